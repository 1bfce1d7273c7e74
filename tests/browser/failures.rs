//! What is left when something is missing: the page stays readable and says what it can't do.

use crate::browser::{Visit, built, setup, visit};
use crate::engine::Engine;
use crate::journeys::{Gate, say};
use std::sync::{Arc, Mutex, PoisonError};
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// What is said where the program could not be had.
const NEEDS: &str = "The map, filters and search could not be loaded";

/// What is said where scripts are off.
const SCRIPTS: &str = "The map, filters and search need JavaScript, which is switched off";

/// What is said in the page's own place for it.
const SAID: &str = "document.querySelector('.needs[role=status]').textContent";

/// Text that can be seen, from top to bottom.
async fn seen(v: &Visit) -> String {
    v.js("document.body.innerText").await
}

/// Waits until so many elements that a selector finds can be seen, each with some text in it.
async fn are_seen(v: &Visit, selector: &str, count: usize) {
    let expression = format!(
        "[...document.querySelectorAll({selector:?})].filter(e => e.checkVisibility({{ visibilityProperty: true }}) && e.textContent.trim()).length"
    );
    v.shows::<usize>(&expression, count).await;
}

async fn all_actions_are_seen(v: &Visit) {
    are_seen(v, "main li[data-action]", 34).await;
}

#[test]
fn everything_can_be_read_without_scripts() {
    visit(async |v| {
        v.tell("Emulation.setScriptExecutionDisabled", [("value", true.into())]).await;
        v.load("?country=vn").await;
        all_actions_are_seen(v).await;
        let text = seen(v).await;
        assert!(text.contains(SCRIPTS) && !text.contains(NEEDS), "{text}");
        // nothing is there that cannot work, for eyes and keys alike
        let dead = "[...document.querySelectorAll('button, input, select, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length";
        v.shows::<u32>(dead, 0u32).await;
        assert!(text.contains("NACCS has been introduced in Vietnam."));
        // drawings stand without a program
        let picture = "document.querySelector('[data-chart=gdp-growth] img[alt]')";
        v.run::<()>(&format!("{picture}.scrollIntoView()")).await;
        let drawn = format!("(i => i.complete && i.naturalWidth > 700 && i.checkVisibility())({picture})");
        v.until("the picture of the chart is shown", &drawn).await;
        let blank: u32 = v
            .js("[...document.querySelectorAll('canvas')].filter(c => c.checkVisibility({ visibilityProperty: true }) && c.getBoundingClientRect().height > 0).length")
            .await;
        assert_eq!(blank, 0, "an empty canvas takes up room");

        v.load("notes/").await;
        are_seen(v, "main [id^=fn]", 48).await;
        assert!(seen(v).await.contains(SCRIPTS));
        v.load("text/").await;
        are_seen(v, "main [id*='-p']", 49).await;
        v.load("action/a1.2-4/").await;
        let text = seen(v).await;
        for words in ["Digital trade platforms", "TradeWaltz", "note 24", "note 28", "§4.1a ¶4", SCRIPTS] {
            assert!(text.contains(words), "{words}: {text}");
        }
        v.load("area/3/").await;
        are_seen(v, "main li[data-action]", 10).await;
        // locators are plain links
        v.load("action/a1.2-4/").await;
        // its style sheet moves what is to be clicked
        v.until("the page is styled", "getComputedStyle(document.querySelector('.mast')).display === 'flex'").await;
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
    are_seen(v, "label[data-area]", 5).await;
    // links still lead on, as links do
    v.click_role("link", "Notes").await;
    v.arrives("notes/").await;
    are_seen(v, "main [id^=fn]", 48).await;
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
    let rule = |path: &str| if path.ends_with(".txt") { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(LOST).visit(async |v| {
        v.load("notes/").await;
        v.until(
            "the page knows that the program can't run",
            "document.documentElement.matches('[data-failed]:not([data-pending]):not([data-ready])')",
        )
        .await;
        are_seen(v, "main [id^=fn]", 48).await;
        assert!(seen(v).await.contains(NEEDS));
        // the explorer's page has them inside
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
    });
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
    assert!(text.contains("The explorer stopped because of an error.") && !text.contains(NEEDS), "{text}");
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
        let another = "document.documentElement.matches('[data-ready]:not([data-stopped])')";
        v.click("main a[href$='action/a4-2/'], .foot a[href$='about/#privacy']").await;
        v.until("the page is another", another).await;
        v.back().await;
        v.arrives("?area=1&country=vn").await;
        v.until("the page is another", another).await;
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
fn a_program_that_arrives_after_the_other_has_stopped_enables_nothing() {
    let gate = Arc::new(Gate::default());
    gate.set(true);
    let closed = gate.clone();
    let rule = move |path: &str| {
        if path.contains("charts_bg-") {
            closed.pass();
        }
        Answer::File
    };
    setup().rule(rule).expects(STOPS).visit(async |v| {
        v.open("charts/gdp-growth/?country=vn").await;
        spoil(v, PROGRAM).await;
        click_by_script(v, "label:has([name=look])").await;
        has_stopped(v).await;
        gate.set(false);
        v.until("the second program has arrived", "document.documentElement.matches('[data-charts]')").await;
        has_stopped(v).await;
    });
}

#[test]
fn going_back_from_a_program_that_has_stopped_leads_back() {
    setup().expects(STOPS).visit(async |v| {
        v.open("notes/").await;
        v.click_role("link", "Full text").await;
        v.arrives("text/").await;
        spoil(v, PROGRAM).await;
        click_by_script(v, "label:has([name=look])").await;
        has_stopped(v).await;
        v.back().await;
        v.arrives("notes/").await;
        v.until("the page is another", "!document.documentElement.matches('[data-stopped]')").await;
        v.ready().await;
        are_seen(v, "main [id^=fn]", 48).await;
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
        v.click_role("link", "Full text").await;
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
                "[...document.querySelectorAll('main > :not([lang]) a')].map(a => a.href)",
                [
                    "", "text/", "figures/", "charts/", "since/", "notes/", "about/", "area/1/", "area/2/", "area/3/",
                    "area/4/", "area/5/",
                ]
                .map(|page| format!("{home}{page}")),
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
        v.appearance("Dark").await;
        v.shows::<String>("document.documentElement.dataset.look", "dark")
            .await;
    });
}

#[test]
fn causes_are_told_apart() {
    // the words are nowhere in the page until they are true
    visit(async |v| {
        v.open("").await;
        v.shows::<String>(SAID, "").await;
        let text: String = v.js("document.body.textContent").await;
        for words in [NEEDS, "WebAssembly", "newer browser"] {
            assert!(!text.contains(words), "{words}");
        }
    });
    // a browser whose owner has switched WebAssembly off: nothing throws, nothing is fetched in vain
    setup().visit(async |v| {
        let source = [("source", "delete window.WebAssembly".into())];
        v.tell("Page.addScriptToEvaluateOnNewDocument", source).await;
        for page in ["?country=vn&area=1", "?action=a1.2-4", "charts/gdp-growth/", "?embed=1&map=only", "about/"] {
            v.load(page).await;
            v.until(&format!("{page} says why"), &format!("{SAID}.includes('need WebAssembly')")).await;
            v.shows::<bool>("document.documentElement.matches('[data-failed]:not([data-pending])')", true).await;
            let dead: Vec<String> = v
                .js("[...document.querySelectorAll('button, input, select')].filter(e => e.checkVisibility()).map(e => e.outerHTML)")
                .await;
            assert!(dead.is_empty(), "{page}: {dead:?}");
        }
        assert!(!v.server.requests().iter().any(|path| path.ends_with(".wasm")), "{:?}", v.server.requests());
        v.load("offline/japan-asean-explorer.html").await;
        v.until("the single file says why", &format!("{SAID}.includes('need WebAssembly')")).await;
    });
    // one that does not understand the starter
    let rule = |path: &str| match path {
        path if path.starts_with("/start-") => {
            Answer::Instead("text/javascript".to_owned(), b"this is from the future".to_vec())
        }
        _ => Answer::File,
    };
    setup().rule(rule).expects(&["SyntaxError", "preload"]).visit(async |v| {
        v.load("").await;
        v.until("it says why", &format!("{SAID}.includes('need a newer browser')")).await;
    });
}

#[test]
fn a_script_of_somebody_else_that_fails_is_no_failure() {
    let rule = |path: &str| if path == "/not-ours.js" { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(&["404", "Refused", "not-ours", "Content Security"]).visit(async |v| {
        let script = "document.addEventListener('DOMContentLoaded', () => document.head.append(Object.assign(document.createElement('script'), { src: '/not-ours.js' })))";
        v.tell("Page.addScriptToEvaluateOnNewDocument", [("source", script.into())]).await;
        v.open("?country=vn").await;
        v.counts(Some(3), 34).await;
        v.shows::<bool>("document.documentElement.matches('[data-failed]')", false).await;
        v.shows::<String>(SAID, "").await;
    });
}

#[test]
fn what_is_asked_for_is_not_hidden_for_long() {
    let gate = Arc::new(Gate::default());
    gate.set(true);
    let at_gate = Arc::clone(&gate);
    let rule = move |path: &str| {
        if path.ends_with(".wasm") {
            at_gate.pass();
        }
        Answer::File
    };
    setup().rule(rule).visit(async |v| {
        v.load("?country=vn&area=1").await;
        v.until(
            "the list is shown again",
            "getComputedStyle(document.querySelector('.list')).visibility === 'visible'",
        )
        .await;
        v.shows::<String>(SAID, "Filters are still loading…").await;
        all_actions_are_seen(v).await;
        // the filter applies when the program comes, in the page that is there
        v.run::<()>("window.list = document.querySelector('.list')").await;
        gate.set(false);
        v.ready().await;
        v.counts(Some(2), 9).await;
        v.shows::<String>(SAID, "").await;
        v.shows::<bool>("window.list.isConnected", true).await;
    });
}

#[test]
fn reading_from_right_to_left_makes_no_page_wider() {
    visit(async |v| {
        for page in ["", "text/", "charts/gdp-growth/", "action/a1.2-4/"] {
            v.open(page).await;
            let wide = "document.documentElement.scrollWidth";
            let before: u32 = v.js(wide).await;
            v.run::<()>("document.documentElement.dir = 'rtl'").await;
            v.shows::<u32>(wide, before).await;
            // labels of drawings stay where they belong
            let turned = "[...document.querySelectorAll('main svg, main canvas')].filter(e => getComputedStyle(e).direction !== 'ltr').length";
            v.shows::<u32>(turned, 0u32).await;
        }
    });
}

/// What an extension of the browser does to a page, and when.
const FOREIGN: [(&str, &str); 9] = [
    ("first and last in the body", "document.body.prepend(node()); document.body.append(node())"),
    (
        "between everything in the body",
        "for (const e of [...document.body.children]) { e.before('x'); e.after(document.createComment('c'), node()) }",
    ),
    ("first and last in the app", "app.prepend(node()); app.append(node())"),
    (
        "between everything in the app",
        "for (const e of [...app.children]) { e.before('x'); e.after(document.createComment('c'), node()) }",
    ),
    (
        "in main, masthead and list",
        "for (const s of ['main', 'header', '.list']) { document.querySelector(s).prepend(node()); document.querySelector(s).append(node()) }",
    ),
    (
        "in rows and between them",
        "for (const e of document.querySelectorAll('main li[data-action]')) { e.before(node()); e.prepend(node()); e.append('x') }",
    ),
    ("around everything", "const all = node(); all.append(...document.body.childNodes); document.body.append(all)"),
    ("in place of a notice", "document.querySelector('.notices').remove(); document.querySelector('.credit').remove()"),
    (
        "around every text",
        "for (const e of document.querySelectorAll('.skip, h1, h2, h3')) { const f = document.createElement('font'); f.append(...e.childNodes); e.append(f) }",
    ),
];

/// The explorer does all it should, and holds every action once.
async fn works(v: &Visit, what: &str) {
    let whole = || async {
        assert_eq!(v.listed().await.len(), 34, "{what}");
        let once: Vec<usize> = v
            .js("['main', 'h1', 'header.mast', 'dialog.peek', '.foot'].map(s => document.querySelectorAll(s).length)")
            .await;
        assert_eq!(once, [1; 5], "{what}");
        let rows: usize = v.js("document.querySelectorAll('main li[data-action]').length").await;
        assert_eq!(rows, 34, "{what}");
    };
    // WebKit's driver does not bring into sight what is in a box that scrolls by itself
    let to_member =
        "document.querySelector('label[data-country=VN]').scrollIntoView({ block: 'center', behavior: 'instant' })";
    v.run::<()>(to_member).await;
    v.click("label[data-country=VN]").await;
    v.counts(Some(3), 34).await;
    whole().await;
    v.run::<()>(to_member).await;
    v.click("label[data-country=VN]").await;
    v.counts(None, 34).await;
    whole().await;
    let order: Vec<String> = v.listed().await;
    let mut sorted = order.clone();
    sorted.sort();
    assert_eq!(order, sorted, "{what}: the rows are in the order of the text again");
    v.click("header nav a[href$='text/']").await;
    v.arrives("text/").await;
    v.back().await;
    v.arrives("").await;
    v.counts(None, 34).await;
    whole().await;
    v.shows::<bool>("document.documentElement.matches('[data-stopped]')", false).await;
}

fn foreign_nodes(engine: Engine) {
    if let Some(reason) = engine.missing() {
        return say(&format!("NOT RUN in {engine}, nodes of browsers' extensions: {reason}"));
    }
    // before the page's own policy, which allows no other script
    const FIRST: &str = "<meta charset=\"utf-8\">";
    let script = Arc::new(Mutex::new(String::new()));
    let now = Arc::clone(&script);
    let rule = move |path: &str| match path {
        "/" => {
            let script = now.lock().unwrap_or_else(PoisonError::into_inner);
            let page = built("index.html").replacen(FIRST, &format!("{FIRST}<script>{script}</script>"), 1);
            Answer::Instead("text/html; charset=utf-8".to_owned(), page.into_bytes())
        }
        _ => Answer::File,
    };
    let moments = [
        ("before", "addEventListener('DOMContentLoaded', put)"),
        ("during", "document.addEventListener('explorer:change', put, { once: true })"),
        (
            "after",
            "new MutationObserver((_, o) => { if (document.querySelector('html[data-ready]')) { o.disconnect(); put() } }).observe(document, { attributes: true, subtree: true })",
        ),
    ];
    setup().engine(engine).rule(rule).visit(async |v| {
        for (when, moment) in moments {
            for (what, put) in FOREIGN {
                // what is taken away from a live page is gone
                if when != "before" && what == "in place of a notice" {
                    continue;
                }
                *script.lock().unwrap_or_else(PoisonError::into_inner) = format!(
                    "const node = () => Object.assign(document.createElement('ext-el'), {{ innerHTML: '<b>extension</b>' }}); \
                     const put = () => {{ const app = document.getElementById('explorer-app'); {put}; window.done = true }}; {moment}"
                );
                v.open("").await;
                v.until("the extension has been there", "window.done").await;
                works(v, &format!("{what}, {when} hydration")).await;
            }
        }
    });
}

#[test]
fn foreign_nodes_do_no_harm_in_chromium() {
    foreign_nodes(Engine::Chromium);
}

#[test]
fn foreign_nodes_do_no_harm_in_firefox() {
    foreign_nodes(Engine::Firefox);
}

#[test]
fn foreign_nodes_do_no_harm_in_webkit() {
    foreign_nodes(Engine::WebKit);
}

#[test]
fn a_page_that_is_as_it_was_written_is_not_drawn_anew() {
    visit(async |v| {
        let keep = "addEventListener('DOMContentLoaded', () => { window.first = [...document.querySelectorAll('#explorer-app > *, main > *')] })";
        v.tell("Page.addScriptToEvaluateOnNewDocument", [("source", keep.into())]).await;
        for page in ["", "text/", "notes/", "action/a1.2-4/", "area/3/", "charts/", "figures/", "about/"] {
            v.open(page).await;
            v.shows::<bool>("window.first.length > 8 && window.first.every(e => e.isConnected)", true).await;
        }
        // nodes beside the app change nothing in it
        let beside =
            "addEventListener('DOMContentLoaded', () => { document.body.prepend(document.createElement('ext-el')) })";
        v.tell("Page.addScriptToEvaluateOnNewDocument", [("source", beside.into())]).await;
        v.open("").await;
        v.shows::<bool>("window.first.every(e => e.isConnected)", true).await;
        v.shows::<u32>("document.querySelectorAll('body > ext-el').length", 1u32).await;
    });
}
