//! The edge: the only place that touches the browser.
//!
//! Everything a page asks of the browser goes through here, so that what is refused (storage
//! in a sandboxed frame, the clipboard without permission, history in an opaque origin) is
//! refused in one place and never breaks the page. Natively nothing here runs: pages are
//! drawn there, not used.

pub mod charts;
mod choices;
mod history;
mod page;

pub use choices::{forget, hide, mark_choices, mark_look, mark_words, open_row, place_rows, set_attribute, write_live};

pub use history::{address, announce, history, navigate};
pub use page::{Page, failed, fetch_kept, fetch_text, ready};

use crate::component::state::State;
use crate::url::Look;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// The document, in a browser.
pub(crate) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// `<html>`.
pub(crate) fn root() -> Option<web_sys::HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Whether the page is shown inside another one.
pub fn framed() -> bool {
    web_sys::window().is_some_and(|w| w.top().ok().flatten().is_none_or(|top| top != w))
}

/// Whether the page was asked for without what stands around it, for another page.
fn embedded() -> bool {
    root().is_some_and(|root| root.has_attribute("data-embed"))
}

/// Ties the state of a page to the browser: address, title, look, links.
pub fn attach(state: State) {
    if !cfg!(target_arch = "wasm32") {
        return;
    }
    // inside another page that page decides, not what was chosen here once
    if !embedded() {
        state.look.set(stored_look());
    }
    Effect::new(move |_| {
        let route = state.route();
        // those pages bring their titles themselves
        if route.is_charted() {
            return;
        }
        let title = crate::page::title(route);
        if let Some(document) = document() {
            document.set_title(&title);
        }
    });
    Effect::new(move |_| {
        let asked = state.query(|q| q.look);
        let look = asked.or(state.look.get());
        // what the page around a frame has told stands
        if let Some(root) = root().filter(|root| !root.has_attribute("data-told")) {
            let _ = match look {
                Some(look) => root.set_attribute("data-look", look.name()),
                None => root.remove_attribute("data-look"),
            };
        }
    });
    Effect::new(move |_| {
        state.look.track();
        if state.live.get() {
            let route = state.route();
            state.query(|q| announce(route, q));
        }
    });
    Effect::new(move |_| mark_look(state.live.get(), state.look.get()));
    history::attach(state);
    choices::attach(state);
}

/// Runs something later, in milliseconds.
pub fn after(milliseconds: u32, f: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, f).forget();
}

/// Copies text, and says in the button for two seconds whether it could.
fn copy_text(button: &web_sys::Element, text: String, done: crate::text::Text) {
    let clipboard = web_sys::window().map(|w| w.navigator()).and_then(|n| {
        // absent outside secure contexts, whatever the binding promises
        let clipboard = js_sys::Reflect::get(&n, &"clipboard".into()).ok()?;
        clipboard.dyn_into::<web_sys::Clipboard>().ok()
    });
    let button = button.clone();
    if button.class_list().contains("is-done") {
        return;
    }
    spawn_local(async move {
        let copied = match clipboard {
            Some(c) => wasm_bindgen_futures::JsFuture::from(c.write_text(&text)).await.is_ok(),
            None => false,
        };
        said_in(&button, if copied { done } else { crate::text::ui::SHARE_REFUSED });
    });
}

/// Says something in a button for two seconds, to eyes and to screen readers.
fn said_in(button: &web_sys::Element, words: crate::text::Text) {
    if button.class_list().contains("is-done") {
        return;
    }
    let said = button.query_selector("span").ok().flatten().unwrap_or_else(|| button.clone());
    let before = said.text_content();
    said.set_text_content(Some(words.get()));
    let _ = said.set_attribute("role", "status");
    let button = button.clone();
    let _ = button.class_list().add_1("is-done");
    after(2000, move || {
        said.set_text_content(before.as_deref());
        let _ = said.remove_attribute("role");
        let _ = button.class_list().remove_1("is-done");
    });
}

/// Key under which this site, in this folder, keeps the look. Other pages of the origin have other keys.
fn look_key() -> String {
    format!("japan-asean-explorer:{}:look", history::folder())
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn stored_look() -> Option<Look> {
    storage()?.get_item(&look_key()).ok().flatten().and_then(|name| Look::parse(&name))
}

/// Keeps the look chosen by hand, or forgets it. Silent where storage is denied.
pub fn store_look(look: Option<Look>) {
    if let Some(storage) = storage() {
        let _ = match look {
            Some(look) => storage.set_item(&look_key(), look.name()),
            None => storage.remove_item(&look_key()),
        };
    }
}

/// Opens a dialog over the page, or closes it.
pub fn show_dialog(dialog: &web_sys::HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Whether a click fell on the dialog's own box, which is what lies around its content.
pub fn is_backdrop(event: &web_sys::MouseEvent) -> bool {
    event.target().zip(event.current_target()).is_some_and(|(target, current)| target == current)
}

/// Whether a media query holds.
fn wide(query: &str) -> bool {
    web_sys::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|m| m.matches())
}

/// Opens the filters on screens that have room for them.
fn open_filters() {
    if wide("(min-width: 100rem)") {
        choices::set_attribute("details.facets", "open", "");
    }
}
