//! The prerendered page that the app takes over.

use super::{document, history, root};
use crate::component::shell::Publisher;
use crate::component::state::State;
use crate::text;
use crate::url::Route;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the page says of itself.
#[derive(Debug)]
pub struct Page {
    /// The page it was written for.
    pub route: Route,
    /// Address of the texts.
    pub texts: String,
    /// Publisher printed in the footer.
    pub publisher: Publisher,
    /// The texts, if the page has begun to fetch them (`prerender/head.js`).
    fetched: Option<js_sys::Promise>,
    hydratable: bool,
}

impl Page {
    /// Reads the page; `None` if it is none of ours.
    pub fn read() -> Option<Page> {
        let root = root()?;
        let written = root.get_attribute("data-route")?;
        history::set_folder(&written);
        let link = document()?.query_selector("link[data-texts]").ok().flatten()?;
        let texts = link.get_attribute("href")?;
        let fetched = js_sys::Reflect::get(&link, &"fetched".into()).ok().and_then(|it| it.dyn_into().ok());
        let language = root.get_attribute("data-language").unwrap_or_default();
        // translators rewrite text nodes, and hydration would meet nodes it does not know
        let translated = root.class_name().contains("translated")
            || root.lang() != language
            || document()?.query_selector("body font").ok().flatten().is_some();
        let same_build = root.get_attribute("data-build").as_deref() == Some(text::build());
        Some(Page {
            route: Route::parse(&written),
            texts,
            publisher: Publisher {
                name: root.get_attribute("data-publisher"),
                contact: root.get_attribute("data-contact"),
            },
            fetched,
            hydratable: same_build && !translated,
        })
    }

    /// The texts.
    ///
    /// # Errors
    /// As [`fetch_text`].
    pub async fn texts(&self) -> Result<String, JsValue> {
        match &self.fetched {
            Some(asked) => text_of(asked.clone()).await,
            None => fetch_text(&self.texts).await,
        }
    }

    /// Takes the page over: hydrates what stands there, or, where it is not what this program
    /// would draw, draws it anew.
    pub fn take_over(self) {
        use crate::page::{App, AppProps};
        let props = AppProps { route: self.route, publisher: self.publisher };
        if self.hydratable {
            crate::component::live::taking_over(true);
            #[cfg(feature = "hydrate")]
            leptos::mount::hydrate_body(move || App(props));
            crate::component::live::taking_over(false);
            #[cfg(not(feature = "hydrate"))]
            let _ = (App, props);
        } else {
            if let Some(body) = document().and_then(|d| d.body()) {
                body.set_inner_html("");
            }
            #[cfg(feature = "hydrate")]
            leptos::mount::mount_to_body(move || App(props));
            #[cfg(not(feature = "hydrate"))]
            let _ = (App, props);
        }
    }
}

/// Once the page is drawn: applies what the address asks and says that it is live.
pub fn ready(state: State) {
    history::apply_address(state);
}

/// Fetches a text file beside the page.
///
/// # Errors
/// Whatever the browser says, or the status where the server did not answer with success.
pub async fn fetch_text(address: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    text_of(window.fetch_with_str(address)).await
}

/// The same, out of the browser's cache if it is there: the file's name changes with its content, and the
/// first program has read it already.
///
/// # Errors
/// As [`fetch_text`].
pub async fn fetch_kept(address: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let how = web_sys::RequestInit::new();
    how.set_cache(web_sys::RequestCache::ForceCache);
    text_of(window.fetch_with_str_and_init(address, &how)).await
}

async fn text_of(asked: js_sys::Promise) -> Result<String, JsValue> {
    let response: web_sys::Response = JsFuture::from(asked).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::UNDEFINED)
}

/// Leaves the page readable and says quietly that filters do not work.
pub fn failed() {
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-pending");
        let _ = root.set_attribute("data-failed", "");
    }
}
