//! Abbreviations that a page uses, with their full names.
//!
//! The list is made from the page's own markup, so that it lists what the page uses and nothing else.
//! Full names come from the entities and, for general terms, from one text. An abbreviation that follows
//! its full name where it first occurs, `Data Free Flow with Trust (DFFT)`, needs no entry.

use crate::proposal::ENTITIES;
use crate::text::{Locale, ui};
use maud::{Markup, html};

/// An entity that is not listed, because the footer of every page has its full name.
const IN_FOOTER: &str = "asean";

/// A collapsed list of the abbreviations in a piece of markup; nothing if there are none.
pub fn abbreviations(locale: Locale, markup: &Markup) -> Markup {
    let all = explained(locale, &markup.0);
    html! {
        @if !all.is_empty() {
            details.abbr {
                summary { (ui::ABBR_TITLE.get(locale)) }
                dl { @for (short, full) in all { div { dt { (short) } dd { (full) } } } }
            }
        }
    }
}

/// Abbreviations that need an explanation, from A to Z, each with its full name.
fn explained(locale: Locale, markup: &str) -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<(&str, &str)> = Vec::new();
    for (word, spelled_out) in capitals(markup) {
        if let Some(known) = known(locale, word).filter(|_| !spelled_out)
            && !all.contains(&known)
        {
            all.push(known);
        }
    }
    all
}

/// The words of the text that have two capitals or more, sorted, each with whether its first occurrence is
/// in parentheses, that is, after its full name. Tags are skipped.
fn capitals(markup: &str) -> Vec<(&str, bool)> {
    let bytes = markup.as_bytes();
    let mut found: Vec<(&str, bool)> = Vec::new();
    let (mut start, mut capitals, mut tag) = (0, 0, false);
    for (at, byte) in bytes.iter().chain(b" ").enumerate() {
        if byte.is_ascii_alphanumeric() {
            capitals += u32::from(byte.is_ascii_uppercase());
            continue;
        }
        if capitals > 1
            && !tag
            && let Some(word) = markup.get(start..at)
        {
            let place = found.iter().position(|(other, _)| *other >= word).unwrap_or(found.len());
            if found.get(place).is_none_or(|(other, _)| *other != word) {
                let (before, after) = (markup.get(..start).unwrap_or(""), markup.get(at..).unwrap_or(""));
                let named = [("(", ")"), ("（", "）")].iter().any(|(l, r)| before.ends_with(l) && after.starts_with(r));
                found.insert(place, (word, named));
            }
        }
        tag = *byte == b'<' || tag && *byte != b'>';
        (start, capitals) = (at + 1, 0);
    }
    found
}

/// An abbreviation and its full name. A plural is that of the abbreviation: `EPAs`.
fn known(locale: Locale, word: &str) -> Option<(&'static str, &'static str)> {
    let is = |short: &str| word == short || word.strip_suffix('s') == Some(short);
    let entity = ENTITIES.iter().filter(|e| e.id != IN_FOOTER).find_map(|e| {
        let short = e.acronym?.get(locale);
        is(short).then_some((short, e.expanded?.get(locale)))
    });
    entity.or_else(|| {
        ui::ABBR_KNOWN.get(locale).split(';').filter_map(|entry| entry.split_once(':')).find(|(short, _)| is(short))
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn list(markup: &str) -> Vec<(&'static str, &'static str)> {
        explained(Locale::built_in("en").expect("English"), markup)
    }

    #[test]
    fn what_a_page_uses_is_listed_once_from_a_to_z() {
        let found = list("<p>RCEP and <b>DFFT</b>; RCEP again.</p><p>The AI of GDP.</p>");
        let shorts: Vec<&str> = found.iter().map(|(short, _)| *short).collect();
        assert_eq!(shorts, ["AI", "DFFT", "GDP", "RCEP"]);
        assert!(found.iter().all(|(short, full)| full.len() > short.len()), "{found:?}");
    }

    #[test]
    fn a_first_use_after_the_full_name_needs_no_entry_and_a_later_one_does() {
        assert_eq!(list("<p>Data Free Flow with Trust (DFFT). DFFT again.</p>"), []);
        assert_eq!(list("<p>DFFT. Data Free Flow with Trust (DFFT).</p>").len(), 1);
        assert_eq!(list("<p>信頼性のある自由なデータ流通（DFFT）。DFFT</p>"), []);
    }

    #[test]
    fn only_whole_words_of_the_text_count() {
        assert_eq!(list("<a href=\"RCEP\" title=\"DFFT\">XRCEP, RCEPX and rcep</a>"), []);
        assert_eq!(list("<p>EPAs, FTAs</p>").iter().map(|(short, _)| *short).collect::<Vec<_>>(), ["EPA", "FTA"]);
        assert_eq!(list("<p>SDGs</p>").iter().map(|(short, _)| *short).collect::<Vec<_>>(), ["SDGs"]);
        assert_eq!(list("<p>ASEAN, Vietnam (VN), A1.2-4</p>"), []);
    }
}
