//! Files beside the page.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Fetches a text file.
///
/// # Errors
/// The browser's error, or the status where the server did not answer with success.
pub async fn fetch_text(address: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    text_of(window.fetch_with_str(address)).await
}

/// Fetches a text file, from the HTTP cache if it is there: the file's name changes with its content, and the
/// first program has fetched it before.
///
/// # Errors
/// As [`fetch_text`].
pub async fn fetch_cached(address: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let how = web_sys::RequestInit::new();
    how.set_cache(web_sys::RequestCache::ForceCache);
    text_of(window.fetch_with_str_and_init(address, &how)).await
}

/// The text of a response that was asked for before.
///
/// # Errors
/// As [`fetch_text`].
pub async fn text_of(response: js_sys::Promise) -> Result<String, JsValue> {
    let response: web_sys::Response = JsFuture::from(response).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::UNDEFINED)
}
