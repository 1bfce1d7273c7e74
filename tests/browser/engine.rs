//! The three engines, each with its driver: how they are started, stopped and asked what went
//! wrong.
//!
//! Chromium's driver holds any number of browsers, so one serves the whole run. Those of Firefox
//! and WebKit hold one each and are started for every visit, WebKit's on a display of its own,
//! since it knows no headless mode.

use crate::browser::{DEADLINE, POLL, dist};
use serde::Deserialize;
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::common::command::{Command as Ask, ExtensionCommand};
use thirtyfour::prelude::*;
use thirtyfour::{LoggingPrefsLogLevel, PageLoadStrategy};

/// What draws the page and runs the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// as GTK's small browser has it
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Engine {
    /// Why nothing can be tested in it here. Only `cargo xtask test` may say so, after it has
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

/// Copies a site, with a script put into each of its pages.
fn copy_watched(from: &Path, to: &Path, script: &str) {
    // before the page's own policy, which allows no other script
    const FIRST: &str = "<meta charset=\"utf-8\">";
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the site can be read") {
        let entry = entry.expect("the site can be read");
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if old.is_dir() {
            copy_watched(&old, &new, script);
        } else if old.extension().is_some_and(|end| end == "html") {
            let page = fs::read_to_string(&old).unwrap_or_else(|e| panic!("{}: {e}", old.display()));
            assert!(page.contains(FIRST), "{} does not begin as pages do", old.display());
            fs::write(new, page.replacen(FIRST, &format!("{FIRST}{script}"), 1)).expect("a page can be written");
        } else {
            fs::copy(&old, new).unwrap_or_else(|e| panic!("{}: {e}", old.display()));
        }
    }
}

/// A fresh profile, removed with everything in it.
pub struct Profile(PathBuf);

impl Profile {
    pub fn new() -> Profile {
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

/// A running program. It is ended by its process id when this is dropped, and also as soon as this
/// process is gone, in whatever way: the shell beside it waits for the end of a pipe that only
/// this process holds.
pub struct Program {
    shell: Child,
}

impl Program {
    /// Starts a program and reads what it says until that holds what is looked for; nothing, if it
    /// ends before.
    fn start<T>(program: &mut Command, find: impl Fn(&str) -> Option<T>) -> Option<(Program, T)> {
        const LEASH: &str = r#"trap "" INT; "$@" & program=$!; exec >/dev/null; cat; { kill "$program"; wait "$program"; } 2>/dev/null"#;
        let mut shell = Command::new("sh");
        shell.args(["-c", LEASH, "sh"]).arg(program.get_program()).args(program.get_args());
        shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        // browsers grumble about the machine
        let shell = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut shell = shell.spawn().expect("sh runs");
        let mut said = BufReader::new(shell.stdout.take().expect("its output is a pipe")).lines();
        let program = Program { shell };
        let found = said.by_ref().map_while(Result::ok).find_map(|line| find(&line))?;
        // whatever else it says must go somewhere, or it would wait
        thread::spawn(move || said.map_while(Result::ok).for_each(drop));
        Some((program, found))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

fn named(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

/// The driver that serves every Chromium.
fn chromedriver() -> u16 {
    static ONE: OnceLock<(Program, u16)> = OnceLock::new();
    let (_, port) = ONE.get_or_init(|| {
        let driver = named("EXPLORER_CHROMEDRIVER", "chromedriver");
        Program::start(Command::new(&driver).arg("--port=0"), |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        })
        .unwrap_or_else(|| panic!("{driver} does not start; EXPLORER_CHROMEDRIVER names it"))
    });
    *port
}

fn geckodriver(profile: &Path) -> (Program, u16) {
    let driver = named("EXPLORER_GECKODRIVER", "geckodriver");
    let mut command = Command::new(&driver);
    command.args(["--host=127.0.0.1", "--port=0", "--websocket-port=0", "--profile-root"]).arg(profile);
    Program::start(&mut command, |line| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse().ok())
        .unwrap_or_else(|| panic!("{driver} does not start; EXPLORER_GECKODRIVER names it"))
}

/// A screen that nobody sees, and its number.
fn display() -> (Program, u32) {
    let server = named("EXPLORER_XVFB", "Xvfb");
    let mut command = Command::new(&server);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    Program::start(&mut command, |line| line.trim().parse().ok())
        .unwrap_or_else(|| panic!("{server} does not start; EXPLORER_XVFB names it"))
}

/// This driver says nothing, so its port is chosen for it and asked until it answers.
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
    let (program, ()) = Program::start(&mut command, |_| Some(())).expect("sh runs");
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(started.elapsed() < DEADLINE, "{driver} does not start; EXPLORER_WEBKITDRIVER names it");
        thread::sleep(POLL);
    }
    (program, port)
}

/// A browser with what must run for it.
pub struct Browser {
    pub driver: WebDriver,
    /// to be dropped after the session has ended; a driver before its display
    pub programs: Vec<Program>,
}

impl Browser {
    pub async fn open(engine: Engine, profile: &Profile) -> Browser {
        let (wanted, port, programs) = match engine {
            Engine::Chromium => (chromium(&profile.0), chromedriver(), Vec::new()),
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
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await;
        let driver = driver.unwrap_or_else(|e| panic!("{engine} does not start: {e}"));
        Browser { driver, programs }
    }
}

fn chromium(profile: &Path) -> Capabilities {
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
    wanted.into()
}

fn firefox() -> Capabilities {
    let mut wanted = DesiredCapabilities::firefox();
    wanted.set_headless().expect("an argument can be added");
    if let Ok(binary) = std::env::var("EXPLORER_FIREFOX") {
        wanted.set_firefox_binary(&binary).expect("the browser can be named");
    }
    let mut prefs = FirefoxPreferences::new();
    let mut set = |name: &str, value: i64| prefs.set(name, value).expect("a preference can be set");
    // a desk has a mouse, which a headless browser does not know
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

/// Something said in a browser's console.
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

/// A question about an element that assistive technology would ask.
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

/// What an element is and how it is called, by the engine's own reckoning.
pub async fn role_and_name(driver: &WebDriver, element: &WebElement) -> WebDriverResult<(String, String)> {
    let ask = async |what| {
        let question = Computed { element: element.element_id().to_string().into(), what };
        driver.handle().cmd(Ask::ExtensionCommand(Box::new(question))).await?.value::<String>()
    };
    Ok((ask("role").await?, ask("label").await?))
}
