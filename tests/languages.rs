//! Pages in made-up languages: every word that a visitor reads comes from the texts. And what the texts of other
//! languages must be.

mod pseudo;

use content::translation;
use explorer::publish::search::documents;
use explorer::publish::{LANGUAGE, Settings, body};
use explorer::route::{Language, Page, Route};
use explorer::text::{Locale, pack};
use pseudo::Pseudo;
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;
use std::path::Path;

/// The texts of this build in a made-up language.
fn language(pseudo: Pseudo) -> Locale {
    let pack = pseudo.pack(&pack("en").expect("English"));
    Locale::from_packs(pseudo.code, vec![pack]).expect("texts of this build")
}

/// Attributes that are read out or shown.
const ATTRIBUTES: [&str; 6] = ["alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"];

/// What a visitor reads or hears in an element, piece by piece. Code and addresses are the same in every language.
fn pieces(element: ElementRef<'_>, out: &mut Vec<String>) {
    let is_address =
        element.attr("href").is_some_and(|href| href.contains("://")) && element.inner_html().contains("<wbr>");
    // names of countries and of languages in their own languages
    let is_language = element.attr("hreflang").is_some() && element.attr("target").is_some();
    if is_language || element.attr("lang").is_some_and(|lang| !lang.starts_with("en")) {
        return;
    }
    match element.value().name() {
        "script" | "style" | "code" | "pre" => return,
        "a" if is_address => return,
        // its content is text to a parser that knows of scripts
        "noscript" => return pieces(Html::parse_fragment(&element.text().collect::<String>()).root_element(), out),
        _ => {}
    }
    out.extend(ATTRIBUTES.iter().filter_map(|name| element.attr(name)).map(str::to_owned));
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push(text.to_string()),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| pieces(child, out)),
        }
    }
}

/// Whether a run of letters and digits is no word: an id, a code, a part of a locator.
fn is_no_word(run: &str) -> bool {
    let letters = run.chars().filter(char::is_ascii_alphabetic).count();
    letters < 2 || run.chars().any(|ch| ch.is_ascii_digit())
}

/// Words of plain ASCII letters in a text, without addresses, paths and names of files.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_file = |token: &str| token.split('.').skip(1).any(|end| FILES.contains(&end));
    let tokens = text.split_whitespace().filter(move |token| !token.contains('/') && !is_file(token));
    // messages of the frame's script
    let tokens = tokens.scan(false, |in_braces, token| {
        let was = *in_braces || token.starts_with('{');
        *in_braces = was && !token.contains('}');
        Some(if was { "" } else { token })
    });
    let runs = tokens.flat_map(|token| token.split(|ch: char| !ch.is_alphanumeric()));
    runs.filter(|run| run.is_ascii() && !is_no_word(run))
}

#[test]
fn every_word_comes_from_the_texts() {
    for pseudo in pseudo::ALL {
        every_word_is_in(pseudo);
    }
}

/// Renders every page in a language and looks for English words.
fn every_word_is_in(pseudo: Pseudo) {
    let locale = language(pseudo);
    let root = Selector::parse("html").expect("a selector");
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for page in Page::all() {
        let html = Html::parse_document(&body(locale, page.in_language(Language::of(locale)), &Settings::default()));
        let mut read = Vec::new();
        html.select(&root).for_each(|element| pieces(element, &mut read));
        for piece in read {
            let own = page.path();
            found.extend(
                words(&piece)
                    .filter(|word| !NAMES.contains(word))
                    .map(|word| (word.to_owned(), format!("{} in {piece:?}", if own.is_empty() { "/" } else { &own }))),
            );
        }
    }
    let mut told: Vec<String> = Vec::new();
    let mut last = String::new();
    for (word, at) in found {
        if word != last {
            told.push(format!("{word}: {at}"));
            last = word;
        }
    }
    assert!(told.is_empty(), "{}: {} words are not in the texts: {told:#?}", pseudo.code, told.len());
}

/// Endings of files that are named.
const FILES: [&str; 9] = ["css", "csv", "html", "js", "json", "md", "txt", "wasm", "webmanifest"];

/// Words that are the same in every language: codes of countries, a country's own English name, a number of a section,
/// a file without an ending.
const NAMES: [&str; 14] =
    ["English", "Singapore", "BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN", "headers", "ii"];

/// Elements whose text is part of the line around them.
const INLINE: [&str; 10] = ["a", "abbr", "b", "i", "mark", "small", "span", "sup", "time", "wbr"];

/// The text of each block and of each attribute that is read out. Code and names in other languages are an `x`.
fn lines(element: ElementRef<'_>, line: &mut String, out: &mut Vec<String>) {
    let name = element.value().name();
    let is_foreign = element.attr("lang").is_some_and(|lang| !lang.starts_with("ja"));
    match name {
        "script" | "style" => return,
        _ if is_foreign || ["code", "pre"].contains(&name) => return line.push('x'),
        "noscript" => {
            let html = Html::parse_fragment(&element.text().collect::<String>());
            return lines(html.root_element(), line, out);
        }
        _ => {}
    }
    out.extend(ATTRIBUTES.iter().filter_map(|name| element.attr(name)).map(str::to_owned));
    let is_block = !INLINE.contains(&name);
    if is_block {
        out.push(std::mem::take(line));
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => line.push_str(text),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| lines(child, line, out)),
        }
    }
    if is_block {
        out.push(std::mem::take(line));
    }
}

fn is_japanese(ch: char) -> bool {
    matches!(ch, 'ぁ'..='ん' | 'ァ'..='ヺ' | 'ー' | '々' | '一'..='龠')
}

/// Where a text has the punctuation of another language beside a Japanese character, or a space before a counter.
/// The numbers that the proposal gives its headings have brackets in every language: `2(1) グリーン成長`.
fn foreign_punctuation(text: &str) -> Option<String> {
    let text = (1..=9).fold(text.to_owned(), |text, n| text.replace(&format!("({n}) "), "x"));
    let chars: Vec<char> = text.chars().collect();
    let at = (0..chars.len()).find(|at| {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let mut after = chars[at + 1..].iter().copied();
        let after = after.next().and_then(|ch| if ch == ' ' { after.next() } else { Some(ch) });
        match chars[*at] {
            ',' | ';' | ':' | '(' | ')' => before.is_some_and(is_japanese) || after.is_some_and(is_japanese),
            '.' => before.is_some_and(is_japanese),
            ' ' => before.is_some_and(|ch| ch.is_ascii_digit()) && matches!(after, Some('件' | 'カ')),
            _ => false,
        }
    })?;
    Some(chars[at.saturating_sub(20)..chars.len().min(at + 20)].iter().collect())
}

/// What a text has where a word and the text that it fills both have it.
const TWICE: [&str; 11] = ["年年", "月月", "人人", "円円", "約約", "ドルドル", "%%", "。。", "、、", "：：", "））"];

#[test]
fn japanese_has_its_own_punctuation_and_no_unit_twice() {
    let locale = Locale::built_in("ja").expect("Japanese");
    let root = Selector::parse("html").expect("a selector");
    let mut faults: BTreeSet<String> = BTreeSet::new();
    let mut check = |read: &[String], own: &str, is_line: bool| {
        for text in read {
            let twice = TWICE.iter().find(|twice| !is_line && text.contains(*twice));
            let found = twice.map(|_| text.clone()).or_else(|| foreign_punctuation(text));
            faults.extend(found.map(|found| format!("{own}: {found:?}")));
        }
    };
    for page in Route::all().into_iter().map(|route: Route| route.page) {
        let html = Html::parse_document(&body(locale, page.in_language(Language::of(locale)), &Settings::default()));
        let (mut read, mut texts) = (Vec::new(), Vec::new());
        for element in html.select(&root) {
            lines(element, &mut String::new(), &mut read);
            texts.extend(element.text().map(str::to_owned));
        }
        check(&read, &page.path(), true);
        check(&texts, &page.path(), false);
    }
    for found in documents(locale) {
        check(&[found.title, found.place, found.body], &found.address, false);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn published_languages_are_whole_and_the_others_have_no_text_too_many() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let published = translation::published(root).expect("the list");
    for code in translation::folders(root).expect("folders of texts") {
        let report = translation::report(root, &code).expect("texts");
        if code != LANGUAGE && published.iter().any(|language| language.code == code) {
            assert!(report.is_complete(), "{report}");
        }
        assert!(report.surplus.is_empty() && report.blanks.is_empty(), "{report}");
    }
}

/// Places that drawings and the program give in pixels from the left, on every page.
const FROM_THE_LEFT: [&str; 2] = ["left: var(--tip-x, 0);", "left: var(--at-x, 0);"];

#[test]
fn layout_mirrors_by_itself_in_languages_written_from_right_to_left() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut told = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the style sheets") {
        let file = entry.expect("a style sheet").path();
        if file.extension().is_none_or(|end| end != "css") {
            continue;
        }
        let css = std::fs::read_to_string(&file).expect("a style sheet");
        for line in css.lines().map(str::trim).filter(|line| line.ends_with(';') && !FROM_THE_LEFT.contains(line)) {
            let Some((property, value)) = line.trim_end_matches(';').split_once(": ") else { continue };
            let sides = property.split('-').any(|part| part == "left" || part == "right");
            let aligned = property == "text-align" && matches!(value, "left" | "right");
            if sides && !property.starts_with("--") || aligned {
                told.push(format!("{}: {line}", file.display()));
            }
        }
    }
    assert!(told.is_empty(), "rules that name a side: {told:#?}");
}
