//! Locators: the place of a statement in the proposal, as text and as a link.

use super::Cx;
use crate::proposal::{Locator, Paragraph, ParagraphIx, SectionIx};
use crate::route::{Language, Page};
use crate::text::{Locale, ui};
use maud::{Markup, html};

/// Path and fragment below the site's folder, on the pages in this language.
pub fn path(locale: Locale, at: Locator) -> String {
    let (page, fragment) = match at {
        Locator::Cover => (Page::Text, "#cover".to_owned()),
        Locator::Section(s) => (Page::Text, format!("#{}", s.get().id)),
        Locator::Heading(h) => (Page::Text, format!("#{}", h.get().id)),
        Locator::Paragraph(p) => (Page::Text, format!("#{}", anchor(p))),
        Locator::Note(n) => (Page::Notes, format!("#fn{n}")),
        Locator::Action(a) => (Page::Action(a), String::new()),
    };
    page.in_language(Language::of(locale)).path() + fragment.as_str()
}

/// Fragment of a paragraph: `s4.1a-p4`.
pub fn anchor(p: ParagraphIx) -> String {
    let Paragraph { section, n, .. } = p.get();
    format!("{}-p{n}", section.get().id)
}

/// The place that a fragment of the page of the text or of the notes names.
pub fn of_fragment(fragment: &str) -> Option<Locator> {
    if let Some(n) = fragment.strip_prefix("fn") {
        return n.parse().ok().filter(|n| crate::proposal::note(*n).is_some()).map(Locator::Note);
    }
    (0..crate::proposal::PARAGRAPHS.len()).map(ParagraphIx).find(|p| anchor(*p) == fragment).map(Locator::Paragraph)
}

/// How a locator is printed: `§4.1a ¶4`, `note 24`, `A1.2-4`.
pub fn label(locale: Locale, at: Locator) -> String {
    match at {
        Locator::Cover => ui::LOC_COVER.get(locale).to_owned(),
        Locator::Section(s) => section_label(locale, s),
        Locator::Heading(h) => ui::LOC_HEADING.fill(locale, &[("id", h.get().id)]),
        Locator::Paragraph(p) => format!("{} ¶{}", section_label(locale, p.get().section), p.get().n),
        Locator::Note(n) => ui::LOC_NOTE.fill(locale, &[("n", &n.to_string())]),
        Locator::Action(a) => a.get().id.to_owned(),
    }
}

fn section_label(locale: Locale, s: SectionIx) -> String {
    match s.get().id.strip_prefix('s') {
        Some(number) => format!("§{number}"),
        None => ui::LOC_APPENDIX.get(locale).to_owned(),
    }
}

/// Pages of a place: `p. 8`. They are inferred, which each page that shows them says once.
pub fn pages(locale: Locale, pages: &[u8]) -> String {
    let list = pages.iter().map(u8::to_string).collect::<Vec<_>>().join(ui::FORMAT_RANGE.get(locale));
    ui::LOC_PAGES.fill(locale, &[("pages", &list)])
}

/// The pages of a paragraph, note or action.
pub fn pages_of(locale: Locale, at: Locator) -> Option<String> {
    match at {
        Locator::Paragraph(p) => Some(pages(locale, p.get().pages)),
        Locator::Note(n) => crate::proposal::note(n).map(|note| pages(locale, note.pages)),
        Locator::Action(a) => Some(pages(locale, a.get().pages)),
        _ => None,
    }
}

/// A link to a place in the proposal.
pub fn loc(cx: Cx, at: Locator) -> Markup {
    let note = match at {
        Locator::Note(n) => Some(n),
        _ => None,
    };
    html! { a.loc href={ (cx.root_prefix) (path(cx.locale, at)) } data-note=[note] { (label(cx.locale, at)) } }
}

/// Links to several places in a row.
pub fn locs(cx: Cx, all: impl IntoIterator<Item = Locator>) -> Markup {
    html! { @for (i, at) in all.into_iter().enumerate() { @if i > 0 { " " } (loc(cx, at)) } }
}
