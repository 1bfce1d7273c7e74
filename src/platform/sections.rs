//! Which part of a long page is being read.

use super::document;
use super::dom::{all_in, find, root};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit};

/// Height of the line above which a part has been reached, as a part of the window's height.
const LINE: f64 = 0.3;

/// What is told of parts that cross the line or the lower edge of the window: parts that begin or end there.
const MARGIN: &str = "-30% 0px 0px 0px";

/// An observer with what it calls.
type Observer = (IntersectionObserver, Closure<dyn FnMut()>);

thread_local! {
    /// The observer of the present page; the one before it is given up.
    static OBSERVED: RefCell<Option<Observer>> = const { RefCell::new(None) };
}

/// Calls a function when another of the parts inside a text may have been reached, for as long as no other page is
/// observed.
pub fn observe(text: &'static str, parts: &str, mut reached: impl FnMut(&Line) + 'static) {
    let Some(root) = root() else { return };
    let callback = Closure::<dyn FnMut()>::new(move || {
        if let Some(line) = Line::now(text) {
            reached(&line);
        }
    });
    let how = IntersectionObserverInit::new();
    how.set_root_margin(MARGIN);
    how.set_threshold(&js_sys::Array::of2(&0.into(), &1.into()));
    let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &how) else { return };
    for part in all_in(&root, parts) {
        observer.observe(&part);
    }
    if let Some((before, _)) = OBSERVED.replace(Some((observer, callback))) {
        before.disconnect();
    }
}

/// The height in the window that reading has reached.
pub struct Line {
    /// CSS pixels from the upper edge of the window.
    y: f64,
    /// The element that the address leads to, if the end of the page keeps it from being at the top.
    target: Option<Element>,
}

impl Line {
    /// At three tenths of the window; where the end of the text is near and the page cannot be scrolled further, it
    /// moves down to the end.
    fn now(text: &str) -> Option<Line> {
        let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
        let below = find(text)?.get_bounding_client_rect().bottom() - height;
        let y = (height * LINE).max(height - below.max(0.0));
        let target = find(":target, .is-target").filter(|e| {
            let frame = e.get_bounding_client_rect();
            y > height * LINE && frame.top() >= 0.0 && frame.bottom() <= height
        });
        Some(Line { y, target })
    }

    /// The last of some elements, in the order of the page, that begins above the line.
    pub fn last_of(&self, ids: &[String]) -> Option<usize> {
        let document = document()?;
        if let Some(target) = &self.target
            && let Some(at) = ids.iter().position(|id| *id == target.id())
        {
            return Some(at);
        }
        ids.iter().rposition(|id| {
            document.get_element_by_id(id).is_some_and(|e| {
                let frame = e.get_bounding_client_rect();
                frame.height() > 0.0 && frame.top() <= self.y
            })
        })
    }
}

/// Scrolls a box, and nothing around it, so that an element in it is in view.
pub fn show_in(around: &Element, element: &Element) {
    let (outer, inner) = (around.get_bounding_client_rect(), element.get_bounding_client_rect());
    if around.scroll_height() > around.client_height() && (inner.top() < outer.top() || inner.bottom() > outer.bottom())
    {
        let middle = inner.top() - outer.top() - outer.height() / 2.0;
        around.set_scroll_top(around.scroll_top() + middle as i32);
    }
}
