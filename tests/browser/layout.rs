//! Narrow windows, and things that must not jump.

use crate::browser::{DESK, PHONE, Screen, Visit, setup};
use crate::looks_program::{present, wearing};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use xtask::server::Answer;

#[test]
fn nothing_is_wider_than_a_narrow_window() {
    for screen in [PHONE, Screen { width: 320, ..PHONE }] {
        setup().screen(screen).visit(async |v| {
            for page in [
                "",
                "?area=1&country=vn&action=A1.2-4",
                "?theme=blokchain&q=zzyzx&country=vn,mm,th",
                "action/a3.2-1/",
                "area/3/",
                "text/",
                "notes/",
                "about/",
                "figures/",
                "charts/",
                "charts/gdp-growth/",
                "charts/coverage/",
                "charts/events/",
                "charts/visitors/",
            ] {
                v.open(page).await;
                for face in present(v).await {
                    v.run::<()>(&format!("looks.wear({:?})", wearing(face))).await;
                    let wide: u32 = v.js("Math.max(innerWidth, document.documentElement.scrollWidth)").await;
                    let culprits: Vec<String> = v
                        .js("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()).slice(0, 5).map(e => e.outerHTML.slice(0, 120))")
                        .await;
                    assert!(wide <= screen.width, "{page} in {face} is {wide} px wide at {} px; {culprits:#?}", screen.width);
                }
            }
        });
    }
}

/// Size of each target that a selector finds and that can be seen, in CSS pixels. A target that is
/// part of a label is as large as its label.
async fn targets(v: &Visit, selector: &str) -> Vec<(String, f64, f64)> {
    let found: Vec<(String, f64, f64)> = v
        .js(&format!(
            "[...document.querySelectorAll({selector:?})].filter(e => e.checkVisibility())\
             .map(e => [e.outerHTML.slice(0, 100), e.getBoundingClientRect()]).map(([html, r]) => [html, r.width, r.height])"
        ))
        .await;
    assert!(!found.is_empty(), "there is no {selector}");
    found
}

async fn large_enough(v: &Visit, selector: &str, width: f64, height: f64) {
    // layout rounds to 64ths of a pixel
    let slack = 1.0 / 32.0;
    for (html, w, h) in targets(v, selector).await {
        assert!(w + slack >= width && h + slack >= height, "{w} x {h} is less than {width} x {height}: {html}");
    }
}

#[test]
fn targets_are_large_enough_for_a_finger() {
    setup().screen(PHONE).visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        v.click("summary").await;
        large_enough(v, "header nav a, header button, header summary", 24.0, 44.0).await;
        v.click(".look > summary").await;
        large_enough(v, ".look label", 24.0, 44.0).await;
        v.press(Key::Escape).await;
        large_enough(v, "label[data-area]", 24.0, 24.0).await;
        large_enough(v, ".chip", 24.0, 24.0).await;

        // country and filters open as a sheet
        v.click_role("button", "Country and filters (2)").await;
        v.by_role("dialog", "Country and filters").await;
        large_enough(v, "label[data-country]", 24.0, 24.0).await;
        large_enough(v, "svg [role=checkbox]", 24.0, 24.0).await;
    });
}

#[test]
fn small_members_have_targets_as_large_as_a_fingertip() {
    setup().screen(PHONE).visit(async |v| {
        v.open("").await;
        v.click_role("button", "Country and filters").await;
        v.by_role("dialog", "Country and filters").await;
        for member in ["BN", "SG"] {
            // everything that answers for the member, measured by what a finger hits
            let (width, height): (f64, f64) = v
                .run(&format!(
                    "const target = document.querySelector('svg [role=checkbox][data-country={member}]');
                     target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                     const boxes = [...target.children].map(e => e.getBoundingClientRect());
                     const largest = boxes.reduce((a, b) => a.width * a.height > b.width * b.height ? a : b);
                     const hit = (x, y) => (e => e?.dataset.country ?? e?.dataset.hit)(document.elementFromPoint(x, y)?.closest('[data-country], [data-hit]')) === '{member}';
                     const [x, y] = [largest.x + largest.width / 2, largest.y + largest.height / 2];
                     if (!hit(x, y)) return [0, 0];
                     const reach = (dx, dy) => {{ let n = 0; while (n < 200 && hit(x + dx * (n + .5), y + dy * (n + .5))) n += .5; return n }};
                     return [reach(1, 0) + reach(-1, 0), reach(0, 1) + reach(0, -1)]"
                ))
                .await;
            assert!(width >= 43.0 && height >= 43.0, "{member}: {width} x {height}");
        }
    });
}

#[test]
fn a_phone_chooses_in_a_sheet_and_sees_the_effect() {
    setup().screen(PHONE).visit(async |v| {
        v.open("").await;
        let seen = "document.querySelector('svg[role=group]').checkVisibility()";
        assert!(!v.js::<bool>(seen).await, "the map is beside the list of a phone");
        v.click_role("button", "Country and filters").await;
        v.by_role("dialog", "Country and filters").await;
        v.shows::<bool>(seen, true).await;
        let (x, y) = crate::filters::point_on_map(v, "VN").await;
        v.click_at(x, y).await;
        v.counts(Some(3), 34).await;
        v.click_role("button", "Show 34 actions").await;
        v.shows::<bool>(seen, false).await;
        // the focus is back on the button, which counts what is chosen
        v.shows::<String>("document.activeElement.textContent.trim()", "Country and filters (1)").await;
        // Escape closes it too, and what was chosen stays
        v.press(Key::Enter).await;
        v.by_role("dialog", "Country and filters").await;
        v.press(Key::Escape).await;
        v.shows::<bool>(seen, false).await;
        v.counts(Some(3), 34).await;
        // the link at the head of the page opens the same sheet
        v.click_role("link", "a country").await;
        v.by_role("dialog", "Country and filters").await;
    });
}

#[test]
fn the_first_result_is_near_and_the_bar_stays_in_sight() {
    for (screen, bottom) in [(PHONE, 1.5), (Screen { width: 1280, height: 900, ..DESK }, 1.0)] {
        setup().screen(screen).visit(async |v| {
            v.open("").await;
            let screens: f64 =
                v.js("document.querySelector('[data-action]').getBoundingClientRect().bottom / innerHeight").await;
            assert!(screens <= bottom, "the first result ends after {screens} screens");
        });
    }
    setup().screen(PHONE).visit(async |v| {
        v.open("?area=3").await;
        v.run::<()>("document.querySelector('[data-action=\"A3.2-4\"]').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        for name in ["Country and filters (1)", "Remove filter: Digital"] {
            let button = v.by_role("button", name).await.to_json().expect("an element");
            let top = v.driver.execute("return arguments[0].getBoundingClientRect().top", vec![button]).await;
            let top: f64 = top.and_then(|top| top.convert()).expect("a place");
            assert!((0.0..100.0).contains(&top), "{name}: {top}");
        }
    });
}

#[test]
fn the_folded_strip_takes_no_hits() {
    setup().screen(PHONE).visit(async |v| {
        v.open("").await;
        let (x, y): (i64, i64) = v
            .run("const strip = document.querySelector('svg[role=group]').parentElement; strip.scrollIntoView({ block: 'center' }); \
                  const r = strip.getBoundingClientRect(); return [Math.round(r.x + r.width / 4), Math.round(r.y + r.height / 2)]")
            .await;
        v.click_at(x, y).await;
        v.counts(None, 34).await;
        v.arrives("").await;
    });
}

/// The list is shown unfiltered where the program has not arrived after two seconds: not here, where the program waits
/// until the page was painted, however long that takes on a busy machine.
///
/// Adds up what moved without anyone having asked for it, from the first paint on.
const WATCH: &str = "window.shifts = []; new PerformanceObserver(list => { for (const e of list.getEntries()) \
    if (!e.hadRecentInput) window.shifts.push([e.value, (e.sources ?? []).map(s => \
    `${s.node?.nodeName}.${s.node?.className?.baseVal ?? s.node?.className} ${s.previousRect.y}→${s.currentRect.y} h${s.previousRect.height}→${s.currentRect.height}`).join('; ')]) \
    }).observe({ type: 'layout-shift', buffered: true }); \
    const later = setTimeout; window.setTimeout = (f, ms, ...more) => later(f, ms === 2000 ? 60000 : ms, ...more);";

/// The page is painted long before the program arrives, as on a slow line.
fn on_a_slow_line(screen: Screen, page: &str, bound: f64) {
    let hold = Arc::new(AtomicBool::new(true));
    let held = Arc::clone(&hold);
    let slow = move |path: &str| {
        let started = Instant::now();
        while path.ends_with(".wasm") && held.load(Ordering::SeqCst) && started.elapsed() < Duration::from_secs(20) {
            thread::sleep(Duration::from_millis(5));
        }
        Answer::File
    };
    setup().rule(slow).screen(screen).visit(async |v| {
        v.tell("Page.addScriptToEvaluateOnNewDocument", [("source", WATCH.into())])
            .await;
        v.load(page).await;
        v.until(
            "the page was painted before the program came",
            "performance.getEntriesByName('first-contentful-paint').length > 0",
        )
        .await;
        assert!(!v.js::<bool>("document.documentElement.matches('[data-ready]')").await);
        hold.store(false, Ordering::SeqCst);
        v.ready().await;
        // charts come to life when they come near
        v.run::<()>("document.querySelectorAll('[data-chart]').forEach(c => c.scrollIntoView({ behavior: 'instant' }))")
            .await;
        v.until(
            "every chart is live",
            "[...document.querySelectorAll('section[data-chart]')].every(s => !s.checkVisibility() || s.querySelector('.chart-box.is-live'))",
        )
        .await;
        // two frames on, whatever was to move has moved and been reported
        v.run::<()>("window.frames2 = 0; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => window.frames2 = 2)))")
            .await;
        v.shows::<u32>("window.frames2", 2u32).await;
        let shifts: Vec<(f64, String)> = v.js("window.shifts").await;
        let sum: f64 = shifts.iter().map(|(value, _)| value).sum();
        assert!(
            sum <= bound,
            "{page} at {} px shifts by {sum}: {shifts:#?}",
            screen.width
        );
    });
}

#[test]
fn nothing_jumps_when_the_program_takes_over() {
    for screen in [DESK, PHONE] {
        for page in ["", "text/", "notes/", "action/a3.2-1/", "area/3/"] {
            on_a_slow_line(screen, page, 0.0);
        }
    }
}

#[test]
fn little_jumps_when_an_address_filters() {
    for screen in [DESK, PHONE] {
        for page in ["?area=1&country=vn", "?country=th&action=A3.2-1", "?q=zzyzx", "?theme=blokchain"] {
            on_a_slow_line(screen, page, 0.1);
        }
    }
}

#[test]
fn a_sticky_rail_keeps_map_and_filters_within_reach() {
    setup().visit(async |v| {
        v.open("").await;
        v.run::<()>("document.querySelectorAll('li[data-action]')[20].scrollIntoView({ block: 'center', behavior: 'instant' })")
            .await;
        v.until(
            "the map is in sight beside the list",
            "(r => r.bottom > 0 && r.top < innerHeight)(document.querySelector('svg[role=group]').getBoundingClientRect())",
        )
        .await;
    });
}
