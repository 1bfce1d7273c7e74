//! The second program: charts that answer, and the pages made of charts. `start.js` fetches it when
//! a chart comes into sight or a page of charts is asked for.

use wasm_bindgen::prelude::*;

/// Brings the charts to life. `folder` is the path of the site's folder, the others are addresses of
/// the two packs of texts.
///
/// # Errors
/// If the texts cannot be had or are of another build.
#[wasm_bindgen]
pub async fn charts(folder: String, texts: String, more: String) -> Result<(), JsValue> {
    explorer::platform::charts::start(folder, [texts, more]).await
}

fn main() {
    if !cfg!(target_arch = "wasm32") {
        eprintln!("This program runs in a browser. Build and serve the site with `cargo xtask serve`.");
        std::process::exit(2);
    }
}
