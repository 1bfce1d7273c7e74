//! Performs what the core asks for.

use super::Store;
use super::sync;
use crate::app::Effect;
use crate::platform::dom::{each, find, root, set};
use crate::platform::focus::{FocusPlace, focus, focus_heading};
use crate::platform::scroll::restore_scroll_and_focus;
use crate::platform::{after, clipboard, dialog, history, matches_media, storage};
use crate::proposal::CountryIx;
use crate::text::{Locale, ui};
use std::cell::RefCell;
use wasm_bindgen::JsCast;

thread_local! {
    /// Where the focus was on pages that were left, by address below the site's folder; the last one last.
    static LEFT: RefCell<Vec<(String, FocusPlace)>> = const { RefCell::new(Vec::new()) };
    /// The locator that has opened the passage dialog.
    static OPENER: RefCell<Option<FocusPlace>> = const { RefCell::new(None) };
    /// The fragment of an address whose page was not there when the program was ready.
    static READY_LATER: RefCell<Option<String>> = const { RefCell::new(None) };
    /// What is to be restored on the page that is being opened.
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// Scroll and focus of a page that may not be rendered yet: see [`Effect::RestoreScrollAndFocus`].
struct Waiting {
    fragment: String,
    scroll: Option<f64>,
    page_changed: bool,
    left: Option<FocusPlace>,
}

/// Screens that show country and filters beside or above the list, not as a sheet over it.
const WITHOUT_SHEET: &str = "(min-width: 48rem)";

/// Screens with room for the filters beside the list.
const WIDE: &str = "(min-width: 100rem)";

/// Performs one effect. `origin` is the link or button that caused it, if one did.
pub fn perform(store: Store, effect: Effect, origin: Option<&web_sys::Element>) {
    let locale = store.peek(|m| m.locale);
    match effect {
        Effect::SetAddress { push, address } => history::set_address(push, &address),
        Effect::KeepFocusOf { address, from_opener } => {
            let place = match origin {
                _ if from_opener => OPENER.with_borrow(Clone::clone),
                // not every browser moves the focus to a link that is clicked
                Some(link) => FocusPlace::of(link),
                None => FocusPlace::now(),
            };
            LEFT.with_borrow_mut(|all| {
                all.retain(|(other, _)| *other != address);
                all.extend(place.map(|place| (address, place)));
            });
        }
        Effect::KeepOpener => OPENER.set(origin.and_then(FocusPlace::of)),
        Effect::RestoreScrollAndFocus { fragment, scroll, page_changed, left } => {
            let left = left.and_then(|address| {
                LEFT.with_borrow(|all| all.iter().find(|(other, _)| *other == address).map(|(_, place)| place.clone()))
            });
            WAITING.set(Some(Waiting { fragment, scroll, page_changed, left }));
            restore_when_rendered();
        }
        Effect::MarkReady { fragment } => after(0, move || match find("[data-await]") {
            // the second program says when it has rendered the page, or that it cannot
            Some(_) => READY_LATER.set(Some(fragment)),
            None => mark_ready(&fragment),
        }),
        Effect::FocusHeading => focus_heading(),
        Effect::ShowRow(action) => after(0, move || {
            show_row(action.get().id);
        }),
        Effect::FocusLand(country) => {
            focus_land(country);
        }
        Effect::OpenSheet => {
            open_sheet();
        }
        Effect::CloseSheet => dialog::close("dialog.sheet[open]"),
        Effect::CopyAddress => share(locale, origin),
        Effect::StoreLook(look) => storage::write("look", look.map(|look| look.name())),
    }
}

/// Hands the present address to the device's own way of sharing where touch is the rule and there is one, and else
/// copies it. Where neither is allowed, the address is shown, selected.
fn share(locale: Locale, button: Option<&web_sys::Element>) {
    let Some(button) = button else { return };
    let copy = move |button: &web_sys::Element| {
        let (done, refused) = (ui::SHARE_DONE.get(locale), ui::SHARE_REFUSED.get(locale));
        clipboard::copy_text(button, history::address(), done, refused, clipboard::offer);
    };
    if !matches_media("(pointer:coarse)") || !clipboard::share(button, history::address(), None, copy) {
        copy(button);
    }
}

/// Marks the page as ready that the program could not find when it started.
pub fn ready_when_rendered() {
    if let Some(fragment) = READY_LATER.take() {
        // the page is updated in the microtasks before this
        after(0, move || mark_ready(&fragment));
    }
}

/// Restores scroll and focus once the page is there.
pub fn restore_when_rendered() {
    // the page or its placeholder is rendered in the microtasks before this
    after(0, || {
        if find("[data-await]").is_none()
            && find("main > :is(.page, .explorer):not(:empty)").is_some()
            && let Some(Waiting { fragment, scroll, page_changed, left }) = WAITING.take()
        {
            restore(&fragment, scroll, page_changed, left);
        }
    });
}

/// Restores scroll and focus on a page whose controls and folds are as the program leaves them.
fn restore(fragment: &str, scroll: Option<f64>, page_changed: bool, left: Option<FocusPlace>) {
    enable_buttons();
    open_filters();
    restore_scroll_and_focus(fragment, scroll, page_changed, left);
}

/// Enables the buttons with a command, which markup writes as disabled.
fn enable_buttons() {
    each("button[data-do][disabled]", |button| set(&button, "disabled", None));
}

/// Opens the filters on screens that have room for them.
fn open_filters() {
    if matches_media(WIDE) {
        each("details.facets", |details| set(&details, "open", Some("")));
    }
}

/// Marks the page as ready, and restores what a reloaded or pasted address asks for.
fn mark_ready(fragment: &str) {
    let scroll = history::kept_scroll();
    if scroll.is_some() || !fragment.is_empty() {
        restore(fragment, scroll, false, None);
    }
    if let Some(root) = root() {
        for name in ["data-pending", "data-failed"] {
            set(&root, name, None);
        }
        set(&root, "data-ready", Some(""));
        if let Some(line) = find(".needs") {
            line.set_text_content(None);
        }
    }
    enable_buttons();
    open_filters();
}

/// Opens country and filters as a sheet, where there is no room for them beside the list. `None` where there is.
pub fn open_sheet() -> Option<()> {
    if matches_media(WITHOUT_SHEET) {
        return None;
    }
    dialog::open_with("dialog.sheet", ".sheet-in", ".rail", ".list")
}

/// Brings the opened row of an action into view, with the focus on its title.
fn show_row(id: &str) -> Option<()> {
    let title = find(&format!("li[data-action=\"{id}\"] a[aria-expanded]"))?;
    title.dyn_ref::<web_sys::HtmlElement>()?.focus().ok()?;
    title.closest("li").ok()??.scroll_into_view();
    Some(())
}

/// Moves the map's one tab stop to a member's land, and the focus with it.
fn focus_land(country: CountryIx) -> Option<()> {
    if let Some(old) = find(".m-land[tabindex=\"0\"]") {
        set(&old, "tabindex", Some("-1"));
    }
    let land = find(&sync::land(country))?;
    set(&land, "tabindex", Some("0"));
    focus(&land, false);
    Some(())
}
