//! Links, history and passages shown over the page.

use crate::browser::{DEADLINE, Setup, Visit, setup, visit};
use std::time::Duration;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// Leaves a mark that the next load of a document would wipe out.
pub async fn mark(v: &Visit) {
    v.run::<()>("window.markOfThisDocument = true").await;
}

pub async fn same_document(v: &Visit) {
    v.shows::<bool>("window.markOfThisDocument === true", true).await;
}

pub async fn title_has(v: &Visit, words: &str) {
    v.until(&format!("the title has “{words}”"), &format!("document.title.includes({words:?})")).await;
}

/// After a way to another page: the reader stands at its heading, at the top.
pub async fn stands_at_heading(v: &Visit) {
    v.shows::<String>("document.activeElement.localName", "h1").await;
    v.shows::<f64>("scrollY", 0.0).await;
}

#[test]
fn pages_follow_each_other_in_place() {
    visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        mark(v).await;
        let home: String = v.js("document.title").await;

        // an action's own page, from a link deep down in the page
        let link = v.element("main a[href$='action/a4-2/']").await;
        link.scroll_into_view().await.expect("the link can be scrolled to");
        let deep = deep_down(v).await;
        link.click().await.expect("the link can be clicked");
        v.arrives("action/a4-2/").await;
        title_has(v, "A4-2").await;
        stands_at_heading(v).await;

        v.click_role("link", "Full text").await;
        v.arrives("text/").await;
        title_has(v, "section by section").await;
        stands_at_heading(v).await;

        v.click_role("link", "Notes").await;
        v.arrives("notes/").await;
        title_has(v, "Notes and sources").await;
        stands_at_heading(v).await;
        same_document(v).await;

        v.back().await;
        v.arrives("text/").await;
        title_has(v, "section by section").await;
        v.back().await;
        v.arrives("action/a4-2/").await;
        title_has(v, "A4-2").await;
        v.back().await;
        v.arrives("?area=1&country=vn").await;
        v.shows::<String>("document.title", home).await;
        v.counts(Some(2), 9).await;
        v.until("the page is scrolled to where it was left", &format!("Math.abs(scrollY - {deep}) < 2")).await;

        v.forward().await;
        v.arrives("action/a4-2/").await;
        title_has(v, "A4-2").await;
        v.forward().await;
        v.arrives("text/").await;
        title_has(v, "section by section").await;
        same_document(v).await;
    });
}

/// The nodes of the explorer are kept while another page is shown; a link leads to an explorer without filters all the
/// same.
#[test]
fn the_explorer_that_a_link_leads_to_has_the_filters_of_the_link() {
    let chosen = "document.querySelectorAll('input[data-choice]:checked:not([name=map])').length";
    let chips = "document.querySelectorAll('.chips .chip').length";
    visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        v.shows::<u32>(chips, 2u32).await;
        mark(v).await;
        v.click_role("link", "Notes").await;
        v.arrives("notes/").await;
        title_has(v, "Notes and sources").await;
        v.click(".mast-name a.word").await;
        v.arrives("").await;
        v.counts(None, 34).await;
        v.shows::<u32>(chips, 0u32).await;
        v.shows::<u32>(chosen, 0u32).await;
        v.shows::<u32>("document.querySelectorAll('.g-all li[data-action]:not([hidden])').length", 34u32).await;
        v.back().await;
        v.arrives("notes/").await;
        title_has(v, "Notes and sources").await;
        v.back().await;
        v.arrives("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        v.shows::<u32>(chips, 2u32).await;
        same_document(v).await;
    });
}

#[test]
fn a_reloaded_page_is_where_it_was() {
    visit(async |v| {
        v.open("?country=vn").await;
        v.counts(Some(3), 34).await;
        v.run::<()>("scrollTo(0, 1500)").await;
        let kept = deep_down(v).await;
        v.reload().await;
        v.shows::<f64>("scrollY", kept).await;
        v.counts(Some(3), 34).await;
    });
}

#[test]
fn an_action_opened_in_place_is_undone_by_going_back() {
    visit(async |v| {
        v.open("?area=1").await;
        mark(v).await;
        let before: u32 = v.js("history.length").await;
        let expanded =
            "document.querySelector('a[data-opens=\"A1.2-4\"][aria-expanded]').getAttribute('aria-expanded')";
        v.shows::<String>(expanded, "false").await;
        v.click("a[data-opens='A1.2-4'][aria-expanded]").await;
        v.shows::<String>(expanded, "true").await;
        v.arrives("?area=1&action=A1.2-4").await;
        assert_eq!(v.js::<u32>("history.length").await, before + 1);
        v.back().await;
        v.arrives("?area=1").await;
        v.shows::<String>(expanded, "false").await;
        v.forward().await;
        v.shows::<String>(expanded, "true").await;
        // a second click closes it, by keyboard too
        v.run::<()>("document.querySelector('a[data-opens=\"A1.2-4\"][aria-expanded]').focus()").await;
        v.press(Key::Enter).await;
        v.shows::<String>(expanded, "false").await;
        same_document(v).await;
    });
}

#[test]
fn filters_add_nothing_to_history() {
    visit(async |v| {
        v.open("text/").await;
        v.click_role("link", "Explore").await;
        v.arrives("").await;
        let before: u32 = v.js("history.length").await;
        v.click("label[data-area='1']").await;
        v.click("label[data-country=VN]").await;
        v.click("input#q").await;
        v.types("trade").await;
        v.arrives("?area=1&country=vn&q=trade").await;
        assert_eq!(v.js::<u32>("history.length").await, before);
        v.back().await;
        v.arrives("text/").await;
    });
}

#[test]
fn modified_clicks_are_the_browsers() {
    visit(async |v| {
        v.open("?area=1").await;
        mark(v).await;
        for selector in ["nav a[href$='text/']", "a[data-opens='A1.2-4'][aria-expanded]", "a.loc[data-note='24']"] {
            let windows = v.driver.windows().await.expect("windows can be counted");
            let link = v.element(selector).await;
            let click = v.driver.action_chain().key_down(Key::Control);
            let click = click.click_element(&link).key_up(Key::Control);
            click.perform().await.expect("keys and mouse work");
            let started = std::time::Instant::now();
            while v.driver.windows().await.expect("windows can be counted").len() == windows.len() {
                assert!(started.elapsed() < DEADLINE, "{selector}: no new window");
                tokio::task::yield_now().await;
            }
            assert_eq!(v.address().await, "?area=1", "{selector}");
        }
        same_document(v).await;
    });
}

#[test]
fn a_locator_shows_its_passage_and_gives_the_keyboard_back() {
    visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        mark(v).await;
        let open = "Boolean(document.querySelector('dialog.peek').open)";
        for (locator, heading) in [
            ("li[data-action='A1.2-4'] a.loc[data-note='24']", "note 24"),
            ("li[data-action='A1.2-4'] a.loc[href*='text/#']", "§4.1a ¶4"),
        ] {
            v.click(locator).await;
            v.shows::<bool>(open, true).await;
            v.by_role("dialog", heading).await;
            let text: String = v.js("document.querySelector('dialog.peek').innerText").await;
            assert!(text.contains("Page numbers are worked out"), "{text}");
            v.shows::<bool>("document.querySelector('dialog.peek').contains(document.activeElement)", true).await;
            v.press(Key::Escape).await;
            v.shows::<bool>(open, false).await;
            v.until(
                "the locator has the focus again",
                &format!("document.activeElement === document.querySelector({locator:?})"),
            )
            .await;
        }
        v.arrives("?area=1&country=vn").await;

        // the button closes it too, and so does a click beside it
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.click_role("button", "Close").await;
        v.shows::<bool>(open, false).await;
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.shows::<bool>(open, true).await;
        v.click_at(3, 3).await;
        v.shows::<bool>(open, false).await;

        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.click_role("link", "See it on its page").await;
        v.arrives("notes/#fn24").await;
        title_has(v, "Notes and sources").await;
        v.until(
            "the note is in view",
            "(r => r.top >= 0 && r.top < innerHeight)(document.getElementById('fn24').getBoundingClientRect())",
        )
        .await;
        v.shows::<bool>(open, false).await;
        v.until("reading goes on at the note", "document.getElementById('fn24').contains(document.activeElement)")
            .await;
        same_document(v).await;
        v.back().await;
        v.arrives("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
    });
}

#[test]
fn a_link_inside_the_dialog_leads_on_within_it() {
    visit(async |v| {
        v.open("").await;
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.by_role("dialog", "note 24").await;
        v.click("dialog.peek a.loc").await;
        v.until(
            "the dialog shows another passage",
            "document.querySelector('dialog.peek').open && !document.querySelector('dialog.peek h2').textContent.includes('note 24')",
        )
        .await;
        v.shows::<bool>("document.activeElement.matches('dialog.peek h2')", true).await;
        v.press(Key::Escape).await;
        v.shows::<bool>("document.querySelector('dialog.peek').open", false).await;
        let back =
            "document.activeElement === document.querySelector('li[data-action=\"A1.2-4\"] a.loc[data-note=\"24\"]')";
        v.shows::<bool>(back, true).await;
        // a closed dialog names nothing
        v.shows::<Option<String>>("document.querySelector('dialog.peek').getAttribute('aria-labelledby')", None).await;
    });
}

#[test]
fn going_back_leads_to_where_the_reader_was() {
    visit(async |v| {
        v.open("?area=1").await;
        let locator = "li[data-action='A1.2-5'] a.loc[data-note]";
        let link = v.element(locator).await;
        link.scroll_into_view().await.expect("the locator can be scrolled to");
        let deep = deep_down(v).await;
        // over the passage to its page, and back
        v.click(locator).await;
        v.click_role("link", "See it on its page").await;
        v.until("the notes are shown", "location.pathname.endsWith('/notes/')").await;
        v.back().await;
        v.arrives("?area=1").await;
        v.shows::<bool>(&format!("document.activeElement === document.querySelector({locator:?})"), true).await;
        v.until("it is in view", &format!("Math.abs(scrollY - {deep}) < 2")).await;
        // by a link of the page, and back by one more page
        v.click("a[data-opens='A1.2-5'][aria-expanded]").await;
        v.click("li[data-action='A1.2-5'] .a-full a[data-page]").await;
        v.arrives("action/a1.2-5/?area=1").await;
        v.click_role("link", "Full text").await;
        v.arrives("text/").await;
        v.back().await;
        v.arrives("action/a1.2-5/?area=1").await;
        v.shows::<String>("document.activeElement.textContent", "Full text").await;
        v.back().await;
        v.arrives("?area=1&action=A1.2-5").await;
        v.until("the link that was followed has the focus", "document.activeElement.matches('.a-full a[data-page]')")
            .await;
    });
}

#[test]
fn a_pasted_fragment_is_in_view() {
    visit(async |v| {
        for (page, id) in [("notes/", "fn40"), ("text/", "s4.1a-p4")] {
            v.open(&format!("{page}#{id}")).await;
            v.until(
                &format!("{id} is in view"),
                &format!(
                    "(r => r.top >= -1 && r.top < innerHeight)(document.getElementById({id:?}).getBoundingClientRect())"
                ),
            )
            .await;
        }
        // and one that nothing has does no harm
        v.open("text/#s99").await;
    });
}

#[test]
fn the_skip_link_leads_to_the_content() {
    visit(async |v| {
        v.open("").await;
        v.press(Key::Tab).await;
        v.press(Key::Enter).await;
        v.shows::<String>("document.activeElement.id", "main").await;
        v.arrives("#main").await;
        // and the page goes on as before
        v.click("label[data-area='1']").await;
        v.counts(None, 9).await;
    });
}

/// A folder of a host that holds other pages too.
fn in_a_folder() -> Setup {
    setup().prefix("/policy/asean")
}

/// Waits until the page rests, far below its start, and its height is kept; returns that.
pub async fn deep_down(v: &Visit) -> f64 {
    v.until("the page rests, deep down", "scrollY > 300 && history.state === scrollY").await;
    v.js("history.state").await
}

#[test]
fn a_folder_of_any_host_will_do() {
    in_a_folder().visit(async |v| {
        v.open("").await;
        mark(v).await;
        v.click("label[data-country=VN]").await;
        v.click("label[data-area='1']").await;
        v.counts(Some(2), 9).await;
        v.arrives("?area=1&country=vn").await;
        v.click_role("link", "Notes").await;
        v.arrives("notes/").await;
        stands_at_heading(v).await;
        v.click_role("link", "About").await;
        v.arrives("about/").await;
        v.back().await;
        v.arrives("notes/").await;
        v.back().await;
        v.arrives("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        same_document(v).await;

        // two folders down, without its last slash
        v.open("action/a3.2-1").await;
        v.arrives("action/a3.2-1/").await;
        title_has(v, "A3.2-1").await;
        mark(v).await;
        v.click_role("link", "Show it in the list").await;
        v.until(
            "the action is open in the list",
            "document.querySelector('a[data-opens=\"A3.2-1\"][aria-expanded]')?.getAttribute('aria-expanded') === 'true'",
        )
        .await;
        v.arrives("?area=3&action=A3.2-1").await;
        v.back().await;
        v.arrives("action/a3.2-1/").await;
        v.click_role("link", "Explore").await;
        v.arrives("").await;
        v.counts(None, 34).await;
        same_document(v).await;
        for request in v.server.requests() {
            assert!(request.starts_with("/policy/asean/") || request == "/policy/asean", "{request}");
        }
    });
}

#[test]
fn index_html_is_the_page_too() {
    in_a_folder().visit(async |v| {
        v.open("index.html?country=vn").await;
        v.counts(Some(3), 34).await;
        v.click("label[data-area='1']").await;
        v.counts(Some(2), 9).await;
        v.click_role("link", "Full text").await;
        v.arrives("text/").await;
    });
}

#[test]
fn links_work_before_the_program_is_there() {
    let slow = |path: &str| {
        if path.ends_with(".wasm") { Answer::After(Duration::from_secs(2)) } else { Answer::File }
    };
    // leaving early leaves what was fetched ahead unused
    setup().rule(slow).expects(&["preload"]).visit(async |v| {
        v.load("").await;
        v.click_role("link", "Notes").await;
        v.arrives("notes/").await;
        v.ready().await;
        title_has(v, "Notes and sources").await;
    });
}
