//! Scroll position and focus after the page or the address has changed.

use super::dom::{find, root, set, set_class};
use super::focus::{FocusPlace, focus, in_view, is_shown};
use web_sys::Element;

/// The element that a fragment names: ids are in one case, and printed in another.
fn named(fragment: &str) -> Option<Element> {
    let id = fragment.strip_prefix('#').filter(|id| !id.is_empty())?;
    let document = super::document()?;
    [id.to_owned(), id.to_ascii_lowercase(), id.to_ascii_uppercase()]
        .iter()
        .find_map(|id| document.get_element_by_id(id))
}

/// Scrolls to a fragment, or to a height in CSS pixels, and moves the focus where reading goes on: to `left`, where
/// it was when the page was shown before, else to the target, else, if the page has changed, to its heading.
pub fn restore_scroll_and_focus(fragment: &str, height: Option<f64>, page_changed: bool, left: Option<FocusPlace>) {
    let Some(window) = web_sys::window() else { return };
    if let Some(old) = find(".is-target") {
        set_class(&old, "is-target", false);
    }
    let target = named(fragment);
    // parts that the browser has not laid out yet have estimated heights, so that places below them would be wrong
    if let Some(root) = root() {
        let exact = target.is_some() || height.is_some_and(|y| y > 0.0);
        set(&root, "data-whole", exact.then_some(""));
    }
    let mut folded = target.clone();
    while let Some(details) = folded.and_then(|e| e.closest("details:not([open])").ok().flatten()) {
        set(&details, "open", Some(""));
        folded = Some(details);
    }
    match (&target, height) {
        // the browser may have scrolled to the element before filters hid it; the notice about it is at the top
        (Some(target), None | Some(0.0)) if !is_shown(target) => window.scroll_to_with_x_and_y(0.0, 0.0),
        (Some(target), None | Some(0.0)) => {
            set_class(target, "is-target", true);
            target.scroll_into_view();
        }
        (_, Some(y)) => window.scroll_to_with_x_and_y(0.0, y),
        _ => {}
    }
    let returned = height.is_some_and(|y| y > 0.0);
    let there = left.and_then(|place| place.find()).or_else(|| if page_changed && returned { in_view() } else { None });
    let heading = || find("main h1").filter(|_| page_changed);
    if let Some(element) = there.or(target).or_else(heading) {
        focus(&element, true);
    }
}
