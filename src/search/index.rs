//! The index as it is fetched: one text file.
//!
//! A line with the lengths of the parts in bytes, then the parts, one after the other:
//!
//! 1. words of the interface, one a line;
//! 2. records, one a line: a letter for the kind (`a` is the first of [`super::KINDS`], a capital if the title is not
//!    its own), then title, other names, place, address, name of the page that opens, body, and what is searched and
//!    not shown, each after U+001F; several names are separated by U+001E;
//! 3. keys of records that are addressed directly (`fn24`), sorted, one a line, each with U+001F and the number of the
//!    record;
//! 4. terms of scripts with spaces, sorted by their bytes, one a line;
//! 5. for each term the records that have it: numbers of 6 bits a byte, the lowest first, with 64 added to every byte
//!    but the last. A number is the distance to the record before times [`LEVELS`] plus the level of the match, so it is
//!    never zero, and a zero ends the list.
//!
//! Every byte of the last part is an ASCII character, so the whole is text, which every host compresses. Nothing has to
//! be decoded before the first query: lines are only found.
//!
//! Scripts without spaces have no terms: pairs of characters would take more than the texts. They are looked for in the
//! records, which are folded for that at once when the first such word is looked for.

use super::{BODY_LEVEL, KINDS, LEVELS, RELATED_LEVEL, name_level, title_level};
use crate::text::fold::fold;
use std::fmt;
use std::sync::OnceLock;

/// First word of the file, and the version of its form.
pub(super) const NAME: &str = "search-2";
/// Number of parts.
pub(super) const PARTS: usize = 5;
/// Separates the fields of a record.
pub(super) const FIELD: char = '\u{1f}';
/// Separates the other names of a record.
pub(super) const NAME_END: char = '\u{1e}';

/// An index and the text that it was read from.
#[derive(Debug)]
pub struct Index {
    /// Words of the interface.
    words: Vec<&'static str>,
    records: Vec<&'static str>,
    /// The part with the records, and its folded lines.
    texts: &'static str,
    folded: OnceLock<Vec<&'static str>>,
    /// The kind of each record: every record that is found is asked for it.
    kinds: Vec<u8>,
    keys: Vec<&'static str>,
    terms: Vec<&'static str>,
    matches: Vec<&'static [u8]>,
}

/// The text is no index of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The index cannot be read.")
    }
}

/// A record as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Position in [`KINDS`].
    pub kind: usize,
    pub title: &'static str,
    /// Other names, each followed by [`NAME_END`] but the last.
    names: &'static str,
    /// Where in the proposal it is, or its date and sources.
    pub place: &'static str,
    /// Path and fragment below the site's folder.
    pub address: &'static str,
    /// Name of the page that opens.
    pub opens: &'static str,
    pub body: &'static str,
}

impl Record {
    /// Its other names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.names.split(NAME_END).filter(|name| !name.is_empty())
    }
}

impl Index {
    /// Reads an index, whose text lives as long as the page.
    ///
    /// # Errors
    /// If it is none of this version, or not whole.
    pub fn read(text: String) -> Result<Index, Damaged> {
        let text: &'static str = Box::leak(text.into_boxed_str());
        let (head, mut rest) = text.split_once('\n').ok_or(Damaged)?;
        let mut head = head.split(' ');
        if head.next() != Some(NAME) {
            return Err(Damaged);
        }
        let mut parts = [""; PARTS];
        for part in &mut parts {
            let length = head.next().and_then(|n| n.parse().ok()).ok_or(Damaged)?;
            (*part, rest) = rest.split_at_checked(length).ok_or(Damaged)?;
        }
        let lines = |part: &'static str| part.split_terminator('\n').collect::<Vec<_>>();
        let [words, records, keys, terms, matches] = parts;
        let texts = records;
        let records = lines(records);
        let letter = |line: &&str| line.bytes().next().unwrap_or_default().to_ascii_lowercase();
        let kind = |line: &&str| letter(line).wrapping_sub(b'a').min(KINDS.len() as u8 - 1);
        let index = Index {
            words: lines(words),
            kinds: records.iter().map(kind).collect(),
            records,
            texts,
            folded: OnceLock::new(),
            keys: lines(keys),
            terms: lines(terms),
            matches: matches.as_bytes().split_inclusive(|byte| *byte == 0).collect(),
        };
        if rest.is_empty() && index.matches.len() == index.terms.len() { Ok(index) } else { Err(Damaged) }
    }

    /// A word of the interface by its position.
    pub fn word(&self, position: usize) -> &'static str {
        self.words.get(position).copied().unwrap_or_default()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Position of a record's kind in [`KINDS`].
    pub fn kind(&self, number: usize) -> usize {
        self.kinds.get(number).copied().map_or(0, usize::from)
    }

    /// A record by its number.
    pub fn record(&self, number: usize) -> Record {
        let mut fields = self.records.get(number).copied().unwrap_or_default().split(FIELD).skip(1);
        let mut next = || fields.next().unwrap_or_default();
        Record {
            kind: self.kind(number),
            title: next(),
            names: next(),
            place: next(),
            address: next(),
            opens: next(),
            body: next(),
        }
    }

    /// The record that a key names: see [`super::query::key`].
    pub(super) fn direct(&self, key: &str) -> Option<usize> {
        let at = self.keys.binary_search_by(|line| line.split(FIELD).next().unwrap_or_default().cmp(key)).ok()?;
        self.keys[at].split(FIELD).nth(1)?.parse().ok().filter(|number| *number < self.len())
    }

    /// Every term, sorted.
    pub(super) fn terms(&self) -> &[&'static str] {
        &self.terms
    }

    /// Position of a term.
    pub(super) fn term(&self, term: &str) -> Option<usize> {
        self.terms.binary_search(&term).ok()
    }

    /// Positions of the terms that begin with something.
    pub(super) fn beginning(&self, start: &str) -> std::ops::Range<usize> {
        let from = self.terms.partition_point(|term| *term < start);
        let count = self.terms[from..].iter().take_while(|term| term.starts_with(start)).count();
        from..from + count
    }

    /// How many bytes the list of a term's records takes, which grows with the number of records.
    pub(super) fn weight(&self, term: usize) -> usize {
        self.matches.get(term).map_or(0, |list| list.len())
    }

    /// Calls a function with the number of each record that has a term, and the level of the match.
    pub(super) fn each_match(&self, term: usize, mut f: impl FnMut(usize, u32)) {
        let all = self.records.len();
        let mut record = 0;
        let mut bytes = self.matches.get(term).copied().unwrap_or_default().iter();
        while let Some(first) = bytes.next() {
            let (mut byte, mut value, mut shift) = (*first, u32::from(*first & 63), 6);
            while byte > 63 {
                byte = bytes.next().copied().unwrap_or_default();
                value |= u32::from(byte & 63) << (shift & 31);
                shift += 6;
            }
            record += (value / LEVELS) as usize;
            if value == 0 || record >= all {
                return;
            }
            f(record, value % LEVELS);
        }
    }

    /// Calls a function with the number of each record that contains something in a script without spaces, and the
    /// level of the match. `piece` is folded.
    pub(super) fn each_containing(&self, piece: &str, mut f: impl FnMut(usize, u32)) {
        let folded = || fold(self.texts).leak().split_terminator('\n').collect();
        for (number, line) in self.folded.get_or_init(folded).iter().enumerate() {
            // most records do not have it anywhere
            if line.contains(piece) {
                let own = self.records.get(number).is_some_and(|line| line.starts_with(char::is_lowercase));
                let level = level_in(line, piece, own);
                if level > 0 {
                    f(number, level);
                }
            }
        }
    }
}

/// How well a folded record matches something in a script without spaces; 0 if only an address contains it.
fn level_in(line: &str, piece: &str, own_title: bool) -> u32 {
    let levels = line.split(FIELD).enumerate().map(|(field, text)| match field {
        _ if !text.contains(piece) => 0,
        1 => title_level(text, own_title),
        2 => text.split(NAME_END).filter(|name| name.contains(piece)).map(name_level).max().unwrap_or_default(),
        3 | 7 => RELATED_LEVEL,
        6 => BODY_LEVEL,
        _ => 0,
    });
    levels.max().unwrap_or_default()
}
