//! `worker.js`: the service worker, with the list of files that a device keeps to show the site offline.
//!
//! A device keeps all pages of the languages that the visitor wants, at first of the one that was read first, instead of one empty page that the program fills. They are small
//! (57 pages took 300 kB compressed, hardly more than both programs) and equal to what the host sends: readable
//! before and without the program, with links relative to their own depth.
//!
//! The list names every file with a hash of its content, so that a truncated or stale copy is never kept, and a
//! file of `public` whose name stays the same is fetched again when it changes.

use super::compressed::is_copy;
use super::esbuild::{Target, minify_script};
use super::folder::{Folder, digest, files};
use super::html::{LOOKS, escape};
use super::manifest::MANIFEST;
use super::policy::hash;
use crate::route::{Language, Page};
use crate::text::{LANGUAGES, Locale, ui};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The worker's file. Its place decides which requests it may answer: all below its folder.
pub const WORKER: &str = "worker.js";

/// Files and folders that a device does not keep, and whether a page links to them, so that the worker answers
/// with a message when they cannot be fetched.
const LEFT_OUT: [(&str, bool); 12] = [
    // to be downloaded; browsers fetch downloads without asking the worker
    ("data/", true),
    // the whole site once more, in one file
    ("offline/", true),
    // a page for each name, which would take as much as the whole rest of the pages. The page of the folder itself is
    // kept, and the worker leads to the name's entry in its list; opened in place, the program renders the page
    ("initiatives/", true),
    // for programs
    ("llms.txt", true),
    // for administrators of web servers
    ("hosting/", true),
    ("_headers", false),
    // shown by other sites, by the browser before it installs the app, by search engines
    ("social/", false),
    ("screenshot-wide.png", false),
    ("screenshot-narrow.png", false),
    ("sitemap.xml", false),
    // for readers of feeds
    ("since.atom", false),
    // the browser keeps it itself
    (WORKER, false),
];

/// Endings of files in the site's root that a device keeps.
const KEPT: [&str; 7] = ["js", "css", "wasm", "txt", "svg", "png", "webmanifest"];

/// The drawing on the explorer's page for readers without scripts, by its name in the folder of its language.
const DRAWING: &str = "gdp-growth.svg";

/// The worker's source. It uses the names that [`constants`] declares.
const SOURCE: &str = include_str!("../client/worker.js");

/// Writes the worker: a line of constants, then its code. Every file that a device keeps must have been written
/// before.
///
/// # Errors
/// As [`constants`], or if esbuild fails.
pub(super) fn write(folder: &mut Folder<'_>, locales: &[Locale]) -> Result<(), String> {
    let code = minify_script(SOURCE, Target::Current, &[])?;
    folder.write(WORKER, format!("{}\n{code}\n", constants(folder.path(), locales)?))
}

/// The first line of the worker: the list of the files in a folder that a device keeps, the version, and messages.
///
/// # Errors
/// As [`listed`].
pub fn constants(folder: &Path, locales: &[Locale]) -> Result<String, String> {
    let linked = LEFT_OUT.iter().filter(|(_, linked)| *linked).map(|(name, _)| (*name).to_owned());
    // a page for each name is in the folder of each language
    let linked: Vec<String> = linked.chain(LANGUAGES[1..].iter().map(|code| format!("{code}/initiatives/"))).collect();
    let mut files: BTreeMap<&str, serde_json::Map<String, Value>> = BTreeMap::new();
    for (address, hash) in listed(folder)? {
        files.entry(language_of(&address)).or_default().insert(address, json!(hash));
    }
    let not_kept: BTreeMap<&str, [String; 2]> = locales
        .iter()
        .map(|locale| (locale.code(), [ui::OFFLINE_ABSENT.get(*locale).to_owned(), not_kept_page(*locale)]))
        .collect();
    let constants = format!(
        "LISTED_FILES={},LANGUAGE={},LEFT_OUT_FILES={},NOT_KEPT={}",
        json!(files),
        json!(LANGUAGES[0]),
        json!(linked),
        json!(not_kept),
    );
    let version = digest(format!("{SOURCE}{constants}").as_bytes());
    Ok(format!("const VERSION={},{constants};", json!(version)))
}

/// The language that a file belongs to, by its address; empty if pages of every language need it. Pages and drawings of a language but
/// the first one are in its folder; other files have its code in their names.
pub fn language_of(address: &str) -> &'static str {
    let is_of = |code: &str| {
        address.starts_with(&format!("{code}/"))
            || [".", "-"].iter().any(|after| address.contains(&format!(".{code}{after}")))
    };
    // the page for addresses that lead nowhere has the words of every language
    let is_page = address.is_empty() || address.ends_with('/') || address == DRAWING || address == MANIFEST;
    let other = LANGUAGES[1..].iter().copied().find(|code| is_of(code));
    match other {
        Some(code) => code,
        None if is_page || is_of(LANGUAGES[0]) || address.starts_with("start-") => LANGUAGES[0],
        None => "",
    }
}

/// A path without the folder of its language.
fn without_language(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or_default();
    if LANGUAGES[1..].contains(&first) { path.get(first.len() + 1..).unwrap_or_default() } else { path }
}

/// The files in a site's folder that a device keeps, in order: address relative to the folder, and the hash that
/// the worker compares.
///
/// # Errors
/// If a file cannot be read, or is of a kind of which [`LEFT_OUT`] and [`KEPT`] say nothing.
pub fn listed(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let mut kept = Vec::new();
    for path in files(folder)? {
        if is_copy(&path) {
            continue;
        }
        let own = without_language(&path);
        let holds = |folder: &str| own.strip_prefix(folder).is_some_and(|file| file != "index.html");
        let is_or_holds = |name: &str| own == name || (name.ends_with('/') && holds(name));
        if LEFT_OUT
            .iter()
            .any(|(name, _)| is_or_holds(name) || Language::all().any(|language| path == language.file(name)))
        {
            continue;
        }
        let address = match path.strip_suffix("index.html") {
            Some(page) if page.is_empty() || page.ends_with('/') => page,
            _ => &path,
        };
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_page = address != path || path == "404.html";
        if !is_page && (own.contains('/') || !KEPT.contains(&ending)) {
            return Err(format!("src/publish/offline.rs must say whether a device keeps {path}."));
        }
        let content = fs::read(folder.join(&path)).map_err(|e| format!("{path} cannot be read: {e}."))?;
        kept.push((address.to_owned(), digest(&content)));
    }
    Ok(kept)
}

/// The page that the worker answers with when neither the device nor the network has the requested one. It can
/// rely on no other file, so its style is inside, and its policy allows nothing else. `HOME` is the site's folder.
fn not_kept_page(locale: Locale) -> String {
    const STYLE: &str = "body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}a{color:inherit;margin-right:1.5rem;line-height:2.75rem}";
    let [site, title, words, again, home] =
        [ui::SITE_TITLE, ui::OFFLINE_TITLE, ui::OFFLINE_ABSENT, ui::OFFLINE_AGAIN, ui::NAV_EXPLORER]
            .map(|text| escape(text.get(locale)));
    format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{LOOKS}\
         <title>{title} · {site}</title><style>{STYLE}</style>\
         <main><h1>{title}</h1><p>{words}</p><p><a href=\"\">{again}</a><a href=\"HOME{}\">{home}</a></p></main></html>",
        locale.code(),
        hash(STYLE),
        Page::Explorer.in_language(Language::of(locale)).path(),
    )
}
