//! Buttons of a chart: saving it as picture, drawing or values, its address, a reference to it, and the whole
//! screen.

use super::{ChartHost, cite, take, with_host};
use crate::chart::svg::{self, Paint};
use crate::chart::{canvas, sheet};
use crate::chart_id::ChartId;
use crate::export::actions::File;
use crate::export::reference::Cited;
use crate::platform::clipboard::{copy_text, select, show_in};
use crate::platform::dom::{document, each, find};
use crate::platform::download::{fills_screen, save_png, save_text, toggle_full_screen};
use crate::platform::history::absolute;
use crate::platform::print;
use crate::route::{Language, Page};
use crate::text::{Locale, Text, charts, ui};
use crate::url::Query;
use gloo_events::EventListener;
use maud::html;
use wasm_bindgen::JsCast;

/// Pixels of a picture to a CSS pixel.
const DENSITY: f64 = 2.0;

/// Media type of values as a file.
const CSV: &str = "text/csv;charset=utf-8";

/// Listens for as long as the page is open.
pub(super) fn attach(document: &web_sys::Document) {
    EventListener::new(document, "click", |event| {
        let Some(target) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else { return };
        if let Some(button) = target.closest("button[data-cite]").ok().flatten() {
            if let Some(cited) = button.get_attribute("data-cite").and_then(|value| Cited::parse(&value)) {
                cite::open(cited);
            }
            return;
        }
        let Some(button) = target.closest("[data-chart-do]").ok().flatten() else { return };
        // the button of a page, not of a chart
        if button.get_attribute("data-chart-do").as_deref() == Some("print") {
            return print::open_dialog();
        }
        if button.get_attribute("data-chart-do").as_deref() == Some("unpick") {
            return super::pick(ChartId::Initiatives, None);
        }
        let Some(section) = button.closest("[data-chart]").ok().flatten() else { return save_page(&button) };
        let Some(id) = section.get_attribute("data-chart").and_then(|name| ChartId::parse(&name)) else { return };
        run_command(id, &button, &section);
    })
    .forget();
    EventListener::new(document, "fullscreenchange", |_| {
        let words = if fills_screen() { charts::CHART_FULL_LEAVE } else { charts::CHART_FULL };
        let Some(locale) = with_host(|host| host.locale) else { return };
        each("[data-chart-do=full]", |button| button.set_text_content(Some(words.get(locale))));
    })
    .forget();
}

/// Saves the list of the explorer, or the values that another page shows outside its charts, which is all that a button
/// there asks for.
fn save_page(button: &web_sys::Element) {
    let command = button.get_attribute("data-chart-do").unwrap_or_default();
    if let Some(file) = File::ALL.into_iter().find(|file| command.strip_prefix("list-") == Some(file.ending())) {
        if let Some((locale, saved)) = take::save(file) {
            report_saved(locale, button, saved);
        }
        return;
    }
    let file = with_host(|host| {
        let page = host.route.page;
        let text = (host.pages.values)(host.locale, page, &host.selection.query)?;
        Some((host.locale, format!("{}.csv", page.path().trim_end_matches('/')), text))
    });
    if let Some((locale, name, text)) = file.flatten() {
        report_saved(locale, button, save_text(&name, CSV, &text).is_some());
    }
}

/// Runs the command of a button of a chart.
fn run_command(id: ChartId, button: &web_sys::Element, section: &web_sys::Element) {
    let name = |extension: &str| format!("{}.{extension}", id.name());
    let Some(locale) = with_host(|host| host.locale) else { return };
    let report = |saved: bool| report_saved(locale, button, saved);
    match button.get_attribute("data-chart-do").as_deref() {
        Some("full") => toggle_full_screen(section),
        Some("csv") => {
            let file = with_host(|host| Some(host.view(id)?.table.csv(host.locale))).flatten();
            let saved = file.and_then(|text| save_text(&name("csv"), CSV, &text));
            report(saved.is_some());
        }
        Some("svg") => {
            let file = with_host(|host| {
                let sheet = host.view(id)?.sheet(host.locale);
                let palette = canvas::palette(section).ok()?;
                Some(svg::draw(&sheet, sheet::WIDTH, Paint::Values(&palette)).file(sheet.title(), &palette))
            });
            let saved = file.flatten().and_then(|text| save_text(&name("svg"), "image/svg+xml", &text));
            report(saved.is_some());
        }
        Some("png") if picture(id, button, section, name("png")).is_none() => report(false),
        Some("link") => {
            let at = with_host(|host| address(host.locale, id, &host.selection.query)).unwrap_or_default();
            copy(locale, button, absolute(&at), ui::SHARE_DONE);
        }
        Some("cite") => {
            cite::open(Cited::Chart(id));
        }
        // the sources are with the table, which may be closed; the link itself leads there
        Some("sources") => {
            if let Ok(Some(table)) = section.query_selector("details.as-table") {
                let _ = table.set_attribute("open", "");
            }
        }
        _ => {}
    }
}

/// Shows in a button whether a file could be saved.
fn report_saved(locale: Locale, button: &web_sys::Element, saved: bool) {
    show_in(button, if saved { charts::CHART_SAVED } else { charts::CHART_REFUSED }.get(locale));
}

/// Copies a text and shows the outcome in the button; where the browser refuses, offers the text to be copied.
fn copy(locale: Locale, button: &web_sys::Element, text: String, done: Text) {
    let refused = ui::SHARE_REFUSED.get(locale);
    copy_text(button, text, done.get(locale), refused, move |button, text| offer_to_copy(locale, button, text));
}

/// Address of a chart's page below the site's folder.
pub(super) fn address(locale: Locale, id: ChartId, query: &Query) -> String {
    format!("{}{}", Page::Chart(id).in_language(Language::of(locale)).path(), query.write())
}

/// Shows a text that could not be copied under its button, selected, for the visitor to copy.
fn offer_to_copy(locale: Locale, button: &web_sys::Element, text: &str) {
    each(".cite-box", |before| before.remove());
    let Some(row) = button.parent_element() else { return };
    let words = charts::CITE_SELECT.get(locale);
    let place = html! { label.cite-box { (words) textarea readonly rows="5" { (text) } } };
    let _ = row.insert_adjacent_html("afterend", &place.into_string());
    if let Some(field) = find(".cite-box textarea") {
        select(&field);
    }
}

/// Draws a chart with its heading and sources on a canvas of its own and saves it as PNG.
fn picture(id: ChartId, button: &web_sys::Element, section: &web_sys::Element, name: String) -> Option<()> {
    let canvas: web_sys::HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let draw = |host: &mut ChartHost| {
        let sheet = host.view(id)?.sheet(host.locale);
        canvas::draw_image(&canvas, &sheet, section, sheet::WIDTH, DENSITY).ok()
    };
    let locale = with_host(|host| host.locale)?;
    with_host(draw)??;
    let button = button.clone();
    save_png(name, &canvas, move |saved| {
        report_saved(locale, &button, saved);
    })
}
