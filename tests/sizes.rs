//! How much a first visit costs, in each language: everything the explorer's page loads before it is live, as a
//! server sends it. Reads the built site (`EXPLORER_DIST`, else `dist/`).

use explorer::publish::compressed::is_copy;
use explorer::publish::single::PATH;
use explorer::route::{Language, Page};
use scraper::{Html, Selector};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

/// Bounds in bytes.
const MOST_BROTLI: usize = 150_000;
const MOST_GZIP: usize = 182_000;

fn dist() -> PathBuf {
    let dist = std::env::var_os("EXPLORER_DIST").map(PathBuf::from);
    let dist = dist.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(dist.join("index.html").is_file(), "{} holds no site: build it first (cargo xtask build)", dist.display());
    dist
}

fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("memory");
    drop(writer);
    out.len()
}

fn gzip(bytes: &[u8]) -> usize {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("memory");
    writer.finish().expect("memory").len()
}

/// Relative addresses between quotes or brackets after each `before` in a file.
fn addresses(text: &str, before: &str) -> Vec<String> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| {
            let rest = rest.trim_start_matches(['"', '\'']);
            let end = rest.find(['"', '\'', ')'])?;
            Some(rest[..end].to_owned())
        })
        .filter(|a| !a.starts_with("data:") && !a.starts_with('#'))
        .collect()
}

/// Files that the explorer's page of a language asks for, itself first.
fn loaded(language: Language) -> BTreeSet<String> {
    let dist = dist();
    let read = |name: &str| std::fs::read(dist.join(name)).unwrap_or_else(|e| panic!("{name} is asked for: {e}"));
    let own = format!("{}index.html", Page::Explorer.in_language(language).path());
    let page = String::from_utf8(read(&own)).expect("UTF-8");
    let html = Html::parse_document(&page);
    let mut found = BTreeSet::from([own]);
    let mut left: Vec<String> = Vec::new();
    let wanted = Selector::parse(
        // browsers fetch the style for print and the manifest after the page is loaded
        "script[src], img[src], link[rel~=stylesheet]:not([media=print]), link[rel=modulepreload], link[rel=preload], \
         link[rel~=icon]",
    )
    .expect("a selector");
    for element in html.select(&wanted) {
        left.extend(element.attr("src").or(element.attr("href")).map(str::to_owned));
    }
    while let Some(address) = left.pop() {
        let name = address.trim_start_matches("../").trim_start_matches("./").to_owned();
        assert!(!name.contains("://"), "{name} is asked of another host");
        if !found.insert(name.clone()) {
            continue;
        }
        let bytes = read(&name);
        if let Ok(text) = String::from_utf8(bytes) {
            if name.ends_with(".css") {
                left.extend(addresses(&text, "url("));
                left.extend(addresses(&text, "@import "));
            } else if name.starts_with("start") {
                // what it starts at once; the second program waits until a chart is near, and what keeps the
                // site on the device until the page is idle; the third one waits for the search, and one script is
                // for frames
                let later =
                    |a: &String| ["./charts", "./idle", "./search", "./frame"].iter().any(|name| a.starts_with(name));
                left.extend(addresses(&text, "import(").into_iter().filter(|a| !later(a)));
            }
        }
    }
    found
}

#[test]
fn the_first_load_is_small_in_every_language() {
    for language in Language::all() {
        the_first_load_is_small(language);
    }
}

fn the_first_load_is_small(language: Language) {
    let dist = dist();
    let files = loaded(language);
    for kind in [".html", ".js", ".wasm"] {
        assert!(files.iter().any(|f| f.ends_with(kind)), "no {kind} file is loaded: {files:?}");
    }
    // style and texts are in the page
    let page = files.iter().find(|file| file.ends_with(".html")).expect("just found");
    let page = std::fs::read_to_string(dist.join(page)).expect("just found");
    assert!(page.contains("<style>") && page.contains("id=\"texts\">"), "the explorer has no style or no texts");
    assert!(files.iter().all(|file| !file.starts_with("texts.")), "texts are loaded twice: {files:?}");
    let mut total = (0, 0, 0);
    println!("{:>9} {:>9} {:>9}  file", "bytes", "gzip", "brotli");
    for name in &files {
        let bytes = std::fs::read(dist.join(name)).expect("just found");
        let (plain, gzip, brotli) = (bytes.len(), gzip(&bytes), brotli(&bytes));
        println!("{plain:>9} {gzip:>9} {brotli:>9}  {name}");
        total = (total.0 + plain, total.1 + gzip, total.2 + brotli);
    }
    let (plain, gzip, brotli) = total;
    println!("{plain:>9} {gzip:>9} {brotli:>9}  together");
    assert!(
        brotli < MOST_BROTLI && gzip < MOST_GZIP,
        "the first load in {} takes {brotli} bytes as brotli (bound {MOST_BROTLI}) and {gzip} as gzip (bound {MOST_GZIP})",
        language.code()
    );
}

/// Bytes, as brotli, of the files in the site's folder whose names begin with a word and that pages of a language load.
fn later(word: &str, language: Language) -> usize {
    let dist = dist();
    let first = loaded(language);
    let mut total = 0;
    for entry in std::fs::read_dir(&dist).expect("the site") {
        let name = entry.expect("a file").file_name().into_string().expect("a name");
        let of_other = language.others().any(|(other, _)| name.contains(&format!(".{}-", other.code())));
        if !name.starts_with(word) || of_other || !dist.join(&name).is_file() || is_copy(&name) {
            continue;
        }
        assert!(!first.contains(&name), "{name} is part of the first load");
        let size = brotli(&std::fs::read(dist.join(&name)).expect("just found"));
        println!("{size:>9}  {name}");
        total += size;
    }
    total
}

/// Bound in bytes of what charts and pages that are opened in place need beyond the first load, as brotli.
const MOST_CHARTS: usize = 315_000;

#[test]
fn charts_cost_the_first_load_nothing_and_are_small_themselves() {
    for language in Language::all() {
        let total = later("charts", language);
        assert!(total > 0 && total < MOST_CHARTS, "charts take {total} bytes as brotli (bound {MOST_CHARTS})");
    }
}

/// Bound in bytes of the search program and its index, as brotli.
const MOST_SEARCH: usize = 110_000;

#[test]
fn the_search_costs_the_first_load_nothing_and_is_small_itself() {
    for language in Language::all() {
        let total = later("search", language);
        assert!(total > 0 && total < MOST_SEARCH, "the search takes {total} bytes as brotli (bound {MOST_SEARCH})");
    }
}

/// Bounds in bytes of the whole site in one file, as it lies on a disk, by language. A character that windows-1252 lacks
/// takes eight bytes in the text for readers without scripts.
const MOST_SINGLE: [(&str, usize); 2] = [("en", 950_000), ("ja", 1_270_000)];

#[test]
fn the_single_file_fits_into_a_mail() {
    for language in Language::all() {
        let file = std::fs::read(dist().join(language.file(PATH))).expect("the single file");
        println!("{:>9}  the single file in {}", file.len(), language.code());
        let most = MOST_SINGLE.iter().find(|(code, _)| *code == language.code()).expect("a bound").1;
        assert!(file.len() < most, "the single file takes {} bytes (bound {most})", file.len());
    }
}

/// Bound in bytes of the script that other pages load to embed the site, uncompressed.
const MOST_EMBED: usize = 2_800;

#[test]
fn the_embed_script_is_small() {
    let size = std::fs::read(dist().join("embed.js")).expect("the script").len();
    println!("{size:>9}  embed.js");
    assert!(size < MOST_EMBED, "embed.js takes {size} bytes (bound {MOST_EMBED})");
}
