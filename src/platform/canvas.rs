//! Charts on a canvas: size, density, look, and the tooltip's place.

use crate::chart::{Chart, Mark};
use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Draws a chart over the whole of its canvas; `None` where the browser refuses, and the SVG stays.
pub fn draw<C: Chart>(canvas: &web_sys::HtmlCanvasElement, chart: &C) -> Option<Vec<Mark>> {
    #[cfg(target_arch = "wasm32")]
    {
        crate::chart::canvas::draw_into(canvas, chart).ok()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = (canvas, chart);
        None
    }
}

/// Calls `drawing` when the box changes its size or the screen its density or colours, and `paper`
/// before the page is printed.
pub fn on_change(host: &web_sys::HtmlElement, drawing: impl Fn() + Clone + 'static, paper: impl Fn() + 'static) {
    let sized = drawing.clone();
    let callback = Closure::<dyn Fn()>::new(sized);
    if let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(host);
        let (observer, callback) = (send_wrapper(observer), send_wrapper(callback));
        on_cleanup(move || {
            observer.take().disconnect();
            drop(callback);
        });
    }
    let Some(window) = web_sys::window() else { return };
    let mut listeners = vec![EventListener::new(&window, "beforeprint", move |_| paper())];
    for media in [
        "(prefers-color-scheme: dark)",
        "(forced-colors: active)",
        "(prefers-contrast: more)",
        "(min-resolution: 1.5dppx)",
    ] {
        if let Ok(Some(list)) = window.match_media(media) {
            let drawing = drawing.clone();
            listeners.push(EventListener::new(&list, "change", move |_| drawing()));
        }
    }
    let listeners = send_wrapper(listeners);
    on_cleanup(move || drop(listeners));
}

/// What the browser gives out belongs to its one thread, and so does everything here.
fn send_wrapper<T>(value: T) -> leptos::__reexports::send_wrapper::SendWrapper<T> {
    leptos::__reexports::send_wrapper::SendWrapper::new(value)
}

/// Puts the tooltip at a point of the chart, inside its box. Positions go through custom properties
/// of the style sheet's own rules, set by script, since pages hold no style attribute.
pub fn place_tip(host: NodeRef<leptos::html::Div>, x: f64, y: f64) {
    let Some(host) = host.get_untracked() else { return };
    let width = f64::from(host.client_width());
    let style = web_sys::HtmlElement::style(&host);
    let _ = style.set_property("--tip-x", &format!("{}px", x.clamp(0.0, width) as i32));
    let _ = style.set_property("--tip-y", &format!("{}px", y as i32));
    let _ = style.set_property("--tip-back", &format!("{}%", (-100.0 * (x / width.max(1.0)).clamp(0.0, 1.0)) as i32));
}
