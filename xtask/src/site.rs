//! Builds the release site, and shows it.
//!
//! Trunk compiles the app and its hooks do the rest (see `Trunk.toml`). Two programs named cargo
//! can be needed in one run: Debian's for the app in the browser and the ordinary one for the
//! program that writes the pages. Trunk knows only one, so it is given a small script that looks
//! at its arguments and runs the right one. Both compilers also compile macros and build scripts for
//! this machine; each has a target folder of its own, so that neither invalidates the other's cache.

use crate::process;
use crate::tools::{self, Compiler, Tools};
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::server::Server;

/// Options of a build. What is not set is not shown on the site.
pub struct Settings {
    pub site_url: Option<String>,
    pub publisher: Option<String>,
    pub contact: Option<String>,
    /// File with the official wording of the proposal.
    pub official: Option<PathBuf>,
    pub dist: PathBuf,
    /// Builds the programs with little optimization: a fraction of the time, several times the
    /// size. For looking at a change; sizes and times of such a build mean nothing.
    pub quick: bool,
}

impl Settings {
    /// A build without options.
    pub fn plain(root: &Path) -> Self {
        Self { site_url: None, publisher: None, contact: None, official: None, dist: root.join("dist"), quick: false }
    }

    /// A quick build for tests, in a folder of its own: what lies in `dist` may be published.
    ///
    /// # Errors
    ///
    /// If CARGO_TARGET_DIR names no usable folder.
    pub fn quick_for_tests(root: &Path) -> Result<Self, String> {
        Ok(Self { dist: target_dir(root)?.join("site-quick"), quick: true, ..Self::plain(root) })
    }
}

/// What the project's folder holds that no build reads; everything else may change the site.
const NO_INPUTS: [&str; 6] = [".git", "benches", "dist", "docs", "target", "tests"];

/// Builds the site unless the last build by this function had the same inputs. `settings` always has to be
/// [`Settings::quick_for_tests`].
///
/// # Errors
///
/// As [`build`]; or if the inputs can't be read.
pub fn build_if_changed(root: &Path, tools: &Tools, settings: &Settings) -> Result<(), String> {
    let mut inputs = String::new();
    list_inputs(root, &NO_INPUTS, &mut inputs).map_err(|e| format!("{} can't be read: {e}.", root.display()))?;
    let stamp = settings.dist.with_extension("inputs");
    if settings.dist.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        eprintln!("The site in {} is up to date.", settings.dist.display());
        return Ok(());
    }
    build(root, tools, settings)?;
    fs::write(&stamp, inputs).map_err(|e| format!("{} can't be written: {e}.", stamp.display()))
}

/// Adds path, size in bytes and time of the last change of every file in a folder to a list.
fn list_inputs(folder: &Path, but: &[&str], list: &mut String) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.file_name().is_some_and(|name| but.iter().any(|other| name == *other)) {
            continue;
        }
        let metadata = fs::metadata(&entry)?;
        if metadata.is_dir() {
            list_inputs(&entry, &[], list)?;
        } else {
            list.push_str(&format!("{} {} {:?}\n", entry.display(), metadata.len(), metadata.modified()?));
        }
    }
    Ok(())
}

/// Leaves the release site in the settings' folder.
pub fn build(root: &Path, tools: &Tools, settings: &Settings) -> Result<(), String> {
    let target = target_dir(root)?;
    let shim = write_shim(&target, tools, settings.quick)?;
    let folders: Vec<PathBuf> = std::iter::once(shim).chain(tools.folders.iter().cloned()).collect();

    eprintln!("Building the site.");
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .args(["--log", "warn", "build", "--release", "--dist"])
        .arg(&settings.dist)
        .current_dir(root)
        // what is printed is progress; the output of the benchmark's tables is kept free of it
        .stdout(std::io::stderr())
        .env("PATH", process::path_with(&folders)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // backtraces of the tools help nobody here
        .env("RUST_BACKTRACE", "0")
        .env("RUST_LIB_BACKTRACE", "0");
    if std::env::var_os("NO_COLOR").is_some() {
        // Trunk takes the variable for an option of its own and accepts no other word
        trunk.env("NO_COLOR", "true");
    }
    for (name, value) in [
        ("EXPLORER_SITE_URL", &settings.site_url),
        ("EXPLORER_PUBLISHER", &settings.publisher),
        ("EXPLORER_CONTACT", &settings.contact),
    ] {
        if let Some(value) = value {
            trunk.env(name, value);
        }
    }
    if let Some(file) = &settings.official {
        trunk.env("EXPLORER_OFFICIAL", file);
    }
    if settings.quick {
        trunk.envs(QUICK);
    }
    process::run(&mut trunk, "Building the site")?;
    eprintln!("The site is in {}.", settings.dist.display());
    Ok(())
}

/// Sets up, builds, and serves until it is stopped.
pub fn serve(root: &Path, settings: &Settings, port: u16) -> Result<(), String> {
    // checked before the build, which takes minutes
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|e| format!("Port {port} can't be used ({e}). Choose another with --port."))?;
    let tools = tools::set_up(root, tools::For::Building)?;
    build(root, &tools, settings)?;
    let server = Server::start(settings.dist.clone(), port, "")?;
    eprintln!("Open http://{}/ (Ctrl-C stops).", server.addr());
    loop {
        std::thread::park();
    }
}

/// The folder where Trunk leaves the programs as wasm-bindgen wrote them, which still have names of functions.
///
/// # Errors
///
/// If CARGO_TARGET_DIR names no usable folder.
pub fn named_programs(root: &Path) -> Result<PathBuf, String> {
    Ok(target_dir(root)?.join("wasm-bindgen/release"))
}

/// Where cargo puts what it compiles.
fn target_dir(root: &Path) -> Result<PathBuf, String> {
    match std::env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
        Some(dir) => {
            std::path::absolute(&dir).map_err(|e| format!("The folder in CARGO_TARGET_DIR can't be used: {e}."))
        }
        None => Ok(root.join("target")),
    }
}

/// Writes the script named cargo, and for a quick build one named wasm-opt, and returns their folder.
fn write_shim(target: &Path, tools: &Tools, quick: bool) -> Result<PathBuf, String> {
    let folder = target.join(if quick { "xtask-bin-quick" } else { "xtask-bin" });
    let web = target.join(if quick { "web-quick" } else { "web" });
    let mut scripts = vec![("cargo", shim(&process::cargo().to_string_lossy(), &web, tools.compiler))];
    if quick && let Some(real) = tools.folders.iter().map(|dir| dir.join("wasm-opt")).find(|file| file.is_file()) {
        scripts.push(("wasm-opt", copying_wasm_opt(&real)));
    }
    for (name, text) in scripts {
        let file = folder.join(name);
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&file, text))
            .and_then(|()| fs::set_permissions(&file, fs::Permissions::from_mode(0o755)))
            .map_err(|e| format!("{} can't be written: {e}.", file.display()))?;
    }
    Ok(folder)
}

/// The release profile of a quick build, as cargo reads it from the environment, and no compressed copies of files.
const QUICK: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_INCREMENTAL", "true"),
    ("EXPLORER_UNCOMPRESSED", "1"),
];

/// A wasm-opt that prints the version of the real one and otherwise copies its input to its output.
fn copying_wasm_opt(real: &Path) -> String {
    let real = quoted(&real.to_string_lossy());
    format!(
        "#!/bin/sh\n\
         # Written by cargo xtask for quick builds: copies instead of optimizing.\n\
         case \" $* \" in *\" --version \"*) exec {real} --version ;; esac\n\
         for word in \"$@\"; do\n  \
           case \"$word\" in\n    \
             --output=*) out=${{word#--output=}} ;;\n    \
             -*) ;;\n    \
             *) in=$word ;;\n  \
           esac\n\
         done\n\
         exec cp \"$in\" \"$out\"\n"
    )
}

/// Locations and messages of panics and the output of `Debug` reach no visitor and cost each about
/// 25 kB: they are left out of the programs for the browser, and the standard library is compiled in
/// the same way. These flags are not stable yet, hence `RUSTC_BOOTSTRAP`, which makes a stable compiler
/// accept them.
const LEAN: &str = "RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
                    RUSTFLAGS='-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort'";

/// `web` is the target folder of the programs for the browser.
fn shim(native: &str, web: &Path, compiler: Compiler) -> String {
    let native = quoted(native);
    let target = quoted(&web.to_string_lossy());
    let web = match compiler {
        Compiler::Rustup => {
            format!("exec env {LEAN} CARGO_TARGET_DIR={target} \\\n      {native} \"$@\"")
        }
        Compiler::Debian => format!(
            "exec env -u LD_LIBRARY_PATH -u RUSTUP_TOOLCHAIN -u CARGO -u RUSTC_WRAPPER \\\n      \
             PATH=\"/usr/bin:$PATH\" RUSTC=/usr/bin/rustc CARGO_TARGET_DIR={target} \\\n      \
             {LEAN} \\\n      \
             /usr/bin/cargo \"$@\"",
        ),
    };
    format!(
        "#!/bin/sh\n\
         # Written by cargo xtask: the app goes to the compiler chosen for it, the rest to the\n\
         # ordinary one.\n\
         case \" $* \" in\n  *wasm32-unknown-unknown*)\n    {web} ;;\n  *)\n    exec {native} \"$@\" ;;\nesac\n"
    )
}

/// A word quoted for a shell.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::{quoted, shim};
    use crate::tools::Compiler;
    use std::path::Path;

    #[test]
    fn only_the_web_build_sees_the_other_compiler() {
        for compiler in [Compiler::Debian, Compiler::Rustup] {
            let text = shim("/opt/it's/cargo", Path::new("/t"), compiler);
            let (before, after) = text.split_once("\n  *)\n").expect("a second branch");
            assert!(before.contains("RUSTC_BOOTSTRAP=1") && before.contains("wasm32"));
            assert!(!after.contains("RUSTC_BOOTSTRAP"));
            assert!(after.contains(&quoted("/opt/it's/cargo")));
        }
        assert!(!shim("cargo", Path::new("/t"), Compiler::Rustup).contains("/usr/bin/cargo"));
    }

    #[test]
    fn words_are_quoted() {
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
