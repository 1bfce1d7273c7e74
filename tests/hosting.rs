//! What a host sends that uses the ready configuration files: every file of the built site with its media type,
//! cached as its name allows, readable from a frame without an origin, and with the pages' own policy. Serves
//! the built site (`EXPLORER_DIST`, else `dist/`) with the rules of `_headers`.

use explorer::publish::compressed::{ENDINGS, is_copy};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use xtask::server::{Options, Server};

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

fn dist() -> PathBuf {
    let dist = std::env::var_os("EXPLORER_DIST").map(PathBuf::from);
    let dist = dist.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(dist.join("index.html").is_file(), "{} holds no site: build it first (cargo xtask build)", dist.display());
    dist
}

fn built(path: &str) -> String {
    fs::read_to_string(dist().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every file of the site, as addresses below its folder.
fn files(folder: &Path, path: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let entry = entry.expect("an entry");
        let path = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{path}/"), found);
        } else if !is_copy(&path) {
            found.insert(path);
        }
    }
}

struct Reply {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

fn get(server: &Server, path: &str) -> Reply {
    let mut stream = TcpStream::connect(server.addr()).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("it reads");
    let mut all = Vec::new();
    stream.read_to_end(&mut all).expect("it answers");
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8(all[..end].to_vec()).expect("a head in ASCII");
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.get(9..12)?.parse().ok()).expect("a status");
    let mut headers = BTreeMap::new();
    for line in lines {
        let (name, value) = line.split_once(": ").expect("a name and a value");
        let twice = headers.insert(name.to_ascii_lowercase(), value.to_owned());
        assert_eq!(twice, None, "{path}: {name} is sent twice");
    }
    Reply { status, headers, body: all[end + 4..].to_vec() }
}

fn hosted(prefix: &str) -> Server {
    let options = Options::default().host(&built("_headers")).unwrap_or_else(|e| panic!("{e}"));
    Server::start_with(dist(), 0, prefix, options).unwrap_or_else(|e| panic!("{e}"))
}

/// The files that pages and programs name by what they hold.
fn named_by_content(files: &BTreeSet<String>) -> BTreeSet<&str> {
    let is_hash = |text: &str| {
        (12..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    files.iter().map(String::as_str).filter(|file| file.split(['-', '_', '.']).any(is_hash)).collect()
}

#[test]
fn every_file_is_sent_as_what_it_is() {
    let mut all = BTreeSet::new();
    files(&dist(), "", &mut all);
    let kept = named_by_content(&all);
    for end in [".js", "_bg.wasm", ".css", ".txt"] {
        assert!(kept.iter().any(|file| file.ends_with(end)), "no name with a hash ends with {end}: {kept:?}");
    }
    let server = hosted("/policy/asean");
    let mut kinds = BTreeSet::new();
    for file in &all {
        let reply = get(&server, &format!("/policy/asean/{file}"));
        assert_eq!(reply.status, 200, "{file}");
        assert!(reply.body == fs::read(dist().join(file)).expect("it is there"), "{file}");
        let extension = file.rsplit('.').next().unwrap_or_default();
        kinds.insert(extension);
        let kind = match extension {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "wasm" => "application/wasm",
            "css" => "text/css; charset=utf-8",
            "csv" => "text/csv; charset=utf-8",
            "md" => "text/markdown; charset=utf-8",
            "txt" | "conf" | "htaccess" => "text/plain; charset=utf-8",
            "json" => "application/json; charset=utf-8",
            "webmanifest" => "application/manifest+json; charset=utf-8",
            "svg" => "image/svg+xml; charset=utf-8",
            "xml" => "application/xml; charset=utf-8",
            "png" => "image/png",
            "ico" => "image/vnd.microsoft.icon",
            _ if file == "_headers" => "application/octet-stream",
            _ => panic!("{file} is of a kind that the configuration files do not cover"),
        };
        assert_eq!(reply.header("content-type"), kind, "{file}");
        let cache = if kept.contains(file.as_str()) { IMMUTABLE } else { "no-cache" };
        assert_eq!(reply.header("cache-control"), cache, "{file}");
        assert_eq!(reply.header("access-control-allow-origin"), "*", "{file}");
        assert_eq!(reply.header("cross-origin-resource-policy"), "cross-origin", "{file}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{file}");
        // the single file is downloaded, not shown
        let saved = if file.starts_with("offline/") { "attachment" } else { "" };
        assert_eq!(reply.header("content-disposition"), saved, "{file}");
    }
    assert!(
        kinds.is_superset(&BTreeSet::from(["html", "js", "wasm", "css", "csv", "txt", "json", "svg"])),
        "{kinds:?}"
    );
}

#[test]
fn what_is_missing_is_not_kept() {
    let server = hosted("");
    for path in ["/nowhere/at/all", "/explorer-0123456789abcdef.js", "/data/nothing.csv"] {
        let reply = get(&server, path);
        assert_eq!((reply.status, reply.header("cache-control")), (404, "no-cache"), "{path}");
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert!(reply.body == built("404.html").as_bytes(), "{path}");
    }
}

/// The directives of a policy by name.
fn directives(policy: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    policy
        .split(';')
        .map(|directive| {
            let mut words = directive.split_whitespace();
            (words.next().expect("a name"), words.collect())
        })
        .collect()
}

/// The policy that a page brings itself.
fn own_policy(page: &str) -> &str {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").expect("a policy");
    rest.split('"').next().expect("its end")
}

#[test]
fn the_hosts_policy_allows_what_the_pages_do_and_no_more() {
    let reply = get(&hosted(""), "/");
    let mut sent = directives(reply.header("content-security-policy"));
    assert_eq!(sent.remove("frame-ancestors"), Some(BTreeSet::from(["*"])));
    let page = built("index.html");
    let page = directives(own_policy(&page));
    // pages of other languages contain a style of their own
    let japanese = built("ja/index.html");
    let japanese = directives(own_policy(&japanese));
    let lost = built("404.html");
    let lost = directives(own_policy(&lost));
    // browsers apply both policies, so the host's must allow what either kind of page needs
    assert_eq!(sent.keys().collect::<Vec<_>>(), page.keys().collect::<Vec<_>>());
    for (name, allowed) in &sent {
        let none = BTreeSet::new();
        let needed: BTreeSet<&str> =
            [&page[name], &japanese[name], lost.get(name).unwrap_or(&none)].into_iter().flatten().copied().collect();
        assert_eq!(allowed, &needed, "{name}");
    }
    assert!(!reply.header("content-security-policy").contains("unsafe-inline"));
}

#[test]
fn what_the_site_does_not_use_is_off() {
    let reply = get(&hosted(""), "/");
    let policy: BTreeMap<&str, &str> =
        reply.header("permissions-policy").split(", ").map(|part| part.split_once('=').expect("a value")).collect();
    for used in ["fullscreen", "clipboard-write", "web-share"] {
        // a feature that is not named is allowed to the site itself
        assert_eq!(policy.get(used).copied().unwrap_or("(self)"), "(self)", "{used}");
    }
    for unused in ["camera", "microphone", "geolocation", "payment", "usb"] {
        assert_eq!(policy[unused], "()", "{unused}");
    }
    assert_eq!(reply.header("referrer-policy"), "no-referrer");
}

/// The three files have the same headers, each in its own syntax.
#[test]
fn nginx_and_apache_send_the_same_headers() {
    let told = |file: &str, before: &str, after: &str| -> BTreeMap<String, String> {
        built(file)
            .lines()
            .filter_map(|line| line.trim().strip_prefix(before)?.strip_suffix(after)?.split_once(" \""))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect()
    };
    let mut nginx = told("hosting/nginx.conf", "add_header ", "\" always;");
    // its value is a variable, which has no quotes
    assert_eq!(nginx.remove("cache-control"), None);
    let mut apache = told("hosting/apache.htaccess", "Header always set ", "\"");
    assert!(apache.remove("cache-control").is_some());
    assert_eq!(nginx, apache);
    assert!(nginx.len() >= 6, "{nginx:?}");
    let reply = get(&hosted(""), "/");
    for (name, value) in &nginx {
        assert_eq!(reply.header(name), value, "{name}");
    }
}

#[test]
fn notices_name_what_is_in_the_program() {
    let notices = built("notices.txt");
    for name in ["leptos", "wasm-bindgen", "plotters", "maud", "web-sys"] {
        assert!(
            notices.lines().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))),
            "{name}"
        );
    }
    // tools of the build and the tests, not shipped
    for name in ["trunk", "proptest", "scraper", "leptos_macro", "schemars"] {
        assert!(!notices.lines().any(|line| line.starts_with(&format!("{name} "))), "{name}");
    }
    assert!(notices.contains("Permission is hereby granted, free of charge"));
}

/// Copies hold what the file holds, and every text or program of some size has both.
#[test]
fn compressed_copies_are_smaller_and_hold_the_same() {
    let mut all = BTreeSet::new();
    files(&dist(), "", &mut all);
    let mut both = 0;
    for file in &all {
        let plain = fs::read(dist().join(file)).expect("it is there");
        let copies: Vec<Vec<u8>> =
            ENDINGS.iter().filter_map(|ending| fs::read(dist().join(format!("{file}{ending}"))).ok()).collect();
        let packs = !file.ends_with(".png") && !file.ends_with(".ico") && file != "_headers";
        let wanted = if packs && plain.len() > 1000 { 2 } else { copies.len() };
        assert_eq!(copies.len(), wanted, "{file}");
        let [packed, zipped] = &copies[..] else { continue };
        both += 1;
        assert!(packed.len() <= zipped.len() && zipped.len() < plain.len(), "{file}");
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut unpacked).expect("brotli");
        assert!(unpacked == plain, "{file}");
        unpacked.clear();
        flate2::read::GzDecoder::new(&zipped[..]).read_to_end(&mut unpacked).expect("gzip");
        assert!(unpacked == plain, "{file}");
    }
    assert!(both > 100, "only {both} files have copies");
}
