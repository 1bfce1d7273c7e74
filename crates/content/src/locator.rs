//! The notation of a place in the proposal.

/// A place in the proposal, as written in the content files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Locator<'a> {
    /// The title page.
    Cover,
    /// `H:s4.1a` or `H:A3`: a heading of the body or of the appendix, by its id.
    Heading(&'a str),
    /// `s4.1a ¶3` or `app ¶1`: the paragraph's id as a whole.
    Paragraph(&'a str),
    /// `fn11`.
    Note(u8),
    /// `A1.2-4`.
    Action(&'a str),
}

/// Parses a locator; `None` if it has none of the forms. Whether the place exists is not checked.
pub fn parse(text: &str) -> Option<Locator<'_>> {
    if text == "cover" {
        return Some(Locator::Cover);
    }
    if let Some(id) = text.strip_prefix("H:") {
        return Some(Locator::Heading(id));
    }
    if let Some(n) = text.strip_prefix("fn") {
        return n.parse().ok().map(Locator::Note);
    }
    if text.contains(" ¶") {
        return Some(Locator::Paragraph(text));
    }
    if text.starts_with('A') && text.contains('-') {
        return Some(Locator::Action(text));
    }
    None
}

/// The id of the section that a paragraph belongs to: `s4.1a` for `s4.1a ¶3`.
pub fn section_of(paragraph: &str) -> &str {
    paragraph.split(" ¶").next().unwrap_or_default()
}
