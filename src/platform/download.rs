//! Handing files to the visitor, and showing an element on the whole screen.

use super::document;
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Time in milliseconds after which the browser has taken hold of a file.
const KEPT: u32 = 1000;

/// Saves a text as a file of a media type. `None` if the browser refuses.
pub fn save_text(name: &str, media_type: &str, text: &str) -> Option<()> {
    let parts = Array::of1(&JsString::from(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    save(name, &blob)
}

/// Saves what a canvas shows as a PNG file, then calls `done` with whether it could. `None` if the browser
/// refuses at once; `done` is not called then.
pub fn save_png(name: String, canvas: &web_sys::HtmlCanvasElement, done: impl FnOnce(bool) + 'static) -> Option<()> {
    let saved = Closure::once_into_js(move |blob: JsValue| {
        done(blob.dyn_into::<web_sys::Blob>().ok().and_then(|blob| save(&name, &blob)).is_some());
    });
    canvas.to_blob(saved.unchecked_ref()).ok()
}

fn save(name: &str, blob: &web_sys::Blob) -> Option<()> {
    let url = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    super::after(KEPT, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    });
    Some(())
}

/// Whether the browser can show an element on the whole screen.
pub fn can_fill_screen() -> bool {
    document().is_some_and(|d| d.fullscreen_enabled())
}

/// Whether an element fills the whole screen.
pub fn fills_screen() -> bool {
    document().is_some_and(|d| d.fullscreen_element().is_some())
}

/// Shows an element on the whole screen, or leaves that.
pub fn toggle_full_screen(element: &web_sys::Element) {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        let _ = element.request_fullscreen();
    }
}
