//! The page for addresses that no page has.

use super::{PageEntry, nav};
use crate::component::Cx;
use crate::component::shell::{Nav, nav_items};
use crate::proposal::AREAS;
use crate::route::{Language, Page};
use crate::text::ui;
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(ui::TITLE_NOT_FOUND.get(locale).to_owned()),
    description: |locale, ()| ui::DESC_NOT_FOUND.get(locale).to_owned(),
    body: |cx, _, ()| page(cx),
    nav: Nav::Outside,
};

/// The pages of the navigation and the five areas. `data-home` is the path below the site's folder, for the script
/// that corrects the links (see `publish`): this page is shown at any depth.
fn page(cx: Cx) -> Markup {
    let link = |page: Page, name: &str| {
        let path = page.in_language(Language::of(cx.locale)).path();
        html! { li { a href=(cx.href(page)) data-home=(path) { (name) } } }
    };
    html! {
        article class="one lost" {
            h1 { (ui::LOST_TITLE.get(cx.locale)) }
            p.one-say { (ui::LOST_BODY.get(cx.locale)) }
            ul.lost-ways {
                @for (page, name) in nav_items(nav) { (link(page, name.get(cx.locale))) }
                @for a in &AREAS { (link(Page::Area(a.number), &super::area::title(cx.locale, a.number))) }
            }
        }
    }
}
