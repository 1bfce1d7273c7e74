//! The Japanese pages: nothing is left in English but names.
#![cfg(feature = "ssr")]

use content::translation;
use explorer::publish::{Settings, body};
use explorer::route::{Language, Route};
use explorer::text::Locale;
use scraper::node::Node;
use scraper::{ElementRef, Html};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Attributes that are read out or shown.
const ATTRIBUTES: [&str; 6] = ["alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"];

/// What a visitor reads or hears in an element, piece by piece, without code, addresses and words of other languages.
fn pieces(element: ElementRef<'_>, out: &mut Vec<String>) {
    let other = element.attr("lang").is_some_and(|lang| lang != "ja");
    if other || ["script", "style", "code", "pre", "svg"].contains(&element.value().name()) {
        return;
    }
    if element.value().name() == "noscript" {
        let inside = Html::parse_fragment(&element.text().collect::<String>());
        return pieces(inside.root_element(), out);
    }
    out.extend(ATTRIBUTES.iter().filter_map(|name| element.attr(name)).map(str::to_owned));
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push(text.to_string()),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| pieces(child, out)),
        }
    }
}

/// Runs of Latin letters, with what joins them.
fn latin(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |ch: char| ch.is_ascii_alphanumeric() || "./-_:?=&#".contains(ch);
    text.split(move |ch| !is_part(ch))
        .map(|run| run.trim_matches(['.', '-', ':', '/', '#', '?', '=']))
        .filter(|run| run.chars().filter(char::is_ascii_alphabetic).count() > 1)
}

/// Words that are the same in Japanese: names, abbreviations, values of attributes, and the few English wordings that a
/// remark quotes.
const NAMES: &str = include_str!("japanese-names.txt");

/// Whether a run is an address, a file, a code or a locator.
fn is_no_word(run: &str) -> bool {
    run.contains(|ch: char| ch.is_ascii_digit() || "./_=?&:#".contains(ch))
}

#[test]
fn what_is_in_latin_letters_is_a_name() {
    let locale = Locale::built_in("ja").expect("Japanese");
    let language = Language::of(locale);
    let names: BTreeSet<&str> = NAMES.lines().collect();
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for route in Route::all().into_iter().filter(|route| route.language == language) {
        let html = Html::parse_document(&body(locale, route, &Settings::default()));
        let mut read = Vec::new();
        pieces(html.root_element(), &mut read);
        for piece in &read {
            for word in latin(piece).filter(|word| !is_no_word(word)) {
                found.entry(word.to_owned()).or_insert_with(|| format!("{}: {piece}", route.path()));
            }
        }
    }
    let strange: Vec<_> = found.iter().filter(|(word, _)| !names.contains(word.as_str())).collect();
    assert!(strange.is_empty(), "these are no names: {strange:#?}");
    let gone: Vec<_> = names.iter().filter(|name| !found.contains_key(**name)).collect();
    assert!(gone.is_empty(), "no page has these any more: {gone:?}");
}

/// Years of four digits, and percentages, in a text.
fn figures(text: &str) -> BTreeSet<String> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_digit(at) || bytes.get(at).is_some_and(|b| b".,".contains(b)) && is_digit(at + 1) {
            at += 1;
        }
        let number = &text[start..at];
        let is_year = number.len() == 4
            && number.bytes().all(|b| b.is_ascii_digit())
            && (number.starts_with("19") || number.starts_with("20"));
        if is_year || bytes.get(at) == Some(&b'%') {
            found.insert(number.to_owned());
        }
    }
    found
}

/// The years and percentages of a text are those of the English one. A name may have another year in Japanese.
#[test]
fn years_and_percentages_are_those_of_the_english_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [english, japanese] = ["en", "ja"].map(|code| translation::read(root, code).expect("texts"));
    let wrong: Vec<String> = english
        .iter()
        .filter_map(|(key, text)| {
            let own = japanese.get(key)?;
            let missing: Vec<String> = figures(text).into_iter().filter(|n| !own.contains(n.as_str())).collect();
            (!missing.is_empty()).then(|| format!("{key}: {missing:?} of {text:?} in {own:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The terms of the glossary: English wording and Japanese term, without what is said of its use.
fn glossary() -> BTreeMap<String, String> {
    let text = include_str!("../src/text/ja/GLOSSARY.md");
    let mut terms = BTreeMap::new();
    for (english, term) in text.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(" = ")) {
        let term = term.split([" / ", " ― "].iter().find(|mark| term.contains(**mark)).copied().unwrap_or("\n")).next();
        let term = term.unwrap_or_default().split(" ― ").next().unwrap_or_default().trim();
        terms.entry(english.trim().to_owned()).or_insert_with(|| term.to_owned());
    }
    terms
}

#[test]
fn names_are_those_of_the_glossary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [english, japanese] = ["en", "ja"].map(|code| translation::read(root, code).expect("texts"));
    let terms = glossary();
    let is_name = |key: &str| {
        let named = ["entities.", "themes.", "countries."].iter().any(|file| key.starts_with(file));
        named && key.ends_with(".name") || key.starts_with("areas.") && key.ends_with(".title")
    };
    let mut seen = 0;
    for (key, name) in english.iter().filter(|(key, _)| is_name(key)) {
        let name = name.replace(['“', '”'], "");
        assert_eq!(terms.get(&name), japanese.get(key), "{key}: {name}");
        seen += 1;
    }
    assert!(seen > 200, "only {seen} names");
}
