//! Drawings on canvas, in step with size, density and look.

use super::{find, host, with};
use crate::chart::{Mark, canvas};
use crate::component::figure::{self, Figure};
use crate::text::charts;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Draws a chart over the whole of its canvas and says where its values are. Where the browser refuses,
/// the SVG stays in sight, drawn for what is asked.
pub(super) fn draw(it: &Figure) -> Vec<Mark> {
    let Some(host) = host(it.id) else { return Vec::new() };
    let Some(target) = host.query_selector("canvas").ok().flatten().and_then(|c| c.dyn_into().ok()) else {
        return Vec::new();
    };
    let drawn = canvas::draw_into(&target, &it.drawing);
    let _ = host.class_list().toggle_with_force("is-live", drawn.is_ok());
    let seen = host.client_width() > 0;
    let marks = match drawn {
        Ok(marks) => marks,
        Err(_) => {
            // a box without a size has nothing to show; one with a size shows the SVG
            if seen {
                still(it);
            }
            Vec::new()
        }
    };
    // keys walk the values wherever there are any
    if marks.is_empty() {
        let _ = host.remove_attribute("tabindex");
        let _ = host.remove_attribute("role");
        let _ = host.remove_attribute("aria-label");
    } else {
        let _ = host.set_attribute("tabindex", "0");
        let _ = host.set_attribute("role", "application");
        let _ = host.set_attribute("aria-label", &format!("{}. {}", it.label.get(), charts::CHART_KEYS.get()));
    }
    if let Ok(Some(still)) = host.query_selector(".chart-still") {
        let _ = match marks.is_empty() {
            true => still.remove_attribute("aria-hidden"),
            false => still.set_attribute("aria-hidden", "true"),
        };
    }
    marks
}

/// Writes the SVG of a chart anew.
fn still(it: &Figure) {
    if let Some(still) = find(&format!("[data-drawing=\"{}\"] .chart-still", it.id.name())) {
        still.set_inner_html(&figure::still(it));
    }
}

/// Draws again when a box changes its size or the screen its density or colours, and writes the SVGs
/// anew before the page is printed, which takes them for the canvases.
pub(super) fn watch() -> Option<web_sys::ResizeObserver> {
    let window = web_sys::window()?;
    let sized = Closure::<dyn Fn()>::new(again);
    let observer = web_sys::ResizeObserver::new(sized.as_ref().unchecked_ref()).ok();
    sized.forget();
    EventListener::new(&window, "beforeprint", |_| {
        with(|charts| charts.figures.iter().for_each(still));
    })
    .forget();
    for media in ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"] {
        if let Ok(Some(list)) = window.match_media(media) {
            EventListener::new(&list, "change", |event| {
                again();
                // forced colours show the SVG in place of the canvas
                if event.dyn_ref::<web_sys::MediaQueryListEvent>().is_some_and(|e| e.matches()) {
                    with(|charts| charts.figures.iter().for_each(still));
                }
            })
            .forget();
        }
    }
    density();
    observer
}

fn again() {
    with(super::Charts::draw);
}

/// Hears that the density is no longer what it is now, however it changes: a list of media tells of
/// one density only, so each change asks anew.
fn density() {
    let Some(window) = web_sys::window() else { return };
    let now = window.device_pixel_ratio();
    if let Ok(Some(list)) = window.match_media(&format!("(resolution: {now}dppx)")) {
        EventListener::once(&list, "change", |_| {
            again();
            density();
        })
        .forget();
    }
}
