//! The third program: the search. `start.js` fetches it when a visitor opens the search.

use explorer::search_host;
use wasm_bindgen::prelude::*;

/// Starts the search. `folder` is the path of the site's folder, `index` the address of the index.
///
/// # Errors
/// If the index cannot be had.
#[wasm_bindgen]
pub async fn search(folder: String, index: String) -> Result<(), JsValue> {
    search_host::start(folder, index).await
}

/// Opens the dialog of the search.
#[wasm_bindgen]
pub fn open() {
    search_host::open();
}

fn main() {
    if !cfg!(target_arch = "wasm32") {
        eprintln!("This program runs in a browser. Build and serve the site with `cargo xtask serve`.");
        std::process::exit(2);
    }
}
