//! Marks choices on the page, and hears them.

use super::{document, history};
use crate::component::live::Standing;
use crate::component::state::{Entry, State};
use crate::text::ui;
use crate::url::Look;
use gloo_events::EventListener;
use leptos::prelude::*;
use maud::Markup;
use std::cell::RefCell;
use wasm_bindgen::JsCast;

pub(super) fn each(selector: &str, mut f: impl FnMut(web_sys::Element)) {
    let Some(list) = document().and_then(|d| d.query_selector_all(selector).ok()) else { return };
    for i in 0..list.length() {
        if let Some(element) = list.get(i).and_then(|n| n.dyn_into::<web_sys::Element>().ok()) {
            f(element);
        }
    }
}

fn set(element: &web_sys::Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Writes where each choice stands into the page: checked, pressed or selected, its count, and
/// whether it can be chosen. Nothing can be chosen before the page is live.
pub fn mark_choices(live: bool, standing: &dyn Fn(&str) -> Standing) {
    each("[data-choice]", |element| {
        let Standing { on, count, open } = standing(&element.get_attribute("data-choice").unwrap_or_default());
        let truth = if on { "true" } else { "false" };
        let enabled = live && open;
        match element.tag_name().as_str() {
            "INPUT" => {
                let input = element.unchecked_ref::<web_sys::HtmlInputElement>();
                input.set_checked(on);
                input.set_disabled(!enabled);
                if let Ok(Some(label)) = element.closest("label") {
                    let _ = label.class_list().toggle_with_force("is-on", on);
                    let _ = label.class_list().toggle_with_force("off", !open);
                    if let Ok(Some(number)) = label.query_selector("[data-count]") {
                        let text = match (count, number.has_attribute("data-dash")) {
                            (0, true) => "–".to_owned(),
                            _ => count.to_string(),
                        };
                        number.set_text_content(Some(&text));
                    }
                }
            }
            "BUTTON" => {
                set(&element, "aria-pressed", Some(truth));
                set(&element, "disabled", (!enabled).then_some(""));
            }
            _ => {
                set(&element, "aria-checked", Some(truth));
                set(&element, "aria-disabled", (!live).then_some("true"));
                let _ = element.class_list().toggle_with_force("is-selected", on);
                if let Some(name) = element.get_attribute("data-name") {
                    let label = ui::MAP_MEMBER.fill(&[("country", &name), ("n", &count.to_string())]);
                    set(&element, "aria-label", Some(&label));
                }
                let number = element
                    .get_attribute("data-country")
                    .and_then(|c| document()?.query_selector(&format!(".m-tag[data-for=\"{c}\"]")).ok().flatten());
                if let Some(tag) = number {
                    let _ = tag.class_list().toggle_with_force("sel", on);
                    let _ = tag.class_list().toggle_with_force("is-none", count == 0);
                    if let Ok(Some(text)) = tag.query_selector(".m-count text") {
                        text.set_text_content(Some(&count.to_string()));
                    }
                }
            }
        }
    });
}

thread_local! {
    /// What each live stretch says, so that one that says the same is left alone.
    static SAID: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Forgets what live stretches say: another page stands there now.
pub fn forget() {
    SAID.with_borrow_mut(Vec::clear);
}

/// Writes a live stretch of the page, unless it says the same already.
pub fn write_live(name: &str, markup: Markup) {
    let text = markup.into_string();
    let same = SAID.with_borrow_mut(|all| match all.iter_mut().find(|(n, _)| n == name) {
        Some((_, said)) if *said == text => true,
        Some((_, said)) => {
            said.clone_from(&text);
            false
        }
        None => {
            all.push((name.to_owned(), text.clone()));
            false
        }
    });
    if !same {
        each(&format!("[data-live=\"{name}\"]"), |element| element.set_inner_html(&text));
    }
}

/// Hides or shows.
pub fn hide(selector: &str, hidden: bool) {
    each(selector, |element| set(&element, "hidden", hidden.then_some("")));
}

/// Sets an attribute.
pub fn set_attribute(selector: &str, name: &str, value: &str) {
    each(selector, |element| set(&element, name, Some(value)));
}

/// Puts the rows of the list where they belong: those that name a chosen member first, in their
/// order, the others under their headings; rows that are not listed are hidden. A row that
/// stays where it is is not touched, so that it keeps the focus.
pub fn place_rows(named: &[&str], lists: &dyn Fn(usize) -> bool) -> Option<()> {
    let document = document()?;
    let top = document.query_selector("[data-named-list]").ok()??;
    let find = |id: &str| document.query_selector(&format!("li[data-action=\"{id}\"]")).ok().flatten();
    let mut after: Option<web_sys::Node> = None;
    for id in named {
        let row = find(id)?;
        after = Some(stand_after(&top, after, row));
    }
    for heading in crate::proposal::HEADINGS.iter().filter(|h| !h.actions.is_empty()) {
        let list = document.query_selector(&format!("[data-group=\"{}\"] .acts", heading.id)).ok()??;
        let mut after: Option<web_sys::Node> = None;
        for action in heading.actions {
            let id = action.get().id;
            let row = find(id)?;
            set(&row, "hidden", (!lists(action.0)).then_some(""));
            if named.contains(&id) {
                continue;
            }
            after = Some(stand_after(&list, after, row));
        }
    }
    Some(())
}

/// Moves a row behind another one, or to the head of its list; not if it stands there already.
fn stand_after(list: &web_sys::Element, after: Option<web_sys::Node>, row: web_sys::Element) -> web_sys::Node {
    let next = after.map_or_else(|| list.first_child(), |previous| previous.next_sibling());
    if next.as_ref() != Some(row.unchecked_ref()) {
        let _ = list.insert_before(&row, next.as_ref());
    }
    row.into()
}

/// Opens a row in place and closes the one that was open.
pub fn open_row(id: Option<&str>, full: &dyn Fn() -> Markup) {
    each("li.act.is-open", |row| {
        if row.get_attribute("data-action").as_deref() != id {
            mark_row(&row, false, "");
        }
    });
    let row = id.and_then(|id| document()?.query_selector(&format!("li[data-action=\"{id}\"]")).ok().flatten());
    if let Some(row) = row
        && !row.class_list().contains("is-open")
    {
        mark_row(&row, true, &full().into_string());
    }
}

fn mark_row(row: &web_sys::Element, open: bool, full: &str) {
    let _ = row.class_list().toggle_with_force("is-open", open);
    if let Ok(Some(link)) = row.query_selector("a[aria-expanded]") {
        set(&link, "aria-expanded", Some(if open { "true" } else { "false" }));
    }
    if let Ok(Some(place)) = row.query_selector(".a-full") {
        place.set_inner_html(full);
    }
}

/// Shows the look chosen by hand in its switch.
pub fn mark_look(live: bool, look: Option<Look>) {
    let name = look.map_or("auto", Look::name);
    each("input[data-look-choice]", |element| {
        let input = element.unchecked_ref::<web_sys::HtmlInputElement>();
        input.set_checked(element.get_attribute("data-look-choice").as_deref() == Some(name));
        input.set_disabled(!live);
    });
}

/// Shows the words of the query in their box, unless the box says the same in the visitor's own spacing.
pub fn mark_words(live: bool, words: &str) {
    each("input[data-words]", |element| {
        let input = element.unchecked_ref::<web_sys::HtmlInputElement>();
        if squeeze(&input.value()) != words {
            input.set_value(words);
        }
        input.set_disabled(!live);
    });
}

/// Words as an address keeps them: single spaces, none at the ends, not longer than an address takes.
fn squeeze(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(crate::url::LONGEST_Q).collect()
}

fn target(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

/// The country under the pointer or focus, said on the instrument for the style sheet to light.
fn light(element: Option<&web_sys::Element>) {
    let country = element
        .and_then(|e| e.closest(".instrument [data-country]").ok().flatten())
        .and_then(|e| e.get_attribute("data-country"));
    if let Some(instrument) = document().and_then(|d| d.query_selector(".instrument").ok().flatten()) {
        set(&instrument, "data-lit", country.as_deref());
    }
}

/// Hears choices, words and the look, for as long as the page lives.
pub(super) fn attach(state: State) {
    let Some(document) = document() else { return };
    EventListener::new(&document, "change", move |event| {
        let Some(input) = target(event) else { return };
        if let Some(choice) = input.get_attribute("data-choice") {
            state.toggle_choice(&choice);
        } else if let Some(look) = input.get_attribute("data-look-choice") {
            let look = Look::parse(&look);
            super::store_look(look);
            state.look.set(look);
        }
    })
    .forget();
    EventListener::new(&document, "input", move |event| {
        if let Some(input) = target(event)
            && input.has_attribute("data-words")
        {
            let words = squeeze(&input.unchecked_ref::<web_sys::HtmlInputElement>().value());
            state.change(Entry::Replace, |q| q.q = words);
        }
    })
    .forget();
    EventListener::new(&document, "submit", |event| event.prevent_default()).forget();
    let capture = gloo_events::EventListenerOptions { phase: gloo_events::EventListenerPhase::Capture, passive: true };
    EventListener::new_with_options(&document, "toggle", capture, |event| {
        // what is opened by hand beside the list is brought into sight
        if let Some(fold) = target(event).filter(|t| t.matches("details.facets[open]").unwrap_or_default())
            && super::wide("(min-width: 75rem) and (max-width: 99.99rem)")
        {
            fold.scroll_into_view();
        }
    })
    .forget();
    for name in ["pointerover", "focusin"] {
        EventListener::new(&document, name, |event| light(target(event).as_ref())).forget();
    }
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "keydown", options, move |event| {
        let (Some(event), Some(land)) = (
            event.dyn_ref::<web_sys::KeyboardEvent>(),
            target(event).and_then(|e| e.closest(".m-land").ok().flatten()),
        ) else {
            return;
        };
        let code = land.get_attribute("data-country").unwrap_or_default();
        let key = event.key();
        if key == " " || key == "Enter" {
            event.prevent_default();
            if let Some(choice) = land.get_attribute("data-choice") {
                state.toggle_choice(&choice);
            }
        } else if let Some(to) = crate::map::next(&code, &key) {
            event.prevent_default();
            history::stop_at(to);
        }
    })
    .forget();
}
