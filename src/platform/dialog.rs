//! Modal dialogs.

use super::dom::{all_in, document};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens a modal dialog, or closes it.
pub fn show_dialog(dialog: &HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Whether a click hit the dialog's own box, which is what surrounds its content.
pub fn is_backdrop(event: &web_sys::MouseEvent) -> bool {
    event.target().zip(event.current_target()).is_some_and(|(target, current)| target == current)
}

/// Opens a dialog with an element of the page in it, and moves the element back before `next` when the dialog
/// closes, so that what is chosen, typed or unfolded in it is kept. `None` if anything is missing.
pub fn open_with(dialog: &str, place: &str, element: &str, next: &str) -> Option<()> {
    let document = document()?;
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    let dialog: HtmlDialogElement = find(dialog)?.dyn_into().ok()?;
    let (element, next) = (find(element)?, find(next)?);
    if !dialog.open() {
        dialog.query_selector(place).ok()??.append_child(&element).ok()?;
        EventListener::once(&dialog, "close", move |_| {
            if let Some(parent) = next.parent_node() {
                let _ = parent.insert_before(&element, Some(&next));
            }
        })
        .forget();
        dialog.show_modal().ok()?;
    }
    Some(())
}

/// Closes the open dialogs that a selector finds.
pub fn close(selector: &str) {
    let Some(root) = document().and_then(|d| d.document_element()) else { return };
    for dialog in all_in(&root, selector) {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}
