//! Locators: where a statement stands, shown and leading there.

use crate::proposal::{Locator, Paragraph, ParagraphIx, SectionIx};
use crate::text::{format, ui};
use maud::{Markup, html};

/// Path and fragment below the site's folder.
pub fn path(at: Locator) -> String {
    match at {
        Locator::Cover => "text/#cover".to_owned(),
        Locator::Section(s) => format!("text/#{}", s.get().id),
        Locator::Heading(h) => format!("text/#{}", h.get().id),
        Locator::Paragraph(p) => format!("text/#{}", anchor(p)),
        Locator::Note(n) => format!("notes/#fn{n}"),
        Locator::Action(a) => crate::url::Route::Action(a).path(),
    }
}

/// Fragment of a paragraph: `s4.1a-p4`.
pub fn anchor(p: ParagraphIx) -> String {
    let Paragraph { section, n, .. } = p.get();
    format!("{}-p{n}", section.get().id)
}

/// The place a fragment on the pages of text and notes stands for.
pub fn of_fragment(fragment: &str) -> Option<Locator> {
    if let Some(n) = fragment.strip_prefix("fn") {
        return n.parse().ok().filter(|n| crate::proposal::note(*n).is_some()).map(Locator::Note);
    }
    (0..crate::proposal::PARAGRAPHS.len()).map(ParagraphIx).find(|p| anchor(*p) == fragment).map(Locator::Paragraph)
}

/// How a locator is printed: `§4.1a ¶4`, `note 24`, `A1.2-4`.
pub fn label(at: Locator) -> String {
    match at {
        Locator::Cover => ui::LOC_COVER.get().to_owned(),
        Locator::Section(s) => section_label(s),
        Locator::Heading(h) => ui::LOC_HEADING.fill(&[("id", h.get().id)]),
        Locator::Paragraph(p) => format!("{} ¶{}", section_label(p.get().section), p.get().n),
        Locator::Note(n) => ui::LOC_NOTE.fill(&[("n", &n.to_string())]),
        Locator::Action(a) => a.get().id.to_owned(),
    }
}

fn section_label(s: SectionIx) -> String {
    match s.get().id.strip_prefix('s') {
        Some(number) => format!("§{number}"),
        None => ui::LOC_APPENDIX.get().to_owned(),
    }
}

/// Pages of a place, said to be inferred.
pub fn pages(pages: &[u8]) -> String {
    let list = pages.iter().map(u8::to_string).collect::<Vec<_>>().join("–");
    ui::LOC_PAGES.fill(&[("pages", &list)])
}

/// The pages of a paragraph, note or action.
pub fn pages_of(at: Locator) -> Option<String> {
    match at {
        Locator::Paragraph(p) => Some(pages(p.get().pages)),
        Locator::Note(n) => crate::proposal::note(n).map(|note| pages(note.pages)),
        Locator::Action(a) => Some(pages(a.get().pages)),
        _ => None,
    }
}

/// A link to a place in the proposal, from a page that lies `up` above the site's folder.
pub fn loc(at: Locator, up: &str) -> Markup {
    let note = match at {
        Locator::Note(n) => Some(n),
        _ => None,
    };
    html! { a.loc href={ (up) (path(at)) } data-note=[note] { (label(at)) } }
}

/// Several places in a row.
pub fn locs(all: impl IntoIterator<Item = Locator>, up: &str) -> Markup {
    html! { @for at in all { (loc(at, up)) " " } }
}

/// A year or date as the proposal has it: ISO dates in words, fiscal years said to be such.
pub fn when(date: &str) -> String {
    match date.strip_prefix("FY") {
        Some(year) => ui::FORMAT_FISCAL.fill(&[("year", year)]),
        None => format::date(date),
    }
}
