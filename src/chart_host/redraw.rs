//! Drawings on canvas, for the present size, density and look.

use super::{drawing_box, with_host};
use crate::chart::{Form, Mark, canvas};
use crate::charts::ChartView;
use crate::charts::section::still;
use crate::platform::matches_media;
use crate::text::{Locale, charts};
use wasm_bindgen::JsCast;

/// Draws a chart over the whole of its box and returns the areas of its values. Where the browser refuses
/// the canvas, and wherever the style sheet shows the SVG instead of it (forced colours), the SVG is
/// updated. `is-live` means that the canvas holds the drawing; it does not depend on what is shown.
pub(super) fn draw(locale: Locale, view: &ChartView) -> Vec<Mark> {
    let Some(place) = drawing_box(view.id) else { return Vec::new() };
    let Some(target) = place.query_selector("canvas").ok().flatten().and_then(|c| c.dyn_into().ok()) else {
        return Vec::new();
    };
    if still_height(&place).is_some_and(|height| height != view.drawing.height(Form::Narrow)) {
        write_still(locale, view);
    }
    let size = (f64::from(place.client_width()), f64::from(place.client_height()));
    // a box that is not shown keeps its content; it is drawn when it gets a size
    if size.0 < 1.0 {
        return Vec::new();
    }
    let drawn = canvas::draw_into(&target, &*view.drawing, size);
    let _ = place.class_list().toggle_with_force("is-live", drawn.is_ok());
    if drawn.is_err() || matches_media("(forced-colors: active)") {
        write_still(locale, view);
    }
    let marks = drawn.unwrap_or_default();
    // arrow keys lead through the values wherever there are any
    if marks.is_empty() {
        for name in ["tabindex", "role", "aria-label"] {
            let _ = place.remove_attribute(name);
        }
    } else {
        let label = format!("{}. {}", view.label.get(locale), charts::CHART_KEYS.get(locale));
        for (name, value) in [("tabindex", "0"), ("role", "application"), ("aria-label", &label)] {
            let _ = place.set_attribute(name, value);
        }
    }
    if let Ok(Some(still)) = place.query_selector(".chart-still") {
        let _ = match marks.is_empty() {
            true => still.remove_attribute("aria-hidden"),
            false => still.set_attribute("aria-hidden", "true"),
        };
    }
    marks
}

/// Height of the narrow SVG in a box, which gives the box its height.
fn still_height(place: &web_sys::HtmlElement) -> Option<u32> {
    let still = place.query_selector(".chart.narrow").ok()??;
    still.get_attribute("viewBox")?.rsplit(' ').next()?.parse().ok()
}

/// Updates the SVG of a chart.
fn write_still(locale: Locale, view: &ChartView) {
    let place = drawing_box(view.id).and_then(|place| place.query_selector(".chart-still").ok().flatten());
    if let Some(place) = place {
        place.set_inner_html(&still(locale, view));
    }
}

/// Draws every chart of the page again.
pub(super) fn all() {
    with_host(super::ChartHost::draw);
}

/// Updates the SVG of every chart of the page. They are what is printed.
pub(super) fn stills() {
    with_host(|host| host.views.iter().for_each(|view| write_still(host.locale, view)));
}
