//! What a note or a figure of the proposal says, in our own words.

use crate::proposal::{Nature, Note, NoteKind, Statistic, YearBasis};
use crate::text::{Locale, Text, ui};

/// The statements of a note in a row.
pub fn facts_of(locale: Locale, note: &'static Note) -> String {
    note.facts.iter().map(|f| f.get(locale)).collect::<Vec<_>>().join(ui::FORMAT_GAP.get(locale))
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
pub fn value_of(locale: Locale, s: &Statistic) -> String {
    s.phrase.fill(locale, &[("n", &number_of(locale, s))])
}

/// The number of a figure, in the unit that its phrase names.
pub fn number_of(locale: Locale, s: &Statistic) -> String {
    let decimals = s.decimals.map_or(usize::from(s.value.fract() != 0.0), usize::from);
    locale.large(s.value, s.factor.log10() as u32, decimals)
}

/// A number with the qualifier of a figure: `about 3.4`.
pub fn qualified(locale: Locale, s: &Statistic, n: &str) -> String {
    s.short.map_or_else(|| n.to_owned(), |short| short.fill(locale, &[("n", n)]))
}

/// What a figure is for: its year, said to be implied or ambiguous, and the year it is set against.
pub fn year_of(locale: Locale, s: &Statistic) -> String {
    let year = s.year.map(|year| locale.date(year)).map_or_else(
        || ui::STAT_NO_YEAR.get(locale).to_owned(),
        |year| match s.year_basis {
            YearBasis::Stated => year,
            YearBasis::Implied => ui::STAT_IMPLIED.fill(locale, &[("year", &year)]),
            YearBasis::Ambiguous => ui::STAT_AMBIGUOUS.fill(locale, &[("year", &year)]),
            YearBasis::NotStated => ui::STAT_NO_YEAR.get(locale).to_owned(),
        },
    );
    match s.base_year {
        Some(base) => {
            [year, ui::STAT_BASE.fill(locale, &[("year", &locale.date(base))])].join(ui::FORMAT_COMMA.get(locale))
        }
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::proposal::STATISTICS;

    #[test]
    fn figures_are_printed_as_the_text_has_them() {
        let english = Locale::built_in("en").expect("English");
        for (id, wanted) in [
            ("ST02", "−2.5% GDP growth"),
            ("ST04", "estimated 5.0% GDP growth"),
            ("ST05", "about 20.4 trillion yen"),
            ("ST06", "15% of Japan’s total trade"),
            ("ST08", "preliminary 2,290.6 billion yen"),
            ("ST09", "12,545 operational bases"),
        ] {
            let found = STATISTICS.iter().find(|s| s.id == id).map(|s| value_of(english, s));
            assert_eq!(found.as_deref(), Some(wanted), "{id}");
        }
        let japanese = Locale::built_in("ja").expect("Japanese");
        for (id, wanted) in [
            ("ST02", "GDP成長率−2.5%"),
            ("ST04", "GDP成長率5.0%（推計）"),
            ("ST05", "約20兆4,000億円"),
            ("ST08", "2兆2,906億円（速報値）"),
            ("ST09", "1万2,545拠点"),
            ("ST11", "200万人超の雇用"),
            ("ST16", "約340万人"),
        ] {
            let found = STATISTICS.iter().find(|s| s.id == id).map(|s| value_of(japanese, s));
            assert_eq!(found.as_deref(), Some(wanted), "{id}");
        }
    }
}
