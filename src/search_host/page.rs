//! The page of the search.

use super::{INDEX, choose_key, is_undecided, render, show_key};
use crate::platform::dom::{closest, document, find, root, set, target};
use crate::search::query::LONGEST;
use crate::search::{Found, Index, KINDS, find as find_records};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, UrlSearchParams};

/// The box on the page.
const BOX: &str = "#find-q";

thread_local! {
    /// What was written last: the address that it is for.
    static WRITTEN: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether the address was not made by typing, so that the box is set from it. At first, the first program has done
    /// so, and a visitor may have typed since.
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
}

/// Follows the address from now on.
pub fn attach() {
    let (Some(document), Some(window)) = (document(), web_sys::window()) else { return };
    for name in ["explorer:change", "explorer:rendered"] {
        EventListener::new(&document, name, |_| {
            sync();
        })
        .forget();
    }
    EventListener::new(&window, "popstate", |_| ARRIVED.set(true)).forget();
    // the first program must not look for what an input method has not decided yet
    let capture = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    EventListener::new_with_options(&window, "input", capture, |event| {
        if target(event).is_some_and(|input| input.id() == BOX[1..] && is_undecided(event, input.unchecked_ref())) {
            event.stop_immediate_propagation();
        }
    })
    .forget();
    EventListener::new(&document, "compositionend", |event| {
        if let Some(input) = target(event).filter(|input| input.id() == BOX[1..]) {
            let how = EventInit::new();
            how.set_bubbles(true);
            if let Ok(event) = Event::new_with_event_init_dict("input", &how) {
                let _ = input.dispatch_event(&event);
            }
        }
    })
    .forget();
    EventListener::new(&document, "change", |event| {
        if let Some(input) = target(event).filter(|input| input.has_attribute("data-find-key")) {
            choose_key(input.unchecked_ref::<HtmlInputElement>().checked());
        }
    })
    .forget();
    sync();
}

/// Moves the focus to the box, if the page is shown.
pub fn focus_box() -> Option<()> {
    let input: HtmlInputElement = find(BOX)?.dyn_into().ok()?;
    input.focus().ok()?;
    input.select();
    Some(())
}

/// What the address asks for: words and kinds.
fn asked() -> Option<(String, String, Vec<usize>)> {
    let at = root()?.get_attribute("data-at")?;
    let search = at.split_once('?').map(|(_, search)| search).unwrap_or_default();
    let values = UrlSearchParams::new_with_str(search).ok()?;
    let words = values.get("q").unwrap_or_default().chars().take(LONGEST).collect();
    let kinds = values.get("kind").unwrap_or_default();
    let kinds =
        kinds.split(',').filter_map(|word| KINDS.iter().position(|kind| kind.eq_ignore_ascii_case(word))).collect();
    Some((at, words, kinds))
}

/// Words without the spaces that an address does not keep.
fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Brings the page in step with the address.
fn sync() -> Option<()> {
    let Some(element) = find(BOX) else {
        // another page; when this one is rendered again, it is empty
        WRITTEN.take();
        ARRIVED.set(true);
        return None;
    };
    let input: HtmlInputElement = element.unchecked_into();
    let index = INDEX.get()?;
    let (at, typed, chosen) = asked()?;
    let has_focus =
        document()?.active_element().is_some_and(|active| active == *input.unchecked_ref::<web_sys::Element>());
    let opened = input.disabled();
    input.set_disabled(false);
    if (ARRIVED.take() || opened || !has_focus) && without_spaces(&input.value()) != typed {
        input.set_value(&typed);
    }
    if opened {
        show_key();
        if let Some(go) = find(".find-form button") {
            set(&go, "disabled", None);
        }
    }
    if !opened && WRITTEN.with_borrow(|written| written.as_ref() == Some(&at)) {
        return None;
    }
    write(index, &typed, &chosen);
    WRITTEN.set(Some(at));
    Some(())
}

/// Writes the results.
fn write(index: &Index, typed: &str, chosen: &[usize]) -> Option<()> {
    let found = if typed.is_empty() { Found::default() } else { find_records(index, typed) };
    let total = found
        .groups
        .iter()
        .filter(|group| chosen.is_empty() || chosen.contains(&group.kind))
        .map(|group| group.total)
        .sum();
    let empty = typed.is_empty();
    set(&find(".find-start")?, "hidden", (!empty).then_some(""));
    let said = if empty { String::new() } else { render::count(index, &found, total, typed) };
    find("[data-live=found-count]")?.set_text_content(Some(&said));
    let kinds = if found.groups.len() < 2 && chosen.is_empty() {
        String::new()
    } else {
        render::kinds(index, &found, chosen).into_string()
    };
    rewrite(&find("[data-live=found-kinds]")?, &kinds);
    let results = if empty { String::new() } else { render::results(index, &found, chosen, typed).into_string() };
    find("[data-live=found]")?.set_inner_html(&results);
    Some(())
}

/// Replaces the content of an element, and leaves the focus on the button that has it.
fn rewrite(element: &web_sys::Element, markup: &str) {
    let focused = document().and_then(|d| d.active_element()).filter(|active| element.contains(Some(active)));
    let value = focused.and_then(|active| closest(&active, "[data-value]")?.get_attribute("data-value"));
    element.set_inner_html(markup);
    if let Some(button) = value.and_then(|value| find(&format!("[data-live=found-kinds] [data-value=\"{value}\"]"))) {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}
