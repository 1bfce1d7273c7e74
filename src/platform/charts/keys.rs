//! Pointer, finger and keys in a chart: the value they are at is framed, shown and read out.

use super::{Charts, files, with};
use crate::chart::{ChartId, Mark, hit};
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use wasm_bindgen::JsCast;

thread_local! {
    /// The value that was last pointed at or walked to.
    static AT: Cell<Option<(ChartId, usize)>> = const { Cell::new(None) };
}

fn target(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

fn chart_of(element: &web_sys::Element) -> Option<(ChartId, web_sys::HtmlElement)> {
    let host = element.closest("[data-drawing]").ok()??;
    Some((ChartId::parse(&host.get_attribute("data-drawing")?)?, host.dyn_into().ok()?))
}

/// Listens for as long as the page lives.
pub(super) fn attach(document: &web_sys::Document) {
    for name in ["pointermove", "pointerdown"] {
        EventListener::new(document, name, move |event| {
            let Some(event) = event.dyn_ref::<web_sys::PointerEvent>() else { return };
            // a finger that scrolls is not pointing
            if name == "pointermove" && event.pointer_type() == "touch" {
                return;
            }
            let found = target(event).and_then(|t| chart_of(&t));
            let Some((id, host)) = found else { return quiet() };
            let frame = host.get_bounding_client_rect();
            let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
            let at = with(|charts| charts.marks_of(id).and_then(|marks| hit(marks, x, y))).flatten();
            match at {
                Some(at) => show(id, &host, at, false),
                None => quiet(),
            }
        })
        .forget();
    }
    EventListener::new(document, "focusout", |event| {
        if target(event).and_then(|t| chart_of(&t)).is_some() {
            quiet();
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(document, "keydown", options, |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some((id, host)) = target(event).and_then(|t| chart_of(&t)) else { return };
        let key = event.key();
        if key == "Escape" {
            return quiet();
        }
        let now = AT.get().filter(|(chart, _)| *chart == id).map(|(_, at)| at);
        let to = with(|charts| charts.marks_of(id).and_then(|marks| step(marks, now, &key))).flatten();
        if let Some(to) = to {
            event.prevent_default();
            show(id, &host, to, true);
        }
    })
    .forget();
    EventListener::new(document, "click", |event| {
        let Some(button) = target(event).and_then(|t| t.closest("[data-chart-do]").ok().flatten()) else { return };
        let Some(section) = button.closest("[data-chart]").ok().flatten() else { return };
        let Some(id) = section.get_attribute("data-chart").and_then(|name| ChartId::parse(&name)) else { return };
        files::act(id, &button, &section);
    })
    .forget();
    EventListener::new(document, "fullscreenchange", |_| files::name_full()).forget();
}

/// The mark that a key leads to: left and right through all values in reading order, up and down
/// within a column.
fn step(marks: &[Mark], now: Option<usize>, key: &str) -> Option<usize> {
    let last = marks.len().checked_sub(1)?;
    let Some(now) = now.filter(|now| *now <= last) else {
        return matches!(key, "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End")
            .then_some(if key == "End" { last } else { 0 });
    };
    let column = marks[now].column;
    match key {
        "ArrowRight" => Some((now + 1).min(last)),
        "ArrowLeft" => Some(now.saturating_sub(1)),
        "ArrowDown" => Some((now + 1..=last).find(|i| marks[*i].column == column).unwrap_or(now)),
        "ArrowUp" => Some((0..now).rev().find(|i| marks[*i].column == column).unwrap_or(now)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

impl Charts {
    pub(super) fn marks_of(&self, id: ChartId) -> Option<&Vec<Mark>> {
        self.marks.iter().find(|(chart, _)| *chart == id).map(|(_, marks)| marks)
    }
}

/// Frames a value and shows what it says; keys also have it read out.
fn show(id: ChartId, host: &web_sys::HtmlElement, at: usize, aloud: bool) {
    let Some(mark) = with(|charts| charts.marks_of(id).and_then(|marks| marks.get(at).cloned())).flatten() else {
        return;
    };
    if AT.get() != Some((id, at)) {
        quiet();
        AT.set(Some((id, at)));
    }
    let width = f64::from(host.client_width()).max(1.0);
    let middle = (mark.bounds.x + mark.bounds.width / 2.0).clamp(0.0, width);
    // positions are custom properties, which the style sheet's own rules read
    let style = web_sys::HtmlElement::style(host);
    for (name, value) in [
        ("--tip-x", format!("{}px", middle as i32)),
        ("--tip-y", format!("{}px", mark.bounds.y as i32)),
        ("--tip-back", format!("{}%", (-100.0 * middle / width) as i32)),
        ("--at-x", format!("{}px", mark.bounds.x as i32)),
        ("--at-w", format!("{}px", mark.bounds.width as i32)),
        ("--at-h", format!("{}px", mark.bounds.height as i32)),
    ] {
        let _ = style.set_property(name, &value);
    }
    let _ = host.class_list().add_1("is-at");
    let _ = host.class_list().toggle_with_force("is-keyed", aloud);
    let say = |selector: &str| {
        if let Ok(Some(place)) = host.query_selector(selector) {
            place.set_text_content(Some(&mark.label));
        }
    };
    say(".chart-tip");
    if aloud {
        say(".chart-said");
    }
}

/// Shows no value any more. The place is kept, so that keys go on from it.
fn quiet() {
    super::each("[data-drawing].is-at", |host| {
        let _ = host.class_list().remove_2("is-at", "is-keyed");
    });
}
