//! Scripts and style sheets as esbuild prints them. `cargo xtask` puts esbuild on PATH.

use serde_json::Value;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Where a script runs, which limits the syntax it may use.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Every browser, also those without modules: ES5.
    Every,
    /// Every browser that opens the single file: ES2018.
    Classic,
    /// The browsers that run the app, as a classic script (the service worker, `embed.js`).
    Current,
    /// The browsers that run the app, as a module.
    Module,
}

impl Target {
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Every => &["--target=es5"],
            Self::Classic => &["--target=es2018"],
            // in a function of its own, so that top-level names become short, too
            Self::Current => &["--target=chrome97,firefox102,safari16", "--format=iife"],
            Self::Module => &["--target=chrome97,firefox102,safari16", "--format=esm"],
        }
    }
}

/// A minified script. Each constant is a name that the script uses without declaring it, and its value.
///
/// # Errors
/// A sentence, if esbuild does not start or rejects the script.
pub(super) fn minify_script(script: &str, target: Target, constants: &[(&str, Value)]) -> Result<String, String> {
    let constants = constants.iter().map(|(name, value)| format!("--define:{name}={value}"));
    let options = target.options().iter().map(|option| (*option).to_owned());
    run(script, ["--minify".to_owned()].into_iter().chain(options).chain(constants))
}

/// A minified style sheet, with nothing rewritten for older browsers.
///
/// # Errors
/// As [`minify_script`].
pub(super) fn minify_style(css: &str) -> Result<String, String> {
    run(css, ["--loader=css", "--minify", "--target=esnext"].map(str::to_owned))
}

/// A script in esbuild's own layout, one statement a line, indented by two spaces.
///
/// # Errors
/// As [`minify_script`].
pub(super) fn format_script(script: &str) -> Result<String, String> {
    run(script, std::iter::empty())
}

fn run(input: &str, options: impl IntoIterator<Item = String>) -> Result<String, String> {
    let fault = |why: String| format!("esbuild cannot process a file: {why} Build with `cargo xtask build`.");
    let mut esbuild = Command::new("esbuild")
        .args(["--charset=utf8", "--log-level=error", "--legal-comments=none"])
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| fault(format!("it does not start ({e}).")))?;
    // esbuild reads all of its input before it writes anything, so this does not block
    let mut stdin = esbuild.stdin.take().ok_or_else(|| fault("it does not read.".to_owned()))?;
    stdin.write_all(input.as_bytes()).map_err(|e| fault(format!("{e}.")))?;
    drop(stdin);
    let output = esbuild.wait_with_output().map_err(|e| fault(format!("{e}.")))?;
    if !output.status.success() {
        return Err(fault("it has found an error.".to_owned()));
    }
    String::from_utf8(output.stdout).map(|text| text.trim().to_owned()).map_err(|e| fault(format!("{e}.")))
}
