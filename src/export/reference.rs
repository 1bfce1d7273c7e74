//! What a page, an action, a note, a figure, a chart or a brief is cited as: this site's page with its address and the
//! day of reading, and what it is based on, with the address of the official text.

use crate::chart_id::ChartId;
use crate::charts::ChartView;
use crate::component::facts::{value_of, year_of};
use crate::component::locator::{label, pages_of, path};
use crate::component::shell::official_page;
use crate::proposal::{self, DOCUMENT, Date, Locator, STATISTICS, StatisticIx};
use crate::route::{Language, Page};
use crate::text::{Locale, charts, ui};

/// What a button "Cite" is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// The present page.
    Page,
    /// An action or a note.
    Place(Locator),
    /// A figure of the proposal.
    Statistic(StatisticIx),
    /// A chart.
    Chart(ChartId),
}

impl Cited {
    /// Reads what a button holds: `page`, `fn11`, `A1.2-4`, `ST08`.
    pub fn parse(value: &str) -> Option<Cited> {
        if value == crate::component::cite::PAGE {
            return Some(Cited::Page);
        }
        if let Some(number) = value.strip_prefix("fn").and_then(|n| n.parse().ok()) {
            return proposal::note(number).map(|_| Cited::Place(Locator::Note(number)));
        }
        if let Some(statistic) = STATISTICS.iter().position(|s| s.id == value) {
            return Some(Cited::Statistic(StatisticIx(statistic)));
        }
        proposal::action(value).map(|a| Cited::Place(Locator::Action(a)))
    }

    /// Address of what is cited, below the site's folder; `None` for the present page, which has a query.
    pub fn path(self, locale: Locale) -> Option<String> {
        let of = |page: Page| page.in_language(Language::of(locale)).path();
        match self {
            Cited::Page => None,
            Cited::Place(at) => Some(path(locale, at)),
            Cited::Statistic(_) => Some(of(Page::Figures)),
            Cited::Chart(id) => Some(of(Page::Chart(id))),
        }
    }
}

/// What only the browser knows of a visit.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// Who publishes this copy of the site, if the page names them.
    pub publisher: Option<&'a str>,
    /// The whole address of what is cited.
    pub address: &'a str,
    /// The page that is shown, and its title without the site's.
    pub page: Page,
    pub title: &'a str,
    /// The day of reading.
    pub day: Date,
}

/// The proposal as a publication, in words.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    pub title: &'static str,
    pub issuer: &'static str,
    pub date: Date,
}

/// Everything that a reference has, whatever its format.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Name of the entry and of the file: letters, digits, hyphens and full stops.
    pub key: String,
    pub title: String,
    /// Title of the site.
    pub site: &'static str,
    pub publisher: Option<String>,
    /// The whole address.
    pub address: String,
    /// A day.
    pub accessed: Date,
    pub language: &'static str,
    pub document: Document,
    /// What it is based on, with the official address: sentences.
    pub basis: String,
    /// The whole reference as sentences, in the style of the site.
    pub plain: String,
}

impl Reference {
    /// The day of reading as `2026-11-27`.
    pub fn accessed_iso(&self) -> String {
        let (year, month, day) = self.accessed.order();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The reference to `cited`. A chart is given as it is shown.
    pub fn of(locale: Locale, cited: Cited, chart: Option<&ChartView>, visit: &Visit<'_>) -> Reference {
        let document =
            Document { title: DOCUMENT.title.get(locale), issuer: DOCUMENT.issuer.get(locale), date: DOCUMENT.date };
        let (key, title) = match cited {
            Cited::Page => (visit.page.path().replace('/', "-"), visit.title.to_owned()),
            Cited::Place(Locator::Action(a)) => {
                (a.get().id.to_ascii_lowercase(), format!("{} {}", a.get().id, a.get().title.get(locale)))
            }
            Cited::Place(at) => {
                let blanks = [("page", ui::TITLE_NOTES.get(locale)), ("place", &label(locale, at))];
                (label(locale, at).replace(' ', "-"), charts::CITE_PART.fill(locale, &blanks))
            }
            Cited::Statistic(s) => {
                let s = s.get();
                let blanks =
                    [("what", s.title.get(locale)), ("value", &value_of(locale, s)), ("year", &year_of(locale, s))];
                (s.id.to_ascii_lowercase(), charts::CITE_FIGURE.fill(locale, &blanks))
            }
            Cited::Chart(id) => (id.name().to_owned(), crate::charts::title(id).get(locale).to_owned()),
        };
        let site = ui::SITE_TITLE.get(locale);
        let here = |of: crate::text::Text| {
            let site = visit.publisher.map_or_else(|| site.to_owned(), |name| locale.commas(&[site, name]));
            let day = locale.date(visit.day);
            of.fill(locale, &[("title", &title), ("site", &site), ("url", visit.address), ("date", &day)])
        };
        let basis = basis(locale, cited, chart);
        // summaries of a place: the document first; pages and figures of this site: the page first
        let of_document = match cited {
            Cited::Place(_) => true,
            Cited::Page => matches!(visit.page, Page::Text | Page::Notes | Page::Action(_)),
            Cited::Statistic(_) | Cited::Chart(_) => false,
        };
        let plain = if of_document {
            // an address ends with a space in every language
            format!("{} {}", place(locale, cited), here(charts::CITE_HERE))
        } else {
            locale.joined(&[&here(charts::CITE_PAGE), &basis], ui::FORMAT_GAP)
        };
        Reference {
            key: ["japan-asean", key.trim_matches('-')].join("-").trim_end_matches('-').to_owned(),
            title,
            site,
            publisher: visit.publisher.map(str::to_owned),
            address: visit.address.to_owned(),
            accessed: visit.day,
            language: locale.code(),
            document,
            basis,
            plain,
        }
    }
}

/// The document as a whole.
#[must_use]
pub fn document(locale: Locale) -> String {
    place(locale, Cited::Page)
}

/// The document with the cited place in it: issuer, title, date, place, official address.
fn place(locale: Locale, cited: Cited) -> String {
    let date = locale.date(DOCUMENT.date);
    let mut blanks = vec![
        ("issuer", DOCUMENT.issuer.get(locale)),
        ("title", DOCUMENT.title.get(locale)),
        ("date", &date),
        ("url", official_page(locale)),
    ];
    let (at, place, pages);
    match cited {
        Cited::Place(Locator::Action(a)) => {
            (at, pages) = (label(locale, Locator::Action(a)), pages_of(locale, Locator::Action(a)).unwrap_or_default());
            blanks.extend([("heading", a.get().group.get().heading.get(locale)), ("place", &at), ("pages", &pages)]);
            charts::CITE_ACTION.fill(locale, &blanks)
        }
        Cited::Place(it) => {
            let at = locale.with_aside(&label(locale, it), &pages_of(locale, it).unwrap_or_default());
            place = locale.commas(&["", &*at]);
            blanks.push(("place", &place));
            charts::CITE_DOCUMENT.fill(locale, &blanks)
        }
        _ => {
            blanks.push(("place", ""));
            charts::CITE_DOCUMENT.fill(locale, &blanks)
        }
    }
}

/// What it is based on: the proposal, with the places, and other sources.
fn basis(locale: Locale, cited: Cited, chart: Option<&ChartView>) -> String {
    let places: Vec<Locator> = match cited {
        Cited::Page => Vec::new(),
        Cited::Place(at) => vec![at],
        Cited::Statistic(s) => vec![Locator::Note(s.get().note), s.get().at],
        Cited::Chart(_) => chart.map(|view| view.places.clone()).unwrap_or_default(),
    };
    let places: Vec<String> = places.iter().map(|at| locale.commas(&[&*label(locale, *at), ""])).collect();
    let mut out = charts::CITE_PROPOSAL.fill(
        locale,
        &[
            ("issuer", DOCUMENT.issuer.get(locale)),
            ("title", DOCUMENT.title.get(locale)),
            ("date", &locale.date(DOCUMENT.date)),
            ("places", &places.concat()),
            ("url", official_page(locale)),
        ],
    );
    if let Cited::Statistic(s) = cited
        && let Some(source) = s.get().source
    {
        out.push_str(&charts::CITE_GIVEN.fill(locale, &[("source", source.get(locale))]));
    }
    let others = chart.filter(|_| matches!(cited, Cited::Chart(_))).map(ChartView::sources).unwrap_or_default();
    if !others.is_empty() {
        let named: Vec<String> =
            others.iter().map(|s| locale.commas(&[s.get().title.get(locale), s.get().url])).collect();
        out.push_str(&charts::CITE_OTHERS.fill(locale, &[("sources", &locale.semicolons(&named))]));
    }
    out
}

#[cfg(all(test, feature = "ssr"))]
pub(super) mod tests {
    use super::super::Format;
    use super::*;
    use crate::charts::{Selection, build_chart};

    fn english() -> Locale {
        Locale::built_in("en").expect("English")
    }

    /// A reference for the tests of the formats.
    pub fn made_up() -> Reference {
        cited("fn11", Page::Notes, "https://www.example.org/asean/notes/#fn11")
    }

    fn cited(value: &str, page: Page, address: &str) -> Reference {
        let what = Cited::parse(value).unwrap_or_else(|| panic!("{value} is not known"));
        let visit =
            Visit { publisher: Some("Example & Co."), address, page, title: "The page", day: Date::Day(2026, 11, 7) };
        Reference::of(english(), what, None, &visit)
    }

    #[test]
    fn every_format_has_both_addresses_and_the_day_of_access() {
        for (value, page, address) in [
            ("fn11", Page::Notes, "https://www.example.org/asean/notes/#fn11"),
            ("A1.2-4", Page::Explorer, "https://www.example.org/asean/action/a1.2-4/"),
            ("ST08", Page::Figures, "https://www.example.org/asean/figures/"),
            ("page", Page::About, "https://www.example.org/asean/about/"),
        ] {
            let r = cited(value, page, address);
            for format in Format::ALL {
                // the official address as TeX prints it
                let text = format.write(&r).replace("\\_", "_");
                let day = ["7 November 2026", "2026-11-07", "2026/11/07", " 7\n"];
                assert!(text.contains(address), "{format:?}: {text}");
                assert!(text.contains(official_page(english())), "{format:?}: {text}");
                assert!(day.iter().any(|day| text.contains(day)), "{format:?}: {text}");
                assert!(text.contains("15 June 2021"), "{format:?}: {text}");
                assert!(!text.contains('{') || format != Format::Plain, "{text}");
            }
        }
    }

    #[test]
    fn the_place_in_the_document_is_named() {
        let note = cited("fn11", Page::Notes, "a");
        assert!(note.plain.contains(", note 11 (p. "), "{}", note.plain);
        assert!(note.basis.contains("note 11, https://"), "{}", note.basis);
        assert_eq!(note.key, "japan-asean-note-11");
        let action = cited("A1.2-4", Page::Explorer, "a");
        assert!(action.plain.contains("A1.2-4 [p. "), "{}", action.plain);
        assert_eq!(action.key, "japan-asean-a1.2-4");
        assert_eq!(cited("page", Page::Explorer, "a").key, "japan-asean");
        assert_eq!(cited("page", Page::Since, "a").key, "japan-asean-since");
        let figure = cited("ST08", Page::Figures, "a");
        assert!(figure.plain.contains("note 11") && figure.plain.contains("2,290.6"), "{}", figure.plain);
    }

    #[test]
    fn every_chart_and_figure_names_page_address_day_document_and_sources() {
        let locale = english();
        let address = "https://example.org/charts/gdp-growth/?country=vn";
        let visit = Visit {
            publisher: Some("Example"),
            address,
            page: Page::Explorer,
            title: "x",
            day: Date::Day(2026, 11, 26),
        };
        let whole = "Keidanren (Japan Business Federation)";
        for id in ChartId::ALL {
            let view = build_chart(locale, id, &Selection::none());
            let r = Reference::of(locale, Cited::Chart(id), Some(&view), &visit);
            for part in [view.title().get(locale), "Example", address, "26 November 2026", whole] {
                assert!(r.plain.contains(part), "{}: {part} in {}", id.name(), r.plain);
            }
            for source in view.sources() {
                let url = source.get().url;
                assert!(r.basis.contains(url) && r.plain.contains(url), "{}: {}", id.name(), r.plain);
            }
            assert!(!r.plain.contains(['{', '}']), "{}", r.plain);
        }
        let visit = Visit { publisher: None, ..visit };
        for (i, s) in STATISTICS.iter().enumerate() {
            let r = Reference::of(locale, Cited::Statistic(StatisticIx(i)), None, &visit);
            let note = label(locale, Locator::Note(s.note));
            for part in [s.title.get(locale), address, "26 November 2026", note.as_str(), whole] {
                assert!(r.plain.contains(part), "{}: {part} in {}", s.id, r.plain);
            }
            assert!(s.source.is_none_or(|source| r.plain.contains(source.get(locale))), "{}", r.plain);
        }
    }

    #[test]
    fn what_is_cited_has_an_address() {
        let path = |value: &str| Cited::parse(value).and_then(|cited| cited.path(english()));
        assert_eq!(path("fn11").as_deref(), Some("notes/#fn11"));
        assert_eq!(path("A1.2-4").as_deref(), Some("action/a1.2-4/"));
        assert_eq!(path("ST08").as_deref(), Some("figures/"));
        assert_eq!(path("page"), None);
        for wrong in ["fn99", "fn", "<x-y>", "ST99", ""] {
            assert_eq!(Cited::parse(wrong), None, "{wrong}");
        }
    }
}
