//! The notes: filters by kind and source, addresses of notes, outside links.

use crate::browser::{PHONE, setup, visit};
use crate::looks::passes_in_both_looks;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// How many notes can be seen.
const SEEN: &str = "[...document.querySelectorAll('main [data-note][id]')].filter(e => e.checkVisibility()).length";

/// The line that says how many there are.
const COUNT: &str = "document.querySelector('[data-live=notes] [role=status]').innerText";

#[test]
fn notes_are_filtered_by_pointer_and_the_address_holds_it() {
    visit(async |v| {
        v.open("notes/").await;
        v.charts_ready().await;
        v.shows::<u32>(SEEN, 48u32).await;
        v.click_role("button", "Publication 6").await;
        v.arrives("notes/?kind=link").await;
        v.shows::<u32>(SEEN, 6u32).await;
        v.shows::<String>(COUNT, "6 of 48 notes").await;
        // the other part counts what it would leave
        v.click_role("button", "Keidanren 6").await;
        v.arrives("notes/?kind=link&org=keidanren").await;
        v.shows::<u32>(SEEN, 6u32).await;
        v.click_role("button", "Clear selection").await;
        v.arrives("notes/").await;
        v.shows::<u32>(SEEN, 48u32).await;
    });
}

#[test]
fn notes_are_filtered_by_keyboard_and_the_focus_stays() {
    visit(async |v| {
        v.open("notes/").await;
        v.charts_ready().await;
        v.by_role("button", "Position 4").await.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.arrives("notes/?kind=position").await;
        v.shows::<u32>(SEEN, 4u32).await;
        v.shows::<String>("document.activeElement.innerText", "Position 4").await;
        v.press(" ").await;
        v.arrives("notes/").await;
        v.shows::<u32>(SEEN, 48u32).await;
    });
}

#[test]
fn nothing_found_says_so_and_offers_a_way_out() {
    visit(async |v| {
        v.open("notes/?kind=position&org=adrc").await;
        v.charts_ready().await;
        v.shows::<u32>(SEEN, 0u32).await;
        v.shows::<String>(COUNT, "0 of 48 notes No note is of this kind and gives this source.").await;
        v.click_role("button", "Clear selection").await;
        v.shows::<u32>(SEEN, 48u32).await;
    });
}

/// Whether a note is seen and in the window, and how many others are seen.
fn note_in_view(number: u8, others: u32) -> String {
    format!(
        "(n => n.checkVisibility() && n.getBoundingClientRect().top > -50 && n.getBoundingClientRect().top < innerHeight\
         && n.innerText.includes('leave this note out'))(document.getElementById('fn{number}')) && {SEEN} === {others} + 1"
    )
}

#[test]
fn an_address_leads_to_a_note_that_the_filters_leave_out() {
    visit(async |v| {
        v.open("notes/?kind=position#fn35").await;
        v.charts_ready().await;
        v.until("the note is shown with a word on that", &note_in_view(35, 4)).await;
        // a link on the page
        v.click(".toc a[href='#fn11']").await;
        v.until("the other note is shown, too", "document.getElementById('fn11').checkVisibility()").await;
        v.shows::<String>("location.hash", "#fn11").await;
        // with the next filter they are left out again
        v.click_role("button", "Keidanren 0").await;
        v.arrives("notes/?kind=position&org=keidanren").await;
        v.shows::<u32>(SEEN, 0u32).await;
        // in a page that was opened in place
        v.click("header.mast nav a[href$='text/']").await;
        v.arrives("text/").await;
        v.back().await;
        v.shows::<u32>(SEEN, 0u32).await;
    });
}

#[test]
fn a_note_leads_to_what_it_supports_and_marks_what_is_outside() {
    visit(async |v| {
        v.open("notes/").await;
        let text: String = v.js("document.getElementById('fn11').innerText").await;
        for words in ["Ministry of Finance of Japan", "Attached to", "20.4 trillion yen"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let text: String = v.js("document.getElementById('fn6').innerText").await;
        assert!(text.contains("Dated events") && text.contains("October 2009"), "{text}");
        v.shows::<u32>("document.querySelectorAll('#fn24 a[href*=\"action/a1.2-4/\"]').length > 0 ? 1 : 0", 1u32).await;
        // in words and by a sign
        let outside = "[...document.querySelectorAll('main .doc-url')].filter(p => p.innerText.startsWith('Outside link') && p.innerText.includes('↗')).length";
        v.shows::<u32>(outside, 7u32).await;
    });
}

#[test]
fn without_the_program_all_notes_are_there() {
    let rule = |path: &str| if path.ends_with(".wasm") { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(&["404", "wasm", "WebAssembly"]).visit(async |v| {
        v.load("notes/?kind=position").await;
        v.until("the page stays readable", "document.documentElement.matches('[data-failed]')").await;
        v.shows::<u32>(SEEN, 48u32).await;
        v.shows::<u32>("document.querySelectorAll('main [aria-pressed]:enabled').length", 0u32).await;
    });
}

#[test]
fn a_phone_folds_the_filters_and_shows_no_wider_than_it_is() {
    setup().screen(PHONE).visit(async |v| {
        v.open("notes/").await;
        v.charts_ready().await;
        let filters = "document.querySelector('main [aria-pressed]').checkVisibility()";
        v.shows::<bool>(filters, false).await;
        v.click("main header .fold summary").await;
        v.shows::<bool>(filters, true).await;
        v.shows::<bool>("document.scrollingElement.scrollWidth <= innerWidth", true).await;
    });
}

#[test]
fn axe_finds_nothing() {
    visit(async |v| {
        for page in ["notes/", "notes/?kind=position#fn35"] {
            v.open(page).await;
            v.charts_ready().await;
            if page.contains('?') {
                v.until("the filters are applied", &note_in_view(35, 4)).await;
            }
            passes_in_both_looks(v, page).await;
        }
    });
}
