//! The figures of a brief, each with its date, its rank, how it is known, and the proposal's own figure for all ten.

use crate::chart_id::ChartId;
use crate::charts::measure::{Measure, Rank, source_of};
use crate::charts::section::section as chart_section;
use crate::charts::table::{ValueSource, status_words};
use crate::charts::{Selection, build_chart};
use crate::component::Cx;
use crate::component::facts::value_of;
use crate::component::locator::loc;
use crate::context::Status;

use crate::proposal::{CountryIx, Date, Locator};

use crate::text::{Locale, charts, ui};

use maud::{Markup, html};

/// The figures.
pub(super) fn section(cx: Cx, country: CountryIx) -> Markup {
    html! {
        section.brief-part.ev-c aria-labelledby="brief-figures" {
            h2 #brief-figures { (charts::BRIEF_FIGURES.get(cx.locale)) }
            p.brief-how { (charts::BRIEF_FIGURES_HOW.get(cx.locale)) }
            dl.brief-figures { @for measure in Measure::ALL { (row(cx, country, measure)) } }
        }
    }
}

/// The chart of all figures, with the member highlighted.
pub(super) fn chart(cx: Cx, selection: &Selection, country: CountryIx) -> Markup {
    let view = build_chart(cx.locale, ChartId::Profile, &Selection::of_member(&selection.query, country));
    chart_section(cx, &view, 2, html! {})
}

/// A rank in words.
pub(super) fn rank_words(locale: Locale, rank: Rank) -> String {
    let text = if rank.shared { charts::BRIEF_RANK_SHARED } else { charts::BRIEF_RANK };
    text.fill(locale, &[("place", &rank.place.to_string()), ("of", &rank.of.to_string())])
}

fn row(cx: Cx, country: CountryIx, measure: Measure) -> Markup {
    let locale = cx.locale;
    let own = measure.of(country);
    let (stop, gap) = (ui::FORMAT_STOP.get(locale), ui::FORMAT_GAP.get(locale));
    html! {
        div data-measure=(measure.id()) {
            dt { (measure.name().get(locale)) " " small { (measure.date_words(locale)) } }
            dd.brief-value.none[own.is_none()] {
                @match &own {
                    Some(own) => { (measure.amount(locale, own.value)) }
                    None => { (charts::CHART_NONE.get(locale)) }
                }
            }
            dd.brief-note {
                @if let Some(rank) = measure.rank(country) { span { (rank_words(locale, rank)) (stop) } }
                @if let Some(words) = block_words(locale, country, measure) { span { (words) (gap) } }
                @if let Some(words) = before(locale, country, measure) { span { (words) (stop) } }
                @if let Some(total) = measure.total() {
                    span { (charts::BRIEF_TEN.fill(locale, &[("value", &value_of(locale, total))])) " " (loc(cx, Locator::Note(total.note))) (stop) }
                }
                @let from = own.as_ref().map(|own| own.source).or_else(|| measure.block(country).map(source_of));
                @if let Some(ValueSource::Outside(source, status)) = from {
                    span { (source_line(locale, source, status)) }
                }
                @if measure == Measure::Investment { (gap) span { (charts::INVESTMENT_FACE.get(locale)) (charts::JOIN_END.get(locale)) } }
            }
        }
    }
}

/// The source of a value and how it was obtained there.
fn source_line(locale: Locale, source: crate::context::SourceIx, status: Status) -> Markup {
    let how = status_words(status).get(locale);
    let title = source.get().title.get(locale);
    html! {
        (charts::BRIEF_SOURCE.get(locale)) (ui::FORMAT_GAP.get(locale))
        a href=(source.get().url) rel="external noopener" { (title) }
        // a title may end with it already
        @if !title.ends_with(how) { (ui::FORMAT_COMMA.get(locale)) (how) }
        (charts::JOIN_END.get(locale))
    }
}

/// How a value was obtained, with a capital: `As reported`.
pub(super) fn how_known(locale: Locale, country: CountryIx, measure: Measure) -> Option<String> {
    let Some(ValueSource::Outside(_, status)) = measure.of(country).map(|own| own.source) else { return None };
    let how = status_words(status).get(locale);
    let mut letters = how.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// Why there is no figure of the member's own where several were published as one.
pub(super) fn block_words(locale: Locale, country: CountryIx, measure: Measure) -> Option<String> {
    let block = measure.block(country)?;
    let names: Vec<&str> = block.countries.iter().map(|c| super::name(locale, *c)).collect();
    let text = if block.status == Status::Remainder { charts::BRIEF_BLOCK_REST } else { charts::BRIEF_BLOCK };
    let amount = measure.amount(locale, block.value);
    Some(text.fill(locale, &[("countries", &locale.list(&names)), ("n", &amount)]))
}

/// The year that the proposal compares the visitors with.
const VISITORS_BEFORE: u16 = 2008;

/// Visitors ten years before, the span that the proposal speaks of.
fn before(locale: Locale, country: CountryIx, measure: Measure) -> Option<String> {
    let year = Date::Year(VISITORS_BEFORE);
    let value = (measure == Measure::Visitors).then(|| measure.on(country, year))??;
    let n = measure.amount(locale, value.value);
    Some(charts::BRIEF_VISITORS_BEFORE.fill(locale, &[("year", &locale.date(year)), ("n", &n)]))
}
