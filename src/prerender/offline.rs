//! The site without a network: what a device keeps of it, and how it is installed.
//!
//! A device keeps all pages of one language, not a shell that draws them. They are small (57 pages
//! took 300 kB compressed, hardly more than both programs), and each stands whole at its own depth,
//! as the host would have sent it: readable before and without the program, with links that are
//! relative to it. A shell could be neither, and would be one more way to draw a page.
//!
//! The list names every file with a hash of its content, so that a copy that is cut short or stale
//! is never kept, and a file of `public` under an old name is fetched anew when it changes.

use super::digest;
use crate::page::{description, title};
use crate::text::ui;
use crate::url::Route;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The manifest's file.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The worker's file. Its place decides what it may answer: everything below its folder.
pub const WORKER: &str = "worker.js";

/// Files and folders that a device does not keep, and whether a page leads to them, so that the
/// worker says that they are not there.
const LEFT_OUT: [(&str, bool); 9] = [
    // to be taken away and not seen; browsers fetch downloads past the worker
    ("data/", true),
    // the whole site once more, in one file
    ("offline/", true),
    // for the web master of a host
    ("hosting/", true),
    ("_headers", false),
    // shown by other sites, by the browser before it installs, by search engines
    ("social.png", false),
    ("screenshot-wide.png", false),
    ("screenshot-narrow.png", false),
    ("sitemap.xml", false),
    // the browser keeps it itself
    (WORKER, false),
];

/// Kinds of files in the site's own folder that a device keeps.
const KEPT: [&str; 7] = ["js", "css", "wasm", "txt", "svg", "png", "webmanifest"];

/// The files of a built site that a device keeps, in order: address below the site's folder, and the
/// hash the worker compares.
///
/// # Errors
/// If a file cannot be read, or is of a kind of which nobody has said whether a device keeps it.
pub fn listed(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let mut listed = Vec::new();
    for path in super::files(folder)? {
        let left_out = |name: &str| path == name || (name.ends_with('/') && path.starts_with(name));
        if LEFT_OUT.iter().any(|(name, _)| left_out(name)) {
            continue;
        }
        let address = match path.strip_suffix("index.html") {
            Some(page) if page.is_empty() || page.ends_with('/') => page,
            _ => &path,
        };
        let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
        let page = address != path || path == "404.html";
        if !page && (path.contains('/') || !KEPT.contains(&kind)) {
            return Err(format!("Nobody has said whether a device keeps {path}: see src/prerender/offline.rs."));
        }
        let bytes = fs::read(folder.join(&path)).map_err(|e| format!("{path} cannot be listed: {e}."))?;
        listed.push((address.to_owned(), digest(&bytes)));
    }
    Ok(listed)
}

/// The worker of a built site.
///
/// # Errors
/// As [`listed`].
pub fn worker(folder: &Path) -> Result<String, String> {
    let files = listed(folder)?;
    let list: Map<String, Value> = files.into_iter().map(|(path, hash)| (path, Value::String(hash))).collect();
    let shown: Vec<&str> = LEFT_OUT.iter().filter(|(_, shown)| *shown).map(|(name, _)| *name).collect();
    let filled = super::bare(include_str!("worker.js"))
        .replace("LISTED_FILES", &Value::Object(list).to_string())
        .replace("LEFT_OUT_FILES", &json!(shown).to_string())
        .replace("\"NOT_KEPT_WORDS\"", &json!(ui::OFFLINE_ABSENT.get()).to_string());
    let version = digest(filled.as_bytes());
    Ok(filled.replace("VERSION_OF_LIST", &version))
}

/// The manifest. Its addresses are relative to it, so that any folder will do; it has no `id`, since
/// browsers would read one from the top of the host, and without it each folder is an app of its own.
///
/// # Errors
/// If a colour is not among the tokens.
pub fn manifest() -> Result<String, String> {
    let icon = |file: &str, sizes: &str, purpose: &str| {
        let kind = if file.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
        json!({ "src": file, "sizes": sizes, "type": kind, "purpose": purpose })
    };
    let shortcut = |route: Route, name: &str| json!({ "name": name, "url": format!("./{}", route.path()) });
    let screenshot = |form: &str, sizes: &str| {
        json!({
            "src": format!("screenshot-{form}.png"), "sizes": sizes, "type": "image/png", "form_factor": form,
            "label": title(Route::Explorer),
        })
    };
    let paper = token("--paper")?;
    let manifest = json!({
        "name": ui::SITE_TITLE.get(),
        "short_name": ui::SITE_NAME.get(),
        "description": description(Route::Explorer),
        "lang": super::LANGUAGE,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": paper,
        "background_color": paper,
        "icons": [
            icon("icon.svg", "any", "any"),
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
            icon("icon-monochrome-512.png", "512x512", "monochrome"),
        ],
        "shortcuts": [
            shortcut(Route::Explorer, ui::NAV_EXPLORER.get()),
            shortcut(Route::Figures, ui::NAV_FIGURES.get()),
            shortcut(Route::Charts, ui::NAV_CHARTS.get()),
            shortcut(Route::Notes, ui::NAV_NOTES.get()),
        ],
        "screenshots": [screenshot("wide", "1280x800"), screenshot("narrow", "720x1440")],
    });
    Ok(manifest.to_string())
}

/// A colour of the light look.
fn token(name: &str) -> Result<&'static str, String> {
    let tokens = include_str!("../../style/tokens.css");
    tokens
        .split_once(&format!("{name}: "))
        .and_then(|(_, rest)| rest.split_once(';'))
        .map(|(value, _)| value)
        .ok_or_else(|| format!("style/tokens.css has no {name}."))
}
