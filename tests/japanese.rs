//! The Japanese pages: nothing is left in English but names.
#![cfg(feature = "ssr")]

use explorer::publish::{Settings, body};
use explorer::route::{Language, Route};
use explorer::text::Locale;
use scraper::node::Node;
use scraper::{ElementRef, Html};
use std::collections::{BTreeMap, BTreeSet};

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
