//! Marks choices on the page, and hears them.

use super::{document, history};
use crate::component::live::Standing;
use crate::component::state::{Entry, State};
use crate::text::ui;
use crate::url::Look;
use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn each(selector: &str, mut f: impl FnMut(web_sys::Element)) {
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

/// Writes plain text into an element, if it is there and says something else.
pub fn write_into(selector: &str, text: &str) {
    each(selector, |element| {
        if element.text_content().as_deref() != Some(text) {
            element.set_text_content(Some(text));
        }
    });
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
