//! Makes the index of records, when the site is built.

use super::index::{FIELD, NAME, NAME_END};
use super::query::key;
use super::{BODY_LEVEL, KINDS, LEVELS, RELATED_LEVEL, name_level, title_level};
use crate::text::fold::{terms, unspaced};
use std::collections::BTreeMap;

/// One record: what is searched, what a list shows of it, and where it leads.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// A word of [`KINDS`].
    pub kind: &'static str,
    /// Its id within the kind, for tests: `A1.2-4`, `24`.
    pub id: String,
    pub title: String,
    /// Whether the title belongs to it alone. The heading above a paragraph does not.
    pub own_title: bool,
    /// Other names, acronyms and codes, which are shown beside the title.
    pub names: Vec<String>,
    pub place: String,
    pub address: String,
    /// Name of the page that opens.
    pub opens: String,
    pub body: String,
    /// What is searched and not shown: names of what the record is about.
    pub related: Vec<String>,
    /// Its names in another language, which are searched and not shown.
    pub foreign: Vec<String>,
    /// How it is addressed directly: `fn24`, `note 24`.
    pub keys: Vec<String>,
}

/// How much lower the level of a match in a name in another language is than in a title.
const FOREIGN: u32 = 2;

/// The index of documents. `words` are those of the interface, in the order of their positions.
#[must_use]
pub fn write(documents: &[Document], words: &[&str]) -> String {
    let mut all_terms: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    let mut records = String::new();
    for (number, document) in documents.iter().enumerate() {
        for (term, level) in levels(document) {
            all_terms.entry(term).or_default().push((number, level));
        }
        for name in &document.keys {
            keys.entry(key(name)).or_insert(number);
        }
        records.push_str(&line(document));
    }
    let lines = |all: &mut dyn Iterator<Item = String>| all.map(|line| line + "\n").collect::<String>();
    let parts = [
        lines(&mut words.iter().map(|word| in_one_line(word))),
        records,
        lines(&mut keys.iter().map(|(key, number)| format!("{key}{FIELD}{number}"))),
        lines(&mut all_terms.keys().cloned()),
        all_terms.values().map(|found| encoded(found)).collect(),
    ];
    let lengths: String = parts.iter().map(|part| format!(" {}", part.len())).collect();
    format!("{NAME}{lengths}\n{}", parts.concat())
}

/// The terms of a document, each with the highest level that it has there.
fn levels(document: &Document) -> BTreeMap<String, u32> {
    let mut all: BTreeMap<String, u32> = BTreeMap::new();
    let mut add = |text: &str, level: u32| {
        for term in terms(text) {
            let known = all.entry(term).or_default();
            *known = level.max(*known);
        }
    };
    add(&document.title, title_level(&document.title, document.own_title));
    document.names.iter().for_each(|name| add(name, name_level(name)));
    document.foreign.iter().for_each(|name| add(name, title_level(name, true) - FOREIGN));
    add(&document.body, BODY_LEVEL);
    add(&document.place, RELATED_LEVEL);
    document.related.iter().for_each(|text| add(text, RELATED_LEVEL));
    all
}

fn line(document: &Document) -> String {
    let kind = KINDS.iter().position(|kind| *kind == document.kind).unwrap_or_default();
    let names = document.names.join(&NAME_END.to_string());
    let letter = b'a' + kind as u8;
    let mut out = String::from(char::from(if document.own_title { letter } else { letter.to_ascii_uppercase() }));
    let hidden = hidden(document);
    for field in [&document.title, &names, &document.place, &document.address, &document.opens, &document.body, &hidden]
    {
        out.push(FIELD);
        out.push_str(&in_one_line(field));
    }
    out.push('\n');
    out
}

/// What has no terms and is nowhere else in the record.
fn hidden(document: &Document) -> String {
    let mut all: Vec<&str> = Vec::new();
    for text in document.related.iter().filter(|text| text.contains(unspaced)) {
        if !all
            .iter()
            .chain([&document.title.as_str(), &document.body.as_str()])
            .any(|known| known.contains(text.as_str()))
        {
            all.push(text);
        }
    }
    all.join(&NAME_END.to_string())
}

/// Without the characters that separate.
fn in_one_line(text: &str) -> String {
    text.replace(['\n', FIELD], " ")
}

/// A list of matches as the index has it.
fn encoded(found: &[(usize, u32)]) -> String {
    let (mut out, mut before) = (String::new(), 0);
    for (number, level) in found {
        let mut value = (number - before) as u32 * LEVELS + level;
        before = *number;
        while value > 63 {
            out.push(char::from((value & 63) as u8 | 64));
            value >>= 6;
        }
        out.push(char::from(value as u8));
    }
    out.push('\0');
    out
}
