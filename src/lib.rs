//! Explorer of Keidanren's 2021 proposal *Japan-ASEAN Relations in the New Era*.
//!
//! Where things are:
//!
//! | room | what it holds | knows of |
//! |---|---|---|
//! | [`proposal`] | the proposal as typed, linked data | nothing else |
//! | [`context`] | figures and events from outside it | `proposal`'s ids |
//! | [`text`] | every visible word by typed key; numbers, dates, plurals | nothing else |
//! | [`url`] | address to route and query and back | `proposal` |
//! | [`query`] | filters and counts | `proposal`, `text`, `url` |
//! | [`chart`] | scales and drawings over any drawing backend | nothing else |
//! | [`map`] | shapes and the selector | data, `component` |
//! | [`component`] | what two or more pages share | all of the above |
//! | [`page`] | one module for each page | all of the above |
//! | [`platform`] | the browser | state, addresses |
//!
//! Dependencies point one way, from the bottom of the table to its top; `platform` is the
//! edge. Two programs are made of these rooms: the first (`main.rs`) draws every page but those
//! made of charts and holds what is chosen; the second (`bin/charts.rs`, [`platform::charts`])
//! draws charts and the pages made of them, and is fetched when one comes near. Words, figures and links come from `src/*/data` and `src/text`, checked and packed
//! by `build.rs`.

// a page is one nested type until it is drawn
#![recursion_limit = "512"]

pub mod chart;
pub mod component;
pub mod context;
pub mod map;
pub mod page;
pub mod platform;
pub mod proposal;
pub mod query;
pub mod text;
pub mod url;

#[cfg(feature = "ssr")]
pub mod prerender;

/// Starts the app in the browser: waits for the texts, then takes the page over. What stands
/// there stays readable if anything is missing.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let Some(page) = platform::Page::read() else { return };
        let texts = match page.texts().await {
            Ok(texts) => texts,
            Err(_) => return platform::failed(),
        };
        match text::install(vec![texts]) {
            Ok(()) => page.take_over(),
            Err(_) => platform::failed(),
        }
    });
}
