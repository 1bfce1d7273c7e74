//! Charts on a canvas: size, density, look, and the tooltip.

use super::{choices, document};
use crate::chart::{Chart, Mark, canvas, hit};
use gloo_events::EventListener;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

thread_local! {
    /// Where the values of each drawing are, by the chart's name.
    static MARKS: RefCell<Vec<(&'static str, Vec<Mark>)>> = const { RefCell::new(Vec::new()) };
}

fn find(selector: &str) -> Option<web_sys::Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Draws a chart over the whole of its canvas. Where the browser refuses, the SVG stays.
pub fn redraw<C: Chart>(chart: &C) {
    let Some(host) = find(&format!("[data-drawing=\"{}\"]", C::NAME)) else { return };
    let Some(canvas) = host.query_selector("canvas").ok().flatten().and_then(|c| c.dyn_into().ok()) else { return };
    let marks = canvas::draw_into(&canvas, chart);
    let _ = host.class_list().toggle_with_force("is-live", marks.is_ok());
    MARKS.with_borrow_mut(|all| {
        all.retain(|(name, _)| *name != C::NAME);
        all.push((C::NAME, marks.unwrap_or_default()));
    });
}

/// Writes the SVG of a chart anew.
pub fn redraw_still(name: &str, svg: &str) {
    if let Some(still) = find(&format!("[data-drawing=\"{name}\"] .chart-still")) {
        still.set_inner_html(svg);
    }
}

/// Calls `drawing` when a drawing changes its size or the screen its density or colours, and `paper`
/// before the page is printed, for as long as the page is shown.
pub fn on_change(drawing: impl Fn() + Clone + 'static, paper: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let sized = Closure::<dyn Fn()>::new(drawing.clone());
    let observer = web_sys::ResizeObserver::new(sized.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        choices::each("[data-drawing]", |host| observer.observe(&host));
    }
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
    // what the browser gives out belongs to its one thread, and so does everything here
    let kept = leptos::__reexports::send_wrapper::SendWrapper::new((observer, sized, listeners));
    on_cleanup(move || {
        if let Some(observer) = &kept.0 {
            observer.disconnect();
        }
    });
}

/// Shows what the value under the pointer says, or hides it.
pub(super) fn point(event: &web_sys::PointerEvent, target: &web_sys::Element) {
    let host = target.closest("[data-drawing]").ok().flatten();
    choices::each(".chart-tip.is-on", |tip| {
        let _ = tip.class_list().remove_1("is-on");
    });
    let Some(host) = host.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    let name = host.get_attribute("data-drawing").unwrap_or_default();
    let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
    let mark = MARKS.with_borrow(|all| {
        let (_, marks) = all.iter().find(|(n, _)| *n == name)?;
        marks.get(hit(marks, x, y)?).cloned()
    });
    let (Some(mark), Ok(Some(tip))) = (mark, host.query_selector(".chart-tip")) else { return };
    let width = f64::from(host.client_width()).max(1.0);
    let x = (mark.bounds.x + mark.bounds.width / 2.0).clamp(0.0, width);
    // positions are custom properties, which the style sheet's own rules read
    let style = web_sys::HtmlElement::style(&host);
    let _ = style.set_property("--tip-x", &format!("{}px", x as i32));
    let _ = style.set_property("--tip-y", &format!("{}px", mark.bounds.y as i32));
    let _ = style.set_property("--tip-back", &format!("{}%", (-100.0 * x / width) as i32));
    tip.set_text_content(Some(&mark.label));
    let _ = tip.class_list().add_1("is-on");
}
