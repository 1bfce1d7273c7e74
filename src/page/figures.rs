//! The 17 statistics of the proposal, as a table and as cards.

use crate::chart::ChartId;
use crate::component::facts::{nature, value_of, year_of};
use crate::component::figure::{self, Ask};
use crate::component::locator::{loc, locs};
use crate::proposal::{Locator, Nature, STATISTICS, Statistic, YearBasis};
use crate::text::{Text, charts};
use crate::url::{Kind, Route, Sort, View};
use maud::{Markup, html};

/// The page.
pub fn page(ask: &Ask, up: &str) -> Markup {
    let switch = |choice: String, name: Text| {
        html! { button type="button" data-do="toggle" data-value=(choice) aria-pressed="false" disabled { (name.get()) } }
    };
    let kinds = Kind::ALL.iter().map(|k| switch(format!("kind={}", k.name()), nature(nature_of(*k))));
    html! {
        article.figures {
            header.figures-head {
                h1 { (charts::FIGURES_TITLE.get()) }
                p.one-say { (charts::FIGURES_LEDE.get()) }
            }
            div.figures-ask {
                div role="group" aria-labelledby="figures-kind" {
                    span #figures-kind { (charts::FIGURES_KIND.get()) }
                    @for kind in kinds { (kind) }
                }
                div role="group" aria-labelledby="figures-sort" {
                    span #figures-sort { (charts::FIGURES_SORT.get()) }
                    @for sort in Sort::ALL { (switch(format!("sort={}", sort.name()), sort_name(*sort))) }
                }
                div role="group" aria-labelledby="figures-view" {
                    span #figures-view { (charts::FIGURES_VIEW.get()) }
                    (switch(format!("view={}", View::Cards.name()), charts::FIGURES_CARDS))
                }
            }
            div data-live="figures" { (list(ask, up)) }
        }
    }
}

fn nature_of(kind: Kind) -> Nature {
    match kind {
        Kind::Measured => Nature::Measured,
        Kind::Forecast => Nature::Forecast,
        Kind::Target => Nature::Target,
    }
}

fn sort_name(sort: Sort) -> Text {
    match sort {
        Sort::Subject => charts::FIGURES_BY_SUBJECT,
        Sort::Year => charts::FIGURES_BY_YEAR,
        Sort::Nature => charts::FIGURES_BY_NATURE,
    }
}

/// The figures that are asked for, in the order asked for.
fn asked(ask: &Ask) -> Vec<&'static Statistic> {
    let wanted = |s: &&Statistic| ask.query.kind.is_empty() || ask.query.kind.iter().any(|k| nature_of(*k) == s.nature);
    let mut all: Vec<&Statistic> = STATISTICS.iter().filter(wanted).collect();
    // the first four digits: fiscal years and days have a word or more beside them
    let year = |s: &Statistic| {
        let digits: String = s.year.unwrap_or("9999").chars().filter(char::is_ascii_digit).take(4).collect();
        digits
    };
    match ask.query.sort {
        None => {}
        Some(Sort::Subject) => all.sort_by_key(|s| s.title.get().to_lowercase()),
        Some(Sort::Year) => all.sort_by_key(|s| year(s)),
        Some(Sort::Nature) => all.sort_by_key(|s| match s.nature {
            Nature::Measured => 0,
            Nature::Forecast => 1,
            Nature::Target => 2,
        }),
    }
    all
}

/// The chart that shows a figure, if there is one.
fn chart_of(s: &Statistic) -> Option<ChartId> {
    match s.id {
        "ST02" | "ST03" | "ST04" => Some(ChartId::GdpGrowth),
        "ST05" | "ST06" | "ST07" => Some(ChartId::TradeShare),
        "ST08" => Some(ChartId::Investment),
        "ST09" => Some(ChartId::Bases),
        "ST12" | "ST13" | "ST14" | "ST15" => Some(ChartId::Targets),
        "ST16" | "ST17" => Some(ChartId::Visitors),
        _ => None,
    }
}

/// Whether a year stands in the text as it is; where it does not, the year itself says how it is known.
fn stated(s: &Statistic) -> Option<&'static str> {
    (s.year_basis == YearBasis::Stated).then(|| charts::FIGURES_YEAR_STATED.get())
}

/// The figures as asked for, as a table or as cards.
pub fn list(ask: &Ask, up: &str) -> Markup {
    let all = asked(ask);
    let count = charts::FIGURES_COUNT.fill(&[("n", &all.len().to_string()), ("all", &STATISTICS.len().to_string())]);
    html! {
        p.figures-count role="status" { (count) }
        @if all.is_empty() {
            p { (charts::FIGURES_NONE.get()) " " button type="button" data-do="clear" { (charts::CHART_CLEAR.get()) } }
        } @else if ask.query.view == Some(View::Cards) {
            ul.figure-cards { @for s in all { (card(s, up)) } }
        } @else {
            (table(&all, up))
        }
    }
}

fn chart_link(s: &Statistic, up: &str) -> Markup {
    html! {
        @if let Some(id) = chart_of(s) { a href={ (up) (Route::Chart(id).path()) } { (figure::title(id).get()) } }
        @else { span.none { (charts::FIGURES_NO_CHART.get()) } }
    }
}

fn places(s: &Statistic, up: &str) -> Markup {
    html! { (loc(Locator::Note(s.note), up)) " " (locs([s.at], up)) }
}

fn table(all: &[&'static Statistic], up: &str) -> Markup {
    html! {
        div.wide-table.figures-table tabindex="0" role="region" aria-label=(charts::FIGURES_TITLE.get()) {
            table {
                caption.sr { (charts::FIGURES_TITLE.get()) }
                thead {
                    tr {
                        @for head in [
                            charts::FIGURES_WHAT, charts::FIGURES_VALUE, charts::FIGURES_FOR, charts::FIGURES_NATURE,
                            charts::FIGURES_SOURCE, charts::FIGURES_WHERE, charts::FIGURES_CHART,
                        ] { th scope="col" { (head.get()) } }
                    }
                }
                tbody {
                    @for s in all {
                        tr data-statistic=(s.id) {
                            th scope="row" {
                                b { (s.title.get()) }
                                small { (s.scope.get()) }
                                @if let Some(remark) = s.remark { small.figures-remark { (remark.get()) } }
                            }
                            td.figures-value { (value_of(s)) }
                            td { (year_of(s)) @if let Some(how) = stated(s) { small { (how) } } }
                            td { (nature(s.nature).get()) }
                            td { @match s.source { Some(source) => (source.get()), None => { span.none { (charts::FIGURES_NO_SOURCE.get()) } } } }
                            td.figures-at { (places(s, up)) }
                            td { (chart_link(s, up)) }
                        }
                    }
                }
            }
        }
    }
}

fn card(s: &'static Statistic, up: &str) -> Markup {
    let row = |name: Text, what: Markup| html! { div { dt { (name.get()) } dd { (what) } } };
    html! {
        li data-statistic=(s.id) {
            h2 { (s.title.get()) }
            p.figures-value { (value_of(s)) }
            p.figures-scope { (s.scope.get()) }
            dl {
                (row(charts::FIGURES_FOR, html! { (year_of(s)) @if let Some(how) = stated(s) { ", " (how) } }))
                (row(charts::FIGURES_NATURE, html! { (nature(s.nature).get()) }))
                (row(charts::FIGURES_SOURCE, html! { @match s.source { Some(x) => (x.get()), None => (charts::FIGURES_NO_SOURCE.get()) } }))
                (row(charts::FIGURES_WHERE, places(s, up)))
                (row(charts::FIGURES_CHART, chart_link(s, up)))
            }
            @if let Some(remark) = s.remark { p.figures-remark { (remark.get()) } }
        }
    }
}
