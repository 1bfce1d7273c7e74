//! Addresses, links and the back button.

use super::{document, framed, root};
use crate::component::action::citation;
use crate::component::locator::of_fragment;
use crate::component::state::{Entry, State};
use crate::proposal::action;
use crate::text::ui;
use crate::url::{self, ONE_FILE, Query, Route};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static FOLDER: RefCell<String> = const { RefCell::new(String::new()) };
    static SCROLLED: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// Path of the folder that the site lies in, with its slashes: `/`, `/policy/asean/`. [`ONE_FILE`] where
/// all pages are in one file.
pub(super) fn folder() -> String {
    FOLDER.with(|f| f.borrow().clone())
}

/// Whether all pages are in one file.
fn in_one_file() -> bool {
    folder() == ONE_FILE
}

/// Finds the site's folder from the address and the route the page was written for.
pub(super) fn set_folder(route: &str) {
    if root().is_some_and(|root| root.has_attribute("data-single")) {
        return keep_folder(ONE_FILE);
    }
    let path = location().and_then(|l| l.pathname().ok()).unwrap_or_default();
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    let path = if path.ends_with('/') || route.is_empty() { path.to_owned() } else { format!("{path}/") };
    let folder = path.strip_suffix(route).unwrap_or(&path);
    let folder = &folder[..folder.rfind('/').map_or(0, |i| i + 1)];
    FOLDER.with(|f| folder.clone_into(&mut f.borrow_mut()));
    // browsers read the icon's address again when the page's own changes
    if let Some(icon) = document().and_then(|d| d.query_selector("link[rel=icon]").ok().flatten()) {
        let _ = icon.set_attribute("href", &format!("{folder}icon.svg"));
    }
}

/// Takes the site's folder as given.
pub(super) fn keep_folder(folder: &str) {
    FOLDER.with(|f| folder.clone_into(&mut f.borrow_mut()));
    url::in_one_file(folder == ONE_FILE);
}

/// The whole address of a place below the site's folder.
pub(super) fn absolute(below: &str) -> String {
    let below = format!("{}{below}", folder());
    web_sys::Url::new_with_base(&below, &address()).map(|url| url.href()).unwrap_or(below)
}

/// Says in the page, for the second program, what is shown and asked; it hears of it once the page
/// is drawn.
pub fn announce(route: Route, query: &Query) {
    let Some(root) = root() else { return };
    let _ = root.set_attribute("data-at", &format!("{}{}", route.path(), query.write()));
    super::after(0, || {
        if let (Some(document), Ok(event)) = (document(), web_sys::Event::new("explorer:change")) {
            let _ = document.dispatch_event(&event);
        }
    });
}

/// The whole present address.
pub fn address() -> String {
    location().and_then(|l| l.href().ok()).unwrap_or_default()
}

/// Says an address below the site's folder. In a frame every change replaces, so that the host
/// page's back button stays the host's. Refused in opaque origins; the page works without.
pub fn history(push: bool, below: &str) {
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return };
    let url = format!("{}{below}", folder());
    if push && !framed() {
        save_scroll();
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
    } else {
        let _ = history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(&url));
    }
}

/// Remembers in the present entry how far the page is scrolled.
fn save_scroll() {
    let Some(window) = web_sys::window() else { return };
    if let (Ok(history), Ok(y)) = (window.history(), window.scroll_y()) {
        let _ = history.replace_state_with_url(&JsValue::from_f64(y), "", None);
    }
}

/// Follows an address below the site's folder in place: new page, new entry, focus on its heading.
pub fn navigate(state: State, route: Route, search: &str, hash: &str) {
    let (query, ignored) = Query::parse(search);
    let now = state.query_now();
    let query = Query { embed: now.embed, map: now.map, ..query };
    let moved = state.route_now() != route;
    history(true, &format!("{}{}{hash}", route.path(), query.write()));
    state.arrive(route, query, ignored);
    let hash = hash.to_owned();
    // the new page is drawn in the microtasks before this
    super::after(0, move || settle(&hash, if moved { Some(0.0) } else { None }, moved));
}

/// Buttons written into the page rest until somebody answers them.
fn wake() {
    let Some(buttons) = document().and_then(|d| d.query_selector_all("button[data-do][disabled]").ok()) else { return };
    for i in 0..buttons.length() {
        if let Some(button) = buttons.get(i).and_then(|b| b.dyn_into::<web_sys::Element>().ok()) {
            let _ = button.remove_attribute("disabled");
        }
    }
}

/// Scrolls to a fragment, or to a height, and moves the focus where reading goes on.
fn settle(hash: &str, height: Option<f64>, moved: bool) {
    wake();
    super::open_filters();
    let (Some(window), Some(document)) = (web_sys::window(), document()) else { return };
    if let Ok(Some(old)) = document.query_selector(".is-target") {
        let _ = old.class_list().remove_1("is-target");
    }
    let target = hash.strip_prefix('#').filter(|id| !id.is_empty()).and_then(|id| document.get_element_by_id(id));
    let heading = document.query_selector("main h1").ok().flatten();
    let focus = target.clone().or(if moved { heading } else { None });
    if let Some(element) = focus.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.set_attribute("tabindex", "-1");
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    match (target, height) {
        (Some(target), None | Some(0.0)) => {
            let _ = target.class_list().add_1("is-target");
            target.scroll_into_view();
        }
        (_, Some(y)) => window.scroll_to_with_x_and_y(0.0, y),
        _ => {}
    }
}

/// Page, query and fragment of the present address.
fn here(state: State) -> Option<(Route, String, String)> {
    let location = location()?;
    parts(state, location.pathname().ok()?, location.search().ok()?, location.hash().ok()?)
}

/// Page, query and fragment of an address of the site. In one file, where the fragment holds all of
/// it, one that does not is a place of the present page.
fn parts(state: State, path: String, search: String, hash: String) -> Option<(Route, String, String)> {
    if !in_one_file() {
        return Some((Route::parse(path.strip_prefix(folder().as_str())?), search, hash));
    }
    let Some(below) = hash.strip_prefix(ONE_FILE).or(hash.is_empty().then_some("")) else {
        return Some((state.route_now(), state.query_now().write(), hash));
    };
    let (path, search, fragment) = url::split(below);
    Some((Route::parse(path), search.to_owned(), fragment.to_owned()))
}

/// Listens to links, the back button and scrolling, for as long as the page lives.
pub(super) fn attach(state: State) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = document() else { return };
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "click", options, move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::MouseEvent>()
            && follow(state, event).is_some()
        {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new(&window, "popstate", move |event| {
        let Some((route, search, hash)) = here(state) else { return };
        let y = event.dyn_ref::<web_sys::PopStateEvent>().and_then(|e| e.state().as_f64());
        let (query, ignored) = Query::parse(&search);
        let moved = state.route_now() != route;
        state.arrive(route, query, ignored);
        let y = y.or(if moved && hash.is_empty() { Some(0.0) } else { None });
        super::after(0, move || settle(&hash, y, moved));
    })
    .forget();
    EventListener::new(&window, "scroll", move |_| {
        // browsers limit how often an entry may be rewritten, so only where scrolling rests
        let timer = Timeout::new(200, save_scroll);
        SCROLLED.with(|s| *s.borrow_mut() = Some(timer));
    })
    .forget();
}

/// Restores what a reloaded or pasted address asks of the scroll position.
fn settle_first(hash: &str) {
    let state = web_sys::window().and_then(|w| w.history().ok()).and_then(|h| h.state().ok());
    let y = state.and_then(|s| s.as_f64());
    if y.is_some() || !hash.is_empty() {
        settle(hash, y, false);
    }
}

/// The same for a page that is drawn later than it was led to: its fragment, or how far it was scrolled.
pub(super) fn settle_late() {
    let state = web_sys::window().and_then(|w| w.history().ok()).and_then(|h| h.state().ok());
    let hash = location().and_then(|l| l.hash().ok()).unwrap_or_default();
    settle(hash.rfind('#').map_or("", |at| &hash[at..]), state.and_then(|s| s.as_f64()), false);
}

/// Follows a link in place, if it is one of ours and nothing asks for something else.
fn follow(state: State, event: &web_sys::MouseEvent) -> Option<()> {
    if event.default_prevented()
        || event.button() != 0
        || event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key()
    {
        return None;
    }
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if let Some(button) = element.closest("button[data-do]").ok()? {
        act(state, &button);
        return Some(());
    }
    // checkboxes say so themselves, by a change
    if let Some(choice) = element.closest("[data-choice]:not(input)").ok()? {
        if choice.class_list().contains("m-land") {
            stop_at(&choice.get_attribute("data-country")?);
        }
        state.toggle_choice(&choice.get_attribute("data-choice")?);
        return Some(());
    }
    let link = element.closest("a[href]").ok()??.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    if link.has_attribute("download") || link.has_attribute("target") || link.rel().contains("external") {
        return None;
    }
    let location = location()?;
    if link.origin() != location.origin().ok()? {
        return None;
    }
    let (route, search, hash) = parts(state, link.pathname(), link.search(), link.hash())?;
    let now = state.route_now();
    if route == Route::NotFound {
        return None;
    }
    if let Some(id) = link.get_attribute("data-opens")
        && now == Route::Explorer
    {
        state.toggle_action(action(&id)?);
        return Some(());
    }
    let own_page = matches!(now, Route::Text | Route::Notes);
    if !own_page
        && link.class_list().contains("loc")
        && let Some(at) = hash.strip_prefix('#').and_then(of_fragment)
    {
        state.peek.set(Some(at));
        return Some(());
    }
    if route == now && !hash.is_empty() && !in_one_file() && search == location.search().ok()? {
        // a fragment of the page itself: the browser's own business
        return None;
    }
    if route != now && framed() && super::embedded() {
        // there is no way back in a page without its masthead: the starter gives it a page of its own
        return None;
    }
    navigate(state, route, &search, &hash);
    Some(())
}

/// Moves the map's one tab stop to a member's land, and the keyboard with it.
pub(super) fn stop_at(code: &str) -> Option<()> {
    let document = document()?;
    if let Some(old) = document.query_selector(".m-land[tabindex=\"0\"]").ok()? {
        let _ = old.set_attribute("tabindex", "-1");
    }
    let land = document.query_selector(&format!(".m-land[data-country=\"{code}\"]")).ok()??;
    let _ = land.set_attribute("tabindex", "0");
    land.unchecked_into::<web_sys::SvgElement>().focus().ok()
}

/// Opens or closes what a button stands beside; the button then names the other direction.
fn unfold(button: &web_sys::Element) {
    let Some(plate) = button.closest(".plate").ok().flatten() else { return };
    let open = plate.class_list().toggle("is-open").unwrap_or_default();
    let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
    let other = button.get_attribute("data-other");
    let _ = button.set_attribute("data-other", &button.text_content().unwrap_or_default());
    button.set_text_content(other.as_deref());
}

/// Does what a button written into the page stands for.
fn act(state: State, button: &web_sys::Element) {
    let value = button.get_attribute("data-value").unwrap_or_default();
    match button.get_attribute("data-do").as_deref() {
        Some("toggle") => state.toggle_choice(&value),
        Some("drop-words") => state.change(Entry::Replace, |q| q.q.clear()),
        Some("clear") => state.change(Entry::Replace, |q| *q = q.cleared()),
        Some("dismiss") => state.ignored.set(Vec::new()),
        Some("close") => state.peek.set(None),
        Some("fold") => unfold(button),
        Some("share") => super::copy_text(button, address(), ui::SHARE_DONE),
        Some("cite") => {
            if let Some(a) = action(&value) {
                super::copy_text(button, citation(a), ui::ACTION_CITED);
            }
        }
        _ => {}
    }
}

/// Applies the address to the page that was just taken over, and says that it is live.
pub(super) fn apply_address(state: State) {
    let mut fragment = String::new();
    if let Some((route, search, hash)) = here(state) {
        let (query, ignored) = Query::parse(&search);
        // a page served under an address that is not its own stays what it is
        let lost = route == Route::NotFound && !in_one_file();
        state.arrive(if lost { state.route_now() } else { route }, query, ignored);
        fragment = hash;
    }
    state.live.set(true);
    super::after(0, move || {
        settle_first(&fragment);
        if let Some(root) = root() {
            let _ = root.remove_attribute("data-pending");
            let _ = root.set_attribute("data-ready", "");
        }
        wake();
        super::open_filters();
    });
}
