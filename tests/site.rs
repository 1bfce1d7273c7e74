//! Every page of the built site as it stands before any program runs: what a browser, a search
//! engine or a screen reader is given. Reads the built site (`EXPLORER_DIST`, else `dist/`).
#![cfg(feature = "ssr")]

use base64::Engine;
use explorer::proposal::{ACTIONS, COUNTRIES, Locator, NOTE_URLS, NOTES, PARAGRAPHS, SECTIONS, members};
use explorer::publish::compressed::is_copy;
use explorer::publish::single::PATH as SINGLE;
use explorer::publish::{LANGUAGE, Settings, body};
use explorer::route::{Language, Page as PageKind, Route};
use explorer::text::{self, Locale};
use scraper::{ElementRef, Html, Node, Selector};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A page, and what the tests ask of it. Parsed pages cannot be shared between threads, so this
/// holds what was found in one.
struct Page {
    /// Path below the site's folder, with `index.html`.
    path: String,
    text: String,
    html: Html,
}

/// The language of a file.
fn language_of(path: &str) -> Language {
    let (folder, _) = path.split_once('/').unwrap_or_default();
    let mut others = Language::DEFAULT.others().map(|(language, _)| language);
    others.find(|language| folder == language.code() || path == language.file(SINGLE)).unwrap_or(Language::DEFAULT)
}

/// Whether a file is the single file of a language.
fn is_single(path: &str) -> bool {
    Language::all().any(|language| path == language.file(SINGLE))
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|e| panic!("{selector}: {e}"))
}

impl Page {
    fn read(root: &Path, path: &str) -> Page {
        let file = std::fs::read(root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let text = match path {
            path if is_single(path) => explorer::publish::single::pack::decoded(&file),
            _ => String::from_utf8(file).unwrap_or_else(|e| panic!("{path}: {e}")),
        };
        let html = Html::parse_document(&text);
        Page { path: path.to_owned(), text, html }
    }

    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&select(selector)).collect()
    }

    fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{}: {selector}", self.path);
        found[0]
    }

    fn ids(&self) -> Vec<&str> {
        self.all("[id]").into_iter().filter_map(|e| e.attr("id")).collect()
    }

    /// Where a relative address leads from here: a file of the site, and a fragment.
    fn resolve(&self, href: &str) -> (String, Option<String>) {
        let (address, fragment) = match href.split_once('#') {
            Some((address, fragment)) => (address, Some(decoded(fragment))),
            None => (href, None),
        };
        let address = address.split('?').next().unwrap_or_default();
        if address.is_empty() {
            return (self.path.clone(), fragment);
        }
        let mut parts: Vec<&str> = self.path.split('/').collect();
        parts.pop();
        for part in address.split('/') {
            match part {
                "." | "" => {}
                ".." => assert!(parts.pop().is_some(), "{}: {href} leaves the site", self.path),
                name => parts.push(name),
            }
        }
        let mut file = parts.join("/");
        if address.ends_with('/') || address.ends_with("..") || address == "." {
            file = if file.is_empty() { "index.html".to_owned() } else { format!("{file}/index.html") };
        }
        (file, fragment)
    }

    /// What a reader sees or hears: texts and the attributes that are read out.
    fn visible(&self) -> Vec<String> {
        let mut found = Vec::new();
        for node in self.html.tree.nodes() {
            match node.value() {
                Node::Text(text) => {
                    let silent = node
                        .ancestors()
                        .filter_map(ElementRef::wrap)
                        .any(|e| matches!(e.value().name(), "script" | "style"));
                    if !silent {
                        found.push(text.to_string());
                    }
                }
                Node::Element(e) => {
                    let read = ["aria-label", "title", "alt", "placeholder", "content", "value"];
                    found.extend(read.iter().filter_map(|name| e.attr(name)).map(str::to_owned));
                }
                _ => {}
            }
        }
        found
    }
}

fn decoded(fragment: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = fragment.bytes();
    while let Some(b) = bytes.next() {
        if b == b'%' {
            let hex: String = bytes.by_ref().take(2).map(char::from).collect();
            out.push(u8::from_str_radix(&hex, 16).unwrap_or_else(|_| panic!("#{fragment}")));
        } else {
            out.push(b);
        }
    }
    String::from_utf8(out).expect("UTF-8")
}

fn dist() -> PathBuf {
    let dist = std::env::var_os("EXPLORER_DIST").map(PathBuf::from);
    let dist = dist.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(dist.join("index.html").is_file(), "{} holds no site: build it first (cargo xtask build)", dist.display());
    dist
}

fn files(root: &Path, below: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(root.join(below)).expect("a folder").map(|e| e.expect("an entry")) {
        let name = entry.file_name().into_string().expect("a plain name");
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.path().is_dir() {
            files(root, &path, found);
        } else if !is_copy(&path) {
            found.insert(path);
        }
    }
}

fn site() -> (Vec<Page>, BTreeSet<String>) {
    let root = dist();
    let mut all = BTreeSet::new();
    files(&root, "", &mut all);
    let pages: Vec<Page> = all.iter().filter(|f| f.ends_with(".html")).map(|f| Page::read(&root, f)).collect();
    assert!(pages.len() >= 4 + 34 + 5, "only {} pages", pages.len());
    (pages, all)
}

fn page(path: &str) -> Page {
    Page::read(&dist(), path)
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The id of a paragraph's place: `s4.1a ¶3` is `s4.1a-p3`.
fn anchor(at: Locator) -> (&'static str, String) {
    match at {
        Locator::Paragraph(p) => {
            let p = p.get();
            ("text/index.html", format!("{}-p{}", p.section.get().id, p.n))
        }
        Locator::Note(n) => ("notes/index.html", format!("fn{n}")),
        Locator::Action(a) => ("action", a.get().slug_path()),
        _ => panic!("not asked here"),
    }
}

/// Folder of an action's page.
trait SlugPath {
    fn slug_path(&self) -> String;
}

impl SlugPath for explorer::proposal::Action {
    fn slug_path(&self) -> String {
        format!("action/{}/index.html", self.id.to_ascii_lowercase())
    }
}

// Each page by itself

#[test]
fn every_page_says_what_it_is() {
    let (pages, _) = site();
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    let mut descriptions: BTreeMap<String, String> = BTreeMap::new();
    for page in &pages {
        let at = &page.path;
        assert!(page.text.starts_with("<!doctype html>"), "{at}: no doctype");
        assert!(!words(page.one("h1")).is_empty(), "{at}: an empty h1");
        assert_eq!(page.one("html").attr("lang"), Some(language_of(at).code()), "{at}: language");
        page.one("main");
        // in the single file every byte is a character
        page.one(if is_single(&page.path) { "meta[charset='windows-1252']" } else { "meta[charset=utf-8]" });
        assert!(page.one("meta[name=viewport]").attr("content").is_some_and(|c| !c.contains("user-scalable")));
        let title = words(page.one("title"));
        assert!(title.chars().count() > 5, "{at}: title {title:?}");
        if let Some(other) = titles.insert(title.clone(), at.clone()) {
            panic!("{at} and {other} have one title: {title}");
        }
        // a page that asks not to be found needs no description
        if page.all("meta[name=robots][content~=noindex]").is_empty() {
            let content = page.one("meta[name=description]").attr("content").unwrap_or_default();
            // in bytes, of which a Japanese character, that says more than a letter, has three
            assert!(content.len() > 60, "{at}: description {content:?}");
            if let Some(other) = descriptions.insert(content.to_owned(), at.clone()) {
                panic!("{at} and {other} have one description: {content}");
            }
        } else {
            assert!(at == "404.html" || is_single(at), "{at}");
        }
    }
}

#[test]
fn headings_never_skip_a_level() {
    let (pages, _) = site();
    for page in &pages {
        let mut last = 0;
        for heading in page.all("h1, h2, h3, h4, h5, h6") {
            // a dialog is a document of its own, shown when it is opened
            if heading.ancestors().filter_map(ElementRef::wrap).any(|e| e.value().name() == "dialog") {
                continue;
            }
            let level = heading.value().name()[1..].parse::<u8>().expect("h1 to h6");
            assert!(level <= last + 1, "{}: h{last}, then h{level} {:?}", page.path, words(heading));
            assert!(!words(heading).is_empty(), "{}: an empty h{level}", page.path);
            last = level;
        }
    }
}

#[test]
fn ids_stand_once() {
    let (pages, _) = site();
    for page in &pages {
        let mut seen = BTreeSet::new();
        for id in page.ids() {
            assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{}: id {id:?}", page.path);
            assert!(seen.insert(id), "{}: id {id} stands twice", page.path);
        }
        let points = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "list"];
        for name in points {
            // a dialog without content gets it, and its name, when it is opened
            for element in page.all(&format!("[{name}]:not(dialog:empty)")) {
                for id in element.attr(name).unwrap_or_default().split_whitespace() {
                    assert!(seen.contains(id), "{}: {name} leads to {id}, which is not there", page.path);
                }
            }
        }
    }
}

#[test]
fn controls_and_pictures_have_names() {
    let (pages, _) = site();
    for page in &pages {
        for element in page.all("a[href], button, svg[role=img], img, [role=group], nav") {
            let name = element.value().name();
            let labelled = ["aria-label", "aria-labelledby", "title", "alt"]
                .iter()
                .any(|a| element.attr(a).is_some_and(|v| !v.trim().is_empty()));
            let hidden = element.attr("aria-hidden") == Some("true");
            let says =
                !words(element).is_empty() || element.select(&select("[aria-label], title, img[alt]")).next().is_some();
            let named = match name {
                "a" | "button" => says || labelled,
                _ => labelled || element.select(&select("title")).next().is_some(),
            };
            assert!(named || hidden, "{}: a {name} without a name: {}", page.path, element.html());
        }
        for input in page.all("input, select, textarea") {
            let in_label = input
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|e| e.value().name() == "label" && !words(e).is_empty());
            let for_it = input.attr("id").is_some_and(|id| !page.all(&format!("label[for='{id}']")).is_empty());
            let labelled = input.attr("aria-label").is_some() || input.attr("aria-labelledby").is_some();
            assert!(in_label || for_it || labelled, "{}: {}", page.path, input.html());
        }
    }
}

#[test]
fn nothing_is_inline_but_what_is_needed_before_the_first_paint() {
    let (pages, _) = site();
    let heads: Vec<String> =
        page("index.html").all("script:not([src], [type])").iter().map(|script| script.text().collect()).collect();
    for page in &pages {
        let lost = page.path == "404.html" || is_single(&page.path);
        for node in page.html.tree.nodes() {
            let Node::Element(e) = node.value() else { continue };
            for (name, _) in e.attrs() {
                assert_ne!(name, "style", "{}: {e:?}", page.path);
                assert!(!name.starts_with("on"), "{}: {e:?}", page.path);
            }
        }
        assert!(page.all("base, iframe, object, embed").is_empty(), "{}", page.path);
        assert!(page.all("[href^='javascript:']").is_empty(), "{}", page.path);
        if lost {
            continue;
        }
        // the page most visitors come in by contains its style in two parts, and each the script before the first paint
        let language = language_of(&page.path);
        let own = usize::from(explorer::publish::language_style(language.code()).is_some());
        let parts =
            if page.path == format!("{}index.html", PageKind::Explorer.in_language(language).path()) { 2 } else { 0 };
        assert_eq!(page.all("style").len(), parts + own, "{}: style elements", page.path);
        let inline: Vec<String> =
            page.all("script:not([src], [type])").iter().map(|script| script.text().collect::<String>()).collect();
        assert_eq!(inline.len(), 1, "{}: an inline script", page.path);
        assert_eq!(inline, heads, "{}: not the script of the other pages", page.path);
    }
}

#[test]
fn policies_allow_what_is_needed_and_no_more() {
    let (pages, _) = site();
    for page in &pages {
        let at = &page.path;
        let policy = page.one("meta[http-equiv=Content-Security-Policy]").attr("content").unwrap_or_default();
        let rules: BTreeMap<&str, Vec<&str>> = policy
            .split(';')
            .map(|rule| {
                let mut words = rule.split_whitespace();
                (words.next().unwrap_or_default(), words.collect())
            })
            .collect();
        assert_eq!(rules["default-src"], ["'none'"], "{at}");
        assert_eq!(rules["base-uri"], ["'none'"], "{at}");
        assert_eq!(rules["form-action"], ["'none'"], "{at}");
        for (name, sources) in &rules {
            for source in sources {
                let known = ["'none'", "'self'", "'wasm-unsafe-eval'"].contains(source)
                    || source.starts_with("'sha256-")
                    // what the single file unpacks of itself
                    || (is_single(at) && ["script-src", "connect-src"].contains(name) && *source == "blob:")
                    || (*name == "img-src" && *source == "data:");
                assert!(known, "{at}: {name} {source}");
            }
        }
        // it comes before anything it has to govern
        let head = page.text.find("Content-Security-Policy").unwrap_or(usize::MAX);
        for first in ["<script", "<link", "<style"] {
            assert!(page.text.find(first).is_none_or(|n| n > head), "{at}: {first} before the policy");
        }
        // what is inline is covered, letter by letter
        for element in page.all("script:not([src]):not([type^='application/'], [type='text/plain']), style") {
            let kind = if element.value().name() == "style" { "style-src" } else { "script-src" };
            let digest = Sha256::digest(element.text().collect::<String>().as_bytes());
            let hash = format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(digest));
            assert!(rules[kind].contains(&hash.as_str()), "{at}: {kind} does not cover its {kind}");
        }
        if at != "404.html" {
            // a file has no origin to be its own
            assert_eq!(rules["script-src"].contains(&"'self'"), !is_single(at), "{at}");
            assert!(rules["script-src"].contains(&"'wasm-unsafe-eval'"), "{at}");
        }
    }
}

#[test]
fn no_text_is_left_unfinished() {
    let (pages, _) = site();
    let word = |text: &str, wanted: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| w == wanted);
    for page in &pages {
        for text in page.visible() {
            for bad in ["undefined", "NaN", "null", "None", "Some", "todo", "TODO", "Lorem"] {
                assert!(!word(&text, bad), "{}: {bad} in {text:?}", page.path);
            }
            assert!(!text.contains("[object"), "{}: {text:?}", page.path);
            // a blank's name stands right after its bracket; the messages of frames are written with a space
            let blank = text.split('{').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
            assert!(!blank, "{}: a blank is not filled in: {text:?}", page.path);
            assert!(!text.contains("&amp;") && !text.contains("&lt;"), "{}: escaped twice: {text:?}", page.path);
        }
    }
}

#[test]
fn the_texts_beside_the_programs_are_all_that_pages_show() {
    let settings = Settings::default();
    let drawn = |packs: Vec<Option<String>>| -> Vec<String> {
        let packs = packs.into_iter().map(|p| p.expect("English")).collect();
        let locale = Locale::from_packs(LANGUAGE, packs).expect("texts of this build");
        Route::all().into_iter().map(|route| body(locale, route, &settings)).collect()
    };
    let whole = drawn(vec![text::pack(LANGUAGE)]);
    let both = drawn(vec![text::shown_pack(LANGUAGE), text::charts_pack(LANGUAGE)]);
    let three = drawn(vec![text::shown_pack(LANGUAGE), text::charts_pack(LANGUAGE), text::since_pack(LANGUAGE)]);
    for ((route, whole), (both, three)) in Route::all().into_iter().zip(whole).zip(both.into_iter().zip(three)) {
        // the second program fetches the third pack for these pages only
        let fetches_third = matches!(
            route.page,
            PageKind::Since
                | PageKind::Compare
                | PageKind::Timeline
                | PageKind::Initiatives
                | PageKind::Initiative(_)
                | PageKind::Action(_)
                | PageKind::Country(_)
        );
        let served = if fetches_third { three } else { both };
        assert!(whole == served, "{:?} shows texts that are not served", route.path());
    }
}

// Links

#[test]
fn every_link_leads_somewhere() {
    let (pages, files) = site();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|p| (p.path.as_str(), p.ids().into_iter().collect())).collect();
    let mut broken = Vec::new();
    for page in &pages {
        for element in page.all("[href], [src], [data-src]") {
            for name in ["href", "src", "data-src"] {
                let Some(to) = element.attr(name) else { continue };
                let outside = ["https://", "http://", "mailto:", "data:"].iter().any(|s| to.starts_with(s));
                if outside || element.attr("rel") == Some("canonical") {
                    continue;
                }
                if to.starts_with('/') {
                    broken.push(format!("{}: {to} works only at the top of a host", page.path));
                    continue;
                }
                let (file, fragment) = page.resolve(to);
                if !files.contains(&file) {
                    broken.push(format!("{}: {to} leads to {file}, which is not there", page.path));
                } else if let Some(fragment) = fragment
                    && !fragment.is_empty()
                    && !ids.get(file.as_str()).is_some_and(|ids| ids.contains(fragment.as_str()))
                {
                    broken.push(format!("{}: {to}: {file} has no #{fragment}", page.path));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{} broken links:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn queries_in_links_are_understood() {
    let (pages, _) = site();
    let mut seen = 0;
    for page in &pages {
        for link in page.all("a[href*='?']") {
            let href = link.attr("href").unwrap_or_default();
            if href.contains("://") || href.starts_with("mailto:") {
                continue;
            }
            let search = href.split_once('?').map_or("", |(_, s)| s).split('#').next().unwrap_or_default();
            let (query, ignored) = explorer::url::Query::parse(search);
            assert_eq!(ignored, [], "{}: {href}", page.path);
            assert_eq!(query.write(), format!("?{search}"), "{}: {href}", page.path);
            seen += 1;
        }
    }
    assert!(seen > 0, "no link asks anything, so this tested nothing");
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let (pages, _) = site();
    for page in &pages {
        let loads = "script[src], img[src], link[rel~=stylesheet], link[rel~=icon], link[rel=preload], \
                     link[rel=modulepreload], link[rel=manifest], link[rel=preconnect], \
                     link[rel=dns-prefetch], source, video, audio, use";
        for element in page.all(loads) {
            for name in ["src", "href", "srcset"] {
                let Some(to) = element.attr(name) else { continue };
                assert!(!to.contains("//"), "{}: {}", page.path, element.html());
            }
        }
    }
    let (_, files) = site();
    for name in files.iter().filter(|f| f.ends_with(".css")) {
        let css = std::fs::read_to_string(dist().join(name)).expect("a style sheet");
        assert!(!css.contains("://") && !css.contains("url(//"), "{name} asks another host");
    }
}

#[test]
fn links_to_elsewhere_say_so() {
    let (pages, _) = site();
    for page in &pages {
        for link in page.all("a[href*='://']") {
            let href = link.attr("href").unwrap_or_default();
            assert!(href.starts_with("https://") || href.starts_with("http://"), "{}: {href}", page.path);
            let rel = link.attr("rel").unwrap_or_default();
            assert!(rel.split(' ').any(|r| r == "external"), "{}: {href} has no rel=external", page.path);
        }
        for link in page.all("a[rel~=external]") {
            let href = link.attr("href").unwrap_or_default();
            assert!(href.starts_with("https://") || href.starts_with("http://"), "{}: {href}", page.path);
        }
    }
}

#[test]
fn the_lost_page_finds_its_way_home() {
    let lost = page("404.html");
    for link in lost.all("a[href]") {
        let href = link.attr("href").unwrap_or_default();
        let ok = href.starts_with("./") || href.starts_with('#') || href.starts_with("https://");
        assert!(ok, "{href}: links of this page start at the site's folder");
    }
    assert!(lost.all("link[rel~=stylesheet], script[src]").is_empty(), "it may stand at any depth");
    assert!(lost.all("a[data-home]").len() >= 2);
}

// The proposal, whole

#[test]
fn every_action_has_its_page() {
    let (_, files) = site();
    for action in &ACTIONS {
        let path = action.slug_path();
        assert!(files.contains(&path), "{path}");
        let page = page(&path);
        assert!(page.text.contains(&format!("data-action=\"{}\"", action.id)), "{path}");
        let main = page.one("main");
        assert!(words(main).contains(action.id), "{path} does not show its id");
        // all that it rests on is shown and leads there
        let links: BTreeSet<(String, Option<String>)> = main
            .select(&select("a[href]"))
            .filter_map(|a| a.attr("href"))
            .filter(|h| !h.contains("://"))
            .map(|h| page.resolve(h))
            .collect();
        let rests = action.body.iter().map(|(p, _)| Locator::Paragraph(*p));
        let rests = rests.chain(action.notes.iter().map(|n| Locator::Note(*n)));
        let rests = rests.chain(action.evidence.iter().map(|e| e.at));
        for at in rests.filter(|at| matches!(at, Locator::Paragraph(_) | Locator::Note(_))) {
            let (file, id) = anchor(at);
            assert!(links.contains(&(file.to_owned(), Some(id.clone()))), "{path} does not lead to {id}");
        }
    }
    for n in 1..=5 {
        let page = page(&format!("area/{n}/index.html"));
        let shown: BTreeSet<&str> =
            page.all("[data-action]").into_iter().filter_map(|e| e.attr("data-action")).collect();
        let linked = words(page.one("main"));
        for action in ACTIONS.iter().filter(|a| a.area == n) {
            assert!(shown.contains(action.id) || linked.contains(action.id), "area {n} lacks {}", action.id);
        }
    }
}

#[test]
fn locators_lead_where_they_say() {
    let (pages, _) = site();
    // what stands behind #/ in the single file stands below the site's folder otherwise
    let place = |page: &Page, href: &str| match href.strip_prefix("#/") {
        Some(below) if is_single(&page.path) => format!("../{}", below.replacen("%23", "#", 1)),
        _ => href.to_owned(),
    };
    let mut seen = 0;
    for page in &pages {
        for link in page.all("a[href]") {
            let label = words(link);
            let href = &place(page, link.attr("href").unwrap_or_default());
            let language = language_of(&page.path);
            let at = |page: PageKind| format!("{}index.html", page.in_language(language).path());
            if let Some(number) = label.strip_prefix(if language.code() == "ja" { "注" } else { "note " })
                && !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
            {
                let wanted = (at(PageKind::Notes), Some(format!("fn{number}")));
                assert_eq!(page.resolve(href), wanted, "{}: {label}", page.path);
                seen += 1;
            }
            if let Some((section, n)) = label.strip_prefix('§').and_then(|l| l.split_once(" ¶")) {
                let wanted = (at(PageKind::Text), Some(format!("s{section}-p{n}")));
                assert_eq!(page.resolve(href), wanted, "{}: {label}", page.path);
                seen += 1;
            }
            if ACTIONS.iter().any(|a| a.id == label) {
                let action = explorer::proposal::action(&label).expect("just found");
                let own = at(PageKind::Action(action));
                let (file, fragment) = page.resolve(href);
                assert!(
                    file == own
                        || fragment.as_deref() == Some(label.as_str())
                        || href.contains(&format!("action={label}")),
                    "{}: {label} leads to {href}",
                    page.path
                );
                seen += 1;
            }
        }
        for link in page.all("a[data-note]") {
            let number = link.attr("data-note").unwrap_or_default();
            let (file, fragment) = page.resolve(&place(page, link.attr("href").unwrap_or_default()));
            let notes = format!("{}index.html", PageKind::Notes.in_language(language_of(&page.path)).path());
            assert_eq!((file, fragment), (notes, Some(format!("fn{number}"))), "{}", page.path);
        }
    }
    assert!(seen > 200, "only {seen} locators were found");
}

#[test]
fn notes_and_paragraphs_lead_to_each_other() {
    let text = page("text/index.html");
    let notes = page("notes/index.html");
    let links = |page: &Page, id: &str| -> BTreeSet<(String, Option<String>)> {
        let place = page.all("[id]").into_iter().find(|e| e.attr("id") == Some(id));
        let place = place.unwrap_or_else(|| panic!("{} has no #{id}", page.path));
        place
            .select(&select("a[href]"))
            .filter_map(|a| a.attr("href"))
            .filter(|h| !h.contains("://"))
            .map(|h| page.resolve(h))
            .collect()
    };
    assert_eq!(PARAGRAPHS.len(), 49);
    for p in &PARAGRAPHS {
        let id = format!("{}-p{}", p.section.get().id, p.n);
        let links = links(&text, &id);
        for n in p.notes {
            assert!(links.contains(&("notes/index.html".to_owned(), Some(format!("fn{n}")))), "#{id} to note {n}");
        }
        for (action, _) in p.actions {
            assert!(links.iter().any(|(file, _)| *file == action.get().slug_path()), "#{id} to {}", action.get().id);
        }
    }
    assert_eq!(NOTES.len(), 48);
    for n in &NOTES {
        let id = format!("fn{}", n.number);
        let links = links(&notes, &id);
        let (file, back) = anchor(n.anchor);
        let found = match n.anchor {
            Locator::Action(_) => links.iter().any(|(f, _)| *f == back),
            _ => links.contains(&(file.to_owned(), Some(back.clone()))),
        };
        assert!(found, "#{id} does not lead to {back}");
        for action in n.actions {
            assert!(links.iter().any(|(f, _)| *f == action.get().slug_path()), "#{id} to {}", action.get().id);
        }
    }
    // sections stand in order and each has its place
    let ids = text.ids();
    let places: Vec<usize> = SECTIONS
        .iter()
        .map(|s| ids.iter().position(|id| *id == s.id).unwrap_or_else(|| panic!("no #{}", s.id)))
        .collect();
    assert!(places.is_sorted());
    for url in NOTE_URLS.iter().copied().flatten() {
        assert!(notes.all("a[rel~=external]").iter().any(|a| a.attr("href") == Some(*url)), "{url}");
    }
}

#[test]
fn recommendations_are_listed_where_they_are_made_and_where_they_belong() {
    let recommended = |page: &Page, within: &str| -> Vec<String> {
        let found = page.all(&format!("{within} [data-recommendation]"));
        found.into_iter().filter_map(|e| e.attr("data-recommendation")).map(str::to_owned).collect()
    };
    let (text, notes) = (page("text/index.html"), page("notes/index.html"));
    let made: BTreeSet<String> = [&text, &notes].into_iter().flat_map(|p| recommended(p, ".recs-here")).collect();
    assert_eq!(made.len(), 83);
    assert_eq!(recommended(&notes, "#fn20"), ["M09", "M10", "M11"]);
    let smart = words(text.one("#s4\\.3-p4 .recs-here"));
    assert!(
        smart.contains("smart cities · announced or intended · also action A3.2-2 · partly in action A1.1-4"),
        "{smart}"
    );
    // an area lists those that no action repeats, each at the paragraph or note that makes it
    let area = page("area/1/index.html");
    assert_eq!(recommended(&area, ".acts").len(), 8);
    let resilience = words(area.one("#m39"));
    for said in ["Make supply chains resilient", "The text does not say who", "called important", "§4.1c ¶2"] {
        assert!(resilience.contains(said), "{said}: {resilience}");
    }
    assert_eq!(area.one("#m39 h4 a").attr("href"), Some("../../text/#s4.1c-p2"));
    assert_eq!(recommended(&page("area/4/index.html"), "").len(), 0);
    // an action names what says the same, and what says part of it
    let action = page("action/a1.1-1/index.html");
    let beside = words(action.one("[data-recommendation=M23]"));
    assert!(beside.contains("says the same") && beside.contains("§4.1a ¶3"), "{beside}");
    assert!(words(action.one("[data-recommendation=M20]")).contains("says part of it"));
}

/// Page numbers are worked out, not printed. Each page that shows them says so once; lines have the number
/// alone.
#[test]
fn page_numbers_are_said_once_to_be_worked_out() {
    let actions = ACTIONS.iter().map(SlugPath::slug_path);
    for path in ["text/index.html", "notes/index.html"].map(str::to_owned).into_iter().chain(actions) {
        let page = page(&path);
        let main = words(page.one("main"));
        assert!(main.contains("p. "), "{path} shows no page numbers");
        assert_eq!(main.matches("worked out from").count(), 1, "{path}");
        assert!(!main.contains("inferred"), "{path}");
    }
    let text = page("text/index.html");
    for p in &PARAGRAPHS {
        let id = format!("{}-p{}", p.section.get().id, p.n);
        let place = text.all("[id]").into_iter().find(|e| e.attr("id") == Some(&id)).expect("a place");
        assert!(words(place).contains(&format!("p. {}", p.pages[0])), "#{id} shows no page");
    }
}

// Plain words

/// Phrases that readers stumble over, that say more than the text, or that were replaced for one term
/// everywhere. All in small letters; matched as whole words.
const AVOIDED: &[&str] = &[
    "hang on",
    "hangs on",
    "rest on",
    "rests on",
    "stand in",
    "stands in",
    "stand on",
    "stands on",
    "bear on",
    "bears on",
    "in the form of",
    "take away",
    "take off",
    "switched on",
    "come to life",
    "comes to life",
    "names nobody",
    "name nobody",
    "the body",
    "beside the list",
    "narrow by a word",
    "fold the map",
    "page of its own",
    "not allowed here",
    "a fault has stopped",
    "speaks of part",
    "near to it",
    "put to asean",
    "carry most of it",
    "behind one average",
    "simple mean, in the proposal",
    "not in the list",
    "not in the lists",
    "happenings",
    "inferred",
    "of this nature",
    "what the body says",
    "whom it reaches",
    "as reported as reported",
    "drop the words",
    "clear everything",
    "the words are on",
    "the asks",
    "growth gains talent",
    "has for long",
    "operational bases",
    "operating bases",
    "initiatives it names",
];

/// Pages whose every word is of the interface, of charts or of the pages around them. The others also show
/// summaries of the proposal.
fn of_the_interface(path: &str) -> bool {
    ["about/", "charts/", "404.html"].iter().any(|start| path.starts_with(start))
}

/// Whether a phrase occurs as whole words.
fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let beside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        beside(text[..at].chars().next_back()) && beside(text[at + phrase.len()..].chars().next())
    })
}

#[test]
fn words_are_plain() {
    let (pages, _) = site();
    let mut found = BTreeSet::new();
    for page in pages.iter().filter(|page| of_the_interface(&page.path)) {
        for text in page.visible() {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            for phrase in AVOIDED.iter().filter(|phrase| has_phrase(&text, phrase)) {
                found.insert(format!("{phrase:?} in {text:?}"));
            }
            // one way to write a percentage
            let spaced = text.match_indices(" %").any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()));
            // titles of its sources have one
            let spaced = spaced && page.path != "charts/gdp-growth/index.html";
            if spaced || text.contains("\u{a0}%") {
                found.insert(format!("a space before % in {text:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

/// No action names a member: five are linked to one by a note.
#[test]
fn no_action_is_said_to_name_a_member() {
    let (pages, _) = site();
    let members: Vec<&str> =
        members().map(|c| c.get().name.get(Locale::built_in(LANGUAGE).expect("English"))).collect();
    let mut found = BTreeSet::new();
    for page in pages.iter().filter(|page| of_the_interface(&page.path)) {
        for text in page.visible() {
            for verb in ["name", "names", "naming"] {
                for member in members.iter().filter(|member| text.contains(&format!("{verb} {member}"))) {
                    found.insert(format!("{}: {verb} {member}", page.path));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

/// Abbreviations that need no full name: names in their own right, types of files, and the name that the
/// footer of every page explains.
const KNOWN: [&str; 13] = ["ASEAN", "CSV", "JSON", "RIS", "CSL", "PDF", "PNG", "SVG", "HTML", "JIS", "US", "PDR", "AA"];

/// Texts of a page's content in order, apart from the list of abbreviations, code, and, on the explorer,
/// titles of the sources of its charts.
fn running(page: &Page) -> String {
    let left_out: &[&str] = if page.path == "index.html" { &["abbr", "src-list"] } else { &["abbr"] };
    let mut out = String::new();
    for node in page.one("main").descendants() {
        let Node::Text(text) = node.value() else { continue };
        let silent = node.ancestors().filter_map(ElementRef::wrap).any(|e| {
            matches!(e.value().name(), "code" | "pre") || e.attr("class").is_some_and(|class| left_out.contains(&class))
        });
        if !silent {
            out.push_str(text);
            out.push(' ');
        }
    }
    out
}

#[test]
fn abbreviations_are_spelled_out_on_their_page() {
    let (pages, _) = site();
    let codes: BTreeSet<&str> = COUNTRIES.iter().map(|c| c.id).collect();
    let mut bare = BTreeSet::new();
    for page in pages.iter().filter(|page| !is_single(&page.path)) {
        let listed: BTreeSet<String> = page.all("main .abbr dt").into_iter().map(words).collect();
        let text = running(page);
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let stem = word.strip_suffix('s').unwrap_or(word);
            let capitals = stem.chars().all(|c| c.is_ascii_uppercase()) && stem.len() > 1;
            if !capitals || KNOWN.contains(&stem) || codes.contains(stem) || NAMES.iter().any(|n| n.contains(stem)) {
                continue;
            }
            let first = text.match_indices(word).find(|(at, _)| {
                let beside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                beside(text[..*at].chars().next_back()) && beside(text[at + word.len()..].chars().next())
            });
            let explained = first.is_some_and(|(at, _)| {
                text[..at].ends_with(['(', '（']) && text[at + word.len()..].starts_with([')', '）'])
            });
            if !explained && !listed.contains(word) && !listed.contains(stem) {
                bare.insert(format!("{}: {word}", page.path));
            }
        }
    }
    assert!(bare.is_empty(), "{}", bare.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Names that are written in capitals.
const NAMES: [&str; 10] = [
    ".The NEW Growth Strategy",
    "FUTURE DESIGN 2040",
    "WA Project",
    // newspapers, news agencies and broadcasters
    "ABS-CBN ANTARA CGTN CNBC CNN KNN NHK VOI",
    // companies, and what they call themselves and their services
    "JCN NEC NTT",
    "JC-STAR",
    "KHQR JPQR QR",
    "KOSEN-KMITL",
    "Asia GX Consortium",
    "Asia Open RAN Academy",
];

#[test]
fn abbreviations_that_a_page_lists_occur_in_it() {
    let (pages, _) = site();
    let mut seen = 0;
    for page in pages.iter().filter(|page| !is_single(&page.path)) {
        let text = running(page);
        for short in page.all("main .abbr dt").into_iter().map(words) {
            assert!(text.contains(&short), "{} does not use {short}", page.path);
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} abbreviations are listed");
}

// Hooks that embedders rely on

#[test]
fn the_explorer_has_its_hooks() {
    let explorer = page("index.html");
    let values = |name: &str| -> BTreeSet<String> {
        explorer.all(&format!("[{name}]")).into_iter().filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    };
    let ten: BTreeSet<String> = members().map(|c| c.get().id.to_owned()).collect();
    assert_eq!(ten.len(), 10);
    assert_eq!(values("data-country"), ten);
    assert_eq!(values("data-area"), (1..=5).map(|n| n.to_string()).collect());
    let listed: Vec<&str> = explorer.all("[data-action]").into_iter().filter_map(|e| e.attr("data-action")).collect();
    assert_eq!(listed, ACTIONS.iter().map(|a| a.id).collect::<Vec<_>>(), "all, once, in order");
    let number = |selector: &str| -> Vec<String> {
        explorer
            .all(selector)
            .into_iter()
            .map(|e| words(e).chars().take_while(char::is_ascii_digit).collect())
            .collect()
    };
    assert_eq!(number("[data-result-count]"), ["34"]);
    // without a chosen country no action is named
    assert!(number("[data-named-count]").iter().all(|n| n == "0" || n.is_empty()));
    assert!(!explorer.all("[aria-live=polite], [role=status]").is_empty());
    let charts = values("data-chart");
    assert!(charts.contains("gdp-growth"), "{charts:?}");
}

#[test]
fn the_explorer_can_be_read_without_a_program() {
    let explorer = page("index.html");
    let main = words(explorer.one("main"));
    let (pages, _) = site();
    for action in &ACTIONS {
        assert!(main.contains(action.id), "{} is not on the explorer", action.id);
        let own = pages.iter().find(|p| p.path == action.slug_path()).expect("its page");
        let title = words(own.one("h1"));
        assert!(main.contains(&title), "{title:?} is not on the explorer");
    }
    // what only the program can do waits for it
    for control in explorer.all("button, input, select") {
        let in_dialog = control.ancestors().filter_map(ElementRef::wrap).any(|e| e.value().name() == "dialog");
        assert!(control.attr("disabled").is_some() || in_dialog, "{}", control.html());
    }
    // no browser restores the state of a control: neither by itself nor through the form it belongs to
    for input in explorer.all("input, select") {
        let owner = input.attr("form").map(|id| explorer.one(&format!("form[id={id}]")));
        let by = owner.unwrap_or(input);
        assert_eq!(by.attr("autocomplete"), Some("off"), "{}", input.html());
    }
    assert_eq!(explorer.all("html[data-ready]").len(), 0, "only the program may say so");
}

#[test]
fn pages_bring_both_looks() {
    let (pages, _) = site();
    for page in pages {
        page.one("meta[name=darkreader-lock]");
        assert_eq!(page.one("meta[name=color-scheme]").attr("content"), Some("light dark"), "{}", page.path);
    }
}

#[test]
fn what_is_not_true_yet_is_not_in_the_page() {
    let (pages, _) = site();
    for page in pages.iter().filter(|p| !p.all("#explorer-app").is_empty() && !is_single(&p.path)) {
        let places = page.all("#explorer-app .needs[role=status]");
        assert_eq!(places.len(), 1, "{}", page.path);
        assert_eq!(words(places[0]), "", "{}", page.path);
        // the words wait where they are no content
        let (_, words) = page.text.split_once("<template id=\"why\">").unwrap_or_else(|| panic!("{}", page.path));
        let words = words.split_once("</template>").map_or("", |(words, _)| words);
        assert_eq!(words.matches("<p data-why=").count(), if is_single(&page.path) { 5 } else { 4 }, "{}", page.path);
        // no reference leads nowhere
        for named in page.all("[aria-labelledby]") {
            for id in named.attr("aria-labelledby").unwrap_or_default().split_whitespace() {
                assert!(page.ids().contains(&id), "{}: nothing is called {id}", page.path);
            }
        }
        assert_eq!(page.all("svg [tabindex='0']").len(), 0, "{}: a land takes the focus", page.path);
    }
}

// For programs

#[test]
fn every_page_has_linked_data_that_can_be_read() {
    let (pages, _) = site();
    let mut found = 0;
    for page in &pages {
        for script in page.all("script[type='application/ld+json']") {
            let data: serde_json::Value = serde_json::from_str(&script.text().collect::<String>())
                .unwrap_or_else(|e| panic!("{}: {e}", page.path));
            assert_eq!(data["@context"], "https://schema.org", "{}", page.path);
            found += 1;
        }
    }
    let without = |path: &str| path == "404.html" || path.ends_with("about/hosting/index.html") || is_single(path);
    assert_eq!(found, pages.iter().filter(|page| !without(&page.path)).count());
}

#[test]
fn the_summary_for_programs_has_every_statement_with_a_link_that_leads_to_it() {
    let root = dist();
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let (summary, guide) = (read("data/proposal.en.md"), read("llms.txt"));
    let english = Locale::built_in("en").expect("English");
    let escaped = |text: &str| explorer::export::markdown::escape(text);
    for (i, p) in PARAGRAPHS.iter().enumerate() {
        let (_, anchor) = anchor(Locator::Paragraph(explorer::proposal::ParagraphIx(i)));
        let line = summary.lines().find(|line| line.contains(&escaped(p.summary.get(english)))).expect("a paragraph");
        assert!(line.contains(&format!("](<../text/#{anchor}>)")), "{line}");
    }
    for action in &ACTIONS {
        let section = summary.split("\n### ").find(|s| s.starts_with(&format!("{} ", action.id))).expect("an action");
        assert!(section.contains(&escaped(action.summary.get(english))), "{}", action.id);
        assert!(section.contains(&format!("action/{}/", action.id.to_ascii_lowercase())), "{}", action.id);
    }
    for note in &NOTES {
        let start = format!("[note {}](<../notes/#fn{}>)", note.number, note.number);
        let section = summary.split("\n### ").find(|s| s.starts_with(&start)).expect("a note");
        for fact in note.facts {
            assert!(section.contains(&escaped(fact.get(english))), "note {}", note.number);
        }
    }
    // relative links lead to files and places of the site, since no address is set
    for (file, text) in [("data/proposal.en.md", &summary), ("llms.txt", &guide)] {
        let from = Page { path: file.to_owned(), text: String::new(), html: Html::new_document() };
        let mut targets: BTreeMap<String, Page> = BTreeMap::new();
        let mut links = 0;
        for address in text.split("](<").skip(1).filter_map(|rest| rest.split_once(">)").map(|(address, _)| address)) {
            if address.contains("://") {
                continue;
            }
            links += 1;
            let (target, fragment) = from.resolve(address);
            assert!(root.join(&target).is_file(), "{file}: {address}");
            if let Some(fragment) = fragment {
                let page = targets.entry(target.clone()).or_insert_with(|| page(&target));
                assert!(page.ids().contains(&fragment.as_str()), "{file}: {address}");
            }
        }
        assert!(links > 8, "{file}: {links} links");
    }
}

#[test]
fn the_page_about_the_site_gives_the_real_sizes() {
    let about = page("about/index.html");
    let cells = about.all("[data-size]");
    assert!(cells.len() > 28, "{} sizes", cells.len());
    for cell in cells {
        let name = cell.attr("data-size").unwrap_or_default();
        let bytes = std::fs::metadata(dist().join("data").join(name)).unwrap_or_else(|e| panic!("{name}: {e}")).len();
        let shown: u64 = words(cell).replace(" kB", "").replace(',', "").parse().expect("a number");
        assert_eq!(shown, bytes.div_ceil(1000), "{name}");
    }
    for id in
        ["what", "method", "evidence", "figures", "data", "licence", "limits", "privacy", "accessibility", "versions"]
    {
        assert!(about.ids().contains(&id), "no section {id}");
    }
    // no contact is set
    assert!(about.one("#errors").attr("hidden").is_some());
}
