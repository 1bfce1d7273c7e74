//! The search: its page, and the dialog that the masthead and the `/` key open.

use crate::browser::{DESK, PHONE, Visit, built, setup, visit};
use crate::looks::passes_in_both_looks;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// Whether the dialog is open.
const OPEN: &str = "Boolean(document.querySelector('dialog[open] [role=combobox]'))";

/// What the combobox calls the active option.
const ACTIVE: &str = "document.getElementById(document.querySelector('[role=combobox]').getAttribute('aria-activedescendant'))?.querySelector('b')?.innerText ?? ''";

/// The titles of what the page lists.
const TITLES: &str = "[...document.querySelectorAll('main .find-hits b')].map(b => b.innerText)";

/// The line that says how many were found.
const SAID: &str = "document.querySelector('main [role=status][data-live=found-count]').innerText";

async fn open_dialog(v: &Visit) {
    v.press("/").await;
    v.until("the dialog is open", OPEN).await;
    v.until("the box has the focus", "document.activeElement.matches('[role=combobox]')").await;
}

/// The page with results for an address.
async fn found(v: &Visit, search: &str) {
    v.open(&format!("search/{search}")).await;
    v.until("the box can be used", "document.querySelector('#find-q:enabled')").await;
}

#[test]
fn the_dialog_is_used_by_keyboard_alone() {
    visit(async |v| {
        v.open("").await;
        open_dialog(v).await;
        v.press("note 24").await;
        v.until(
            "the result is there",
            "document.querySelector('dialog [role=option] b')?.innerText.startsWith('Note 24')",
        )
        .await;
        v.shows::<String>("document.querySelector('[role=combobox]').getAttribute('aria-expanded')", "true").await;
        v.press(Key::Down).await;
        v.until("it is active", &format!("{ACTIVE}.startsWith('Note 24')")).await;
        v.press(Key::End).await;
        v.until("the last is active", "document.querySelector('dialog [aria-selected=true]').matches('.find-all')")
            .await;
        v.press(Key::Home).await;
        v.until("the first is active", &format!("{ACTIVE}.startsWith('Note 24')")).await;
        v.press(Key::Enter).await;
        v.arrives("notes/#fn24").await;
        v.shows::<bool>(OPEN, false).await;

        v.until("the note has the focus", "document.activeElement.id === 'fn24'").await;

        // from any page; Escape closes, and the focus goes back
        v.run::<()>("document.querySelector('#fn24 a').focus()").await;
        open_dialog(v).await;
        v.press(Key::Escape).await;
        v.shows::<bool>(OPEN, false).await;
        v.until("the focus is back", "document.activeElement === document.querySelector('#fn24 a')").await;
    });
}

#[test]
fn all_results_lead_to_the_page_and_back_returns() {
    visit(async |v| {
        v.open("figures/").await;
        v.click_role("link", "Search /").await;
        v.until("the dialog is open", OPEN).await;
        v.press("cybersecurity").await;
        v.until("matching words are marked", "document.querySelector('dialog [role=option] mark')").await;
        v.press(Key::Enter).await;
        v.arrives("search/?q=cybersecurity").await;
        v.until("the page lists them", &format!("{TITLES}[0] === 'Cybersecurity staff'")).await;
        v.shows::<String>("document.querySelector('#find-q').value", "cybersecurity").await;
        v.until("and says how many", &format!("/^\\d+ results for “cybersecurity”/.test({SAID})")).await;
        v.back().await;
        v.arrives("figures/").await;
    });
}

#[test]
fn the_page_finds_as_one_types_and_the_address_holds_it() {
    visit(async |v| {
        found(v, "").await;
        v.by_role("heading", "What can be found").await;
        v.click("#find-q").await;
        v.press("plastic").await;
        v.arrives("search/?q=plastic").await;
        v.until("they are listed", &format!("{TITLES}.length > 3")).await;
        v.shows::<bool>("document.querySelector('.find-start').checkVisibility()", false).await;
        v.until("an excerpt of a longer text is marked", "document.querySelector('main .find-body mark')").await;
        v.until("a place is named", "document.querySelector('main .find-hits small').innerText.includes('opens')")
            .await;
        // cleared, the page is as before
        v.run::<()>("document.querySelector('#find-q').select()").await;
        v.press(Key::Backspace).await;
        v.arrives("search/").await;
        v.until("examples are there again", "document.querySelector('.find-start').checkVisibility()").await;
        v.click_role("link", "4(2)(a)").await;
        v.until(
            "the section is first",
            "document.querySelector('main .find-hits a').getAttribute('href').endsWith('text/#s4.2a')",
        )
        .await;
        v.shows::<String>("document.querySelector('#find-q').value", "4(2)(a)").await;
    });
}

#[test]
fn kinds_narrow_and_a_link_restores_them() {
    visit(async |v| {
        found(v, "?q=vietnam").await;
        v.until("several kinds", "document.querySelectorAll('main h2[id^=find-]').length > 4").await;
        let button =
            "[...document.querySelectorAll('main button[aria-pressed]')].find(b => b.innerText.startsWith('Notes'))";
        v.run::<()>(&format!("{button}.focus()")).await;
        v.press(Key::Enter).await;
        v.arrives("search/?q=vietnam&kind=note").await;
        v.shows::<u32>("document.querySelectorAll('main h2[id^=find-]').length", 1u32).await;
        v.until("the focus stays", &format!("document.activeElement === {button}")).await;
        v.reload().await;
        v.shows::<String>("document.querySelector('main [aria-pressed=true]')?.innerText.split(' ')[0] ?? ''", "Notes")
            .await;
        v.shows::<u32>("document.querySelectorAll('main h2[id^=find-]').length", 1u32).await;
    });
}

#[test]
fn nothing_found_offers_similar_words_and_a_way_out() {
    visit(async |v| {
        found(v, "?q=connectivetee").await;
        v.until("it says so", &format!("{SAID} === 'Nothing found for “connectivetee”.'")).await;
        v.click_role("link", "connectivity").await;
        v.arrives("search/?q=connectivity").await;
        v.until("now there is something", &format!("{TITLES}.length > 0")).await;
        found(v, "?q=qqqq").await;
        v.click_role("button", "Clear the search").await;
        v.arrives("search/").await;
        v.by_role("heading", "What can be found").await;
    });
}

#[test]
fn the_key_can_be_switched_off_and_that_is_kept() {
    visit(async |v| {
        found(v, "").await;
        v.click_role("checkbox", "The / key opens the search").await;
        for page in ["notes/", "figures/"] {
            v.open(page).await;
            v.press("/").await;
            // the link does the same, so the program had its time
            v.shows::<bool>(OPEN, false).await;
        }
        v.click_role("link", "Search /").await;
        v.until("the link opens it", OPEN).await;
        v.shows::<bool>("document.querySelector('dialog [data-find-key]').checked", false).await;
        v.click("dialog [data-find-key]").await;
        v.click_role("button", "Close").await;
        v.shows::<bool>(OPEN, false).await;
        open_dialog(v).await;
    });
}

#[test]
fn a_slash_that_is_typed_into_a_field_is_a_letter() {
    visit(async |v| {
        v.open("").await;
        v.click("input#q").await;
        v.press("a/b").await;
        v.shows::<String>("document.querySelector('input#q').value", "a/b").await;
        v.shows::<bool>(OPEN, false).await;
    });
}

#[test]
fn what_an_input_method_composes_is_not_looked_for_before_it_is_decided() {
    visit(async |v| {
        v.open("notes/").await;
        open_dialog(v).await;
        let type_composing = |composing: bool| {
            format!(
                "const box = document.querySelector('[role=combobox]'); box.value = '新加坡'; \
                 box.dispatchEvent(new InputEvent('input', {{ bubbles: true, isComposing: {composing} }}))"
            )
        };
        v.run::<()>(&type_composing(true)).await;
        // Enter decides the characters and opens nothing
        v.run::<()>("document.querySelector('[role=combobox]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }))").await;
        // a timer that is due later than that of the box fires after it
        v.run::<()>("return new Promise(done => setTimeout(done, 100))").await;
        v.shows::<u32>("document.querySelectorAll('dialog [role=option]').length", 0u32).await;
        v.run::<()>("document.querySelector('[role=combobox]').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '新加坡' }))").await;
        v.until("Singapore", "document.querySelector('dialog [role=option] b')?.innerText === 'Singapore'").await;
    });
}

#[test]
fn the_search_is_fetched_only_when_it_is_used() {
    visit(async |v| {
        v.open("").await;
        v.until("the page is idle", "document.documentElement.dataset.at !== undefined").await;
        let asked = |v: &Visit| v.server.requests().iter().any(|path| path.contains("/search.en-"));
        let fetched: u32 =
            v.js("performance.getEntriesByType('resource').filter(e => /search/.test(e.name)).length").await;
        assert_eq!(fetched, 0);
        open_dialog(v).await;
        assert!(asked(v));
    });
}

#[test]
fn an_index_that_cannot_be_had_is_told_with_a_way_to_try_again() {
    let rule = |path: &str| if path.contains("search.en-") { Answer::Missing } else { Answer::File };
    setup().without_worker().rule(rule).expects(&["404"]).visit(async |v| {
        v.open("search/?q=rcep").await;
        v.by_role("link", "Try again").await;
        v.until("it says why", "document.querySelector('.find-failed').checkVisibility()").await;
    });
}

#[test]
fn without_scripts_the_page_says_so_and_leads_on() {
    let page = built("search/index.html");
    assert!(page.contains("The search needs JavaScript."));
    for link in ["../text/", "../notes/", "../figures/", "../charts/", "../since/"] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link}");
    }
}

#[test]
fn a_frame_has_no_search_but_its_own_page() {
    visit(async |v| {
        v.open("?embed=1").await;
        v.press("/").await;
        v.shows::<bool>("document.querySelector('[data-find]').checkVisibility()", false).await;
        v.shows::<bool>(OPEN, false).await;
    });
}

#[test]
fn axe_finds_nothing_in_either_look() {
    visit(async |v| {
        for address in ["search/", "search/?q=cyber+security", "search/?q=connectivetee", "search/?q=vietnam&kind=note"]
        {
            v.open(address).await;
            v.until("the box can be used", "document.querySelector('#find-q:enabled')").await;
            passes_in_both_looks(v, address).await;
        }
        v.open("notes/").await;
        open_dialog(v).await;
        passes_in_both_looks(v, "the empty dialog").await;
        v.press("rcep").await;
        v.until("options", "document.querySelector('dialog [role=option]')").await;
        v.press(Key::Down).await;
        passes_in_both_looks(v, "the dialog").await;
    });
}

#[test]
fn nothing_is_wider_than_the_screen() {
    for screen in [PHONE, DESK] {
        setup().screen(screen).visit(async |v| {
            found(v, "?q=cybersecurity").await;
            v.until("they are listed", &format!("{TITLES}.length > 3")).await;
            v.shows::<bool>("document.documentElement.scrollWidth <= innerWidth", true).await;
        });
    }
}
