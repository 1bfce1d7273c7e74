//! What two or more pages share.

pub mod abbreviations;
pub mod action;
pub mod cite;
pub mod cx;
pub mod embed;
pub mod facts;
pub mod file_size;
pub mod found;
pub mod initiative;
pub mod locator;
pub mod member_bar;
pub mod names;
pub mod paper;
pub mod passage_dialog;
pub mod recommendation;
pub mod shell;
pub mod since;
pub mod steps;
pub mod timeline;

pub use cx::{Cx, Scope};
