//! How to put the site on a server, on one screen.

use crate::component::embed::SITE;
use crate::text::{Text, charts};
use maud::{Markup, html};

/// Files whose type a browser insists on: what they end with, and the type.
const TYPES: [(&str, &str); 5] = [
    (".wasm", "application/wasm"),
    (".js", "text/javascript"),
    (".html .css .txt .csv", "text/…; charset=utf-8"),
    (".json", "application/json"),
    (".webmanifest", "application/manifest+json"),
];

/// The page.
pub(super) fn page(up: &str) -> Markup {
    let file = |path: &str| html! { a href={ (up) (path) } download="" { (path) } };
    let step = |name: Text, body: Markup| html! { li { h2 { (name.get()) } (body) } };
    let say = |words: Text| html! { p { (words.get()) } };
    html! {
        article class="one prose hosting" {
            nav.crumbs aria-label=(crate::text::ui::NAV_CRUMBS.get()) {
                a href={ (up) "about/" } { (crate::text::ui::NAV_ABOUT.get()) }
            }
            h1 { (charts::HOSTING_TITLE.get()) }
            p.one-say { (charts::HOSTING_LEDE.get()) }
            ol {
                (step(charts::HOSTING_COPY, say(charts::HOSTING_COPY_HOW)))
                (step(charts::HOSTING_ADDRESS, html! {
                    p { (charts::HOSTING_ADDRESS_HOW.get()) }
                    pre.code tabindex="0" role="region" aria-label=(charts::HOSTING_ADDRESS.get()) {
                        code { "cargo xtask build --site-url " (SITE) }
                    }
                }))
                (step(charts::HOSTING_HEADERS, html! {
                    p {
                        (charts::HOSTING_HEADERS_HOW.get()) " "
                        (file("hosting/nginx.conf")) ", " (file("hosting/apache.htaccess")) ", " (file("_headers")) "."
                    }
                    p { (charts::HOSTING_HEADERS_WHY.get()) }
                }))
                (step(charts::HOSTING_TYPES, html! {
                    dl.hosting-types { @for (files, kind) in TYPES { div { dt { (files) } dd { code { (kind) } } } } }
                }))
                (step(charts::HOSTING_LOST, say(charts::HOSTING_LOST_HOW)))
                (step(charts::HOSTING_EMBED, html! {
                    p {
                        (charts::HOSTING_EMBED_HOW.get()) " "
                        a href={ (up) "about/#embedding" } { (charts::EMBED_TITLE_ABOUT.get()) } "."
                    }
                }))
                (step(charts::HOSTING_UPDATE, say(charts::HOSTING_UPDATE_HOW)))
            }
        }
    }
}
