//! Full-text search over everything that the site holds. Pure: from an index and what was typed to records, best
//! first.
//!
//! | file | what it does |
//! |---|---|
//! | [`index`] | reads an index; its form is described there |
//! | `write` | makes the index of records, when the site is built |
//! | [`query`] | from what was typed to records |
//! | [`marks`] | where the words are in a text, and which part of it is shown |
//!
//! Words are those of [`crate::text::fold`], which the explorer's box uses too.

pub mod index;
pub mod marks;
pub mod query;
#[cfg(feature = "ssr")]
pub mod write;

pub use index::{Index, Record};
pub use query::{Found, find};

use crate::text::fold::{terms, unspaced};

/// Kinds of records by their words in addresses.
pub use crate::facet::FOUND as KINDS;

/// Levels of matches, at most [`LEVELS`] - 1.
const NAME_LEVEL: u32 = 15;
const BODY_LEVEL: u32 = 4;
const RELATED_LEVEL: u32 = 2;

/// How many words a text has. Scripts without spaces are taken to have words of three characters.
fn words_in(text: &str) -> usize {
    terms(text).len() + text.chars().filter(|ch| unspaced(*ch)).count().div_ceil(3)
}

/// The level of a match in a title: a word of a short title tells more.
fn title_level(title: &str, own: bool) -> u32 {
    if !own {
        return RELATED_LEVEL + 1;
    }
    match words_in(title) {
        0..=2 => 13,
        3..=4 => 12,
        5..=7 => 10,
        8..=12 => 8,
        _ => 6,
    }
}

/// The level of a match in another name.
fn name_level(name: &str) -> u32 {
    match words_in(name) {
        1 => NAME_LEVEL,
        2..=4 => 12,
        _ => 10,
    }
}

/// How many numbers there are for how well a record matches one term, from 1.
const LEVELS: u32 = 16;
