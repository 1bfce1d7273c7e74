//! Charts in a page: heading, what to see in it, the drawing, its key, and a table of the same values.

use super::action::actor as actor_name;
use super::locator::loc;
use super::state::State;
use crate::chart::growth::{self, Origin};
use crate::chart::{ByArea, Chart, Growth, PRERENDERED, by_area, svg};
use crate::context::{GROWTH, GrowthBasis, MEMBERS, growth as growth_of};
use crate::platform;
use crate::proposal::{ACTIONS, AREAS, Actor, Locator, STATISTICS, SourceIx};
use crate::query::Results;
use crate::text::{Text, format, ui};
use crate::url::Query;
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};

/// The box of a drawing: as SVG until the canvas has taken over, and again on paper.
fn drawing<C: Chart>(chart: &C, name: Text) -> Markup {
    html! {
        div.chart-box data-drawing=(C::NAME) {
            div.chart-still { (PreEscaped(still(chart, name))) }
            canvas aria-hidden="true" {}
            p.chart-tip aria-hidden="true" {}
        }
    }
}

/// The three forms of a chart as SVG.
fn still<C: Chart>(chart: &C, name: Text) -> String {
    PRERENDERED.iter().map(|(width, class)| svg::render(chart, *width, class, name.get())).collect()
}

/// Keeps both drawings in step with the state, the size, the density and the look, for as long as
/// the page is shown. The canvas is what is seen, so the SVG follows only for paper.
pub fn keep_charts(state: State) {
    let turn = RwSignal::new(0u32);
    // apart from the drawing, whose next run would undo the listening
    Effect::new(move |_| {
        let paper = move || {
            let chart = state.query_now();
            platform::redraw_still(Growth::NAME, &still(&growth_chart(&chart.country), ui::GROWTH_LABEL));
            platform::redraw_still(ByArea::NAME, &still(&by_area_chart(state), ui::BY_AREA_LABEL));
        };
        platform::on_change(move || turn.update(|t| *t += 1), paper);
    });
    Effect::new(move |_| {
        turn.track();
        state.look.track();
        if state.live.get() {
            platform::redraw(&state.query(|q| growth_chart(&q.country)));
            let by_area = by_area_chart(state);
            platform::redraw(&by_area);
            platform::write_live("by-area-table", by_area_table(&by_area));
        }
    });
}

/// A value of growth with its unit: `−2.5 %`.
fn percent(value: f64) -> String {
    format!("{} %", format::number(value, 1))
}

const YEARS: [u16; 3] = [2020, 2021, 2022];

fn growth_chart(chosen: &[crate::proposal::CountryIx]) -> Growth {
    let means: Vec<_> = STATISTICS.iter().filter(|s| s.note == 9).collect();
    Growth {
        years: YEARS
            .iter()
            .map(|y| {
                let sub = if *y == 2020 { ui::GROWTH_FIRST } else { ui::GROWTH_FORECAST };
                growth::Year { label: y.to_string(), sub: sub.get().to_owned(), sub_short: sub.get().to_owned() }
            })
            .collect(),
        mean_label: ui::GROWTH_MEAN.get().to_owned(),
        mean_short: ui::GROWTH_MEAN_SHORT.get().to_owned(),
        means: means
            .iter()
            .zip(YEARS)
            .map(|(s, year)| growth::Mean {
                value: s.value,
                text: format::number(s.value, 1),
                label: format!("{}, {year}: {}", ui::GROWTH_MEAN_IN.get(), percent(s.value)),
            })
            .collect(),
        rows: MEMBERS
            .iter()
            .map(|m| {
                let name = m.country.get().name.get();
                growth::Row {
                    label: name.to_owned(),
                    short: m.country.get().id.to_owned(),
                    selected: chosen.contains(&m.country),
                    cells: YEARS
                        .iter()
                        .map(|year| match growth_of(m.country, *year) {
                            Some(g) => growth::Cell {
                                rate: Some(growth::Rate {
                                    value: g.value,
                                    text: format::number(g.value, 1),
                                    origin: origin(g.basis),
                                }),
                                label: format!(
                                    "{name}, {year}: {} ({})",
                                    percent(g.value),
                                    origin_name(origin(g.basis)).get()
                                ),
                            },
                            None => {
                                growth::Cell { rate: None, label: format!("{name}, {year}: {}", ui::GROWTH_NONE.get()) }
                            }
                        })
                        .collect(),
                }
            })
            .collect(),
        ticks: growth::tick_values(GROWTH.iter().map(|g| g.value))
            .into_iter()
            .map(|value| growth::Tick {
                value,
                text: if value == 0.0 { "0 %".to_owned() } else { format::number(value, 0) },
            })
            .collect(),
        absent: ui::GROWTH_NONE.get().to_owned(),
        absent_short: ui::GROWTH_NONE_SHORT.get().to_owned(),
    }
}

fn origin_name(origin: Origin) -> Text {
    match origin {
        Origin::Office => ui::GROWTH_KEY_NATIONAL,
        Origin::Report => ui::GROWTH_KEY_ADB,
        Origin::Forecast => ui::GROWTH_KEY_FORECAST,
    }
}

fn origin(basis: GrowthBasis) -> Origin {
    match basis {
        GrowthBasis::NationalOffice => Origin::Office,
        GrowthBasis::AdbReport => Origin::Report,
        GrowthBasis::AdbForecast => Origin::Forecast,
    }
}

/// `gdp-growth`: the ten economies behind the proposal's average.
pub fn growth_figure(up: &str) -> Markup {
    html! {
        section class="figure fig-growth" data-chart=(Growth::NAME) aria-labelledby="fig-growth" {
            header {
                p.kicker { (loc(Locator::Note(9), up)) " " (loc(STATISTICS[1].at, up)) }
                h2 #fig-growth { (ui::GROWTH_TITLE.get()) }
                p class="stand ev-p" { (ui::GROWTH_SAYS.get()) }
                p class="stand ev-c" { (ui::GROWTH_CONTEXT.get()) }
            }
            div.canvas {
                div.ch-key {
                    span.k-mean { (ui::GROWTH_MEAN_IN.get()) }
                    @for o in Origin::ALL { span { i.k-glyph { (PreEscaped(growth::key(o))) } (origin_name(o).get()) } }
                }
                (drawing(&growth_chart(&[]), ui::GROWTH_LABEL))
                (growth_table(up))
            }
        }
    }
}

/// The values of the chart, each with its source.
fn growth_table(up: &str) -> Markup {
    // sources in the order of the table, each once
    let mut sources: Vec<SourceIx> = Vec::new();
    for g in &GROWTH {
        if !sources.contains(&g.source) {
            sources.push(g.source);
        }
    }
    let number = |s: SourceIx| sources.iter().position(|x| *x == s).unwrap_or_default() + 1;
    html! {
        p.src { (ui::GROWTH_UNIT.get()) " " (loc(Locator::Note(9), up)) }
        details.as-table {
            summary { (ui::GROWTH_TABLE.get()) }
            div.wide-table tabindex="0" role="region" aria-label=(ui::GROWTH_LABEL.get()) {
                table {
                    caption { (ui::GROWTH_LABEL.get()) }
                    thead {
                        tr {
                            th scope="col" { (ui::GROWTH_MEMBER.get()) }
                            th scope="col" { "2020" }
                            th scope="col" { "2021, " (ui::GROWTH_FORECAST.get()) }
                            th scope="col" { "2022, " (ui::GROWTH_FORECAST.get()) }
                        }
                    }
                    tbody {
                        tr.mean {
                            th scope="row" { (ui::GROWTH_MEAN_IN.get()) }
                            @for s in STATISTICS.iter().filter(|s| s.note == 9) { td { (percent(s.value)) } }
                        }
                        @for m in &MEMBERS {
                            tr class={ "r-" (m.country.get().id.to_ascii_lowercase()) } {
                                th scope="row" { (m.country.get().name.get()) }
                                @for year in YEARS {
                                    @if let Some(g) = growth_of(m.country, year) {
                                        @let n = number(g.source);
                                        td {
                                            (percent(g.value)) " "
                                            sup { a href={ "#growth-" (n) } title=(origin_name(origin(g.basis)).get()) { (n) } }
                                        }
                                    } @else {
                                        td.none { (ui::GROWTH_NONE.get()) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p.src-h { (ui::GROWTH_SOURCES.get()) }
            ol.src-list {
                @for (i, s) in sources.iter().enumerate() {
                    li id={ "growth-" (i + 1) } { a href=(s.get().url) rel="external noopener" { (s.get().title.get()) } }
                }
            }
        }
    }
}

fn by_area_chart(state: State) -> ByArea {
    state.query(|q| state.results(|r| by_area_of(q, r)))
}

fn by_area_of(q: &Query, r: &Results) -> ByArea {
    let all = |area: u8, actor: Actor| {
        ACTIONS.iter().enumerate().filter(move |(_, a)| a.area == area && a.actors.contains(&actor))
    };
    ByArea {
        areas: AREAS
            .iter()
            .map(|a| {
                let n = ACTIONS.iter().enumerate().filter(|(i, x)| x.area == a.number && r.lists(*i)).count();
                by_area::Area {
                    number: a.number,
                    number_text: a.number.to_string(),
                    label: a.title.get().to_owned(),
                    short: a.title.get().to_owned(),
                    total: format::count(n, ui::COUNT_ACTIONS_ONE, ui::COUNT_ACTIONS_OTHER),
                    total_short: String::new(),
                }
            })
            .collect(),
        actors: Actor::ALL
            .iter()
            .map(|actor| {
                let cells: Vec<by_area::Cell> = AREAS
                    .iter()
                    .map(|a| {
                        let total = all(a.number, *actor).count();
                        let listed = all(a.number, *actor).filter(|(i, _)| r.lists(*i)).count();
                        by_area::Cell {
                            listed: listed as u32,
                            all: total as u32,
                            text: listed.to_string(),
                            label: format!(
                                "{}, {}: {}",
                                actor_name(*actor).get(),
                                a.title.get(),
                                format::count(listed, ui::COUNT_ACTIONS_ONE, ui::COUNT_ACTIONS_OTHER)
                            ),
                        }
                    })
                    .collect();
                by_area::Actor {
                    label: actor_name(*actor).get().to_owned(),
                    short: actor_short(*actor).get().to_owned(),
                    selected: q.actor.contains(actor),
                    total: cells.iter().map(|c| c.listed).sum::<u32>().to_string(),
                    cells,
                }
            })
            .collect(),
        total_label: ui::BY_AREA_TOTAL.get().to_owned(),
        empty: ui::BY_AREA_EMPTY.get().to_owned(),
        empty_short: ui::BY_AREA_EMPTY_SHORT.get().to_owned(),
    }
}

fn actor_short(actor: Actor) -> Text {
    match actor {
        Actor::JapaneseCompanies => ui::ACTOR_SHORT_JAPANESE_COMPANIES,
        Actor::JapaneseGovernment => ui::ACTOR_SHORT_JAPANESE_GOVERNMENT,
        Actor::JapanUnspecified => ui::ACTOR_SHORT_JAPAN_UNSPECIFIED,
        Actor::AseanGovernments => ui::ACTOR_SHORT_ASEAN_GOVERNMENTS,
        Actor::JapaneseBusinessSector => ui::ACTOR_SHORT_JAPANESE_BUSINESS_SECTOR,
        Actor::Joint => ui::ACTOR_SHORT_JOINT,
        Actor::Keidanren => ui::ACTOR_SHORT_KEIDANREN,
        Actor::NotStated => ui::ACTOR_SHORT_NOT_STATED,
    }
}

/// `actions-by-area`: who is asked to act, area by area.
pub fn by_area_figure() -> Markup {
    let chart = by_area_of(&Query::default(), &Results::everything());
    html! {
        section class="figure fig-area" data-chart=(ByArea::NAME) aria-labelledby="fig-area" {
            header {
                h2 #fig-area { (ui::BY_AREA_TITLE.get()) }
                p class="stand ev-p" { (ui::BY_AREA_SAYS.get()) }
            }
            div.canvas {
                div.ch-key {
                    @for a in &AREAS { span class={ "a" (a.number) } { i.sq { (a.number) } (a.title.get()) } }
                    span { i.k-glyph { (PreEscaped(by_area::key(None))) } (ui::BY_AREA_LEFT_OUT.get()) }
                }
                (drawing(&chart, ui::BY_AREA_LABEL))
                p.src { (ui::BY_AREA_NOTE.get()) }
                details.as-table {
                    summary { (ui::BY_AREA_TABLE.get()) }
                    div data-live="by-area-table" { (by_area_table(&chart)) }
                }
            }
        }
    }
}

fn by_area_table(chart: &ByArea) -> Markup {
    let table = html! {
        table {
            caption { (ui::BY_AREA_LABEL.get()) }
            thead {
                tr {
                    th scope="col" { (ui::BY_AREA_ACTOR.get()) }
                    @for a in &AREAS { th scope="col" { (a.number) " " (a.title.get()) } }
                    th scope="col" { (ui::BY_AREA_TOTAL.get()) }
                }
            }
            tbody {
                @for row in &chart.actors {
                    tr {
                        th scope="row" { (row.label) }
                        @for cell in &row.cells { td { (cell.text) } }
                        td { b { (row.total) } }
                    }
                }
            }
        }
    };
    html! { div.wide-table tabindex="0" role="region" aria-label=(ui::BY_AREA_LABEL.get()) { (table) } }
}
