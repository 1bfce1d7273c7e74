//! The focus, when its element is rewritten, hidden or left.
//!
//! Three rules keep it from moving to the start of the page:
//!
//! - when markup is replaced ([`rewrite`]), the same control gets it, or the one in its position, such as the
//!   next chip;
//! - otherwise ([`keep_focus`]) another control of the same choice gets it, else the heading of the list, else
//!   that of the page;
//! - when the visitor returns to a page, the control that had it gets it back ([`FocusPlace`]).

use super::dom::all_in;
use super::{after, document};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Controls that can have the focus.
const CONTROLS: &str = "a[href], button, input, summary";

/// The heading that gets the focus when a control of the list is gone.
const LIST_HEADING: &str = ".list h2";

/// The element with the focus; `None` for `<body>`.
fn focused() -> Option<Element> {
    document()?.active_element().filter(|e| e.tag_name() != "BODY")
}

/// The element with the focus, if it is inside another one.
pub fn focused_in(around: &Element) -> Option<Element> {
    focused().filter(|e| around.contains(Some(e)))
}

/// Whether an element is rendered with a size.
pub fn is_shown(element: &Element) -> bool {
    let frame = element.get_bounding_client_rect();
    element.is_connected() && (frame.width() > 0.0 || frame.height() > 0.0)
}

/// Moves the focus, also to an element that is not focusable by itself; `still` keeps the scroll position.
pub fn focus(element: &Element, still: bool) {
    if !element.matches(CONTROLS).unwrap_or_default() && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(still);
    // elements of drawings have the same method
    let _ = element.unchecked_ref::<web_sys::HtmlElement>().focus_with_options(&options);
}

/// Attributes that identify a control in rewritten markup.
fn identity(control: &Element) -> [Option<String>; 5] {
    ["id", "href", "data-do", "data-value", "data-choice"].map(|name| control.get_attribute(name))
}

/// Element name and first class: a chip is replaced by a chip and by nothing else.
fn kind(control: &Element) -> String {
    format!("{} {}", control.tag_name(), control.class_name().split(' ').next().unwrap_or_default())
}

/// Replaces the content of an element and keeps the focus in it, if it was there.
pub fn rewrite(element: &Element, html: &str) {
    let Some(held) = focused_in(element).filter(|held| held != element) else {
        return element.set_inner_html(html);
    };
    let (what, kind_of) = (identity(&held), kind(&held));
    let alike = |e: &Element| kind(e) == kind_of;
    let at = all_in(element, CONTROLS).iter().filter(|e| alike(e)).position(|e| *e == held).unwrap_or_default();
    element.set_inner_html(html);
    let now: Vec<Element> = all_in(element, CONTROLS).into_iter().filter(alike).collect();
    match now.iter().find(|e| identity(e) == what).or(now.get(at)).or(now.last()) {
        Some(to) => focus(to, true),
        None => keep_focus(held.get_attribute("data-choice")),
    }
}

/// After the pass: moves a lost focus to another control of the same choice, or to a heading.
pub fn keep_focus(choice: Option<String>) {
    after(0, move || {
        if focused().is_some_and(|e| is_shown(&e)) {
            return;
        }
        let Some(root) = document().and_then(|d| d.document_element()) else { return };
        let first = |selector: &str| all_in(&root, selector).into_iter().find(is_shown);
        let same = choice.and_then(|choice| first(&format!("button[data-choice=\"{choice}\"]:not([disabled])")));
        if let Some(to) = same.or_else(|| first(LIST_HEADING)).or_else(|| first("main h1")) {
            focus(&to, false);
        }
    });
}

/// After the pass: moves the focus to the heading of the page.
pub fn focus_heading() {
    after(0, || {
        if let Some(heading) = document().and_then(|d| d.query_selector("main h1").ok().flatten()) {
            focus(&heading, true);
        }
    });
}

/// After the content has been rendered: moves the focus to the first element that a selector finds in it.
pub fn focus_inside(around: &Element, selector: &'static str) {
    let around = around.clone();
    after(0, move || {
        if let Ok(Some(to)) = around.query_selector(selector) {
            focus(&to, false);
        }
    });
}

/// The position of a control, to be found again after its page was rendered again: the nearest ancestor
/// with an id, and the index among the controls inside it.
#[derive(Clone, Debug)]
pub struct FocusPlace {
    around: String,
    at: usize,
}

impl FocusPlace {
    pub fn of(control: &Element) -> Option<FocusPlace> {
        let around = control.parent_element()?.closest("[id]").ok()??;
        let at = all_in(&around, CONTROLS).iter().position(|e| e == control)?;
        Some(FocusPlace { around: around.id(), at })
    }

    pub fn find(&self) -> Option<Element> {
        let around = document()?.get_element_by_id(&self.around)?;
        all_in(&around, CONTROLS).into_iter().nth(self.at).filter(is_shown)
    }

    /// The position of the element with the focus.
    pub fn now() -> Option<FocusPlace> {
        FocusPlace::of(&focused()?)
    }
}

/// A part of the page that is in view: where the reader is, if nothing else is known.
pub fn in_view() -> Option<Element> {
    let window = web_sys::window()?;
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64());
    let (width, height) = (size(window.inner_width())?, size(window.inner_height())?);
    let there = document()?.element_from_point((width / 2.0) as f32, (height / 3.0) as f32)?;
    there.closest("main li, main section, main article, main").ok()?
}
