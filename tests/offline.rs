//! What a device keeps for use offline, read from the built site (`EXPLORER_DIST`, else `dist/`).
#![cfg(feature = "ssr")]

use explorer::publish::compressed::is_copy;
use explorer::publish::manifest::MANIFEST;
use explorer::publish::offline::WORKER;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn dist() -> PathBuf {
    let dist = std::env::var_os("EXPLORER_DIST").map(PathBuf::from);
    let dist = dist.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(dist.join("index.html").is_file(), "{} holds no site: build it first (cargo xtask build)", dist.display());
    dist
}

fn read(path: &str) -> Vec<u8> {
    std::fs::read(dist().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn files(folder: &Path, below: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder.join(below)).expect("a folder").map(|e| e.expect("an entry")) {
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(folder, &format!("{path}/"), found);
        } else if !is_copy(&path) {
            found.insert(path);
        }
    }
}

/// The value of a constant in the worker's first line.
fn constant(worker: &str, name: &str) -> Value {
    let line = worker.lines().next().expect("a line");
    let (_, rest) = line.split_once(&format!("{name}=")).unwrap_or_else(|| panic!("the worker has no {name}"));
    let value = serde_json::Deserializer::from_str(rest).into_iter().next().expect("a value");
    value.unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Addresses and hashes by language; under the empty name what pages of every language need.
fn lists() -> BTreeMap<String, BTreeMap<String, String>> {
    let worker = String::from_utf8(read(WORKER)).expect("UTF-8");
    serde_json::from_value(constant(&worker, "LISTED_FILES")).expect("addresses and hashes")
}

fn list() -> BTreeMap<String, String> {
    lists().into_values().flatten().collect()
}

#[test]
fn a_file_is_kept_for_one_language_or_for_all() {
    let lists = lists();
    assert_eq!(lists.keys().collect::<Vec<_>>(), ["", "en", "ja"]);
    assert_eq!(lists.values().map(BTreeMap::len).sum::<usize>(), list().len(), "a file is listed twice");
    let pages = |code: &str| lists[code].keys().filter(|path| path.is_empty() || path.ends_with('/')).count();
    assert_eq!((pages(""), pages("ja")), (0, pages("en")));
    assert!(lists["en"].keys().all(|path| !path.starts_with("ja/") && !path.contains(".ja")));
    for (code, start) in [("en", "start-"), ("ja", "start.ja-")] {
        for name in ["texts", "charts", "since", "search"] {
            let name = format!("{name}.{code}-");
            assert_eq!(lists[code].keys().filter(|path| path.starts_with(&name)).count(), 1, "{name}");
        }
        assert_eq!(lists[code].keys().filter(|path| path.starts_with(start)).count(), 1, "{start}");
    }
    assert!(lists["ja"].contains_key("manifest.ja.webmanifest") && lists["en"].contains_key(MANIFEST));
    for path in ["404.html", "icon.svg", "explorer.txt"] {
        assert!(lists[""].contains_key(path), "{path}");
    }
}

/// A file by its address.
fn file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}

#[test]
fn the_list_is_true() {
    for (address, hash) in list() {
        let bytes = read(&file(&address));
        let is: String = Sha256::digest(&bytes).iter().take(8).map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash, is, "{address}");
    }
}

#[test]
fn every_file_is_listed_or_left_out_on_purpose() {
    let mut all = BTreeSet::new();
    files(&dist(), "", &mut all);
    let listed: BTreeSet<String> = list().keys().map(|address| file(address)).collect();
    let left: Vec<&String> = all.difference(&listed).collect();
    for path in left {
        let path = path.strip_prefix("ja/").unwrap_or(path);
        let known = ["data/", "offline/", "hosting/", "initiatives/", "screenshot-", "social/"]
            .iter()
            .any(|folder| path.starts_with(folder))
            || ["_headers", "llms.txt", "sitemap.xml", WORKER].contains(&path);
        assert!(known, "{path} is not there without a network");
    }
    let kinds = [
        "about/",
        "text/",
        "notes/",
        "figures/",
        "charts/",
        "charts/gdp-growth/",
        "action/a3.2-1/",
        "area/3/",
        "initiatives/",
    ];
    for page in kinds.iter().chain(&["", "404.html", "explorer.txt", MANIFEST, "icon.svg"]) {
        assert!(list().contains_key(*page), "{page} is not kept");
    }
    for program in ["explorer-", "charts-", "charts_bg-", "texts.en-", "charts.en-", "start-", "main-", "idle-"] {
        assert!(list().keys().any(|path| path.starts_with(program)), "no {program} is kept");
    }
}

#[test]
fn the_worker_has_its_constants() {
    let worker = String::from_utf8(read(WORKER)).expect("UTF-8");
    let version = constant(&worker, "VERSION");
    let version = version.as_str().expect("a version");
    assert!(version.len() == 16 && version.bytes().all(|b| b.is_ascii_hexdigit()), "{version}");
    let words = constant(&worker, "NOT_KEPT");
    for (code, home) in [("en", "HOME"), ("ja", "HOMEja/")] {
        assert!(words[code][0].as_str().is_some_and(|words| words.len() > 20), "{code}");
        let page = words[code][1].as_str().unwrap_or_default();
        assert!(page.contains(&format!("<html lang=\"{code}\">")) && page.contains(&format!("href=\"{home}\"")));
    }
    assert_eq!(constant(&worker, "LANGUAGE"), "en");
    assert_eq!(
        constant(&worker, "LEFT_OUT_FILES"),
        serde_json::json!(["data/", "offline/", "initiatives/", "llms.txt", "hosting/", "ja/initiatives/"])
    );
}

/// Width and height of a PNG.
fn size_of(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[1..4], b"PNG");
    let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    (number(16), number(20))
}

#[test]
fn the_manifest_names_what_is_there() {
    let manifest: Value = serde_json::from_slice(&read(MANIFEST)).expect("JSON");
    let text = |name: &str| manifest[name].as_str().unwrap_or_else(|| panic!("no {name}"));
    for name in ["name", "short_name", "description"] {
        assert!(text(name).len() > 5, "{name}");
    }
    assert!(text("short_name").chars().count() <= 12);
    assert_eq!((text("lang"), text("display")), ("en", "standalone"));
    // relative to the manifest, so that any folder will do
    assert_eq!((text("start_url"), text("scope")), ("./", "./"));
    assert!(manifest.get("id").is_none(), "an id would be read from the top of the host");
    // the look before the page is there is the page's own
    let tokens = include_str!("../style/tokens.css");
    assert!(tokens.contains(&format!("--paper: {};", text("background_color"))));
    let page = String::from_utf8(read("index.html")).expect("UTF-8");
    assert!(page.contains(&format!("<meta name=\"theme-color\" content=\"{}\"", text("theme_color"))));

    let mut purposes = BTreeSet::new();
    for kind in ["icons", "screenshots"] {
        for picture in manifest[kind].as_array().expect("a list") {
            let bytes = read(picture["src"].as_str().expect("a file"));
            let sizes = picture["sizes"].as_str().expect("sizes");
            if picture["type"] == "image/png" {
                let (width, height) = size_of(&bytes);
                assert_eq!(format!("{width}x{height}"), sizes);
            } else {
                assert_eq!((picture["type"].as_str(), sizes), (Some("image/svg+xml"), "any"));
            }
            assert!(bytes.len() < 100_000, "{picture}");
            purposes.insert((picture["purpose"].as_str(), picture["form_factor"].as_str()));
        }
    }
    let wanted = [
        (Some("any"), None),
        (Some("maskable"), None),
        (Some("monochrome"), None),
        (None, Some("wide")),
        (None, Some("narrow")),
    ];
    assert_eq!(purposes, BTreeSet::from(wanted));
    let shortcuts = manifest["shortcuts"].as_array().expect("a list");
    assert_eq!(shortcuts.len(), 4);
    for shortcut in shortcuts {
        let address = shortcut["url"].as_str().and_then(|url| url.strip_prefix("./")).expect("a page below the folder");
        assert!(list().contains_key(address), "{address}");
        assert!(shortcut["name"].as_str().is_some_and(|name| !name.is_empty()));
    }
}
