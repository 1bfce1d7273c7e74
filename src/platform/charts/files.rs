//! Taking a chart away, as picture, drawing, values or address, and showing it on the whole screen.

use super::{document, each, with};
use crate::chart::{Chart, svg::Paint};
use crate::chart::{ChartId, Form, canvas, svg};
use crate::component::figure::sheet::{Sheet, WIDTH};
use crate::platform::{copy_text, history, said_in};
use crate::text::{charts, ui};
use crate::url::Route;
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Pixels of a picture to a CSS pixel.
const DENSITY: f64 = 2.0;

/// Whether the browser would show something on the whole screen.
pub(super) fn may_fill() -> bool {
    document().is_some_and(|d| d.fullscreen_enabled())
}

/// Does what a button of a chart stands for.
pub(super) fn act(id: ChartId, button: &web_sys::Element, section: &web_sys::Element) {
    let name = |extension: &str| format!("{}.{extension}", id.name());
    match button.get_attribute("data-chart-do").as_deref() {
        Some("full") => {
            let Some(document) = document() else { return };
            if document.fullscreen_element().is_some() {
                document.exit_fullscreen();
            } else {
                let _ = section.request_fullscreen();
            }
        }
        Some("csv") => {
            let file = with(|c| c.figures.iter().find(|it| it.id == id).map(|it| it.table.csv())).flatten();
            let saved = file.and_then(|text| save(&name("csv"), "text/csv;charset=utf-8", &text));
            said_in(button, if saved.is_some() { charts::CHART_SAVED } else { charts::CHART_REFUSED });
        }
        Some("svg") => {
            let file = with(|c| {
                let sheet = Sheet::of(c.figures.iter().find(|it| it.id == id)?);
                let palette = canvas::palette(section).ok()?;
                Some(svg::draw(&sheet, WIDTH, Paint::Values(&palette)).file(sheet.title(), &palette))
            });
            let saved = file.flatten().and_then(|text| save(&name("svg"), "image/svg+xml", &text));
            said_in(button, if saved.is_some() { charts::CHART_SAVED } else { charts::CHART_REFUSED });
        }
        Some("png") if picture(id, button, section, name("png")).is_none() => {
            said_in(button, charts::CHART_REFUSED);
        }
        Some("link") => {
            let at = with(|c| format!("{}{}", Route::Chart(id).path(), c.ask.query.write())).unwrap_or_default();
            copy_text(button, history::absolute(&at), ui::SHARE_DONE);
        }
        _ => {}
    }
}

/// Says on the buttons whether the whole screen is filled.
pub(super) fn name_full() {
    let full = document().is_some_and(|d| d.fullscreen_element().is_some());
    let words = if full { charts::CHART_FULL_LEAVE } else { charts::CHART_FULL };
    each("[data-chart-do=full]", |button| button.set_text_content(Some(words.get())));
}

/// Hands a text over as a file.
fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = Array::of1(&JsString::from(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    hand_over(name, &blob)
}

fn hand_over(name: &str, blob: &web_sys::Blob) -> Option<()> {
    let url = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // the browser has taken hold of the file once this turn is over
    crate::platform::after(1000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    });
    Some(())
}

/// Draws a chart with its heading and sources on a canvas of its own and hands it over as PNG.
fn picture(id: ChartId, button: &web_sys::Element, section: &web_sys::Element, name: String) -> Option<()> {
    let canvas: web_sys::HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    with(|c| {
        let sheet = Sheet::of(c.figures.iter().find(|it| it.id == id)?);
        debug_assert!(sheet.height(Form::Wide) > 0);
        canvas::draw_image(&canvas, &sheet, section, WIDTH, DENSITY).ok()
    })??;
    let button = button.clone();
    let done = Closure::once_into_js(move |blob: JsValue| {
        let saved = blob.dyn_into::<web_sys::Blob>().ok().and_then(|blob| hand_over(&name, &blob));
        said_in(&button, if saved.is_some() { charts::CHART_SAVED } else { charts::CHART_REFUSED });
    });
    canvas.to_blob(done.unchecked_ref()).ok()
}
