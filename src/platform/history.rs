//! The address and the history of the tab.

use super::dom::{find, root};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static FOLDER: RefCell<String> = const { RefCell::new(String::new()) };
    static SCROLLED: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Delay between the last scroll event and keeping the height, in milliseconds. Browsers limit how often an
/// entry may be replaced.
const SCROLL_DELAY: u32 = 200;

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// Path, query and fragment of the present address, the latter two with their marks.
pub fn location_parts() -> Option<(String, String, String)> {
    let location = location()?;
    Some((location.pathname().ok()?, location.search().ok()?, location.hash().ok()?))
}

/// Scheme, host and port of the present address.
pub fn origin() -> Option<String> {
    location()?.origin().ok()
}

/// The whole present address.
pub fn address() -> String {
    location().and_then(|l| l.href().ok()).unwrap_or_default()
}

/// What addresses of pages of this site begin with: the path of the site's folder with its slashes (`/`,
/// `/policy/asean/`), or the mark of an address inside one file.
pub fn folder() -> String {
    FOLDER.with(|f| f.borrow().clone())
}

/// Sets what [`folder`] returns.
pub fn set_folder(folder: &str) {
    FOLDER.with(|f| folder.clone_into(&mut f.borrow_mut()));
}

/// Derives the site's folder from the present address and the path of the page that was loaded, below that
/// folder.
pub fn find_folder(page: &str) {
    let path = location().and_then(|l| l.pathname().ok()).unwrap_or_default();
    let path = without(&path, "index.html");
    let path = if path.ends_with('/') || page.is_empty() { path.to_owned() } else { format!("{path}/") };
    let folder = without(&path, page);
    let folder = &folder[..folder.rfind('/').map_or(0, |i| i + 1)];
    set_folder(folder);
    // browsers resolve the icon's address again when the page's own address changes
    if let Some(icon) = find("link[rel=icon]") {
        let _ = icon.set_attribute("href", &format!("{folder}icon.svg"));
    }
}

/// A path without its end, whatever the end's case: hosts may accept `Text/` for `text/`.
fn without<'a>(path: &'a str, end: &str) -> &'a str {
    let at = path.len().saturating_sub(end.len());
    match path.get(at..) {
        Some(tail) if tail.eq_ignore_ascii_case(end) => &path[..at],
        _ => path,
    }
}

/// The absolute address of a place below the site's folder.
pub fn absolute(below: &str) -> String {
    let below = format!("{}{below}", folder());
    web_sys::Url::new_with_base(&below, &address()).map(|url| url.href()).unwrap_or(below)
}

/// Pushes or replaces the history entry; the address is below the site's folder. Refused in opaque origins,
/// where the page works without.
pub fn set_address(push: bool, below: &str) {
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return };
    let url = format!("{}{below}", folder());
    if push {
        keep_scroll();
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
    } else {
        let _ = history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(&url));
    }
}

/// Keeps in the present entry how far the page is scrolled.
fn keep_scroll() {
    let Some(window) = web_sys::window() else { return };
    if let (Ok(history), Ok(y)) = (window.history(), window.scroll_y()) {
        let _ = history.replace_state_with_url(&JsValue::from_f64(y), "", None);
    }
}

/// The height kept in the present entry, in CSS pixels.
pub fn kept_scroll() -> Option<f64> {
    web_sys::window()?.history().ok()?.state().ok()?.as_f64()
}

/// Takes over restoring the scroll position from the browser, and keeps it in each entry.
pub fn manage_scroll() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    EventListener::new(&window, "scroll", |_| {
        let timer = Timeout::new(SCROLL_DELAY, keep_scroll);
        SCROLLED.with(|s| *s.borrow_mut() = Some(timer));
    })
    .forget();
}

/// Whether the page is shown inside another one.
pub fn is_framed() -> bool {
    web_sys::window().is_some_and(|w| w.top().ok().flatten().is_none_or(|top| top != w))
}

/// Whether an attribute of `<html>` is set.
pub fn has_flag(name: &str) -> bool {
    root().is_some_and(|root| root.has_attribute(name))
}
