//! Menus of the masthead: disclosures that close on Escape, on a click elsewhere and when a link is followed.

use super::dom::{closest, document, each, find, target};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;

/// Whether an element has an ancestor, or is itself, what a selector finds.
fn within(element: Option<&web_sys::Element>, selector: &str) -> bool {
    element.is_some_and(|e| closest(e, selector).is_some())
}

/// Closes the open menus that a click on `target` does not belong to.
fn close(target: Option<&web_sys::Element>) {
    each(".mast details[open]", |menu| {
        // what follows the button "Menu" belongs to it; a link that is followed closes it
        let own = menu.class_list().contains("menu") && within(target, ".mast") && !within(target, "a[href]");
        if !own && target.is_none_or(|t| !menu.contains(Some(t))) {
            let _ = menu.remove_attribute("open");
        }
    });
}

/// Closes all menus; a focus inside the masthead moves to the button of the outermost one that was open.
fn escape() {
    let Some(document) = document() else { return };
    let menu = find(".mast details[open] > summary");
    let focused = document.active_element();
    close(None);
    if within(focused.as_ref(), ".mast")
        && let Some(button) = menu
    {
        let _ = button.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// Adds the listeners, for as long as the page lives.
pub fn attach() {
    let Some(document) = document() else { return };
    EventListener::new(&document, "click", |event| {
        close(target(event).as_ref());
    })
    .forget();
    EventListener::new(&document, "keydown", |event| {
        if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|e| e.key() == "Escape") {
            escape();
        }
    })
    .forget();
}
