//! The content of the explorer: reads the files, checks them, and emits them as Rust.
//!
//! | module | what it does |
//! |---|---|
//! | [`schema`] | the form of the files; the open data and its JSON Schemas derive from it |
//! | [`locator`] | the notation of a place in the proposal |
//! | [`load`] | reads and parses the files |
//! | [`official`] | reads the official wording, if the owner of the proposal gives it at build |
//! | [`check`] | finds what the parser cannot: references, counts, sums, missing texts |
//! | [`translation`] | how complete and how fresh the texts of a language are |
//! | `web` | the order in which related entities are drawn |
//! | [`emit`] | writes the records as Rust statics and the texts as one pack per language |
//!
//! Native only. The build script of the explorer runs all of it and stops the build on any fault;
//! the program that writes the open data loads the files again; tests spoil one line and expect the
//! fault. What is true of this proposal only, such as the number of its actions, is data
//! (`src/proposal/data/expected.toml`) and not part of this crate.

pub mod check;
pub mod emit;
pub mod load;
pub mod locator;
pub mod official;
pub mod schema;
pub mod translation;
mod web;
