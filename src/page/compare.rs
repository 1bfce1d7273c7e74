//! Members side by side: what the proposal has on each, the figures known of them, and what has happened since, as one
//! table; below it the same figures as a chart.
//!
//! The members are those that the query chooses, the first [`MOST`] of them. With none, as the page is prerendered, all
//! ten are shown. On narrow screens the style sheet shows each row as a list; roles are written out, since a table that
//! is not displayed as one has none in some browsers.

use super::PageEntry;
use crate::chart_id::ChartId;
use crate::charts::measure::{Measure, Value, source_of};
use crate::charts::profile::{cell_of, total_of};
use crate::charts::section::{section, source_item, source_mark};
use crate::charts::table::{Cell, Row, Table, ValueSource, status_words};
use crate::charts::{Evidence, Selection, build_chart};
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::locator::{label, loc};
use crate::component::shell::Nav;
use crate::context::{DEVELOPMENTS, MEMBERS, SourceIx, Status};
use crate::facet::Choice;
use crate::proposal::{
    ACTIONS, ActionIx, Country, CountryIx, Date, Locator, MentionKind, PARAGRAPHS, ParagraphIx, in_order,
};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use crate::url::{Query, Toggle};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::COMPARE_TITLE.get(locale).to_owned()),
    description: |locale, ()| charts::COMPARE_DESC.get(locale).to_owned(),
    body: |cx, selection, ()| page(cx, selection),
    nav: Nav::Under(Page::Explorer),
};

/// How many members are compared at most.
const MOST: usize = 4;

/// The year that the proposal may count visitors from.
const EARLIER: Date = Date::Year(2008);

/// The page.
fn page(cx: Cx, selection: &Selection) -> Markup {
    let locale = cx.locale;
    let parts = live_parts(cx, &selection.query);
    html! {
        article.compare {
            header.figures-head {
                h1 { (charts::COMPARE_TITLE.get(locale)) }
                p.one-say { (charts::COMPARE_LEDE.get(locale)) }
                p.go { (cite(locale, PAGE, None, false)) }
            }
            div.chosen-chart role="group" aria-labelledby="compare-choose" {
                span #compare-choose { (charts::COMPARE_CHOOSE.get(locale)) }
                @for m in &MEMBERS {
                    @let toggle = Toggle::Choice(Choice::country(m.country));
                    button type="button" data-do="toggle" data-value=(toggle.write()) data-country=(m.country.get().id) aria-pressed=(selection.query.holds(toggle)) disabled {
                        (m.country.get().name.get(locale))
                    }
                }
            }
            @for (name, part) in parts {
                // what is shown and what is not is announced
                div role=[(name == SAID).then_some("status")] data-live=(name) { (part) }
            }
            (section(cx, &build_chart(locale, ChartId::Profile, selection), 2, html! {}))
        }
    }
}

/// Name of the part that says what is shown.
const SAID: &str = "compare-said";

/// What changes with the query, each part with its name in `data-live`.
pub fn live_parts(cx: Cx, query: &Query) -> [(&'static str, Markup); 2] {
    [(SAID, said(cx.locale, query)), ("compare", compared(cx, query))]
}

/// The values that are shown, as a file.
#[must_use]
pub fn csv(locale: Locale, query: &Query) -> String {
    table(locale, &shown(query)).csv(locale)
}

/// The members that are shown.
fn shown(query: &Query) -> Vec<CountryIx> {
    let chosen: Vec<CountryIx> = query.countries().into_iter().take(MOST).collect();
    if chosen.is_empty() { MEMBERS.iter().map(|m| m.country).collect() } else { chosen }
}

/// Which members are shown, and which of the chosen ones are not.
fn said(locale: Locale, query: &Query) -> Markup {
    let list = |countries: &[CountryIx]| {
        let names: Vec<&str> = countries.iter().map(|c| c.get().in_text(locale)).collect();
        locale.list(&names)
    };
    let chosen = query.countries();
    let (first, rest) = chosen.split_at(chosen.len().min(MOST));
    let words = match (first.len(), rest.is_empty()) {
        (0, _) => charts::COMPARE_NONE.get(locale).to_owned(),
        (1, _) => charts::COMPARE_ONE.fill(locale, &[("country", &list(first))]),
        (_, true) => charts::COMPARE_SOME.fill(locale, &[("countries", &list(first))]),
        (_, false) => charts::COMPARE_MORE.fill(locale, &[("countries", &list(first)), ("others", &list(rest))]),
    };
    html! { p.compare-said.is-more[!rest.is_empty()] { (words) } }
}

/// What is compared: one row of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Topic {
    /// Actions that a note links to the member.
    Actions,
    /// Notes that name it.
    Notes,
    /// A figure.
    Figure(Measure),
    /// Its visitors in [`EARLIER`].
    Earlier,
    /// When it joined ASEAN.
    Accession,
    /// What has happened since publication and names it.
    Items,
}

/// The rows, by where their statements come from.
fn groups() -> [(Evidence, Text, Vec<Topic>); 3] {
    let mut figures = Vec::new();
    for measure in Measure::ALL {
        figures.push(Topic::Figure(measure));
        if measure == Measure::Visitors {
            figures.push(Topic::Earlier);
        }
    }
    figures.push(Topic::Accession);
    [
        (Evidence::Proposal, charts::COMPARE_IN_PROPOSAL, vec![Topic::Actions, Topic::Notes]),
        (Evidence::Context, charts::COMPARE_FIGURES, figures),
        (Evidence::Since, charts::COMPARE_SINCE, vec![Topic::Items]),
    ]
}

/// Actions that a note links to a member, each with its notes.
fn linked(country: CountryIx) -> Vec<(ActionIx, Vec<Locator>)> {
    let all = (0..ACTIONS.len()).map(ActionIx);
    all.map(|action| (action, in_order(action.get().reaches(country).map(|reach| reach.at))))
        .filter(|(_, notes)| !notes.is_empty())
        .collect()
}

/// Notes that name a country, less the list of members and the name of a venue.
fn naming(country: &Country) -> Vec<Locator> {
    let counted = |kind| !matches!(kind, MentionKind::MemberList | MentionKind::VenueName);
    in_order(country.mentions.iter().filter(|mention| counted(mention.kind)).map(|mention| mention.at))
}

/// The note with the name of a venue in the country, if there is one.
fn venue(country: &Country) -> Option<Locator> {
    country.mentions.iter().find(|mention| mention.kind == MentionKind::VenueName).map(|mention| mention.at)
}

/// How many items since publication name a country.
fn items(country: CountryIx) -> usize {
    DEVELOPMENTS.iter().filter(|d| d.countries.contains(&country)).count()
}

/// A value of an earlier year, in words.
fn earlier(country: CountryIx) -> Option<Value> {
    Measure::Visitors.on(country, EARLIER)
}

impl Topic {
    fn title(self, locale: Locale) -> String {
        match self {
            Topic::Actions => charts::COMPARE_ACTIONS.get(locale).to_owned(),
            Topic::Notes => charts::COMPARE_NOTES.get(locale).to_owned(),
            Topic::Figure(measure) => measure.title(locale),
            Topic::Earlier => {
                let blanks = [("name", Measure::Visitors.name().get(locale)), ("date", &locale.date(EARLIER))];
                charts::MEASURE_OF.fill(locale, &blanks)
            }
            Topic::Accession => charts::COMPARE_ACCESSION.get(locale).to_owned(),
            Topic::Items => charts::COMPARE_ITEMS.get(locale).to_owned(),
        }
    }

    /// What is known of a member.
    fn cell(self, locale: Locale, country: CountryIx) -> Cell {
        let number = |n: usize, text: String, source| Cell { value: Some(n as f64), text, source: Some(source) };
        let proposal = |places: &[Locator]| ValueSource::Proposal(*places.first().unwrap_or(&Locator::Note(2)));
        match self {
            Topic::Actions => {
                let linked = linked(country);
                let ids: Vec<String> =
                    linked.iter().map(|(action, notes)| with_notes(locale, *action, notes)).collect();
                let places: Vec<Locator> = linked.into_iter().flat_map(|(_, notes)| notes).collect();
                let text = if ids.is_empty() {
                    charts::COMPARE_ACTIONS_NONE.get(locale).to_owned()
                } else {
                    locale.labelled(&ids.len().to_string(), &locale.semicolons(&ids))
                };
                number(ids.len(), text, proposal(&places))
            }
            Topic::Notes => {
                let notes = naming(country.get());
                let labels: Vec<String> = notes.iter().map(|at| label(locale, *at)).collect();
                let text = if labels.is_empty() {
                    charts::COMPARE_NOTES_NONE.get(locale).to_owned()
                } else {
                    locale.labelled(&labels.len().to_string(), &locale.commas(&labels))
                };
                number(labels.len(), text, proposal(&notes))
            }
            Topic::Figure(measure) => {
                let block = measure.block(country).map(source_of);
                let cell = cell_of(locale, measure, country);
                Cell { source: cell.source.or(block), ..cell }
            }
            Topic::Earlier => match earlier(country) {
                Some(v) => {
                    let text = Measure::Visitors.figure(locale, v.value);
                    Cell { value: Some(v.value), text, source: Some(v.source) }
                }
                None => Cell { value: None, text: charts::CHART_NONE.get(locale).to_owned(), source: None },
            },
            Topic::Accession => {
                let member = MEMBERS.iter().find(|m| m.country == country);
                let source = member.map(|m| ValueSource::Outside(m.sources[2], Status::Reported));
                let text = member.map_or_else(String::new, |m| locale.date(m.accession));
                Cell { value: None, text, source }
            }
            Topic::Items => {
                let n = items(country);
                let text = match n {
                    0 => charts::COMPARE_ITEMS_NONE.get(locale).to_owned(),
                    n => locale.count(n, charts::COMPARE_ITEM_ONE, charts::COMPARE_ITEM_OTHER),
                };
                number(n, text, ValueSource::Derived)
            }
        }
    }

    /// What the proposal has on all ten.
    fn total(self, locale: Locale) -> Cell {
        let words = |text: String, source| Cell { value: None, text, source };
        match self {
            Topic::Actions => {
                let text = charts::COMPARE_ACTIONS_ALL.fill(locale, &[("n", &ACTIONS.len().to_string())]);
                // the lead-in of the appendix says whom the actions are for
                let lead_in = PARAGRAPHS.iter().position(|p| p.section.get().id == "app").map(ParagraphIx);
                words(text, lead_in.map(|at| ValueSource::Proposal(Locator::Paragraph(at))))
            }
            Topic::Notes => {
                let all = in_order(MEMBERS.iter().flat_map(|m| naming(m.country.get())));
                let text = charts::COMPARE_NOTES_ALL.fill(locale, &[("n", &all.len().to_string())]);
                Cell { value: Some(all.len() as f64), text, source: Some(ValueSource::Derived) }
            }
            Topic::Figure(measure) if measure.total().is_some() => total_of(locale, measure),
            Topic::Figure(_) | Topic::Earlier | Topic::Accession => {
                words(charts::COMPARE_NOT_IN.get(locale).to_owned(), None)
            }
            Topic::Items => words(String::new(), None),
        }
    }
}

/// An action with the notes that link it: `A1.2-4 (note 24)`.
fn with_notes(locale: Locale, action: ActionIx, notes: &[Locator]) -> String {
    let labels: Vec<String> = notes.iter().map(|at| label(locale, *at)).collect();
    locale.with_aside(action.get().id, &locale.commas(&labels))
}

/// The values of some members and of all ten, for a file and for the list of sources.
fn table(locale: Locale, countries: &[CountryIx]) -> Table {
    let head = countries.iter().map(|c| c.get().name.get(locale).to_owned());
    let rows = groups().into_iter().flat_map(|(.., topics)| topics).map(|topic| {
        let cells = countries.iter().map(|c| topic.cell(locale, *c)).chain([topic.total(locale)]);
        Row { head: topic.title(locale), countries: Vec::new(), sums: false, cells: cells.collect() }
    });
    Table {
        corner: charts::COMPARE_CORNER.get(locale).to_owned(),
        head: head.chain([charts::COMPARE_ALL.get(locale).to_owned()]).collect(),
        rows: rows.collect(),
    }
}

/// The table with its buttons and its sources.
fn compared(cx: Cx, query: &Query) -> Markup {
    let locale = cx.locale;
    let (countries, chosen) = (shown(query), !query.countries().is_empty());
    let values = table(locale, &countries);
    let sources = values.sources();
    let columns = countries.len() + 2;
    let mut rows = values.rows.iter();
    html! {
        div.fig-tools.compare-tools {
            @if chosen { button type="button" data-do="clear" disabled { (charts::CHART_CLEAR.get(locale)) } }
            button type="button" data-chart-do="csv" disabled { (charts::COMPARE_CSV.get(locale)) }
            button type="button" data-do="share" disabled { (charts::CHART_LINK.get(locale)) }
        }
        table.compare-table.of-ten[!chosen] role="table" aria-label=(charts::COMPARE_TITLE.get(locale)) {
            thead role="rowgroup" {
                tr role="row" {
                    th role="columnheader" scope="col" { span.sr { (values.corner) } }
                    @for c in &countries {
                        th role="columnheader" scope="col" { (head(cx, *c, chosen)) }
                    }
                    th.compare-all role="columnheader" scope="col" { (charts::COMPARE_ALL.get(locale)) }
                }
            }
            @for (evidence, name, topics) in groups() {
                tbody role="rowgroup" {
                    tr.compare-group role="row" {
                        th.ev role="rowheader" scope="rowgroup" colspan=(columns) { span class=(evidence.class()) { (name.get(locale)) } }
                    }
                    @for (topic, row) in topics.into_iter().zip(rows.by_ref()) {
                        tr role="row" {
                            th role="rowheader" scope="row" { (row.head) }
                            @for (c, cell) in countries.iter().zip(&row.cells) {
                                td role="cell" {
                                    span.compare-l { (c.get().name.get(locale)) }
                                    div.none[is_absent(topic, cell)] { (of_member(cx, topic, *c, cell, &sources)) }
                                }
                            }
                            @if let Some(total) = row.cells.last() {
                                td.compare-all role="cell" {
                                    @if !total.is_empty() {
                                        span.compare-l { (charts::COMPARE_ALL.get(locale)) }
                                        div.none[total.source.is_none()] { (of_all(cx, total)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        p.src { (charts::COMPARE_HOW.get(locale)) " " (loc(cx, Locator::Note(2))) " " (loc(cx, Locator::Note(37))) }
        p.src-h { (charts::CHART_SOURCES.get(locale)) }
        ol.src-list.compare-sources {
            @for (i, s) in sources.iter().enumerate() { (source_item(locale, (PREFIX, i), *s, &values)) }
        }
    }
}

/// What ids of the sources begin with.
const PREFIX: &str = "compare";

/// Whether a cell says that there is nothing.
fn is_absent(topic: Topic, cell: &Cell) -> bool {
    cell.value == Some(0.0) && !matches!(topic, Topic::Figure(_)) || cell.value.is_none() && cell.source.is_none()
}

/// The head of the column of a member, which leads to its brief, with a button that removes it.
fn head(cx: Cx, country: CountryIx, chosen: bool) -> Markup {
    let locale = cx.locale;
    let name = country.get().name.get(locale);
    html! {
        b { a href=(cx.href(Page::Country(country))) { (name) } }
        @if chosen {
            div.cite-one {
                button type="button" data-do="toggle" data-value=(Toggle::Choice(Choice::country(country)).write()) aria-label=(charts::COMPARE_REMOVE_NAME.fill(locale, &[("country", name)])) disabled {
                    (charts::COMPARE_REMOVE.get(locale))
                }
            }
        }
    }
}

/// What is known of a member.
fn of_member(cx: Cx, topic: Topic, country: CountryIx, cell: &Cell, sources: &[SourceIx]) -> Markup {
    let locale = cx.locale;
    match topic {
        Topic::Actions => {
            let linked = linked(country);
            if linked.is_empty() {
                return html! { (cell.text) };
            }
            html! {
                b.compare-n { (linked.len()) }
                ul {
                    @for (action, notes) in linked {
                        li {
                            a href=(cx.href(Page::Action(action))) title=(action.get().title.get(locale)) { (action.get().id) }
                            @for at in notes { " " (loc(cx, at)) }
                        }
                    }
                }
            }
        }
        Topic::Notes => {
            let notes = naming(country.get());
            html! {
                @if notes.is_empty() { (cell.text) " " (loc(cx, Locator::Note(2))) }
                @else {
                    b.compare-n { (notes.len()) }
                    ul { @for at in notes { li { (loc(cx, at)) } } }
                }
                @if let Some(at) = venue(country.get()) { small { (charts::COMPARE_VENUE.get(locale)) (ui::FORMAT_GAP.get(locale)) (loc(cx, at)) } }
            }
        }
        Topic::Items if cell.value != Some(0.0) => html! {
            a href={ (cx.href(Page::Since)) "?" (Choice::country(country).write()) } { (cell.text) }
        },
        Topic::Figure(_) | Topic::Earlier | Topic::Accession | Topic::Items => html! {
            (cell.text)
            @match cell.source {
                Some(ValueSource::Outside(source, status)) => {
                    " " (source_mark(locale, PREFIX, sources, source, status))
                    @if topic != Topic::Accession { small { (status_words(status).get(locale)) } }
                }
                Some(ValueSource::Derived) if topic != Topic::Items => small { (charts::STATUS_REMAINDER.get(locale)) },
                _ => {}
            }
            @if let Topic::Figure(measure) = topic && let Some(rank) = measure.rank(country) {
                small {
                    @let text = if rank.shared { charts::COMPARE_RANK_SHARED } else { charts::COMPARE_RANK };
                    (text.fill(locale, &[("place", &rank.place.to_string()), ("of", &rank.of.to_string())]))
                }
            }
        },
    }
}

/// What the proposal has on all ten.
fn of_all(cx: Cx, cell: &Cell) -> Markup {
    html! {
        (cell.text)
        @if let Some(ValueSource::Proposal(at)) = cell.source { " " (loc(cx, at)) }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
