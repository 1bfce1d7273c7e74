//! The page of what has happened since publication, and the items of an action.

use crate::browser::{DESK, PHONE, built, setup, visit};
use crate::looks::{Rules, axe, findings};
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// How many items are listed.
const LISTED: &str = "document.querySelectorAll('main dl.ev-s > div').length";

#[test]
fn items_are_filtered_by_pointer_and_the_address_holds_it() {
    visit(async |v| {
        v.open("since/").await;
        v.charts_ready().await;
        v.shows::<u32>(LISTED, 125u32).await;
        v.click_role("button", "3 Digital 27").await;
        v.arrives("since/?area=3").await;
        v.shows::<u32>(LISTED, 27u32).await;
        // the other filters count what they would leave
        v.click_role("button", "Vietnam 6").await;
        v.arrives("since/?area=3&country=vn").await;
        v.shows::<u32>(LISTED, 6u32).await;
        v.click_role("button", "A3.3-2 Rules for digital society 5").await;
        v.arrives("since/?area=3&country=vn&action=A3.3-2").await;
        v.shows::<u32>(LISTED, 5u32).await;
        v.click_role("button", "Clear selection").await;
        v.arrives("since/").await;
        v.shows::<u32>(LISTED, 125u32).await;
    });
}

#[test]
fn items_are_filtered_by_keyboard_and_the_focus_stays() {
    visit(async |v| {
        v.open("since/").await;
        v.charts_ready().await;
        let button = v.by_role("button", "Ended 1").await;
        button.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.arrives("since/?kind=ended").await;
        v.shows::<u32>(LISTED, 1u32).await;
        v.shows::<String>("document.activeElement.innerText", "Ended 1").await;
        v.shows::<Option<String>>("document.activeElement.getAttribute('aria-pressed')", Some("true".to_owned())).await;
        v.press(" ").await;
        v.arrives("since/").await;
        v.shows::<u32>(LISTED, 125u32).await;
    });
}

#[test]
fn years_extend_to_the_one_that_is_pressed() {
    visit(async |v| {
        v.open("since/").await;
        v.charts_ready().await;
        v.click_role("button", "2022 13").await;
        v.arrives("since/?from=2022&to=2022").await;
        v.shows::<u32>(LISTED, 13u32).await;
        v.click_role("button", "2024 25").await;
        v.arrives("since/?from=2022&to=2024").await;
        v.shows::<u32>(LISTED, 73u32).await;
        v.by_role("heading", "2023").await;
    });
}

#[test]
fn an_address_is_restored_and_the_way_back_too() {
    visit(async |v| {
        v.open("since/?kind=launched&country=th&from=2025&to=2026").await;
        v.charts_ready().await;
        v.until("some are listed", &format!("{LISTED} > 0 && {LISTED} < 33")).await;
        let listed: u32 = v.js(LISTED).await;
        v.shows::<u32>("document.querySelectorAll('main [aria-pressed=true]').length", 4u32).await;
        v.click("main dl.ev-s a[href*='action/']").await;
        v.until("another page", "document.documentElement.dataset.at.startsWith('action/')").await;
        v.back().await;
        v.arrives("since/?kind=launched&country=th&from=2025&to=2026").await;
        v.shows::<u32>(LISTED, listed).await;
    });
}

#[test]
fn what_an_address_should_not_hold_is_ignored_and_told() {
    visit(async |v| {
        v.open("since/?kind=launched,xx&from=abc&to=2024&country=zz&area=9").await;
        v.charts_ready().await;
        v.until("the notice names what was ignored", "['xx', 'abc', 'zz', '9'].every(word => document.querySelector('.notice')?.innerText.includes(`“${word}”`))").await;
        v.shows::<u32>(
            "document.querySelectorAll('main [aria-label], main [aria-pressed=true]').length > 0 ? 1 : 0",
            1u32,
        )
        .await;
        v.until("the rest holds", &format!("{LISTED} > 0 && {LISTED} < 33")).await;
    });
}

#[test]
fn nothing_found_says_so_and_offers_a_way_out() {
    visit(async |v| {
        v.open("since/?kind=ended&country=vn").await;
        v.charts_ready().await;
        v.shows::<u32>(LISTED, 0u32).await;
        v.until(
            "it says what that does not mean",
            "document.querySelector('main').innerText.includes('That does not mean that nothing happened.')",
        )
        .await;
        v.click_role("button", "Clear selection").await;
        v.shows::<u32>(LISTED, 125u32).await;
    });
}

#[test]
fn without_the_program_everything_is_listed_and_filters_are_disabled() {
    let rule = |path: &str| if path.ends_with(".wasm") { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(&["404", "wasm", "WebAssembly"]).visit(async |v| {
        v.load("since/?kind=ended").await;
        v.until("the page stays readable", "document.documentElement.matches('[data-failed]')").await;
        v.shows::<u32>(LISTED, 125u32).await;
        v.shows::<u32>("document.querySelectorAll('main [aria-pressed]:enabled').length", 0u32).await;
    });
}

#[test]
fn an_action_lists_its_items_as_prerendered_and_when_it_is_reached_in_place() {
    visit(async |v| {
        v.open("action/a2.3-3/").await;
        v.shows::<u32>(LISTED, 1u32).await;
        // reached in place, the items come with the second program
        v.click("header nav a[href$='notes/']").await;
        v.arrives("notes/").await;
        v.back().await;
        v.arrives("action/a2.3-3/").await;
        v.shows::<u32>(LISTED, 1u32).await;
        v.click_role("link", "1 item, 1 September 2025").await;
        v.arrives("since/?action=A2.3-3").await;
        v.shows::<u32>(LISTED, 1u32).await;
    });
}

#[test]
fn the_texts_of_the_items_are_fetched_where_they_are_shown_only() {
    setup().without_worker().visit(async |v| {
        let fetched = "performance.getEntriesByType('resource').some(r => /\\/since\\.en-/.test(r.name))";
        v.open("charts/").await;
        v.charts_ready().await;
        v.shows::<bool>(fetched, false).await;
        v.click("header nav a[href$='since/']").await;
        v.arrives("since/").await;
        v.shows::<u32>(LISTED, 125u32).await;
        v.shows::<bool>(fetched, true).await;
    });
}

#[test]
fn a_phone_folds_the_filters_and_shows_no_wider_than_it_is() {
    setup().screen(PHONE).visit(async |v| {
        v.open("since/").await;
        v.charts_ready().await;
        let filters = "document.querySelector('main [aria-pressed]').checkVisibility()";
        v.shows::<bool>(filters, false).await;
        v.click("main summary:not(.abbr summary)").await;
        v.shows::<bool>(filters, true).await;
        v.shows::<bool>("document.scrollingElement.scrollWidth <= innerWidth", true).await;
        v.resize(DESK).await;
        v.shows::<bool>(filters, true).await;
    });
}

#[test]
fn axe_finds_nothing() {
    let axe = axe();
    visit(async |v| {
        for page in ["since/", "since/?area=2&country=vn", "since/?kind=ended&country=vn", "action/a1.2-1/"] {
            v.open(page).await;
            if page.starts_with("since") {
                v.charts_ready().await;
            }
            if page.contains('?') {
                v.until("the filters are applied", &format!("{LISTED} < 125")).await;
            }
            let found = findings(v, &axe, Rules::All).await;
            assert!(found.is_empty(), "{page}: {found:#?}");
        }
    });
}

#[test]
fn in_a_frame_the_items_are_there_without_menu_and_footer() {
    assert!(built("since/index.html").contains("data-live=\"since\""));
    visit(async |v| {
        v.open("since/?embed=1&area=4").await;
        v.charts_ready().await;
        v.shows::<u32>(LISTED, 10u32).await;
        v.shows::<bool>("[...document.querySelectorAll('header.mast, footer')].some(e => e.checkVisibility())", false)
            .await;
    });
}
