//! The second program: live charts, and whole pages that are opened in place. `start.js` fetches it when a chart comes
//! near the viewport or a page is opened.

use explorer::chart_host::{Pages, start};
use explorer::page;
use explorer::route::Page;
use wasm_bindgen::prelude::*;

/// What the host of the charts needs of the pages, which are above it.
const PAGES: Pages = Pages {
    body: page::body,
    live_parts: |cx, page, selection| match page {
        Page::Figures => vec![("figures", page::figures::list(cx, selection))],
        Page::Since => page::since::live_parts(cx, &selection.query).to_vec(),
        Page::Timeline => page::timeline::live_parts(cx, &selection.query).to_vec(),
        Page::Compare => page::compare::live_parts(cx, &selection.query).to_vec(),
        Page::Initiatives => page::initiatives::live_parts(cx, selection).to_vec(),
        Page::Notes => page::notes::live_parts(cx, &selection.query).to_vec(),
        _ => Vec::new(),
    },
    left_out: |page, query| (page == Page::Notes).then(|| page::notes::left_out(query)),
    values: |locale, page, query| match page {
        Page::Compare => Some(page::compare::csv(locale, query)),
        _ => None,
    },
    title: page::title,
    frame_title: page::frame_title,
};

/// Starts the charts. `folder` is the path of the site's folder, `texts` is the response
/// with the first program's texts, `more` the address of the further ones, `since` that of the pack on what has happened since publication, which is fetched
/// once a page needs it.
///
/// # Errors
/// If the texts cannot be had or are of another build.
#[wasm_bindgen]
pub async fn charts(folder: String, texts: js_sys::Promise, more: String, since: String) -> Result<(), JsValue> {
    start(PAGES, folder, texts, more, since).await
}

fn main() {
    if !cfg!(target_arch = "wasm32") {
        eprintln!("This program runs in a browser. Build and serve the site with `cargo xtask serve`.");
        std::process::exit(2);
    }
}
