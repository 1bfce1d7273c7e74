//! Printing: folded parts of the page are opened for the sheet and closed again afterwards.

use super::dom::{each, set};
use gloo_events::EventListener;

/// Marks parts that were opened only for printing.
const OPENED: &str = "data-opened-for-paper";

/// Opens what `folded` finds before the browser lays out a sheet, after calling `before`, and closes it
/// afterwards; for as long as the page lives.
pub fn open_folded(folded: &'static str, before: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "beforeprint", move |_| {
        before();
        each(folded, |part| {
            set(&part, "open", Some(""));
            set(&part, OPENED, Some(""));
        });
    })
    .forget();
    EventListener::new(&window, "afterprint", |_| {
        each(&format!("[{OPENED}]"), |part| {
            set(&part, "open", None);
            set(&part, OPENED, None);
        });
    })
    .forget();
}

/// Opens the browser's dialog for printing, where there is one.
pub fn open_dialog() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
