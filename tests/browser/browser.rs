//! What every test here needs: the built site on a server of its own, and a browser to visit it.
//!
//! One chromedriver serves the whole run; each visit has a fresh profile. Nothing waits for a time
//! to pass: every wait is for a condition on the page, asked again and again until it holds or
//! [`DEADLINE`] is over.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt::Debug;
use std::fs;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{BrowserLogEntry, LoggingPrefsLogLevel, PageLoadStrategy};
use xtask::server::{Answer, Options, Server};

/// How long a condition may take to hold. Far more than it takes, since tests share two cores.
const DEADLINE: Duration = Duration::from_secs(15);

/// How often a condition is asked for.
const POLL: Duration = Duration::from_millis(20);

/// Browsers at a time.
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

fn program(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

/// The running chromedriver. It is ended by its process id as soon as this process is gone, in
/// whatever way: the shell beside it waits for the end of a pipe that only this process holds.
struct Chromedriver {
    port: u16,
    _leash: ChildStdin,
}

impl Chromedriver {
    fn get() -> &'static Chromedriver {
        static ONE: OnceLock<Chromedriver> = OnceLock::new();
        ONE.get_or_init(Chromedriver::start)
    }

    fn start() -> Chromedriver {
        const LEASH: &str = r#"trap "" INT; "$1" --port=0 & driver=$!; cat >/dev/null; { kill "$driver"; wait "$driver"; } 2>/dev/null"#;
        let driver = program("EXPLORER_CHROMEDRIVER", "chromedriver");
        let mut shell = Command::new("sh")
            .args(["-c", LEASH, "sh", &driver])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh runs");
        let leash = shell.stdin.take().expect("its input is a pipe");
        let mut said = BufReader::new(shell.stdout.take().expect("its output is a pipe")).lines();
        let port = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .unwrap_or_else(|| panic!("{driver} does not start; EXPLORER_CHROMEDRIVER names it"));
        // whatever else it says must go somewhere, or it would wait
        thread::spawn(move || {
            said.map_while(Result::ok).for_each(drop);
            shell.wait()
        });
        Chromedriver { port, _leash: leash }
    }
}

/// A place among the browsers that may run at a time.
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

/// A fresh profile, removed with everything in it.
struct Profile(PathBuf);

impl Profile {
    fn new() -> Profile {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("japan-asean-explorer-{}-{n}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(&dir).expect("a profile can be made");
        Profile(dir)
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // the browser's last processes may still be writing
        let started = Instant::now();
        while fs::remove_dir_all(&self.0).is_err() && self.0.exists() && started.elapsed() < Duration::from_secs(5) {
            thread::sleep(POLL);
        }
    }
}

/// A value in a command of the browser's own protocol.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Param {
    Bool(bool),
    Number(f64),
    Text(String),
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

/// How a visit is to go.
pub struct Setup {
    site: Option<PathBuf>,
    prefix: &'static str,
    worker: bool,
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
        site: None,
        prefix: "",
        worker: true,
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
    /// Serves another folder than the built site's.
    pub fn site(mut self, site: PathBuf) -> Self {
        self.site = Some(site);
        self
    }

    /// A browser that knows no service workers.
    pub fn without_worker(mut self) -> Self {
        self.worker = false;
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

    /// Lets the server answer otherwise.
    pub fn rule(mut self, rule: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        self.options = Options::new(rule);
        self
    }

    pub fn screen(mut self, screen: Screen) -> Self {
        self.screen = screen;
        self
    }

    /// Complaints in the console that the test brings about; each holds one of these words.
    pub fn expects(mut self, words: &'static [&'static str]) -> Self {
        self.expected = words;
        self
    }

    /// Opens a browser, runs the test in it, and asserts that the console stayed silent.
    pub fn visit(self, body: impl AsyncFnOnce(&Visit)) {
        let dist = self.site.unwrap_or_else(dist);
        let _place = Place::take();
        let options = match self.hosted {
            true => self.options.host(&built("_headers")).unwrap_or_else(|e| panic!("{e}")),
            false => self.options,
        };
        let server = Server::start_with(dist, 0, self.prefix, options).unwrap_or_else(|e| panic!("{e}"));
        let profile = Profile::new();
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be made");
        let driver = runtime.block_on(open_browser(&profile.0));
        let visit = Visit { driver, server, prefix: self.prefix };
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async {
                visit.resize(self.screen).await;
                if !self.worker {
                    let source = [("source", "delete Navigator.prototype.serviceWorker".into())];
                    visit.tell("Page.addScriptToEvaluateOnNewDocument", source).await;
                }
                body(&visit).await;
            });
        }));
        let (place, console) = runtime.block_on(async {
            let place = visit.driver.current_url().await.map(String::from);
            (place, visit.console().await)
        });
        let quit = runtime.block_on(visit.driver.quit());
        if let Err(failure) = outcome {
            eprintln!("at {place:?}\nconsole: {console:#?}");
            resume_unwind(failure);
        }
        quit.expect("the browser ends");
        let complaints: Vec<String> = console
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"))
            .map(|entry| entry.message)
            .filter(|message| !self.expected.iter().any(|words| message.contains(words)))
            .collect();
        assert!(complaints.is_empty(), "the console complains: {complaints:#?}");
    }
}

async fn open_browser(profile: &Path) -> WebDriver {
    let mut wanted = DesiredCapabilities::chrome();
    let mut add = |arg: &str| wanted.add_arg(arg).expect("an argument can be added");
    for arg in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        // the browser ends with its driver
        "--remote-debugging-pipe",
        "--no-proxy-server",
        // whatever a page asks for, nothing leaves this machine
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        // a desk has a mouse, which a headless browser does not know
        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    ] {
        add(arg);
    }
    add(&format!("--user-data-dir={}", profile.display()));
    if let Ok(binary) = std::env::var("EXPLORER_CHROMIUM") {
        wanted.set_binary(&binary).expect("the browser can be named");
    }
    // images and preloads may still be on their way: what a test needs, it waits for
    wanted.set_page_load_strategy(PageLoadStrategy::Eager).expect("pages can be left loading");
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All).expect("the console can be asked for");
    let at = format!("http://127.0.0.1:{}", Chromedriver::get().port);
    WebDriver::new(at, wanted)
        .await
        .unwrap_or_else(|e| panic!("Chromium does not start; EXPLORER_CHROMIUM names it: {e}"))
}

/// A browser on the site.
pub struct Visit {
    pub driver: WebDriver,
    pub server: Server,
    prefix: &'static str,
}

impl Visit {
    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.addr())
    }

    /// Loads a page, whatever state it may come to. The path is below the site's folder.
    pub async fn load(&self, path: &str) {
        let address = format!("{}{}/{path}", self.origin(), self.prefix);
        self.driver.goto(&address).await.unwrap_or_else(|e| panic!("{address} does not load: {e}"));
    }

    /// Loads a page and waits until it is live.
    pub async fn open(&self, path: &str) {
        self.load(path).await;
        self.ready().await;
    }

    /// Loads the present page again and waits until it is live.
    pub async fn reload(&self) {
        self.driver.refresh().await.expect("the page loads again");
        self.ready().await;
    }

    /// Waits until the app has taken over the page.
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

    /// Waits for the first element that a selector finds and that can be seen.
    pub async fn element(&self, selector: &str) -> WebElement {
        let first = format!("[...document.querySelectorAll({selector:?})].find(e => e.checkVisibility())");
        self.until(&format!("{selector} can be seen"), &first).await;
        let found = self.driver.execute(format!("return {first}"), Vec::new()).await;
        found.and_then(|found| found.element()).unwrap_or_else(|e| panic!("{selector}: {e}"))
    }

    /// Waits for an element by what it is and how it is called, as assistive technology finds it.
    pub async fn by_role(&self, role: &str, name: &str) -> WebElement {
        let started = Instant::now();
        loop {
            match self.try_by_role(role, name).await {
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

    /// Clicks the first element that a selector finds and that can be seen.
    pub async fn click(&self, selector: &str) {
        let element = self.element(selector).await;
        element.click().await.unwrap_or_else(|e| panic!("{selector}: {e}"));
    }

    /// Clicks an element by what it is and how it is called.
    pub async fn click_role(&self, role: &str, name: &str) {
        let element = self.by_role(role, name).await;
        element.click().await.unwrap_or_else(|e| panic!("{role} “{name}”: {e}"));
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
        self.driver.back().await.expect("there is a way back");
    }

    /// Goes forward in history.
    pub async fn forward(&self) {
        self.driver.forward().await.expect("there is a way forward");
    }

    /// Gives the window another size or density.
    pub async fn resize(&self, screen: Screen) {
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

    /// Lets the system ask for a light or a dark look.
    pub async fn system_look(&self, look: &str) {
        let feature = HashMap::from([("name", "prefers-color-scheme".to_owned()), ("value", look.to_owned())]);
        let features = [("features", Param::Features(vec![feature]))];
        self.tell("Emulation.setEmulatedMedia", features).await;
    }

    /// Everything said in the console since it was last asked for.
    async fn console(&self) -> Vec<BrowserLogEntry> {
        self.driver.browser_log().await.unwrap_or_default()
    }

    /// Waits until the list has its counts: named, if members are chosen, and all.
    pub async fn counts(&self, named: Option<u32>, listed: u32) {
        self.shows::<(Option<u32>, Option<u32>)>(COUNTS, (named, Some(listed))).await;
    }

    /// Ids of the actions listed, in their order.
    pub async fn listed(&self) -> Vec<String> {
        self.js(LISTED).await
    }
}

const COUNTS: &str = "['named', 'result'].map(kind => document.querySelector(`[data-${kind}-count]`))\
     .map(e => e && e.checkVisibility() ? Number(e.textContent) : null)";

const LISTED: &str = "[...document.querySelectorAll('main li[data-action]')].filter(e => e.checkVisibility()).map(e => e.dataset.action)";
