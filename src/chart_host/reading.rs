//! The pages that are read from top to bottom, text and notes: the present section in their contents, the way back to
//! where the reader was, notes that the query leaves out, and the official wording where the build has it.

use super::{current, layout, with_host};
use crate::component::locator::{label, path};
use crate::component::{Cx, Scope};
use crate::platform::dom::{all_in, closest, document, each, find, find_in, root, set, target};
use crate::platform::fetch::fetch_cached;
use crate::platform::history::{self, absolute, kept_scroll};
use crate::platform::sections::{Line, observe, show_in};
use crate::platform::storage;
use crate::proposal::{Locator, ParagraphIx, SectionIx};
use crate::route::Page;
use crate::text::charts;
use crate::url::locator_of_fragment;
use gloo_events::{EventListener, EventListenerOptions};
use maud::html;
use std::cell::RefCell;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Name of the place that is kept on the device.
const KEPT: &str = "reading";

/// Attribute of a note that the query leaves out: empty, or [`SHOWN`].
const OUT: &str = "data-out";

/// Value of [`OUT`] for the note that the address leads to, which is shown all the same.
const SHOWN: &str = "shown";

/// The text of these pages, and its parts.
const TEXT: &str = ".doc-body";
const PARTS: &str = ".doc-body :is(.doc-s, .doc-p)";

thread_local! {
    /// The official wording, once it is fetched.
    static OFFICIAL: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Listens for as long as the page is open.
pub(super) fn attach(document: &web_sys::Document) {
    // before the link is followed, so that the browser and the first program find the note
    EventListener::new_with_options(document, "click", EventListenerOptions::run_in_capture_phase(), |event| {
        let link = target(event).and_then(|e| closest(&e, "a[href*='#fn']"));
        if let Some(fragment) = link.and_then(|link| link.get_attribute("href")).as_deref().and_then(fragment_of) {
            show_note(fragment);
        }
    })
    .forget();
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "hashchange", |_| {
            if let Some(note) = here().as_deref().and_then(show_note) {
                note.scroll_into_view();
            }
        })
        .forget();
    }
}

/// The fragment that an address ends with; in the single file an address is a fragment itself.
fn fragment_of(address: &str) -> Option<&str> {
    address.rsplit_once('#').map(|(_, fragment)| fragment).filter(|f| !f.is_empty() && !f.contains('/'))
}

/// The fragment of the present address.
fn here() -> Option<String> {
    let (.., fragment) = history::location_parts()?;
    fragment_of(&fragment).map(str::to_owned)
}

/// Updates the page, which the program has just rendered if `is_new`, or which was loaded.
pub(super) fn sync(left_out: Option<&[String]>, is_new: bool) {
    if let Some(left_out) = left_out {
        hide_notes(left_out, is_new);
    }
    if let Some(contents) = find(".toc:not([data-watched])") {
        set(&contents, "data-watched", Some(""));
        let is_text = current().is_some_and(|(route, _)| route.page == Page::Text);
        if is_text {
            offer_to_continue();
        }
        observe(TEXT, PARTS, move |line| {
            mark_present(&contents, line);
            if is_text {
                keep_place(line);
            }
        });
    }
    if is_new {
        write_official();
    }
}

/// Hides the notes that the query leaves out, apart from the one that the address leads to.
fn hide_notes(left_out: &[String], is_new: bool) {
    let here = here();
    let is_out = |id: &str| left_out.iter().any(|out| out == id);
    each(".toc-n a", |link| {
        let id = link.get_attribute("href").unwrap_or_default();
        set(&link, OUT, id.strip_prefix('#').filter(|id| is_out(id)).map(|_| ""));
    });
    each("[data-note][id]", |note| {
        set(&note, OUT, is_out(&note.id()).then_some(""));
        if let Some(words) = find_in(&note, ".note-out") {
            words.remove();
        }
    });
    if let Some(note) = here.as_deref().and_then(show_note)
        && !is_new
    {
        // what was hidden above it has moved it
        note.scroll_into_view();
    }
}

/// Shows a note that the query leaves out, with a line that says so; `None` if it is no such note.
fn show_note(id: &str) -> Option<Element> {
    let note = document()?.get_element_by_id(id).filter(|note| note.has_attribute(OUT))?;
    set(&note, OUT, Some(SHOWN));
    if find_in(&note, ".note-out").is_none() {
        let locale = with_host(|host| host.locale)?;
        let words = html! { p.note-out { (charts::NOTES_BEYOND.get(locale)) } }.into_string();
        find_in(&note, ".doc-own")?.insert_adjacent_html("afterbegin", &words).ok()?;
    }
    Some(note)
}

/// Marks the link to the present section in the contents.
fn mark_present(contents: &Element, line: &Line) {
    let links = all_in(contents, "a[href^='#']");
    let ids: Vec<String> = links.iter().filter_map(|link| Some(link.get_attribute("href")?[1..].to_owned())).collect();
    let present = line.last_of(&ids);
    for (i, link) in links.iter().enumerate() {
        set(link, "aria-current", (present == Some(i)).then_some("location"));
    }
    if let Some(link) = present.and_then(|i| links.get(i)) {
        show_in(contents, link);
    }
}

/// Keeps where the reader is on this device.
fn keep_place(line: &Line) {
    let Some(root) = root() else { return };
    let ids: Vec<String> = all_in(&root, PARTS).iter().map(Element::id).collect();
    if let Some(id) = line.last_of(&ids).and_then(|i| ids.get(i)).filter(|id| Some(*id) != here().as_ref()) {
        storage::write(KEPT, Some(id));
    }
}

/// Writes a link to where the reader was, unless the address leads to a place or the page is scrolled already.
fn offer_to_continue() -> Option<()> {
    if here().is_some() || kept_scroll().is_some_and(|y| y > 0.0) {
        return None;
    }
    let place = find("[data-read-on]")?;
    let at = locator_of_fragment(&storage::read(KEPT)?)?;
    if matches!(at, Locator::Section(SectionIx(0)) | Locator::Paragraph(ParagraphIx(0))) {
        return None;
    }
    let (route, _) = current()?;
    let locale = with_host(|host| host.locale)?;
    let root_prefix = route.root_prefix(layout());
    let cx = Cx { scope: &Scope { locale, root_prefix: &root_prefix } };
    let words = charts::READING_CONTINUE.fill(locale, &[("place", &label(locale, at))]);
    let link = html! { a href={ (cx.root_prefix) (path(locale, at)) } { (words) } };
    place.set_inner_html(&link.into_string());
    Some(())
}

/// Writes the official wording into a page that this program has rendered. `<html data-official>` has the address of
/// the file where the build has one; the single file contains it as a template.
fn write_official() {
    let packed = find("template#official").map(|template| template.inner_html());
    if let Some(all) = packed.or_else(|| OFFICIAL.with_borrow(Clone::clone)) {
        insert_official(&all);
    } else if let Some(file) = root().and_then(|root| root.get_attribute("data-official")) {
        spawn_local(async move {
            // without it the page has our summaries and the links to the official page, as always
            if let Ok(all) = fetch_cached(&absolute(&file)).await {
                insert_official(&all);
                OFFICIAL.set(Some(all));
            }
        });
    }
}

/// Inserts each passage of the present page after its summary.
fn insert_official(all: &str) -> Option<()> {
    let (route, _) = current()?;
    let wording = document()?.create_element("div").ok()?;
    wording.set_inner_html(all);
    for passage in all_in(&wording, &format!("[data-page-of=\"{}\"]", route.page.path())) {
        let after = passage.get_attribute("data-after")?;
        if find(&format!("{after} + .official")).is_none() {
            find(&after)?.insert_adjacent_html("afterend", &passage.inner_html()).ok()?;
        }
    }
    Some(())
}
