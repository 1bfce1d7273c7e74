//! The form of the content files, written once.
//!
//! `src/*/data/*.toml` holds one collection per file; this module defines which fields a record of
//! each collection has. The files are read through these types, the open data is written from them,
//! and the published JSON Schemas are derived from them, so the three cannot disagree. Words are
//! kept apart (`src/text/<language>/`): a record holds only ids, locators, numbers and dates, which
//! no language changes.
//!
//! Documentation of types and fields is published: it becomes the descriptions in the JSON Schemas.
//! A field with `serde(skip_serializing)` and `schemars(skip)` is for the explorer only and is left
//! out of the open data.
//!
//! Ids and locators are those of the inventory of the proposal. A locator is written as the
//! inventory writes it: `s4.1a ¶3` (paragraph), `fn11` (note), `A1.2-4` (action), `H:s4.1a` or
//! `H:A3` (heading), `app ¶1` (lead-in of the appendix), `cover`.

pub mod context;
pub mod expected;
mod marked;
pub mod proposal;

pub use marked::Marked;

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident : $ty:ty,)* }) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name { $($(#[$fmeta])* pub $field: $ty,)* }
    };
}
pub(crate) use record;
