//! Twelve ways through the site that must hold in every engine.
//!
//! Everything else is tested in Chromium alone. Each engine is opened once and goes all twelve
//! ways one after the other, so that a failure of one does not hide the next.

use crate::addresses::{OPEN, notice};
use crate::browser::{BOX, DEADLINE, Visit, setup};
use crate::charts::{inked, rows};
use crate::engine::Engine;
use crate::filters::{FOCUS, sees_vietnam_in_the_first_area};
use crate::looks::{LOOK, PAPER};
use crate::navigation::{deep_down, mark, same_document, stands_at_heading, title_has};
use std::future::poll_fn;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::Poll;
use std::time::Instant;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// What an engine can't do here, and why; each run says so.
const CANNOT: &[(Engine, &str, &str)] = &[
    (Engine::Firefox, "hand out its console", CONSOLE),
    (Engine::WebKit, "hand out its console", CONSOLE),
    (
        Engine::WebKit,
        "go back and forward by its driver",
        "that waits for another document, even where the page stays; a script in the page goes instead",
    ),
];

const CONSOLE: &str = "its driver has no such command; a script in each page keeps errors, refusals and what is \
                       reported, but not the engine's own remarks";

/// A way being gone.
type Going<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A way through the site.
struct Journey {
    name: &'static str,
    go: for<'a> fn(&'a Visit, &'a Gate) -> Going<'a>,
    /// complaints it brings about
    expects: &'static [&'static str],
}

macro_rules! journey {
    ($go:ident) => {
        journey!($go expects [])
    };
    ($go:ident expects $words:expr) => {
        Journey { name: stringify!($go), go: |visit, gate| Box::pin($go(visit, gate)), expects: &$words }
    };
}

const JOURNEYS: [Journey; 12] = [
    // the first, while nothing can have kept the program from an earlier load
    journey!(a_chart_is_drawn_before_the_program_and_after),
    journey!(the_explorer_becomes_live_and_lists_everything),
    journey!(a_member_and_an_area_are_chosen_in_the_lists),
    journey!(a_member_and_an_area_are_chosen_by_keyboard),
    journey!(words_narrow_the_list_and_are_cleared),
    journey!(an_action_opens_in_place_and_going_back_closes_it),
    journey!(a_link_is_followed_in_place_and_back_to_the_same_height),
    journey!(an_address_brings_its_choices),
    journey!(a_bad_value_is_named_and_the_rest_holds),
    journey!(a_passage_is_shown_over_the_page),
    journey!(a_look_is_kept),
    journey!(an_unknown_address_leads_home expects ["404"]),
];

#[test]
fn twelve_journeys_in_chromium() {
    travel(Engine::Chromium);
}

#[test]
fn twelve_journeys_in_firefox() {
    travel(Engine::Firefox);
}

#[test]
fn twelve_journeys_in_webkit() {
    travel(Engine::WebKit);
}

/// Says something even though the tests pass, which print! would not.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn travel(engine: Engine) {
    if let Some(reason) = engine.missing() {
        return say(&format!("NOT RUN in {engine}, all twelve journeys: {reason}"));
    }
    let gate = Arc::new(Gate::default());
    let at_gate = Arc::clone(&gate);
    let rule = move |path: &str| {
        if path.ends_with(".wasm") {
            at_gate.pass();
        }
        Answer::File
    };
    setup().engine(engine).rule(rule).visit(async |v| {
        let started = Instant::now();
        let mut failed = Vec::new();
        for journey in &JOURNEYS {
            let mut outcome = unpanicked((journey.go)(v, &gate)).await;
            let wrong = v.console().await;
            let wrong: Vec<_> = wrong.iter().filter(|said| said.complains_but(journey.expects)).collect();
            if outcome.is_ok() && !wrong.is_empty() {
                outcome = Err(format!("the console complains: {wrong:#?}"));
            }
            if let Err(why) = outcome {
                let place = v.driver.current_url().await.map(String::from);
                failed.push(format!("{}, at {place:?}:\n{why}", journey.name));
            }
            // the next one is a visitor who was never here
            v.run::<()>("localStorage.clear()").await;
        }
        assert!(failed.is_empty(), "{} of 12 journeys fail in {engine}:\n{}", failed.len(), failed.join("\n\n"));
        would_be_noticed(v).await;
        say(&format!("{engine}: twelve journeys in {:.1} s", started.elapsed().as_secs_f32()));
        for (_, what, why) in CANNOT.iter().filter(|(which, _, _)| *which == engine) {
            say(&format!("{engine} can't {what}: {why}"));
        }
    });
}

/// Goes to the end, or returns what stopped it.
async fn unpanicked(mut journey: Going<'_>) -> Result<(), String> {
    poll_fn(|context| {
        // whatever a journey leaves half done, the next one loads a page anew
        match catch_unwind(AssertUnwindSafe(|| journey.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
            Err(why) => Poll::Ready(Err(match why.downcast::<String>() {
                Ok(text) => *text,
                Err(why) => why.downcast::<&str>().map_or_else(|_| "it panics".to_owned(), |text| text.to_string()),
            })),
        }
    })
    .await
}

/// The silence of the console means something: what is wrong on purpose is heard.
async fn would_be_noticed(v: &Visit) {
    v.open("").await;
    v.run::<()>(
        "document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' })); \
         window.lost = 0; \
         document.body.append(Object.assign(new Image(), { src: '/no-such.png', onerror: () => window.lost++ }))",
    )
    .await;
    v.shows::<u32>("window.lost", 1u32).await;
    v.shows::<bool>("'ran' in window", false).await;
    if v.engine != Engine::Chromium {
        // a refusal is told in a task of its own
        v.until("the refusal is kept", "sessionStorage.getItem('complaints')?.includes('script-src')").await;
    }
    let said = v.console().await;
    for word in ["no-such.png", "script-src"] {
        assert!(said.iter().any(|said| said.message.contains(word)), "{word} goes unnoticed: {said:#?}");
    }
}

/// Holds the program back while it is shut.
#[derive(Default)]
pub struct Gate {
    shut: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    pub fn set(&self, shut: bool) {
        *self.shut.lock().unwrap_or_else(PoisonError::into_inner) = shut;
        self.opened.notify_all();
    }

    /// Waits until it is open, or nobody can be left who would open it.
    pub fn pass(&self) {
        let shut = self.shut.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = self.opened.wait_timeout_while(shut, 2 * DEADLINE, |shut| *shut);
    }
}

const GROWTH: &str = "[data-chart=gdp-growth]";

async fn a_chart_is_drawn_before_the_program_and_after(v: &Visit, gate: &Gate) {
    gate.set(true);
    v.load("charts/gdp-growth/").await;
    // one drawing of the two forms, with its values
    let drawn = format!(
        "[...document.querySelectorAll('{GROWTH} .chart-still svg')].filter(s => s.checkVisibility({{ opacityProperty: true }}))"
    );
    let number = "text => /^−?\\d+\\.\\d$|^no figure$/.test(text)";
    let drawings: Vec<(f64, f64)> =
        v.js(&format!("{drawn}.map(s => s.getBoundingClientRect()).map(r => [r.width, r.height])")).await;
    assert!(matches!(drawings[..], [(width, height)] if width > 250.0 && height > 150.0), "{drawings:?}");
    let mut values: Vec<String> =
        v.js(&format!("[...{drawn}[0].querySelectorAll('text')].map(t => t.textContent).filter({number})")).await;
    // ten members and their mean, in three years
    assert_eq!(values.len(), 33, "{values:?}");
    assert!(v.js::<bool>("document.documentElement.matches(':not([data-ready])')").await);

    gate.set(false);
    v.ready().await;
    v.run::<()>(&format!(
        "document.querySelector('{GROWTH}').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
    ))
    .await;
    v.element(&format!("{GROWTH} .chart-box.is-live canvas")).await;
    assert!(inked(v, "gdp-growth").await > 500, "the canvas is blank");
    v.shows::<u32>(&format!("{drawn}.length"), 0u32).await;

    // who wants the figures finds them, the same, in a table
    v.click(&format!("{GROWTH} .as-table summary")).await;
    v.element(&format!("{GROWTH} .as-table table")).await;
    let table: Vec<Vec<String>> = v.js(&rows("gdp-growth")).await;
    let cells = table.iter().flat_map(|row| &row[1..]);
    let mut shown: Vec<String> = cells.map(|cell| cell.trim_end_matches('%').trim().to_owned()).collect();
    values.sort();
    shown.sort();
    assert_eq!(shown, values);
}

async fn the_explorer_becomes_live_and_lists_everything(v: &Visit, _: &Gate) {
    v.open("").await;
    v.counts(None, 34).await;
    assert_eq!(v.listed().await.len(), 34);
    v.by_role("heading", "What Keidanren proposed for Japan and ASEAN").await;
    v.shows::<u32>("document.querySelectorAll('main input:enabled[type=checkbox]').length > 30 ? 1 : 0", 1u32).await;
}

async fn a_member_and_an_area_are_chosen_in_the_lists(v: &Visit, _: &Gate) {
    v.open("").await;
    v.click("label[data-country=VN]").await;
    v.counts(Some(3), 34).await;
    v.click("label[data-area='1']").await;
    sees_vietnam_in_the_first_area(v).await;
}

async fn a_member_and_an_area_are_chosen_by_keyboard(v: &Visit, _: &Gate) {
    v.open("").await;
    tab_until(v, "Boolean(document.activeElement.closest('svg'))", None).await;
    v.press(Key::Right).await;
    v.shows::<String>(FOCUS, "VN").await;
    v.press(Key::Space).await;
    v.counts(Some(3), 34).await;
    tab_until(v, &format!("{FOCUS} === '1'"), Some(Key::Shift)).await;
    v.press(Key::Space).await;
    sees_vietnam_in_the_first_area(v).await;
    v.shows::<String>(FOCUS, "1").await;
}

/// Presses the tab key until the focus is where it should be.
async fn tab_until(v: &Visit, there: &str, held: Option<Key>) {
    for _ in 0..40 {
        v.run::<()>("window.stood = document.activeElement").await;
        match &held {
            Some(key) => v.chord(key.clone(), Key::Tab).await,
            None => v.press(Key::Tab).await,
        }
        v.until("the focus moves", "document.activeElement !== window.stood").await;
        if v.js::<bool>(there).await {
            return;
        }
    }
    panic!("the tab key does not lead there: {there}");
}

async fn words_narrow_the_list_and_are_cleared(v: &Visit, _: &Gate) {
    v.open("").await;
    v.click("input#q").await;
    v.types("rcep").await;
    v.arrives("?q=rcep").await;
    v.until("A1.2-1 is listed", "document.querySelector('li[data-action=\"A1.2-1\"]')").await;
    let listed = v.listed().await;
    assert!((1..34).contains(&listed.len()), "{listed:?}");
    v.counts(None, listed.len() as u32).await;
    v.click_role("button", "Clear all").await;
    v.counts(None, 34).await;
    v.arrives("").await;
    v.shows::<String>(BOX, "").await;
}

async fn an_action_opens_in_place_and_going_back_closes_it(v: &Visit, _: &Gate) {
    v.open("?area=1").await;
    mark(v).await;
    let link = "a[data-opens='A1.2-4'][aria-expanded]";
    let expanded = format!("document.querySelector({link:?}).getAttribute('aria-expanded')");
    v.shows::<String>(&expanded, "false").await;
    v.click(link).await;
    v.shows::<String>(&expanded, "true").await;
    v.arrives("?area=1&action=A1.2-4").await;
    let text: String = v.js("document.querySelector('li[data-action=\"A1.2-4\"]').innerText").await;
    assert!(text.contains("Who acts, and where the text says so"), "{text}");
    v.back().await;
    v.arrives("?area=1").await;
    v.shows::<String>(&expanded, "false").await;
    v.forward().await;
    v.shows::<String>(&expanded, "true").await;
    same_document(v).await;
}

async fn a_link_is_followed_in_place_and_back_to_the_same_height(v: &Visit, _: &Gate) {
    v.open("?area=1&country=vn").await;
    v.counts(Some(2), 9).await;
    mark(v).await;
    let link = v.element("main a[href$='action/a4-2/']").await;
    link.scroll_into_view().await.expect("the link can be scrolled to");
    let deep = deep_down(v).await;
    link.click().await.expect("the link can be clicked");
    v.arrives("action/a4-2/").await;
    title_has(v, "A4-2").await;
    stands_at_heading(v).await;
    v.back().await;
    v.arrives("?area=1&country=vn").await;
    v.counts(Some(2), 9).await;
    v.until("the page is scrolled to where it was left", &format!("Math.abs(scrollY - {deep}) < 2")).await;
    same_document(v).await;
}

async fn an_address_brings_its_choices(v: &Visit, _: &Gate) {
    v.open("?area=1&country=vn&action=A1.2-4").await;
    v.counts(Some(2), 9).await;
    v.shows::<Vec<String>>(OPEN, ["A1.2-4".to_owned()]).await;
    v.shows::<Vec<String>>(
        "[...document.querySelectorAll('main label:has(input:checked)')].map(l => l.dataset.country ?? l.dataset.area).filter(Boolean).sort()",
        ["1", "VN"].map(str::to_owned),
    )
    .await;
    v.arrives("?area=1&country=vn&action=A1.2-4").await;
}

async fn a_bad_value_is_named_and_the_rest_holds(v: &Visit, _: &Gate) {
    v.open("?area=9&theme=blokchain&country=vn").await;
    let said = notice(v).await;
    assert!(said.contains("area “9”") && said.contains("theme “blokchain”"), "{said}");
    v.counts(Some(3), 34).await;
    v.click_role("button", "Dismiss").await;
    v.until("the notice is gone", "!document.querySelector('.notice')").await;
    v.counts(Some(3), 34).await;
}

async fn a_passage_is_shown_over_the_page(v: &Visit, _: &Gate) {
    v.open("?area=1&country=vn").await;
    v.counts(Some(2), 9).await;
    mark(v).await;
    let open = "Boolean(document.querySelector('dialog.peek').open)";
    let locator = "li[data-action='A1.2-4'] a.loc[data-note='24']";
    v.click(locator).await;
    v.shows::<bool>(open, true).await;
    v.by_role("dialog", "note 24").await;
    v.shows::<bool>("document.querySelector('dialog.peek').contains(document.activeElement)", true).await;
    v.press(Key::Escape).await;
    v.shows::<bool>(open, false).await;
    v.until(
        "the locator has the focus again",
        &format!("document.activeElement === document.querySelector({locator:?})"),
    )
    .await;
    v.arrives("?area=1&country=vn").await;
    same_document(v).await;
}

async fn a_look_is_kept(v: &Visit, _: &Gate) {
    v.open("").await;
    v.shows::<Option<String>>(LOOK, None).await;
    let light: String = v.js(PAPER).await;
    v.appearance("Dark").await;
    v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;
    v.until("the page is dark", &format!("{PAPER} !== {light:?}")).await;
    let dark: String = v.js(PAPER).await;
    v.reload().await;
    v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;
    v.shows::<String>(PAPER, dark).await;
    v.appearance("Auto").await;
    v.shows::<Option<String>>(LOOK, None).await;
    v.shows::<String>(PAPER, light).await;
}

async fn an_unknown_address_leads_home(v: &Visit, _: &Gate) {
    v.load("no/such/page/").await;
    v.by_role("heading", "No page has this address").await;
    let home = format!("{}/", v.origin());
    v.shows::<Vec<String>>(
        "[...document.querySelectorAll('main > :not([lang]) a')].map(a => a.href)",
        [
            "", "text/", "figures/", "charts/", "since/", "notes/", "about/", "area/1/", "area/2/", "area/3/",
            "area/4/", "area/5/",
        ]
        .map(|page| format!("{home}{page}")),
    )
    .await;
    v.click("main a").await;
    v.ready().await;
    v.counts(None, 34).await;
    v.arrives("").await;
}
