//! The 17 statistics of the proposal, as a table and as cards.

use super::PageEntry;
use crate::charts::{self as all_charts, Selection, chart_of_statistic};
use crate::component::Cx;
use crate::component::cite::{PAGE, cite as cite_page};
use crate::component::facts::{nature, value_of, year_of};
use crate::component::locator::{loc, locs};
use crate::component::shell::Nav;
use crate::facet::{Choice, Kind};
use crate::proposal::{Date, Locator, Nature, STATISTICS, Statistic, YearBasis};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use crate::url::{Sort, View};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::FIGURES_TITLE.get(locale).to_owned()),
    description: |locale, ()| charts::FIGURES_DESC.get(locale).to_owned(),
    body: |cx, selection, ()| page(cx, selection),
    nav: Nav::Item(ui::NAV_FIGURES),
};

/// The page.
fn page(cx: Cx, selection: &Selection) -> Markup {
    let switch = |choice: String, name: Text| {
        html! { button type="button" data-do="toggle" data-value=(choice) aria-pressed="false" disabled { (name.get(cx.locale)) } }
    };
    let kinds = NATURES.iter().map(|(k, n)| switch(format!("kind={}", k.name()), nature(*n)));
    html! {
        article.figures {
            header.figures-head {
                h1 { (charts::FIGURES_TITLE.get(cx.locale)) }
                p.one-say { (charts::FIGURES_LEDE.get(cx.locale)) }
                p.go { (cite_page(cx.locale, PAGE, None, false)) }
            }
            div.figures-ask {
                div role="group" aria-labelledby="figures-kind" {
                    span #figures-kind { (charts::FIGURES_KIND.get(cx.locale)) }
                    @for kind in kinds { (kind) }
                }
                div role="group" aria-labelledby="figures-sort" {
                    span #figures-sort { (charts::FIGURES_SORT.get(cx.locale)) }
                    @for (sort, name) in SORTS { (switch(format!("sort={}", sort.name()), name)) }
                }
                div role="group" aria-labelledby="figures-view" {
                    span #figures-view { (charts::FIGURES_VIEW.get(cx.locale)) }
                    (switch(format!("view={}", View::Cards.name()), charts::FIGURES_CARDS))
                }
            }
            div data-live="figures" { (list(cx, selection)) }
        }
    }
}

/// The kinds of figures.
const NATURES: [(Kind, Nature); 3] =
    [(Kind::Measured, Nature::Measured), (Kind::Forecast, Nature::Forecast), (Kind::Target, Nature::Target)];

/// The orders that make sense for figures of different units.
const SORTS: [(Sort, Text); 3] = [
    (Sort::Subject, charts::FIGURES_BY_SUBJECT),
    (Sort::Year, charts::FIGURES_BY_YEAR),
    (Sort::Nature, charts::FIGURES_BY_NATURE),
];

/// The figures of the chosen kinds, in the chosen order.
fn listed(locale: Locale, selection: &Selection) -> Vec<&'static Statistic> {
    let chosen: Vec<Nature> = NATURES
        .iter()
        .filter(|(kind, _)| selection.query.has(Choice::kind(*kind)))
        .map(|(_, nature)| *nature)
        .collect();
    let wanted = |s: &&Statistic| chosen.is_empty() || chosen.contains(&s.nature);
    let mut all: Vec<&Statistic> = STATISTICS.iter().filter(wanted).collect();
    // figures without a year come last
    let year = |s: &Statistic| s.year.map_or(u16::MAX, Date::year);
    match selection.query.sort {
        None | Some(Sort::Value) => {}
        Some(Sort::Subject) => all.sort_by(|a, b| locale.compare(a.title.get(locale), b.title.get(locale))),
        Some(Sort::Year) => all.sort_by_key(|s| year(s)),
        Some(Sort::Nature) => all.sort_by_key(|s| match s.nature {
            Nature::Measured => 0,
            Nature::Forecast => 1,
            Nature::Target => 2,
        }),
    }
    all
}

/// That the text states the year, if it does; otherwise the year itself is followed by how it is known.
fn stated(locale: Locale, s: &Statistic) -> Option<&'static str> {
    (s.year_basis == YearBasis::Stated).then(|| charts::FIGURES_YEAR_STATED.get(locale))
}

/// The listed figures, as a table or as cards.
pub fn list(cx: Cx, selection: &Selection) -> Markup {
    let all = listed(cx.locale, selection);
    let count =
        charts::FIGURES_COUNT.fill(cx.locale, &[("n", &all.len().to_string()), ("all", &STATISTICS.len().to_string())]);
    html! {
        p.figures-count role="status" { (count) }
        @if all.is_empty() {
            p { (charts::FIGURES_NONE.get(cx.locale)) " " button type="button" data-do="clear" { (charts::CHART_CLEAR.get(cx.locale)) } }
        } @else if selection.query.view == Some(View::Cards) {
            ul.figure-cards { @for s in all { (card(cx, s)) } }
        } @else {
            (table(cx, &all))
        }
    }
}

fn chart_link(cx: Cx, s: &Statistic) -> Markup {
    html! {
        @if let Some(id) = chart_of_statistic(s) { a href=(cx.href(Page::Chart(id))) { (all_charts::title(id).get(cx.locale)) } }
        @else { span.none { (charts::FIGURES_NO_CHART.get(cx.locale)) } }
    }
}

/// The button that copies a reference to a figure.
fn cite(locale: Locale, s: &Statistic) -> Markup {
    html! { div.cite-one { button type="button" data-cite=(s.id) disabled { (ui::ACTION_CITE.get(locale)) } } }
}

fn places(cx: Cx, s: &Statistic) -> Markup {
    html! { (loc(cx, Locator::Note(s.note))) " " (locs(cx, [s.at])) }
}

/// The figures as a table. On narrow screens the style sheet shows each row as a card, with the headings of the
/// columns repeated in the cells.
fn table(cx: Cx, all: &[&'static Statistic]) -> Markup {
    let cell = |head: Text, what: Markup| html! { td { span.figures-l { (head.get(cx.locale)) } (what) } };
    html! {
        div.wide-table.figures-table {
            table {
                caption.sr { (charts::FIGURES_TITLE.get(cx.locale)) }
                thead {
                    tr {
                        @for head in [
                            charts::FIGURES_WHAT, charts::FIGURES_VALUE, charts::FIGURES_FOR, charts::FIGURES_NATURE,
                            charts::FIGURES_SOURCE, charts::FIGURES_WHERE, charts::FIGURES_CHART,
                        ] { th scope="col" { (head.get(cx.locale)) } }
                    }
                }
                tbody {
                    @for s in all {
                        tr id=(s.id) data-statistic=(s.id) {
                            th scope="row" {
                                b { (s.title.get(cx.locale)) }
                                small { (s.scope.get(cx.locale)) }
                                @if let Some(remark) = s.remark { small.figures-remark { (remark.get(cx.locale)) } }
                            }
                            td.figures-value { (value_of(cx.locale, s)) }
                            (cell(charts::FIGURES_FOR, html! { (year_of(cx.locale, s)) @if let Some(how) = stated(cx.locale, s) { small { (how) } } }))
                            (cell(charts::FIGURES_NATURE, html! { (nature(s.nature).get(cx.locale)) }))
                            (cell(charts::FIGURES_SOURCE, source(cx.locale, s)))
                            td.figures-at { span.figures-l { (charts::FIGURES_WHERE.get(cx.locale)) } span { (places(cx, s)) } }
                            (cell(charts::FIGURES_CHART, html! { (chart_link(cx, s)) (cite(cx.locale, s)) }))
                        }
                    }
                }
            }
        }
    }
}

/// The source that the text gives for a figure.
fn source(locale: Locale, s: &Statistic) -> Markup {
    html! { @match s.source { Some(source) => (source.get(locale)), None => { span.none { (charts::FIGURES_NO_SOURCE.get(locale)) } } } }
}

fn card(cx: Cx, s: &'static Statistic) -> Markup {
    let row = |name: Text, what: Markup| html! { div { dt { (name.get(cx.locale)) } dd { (what) } } };
    html! {
        li id=(s.id) data-statistic=(s.id) {
            p.figures-value { (value_of(cx.locale, s)) }
            h2 { (s.title.get(cx.locale)) }
            p.figures-scope { (s.scope.get(cx.locale)) }
            dl {
                (row(charts::FIGURES_FOR, html! { (year_of(cx.locale, s)) @if let Some(how) = stated(cx.locale, s) { (ui::FORMAT_COMMA.get(cx.locale)) (how) } }))
                (row(charts::FIGURES_NATURE, html! { (nature(s.nature).get(cx.locale)) }))
                (row(charts::FIGURES_SOURCE, source(cx.locale, s)))
                (row(charts::FIGURES_WHERE, html! { span.figures-at { (places(cx, s)) } }))
                (row(charts::FIGURES_CHART, chart_link(cx, s)))
            }
            @if let Some(remark) = s.remark { p.figures-remark { (remark.get(cx.locale)) } }
            (cite(cx.locale, s))
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::chart_id::ChartId;
    use crate::charts::build_chart;
    use crate::proposal::StatisticIx;
    use crate::text::Locale;

    #[test]
    fn a_chart_that_names_a_figure_s_note_is_linked_with_the_figure() {
        for s in &STATISTICS {
            let shown = ChartId::ALL.into_iter().any(|id| {
                let it = build_chart(Locale::built_in("en").expect("English"), id, &Selection::none());
                it.places.contains(&Locator::Note(s.note))
                    && it.statements.iter().any(|(_, words)| words.contains(&figure_in(s)))
            });
            if shown {
                assert!(chart_of_statistic(s).is_some(), "{} is in a chart and has no link to it", s.id);
            }
        }
        assert_eq!(chart_of_statistic(StatisticIx::RESIDENTS.get()), Some(ChartId::Residents));
    }

    /// The number of a figure as sentences have it.
    fn figure_in(s: &Statistic) -> String {
        Locale::built_in("en").expect("English").plain_number(s.value)
    }
}
