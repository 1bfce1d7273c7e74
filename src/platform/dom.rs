//! Finding elements and changing their attributes.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// The document, in a browser.
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// `<html>`.
pub fn root() -> Option<web_sys::HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// The first element that a selector finds in the document.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The first element that a selector finds inside another one.
pub fn find_in(around: &Element, selector: &str) -> Option<Element> {
    around.query_selector(selector).ok().flatten()
}

/// The elements that a selector finds inside another one, in document order.
pub fn all_in(around: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = around.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// Calls a function with each element that a selector finds in the document.
pub fn each(selector: &str, mut f: impl FnMut(Element)) {
    each_of(selector, &mut f);
}

/// [`each`], compiled once for all of its callers.
#[inline(never)]
fn each_of(selector: &str, f: &mut dyn FnMut(Element)) {
    if let Some(root) = root() {
        for element in all_in(&root, selector) {
            f(element);
        }
    }
}

/// The nearest element around one, itself included, that a selector finds.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Sets an attribute, or removes it.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Adds a class, or removes it.
pub fn set_class(element: &Element, class: &str, on: bool) {
    let _ = element.class_list().toggle_with_force(class, on);
}

/// The element an event was dispatched to.
pub fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Sends an event without details to the document.
pub fn dispatch(name: &str) {
    if let (Some(document), Ok(event)) = (document(), web_sys::Event::new(name)) {
        let _ = document.dispatch_event(&event);
    }
}
