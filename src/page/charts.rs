//! The gallery of charts, and a page for each.

use crate::chart::ChartId;
use crate::component::figure::{self, Ask};
use crate::context::MEMBERS;
use crate::text::charts;
use crate::url::Route;
use maud::{Markup, html};

/// The gallery: every chart small, leading to its page.
pub fn gallery(ask: &Ask, up: &str) -> Markup {
    html! {
        article.gallery {
            header { h1 { (charts::GALLERY_TITLE.get()) } p.one-say { (charts::GALLERY_LEDE.get()) } }
            ul.chart-cards { @for id in ChartId::ALL { (figure::card(&figure::of(id, ask), up)) } }
        }
    }
}

/// Whether a chart shows countries, so that some can be chosen.
fn follows(id: ChartId) -> bool {
    !matches!(id, ChartId::TradeShare | ChartId::Targets | ChartId::Events)
}

/// One chart, whole, with the way to the others.
pub fn one(id: ChartId, ask: &Ask, up: &str) -> Markup {
    let at = ChartId::ALL.iter().position(|x| *x == id).unwrap_or_default();
    let beside = |step: usize| ChartId::ALL.get((at + ChartId::ALL.len() + step) % ChartId::ALL.len()).copied();
    let link = |id: ChartId, class: &str, lead: &str| {
        html! { a class=(class) href={ (up) (Route::Chart(id).path()) } { span { (lead) } " " (figure::title(id).get()) } }
    };
    html! {
        article.chart-page {
            nav.crumbs aria-label=(crate::text::ui::NAV_CRUMBS.get()) {
                a href={ (up) (Route::Charts.path()) } { (crate::text::ui::NAV_CHARTS.get()) }
            }
            section.figure data-chart=(id.name()) aria-labelledby={ "fig-" (id.name()) } {
                (figure::inside(&figure::of(id, ask), up, 1))
                @if follows(id) {
                    div.chosen-chart role="group" aria-labelledby="chosen-chart" {
                        span #chosen-chart { (charts::GALLERY_CHOOSE.get()) }
                        @for m in &MEMBERS {
                            @let c = m.country.get();
                            button type="button" data-do="toggle" data-value={ "country=" (c.id) } data-country=(c.id) aria-pressed="false" disabled { (c.name.get()) }
                        }
                    }
                }
            }
            nav.steps aria-label=(charts::GALLERY_STEPS.get()) {
                @if let Some(id) = beside(ChartId::ALL.len() - 1) { (link(id, "prev", charts::GALLERY_PREVIOUS.get())) }
                @if let Some(id) = beside(1) { (link(id, "next", charts::GALLERY_NEXT.get())) }
            }
        }
    }
}
