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

/// Kinds of records by their words in addresses.
pub use crate::facet::FOUND as KINDS;

/// How many numbers there are for how well a record matches one term, from 1.
const LEVELS: u32 = 16;
