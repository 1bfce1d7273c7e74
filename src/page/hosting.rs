//! How to put the site on a server, on one screen.

use super::PageEntry;
use crate::component::Cx;
use crate::component::embed::EXAMPLE_SITE;
use crate::component::shell::Nav;
use crate::route::Page;
use crate::text::{Text, charts, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::HOSTING_TITLE.get(locale).to_owned()),
    description: |locale, ()| charts::HOSTING_DESC.get(locale).to_owned(),
    body: |cx, _, ()| page(cx),
    nav: Nav::Under(Page::About),
};

/// Files that browsers use only with the right media type: their extensions, and the type.
const TYPES: [(&str, &str); 5] = [
    (".wasm", "application/wasm"),
    (".js", "text/javascript"),
    (".html .css .txt .csv", "text/…; charset=utf-8"),
    (".json", "application/json"),
    (".webmanifest", "application/manifest+json"),
];

/// The page.
fn page(cx: Cx) -> Markup {
    let file = |path: &str| html! { a href={ (cx.root_prefix) (path) } download="" { (path) } };
    let step = |name: Text, body: Markup| html! { li { h2 { (name.get(cx.locale)) } (body) } };
    let paragraph = |words: Text| html! { p { (words.get(cx.locale)) } };
    let (comma, end) = (ui::FORMAT_COMMA.get(cx.locale), charts::JOIN_END.get(cx.locale));
    html! {
        article class="one prose hosting" {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get(cx.locale)) {
                a href=(cx.href(Page::About)) { (ui::NAV_ABOUT.get(cx.locale)) }
            }
            h1 { (charts::HOSTING_TITLE.get(cx.locale)) }
            p.one-say { (charts::HOSTING_LEDE.get(cx.locale)) }
            ol {
                (step(charts::HOSTING_COPY, paragraph(charts::HOSTING_COPY_HOW)))
                (step(charts::HOSTING_ADDRESS, html! {
                    p { (charts::HOSTING_ADDRESS_HOW.get(cx.locale)) }
                    pre.code tabindex="0" role="region" aria-label=(charts::HOSTING_ADDRESS.get(cx.locale)) {
                        code { "cargo xtask build --site-url " (EXAMPLE_SITE) }
                    }
                }))
                (step(charts::HOSTING_HEADERS, html! {
                    p {
                        (charts::HOSTING_HEADERS_HOW.get(cx.locale)) " "
                        (file("hosting/nginx.conf")) (comma) (file("hosting/apache.htaccess")) (comma) (file("_headers")) (end)
                    }
                    p { (charts::HOSTING_HEADERS_WHY.get(cx.locale)) }
                }))
                (step(charts::HOSTING_TYPES, html! {
                    dl.hosting-types { @for (files, kind) in TYPES { div { dt { (files) } dd { code { (kind) } } } } }
                }))
                (step(charts::HOSTING_LOST, paragraph(charts::HOSTING_LOST_HOW)))
                (step(charts::HOSTING_EMBED, html! {
                    p {
                        (charts::HOSTING_EMBED_HOW.get(cx.locale)) " "
                        a href={ (cx.href(Page::About)) "#embedding" } { (charts::EMBED_TITLE_ABOUT.get(cx.locale)) } (end)
                    }
                }))
                (step(charts::HOSTING_UPDATE, paragraph(charts::HOSTING_UPDATE_HOW)))
            }
        }
    }
}
