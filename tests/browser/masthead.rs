//! The masthead's menus, the way back to the top, and the page for lost addresses.

use crate::browser::{DESK, PHONE, Screen, Visit, setup, visit};
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// How many pages the masthead shows now; the page in another language, which is among them, is not counted.
const SHOWN: &str =
    "[...document.querySelectorAll('header nav a:not([hreflang])')].filter(e => e.checkVisibility()).length";

/// The button that opens the menu.
const MENU: &str = "[...document.querySelectorAll('header summary')].find(e => e.innerText.trim() === 'Menu')";

async fn focused(v: &Visit, element: &str) {
    v.until("the focus is there", &format!("document.activeElement === {element}")).await;
}

#[test]
fn a_phone_has_all_pages_behind_one_button() {
    setup().screen(PHONE).visit(async |v| {
        v.open("notes/").await;
        let height: f64 = v.js("document.querySelector('header').getBoundingClientRect().height").await;
        assert!(height <= 100.0, "the masthead is {height} px high");
        v.shows::<u32>(SHOWN, 0u32).await;

        // by keyboard: opened, closed by Escape, which leaves the focus on the button
        v.run::<()>(&format!("{MENU}.focus()")).await;
        v.press(Key::Enter).await;
        v.shows::<u32>(SHOWN, 7u32).await;
        v.press(Key::Tab).await;
        v.until("the first page has the focus", "document.activeElement.closest('header nav')").await;
        v.press(Key::Escape).await;
        v.shows::<u32>(SHOWN, 0u32).await;
        focused(v, MENU).await;

        // a page that is followed closes it
        v.press(Key::Enter).await;
        v.click("header nav a[href$='text/']").await;
        v.arrives("text/").await;
        v.shows::<u32>(SHOWN, 0u32).await;

        // so does a touch elsewhere
        v.click("header summary").await;
        v.shows::<u32>(SHOWN, 7u32).await;
        v.click("h1").await;
        v.shows::<u32>(SHOWN, 0u32).await;
    });
}

#[test]
fn the_menu_works_without_the_program() {
    let rule = |path: &str| if path.ends_with(".wasm") { Answer::Missing } else { Answer::File };
    setup().rule(rule).screen(PHONE).expects(&["404", "wasm", "WebAssembly"]).visit(async |v| {
        v.load("notes/").await;
        v.until("the page stays readable", "document.documentElement.matches('[data-failed]')").await;
        v.shows::<u32>(SHOWN, 0u32).await;
        v.click("header summary").await;
        v.shows::<u32>(SHOWN, 7u32).await;
    });
}

#[test]
fn escape_closes_the_appearance_menu() {
    visit(async |v| {
        v.open("notes/").await;
        v.click(".look > summary").await;
        v.by_role("radio", "Dark").await;
        v.press(Key::Escape).await;
        v.until("it is closed", "!document.querySelector('.look').open").await;
        focused(v, "document.querySelector('.look > summary')").await;
    });
}

#[test]
fn a_phone_has_a_way_back_to_the_top() {
    setup().screen(PHONE).visit(async |v| {
        for page in ["notes/", "action/a1.2-4/"] {
            v.open(page).await;
            let link = "document.querySelector('a[href=\"#top\"]').getBoundingClientRect()";
            // not before the page was scrolled
            v.until("there is none at first", &format!("{link}.top > innerHeight")).await;
            v.run::<()>("scrollTo({ top: innerHeight * 2.5, behavior: 'instant' })").await;
            v.until("it is in sight", &format!("{link}.bottom <= innerHeight && {link}.height >= 24")).await;
            v.click_role("link", "Back to top").await;
            v.until("the page is at its top", "scrollY === 0").await;
        }
    });
}

#[test]
fn the_lost_page_leads_to_all_pages() {
    setup().expects(&["404"]).visit(async |v| {
        for screen in [DESK, Screen { width: 320, ..PHONE }] {
            v.resize(screen).await;
            v.load("no/such/page/").await;
            v.by_role("heading", "No page has this address").await;
            // the home is found by a question to the server
            v.until("the links lead home", "document.querySelector('main a[href$=\"/notes/\"]')").await;
            for path in ["", "text/", "figures/", "charts/", "notes/", "about/", "area/1/", "area/5/"] {
                let wanted = format!("{}/{path}", v.origin());
                v.until(path, &format!("[...document.querySelectorAll('main a')].some(a => a.href === {wanted:?} && a.checkVisibility())")).await;
            }
        }
    });
}
