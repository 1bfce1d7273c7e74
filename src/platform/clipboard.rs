//! The clipboard, and the device's own way of sharing.

use super::after;
use super::dom::set;
use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// How long a button shows the outcome, in milliseconds.
const SHOWN_FOR: u32 = 2000;

/// Copies text and shows in the button for two seconds, to eyes and screen readers, whether it worked.
/// Where the browser refuses, `on_refusal` gets the button and the text.
pub fn copy_text(
    button: &Element,
    text: String,
    copied: &'static str,
    refused: &'static str,
    on_refusal: impl FnOnce(&Element, &str) + 'static,
) {
    if button.class_list().contains("is-done") {
        return;
    }
    // absent outside secure contexts, whatever the binding promises
    let clipboard = of_navigator("clipboard").and_then(|(_, c)| c.dyn_into::<web_sys::Clipboard>().ok());
    let button = button.clone();
    spawn_local(async move {
        let done = match clipboard {
            Some(c) => wasm_bindgen_futures::JsFuture::from(c.write_text(&text)).await.is_ok(),
            None => false,
        };
        if !done {
            on_refusal(&button, &text);
        }
        show_in(&button, if done { copied } else { refused });
    });
}

/// A part of the browser that not every browser has.
fn of_navigator(name: &str) -> Option<(web_sys::Navigator, JsValue)> {
    let navigator = web_sys::window()?.navigator();
    let part = Reflect::get(&navigator, &name.into()).ok()?;
    Some((navigator, part)).filter(|(_, part)| part.is_truthy())
}

/// Whether the device has its own way of sharing.
pub fn can_share() -> bool {
    of_navigator("share").is_some()
}

/// Opens the device's own way of sharing an address; whether there is one. `done` is shown in the button once something
/// was shared. Giving up is the visitor's right and changes nothing; if it fails otherwise, `on_refusal` gets the button.
pub fn share(
    button: &Element,
    address: String,
    done: Option<&'static str>,
    on_refusal: impl FnOnce(&Element) + 'static,
) -> bool {
    let started = of_navigator("share").and_then(|(navigator, share)| {
        let what = js_sys::Object::new();
        Reflect::set(&what, &"url".into(), &address.into()).ok()?;
        let share: js_sys::Function = share.dyn_into().ok()?;
        share.call1(&navigator, &what).ok()?.dyn_into::<js_sys::Promise>().ok()
    });
    let Some(started) = started else { return false };
    let button = button.clone();
    spawn_local(async move {
        match (wasm_bindgen_futures::JsFuture::from(started).await, done) {
            (Ok(_), Some(done)) => show_in(&button, done),
            (Err(error), _) if Reflect::get(&error, &"name".into()).is_ok_and(|name| name != "AbortError") => {
                on_refusal(&button);
            }
            _ => {}
        }
    });
    true
}

/// Shows a text beside its button in a field, selected, for the visitor to copy, as long as the field has the focus.
pub fn offer(button: &Element, text: &str) {
    let field = super::document().and_then(|d| d.create_element("input").ok());
    let Some(field) = field.and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
    field.set_class_name("offer");
    field.set_read_only(true);
    field.set_value(text);
    set(&field, "aria-label", button.text_content().as_deref());
    let _ = button.insert_adjacent_element("afterend", &field);
    select(&field);
    let own = field.clone();
    EventListener::once(&field, "blur", move |_| own.remove()).forget();
}

/// Moves the focus to a field and selects its text. A text area has these two methods as an input has.
pub fn select(field: &Element) {
    let field: &web_sys::HtmlInputElement = field.unchecked_ref();
    let _ = field.focus();
    field.select();
}

/// Shows words in a button for two seconds.
pub fn show_in(button: &Element, words: &str) {
    if button.class_list().contains("is-done") {
        return;
    }
    let label = button.query_selector("span").ok().flatten().unwrap_or_else(|| button.clone());
    let before = label.text_content();
    label.set_text_content(Some(words));
    let _ = label.set_attribute("role", "status");
    let button = button.clone();
    let _ = button.class_list().add_1("is-done");
    after(SHOWN_FOR, move || {
        label.set_text_content(before.as_deref());
        let _ = label.remove_attribute("role");
        let _ = button.class_list().remove_1("is-done");
    });
}
