//! Events after which what is drawn on a canvas has to be drawn again.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Media features that change the colours of a page.
const COLOURS: [&str; 3] = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/// Calls `repaint` whenever an observed element changes its size, or the screen its density or colours, and
/// `before_print` before the page is printed. Returns the observer of sizes, if the browser has one.
pub fn on_repaint(repaint: fn(), before_print: fn()) -> Option<web_sys::ResizeObserver> {
    let window = web_sys::window()?;
    let sized = Closure::<dyn Fn()>::new(repaint);
    let observer = web_sys::ResizeObserver::new(sized.as_ref().unchecked_ref()).ok();
    sized.forget();
    EventListener::new(&window, "beforeprint", move |_| before_print()).forget();
    for media in COLOURS {
        if let Ok(Some(list)) = window.match_media(media) {
            EventListener::new(&list, "change", move |_| repaint()).forget();
        }
    }
    on_density(repaint);
    observer
}

/// Calls `repaint` when the density is no longer the present one. A media query tells of one density only, so
/// each change needs another query.
fn on_density(repaint: fn()) {
    let Some(window) = web_sys::window() else { return };
    let now = window.device_pixel_ratio();
    if let Ok(Some(list)) = window.match_media(&format!("(resolution: {now}dppx)")) {
        EventListener::once(&list, "change", move |_| {
            repaint();
            on_density(repaint);
        })
        .forget();
    }
}
