//! The text section by section: the contents follow the reader, reading goes on where it was left, and locators open
//! in place on every page.

use crate::browser::{PHONE, Visit, setup, visit};
use crate::looks::passes_in_both_looks;
use thirtyfour::prelude::*;

/// Where the marked link of the contents leads to.
const PRESENT: &str = "[...document.querySelectorAll('.toc [aria-current=location]')].map(a => a.hash).join()";

/// Scrolls until an element is at the top of the window.
async fn read_at(v: &Visit, id: &str) {
    v.run::<()>(&format!("document.getElementById({id:?}).scrollIntoView()")).await;
}

#[test]
fn the_contents_follow_the_reader() {
    visit(async |v| {
        v.open("text/").await;
        v.charts_ready().await;
        for id in ["s2", "s4.1a", "s4.2d", "A1.2", "s3"] {
            read_at(v, id).await;
            v.shows::<String>(PRESENT, format!("#{id}")).await;
            v.shows::<bool>(
                "(([a, b]) => a.top >= b.top && a.bottom <= b.bottom)(['.toc [aria-current]', '.toc'].map(s => document.querySelector(s).getBoundingClientRect()))",
                true,
            )
            .await;
        }
        v.run::<()>("scrollTo(0, document.documentElement.scrollHeight)").await;
        v.shows::<String>(PRESENT, "#A5.2").await;
        // a page that was opened in place
        v.click("header.mast nav a[href$='notes/']").await;
        v.arrives("notes/").await;
        read_at(v, "fn20").await;
        v.shows::<String>(PRESENT, "#fn20").await;
    });
}

#[test]
fn reading_goes_on_where_it_was_left_and_never_against_an_address() {
    visit(async |v| {
        let offer = "document.querySelector('[data-read-on]')?.innerText ?? ''";
        v.open("text/").await;
        v.charts_ready().await;
        v.shows::<String>(offer, "").await;
        read_at(v, "s4.1a-p3").await;
        v.shows::<String>(PRESENT, "#s4.1a").await;
        v.click("header.mast nav a[href$='figures/']").await;
        v.arrives("figures/").await;
        v.click("header.mast nav a[href$='text/']").await;
        v.arrives("text/").await;
        v.shows::<String>(offer, "Continue at §4.1a ¶3").await;
        v.shows::<f64>("scrollY", 0.0).await;
        v.click_role("link", "Continue at §4.1a ¶3").await;
        v.arrives("text/#s4.1a-p3").await;
        v.until(
            "the paragraph is in view",
            "Math.abs(document.getElementById('s4.1a-p3').getBoundingClientRect().top) < 60",
        )
        .await;
        // an address with a place leads there and offers nothing else
        v.open("about/").await;
        v.open("text/#s2-p1").await;
        v.charts_ready().await;
        v.shows::<String>(PRESENT, "#s2").await;
        v.shows::<String>(offer, "").await;
    });
}

#[test]
fn a_paragraph_shows_what_it_leads_to() {
    visit(async |v| {
        v.open("text/").await;
        let text: String = v.js("document.getElementById('s4.1a-p4').innerText").await;
        for words in ["Notes", "note 24", "Actions", "A1.2-4", "Named here"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        v.shows::<bool>("[...document.querySelectorAll('.doc-mark')].every(m => /^\\d+ recommendations?$/.test(m.innerText) && parseInt(m.innerText) === m.closest('.doc-p').querySelectorAll('[data-recommendation]').length)", true).await;
        v.shows::<u32>("document.querySelectorAll('.doc-mark').length > 30 ? 1 : 0", 1u32).await;
    });
}

#[test]
fn a_phone_folds_the_contents() {
    setup().screen(PHONE).visit(async |v| {
        v.open("text/").await;
        v.charts_ready().await;
        let contents = "document.querySelector('.toc ol').checkVisibility()";
        v.shows::<bool>(contents, false).await;
        v.click(".toc summary").await;
        v.shows::<bool>(contents, true).await;
        v.shows::<bool>("document.scrollingElement.scrollWidth <= innerWidth", true).await;
    });
}

/// Whether the dialog is open.
const OPEN: &str = "Boolean(document.querySelector('dialog.peek').open)";

/// Follows a locator by keyboard; it opens in place, and closing returns to it.
async fn opens_in_place(v: &Visit, page: &str, locator: &str) {
    v.until(&format!("{page} has {locator}"), &format!("document.querySelector({locator:?})?.checkVisibility()")).await;
    let link = v.element(locator).await;
    let at: String = v.js("location.href").await;
    let name = link.text().await.expect("a name");
    link.focus().await.expect("a locator has the focus");
    v.press(Key::Enter).await;
    v.shows::<bool>(OPEN, true).await;
    v.shows::<String>("document.querySelector('dialog.peek h2').innerText", name).await;
    v.press(Key::Escape).await;
    v.shows::<bool>(OPEN, false).await;
    v.until(
        &format!("{page}: the locator has the focus again"),
        &format!("document.activeElement === document.querySelector({locator:?})"),
    )
    .await;
    v.shows::<String>("location.href", at).await;
}

#[test]
fn a_locator_opens_in_place_on_every_kind_of_page() {
    visit(async |v| {
        for (page, locators) in [
            ("", &["li[data-action='A1.2-4'] a.loc[data-note='24']"] as &[&str]),
            ("action/a1.2-4/", &[".ledger a.loc[data-note]", ".one-rel a.loc"]),
            ("area/3/", &["main a.loc[href$='#s4.3']", "main a.loc[href$='#A3']", "main a.loc[href*='-p']"]),
            ("country/vn/", &["main a.loc[data-note]", "main a.loc[href$='action/a1.2-5/']"]),
            ("compare/?country=vn,th", &["main a.loc[data-note]"]),
            ("figures/", &["main a.loc[data-note]", "main a.loc[href*='text/#']"]),
            ("charts/gdp-growth/", &["main a.loc[data-note]"]),
            ("since/", &["main a.loc"]),
            ("notes/", &["#fn24 .doc-side a.loc", "#fn45 .doc-side a.loc"]),
            ("text/", &["[id='s4.1a-p4'] a.loc[data-note]"]),
        ] {
            v.open(page).await;
            if !page.is_empty() {
                v.until("the page is whole", "document.querySelector('main a.loc')").await;
            }
            v.run::<()>("document.querySelectorAll('main .brief-area').forEach(d => d.open = true)").await;
            for locator in locators {
                opens_in_place(v, page, locator).await;
            }
        }
    });
}

#[test]
fn in_a_frame_and_by_touch_too_and_the_way_out_of_the_dialog_is_the_page() {
    setup().screen(PHONE).visit(async |v| {
        v.open("text/?embed=1").await;
        v.click("[id='s4.1a-p4'] a.loc[data-note]").await;
        v.shows::<bool>(OPEN, true).await;
        v.click("dialog.peek a.loc").await;
        v.shows::<String>("document.querySelector('dialog.peek h2').innerText", "§4.1a ¶4").await;
        // it is on this very page
        v.click_role("link", "See it on its page").await;
        v.shows::<bool>(OPEN, false).await;
        v.shows::<String>("location.hash", "#s4.1a-p4").await;
    });
}

#[test]
fn axe_finds_nothing() {
    visit(async |v| {
        v.open("text/").await;
        v.charts_ready().await;
        read_at(v, "s4.1a").await;
        v.shows::<String>(PRESENT, "#s4.1a").await;
        passes_in_both_looks(v, "text/").await;
    });
}
