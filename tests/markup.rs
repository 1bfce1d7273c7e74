//! Every written page is valid HTML, by a kept validator: html-validate, which `cargo xtask test` installs and
//! names in `EXPLORER_HTML_VALIDATE`. It runs on Node and reads the built site (`EXPLORER_DIST`, else `dist/`).
//!
//! `html-validate.json` takes its rules `recommended`, with these exceptions:
//!
//! - `valid-id` is relaxed to what HTML asks, no space: ids of actions have a dot (`a1.1-1`), those of the single
//!   file a slash and a number sign, since they are addresses there;
//! - `doctype-style` and `attribute-empty-style` are about letters and quotes, which mean the same to browsers;
//! - `long-title` is about the width of search results, not about HTML: a title is the heading and the site's name;
//! - `wcag/h32` asks each form for a submit button. The one form of the site only groups controls that work at
//!   once (`shell.rs`, `CHOICES`) and is never submitted; the other is the search box, which works by typing;
//! - `prefer-native-element` allows `role="region"` on a box that scrolls, which is no section of the page.
#![cfg(feature = "ssr")]

use explorer::publish::single::PATH as SINGLE;
use explorer::publish::single::pack::{CHARSET, decoded};
use explorer::route::Language;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

fn dist() -> PathBuf {
    let dist = std::env::var_os("EXPLORER_DIST").map(PathBuf::from);
    let dist = dist.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(dist.join("index.html").is_file(), "{} holds no site: build it first (cargo xtask build)", dist.display());
    dist
}

/// Every HTML file below a folder.
fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            pages(&entry, found);
        } else if entry.extension().is_some_and(|end| end == "html") {
            found.push(entry);
        }
    }
}

/// Whether a page is the single file of a language.
fn is_single(page: &Path) -> bool {
    Language::all().any(|language| page.ends_with(language.file(SINGLE)))
}

/// The text of a page.
fn read(page: &Path) -> String {
    let file = std::fs::read(page).expect("a page can be read");
    if is_single(page) { decoded(&file) } else { String::from_utf8(file).expect("UTF-8") }
}

/// What the validator holds against files: rule, file, line and message. Roles that an element has already are allowed,
/// since tables that the style sheet shows as lists lose theirs in some browsers.
fn findings(files: &[PathBuf]) -> Vec<String> {
    let program = std::env::var_os("EXPLORER_HTML_VALIDATE")
        .expect("EXPLORER_HTML_VALIDATE names html-validate.mjs; `cargo xtask test` sets it");
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html-validate.json");
    let out = Command::new("node")
        .arg(program)
        .arg("--config")
        .arg(config)
        .args(["--formatter", "json"])
        .args(files)
        .output();
    let out = out.expect("node runs");
    let told: Value = serde_json::from_slice(&out.stdout).unwrap_or_else(|e| {
        panic!("{e}: {}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr))
    });
    let mut found = Vec::new();
    for file in told.as_array().expect("a list of files") {
        for said in file["messages"].as_array().expect("a list of messages") {
            found.push(format!("{} {} line {}: {}", said["ruleId"], file["filePath"], said["line"], said["message"]));
        }
    }
    found
}

#[test]
fn every_page_is_valid() {
    let mut all = Vec::new();
    pages(&dist(), &mut all);
    assert!(all.len() > 55, "only {} pages", all.len());
    for wanted in ["404.html", "japan-asean-explorer.html"] {
        assert!(all.iter().any(|page| page.ends_with(wanted)), "there is no {wanted}");
    }
    // HTML asks for UTF-8, which the single file leaves on purpose (src/publish/single/pack.rs): it is validated as if it
    // were in UTF-8
    let folder = std::env::temp_dir().join(format!("japan-asean-explorer-single-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    for page in all.iter_mut().filter(|page| is_single(page)) {
        let copy = folder.join(page.file_name().expect("a file"));
        std::fs::write(&copy, read(page).replace(CHARSET, "utf-8")).expect("a page can be written");
        *page = copy;
    }
    let found = findings(&all);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert!(found.is_empty(), "{} findings, at first {:#?}", found.len(), &found[..found.len().min(12)]);
}

#[test]
fn the_validator_finds_what_was_wrong_once() {
    let folder = std::env::temp_dir().join(format!("japan-asean-explorer-markup-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let page = folder.join("wrong.html");
    let wrong = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Wrong</title></head><body><p id=\"a\">One</p>\
                 <p id=\"a\">Two</p><label><input type=\"checkbox\" autocomplete=\"off\"> Three</label></body></html>\n";
    std::fs::write(&page, wrong).expect("a page can be written");
    let found = findings(&[page]);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    for rule in ["no-dup-id", "valid-autocomplete"] {
        assert!(found.iter().any(|f| f.contains(rule)), "{rule}: {found:#?}");
    }
}

/// The validator does not read addresses: these are the characters that the URL standard refuses in a fragment.
#[test]
fn fragments_of_links_are_valid() {
    let mut all = Vec::new();
    pages(&dist(), &mut all);
    let mut wrong = Vec::new();
    for page in &all {
        let text = read(page);
        for href in text.split(" href=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(href, _)| href) {
            let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
            if fragment.contains(['#', ' ', '<', '>', '`', '{', '}', '^', '|', '\\']) {
                wrong.push(format!("{}: {href}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} links, at first {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
}
