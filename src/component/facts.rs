//! What stands at a place of the proposal, in our own words.

use crate::proposal::{Note, NoteKind};
use crate::text::{Text, ui};

/// The statements of a note in a row.
pub fn facts_of(note: &'static Note) -> String {
    note.facts.iter().map(|f| f.get()).collect::<Vec<_>>().join(" ")
}

/// The name of a kind of note.
pub fn note_kind(kind: NoteKind) -> Text {
    match kind {
        NoteKind::Definition => ui::NOTEKIND_DEFINITION,
        NoteKind::Statistic => ui::NOTEKIND_STATISTIC,
        NoteKind::Example => ui::NOTEKIND_EXAMPLE,
        NoteKind::Event => ui::NOTEKIND_EVENT,
        NoteKind::Link => ui::NOTEKIND_LINK,
        NoteKind::Position => ui::NOTEKIND_POSITION,
        NoteKind::Source => ui::NOTEKIND_SOURCE,
    }
}
