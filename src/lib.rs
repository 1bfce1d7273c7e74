//! Explorer of Keidanren's 2021 proposal *Japan-ASEAN Relations in the New Era*.
//!
//! `docs/architecture.md` has the table of rooms and which may use which; `tests/layers.rs` compares it with the
//! imports. Three programs are made of these rooms. The first (`main.rs`, [`live`]) holds the state and
//! updates the page that was loaded; the second (`bin/charts.rs`, [`chart_host`]) renders charts and the pages that are
//! opened in place, and is fetched when one of them is needed; the third (`bin/search.rs`, [`search_host`]) is the search. Words, figures and links come from `src/*/data` and
//! `src/text`, checked and packed by `build.rs`.

// a page is one nested type until it is drawn
#![recursion_limit = "512"]

pub mod app;
pub mod chart;
pub mod chart_host;
pub mod chart_id;
pub mod charts;
pub mod component;
pub mod context;
pub mod export;
pub mod facet;
pub mod live;
pub mod map;
pub mod page;
pub mod platform;
pub mod proposal;
pub mod query;
pub mod route;
pub mod search;
pub mod search_host;
pub mod text;
pub mod url;

#[cfg(feature = "ssr")]
pub mod publish;

pub use live::start;
