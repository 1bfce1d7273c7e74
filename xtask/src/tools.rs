//! Brings what the build needs and this machine lacks.
//!
//! Tools live in a cache of the user, not in the checkout, so that a clean checkout builds at
//! once. Each has a folder named after its version, and is installed beside it and renamed when
//! it is whole: a folder with the final name is a finished tool, whatever interrupted an earlier
//! run. What cargo compiled for a tool is kept until then, so that the next run goes on where the
//! last one stopped.

use crate::process;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const CARGO_DENY: &str = "0.20.2";
const GECKODRIVER: &str = "0.37.1";
const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may take to add a target before Debian's compiler is asked instead. Without a
/// way to its server rustup tries again and again.
const RUSTUP_LIMIT: Duration = Duration::from_secs(25);

/// Debian's compiler for the web: rustc, cargo, the sources of std, and its linker's driver.
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// What the tools are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    Building,
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

/// The tools, all in place.
pub struct Tools {
    pub compiler: Compiler,
    pub trunk: PathBuf,
    /// folders that Trunk must find on PATH
    pub folders: Vec<PathBuf>,
    /// the accessibility checker's script, if tools were wanted for testing
    pub axe: Option<PathBuf>,
    /// the checker of dependencies, if tools were wanted for testing and it could be had
    pub cargo_deny: Option<PathBuf>,
    /// what drives Firefox, or why nothing does
    pub firefox: Result<Firefox, String>,
    /// what drives WebKit, or why nothing does
    pub webkit: Result<WebKit, String>,
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

/// One thing that is missing, and how to bring it.
struct Step {
    says: String,
    bring: Box<dyn Fn() -> Result<(), String>>,
    /// what goes without if it can't be brought; without a name here, nothing goes on
    only_for: Option<Engine>,
}

/// Browsers that the tests do with or without.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Engine {
    Firefox,
    WebKit,
}

/// Brings what is missing, saying what it does; says nothing if nothing is.
pub fn set_up(root: &Path, purpose: For) -> Result<Tools, String> {
    let cache = cache_dir()?;
    fs::create_dir_all(&cache).map_err(|e| format!("The tools' folder {} can't be made: {e}.", cache.display()))?;
    let _lock = lock(&cache)?;

    let bindgen = wasm_bindgen_version(root)?;
    let trunk_dir = cache.join(format!("trunk-{TRUNK}"));
    let bindgen_dir = cache.join(format!("wasm-bindgen-{bindgen}"));
    let binaryen_dir = cache.join(format!("binaryen-{BINARYEN}"));
    let axe_dir = cache.join(format!("axe-core-{AXE}"));

    let found = installed_compiler()?;
    let mut steps: Vec<Step> = Vec::new();
    if found.is_none() {
        steps.push(Step {
            says: "adding a compiler for WebAssembly, up to 2 minutes".into(),
            bring: Box::new(add_compiler),
            only_for: None,
        });
    }
    if !trunk_dir.is_dir() {
        let (cache, dir) = (cache.clone(), trunk_dir.clone());
        steps.push(Step {
            says: format!("installing trunk {TRUNK}, about 8 minutes"),
            bring: Box::new(move || cargo_install(&cache, &dir, "trunk", &["--version", TRUNK, "--locked"])),
            only_for: None,
        });
    }
    if !bindgen_dir.is_dir() {
        let (cache, dir, version) = (cache.clone(), bindgen_dir.clone(), bindgen.clone());
        steps.push(Step {
            says: format!("installing wasm-bindgen {bindgen}, about 2 minutes"),
            bring: Box::new(move || {
                // without --locked: a version its lock file names may be gone from the registry
                let args = ["--version", &version, "--no-default-features"];
                cargo_install(&cache, &dir, "wasm-bindgen-cli", &args)
            }),
            only_for: None,
        });
    }
    let axe_wanted = purpose == For::Testing && !axe_dir.is_dir();
    if (!binaryen_dir.is_dir() || axe_wanted) && process::find("npm").is_none() {
        steps.push(Step {
            says: "installing npm, under a minute".into(),
            bring: Box::new(|| apt_install(&["nodejs", "npm"])),
            only_for: None,
        });
    }
    if !binaryen_dir.is_dir() {
        let (cache, dir) = (cache.clone(), binaryen_dir.clone());
        steps.push(Step {
            says: format!("installing wasm-opt {BINARYEN}, a few seconds"),
            bring: Box::new(move || npm_install(&cache, &dir, "binaryen", BINARYEN)),
            only_for: None,
        });
    }
    if axe_wanted {
        let (cache, dir) = (cache.clone(), axe_dir.clone());
        steps.push(Step {
            says: format!("installing axe-core {AXE}, a few seconds"),
            bring: Box::new(move || npm_install(&cache, &dir, "axe-core", AXE)),
            only_for: None,
        });
    }
    if purpose == For::Testing && (chromium().is_none() || chromedriver().is_none()) {
        steps.push(Step {
            says: "installing Chromium for the browser tests, under a minute".into(),
            bring: Box::new(|| apt_install(&["chromium", "chromium-driver"])),
            only_for: None,
        });
    }

    let deny_dir = cargo_deny_dir(&cache);
    if purpose == For::Testing && !deny_dir.is_dir() {
        let (cache, dir) = (cache.clone(), deny_dir.clone());
        steps.push(Step {
            says: format!("installing cargo-deny {CARGO_DENY}, about 2 minutes"),
            bring: Box::new(move || {
                // all other tests can do without it; the one that can't says that it did not run
                if let Err(why) = install_cargo_deny(&cache, &dir) {
                    eprintln!("      {why}\n      going on without it");
                }
                Ok(())
            }),
            only_for: None,
        });
    }

    let geckodriver_dir = cache.join(format!("geckodriver-{GECKODRIVER}"));
    if purpose == For::Testing {
        if firefox_browser().is_none() {
            steps.push(Step {
                says: "installing Firefox for the browser tests, under a minute".into(),
                bring: Box::new(|| apt_install(&["firefox-esr"])),
                only_for: Some(Engine::Firefox),
            });
        }
        if !geckodriver_dir.is_dir() {
            let (cache, dir) = (cache.clone(), geckodriver_dir.clone());
            steps.push(Step {
                says: format!("installing geckodriver {GECKODRIVER}, about 2 minutes"),
                bring: Box::new(move || {
                    // unoptimised: it only hands commands on
                    let args = ["--version", GECKODRIVER, "--locked", "--debug"];
                    cargo_install(&cache, &dir, "geckodriver", &args)
                }),
                only_for: Some(Engine::Firefox),
            });
        }
        if webkit_driver().is_none() || display_server().is_none() {
            steps.push(Step {
                says: "installing WebKitGTK and a display for the browser tests, under a minute".into(),
                bring: Box::new(|| apt_install(&["webkit2gtk-driver", "xvfb"])),
                only_for: Some(Engine::WebKit),
            });
        }
    }

    let mut without: Vec<(Engine, String)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let says = format!("[{}/{}] {}", at + 1, steps.len(), step.says);
        if step.only_for.is_some_and(|engine| without.iter().any(|(gone, _)| *gone == engine)) {
            eprintln!("{says}: passed over, since what it is for is missing");
            continue;
        }
        eprintln!("{says}");
        match ((step.bring)(), step.only_for) {
            (Ok(()), _) => {}
            (Err(reason), Some(engine)) => {
                eprintln!("      {reason}\n      The tests go on without it.");
                without.push((engine, reason));
            }
            (Err(reason), None) => return Err(reason),
        }
    }
    let why_not = |engine: Engine| {
        let told = without.iter().find(|(gone, _)| *gone == engine).map(|(_, reason)| reason.clone());
        told.unwrap_or_else(|| "It was not asked for, or can't be found after it was installed.".to_owned())
    };
    let compiler = match found {
        Some(compiler) => compiler,
        None => installed_compiler()?.ok_or("The compiler for WebAssembly was added and still can't be found.")?,
    };
    Ok(Tools {
        compiler,
        trunk: trunk_dir.join("bin/trunk"),
        folders: vec![trunk_dir.join("bin"), bindgen_dir.join("bin"), binaryen_dir.join("node_modules/.bin")],
        axe: (purpose == For::Testing).then(|| axe_dir.join("node_modules/axe-core/axe.min.js")),
        cargo_deny: Some(deny_dir.join("bin/cargo-deny"))
            .filter(|program| purpose == For::Testing && program.is_file()),
        firefox: firefox_browser()
            .zip(Some(geckodriver_dir.join("bin/geckodriver")).filter(|driver| driver.is_file()))
            .map(|(browser, driver)| Firefox { browser, driver })
            .ok_or_else(|| why_not(Engine::Firefox)),
        webkit: webkit_driver()
            .zip(display_server())
            .map(|(driver, display)| WebKit { driver, display })
            .ok_or_else(|| why_not(Engine::WebKit)),
    })
}

/// Brings the checker of dependencies and nothing else.
pub fn cargo_deny() -> Result<PathBuf, String> {
    let cache = cache_dir()?;
    fs::create_dir_all(&cache).map_err(|e| format!("The tools' folder {} can't be made: {e}.", cache.display()))?;
    let _lock = lock(&cache)?;
    let dir = cargo_deny_dir(&cache);
    if !dir.is_dir() {
        eprintln!("[1/1] installing cargo-deny {CARGO_DENY}, about 2 minutes");
        install_cargo_deny(&cache, &dir)?;
    }
    Ok(dir.join("bin/cargo-deny"))
}

fn cargo_deny_dir(cache: &Path) -> PathBuf {
    cache.join(format!("cargo-deny-{CARGO_DENY}"))
}

/// Without optimizing, which would take several times as long to save two seconds of a run.
fn install_cargo_deny(cache: &Path, dir: &Path) -> Result<(), String> {
    let args = ["--version", CARGO_DENY, "--locked", "--debug", "--config", "profile.dev.debug=false"];
    cargo_install(cache, dir, "cargo-deny", &args)
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

/// Held while tools are looked for and brought; the system lets go of it when this program ends,
/// however it ends.
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

/// The version that stands under a name in a Cargo.lock. Cargo writes that file itself, always
/// `name` and then `version`, one to a line.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// The compiler that is here already, or the one asked for.
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
    if try_debian && debian_is_whole() {
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

/// Debian's compiler with its linker; the linker's package is not among its dependencies.
fn debian_is_whole() -> bool {
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
        eprintln!("      rustup can't be reached; Debian's compiler instead");
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

/// Installs Debian packages, or says which ones somebody must install.
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
    )?;
    process::run_logged(
        apt().args(["-q", "-y", "install", "--no-install-recommends"]).args(packages),
        &format!("Installing {names}"),
        &cache.join("apt-install.log"),
    )
}

fn cargo_install(cache: &Path, dir: &Path, package: &str, args: &[&str]) -> Result<(), String> {
    let partial = beside(dir);
    let compiled = cache.join(format!("{package}-compiled"));
    process::run_logged(
        Command::new(process::cargo())
            .arg("install")
            .arg(package)
            .args(args)
            .arg("--root")
            .arg(&partial)
            .arg("--target-dir")
            .arg(&compiled)
            // away from the project, whose cargo configuration is not meant for tools
            .current_dir(cache),
        &format!("Installing {package}"),
        &cache.join(format!("{package}.log")),
    )?;
    finish(&partial, dir)?;
    // only room on the disk
    let _ = fs::remove_dir_all(compiled);
    Ok(())
}

fn npm_install(cache: &Path, dir: &Path, package: &str, version: &str) -> Result<(), String> {
    let partial = beside(dir);
    // npm mends no half-written folder, and fetching it anew takes seconds
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
    )?;
    finish(&partial, dir)
}

/// Where a tool is installed until it is whole.
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
    use super::locked_version;

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
}
