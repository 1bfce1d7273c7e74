//! Citations: Keidanren's document first, then the page of this site where it was read.

use super::locator::{label, pages_of, path};
use super::shell::official_page;
use crate::app::hooks::Citable;
pub use crate::app::hooks::PAGE;
use crate::proposal::{ActionIx, DOCUMENT, Date, Locator};
use crate::text::{Locale, ui};
use maud::{Markup, html};

impl Citable {
    /// Address of what is cited, below the site's folder; `None` for the present page, whose address only
    /// the browser knows.
    pub fn path(self, locale: Locale) -> Option<String> {
        match self {
            Citable::Place(at) => Some(path(locale, at)),
            Citable::Page => None,
        }
    }

    /// The citation. `title` is the title of the present document, `address` the absolute address of what is
    /// cited, `accessed` the day on which it was read.
    pub fn text(self, locale: Locale, title: &str, address: &str, accessed: Date) -> String {
        let source = match self {
            Citable::Place(Locator::Action(a)) => of_action(locale, a),
            Citable::Place(at) => {
                document(locale, &format!(", {} ({})", label(locale, at), pages_of(locale, at).unwrap_or_default()))
            }
            Citable::Page => document(locale, ""),
        };
        let here = ui::CITE_HERE.fill(locale, &[("title", title), ("url", address), ("date", &locale.date(accessed))]);
        format!("{source} {here}")
    }
}

/// The button that copies a citation of what `value` names (see [`Cited::parse`]). `of` distinguishes, for screen
/// readers, buttons that look the same. `enabled` is for markup that is only written by the running program, which
/// handles clicks at once.
pub fn cite(locale: Locale, value: &str, of: Option<&str>, enabled: bool) -> Markup {
    html! {
        button.plain type="button" data-do="cite" data-value=(value) disabled[!enabled] {
            span { (ui::ACTION_CITE.get(locale)) } @if let Some(of) = of { span.sr { ": " (of) } }
        }
    }
}

/// A citation of the action: issuer, title, date, place, official address.
fn of_action(locale: Locale, action: ActionIx) -> String {
    let a = action.get();
    ui::ACTION_CITATION.fill(
        locale,
        &[
            ("issuer", DOCUMENT.issuer.get(locale)),
            ("title", DOCUMENT.title.get(locale)),
            ("date", &locale.date(DOCUMENT.date)),
            ("heading", a.group.get().heading.get(locale)),
            ("place", &label(locale, Locator::Action(action))),
            ("pages", &pages_of(locale, Locator::Action(action)).unwrap_or_default()),
            ("url", official_page(locale)),
        ],
    )
}

/// Issuer, title, date and official address of the proposal, with a place in it.
fn document(locale: Locale, place: &str) -> String {
    ui::CITE_DOCUMENT.fill(
        locale,
        &[
            ("issuer", DOCUMENT.issuer.get(locale)),
            ("title", DOCUMENT.title.get(locale)),
            ("date", &locale.date(DOCUMENT.date)),
            ("place", place),
            ("url", official_page(locale)),
        ],
    )
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn english() -> Locale {
        Locale::built_in("en").expect("English")
    }

    fn cited(value: &str) -> String {
        let cited = Citable::parse(value).unwrap_or_else(|| panic!("{value} is not known"));
        cited.text(english(), "Notes and sources", "https://www.example.org/asean/notes/#fn11", Date::Day(2026, 11, 26))
    }

    #[test]
    fn a_citation_has_both_addresses_and_the_day_of_access() {
        for value in ["fn11", "A1.2-4", PAGE] {
            let text = cited(value);
            assert!(text.contains("“Japan-ASEAN Relations in the New Era”, 15 June 2021"), "{text}");
            assert!(text.contains(official_page(english())), "{text}");
            assert!(text.contains("“Notes and sources”"), "{text}");
            assert!(text.ends_with("https://www.example.org/asean/notes/#fn11 (accessed 26 November 2026)."), "{text}");
        }
        assert!(cited("fn11").contains(", note 11 (p. "));
        assert!(cited("A1.2-4").contains("A1.2-4"));
    }

    #[test]
    fn what_is_cited_has_an_address() {
        assert_eq!(Citable::parse("fn11").and_then(|cited| cited.path(english())).as_deref(), Some("notes/#fn11"));
        assert_eq!(Citable::parse("A1.2-4").and_then(|cited| cited.path(english())).as_deref(), Some("action/a1.2-4/"));
        assert_eq!(Citable::parse(PAGE).and_then(|cited| cited.path(english())), None);
        assert_eq!(Citable::parse("fn99"), None);
        assert_eq!(Citable::parse("<x-y>"), None);
    }
}
