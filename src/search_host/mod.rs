//! The search in the browser, which the third program runs: the page of the search, and a dialog with a combobox on
//! every other page.
//!
//! On its page the box belongs to the first program, which keeps what is typed in the address after a short pause, as
//! it does for the box of the explorer. This program reads the address and writes the results. It has the words of its
//! interface in the index.

mod dialog;
mod page;
mod render;

use crate::platform::dom::{each, root, set};
use crate::platform::fetch::fetch_text;
use crate::platform::history;
use crate::platform::storage;
use crate::search::Index;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

/// Words of the interface, in the order in which the index has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Words that every text has.
    Stop,
    Title,
    Hint,
    CountOne,
    CountOther,
    Most,
    None,
    NoneOfKind,
    Nearby,
    Clear,
    AllKinds,
    All,
    More,
    Replaced,
    Key,
    Close,
    Results,
    Kinds,
    Opens,
    Keys,
    Cut,
    /// Between two sentences.
    Gap,
    Comma,
    Colon,
    /// The first of the names of kinds, which follow in the order of [`crate::search::KINDS`].
    FirstKind,
}

thread_local! {
    static INDEX: Cell<Option<&'static Index>> = const { Cell::new(None) };
}

/// Name of the value on this device that says that the key does not open the search.
const KEY: &str = "slash";

/// Loads the index, and starts the search on its page. `folder` is the path of the site's folder.
///
/// # Errors
/// Whatever keeps the index from being fetched or read.
pub async fn start(folder: String, index: String) -> Result<(), JsValue> {
    let text = fetch_text(&index).await?;
    let index = Index::read(text).map_err(|damaged| JsValue::from(damaged.to_string()))?;
    history::set_folder(&folder);
    INDEX.set(Some(Box::leak(Box::new(index))));
    page::attach();
    Ok(())
}

/// Opens the dialog; on the page of the search, its box gets the focus instead.
pub fn open() {
    if page::focus_box().is_none()
        && let Some(index) = INDEX.get()
    {
        dialog::open(index);
    }
}

/// A word of the interface with its blanks filled in.
fn say(index: &Index, word: Word, blanks: &[(&str, &str)]) -> String {
    let mut out = index.word(word as usize).to_owned();
    for (name, value) in blanks {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

/// The name of a kind.
fn kind_name(index: &Index, kind: usize) -> &'static str {
    index.word(Word::FirstKind as usize + kind)
}

/// Keeps whether the key opens the search, and shows it in every box for that.
fn choose_key(on: bool) {
    storage::write(KEY, (!on).then_some("off"));
    // without storage, for this visit
    if let Some(root) = root() {
        set(&root, "data-slash", (!on).then_some("off"));
    }
    show_key();
}

/// Whether the key opens the search.
fn key_is_on() -> bool {
    let off = root().and_then(|root| root.get_attribute("data-slash")).or_else(|| storage::read(KEY));
    off.as_deref() != Some("off")
}

/// Shows in every box whether the key opens the search.
fn show_key() {
    let on = key_is_on();
    each("[data-find-key]", |element| {
        let input: &HtmlInputElement = element.unchecked_ref();
        input.set_checked(on);
        input.set_disabled(false);
    });
}

/// Whether an input method is still composing what an event is about. Safari ends the composition before the key that
/// does so, which has the code of keys that an input method has handled.
fn is_composing(event: &web_sys::Event) -> bool {
    let get = |name: &str| js_sys::Reflect::get(event, &JsValue::from(name)).unwrap_or_default();
    get("isComposing").is_truthy() || get("keyCode").as_f64() == Some(229.0)
}

/// Whether an input method has not decided yet what is typed. On Android it also composes the letters of words that
/// are typed as they are.
fn is_undecided(event: &web_sys::Event, input: &HtmlInputElement) -> bool {
    is_composing(event) && !input.value().is_ascii()
}
