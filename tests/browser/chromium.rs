//! How Chromium and its driver are started and stopped. The browser tests and the benchmark of the built site
//! (`benches/site`) share this file, so that what is measured is what is tested.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{LoggingPrefsLogLevel, PageLoadStrategy};

/// The folder of all profiles of this process.
fn profiles() -> PathBuf {
    std::env::temp_dir().join(format!("japan-asean-explorer-{}", std::process::id()))
}

/// A new profile folder. Dropping this removes it with its content.
pub struct Profile(pub PathBuf);

impl Profile {
    pub fn new() -> Profile {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let dir = profiles().join(NEXT.fetch_add(1, Ordering::Relaxed).to_string());
        fs::create_dir_all(&dir).expect("a profile can be made");
        Profile(dir)
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // the browser's last processes may still be writing
        let started = Instant::now();
        while fs::remove_dir_all(&self.0).is_err() && self.0.exists() && started.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(20));
        }
        // succeeds only for the last one
        let _ = fs::remove_dir(profiles());
    }
}

/// A running program. It is stopped by its process id when this is dropped, and also when this
/// process ends in any way: a shell started with it waits for the end of a pipe that only this
/// process holds open.
pub struct Program {
    shell: Child,
}

impl Program {
    /// Starts a program and reads its output until `find` returns something. Returns `None` if the
    /// program ends before that. After the program has ended, the folder `leaves` is removed: what is
    /// kept in a static variable is never dropped, so nothing else removes the profiles there.
    pub fn start<T>(
        program: &mut Command,
        leaves: Option<&Path>,
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<(Program, T)> {
        // The browsers of a driver end a moment after it and may still be writing to the folder.
        const LEASH: &str = r#"trap "" INT; leaves=$1; shift; "$@" & program=$!; exec >/dev/null; cat
            { kill "$program"; wait "$program"; } 2>/dev/null
            [ -n "$leaves" ] || exit; n=0; until rm -rf "$leaves" || [ $n = 50 ]; do n=$((n + 1)); sleep .1; done"#;
        let mut shell = Command::new("sh");
        shell.args(["-c", LEASH, "sh"]).arg(leaves.unwrap_or(Path::new("")));
        shell.arg(program.get_program()).args(program.get_args());
        shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        // browsers print warnings about the machine
        let shell = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut shell = shell.spawn().expect("sh runs");
        let mut output = BufReader::new(shell.stdout.take().expect("its output is a pipe")).lines();
        let program = Program { shell };
        let found = output.by_ref().map_while(Result::ok).find_map(|line| find(&line))?;
        // the program would block if nobody read the rest of its output
        thread::spawn(move || output.map_while(Result::ok).for_each(drop));
        Some((program, found))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

/// The program that an environment variable names, or the one with the usual name.
pub fn named(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

/// The port of the driver that serves every Chromium.
pub fn chromedriver() -> u16 {
    static ONE: OnceLock<(Program, u16)> = OnceLock::new();
    let (_, port) = ONE.get_or_init(|| {
        let driver = named("EXPLORER_CHROMEDRIVER", "chromedriver");
        Program::start(Command::new(&driver).arg("--port=0"), Some(&profiles()), |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        })
        .unwrap_or_else(|| panic!("{driver} does not start; EXPLORER_CHROMEDRIVER names it"))
    });
    *port
}

/// How Chromium is started: headless, with a profile of its own, and with no way to another machine.
pub fn chromium(profile: &Path, text_size: Option<u32>) -> Capabilities {
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
    ] {
        add(arg);
    }
    // a headless browser has no mouse unless it is told so
    let mut settings =
        "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4".to_owned();
    if let Some(pixels) = text_size {
        settings += &format!(",defaultFontSize={pixels}");
    }
    add(&format!("--blink-settings={settings}"));
    add(&format!("--user-data-dir={}", profile.display()));
    if let Ok(binary) = std::env::var("EXPLORER_CHROMIUM") {
        wanted.set_binary(&binary).expect("the browser can be named");
    }
    // do not wait for images and preloads: tests wait for what they need
    wanted.set_page_load_strategy(PageLoadStrategy::Eager).expect("pages can be left loading");
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All).expect("the console can be asked for");
    wanted.into()
}
