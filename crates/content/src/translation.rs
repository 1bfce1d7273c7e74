//! How complete and how fresh the texts of a language are, compared with those that they were made from.
//!
//! Beside its texts a language has `origins.txt`: for each text the hash of the wording that it was translated from.
//! A text whose original has changed since is stale. A line that ends with the word draft marks a text that nobody has
//! reviewed. Keys are `file.table.key`, as in `ui.nav.menu`; the place in a list
//! is a number, as in `notes.1.facts.0`.

use crate::load::{FIRST_LANGUAGE, LANGUAGES, TEXTS};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs};

/// Name of the file with the hashes, beside the texts.
pub const ORIGINS: &str = "origins.txt";

/// Texts by their keys.
pub type Flat = BTreeMap<String, String>;

/// What is wrong with the texts of a language, key by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub language: String,
    /// How many texts there are in the language that they are made from.
    pub all: usize,
    /// Texts that are not translated.
    pub missing: Vec<String>,
    /// Texts that the original does not have.
    pub surplus: Vec<String>,
    /// Texts with other blanks than the original.
    pub blanks: Vec<String>,
    /// Texts whose original has changed since they were made, or of which that is not known.
    pub stale: Vec<String>,
    /// Texts that nobody has reviewed.
    pub drafts: Vec<String>,
}

impl Report {
    /// Whether every text is there and fresh, reviewed or not.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        [&self.missing, &self.surplus, &self.blanks, &self.stale].iter().all(|keys| keys.is_empty())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let there = self.all - self.missing.len();
        let share = 100 * there / self.all.max(1);
        writeln!(f, "{}: {there} of {} texts, {share} %", self.language, self.all)?;
        let kinds = [
            ("missing", &self.missing),
            ("not in the original", &self.surplus),
            ("other blanks", &self.blanks),
            ("stale", &self.stale),
            ("draft", &self.drafts),
        ];
        for (kind, keys) in kinds.into_iter().filter(|(_, keys)| !keys.is_empty()) {
            writeln!(f, "  {kind}: {}", keys.len())?;
            for key in keys {
                writeln!(f, "    {key}")?;
            }
        }
        Ok(())
    }
}

/// The list of languages, `src/text/languages.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    language: Vec<Language>,
}

/// A language that the site is published in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// BCP 47 code.
    pub code: String,
    /// Its name in the language itself.
    pub name: String,
}

/// The languages that the site is published in, the first one first.
///
/// # Errors
/// A sentence, if the list cannot be read or does not begin with [`FIRST_LANGUAGE`].
pub fn published(root: &Path) -> Result<Vec<Language>, String> {
    let text = fs::read_to_string(root.join(LANGUAGES)).map_err(|e| format!("{LANGUAGES}: {e}"))?;
    let list: List = toml::from_str(&text).map_err(|e| format!("{LANGUAGES}: {}", e.message()))?;
    match list.language.first() {
        Some(first) if first.code == FIRST_LANGUAGE => Ok(list.language),
        _ => Err(format!("{LANGUAGES}: the first language is {FIRST_LANGUAGE}")),
    }
}

/// Codes of the languages that have a folder of texts, published or not.
///
/// # Errors
/// A sentence, if the folder of texts cannot be read.
pub fn folders(root: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(root.join(TEXTS)).map_err(|e| format!("{TEXTS}: {e}"))?;
    let folders = entries.flatten().filter(|entry| entry.path().is_dir());
    let mut codes: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    codes.sort();
    Ok(codes)
}

/// Every text of a language.
///
/// # Errors
/// A sentence, if a file cannot be read.
pub fn read(root: &Path, language: &str) -> Result<Flat, String> {
    let folder = format!("{TEXTS}/{language}");
    let entries = fs::read_dir(root.join(&folder)).map_err(|e| format!("{folder}: {e}"))?;
    let mut all = Flat::new();
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "toml"))
    {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).map_err(|e| format!("{folder}/{name}.toml: {e}"))?;
        let table: toml::Table = toml::from_str(&text).map_err(|e| format!("{folder}/{name}.toml: {}", e.message()))?;
        flatten(&name, &toml::Value::Table(table), &mut all);
    }
    Ok(all)
}

fn flatten(key: &str, value: &toml::Value, out: &mut Flat) {
    match value {
        toml::Value::Table(table) => {
            table.iter().for_each(|(name, value)| flatten(&format!("{key}.{name}"), value, out));
        }
        toml::Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| flatten(&format!("{key}.{at}"), value, out));
        }
        toml::Value::String(text) => {
            out.insert(key.to_owned(), text.clone());
        }
        other => {
            out.insert(key.to_owned(), other.to_string());
        }
    }
}

/// Hash of a wording: FNV-1a with 32 bits.
fn hash(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// What [`ORIGINS`] says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Origin<'a> {
    /// Hash of the wording that it was made from.
    hash: &'a str,
    /// Whether nobody has reviewed it.
    draft: bool,
}

/// The content of [`ORIGINS`] by key.
fn read_origins(content: &str) -> BTreeMap<&str, Origin<'_>> {
    let mut all = BTreeMap::new();
    for line in content.lines() {
        // a key may have spaces, as in `paragraphs.s1 ¶1.summary`
        if let Some((hash, rest)) = line.split_once(' ') {
            let key = rest.strip_suffix(" draft");
            all.insert(key.unwrap_or(rest), Origin { hash, draft: key.is_some() });
        }
    }
    all
}

/// The content of [`ORIGINS`] for texts that were all made from the present wording. Those that were made or changed
/// since `before` are drafts, if `before` is given; otherwise all are reviewed.
#[must_use]
pub fn origins(original: &Flat, texts: &Flat, before: Option<&str>) -> String {
    let known = before.map(read_origins);
    let line = |(key, text): (&String, &String)| {
        let hash = hash(text);
        let as_before = |known: &BTreeMap<&str, Origin<'_>>| {
            known.get(key.as_str()).is_some_and(|origin| origin.hash == hash && !origin.draft)
        };
        let state = if known.as_ref().is_none_or(as_before) { "" } else { " draft" };
        texts.contains_key(key).then(|| format!("{hash} {key}{state}\n"))
    };
    original.iter().filter_map(line).collect()
}

/// The blanks of a text, sorted.
fn blanks(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    all.sort_unstable();
    all
}

/// Compares the texts of a language with the original; `origins` is the content of its [`ORIGINS`].
#[must_use]
pub fn compare(language: &str, original: &Flat, texts: &Flat, origins: &str) -> Report {
    let known = read_origins(origins);
    let mut report = Report { language: language.to_owned(), all: original.len(), ..Report::default() };
    for (key, text) in original {
        let Some(translated) = texts.get(key) else {
            report.missing.push(key.clone());
            continue;
        };
        if blanks(text) != blanks(translated) {
            report.blanks.push(key.clone());
        }
        let origin = known.get(key.as_str());
        if origin.is_none_or(|origin| origin.hash != hash(text)) {
            report.stale.push(key.clone());
        }
        if origin.is_none_or(|origin| origin.draft) {
            report.drafts.push(key.clone());
        }
    }
    report.surplus = texts.keys().filter(|key| !original.contains_key(*key)).cloned().collect();
    report
}

/// The report on a language.
///
/// # Errors
/// A sentence, if its texts or the original cannot be read.
pub fn report(root: &Path, language: &str) -> Result<Report, String> {
    let origins = fs::read_to_string(root.join(TEXTS).join(language).join(ORIGINS)).unwrap_or_default();
    Ok(compare(language, &read(root, FIRST_LANGUAGE)?, &read(root, language)?, &origins))
}

/// Whether every text of a language has been reviewed.
///
/// # Errors
/// As [`report`].
pub fn is_reviewed(root: &Path, language: &str) -> Result<bool, String> {
    Ok(language == FIRST_LANGUAGE || report(root, language)?.drafts.is_empty())
}

/// Writes [`ORIGINS`]: every text of the language is taken as made from the present wording, and as reviewed, or, if
/// it was made from another wording before, as a draft.
///
/// # Errors
/// A sentence, if a file cannot be read or written.
pub fn mark(root: &Path, language: &str, reviewed: bool) -> Result<(), String> {
    let path = root.join(TEXTS).join(language).join(ORIGINS);
    let before = fs::read_to_string(&path).unwrap_or_default();
    let before = (!reviewed).then_some(before.as_str());
    let content = origins(&read(root, FIRST_LANGUAGE)?, &read(root, language)?, before);
    fs::write(&path, content).map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{Flat, compare, flatten, origins};

    fn texts(toml: &str) -> Flat {
        let mut all = Flat::new();
        flatten("ui", &toml::Value::Table(toml::from_str(toml).expect("TOML")), &mut all);
        all
    }

    #[test]
    fn faults_of_a_translation_are_told_by_key() {
        let english =
            texts("[nav]\nmenu = \"Menu\"\ncount = \"{n} of {all}\"\nlist = [\"one\", \"two\"]\nnew = \"New\"");
        let before = texts("[nav]\nmenu = \"The menu\"\ncount = \"{n} of {all}\"\nlist = [\"one\", \"two\"]");
        let japanese = texts("[nav]\nmenu = \"メニュー\"\ncount = \"{all}件中{m}件\"\nlist = [\"一\", \"二\", \"三\"]");
        let found = compare("ja", &english, &japanese, &origins(&before, &japanese, None));
        assert_eq!(found.all, 5);
        assert_eq!(found.missing, ["ui.nav.new"]);
        assert_eq!(found.surplus, ["ui.nav.list.2"]);
        assert_eq!(found.blanks, ["ui.nav.count"]);
        assert_eq!(found.stale, ["ui.nav.menu"]);
        assert!(found.to_string().starts_with("ja: 4 of 5 texts, 80 %\n"), "{found}");
    }

    #[test]
    fn a_fresh_translation_is_complete_whatever_the_order_of_blanks() {
        let english = texts("[nav]\ncount = \"{n} of {all}\"");
        let japanese = texts("[nav]\ncount = \"{all}件中{n}件\"");
        let found = compare("ja", &english, &japanese, &origins(&english, &japanese, None));
        assert!(found.is_complete(), "{found}");
    }

    #[test]
    fn a_text_whose_wording_has_changed_is_a_draft_until_it_is_reviewed() {
        let [before, english] =
            ["Menu", "The menu"].map(|menu| texts(&format!("[nav]\nmenu = \"{menu}\"\nnext = \"Next\"")));
        let japanese = texts("[nav]\nmenu = \"メニュー\"\nnext = \"次へ\"");
        let seen = origins(&english, &japanese, Some(&origins(&before, &japanese, None)));
        let found = compare("ja", &english, &japanese, &seen);
        assert!(found.is_complete(), "{found}");
        assert_eq!(found.drafts, ["ui.nav.menu"]);
        // a draft that is seen again stays one
        assert_eq!(origins(&english, &japanese, Some(&seen)), seen);
        assert!(compare("ja", &english, &japanese, &origins(&english, &japanese, None)).drafts.is_empty());
    }
}
