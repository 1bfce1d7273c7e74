//! What the explorer's map shows instead of the number of linked actions: growth as colours, or another figure as
//! circles whose area is in proportion to it; and the legend.
//!
//! The figures are those of [`Measure`]; mentions are counted in the notes of the proposal. A member without a figure
//! is hatched, one that has a figure only together with others is hatched otherwise, and the legend names both.

use super::measure::Measure;
use super::table::{ValueSource, status_words};
use super::{Evidence, whole};
use crate::chart_id::ChartId;
use crate::component::Cx;
use crate::component::locator::locs;
use crate::context::{MEMBERS, Observation, SourceIx, Status};
use crate::map::figures::{Fill, LARGEST, Shown};
use crate::proposal::{CountryIx, Locator, MentionKind};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use crate::url::{MapFigures, Toggle};
use maud::{Markup, html};

/// Upper bounds of the classes of growth but the last one, in per cent. Zero is one, so that no class has both growth
/// and decline.
const BOUNDS: [f64; 4] = [-7.5, -5.0, -2.5, 0.0];

/// The measure that is shown; `None` for mentions, which are counted in the proposal.
#[must_use]
pub fn measure(figures: MapFigures) -> Option<Measure> {
    Some(match figures {
        MapFigures::Growth => Measure::Growth(2020),
        MapFigures::Investment => Measure::Investment,
        MapFigures::Bases => Measure::Bases,
        MapFigures::Visitors => Measure::Visitors,
        MapFigures::Residents => Measure::Residents,
        MapFigures::Mentions => return None,
    })
}

/// The chart with the same figures.
fn chart(figures: MapFigures) -> ChartId {
    match figures {
        MapFigures::Growth => ChartId::GdpGrowth,
        MapFigures::Investment => ChartId::Investment,
        MapFigures::Bases => ChartId::Bases,
        MapFigures::Visitors => ChartId::Visitors,
        MapFigures::Residents => ChartId::Residents,
        MapFigures::Mentions => ChartId::Coverage,
    }
}

/// What is known of a member.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// A figure of its own.
    Own(f64),
    /// A figure for several members together.
    Together(&'static Observation),
    Nothing,
}

fn known(figures: MapFigures, country: CountryIx) -> Known {
    let Some(measure) = measure(figures) else { return Known::Own(notes_that_name(country).len() as f64) };
    match (measure.of(country), measure.block(country)) {
        (Some(own), _) => Known::Own(own.value),
        (None, Some(block)) => Known::Together(block),
        (None, None) => Known::Nothing,
    }
}

/// The notes that name a member, each once, in the order of the proposal: neither the list of members in note 2 nor
/// the name of a venue in note 37.
#[must_use]
pub fn notes_that_name(country: CountryIx) -> Vec<Locator> {
    let mut notes = Vec::new();
    for mention in country.get().mentions {
        let counts = !matches!(mention.kind, MentionKind::MemberList | MentionKind::VenueName);
        if counts && matches!(mention.at, Locator::Note(_)) && !notes.contains(&mention.at) {
            notes.push(mention.at);
        }
    }
    notes
}

/// The members with what is known of each.
fn all(figures: MapFigures) -> impl Iterator<Item = (CountryIx, Known)> {
    MEMBERS.iter().map(move |m| (m.country, known(figures, m.country)))
}

/// The largest figure of a single member.
fn largest(figures: MapFigures) -> f64 {
    all(figures).fold(0.0, |most, (_, known)| if let Known::Own(value) = known { value.max(most) } else { most })
}

/// The class of a rate of growth; 1 is the lowest.
fn class(value: f64) -> u8 {
    1 + BOUNDS.iter().filter(|bound| value >= **bound).count() as u8
}

/// Radius of a circle whose area is to that of the largest as the values are, in units of the map.
fn radius(value: f64, largest: f64) -> f64 {
    if largest > 0.0 { LARGEST * (value.max(0.0) / largest).sqrt() } else { 0.0 }
}

/// A value as the map has it. The legend has the unit, but a rate has its sign.
fn figure(locale: Locale, figures: MapFigures, value: f64) -> String {
    match measure(figures) {
        Some(m @ Measure::Growth(_)) => m.amount(locale, value),
        Some(m) => m.figure(locale, value),
        None => whole(locale, value),
    }
}

/// A value in the unit of the figures.
fn amount(locale: Locale, figures: MapFigures, value: f64) -> String {
    measure(figures).map_or_else(|| whole(locale, value), |m| m.amount(locale, value))
}

/// What the map shows of each member.
#[must_use]
pub fn shown(locale: Locale, figures: MapFigures) -> Vec<Shown> {
    let most = largest(figures);
    let of = |(country, known): (CountryIx, Known)| {
        let (fill, value) = match known {
            Known::Own(value) => {
                let fill = match figures {
                    MapFigures::Growth => Fill::Class(class(value)),
                    _ if value > 0.0 => Fill::Circle(radius(value, most)),
                    _ => Fill::Plain,
                };
                (fill, figure(locale, figures, value))
            }
            Known::Together(_) => (Fill::Together, String::new()),
            Known::Nothing => (Fill::Absent, String::new()),
        };
        Shown { code: country.get().id, fill, value }
    };
    all(figures).map(of).collect()
}

/// Circles of the key, with radius and words, the largest first; none for colours.
#[must_use]
pub fn sizes(locale: Locale, figures: MapFigures) -> Vec<(f64, String)> {
    if figures == MapFigures::Growth {
        return Vec::new();
    }
    let most = largest(figures);
    let large = round_below(most);
    let all = [large, round_below(large / 5.0).max(1.0)];
    all.into_iter().map(|value| (radius(value, most), locale.plain_number(value))).collect()
}

/// The largest of 1, 2, 3, 5, 10, 20 … that is not above a value; 1 below that.
fn round_below(value: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= value {
        power *= 10.0;
    }
    [5.0, 3.0, 2.0].into_iter().map(|n| n * power).find(|n| *n <= value).unwrap_or(power)
}

/// The name of a member's land while figures are shown: the figure with its date, and how many listed actions are
/// linked to the member.
#[must_use]
pub fn label(locale: Locale, figures: MapFigures, country: CountryIx, linked: &str) -> String {
    let of = measure(figures);
    let words = match (known(figures, country), of) {
        (Known::Own(value), Some(m)) => {
            let text = match figures {
                MapFigures::Investment => charts::MAP_DATA_INVESTMENT,
                MapFigures::Bases => charts::MAP_DATA_BASES,
                MapFigures::Visitors => charts::MAP_DATA_VISITORS,
                MapFigures::Residents => charts::MAP_DATA_RESIDENTS,
                MapFigures::Growth | MapFigures::Mentions => charts::MAP_DATA_GROWTH,
            };
            text.fill(locale, &[("n", &m.amount(locale, value)), ("date", &m.date_words(locale))])
        }
        (Known::Own(value), None) => {
            locale.count(value as usize, charts::MAP_DATA_MENTIONS_ONE, charts::MAP_DATA_MENTIONS_OTHER)
        }
        (Known::Together(block), m) => {
            let others: Vec<CountryIx> = block.countries.iter().copied().filter(|c| *c != country).collect();
            let title = m.map(|m| m.title(locale)).unwrap_or_default();
            let amount = amount(locale, figures, block.value);
            let blanks = [("measure", title.as_str()), ("others", &names(locale, &others)), ("n", &amount)];
            charts::MAP_DATA_ONLY_TOGETHER.fill(locale, &blanks)
        }
        (Known::Nothing, m) => {
            charts::MAP_DATA_NONE.fill(locale, &[("measure", &m.map(|m| m.title(locale)).unwrap_or_default())])
        }
    };
    let blanks = [("country", country.get().name.get(locale)), ("figure", &words), ("n", linked)];
    charts::MAP_DATA_MEMBER.fill(locale, &blanks)
}

/// The name of a choice.
fn name(figures: Option<MapFigures>) -> Text {
    match figures {
        None => charts::MAP_DATA_LINKED,
        Some(figures) => measure(figures).map_or(charts::MAP_DATA_MENTIONS, Measure::name),
    }
}

/// The radio buttons that choose what the map shows.
#[must_use]
pub fn choices(locale: Locale, chosen: Option<MapFigures>, enabled: bool) -> Markup {
    let all = [None].into_iter().chain(MapFigures::ALL.iter().copied().map(Some));
    html! {
        fieldset.map-ask {
            legend.sr { (charts::MAP_DATA_ASK.get(locale)) }
            @for figures in all {
                label {
                    input type="radio" name="map" autocomplete="off" data-choice=(Toggle::Map(figures).write())
                        checked[figures == chosen] disabled[!enabled];
                    span { (name(figures).get(locale)) }
                }
            }
        }
    }
}

/// What is shown, with its date and unit.
fn title(locale: Locale, figures: MapFigures) -> String {
    let Some(m) = measure(figures) else { return charts::MAP_DATA_MENTIONS_TITLE.get(locale).to_owned() };
    let unit = match figures {
        MapFigures::Growth => charts::MAP_DATA_PERCENT,
        MapFigures::Investment => charts::MAP_DATA_BILLION_YEN,
        _ => return m.title(locale),
    };
    charts::MAP_DATA_UNIT.fill(locale, &[("title", &m.title(locale)), ("unit", unit.get(locale))])
}

/// The range of a class of growth; 1 is the lowest.
fn range(locale: Locale, class: usize) -> String {
    let bound = |i: usize| BOUNDS.get(i).map(|b| locale.plain_number(*b)).unwrap_or_default();
    match class {
        1 => charts::MAP_DATA_BELOW.fill(locale, &[("to", &bound(0))]),
        n if n > BOUNDS.len() => charts::MAP_DATA_ABOVE.fill(locale, &[("from", &bound(n - 2))]),
        n => charts::MAP_DATA_BETWEEN.fill(locale, &[("from", &bound(n - 2)), ("to", &bound(n - 1))]),
    }
}

/// The legend below the map.
#[must_use]
pub fn legend(cx: Cx, figures: MapFigures) -> Markup {
    let l = cx.locale;
    let absent: Vec<CountryIx> = all(figures).filter(|(_, k)| matches!(k, Known::Nothing)).map(|(c, _)| c).collect();
    let evidence = if measure(figures).is_some() { Evidence::Context } else { Evidence::Proposal };
    let (open, close) = (charts::JOIN_OPEN.get(l), charts::JOIN_CLOSE.get(l));
    html! {
        div class={ "map-legend " (evidence.class()) } data-map-legend=(figures.name()) role="group" aria-labelledby="map-legend" {
            p.map-h #map-legend { b { (title(l, figures)) } " " span { (how(l, figures)) } }
            @if figures == MapFigures::Growth {
                ol.map-classes {
                    @for n in (1..=BOUNDS.len() + 1).rev() { li { (swatch(&n.to_string(), None)) (range(l, n)) } }
                }
            } @else {
                p { (charts::MAP_DATA_CIRCLES.get(l)) }
            }
            ul {
                @if !absent.is_empty() {
                    li { (swatch("absent", Some("absent"))) (charts::MAP_DATA_ABSENT.fill(l, &[("members", &names(l, &absent))])) }
                }
                @for block in measure(figures).into_iter().flat_map(Measure::blocks) {
                    @let of = [("members", names(l, block.countries)), ("n", amount(l, figures, block.value))];
                    li {
                        (swatch("together", Some("together")))
                        (charts::MAP_DATA_TOGETHER.fill(l, &of.each_ref().map(|(name, words)| (*name, words.as_str()))))
                        @if block.status == Status::Remainder { (open) (status_words(block.status).get(l)) (close) }
                    }
                }
                @if figures == MapFigures::Mentions {
                    @for (country, notes) in MEMBERS.iter().map(|m| (m.country, notes_that_name(m.country))) {
                        @if !notes.is_empty() { li { (country.get().name.get(l)) (ui::FORMAT_COLON.get(l)) (locs(cx, notes)) } }
                    }
                }
            }
            @if let Some(m) = measure(figures) { (sources(l, m)) }
            p { a href=(cx.href(Page::Chart(chart(figures)))) { (charts::MAP_DATA_CHART.get(l)) } }
        }
    }
}

/// Names of members inside a sentence.
fn names(locale: Locale, countries: &[CountryIx]) -> String {
    let names: Vec<&str> = countries.iter().map(|c| c.get().in_text(locale)).collect();
    locale.list(&names)
}

/// Where the figures are from, in a few words: what kind of evidence they are, and how they were obtained.
fn how(locale: Locale, figures: MapFigures) -> String {
    let Some(m) = measure(figures) else { return charts::MAP_DATA_IN_PROPOSAL.get(locale).to_owned() };
    let mut found: Vec<&str> = Vec::new();
    for (_, _, status) in sources_of(m) {
        let words = status_words(status).get(locale);
        if !found.contains(&words) {
            found.push(words);
        }
    }
    charts::MAP_DATA_OUTSIDE.fill(locale, &[("how", &locale.list(&found))])
}

/// The sources of the members' own figures, each once, with the members and how the figures were obtained.
fn sources_of(m: Measure) -> Vec<(SourceIx, Vec<CountryIx>, Status)> {
    let mut found: Vec<(SourceIx, Vec<CountryIx>, Status)> = Vec::new();
    for country in MEMBERS.iter().map(|member| member.country) {
        let Some(ValueSource::Outside(source, status)) = m.of(country).map(|value| value.source) else { continue };
        match found.iter_mut().find(|(s, _, how)| *s == source && *how == status) {
            Some((_, countries, _)) => countries.push(country),
            None => found.push((source, vec![country], status)),
        }
    }
    found
}

/// The list of sources, folded.
fn sources(locale: Locale, m: Measure) -> Markup {
    let all = sources_of(m);
    html! {
        details {
            summary { (locale.count(all.len(), charts::MAP_DATA_SOURCES_ONE, charts::MAP_DATA_SOURCES_OTHER)) }
            ul {
                @for (source, countries, status) in &all {
                    li {
                        @if all.len() > 1 { (names(locale, countries)) (ui::FORMAT_COLON.get(locale)) }
                        a href=(source.get().url) rel="external noopener" { (source.get().title.get(locale)) }
                        (charts::JOIN_OPEN.get(locale)) (status_words(*status).get(locale)) (charts::JOIN_CLOSE.get(locale))
                    }
                }
            }
        }
    }
}

/// A small square with the fill of a class or the hatching of what is absent.
fn swatch(fill: &str, pattern: Option<&str>) -> Markup {
    html! {
        svg.map-swatch viewBox="0 0 60 42" aria-hidden="true" {
            rect.m-fill data-fill=(fill) width="60" height="42" {}
            @if let Some(pattern) = pattern { rect width="60" height="42" fill={ "url(#map-" (pattern) ")" } {} }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::charts::tests::english;
    use crate::component::Scope;
    use crate::proposal::country;

    fn of(figures: MapFigures, code: &str) -> Shown {
        shown(english(), figures).into_iter().find(|m| m.code == code).expect("a member")
    }

    fn named(figures: MapFigures, code: &str) -> String {
        label(english(), figures, country(code).expect("a member"), "3")
    }

    fn legend_of(figures: MapFigures) -> String {
        let locale = english();
        let page = legend(Cx { scope: &Scope { locale, root_prefix: "./" } }, figures).into_string();
        let text: Vec<String> = scraper::Html::parse_fragment(&page).root_element().text().map(str::to_owned).collect();
        text.concat()
    }

    #[test]
    fn values_are_those_of_the_records() {
        for figures in MapFigures::ALL.iter().copied() {
            let all = shown(english(), figures);
            assert_eq!(all.len(), 10);
            for (member, shown) in MEMBERS.iter().zip(all) {
                assert_eq!(member.country.get().id, shown.code);
                let own = measure(figures).map(|m| m.of(member.country).map(|v| figure(english(), figures, v.value)));
                let mentions = notes_that_name(member.country).len().to_string();
                assert_eq!(
                    shown.value,
                    own.unwrap_or(Some(mentions)).unwrap_or_default(),
                    "{figures:?} {}",
                    shown.code
                );
            }
        }
        assert_eq!(of(MapFigures::Growth, "PH").value, "−9.6%");
        assert_eq!(of(MapFigures::Bases, "VN").value, "1,816");
        assert_eq!(of(MapFigures::Investment, "SG").value, "902.4");
    }

    /// The counts of `checks.mentions` in the reference.
    #[test]
    fn mentions_leave_out_the_list_of_members_and_the_name_of_a_venue() {
        for (code, n) in [
            ("VN", 3),
            ("MM", 3),
            ("ID", 1),
            ("MY", 1),
            ("TH", 1),
            ("LA", 1),
            ("SG", 1),
            ("BN", 0),
            ("KH", 0),
            ("PH", 0),
        ] {
            let notes = notes_that_name(country(code).expect("a member"));
            assert_eq!(notes.len(), n, "{code}: {notes:?}");
            assert!(!notes.contains(&Locator::Note(2)) && !notes.contains(&Locator::Note(37)), "{code}");
            // nothing is counted, which is a number and not the absence of one
            assert_eq!(of(MapFigures::Mentions, code).value, n.to_string());
            assert_eq!(matches!(of(MapFigures::Mentions, code).fill, Fill::Circle(_)), n > 0, "{code}");
        }
    }

    #[test]
    fn areas_of_circles_are_in_proportion() {
        for figures in MapFigures::ALL.iter().copied().filter(|f| *f != MapFigures::Growth) {
            let most = largest(figures);
            let mut circles = 0;
            for (country, known) in all(figures) {
                let (Known::Own(value), Fill::Circle(r)) = (known, of(figures, country.get().id).fill) else {
                    continue;
                };
                assert!((r * r / (LARGEST * LARGEST) - value / most).abs() < 1e-9, "{figures:?} {}", country.get().id);
                circles += 1;
            }
            assert!(circles > 4, "{figures:?}");
            for (r, words) in sizes(english(), figures) {
                let value: f64 = words.replace(',', "").parse().expect("a number");
                assert!((r * r / (LARGEST * LARGEST) - value / most).abs() < 1e-9 && value <= most, "{words}");
            }
        }
        assert_eq!(
            sizes(english(), MapFigures::Visitors).iter().map(|s| &*s.1).collect::<Vec<_>>(),
            ["1,000,000", "200,000"]
        );
        assert_eq!(sizes(english(), MapFigures::Mentions).iter().map(|s| &*s.1).collect::<Vec<_>>(), ["3", "1"]);
        assert!(sizes(english(), MapFigures::Growth).is_empty());
    }

    #[test]
    fn classes_part_at_zero_and_each_has_its_range() {
        for (value, is) in [(-9.6, 1), (-7.5, 2), (-5.6, 2), (-5.0, 3), (-2.5, 4), (-0.1, 4), (0.0, 5), (3.3, 5)] {
            assert_eq!(class(value), is, "{value}");
        }
        let classes = |code: &str| of(MapFigures::Growth, code).fill;
        assert_eq!(["PH", "TH", "KH", "LA", "VN"].map(classes), [1, 2, 3, 4, 5].map(Fill::Class));
        let ranges: Vec<String> = (1..=5).map(|n| range(english(), n)).collect();
        assert_eq!(ranges, ["below −7.5%", "−7.5% to −5%", "−5% to −2.5%", "−2.5% to 0%", "0% and above"]);
        let legend = legend_of(MapFigures::Growth);
        assert!(ranges.iter().all(|range| legend.contains(range)), "{legend}");
    }

    #[test]
    fn a_figure_of_several_members_is_told_once_and_never_split() {
        for (figures, block, codes) in [
            (
                MapFigures::Bases,
                "Brunei, Laos, Myanmar, the Philippines and Singapore together: 3,289",
                &["BN", "LA", "MM", "PH", "SG"][..],
            ),
            (
                MapFigures::Investment,
                "Brunei, Cambodia, Laos and Myanmar together: −22.0 billion yen",
                &["BN", "KH", "LA", "MM"][..],
            ),
        ] {
            assert_eq!(legend_of(figures).matches(block).count(), 1, "{}", legend_of(figures));
            for member in shown(english(), figures) {
                let together = codes.contains(&member.code);
                assert_eq!(member.fill == Fill::Together, together, "{}", member.code);
                assert_eq!(member.value.is_empty(), together, "{}", member.code);
            }
        }
        assert_eq!(
            named(MapFigures::Bases, "SG"),
            "Singapore: no figure of its own for: Japanese business bases, 1 October 2017; together with Brunei, Laos, \
             Myanmar and the Philippines: 3,289; linked by a note to 3 of the listed actions"
        );
    }

    #[test]
    fn a_member_without_a_figure_has_none() {
        for (figures, words) in [
            (MapFigures::Visitors, "No figure: Brunei, Cambodia, Laos and Myanmar"),
            (MapFigures::Residents, "No figure: Brunei and Laos"),
        ] {
            assert!(legend_of(figures).contains(words), "{}", legend_of(figures));
            for member in shown(english(), figures) {
                assert_eq!(member.fill == Fill::Absent, member.value.is_empty(), "{}", member.code);
                assert!(member.value != "0");
            }
        }
        for figures in [MapFigures::Growth, MapFigures::Mentions, MapFigures::Bases] {
            assert!(!legend_of(figures).contains("No figure"), "{figures:?}");
        }
        assert_eq!(
            named(MapFigures::Residents, "LA"),
            "Laos: no figure for: Japanese residents, October 2020; linked by a note to 3 of the listed actions"
        );
    }

    #[test]
    fn the_name_of_a_land_has_its_figure_and_its_date() {
        let tail = "; linked by a note to 3 of the listed actions";
        for (figures, words) in [
            (MapFigures::Growth, "Vietnam: GDP growth of 2.9%, 2020"),
            (MapFigures::Investment, "Vietnam: 251.7 billion yen of Japan’s direct investment, 2020"),
            (MapFigures::Bases, "Vietnam: 1,816 Japanese business bases, 1 October 2017"),
            (MapFigures::Visitors, "Vietnam: 389,004 visitors to Japan, 2018"),
            (MapFigures::Residents, "Vietnam: 23,437 Japanese residents, October 2020"),
            (MapFigures::Mentions, "Vietnam: named in 3 notes of the proposal"),
        ] {
            assert_eq!(named(figures, "VN"), format!("{words}{tail}"));
        }
        assert_eq!(named(MapFigures::Mentions, "TH"), format!("Thailand: named in 1 note of the proposal{tail}"));
    }

    #[test]
    fn the_legend_has_date_status_sources_and_the_chart() {
        for figures in MapFigures::ALL.iter().copied() {
            let locale = english();
            let page = legend(Cx { scope: &Scope { locale, root_prefix: "./" } }, figures).into_string();
            let text = legend_of(figures);
            let chart = format!("href=\"./charts/{}/\"", chart(figures).name());
            assert!(page.contains(&chart) && text.contains(&title(locale, figures)), "{page}");
            let Some(m) = measure(figures) else {
                assert!(page.contains("ev-p") && page.matches("data-note").count() == 11, "{page}");
                continue;
            };
            assert!(
                page.contains("ev-c") && text.contains(&m.date_words(locale)) && text.contains("as reported"),
                "{text}"
            );
            let all = sources_of(m);
            assert_eq!(all.iter().map(|(_, countries, _)| countries.len()).sum::<usize>(), m.ranked().len());
            for (source, ..) in all {
                assert!(page.contains(source.get().url.split('&').next().expect("an address")), "{}", source.get().url);
            }
        }
    }
}
