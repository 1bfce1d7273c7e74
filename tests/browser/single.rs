//! The whole site in one file, opened from a disk: no server, nothing beside it, and the text for
//! readers without scripts.

use crate::browser::{Visit, dist, setup};
use explorer::publish::single::pack::{decoded, encoded};
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::prelude::*;

const FILE: &str = "offline/japan-asean-explorer.html";

/// The text of the file.
fn file() -> String {
    decoded(&fs::read(dist().join(FILE)).expect("the single file"))
}

/// A memory stick with the file on it and nothing else, under a name as sticks have them.
struct Stick(PathBuf);

impl Stick {
    fn with(name: &str, file: &str) -> Stick {
        let stick = std::env::temp_dir().join(format!("japan-asean-explorer-{}-{name}", std::process::id()));
        let folder = stick.join("日本 & ASEAN 100%");
        fs::create_dir_all(&folder).expect("a folder can be made");
        let file = encoded(file, &[]).expect("no script is checked");
        fs::write(folder.join("explorer (1).html"), file).expect("the file can be copied");
        Stick(stick)
    }

    /// The address a double click opens.
    fn address(&self) -> String {
        let path = self.0.join("日本 & ASEAN 100%").join("explorer (1).html");
        let path = path.to_str().expect("a plain path");
        let encoded: String = path
            .bytes()
            .map(|b| match b {
                b'/' | b'-' | b'.' | b'_' => char::from(b).to_string(),
                b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
                b => format!("%{b:02X}"),
            })
            .collect();
        assert!(Path::new(path).is_file());
        format!("file://{encoded}")
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn load(v: &Visit, address: &str) {
    // an address that differs in its fragment only would not load the file again
    v.driver.goto("about:blank").await.expect("an empty page");
    v.driver.goto(address).await.unwrap_or_else(|e| panic!("{address}: {e}"));
}

async fn open(v: &Visit, address: &str) {
    load(v, address).await;
    v.ready().await;
}

async fn at(v: &Visit, hash: &str) {
    v.shows::<String>("location.hash", hash).await;
}

/// Whatever was fetched came out of the file itself.
async fn nothing_was_asked_for(v: &Visit) {
    let fetched: Vec<String> = v.js("performance.getEntriesByType('resource').map(e => e.name)").await;
    let beside: Vec<_> = fetched.iter().filter(|name| !name.starts_with("blob:")).collect();
    assert!(beside.is_empty(), "{beside:?}");
    assert_eq!(v.server.requests(), [] as [String; 0]);
}

#[test]
fn a_double_click_opens_the_whole_app() {
    let stick = Stick::with("whole", &file());
    setup().visit(async |v| {
        open(v, &stick.address()).await;
        v.counts(None, 34).await;
        v.shows::<u32>("document.querySelectorAll('.copy, [data-packed]').length", 0u32).await;
        v.click("label[data-country=VN]").await;
        v.click("label[data-area='1']").await;
        v.counts(Some(2), 9).await;
        at(v, "#/?area=1&country=vn").await;
        // a passage over the page, and its place in the text
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.by_role("dialog", "note 24").await;
        v.press(Key::Escape).await;
        v.click_role("link", "Notes").await;
        v.shows::<String>("document.activeElement.textContent", "Notes and sources").await;
        at(v, "#/notes/").await;
        v.click("nav.toc a[href='#fn11']").await;
        v.shows::<String>("document.activeElement.id", "fn11").await;
        at(v, "#/notes/#fn11").await;
        v.back().await;
        at(v, "#/notes/").await;
        v.back().await;
        v.counts(Some(2), 9).await;
        v.forward().await;
        v.by_role("heading", "Notes and sources").await;
        // what stands beside the site's pages does not stand beside the file
        v.click_role("link", "About").await;
        v.by_role("heading", "About this site").await;
        v.shows::<u32>("[...document.querySelectorAll('a[download]')].filter(a => a.checkVisibility()).length", 0u32)
            .await;
        v.element("[data-alone]").await;
        nothing_was_asked_for(v).await;
    });
}

#[test]
fn the_map_of_the_file_shows_figures() {
    let stick = Stick::with("map", &file());
    setup().visit(async |v| {
        open(v, &format!("{}#/?map=residents", stick.address())).await;
        let legend = "document.querySelector('[data-map-legend]')?.dataset.mapLegend ?? ''";
        v.shows::<String>(legend, "residents").await;
        v.until("the choices can be made", "document.querySelectorAll('.map-data input:enabled').length === 7").await;
        v.run::<()>("document.querySelector('input[data-choice=\"map=bases\"]').click()").await;
        at(v, "#/?map=bases").await;
        v.shows::<String>(legend, "bases").await;
        v.run::<()>("document.querySelector('input[data-choice=\"map=\"]').click()").await;
        v.shows::<String>(legend, "").await;
        nothing_was_asked_for(v).await;
    });
}

#[test]
fn the_file_is_searched_and_has_the_timeline_and_the_names() {
    let stick = Stick::with("found", &file());
    setup().visit(async |v| {
        open(v, &format!("{}#/search/?q=rcep", stick.address())).await;
        v.shows::<String>(
            "document.querySelector('main .find-hits b')?.textContent ?? ''",
            "Regional Comprehensive Economic Partnership Agreement",
        )
        .await;
        v.click("main .find-hits a").await;
        at(v, "#/initiatives/rcep/").await;
        v.by_role("heading", "Regional Comprehensive Economic Partnership Agreement").await;
        v.press("/").await;
        v.until("the dialog is open", "document.querySelector('dialog[open] [role=combobox]')").await;
        v.press("note 24").await;
        v.until(
            "the result is there",
            "document.querySelector('dialog [role=option] b')?.innerText.startsWith('Note 24')",
        )
        .await;
        v.press(Key::Down).await;
        v.press(Key::Enter).await;
        at(v, "#/notes/#fn24").await;
        open(v, &format!("{}#/timeline/?area=4", stick.address())).await;
        v.shows::<u32>("document.querySelectorAll('main dl.ev-s > div').length", 10u32).await;
        nothing_was_asked_for(v).await;
    });
}

#[test]
fn words_narrow_the_list_of_the_file() {
    let stick = Stick::with("words", &file());
    setup().visit(async |v| {
        open(v, &format!("{}#/?q=cybersecurity", stick.address())).await;
        let listed = v.listed().await;
        assert!(listed.len() < 34 && listed.iter().any(|id| id == "A3.2-5"), "{listed:?}");
        v.reload().await;
        v.shows::<Vec<String>>(crate::browser::LISTED, listed).await;
        // an address typed over the present one
        v.driver.goto(format!("{}#/?country=vn", stick.address())).await.expect("the same file");
        v.counts(Some(3), 34).await;
    });
}

#[test]
fn addresses_of_the_file_open_their_place() {
    let stick = Stick::with("places", &file());
    setup().visit(async |v| {
        open(v, &format!("{}#/notes/#fn11", stick.address())).await;
        v.shows::<String>("document.activeElement.id", "fn11").await;
        v.until("the note is in sight", "document.querySelector('#fn11').getBoundingClientRect().top < innerHeight")
            .await;
        // as the text for readers without scripts has it
        open(v, &format!("{}#/notes/%23fn24", stick.address())).await;
        v.shows::<String>("document.activeElement.id", "fn24").await;
        // links can be opened elsewhere: they hold the whole address
        let link: String = v.js("document.querySelector('header.mast a[href*=text]').href").await;
        assert_eq!(link, format!("{}#/text/", stick.address()));

        open(v, &format!("{}#/charts/gdp-growth/?country=vn&look=dark", stick.address())).await;
        v.shows::<String>("document.documentElement.dataset.charts", "").await;
        v.shows::<String>("document.documentElement.dataset.look", "dark").await;
        v.until("the chart is drawn", "document.querySelector('canvas')?.getBoundingClientRect().height > 100").await;
        v.run::<()>("navigator.clipboard.writeText = async text => { window.copied = text }").await;
        v.click("[data-chart-do=link]").await;
        let copied = format!("{}#/charts/gdp-growth/?country=vn&look=dark", stick.address());
        v.shows::<String>("window.copied", copied.as_str()).await;
        v.click("button[data-do=share]").await;
        v.shows::<String>("window.copied", copied.as_str()).await;
        v.click_role("link", "Charts").await;
        at(v, "#/charts/").await;

        open(v, &format!("{}#/no/such/page/", stick.address())).await;
        v.by_role("heading", "No page has this address").await;
        nothing_was_asked_for(v).await;
    });
}

/// The text without the app, with the reason: all of it, and each link within the file leads to a place in it.
async fn reads(v: &Visit, why: &str) {
    let seen = |selector: &str| {
        format!(
            "[...document.querySelectorAll({selector:?})].filter(e => e.checkVisibility() && e.innerText.trim()).length"
        )
    };
    for (what, count) in [
        ("[data-action]", 34u32),
        ("[id^='/notes/#fn']", 48),
        // and the lead-in of the appendix
        ("[id^='/text/#'][id*='-p']", 49),
        ("[id^='/figures/'] tbody tr", 17),
    ] {
        v.shows::<u32>(&seen(what), count).await;
    }
    let text: String = v.js("document.body.innerText").await;
    for words in [why, "NACCS has been introduced in Vietnam.", "TradeWaltz"] {
        assert!(text.contains(words), "{words}");
    }
    let lost: Vec<String> = v
        .js("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href')).filter(href => !document.getElementById(decodeURIComponent(href.slice(1))))")
        .await;
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn the_file_can_be_read_without_scripts() {
    let stick = Stick::with("plain", &file());
    setup().visit(async |v| {
        v.tell("Emulation.setScriptExecutionDisabled", [("value", true.into())]).await;
        load(v, &stick.address()).await;
        reads(v, "need JavaScript, which is switched off").await;
        v.click("[data-action='A1.2-4'] a[href='#/notes/%23fn24']").await;
        at(v, "#/notes/%23fn24").await;
        v.until(
            "the note is in sight",
            "(top => top >= 0 && top < innerHeight / 2)(document.querySelector(':target').getBoundingClientRect().top)",
        )
        .await;
        let target: String = v.js("document.querySelector(':target').innerText").await;
        assert!(target.contains("note 24"), "{target}");
    });
}

#[test]
fn a_browser_that_cannot_inflate_shows_the_text() {
    let stick = Stick::with("old", &file());
    setup().visit(async |v| {
        let old = "delete window.DecompressionStream";
        v.tell("Page.addScriptToEvaluateOnNewDocument", [("source", old.into())]).await;
        load(v, &stick.address()).await;
        reads(v, "need a newer browser").await;
    });
}

#[test]
fn a_damaged_copy_shows_the_text() {
    let whole = file();
    let start = whole.find("data-packed=\"program\"").expect("the program is in the file");
    // as if a few blocks of the stick had gone
    let after = |at: usize| (at..).find(|at| whole.is_char_boundary(*at)).expect("a character");
    let damaged = format!("{}{}{}", &whole[..after(start + 4000)], "A".repeat(2000), &whole[after(start + 6000)..]);
    let stick = Stick::with("damaged", &damaged);
    setup().visit(async |v| {
        load(v, &format!("{}#/?country=vn", stick.address())).await;
        v.until(
            "the page knows that the program can't run",
            "document.documentElement.matches('[data-failed]:not([data-pending]):not([data-ready])')",
        )
        .await;
        reads(v, "could not be loaded").await;
    });
}
