//! The official wording beside our summaries, where the owner of the proposal gives it at build (`--official FILE`;
//! `docs/official-wording.md` describes the file). Without it nothing here adds anything to any page.
//!
//! Prerendered pages contain the wording. For pages that are opened in place it is in a file of its own, which the
//! second program fetches (`chart_host::reading`): each passage with the page that it belongs to and the element that
//! it comes after. The single file contains the same as a template.

use super::html::{escape, rewrite};
use crate::component::locator::anchor;
use crate::component::shell::official_page;
use crate::proposal::{self, DOCUMENT, NOTES, PARAGRAPHS, ParagraphIx};
use crate::route::Page;
use crate::text::{LANGUAGES, Locale, ui};
use content::locator::{self, Locator};
use content::official::{Passage, parse};
use lol_html::{element, html_content::ContentType};
use std::fs;
use std::path::Path;

/// The wording in one language.
#[derive(Debug)]
pub struct Official {
    passages: Vec<Placed>,
}

/// A passage at one of the elements that it is shown after.
#[derive(Debug)]
struct Placed {
    page: Page,
    /// Selector of the summary that it comes after.
    after: String,
    html: String,
}

impl Official {
    /// Reads the wording in the language of the texts from a file.
    ///
    /// # Errors
    /// Every fault of the file with its line, or that it cannot be read.
    pub fn read(file: &Path, locale: Locale) -> Result<Official, String> {
        let name = file.display().to_string();
        let text =
            fs::read_to_string(file).map_err(|e| format!("The official wording in {name} can't be read: {e}."))?;
        let exists = |at: &Locator<'_>| !places(at).is_empty();
        let passages = parse(&name, &text, LANGUAGES, exists).map_err(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            format!("The official wording can't be used.\n{}", lines.join("\n"))
        })?;
        let passages = passages.iter().filter(|passage| passage.language == locale.code());
        Ok(Official { passages: passages.flat_map(|passage| placed(locale, passage)).collect() })
    }

    /// A page's HTML with the wording after each summary.
    ///
    /// # Errors
    /// If the HTML cannot be rewritten.
    pub fn insert(&self, page: Page, html: &str) -> Result<String, String> {
        let here = self.passages.iter().filter(|passage| passage.page == page);
        let handlers: Vec<_> = here
            .map(|passage| {
                element!(&passage.after, |summary| {
                    summary.after(&passage.html, ContentType::Html);
                    Ok(())
                })
            })
            .collect();
        if handlers.is_empty() { Ok(html.to_owned()) } else { rewrite(html, handlers) }
    }

    /// All passages, as the second program reads them.
    #[must_use]
    pub fn file(&self) -> String {
        let passage = |p: &Placed| {
            let (page, after) = (escape(&p.page.path()), escape(&p.after));
            format!("<div data-page-of=\"{page}\" data-after=\"{after}\">{}</div>\n", p.html)
        };
        self.passages.iter().map(passage).collect()
    }
}

/// The pages that have a summary of a place, each with the selector of the summary; none if the proposal has no such
/// place or it has no wording of its own.
fn places(at: &Locator<'_>) -> Vec<(Page, String)> {
    match at {
        Locator::Paragraph(id) => (0..PARAGRAPHS.len())
            .map(ParagraphIx)
            .filter(|p| format!("{} ¶{}", p.get().section.get().id, p.get().n) == *id)
            .map(|p| (Page::Text, format!("[id=\"{}\"] .doc-say", anchor(p))))
            .collect(),
        Locator::Note(n) => NOTES
            .iter()
            .filter(|note| note.number == *n)
            .map(|note| (Page::Notes, format!("[id=\"fn{}\"] .doc-say", note.number)))
            .collect(),
        Locator::Action(id) => proposal::action(id)
            .filter(|action| action.get().id == *id)
            .map(|action| {
                vec![
                    (Page::Action(action), ".one-say".to_owned()),
                    (Page::Text, format!("[id=\"{}\"] .doc-one", id.to_ascii_lowercase())),
                ]
            })
            .unwrap_or_default(),
        Locator::Cover | Locator::Heading(_) => Vec::new(),
    }
}

/// A passage at each of its places, labelled, with the address of the official page.
fn placed(locale: Locale, passage: &Passage) -> Vec<Placed> {
    let (url, label) =
        (escape(official_page(locale)), ui::OFFICIAL_LABEL.fill(locale, &[("issuer", DOCUMENT.issuer.get(locale))]));
    let text: String = passage.paragraphs.iter().map(|p| format!("<p>{}</p>", escape(p))).collect();
    let html = format!(
        "<figure class=\"official\"><figcaption>{}</figcaption><blockquote cite=\"{url}\">{text}</blockquote></figure>",
        escape(&label),
    );
    let places = locator::parse(&passage.at).map(|at| places(&at)).unwrap_or_default();
    places.into_iter().map(|(page, after)| Placed { page, after, html: html.clone() }).collect()
}
