//! The dialog with a combobox: <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>. The focus stays in the box, which
//! says which option is active.

use super::{Word, is_composing, is_undecided, render, show_key};
use crate::platform::dialog::{is_backdrop, show_dialog};
use crate::platform::dom::{all_in, closest, document, find_in, set, target};
use crate::search::query::LONGEST;
use crate::search::{Index, find as find_records};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use maud::html;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

/// How long the list waits for further letters, in milliseconds: two frames, so that a letter is painted first.
const TYPING: u32 = 32;

thread_local! {
    static DIALOG: RefCell<Option<Dialog>> = const { RefCell::new(None) };
    static TYPED: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// The number of the active option, from 1; 0 if none is.
    static ACTIVE: Cell<usize> = const { Cell::new(0) };
}

#[derive(Clone)]
struct Dialog {
    index: &'static Index,
    element: HtmlDialogElement,
    input: HtmlInputElement,
    list: Element,
    said: Element,
}

/// Opens the dialog, empty.
pub fn open(index: &'static Index) {
    let dialog = DIALOG.with_borrow(Option::clone).or_else(|| make(index));
    if let Some(dialog) = dialog {
        dialog.input.set_value("");
        dialog.write();
        show_dialog(&dialog.element, true);
        show_key();
        let _ = dialog.input.focus();
        DIALOG.set(Some(dialog));
    }
}

fn make(index: &'static Index) -> Option<Dialog> {
    let document = document()?;
    let element: HtmlDialogElement = document.create_element("dialog").ok()?.dyn_into().ok()?;
    element.set_class_name("find");
    let _ = element.set_attribute("aria-label", index.word(Word::Title as usize));
    let word = |word: Word| index.word(word as usize);
    let markup = html! {
        div.find-in {
            div.find-box {
                input type="text" inputmode="search" enterkeyhint="search" role="combobox" aria-expanded="false" aria-controls="find-list"
                    aria-autocomplete="list" aria-label=(word(Word::Title)) placeholder=(word(Word::Hint)) autocomplete="off"
                    autocapitalize="off" spellcheck="false" maxlength=(LONGEST);
                button.plain type="button" { (word(Word::Close)) }
            }
            p.find-said role="status" {}
            div #find-list role="listbox" aria-label=(word(Word::Results)) hidden {}
            p.find-foot {
                span { (word(Word::Keys)) }
                label { input type="checkbox" data-find-key autocomplete="off"; " " (word(Word::Key)) }
            }
        }
    };
    element.set_inner_html(&markup.into_string());
    document.body()?.append_child(&element).ok()?;
    let input: HtmlInputElement = find_in(&element, "[role=combobox]")?.dyn_into().ok()?;
    let dialog = Dialog {
        index,
        list: find_in(&element, "[role=listbox]")?,
        said: find_in(&element, "[role=status]")?,
        element,
        input,
    };
    dialog.attach();
    Some(dialog)
}

impl Dialog {
    fn attach(&self) {
        let own = self.clone();
        EventListener::new(&self.element, "click", move |event| {
            let Some(clicked) = target(event) else { return };
            let closes = closest(&clicked, "button, a[href]").is_some();
            let modified =
                event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|e| e.ctrl_key() || e.meta_key() || e.shift_key());
            if closes && !modified || event.dyn_ref().is_some_and(is_backdrop) {
                show_dialog(&own.element, false);
            }
        })
        .forget();
        for name in ["input", "compositionend"] {
            let own = self.clone();
            EventListener::new(&self.input, name, move |event| {
                if event.type_() == "input" && is_undecided(event, &own.input) {
                    return;
                }
                let own = own.clone();
                // the one before is cancelled
                TYPED.set(Some(Timeout::new(TYPING, move || {
                    TYPED.take();
                    own.write();
                })));
            })
            .forget();
        }
        let own = self.clone();
        let active = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&self.input, "keydown", active, move |event| {
            let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            if !is_composing(event) && own.press(&key.key()) {
                event.prevent_default();
            }
        })
        .forget();
    }

    /// Writes the options for what is typed.
    fn write(&self) {
        ACTIVE.set(0);
        let typed = self.input.value();
        let typed = typed.trim();
        let (mut said, mut options, mut count) = (String::new(), String::new(), 0);
        if !typed.is_empty() {
            let found = find_records(self.index, typed);
            said = render::count(self.index, &found, found.total, typed);
            let (markup, number) = render::options(self.index, &found, typed);
            (options, count) = (markup.into_string(), number);
            if count == 0 && !found.nearby.is_empty() {
                let word = |word: Word| self.index.word(word as usize);
                let nearby = found.nearby.join(word(Word::Comma));
                said = [&said, word(Word::Nearby), &nearby].join(word(Word::Gap));
            }
        }
        self.list.set_inner_html(&options);
        set(&self.list, "hidden", (count == 0).then_some(""));
        let _ = self.input.set_attribute("aria-expanded", if count > 0 { "true" } else { "false" });
        set(&self.input, "aria-activedescendant", None);
        self.said.set_text_content(Some(&said));
    }

    /// What a key does; returns whether it is handled.
    fn press(&self, key: &str) -> bool {
        // letters whose results are still to come
        if key == "Enter" && TYPED.take().is_some() {
            self.write();
        }
        let options = all_in(&self.list, "[role=option]");
        let (now, last) = (ACTIVE.get(), options.len());
        let next = match key {
            "ArrowDown" => {
                if now < last {
                    now + 1
                } else {
                    1
                }
            }
            "ArrowUp" => {
                if now > 1 {
                    now - 1
                } else {
                    last
                }
            }
            "Home" if now > 0 => 1,
            "End" if now > 0 => last,
            "Enter" => {
                // without a choice, all results
                if let Some(option) = options.get(now.checked_sub(1).unwrap_or(last.saturating_sub(1))) {
                    option.unchecked_ref::<HtmlElement>().click();
                }
                return true;
            }
            _ => return false,
        };
        if last > 0 {
            self.activate(&options, next);
        }
        true
    }

    fn activate(&self, options: &[Element], number: usize) {
        ACTIVE.set(number);
        for (at, option) in options.iter().enumerate() {
            let active = at + 1 == number;
            let _ = option.set_attribute("aria-selected", if active { "true" } else { "false" });
            if active {
                set(&self.input, "aria-activedescendant", Some(&option.id()));
                let how = web_sys::ScrollIntoViewOptions::new();
                how.set_block(web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&how);
            }
        }
    }
}
