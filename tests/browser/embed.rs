//! The site inside pages of others. The page around it comes from another origin than the site, as it
//! will elsewhere, unless a test says otherwise.

use crate::browser::{COPIES_AND_SAYS_SO, DEADLINE, DESK, PHONE, Screen, Setup, Visit, built, dist, setup};
use crate::failures::{PROGRAM, STOPS, has_stopped, spoil};
use crate::looks::{Rules, axe, findings};
use std::time::Instant;
use thirtyfour::prelude::*;
use xtask::server::{Answer, Options, Server};

/// A page of somebody else, with the script of the element and, at `/from`, a page to come from. Its own
/// script remembers what the window held before and what the elements told.
pub fn host(site: &str, body: &str) -> Server {
    host_under(None, site, body)
}

fn host_under(policy: Option<&str>, site: &str, body: &str) -> Server {
    const BEFORE: &str = "window.before = Object.getOwnPropertyNames(window); window.heard = []; \
        addEventListener('DOMContentLoaded', () => document.querySelectorAll('japan-asean-explorer').forEach((e) => \
        e.addEventListener('select', (event) => heard.push([e.id, event.detail]))))";
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
         <script src=\"before.js\"></script><script src=\"{site}/embed.js\"></script></head>\
         <body><h1>Host</h1>{body}</body></html>"
    );
    let options = Options::new(move |path: &str| match path {
        "/" => Answer::Instead("text/html; charset=utf-8".to_owned(), page.clone().into_bytes()),
        "/before.js" => Answer::Instead("text/javascript".to_owned(), BEFORE.into()),
        "/from" => Answer::Instead(
            "text/html".to_owned(),
            "<!doctype html><title>From</title><link rel=icon href=data:,>From".into(),
        ),
        _ => Answer::Missing,
    });
    let options = match policy {
        Some(policy) => options.header("Content-Security-Policy", policy),
        None => options,
    };
    Server::start_with(dist(), 0, "", options).unwrap_or_else(|e| panic!("{e}"))
}

pub async fn go(v: &Visit, server: &Server) {
    v.driver.goto(format!("http://{}/", server.addr())).await.expect("the host's page loads");
}

/// A visit in which the browser may say that it knows no sharing on this system.
pub fn framing() -> Setup {
    setup().expects(&["web-share"])
}

/// The frame of an element.
pub fn frame_of(element: &str) -> String {
    format!("document.querySelector({element:?}).shadowRoot.querySelector('iframe')")
}

/// Goes into a frame that an expression finds in the host's page. One that is out of sight is scrolled into
/// view first: browsers neither load nor lay out such a frame.
pub async fn enter(v: &Visit, frame: &str) {
    v.driver.enter_default_frame().await.expect("there is a page");
    v.until(
        "there is a frame in sight",
        &format!(
            "((f, r) => r.bottom > 0 && r.top < innerHeight || f.scrollIntoView({{ block: 'center', behavior: 'instant' }}))\
             ({frame}, {frame}.getBoundingClientRect())"
        ),
    )
    .await;
    let found = v.driver.execute(format!("return {frame}"), Vec::new()).await.and_then(|found| found.element());
    found.expect("a frame").enter_frame().await.expect("a frame can be entered");
}

pub async fn leave(v: &Visit) {
    v.driver.enter_default_frame().await.expect("there is a page");
}

/// Waits until the frame one is in is as tall as its content, so that nothing in it scrolls.
pub async fn fits(v: &Visit) {
    v.shows::<(bool, bool, bool)>(
        "(h => [Math.abs(h - innerHeight) <= 2, innerWidth === document.documentElement.clientWidth, h > 200])\
         (document.documentElement.getBoundingClientRect().height)",
        (true, true, true),
    )
    .await;
}

/// What is not the view itself and can be seen.
pub const CHROME: &str = "[...document.querySelectorAll('.mast, .foot, .crumbs, .steps, .others')].filter(e => e.checkVisibility()).map(e => e.className)";

#[test]
fn every_view_stands_in_a_page_at_its_own_height() {
    for screen in [DESK, PHONE] {
        framing().screen(screen).visit(async |v| {
            // the attributes, something that is shown, and the filters and the part that the frame's title names
            let views = [
                ("", "main li[data-action]", ""),
                (
                    "view=\"explorer\" area=\"1\" country=\"vn\"",
                    "main li[data-action='A1.2-4']",
                    ": Connectivity, Vietnam",
                ),
                (
                    "view=\"list\" area=\"3\" country=\"vn\"",
                    "main li[data-action='A3.2-1']",
                    ": Digital, Vietnam — list",
                ),
                ("view=\"map\" country=\"vn\"", ".m-land.is-selected[data-country=VN]", ": Vietnam — map"),
                (
                    "view=\"chart\" chart=\"gdp-growth\" look=\"dark\"",
                    "[data-chart=gdp-growth] .chart-box.is-live",
                    ": {h1}",
                ),
                (
                    "view=\"chart\" chart=\"gdp-growth\" alone country=\"vn\"",
                    "[data-chart=gdp-growth] .chart-box.is-live",
                    ": {h1}, Vietnam — chart",
                ),
                ("view=\"action\" action=\"A3.2-1\"", "article[data-action='A3.2-1']", ": A3.2-1 {h1}"),
                ("view=\"area\" area=\"3\"", "article[data-area='3']", ": Area 3: {h1}"),
                (
                    "view=\"country\" country=\"VN\"",
                    "article[data-country='VN'] .brief-counts",
                    ": {h1}: country brief",
                ),
                ("view=\"page\" src=\"notes/\"", "#fn48", ": {h1}"),
                ("view=\"page\" src=\"?q=trade&part=list\"", "main li[data-action]", ": “trade” — list"),
            ];
            for (view, shown, names) in views {
                let host =
                    host(&v.origin(), &format!("<japan-asean-explorer {view}><p>Fallback</p></japan-asean-explorer>"));
                go(v, &host).await;
                enter(v, &frame_of("japan-asean-explorer")).await;
                v.ready().await;
                v.element(shown).await;
                fits(v).await;
                v.shows::<Vec<String>>(CHROME, Vec::new()).await;
                v.element(".credit a").await;
                assert_eq!(
                    v.js::<bool>("Boolean(document.querySelector('[data-look=dark]'))").await,
                    view.contains("dark")
                );
                // a map that is alone is alone
                let listed = usize::from(view.is_empty() || view.contains("explorer") || view.contains("list"));
                let heading: String = v.js("document.querySelector('h1').textContent").await;
                let lists: usize =
                    v.js("[...document.querySelectorAll('.list')].filter(e => e.checkVisibility()).length").await;
                assert_eq!(lists, listed, "{view}");
                leave(v).await;
                v.shows::<(String, String, String)>(
                    &format!("(f => [f.title, f.loading, f.allow])({})", frame_of("japan-asean-explorer")),
                    (
                        format!("Japan–ASEAN proposal{}", names.replace("{h1}", &heading)),
                        "lazy".to_owned(),
                        "fullscreen; clipboard-write; web-share".to_owned(),
                    ),
                )
                .await;
            }
        });
    }
}

#[test]
fn a_frame_follows_the_width_of_its_page_and_what_is_opened_in_it() {
    framing().visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer area=1></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.ready().await;
        fits(v).await;
        let wide: f64 = v.js("innerHeight").await;
        v.resize(Screen { width: 400, ..DESK }).await;
        v.until("a narrow page is taller", &format!("innerHeight > {wide} + 200")).await;
        fits(v).await;
        v.resize(DESK).await;
        let other_than_wide = format!("Math.abs(innerHeight - {wide}) <= 2 ? 0 : innerHeight");
        v.shows::<f64>(&other_than_wide, 0.0).await;
        v.click("a[data-opens='A1.2-4'][aria-expanded]").await;
        v.until("an action open in place makes it taller", &format!("innerHeight > {wide} + 50")).await;
        fits(v).await;
        v.click("a[data-opens='A1.2-4'][aria-expanded]").await;
        v.shows::<f64>(&other_than_wide, 0.0).await;
    });
}

#[test]
fn a_plain_frame_needs_no_script_of_the_page_around_it() {
    framing().visit(async |v| {
        let frame = format!(
            "<iframe id=plain src=\"{}/charts/gdp-growth/?embed=1\" width=600 height=700></iframe>",
            v.origin()
        );
        let host = host(&v.origin(), &frame);
        go(v, &host).await;
        enter(v, "document.querySelector('#plain')").await;
        v.element(".chart-box.is-live").await;
        v.shows::<f64>("innerHeight", 700.0).await;
        v.shows::<Vec<String>>(CHROME, Vec::new()).await;
    });
}

#[test]
fn attributes_change_what_is_shown_and_leave_no_step_in_history() {
    framing().visit(async |v| {
        let host =
            host(&v.origin(), "<japan-asean-explorer view=action action=A3.2-1 look=light></japan-asean-explorer>");
        v.driver.goto(format!("http://{}/from", host.addr())).await.expect("a page loads");
        go(v, &host).await;
        let steps: u32 = v.js("history.length").await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.element("article[data-action='A3.2-1']").await;
        v.ready().await;
        let light: String = v.js("getComputedStyle(document.documentElement).backgroundColor").await;
        v.run::<()>("window.mark = true").await;

        // a look is told, not loaded; one that is none means the system's
        leave(v).await;
        v.run::<()>("document.querySelector('japan-asean-explorer').setAttribute('look', 'dark')").await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.until(
            "the frame is dark",
            &format!("getComputedStyle(document.documentElement).backgroundColor !== {light:?}"),
        )
        .await;
        v.shows::<bool>("window.mark === true", true).await;
        leave(v).await;
        v.run::<()>("document.querySelector('japan-asean-explorer').removeAttribute('look')").await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.shows::<Option<String>>("document.documentElement.getAttribute('data-look')", None).await;
        v.shows::<bool>("window.mark === true", true).await;

        // the rest is another address
        for (set, shown) in [
            ("e.setAttribute('action', 'A4-2')", "article[data-action='A4-2']"),
            (
                "e.setAttribute('view', 'chart'); e.setAttribute('chart', 'gdp-growth'); e.setAttribute('country', 'th')",
                "button[data-country=TH][aria-pressed=true]",
            ),
            ("e.setAttribute('alone', '')", "[data-part=chart] button[data-country=TH]"),
            ("e.setAttribute('view', 'list')", "[data-part=list] li[data-action]"),
            ("e.setAttribute('view', 'map')", ".m-land.is-selected[data-country=TH]"),
            ("e.setAttribute('view', 'area'); e.setAttribute('area', '2')", "article[data-area='2']"),
        ] {
            leave(v).await;
            v.run::<()>(&format!("const e = document.querySelector('japan-asean-explorer'); {set}")).await;
            enter_until(v, shown).await;
            fits(v).await;
        }
        leave(v).await;
        v.shows::<u32>(
            "document.querySelector('japan-asean-explorer').shadowRoot.querySelectorAll('iframe').length",
            1u32,
        )
        .await;
        v.shows::<u32>("history.length", steps).await;
        v.run::<()>("document.querySelector('japan-asean-explorer').title = 'Chosen'").await;
        v.shows::<String>(&format!("{}.title", frame_of("japan-asean-explorer")), "Chosen").await;
    });
}

/// Goes into the element's frame, whichever it is by then, until it shows something.
async fn enter_until(v: &Visit, shown: &str) {
    let started = Instant::now();
    loop {
        enter(v, &frame_of("japan-asean-explorer")).await;
        let found = v.driver.execute(format!("return Boolean(document.querySelector({shown:?}))"), Vec::new()).await;
        if found.is_ok_and(|found| found.convert::<bool>().unwrap_or_default()) {
            return v.ready().await;
        }
        assert!(started.elapsed() < DEADLINE, "the frame does not come to show {shown}");
        tokio::task::yield_now().await;
    }
}

#[test]
fn a_choice_in_a_frame_is_an_event_of_its_element() {
    framing().visit(async |v| {
        let host = host(
            &v.origin(),
            "<japan-asean-explorer id=a view=map country=la></japan-asean-explorer>\
             <japan-asean-explorer id=b area=1></japan-asean-explorer>",
        );
        go(v, &host).await;
        all_fit(v, &["#a", "#b"]).await;
        v.counts(None, 9).await;
        fits(v).await;
        // other filters are not told
        v.click("input#q").await;
        v.types("trade").await;
        fits(v).await;
        v.click("label[data-country=VN]").await;
        leave(v).await;
        v.shows::<String>("JSON.stringify(heard)", r#"[["b",{"country":["vn"],"area":[1]}]]"#).await;
        enter(v, &frame_of("#b")).await;
        fits(v).await;
        v.click("label[data-area='1']").await;
        leave(v).await;
        v.shows::<String>("JSON.stringify(heard.slice(1))", r#"[["b",{"country":["vn"],"area":[]}]]"#).await;
        all_fit(v, &["#b", "#a"]).await;
        v.click("label.mem[data-country=TH]").await;
        leave(v).await;
        v.shows::<String>("JSON.stringify(heard.slice(2))", r#"[["a",{"country":["la","th"],"area":[]}]]"#).await;
    });
}

#[test]
fn what_is_not_from_the_frame_or_makes_no_sense_is_ignored() {
    framing().visit(async |v| {
        let host = host(
            &v.origin(),
            &format!(
                "<japan-asean-explorer id=a view=action action=A4-1></japan-asean-explorer>\
                 <japan-asean-explorer id=b view=action action=A4-2></japan-asean-explorer>\
                 <iframe id=c src=\"{}/explorer.txt\"></iframe>",
                v.origin()
            ),
        );
        go(v, &host).await;
        for element in ["#a", "#b"] {
            enter(v, &frame_of(element)).await;
            v.ready().await;
            fits(v).await;
        }
        leave(v).await;
        let height = format!("{}.getBoundingClientRect().height", frame_of("#a"));
        let before: f64 = v.js(&height).await;
        let other: f64 = v.js(&format!("{}.getBoundingClientRect().height", frame_of("#b"))).await;
        let post = |value: &str| {
            format!("parent.postMessage({{ type: 'japan-asean-explorer:height', version: 1, height: {value} }}, '*')")
        };
        // the page itself, and a frame of the site's own origin that is not the element's
        v.run::<()>(&post("901")).await;
        v.run::<()>("postMessage({ type: 'japan-asean-explorer:select', version: 1, country: ['vn'], area: [] }, '*')")
            .await;
        enter(v, "document.querySelector('#c')").await;
        v.run::<()>(&post("902")).await;
        // the element's own frame, with what is no height
        enter(v, &frame_of("#a")).await;
        for bad in ["NaN", "Infinity", "-Infinity", "'903'", "null", "[904]", "{ valueOf: 905 }", "undefined"] {
            v.run::<()>(&post(bad)).await;
        }
        for bad in [
            "1",
            "null",
            "'x'",
            "{}",
            "{ type: 'japan-asean-explorer:height', height: 906 }",
            "{ type: 'japan-asean-explorer:height', version: 2, height: 907 }",
            "{ type: 'height', version: 1, height: 908 }",
            "{ type: 'japan-asean-explorer:select', version: 2, country: ['vn'], area: [] }",
        ] {
            v.run::<()>(&format!("parent.postMessage({bad}, '*')")).await;
        }
        // messages come in order, so once this is heard, all others have been
        v.run::<()>("parent.postMessage({ type: 'japan-asean-explorer:select', version: 1, country: ['<b>', 'vn', 7], area: [1, 9, '2', {}] }, '*')").await;
        leave(v).await;
        v.shows::<String>("JSON.stringify(heard)", r#"[["a",{"country":["vn"],"area":[1]}]]"#).await;
        assert_eq!(v.js::<f64>(&height).await, before);
        assert_eq!(v.js::<f64>(&format!("{}.getBoundingClientRect().height", frame_of("#b"))).await, other);
        // heights out of bounds: messages.rs
    });
}

#[test]
fn the_frame_obeys_the_page_around_it_in_look_and_language_only() {
    framing().visit(async |v| {
        let host =
            host(&v.origin(), "<japan-asean-explorer view=action action=A4-1 country=vn></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.ready().await;
        v.run::<()>("window.mark = true").await;
        let look = "document.documentElement.getAttribute('data-look')";
        // not from the page around it
        v.run::<()>("postMessage({ type: 'japan-asean-explorer:look', version: 1, look: 'dark' }, '*')").await;
        v.run::<()>("postMessage({ type: 'japan-asean-explorer:lang', version: 1, lang: 'ja' }, '*')").await;
        let tell = async |message: &str| {
            leave(v).await;
            v.run::<()>(&format!("{}.contentWindow.postMessage({message}, '*')", frame_of("japan-asean-explorer")))
                .await;
            enter(v, &frame_of("japan-asean-explorer")).await;
        };
        for bad in [
            "null",
            "5",
            "{ type: 'japan-asean-explorer:look', look: 'dark' }",
            "{ type: 'japan-asean-explorer:look', version: 1, look: ['dark'] }",
            "{ type: 'japan-asean-explorer:look', version: 1, look: 'sepia' }",
            "{ type: 'japan-asean-explorer:look', version: 2, look: 'dark' }",
            "{ type: 'japan-asean-explorer:lang', version: 1, lang: 'xx' }",
            "{ type: 'japan-asean-explorer:lang', version: 1, lang: 'th' }",
            "{ type: 'japan-asean-explorer:lang', version: 1, lang: 'en' }",
            "{ type: 'japan-asean-explorer:lang', version: 1, lang: 'ja],*' }",
            "{ type: 'japan-asean-explorer:lang', version: 1, lang: ['ja'] }",
            "{ type: 'japan-asean-explorer:go', version: 1, look: 'dark' }",
        ] {
            tell(bad).await;
        }
        // messages come in order
        tell("{ type: 'japan-asean-explorer:look', version: 1, look: 'light' }").await;
        v.shows::<Option<String>>(look, Some("light".to_owned())).await;
        v.shows::<bool>("window.mark === true", true).await;
        tell("{ type: 'japan-asean-explorer:look', version: 1, look: 'auto' }").await;
        v.shows::<Option<String>>(look, None).await;
        // a language there is
        tell("{ type: 'japan-asean-explorer:lang', version: 1, lang: 'ja' }").await;
        enter_until(v, "[lang=ja] article[data-action='A4-1']").await;
        assert!(v.js::<String>("location.pathname").await.ends_with("/ja/action/a4-1/"));
        assert!(v.js::<String>("location.search").await.contains("country=vn"));
    });
}

#[test]
fn elements_come_and_go() {
    framing().visit(async |v| {
        let host = host(
            &v.origin(),
            &format!(
                "<japan-asean-explorer id=a view=map></japan-asean-explorer>\
                 <japan-asean-explorer id=b view=action action=A4-2></japan-asean-explorer><script src=\"{}/embed.js\"></script>",
                v.origin()
            ),
        );
        go(v, &host).await;
        v.shows::<Vec<String>>(
            "Object.getOwnPropertyNames(window).filter(n => !before.includes(n) && !['before', 'heard'].includes(n))",
            Vec::new(),
        )
        .await;
        for element in ["#a", "#b"] {
            enter(v, &frame_of(element)).await;
            v.ready().await;
            fits(v).await;
        }
        leave(v).await;
        v.run::<()>("window.kept = document.querySelector('#a'); kept.remove(); kept.setAttribute('look', 'dark'); kept.setAttribute('country', 'sg')").await;
        v.shows::<u32>("document.querySelectorAll('japan-asean-explorer').length", 1u32).await;
        v.run::<()>("document.body.prepend(kept)").await;
        enter_until(v, "[data-look=dark] .m-land.is-selected[data-country=SG]").await;
        fits(v).await;
        v.click("label.mem[data-country=TH]").await;
        leave(v).await;
        // heard once, since it listens once
        v.shows::<String>("JSON.stringify(heard)", r#"[["a",{"country":["sg","th"],"area":[]}]]"#).await;
        // moved within the page in one go
        v.run::<()>("document.body.append(kept)").await;
        enter(v, &frame_of("#a")).await;
        v.ready().await;
        fits(v).await;
        // one that was never in the page
        leave(v).await;
        v.run::<()>(
            "const e = document.createElement('japan-asean-explorer'); e.setAttribute('view', 'map'); e.remove()",
        )
        .await;
    });
}

#[test]
fn a_word_that_is_not_known_leads_to_the_explorer() {
    for bad in [
        "view=globe",
        "view=constructor",
        "view=chart",
        "view=chart chart=pie",
        "view=action action=A9.9-9",
        "view=area area=6",
        "view=page src=https://elsewhere.example/",
        "view=page src=../../secret/",
        "view=page src=//elsewhere.example/",
        "view=page src=javascript:alert(1)",
        "lang=xx",
        "look=sepia",
    ] {
        framing().expects(&["web-share", "unknown"]).visit(async |v| {
            let body = format!("<japan-asean-explorer {bad}></japan-asean-explorer><japan-asean-explorer id=b {bad}></japan-asean-explorer>");
            let host = host(&v.origin(), &body);
            go(v, &host).await;
            enter(v, &frame_of("japan-asean-explorer")).await;
            v.ready().await;
            v.shows::<String>("location.pathname", "/").await;
            v.shows::<bool>("document.documentElement.hasAttribute('data-embed')", true).await;
            let said = v.driver.browser_log().await.expect("a console");
            assert_eq!(said.iter().filter(|entry| entry.message.contains("unknown")).count(), 1, "{bad}: {said:?}");
        });
    }
}

#[test]
fn a_sandboxed_frame_is_live_where_its_files_may_be_fetched() {
    // the browser refuses such a frame its storage and history, and says so
    framing().hosted().visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer id=a sandbox country=vn></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("#a")).await;
        v.shows::<String>("origin", "null").await;
        v.ready().await;
        v.counts(Some(3), 34).await;
        fits(v).await;
        v.click("label[data-area='1']").await;
        v.counts(Some(2), 9).await;
        fits(v).await;
        leave(v).await;
        v.shows::<String>("JSON.stringify(heard)", r#"[["a",{"country":["vn"],"area":[1]}]]"#).await;
        v.run::<()>("document.querySelector('#a').setAttribute('look', 'dark')").await;
        enter(v, &frame_of("#a")).await;
        v.shows::<Option<String>>("document.documentElement.getAttribute('data-look')", Some("dark".to_owned())).await;
        // charts come too
        v.run::<()>("document.querySelector('[data-chart=gdp-growth]').scrollIntoView()").await;
        v.element("[data-chart=gdp-growth] .chart-box.is-live").await;
        fits(v).await;
        // a link opens a page that is not held in the sandbox
        let link = "main a[href$='action/a1.2-4/']:not([data-opens])";
        let known = v.driver.windows().await.expect("windows");
        if v.js::<bool>(&format!("Boolean(document.querySelector({link:?}))")).await {
            v.click(link).await;
        } else {
            v.click(".credit a").await;
        }
        let opened = opened(v, &known).await;
        v.driver.switch_to_window(opened).await.expect("a window");
        v.ready().await;
        assert_ne!(v.js::<String>("origin").await, "null");
    });
}

#[test]
fn a_sandboxed_frame_is_readable_where_they_may_not() {
    framing().expects(&["web-share", "CORS", "ERR_FAILED", "preload", "Failed to load"]).visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer sandbox country=vn look=dark></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.until(
            "the page knows that it stays as it is",
            "document.documentElement.matches('[data-failed]:not([data-pending])')",
        )
        .await;
        v.shows::<u32>(
            "[...document.querySelectorAll('main li[data-action]')].filter(e => e.checkVisibility()).length",
            34u32,
        )
        .await;
        v.shows::<Vec<String>>(CHROME, Vec::new()).await;
        v.shows::<Option<String>>("document.documentElement.getAttribute('data-look')", Some("dark".to_owned())).await;
        fits(v).await;
        // the full page asks what the frame was asked
        let known = v.driver.windows().await.expect("windows");
        v.click(".credit a").await;
        let opened = opened(v, &known).await;
        v.driver.switch_to_window(opened).await.expect("a window");
        v.ready().await;
        v.counts(Some(3), 34).await;
    });
}

/// The window that has opened since.
async fn opened(v: &Visit, known: &[WindowHandle]) -> WindowHandle {
    let started = Instant::now();
    loop {
        let windows = v.driver.windows().await.expect("windows can be counted");
        if let Some(new) = windows.into_iter().find(|w| !known.contains(w)) {
            return new;
        }
        assert!(started.elapsed() < DEADLINE, "no window opens");
        tokio::task::yield_now().await;
    }
}

#[test]
fn links_that_lead_away_open_a_page_of_their_own() {
    framing().visit(async |v| {
        let host = host(
            &v.origin(),
            "<japan-asean-explorer id=a country=vn></japan-asean-explorer>\
            <japan-asean-explorer id=b view=area area=1></japan-asean-explorer>",
        );
        go(v, &host).await;
        let page = v.driver.window().await.expect("a window");
        all_fit(v, &["#a", "#b"]).await;
        for (frame, link, leads) in [
            ("#a", ".credit a", "/?country=vn"),
            ("#b", ".credit a", "/area/1/"),
            ("#b", "main a[href$='action/a1.2-4/']", "/action/a1.2-4/"),
            ("#b", "main a[href$='?area=1']", "/?area=1"),
        ] {
            enter(v, &frame_of(frame)).await;
            v.ready().await;
            fits(v).await;
            let known = v.driver.windows().await.expect("windows");
            let before: String = v.js("location.href").await;
            v.click(link).await;
            let new = opened(v, &known).await;
            assert_eq!(v.js::<String>("location.href").await, before, "{link}: the frame stays");
            v.driver.switch_to_window(new).await.expect("a window");
            v.ready().await;
            v.shows::<String>("location.pathname + location.search", leads).await;
            assert!(
                v.js::<bool>("opener === null && !document.documentElement.hasAttribute('data-embed')").await,
                "{link}"
            );
            v.driver.close_window().await.expect("a window can be closed");
            v.driver.switch_to_window(page.clone()).await.expect("a window");
        }
        // what is shown over the page stays in it, near where it was asked for
        enter(v, &frame_of("#b")).await;
        fits(v).await;
        let locators = "[...document.querySelectorAll('main a.loc')]";
        v.run::<()>(&format!("{locators}.at(-1).scrollIntoView({{ block: 'center' }})")).await;
        let at: f64 = v.js(&format!("{locators}.at(-1).getBoundingClientRect().top")).await;
        assert!(at > 900.0, "the page is too short for this test: {at}");
        v.run::<()>(&format!("{locators}.at(-1).click()")).await;
        v.until("the passage is there", "document.querySelector('dialog.peek').open").await;
        let top: f64 = v.js("document.querySelector('dialog.peek').getBoundingClientRect().top").await;
        assert!((at - top).abs() < 400.0, "asked for at {at}, shown at {top}");
    });
}

#[test]
fn the_way_back_is_the_hosts() {
    framing().visit(async |v| {
        let host = host(
            &v.origin(),
            "<japan-asean-explorer id=a country=vn></japan-asean-explorer>\
            <japan-asean-explorer id=b view=page src=text/></japan-asean-explorer>",
        );
        v.driver.goto(format!("http://{}/from", host.addr())).await.expect("a page loads");
        go(v, &host).await;
        let steps: u32 = v.js("history.length").await;
        all_fit(v, &["#b", "#a"]).await;
        v.click("label[data-area='1']").await;
        v.counts(Some(2), 9).await;
        fits(v).await;
        v.click("a[data-opens='A1.2-4'][aria-expanded]").await;
        v.until("the address says so", "location.search.includes('action=A1.2-4')").await;
        all_fit(v, &["#a", "#b"]).await;
        v.click(".toc a[href$='#s4.1a']").await;
        v.until("the address says so", "location.hash === '#s4.1a'").await;
        leave(v).await;
        v.shows::<u32>("history.length", steps).await;
        v.back().await;
        v.shows::<String>("document.title", "From").await;
    });
}

#[test]
fn a_strict_policy_of_the_host_is_kept() {
    framing().visit(async |v| {
        let policy = format!("default-src 'none'; script-src 'self' {0}; frame-src {0}; img-src data:", v.origin());
        let host = host_under(
            Some(&policy),
            &v.origin(),
            "<japan-asean-explorer view=chart chart=gdp-growth></japan-asean-explorer>",
        );
        go(v, &host).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.element(".chart-box.is-live").await;
        fits(v).await;
        leave(v).await;
        let border: String =
            v.js(&format!("getComputedStyle({}).borderTopWidth", frame_of("japan-asean-explorer"))).await;
        assert_eq!(border, "0px");
        // and the console has said nothing, which every visit asserts
    });
}

#[test]
fn a_page_that_grows_with_its_frame_comes_to_rest() {
    let page = "<!doctype html><title>Loop</title><script src=\"/loop.js\"></script>";
    let loop_js = "window.told = 0; let seen; const look = () => { if (innerHeight !== seen) { seen = innerHeight; told = seen + 40; \
        parent.postMessage({ type: 'japan-asean-explorer:height', version: 1, height: told }, '*') } requestAnimationFrame(look) }; look()";
    let rule = move |path: &str| match path {
        "/action/a4-1/" => Answer::Instead("text/html".to_owned(), page.into()),
        "/loop.js" => Answer::Instead("text/javascript".to_owned(), loop_js.into()),
        _ => Answer::File,
    };
    framing().rule(rule).visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer view=action action=A4-1></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        // the last word of the page was not followed any more
        // fifty steps, each of them a turn of both pages: a busy machine is given time for each part of the way
        for height in (700..=1900).step_by(200) {
            v.until("it grows", &format!("innerHeight > {height}")).await;
        }
        v.until("it has grown and rests", "innerHeight > 2000 && told === innerHeight + 40").await;
        v.shows::<bool>("innerHeight < 6000", true).await;
    });
}

#[test]
fn without_its_program_a_frame_still_fits_and_obeys() {
    let rule = |path: &str| if path.ends_with(".wasm") { Answer::Missing } else { Answer::File };
    framing().rule(rule).expects(&["web-share", "404", "wasm", "WebAssembly"]).visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer country=vn></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.until("the page knows", "document.documentElement.matches('[data-failed]')").await;
        fits(v).await;
        leave(v).await;
        v.run::<()>("document.querySelector('japan-asean-explorer').setAttribute('look', 'dark')").await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.shows::<Option<String>>("document.documentElement.getAttribute('data-look')", Some("dark".to_owned())).await;
        // a link leads away, not the frame
        let known = v.driver.windows().await.expect("windows");
        v.click("main a[href$='action/a1.2-4/']").await;
        opened(v, &known).await;
        v.shows::<String>("location.pathname", "/").await;
    });
}

#[test]
fn a_program_that_stops_in_a_frame_says_so_where_it_was_asked() {
    framing().expects(STOPS).visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer view=area area=3></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.ready().await;
        fits(v).await;
        spoil(v, PROGRAM).await;
        // deep in a frame that is as tall as its content
        let locators = "[...document.querySelectorAll('main a.loc')]";
        v.run::<()>(&format!("{locators}.at(-1).scrollIntoView({{ block: 'center' }})")).await;
        let at: f64 = v.js(&format!("{locators}.at(-1).getBoundingClientRect().top")).await;
        assert!(at > 900.0, "the page is too short for this test: {at}");
        v.run::<()>(&format!(
            "{locators}.at(-1).dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))"
        ))
        .await;
        has_stopped(v).await;
        let top: f64 = v.js("document.querySelector('.stopped').getBoundingClientRect().top").await;
        assert!((at - top).abs() < 200.0, "asked for at {at}, said at {top}");
        // a link leads away, not the frame
        let page = v.driver.window().await.expect("a window");
        let known = v.driver.windows().await.expect("windows");
        v.click("main a[href*='action/a3']").await;
        // a page behind another one is not drawn
        let new = opened(v, &known).await;
        v.driver.switch_to_window(new).await.expect("a window");
        v.driver.close_window().await.expect("a window can be closed");
        v.driver.switch_to_window(page).await.expect("a window");
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.shows::<String>("location.pathname", "/area/3/").await;
        v.click(".stopped button").await;
        v.until("the page is another", "!document.documentElement.matches('[data-stopped]')").await;
        v.ready().await;
        fits(v).await;
    });
}

#[test]
fn the_site_s_own_page_without_embed_keeps_its_chrome_in_a_frame() {
    framing().visit(async |v| {
        let host =
            host(&v.origin(), &format!("<iframe id=plain src=\"{}/\" width=1200 height=700></iframe>", v.origin()));
        go(v, &host).await;
        let steps: u32 = v.js("history.length").await;
        enter(v, "document.querySelector('#plain')").await;
        v.ready().await;
        v.click(".mast nav a[href$='notes/']").await;
        v.until("the notes are there", "location.pathname === '/notes/'").await;
        v.element("#fn1").await;
        leave(v).await;
        v.shows::<u32>("history.length", steps).await;
    });
}

const OPEN: &str = "Boolean(document.querySelector('dialog.embed')?.open)";

/// Waits until each of some frames is live and as high as its content, so that none moves the others.
async fn all_fit(v: &Visit, frames: &[&str]) {
    for frame in frames {
        enter(v, &frame_of(frame)).await;
        v.ready().await;
        fits(v).await;
    }
}

/// The frame in the dialog.
const PREVIEW: &str = "document.querySelector('[data-preview] iframe')";

const SNIPPET: &str = "document.querySelector('[data-snippet]').textContent";

/// Opens the dialog and waits for its preview.
async fn open_dialog(v: &Visit) {
    v.click_role("button", "Embed").await;
    v.shows::<bool>(OPEN, true).await;
    v.by_role("dialog", "Embed in another page").await;
    measured(v).await;
}

/// Waits until the dialog says how high the preview is, and the preview is that high.
async fn measured(v: &Visit) -> u32 {
    // live, since nothing is filtered before, and without a scroll bar
    v.until(
        "the height is said and true",
        &format!(
            "((said, framed, root) => root.matches('[data-ready]') && root.clientWidth === framed.innerWidth && \
             said && said === framed.innerHeight && Math.abs(said - root.getBoundingClientRect().height) <= 1 && \
             (window.measured = said))\
             (Number(/it is ([\\d,]+) pixels high/.exec(document.querySelector('dialog.embed').innerText)?.[1].replace(',', '')), \
              {PREVIEW}.contentWindow, {PREVIEW}.contentDocument.documentElement)"
        ),
    )
    .await;
    v.js("window.measured").await
}

/// Chooses by the words beside a radio button.
async fn choose(v: &Visit, words: &str) {
    let label = format!(
        "[...document.querySelectorAll('dialog.embed label')].find(e => e.checkVisibility() && e.textContent.startsWith({words:?}))"
    );
    v.until(&format!("“{words}” is offered"), &label).await;
    v.run::<()>(&format!("{label}.click()")).await;
    v.until("it is chosen", &format!("{label}.querySelector('input').checked")).await;
}

/// What the dialog asks first.
const OFFERED: &str = "[...document.querySelectorAll('dialog.embed fieldset:first-of-type label')]\
     .filter(e => e.checkVisibility()).map(e => e.querySelector('span').firstChild.textContent.trim())";

#[test]
fn the_dialog_builds_a_snippet_for_each_part_that_works() {
    framing().expects(&["web-share", "ERR_UNKNOWN_URL_SCHEME"]).visit(async |v| {
        let mut snippets = Vec::new();
        v.open("?area=1&country=vn").await;
        let steps: u32 = v.js("history.length").await;
        open_dialog(v).await;
        v.shows::<Vec<String>>(OFFERED, ["This view", "The list alone", "The map alone"].map(str::to_owned).to_vec())
            .await;
        for (what, shown, part) in [
            ("This view", "main li[data-action='A1.2-4']", None),
            ("The list alone", "main li[data-action='A1.2-4']", Some("list")),
            ("The map alone", ".m-land.is-selected[data-country=VN]", Some("map")),
        ] {
            choose(v, what).await;
            measured(v).await;
            // what is built is what is seen
            enter(v, PREVIEW).await;
            v.ready().await;
            v.element(shown).await;
            v.shows::<Option<String>>("document.documentElement.dataset.part ?? null", part.map(str::to_owned)).await;
            v.shows::<Vec<String>>(CHROME, Vec::new()).await;
            leave(v).await;
            let element: String = v.js(SNIPPET).await;
            let named = part.map_or(String::new(), |part| format!(" — {part}"));
            let title = format!("title=\"Japan–ASEAN proposal: Connectivity, Vietnam{named}\"");
            assert!(element.contains(&title) && element.contains("<japan-asean-explorer"), "{element}");
            snippets.push((element, shown, part));
        }
        v.shows::<u32>("history.length", steps).await;
        v.click_role("button", "Close").await;
        v.shows::<bool>(OPEN, false).await;
        v.shows::<u32>("document.querySelectorAll('iframe').length", 0u32).await;

        // again, on another page
        v.click_role("link", "Charts").await;
        v.element(".chart-cards a[href$='charts/gdp-growth/']").await;
        v.click(".chart-cards a[href$='charts/gdp-growth/']").await;
        v.element("[data-chart=gdp-growth]").await;
        open_dialog(v).await;
        v.shows::<Vec<String>>(OFFERED, ["This page", "This chart alone"].map(str::to_owned).to_vec()).await;
        for (what, part) in [("This page", None), ("This chart alone", Some("chart"))] {
            choose(v, what).await;
            snippets.push((v.js(SNIPPET).await, ".chart-box.is-live", part));
        }
        v.press(Key::Escape).await;
        v.shows::<bool>(OPEN, false).await;

        for (snippet, shown, part) in snippets {
            let host = host("about:blank#", &snippet);
            go(v, &host).await;
            let title: String = v.js("document.querySelector('japan-asean-explorer').title").await;
            v.shows::<String>(&format!("{}.title", frame_of("japan-asean-explorer")), title).await;
            enter(v, &frame_of("japan-asean-explorer")).await;
            v.ready().await;
            v.element(shown).await;
            v.shows::<Option<String>>("document.documentElement.dataset.part ?? null", part.map(str::to_owned)).await;
            v.shows::<Vec<String>>(CHROME, Vec::new()).await;
            fits(v).await;
        }
    });
}

#[test]
fn what_is_advanced_changes_the_one_snippet() {
    framing().expects(&["web-share", "ERR_UNKNOWN_URL_SCHEME"]).visit(async |v| {
        v.open("?country=vn").await;
        open_dialog(v).await;
        choose(v, "The map alone").await;
        v.shows::<u32>(
            "[...document.querySelectorAll('dialog.embed pre')].filter(e => e.checkVisibility()).length",
            1u32,
        )
        .await;
        v.shows::<bool>("document.querySelector('[name=embed-look]').checkVisibility()", false).await;
        v.click("dialog.embed summary").await;
        choose(v, "Dark").await;
        enter(v, PREVIEW).await;
        v.element("[data-look=dark] .m-land.is-selected[data-country=VN]").await;
        leave(v).await;
        v.until(
            "the element is dark",
            &format!("{SNIPPET}.includes('view=\"map\" country=\"vn\"\\n  lang=\"en\" look=\"dark\"')"),
        )
        .await;
        choose(v, "Plain iframe").await;
        let height = measured(v).await;
        let framed: String = v.js(SNIPPET).await;
        let src = format!("<iframe src=\"{}/?country=vn&amp;map=only&amp;embed=1&amp;look=dark\"", v.origin());
        assert!(framed.starts_with(&src) && framed.contains(&format!("height=\"{height}\"")), "{framed}");
        assert!(!framed.contains("sandbox"), "{framed}");
        choose(v, "Restrict the frame").await;

        // the clipboard is the machine's, and other tests run beside this one
        v.run::<()>("navigator.clipboard.writeText = async text => { window.copied = text }").await;
        v.click_role("button", "Copy code").await;
        v.until("it is copied", "window.copied").await;
        let copied: String = v.js("window.copied").await;
        assert!(
            copied.contains("sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads\""),
            "{copied}"
        );
        // a page about it all
        v.click_role("link", "All settings and messages").await;
        v.arrives("about/#embedding").await;
        v.shows::<bool>(OPEN, false).await;
    });
}

#[test]
fn the_preview_has_the_width_of_the_place_and_says_its_height() {
    framing().visit(async |v| {
        v.open("?area=1").await;
        open_dialog(v).await;
        choose(v, "The list alone").await;
        let usual = measured(v).await;
        v.click("input[name=embed-width]").await;
        for (typed, width) in [("320", 320u32), ("1200", 1200), ("9000", 1920), ("", 640)] {
            v.run::<()>("document.querySelector('input[name=embed-width]').select()").await;
            match typed {
                "" => v.press(Key::Delete).await,
                digits => v.press(digits).await,
            }
            v.press(Key::Enter).await;
            v.press(Key::Tab).await;
            v.shows::<u32>(&format!("{PREVIEW}.contentWindow.innerWidth"), width).await;
            let height = measured(v).await;
            match width {
                320 => assert!(height > usual + 200, "{height} at {width}, {usual} before"),
                1200.. => assert!(height < usual, "{height} at {width}, {usual} before"),
                _ => assert_eq!(height, usual),
            }
            // scaled into its box, whose height follows
            v.shows::<bool>(
                &format!(
                    "((frame, box) => frame.width <= box.clientWidth + 1 && Math.abs(frame.height - box.scrollHeight) <= 2)\
                     ({PREVIEW}.getBoundingClientRect(), document.querySelector('.embed-view'))"
                ),
                true,
            )
            .await;
            v.click("input[name=embed-width]").await;
        }
    });
}

#[test]
fn the_dialog_is_used_by_keyboard_and_its_preview_holds_nothing_up() {
    framing().visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.run::<()>("document.querySelector('button[data-do=embed]').focus()").await;
        v.press(Key::Enter).await;
        v.shows::<bool>(OPEN, true).await;
        measured(v).await;
        // once around: the preview is no stop
        let active = "(e => e.closest('dialog.embed') ? e.localName : '')(document.activeElement)";
        let mut stops = Vec::new();
        for _ in 0..14 {
            v.press(Key::Tab).await;
            stops.push(v.js::<String>(active).await);
        }
        assert!(!stops.iter().any(|stop| stop == "iframe"), "{stops:?}");
        for stop in ["input", "button", "summary"] {
            assert!(stops.iter().any(|name| name == stop), "no {stop} among {stops:?}");
        }
        // a choice by arrow keys
        v.run::<()>("document.querySelector('[name=embed-what]:checked').focus()").await;
        v.press(Key::Down).await;
        v.until("the list is chosen", &format!("{SNIPPET}.includes('view=\"list\"')")).await;
        measured(v).await;
        // the pointer was in the preview
        let place = "(r => [Math.round(r.x + r.width / 2), Math.round(r.y + 60)])(document.querySelector('.embed-view').getBoundingClientRect())";
        let (x, y): (i64, i64) = v.js(place).await;
        v.click_at(x, y).await;
        assert_ne!(v.js::<String>("document.activeElement.localName").await, "iframe");
        v.press(Key::Escape).await;
        v.shows::<bool>(OPEN, false).await;
        v.shows::<bool>("document.activeElement.matches('button[data-do=embed]')", true).await;
    });
}

#[test]
fn buttons_of_the_dialog_can_be_read_hovered_and_done() {
    const CONTRAST: &str = "(e => {
        const parse = color => color.match(/[\\d.]+/g).map(Number);
        const light = color => parse(color).slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        let back = e;
        while (parse(getComputedStyle(back).backgroundColor)[3] === 0) back = back.parentElement;
        const [a, b] = [getComputedStyle(e).color, getComputedStyle(back).backgroundColor].map(light).sort((a, b) => b - a);
        return (a + 0.05) / (b + 0.05);
    })";
    for look in ["light", "dark"] {
        framing().visit(async |v| {
            v.system_look(look).await;
            v.open("").await;
            open_dialog(v).await;
            v.run::<()>(COPIES_AND_SAYS_SO).await;
            for name in ["Close", "Copy code"] {
                let button = v.by_role("button", name).await;
                let at = button.rect().await.expect("a button is somewhere");
                let to = ((at.x + at.width / 2.0) as i64, (at.y + at.height / 2.0) as i64);
                v.driver.action_chain().move_to(to.0, to.1).perform().await.expect("the mouse can move");
                let button = format!(
                    "[...document.querySelectorAll('dialog.embed button')].find(e => e.textContent === {name:?})"
                );
                v.until("it is hovered", &format!("{button}.matches(':hover')")).await;
                let contrast: f64 = v.js(&format!("{CONTRAST}({button})")).await;
                assert!(contrast >= 4.5, "{name} hovered, {look}: {contrast}");
            }
            v.click_role("button", "Copy code").await;
            // in one expression, since the button says so for two seconds only
            v.until(
                &format!("the button says so and can be read, done and hovered, {look}"),
                &format!("(e => e?.textContent === 'Code copied' && {CONTRAST}(e) >= 4.5)(document.querySelector('[data-copies].is-done'))"),
            )
            .await;
        });
    }
}

/// What is seen of a page's parts, in a word each.
const SEEN: &str = "Object.entries({ map: '.map', areas: '.areas', filters: '.facets', search: 'input#q', list: 'main li[data-action]', \
     count: '.count b', drawing: '.chart-box', heading: '.figure h1', source: '.figure .src', says: '.figure .stand', \
     tools: '.fig-tools', table: '.as-table', members: '.chosen-chart', others: 'main a[rel=next], .steps' })\
     .filter(([, found]) => [...document.querySelectorAll(found)].some(e => e.checkVisibility())).map(([name]) => name)";

#[test]
fn a_part_alone_is_alone_with_and_without_the_program() {
    let parts: [(&str, &[&str]); 4] = [
        ("?part=list&area=1&embed=1", &["list", "count"]),
        ("?part=LIST", &["list", "count"]),
        ("?part=map", &["map"]),
        ("charts/gdp-growth/?part=chart&embed=1", &["drawing", "heading", "source"]),
    ];
    for whole in [true, false] {
        let rule = move |path: &str| match path {
            path if path.ends_with(".wasm") && !whole => Answer::Missing,
            _ => Answer::File,
        };
        framing().rule(rule).expects(&["web-share", "404", "wasm", "WebAssembly"]).visit(async |v| {
            for (address, seen) in parts {
                let frame = format!("<iframe src=\"{}/{address}\" width=800 height=700></iframe>", v.origin());
                let host = host(&v.origin(), &frame);
                go(v, &host).await;
                enter(v, "document.querySelector('iframe')").await;
                let done = if whole { "[data-ready]" } else { "[data-failed]:not([data-pending])" };
                v.until("the page is done", &format!("document.documentElement.matches('{done}')")).await;
                v.shows::<Vec<String>>(SEEN, seen.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).await;
                v.shows::<Vec<String>>(CHROME, Vec::new()).await;
                v.element(".credit a").await;
            }
        });
    }
}

#[test]
fn the_list_alone_shows_filters_in_use_and_grows_with_what_is_opened() {
    framing().visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer id=a view=list area=1 country=vn></japan-asean-explorer>");
        go(v, &host).await;
        enter(v, &frame_of("#a")).await;
        v.ready().await;
        v.counts(Some(2), 9).await;
        fits(v).await;
        let before: f64 = v.js("innerHeight").await;
        v.click("a[data-opens='A1.2-4'][aria-expanded]").await;
        v.until("an action open in place makes it taller", &format!("innerHeight > {before} + 50")).await;
        fits(v).await;
        // a filter can be taken off, which the page around hears
        v.click("button.chip[aria-label='Remove filter: Connectivity']").await;
        v.counts(Some(3), 34).await;
        fits(v).await;
        leave(v).await;
        v.shows::<String>("JSON.stringify(heard)", r#"[["a",{"country":["vn"],"area":[]}]]"#).await;
        v.shows::<String>(&format!("{}.title", frame_of("#a")), "Japan–ASEAN proposal: Vietnam — list").await;
        // the whole page shows the same choice
        enter(v, &frame_of("#a")).await;
        let known = v.driver.windows().await.expect("windows");
        v.click(".credit a").await;
        let new = opened(v, &known).await;
        v.driver.switch_to_window(new).await.expect("a window");
        v.ready().await;
        v.shows::<String>("location.pathname + location.search", "/?country=vn&action=A1.2-4").await;
        v.shows::<bool>("document.querySelector('.map').checkVisibility()", true).await;
    });
}

#[test]
fn where_the_dialog_can_t_be_had_a_page_says_the_same() {
    let rule = |path: &str| if path.starts_with("/charts_bg") { Answer::Missing } else { Answer::File };
    framing().rule(rule).expects(&["web-share", "404", "wasm", "WebAssembly"]).visit(async |v| {
        v.open("").await;
        v.click_role("button", "Embed").await;
        v.arrives("about/#embedding").await;
        v.ready().await;
        let code: String = v.js("document.querySelector('#embedding .code').textContent").await;
        assert!(code.contains(&format!("<script src=\"{}/embed.js\" async></script>", v.origin())), "{code}");
    });
}

#[test]
fn the_page_about_the_site_is_reached_in_place_with_its_sections() {
    framing().visit(async |v| {
        v.open("").await;
        v.click(".foot a[href$='about/#privacy']").await;
        v.arrives("about/#privacy").await;
        v.until("the section is in view", "(r => r && r.top > -2 && r.top < innerHeight)(document.querySelector('#privacy')?.getBoundingClientRect())").await;
        v.click("#embedding a[href$='about/hosting/']").await;
        v.arrives("about/hosting/").await;
        v.by_role("heading", "Put it on a server").await;
        v.shows::<String>("document.activeElement.localName", "h1").await;
        // one screen
        assert!(v.js::<f64>("document.querySelector('main').getBoundingClientRect().height").await < 1400.0);
        v.back().await;
        v.by_role("heading", "About this site").await;
    });
}

fn nothing_is_held_against_it(look: &'static str, rules: Rules) {
    let axe = axe();
    framing().visit(async |v| {
        v.system_look(look).await;
        let mut all = Vec::new();
        for page in [
            "?embed=1&country=vn&action=A1.2-4",
            "?map=only&embed=1&country=vn",
            "?part=list&embed=1&area=1&country=vn",
            "charts/gdp-growth/?part=chart&embed=1",
            "charts/gdp-growth/?embed=1",
            "action/a1.2-4/?embed=1",
            "area/3/?embed=1",
            "about/hosting/",
        ] {
            v.open(page).await;
            let found = findings(v, &axe, rules).await;
            all.extend(found.into_iter().map(|f| format!("/{page}: {f}")));
        }
        v.open("?country=vn").await;
        v.click_role("button", "Embed").await;
        v.shows::<bool>(OPEN, true).await;
        v.click("dialog.embed summary").await;
        measured(v).await;
        let found = findings(v, &axe, rules).await;
        all.extend(found.into_iter().map(|f| format!("dialog: {f}")));
        assert!(all.is_empty(), "{all:#?}");
    });
}

#[test]
fn nothing_is_held_against_it_in_light() {
    nothing_is_held_against_it("light", Rules::All);
}

#[test]
fn nothing_is_held_against_it_in_dark() {
    nothing_is_held_against_it("dark", Rules::Colours);
}

#[test]
fn the_script_is_small() {
    let script = built("embed.js");
    assert!(script.len() < 3200, "embed.js takes {} bytes", script.len());
    assert!(!script.contains("http"), "embed.js names a place of its own");
}
