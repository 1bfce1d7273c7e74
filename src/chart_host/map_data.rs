//! Figures on the explorer's map: writes them into the map and its panel when the address asks for them, and takes
//! them away again.
//!
//! The first program keeps the names of the lands (`aria-label`) up to date. While figures are shown, each land gets
//! its name from an element of the legend instead (`aria-labelledby`), so that the two programs write different
//! attributes and the old names are there as soon as that one is removed.

use super::{current, layout, with_host};
use crate::charts::map_data::{choices, label, legend, shown, sizes};
use crate::component::{Cx, Scope};
use crate::map::figures::{Shown, frame_size, layer, transform, value};
use crate::platform::dom::{all_in, closest, each, find, find_in, root, set};
use crate::proposal::country;
use crate::text::Locale;
use crate::url::{MapFigures, Toggle};
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Attribute of the map's panel: the figures that are shown.
const SHOWN: &str = "data-map-figures";

/// Updates the explorer's map to the address; `None` on other pages.
pub(super) fn sync() -> Option<()> {
    let control = find(".map-data")?;
    let (route, query) = current()?;
    let locale = with_host(|host| host.locale)?;
    let is_new = find_in(&control, "fieldset").is_none();
    write_control(locale, &control, query.figures);
    let panel = closest(&control, ".plate")?;
    if panel.get_attribute(SHOWN).as_deref() != query.figures.map(MapFigures::name) {
        clear(&panel);
        if let Some(figures) = query.figures {
            let root_prefix = route.root_prefix(layout());
            draw(Cx { scope: &Scope { locale, root_prefix: &root_prefix } }, &panel, &control, figures);
            if is_new {
                set(&control, "open", Some(""));
            }
        }
    }
    if let Some(figures) = query.figures {
        write_names(locale, &panel, figures);
    }
    Some(())
}

/// Writes the choices in place of the words that stand for them, or updates them.
fn write_control(locale: Locale, control: &Element, chosen: Option<MapFigures>) {
    // set by the first program, which answers the choices
    let answered = root().is_some_and(|root| root.has_attribute("data-at"));
    if let Some(wait) = find_in(control, ".wait") {
        insert(&wait, "afterend", &choices(locale, chosen, answered));
        wait.remove();
        each(".map-data + .lost", |lost| lost.remove());
    }
    for input in all_in(control, "input") {
        let own = input.get_attribute("data-choice").as_deref().and_then(Toggle::parse);
        let input: &HtmlInputElement = input.unchecked_ref();
        input.set_checked(own == Some(Toggle::Map(chosen)));
        input.set_disabled(!answered);
    }
}

/// Puts markup beside or into an element.
fn insert(at: &Element, position: &str, markup: &Markup) {
    let _ = at.insert_adjacent_html(position, &markup.0);
}

/// Shows figures in the map's panel.
fn draw(cx: Cx, panel: &Element, control: &Element, figures: MapFigures) {
    let members = shown(cx.locale, figures);
    if let Some(below) = find_in(panel, ".m-tl") {
        insert(&below, "afterend", &layer(&members, &sizes(cx.locale, figures)));
    }
    for member in &members {
        let Some(land) = land(panel, member.code) else { continue };
        place(&land, member.code, Some(member));
        set(&land, "data-fill", Some(&member.fill.name()));
        set(&land, "aria-labelledby", Some(&name_id(member.code)));
        if let Some(tag) = find_in(&land, ".m-tag").filter(|_| !member.value.is_empty()) {
            insert(&tag, "beforeend", &value(member));
        }
    }
    let names = html! {
        div hidden { @for member in &members { span id=(name_id(member.code)) {} } }
    };
    insert(control, "afterend", &html! { div.map-shown { (legend(cx, figures)) (names) } });
    set(panel, SHOWN, Some(figures.name()));
}

/// Takes away what [`draw`] has added.
fn clear(panel: &Element) {
    all_in(panel, ".m-data, .m-value, .map-shown").iter().for_each(Element::remove);
    for land in all_in(panel, ".m-land[data-fill]") {
        if let Some(code) = land.get_attribute("data-country") {
            place(&land, &code, None);
        }
        set(&land, "data-fill", None);
        set(&land, "aria-labelledby", None);
    }
    set(panel, SHOWN, None);
}

/// Puts the label of a member in its place.
fn place(land: &Element, code: &str, shown: Option<&Shown>) {
    if let Some(tag) = find_in(land, ".m-tag") {
        set(&tag, "transform", transform(code, shown.is_some()).as_deref());
    }
    if let (Some(frame), Some((width, height))) = (find_in(land, ".m-box"), frame_size(code, shown)) {
        set(&frame, "width", Some(&width));
        set(&frame, "height", Some(&height));
    }
}

/// Writes the names of the lands, which have the numbers of listed actions.
fn write_names(locale: Locale, panel: &Element, figures: MapFigures) {
    for land in all_in(panel, ".m-land[data-fill]") {
        let code = land.get_attribute("data-country").unwrap_or_default();
        let linked = land.get_attribute("data-count").unwrap_or_default();
        if let (Some(country), Some(name)) = (country(&code), find_in(panel, &format!("#{}", name_id(&code)))) {
            let words = label(locale, figures, country, &linked);
            if name.text_content().as_deref() != Some(&*words) {
                name.set_text_content(Some(&words));
            }
        }
    }
}

fn land(panel: &Element, code: &str) -> Option<Element> {
    find_in(panel, &format!(".m-land[data-country=\"{code}\"]"))
}

fn name_id(code: &str) -> String {
    format!("map-name-{code}")
}
