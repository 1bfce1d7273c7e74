//! The only room that touches the browser: it performs what the app asks for, and reports what happens.
//!
//! Whatever a browser may refuse (storage in a sandboxed frame, the clipboard without permission, history in
//! an opaque origin) is refused here and never breaks the page. This room knows neither content nor pages.
//! Natively nothing here runs: pages are rendered there, not used.

pub mod clipboard;
pub mod dialog;
pub mod dom;
pub mod download;
pub mod fetch;
pub mod focus;
pub mod history;
pub mod live_parts;
pub mod menus;
pub mod print;
pub mod repaint;
pub mod scroll;
pub mod sections;
pub mod storage;

pub use dom::{document, root};

use gloo_timers::callback::Timeout;

/// Year, month from 1 and day of the present day in the visitor's time zone.
pub fn today() -> (u16, u8, u8) {
    let now = js_sys::Date::new_0();
    (now.get_full_year() as u16, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// Runs something later, in milliseconds.
pub fn after(milliseconds: u32, f: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, f).forget();
}

/// Whether a media query holds.
pub fn matches_media(query: &str) -> bool {
    web_sys::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|m| m.matches())
}
