//! What markup is written for.

use crate::route::{Language, Page};
use crate::text::Locale;
use std::ops::Deref;

/// The language of the page and where the page is.
#[derive(Debug)]
pub struct Scope<'a> {
    pub locale: Locale,
    /// Prefix of links to anything below the site's folder: `./`, `../`, `../../`; `#/` where all pages are in one
    /// file. Links to pages are written with [`Cx::href`], which adds the folder of the language.
    pub root_prefix: &'a str,
}

/// The context that everything that writes markup gets. A reference, since it is passed in every call: as three
/// words it made the program larger.
#[derive(Debug, Clone, Copy)]
pub struct Cx<'a> {
    pub scope: &'a Scope<'a>,
}

impl<'a> Deref for Cx<'a> {
    type Target = Scope<'a>;

    fn deref(&self) -> &Scope<'a> {
        self.scope
    }
}

impl Cx<'_> {
    /// The relative address of a page in this language. A query or a fragment may follow it.
    pub fn href(self, page: Page) -> String {
        format!("{}{}", self.root_prefix, page.in_language(Language::of(self.locale)).path())
    }
}
