//! Charts in a page: heading, what to see in it, the drawing, its key, and a table of the same values.
//!
//! A [`Figure`] is everything that is said of one chart: each file here gathers one from the records
//! and the words, for what is asked. What a visitor sees, reads out, tabulates or takes away comes from
//! that one value, so that the drawing, the table and the files cannot differ.
//!
//! | what | where |
//! |---|---|
//! | on a page, whole | [`figure`] |
//! | on a page of the first program, before the second has come | [`slot`] |
//! | in the gallery, small | [`card`] |
//! | as a file of values | [`Table::csv`] |
//! | as a picture with its heading and sources | [`sheet`] |

mod actions_by_area;
mod bars;
mod bases;
mod coverage;
mod events;
mod gdp_growth;
mod investment;
mod people;
mod residents;
pub mod sheet;
mod targets;
mod trade_share;
mod visitors;

use super::locator::{label, loc};
use crate::chart::{Chart, ChartId, Drawing, Glyph, Mark, PRERENDERED, svg};
use crate::context::Status;
use crate::proposal::{AREAS, CountryIx, Locator, SOURCES, STATISTICS, SourceIx, Statistic};
use crate::query::Results;
use crate::text::{Text, charts, format};
use crate::url::{Query, Route};
use maud::{Markup, PreEscaped, html};

/// What a chart is asked to show.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What the visitor has chosen.
    pub query: Query,
    /// What the list shows for it.
    pub results: Results,
}

impl Ask {
    /// Nothing chosen, as pages are prerendered.
    #[must_use]
    pub fn nothing() -> Self {
        Self { query: Query::default(), results: Results::everything() }
    }

    /// Whether the visitor has chosen one of these countries.
    #[must_use]
    pub fn chose(&self, countries: &[CountryIx]) -> bool {
        countries.iter().any(|c| self.query.country.contains(c))
    }

    /// That a table has no figure for any country the visitor has chosen; nothing if it has one, or if none
    /// is chosen.
    #[must_use]
    pub fn without_figure(&self, rows: &[Row]) -> Option<String> {
        let chosen = &self.query.country;
        if chosen.is_empty() || rows.iter().any(|row| self.chose(&row.countries)) {
            return None;
        }
        let names: Vec<&str> = chosen.iter().map(|c| c.get().name.get()).collect();
        Some(charts::CHART_NO_FIGURE_ONE.fill(&[("countries", &format::list(&names))]))
    }
}

/// What a statement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// It stands in the proposal.
    Proposal,
    /// It comes from outside.
    Context,
    /// It happened, or was found out, after publication.
    Since,
}

impl Figure {
    /// Sources of its values, and of what else is said of them.
    #[must_use]
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut all = self.table.sources();
        all.extend(said_by(self.id));
        all
    }
}

impl Evidence {
    /// Class of the rule and the typeface that say so.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Proposal => "ev-p",
            Self::Context => "ev-c",
            Self::Since => "ev-s",
        }
    }
}

/// What a value rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Basis {
    /// A place in the proposal.
    At(Locator),
    /// A source outside it, and how the value was obtained there.
    From(SourceIx, Status),
    /// It was worked out from other values of this chart, or of the proposal, as the remark says.
    Derived,
}

/// One value, or its absence.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The number; `None` is "no figure".
    pub value: Option<f64>,
    /// As the page writes it, with its unit and its qualifier.
    pub text: String,
    /// What it rests on; absent values rest on nothing.
    pub basis: Option<Basis>,
}

/// A row of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What the row is about.
    pub head: String,
    /// The countries it is about, if it is about any.
    pub countries: Vec<CountryIx>,
    /// A mean or a total over the other rows.
    pub sums: bool,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// The values of a chart, as many as are drawn and no other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Heading of the first column: `Member`.
    pub corner: String,
    /// Headings of the other columns.
    pub head: Vec<String>,
    /// Rows in the order of the drawing. A first row that sums has the marks without a row.
    pub rows: Vec<Row>,
}

impl Table {
    /// The cell that a mark of the drawing stands for.
    #[must_use]
    pub fn cell(&self, mark: &Mark) -> Option<&Cell> {
        let lead = usize::from(self.rows.first().is_some_and(|row| row.sums));
        let row = mark.row.map_or(0, |row| row + lead);
        self.rows.get(row)?.cells.get(mark.column)
    }

    /// Sources in the order of the table, each once.
    #[must_use]
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut found = Vec::new();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            if let Some(Basis::From(source, _)) = cell.basis
                && !found.contains(&source)
            {
                found.push(source);
            }
        }
        found
    }

    /// The values as a file (RFC 4180, UTF-8): one value a line, each with what it rests on.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = String::new();
        let mut line = |fields: &[&str]| {
            for (i, field) in fields.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                // a cell that begins like a formula is run by spreadsheets; numbers keep their sign
                let formula = field.starts_with(['=', '+', '@', '\t']);
                if formula || field.contains(['"', ',', '\n', '\r']) {
                    out.push('"');
                    if formula {
                        out.push('\'');
                    }
                    out.push_str(&field.replace('"', "\"\""));
                    out.push('"');
                } else {
                    out.push_str(field);
                }
            }
            out.push_str("\r\n");
        };
        line(&["row", "column", "value", "as_shown", "basis", "source"]);
        for row in &self.rows {
            for (head, cell) in self.head.iter().zip(&row.cells) {
                let value = cell.value.map(|v| v.to_string()).unwrap_or_default();
                let (basis, source) = match cell.basis {
                    Some(Basis::At(at)) => ("proposal", label(at)),
                    Some(Basis::From(source, status)) => (status_name(status), source.get().url.to_owned()),
                    Some(Basis::Derived) => ("derived", String::new()),
                    None => ("", String::new()),
                };
                line(&[&row.head, head, &value, &cell.text, basis, &source]);
            }
        }
        out
    }
}

/// The word for a status in files.
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Primary => "primary",
        Status::Reported => "reported",
        Status::Dataset => "dataset",
        Status::Remainder => "remainder",
    }
}

/// How a value was obtained, in words.
#[must_use]
pub fn status(status: Status) -> Text {
    match status {
        Status::Primary => charts::STATUS_PRIMARY,
        Status::Reported => charts::STATUS_REPORTED,
        Status::Dataset => charts::STATUS_DATASET,
        Status::Remainder => charts::STATUS_REMAINDER,
    }
}

/// What the marks and lines of a chart mean, in the order to read it.
pub type Key = Vec<(Glyph, String)>;

/// The areas by their colours.
fn areas_key() -> impl Iterator<Item = (Glyph, String)> {
    AREAS.iter().map(|area| (Glyph::Area(area.number), area.title.get().to_owned()))
}

/// A key in a page.
#[must_use]
pub fn key(entries: &Key) -> Markup {
    html! {
        @for (glyph, words) in entries {
            @match glyph {
                // the number stands in the colour
                Glyph::Area(number) => span class={ "a" (number) } { i.sq { (number) } (words) },
                Glyph::Mean => span.k-mean { (words) },
                _ => span { i.k-glyph { (PreEscaped(glyph.svg())) } (words) },
            }
        }
    }
}

/// Everything that is said of one chart.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Which chart it is.
    pub id: ChartId,
    /// Where the proposal speaks of it; empty if it does not.
    pub at: Vec<Locator>,
    /// What it shows.
    pub title: Text,
    /// What to see in it, each statement with what it rests on.
    pub says: Vec<(Evidence, String)>,
    /// What must be known before any value is read: forecasts, preliminary figures, figures since
    /// revised, aims. Stands on the face of the drawing.
    pub face: Vec<Text>,
    /// What its marks and lines mean; empty where labels stand beside them.
    pub key: Key,
    /// The drawing, for those who don't see it.
    pub label: Text,
    /// Data and drawing.
    pub drawing: Drawing,
    /// What is counted, of when, and how it is known.
    pub unit: String,
    /// The same values.
    pub table: Table,
    /// What the chosen countries lack here, or that nothing is left to draw; with a way out.
    pub missing: Option<String>,
    /// Other forms of the chart: piece of address, name, and whether it is the one shown.
    pub forms: Vec<(&'static str, Text, bool)>,
}

/// Gathers a chart for what is asked.
#[must_use]
pub fn of(id: ChartId, ask: &Ask) -> Figure {
    match id {
        ChartId::ActionsByArea => actions_by_area::of(ask),
        ChartId::Coverage => coverage::of(ask),
        ChartId::GdpGrowth => gdp_growth::of(ask),
        ChartId::TradeShare => trade_share::of(ask),
        ChartId::Investment => investment::of(ask),
        ChartId::Bases => bases::of(ask),
        ChartId::People => people::of(ask),
        ChartId::Targets => targets::of(ask),
        ChartId::Visitors => visitors::of(ask),
        ChartId::Residents => residents::of(ask),
        ChartId::Events => events::of(ask),
    }
}

/// A figure of the proposal by its id, `ST08`.
fn statistic(id: &str) -> Option<&'static Statistic> {
    STATISTICS.iter().find(|s| s.id == id)
}

/// A source by its id.
fn source(id: &str) -> Option<SourceIx> {
    SOURCES.iter().position(|s| s.id == id).map(SourceIx)
}

/// Sources of what is said of a chart beyond those of its values.
fn said_by(id: ChartId) -> Option<SourceIx> {
    match id {
        ChartId::Investment => source("fdi-rev"),
        _ => None,
    }
}

/// What a chart shows, for headings and titles.
#[must_use]
pub fn title(id: ChartId) -> Text {
    match id {
        ChartId::ActionsByArea => charts::ACTIONS_BY_AREA_TITLE,
        ChartId::Coverage => charts::COVERAGE_TITLE,
        ChartId::GdpGrowth => charts::GDP_GROWTH_TITLE,
        ChartId::TradeShare => charts::TRADE_SHARE_TITLE,
        ChartId::Investment => charts::INVESTMENT_TITLE,
        ChartId::Bases => charts::BASES_TITLE,
        ChartId::Visitors => charts::VISITORS_TITLE,
        ChartId::Residents => charts::RESIDENTS_TITLE,
        ChartId::Targets => charts::TARGETS_TITLE,
        ChartId::Events => charts::EVENTS_TITLE,
        ChartId::People => charts::PEOPLE_TITLE,
    }
}

/// One sentence on a chart, for link previews.
#[must_use]
pub fn description(id: ChartId) -> Text {
    match id {
        ChartId::ActionsByArea => charts::ACTIONS_BY_AREA_DESC,
        ChartId::Coverage => charts::COVERAGE_DESC,
        ChartId::GdpGrowth => charts::GDP_GROWTH_DESC,
        ChartId::TradeShare => charts::TRADE_SHARE_DESC,
        ChartId::Investment => charts::INVESTMENT_DESC,
        ChartId::Bases => charts::BASES_DESC,
        ChartId::Visitors => charts::VISITORS_DESC,
        ChartId::Residents => charts::RESIDENTS_DESC,
        ChartId::Targets => charts::TARGETS_DESC,
        ChartId::Events => charts::EVENTS_DESC,
        ChartId::People => charts::PEOPLE_DESC,
    }
}

/// The place of a chart in a page of the first program, which cannot draw: natively the whole figure,
/// in the browser an empty one that the second program fills.
#[must_use]
pub fn slot(id: ChartId, up: &str) -> Markup {
    if cfg!(target_arch = "wasm32") {
        html! { section.figure data-chart=(id.name()) data-empty="" {} }
    } else {
        figure(&of(id, &Ask::nothing()), up, 2)
    }
}

/// A whole chart, under a heading of a level.
#[must_use]
pub fn figure(it: &Figure, up: &str, level: u8) -> Markup {
    html! { section.figure data-chart=(it.id.name()) aria-labelledby={ "fig-" (it.id.name()) } { (inside(it, up, level)) } }
}

/// What stands inside the section of a chart.
#[must_use]
pub fn inside(it: &Figure, up: &str, level: u8) -> Markup {
    let name = it.id.name();
    let heading = format!("fig-{name}");
    let tool = |what: &str, text: Text| {
        html! { button type="button" data-chart-do=(what) disabled { (text.get()) } }
    };
    html! {
        header {
            @if !it.at.is_empty() { p.kicker { @for at in &it.at { (loc(*at, up)) " " } } }
            @if level == 1 { h1 id=(heading) { (it.title.get()) } } @else { h2 id=(heading) { (it.title.get()) } }
            @for (evidence, words) in &it.says { p class={ "stand " (evidence.class()) } { (words) } }
            @if level > 1 { p.fig-more { a href={ (up) (Route::Chart(it.id).path()) } { (charts::CHART_OPEN.get()) } } }
        }
        div.canvas {
            @if !it.forms.is_empty() {
                div.fig-forms role="group" aria-label=(charts::CHART_FORMS.get()) data-live={ "forms-" (name) } { (forms(it)) }
            }
            @if !it.face.is_empty() { p.fig-face { @for words in &it.face { span { (words.get()) } " " } } }
            div.ch-key data-live={ "key-" (name) } { (key(&it.key)) }
            div.fig-missing role="status" data-live={ "missing-" (name) } { (missing(it)) }
            (drawing(it))
            p.src data-live={ "unit-" (name) } { (unit(it, up)) }
            div.fig-tools {
                (tool("full", charts::CHART_FULL))
                span { (charts::CHART_SAVE.get()) }
                (tool("png", charts::CHART_PNG))
                (tool("svg", charts::CHART_SVG))
                (tool("csv", charts::CHART_CSV))
                (tool("link", charts::CHART_LINK))
            }
            p.fig-failed { (charts::CHART_FAILED.get()) }
            details.as-table {
                summary { (charts::CHART_TABLE.get()) }
                div data-live={ "table-" (name) } { (table(it, up)) }
            }
        }
    }
}

/// Switches between the forms of a chart.
#[must_use]
pub fn forms(it: &Figure) -> Markup {
    html! {
        @for (choice, name, on) in &it.forms {
            button type="button" data-do="toggle" data-value=(choice) aria-pressed=(if *on { "true" } else { "false" }) disabled { (name.get()) }
        }
    }
}

/// What is counted, and where the proposal says so.
#[must_use]
pub fn unit(it: &Figure, up: &str) -> Markup {
    html! { (it.unit) @for at in &it.at { " " (loc(*at, up)) } }
}

/// What is not there to be drawn, and the way out.
#[must_use]
pub fn missing(it: &Figure) -> Markup {
    html! {
        @if let Some(words) = &it.missing {
            p { (words) " " button type="button" data-do="clear" { (charts::CHART_CLEAR.get()) } }
        }
    }
}

/// The box of a drawing: as SVG until the canvas has taken over, and again on paper. Keys walk its
/// values once it is live.
fn drawing(it: &Figure) -> Markup {
    html! {
        div.chart-box data-drawing=(it.id.name()) {
            div.chart-still { (PreEscaped(still(it))) }
            canvas aria-hidden="true" {}
            div.chart-at aria-hidden="true" {}
            p.chart-tip aria-hidden="true" {}
            p.chart-said.sr role="status" {}
        }
    }
}

/// The forms of a drawing as SVG, for the widths at which pages are prerendered.
#[must_use]
pub fn still(it: &Figure) -> String {
    PRERENDERED.iter().map(|(width, class)| svg::render(&it.drawing, *width, class, it.label.get())).collect()
}

/// A small version of a chart, leading to its page. It is the chart itself, drawn from the same values.
#[must_use]
pub fn card(it: &Figure, up: &str) -> Markup {
    html! {
        li.chart-card data-chart-card=(it.id.name()) {
            a href={ (up) (Route::Chart(it.id).path()) } {
                h2 { (it.title.get()) }
                div.card-still aria-hidden="true" data-live={ "card-" (it.id.name()) } { (small(it)) }
            }
            @if let Some((evidence, words)) = it.says.first() { p class={ "stand " (evidence.class()) } { (words) } }
        }
    }
}

/// The small drawing of a chart.
#[must_use]
pub fn small(it: &Figure) -> Markup {
    let (width, class) = PRERENDERED[0];
    PreEscaped(svg::render(&it.drawing, width, class, it.label.get()))
}

/// The values of a chart, each with what it rests on.
#[must_use]
pub fn table(it: &Figure, up: &str) -> Markup {
    let sources = it.sources();
    let name = it.id.name();
    let number = |s: SourceIx| sources.iter().position(|x| *x == s).unwrap_or_default() + 1;
    let cell = |cell: &Cell| {
        html! {
            td.none[cell.value.is_none()] {
                (cell.text)
                @match cell.basis {
                    Some(Basis::From(source, how)) => {
                        // a value and its source stay in one line
                        "\u{a0}" sup { a href={ "#" (name) "-" (number(source)) } title=(status(how).get()) { (number(source)) } }
                    }
                    Some(Basis::At(at)) if !it.at.contains(&at) => { " " (loc(at, up)) }
                    _ => {}
                }
            }
        }
    };
    html! {
        div.wide-table tabindex="0" role="region" aria-label=(it.label.get()) {
            table {
                caption { (it.label.get()) }
                thead { tr { th scope="col" { (it.table.corner) } @for head in &it.table.head { th scope="col" { (head) } } } }
                tbody {
                    @for row in &it.table.rows {
                        tr class=(class(row)) { th scope="row" { (row.head) } @for c in &row.cells { (cell(c)) } }
                    }
                }
            }
        }
        @if !sources.is_empty() {
            p.src-h { (charts::CHART_SOURCES.get()) }
            ol.src-list {
                @for (i, s) in sources.iter().enumerate() {
                    li id={ (name) "-" (i + 1) } {
                        a href=(s.get().url) rel="external noopener" { (s.get().title.get()) } " "
                        span.src-how { (how(&it.table, *s)) }
                    }
                }
            }
        }
    }
}

/// Classes of a row: `sum` stands out, `mean` is the proposal's own, `r-vn` is about a member, which the
/// style sheet marks where the member is chosen.
fn class(row: &Row) -> String {
    let mut out = String::new();
    if row.sums {
        out.push_str("sum ");
    }
    let bases = || row.cells.iter().filter_map(|c| c.basis);
    if row.sums && bases().next().is_some() && bases().all(|b| matches!(b, Basis::At(_))) {
        out.push_str("mean ");
    }
    for country in &row.countries {
        out.push_str("r-");
        out.push_str(&country.get().id.to_ascii_lowercase());
        out.push(' ');
    }
    out.trim_end().to_owned()
}

/// How the values of a source were obtained: `as reported`.
fn how(table: &Table, source: SourceIx) -> &'static str {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells
        .filter_map(|cell| match cell.basis {
            Some(Basis::From(s, how)) if s == source => Some(status(how).get()),
            _ => None,
        })
        .next()
        .unwrap_or_default()
}

/// Height of a drawing at a width, both in CSS pixels.
#[must_use]
pub fn height(it: &Figure, width: f64) -> u32 {
    it.drawing.height(crate::chart::Form::at(width))
}

#[cfg(test)]
mod tests;
