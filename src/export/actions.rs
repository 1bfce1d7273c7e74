//! The actions that the explorer lists, with everything that the site has on each from the proposal, as CSV, JSON and
//! Markdown. Each file begins with the address, the filters and the day, so that it says by itself what it holds.

use super::json::Json;
use super::markdown;
use crate::chart::csv;
use crate::component::action::{initiatives, named, strength};
use crate::component::locator::{label, pages_of};
use crate::component::names::chosen;
use crate::component::shell::official_page;
use crate::proposal::{ACTIONS, Action, ActionIx, DOCUMENT, Date, Locator, area};
use crate::query::Results;
use crate::route::{Language, Page};
use crate::text::{Locale, Text, charts, ui};
use crate::url::Query;

/// What is listed, and what only the browser knows of it.
pub struct Listed<'a> {
    pub locale: Locale,
    pub query: &'a Query,
    pub results: &'a Results,
    /// The absolute address of the list.
    pub address: &'a str,
    /// The absolute address of the site's folder, with its last slash.
    pub site: &'a str,
    /// The day on which it is saved.
    pub day: Date,
}

/// The kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    Csv,
    Json,
    Markdown,
}

impl File {
    /// Every value, in the order shown.
    pub const ALL: [File; 3] = [File::Csv, File::Json, File::Markdown];

    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        match self {
            File::Csv => "csv",
            File::Json => "json",
            File::Markdown => "md",
        }
    }

    /// Its name in the list of kinds.
    pub fn name(self) -> &'static str {
        match self {
            File::Csv => "CSV",
            File::Json => "JSON",
            File::Markdown => "Markdown",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            File::Csv => "text/csv;charset=utf-8",
            File::Json => "application/json",
            File::Markdown => "text/markdown;charset=utf-8",
        }
    }
}

/// What a field of an action holds.
#[derive(Debug, Clone, PartialEq)]
enum Field {
    One(String),
    Several(Vec<String>),
}

impl Field {
    /// The field in one cell.
    fn joined(&self, join: impl Fn(&[String]) -> String) -> String {
        match self {
            Field::One(text) => text.clone(),
            Field::Several(items) => join(items),
        }
    }
}

/// Names of the fields: the one in JSON, and the one that is shown.
fn names() -> [(&'static str, Text); 16] {
    [
        ("id", charts::TAKE_ID),
        ("title", charts::TAKE_TITLE),
        ("summary", charts::TAKE_SUMMARY),
        ("area", charts::TAKE_AREA),
        ("heading", charts::TAKE_HEADING),
        ("pages", charts::TAKE_PAGES),
        ("actors", ui::FACETS_ACTOR),
        ("actor_evidence", charts::TAKE_EVIDENCE),
        ("linked_countries", charts::TAKE_LINKED),
        ("paragraphs", charts::TAKE_PARAGRAPHS),
        ("notes", charts::TAKE_NOTES),
        ("themes", ui::ACTION_THEMES),
        ("initiatives", charts::TAKE_INITIATIVES),
        ("remarks", charts::TAKE_REMARKS),
        ("address", charts::TAKE_ADDRESS),
        ("official_text", charts::TAKE_OFFICIAL),
    ]
}

/// The fields of an action, in the order of [`names`]. `site` is what the address of its page begins with.
fn fields(locale: Locale, site: &str, action: &'static Action) -> [Field; 16] {
    let one = |text: &str| Field::One(text.to_owned());
    let own = area(action.area);
    let page = Page::Action(action.ix()).in_language(Language::of(locale));
    let inferred = |inferred: bool| {
        if inferred { ui::ACTION_INFERRED.get(locale) } else { "" }
    };
    let mut remarks: Vec<String> = action.own_words.iter().map(|text| text.get(locale).to_owned()).collect();
    remarks.extend(action.remarks.iter().map(|r| locale.labelled(&label(locale, r.at), r.text.get(locale))));
    remarks.extend(action.remark.iter().map(|text| text.get(locale).to_owned()));
    [
        one(action.id),
        one(action.title.get(locale)),
        one(action.summary.get(locale)),
        Field::One(format!("{} {}", own.number, own.title.get(locale))),
        one(action.group.get().title.get(locale)),
        Field::One(pages_of(locale, Locator::Action(action.ix())).unwrap_or_default()),
        Field::Several(action.actors.iter().map(|x| named(locale, action, *x)).collect()),
        Field::Several(
            action
                .evidence
                .iter()
                .map(|e| {
                    let actor = [crate::facet::actor_name(e.actor).get(locale), inferred(e.inferred)].concat();
                    locale.labelled(&locale.commas(&[actor, label(locale, e.at)]), e.text.get(locale))
                })
                .collect(),
        ),
        Field::Several(
            action
                .reach
                .iter()
                .map(|r| {
                    let at = locale.commas(&[r.country.get().name.get(locale), &*label(locale, r.at)]);
                    locale.labelled(&at, &r.text(locale))
                })
                .collect(),
        ),
        Field::Several(
            action
                .body
                .iter()
                .map(|(p, s)| locale.with_aside(&label(locale, Locator::Paragraph(*p)), strength(*s).get(locale)))
                .collect(),
        ),
        Field::Several(action.notes.iter().map(|n| label(locale, Locator::Note(*n))).collect()),
        Field::Several(
            action
                .themes
                .iter()
                .map(|(t, direct)| {
                    let name = t.get().name.get(locale);
                    let only = ui::FACETS_HEADING_ONLY.get(locale);
                    if *direct { name.to_owned() } else { locale.with_aside(name, only) }
                })
                .collect(),
        ),
        Field::Several(
            initiatives(action)
                .iter()
                .map(|(e, at)| locale.commas(&[e.get().name.get(locale), &*label(locale, *at)]))
                .collect(),
        ),
        Field::Several(remarks),
        Field::One(format!("{site}{}", page.path())),
        one(official_page(locale)),
    ]
}

/// The listed actions, those linked to the chosen members first, as on the page.
fn listed(results: &Results) -> impl Iterator<Item = &'static Action> {
    results.linked.iter().chain(&results.others).map(|at| ActionIx(*at).get())
}

/// How many of all actions are listed, and with which filters.
#[must_use]
pub fn summary(locale: Locale, query: &Query, results: &Results) -> [String; 2] {
    let blanks = [("n", results.total().to_string()), ("all", ACTIONS.len().to_string())];
    let count = charts::TAKE_COUNT.fill(locale, &blanks.each_ref().map(|(name, n)| (*name, n.as_str())));
    let names = chosen(locale, query);
    let filters = if names.is_empty() {
        charts::TAKE_UNFILTERED.get(locale).to_owned()
    } else {
        locale.joined(&names, ui::FORMAT_SEMICOLON)
    };
    [count, filters]
}

/// What the file says of itself: name and value.
fn head(list: &Listed<'_>) -> [(&'static str, Text, String); 6] {
    let locale = list.locale;
    let [count, filters] = summary(locale, list.query, list.results);
    let date = locale.date(DOCUMENT.date);
    let blanks = [
        ("issuer", DOCUMENT.issuer.get(locale)),
        ("title", DOCUMENT.title.get(locale)),
        ("date", &date),
        ("url", official_page(locale)),
    ];
    [
        ("listed", charts::TAKE_LISTED, count),
        ("filters", charts::TAKE_FILTERS, filters),
        ("list_address", charts::TAKE_ADDRESS, list.address.to_owned()),
        ("saved", charts::TAKE_SAVED, locale.date(list.day)),
        ("based_on", charts::TAKE_BASIS, charts::TAKE_BASIS_TEXT.fill(locale, &blanks)),
        ("reuse", charts::TAKE_REUSE, charts::TAKE_REUSE_TEXT.get(locale).to_owned()),
    ]
}

/// The file.
#[must_use]
pub fn write(list: &Listed<'_>, file: File) -> String {
    match file {
        File::Csv => as_csv(list),
        File::Json => as_json(list),
        File::Markdown => as_markdown(list),
    }
}

/// As a table, after lines about the file. Every line has the same number of cells, as RFC 4180 asks.
fn as_csv(list: &Listed<'_>) -> String {
    let locale = list.locale;
    let names = names();
    let mut out = String::from(csv::BYTE_ORDER_MARK);
    let mut line = |cells: &[&str]| {
        let mut all = [""; 16];
        all[..cells.len()].copy_from_slice(cells);
        csv::add_line(&mut out, &all);
    };
    line(&[ui::SITE_TITLE.get(locale)]);
    for (_, name, value) in head(list) {
        line(&[name.get(locale), &value]);
    }
    line(&[]);
    line(&names.map(|(_, name)| name.get(locale)));
    for action in listed(list.results) {
        let cells = fields(list.locale, list.site, action).map(|field| field.joined(|items| items.join("; ")));
        line(&cells.each_ref().map(String::as_str));
    }
    out
}

fn as_json(list: &Listed<'_>) -> String {
    let mut all = vec![("site", Json::Text(ui::SITE_TITLE.get(list.locale).to_owned()))];
    all.extend(head(list).map(|(name, _, value)| (name, Json::Text(value))));
    let actions = listed(list.results).map(|action| {
        let fields =
            names().into_iter().zip(fields(list.locale, list.site, action)).map(|((name, _), field)| match field {
                Field::One(text) => (name, Json::Text(text)),
                Field::Several(items) => (name, Json::texts(items)),
            });
        Json::Record(fields.collect())
    });
    all.push(("actions", Json::List(actions.collect())));
    Json::Record(all).write() + "\n"
}

fn as_markdown(list: &Listed<'_>) -> String {
    let locale = list.locale;
    let [count, filters] = summary(locale, list.query, list.results);
    let mut out = format!("# {}\n\n", markdown::escape(&locale.labelled(ui::SITE_TITLE.get(locale), &count)));
    add_item(&mut out, locale, charts::TAKE_FILTERS.get(locale), &filters);
    for (_, name, value) in head(list).into_iter().skip(2) {
        add_item(&mut out, locale, name.get(locale), &value);
    }
    for action in listed(list.results) {
        add_markdown(&mut out, locale, list.site, action, 2);
    }
    out
}

/// Adds an action as a section of Markdown, under a heading of a level. `site` is what the address of its page begins
/// with.
pub fn add_markdown(out: &mut String, locale: Locale, site: &str, action: &'static Action, level: usize) {
    let words = fields(locale, site, action).map(|field| field.joined(|items| locale.semicolons(items)));
    let heading = format!("{} {} {}", "#".repeat(level), markdown::escape(&words[0]), markdown::escape(&words[1]));
    out.push_str(&format!("\n{heading}\n\n{}\n\n", markdown::escape(&words[2])));
    for ((_, name), value) in names().iter().zip(&words).skip(3).filter(|(_, value)| !value.is_empty()) {
        add_item(out, locale, name.get(locale), value);
    }
}

/// Adds a named value to a list; an address is a link.
fn add_item(out: &mut String, locale: Locale, name: &str, value: &str) {
    // the space after it ends the strong text in every language
    let colon = ui::FORMAT_COLON.get(locale).trim_end();
    let is_address = value.starts_with("http") || value.starts_with("../");
    let value = if is_address { markdown::link(value, value) } else { markdown::escape(value) };
    out.push_str(&format!("- **{}{colon}** {value}\n", markdown::escape(name)));
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::query::{Corpus, run};

    fn with_list<T>(search: &str, f: impl Fn(&Listed<'_>) -> T) -> T {
        let locale = Locale::built_in("en").expect("English");
        let query = Query::parse(search).0;
        let results = run(&Corpus::of_proposal(locale), &query);
        f(&Listed {
            locale,
            query: &query,
            results: &results,
            address: "https://www.example.org/asean/?country=vn",
            site: "https://www.example.org/asean/",
            day: Date::Day(2026, 11, 7),
        })
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        let text = text.strip_prefix(csv::BYTE_ORDER_MARK).expect("a byte order mark");
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_table_begins_with_what_it_holds_and_has_every_field_of_every_listed_action() {
        with_list("?area=1&country=vn", |list| {
            let rows = rows(&write(list, File::Csv));
            let value = |name: &str| rows.iter().find(|row| row[0] == name).map(|row| row[1].as_str());
            assert_eq!(value("Actions"), Some("9 of 34 actions"));
            assert_eq!(value("Filters"), Some("Connectivity; Vietnam"));
            assert_eq!(value("Address"), Some(list.address));
            assert_eq!(value("Saved on"), Some("7 November 2026"));
            assert!(value("Based on").is_some_and(|text| text.contains("https://www.keidanren.or.jp/")));
            let from = rows.iter().position(|row| row[0] == "Id").expect("the names of the columns");
            let data = &rows[from + 1..];
            assert_eq!(data.len(), 9);
            // those that a note links to the member come first, as on the page
            assert_eq!([&data[0][0], &data[1][0]], ["A1.2-4", "A1.2-5"]);
            for row in data {
                let action = crate::proposal::action(&row[0]).expect("an action").get();
                let wanted = fields(list.locale, list.site, action).map(|field| field.joined(|items| items.join("; ")));
                assert_eq!(row, &wanted.to_vec());
                assert!(row[14].ends_with(&format!("/action/{}/", action.id.to_ascii_lowercase())), "{}", row[14]);
            }
        });
    }

    #[test]
    fn the_three_files_hold_the_same() {
        for search in ["", "?theme=digital&q=data", "?country=th", "?q=nothing-has-this-word"] {
            with_list(search, |list| {
                let json: serde_json::Value = serde_json::from_str(&write(list, File::Json)).expect("JSON");
                let actions = json["actions"].as_array().expect("actions");
                assert_eq!(actions.len(), list.results.total(), "{search}");
                let markdown = write(list, File::Markdown);
                assert_eq!(markdown.matches("\n## A").count(), actions.len());
                let table = rows(&write(list, File::Csv));
                for (i, action) in actions.iter().enumerate() {
                    let row = &table[table.len() - actions.len() + i];
                    for ((name, _), cell) in names().iter().zip(row) {
                        let value = match &action[*name] {
                            serde_json::Value::Array(items) => {
                                items.iter().filter_map(|i| i.as_str()).collect::<Vec<_>>().join("; ")
                            }
                            value => value.as_str().expect("a text").to_owned(),
                        };
                        assert_eq!(&value, cell, "{search}: {name}");
                        assert!(markdown.contains(&markdown::escape(&value)), "{search}: {value}");
                    }
                }
                for text in [json["filters"].as_str(), json["list_address"].as_str()] {
                    assert!(markdown.contains(&markdown::escape(text.expect("a text"))));
                }
            });
        }
    }
}
