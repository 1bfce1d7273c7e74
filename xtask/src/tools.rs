//! Finds or installs what the build and the tests need.
//!
//! A program on PATH is used if its version is exactly the one needed. Others are installed into a
//! cache of the user, not into the checkout, so that a clean checkout builds at once. Each has a folder
//! named after its version; it is installed into a folder beside it, which is renamed at the end, so a
//! folder with the final name always holds a complete tool. What cargo has compiled is kept until all
//! tools are installed, so that an interrupted run goes on where it stopped.
//!
//! What has to be compiled is installed one after the other, since that keeps all cores busy; what has
//! only to be fetched is installed at the same time.

use crate::process;
use std::fs::{self, File};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const AXE: &str = "4.14.1";
/// The newest that runs on Debian 12's Node (18.19).
const HTML_VALIDATE: &str = "9.7.1";
const CARGO_DENY: &str = "0.20.2";
const GECKODRIVER: &str = "0.37.1";
/// Builds a tool without optimization or debug information. The tools run for seconds, so
/// optimizing them (Trunk's release profile asks for fat LTO) costs minutes and saves none.
const UNOPTIMIZED: [&str; 3] = ["--debug", "--config", "profile.dev.debug=false"];

/// How often the progress of compiling is printed where the output is not a terminal.
const PROGRESS_EVERY: Duration = Duration::from_secs(20);
const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may take to add a target before Debian's compiler is asked instead. Without a
/// way to its server rustup tries again and again.
const RUSTUP_LIMIT: Duration = Duration::from_secs(25);

/// Debian's compiler for the web: rustc, cargo, the sources of std, and its linker's driver.
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Fonts that layout is tested in: DejaVu Sans, which is wide, Noto Sans with its Japanese, and Liberation Sans,
/// which is as wide as Arial.
const FONTS: [&str; 4] = ["fonts-dejavu-core", "fonts-noto-core", "fonts-noto-cjk", "fonts-liberation"];

/// What the tools are needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    Building,
    /// also Chromium with its driver
    Measuring,
    /// also what the browser tests need
    Testing,
}

/// Which compiler makes the WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// the one this program was compiled with, its target added by rustup
    Rustup,
    /// Debian's, which compiles the standard library together with the app
    Debian,
}

/// Where the tools are.
pub struct Tools {
    pub compiler: Compiler,
    pub trunk: PathBuf,
    /// folders of tools that are not on PATH, for Trunk
    pub folders: Vec<PathBuf>,
    /// the accessibility checker's script, if tools were wanted for testing
    pub axe: Option<PathBuf>,
    /// the program that validates HTML, if tools were wanted for testing
    pub html_validate: Option<PathBuf>,
    /// the checker of dependencies, if tools were wanted for testing and it could be had
    pub cargo_deny: Option<PathBuf>,
    /// what drives Firefox, or why nothing does
    pub firefox: Result<Firefox, String>,
    /// what drives WebKit, or why nothing does
    pub webkit: Result<WebKit, String>,
    /// whether the fonts that layout is tested in are all installed, or why not
    pub fonts: Result<(), String>,
}

/// Firefox and its driver.
pub struct Firefox {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// WebKit's driver, which knows its browser, and the display that the browser needs.
pub struct WebKit {
    pub driver: PathBuf,
    pub display: PathBuf,
}

/// One thing that is missing, and how to install it.
struct Step {
    name: String,
    install: Box<dyn Fn() -> Result<(), String> + Send>,
    /// what the tests leave out if it can't be installed; without a value here, setting up fails
    only_for: Option<Optional>,
}

/// What the tests can be run without.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Optional {
    Firefox,
    WebKit,
    Fonts,
}

/// A program on PATH of exactly this version.
fn on_path(name: &str, version: &str) -> Option<PathBuf> {
    let program = process::find(name)?;
    let printed = process::output_of(&program, &["--version"])?;
    names_version(&printed, version).then_some(program)
}

/// Whether a program that prints this is of this version: `trunk 0.21.14`, `wasm-opt version 132 (version_132)`.
fn names_version(printed: &str, version: &str) -> bool {
    printed.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').any(|word| word == version)
}

/// Installs what is missing and prints what it does; prints nothing if nothing is missing.
///
/// # Errors
///
/// Why something can't be installed that the build or all tests need.
pub fn set_up(root: &Path, purpose: For) -> Result<Tools, String> {
    let cache = cache_dir()?;
    fs::create_dir_all(&cache).map_err(|e| format!("The tools' folder {} can't be made: {e}.", cache.display()))?;
    let _lock = lock(&cache)?;

    let bindgen = wasm_bindgen_version(root)?;
    let trunk_dir = cache.join(format!("trunk-{TRUNK}"));
    let bindgen_dir = cache.join(format!("wasm-bindgen-{bindgen}"));
    let binaryen_dir = cache.join(format!("binaryen-{BINARYEN}"));
    let esbuild_dir = cache.join(format!("esbuild-{ESBUILD}"));
    let axe_dir = cache.join(format!("axe-core-{AXE}"));
    let validate_dir = cache.join(format!("html-validate-{HTML_VALIDATE}"));
    let deny_dir = cargo_deny_dir(&cache);
    let geckodriver_dir = cache.join(format!("geckodriver-{GECKODRIVER}"));
    let testing = purpose == For::Testing;
    let trunk = on_path("trunk", TRUNK);
    let bindgen_found = on_path("wasm-bindgen", &bindgen).is_some();
    // npm's package 132.0.0 is the release that calls itself version 132
    let binaryen_found = on_path("wasm-opt", BINARYEN.split('.').next().unwrap_or(BINARYEN)).is_some();
    let esbuild_found = on_path("esbuild", ESBUILD).is_some();
    let deny = if testing { on_path("cargo-deny", CARGO_DENY) } else { None };
    let geckodriver = if testing { on_path("geckodriver", GECKODRIVER) } else { None };

    let mut compiled: Vec<Step> = Vec::new();
    let mut fetched: Vec<Step> = Vec::new();
    let compile = |dir: &Path, package: &'static str, args: &[&str]| -> Box<dyn Fn() -> Result<(), String> + Send> {
        let (cache, dir) = (cache.clone(), dir.to_owned());
        let args: Vec<String> = args.iter().chain(&UNOPTIMIZED).map(|arg| (*arg).to_owned()).collect();
        Box::new(move || cargo_install(&cache, &dir, package, &args))
    };
    let npm = |dir: &Path, package: &'static str, version: &'static str| Step {
        name: format!("{package} {version}, a few seconds"),
        install: {
            let (cache, dir) = (cache.clone(), dir.to_owned());
            Box::new(move || npm_install(&cache, &dir, package, version))
        },
        only_for: None,
    };
    let apt = |name: &str, packages: &'static [&'static str], only_for: Option<Optional>| Step {
        name: format!("{name}, under a minute"),
        install: Box::new(move || apt_install(packages)),
        only_for,
    };

    let compiler = installed_compiler()?;
    if compiler.is_none() {
        fetched.push(Step {
            name: "a compiler for WebAssembly, up to 2 minutes".into(),
            install: Box::new(add_compiler),
            only_for: None,
        });
    }
    if !bindgen_found && !bindgen_dir.is_dir() {
        // without --locked: a version its lock file names may be gone from the registry
        let args = ["--version", bindgen.as_str(), "--no-default-features"];
        compiled.push(Step {
            name: format!("wasm-bindgen {bindgen}, about 2 minutes"),
            install: compile(&bindgen_dir, "wasm-bindgen-cli", &args),
            only_for: None,
        });
    }
    if trunk.is_none() && !trunk_dir.is_dir() {
        let args = ["--version", TRUNK, "--locked"];
        compiled.push(Step {
            name: format!("trunk {TRUNK}, about 4 minutes"),
            install: compile(&trunk_dir, "trunk", &args),
            only_for: None,
        });
    }
    let npm_packages: Vec<Step> = [
        (!binaryen_found, &binaryen_dir, "binaryen", BINARYEN),
        (!esbuild_found, &esbuild_dir, "esbuild", ESBUILD),
        (testing, &axe_dir, "axe-core", AXE),
        (testing, &validate_dir, "html-validate", HTML_VALIDATE),
    ]
    .into_iter()
    .filter(|(wanted, dir, ..)| *wanted && !dir.is_dir())
    .map(|(_, dir, package, version)| npm(dir, package, version))
    .collect();
    if !npm_packages.is_empty() && process::find("npm").is_none() {
        fetched.push(apt("npm", &["nodejs", "npm"], None));
    }
    fetched.extend(npm_packages);

    let dpkg = process::find("dpkg-query").is_some();
    if purpose != For::Building && (chromium().is_none() || chromedriver().is_none()) {
        fetched.push(apt("Chromium", &["chromium", "chromium-driver"], None));
    }
    if testing {
        if firefox_browser().is_none() {
            fetched.push(apt("Firefox", &["firefox-esr"], Some(Optional::Firefox)));
        }
        if webkit_driver().is_none() || display_server().is_none() {
            fetched.push(apt(
                "WebKitGTK and a virtual display",
                &["webkit2gtk-driver", "xvfb"],
                Some(Optional::WebKit),
            ));
        }
        if dpkg && !FONTS.iter().all(|name| is_installed(name)) {
            fetched.push(apt("fonts that layout is tested in", &FONTS, Some(Optional::Fonts)));
        }
        if deny.is_none() && !deny_dir.is_dir() {
            let (cache, dir) = (cache.clone(), deny_dir.clone());
            compiled.push(Step {
                name: format!("cargo-deny {CARGO_DENY}, about 2 minutes"),
                install: Box::new(move || {
                    // all other tests can do without it; the check that can't is skipped and says so
                    if let Err(why) = install_cargo_deny(&cache, &dir) {
                        say(&format!("      {why}\n      Going on without it."));
                    }
                    Ok(())
                }),
                only_for: None,
            });
        }
        if geckodriver.is_none() && !geckodriver_dir.is_dir() {
            compiled.push(Step {
                name: format!("geckodriver {GECKODRIVER}, about 2 minutes"),
                install: compile(&geckodriver_dir, "geckodriver", &["--version", GECKODRIVER, "--locked"]),
                only_for: Some(Optional::Firefox),
            });
        }
    }

    let without = install(compiled, fetched)?;
    // only room on the disk
    let _ = fs::remove_dir_all(cache.join(COMPILED));
    let why_not = |thing: Optional| {
        let told = without.iter().find(|(gone, _)| *gone == thing).map(|(_, reason)| reason.clone());
        told.unwrap_or_else(|| "It was not asked for, or can't be found after it was installed.".to_owned())
    };
    let compiler = match compiler {
        Some(compiler) => compiler,
        None => installed_compiler()?.ok_or("The compiler for WebAssembly was installed and still can't be found.")?,
    };
    let folders = [
        (trunk.is_some(), trunk_dir.join("bin")),
        (bindgen_found, bindgen_dir.join("bin")),
        (binaryen_found, binaryen_dir.join("node_modules/.bin")),
        (esbuild_found, esbuild_dir.join("node_modules/.bin")),
    ];
    Ok(Tools {
        compiler,
        trunk: trunk.unwrap_or_else(|| trunk_dir.join("bin/trunk")),
        folders: folders.into_iter().filter(|(found, _)| !found).map(|(_, folder)| folder).collect(),
        axe: testing.then(|| axe_dir.join("node_modules/axe-core/axe.min.js")),
        html_validate: testing.then(|| validate_dir.join("node_modules/html-validate/bin/html-validate.mjs")),
        cargo_deny: deny
            .or_else(|| Some(deny_dir.join("bin/cargo-deny")))
            .filter(|program| testing && program.is_file()),
        firefox: firefox_browser()
            .zip(
                geckodriver.or_else(|| Some(geckodriver_dir.join("bin/geckodriver")).filter(|driver| driver.is_file())),
            )
            .map(|(browser, driver)| Firefox { browser, driver })
            .ok_or_else(|| why_not(Optional::Firefox)),
        webkit: webkit_driver()
            .zip(display_server())
            .map(|(driver, display)| WebKit { driver, display })
            .ok_or_else(|| why_not(Optional::WebKit)),
        fonts: if !dpkg {
            Err(format!("Debian has them as {}; this is another system.", FONTS.join(" ")))
        } else if FONTS.iter().all(|name| is_installed(name)) {
            Ok(())
        } else {
            Err(why_not(Optional::Fonts))
        },
    })
}

/// Runs all steps, what is compiled and what is fetched at the same time. Returns what the tests have to
/// leave out, each with the reason.
fn install(compiled: Vec<Step>, fetched: Vec<Step>) -> Result<Vec<(Optional, String)>, String> {
    let names: Vec<&str> = compiled.iter().chain(&fetched).map(|step| step.name.as_str()).collect();
    if !names.is_empty() {
        say(&format!("To be installed: {}.", names.join("; ")));
    }
    let without: Mutex<Vec<(Optional, String)>> = Mutex::default();
    let failed = AtomicBool::new(false);
    let in_turn = |steps: Vec<Step>| -> Result<(), String> {
        for step in steps {
            // the other half has failed already, which ends it all
            if failed.load(Ordering::SeqCst) {
                return Ok(());
            }
            let lacking = || without.lock().unwrap_or_else(PoisonError::into_inner);
            if step.only_for.is_some_and(|thing| lacking().iter().any(|(gone, _)| *gone == thing)) {
                say(&format!("Skipped {}: what it is for is missing.", step.name));
                continue;
            }
            say(&format!("Installing {}.", step.name));
            let started = Instant::now();
            match ((step.install)(), step.only_for) {
                (Ok(()), _) => {
                    let name = step.name.split(',').next().unwrap_or_default();
                    say(&format!("Installed {name} in {} s.", started.elapsed().as_secs()));
                }
                (Err(reason), Some(thing)) => {
                    say(&format!("{reason}\nThe tests go on without it."));
                    lacking().push((thing, reason));
                }
                (Err(reason), None) => {
                    failed.store(true, Ordering::SeqCst);
                    return Err(reason);
                }
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let fetching = scope.spawn(|| in_turn(fetched));
        let compiling = in_turn(compiled);
        let fetching = fetching.join().unwrap_or_else(|_| Err("Installing what is fetched has panicked.".to_owned()));
        compiling.and(fetching)
    })?;
    Ok(without.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Prints a line, in place of the progress that may be on the terminal's last one.
fn say(line: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K");
    }
    eprintln!("{line}");
}

/// Prints how far cargo is with a package: again and again on one line of a terminal, otherwise now and then.
struct Progress<'a> {
    package: &'a str,
    printed: Instant,
}

impl<'a> Progress<'a> {
    fn new(package: &'a str) -> Self {
        Self { package, printed: Instant::now() }
    }

    /// Reads a line of cargo's output.
    fn read(&mut self, line: &str) {
        let Some((done, all)) = crates_done(line) else { return };
        let text = format!("  {}: {done} of {all} crates compiled", self.package);
        if std::io::stderr().is_terminal() {
            eprint!("\r\x1b[K{text}");
            let _ = std::io::stderr().flush();
        } else if self.printed.elapsed() >= PROGRESS_EVERY {
            self.printed = Instant::now();
            eprintln!("{text}");
        }
    }
}

/// Reads cargo's progress: `Building [==>   ] 12/345: serde, toml`.
fn crates_done(line: &str) -> Option<(u32, u32)> {
    let (_, bar) = line.trim_start().strip_prefix("Building [")?.split_once("] ")?;
    let (done, rest) = bar.split_once('/')?;
    Some((done.parse().ok()?, rest.split(':').next()?.parse().ok()?))
}

/// The checker of dependencies, which is installed if it is missing.
///
/// # Errors
///
/// Why it can't be installed.
pub fn cargo_deny() -> Result<PathBuf, String> {
    if let Some(program) = on_path("cargo-deny", CARGO_DENY) {
        return Ok(program);
    }
    let cache = cache_dir()?;
    fs::create_dir_all(&cache).map_err(|e| format!("The tools' folder {} can't be made: {e}.", cache.display()))?;
    let _lock = lock(&cache)?;
    let dir = cargo_deny_dir(&cache);
    if !dir.is_dir() {
        say(&format!("Installing cargo-deny {CARGO_DENY}, about 2 minutes."));
        install_cargo_deny(&cache, &dir)?;
        let _ = fs::remove_dir_all(cache.join(COMPILED));
    }
    Ok(dir.join("bin/cargo-deny"))
}

fn cargo_deny_dir(cache: &Path) -> PathBuf {
    cache.join(format!("cargo-deny-{CARGO_DENY}"))
}

fn install_cargo_deny(cache: &Path, dir: &Path) -> Result<(), String> {
    let args = ["--version", CARGO_DENY, "--locked"].iter().chain(&UNOPTIMIZED);
    cargo_install(cache, dir, "cargo-deny", &args.map(|arg| (*arg).to_owned()).collect::<Vec<_>>())
}

pub fn chromium() -> Option<PathBuf> {
    process::find("chromium")
}

pub fn chromedriver() -> Option<PathBuf> {
    process::find("chromedriver")
}

/// Debian calls it by its release channel, others by its plain name.
fn firefox_browser() -> Option<PathBuf> {
    process::find("firefox-esr").or_else(|| process::find("firefox"))
}

fn webkit_driver() -> Option<PathBuf> {
    process::find("WebKitWebDriver")
}

fn display_server() -> Option<PathBuf> {
    process::find("Xvfb")
}

fn cache_dir() -> Result<PathBuf, String> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        Some(dir) => PathBuf::from(dir),
        None => std::env::home_dir()
            .ok_or("There is no home folder to keep the tools in; set XDG_CACHE_HOME.")?
            .join(".cache"),
    };
    Ok(base.join("japan-asean-explorer/tools"))
}

/// Locks the cache while tools are looked for and installed. The system releases the lock when this
/// program ends, however it ends.
fn lock(cache: &Path) -> Result<File, String> {
    let path = cache.join(".lock");
    let cannot = |e: std::io::Error| format!("{} can't be locked: {e}.", path.display());
    let file = File::create(&path).map_err(cannot)?;
    if file.try_lock().is_err() {
        eprintln!("Waiting for another run that is setting up.");
        file.lock().map_err(cannot)?;
    }
    Ok(file)
}

/// The version of wasm-bindgen the project is locked to. The tool writes glue for exactly that
/// version of the crate.
fn wasm_bindgen_version(root: &Path) -> Result<String, String> {
    let path = root.join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(|e| format!("{} can't be read: {e}.", path.display()))?;
    locked_version(&text, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or_else(|| format!("{} names no wasm-bindgen.", path.display()))
}

/// The version of a package in a Cargo.lock. Cargo writes that file itself, always `name` and then
/// `version`, each on a line of its own.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// The compiler that is installed already: the one that EXPLORER_WASM names, or any.
fn installed_compiler() -> Result<Option<Compiler>, String> {
    let asked = std::env::var("EXPLORER_WASM").unwrap_or_default();
    let (try_rustup, try_debian) = match asked.as_str() {
        "" => (true, true),
        "rustup" => (true, false),
        "debian" => (false, true),
        other => {
            return Err(format!("EXPLORER_WASM is \"{other}\"; it may be rustup or debian."));
        }
    };
    if try_rustup && rustup_has_target() {
        return Ok(Some(Compiler::Rustup));
    }
    if try_debian && debian_is_complete() {
        return Ok(Some(Compiler::Debian));
    }
    Ok(None)
}

/// Target and the standard library's sources: it is compiled with the app, which makes it smaller.
fn rustup_has_target() -> bool {
    process::output_of("rustup", &["target", "list", "--installed"])
        .is_some_and(|list| list.lines().any(|target| target == WASM))
        && process::output_of("rustup", &["component", "list", "--installed"])
            .is_some_and(|list| list.lines().any(|part| part == "rust-src"))
}

/// Whether Debian's compiler and its linker are installed; it does not depend on the linker's package.
fn debian_is_complete() -> bool {
    Path::new("/usr/bin/rust-lld").exists() && DEBIAN.iter().all(|name| is_installed(name))
}

fn is_installed(package: &str) -> bool {
    process::output_of("dpkg-query", &["-W", "-f", "${db:Status-Status}", package])
        .is_some_and(|status| status == "installed")
}

fn add_compiler() -> Result<(), String> {
    let asked = std::env::var("EXPLORER_WASM").unwrap_or_default();
    if asked != "debian" && process::find("rustup").is_some() {
        let mut target = Command::new("rustup");
        target.args(["target", "add", WASM]);
        let mut sources = Command::new("rustup");
        sources.args(["component", "add", "rust-src"]);
        if process::succeeds_within(&mut target, RUSTUP_LIMIT)
            && process::succeeds_within(&mut sources, RUSTUP_LIMIT)
            && rustup_has_target()
        {
            return Ok(());
        }
        if asked == "rustup" {
            return Err(format!("rustup could not add {WASM} within {} seconds.", RUSTUP_LIMIT.as_secs()));
        }
        say("rustup can't be reached; Debian's compiler instead.");
    }
    apt_install(&DEBIAN)?;
    if Path::new("/usr/bin/rust-lld").exists() {
        return Ok(());
    }
    let linker = fs::read_link("/usr/bin/rust-lld")
        .ok()
        .and_then(|target| Some(target.file_name()?.to_str()?.to_owned()))
        .ok_or("Debian's Rust packages brought no rust-lld.")?;
    apt_install(&[&linker])
}

/// Installs Debian packages, or returns an error that names those to be installed by hand.
fn apt_install(packages: &[&str]) -> Result<(), String> {
    let names = packages.join(" ");
    if process::find("apt-get").is_none() {
        return Err(format!(
            "{names} can't be installed: this is not a Debian system. Install what they stand for \
             and try again (for the compiler: rustup target add {WASM})."
        ));
    }
    if process::output_of("id", &["-u"]).as_deref() != Some("0") {
        return Err(format!(
            "Installing {names} needs an administrator. Run this and try again:\n  \
             sudo apt-get install --no-install-recommends {names}"
        ));
    }
    let cache = cache_dir()?;
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run_logged(
        apt().args(["-q", "update"]),
        "Asking Debian for its list of packages",
        &cache.join("apt-update.log"),
        |_| {},
    )?;
    process::run_logged(
        // another installation may hold the lock for a while
        apt().args(["-q", "-y", "-o", "DPkg::Lock::Timeout=300", "install", "--no-install-recommends"]).args(packages),
        &format!("Installing {names}"),
        &cache.join("apt-install.log"),
        |_| {},
    )
}

/// The folder in the cache that holds what cargo compiles for the tools, which have crates in common.
const COMPILED: &str = "compiled";

fn cargo_install(cache: &Path, dir: &Path, package: &str, args: &[String]) -> Result<(), String> {
    let partial = beside(dir);
    let mut progress = Progress::new(package);
    process::run_logged(
        Command::new(process::cargo())
            .arg("install")
            .arg(package)
            .args(args)
            .arg("--root")
            .arg(&partial)
            .arg("--target-dir")
            .arg(cache.join(COMPILED))
            .env("CARGO_TERM_PROGRESS_WHEN", "always")
            .env("CARGO_TERM_PROGRESS_WIDTH", "80")
            // away from the project, whose cargo configuration is not meant for tools
            .current_dir(cache),
        &format!("Installing {package}"),
        &cache.join(format!("{package}.log")),
        |line| progress.read(line),
    )?;
    finish(&partial, dir)
}

fn npm_install(cache: &Path, dir: &Path, package: &str, version: &str) -> Result<(), String> {
    let partial = beside(dir);
    // npm does not repair an incomplete folder, and fetching it again takes seconds
    let _ = fs::remove_dir_all(&partial);
    fs::create_dir_all(&partial).map_err(|e| format!("{} can't be made: {e}.", partial.display()))?;
    process::run_logged(
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
            .arg("--prefix")
            .arg(&partial)
            .arg(format!("{package}@{version}"))
            .current_dir(&partial),
        &format!("Installing {package}"),
        &cache.join(format!("{package}.log")),
        |_| {},
    )?;
    finish(&partial, dir)
}

/// Where a tool is installed until it is complete.
fn beside(dir: &Path) -> PathBuf {
    let mut name = dir.as_os_str().to_owned();
    name.push(".partial");
    PathBuf::from(name)
}

fn finish(partial: &Path, dir: &Path) -> Result<(), String> {
    fs::rename(partial, dir).map_err(|e| format!("{} can't be put in place: {e}.", dir.display()))
}

#[cfg(test)]
mod tests {
    use super::{crates_done, locked_version, names_version};

    const LOCK: &str = "\
# This file is automatically @generated by Cargo.
version = 4

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.70\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
source = \"somewhere\"
dependencies = [
 \"wasm-bindgen-macro\",
]

[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.131\"
";

    #[test]
    fn the_locked_version_is_found_by_its_whole_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-macro"), Some("0.2.131"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }

    #[test]
    fn only_the_exact_version_of_a_program_is_used() {
        for (printed, version) in [
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-bindgen 0.2.130 (abcdef012)", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("0.28.2", "0.28.2"),
            ("geckodriver 0.37.1 (0123 2026-01-01)\n\nThe source code", "0.37.1"),
        ] {
            assert!(names_version(printed, version), "{printed}");
        }
        assert!(!names_version("trunk 0.21.140", "0.21.14"));
        assert!(!names_version("trunk 0.21.1", "0.21.14"));
        assert!(!names_version("wasm-opt version 131", "132"));
    }

    #[test]
    fn the_progress_of_cargo_is_read() {
        assert_eq!(crates_done("    Building [=====>      ] 123/406: serde, toml(build)"), Some((123, 406)));
        assert_eq!(crates_done("   Compiling serde v1.0.229"), None);
        assert_eq!(crates_done("    Building [ 1"), None);
    }
}
