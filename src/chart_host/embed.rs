//! The dialog that builds a snippet for another page, with a preview at its true size.

use super::Pages;
use crate::component::embed::{Embed, EmbedPart, SnippetKind};
use crate::component::names::chosen;
use crate::component::{Cx, Scope};
use crate::platform::clipboard::copy_text;
use crate::platform::dialog::show_dialog;
use crate::platform::dom::{document, find};
use crate::platform::history::absolute;
use crate::route::{Page, Route};
use crate::text::{Locale, Text, charts, ui};
use crate::url::{Look, Query};
use gloo_events::EventListener;
use js_sys::Reflect;
use maud::{Markup, html};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// Widths of a preview in CSS pixels: the least, the one shown first, the most.
const WIDTHS: [u32; 3] = [280, 640, 1920];

/// Height of a frame that has not yet told its own.
const HEIGHT: u32 = 600;

/// Height of a plain frame whose own is not known.
const PLAIN_HEIGHT: u32 = 800;

/// Tallest frame that the element of `embed.js` gives.
const TALLEST: f64 = 40_000.0;

/// How often a preview may grow at one width: a page that grows with its frame would never stop.
const MOST_GROWTH: u32 = 50;

/// What the dialog is about.
#[derive(Clone)]
struct Shown {
    locale: Locale,
    pages: Pages,
    embed: Embed,
    way: SnippetKind,
    width: u32,
    /// Height of the preview at that width, once measured.
    height: Option<u32>,
    /// How often the preview has grown at that width.
    grown: u32,
}

thread_local! {
    /// Nothing before the dialog is opened for the first time.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Opens the dialog for what the page shows.
pub(super) fn open(locale: Locale, pages: Pages, route: Route, query: &Query) -> Option<()> {
    let embed = Embed {
        site: absolute(""),
        route,
        query: query.clone(),
        part: EmbedPart::Whole,
        look: None,
        title: (pages.frame_title)(locale, route.page, query),
        sandboxed: false,
        height: PLAIN_HEIGHT,
    };
    let dialog = match find("dialog.embed") {
        Some(dialog) => dialog,
        None => build()?,
    };
    dialog.set_inner_html(&content(locale, &embed).into_string());
    SHOWN.set(Some(Shown {
        locale,
        pages,
        embed,
        way: SnippetKind::Element,
        width: WIDTHS[1],
        height: None,
        grown: 0,
    }));
    show_dialog(dialog.unchecked_ref(), true);
    // a box that is not shown has no width to fit into
    preview();
    write_code();
    Some(())
}

/// Puts the empty dialog into the page, and listens to it for as long as the page is open.
fn build() -> Option<web_sys::Element> {
    let document = document()?;
    let dialog = document.create_element("dialog").ok()?;
    dialog.set_class_name("embed");
    let _ = dialog.set_attribute("aria-labelledby", "embed-title");
    document.body()?.append_child(&dialog).ok()?;
    EventListener::new(&dialog, "change", |event| {
        if let Some(input) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            choose(&input);
        }
    })
    .forget();
    let own = dialog.clone();
    EventListener::new(&dialog, "click", move |event| {
        let Some(target) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else { return };
        let on = |selector: &str| target.closest(selector).ok().flatten();
        if let Some(button) = on("[data-copies]") {
            if let Some(shown) = SHOWN.with_borrow(Clone::clone) {
                let (locale, snippet) = (shown.locale, shown.embed.snippet(shown.way));
                let (copied, refused) = (charts::EMBED_COPIED.get(locale), ui::SHARE_REFUSED.get(locale));
                copy_text(&button, snippet, copied, refused, |_, _| {});
            }
        } else if target == own || on("a[href], [data-closes]").is_some() {
            show_dialog(own.unchecked_ref(), false);
        }
    })
    .forget();
    EventListener::new(&dialog, "close", |_| closed()).forget();
    let window = web_sys::window()?;
    EventListener::new(&window, "message", |event| {
        measure(event);
    })
    .forget();
    EventListener::new(&window, "resize", |_| {
        fit();
    })
    .forget();
    Some(dialog)
}

/// Applies a choice of the dialog.
fn choose(input: &web_sys::HtmlInputElement) {
    let value = input.value();
    SHOWN.with_borrow_mut(|shown| {
        let Some(shown) = shown.as_mut() else { return };
        let (locale, frame_title) = (shown.locale, shown.pages.frame_title);
        let embed = &mut shown.embed;
        match input.name().as_str() {
            "embed-what" => {
                let all = EmbedPart::offered(embed.route.page).iter().copied();
                embed.part = all.into_iter().find(|what| what.name() == value).unwrap_or(EmbedPart::Whole);
                embed.title = frame_title(locale, embed.route.page, &embed.frame_query());
            }
            "embed-look" => embed.look = Look::parse(&value),
            "embed-way" => {
                shown.way = SnippetKind::ALL.into_iter().find(|way| way.name() == value).unwrap_or(SnippetKind::Element)
            }
            "embed-sandbox" => embed.sandboxed = input.checked(),
            "embed-width" => {
                shown.width = value.parse().unwrap_or(WIDTHS[1]).clamp(WIDTHS[0], WIDTHS[2]);
                input.set_value(&shown.width.to_string());
            }
            _ => {}
        }
    });
    match input.name().as_str() {
        "embed-what" | "embed-look" => preview(),
        "embed-width" => {
            SHOWN.with_borrow_mut(|shown| shown.as_mut().map(|shown| shown.grown = 0));
            fit();
        }
        _ => {}
    }
    write_code();
}

/// Stops the preview of the closed dialog, and moves the focus back to where it came from.
fn closed() {
    if let Some(place) = find("[data-preview]") {
        place.set_inner_html("");
    }
    let active = document().and_then(|d| d.active_element());
    // some browsers do not focus a button that is clicked, and so restore no focus
    if active.is_none_or(|active| active.tag_name() == "BODY")
        && let Some(button) = find("button[data-do=embed]").and_then(|b| b.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = button.focus();
    }
}

/// Loads what is chosen into the preview.
fn preview() {
    let Some(place) = find("[data-preview]") else { return };
    let found = SHOWN.with_borrow_mut(|shown| {
        let shown = shown.as_mut()?;
        (shown.height, shown.grown) = (None, 0);
        Some((shown.locale, absolute(&shown.embed.frame_path())))
    });
    let Some((locale, src)) = found else { return };
    // a new frame each time: navigating the old one would add entries to the history
    let frame = html! { iframe src=(src) title=(charts::EMBED_SIZE.get(locale)) tabindex="-1" inert {} };
    place.set_inner_html(&frame.into_string());
    fit();
}

/// Sets the width and height of the preview, scaled down where the dialog is narrower, and writes them.
fn fit() -> Option<()> {
    let Shown { locale, width, height, .. } = SHOWN.with_borrow(Clone::clone)?;
    let place: web_sys::HtmlElement = find("[data-preview]")?.dyn_into().ok()?;
    let frame: web_sys::HtmlElement = place.query_selector("iframe").ok()??.dyn_into().ok()?;
    let tall = height.unwrap_or(HEIGHT);
    frame.set_attribute("width", &width.to_string()).ok()?;
    frame.set_attribute("height", &tall.to_string()).ok()?;
    // in thousandths: printing floats would bring large tables into the program
    let room = u32::try_from(place.parent_element()?.client_width()).ok()?;
    let scale = (room * 1000 / width).min(1000);
    frame.style().set_property("transform", &format!("scale(calc({scale} / 1000))")).ok()?;
    place.style().set_property("height", &format!("{}px", (tall * scale).div_ceil(1000))).ok()?;
    let mut words = match height {
        Some(height) => charts::EMBED_MEASURED
            .fill(locale, &[("width", &width.to_string()), ("height", &locale.number(f64::from(height), 0))]),
        None => charts::EMBED_MEASURING.get(locale).to_owned(),
    };
    if height.is_some() && scale < 1000 {
        words.push_str(ui::FORMAT_GAP.get(locale));
        words.push_str(&charts::EMBED_SCALED.fill(locale, &[("n", &(scale / 10).to_string())]));
    }
    find("[data-measured]")?.set_text_content(Some(&words));
    Some(())
}

/// Takes the height that the page in the preview reports in a message.
fn measure(event: &web_sys::Event) -> Option<()> {
    let get =
        |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|v| !v.is_null() && !v.is_undefined());
    let frame = find("[data-preview] iframe")?;
    if get(event, "source")? != get(&frame, "contentWindow")? {
        return None;
    }
    let data = get(event, "data").filter(JsValue::is_object)?;
    if get(&data, "type")?.as_string()? != "japan-asean-explorer:height" {
        return None;
    }
    // the bounds of the element of `embed.js`
    let height = get(&data, "height")?.as_f64().filter(|h| h.is_finite())?.ceil().clamp(120.0, TALLEST) as u32;
    SHOWN.with_borrow_mut(|shown| {
        let shown = shown.as_mut()?;
        if shown.height.is_some_and(|known| height > known) {
            shown.grown += 1;
        }
        if shown.grown < MOST_GROWTH {
            shown.height = Some(height);
            shown.embed.height = height;
        }
        Some(())
    })?;
    fit();
    write_code();
    Some(())
}

/// Writes the snippet for what is chosen, with a hint.
fn write_code() {
    let Some(shown) = SHOWN.with_borrow(Clone::clone) else { return };
    let write = |selector: &str, words: &str| {
        if let Some(place) = find(selector).filter(|place| place.text_content().as_deref() != Some(words)) {
            place.set_text_content(Some(words));
        }
    };
    write("[data-snippet]", &shown.embed.snippet(shown.way));
    write("[data-how]", how(shown.way).get(shown.locale));
}

fn content(locale: Locale, embed: &Embed) -> Markup {
    let radio = |group: &str, value: &str, words: Text, more: Option<Text>, on: bool| {
        html! {
            label {
                input type="radio" name=(group) value=(value) checked[on];
                span { b { (words.get(locale)) } @if let Some(more) = more { " " small { (more.get(locale)) } } }
            }
        }
    };
    let root_prefix = embed.route.root_prefix(super::layout());
    let offered = EmbedPart::offered(embed.route.page);
    let names = chosen(locale, &embed.query);
    html! {
        div.embed-in {
            div.embed-head {
                h2 #embed-title { (charts::EMBED_TITLE.get(locale)) }
                button.plain type="button" data-closes { (ui::PEEK_CLOSE.get(locale)) }
            }
            div.embed-two {
                div.embed-ask {
                    fieldset.embed-what {
                        legend { (charts::EMBED_WHAT.get(locale)) }
                        @for what in offered {
                            @let (words, more) = name(*what, embed.route.page);
                            (radio("embed-what", what.name(), words, Some(more), *what == EmbedPart::Whole))
                        }
                    }
                    @if !names.is_empty() {
                        p.embed-note { (charts::EMBED_FILTERS.fill(locale, &[("names", &locale.list(&names))])) }
                    }
                    div.embed-code {
                        h3 #embed-code { (charts::EMBED_CODE.get(locale)) }
                        button.embed-copy type="button" data-copies { span { (charts::EMBED_COPY.get(locale)) } }
                    }
                    pre.code tabindex="0" role="region" aria-labelledby="embed-code" dir="ltr" { code data-snippet {} }
                    p.embed-note data-how {}
                    details.embed-more {
                        summary { (charts::EMBED_ADVANCED.get(locale)) }
                        fieldset.embed-set {
                            legend { (charts::EMBED_WAY.get(locale)) }
                            @for way in SnippetKind::ALL { (radio("embed-way", way.name(), way_name(way), None, way == SnippetKind::Element)) }
                        }
                        fieldset.embed-set {
                            legend { (ui::LOOK_LABEL.get(locale)) }
                            (radio("embed-look", "auto", charts::EMBED_AUTO, None, true))
                            (radio("embed-look", Look::Light.name(), ui::LOOK_LIGHT, None, false))
                            (radio("embed-look", Look::Dark.name(), ui::LOOK_DARK, None, false))
                        }
                        div.embed-set {
                            label {
                                input type="checkbox" name="embed-sandbox" aria-describedby="embed-sandbox-how";
                                span { (charts::EMBED_SANDBOX.get(locale)) }
                            }
                        }
                        p.embed-note #embed-sandbox-how { (charts::EMBED_SANDBOX_HOW.get(locale)) }
                        p.embed-note {
                            a href={ (Cx { scope: &Scope { locale, root_prefix: &root_prefix } }.href(Page::About)) "#embedding" } { (charts::EMBED_MORE.get(locale)) }
                        }
                    }
                }
                div.embed-see {
                    h3 #embed-size { (charts::EMBED_SIZE.get(locale)) }
                    label.embed-width {
                        span { (charts::EMBED_WIDTH.get(locale)) }
                        input type="number" name="embed-width" min=(WIDTHS[0]) max=(WIDTHS[2]) step="20" value=(WIDTHS[1]) inputmode="numeric";
                    }
                    p.embed-note role="status" data-measured {}
                    div.embed-view tabindex="0" role="region" aria-labelledby="embed-size" { div data-preview {} }
                }
            }
        }
    }
}

/// Name of what can be embedded of a page, and an explanation.
fn name(what: EmbedPart, page: Page) -> (Text, Text) {
    match what {
        EmbedPart::Whole if page == Page::Explorer => (charts::EMBED_VIEW, charts::EMBED_VIEW_HOW),
        EmbedPart::Whole => (charts::EMBED_PAGE, charts::EMBED_PAGE_HOW),
        EmbedPart::List => (charts::EMBED_LIST, charts::EMBED_LIST_HOW),
        EmbedPart::Map => (charts::EMBED_MAP, charts::EMBED_MAP_HOW),
        EmbedPart::Chart => (charts::EMBED_CHART, charts::EMBED_CHART_HOW),
    }
}

/// Name of a kind of code.
fn way_name(way: SnippetKind) -> Text {
    match way {
        SnippetKind::Element => charts::EMBED_ELEMENT,
        SnippetKind::Frame => charts::EMBED_FRAME,
    }
}

/// Hint on a kind of code.
fn how(way: SnippetKind) -> Text {
    match way {
        SnippetKind::Element => charts::EMBED_ELEMENT_HOW,
        SnippetKind::Frame => charts::EMBED_FRAME_HOW,
    }
}
