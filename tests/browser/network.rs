//! What is fetched, and from where.

use crate::browser::{dist, setup, visit};
use crate::engine::Engine;
use crate::journeys::say;
use std::collections::BTreeSet;
use std::time::Duration;
use xtask::server::Answer;

/// The program is named early and fetched when something can be read, which must not make it two.
fn each_part_is_fetched_once(engine: Engine) {
    if let Some(reason) = engine.missing() {
        return say(&format!("NOT RUN in {engine}, whether each part is fetched once: {reason}"));
    }
    // the worker fetches every file for the device once more as soon as the browser is idle
    let rule = |path: &str| match path {
        "/worker.js" => Answer::After(Duration::from_secs(3600)),
        _ => Answer::File,
    };
    for page in ["", "action/a3.2-1/?country=vn"] {
        setup().engine(engine).rule(rule).visit(async |v| {
            v.open(page).await;
            let requests = v.server.requests();
            // WebKit may ask again for a module that it is still preloading
            let modules = if engine == Engine::WebKit { ".txt" } else { ".js" };
            for part in ["_bg.wasm", modules, ".txt", ".css"] {
                let asked = |path: &&String| {
                    path.starts_with("/explorer-") || path.starts_with("/texts.") || path.starts_with("/main-")
                };
                let times = requests.iter().filter(|path| path.ends_with(part)).filter(asked).count();
                // the page most visitors come in by brings its style and texts along
                let inside = page.is_empty() && [".css", ".txt"].contains(&part);
                assert_eq!(times, usize::from(!inside), "{page}: {part} of {requests:?}");
            }
        });
    }
}

#[test]
fn each_part_is_fetched_once_in_chromium() {
    each_part_is_fetched_once(Engine::Chromium);
}

#[test]
fn each_part_is_fetched_once_in_firefox() {
    each_part_is_fetched_once(Engine::Firefox);
}

#[test]
fn each_part_is_fetched_once_in_webkit() {
    each_part_is_fetched_once(Engine::WebKit);
}

#[test]
fn nothing_comes_from_elsewhere_and_nothing_is_missing() {
    visit(async |v| {
        let mut fetched = BTreeSet::new();
        for page in [
            "",
            "?area=1&country=vn&action=A1.2-4",
            "text/",
            "notes/",
            "action/a3.2-1/",
            "area/3/",
            "about/",
            "figures/",
            "charts/",
            "charts/gdp-growth/",
        ] {
            v.open(page).await;
            // the icon is fetched by the browser itself, out of the page's sight
            let icon: u32 = v
                .run(
                    "const icon = document.querySelector('link[rel=icon]').href; \
                      fetch(icon).then(r => window.iconStatus = r.status); return 0",
                )
                .await;
            assert_eq!(icon, 0);
            v.shows::<u32>("window.iconStatus", 200u32).await;
            let entries: Vec<(String, u32)> = v
                .js("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(e => [e.name, e.responseStatus])")
                .await;
            assert!(entries.len() >= 5, "{entries:?}");
            for (address, status) in entries {
                assert!(address.starts_with(&format!("{}/", v.origin())), "{address}");
                assert_eq!(status, 200, "{address}");
                fetched.insert(address);
            }
        }
        // and on foot through the pages, in one document
        v.open("").await;
        for link in ["Full text", "Notes", "About", "Explore"] {
            v.click_role("link", link).await;
            v.until(&format!("{link} is there"), "document.activeElement.localName === 'h1'").await;
        }
        let entries: Vec<(String, u32)> =
            v.js("performance.getEntriesByType('resource').map(e => [e.name, e.responseStatus])").await;
        for (address, status) in entries {
            assert!(address.starts_with(&format!("{}/", v.origin())), "{address}");
            assert_eq!(status, 200, "{address}");
        }
        // whatever the server was asked for is a file of the site
        for request in v.server.requests() {
            let path = request.split('?').next().unwrap_or_default().trim_start_matches('/');
            let file = dist().join(path);
            assert!(file.is_file() || file.join("index.html").is_file(), "{request}");
        }
    });
}

#[test]
fn a_page_is_loaded_once() {
    // what a device keeps is fetched for the device, not for the page
    setup().without_worker().visit(async |v| {
        v.open("").await;
        for link in ["Full text", "Notes", "About", "Explore"] {
            v.click_role("link", link).await;
            v.shows::<String>("document.activeElement.localName", "h1").await;
            v.run::<()>("document.activeElement.blur()").await;
        }
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        let mut requests = v.server.requests();
        // for the page and once more for the manifest, by the browser itself
        requests.retain(|r| r != "/icon.svg");
        let once: BTreeSet<_> = requests.iter().collect();
        assert_eq!(once.len(), requests.len(), "fetched twice: {requests:#?}");
        for request in &requests {
            assert!(
                !["/text/", "/notes/", "/about/"].contains(&request.as_str()),
                "{request} is inside the app already"
            );
        }
    });
}

#[test]
fn pages_hold_no_inline_style_and_set_no_cookie() {
    visit(async |v| {
        for page in ["", "?area=1&country=vn&action=A1.2-4", "text/", "notes/", "action/a3.2-1/"] {
            v.load(page).await;
            let source = v.driver.source().await.expect("a page has a source");
            assert!(source.contains("<main"), "{page}");
            v.ready().await;
            v.shows::<String>("document.cookie", "").await;
            v.shows::<u32>("document.querySelectorAll('body style, body script:not(#texts)').length", 0u32).await;
        }
    });
}
