//! Pointer, touch and keyboard in a chart: the value at their position is framed, shown in a tooltip and read
//! out.

use super::{pick, with_host};
use crate::chart::{Bounds, Mark, hit};
use crate::chart_id::ChartId;
use crate::platform::dom::{each, target};
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use wasm_bindgen::JsCast;

thread_local! {
    /// The value that was last pointed at or reached by keys.
    static CURRENT: Cell<Option<(ChartId, usize)>> = const { Cell::new(None) };
    /// The value whose tooltip was closed by Escape. It is not opened again while the pointer stays on it.
    static CLOSED: Cell<Option<(ChartId, usize)>> = const { Cell::new(None) };
}

fn chart_of(element: &web_sys::Element) -> Option<(ChartId, web_sys::HtmlElement)> {
    let place = element.closest("[data-drawing]").ok()??;
    Some((ChartId::parse(&place.get_attribute("data-drawing")?)?, place.dyn_into().ok()?))
}

/// Listens for as long as the page is open.
pub(super) fn attach(document: &web_sys::Document) {
    for name in ["pointermove", "pointerdown"] {
        EventListener::new(document, name, move |event| {
            let Some(event) = event.dyn_ref::<web_sys::PointerEvent>() else { return };
            // a touch that scrolls is not pointing
            if name == "pointermove" && event.pointer_type() == "touch" {
                return;
            }
            let Some(target) = target(event) else { return };
            // the tooltip stays while the pointer is on it, so that its text can be read and selected
            if target.closest(".is-at > .chart-tip").is_ok_and(|tip| tip.is_some()) {
                return;
            }
            let Some((id, place)) = chart_of(&target) else { return hide() };
            let frame = place.get_bounding_client_rect();
            let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
            let at = with_host(|host| host.marks_of(id).and_then(|marks| hit(marks, x, y))).flatten();
            match at {
                Some(at) if CLOSED.get() == Some((id, at)) && name == "pointermove" => {}
                Some(at) => show(id, &place, at, false),
                None => hide(),
            }
        })
        .forget();
    }
    EventListener::new(document, "click", |event| {
        let Some(event) = event.dyn_ref::<web_sys::MouseEvent>() else { return };
        let Some(target) = target(event) else { return };
        // what is below the tooltip is not meant
        if target.closest(".chart-tip").is_ok_and(|tip| tip.is_some()) {
            return;
        }
        let Some((id, place)) = chart_of(&target) else { return };
        let frame = place.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
        let row = with_host(|host| {
            let marks = host.marks_of(id)?;
            marks.get(hit(marks, x, y)?)?.row
        });
        if let Some(row) = row.flatten() {
            pick(id, Some(row));
        }
    })
    .forget();
    EventListener::new(document, "focusout", |event| {
        if target(event).and_then(|t| chart_of(&t)).is_some() {
            hide();
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(document, "keydown", options, |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        // wherever the focus is: it also closes a tooltip that the pointer has opened
        if key == "Escape" && close() {
            CLOSED.set(CURRENT.get());
            return;
        }
        let Some((id, place)) = target(event).and_then(|t| chart_of(&t)) else { return };
        let now = CURRENT.get().filter(|(chart, _)| *chart == id).map(|(_, at)| at);
        if id == ChartId::Initiatives && matches!(key.as_str(), "Enter" | " ") {
            let row = with_host(|host| host.marks_of(id)?.get(now?)?.row);
            if let Some(row) = row.flatten() {
                event.prevent_default();
                pick(id, Some(row));
            }
            return;
        }
        let to = with_host(|host| host.marks_of(id).and_then(|marks| step(marks, now, &key))).flatten();
        if let Some(to) = to {
            event.prevent_default();
            show(id, &place, to, true);
        }
    })
    .forget();
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

/// Distance between a value and its tooltip, in CSS pixels. `style/figure.css` bridges it for the pointer.
const APART: f64 = 6.0;

/// Upper edge of a tooltip of a height, for a mark that begins at `y` and is `tall`: above the mark, or below
/// it where the tooltip would cover the headings of the drawing (everything above `first`) or the page above
/// it. It does not leave a box of the height `room` at its lower end.
fn tip_top(height: f64, (y, tall): (f64, f64), first: f64, room: f64) -> f64 {
    let above = y - height - APART;
    if above >= first { above } else { (y + tall + APART).min(room - height).max(first) }
}

/// Frames a value and shows its statement; `aloud` also has it read out.
fn show(id: ChartId, place: &web_sys::HtmlElement, at: usize, aloud: bool) {
    let found = with_host(|host| {
        let marks = host.marks_of(id)?;
        let first = marks.iter().map(|mark| mark.bounds.y).fold(f64::INFINITY, f64::min);
        Some((marks.get(at)?.clone(), first))
    });
    let Some((mark, first)) = found.flatten() else { return };
    if CURRENT.get() != Some((id, at)) {
        hide();
        CURRENT.set(Some((id, at)));
    }
    let write = |selector: &str| {
        let element = place.query_selector(selector).ok()??;
        element.set_text_content(Some(&mark.label));
        Some(element)
    };
    let tip = write(".chart-tip");
    if aloud {
        write(".chart-said");
    }
    let Bounds { x, y, width: wide, height: tall } = mark.bounds;
    let width = f64::from(place.client_width()).max(1.0);
    let middle = (x + wide / 2.0).clamp(0.0, width);
    let height = tip.map_or(0.0, |tip| tip.get_bounding_client_rect().height());
    let top = tip_top(height, (y, tall), first, f64::from(place.client_height()));
    // positions are custom properties, which the style sheet's own rules read
    let style = web_sys::HtmlElement::style(place);
    for (name, value, unit) in [
        ("--tip-x", middle, "px"),
        ("--tip-y", top, "px"),
        ("--tip-back", -100.0 * middle / width, "%"),
        ("--at-x", x, "px"),
        ("--at-y", y, "px"),
        ("--at-w", wide, "px"),
        ("--at-h", tall, "px"),
    ] {
        let _ = style.set_property(name, &format!("{}{unit}", value as i32));
    }
    let _ = place.class_list().add_1("is-at");
    let _ = place.class_list().toggle_with_force("is-keyed", aloud);
}

/// Closes the tooltip, and lets any value be shown again.
fn hide() {
    close();
    CLOSED.set(None);
}

/// Closes the tooltip; returns whether one was open. The position is kept, so that keys continue from it.
fn close() -> bool {
    let mut shown = false;
    each("[data-drawing].is-at", |place| {
        let _ = place.class_list().remove_2("is-at", "is-keyed");
        shown = true;
    });
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tip_covers_neither_its_mark_nor_the_headings() {
        for height in [28.0, 48.0] {
            for (y, tall) in [(32.0, 32.0), (64.0, 30.0), (94.0, 30.0), (364.0, 28.0)] {
                let top = tip_top(height, (y, tall), 32.0, 392.0);
                assert!(top >= 32.0 && top + height <= 392.0, "{top}");
                assert!(top + height + APART <= y || top >= y + tall + APART, "{top} over {y}");
            }
        }
        // a mark as high as the drawing leaves no room beside it: the tip lies at its lower end
        assert_eq!(tip_top(28.0, (0.0, 244.0), 0.0, 244.0), 216.0);
    }
}
