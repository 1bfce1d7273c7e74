//! What visitors take away: references in four formats, and the listed actions as files. Pure functions from records
//! to text; the second program and `publish` use them.

pub mod actions;
mod bibtex;
mod csl;
pub mod json;
pub mod markdown;
pub mod reference;
mod ris;

use reference::Reference;

/// The formats of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A sentence in the style of the site, for a text.
    Plain,
    /// BibTeX, UTF-8.
    BibTex,
    /// RIS, as most reference managers read it.
    Ris,
    /// A list of one item in CSL-JSON.
    Csl,
}

impl Format {
    /// Every value, in the order shown.
    pub const ALL: [Format; 4] = [Format::Plain, Format::BibTex, Format::Ris, Format::Csl];

    /// The value of the dialog's radio button, and the ending of the file.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Plain => "txt",
            Format::BibTex => "bib",
            Format::Ris => "ris",
            Format::Csl => "json",
        }
    }

    /// Media type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Plain => "text/plain;charset=utf-8",
            Format::BibTex => "application/x-bibtex;charset=utf-8",
            Format::Ris => "application/x-research-info-systems;charset=utf-8",
            Format::Csl => "application/vnd.citationstyles.csl+json",
        }
    }

    /// A reference in this format.
    pub fn write(self, reference: &Reference) -> String {
        match self {
            Format::Plain => reference.plain.clone(),
            Format::BibTex => bibtex::write(reference),
            Format::Ris => ris::write(reference),
            Format::Csl => csl::write(reference),
        }
    }
}
