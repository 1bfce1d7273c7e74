//! The timeline: what it lists, its filters and stretches of years, and the picture beside the list.

use crate::browser::{DESK, PHONE, Visit, setup, visit};
use crate::looks::passes_in_both_looks;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// How many events, later events, other dates and undated happenings are listed.
const LISTED: &str = "['past', 'ahead', 'later', 'dates', 'undated']\
     .map(id => document.querySelectorAll(`[aria-labelledby=${id}] dl > div`).length)";

const ALL: [u32; 5] = [31, 4, 125, 12, 13];

async fn open(v: &Visit, address: &str) {
    v.open(address).await;
    v.charts_ready().await;
}

#[test]
fn lanes_tell_past_planned_and_later_apart() {
    visit(async |v| {
        open(v, "timeline/").await;
        v.shows::<[u32; 5]>(LISTED, ALL).await;
        let entry = |id: &str| format!("document.getElementById('{id}').innerText.replace(/\\s+/g, ' ')");
        // a year stays a year
        let paris: String = v.js(&entry("EV11")).await;
        assert!(paris.starts_with("2016 past at publication"), "{paris}");
        // the publication is marked among the events
        v.shows::<u32>("document.querySelectorAll('main .is-publication').length", 1u32).await;
        let published: String = v.js("document.querySelector('main .is-publication').innerText").await;
        assert!(published.starts_with("15 June 2021"), "{published}");
        // what was ahead is told as plan or target
        let ahead: Vec<String> =
            v.js("[...document.querySelectorAll('[aria-labelledby=ahead] dt small')].map(e => e.innerText)").await;
        assert_eq!(ahead.len(), 4);
        assert!(ahead.iter().all(|nature| nature.contains("lanned") || nature.contains("arget")), "{ahead:?}");
        // an entry without a date says so
        let undated: String = v.js("document.querySelector('[aria-labelledby=undated] dt').innerText").await;
        assert!(undated.starts_with("no date"), "{undated}");
    });
}

#[test]
fn filters_narrow_list_and_picture_and_the_address_holds_it() {
    const DRAWN: &str = "document.querySelector('[data-chart=events] table').tBodies[0].rows.length";
    visit(async |v| {
        open(v, "timeline/").await;
        v.shows::<u32>(DRAWN, 41u32).await;
        v.click_role("button", "4 Human resources 0 + 10").await;
        v.arrives("timeline/?area=4").await;
        v.shows::<[u32; 5]>(LISTED, [0, 0, 10, 0, 0]).await;
        v.until("the picture has the years of the ten", &format!("{DRAWN} < 7")).await;
        v.click_role("button", "Clear selection").await;
        v.arrives("timeline/").await;
        v.click_role("button", "Keidanren 8 + 0").await;
        v.arrives("timeline/?party=keidanren").await;
        v.shows::<u32>(DRAWN, 8u32).await;
        v.until(
            "what is recorded of later events is told",
            "document.querySelector('main').innerText.includes('Later events are recorded by the countries they concern')",
        )
        .await;
        v.reload().await;
        v.charts_ready().await;
        v.shows::<u32>(DRAWN, 8u32).await;
        v.shows::<u32>("document.querySelectorAll('main [aria-pressed=true]').length", 1u32).await;
    });
}

#[test]
fn crowded_years_are_shown_alone_and_the_way_back_is_the_browsers() {
    visit(async |v| {
        open(v, "timeline/").await;
        let before: String = v.js("document.querySelector('[data-drawing=events] canvas').toDataURL()").await;
        v.click_role("link", "2015–2021").await;
        v.arrives("timeline/?from=2015&to=2021").await;
        v.until(
            "years that were narrow are wider",
            &format!("document.querySelector('[data-drawing=events] canvas').toDataURL() !== {before:?}"),
        )
        .await;
        v.until(
            "neither earlier nor later ones are listed",
            "!document.getElementById('EV01') && !document.querySelector('[aria-labelledby=ahead]')",
        )
        .await;
        v.shows::<String>("document.querySelector('main .zoom [aria-current=true]').innerText.trim()", "2015–2021")
            .await;
        v.back().await;
        v.arrives("timeline/").await;
        v.shows::<[u32; 5]>(LISTED, ALL).await;
    });
}

#[test]
fn a_filter_is_pressed_by_keyboard_and_keeps_the_focus() {
    visit(async |v| {
        open(v, "timeline/").await;
        let button = v.by_role("button", "2050 1 + 0").await;
        button.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.arrives("timeline/?from=2050&to=2050").await;
        v.shows::<[u32; 5]>(LISTED, [0, 1, 0, 0, 0]).await;
        v.shows::<String>("document.activeElement.innerText.replace(/\\s+/g, ' ')", "2050 1 + 0").await;
        v.press(" ").await;
        v.arrives("timeline/").await;
    });
}

#[test]
fn an_event_leads_to_its_place_its_actions_and_what_came_of_it() {
    visit(async |v| {
        v.open("timeline/#EV24").await;
        v.until(
            "the event of the address is in view",
            "(box => box && box.top >= 0 && box.top < innerHeight)(document.getElementById('EV24')?.getBoundingClientRect())",
        )
        .await;
        let rcep: String = v.js("document.getElementById('EV24').innerText").await;
        assert!(rcep.contains("RCEP") && rcep.contains("Later events about this"), "{rcep}");
        v.click("#EV24 a[href*='action/']").await;
        v.until("an action", "document.documentElement.dataset.at.startsWith('action/')").await;
        v.back().await;
        v.arrives("timeline/#EV24").await;
        v.click("#EV24 a[href*='#P']").await;
        v.until("a later event is in view", "(id => id.startsWith('P') && (box => box.top >= 0 && box.top < innerHeight)(document.getElementById(id).getBoundingClientRect()))(location.hash.slice(1))").await;
    });
}

#[test]
fn what_an_address_should_not_hold_is_ignored_and_told() {
    visit(async |v| {
        open(v, "timeline/?party=nobody&area=9&from=abc&to=2010").await;
        v.until(
            "the notice names what was ignored",
            "['nobody', '9', 'abc'].every(word => document.querySelector('.notice')?.innerText.includes(`“${word}”`))",
        )
        .await;
        v.until("the rest holds", "document.getElementById('EV01') && !document.getElementById('EV24')").await;
        // years the wrong way round
        open(v, "timeline/?from=2021&to=2015").await;
        v.until("it says what it did", "document.querySelector('.notice')").await;
    });
}

#[test]
fn nothing_found_says_so_and_offers_a_way_out() {
    visit(async |v| {
        open(v, "timeline/?area=4&party=keidanren").await;
        v.shows::<[u32; 5]>(LISTED, [0; 5]).await;
        v.click_role("button", "Clear selection").await;
        v.arrives("timeline/").await;
        v.shows::<[u32; 5]>(LISTED, ALL).await;
    });
}

#[test]
fn without_the_program_everything_is_listed_and_filters_are_disabled() {
    let rule = |path: &str| if path.ends_with(".wasm") { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(&["404", "wasm", "WebAssembly"]).visit(async |v| {
        v.load("timeline/?area=4").await;
        v.until("the page stays readable", "document.documentElement.matches('[data-failed]')").await;
        v.shows::<[u32; 5]>(LISTED, ALL).await;
        v.shows::<u32>("document.querySelectorAll('main [aria-pressed]:enabled').length", 0u32).await;
    });
}

#[test]
fn a_phone_folds_the_filters_and_shows_no_wider_than_it_is() {
    setup().screen(PHONE).visit(async |v| {
        open(v, "timeline/").await;
        let filters = "document.querySelector('main [aria-pressed]').checkVisibility()";
        v.shows::<bool>(filters, false).await;
        v.click("main .timeline > .fold summary").await;
        v.shows::<bool>(filters, true).await;
        v.shows::<bool>("document.scrollingElement.scrollWidth <= innerWidth", true).await;
    });
}

#[test]
fn axe_finds_nothing_on_a_phone_and_a_desk() {
    visit(async |v| {
        for screen in [PHONE, DESK] {
            v.resize(screen).await;
            for page in ["timeline/", "timeline/?party=keidanren", "timeline/?area=4&party=keidanren"] {
                open(v, page).await;
                if page.contains('?') {
                    v.until("the filter is applied", "!document.getElementById('EV01')").await;
                }
                passes_in_both_looks(v, page).await;
            }
        }
    });
}

#[test]
fn in_a_frame_everything_is_there_without_menu_and_footer() {
    visit(async |v| {
        open(v, "timeline/?embed=1&area=4").await;
        v.shows::<[u32; 5]>(LISTED, [0, 0, 10, 0, 0]).await;
        v.shows::<bool>("[...document.querySelectorAll('header.mast, footer')].some(e => e.checkVisibility())", false)
            .await;
    });
}
