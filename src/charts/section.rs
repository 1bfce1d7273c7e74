//! A chart in a page: heading, statements, the drawing with its key, buttons, sources and table, and the small
//! version in the gallery.

use super::table::{Cell, Row, Table, ValueSource, status_words};
use super::{ChartView, Selection, build_chart};
use crate::chart::{Glyph, Key, PRERENDERED, svg};
use crate::chart_id::ChartId;
use crate::component::Cx;
use crate::component::locator::loc;
use crate::component::shell::official_page;
use crate::context::{SourceIx, Status};
use crate::proposal::{DOCUMENT, Date};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use maud::{Markup, PreEscaped, html};

/// The charts that a page defers.
pub const DEFERRED: [ChartId; 1] = [ChartId::GdpGrowth];

/// The place of a chart far below the first screen: an empty section that the second program fills. Where a page is
/// prerendered it contains the heading, statements and a picture of the chart for readers without scripts; the start
/// script shows those when the section comes near.
#[must_use]
pub fn deferred(cx: Cx, id: ChartId) -> Markup {
    debug_assert!(DEFERRED.contains(&id), "{} has no picture", id.name());
    html! {
        section.figure data-chart=(id.name()) data-empty {
            @if cfg!(not(target_arch = "wasm32")) {
                @let view = build_chart(cx.locale, id, &Selection::none());
                noscript {
                    (header(cx, &view, 2))
                    img.chart-picture src={ (cx.href(Page::Explorer)) (id.picture()) } alt=(view.label.get(cx.locale)) loading="lazy";
                }
            }
        }
    }
}

/// A whole chart, under a heading of a level, with markup at its end.
#[must_use]
pub fn section(cx: Cx, view: &ChartView, level: u8, end: Markup) -> Markup {
    let name = view.id.name();
    html! {
        section.figure data-chart=(name) aria-labelledby=(heading_id(view.id)) { (section_body(cx, view, level)) (end) }
    }
}

/// Id of the heading of a chart.
#[must_use]
pub fn heading_id(id: ChartId) -> String {
    format!("fig-{}", id.name())
}

/// Title and statements of a chart, and the way to its own page.
fn header(cx: Cx, view: &ChartView, level: u8) -> Markup {
    let (heading, title) = (heading_id(view.id), view.title().get(cx.locale));
    html! {
        header {
            @if !view.places.is_empty() { p.kicker { @for at in &view.places { (loc(cx, *at)) " " } } }
            @if level == 1 { h1 id=(heading) { (title) } } @else { h2 id=(heading) { (title) } }
            @for (evidence, words) in &view.statements { p class={ "stand " (evidence.class()) } { (words) } }
            @if level > 1 {
                p.fig-more { a href=(cx.href(Page::Chart(view.id))) { (charts::CHART_OPEN.get(cx.locale)) } }
            }
        }
    }
}

/// The content of the section of a chart.
#[must_use]
pub fn section_body(cx: Cx, view: &ChartView, level: u8) -> Markup {
    let locale = cx.locale;
    let name = view.id.name();
    let tool = |command: &str, text: Text| {
        html! { button type="button" data-chart-do=(command) disabled { (text.get(locale)) } }
    };
    html! {
        (header(cx, view, level))
        div.canvas {
            @if !view.variants.is_empty() {
                div.fig-forms role="group" aria-label=(charts::CHART_FORMS.get(locale)) { (variants(locale, view)) }
            }
            @if !view.notices.is_empty() { p.fig-face { @for words in &view.notices { span { (words.get(locale)) } " " } } }
            div.ch-key data-live={ "key-" (name) } { (key(&view.key)) }
            div.fig-missing role="status" data-live={ "missing-" (name) } { (missing(locale, view)) }
            (drawing(locale, view))
            p.src data-live={ "unit-" (name) } { (unit(cx, view)) }
            p.src.src-line data-live={ "sources-" (name) } { (sources(cx, view)) }
            div.fig-tools {
                (tool("full", charts::CHART_FULL))
                span { (charts::CHART_SAVE.get(locale)) }
                (tool("png", charts::CHART_PNG))
                (tool("svg", charts::CHART_SVG))
                (tool("csv", charts::CHART_CSV))
                (tool("link", charts::CHART_LINK))
                (tool("cite", ui::ACTION_CITE))
            }
            p.fig-failed { (charts::CHART_FAILED.get(locale)) }
            details.as-table {
                summary { (charts::CHART_TABLE.get(locale)) }
                div data-live={ "table-" (name) } { (table(cx, view)) }
            }
        }
    }
}

/// The parts of a chart's section that change with the selection, each with its name in `data-live`.
#[must_use]
pub fn live_parts(cx: Cx, view: &ChartView) -> [(&'static str, Markup); 5] {
    [
        ("key", key(&view.key)),
        ("missing", missing(cx.locale, view)),
        ("unit", unit(cx, view)),
        ("sources", sources(cx, view)),
        ("table", table(cx, view)),
    ]
}

/// Switches between the forms of a chart.
fn variants(locale: Locale, view: &ChartView) -> Markup {
    html! {
        @for it in &view.variants {
            button type="button" data-do="toggle" data-value=(it.choice) aria-pressed=(if it.on { "true" } else { "false" }) disabled { (it.name.get(locale)) }
        }
    }
}

fn key(entries: &Key) -> Markup {
    html! {
        @for (glyph, words) in entries {
            @match glyph {
                // the number is shown on the colour
                Glyph::Category(number) => span class={ "a" (number) } { i.sq { (number) } (words) },
                Glyph::Rule => span.k-mean { (words) },
                Glyph::Drawing(_) => span { i.k-glyph { (PreEscaped(glyph.svg())) } (words) },
            }
        }
    }
}

/// What is counted, and where the proposal speaks of it.
fn unit(cx: Cx, view: &ChartView) -> Markup {
    html! { (view.unit) @for at in &view.places { " " (loc(cx, *at)) } }
}

/// Sources that are named beside a chart; of more than these only the number, since the table lists all.
pub(super) const NAMED: usize = 2;

/// Where the values come from, in one line beside the chart.
pub(super) fn sources(cx: Cx, view: &ChartView) -> Markup {
    let locale = cx.locale;
    let all = view.sources();
    let from_proposal = view.table.value_sources().any(|from| matches!(from, ValueSource::Proposal(_)));
    // the proposal is named where the chart counts in its text or repeats its values
    let own = !view.places.is_empty() || from_proposal || (all.is_empty() && !view.of_items);
    let named = if all.len() > NAMED + 1 { NAMED } else { all.len() };
    html! {
        (charts::CHART_SOURCES.get(locale)) (ui::FORMAT_COLON.get(locale))
        @if own {
            a href=(official_page(locale)) rel="external" { (charts::CHART_PROPOSAL.fill(locale, &[("year", &locale.date(Date::Year(DOCUMENT.date.year())))])) }
        }
        @if view.of_items { a href=(cx.href(Page::Since)) { (charts::SINCE_CHART_SOURCES.get(locale)) } }
        @for (i, s) in all.iter().take(named).enumerate() {
            @if own || i > 0 { (charts::JOIN_SEMICOLON.get(locale)) }
            (source_link(locale, *s))
        }
        @if named < all.len() {
            (charts::JOIN_SEMICOLON.get(locale))
            a href={ "#" (view.id.name()) "-" (named + 1) } data-chart-do="sources" {
                (charts::CHART_SOURCES_MORE.fill(locale, &[("n", &(all.len() - named).to_string())]))
            }
        }
        (charts::JOIN_END.get(locale))
    }
}

fn source_link(locale: Locale, source: SourceIx) -> Markup {
    html! { a href=(source.get().url) rel="external noopener" { (source.get().title.get(locale)) } }
}

/// What is not there to be drawn, with a button that clears the selection.
fn missing(locale: Locale, view: &ChartView) -> Markup {
    html! {
        @if let Some(words) = &view.missing {
            p { (words) " " button type="button" data-do="clear" { (charts::CHART_CLEAR.get(locale)) } }
        }
    }
}

/// The box of a drawing: the SVG, which is also what is printed, the canvas that covers it, the frame and
/// the tooltip of the value at the pointer, and the live region for the keyboard.
fn drawing(locale: Locale, view: &ChartView) -> Markup {
    html! {
        div.chart-box data-drawing=(view.id.name()) {
            div.chart-still { (PreEscaped(still(locale, view))) }
            canvas aria-hidden="true" {}
            div.chart-at aria-hidden="true" {}
            p.chart-tip aria-hidden="true" {}
            p.chart-said.sr role="status" {}
        }
    }
}

/// The drawing as SVG, once for each width at which pages are prerendered.
#[must_use]
pub fn still(locale: Locale, view: &ChartView) -> String {
    let label = view.label.get(locale);
    PRERENDERED.iter().map(|(width, class)| svg::render(&*view.drawing, *width, class, label)).collect()
}

/// A small version of a chart that links to its page.
#[must_use]
pub fn card(cx: Cx, view: &ChartView) -> Markup {
    let name = view.id.name();
    html! {
        li.chart-card data-chart-card=(name) {
            a href=(cx.href(Page::Chart(view.id))) {
                h2 { (view.title().get(cx.locale)) }
                div.card-still aria-hidden="true" data-live={ "card-" (name) } { (small(cx.locale, view)) }
            }
            @if let Some((evidence, words)) = view.statements.first() {
                p class={ "stand " (evidence.class()) } { (words) }
            }
        }
    }
}

/// The drawing of a card: the whole chart, or its lower version where it would be too tall.
#[must_use]
pub fn small(locale: Locale, view: &ChartView) -> Markup {
    let (width, class) = PRERENDERED[0];
    let lower = view.drawing.small();
    let drawing = lower.as_deref().unwrap_or(&*view.drawing);
    PreEscaped(svg::render(drawing, width, class, view.label.get(locale)))
}

/// The values of a chart as a table, each with its source.
pub(super) fn table(cx: Cx, view: &ChartView) -> Markup {
    let locale = cx.locale;
    let sources = view.sources();
    let name = view.id.name();
    let label = view.label.get(locale);
    // several places: each value names its own
    let mut own = view.table.value_sources().filter(|from| matches!(from, ValueSource::Proposal(_)));
    let first = own.next();
    let several = own.any(|from| Some(from) != first);
    let cell = |cell: &Cell| {
        html! {
            td.none[cell.value.is_none()] {
                (cell.text)
                @match cell.source {
                    Some(ValueSource::Outside(source, status)) => {
                        // a value and its source stay in one line
                        "\u{a0}" (source_mark(locale, name, &sources, source, status))
                    }
                    Some(ValueSource::Proposal(at)) if several || !view.places.contains(&at) => { " " (loc(cx, at)) }
                    _ => {}
                }
            }
        }
    };
    html! {
        div.wide-table tabindex="0" role="region" aria-label=(label) {
            table {
                caption { (label) }
                thead { tr { th scope="col" { (view.table.corner) } @for head in &view.table.head { th scope="col" { (head) } } } }
                tbody {
                    @for row in &view.table.rows {
                        tr class=(row_classes(row)) { th scope="row" { (row.head) } @for c in &row.cells { (cell(c)) } }
                    }
                }
            }
        }
        @if !sources.is_empty() {
            p.src-h { (charts::CHART_SOURCES.get(locale)) }
            ol.src-list {
                @for (i, s) in sources.iter().enumerate() { (source_item(locale, (name, i), *s, &view.table)) }
            }
        }
    }
}

/// The number of a source in a list of them, as a link to its place there; its title says how the value was obtained.
#[must_use]
pub fn source_mark(locale: Locale, list: &str, sources: &[SourceIx], source: SourceIx, status: Status) -> Markup {
    let number = sources.iter().position(|x| *x == source).unwrap_or_default() + 1;
    html! { sup { a href={ "#" (list) "-" (number) } title=(status_words(status).get(locale)) { (number) } } }
}

/// A source in the list of those of a table, with how its values were obtained.
#[must_use]
pub fn source_item(locale: Locale, (list, index): (&str, usize), source: SourceIx, of: &Table) -> Markup {
    let how = of.how_obtained(locale, source);
    html! {
        li id={ (list) "-" (index + 1) } {
            (source_link(locale, source)) " "
            // a title may end with it already
            @if !source.get().title.get(locale).ends_with(how) { span.src-how { (how) } }
        }
    }
}

/// Classes of a row: `sum` for sums, `mean` where all of them are the proposal's own, `r-vn` for a member,
/// which the style sheet highlights where the member is selected.
fn row_classes(row: &Row) -> String {
    let mut out = String::new();
    if row.sums {
        out.push_str("sum ");
    }
    let from = || row.cells.iter().filter_map(|c| c.source);
    if row.sums && from().next().is_some() && from().all(|from| matches!(from, ValueSource::Proposal(_))) {
        out.push_str("mean ");
    }
    for country in &row.countries {
        out.push_str("r-");
        out.push_str(&country.get().id.to_ascii_lowercase());
        out.push(' ');
    }
    out.trim_end().to_owned()
}
