//! The snippets in a bare page of somebody else, at the right height in every engine.

use crate::browser::{DESK, Screen, Visit, built, setup};
use crate::embed::{CHROME, enter, fits, frame_of, go, leave};
use crate::engine::Engine;
use crate::journeys::say;
use xtask::server::{Answer, Options, Server};

/// A page that holds a snippet and nothing else, not even what phones are told of widths.
fn bare(snippet: &str) -> Server {
    let page = format!("<!doctype html><title>Bare</title><link rel=icon href=data:,>{snippet}");
    let options = Options::new(move |path: &str| match path {
        "/" => Answer::Instead("text/html; charset=utf-8".to_owned(), page.clone().into_bytes()),
        _ => Answer::Missing,
    });
    Server::start_with(std::env::temp_dir(), 0, "", options).unwrap_or_else(|e| panic!("{e}"))
}

const ELEMENT: &str = "japan-asean-explorer";

/// The frame shows something, live, at its own height and as wide as its page, within nothing of the
/// site's; and nothing in the page is wider than the page.
async fn stands(v: &Visit, shown: &str, width: u32) {
    enter(v, &frame_of(ELEMENT)).await;
    v.ready().await;
    v.element(shown).await;
    // margins and a scroll bar take less
    v.until("the frame has the width of its page", &format!("innerWidth <= {width} && innerWidth > {width} - 40"))
        .await;
    v.until("charts are drawn", "![...document.querySelectorAll('[data-empty]')].some(e => e.checkVisibility())").await;
    fits(v).await;
    v.shows::<Vec<String>>(CHROME, Vec::new()).await;
    let tall: f64 = v.js("document.documentElement.getBoundingClientRect().height").await;
    leave(v).await;
    let frame = frame_of(ELEMENT);
    v.until("the frame is as tall as that", &format!("Math.abs({frame}.getBoundingClientRect().height - {tall}) <= 2"))
        .await;
    v.shows::<(bool, bool)>(
        &format!(
            "(page => [{frame}.getBoundingClientRect().width === document.body.clientWidth, \
             page.scrollWidth <= page.clientWidth])(document.scrollingElement ?? document.body)"
        ),
        (true, true),
    )
    .await;
}

fn stands_in_a_bare_page(engine: Engine) {
    if let Some(reason) = engine.missing() {
        return say(&format!("NOT RUN in {engine}, the snippets in a bare page: {reason}"));
    }
    // a page of a build that was told where it will be: WebKit needs that in a frame without an origin
    let told =
        ["script-src", "style-src", "img-src", "connect-src"].iter().fold(built("area/2/index.html"), |page, kind| {
            page.replace(&format!("{kind} 'self'"), &format!("{kind} 'self' http://127.0.0.1:*"))
        });
    let rule = move |path: &str| match path {
        "/area/2/" => Answer::Instead("text/html; charset=utf-8".to_owned(), told.clone().into_bytes()),
        _ => Answer::File,
    };
    // a browser without sharing says that it knows none
    let open = setup().engine(engine).rule(rule).header("Access-Control-Allow-Origin", "*");
    open.expects(&["web-share"]).visit(async |v| {
        // as a web master finds it
        v.open("about/").await;
        let found: String = v.js("document.querySelector('#embedding .code').textContent").await;
        assert!(found.contains("<japan-asean-explorer ") && found.contains(&v.origin()), "{found}");
        let with = |attributes: &str| {
            format!("<script src=\"{}/embed.js\"></script><{ELEMENT} {attributes}></{ELEMENT}>", v.origin())
        };
        let seen = [
            (found, "[data-chart] .chart-box.is-live"),
            (with("country=vn"), "main li[data-action='A1.2-4']"),
            (with("view=map country=vn"), ".m-land.is-selected[data-country=VN]"),
            (with("view=list area=1 country=vn"), "main li[data-action='A1.2-4']"),
            (with("view=chart chart=gdp-growth alone"), "[data-part=chart] .chart-box.is-live"),
            (with("view=action action=A3.2-1"), "article[data-action='A3.2-1']"),
            (with("view=area area=3"), "article[data-area='3']"),
            // a frame without an origin
            (with("view=area area=2 sandbox"), "article[data-area='2']"),
        ];
        for (snippet, shown) in seen {
            let page = bare(&snippet);
            go(v, &page).await;
            stands(v, shown, DESK.width).await;
            v.resize(Screen { width: 700, ..DESK }).await;
            stands(v, shown, 700).await;
            v.resize(DESK).await;
            stands(v, shown, DESK.width).await;
            if snippet.contains("sandbox") {
                continue;
            }
            enter(v, &frame_of(ELEMENT)).await;
            let said = v.console().await;
            let wrong: Vec<_> = said.iter().filter(|said| said.complains_but(&["web-share"])).collect();
            assert!(wrong.is_empty(), "{snippet}: {wrong:#?}");
            leave(v).await;
        }
        // a plain frame keeps the height it was given
        let page = bare(&format!("<iframe src=\"{}/area/1/?embed=1\" width=600 height=700></iframe>", v.origin()));
        go(v, &page).await;
        enter(v, "document.querySelector('iframe')").await;
        v.ready().await;
        v.element("article[data-area='1']").await;
        v.shows::<(u32, u32)>("[innerWidth, innerHeight]", (600, 700)).await;
        v.shows::<Vec<String>>(CHROME, Vec::new()).await;
        leave(v).await;
    });
}

#[test]
fn snippets_stand_in_a_bare_page_in_chromium() {
    stands_in_a_bare_page(Engine::Chromium);
}

#[test]
fn snippets_stand_in_a_bare_page_in_firefox() {
    stands_in_a_bare_page(Engine::Firefox);
}

#[test]
fn snippets_stand_in_a_bare_page_in_webkit() {
    stands_in_a_bare_page(Engine::WebKit);
}
