//! Briefs of countries: reached from the explorer, opened in place, printed on one sheet.

use crate::browser::{PHONE, setup, visit};
use crate::looks::passes_in_both_looks;
use crate::navigation::{mark, same_document, stands_at_heading, title_has};
use crate::paper::sheets;

const CODES: [&str; 10] = ["bn", "kh", "id", "la", "my", "mm", "ph", "sg", "th", "vn"];

#[test]
fn every_brief_is_one_sheet_of_paper() {
    visit(async |v| {
        for code in CODES {
            v.open(&format!("country/{code}/")).await;
            assert_eq!(sheets(v).await, 1, "{code}");
        }
    });
}

/// What is printed is set in 9 points or more, in black.
#[test]
fn paper_is_set_in_nine_points_or_more() {
    visit(async |v| {
        v.open("country/vn/").await;
        v.tell("Emulation.setEmulatedMedia", [("media", "print".into())]).await;
        let small = "[...document.querySelectorAll('.brief-paper *')]\
             .filter(e => e.checkVisibility() && !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))\
             .filter(e => parseFloat(getComputedStyle(e).fontSize) < 11.99 || getComputedStyle(e).color !== 'rgb(0, 0, 0)')\
             .map(e => e.outerHTML)";
        v.shows::<Vec<String>>(small, Vec::new()).await;
        v.until("the sheet is shown", "document.querySelector('.brief-paper').checkVisibility()").await;
        v.shows::<bool>("document.querySelector('.brief-cols').checkVisibility()", false).await;
    });
}

#[test]
fn a_chosen_member_leads_to_its_brief_and_back() {
    visit(async |v| {
        v.open("").await;
        mark(v).await;
        v.click("label.mem[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        v.click_role("link", "Vietnam: country brief").await;
        v.arrives("country/vn/").await;
        title_has(v, "Viet Nam: country brief").await;
        stands_at_heading(v).await;
        v.shows::<Vec<String>>(
            "[...document.querySelectorAll('.brief-head .brief-counts > li > b')].map(e => e.textContent)",
            ["3", "31", "3"].map(str::to_owned),
        )
        .await;
        same_document(v).await;
        v.back().await;
        v.arrives("?country=vn").await;
        v.counts(Some(3), 34).await;
        same_document(v).await;
    });
}

/// A brief that is opened in place has what its file has, items since publication included.
#[test]
fn a_brief_opened_in_place_is_whole() {
    visit(async |v| {
        let items = "document.querySelectorAll('.brief-since [id^=P]').length";
        v.open("country/ph/").await;
        let written: u32 = v.js(items).await;
        assert!(written > 40, "{written}");
        v.open("country/th/").await;
        mark(v).await;
        v.click_role("link", "Philippines").await;
        v.arrives("country/ph/").await;
        v.by_role("heading", "Philippines").await;
        v.shows::<u32>(items, written).await;
        same_document(v).await;
        v.element("[data-chart] .chart-box.is-live").await;
        // on paper, too
        assert_eq!(sheets(v).await, 1);
    });
}

#[test]
fn the_button_opens_the_dialog_for_printing() {
    visit(async |v| {
        v.open("country/la/").await;
        v.run::<()>("window.print = () => { window.printed = true }").await;
        v.click_role("button", "Print or save as PDF").await;
        v.until("the dialog was asked for", "window.printed").await;
    });
}

#[test]
fn what_is_no_member_has_no_brief() {
    setup().expects(&["404"]).visit(async |v| {
        for code in ["xx", "jp", "tl"] {
            v.load(&format!("country/{code}/")).await;
            v.by_role("heading", "No page has this address").await;
        }
    });
}

#[test]
fn axe_finds_nothing() {
    visit(async |v| {
        for code in ["vn", "bn", "th"] {
            v.open(&format!("country/{code}/")).await;
            v.until("the second program is there", "document.documentElement.dataset.charts === ''").await;
            v.run::<()>("document.querySelectorAll('details').forEach(d => d.open = true)").await;
            passes_in_both_looks(v, code).await;
        }
    });
}

#[test]
fn a_narrow_window_needs_no_scrolling_sideways() {
    setup().screen(PHONE).visit(async |v| {
        for code in CODES {
            v.open(&format!("country/{code}/")).await;
            v.shows::<bool>("document.scrollingElement.scrollWidth <= innerWidth", true).await;
        }
    });
}

#[test]
fn in_a_frame_a_brief_has_no_menu_and_footer() {
    visit(async |v| {
        v.open("country/sg/?embed=1").await;
        v.by_role("heading", "Singapore").await;
        v.shows::<bool>("[...document.querySelectorAll('header.mast, footer')].some(e => e.checkVisibility())", false)
            .await;
    });
}

#[test]
fn without_scripts_a_brief_can_be_read() {
    visit(async |v| {
        v.tell("Emulation.setScriptExecutionDisabled", [("value", true.into())]).await;
        v.load("country/kh/").await;
        let text: String = v.js("document.body.innerText").await;
        for words in ["Kingdom of Cambodia", "កម្ពុជា", "The text names it in one place only", "Since publication"]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
        v.shows::<u32>("[...document.querySelectorAll('main button')].filter(e => e.checkVisibility()).length", 0u32)
            .await;
    });
}
