//! Builds the release site, and shows it.
//!
//! Trunk compiles the app and its hooks do the rest (see `Trunk.toml`). Two programs named cargo
//! can be needed in one run: Debian's for the app in the browser and the ordinary one for the
//! program that writes the pages. Trunk knows only one, so it is given a small script that looks
//! at its arguments and passes on to the right one. Both compilers also compile macros and build
//! scripts for this machine; a target folder each keeps them from undoing each other's work.

use crate::process;
use crate::tools::{self, Compiler, Tools};
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::server::Server;

/// What a build may be told. What is not set is not shown on the site.
pub struct Settings {
    pub site_url: Option<String>,
    pub publisher: Option<String>,
    pub contact: Option<String>,
    pub dist: PathBuf,
}

impl Settings {
    /// A build that is told nothing.
    pub fn plain(root: &Path) -> Self {
        Self { site_url: None, publisher: None, contact: None, dist: root.join("dist") }
    }
}

/// Leaves the release site in the settings' folder.
pub fn build(root: &Path, tools: &Tools, settings: &Settings) -> Result<(), String> {
    let target = target_dir(root)?;
    let shim = write_shim(&target, tools.compiler)?;
    let folders: Vec<PathBuf> = std::iter::once(shim).chain(tools.folders.iter().cloned()).collect();

    eprintln!("Building the site.");
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .args(["--log", "warn", "build", "--release", "--dist"])
        .arg(&settings.dist)
        .current_dir(root)
        .env("PATH", process::path_with(&folders)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // where a tool failed inside tells nobody here anything
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
    process::run(&mut trunk, "Building the site")?;
    eprintln!("The site is in {}.", settings.dist.display());
    Ok(())
}

/// Sets up, builds, and serves until it is stopped.
pub fn serve(root: &Path, settings: &Settings, port: u16) -> Result<(), String> {
    // asked before the build, since nobody wants to hear it minutes later
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

/// Where cargo puts what it compiles.
fn target_dir(root: &Path) -> Result<PathBuf, String> {
    match std::env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
        Some(dir) => {
            std::path::absolute(&dir).map_err(|e| format!("The folder in CARGO_TARGET_DIR can't be used: {e}."))
        }
        None => Ok(root.join("target")),
    }
}

/// Writes the script named cargo and returns its folder.
fn write_shim(target: &Path, compiler: Compiler) -> Result<PathBuf, String> {
    let folder = target.join("xtask-bin");
    let file = folder.join("cargo");
    let text = shim(&process::cargo().to_string_lossy(), target, compiler);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, text))
        .and_then(|()| fs::set_permissions(&file, fs::Permissions::from_mode(0o755)))
        .map_err(|e| format!("{} can't be written: {e}.", file.display()))?;
    Ok(folder)
}

/// Where a panic stood, what it would say, and how a value would print for a programmer reach no
/// visitor and cost every one of them about 25 kB: they are left out of the program for the
/// browser, and the standard library is compiled with it in the same way. These switches are not
/// stable yet, hence the first word, which a stable compiler asks for.
const LEAN: &str = "RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
                    RUSTFLAGS='-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort'";

fn shim(native: &str, target: &Path, compiler: Compiler) -> String {
    let native = quoted(native);
    let web = match compiler {
        Compiler::Rustup => {
            let target = quoted(&target.join("web").to_string_lossy());
            format!("exec env {LEAN} CARGO_TARGET_DIR={target} \\\n      {native} \"$@\"")
        }
        Compiler::Debian => format!(
            "exec env -u LD_LIBRARY_PATH -u RUSTUP_TOOLCHAIN -u CARGO -u RUSTC_WRAPPER \\\n      \
             PATH=\"/usr/bin:$PATH\" RUSTC=/usr/bin/rustc CARGO_TARGET_DIR={} \\\n      \
             {LEAN} \\\n      \
             /usr/bin/cargo \"$@\"",
            quoted(&target.join("web").to_string_lossy())
        ),
    };
    format!(
        "#!/bin/sh\n\
         # Written by cargo xtask: the app goes to the compiler chosen for it, the rest to the\n\
         # ordinary one.\n\
         case \" $* \" in\n  *wasm32-unknown-unknown*)\n    {web} ;;\n  *)\n    exec {native} \"$@\" ;;\nesac\n"
    )
}

/// A word that a shell takes as it stands.
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
