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

/// Whether a character is kana or kanji.
fn is_japanese(ch: char) -> bool {
    matches!(ch, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The whole text of a page, without code and words of other languages.
fn text_of(element: ElementRef<'_>, out: &mut String) {
    let other = element.attr("lang").is_some_and(|lang| lang != "ja");
    if other || ["script", "style", "code", "pre", "svg", "noscript"].contains(&element.value().name()) {
        // what stands beside it is not beside each other
        out.push('\n');
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(text),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| text_of(child, out)),
        }
    }
    // a label of its own line
    let is_label = element.attr("class") == Some("figures-l");
    if is_label || !["a", "b", "small", "span", "mark", "time", "i"].contains(&element.value().name()) {
        out.push('\n');
    }
}

/// Units that would be written twice if a text and what is filled into it both had them.
const TWICE: [&str; 12] =
    ["年年", "月月", "日日", "円円", "人人", "件件", "約約", "ドルドル", "%%", "。。", "、、", "："];

/// What is wrong about the punctuation of a line.
fn fault(line: &str) -> Option<String> {
    let chars: Vec<char> = line.chars().collect();
    for (at, pair) in chars.windows(2).enumerate() {
        let around = || chars[at.saturating_sub(12)..(at + 12).min(chars.len())].iter().collect::<String>();
        let half = |ch: char| ",;:()!?".contains(ch);
        if is_japanese(pair[0]) && half(pair[1]) || half(pair[0]) && is_japanese(pair[1]) {
            return Some(around());
        }
        let next = chars.get(at + 2).copied().unwrap_or(' ');
        if ",;:.".contains(pair[0]) && pair[1] == ' ' && is_japanese(next) {
            return Some(around());
        }
        if pair[0].is_ascii_digit() && pair[1] == ' ' && "件年月円倍度".contains(next) {
            return Some(around());
        }
    }
    // a colon is not doubled either
    let twice = TWICE.iter().map(|unit| if unit.chars().count() == 1 { unit.repeat(2) } else { (*unit).to_owned() });
    twice.into_iter().find(|unit| line.contains(unit.as_str())).map(|unit| format!("{unit} in {line}"))
}

#[test]
fn words_are_joined_with_japanese_punctuation() {
    let locale = Locale::built_in("ja").expect("Japanese");
    let language = Language::of(locale);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for route in Route::all().into_iter().filter(|route| route.language == language) {
        let html = Html::parse_document(&body(locale, route, &Settings::default()));
        let mut text = String::new();
        text_of(html.root_element(), &mut text);
        let mut read = Vec::new();
        pieces(html.root_element(), &mut read);
        for line in text.lines().chain(read.iter().map(String::as_str)).filter(|line| !line.trim().is_empty()) {
            if let Some(fault) = fault(line) {
                found.entry(fault).or_insert_with(|| route.path());
            }
        }
    }
    let first: Vec<_> = found.iter().take(60).collect();
    assert!(found.is_empty(), "{} places, at first {first:#?}", found.len());
}
