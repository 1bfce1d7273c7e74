//! Reads the content files and reports what cannot be read, with file and line.

use crate::schema::context;
use crate::schema::expected::Expected;
use crate::schema::proposal::{self as schema, words};
use crate::translation;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Something wrong in a content file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path below the project, `src/proposal/data/actions.toml`.
    pub file: String,
    /// 1-based; 0 where the file as a whole is meant.
    pub line: usize,
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// The text of every content file by its path below the project.
///
/// Kept as text beside the parsed records so that a fault found later can be reported with its
/// line, and so that tests can spoil one line and expect a fault.
#[derive(Debug, Clone, Default)]
pub struct Files(pub BTreeMap<String, String>);

/// Folders of the records, of the proposal and from outside it.
pub const FOLDERS: [&str; 2] = ["src/proposal/data", "src/context/data"];
/// Folder with one folder of texts for each language.
pub const TEXTS: &str = "src/text";
/// The list of the languages that the site is published in.
pub const LANGUAGES: &str = "src/text/languages.toml";
/// The language that the others are compared with.
pub const FIRST_LANGUAGE: &str = "en";

impl Files {
    /// Reads every TOML file of the content folders.
    ///
    /// # Errors
    /// Names the file or folder that cannot be read.
    pub fn read(root: &Path) -> Result<Files, Problem> {
        let mut files = BTreeMap::new();
        let mut folders: Vec<String> = FOLDERS.iter().map(|f| (*f).to_owned()).collect();
        let fault = |message| Problem { file: LANGUAGES.to_owned(), line: 0, message };
        for language in translation::published(root).map_err(fault)? {
            folders.push(format!("{TEXTS}/{}", language.code));
        }
        for folder in folders {
            let fault = |message: String| Problem { file: folder.clone(), line: 0, message };
            for entry in std::fs::read_dir(root.join(&folder)).map_err(|e| fault(e.to_string()))? {
                let path = entry.map_err(|e| fault(e.to_string()))?.path();
                if path.extension().is_some_and(|e| e == "toml") {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    let text = std::fs::read_to_string(&path).map_err(|e| fault(format!("{name}: {e}")))?;
                    files.insert(format!("{folder}/{name}"), text);
                }
            }
        }
        Ok(Files(files))
    }

    /// The line of a record's own entry, or of a value inside the record; 0 if neither is found.
    ///
    /// `id` is the record's id or number, `value` what is wrong inside it (empty: the record).
    pub fn line(&self, file: &str, id: &str, value: &str) -> usize {
        let Some(text) = self.0.get(file) else { return 0 };
        let heads = [
            format!("id = \"{id}\""),
            format!("number = {id}"),
            format!("[\"{id}\"]"),
            format!("[{id}]"),
            format!("\"{id}\" ="),
            format!("{id} ="),
        ];
        if id.is_empty() && !value.is_empty() {
            return text.lines().position(|l| l.contains(value)).map_or(0, |n| n + 1);
        }
        let mut found = 0;
        for (n, line) in text.lines().enumerate() {
            let line = line.trim();
            if found == 0 {
                if heads.iter().any(|h| line == h || (h.ends_with('=') && line.starts_with(h.as_str()))) {
                    found = n + 1;
                }
            } else if line.starts_with("[[") || (line.starts_with("[\"") && line.ends_with("\"]")) {
                return found;
            }
            if found != 0 && !value.is_empty() && line.contains(value) {
                return n + 1;
            }
        }
        found
    }
}

/// Every record of the proposal and its context.
#[derive(Debug, Clone)]
pub struct Content {
    pub expected: Expected,
    pub document: schema::Document,
    pub sections: Vec<schema::Section>,
    pub paragraphs: Vec<schema::Paragraph>,
    pub areas: Vec<schema::Area>,
    pub headings: Vec<schema::Heading>,
    pub actions: Vec<schema::Action>,
    pub recommendations: Vec<schema::Recommendation>,
    pub notes: Vec<schema::Note>,
    pub statistics: Vec<schema::Statistic>,
    pub counts: Vec<schema::Count>,
    pub events: Vec<schema::Event>,
    pub reference_dates: Vec<schema::ReferenceDate>,
    pub undated: Vec<schema::Undated>,
    pub entities: Vec<schema::Entity>,
    pub families: Vec<schema::Family>,
    pub relations: Vec<schema::Relation>,
    pub themes: Vec<schema::Theme>,
    pub countries: Vec<schema::Country>,
    pub places: Vec<schema::Place>,
    pub implied: Vec<schema::Implied>,
    pub sources: Vec<context::Source>,
    pub growth: Vec<context::Growth>,
    pub bases: Vec<context::Observation>,
    pub visitors: Vec<context::Observation>,
    pub investment: Vec<context::Observation>,
    pub residents: Vec<context::Observation>,
    pub members: Vec<context::Member>,
    pub since: Vec<context::Since>,
    pub developments: Vec<context::Development>,
    /// Texts by language code, [`FIRST_LANGUAGE`] first.
    pub texts: Vec<(String, Texts)>,
}

/// All words of one language.
#[derive(Debug, Clone)]
pub struct Texts {
    pub document: words::Document,
    pub sections: Keyed<words::Section>,
    pub paragraphs: Keyed<words::Paragraph>,
    pub areas: Keyed<words::Area>,
    pub headings: Keyed<words::Heading>,
    pub actions: Keyed<words::Action>,
    pub recommendations: Keyed<words::Recommendation>,
    pub notes: Keyed<words::Note>,
    pub statistics: Keyed<words::Statistic>,
    pub counts: Keyed<words::Count>,
    pub events: Keyed<words::Event>,
    pub reference_dates: Keyed<words::ReferenceDate>,
    pub undated: Keyed<words::Undated>,
    pub entities: Keyed<words::Entity>,
    pub entity_kinds: Keyed<String>,
    pub relations: Keyed<words::Relation>,
    pub phrases: Keyed<String>,
    pub themes: Keyed<words::Theme>,
    pub countries: Keyed<words::Country>,
    pub places: Keyed<words::Place>,
    pub implied: Keyed<words::Implied>,
    pub sources: Keyed<context::words::Source>,
    pub since: Keyed<context::words::Since>,
    pub developments: Keyed<context::words::Development>,
    /// Names of countries and economies that only records from outside the proposal refer to.
    pub elsewhere: Keyed<String>,
    pub members: Keyed<context::words::Member>,
    /// The words of the pages themselves by section and key: `nav.explore`.
    pub ui: Keyed<String>,
    /// The words of the charts and of the pages that the second program renders.
    pub charts: Keyed<String>,
}

/// Texts by the id of what they belong to.
pub type Keyed<T> = BTreeMap<String, T>;

struct Reader<'a> {
    files: &'a Files,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn parse<T: DeserializeOwned>(&mut self, file: &str) -> Option<T> {
        let Some(text) = self.files.0.get(file) else {
            self.problems.push(Problem { file: file.to_owned(), line: 0, message: "this file is missing".to_owned() });
            return None;
        };
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(e) => {
                let line = e.span().map_or(0, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
                self.problems.push(Problem { file: file.to_owned(), line, message: e.message().to_owned() });
                None
            }
        }
    }

    /// A file of `[[name]]` tables and nothing else.
    fn records<T: DeserializeOwned>(&mut self, folder: &str, file: &str, name: &str) -> Vec<T> {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Tables<T>(BTreeMap<String, Vec<T>>);

        let path = format!("{folder}/{file}.toml");
        let Some(Tables(mut tables)) = self.parse::<Tables<T>>(&path) else { return Vec::new() };
        let records = tables.remove(name).unwrap_or_default();
        if let Some(other) = tables.keys().next() {
            let line =
                self.files.0[&path].lines().position(|l| l.trim() == format!("[[{other}]]")).map_or(0, |n| n + 1);
            self.problems.push(Problem {
                file: path,
                line,
                message: format!("unknown table [[{other}]], expected [[{name}]]"),
            });
        }
        records
    }

    /// A file of words in sections: `[nav]`, `explore = "…"` becomes `nav.explore`.
    fn sections(&mut self, file: &str) -> Keyed<String> {
        let sections: BTreeMap<String, BTreeMap<String, String>> = self.parse(file).unwrap_or_default();
        let named = |(section, texts): (String, BTreeMap<String, String>)| {
            texts.into_iter().map(move |(key, text)| (format!("{section}.{key}"), text))
        };
        sections.into_iter().flat_map(named).collect()
    }

    fn texts(&mut self, language: &str) -> Option<Texts> {
        let f = |name: &str| format!("{TEXTS}/{language}/{name}.toml");
        let ui = self.sections(&f("ui"));
        let charts = self.sections(&f("charts"));
        let document = self.parse(&f("document"));
        let texts = Texts {
            sections: self.parse(&f("sections")).unwrap_or_default(),
            paragraphs: self.parse(&f("paragraphs")).unwrap_or_default(),
            areas: self.parse(&f("areas")).unwrap_or_default(),
            headings: self.parse(&f("headings")).unwrap_or_default(),
            actions: self.parse(&f("actions")).unwrap_or_default(),
            recommendations: self.parse(&f("recommendations")).unwrap_or_default(),
            notes: self.parse(&f("notes")).unwrap_or_default(),
            statistics: self.parse(&f("statistics")).unwrap_or_default(),
            counts: self.parse(&f("counts")).unwrap_or_default(),
            events: self.parse(&f("events")).unwrap_or_default(),
            reference_dates: self.parse(&f("reference_dates")).unwrap_or_default(),
            undated: self.parse(&f("undated")).unwrap_or_default(),
            entities: self.parse(&f("entities")).unwrap_or_default(),
            entity_kinds: self.parse(&f("entity_kinds")).unwrap_or_default(),
            relations: self.parse(&f("relations")).unwrap_or_default(),
            phrases: self.parse(&f("phrases")).unwrap_or_default(),
            themes: self.parse(&f("themes")).unwrap_or_default(),
            countries: self.parse(&f("countries")).unwrap_or_default(),
            places: self.parse(&f("places")).unwrap_or_default(),
            implied: self.parse(&f("implied")).unwrap_or_default(),
            sources: self.parse(&f("sources")).unwrap_or_default(),
            since: self.parse(&f("since")).unwrap_or_default(),
            developments: self.parse(&f("developments")).unwrap_or_default(),
            elsewhere: self.parse(&f("elsewhere")).unwrap_or_default(),
            members: self.parse(&f("members")).unwrap_or_default(),
            ui,
            charts,
            document: document?,
        };
        Some(texts)
    }
}

/// Parses all files.
///
/// # Errors
/// Every file that cannot be parsed, with the line that is wrong.
pub fn load(files: &Files) -> Result<Content, Vec<Problem>> {
    let mut r = Reader { files, problems: Vec::new() };
    let (p, c) = (FOLDERS[0], FOLDERS[1]);
    let document = r.parse(&format!("{p}/document.toml"));
    let expected = r.parse(&format!("{p}/expected.toml"));
    let mut languages: Vec<String> = files
        .0
        .keys()
        .filter_map(|path| {
            path.strip_prefix(TEXTS)?.strip_prefix('/')?.split_once('/').map(|(code, _)| code.to_owned())
        })
        .collect();
    languages.dedup();
    languages.sort_by_key(|code| (code != FIRST_LANGUAGE, code.clone()));
    let mut texts = Vec::new();
    for code in languages {
        if let Some(t) = r.texts(&code) {
            texts.push((code, t));
        }
    }
    let content = document.zip(expected).map(|(document, expected)| Content {
        expected,
        document,
        sections: r.records(p, "sections", "section"),
        paragraphs: r.records(p, "paragraphs", "paragraph"),
        areas: r.records(p, "areas", "area"),
        headings: r.records(p, "headings", "heading"),
        actions: r.records(p, "actions", "action"),
        recommendations: r.records(p, "recommendations", "recommendation"),
        notes: r.records(p, "notes", "note"),
        statistics: r.records(p, "statistics", "statistic"),
        counts: r.records(p, "counts", "count"),
        events: r.records(p, "events", "event"),
        reference_dates: r.records(p, "reference_dates", "reference_date"),
        undated: r.records(p, "undated", "undated"),
        entities: r.records(p, "entities", "entity"),
        families: r.records(p, "families", "family"),
        relations: r.records(p, "relations", "relation"),
        themes: r.records(p, "themes", "theme"),
        countries: r.records(p, "countries", "country"),
        places: r.records(p, "places", "place"),
        implied: r.records(p, "implied", "implied"),
        sources: r.records(c, "sources", "source"),
        growth: r.records(c, "growth", "growth"),
        bases: r.records(c, "bases", "figure"),
        visitors: r.records(c, "visitors", "figure"),
        investment: r.records(c, "investment", "figure"),
        residents: r.records(c, "residents", "figure"),
        members: r.records(c, "members", "member"),
        since: r.records(c, "since", "since"),
        developments: r.records(c, "developments", "development"),
        texts,
    });
    match content {
        Some(content) if r.problems.is_empty() => Ok(content),
        _ => Err(r.problems),
    }
}
