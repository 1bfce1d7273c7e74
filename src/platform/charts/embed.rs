//! The dialog that builds a snippet for another page, with a live preview.

use super::{document, find};
use crate::component::embed::{Embed, Way};
use crate::page;
use crate::platform::{copy_text, history, root};
use crate::text::{Text, charts, ui};
use crate::url::{Look, Query, Route};
use gloo_events::EventListener;
use maud::{Markup, html};
use std::cell::RefCell;
use wasm_bindgen::JsCast;

thread_local! {
    /// What the dialog is about; nothing before it was opened first.
    static SHOWN: RefCell<Option<Embed>> = const { RefCell::new(None) };
}

/// Opens the dialog for what the page shows.
pub(super) fn open(route: Route, query: &Query) -> Option<()> {
    let embed = Embed {
        site: history::absolute(""),
        route,
        query: query.clone(),
        map_alone: false,
        look: None,
        language: root()?.get_attribute("data-language")?,
        title: page::title(route),
    };
    let dialog = match find("dialog.embed") {
        Some(dialog) => dialog,
        None => build()?,
    };
    dialog.set_inner_html(&inside(&embed).into_string());
    SHOWN.set(Some(embed));
    follow();
    crate::platform::show_dialog(dialog.unchecked_ref(), true);
    Some(())
}

/// Puts the empty dialog into the page, and listens to it for as long as the page lives.
fn build() -> Option<web_sys::Element> {
    let dialog = document()?.create_element("dialog").ok()?;
    dialog.set_class_name("embed");
    let _ = dialog.set_attribute("aria-labelledby", "embed-title");
    document()?.body()?.append_child(&dialog).ok()?;
    EventListener::new(&dialog, "change", |event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        SHOWN.with_borrow_mut(|shown| {
            let Some(embed) = shown.as_mut() else { return };
            match input.name().as_str() {
                "embed-what" => embed.map_alone = input.value() == "map",
                "embed-look" => embed.look = Look::parse(&input.value()),
                _ => {}
            }
        });
        follow();
    })
    .forget();
    let own = dialog.clone();
    EventListener::new(&dialog, "click", move |event| {
        let Some(target) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else { return };
        let close = |selector: &str| target.closest(selector).ok().flatten().is_some();
        if let Some(button) = target.closest("[data-copies]").ok().flatten() {
            let way = Way::ALL.into_iter().find(|w| Some(w.name()) == button.get_attribute("data-copies").as_deref());
            if let (Some(way), Some(embed)) = (way, SHOWN.with_borrow(Clone::clone)) {
                copy_text(&button, embed.snippet(way), charts::EMBED_COPIED);
            }
        } else if target == own || close("a[href], [data-closes]") {
            crate::platform::show_dialog(own.unchecked_ref(), false);
        }
    })
    .forget();
    // a preview that nobody sees need not run
    EventListener::new(&dialog, "close", |_| {
        super::each("[data-preview]", |place| place.set_inner_html(""));
    })
    .forget();
    Some(dialog)
}

/// Brings snippets and preview in step with what is chosen.
fn follow() {
    let Some(embed) = SHOWN.with_borrow(Clone::clone) else { return };
    for way in Way::ALL {
        if let Some(place) = find(&format!("[data-snippet={}]", way.name())) {
            place.set_text_content(Some(&embed.snippet(way)));
        }
    }
    if let Some(place) = find("[data-preview]") {
        // a new frame each time: one that is led elsewhere would leave steps in the history
        let src = history::absolute(&embed.framed());
        place.set_inner_html(&html! { iframe src=(src) title=(charts::EMBED_PREVIEW.get()) {} }.into_string());
    }
}

fn inside(embed: &Embed) -> Markup {
    let radio = |group: &str, value: &str, words: Text, on: bool| {
        html! { label { input type="radio" name=(group) value=(value) autocomplete="off" checked[on]; span { (words.get()) } } }
    };
    html! {
        div.embed-in {
            div.embed-head {
                h2 #embed-title { (charts::EMBED_TITLE.get()) }
                button.plain type="button" data-closes { (ui::PEEK_CLOSE.get()) }
            }
            div.embed-two {
                div.embed-ask {
                    fieldset.embed-set {
                        legend { (charts::EMBED_WHAT.get()) }
                        (radio("embed-what", "page", charts::EMBED_PAGE, true))
                        (radio("embed-what", "map", charts::EMBED_MAP, false))
                    }
                    fieldset.embed-set {
                        legend { (ui::LOOK_LABEL.get()) }
                        (radio("embed-look", "auto", charts::EMBED_AUTO, true))
                        (radio("embed-look", Look::Light.name(), ui::LOOK_LIGHT, false))
                        (radio("embed-look", Look::Dark.name(), ui::LOOK_DARK, false))
                    }
                    @for way in Way::ALL {
                        section.embed-way {
                            div {
                                h3 { (name(way).get()) }
                                button.share type="button" data-copies=(way.name()) { span { (charts::EMBED_COPY.get()) } }
                            }
                            p { (what(way).get()) }
                            pre.code tabindex="0" role="region" aria-label=(name(way).get()) { code data-snippet=(way.name()) {} }
                        }
                    }
                    p.embed-more {
                        a href={ (embed.route.up()) (Route::About.path()) "#embedding" } { (charts::EMBED_MORE.get()) }
                    }
                }
                div.embed-see { h3 { (charts::EMBED_PREVIEW.get()) } div data-preview {} }
            }
        }
    }
}

/// What a way is called.
fn name(way: Way) -> Text {
    match way {
        Way::Element => charts::EMBED_ELEMENT,
        Way::Frame => charts::EMBED_FRAME,
        Way::Sandboxed => charts::EMBED_SANDBOXED,
    }
}

/// What a way is good for.
fn what(way: Way) -> Text {
    match way {
        Way::Element => charts::EMBED_ELEMENT_HOW,
        Way::Frame => charts::EMBED_FRAME_HOW,
        Way::Sandboxed => charts::EMBED_SANDBOXED_HOW,
    }
}
