//! Figures on the explorer's map.

use crate::browser::{DESK, PHONE, Param, Screen, Visit, setup, visit};
use crate::filters::point_on_map;
use crate::looks::passes_in_both_looks;
use std::collections::HashMap;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// Vietnam with the actions of the whole list that a note links to it, as long as the map shows no figures.
const PLAIN: &str = "Vietnam, linked by a note to 3 of the listed actions";

/// The figures that the map shows, by the legend that can be seen.
const LEGEND: &str = "[...document.querySelectorAll('[data-map-legend]')].filter(e => e.checkVisibility()).map(e => e.dataset.mapLegend).join()";

/// The choice that is made, by its name.
const CHOSEN: &str = "[...document.querySelectorAll('input[type=radio]:checked')].filter(e => e.name === 'map').map(e => e.closest('label').textContent).join()";

/// Values that can be seen on the map, by the code of the member.
const VALUES: &str = "Object.fromEntries([...document.querySelectorAll('svg [role=checkbox]')].map(t => [t.dataset.country, \
                      [...t.querySelectorAll('text')].filter(e => e.getBoundingClientRect().width > 0).map(e => e.textContent).slice(1).join()]))";

/// Unfolds the choices; they come with the second program.
async fn unfold(v: &Visit) {
    v.click(".map-data > summary").await;
    v.until("the choices are there", "document.querySelectorAll('.map-data input:enabled').length === 7").await;
}

/// Chooses figures by their name.
async fn choose(v: &Visit, name: &str) {
    let label = format!("[...document.querySelectorAll('.map-data label')].find(l => l.textContent === {name:?})");
    v.until(&format!("there is {name}"), &format!("Boolean({label})")).await;
    v.run::<()>(&format!("{label}.scrollIntoView({{ block: 'center', behavior: 'instant' }}); {label}.click()")).await;
    v.shows::<String>(CHOSEN, name).await;
}

#[test]
fn figures_are_chosen_by_mouse_and_countries_still_are() {
    visit(async |v| {
        v.open("").await;
        v.by_role("checkbox", PLAIN).await;
        unfold(v).await;
        v.shows::<String>(CHOSEN, "Linked actions").await;
        choose(v, "Japanese business bases").await;
        v.arrives("?map=bases").await;
        v.shows::<String>(LEGEND, "bases").await;
        v.by_role(
            "checkbox",
            "Vietnam: 1,816 Japanese business bases, 1 October 2017; linked by a note to 3 of the listed actions",
        )
        .await;
        v.until("values are on the map", &format!("({VALUES}).VN === '1,816' && ({VALUES}).SG === ''")).await;
        // a filter changes how many actions are linked, and nothing of the figure
        v.click("label[data-area='3']").await;
        v.arrives("?area=3&map=bases").await;
        v.by_role(
            "checkbox",
            "Vietnam: 1,816 Japanese business bases, 1 October 2017; linked by a note to 0 of the listed actions",
        )
        .await;
        v.click("label[data-area='3']").await;
        v.arrives("?map=bases").await;
        let (x, y) = point_on_map(v, "VN").await;
        v.click_at(x, y).await;
        v.counts(Some(3), 34).await;
        v.arrives("?country=vn&map=bases").await;
        v.shows::<String>(
            "document.querySelector('svg [role=checkbox][data-country=VN]').getAttribute('aria-checked')",
            "true",
        )
        .await;
        // clearing the filters leaves the figures
        v.click("button[data-do=clear]").await;
        v.arrives("?map=bases").await;
        choose(v, "GDP growth").await;
        v.arrives("?map=growth").await;
        v.shows::<String>(LEGEND, "growth").await;
        v.until("all ten have a value", &format!("Object.values({VALUES}).every(value => value.endsWith('%'))")).await;
        choose(v, "Linked actions").await;
        v.arrives("").await;
        v.shows::<String>(LEGEND, "").await;
        v.by_role("checkbox", PLAIN).await;
        v.until("the map is as it was", &format!("({VALUES}).VN === '3' && ({VALUES}).TH === ''")).await;
    });
}

#[test]
fn figures_are_chosen_by_keyboard() {
    visit(async |v| {
        v.open("").await;
        let on_map = "Boolean(document.activeElement.closest('svg'))";
        let mut presses = 0;
        while !v.js::<bool>(on_map).await {
            v.press(Key::Tab).await;
            presses += 1;
            assert!(presses < 40, "the tab key does not lead to the map");
        }
        v.press(Key::Tab).await;
        v.shows::<String>("document.activeElement.textContent", "Show figures on the map").await;
        v.press(Key::Enter).await;
        v.until("the choices are there", "document.querySelectorAll('.map-data input:enabled').length === 7").await;
        v.press(Key::Tab).await;
        v.shows::<String>("document.activeElement.closest('label')?.textContent ?? ''", "Linked actions").await;
        for (name, address) in [("GDP growth", "?map=growth"), ("Japan’s direct investment", "?map=investment")] {
            v.press(Key::Right).await;
            v.arrives(address).await;
            v.shows::<String>(CHOSEN, name).await;
            v.shows::<String>("document.activeElement.closest('label')?.textContent ?? ''", name).await;
        }
        // back on the map, with the arrow keys and the space bar
        v.chord(Key::Shift, Key::Tab).await;
        v.chord(Key::Shift, Key::Tab).await;
        v.shows::<bool>(on_map, true).await;
        v.press(Key::Space).await;
        let code: String = v.js("document.activeElement.dataset.country.toLowerCase()").await;
        v.arrives(&format!("?country={code}&map=investment")).await;
        v.until("it is chosen", "document.activeElement.getAttribute('aria-checked') === 'true'").await;
        v.shows::<String>(LEGEND, "investment").await;
    });
}

#[test]
fn an_address_brings_its_figures_back() {
    visit(async |v| {
        v.open("?country=th&map=visitors").await;
        v.shows::<String>(LEGEND, "visitors").await;
        v.shows::<String>(CHOSEN, "Visitors to Japan").await;
        let thailand = "Thailand: 1,132,160 visitors to Japan, 2018; linked by a note to 0 of the listed actions";
        v.by_role("checkbox", thailand).await;
        v.by_role(
            "checkbox",
            "Laos: no figure for: Visitors to Japan, 2018; linked by a note to 1 of the listed actions",
        )
        .await;
        v.reload().await;
        v.by_role("checkbox", thailand).await;
        // another page, and back
        v.click_role("link", "Key figures").await;
        v.arrives("figures/").await;
        v.back().await;
        v.arrives("?country=th&map=visitors").await;
        v.shows::<String>(LEGEND, "visitors").await;
        v.by_role("checkbox", thailand).await;
        choose(v, "Linked actions").await;
        v.by_role("checkbox", "Thailand, linked by a note to 0 of the listed actions").await;
        // whatever the case; what is not known is named
        v.open("?map=Growth,rain").await;
        v.shows::<String>(LEGEND, "growth").await;
        v.until("the rest is named", "document.querySelector('.notices').textContent.includes('rain')").await;
        v.open("?map=rain").await;
        v.until("it is named", "document.querySelector('.notices').textContent.includes('rain')").await;
        v.shows::<String>(LEGEND, "").await;
    });
}

#[test]
fn an_explorer_that_is_opened_in_place_has_them_too() {
    visit(async |v| {
        v.open("notes/").await;
        v.run::<()>("document.querySelector('main').insertAdjacentHTML('beforeend', '<a id=way href=\"../?map=mentions\">way</a>')").await;
        v.click("#way").await;
        v.arrives("?map=mentions").await;
        v.shows::<String>(LEGEND, "mentions").await;
        v.by_role("checkbox", "Myanmar: named in 3 notes of the proposal; linked by a note to 2 of the listed actions")
            .await;
        v.until("nothing is a number", &format!("({VALUES}).BN === '0' && ({VALUES}).VN === '3'")).await;
    });
}

#[test]
fn the_map_alone_in_a_frame_shows_them() {
    visit(async |v| {
        for search in ["?map=only,growth&embed=1", "?map=growth,only&embed=1", "?part=map&map=growth"] {
            v.open(search).await;
            v.shows::<String>(LEGEND, "growth").await;
            v.shows::<bool>(
                "[...document.querySelectorAll('.list, .areas, .mast')].some(e => e.checkVisibility())",
                false,
            )
            .await;
        }
        v.open("?map=only&embed=1").await;
        v.shows::<String>(LEGEND, "").await;
        v.shows::<bool>("[...document.querySelectorAll('.list, .areas, .mast')].some(e => e.checkVisibility())", false)
            .await;
    });
}

#[test]
fn a_sheet_on_a_phone_has_them_and_a_closed_one_shows_nothing() {
    setup().screen(PHONE).visit(async |v| {
        v.open("?map=visitors").await;
        v.until("the second program runs", "document.documentElement.dataset.charts === ''").await;
        v.shows::<String>(LEGEND, "").await;
        let inside = "Boolean(document.activeElement.closest('.plate'))";
        for _ in 0..30 {
            v.press(Key::Tab).await;
            assert!(!v.js::<bool>(inside).await, "the closed sheet is a stop for the keyboard");
        }
        v.click_role("button", "Country and filters").await;
        v.by_role("dialog", "Country and filters").await;
        v.shows::<String>(LEGEND, "visitors").await;
        v.until("nothing is wider than the phone", "document.querySelector('.sheet-in').scrollWidth <= 360").await;
        let sizes: Vec<f64> = v
            .js("(svg => [...svg.querySelectorAll('text')].filter(t => t.getBoundingClientRect().width).map(t => parseFloat(getComputedStyle(t).fontSize) * svg.getScreenCTM().a))(document.querySelector('svg:has([role=checkbox])'))")
            .await;
        assert!(sizes.len() > 18 && sizes.iter().all(|px| *px > 9.5), "{sizes:?}");
        choose(v, "Japanese residents").await;
        v.arrives("?map=residents").await;
        v.shows::<String>(LEGEND, "residents").await;
    });
}

#[test]
fn what_cannot_be_loaded_is_told() {
    let rule = |path: &str| if path.contains("charts_bg-") { Answer::Missing } else { Answer::File };
    setup().expects(&["404"]).rule(rule).visit(async |v| {
        let told = "[...document.querySelectorAll('.lost')].some(e => e.checkVisibility() && e.textContent.includes('figures'))";
        v.open("").await;
        v.shows::<bool>(told, false).await;
        v.click(".map-data > summary").await;
        v.until("it is told", told).await;
        v.by_role("checkbox", PLAIN).await;
        v.open("?map=bases").await;
        v.until("it is told at once", told).await;
        v.by_role("checkbox", PLAIN).await;
    });
}

#[test]
fn paper_has_the_map_with_its_legend() {
    visit(async |v| {
        v.open("?map=investment").await;
        v.shows::<String>(LEGEND, "investment").await;
        v.tell("Emulation.setEmulatedMedia", [("media", "print".into())]).await;
        v.run::<()>("dispatchEvent(new Event('beforeprint'))").await;
        v.shows::<String>(LEGEND, "investment").await;
        v.shows::<bool>("document.querySelector('.map-data').checkVisibility()", false).await;
        v.until(
            "block and sources are on it",
            "(t => t.includes('Myanmar together: −22.0 billion yen') && t.includes('JETRO'))(document.querySelector('[data-map-legend]').innerText)",
        )
        .await;
        v.open("").await;
        v.run::<()>("dispatchEvent(new Event('beforeprint'))").await;
        v.shows::<bool>("document.querySelector('.map-data').checkVisibility()", false).await;
    });
}

#[test]
fn colours_are_told_apart_and_are_not_needed() {
    visit(async |v| {
        let fills =
            "[1, 2, 3, 4, 5].map(n => getComputedStyle(document.querySelector(`.m-data path[data-fill='${n}']`)).fill)";
        for look in ["light", "dark"] {
            v.system_look(look).await;
            v.open("?map=growth&country=vn").await;
            v.shows::<String>(LEGEND, "growth").await;
            v.until("five classes", &format!("new Set({fills}).size === 5")).await;
            // a chosen member keeps the colour of its figure
            v.until(
                "Vietnam has the colour of its class",
                &format!("document.querySelector('svg [role=checkbox][data-country=VN]').dataset.fill === '5' && {fills}[4] !== getComputedStyle(document.querySelector('.mem.is-on')).backgroundColor"),
            )
            .await;
        }
        let forced = HashMap::from([("name", "forced-colors".to_owned()), ("value", "active".to_owned())]);
        v.tell("Emulation.setEmulatedMedia", [("features", Param::Features(vec![forced]))]).await;
        v.until(
            "without colours, each has its value",
            &format!("Object.values({VALUES}).every(value => value.endsWith('%'))"),
        )
        .await;
    });
}

#[test]
fn axe_finds_nothing_in_either_look() {
    visit(async |v| {
        for screen in [DESK, Screen { width: 360, ..DESK }] {
            v.resize(screen).await;
            for figures in ["growth", "bases", "mentions"] {
                v.open(&format!("?map={figures}&country=vn")).await;
                v.until("it is drawn", "document.querySelector('[data-map-legend]')").await;
                if screen.width < 768 {
                    v.click_role("button", "Country and filters (1)").await;
                }
                v.shows::<String>(LEGEND, figures).await;
                passes_in_both_looks(v, &format!("{figures}, {} px", screen.width)).await;
            }
        }
    });
}
