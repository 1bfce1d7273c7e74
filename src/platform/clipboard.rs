//! The clipboard.

use super::after;
use wasm_bindgen::JsCast;
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
    let clipboard = web_sys::window().map(|w| w.navigator()).and_then(|n| {
        // absent outside secure contexts, whatever the binding promises
        let clipboard = js_sys::Reflect::get(&n, &"clipboard".into()).ok()?;
        clipboard.dyn_into::<web_sys::Clipboard>().ok()
    });
    let button = button.clone();
    spawn_local(async move {
        let done = match clipboard {
            Some(c) => wasm_bindgen_futures::JsFuture::from(c.write_text(&text)).await.is_ok(),
            None => false,
        };
        show_in(&button, if done { copied } else { refused });
        if !done {
            on_refusal(&button, &text);
        }
    });
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
