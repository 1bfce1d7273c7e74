//! What every test here needs: the built site on a server of its own, and a browser to visit it.
//!
//! Each visit has an origin of its own, since its server has a port of its own, and begins in an empty
//! window of a browser that holds nothing of other visits. The browser is Chromium unless the test asks
//! for another engine. Nothing waits for a time to pass: every wait polls a condition on the page until it
//! holds or [`DEADLINE`] is over.

use crate::engine::{Engine, Said, Session, role_and_name};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt::Debug;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use xtask::server::{Answer, Options, Server};

/// How long a condition may take to hold. Far more than it takes, since tests share two cores.
pub const DEADLINE: Duration = Duration::from_secs(15);

/// How often a condition is asked for.
pub const POLL: Duration = Duration::from_millis(20);

/// The number of browsers that may run at a time.
const AT_ONCE: usize = 2;

/// The folder of the built site.
pub fn dist() -> PathBuf {
    let dir = std::env::var_os("EXPLORER_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(
        dir.join("index.html").is_file(),
        "There is no built site in {}; `cargo xtask test` builds it first.",
        dir.display()
    );
    dir
}

/// A file of the built site.
pub fn built(path: &str) -> String {
    let file = dist().join(path);
    fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// A permit for one of the browsers that may run at a time.
struct Place;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Place {
    fn take() -> Place {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = FREED.wait_while(taken, |taken| *taken >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Place
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}

/// A value in a command of the browser's own protocol.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Param {
    Bool(bool),
    Number(f64),
    Text(String),
    Texts(Vec<String>),
    Features(Vec<HashMap<&'static str, String>>),
}

impl From<bool> for Param {
    fn from(value: bool) -> Self {
        Param::Bool(value)
    }
}

impl From<u32> for Param {
    fn from(value: u32) -> Self {
        Param::Number(value.into())
    }
}

impl From<i64> for Param {
    fn from(value: i64) -> Self {
        // node numbers stay far below the numbers that a float can't hold
        Param::Number(value as f64)
    }
}

impl From<&str> for Param {
    fn from(value: &str) -> Self {
        Param::Text(value.to_owned())
    }
}

impl From<Vec<String>> for Param {
    fn from(value: Vec<String>) -> Self {
        Param::Texts(value)
    }
}

/// The settings of a visit.
pub struct Setup {
    engine: Engine,
    site: Option<PathBuf>,
    prefix: &'static str,
    worker: bool,
    text_size: Option<u32>,
    options: Options,
    screen: Screen,
    hosted: bool,
    expected: &'static [&'static str],
}

/// The window as the page sees it.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// Device pixels for a CSS pixel.
    pub density: u32,
    /// Whether it is touched and not pointed at.
    pub touch: bool,
}

pub const DESK: Screen = Screen { width: 1280, height: 900, density: 1, touch: false };

pub const PHONE: Screen = Screen { width: 360, height: 740, density: 1, touch: true };

/// A visit to the site as it is built, on a desk.
pub fn setup() -> Setup {
    Setup {
        engine: Engine::Chromium,
        site: None,
        prefix: "",
        worker: true,
        text_size: None,
        options: Options::default(),
        screen: DESK,
        hosted: false,
        expected: &[],
    }
}

/// Visits the site as it is built, on a desk.
pub fn visit(body: impl AsyncFnOnce(&Visit)) {
    setup().visit(body);
}

impl Setup {
    /// Uses another browser.
    pub fn engine(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// Serves another folder than the built site's.
    pub fn site(mut self, site: PathBuf) -> Self {
        self.site = Some(site);
        self
    }

    /// Uses a browser without service workers; Chromium only.
    pub fn without_worker(mut self) -> Self {
        self.worker = false;
        self
    }

    /// Uses a browser with another default size of text, in pixels; Chromium only.
    pub fn text_size(mut self, pixels: u32) -> Self {
        self.text_size = Some(pixels);
        self
    }

    /// Serves the site from a folder of the host.
    pub fn prefix(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    /// Lets the server send what the site's `_headers` asks hosts to send.
    pub fn hosted(mut self) -> Self {
        self.hosted = true;
        self
    }

    /// Changes what the server answers.
    pub fn rule(mut self, rule: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        self.options = Options::new(rule);
        self
    }

    /// Lets the server send a header with every answer; after [`Setup::rule`].
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.options = self.options.header(name, value);
        self
    }

    pub fn screen(mut self, screen: Screen) -> Self {
        self.screen = screen;
        self
    }

    /// Warnings and errors in the console that the test causes; each contains one of these words.
    pub fn expects(mut self, words: &'static [&'static str]) -> Self {
        self.expected = words;
        self
    }

    /// Runs the test in a browser, and asserts that the console has no complaints.
    ///
    /// # Panics
    ///
    /// If the test panics, the console complains, or the browser can't be started or cleared. The
    /// browser of a test that panics is ended, so that the next test has a new one.
    pub fn visit(self, body: impl AsyncFnOnce(&Visit)) {
        let _place = Place::take();
        let options = match self.hosted {
            true => self.options.host(&built("_headers")).unwrap_or_else(|e| panic!("{e}")),
            false => self.options,
        };
        let session = Session::take(self.engine, self.text_size);
        let site = self.site.unwrap_or_else(|| self.engine.site(&session.profile, self.prefix));
        let server = Server::start_with(site, 0, self.prefix, options).unwrap_or_else(|e| panic!("{e}"));
        let visit = Visit { driver: session.driver.clone(), engine: self.engine, server, prefix: self.prefix };
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            session.runtime.block_on(async {
                visit.resize(self.screen).await;
                if !self.worker {
                    let source = [("source", "delete Navigator.prototype.serviceWorker".into())];
                    visit.tell("Page.addScriptToEvaluateOnNewDocument", source).await;
                }
                body(&visit).await;
            });
        }));
        let (place, console) = session.runtime.block_on(async {
            let place = visit.driver.current_url().await.map(String::from);
            (place, visit.console().await)
        });
        let origin = visit.origin();
        if let Err(failure) = outcome {
            drop(visit);
            let _ = session.quit();
            eprintln!("at {place:?}\nconsole: {console:#?}");
            resume_unwind(failure);
        }
        // clones of a driver that is still held keep its session
        drop(visit);
        session.give_back(&origin).expect("the browser can be cleared for the next test, or ends");
        let complaints: Vec<Said> = console.into_iter().filter(|said| said.complains_but(self.expected)).collect();
        assert!(complaints.is_empty(), "the console complains: {complaints:#?}");
    }
}

/// A browser on the site.
pub struct Visit {
    pub driver: WebDriver,
    pub engine: Engine,
    pub server: Server,
    prefix: &'static str,
}

impl Visit {
    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.addr())
    }

    /// The address of the site's first page.
    pub fn home(&self) -> String {
        format!("{}{}/", self.origin(), self.prefix)
    }

    /// Loads a page and does not wait for its program. The path is below the site's folder.
    pub async fn load(&self, path: &str) {
        let address = format!("{}{}/{path}", self.origin(), self.prefix);
        self.driver.goto(&address).await.unwrap_or_else(|e| panic!("{address} does not load: {e}"));
    }

    /// Loads a page and waits until it is hydrated.
    pub async fn open(&self, path: &str) {
        self.load(path).await;
        self.ready().await;
    }

    /// Reloads the page and waits until it is hydrated.
    pub async fn reload(&self) {
        self.run::<()>("window.reloading = true").await;
        self.driver.refresh().await.expect("the page loads again");
        self.until("the page is another", "!window.reloading").await;
        self.ready().await;
    }

    /// Waits until the page is hydrated.
    pub async fn ready(&self) {
        self.until("the page is live", "document.documentElement.matches('[data-ready]')").await;
    }

    /// Runs the body of a function in the page.
    pub async fn run<T: DeserializeOwned>(&self, body: &str) -> T {
        self.try_run(body).await.unwrap_or_else(|e| panic!("{body}\n{e}"))
    }

    async fn try_run<T: DeserializeOwned>(&self, body: &str) -> WebDriverResult<T> {
        self.driver.execute(body, Vec::new()).await?.convert()
    }

    /// The value of an expression in the page.
    pub async fn js<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.run(&format!("return ({expression})")).await
    }

    /// Waits until an expression has a value.
    pub async fn shows<T: DeserializeOwned + PartialEq + Debug>(&self, expression: &str, expected: impl Into<T>) {
        let expected = expected.into();
        let started = Instant::now();
        loop {
            // a page that is being replaced answers with an error
            let found = self.try_run::<T>(&format!("return ({expression})")).await;
            match found {
                Ok(found) if found == expected => return,
                found if started.elapsed() > DEADLINE => {
                    panic!("{expression}\n  expected: {expected:?}\n     found: {found:?}")
                }
                _ => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// Waits until an expression holds.
    pub async fn until(&self, what: &str, expression: &str) {
        let started = Instant::now();
        loop {
            let found = self.try_run::<bool>(&format!("return Boolean({expression})")).await;
            match found {
                Ok(true) => return,
                found if started.elapsed() > DEADLINE => {
                    panic!("waited in vain until {what}: {expression}\n  found: {found:?}")
                }
                _ => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// Waits until the second program, which draws charts and their pages, has rendered the page or could
    /// not be loaded. It replaces parts of the page, so a test that uses one of them waits for it.
    pub async fn charts_ready(&self) {
        self.until("the second program has started", "document.documentElement.matches('[data-charts]')").await;
    }

    /// Waits for the first element that a selector finds and that can be seen.
    pub async fn element(&self, selector: &str) -> WebElement {
        self.first(selector, "can be seen", "e.checkVisibility()").await
    }

    /// Waits for the first element that a selector finds and that fulfils a condition on `e`.
    async fn first(&self, selector: &str, what: &str, condition: &str) -> WebElement {
        let first = format!("[...document.querySelectorAll({selector:?})].find(e => {condition})");
        let started = Instant::now();
        loop {
            let found = self.driver.execute(format!("return {first} ?? null"), Vec::new()).await;
            match found.and_then(|found| found.element()) {
                Ok(element) => return element,
                Err(e) if started.elapsed() > DEADLINE => panic!("waited in vain until {selector} {what}: {e}"),
                Err(_) => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// Waits for an element by what it is and how it is called, as assistive technology finds it.
    pub async fn by_role(&self, role: &str, name: &str) -> WebElement {
        let started = Instant::now();
        loop {
            let found = match self.engine {
                Engine::Chromium => self.try_by_role(role, name).await,
                Engine::Firefox | Engine::WebKit => self.try_by_computed_role(role, name).await,
            };
            match found {
                Ok(Some(element)) => return element,
                other if started.elapsed() > DEADLINE => {
                    panic!("no {role} is called “{name}”: {other:?}")
                }
                _ => tokio::time::sleep(POLL).await,
            }
        }
    }

    async fn try_by_role(&self, role: &str, name: &str) -> WebDriverResult<Option<WebElement>> {
        #[derive(Deserialize)]
        struct Document {
            root: Root,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Root {
            node_id: i64,
        }
        #[derive(Deserialize)]
        struct Tree {
            nodes: Vec<Node>,
        }
        #[derive(Deserialize)]
        struct Node {
            ignored: bool,
            #[serde(rename = "backendDOMNodeId")]
            dom: Option<i64>,
        }
        #[derive(Deserialize)]
        struct Resolved {
            object: Object,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Object {
            object_id: String,
        }
        let document: Document = self.cdp("DOM.getDocument", [("depth", 0u32.into())]).await?;
        let query = [("nodeId", document.root.node_id.into()), ("role", role.into()), ("accessibleName", name.into())];
        let tree: Tree = self.cdp("Accessibility.queryAXTree", query).await?;
        let node = tree.nodes.iter().filter(|node| !node.ignored);
        let Some(node) = node.filter_map(|node| node.dom).next() else {
            return Ok(None);
        };
        let resolved: Resolved = self.cdp("DOM.resolveNode", [("backendNodeId", node.into())]).await?;
        let keep = [
            ("objectId", resolved.object.object_id.as_str().into()),
            ("functionDeclaration", "function () { window.foundByRole = this }".into()),
        ];
        let _: IgnoredAny = self.cdp("Runtime.callFunctionOn", keep).await?;
        let found = self.driver.execute("return window.foundByRole", Vec::new()).await?;
        found.element().map(Some)
    }

    /// The same without Chromium's protocol: what may be meant is found by its markup, and the
    /// engine is asked what it is.
    async fn try_by_computed_role(&self, role: &str, name: &str) -> WebDriverResult<Option<WebElement>> {
        let markup = match role {
            "button" => "button",
            "dialog" => "dialog[open]",
            "heading" => "h1, h2, h3, h4",
            "link" => "a[href]",
            "radio" => "input[type=radio]",
            other => panic!("how {other} is marked up is not known here"),
        };
        let script = format!(
            "return [...document.querySelectorAll({markup:?})].filter(e => e.checkVisibility() && \
             [e.ariaLabel, e.textContent, e.labels?.[0]?.textContent].some(text => text?.includes({name:?})))"
        );
        for element in self.driver.execute(script, Vec::new()).await?.elements()? {
            if role_and_name(&self.driver, &element).await? == (role.to_owned(), name.to_owned()) {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Sends a command of the browser's own protocol.
    pub async fn cdp<T: DeserializeOwned>(
        &self,
        method: &str,
        params: impl Into<HashMap<&'static str, Param>>,
    ) -> WebDriverResult<T> {
        let answer = self.driver.cdp().send_raw(method, params.into()).await?;
        Ok(T::deserialize(answer)?)
    }

    /// The same for commands that answer nothing.
    pub async fn tell(&self, method: &str, params: impl Into<HashMap<&'static str, Param>>) {
        let told: WebDriverResult<IgnoredAny> = self.cdp(method, params).await;
        told.unwrap_or_else(|e| panic!("{method}: {e}"));
    }

    /// Clicks the first element that a selector finds and that can be seen, once it is enabled: a click on a
    /// disabled control does nothing, and nobody would click it.
    pub async fn click(&self, selector: &str) {
        let enabled = "e.checkVisibility() && !(e.control ?? e).matches(':disabled')";
        let element = self.first(selector, "can be seen and is enabled", enabled).await;
        if self.engine == Engine::WebKit {
            // its driver does not bring into sight what is in a box that scrolls by itself
            let script = "const e = arguments[0], r = e.getBoundingClientRect(); \
                          if (r.top < 0 || r.bottom > innerHeight) e.scrollIntoView({ block: 'center', behavior: 'instant' })";
            let argument = element.to_json().expect("an element");
            self.driver.execute(script, vec![argument]).await.expect("the element can be scrolled to");
        }
        element.click().await.unwrap_or_else(|e| panic!("{selector}: {e}"));
    }

    /// Clicks an element by its role and name, once it is enabled.
    pub async fn click_role(&self, role: &str, name: &str) {
        let started = Instant::now();
        let mut element = self.by_role(role, name).await;
        while !element.is_enabled().await.unwrap_or_default() {
            assert!(started.elapsed() < DEADLINE, "{role} “{name}” stays disabled");
            tokio::time::sleep(POLL).await;
            element = self.by_role(role, name).await;
        }
        element.click().await.unwrap_or_else(|e| panic!("{role} “{name}”: {e}"));
    }

    /// Chooses an appearance in the masthead's menu, which is opened and closed again.
    pub async fn appearance(&self, name: &str) {
        self.click(".look > summary").await;
        self.click_role("radio", name).await;
        self.click(".look > summary").await;
    }

    /// Types into whatever has the focus.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let keys = self.driver.action_chain().send_keys(keys);
        keys.perform().await.expect("keys can be pressed");
    }

    /// Presses a key while another one is held.
    pub async fn chord(&self, held: Key, key: impl Into<TypingData>) {
        let keys = self.driver.action_chain().key_down(held.clone());
        let keys = keys.send_keys(key).key_up(held);
        keys.perform().await.expect("keys can be pressed");
    }

    /// Clicks with the mouse at a place of the window.
    pub async fn click_at(&self, x: i64, y: i64) {
        let mouse = self.driver.action_chain().move_to(x, y).click();
        mouse.perform().await.expect("the mouse can click");
    }

    /// Path, query and fragment of the present address, below the site's folder.
    pub async fn address(&self) -> String {
        let address: String = self.js("location.pathname + location.search + location.hash").await;
        self.below(&address)
    }

    /// Waits until the address below the site's folder is this one.
    pub async fn arrives(&self, address: &str) {
        self.shows::<String>(
            "location.pathname + location.search + location.hash",
            format!("{}/{address}", self.prefix),
        )
        .await;
    }

    fn below(&self, address: &str) -> String {
        address
            .strip_prefix(self.prefix)
            .and_then(|rest| rest.strip_prefix('/'))
            .unwrap_or_else(|| panic!("{address} is not below {}/", self.prefix))
            .to_owned()
    }

    /// Goes back in history.
    pub async fn back(&self) {
        match self.engine {
            // its driver would wait for another document, even where the page stays
            Engine::WebKit => self.run::<()>("history.back()").await,
            Engine::Chromium | Engine::Firefox => self.driver.back().await.expect("there is a way back"),
        }
    }

    /// Goes forward in history.
    pub async fn forward(&self) {
        match self.engine {
            Engine::WebKit => self.run::<()>("history.forward()").await,
            Engine::Chromium | Engine::Firefox => self.driver.forward().await.expect("there is a way forward"),
        }
    }

    /// Gives the window another size or density.
    pub async fn resize(&self, screen: Screen) {
        if self.engine != Engine::Chromium {
            return self.resize_window(screen).await;
        }
        let metrics = [
            ("width", screen.width.into()),
            ("height", screen.height.into()),
            ("deviceScaleFactor", screen.density.into()),
            ("mobile", screen.touch.into()),
        ];
        self.tell("Emulation.setDeviceMetricsOverride", metrics).await;
        let touch = [("enabled", screen.touch.into())];
        self.tell("Emulation.setTouchEmulationEnabled", touch).await;
    }

    /// The same by the window itself, whose frame and bars come on top; its density stays.
    async fn resize_window(&self, screen: Screen) {
        assert!(screen.density == 1 && !screen.touch, "{} has no such screen: {screen:?}", self.engine);
        let wanted = (screen.width, screen.height);
        let mut asked = (0, 0);
        let started = Instant::now();
        // The answer of the driver does not mean that the page has its new size. A window that is still on
        // its way there has the wrong size or frame, so what is asked for is corrected until both are right.
        loop {
            let (inner, frame) = self
                .js::<((u32, u32), (u32, u32))>(
                    "[[innerWidth, innerHeight], [Math.max(0, outerWidth - innerWidth), Math.max(0, outerHeight - innerHeight)]]",
                )
                .await;
            let window = (wanted.0 + frame.0, wanted.1 + frame.1);
            if inner == wanted && asked == window {
                return;
            }
            assert!(started.elapsed() < DEADLINE, "the window is {inner:?} with a frame of {frame:?}, not {wanted:?}");
            if asked != window {
                asked = window;
                self.driver.set_window_rect(0, 0, asked.0, asked.1).await.expect("the window can be resized");
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// Emulates the system's preference for a light or a dark appearance.
    pub async fn system_look(&self, look: &str) {
        let feature = HashMap::from([("name", "prefers-color-scheme".to_owned()), ("value", look.to_owned())]);
        let features = [("features", Param::Features(vec![feature]))];
        self.tell("Emulation.setEmulatedMedia", features).await;
    }

    /// Everything written to the console since it was last read.
    pub async fn console(&self) -> Vec<Said> {
        if self.engine == Engine::Chromium {
            let log = self.driver.browser_log().await.unwrap_or_default();
            return log.into_iter().map(|entry| Said { level: entry.level, message: entry.message }).collect();
        }
        // as complaints.js has stored it
        self.try_run(
            "const kept = JSON.parse(sessionStorage.getItem('complaints') ?? '[]'); \
             sessionStorage.removeItem('complaints'); return kept",
        )
        .await
        .unwrap_or_else(|e| {
            vec![Said { level: "SEVERE".to_owned(), message: format!("the console can't be read: {e}") }]
        })
    }

    /// Waits until the list has its counts: named, if members are chosen, and all.
    pub async fn counts(&self, named: Option<u32>, listed: u32) {
        self.shows::<(Option<u32>, Option<u32>)>(COUNTS, (named, Some(listed))).await;
    }

    /// Types into the box that narrows the list, which has the focus, and waits until the last letter is applied.
    ///
    /// A count is not enough to wait for: fewer letters may have the same.
    pub async fn types(&self, words: &str) {
        self.press(words).await;
        let chip = format!(
            "{BOX}.endsWith({words:?}) && \
             [...document.querySelectorAll('main .chips button')].some(b => b.ariaLabel?.endsWith(`“${{{BOX}.trim()}}”`))"
        );
        self.until("the last letter is applied", &chip).await;
    }

    /// Ids of the actions listed, in their order.
    pub async fn listed(&self) -> Vec<String> {
        self.js(LISTED).await
    }
}

const COUNTS: &str = "['named', 'result'].map(kind => document.querySelector(`[data-${kind}-count]`))\
     .map(e => e && e.checkVisibility() ? Number(e.textContent) : null)";

/// Lets every text be copied, and a button say so for a minute instead of two seconds, however slow the machine is.
pub const COPIES_AND_SAYS_SO: &str = "navigator.clipboard.writeText = async () => {}; const later = setTimeout; \
     window.setTimeout = (f, ms, ...more) => later(f, ms === 2000 ? 60000 : ms, ...more)";

/// What the box that narrows the list holds.
pub const BOX: &str = "document.querySelector('input#q').value";

/// Ids of the actions listed that can be seen, in their order.
pub const LISTED: &str = "[...document.querySelectorAll('main li[data-action]')].filter(e => e.checkVisibility()).map(e => e.dataset.action)";
