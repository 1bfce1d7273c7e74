//! The gallery of charts.

use super::PageEntry;
use crate::chart_id::ChartId;
use crate::charts::section::card;
use crate::charts::{Selection, build_chart};
use crate::component::Cx;
use crate::component::shell::Nav;
use crate::route::Page;
use crate::text::{charts, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::GALLERY_TITLE.get(locale).to_owned()),
    description: |locale, ()| charts::GALLERY_DESC.get(locale).to_owned(),
    body: |cx, selection, ()| page(cx, selection),
    nav: Nav::Item(ui::NAV_CHARTS),
};

/// The gallery: a small form of each chart, which is a link to its page.
fn page(cx: Cx, selection: &Selection) -> Markup {
    html! {
        article.gallery {
            header {
                h1 { (charts::GALLERY_TITLE.get(cx.locale)) }
                p.one-say { (charts::GALLERY_LEDE.get(cx.locale)) }
                p.one-say { a href=(cx.href(Page::Timeline)) { (charts::EVENTS_TIMELINE.get(cx.locale)) } }
            }
            ul.chart-cards { @for id in ChartId::ALL { (card(cx, &build_chart(cx.locale, id, selection))) } }
        }
    }
}
