//! No `data-*` name is free in two places: all are in one table, and each is written and read.

use explorer::app::hooks::ATTRIBUTES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Names of `data-*` attributes in a source, written out or as properties of `dataset`.
fn names(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let part = |c: char| c.is_ascii_lowercase() || c == '-';
    for (at, _) in source.match_indices("data-") {
        let before = source[..at].chars().next_back().unwrap_or(' ');
        let name = &source[at..];
        let name = name[..name.find(|c| !part(c)).unwrap_or(name.len())].trim_end_matches('-');
        if !before.is_alphanumeric() && before != '-' && name.len() > "data".len() {
            found.insert(name.to_owned());
        }
    }
    for (at, start) in source.match_indices("dataset.") {
        let property: String = source[at + start.len()..].chars().take_while(char::is_ascii_alphabetic).collect();
        let name = property.chars().fold("data-".to_owned(), |mut name, c| {
            if c.is_ascii_uppercase() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
            name
        });
        found.insert(name);
    }
    // `"stopped" in root.dataset`
    for (at, _) in source.match_indices("\" in ").filter(|(at, _)| source[*at..].contains(".dataset")) {
        let of_dataset = source[at + 5..].split(|c: char| !(c.is_alphanumeric() || c == '.')).next();
        if of_dataset.is_some_and(|object| object.ends_with(".dataset")) {
            let name = source[..at].rsplit('"').next().unwrap_or_default();
            found.insert(format!("data-{name}"));
        }
    }
    found
}

fn visit(folder: &Path, found: &mut BTreeMap<String, BTreeSet<String>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            visit(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "js" || e == "css")
            && !path.ends_with("app/hooks.rs")
        {
            let source = fs::read_to_string(&path).expect("a source");
            for name in names(&source) {
                found.entry(name).or_default().insert(path.display().to_string());
            }
        }
    }
}

#[test]
fn every_name_is_in_the_table_and_every_name_of_the_table_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    for folder in ["src", "style"] {
        visit(&root.join(folder), &mut found);
    }
    let table: BTreeSet<&str> = ATTRIBUTES.iter().map(|a| a.name).collect();
    assert!(ATTRIBUTES.is_sorted_by_key(|a| a.name), "by name, each once");
    let unknown: Vec<_> = found.iter().filter(|(name, _)| !table.contains(name.as_str())).collect();
    assert!(unknown.is_empty(), "not in the table: {unknown:#?}");
    let unused: Vec<_> = table.iter().filter(|name| !found.contains_key(**name)).collect();
    assert!(unused.is_empty(), "in the table only: {unused:?}");
}

#[test]
fn what_the_design_promises_to_embedders_is_marked() {
    for name in [
        "data-country",
        "data-area",
        "data-action",
        "data-note",
        "data-chart",
        "data-result-count",
        "data-named-count",
        "data-ready",
    ] {
        let attribute = ATTRIBUTES.iter().find(|a| a.name == name).expect("in the table");
        assert!(attribute.meaning.starts_with("public: "), "{name}");
    }
}
