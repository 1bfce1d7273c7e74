//! The site without a network, and with a host that fails it in every way hosts and browsers do.

use crate::browser::{DESK, Visit, dist, setup};
use crate::engine::Engine;
use crate::journeys::say;
use explorer::publish::compressed::is_copy;
use explorer::publish::{LANGUAGE, offline};
use explorer::text::{LANGUAGES, Locale};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use xtask::server::{Answer, Server};

/// What a browser says of a server that is gone, in the console.
const GONE: &[&str] = &["net::ERR", "Failed to load", "Failed to fetch", "503", "when fetching the script"];

/// What it says of a worker that could not be installed, besides.
const FAILED: &[&str] = &["net::ERR", "Failed to load", "404", "ServiceWorker", "service worker"];

/// Waits until the device keeps the site, and the page is served from it.
async fn kept(v: &Visit) {
    v.until("the site is kept", "navigator.serviceWorker.controller?.state === 'activated'").await;
}

/// Name and number of files of each store of the origin, apart from the list of languages.
async fn stores(v: &Visit) -> Vec<(String, usize)> {
    v.run(
        "return caches.keys().then(names => Promise.all(names.filter(name => !name.endsWith(':languages')).map(async name => [name, (await (await caches.open(name)).keys()).length])))",
    )
    .await
}

/// How many files a version has in the language that was read first.
fn files() -> usize {
    let all = offline::listed(&dist()).expect("the site can be listed");
    all.iter().filter(|(address, _)| ["", LANGUAGE].contains(&offline::language_of(address))).count()
}

/// Installs a worker, if it is not being installed already, and says how that ended.
async fn installed(v: &Visit) -> String {
    v.run(
        "return (async () => {
           const worker = new URL('./worker.js', document.querySelector('script[type=module]').src);
           const registration = await navigator.serviceWorker.register(worker, { updateViaCache: 'none' }).catch(() => {});
           const it = registration?.installing ?? registration?.waiting ?? registration?.active;
           if (!it) return 'redundant';
           await new Promise(done => {
             const look = () => ['redundant', 'activated'].includes(it.state) && done();
             it.addEventListener('statechange', look);
             look();
           });
           return it.state;
         })()",
    )
    .await
}

/// Asks the host for a newer version, and says how far that came.
async fn updated(v: &Visit) -> String {
    v.run(
        "return (async () => {
           const registration = await navigator.serviceWorker.getRegistration();
           await registration.update();
           const it = registration.installing ?? registration.waiting;
           if (!it) return 'none';
           await new Promise(done => {
             const look = () => ['redundant', 'installed', 'activated'].includes(it.state) && done();
             it.addEventListener('statechange', look);
             look();
           });
           return it.state;
         })()",
    )
    .await
}

/// Waits until the server was asked for something.
async fn asked(v: &Visit, path: &str) {
    let started = Instant::now();
    while !v.server.requests().iter().any(|r| r == path) {
        assert!(started.elapsed() < Duration::from_secs(15), "nobody asked for {path}");
        let _: bool = v.js("true").await;
    }
}

async fn mark(v: &Visit) {
    v.run::<()>("window.markOfThisDocument = true").await;
}

async fn same_document(v: &Visit) {
    v.shows::<bool>("window.markOfThisDocument === true", true).await;
}

/// Whether the page says that it is offline.
const SAYS_OFFLINE: &str = "document.querySelector('.kept .offline').checkVisibility()";

/// Whether the page offers a newer version.
const OFFERS: &str = "document.querySelector('[data-reload]').checkVisibility()";

/// Everything a visitor does, with nothing but the device.
async fn all_of_it_works(v: &Visit) {
    // filters and words
    v.open("?area=1&country=vn").await;
    v.counts(Some(2), 9).await;
    v.until("the page says so", SAYS_OFFLINE).await;
    v.click("input#q").await;
    v.types("trade").await;
    v.until("the words narrow the list", "Number(document.querySelector('[data-result-count]').textContent) < 9").await;

    // every kind of page by its address, and what it shows
    for (page, words) in [
        ("text/#s4.1a-p4", "Section by section"),
        ("notes/#fn24", "Notes and sources"),
        ("action/a1.2-4/", "Digital trade platforms"),
        ("area/3/", "Digital"),
        ("about/", "About this site"),
        ("figures/", "The 17 figures"),
        ("charts/", "Fourteen charts"),
    ] {
        v.open(page).await;
        v.until(page, &format!("document.querySelector('main h1').textContent.includes({words:?})")).await;
        v.until("the page is dressed", "getComputedStyle(document.querySelector('.mast')).display === 'flex'").await;
    }

    // a chart comes to life and gives its files away
    v.open("charts/gdp-growth/?country=vn").await;
    v.element(".chart-box.is-live").await;
    // the line on the network moves the buttons when it appears, so that a click before that could miss them
    v.until("the page says so", SAYS_OFFLINE).await;
    v.run::<()>(
        "const make = URL.createObjectURL; URL.createObjectURL = blob => { window.saved = blob; return make.call(URL, blob) }; \
         HTMLAnchorElement.prototype.click = function () {}",
    )
    .await;
    for (what, kind) in [("csv", "text/csv"), ("svg", "image/svg+xml"), ("png", "image/png")] {
        v.click(&format!("[data-chart-do={what}]")).await;
        v.until(what, &format!("window.saved?.type.startsWith({kind:?}) && window.saved.size > 100")).await;
    }

    // from page to page in place
    v.open("").await;
    mark(v).await;
    for (link, heading) in [
        ("Full text", "Section by section"),
        ("Key figures", "The 17 figures of the proposal"),
        ("Charts", "Fourteen charts"),
        ("Notes", "Notes and sources"),
        ("About", "About this site"),
    ] {
        v.click_role("link", link).await;
        v.shows::<String>("document.querySelector('main h1')?.textContent", heading).await;
    }
    same_document(v).await;

    // the search, by its page and from another one
    v.open("search/?q=rcep").await;
    v.shows::<String>(
        "document.querySelector('main .find-hits b')?.textContent ?? ''",
        "Regional Comprehensive Economic Partnership Agreement",
    )
    .await;
    // the timeline with a query
    v.open("timeline/?area=4").await;
    v.shows::<u32>("document.querySelectorAll('main dl.ev-s > div').length", 10u32).await;
    // the pages of names are not kept one by one: their list is, and it leads to each in place
    v.load("initiatives/rcep/").await;
    v.ready().await;
    v.arrives("initiatives/#rcep").await;
    v.until(
        "the name is in view",
        "(box => box.top >= 0 && box.top < innerHeight)(document.getElementById('rcep').getBoundingClientRect())",
    )
    .await;
    v.click("#rcep h3 a").await;
    v.arrives("initiatives/rcep/").await;
    v.shows::<String>(
        "document.querySelector('main h1')?.textContent ?? ''",
        "Regional Comprehensive Economic Partnership Agreement",
    )
    .await;
    v.open("about/").await;

    // what is not on the device says so, and is never a page in disguise
    v.until("the files say so", "document.querySelector('#data .offline').checkVisibility()").await;
    let data: (u16, String, String) = v
        .run("return fetch('../data/actions.csv').then(async r => [r.status, r.headers.get('content-type'), await r.text()])")
        .await;
    assert_eq!((data.0, data.1.as_str()), (503, "text/plain; charset=utf-8"));
    assert!(data.2.contains("not stored on this device"), "{}", data.2);
    for missing in ["../charts-0000000000000000.js", "../no-such-picture.png", "../text/picture.png"] {
        v.shows::<String>(&format!("fetch({missing:?}).then(r => r.statusText, () => 'refused')"), "refused").await;
    }

    // addresses as people write them
    v.open("text?look=dark").await;
    v.arrives("text/?look=dark").await;
    v.shows::<String>("document.querySelector('main h1').textContent", "Section by section").await;
    v.open("notes/index.html").await;
    v.click_role("link", "Explore").await;
    v.arrives("").await;
    v.counts(None, 34).await;
    v.load("action/a9.9-9/").await;
    v.by_role("heading", "No page has this address").await;
    // the page has to find the site's folder first
    v.until("its links lead home", &format!("document.querySelector('main a').href === {:?}", v.home())).await;
    v.click("main a").await;
    v.ready().await;
    v.arrives("").await;
}

#[test]
fn after_one_visit_all_of_it_works_without_the_server() {
    after_one_visit(Engine::Chromium, "");
}

#[test]
fn a_folder_of_a_host_is_kept_as_well() {
    after_one_visit(Engine::Chromium, "/policy/asean");
}

#[test]
fn after_one_visit_all_of_it_works_in_firefox() {
    after_one_visit(Engine::Firefox, "/policy/asean");
}

#[test]
fn after_one_visit_all_of_it_works_in_webkit() {
    after_one_visit(Engine::WebKit, "/policy/asean");
}

fn after_one_visit(engine: Engine, prefix: &'static str) {
    if let Some(reason) = engine.missing() {
        return say(&format!("NOT RUN in {engine}, the site without its server: {reason}"));
    }
    // the site as it is: a page that was changed on the way would not be kept
    setup().engine(engine).site(dist()).prefix(prefix).expects(GONE).visit(async |v| {
        v.open("").await;
        kept(v).await;
        v.shows::<bool>(SAYS_OFFLINE, false).await;
        let scopes: Vec<String> =
            v.run("return navigator.serviceWorker.getRegistrations().then(all => all.map(r => r.scope))").await;
        assert_eq!(scopes, [format!("{}{prefix}/", v.origin())]);
        let stores = stores(v).await;
        assert_eq!(stores.len(), 1, "{stores:?}");
        assert!(stores[0].0.starts_with(&format!("japan-asean-explorer:{prefix}/:")), "{stores:?}");
        assert_eq!(stores[0].1, files());
        v.server.halt();
        all_of_it_works(v).await;
        for request in v.server.requests() {
            assert!(request.starts_with(&format!("{prefix}/")), "{request}");
        }
    });
}

#[test]
fn the_page_that_was_loaded_first_keeps_its_charts_when_the_server_goes() {
    setup().expects(GONE).visit(async |v| {
        v.open("text/").await;
        kept(v).await;
        v.server.halt();
        v.click_role("link", "Charts").await;
        v.until("the gallery is drawn", "document.querySelectorAll('[data-chart-card] svg').length >= 11").await;
    });
}

#[test]
fn the_server_may_go_before_anything_is_kept() {
    let rule = |path: &str| match path {
        "/worker.js" => Answer::After(Duration::from_secs(3600)),
        _ => Answer::File,
    };
    setup().rule(rule).expects(GONE).visit(async |v| {
        v.open("").await;
        asked(v, "/worker.js").await;
        v.server.halt();
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        // what was never fetched says so
        for (page, path) in [("Full text", "text/"), ("Charts", "charts/")] {
            v.click_role("link", page).await;
            v.arrives(path).await;
            v.by_role("link", "Open it directly").await;
        }
        // and the explorer is still there
        v.click_role("link", "Explore").await;
        v.counts(None, 34).await;
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        assert!(v.js::<bool>("navigator.serviceWorker.controller === null").await);
        assert_eq!(stores(v).await, []);

        // and the next visit makes up for it
        let again = Server::start(dist(), v.server.addr().port(), "").expect("the port is free");
        v.reload().await;
        kept(v).await;
        again.halt();
        v.open("notes/").await;
    });
}

/// How many files the origin's only store has.
/// How many versions of the site are kept.
const VERSIONS: &str = "caches.keys().then(names => names.filter(name => !name.endsWith(':languages')).length)";

const KEPT_SO_FAR: &str = "caches.keys().then(names => names.filter(name => !name.endsWith(':languages'))).then(([name]) => name ? caches.open(name) : null).then(store => store ? store.keys() : []).then(files => files.length)";

#[test]
fn an_interrupted_install_goes_on_where_it_stopped() {
    let rule = |path: &str| match path {
        "/notes/" => Answer::After(Duration::from_secs(3600)),
        _ => Answer::File,
    };
    setup().rule(rule).expects(GONE).visit(async |v| {
        v.open("").await;
        v.shows::<usize>(KEPT_SO_FAR, files() - 1).await;
        v.server.halt();
        assert_eq!(installed(v).await, "redundant");
        assert!(v.js::<bool>("navigator.serviceWorker.controller === null").await);
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;

        let again = Server::start(dist(), v.server.addr().port(), "").expect("the port is free");
        v.open("").await;
        kept(v).await;
        v.shows::<usize>(KEPT_SO_FAR, files()).await;
        let asked = again.requests();
        assert!(asked.iter().any(|r| r == "/notes/"), "{asked:?}");
        assert!(!asked.iter().any(|r| r == "/area/1/"), "fetched twice: {asked:?}");
        again.halt();
        v.open("notes/").await;
    });
}

/// A host that answers for one file otherwise until it is mended.
fn spoilt(file: &'static str, answer: Answer) {
    let mended = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&mended);
    let rule = move |path: &str| {
        let it = path.trim_start_matches('/').starts_with(file) && path != "/";
        if it && !now.load(Ordering::SeqCst) { answer.clone() } else { Answer::File }
    };
    setup().rule(rule).expects(FAILED).visit(async |v| {
        v.open("").await;
        assert_eq!(installed(v).await, "redundant", "{file}");
        assert!(v.js::<bool>("navigator.serviceWorker.controller === null").await);
        // the site is as it was before
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        v.open("notes/").await;

        mended.store(true, Ordering::SeqCst);
        v.open("").await;
        kept(v).await;
        v.server.halt();
        v.open("area/3/").await;
        v.click_role("link", "Charts").await;
        v.until("the gallery is drawn", "document.querySelectorAll('[data-chart-card] svg').length >= 11").await;
    });
}

#[test]
fn a_missing_file_is_no_install() {
    spoilt("charts_bg-", Answer::Missing);
}

#[test]
fn a_file_cut_short_is_no_install() {
    spoilt("area/3/", Answer::Cut(1000));
}

#[test]
fn a_page_in_place_of_a_program_is_no_install() {
    spoilt("charts_bg-", Answer::Instead("application/wasm".to_owned(), b"<!doctype html>Welcome".to_vec()));
}

#[test]
fn a_stale_copy_on_the_way_is_asked_for_again() {
    let times = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&times);
    let rule = move |path: &str| match path {
        "/notes/" if count.fetch_add(1, Ordering::SeqCst) == 0 => {
            Answer::Instead("text/html; charset=utf-8".to_owned(), b"<!doctype html>Old notes".to_vec())
        }
        _ => Answer::File,
    };
    setup().rule(rule).expects(GONE).visit(async |v| {
        v.open("").await;
        kept(v).await;
        assert_eq!(times.load(Ordering::SeqCst), 2);
        v.server.halt();
        v.open("notes/").await;
        v.shows::<String>("document.querySelector('main h1').textContent", "Notes and sources").await;
    });
}

#[test]
fn without_room_nothing_is_kept_and_nothing_is_left_behind() {
    setup().expects(FAILED).visit(async |v| {
        let origin = v.origin();
        let room = [("origin", origin.as_str().into()), ("quotaSize", 300_000u32.into())];
        v.tell("Storage.overrideQuotaForOrigin", room).await;
        v.open("").await;
        assert_eq!(installed(v).await, "redundant");
        // the page itself may only now have tried to install it, and that fails a moment later
        v.shows::<usize>(VERSIONS, 0usize).await;
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        v.click_role("link", "Full text").await;
        v.arrives("text/").await;

        v.tell("Storage.overrideQuotaForOrigin", [("origin", origin.as_str().into())]).await;
        v.open("").await;
        kept(v).await;
    });
}

#[test]
fn what_the_browser_deletes_is_fetched_again() {
    setup().expects(GONE).visit(async |v| {
        v.open("").await;
        kept(v).await;
        let delete = "return caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(done => done.length)";
        // the version, and the list of languages
        assert_eq!(v.run::<usize>(delete).await, 2);
        // with a network nobody notices
        v.open("text/").await;
        v.shows::<usize>(KEPT_SO_FAR, files()).await;

        // without one the page says why it is not there, and no file is answered with words
        // the version, and the list of languages
        assert_eq!(v.run::<usize>(delete).await, 2);
        v.server.halt();
        v.shows::<String>("fetch('../icon.svg').then(r => r.statusText, () => 'refused')", "refused").await;
        v.load("notes/").await;
        v.until("it says so", "document.body.innerText.includes('not stored on this device')").await;
        v.by_role("heading", "No connection").await;
        let home = format!("{}/", v.origin());
        v.shows::<Vec<String>>(
            "[...document.links].map(a => a.href)",
            [format!("{home}notes/"), home],
        )
        .await;
        // and the page after that finds the site again as soon as there is a network
        let again = Server::start(dist(), v.server.addr().port(), "").expect("the port is free");
        v.open("notes/").await;
        v.shows::<usize>(KEPT_SO_FAR, files()).await;
        again.halt();
        v.open("text/").await;
    });
}

/// A copy of the built site, on which a newer version can be deployed.
struct Site(PathBuf);

impl Site {
    fn new() -> Site {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("japan-asean-explorer-site-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let site = Site(std::env::temp_dir().join(name));
        copy(&dist(), &site.0);
        site
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.join(path), text).unwrap_or_else(|e| panic!("{path}: {e}"));
    }

    /// The hashed file whose name begins so.
    fn named(&self, before: &str) -> String {
        let names = fs::read_dir(&self.0).expect("a folder").map(|e| e.expect("an entry").file_name());
        let mut names = names.map(|name| name.into_string().expect("a plain name"));
        names.find(|name| name.starts_with(before) && !is_copy(name)).unwrap_or_else(|| panic!("no {before}"))
    }

    /// Puts a newer version in the place of this one: every page differs, the second program and the
    /// starter have other names, and a file of `public` has other content under its old name.
    fn deploy(&self) {
        let rename = |before: &str, change: &dyn Fn(String) -> String| -> (String, String) {
            let old = self.named(before);
            let new = format!("{before}fedcba9876543210.js");
            let text = change(self.read(&old));
            fs::remove_file(self.0.join(&old)).expect("it was just read");
            self.write(&new, &text);
            (old, new)
        };
        let charts = rename("charts-", &|text| format!("{text}\n// a newer version\n"));
        let start = rename("start-", &|text| text.replace(&charts.0, &charts.1));
        for (address, _) in offline::listed(&self.0).expect("the copy can be listed") {
            if address.is_empty() || address.ends_with('/') {
                let path = format!("{address}index.html");
                let page = self.read(&path).replace(&start.0, &start.1);
                self.write(&path, &page.replacen("<html ", "<html data-newer ", 1));
            }
        }
        self.write("icon.svg", &self.read("icon.svg").replace("#14181c", "#12756a"));
        let before = self.read(offline::WORKER);
        let (_, code) = before.split_once('\n').expect("a line of constants, then code");
        let locales: Vec<Locale> = LANGUAGES.iter().filter_map(|code| Locale::built_in(code)).collect();
        let constants = offline::constants(&self.0, &locales).expect("the copy can be listed");
        self.write(offline::WORKER, &format!("{constants}\n{code}"));
        assert_ne!(before, self.read(offline::WORKER));
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder").map(|e| e.expect("an entry")) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file can be copied");
        }
    }
}

const NEWER: &str = "document.documentElement.hasAttribute('data-newer')";

#[test]
fn a_newer_version_waits_until_it_is_wanted_and_leaves_other_pages_theirs() {
    let site = Site::new();
    setup().site(site.0.clone()).visit(async |v| {
        // a page of the old version stays open in a window of its own
        v.open("text/").await;
        kept(v).await;
        mark(v).await;
        let old = v.driver.window().await.expect("a window");
        site.deploy();
        assert_eq!(updated(v).await, "installed");
        v.until("the newer version is offered", OFFERS).await;
        v.by_role("button", "Reload").await;
        same_document(v).await;

        // another window shows the old version too, until the visitor asks
        let new = v.driver.new_tab().await.expect("a second window");
        v.driver.switch_to_window(new.clone()).await.expect("it is there");
        v.resize(DESK).await;
        v.open("?area=1&country=vn").await;
        v.shows::<bool>(NEWER, false).await;
        // the banner moves the choices when it appears
        v.until("the newer version is offered here too", OFFERS).await;
        v.click("label[data-country=LA]").await;
        v.arrives("?area=1&country=la,vn").await;
        v.counts(Some(3), 9).await;
        assert_eq!(stores(v).await.len(), 2);
        v.click_role("button", "Reload").await;
        v.shows::<bool>(NEWER, true).await;
        v.ready().await;
        // nothing is lost, and the offer is gone
        v.arrives("?area=1&country=la,vn").await;
        v.counts(Some(3), 9).await;
        v.shows::<bool>(OFFERS, false).await;
        let icon: String = v.run("return fetch('icon.svg').then(r => r.text())").await;
        assert!(icon.contains("#12756a"), "a file of public was not revised: {icon}");
        v.click_role("link", "Charts").await;
        v.until("the gallery is drawn", "document.querySelectorAll('[data-chart-card] svg').length >= 11").await;

        // the old window was left alone, and finds the second program of its own version, which the
        // host no longer has
        v.driver.switch_to_window(old).await.expect("it is there");
        same_document(v).await;
        v.shows::<bool>(NEWER, false).await;
        v.click_role("link", "Charts").await;
        v.until("the gallery is drawn", "document.querySelectorAll('[data-chart-card] svg').length >= 11").await;
        same_document(v).await;
        assert_eq!(stores(v).await.len(), 2);
        // its own offer still holds, and once nobody shows the old version it is deleted
        v.click_role("button", "Reload").await;
        v.shows::<bool>(NEWER, true).await;
        v.ready().await;
        v.arrives("charts/").await;
        v.shows::<usize>(VERSIONS, 1usize).await;
    });
}

#[test]
fn a_newer_version_takes_over_once_every_page_is_closed() {
    let site = Site::new();
    setup().site(site.0.clone()).prefix("/policy/asean").expects(&["404"]).visit(async |v| {
        v.open("").await;
        kept(v).await;
        site.deploy();
        assert_eq!(updated(v).await, "installed");
        // another page of the host
        v.driver.goto(v.origin()).await.expect("a page");
        v.shows::<bool>("navigator.serviceWorker.getRegistration('/policy/asean/').then(r => !r.waiting)", true).await;
        v.open("notes/").await;
        v.shows::<bool>(NEWER, true).await;
        v.shows::<bool>(OFFERS, false).await;
        v.shows::<usize>(VERSIONS, 1usize).await;
    });
}

#[test]
fn a_stale_page_on_the_host_leaves_the_old_version_whole() {
    let site = Site::new();
    let stale = site.read("index.html");
    let still = Arc::new(AtomicBool::new(true));
    let now = Arc::clone(&still);
    // the host goes on sending the first page of the old version
    let rule = move |path: &str| match path {
        "/" if now.load(Ordering::SeqCst) => {
            Answer::Instead("text/html; charset=utf-8".to_owned(), stale.clone().into_bytes())
        }
        _ => Answer::File,
    };
    setup().site(site.0.clone()).rule(rule).expects(FAILED).visit(async |v| {
        v.open("text/").await;
        kept(v).await;
        site.deploy();
        assert_eq!(updated(v).await, "redundant");
        v.shows::<bool>(OFFERS, false).await;
        // pages and programs go on belonging together
        v.open("").await;
        v.shows::<bool>(NEWER, false).await;
        v.click_role("link", "Charts").await;
        v.until("the gallery is drawn", "document.querySelectorAll('[data-chart-card] svg').length >= 11").await;

        still.store(false, Ordering::SeqCst);
        assert_eq!(updated(v).await, "installed");
        v.click_role("button", "Reload").await;
        v.shows::<bool>(NEWER, true).await;
    });
}

/// The page when no worker may be had: as it is without one.
async fn works_without(v: &Visit) {
    v.click("label[data-country=VN]").await;
    v.counts(Some(3), 34).await;
    v.click_role("link", "Charts").await;
    v.until("the gallery is drawn", "document.querySelectorAll('[data-chart-card] svg').length >= 11").await;
    v.open("notes/").await;
    v.shows::<bool>(SAYS_OFFLINE, false).await;
    assert!(v.js::<bool>("navigator.serviceWorker?.controller == null").await);
    assert_eq!(stores(v).await, []);
}

/// Waits until what the page left for an idle moment has run.
async fn idle(v: &Visit, window: &str) {
    let waits = format!(
        "return new Promise(done => {window}.requestIdleCallback(() => {window}.requestIdleCallback(() => done(true))))"
    );
    assert!(v.run::<bool>(&waits).await);
}

#[test]
fn a_worker_that_is_not_there_is_not_missed() {
    let rule = |path: &str| if path == "/worker.js" { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(FAILED).visit(async |v| {
        v.open("").await;
        asked(v, "/worker.js").await;
        works_without(v).await;
    });
}

#[test]
fn a_worker_that_is_refused_is_not_missed() {
    let refused = "navigator.serviceWorker.register = () => { window.refused = true; return Promise.reject(new DOMException('denied', 'SecurityError')) }";
    setup().visit(async |v| {
        v.tell("Page.addScriptToEvaluateOnNewDocument", [("source", refused.into())]).await;
        v.open("").await;
        v.until("it was tried", "window.refused").await;
        works_without(v).await;
    });
    setup().without_worker().visit(async |v| {
        v.open("").await;
        idle(v, "window").await;
        works_without(v).await;
    });
}

#[test]
fn other_products_on_the_origin_are_left_alone() {
    const FOREIGN: [&str; 4] = [
        "other-product",
        "japan-asean-explorer:/policy/other/:0123456789abcdef",
        "japan-asean-explorer:/policy/asean/en/:0123456789abcdef",
        "japan-asean-explorer:/policy/asean/:settings",
    ];
    setup().prefix("/policy/asean").expects(&["404"]).visit(async |v| {
        // a page of the origin that is none of the site's
        v.load("explorer.txt").await;
        let old = "japan-asean-explorer:/policy/asean/:0000000000000000";
        for name in FOREIGN.iter().chain([&old]) {
            v.run::<()>(&format!(
                "return caches.open({name:?}).then(c => c.put('/elsewhere', new Response('theirs'))).then(() => null)"
            ))
            .await;
        }
        v.run::<()>("localStorage.setItem('other-product', 'theirs')").await;
        v.open("").await;
        kept(v).await;
        // an older store of this very folder is the site's own, and goes
        v.shows::<bool>(&format!("caches.has({old:?})"), false).await;
        for name in FOREIGN {
            let theirs: String = v
                .run(&format!("return caches.match('/elsewhere', {{ cacheName: {name:?} }}).then(r => r.text())"))
                .await;
            assert_eq!(theirs, "theirs", "{name}");
        }
        let kept: Vec<String> = v.js("Object.keys(localStorage)").await;
        assert_eq!(kept, ["other-product"]);
        // what the site does not list, the host answers, inside the folder and outside
        for path in ["/policy/asean/no-such-file.js", "/policy/other/index.html", "/elsewhere"] {
            let status: u16 = v.run(&format!("return fetch({path:?}).then(r => r.status)")).await;
            assert_eq!(status, 404, "{path}");
        }
    });
}

#[test]
fn a_framed_page_leaves_no_worker_behind() {
    let host =
        b"<!doctype html><html lang=en><title>Host</title><iframe src='./?country=vn' width=800 height=600></iframe>";
    let rule = move |path: &str| match path {
        "/host.html" => Answer::Instead("text/html; charset=utf-8".to_owned(), host.to_vec()),
        _ => Answer::File,
    };
    // the host has no icon
    setup().rule(rule).expects(&["favicon"]).visit(async |v| {
        v.load("host.html").await;
        v.until("the frame is live", "frames[0].document.documentElement.matches('[data-ready]')").await;
        idle(v, "frames[0]").await;
        // whatever it may have asked for by now is with the server before this
        v.shows::<u16>("frames[0].fetch('explorer.txt').then(r => r.status)", 200u16).await;
        let workers: usize = v.run("return navigator.serviceWorker.getRegistrations().then(all => all.length)").await;
        assert_eq!(workers, 0);
        assert!(!v.server.requests().iter().any(|r| r.contains("worker.js")));
        // by itself the same page is kept
        v.open("?country=vn").await;
        kept(v).await;
    });
}

#[test]
fn the_line_on_the_network_comes_and_goes_with_it() {
    setup().expects(GONE).visit(async |v| {
        v.open("").await;
        kept(v).await;
        let network = |offline: bool| {
            let none = || crate::browser::Param::from(-1i64);
            [
                ("offline", offline.into()),
                ("latency", 0u32.into()),
                ("downloadThroughput", none()),
                ("uploadThroughput", none()),
            ]
        };
        v.tell("Network.enable", std::collections::HashMap::new()).await;
        v.tell("Network.emulateNetworkConditions", network(true)).await;
        v.until("the page says so", SAYS_OFFLINE).await;
        v.tell("Network.emulateNetworkConditions", network(false)).await;
        v.shows::<bool>(SAYS_OFFLINE, false).await;
    });
}
