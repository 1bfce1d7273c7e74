//! What stands at a place of the proposal, in our own words.

use super::locator::when;
use crate::proposal::{Nature, Note, NoteKind, Statistic, YearBasis};
use crate::text::{Text, format, ui};

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

/// A figure with its qualifier and unit: `about 3.4 million visitors`.
pub fn value_of(s: &Statistic) -> String {
    let unit = s.unit.get();
    let value = match unit.strip_prefix('%') {
        Some(rest) => format!("{} %{rest}", format::plain(s.value)),
        None => format!("{} {unit}", format::plain(s.value)),
    };
    match s.qualifier {
        Some(q) => format!("{} {value}", q.get()),
        None => value,
    }
}

/// What a figure is for: its year, said to be implied or ambiguous, and the year it is set against.
pub fn year_of(s: &Statistic) -> String {
    let year = s.year.map(when).map_or_else(
        || ui::STAT_NO_YEAR.get().to_owned(),
        |year| match s.year_basis {
            YearBasis::Stated => year,
            YearBasis::Implied => ui::STAT_IMPLIED.fill(&[("year", &year)]),
            YearBasis::Ambiguous => ui::STAT_AMBIGUOUS.fill(&[("year", &year)]),
            YearBasis::NotStated => ui::STAT_NO_YEAR.get().to_owned(),
        },
    );
    match s.base_year {
        Some(base) => format!("{year}, {}", ui::STAT_BASE.fill(&[("year", &when(base))])),
        None => year,
    }
}

/// The name of a figure's nature.
pub fn nature(nature: Nature) -> Text {
    match nature {
        Nature::Measured => ui::STAT_MEASURED,
        Nature::Forecast => ui::STAT_FORECAST,
        Nature::Target => ui::STAT_TARGET,
    }
}
