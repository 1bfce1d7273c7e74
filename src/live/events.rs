//! Events of the browser as messages to the core.

use super::Store;
use super::effects::{self, open_sheet};
use crate::app::hooks::{CHOICE, COMMAND, Command, VALUE};
use crate::app::{Link, Message, Place};
use crate::map;
use crate::platform::dom::{closest, document, each, find, set, target};
use crate::platform::focus::keep_focus;
use crate::platform::{after, history, matches_media, menus, print};
use crate::proposal::{Date, action, country};
use crate::route::{Layout, ONE_FILE, Route};
use crate::url::{self, Look, Toggle};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Parts of the page that are opened for printing.
const FOLDED: &str = "main details:not([open], .facets)";

/// How long the list waits for further letters, in milliseconds: two frames, so that a letter is painted first.
const TYPING: u32 = 32;

/// Screens on which opened filters push the list down and are scrolled into view.
const FILTERS_BESIDE: &str = "(min-width: 75rem) and (max-width: 99.99rem)";

/// Adds the listeners of a page, for as long as it lives.
pub fn attach(store: Store) {
    let (Some(window), Some(document)) = (web_sys::window(), document()) else { return };
    history::manage_scroll();
    menus::attach();
    print::open_folded(FOLDED, move || {
        let (year, month, day) = crate::platform::today();
        let today = Date::Day(year, month, day);
        let line = store.peek(|m| crate::component::paper::line(m.locale, &history::address(), today, &m.query));
        each("[data-paper]", |e| e.set_text_content(Some(&line)));
    });
    // listeners are passive by default, and a passive one cannot prevent the default action
    let active = EventListenerOptions::enable_prevent_default;
    EventListener::new_with_options(&document, "click", active(), move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::MouseEvent>()
            && click(store, event).is_some_and(|handled| handled)
        {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new(&window, "popstate", move |event| {
        let scroll = event.dyn_ref::<web_sys::PopStateEvent>().and_then(|e| e.state().as_f64());
        if let Some(place) = present_place(store) {
            store.send(Message::Returned { place, scroll }, None);
        }
    })
    .forget();
    EventListener::new(&document, "change", move |event| {
        let Some(input) = target(event) else { return };
        if let Some(toggle) = toggle_of(&input) {
            store.send(Message::Switched(toggle), None);
        } else if let Some(look) = input.get_attribute("data-look-choice") {
            store.send(Message::ChoseLook(Look::parse(&look)), None);
        }
    })
    .forget();
    let typing = Rc::new(Cell::new(false));
    EventListener::new(&document, "input", move |event| {
        let Some(input) = target(event).filter(|input| input.has_attribute("data-words")) else { return };
        // the letter is painted first; the list follows for all that was typed until then
        if !typing.replace(true) {
            let typing = typing.clone();
            after(TYPING, move || {
                typing.set(false);
                store.send(Message::Typed(input.unchecked_ref::<web_sys::HtmlInputElement>().value()), None);
            });
        }
    })
    .forget();
    EventListener::new_with_options(&document, "submit", active(), |event| event.prevent_default()).forget();
    let capture = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    EventListener::new_with_options(&document, "toggle", capture, |event| {
        if let Some(filters) = target(event).filter(|t| t.matches("details.facets[open]").unwrap_or_default())
            && matches_media(FILTERS_BESIDE)
        {
            filters.scroll_into_view();
        }
    })
    .forget();
    // the second program has rendered the page that was opened
    EventListener::new(&document, "explorer:rendered", move |_| {
        store.refresh();
        effects::ready_when_rendered();
        effects::restore_when_rendered();
    })
    .forget();
    for name in ["pointerover", "focusin"] {
        EventListener::new(&document, name, |event| highlight(land_or_target(event).as_ref())).forget();
    }
    EventListener::new_with_options(&document, "keydown", active(), move |event| {
        if press_key(store, event).is_some_and(|handled| handled) {
            event.prevent_default();
        }
    })
    .forget();
}

/// The choice that an element is a control of.
fn toggle_of(element: &Element) -> Option<Toggle> {
    Toggle::parse(&element.get_attribute(CHOICE)?)
}

/// The element an event was dispatched to; for a hit area of the map, the land it belongs to.
fn land_or_target(event: &web_sys::Event) -> Option<Element> {
    let element = target(event)?;
    match element.get_attribute("data-hit") {
        Some(code) => find(&format!(".m-land[data-country=\"{code}\"]")),
        None => Some(element),
    }
}

/// Marks the country under the pointer or focus, for the style sheet to highlight.
fn highlight(element: Option<&Element>) {
    let country =
        element.and_then(|e| closest(e, ".instrument [data-country]")).and_then(|e| e.get_attribute("data-country"));
    if let Some(instrument) = find(".instrument") {
        set(&instrument, "data-lit", country.as_deref());
    }
}

/// Chooses a land, or moves on the map. `None` for any other key or element.
fn press_key(store: Store, event: &web_sys::Event) -> Option<bool> {
    let land = closest(&land_or_target(event)?, ".m-land")?;
    let code = land.get_attribute("data-country")?;
    let key = event.dyn_ref::<web_sys::KeyboardEvent>()?.key();
    let message = match key.as_str() {
        " " | "Enter" => Message::ChoseLand { country: country(&code)?, focus: false },
        _ => Message::MovedOnMap(country(map::next(&code, &key)?)?),
    };
    Some(store.send(message, None))
}

/// What a plain click means; `None` where it is left to the browser.
fn click(store: Store, event: &web_sys::MouseEvent) -> Option<bool> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let element = land_or_target(event)?;
    if let Some(button) = closest(&element, "button[data-do]") {
        return Some(press(store, &button));
    }
    // where the filters are beside the list, the link scrolls there like any other
    if closest(&element, "a[data-do=sheet]").is_some() && open_sheet().is_some() {
        return Some(true);
    }
    // check boxes are switched by their change event
    if let Some(control) = closest(&element, "[data-choice]:not(input)") {
        let message = match control.get_attribute("data-country").as_deref().and_then(country) {
            Some(country) if control.class_list().contains("m-land") => Message::ChoseLand { country, focus: true },
            _ => Message::Switched(toggle_of(&control)?),
        };
        return Some(store.send(message, None));
    }
    let link = closest(&element, "a[href]")?;
    let message = Message::Followed(followed(store, link.dyn_ref()?)?);
    Some(store.send(message, Some(&link)))
}

/// Runs the command of a button.
fn press(store: Store, button: &Element) -> bool {
    let attribute = |name| button.get_attribute(name).unwrap_or_default();
    let had_focus = document().and_then(|d| d.active_element()).is_some_and(|e| e == *button);
    if let Some(command) = Command::parse(&attribute(COMMAND), &attribute(VALUE)) {
        store.send(Message::Pressed(command), Some(button));
    }
    if had_focus {
        keep_focus(None);
    }
    true
}

/// A link of this site; `None` if it leads elsewhere or asks for something else than a page.
fn followed(store: Store, link: &web_sys::HtmlAnchorElement) -> Option<Link> {
    if link.has_attribute("download") || link.has_attribute("target") || link.rel().contains("external") {
        return None;
    }
    if link.origin() != history::origin()? {
        return None;
    }
    let place = place(store, link.pathname(), link.search(), link.hash())?;
    let (_, search, _) = history::location_parts()?;
    Some(Link {
        same_search: place.search == search,
        place,
        opens: link.get_attribute("data-opens").as_deref().and_then(action),
        is_locator: link.class_list().contains("loc"),
        in_dialog: closest(link, "dialog").is_some(),
        is_step: closest(link, "nav").is_some(),
    })
}

/// The place of the site at the present address; `None` outside the site's folder.
pub fn present_place(store: Store) -> Option<Place> {
    let (path, search, fragment) = history::location_parts()?;
    place(store, path, search, fragment)
}

/// A place of the site from the parts of an address. In one file, where the fragment holds the whole address
/// below the file, one that does not is a place on the present page.
fn place(store: Store, path: String, search: String, fragment: String) -> Option<Place> {
    if store.peek(|m| m.environment.layout) != Layout::OneFile {
        let route = Route::parse(path.strip_prefix(history::folder().as_str())?);
        return Some(Place { route, search, fragment });
    }
    let Some(below) = fragment.strip_prefix(ONE_FILE).or(fragment.is_empty().then_some("")) else {
        return Some(store.peek(|m| Place { route: m.route, search: m.query.write(), fragment }));
    };
    // links in the text for readers without scripts have the mark of the inner fragment encoded
    let below = match below.find("%23") {
        Some(at) if !below[..at].contains(['?', '#']) => below.replacen("%23", "#", 1),
        _ => below.to_owned(),
    };
    let (path, search, fragment) = url::split(&below);
    Some(Place { route: Route::parse(path), search: search.to_owned(), fragment: fragment.to_owned() })
}
