//! The app in the browser: Leptos carries the model, events become messages, effects are performed, and one
//! pass updates what differs on the page.
//!
//! | file | what it does |
//! |---|---|
//! | [`store`] | the model in a signal, and the one way to change it |
//! | [`view`] | the whole of a page as Leptos renders it |
//! | [`loaded`] | reads the page that was loaded, and hydrates it or mounts the app anew |
//! | [`events`] | events of the browser to messages |
//! | [`effects`] | effects of the core to calls of [`crate::platform`] |
//! | [`sync`] | the pass over the explorer's page |

mod effects;
mod events;
mod loaded;
mod store;
mod sync;
mod view;

pub use store::Store;
pub use view::{App, AppProps, NODES};

use crate::text::Locale;

/// Starts the app in the browser: fetches the texts, then hydrates the page. The page stays readable
/// if anything is missing.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let Some(page) = loaded::LoadedPage::read() else { return };
        let texts = match page.texts().await {
            Ok(texts) => texts,
            Err(_) => return loaded::report_failure(),
        };
        match Locale::from_packs(page.route.language.code(), vec![texts]) {
            Ok(locale) => page.take_over(locale),
            Err(_) => loaded::report_failure(),
        }
    });
}
