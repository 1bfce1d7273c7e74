//! Bundles the style sheets: `style/main.css` imports its parts, one per page or component. Most pages load it as one
//! file; the explorer's page contains the first and the third part of it, loads the second when another page is opened,
//! and the one for print last. Trunk copies a sheet without following its imports, so this runs as its hook before the build.

use crate::process;
use std::path::Path;
use std::process::Command;

/// The whole, and its four parts.
const SHEETS: [&str; 5] = ["main", "first", "pages", "last", "print"];

/// Writes the sheets into `target/style`, where `index.html` names them, with esbuild, which also minifies them.
/// Nothing is rewritten for older browsers: they are written for the oldest that the app supports.
pub fn run(root: &Path) -> Result<(), String> {
    let mut esbuild = Command::new("esbuild");
    esbuild
        .args(["--bundle", "--minify", "--target=esnext", "--charset=utf8", "--log-level=warning"])
        .args(SHEETS.map(|sheet| root.join(format!("style/{sheet}.css"))))
        .arg(format!("--outdir={}", root.join("target/style").display()));
    process::run(&mut esbuild, "Bundling the style sheets")
}
