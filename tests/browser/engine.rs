//! The three engines, each with its driver: how they are started, stopped and asked what went
//! wrong.
//!
//! Starting a browser takes longer than most tests, so Chromium is kept: [`Session::take`] hands out
//! a session that an earlier test has finished with, and [`Session::give_back`] clears what that test
//! has left in it. Firefox and WebKit, and Chromium with a text size of its own, are started for each
//! visit. Chromium's driver serves any number of sessions, those of Firefox and WebKit one each.
//! WebKit runs on a virtual display, since it has no headless mode.

use crate::browser::{DEADLINE, POLL, dist};
use crate::chromium::{Profile, Program, chromedriver, chromium, named};
use explorer::publish::single::PATH as SINGLE;
use explorer::route::Language;
use serde::Deserialize;
use serde_json::json;
use std::fmt;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;
use thirtyfour::PageLoadStrategy;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::common::command::{Command as Ask, ExtensionCommand};
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// in GTK's MiniBrowser
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Engine {
    /// Why nothing can be tested in it on this machine. Only `cargo xtask test` sets this, after it has
    /// tried to install it; otherwise a missing engine is a failure.
    pub fn missing(self) -> Option<String> {
        let variable = match self {
            Engine::Chromium => return None,
            Engine::Firefox => "EXPLORER_WITHOUT_FIREFOX",
            Engine::WebKit => "EXPLORER_WITHOUT_WEBKIT",
        };
        std::env::var(variable).ok()
    }

    /// The folder to serve to it. Only Chromium's driver reads the console out; for the others,
    /// every page of a copy begins with a script that keeps what goes wrong.
    pub fn site(self, profile: &Profile, prefix: &str) -> PathBuf {
        if self == Engine::Chromium {
            return dist();
        }
        let copy = profile.0.join("site");
        copy_watched(&dist(), &copy, &format!("<script src=\"{prefix}/complaints.js\"></script>"));
        fs::write(copy.join("complaints.js"), include_str!("complaints.js")).expect("a script can be added");
        copy
    }
}

/// Whether a file is the single file of a language, which is not in UTF-8.
fn is_single(path: &Path) -> bool {
    Language::all().any(|language| path.ends_with(language.file(SINGLE)))
}

/// Copies a site, with a script put into each of its pages; the single file, which is opened in Chromium only, stays as
/// it is.
fn copy_watched(from: &Path, to: &Path, script: &str) {
    // before the page's own policy, which allows no other script
    const FIRST: &str = "<meta charset=\"utf-8\">";
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the site can be read") {
        let entry = entry.expect("the site can be read");
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if old.is_dir() {
            copy_watched(&old, &new, script);
        } else if old.extension().is_some_and(|end| end == "html") && !is_single(&old) {
            let page = fs::read_to_string(&old).unwrap_or_else(|e| panic!("{}: {e}", old.display()));
            assert!(page.contains(FIRST), "{} does not begin as pages do", old.display());
            fs::write(new, page.replacen(FIRST, &format!("{FIRST}{script}"), 1)).expect("a page can be written");
        } else {
            fs::copy(&old, new).unwrap_or_else(|e| panic!("{}: {e}", old.display()));
        }
    }
}

fn geckodriver(profile: &Path) -> (Program, u16) {
    let driver = named("EXPLORER_GECKODRIVER", "geckodriver");
    let mut command = Command::new(&driver);
    command.args(["--host=127.0.0.1", "--port=0", "--websocket-port=0", "--profile-root"]).arg(profile);
    Program::start(&mut command, None, |line| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse().ok())
        .unwrap_or_else(|| panic!("{driver} does not start; EXPLORER_GECKODRIVER names it"))
}

/// A virtual display and its number.
fn display() -> (Program, u32) {
    let server = named("EXPLORER_XVFB", "Xvfb");
    let mut command = Command::new(&server);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    Program::start(&mut command, None, |line| line.trim().parse().ok())
        .unwrap_or_else(|| panic!("{server} does not start; EXPLORER_XVFB names it"))
}

/// This driver prints nothing, so its port is chosen for it and polled until it accepts connections.
fn webkit_driver(profile: &Path, display: u32) -> (Program, u16) {
    let driver = named("EXPLORER_WEBKITDRIVER", "WebKitWebDriver");
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr());
    let port = free.expect("a port is free").port();
    let mut command = Command::new("sh");
    // the first line says that nothing needs to be read
    command.args(["-c", r#"echo; exec "$@""#, "sh", &driver, "--host=127.0.0.1", &format!("--port={port}")]);
    command.env("DISPLAY", format!(":{display}"));
    for folder in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        command.env(folder, profile);
    }
    let (program, ()) = Program::start(&mut command, None, |_| Some(())).expect("sh runs");
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(started.elapsed() < DEADLINE, "{driver} does not start; EXPLORER_WEBKITDRIVER names it");
        thread::sleep(POLL);
    }
    (program, port)
}

/// A running browser with what must run for it.
pub struct Session {
    pub driver: WebDriver,
    /// The runtime that the connections to the driver belong to: they end with it, so it is kept with
    /// the session.
    pub runtime: Runtime,
    /// Whether later tests may use it too.
    shared: bool,
    /// Stopped after the session has ended; a driver before its display.
    programs: Vec<Program>,
    /// Removed last.
    pub profile: Profile,
}

/// Sessions of Chromium that no test uses now.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

fn idle() -> std::sync::MutexGuard<'static, Vec<Session>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    /// A browser with one empty window. Chromium with its usual text size is one that another test
    /// has given back, if there is any.
    pub fn take(engine: Engine, text_size: Option<u32>) -> Session {
        let shared = engine == Engine::Chromium && text_size.is_none();
        let kept = if shared { idle().pop() } else { None };
        kept.unwrap_or_else(|| Session::start(engine, text_size, shared))
    }

    fn start(engine: Engine, text_size: Option<u32>, shared: bool) -> Session {
        let profile = Profile::new();
        let (wanted, port, programs) = match engine {
            Engine::Chromium => (chromium(&profile.0, text_size), chromedriver(), Vec::new()),
            Engine::Firefox => {
                let (driver, port) = geckodriver(&profile.0);
                (firefox(), port, vec![driver])
            }
            Engine::WebKit => {
                let (screen, number) = display();
                let (driver, port) = webkit_driver(&profile.0, number);
                (webkit(), port, vec![driver, screen])
            }
        };
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be made");
        let driver = runtime.block_on(WebDriver::new(format!("http://127.0.0.1:{port}"), wanted));
        let driver = driver.unwrap_or_else(|e| panic!("{engine} does not start: {e}"));
        Session { driver, runtime, shared, programs, profile }
    }

    /// Ends the browser.
    pub fn quit(self) -> WebDriverResult<()> {
        let Session { driver, runtime, programs, profile, .. } = self;
        let quit = runtime.block_on(driver.quit());
        drop((programs, profile));
        quit
    }

    /// Clears what a test that passed has left, for the next one; a session that can't be shared is
    /// ended. `origin` is where the test had its site.
    pub fn give_back(self, origin: &str) -> WebDriverResult<()> {
        if !self.shared {
            return self.quit();
        }
        self.runtime.block_on(clear(&self.driver, origin))?;
        idle().push(self);
        Ok(())
    }
}

/// Leaves one empty window with the focus, and nothing of the origin in the profile. Emulated
/// media, sizes and networks and scripts added to pages belong to a window and end with it.
async fn clear(driver: &WebDriver, origin: &str) -> WebDriverResult<()> {
    let used = driver.windows().await?;
    // the window a test was in may be closed, and a new one is opened from an open one
    if let Some(open) = used.first() {
        driver.switch_to_window(open.clone()).await?;
    }
    // a tab, since a window has a user interface of its own, which costs more than most pages
    let fresh = driver.new_tab().await?;
    for window in used {
        driver.switch_to_window(window).await?;
        driver.close_window().await?;
    }
    driver.switch_to_window(fresh).await?;
    // keys that are held and the place of the mouse belong to the session
    driver.action_chain().reset_actions().await?;
    for (method, params) in [
        // a tab that was opened behind another has no focus
        ("Page.bringToFront", json!({})),
        ("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" })),
        ("Storage.clearDataForOrigin", json!({ "origin": "file://", "storageTypes": "all" })),
        // the port of a server may come up again
        ("Network.clearBrowserCache", json!({})),
        ("Network.clearBrowserCookies", json!({})),
    ] {
        driver.cdp().send_raw(method, params).await?;
    }
    // messages of the closed windows
    driver.browser_log().await?;
    Ok(())
}

fn firefox() -> Capabilities {
    let mut wanted = DesiredCapabilities::firefox();
    wanted.set_headless().expect("an argument can be added");
    if let Ok(binary) = std::env::var("EXPLORER_FIREFOX") {
        wanted.set_firefox_binary(&binary).expect("the browser can be named");
    }
    let mut prefs = FirefoxPreferences::new();
    let mut set = |name: &str, value: i64| prefs.set(name, value).expect("a preference can be set");
    // a headless browser has no mouse unless it is told so
    set("ui.primaryPointerCapabilities", 6);
    set("ui.allPointerCapabilities", 6);
    // light, whatever the machine
    set("layout.css.prefers-color-scheme.content-override", 1);
    // whatever a page asks for, nothing leaves this machine: only 127.0.0.1 is asked without the
    // proxy, and that is not there
    set("network.proxy.type", 1);
    set("network.proxy.socks_port", 9);
    prefs.set("network.proxy.socks", "127.0.0.1").expect("a preference can be set");
    prefs.set("network.proxy.socks_remote_dns", true).expect("a preference can be set");
    wanted.set_preferences(prefs).expect("preferences can be set");
    wanted.set_page_load_strategy(PageLoadStrategy::Eager).expect("pages can be left loading");
    wanted.into()
}

fn webkit() -> Capabilities {
    // the driver knows its browser; pages are waited for until they are whole, since it never
    // answers what is asked while one is still being put in place
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "MiniBrowser").expect("the browser can be named");
    wanted
}

/// A message in a browser's console.
#[derive(Debug, Deserialize)]
pub struct Said {
    pub level: String,
    pub message: String,
}

impl Said {
    /// Whether something is wrong, and not only told, and holds none of these words.
    pub fn complains_but(&self, expected: &[&str]) -> bool {
        matches!(self.level.as_str(), "SEVERE" | "WARNING")
            && !expected.iter().any(|words| self.message.contains(words))
    }
}

/// A property of an element that assistive technology would read.
#[derive(Debug)]
struct Computed {
    element: Arc<str>,
    what: &'static str,
}

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<serde_json::Value> {
        None
    }

    fn method(&self) -> http::Method {
        http::Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computed{}", self.element, self.what).into()
    }
}

/// The role and the name of an element as the engine computes them.
pub async fn role_and_name(driver: &WebDriver, element: &WebElement) -> WebDriverResult<(String, String)> {
    let ask = async |what| {
        let question = Computed { element: element.element_id().to_string().into(), what };
        driver.handle().cmd(Ask::ExtensionCommand(Box::new(question))).await?.value::<String>()
    };
    Ok((ask("role").await?, ask("label").await?))
}
