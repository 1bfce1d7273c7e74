//! What is left when something is missing: the page stays readable and says what it can't do.

use crate::browser::{Visit, built, setup, visit};
use thirtyfour::prelude::*;
use xtask::server::Answer;

const NEEDS: &str = "Map, filters and search need a newer browser, or scripts switched on.";

/// Text that can be seen, from top to bottom.
async fn seen(v: &Visit) -> String {
    v.js("document.body.innerText").await
}

/// Elements that a selector finds and that can be seen, each with some text in it.
async fn seen_count(v: &Visit, selector: &str) -> usize {
    let expression = format!(
        "[...document.querySelectorAll({selector:?})].filter(e => e.checkVisibility({{ visibilityProperty: true }}) && e.innerText.trim()).length"
    );
    v.js(&expression).await
}

async fn all_actions_are_seen(v: &Visit) {
    assert_eq!(seen_count(v, "main li[data-action]").await, 34);
}

#[test]
fn everything_can_be_read_without_scripts() {
    visit(async |v| {
        v.tell("Emulation.setScriptExecutionDisabled", [("value", true.into())]).await;
        v.load("?country=vn").await;
        all_actions_are_seen(v).await;
        let text = seen(v).await;
        assert!(text.contains(NEEDS), "{text}");
        assert!(text.contains("NACCS has been introduced in Vietnam."));
        // drawings stand without a program
        for chart in ["gdp-growth", "actions-by-area"] {
            let drawn: Vec<f64> = v
                .js(&format!(
                    "[...document.querySelectorAll('[data-chart={chart}] svg')].filter(s => s.checkVisibility()).map(s => s.getBoundingClientRect()).filter(r => r.width > 250 && r.height > 150).map(r => r.width)"
                ))
                .await;
            assert_eq!(drawn.len(), 1, "{chart}: {drawn:?}");
        }
        let blank: u32 = v
            .js("[...document.querySelectorAll('canvas')].filter(c => c.checkVisibility({ visibilityProperty: true }) && c.getBoundingClientRect().height > 0).length")
            .await;
        assert_eq!(blank, 0, "an empty canvas takes up room");

        v.load("notes/").await;
        assert_eq!(seen_count(v, "main [id^=fn]").await, 48);
        assert!(seen(v).await.contains(NEEDS));
        v.load("text/").await;
        assert_eq!(seen_count(v, "main [id*='-p']").await, 49);
        v.load("action/a1.2-4/").await;
        let text = seen(v).await;
        for words in ["Digital trade platforms", "TradeWaltz", "note 24", "note 28", "§4.1a ¶4", NEEDS] {
            assert!(text.contains(words), "{words}: {text}");
        }
        v.load("area/3/").await;
        assert_eq!(seen_count(v, "main li[data-action]").await, 10);
        // locators are plain links
        v.load("action/a1.2-4/").await;
        v.click("main a.loc[data-note='24']").await;
        v.arrives("notes/#fn24").await;
    });
}

/// The page when the program can't run: everything to be read, nothing pending, a quiet line.
async fn stays_readable(v: &Visit) {
    v.until(
        "the page knows that the program can't run",
        "document.documentElement.matches('[data-failed]:not([data-pending]):not([data-ready])')",
    )
    .await;
    all_actions_are_seen(v).await;
    let text = seen(v).await;
    assert!(text.contains(NEEDS), "{text}");
    assert_eq!(seen_count(v, "label[data-area]").await, 5);
    // links still lead on, as links do
    v.click_role("link", "Notes").await;
    v.arrives("notes/").await;
    assert_eq!(seen_count(v, "main [id^=fn]").await, 48);
}

const LOST: &[&str] = &["404", "Failed to load", "failed", "preload", "WebAssembly", "net::ERR"];

fn without(end: &'static str, answer: Answer) {
    let rule = move |path: &str| {
        if path.ends_with(end) && !path.contains("start-") { answer.clone() } else { Answer::File }
    };
    setup().rule(rule).expects(LOST).visit(async |v| {
        v.load("?area=1&country=vn").await;
        stays_readable(v).await;
    });
}

#[test]
fn a_missing_program_leaves_the_page_readable() {
    without(".wasm", Answer::Missing);
}

#[test]
fn a_program_cut_short_leaves_the_page_readable() {
    without(".wasm", Answer::Cut(20_000));
}

#[test]
fn missing_texts_leave_the_page_readable() {
    without(".txt", Answer::Missing);
}

#[test]
fn a_missing_module_leaves_the_page_readable() {
    without(".js", Answer::Missing);
}

#[test]
fn a_missing_starter_leaves_the_page_readable() {
    let rule = |path: &str| {
        if path.starts_with("/start-") { Answer::Missing } else { Answer::File }
    };
    setup().rule(rule).expects(LOST).visit(async |v| {
        v.load("?area=1&country=vn").await;
        stays_readable(v).await;
    });
}

/// Spoils what a running program remembers, so that it comes to a stop the next time it is asked
/// something. `script` finds the address of its script, which has been loaded.
pub async fn spoil(v: &Visit, script: &str) {
    v.run::<()>(&format!(
        "return import({script}).then(program => program.default()).then(program => {{ new Uint8Array(program.memory.buffer).fill(255) }})"
    ))
    .await;
}

/// Clicks without the mouse, whose way there would ask something, too.
pub async fn click_by_script(v: &Visit, selector: &str) {
    v.run::<()>(&format!("document.querySelector({selector:?}).click()")).await;
}

/// The script of the program that draws the pages.
pub const PROGRAM: &str = "document.querySelector('link[rel=modulepreload]').href";

/// The script of the program that draws charts.
const CHARTS: &str = "performance.getEntriesByType('resource').find(e => /charts-[0-9a-f]+\\.js/.test(e.name)).name";

/// What a browser says of a program that has stopped.
pub const STOPS: &[&str] = &[".wasm", "web-share"];

/// The page of a program that has stopped: to be read, nothing to be asked, and a way to go on.
pub async fn has_stopped(v: &Visit) {
    v.element(".stopped").await;
    let text = seen(v).await;
    assert!(text.contains("A fault has stopped the explorer.") && !text.contains(NEEDS), "{text}");
    v.shows::<Vec<String>>(
        "[...document.querySelectorAll(':is(button, input, select):enabled')].map(e => e.textContent)",
        ["Reload".to_owned()],
    )
    .await;
    v.shows::<u32>("document.querySelectorAll('dialog[open]').length", 0u32).await;
}

#[test]
fn a_program_that_stops_says_so_and_leaves_the_page() {
    setup().expects(STOPS).visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.by_role("dialog", "note 24").await;
        v.press(Key::Escape).await;
        // another's fault is not ours
        v.run::<()>("window.dispatchEvent(new ErrorEvent('error', { error: new Error('an extension') }))").await;
        v.run::<()>("window.dispatchEvent(new ErrorEvent('error'))").await;
        v.shows::<bool>("document.documentElement.matches('[data-stopped]')", false).await;

        spoil(v, PROGRAM).await;
        click_by_script(v, "label[data-country=TH]").await;
        has_stopped(v).await;
        v.counts(Some(2), 9).await;
        assert_eq!(v.listed().await.len(), 9);
        // wherever one reads on
        v.run::<()>("document.querySelector('.foot').scrollIntoView({ behavior: 'instant' })").await;
        v.shows::<bool>(
            "(r => r.top > 0 && r.bottom <= innerHeight)(document.querySelector('.stopped').getBoundingClientRect())",
            true,
        )
        .await;
        // links lead on, to a page that is live, and back
        v.click("main a[href$='action/a4-2/'], .foot a[href$='about/#privacy']").await;
        v.ready().await;
        v.shows::<bool>("document.documentElement.matches('[data-stopped]')", false).await;
        v.back().await;
        v.ready().await;
        v.counts(Some(2), 9).await;

        // what was asked is in the address
        spoil(v, PROGRAM).await;
        click_by_script(v, "label[data-area='3']").await;
        has_stopped(v).await;
        v.click_role("button", "Reload").await;
        v.until("the page is another", "!document.documentElement.matches('[data-stopped]')").await;
        v.ready().await;
        v.counts(Some(2), 9).await;
        v.click("label[data-area='1']").await;
        v.counts(Some(3), 34).await;
    });
}

#[test]
fn going_back_from_a_program_that_has_stopped_leads_back() {
    setup().expects(STOPS).visit(async |v| {
        v.open("notes/").await;
        v.click_role("link", "Text").await;
        v.arrives("text/").await;
        spoil(v, PROGRAM).await;
        click_by_script(v, "label:has([name=look])").await;
        has_stopped(v).await;
        v.back().await;
        v.arrives("notes/").await;
        v.until("the page is another", "!document.documentElement.matches('[data-stopped]')").await;
        v.ready().await;
        assert_eq!(seen_count(v, "main [id^=fn]").await, 48);
    });
}

#[test]
fn charts_that_stop_say_so_too() {
    setup().expects(STOPS).visit(async |v| {
        v.open("charts/gdp-growth/").await;
        v.element("[data-chart=gdp-growth] .chart-box.is-live").await;
        spoil(v, CHARTS).await;
        click_by_script(v, "button[data-country=TH]").await;
        has_stopped(v).await;
        // the figures stay
        assert!(seen(v).await.contains("Thailand"));
        v.click_role("button", "Reload").await;
        v.element("[data-chart=gdp-growth] .chart-box.is-live").await;
        v.shows::<bool>("document.documentElement.matches('[data-stopped]')", false).await;
    });
}

#[test]
fn a_page_of_another_build_is_drawn_anew() {
    let page = built("index.html");
    let at = page.find("data-build=\"").expect("a page says its build") + "data-build=\"".len();
    let stale = format!("{}0000000000000000{}", &page[..at], &page[at + 16..]);
    let stale = stale.replace("<h1>", "<h1 data-stale>An older ");
    assert!(stale.contains("data-stale"));
    let rule = move |path: &str| match path {
        "/" => Answer::Instead("text/html; charset=utf-8".to_owned(), stale.clone().into_bytes()),
        _ => Answer::File,
    };
    setup().rule(rule).visit(async |v| {
        v.open("?country=vn").await;
        v.shows::<u32>("document.querySelectorAll('[data-stale]').length", 0u32).await;
        for once in ["main", "header.mast", "footer", "h1", "dialog.peek"] {
            v.shows::<u32>(&format!("document.querySelectorAll('{once}').length"), 1u32).await;
        }
        v.counts(Some(3), 34).await;
        v.click("label[data-area='1']").await;
        v.counts(Some(2), 9).await;
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.by_role("dialog", "note 24").await;
        v.press(Key::Escape).await;
        v.click_role("link", "Text").await;
        v.arrives("text/").await;
        v.back().await;
        v.counts(Some(2), 9).await;
    });
}

#[test]
fn a_translated_page_is_not_hydrated_but_works() {
    // a translator wraps every text in a font element and says so on the root
    let page = built("index.html")
        .replacen("<html lang=\"en\"", "<html lang=\"en\" class=\"translated-ltr\"", 1)
        .replacen("<h1>", "<h1><font>", 1)
        .replacen("</h1>", "</font></h1>", 1);
    assert!(page.contains("<font>"));
    let rule = move |path: &str| match path {
        "/" => Answer::Instead("text/html; charset=utf-8".to_owned(), page.clone().into_bytes()),
        _ => Answer::File,
    };
    setup().rule(rule).visit(async |v| {
        v.open("").await;
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
    });
}

#[test]
fn an_address_that_leads_nowhere_leads_home() {
    for prefix in ["", "/policy/asean"] {
        setup().prefix(prefix).expects(&["404"]).visit(async |v| {
            v.load("no/such/page/").await;
            v.by_role("heading", "No page has this address").await;
            // once it has found the site's folder, every link of the page leads into it
            let home = format!("{}{prefix}/", v.origin());
            v.shows::<Vec<String>>(
                "[...document.querySelectorAll('main a')].map(a => a.href)",
                ["", "text/", "notes/"].map(|page| format!("{home}{page}")),
            )
            .await;
            let stray: Vec<String> = v
                .js(&format!(
                    "[...document.querySelectorAll('a:not([rel~=external])')].map(a => a.href)\
                         .filter(href => !href.startsWith({home:?}) && !href.startsWith(location.href + '#'))"
                ))
                .await;
            assert!(stray.is_empty(), "{stray:?}");
            v.click("main a").await;
            v.ready().await;
            v.counts(None, 34).await;
            v.arrives("").await;
        });
    }
}

#[test]
fn storage_denied_does_no_harm() {
    setup().visit(async |v| {
        let denied = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })";
        v.tell("Page.addScriptToEvaluateOnNewDocument", [("source", denied.into())])
            .await;
        v.open("?country=vn").await;
        v.counts(Some(3), 34).await;
        v.click_role("radio", "Dark").await;
        v.shows::<String>("document.documentElement.dataset.look", "dark")
            .await;
    });
}
