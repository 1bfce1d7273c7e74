//! The page that was loaded, and how the app takes it over.

use super::view::{App, AppProps, NODES, set_hydrating};
use crate::component::shell::Publisher;
use crate::platform::dom::{dispatch, document, find, root};
use crate::platform::{fetch, history};
use crate::route::{ONE_FILE, Route};
use crate::text::{self, Locale};
use wasm_bindgen::{JsCast, JsValue};

/// What the page that was loaded holds about itself.
#[derive(Debug)]
pub struct LoadedPage {
    /// The page it was written for.
    pub route: Route,
    /// Address of the texts.
    texts: String,
    /// Publisher printed in the footer.
    publisher: Publisher,
    /// The response with the texts, if the page has begun to fetch them (`client/head.js`).
    fetched: Option<js_sys::Promise>,
    /// Whether the page is as this program would render it, by build, language and signs of translators.
    hydratable: bool,
    /// Whether the page was written by this build, so that its markup can be kept.
    same_build: bool,
}

/// The element that contains the app. Everything beside it belongs to others, such as browser extensions.
fn container() -> Option<web_sys::HtmlElement> {
    document()?.get_element_by_id("explorer-app")?.dyn_into().ok()
}

/// Writes the nodes inside one in the form of [`NODES`].
fn nodes(of: &web_sys::Node, out: &mut String) {
    let mut child = of.first_child();
    while let Some(node) = child {
        let name = node.node_name();
        out.push_str(&name);
        if matches!(name.as_str(), "A" | "HEADER" | "MAIN" | "P") {
            out.push('(');
            nodes(&node, out);
            out.push(')');
        }
        child = node.next_sibling();
    }
}

/// Reports that the app cannot start; the page stays readable and a script shows why (`client/head.js`).
pub fn report_failure() {
    dispatch("explorer:failed");
}

impl LoadedPage {
    /// Reads the page; `None` if it is not one of this site.
    pub fn read() -> Option<LoadedPage> {
        let root = root()?;
        let path = root.get_attribute("data-route")?;
        if root.has_attribute("data-single") {
            history::set_folder(ONE_FILE)
        } else {
            history::find_folder(&path)
        }
        let link = find("link[data-texts]")?;
        let texts = link.get_attribute("href")?;
        let fetched = js_sys::Reflect::get(&link, &"fetched".into()).ok().and_then(|it| it.dyn_into().ok());
        let language = root.get_attribute("data-language").unwrap_or_default();
        // translators replace text nodes, which hydration does not expect
        let translated =
            root.class_name().contains("translated") || root.lang() != language || find("body font").is_some();
        let same_build = root.get_attribute("data-build").as_deref() == Some(text::build());
        let route = Route::parse(&path);
        Some(LoadedPage {
            route,
            texts,
            publisher: Publisher {
                name: root.get_attribute("data-publisher"),
                contact: root.get_attribute("data-contact"),
            },
            fetched,
            hydratable: same_build && !translated,
            same_build,
        })
    }

    /// The texts.
    ///
    /// # Errors
    /// As [`fetch::fetch_text`].
    pub async fn texts(&self) -> Result<String, JsValue> {
        match &self.fetched {
            Some(response) => fetch::text_of(response.clone()).await,
            None => fetch::fetch_text(&self.texts).await,
        }
    }

    /// Hydrates the page, or, where it is not exactly what this program would render, mounts the app anew.
    pub fn take_over(self, locale: Locale) {
        let Some(container) = container() else { return report_failure() };
        let props = AppProps { route: self.route, locale, publisher: self.publisher };
        let mut found = String::new();
        nodes(&container, &mut found);
        if self.hydratable && found == NODES {
            set_hydrating(true);
            #[cfg(feature = "hydrate")]
            leptos::mount::hydrate_from(container, move || App(props)).forget();
            set_hydrating(false);
            #[cfg(not(feature = "hydrate"))]
            let _ = (App, props);
        } else {
            let page = || container.query_selector("main > :is(.page, .explorer)").ok().flatten();
            // what the page holds need not be rendered by the second program
            let kept = page().filter(|_| self.same_build).map(|page| page.inner_html());
            container.set_inner_html("");
            #[cfg(feature = "hydrate")]
            leptos::mount::mount_to(container.clone(), move || App(props)).forget();
            #[cfg(not(feature = "hydrate"))]
            let _ = (App, props);
            if let (Some(page), Some(kept)) = (page(), kept) {
                page.set_inner_html(&kept);
            }
        }
    }
}
