//! The dialog that offers references to a page or a part of it in four formats, and its address to be copied or shared.

use super::commands::address;
use super::{ChartHost, current, with_host};
use crate::component::shell::official_page;
use crate::export::Format;
use crate::export::reference::{Cited, Reference, Visit};
use crate::platform::clipboard::{can_share, copy_text, select, share};
use crate::platform::dialog::show_dialog;
use crate::platform::dom::{document, find, find_in, root, target};
use crate::platform::download::save_text;
use crate::platform::history::absolute;
use crate::platform::{clipboard, today};
use crate::proposal::Date;
use crate::route::Page;
use crate::text::{Locale, charts, ui};
use crate::url::Query;
use gloo_events::EventListener;
use maud::{Markup, html};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Selector of the dialog.
const DIALOG: &str = "dialog.cite";

/// What the dialog shows, and the button that opened it.
type Shown = (Locale, Reference, Format, Option<Element>);

thread_local! {
    /// What the dialog shows, in which format; and the element that had the focus before.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Opens the dialog.
pub(super) fn open(cited: Cited) -> Option<()> {
    let (locale, reference) = with_host(|host| (host.locale, reference(host, cited)))?;
    let dialog = match find(DIALOG) {
        Some(dialog) => dialog,
        None => build()?,
    };
    dialog.set_inner_html(&content(locale, &reference).into_string());
    let before = document().and_then(|d| d.active_element()).filter(|e| e.tag_name() != "BODY");
    SHOWN.set(Some((locale, reference, Format::Plain, before)));
    show_dialog(dialog.unchecked_ref(), true);
    Some(())
}

/// The reference with the address and the day that only the browser knows.
fn reference(host: &ChartHost, cited: Cited) -> Reference {
    let (locale, route) = (host.locale, host.route);
    // not the selection's query, which on a brief highlights its member
    let query = current().map(|(_, query)| query).unwrap_or_default();
    // the same view on a page of its own, in whatever look its reader has
    let alone = Query { embed: false, part: None, look: None, ..query };
    let below = match cited {
        Cited::Chart(id) => address(locale, id, &Query { map: None, figures: None, action: None, ..alone.clone() }),
        _ => cited.path(locale).unwrap_or_else(|| format!("{}{}", route.path(), alone.write())),
    };
    let title = match route.page {
        // with the filters in use
        Page::Explorer => (host.pages.frame_title)(locale, route.page, &alone),
        // the words of a brief's title may not have been fetched
        _ => document().map(|d| d.title()).unwrap_or_default(),
    };
    // the title of the site is the last part
    let own = title.strip_suffix(ui::SITE_TITLE.get(locale)).map_or(&*title, |own| own.trim_end_matches([' ', '·']));
    let (year, month, day) = today();
    let publisher = root().and_then(|root| root.get_attribute("data-publisher"));
    let visit = Visit {
        publisher: publisher.as_deref(),
        address: &absolute(&below),
        page: route.page,
        title: own,
        day: Date::Day(year, month, day),
    };
    let chart = match cited {
        Cited::Chart(id) => host.view(id),
        _ => None,
    };
    Reference::of(locale, cited, chart, &visit)
}

/// Puts the empty dialog into the page, and listens to it for as long as the page is open.
fn build() -> Option<Element> {
    let document = document()?;
    let dialog = document.create_element("dialog").ok()?;
    dialog.set_class_name("cite");
    let _ = dialog.set_attribute("aria-labelledby", "cite-title");
    document.body()?.append_child(&dialog).ok()?;
    EventListener::new(&dialog, "change", |event| {
        choose(event);
    })
    .forget();
    let own = dialog.clone();
    EventListener::new(&dialog, "click", move |event| {
        let Some(target) = target(event) else { return };
        if let Some(button) = target.closest("[data-reference]").ok().flatten() {
            press(&own, &button);
        } else if target == own || target.closest("[data-closes]").ok().flatten().is_some() {
            show_dialog(own.unchecked_ref(), false);
        }
    })
    .forget();
    // some browsers do not focus a button that is clicked, and so restore no focus
    EventListener::new(&dialog, "close", |_| {
        let before = SHOWN.with_borrow_mut(|shown| shown.as_mut()?.3.take());
        if let Some(before) = before.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = before.focus();
        }
    })
    .forget();
    Some(dialog)
}

/// Shows the reference in the chosen format.
fn choose(event: &web_sys::Event) -> Option<()> {
    let input: HtmlInputElement = target(event)?.dyn_into().ok()?;
    let format = Format::ALL.into_iter().find(|format| format.ending() == input.value())?;
    let text = SHOWN.with_borrow_mut(|shown| {
        let (_, reference, chosen, _) = shown.as_mut()?;
        *chosen = format;
        Some(format.write(reference))
    })?;
    // a text area has a value as an input has
    find("#cite-text")?.unchecked_into::<HtmlInputElement>().set_value(&text);
    Some(())
}

/// What a button of the dialog does: copies the link or the reference, shares the link, saves the reference.
fn press(dialog: &Element, button: &Element) -> Option<()> {
    let (locale, reference, format) =
        SHOWN.with_borrow(|shown| shown.as_ref().map(|(locale, r, format, _)| (*locale, r.clone(), *format)))?;
    let [link, text] = ["#cite-link", "#cite-text"].map(|field| find_in(dialog, field));
    let copy = |text: String, field: Option<Element>| {
        let (done, refused) = (charts::CITE_COPIED.get(locale), ui::SHARE_REFUSED.get(locale));
        copy_text(button, text, done, refused, move |_, _| {
            if let Some(field) = field {
                select(&field);
            }
        });
    };
    match button.get_attribute("data-reference")?.as_str() {
        "link" => copy(reference.address, link),
        "share" => {
            share(button, reference.address, Some(charts::CITE_SHARED.get(locale)), move |button| {
                clipboard::show_in(button, ui::SHARE_REFUSED.get(locale));
                if let Some(link) = link {
                    select(&link);
                }
            });
        }
        "copy" => copy(format.write(&reference), text),
        _ => {
            let name = format!("{}.{}", reference.key, format.ending());
            let saved = save_text(&name, format.media_type(), &format.write(&reference)).is_some();
            clipboard::show_in(button, if saved { charts::CHART_SAVED } else { charts::CHART_REFUSED }.get(locale));
        }
    }
    Some(())
}

fn content(locale: Locale, r: &Reference) -> Markup {
    let name = |format: Format| match format {
        Format::Plain => charts::CITE_PLAIN.get(locale),
        Format::BibTex => "BibTeX",
        Format::Ris => "RIS",
        Format::Csl => "CSL-JSON",
    };
    let button = |does: &str, words: &str| {
        html! { button type="button" data-reference=(does) { span { (words) } } }
    };
    html! {
        div.cite-in {
            div.embed-head {
                h2 #cite-title { (charts::CITE_TITLE.get(locale)) }
                button.plain type="button" data-closes { (ui::PEEK_CLOSE.get(locale)) }
            }
            p.cite-what { (charts::CITE_WHAT.fill(locale, &[("title", &r.title)])) }
            div.cite-row {
                label for="cite-link" { (charts::CITE_LINK.get(locale)) }
                input #cite-link type="text" readonly dir="ltr" value=(r.address);
                div.cite-do {
                    (button("link", charts::CITE_LINK_COPY.get(locale)))
                    @if can_share() { (button("share", charts::CITE_SHARE.get(locale))) }
                }
            }
            fieldset.cite-row {
                legend { (charts::CITE_FORMAT.get(locale)) }
                div.cite-forms {
                    @for format in Format::ALL {
                        label {
                            input type="radio" name="cite-format" value=(format.ending()) checked[format == Format::Plain];
                            span { (name(format)) }
                        }
                    }
                }
            }
            div.cite-row {
                label for="cite-text" { (charts::CITE_REFERENCE.get(locale)) }
                textarea #cite-text readonly rows="8" spellcheck="false" { (r.plain) }
                div.cite-do {
                    (button("copy", charts::CITE_COPY.get(locale)))
                    (button("save", charts::CITE_SAVE.get(locale)))
                }
            }
            p.cite-how {
                (charts::CITE_HOW.get(locale)) " "
                a href=(official_page(locale)) rel="external" { (r.document.title) }
            }
        }
    }
}
