//! One chart, whole.

use super::PageEntry;
use crate::chart_id::ChartId;
use crate::charts::section::section;
use crate::charts::{CountryChoice, Selection, build_chart, country_choice};
use crate::component::Cx;
use crate::component::shell::Nav;
use crate::context::MEMBERS;
use crate::route::Page;
use crate::text::{charts, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry<ChartId> = PageEntry {
    title: |locale, id| Some(crate::charts::title(id).get(locale).to_owned()),
    description: |locale, id| crate::charts::description(id).get(locale).to_owned(),
    body: page,
    nav: Nav::Under(Page::Charts),
};

/// The page: the chart, and links to the previous and the next one.
fn page(cx: Cx, selection: &Selection, id: ChartId) -> Markup {
    let at = ChartId::ALL.iter().position(|x| *x == id).unwrap_or_default();
    let neighbour = |step: usize| ChartId::ALL.get((at + ChartId::ALL.len() + step) % ChartId::ALL.len()).copied();
    let link = |id: ChartId, class: &str, lead: &str| {
        html! { a class=(class) href=(cx.href(Page::Chart(id))) { span { (lead) } " " (crate::charts::title(id).get(cx.locale)) } }
    };
    let countries = html! {
        @if country_choice(id) != CountryChoice::Never {
            div.chosen-chart role="group" aria-labelledby="chosen-chart" {
                span #chosen-chart { (charts::GALLERY_CHOOSE.get(cx.locale)) }
                @for m in &MEMBERS {
                    @let c = m.country.get();
                    button type="button" data-do="toggle" data-value={ "country=" (c.id) } data-country=(c.id) aria-pressed="false" disabled { (c.name.get(cx.locale)) }
                }
            }
        }
    };
    let end = html! {
        (countries)
        @if id == ChartId::Events {
            p.fig-more { a href=(cx.href(Page::Timeline)) { (charts::EVENTS_TIMELINE.get(cx.locale)) } }
        }
        @if id == ChartId::Profile {
            p.fig-more { a href=(cx.href(Page::Compare)) { (charts::PROFILE_COMPARE.get(cx.locale)) } }
        }
        @if id == ChartId::Initiatives {
            p.fig-more { a href=(cx.href(Page::Initiatives)) { (charts::INITIATIVES_LIST.get(cx.locale)) } }
        }
    };
    html! {
        article.chart-page {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get(cx.locale)) {
                a href=(cx.href(Page::Charts)) { (ui::NAV_CHARTS.get(cx.locale)) }
            }
            (section(cx, &build_chart(cx.locale, id, selection), 1, end))
            nav.steps aria-label=(charts::GALLERY_STEPS.get(cx.locale)) {
                @if let Some(id) = neighbour(ChartId::ALL.len() - 1) { (link(id, "prev", charts::GALLERY_PREVIOUS.get(cx.locale))) }
                @if let Some(id) = neighbour(1) { (link(id, "next", charts::GALLERY_NEXT.get(cx.locale))) }
            }
        }
    }
}
