//! Members side by side.

use crate::browser::{DESK, PHONE, Visit, built, setup, visit};
use crate::looks::passes_in_both_looks;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// Members in the head of the table, in their order.
const SHOWN: &str = "[...document.querySelectorAll('main thead th b')].map(e => e.textContent).join()";

/// What the page says about them.
const SAID: &str = "document.querySelector('main [data-live=compare-said]').innerText.trim()";

/// Names of the buttons that are pressed.
const PRESSED: &str =
    "[...document.querySelectorAll('main .chosen-chart [aria-pressed=true]')].map(e => e.innerText.trim()).join()";

const ALL_TEN: &str = "Brunei,Cambodia,Indonesia,Laos,Malaysia,Myanmar,Philippines,Singapore,Thailand,Vietnam";

/// Waits until the page has what these members have, and nothing else.
async fn compares(v: &Visit, members: &str) {
    v.shows::<String>(SHOWN, members).await;
}

/// Waits for a button that can be pressed.
async fn enabled(v: &Visit, name: &str) -> WebElement {
    v.until(
        &format!("{name} can be pressed"),
        &format!("[...document.querySelectorAll('main button:enabled')].some(b => (b.ariaLabel ?? b.innerText.trim()) === {name:?})"),
    )
    .await;
    v.by_role("button", name).await
}

#[test]
fn members_are_chosen_and_removed_by_keyboard_and_the_focus_stays() {
    visit(async |v| {
        v.open("compare/").await;
        v.charts_ready().await;
        compares(v, ALL_TEN).await;
        for (name, address, shown) in [
            ("Vietnam", "compare/?country=vn", "Vietnam"),
            ("Thailand", "compare/?country=th,vn", "Thailand,Vietnam"),
            ("Laos", "compare/?country=la,th,vn", "Laos,Thailand,Vietnam"),
        ] {
            enabled(v, name).await.focus().await.expect("a focus");
            v.press(Key::Enter).await;
            v.arrives(address).await;
            compares(v, shown).await;
            v.shows::<String>("document.activeElement.innerText.trim()", name).await;
            v.shows::<String>("document.activeElement.getAttribute('aria-pressed')", "true").await;
        }
        // removing one in its column leads to the one that takes its place
        enabled(v, "Remove Laos").await.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.arrives("compare/?country=th,vn").await;
        compares(v, "Thailand,Vietnam").await;
        v.shows::<String>("document.activeElement.ariaLabel", "Remove Thailand").await;
        v.press(" ").await;
        v.arrives("compare/?country=vn").await;
        v.shows::<String>("document.activeElement.ariaLabel", "Remove Vietnam").await;
        v.until("it invites to choose another", &format!("{SAID}.includes('second member')")).await;
        v.press(" ").await;
        v.arrives("compare/").await;
        compares(v, ALL_TEN).await;
        v.shows::<bool>("document.querySelector('main').contains(document.activeElement)", true).await;
    });
}

#[test]
fn of_five_the_first_four_are_shown_and_the_rest_is_named() {
    visit(async |v| {
        v.open("compare/?country=vn,th,sg,la,id").await;
        v.charts_ready().await;
        compares(v, "Indonesia,Laos,Singapore,Thailand").await;
        v.shows::<String>(
            SAID,
            "The first four are compared: Indonesia, Laos, Singapore and Thailand. Not shown: Vietnam.",
        )
        .await;
        v.shows::<String>("document.querySelector('main [data-live=compare-said]').getAttribute('role')", "status")
            .await;
        v.click_role("button", "Remove Singapore").await;
        v.arrives("compare/?country=id,la,th,vn").await;
        compares(v, "Indonesia,Laos,Thailand,Vietnam").await;
        v.click_role("button", "Clear selection").await;
        v.arrives("compare/").await;
        compares(v, ALL_TEN).await;
    });
}

#[test]
fn what_an_address_should_not_hold_is_ignored_and_told() {
    visit(async |v| {
        v.open("compare/?country=xx,VN,vn,,th&area=9").await;
        v.charts_ready().await;
        compares(v, "Thailand,Vietnam").await;
        v.shows::<String>(PRESSED, "Thailand,Vietnam").await;
        v.until(
            "the notice names what was ignored",
            "['xx', '9'].every(word => document.querySelector('.notice')?.innerText.includes(`“${word}”`))",
        )
        .await;
        v.open("compare/?country=xx").await;
        v.charts_ready().await;
        compares(v, ALL_TEN).await;
        v.open("compare/?country=bn,kh,id,la,my,mm,ph,sg,th,vn,jp").await;
        v.charts_ready().await;
        compares(v, "Brunei,Cambodia,Indonesia,Laos").await;
        v.until("the others are named", &format!("{SAID}.includes('Thailand and Vietnam')")).await;
    });
}

#[test]
fn a_link_restores_the_table_and_the_way_back_too() {
    visit(async |v| {
        v.open("compare/?country=vn,sg").await;
        v.charts_ready().await;
        compares(v, "Singapore,Vietnam").await;
        v.shows::<String>(PRESSED, "Singapore,Vietnam").await;
        // what is chosen is highlighted in the chart below
        v.shows::<String>("document.querySelector('[data-chart=profile]').dataset.sel", "SG VN").await;
        v.run::<()>("navigator.clipboard.writeText = async text => { window.copied = text }").await;
        v.click("main [data-do=share]").await;
        v.shows::<String>("window.copied", format!("{}compare/?country=vn,sg", v.home())).await;
        v.click("main td a[href*='action/']").await;
        v.until("another page", "document.documentElement.dataset.at.startsWith('action/')").await;
        v.back().await;
        v.arrives("compare/?country=vn,sg").await;
        compares(v, "Singapore,Vietnam").await;
    });
}

#[test]
fn what_is_shown_can_be_saved() {
    visit(async |v| {
        v.open("compare/?country=vn,sg").await;
        v.charts_ready().await;
        compares(v, "Singapore,Vietnam").await;
        v.run::<()>(
            "window.taken = {}; const make = URL.createObjectURL; \
             URL.createObjectURL = blob => { window.taken.blob = blob; return make.call(URL, blob) }; \
             HTMLAnchorElement.prototype.click = function () { window.taken.name = this.download }",
        )
        .await;
        v.click("main .compare-tools [data-chart-do=csv]").await;
        v.shows::<Option<String>>("window.taken.name", Some("compare.csv".to_owned())).await;
        let csv: String = v.run("return window.taken.blob.text()").await;
        for line in [
            "\"Japanese business bases, 1 October 2017\",Vietnam,1816,\"1,816\",primary,",
            "\"Japanese business bases, 1 October 2017\",Singapore,,\"5 members together: 3,289\",derived,",
            "\"Joined ASEAN\",Vietnam,,28 July 1995,reported,",
        ] {
            let found = csv.contains(line) || csv.contains(&line.replace("\"Joined ASEAN\"", "Joined ASEAN"));
            assert!(found, "{line} in {csv}");
        }
        assert!(!csv.contains("Thailand,"), "{csv}");
    });
}

#[test]
fn without_the_program_all_ten_are_there() {
    assert!(built("compare/index.html").contains("data-live=\"compare\""));
    let rule = |path: &str| if path.ends_with(".wasm") { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(&["404", "wasm", "WebAssembly"]).visit(async |v| {
        v.load("compare/?country=vn").await;
        v.until("the page stays readable", "document.documentElement.matches('[data-failed]')").await;
        compares(v, ALL_TEN).await;
        v.shows::<u32>("document.querySelectorAll('main article button:enabled').length", 0u32).await;
    });
}

#[test]
fn a_phone_shows_rows_as_lists_and_no_wider_than_it_is() {
    setup().screen(PHONE).visit(async |v| {
        for page in ["compare/?country=vn,sg", "compare/?country=la,mm,sg,vn", "compare/"] {
            v.open(page).await;
            v.charts_ready().await;
            v.until("the members are there", &format!("{SHOWN}.includes('Vietnam')")).await;
            for width in [320, 360] {
                v.resize(crate::browser::Screen { width, ..PHONE }).await;
                v.shows::<bool>("document.scrollingElement.scrollWidth <= innerWidth", true).await;
                // nothing of the table scrolls by itself, and each value has the name of its member
                v.shows::<u32>(
                    "[...document.querySelectorAll('.compare-table, .compare-table *')].filter(e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)).length",
                    0u32,
                )
                .await;
                v.shows::<bool>("document.querySelector('main td .compare-l').checkVisibility()", true).await;
            }
        }
        // it is a table still
        v.by_role("rowheader", "Joined ASEAN").await;
        v.resize(DESK).await;
        v.shows::<bool>("document.querySelector('main td .compare-l').checkVisibility()", false).await;
        v.by_role("rowheader", "Joined ASEAN").await;
    });
}

#[test]
fn the_head_stays_in_sight() {
    visit(async |v| {
        v.open("compare/?country=vn,sg").await;
        v.charts_ready().await;
        compares(v, "Singapore,Vietnam").await;
        v.run::<()>("document.querySelector('main tbody:last-of-type').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        v.shows::<bool>("Math.abs(document.querySelector('main thead th').getBoundingClientRect().top) < 1", true)
            .await;
    });
}

#[test]
fn axe_finds_nothing_in_either_look() {
    visit(async |v| {
        for page in ["compare/", "compare/?country=vn", "compare/?country=vn,th,sg,la,id", "charts/profile/?country=vn"]
        {
            v.open(page).await;
            v.charts_ready().await;
            v.until(
                "it is drawn for the address",
                "document.querySelector('[data-chart=profile]').dataset.sel !== undefined",
            )
            .await;
            v.run::<()>("document.querySelectorAll('details').forEach(d => d.open = true)").await;
            passes_in_both_looks(v, page).await;
        }
    });
}

#[test]
fn in_a_frame_it_works_without_menu_and_footer() {
    visit(async |v| {
        v.open("compare/?country=vn,sg&embed=1").await;
        v.charts_ready().await;
        compares(v, "Singapore,Vietnam").await;
        v.shows::<bool>("[...document.querySelectorAll('header.mast, footer')].some(e => e.checkVisibility())", false)
            .await;
        v.click_role("button", "Thailand").await;
        v.arrives("compare/?country=sg,th,vn&embed=1").await;
        compares(v, "Singapore,Thailand,Vietnam").await;
    });
}
