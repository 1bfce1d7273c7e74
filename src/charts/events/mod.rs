//! `events`: every dated event of the text on one line of years. On the timeline ([`Selection::lanes`]) it shows what
//! the query keeps over the years that it asks for, and what has happened since publication in a lane of its own.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry as ChartEntry, Evidence, Selection, whole};
use crate::chart::axis::Tick;
use crate::chart_id::ChartId;
use crate::component::timeline::{Entry, found, is_narrowed};
use crate::context::{DEVELOPMENTS, Development};
use crate::facet::Choice;
use crate::proposal::{DOCUMENT, Date, EVENTS, Event, EventStatus, Locator, Party, PartyKind, Precision};
use crate::text::{Locale, Text, charts, ui};
use crate::url::Query;
use drawing::{Events, Exactness, Nature};

pub(super) const ENTRY: ChartEntry = ChartEntry {
    title: charts::EVENTS_TITLE,
    description: charts::EVENTS_DESC,
    // few events have a member as a party, so members are not offered
    country_choice: CountryChoice::Never,
    statistics: &[],
    build,
};

/// First year of the recent events in the statement: the year in which the ASEAN Community was founded.
const RECENT: Date = Date::Year(2015);

/// The years that get more room on the axis: from then to the end of the year of publication.
const CLOSE: (f64, f64) = (2015.0, 2022.0);

/// How exact a date is, and its begin and end in years.
fn exactness(event: &Event) -> (Exactness, (f64, f64)) {
    let exactness = match event.precision {
        Precision::Day => Exactness::Day,
        Precision::Month => Exactness::Month,
        Precision::Approximate => Exactness::About,
        _ => Exactness::Year,
    };
    (exactness, event.date.span())
}

fn ahead(event: &Event) -> bool {
    event.status != EventStatus::Past
}

/// The date in words, and with it whether it is a plan or a target.
fn date_words(locale: Locale, event: &Event) -> String {
    let date = locale.date(event.date);
    match event.status {
        EventStatus::Past => date,
        EventStatus::FutureEvent => charts::EVENTS_PLANNED.fill(locale, &[("date", &date)]),
        EventStatus::FutureTarget => charts::EVENTS_AIM.fill(locale, &[("date", &date)]),
    }
}

/// Whether an event belongs to what the visitor has selected: its paragraph to an area, or a member is
/// party to it. A name in a note about something else is neither.
fn is_selected(event: &Event, selection: &Selection) -> bool {
    let area = |at: &Locator| at.area().is_some_and(|area| selection.query.has(Choice::area(area)));
    let party = |party: &Party| matches!(party.kind, PartyKind::Country(c) if selection.query.has_country(c));
    event.sections.iter().any(area) || event.parties.iter().any(party)
}

/// What is drawn: every event, or what the query of the timeline keeps.
fn shown(selection: &Selection) -> (Vec<&'static Event>, Vec<&'static Development>) {
    if !selection.lanes {
        return (EVENTS.iter().collect(), Vec::new());
    }
    let (mut events, mut later) = (Vec::new(), Vec::new());
    for entry in found(&selection.query).listed() {
        match entry {
            Entry::Event(event) => events.push(event),
            Entry::Later(development) => later.push(development),
            Entry::Reference(_) | Entry::Undated(_) => {}
        }
    }
    (events, later)
}

/// What has happened since publication, by the year in which it begins.
fn by_year(later: &[&'static Development]) -> Vec<(u16, Vec<&'static Development>)> {
    let mut all: Vec<(u16, Vec<&Development>)> = Vec::new();
    for d in later {
        match all.last_mut().filter(|(year, _)| *year == d.date.year()) {
            Some((_, items)) => items.push(d),
            None => all.push((d.date.year(), vec![d])),
        }
    }
    all
}

/// The years that get more room: on the timeline up to the end of those since publication. None where the query asks
/// for some years, which are shown on an even axis.
fn close(selection: &Selection) -> Option<(f64, f64)> {
    match selection.lanes {
        false => Some(CLOSE),
        true if selection.query.has_years() => None,
        true => {
            let last = DEVELOPMENTS.iter().map(|d| d.date.year()).max().map_or(CLOSE.1, |year| f64::from(year) + 1.0);
            Some((CLOSE.0, f64::max(CLOSE.1, last)))
        }
    }
}

/// The years of the axis, where the query asks for some: as far as it says, else as far as there are events.
fn domain(query: &Query) -> Option<(f64, f64)> {
    let (first, last) = (EVENTS.first()?.sort.year(), EVENTS.last()?.sort.year());
    let from = query.from.unwrap_or(first.min(query.to.unwrap_or(first)));
    let to = query.to.unwrap_or(last.max(from));
    query.has_years().then_some((f64::from(from), f64::from(to) + 1.0))
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let (events, later) = shown(selection);
    let lane = by_year(&later);
    let rows = events.iter().map(|event| {
        let cell = Cell {
            value: Some(f64::from(event.sort.year())),
            text: date_words(locale, event),
            source: event.at.first().map(|at| ValueSource::Proposal(*at)),
        };
        Row::new(event.what.get(locale), &[], vec![cell])
    });
    let since = lane.iter().map(|(year, items)| {
        let cell = Cell::new(items.len() as f64, how_many(locale, items), ValueSource::Derived);
        Row::new(lane_name(locale, *year), &[], vec![cell])
    });
    let table = Table {
        corner: charts::EVENTS_EVENT.get(locale).to_owned(),
        head: vec![charts::EVENTS_DATE.get(locale).to_owned()],
        rows: rows.chain(since).collect(),
    };
    let number = |n: usize| whole(locale, n as f64);
    // without the publication itself
    let recent = RECENT.order()..DOCUMENT.date.order();
    let recent = EVENTS.iter().filter(|e| recent.contains(&e.sort.order())).count();
    let from = locale.date(RECENT);
    let statement = charts::EVENTS_SAYS.fill(
        locale,
        &[
            ("all", &number(EVENTS.len())),
            ("recent", &number(recent)),
            ("from", &from),
            ("first", &EVENTS.first().map(|event| locale.date(event.sort)).unwrap_or_default()),
            ("ahead", &number(EVENTS.iter().filter(|event| ahead(event)).count())),
        ],
    );
    let key = Exactness::ALL.map(|kind| (drawing::glyph(kind, Nature::Past), key_name(kind)));
    let ahead = [(Nature::Planned, charts::EVENTS_KEY_PLANNED), (Nature::Target, charts::EVENTS_KEY_TARGET)];
    let ahead = ahead.map(|(nature, name)| (drawing::glyph(Exactness::Year, nature), name));
    let since = selection.lanes.then(|| (drawing::glyph_later(), charts::EVENTS_KEY_LATER));
    let key = key.into_iter().chain(ahead).chain(since);
    let mut unit = charts::EVENTS_UNIT.fill(locale, &[("date", &locale.date(DOCUMENT.date))]);
    if let Some((_, to)) = close(selection) {
        let to = locale.date(Date::Year(to as u16 - 1));
        let breaks = charts::EVENTS_BREAKS.fill(locale, &[("from", &from), ("to", &to)]);
        unit = [unit, breaks].join(ui::FORMAT_GAP.get(locale));
    }
    let is_narrowed = selection.lanes && is_narrowed(&selection.query);
    if is_narrowed {
        let counts = [
            ("events", &*number(events.len())),
            ("all_events", &*number(EVENTS.len())),
            ("later", &*number(later.len())),
            ("all_later", &*number(DEVELOPMENTS.len())),
        ];
        unit = [charts::TIMELINE_DRAWN.fill(locale, &counts), unit].join(ui::FORMAT_GAP.get(locale));
    }
    let mut statements = vec![(Evidence::Proposal, statement)];
    if selection.lanes {
        let blanks = [("n", &*number(DEVELOPMENTS.len()))];
        statements.push((Evidence::Since, charts::TIMELINE_LANE.fill(locale, &blanks)));
    }
    let nothing = is_narrowed && events.is_empty() && later.is_empty();
    ChartView {
        statements,
        notices: vec![charts::EVENTS_FACE],
        key: key.map(|(glyph, name)| (glyph, name.get(locale).to_owned())).collect(),
        unit,
        missing: nothing.then(|| charts::TIMELINE_NONE.get(locale).to_owned()),
        ..ChartView::new(ChartId::Events, Box::new(chart(locale, selection)), charts::EVENTS_LABEL, table)
    }
}

fn key_name(kind: Exactness) -> Text {
    match kind {
        Exactness::Day => charts::EVENTS_KEY_DAY,
        Exactness::Month => charts::EVENTS_KEY_MONTH,
        Exactness::Year => charts::EVENTS_KEY_YEAR,
        Exactness::About => charts::EVENTS_KEY_ABOUT,
    }
}

fn nature(event: &Event) -> Nature {
    match event.status {
        EventStatus::Past => Nature::Past,
        EventStatus::FutureEvent => Nature::Planned,
        EventStatus::FutureTarget => Nature::Target,
    }
}

/// How exact the date of an item since publication is.
fn exactness_of(date: Date) -> Exactness {
    match date {
        Date::Day(..) => Exactness::Day,
        Date::Month(..) => Exactness::Month,
        _ => Exactness::Year,
    }
}

/// The name of a year's row in the lane.
fn lane_name(locale: Locale, year: u16) -> String {
    charts::EVENTS_LATER.fill(locale, &[("year", &year.to_string())])
}

fn how_many(locale: Locale, items: &[&Development]) -> String {
    locale.count(items.len(), charts::EVENTS_LATER_ONE, charts::EVENTS_LATER_OTHER)
}

fn chart(locale: Locale, selection: &Selection) -> Events {
    let (events, later) = shown(selection);
    let later = by_year(&later).into_iter().map(|(year, items)| {
        let text = how_many(locale, &items);
        drawing::Later {
            date: year.to_string(),
            label: locale.labelled(&lane_name(locale, year), &text),
            text,
            items: items.iter().map(|d| (d.date.span(), exactness_of(d.date))).collect(),
        }
    });
    let rows = events.into_iter().map(|event| {
        let (exactness, span) = exactness(event);
        let what = event.what.get(locale);
        drawing::Row {
            date: date_words(locale, event),
            text: what.to_owned(),
            short: event.short.unwrap_or(event.what).get(locale).to_owned(),
            span,
            exactness,
            nature: nature(event),
            own: event.sort == DOCUMENT.date,
            // what is shown on the timeline is what was chosen
            selected: !selection.lanes && is_selected(event, selection),
            label: locale.labelled(&date_words(locale, event), what),
        }
    });
    let (domain, close) = (if selection.lanes { domain(&selection.query) } else { None }, close(selection));
    let all = || EVENTS.iter().map(|event| event.date.span());
    let (from, to) = domain.unwrap_or_else(|| {
        let from = all().map(|span| span.0).fold(f64::INFINITY, f64::min);
        (from, all().map(|span| span.1).fold(f64::NEG_INFINITY, f64::max))
    });
    let ticks = drawing::tick_values(from, to, close).into_iter();
    Events {
        rows: rows.collect(),
        later: later.collect(),
        ticks: ticks.map(|value| Tick::new(value, (value as u32).to_string())).collect(),
        line: DOCUMENT.date.span().0,
        close,
        // the same axis whatever is left of the events
        domain: domain.or(selection.lanes.then_some((from - 1.0, to + 1.0))),
        wordless: false,
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn drawn(search: &str) -> Events {
        let (query, _) = crate::url::Query::parse(search);
        chart(crate::charts::tests::english(), &Selection { query, ..Selection::none() })
    }

    #[test]
    fn all_events_are_in_the_order_of_time() {
        let chart = drawn("");
        assert_eq!(chart.rows.len(), EVENTS.len());
        assert!(chart.rows.windows(2).all(|pair| pair[0].span.0.floor() <= pair[1].span.0.floor()));
        assert!(chart.rows.iter().all(|row| row.span.0 > 1900.0 && row.span.0 < row.span.1));
        // the line of publication parts what is past from what lay ahead
        assert!(chart.rows.iter().all(|row| (row.nature != Nature::Past) == (row.span.0 > chart.line)));
        assert_eq!(chart.rows.iter().filter(|row| row.own).count(), 1);
        // no date crosses a break of the scale, and the sentences name the years the scale has
        assert_eq!(chart.close, Some(CLOSE));
        for edge in [CLOSE.0, CLOSE.1] {
            assert!(chart.rows.iter().all(|row| row.span.1 <= edge + 1e-9 || row.span.0 >= edge - 1e-9));
        }
        assert_eq!((f64::from(RECENT.year()), f64::from(DOCUMENT.date.year())), (CLOSE.0, CLOSE.1 - 1.0));
    }

    #[test]
    fn a_long_statement_has_a_short_one_that_fits_a_phone() {
        let chart = drawn("");
        for row in &chart.rows {
            assert!(row.short.chars().count() <= 38, "{}", row.short);
        }
        let marks = crate::chart::svg::draw(&chart, 328, crate::chart::svg::Paint::Classes);
        assert!(!marks.body.contains('…'));
    }

    #[test]
    fn an_area_or_a_party_is_highlighted_and_a_name_in_the_same_note_is_not() {
        let with = |search: &str| drawn(search).rows.into_iter().filter(|row| row.selected).collect::<Vec<_>>();
        assert!(with("").is_empty() && with("country=vn").is_empty());
        // one note tells of Singapore, of Davos and of Osaka
        let singapore = with("country=sg");
        assert_eq!(singapore.len(), 1);
        assert!(singapore[0].text.contains("Singapore"));
        assert!(with("area=2").iter().all(|row| row.label.len() > row.date.len()));
        assert_eq!(with("area=5").len(), 1);
    }

    fn timeline(search: &str) -> (Selection, Events) {
        let (query, _) = crate::url::Query::parse(search);
        let selection = Selection { query, lanes: true, ..Selection::none() };
        let chart = chart(crate::charts::tests::english(), &selection);
        (selection, chart)
    }

    #[test]
    fn the_timeline_draws_every_event_once_and_every_later_one_in_its_lane() {
        let (_, chart) = timeline("");
        assert_eq!(chart.rows.len(), EVENTS.len());
        assert_eq!(chart.later.iter().map(|row| row.items.len()).sum::<usize>(), DEVELOPMENTS.len());
        let years: Vec<&str> = chart.later.iter().map(|row| row.date.as_str()).collect();
        assert_eq!(years, ["2021", "2022", "2023", "2024", "2025", "2026"]);
        // nothing since publication is before it, or in the years that have less room
        let spans = chart.later.iter().flat_map(|row| &row.items).map(|(span, _)| *span);
        assert!(spans.clone().all(|span| span.1 > chart.line));
        let (_, end) = chart.close.expect("years with more room");
        assert!(spans.clone().all(|span| span.1 <= end + 1e-9));
        // a year is drawn as a year, a month as a month
        assert!(spans.clone().any(|span| (span.1 - span.0 - 1.0).abs() < 1e-9));
        assert!(spans.clone().any(|span| (span.1 - span.0 - 1.0 / 12.0).abs() < 1e-9));
    }

    #[test]
    fn planned_and_aimed_at_are_told_by_mark_and_word() {
        let (_, chart) = timeline("from=2022");
        let told: Vec<(&str, Nature)> = chart.rows.iter().map(|row| (row.date.as_str(), row.nature)).collect();
        assert_eq!(
            told,
            [
                ("2023, planned", Nature::Planned),
                ("2030, a target", Nature::Target),
                ("fiscal 2030, a target", Nature::Target),
                ("2050, a target", Nature::Target),
            ]
        );
    }

    #[test]
    fn years_that_are_asked_for_fill_an_even_axis() {
        let (_, chart) = timeline("from=2015&to=2021");
        assert_eq!((chart.domain, chart.close), (Some((2015.0, 2022.0)), None));
        assert_eq!(chart.ticks.len(), 8);
        assert!(chart.rows.len() == 24 && chart.later.len() == 1);
        let (_, chart) = timeline("from=2020&to=2020");
        assert_eq!(chart.ticks.iter().map(|tick| tick.text.as_str()).collect::<Vec<_>>(), ["2020", "2021"]);
        let (_, chart) = timeline("from=2040");
        assert_eq!((chart.domain, chart.rows.len()), (Some((2040.0, 2051.0)), 1));
        let (_, chart) = timeline("to=1900");
        assert_eq!((chart.domain, chart.rows.len()), (Some((1900.0, 1901.0)), 0));
    }

    #[test]
    fn the_drawing_has_what_the_table_has_at_any_width_and_choice() {
        let english = crate::charts::tests::english();
        for search in [
            "",
            "area=2",
            "party=sg",
            "party=vn&area=3",
            "from=2015&to=2021",
            "from=2030",
            "to=1900",
            "from=2021&to=2021",
        ] {
            let (selection, chart) = timeline(search);
            let view = build(english, &selection);
            for width in [280, 328, 576, 780, 1180, 1600] {
                let (_, marks) = crate::chart::record::draw(&chart, width);
                assert_eq!(marks.len(), view.table.rows.len(), "{search} at {width} px");
                for (mark, row) in marks.iter().zip(&view.table.rows) {
                    assert!(
                        mark.label.contains(&row.head) && mark.label.contains(&row.cells[0].text),
                        "{}",
                        mark.label
                    );
                }
                crate::chart::record::check_clean(&chart, width);
            }
            assert_eq!(view.missing.is_some(), view.table.rows.is_empty(), "{search}");
        }
    }
}
