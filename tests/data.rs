//! The open data as a researcher downloads it: whole, valid by its own schemas, the same in every
//! form. Reads the built site (`EXPLORER_DIST`, else `dist/`).
#![cfg(feature = "ssr")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Collections of the proposal, how many records each has, and which field is the id.
const PROPOSAL: [(&str, usize, &str); 18] = [
    ("sections", 20, "id"),
    ("paragraphs", 49, "id"),
    ("areas", 5, "number"),
    ("headings", 16, "id"),
    ("actions", 34, "id"),
    ("recommendations", 83, "id"),
    ("notes", 48, "number"),
    ("statistics", 17, "id"),
    ("counts", 14, "id"),
    ("events", 35, "id"),
    ("reference_dates", 12, "id"),
    ("undated", 13, "id"),
    ("entities", 95, "id"),
    ("relations", 83, "id"),
    ("themes", 101, "id"),
    ("countries", 17, "id"),
    ("places", 8, "id"),
    ("implied", 2, "id"),
];

/// Collections from outside it whose records have ids.
const CONTEXT_IDS: [&str; 4] = ["sources", "members", "joined", "since"];

fn folder() -> PathBuf {
    let dist = std::env::var_os("EXPLORER_DIST").map(PathBuf::from);
    let dist = dist.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"));
    let data = dist.join("data");
    assert!(data.is_dir(), "{} is missing: build the site first (cargo xtask build)", data.display());
    data
}

fn text(name: &str) -> String {
    let path = folder().join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn json(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Every collection by name: those of the proposal, then those from outside it.
fn collections() -> Vec<(String, Vec<Value>)> {
    ["proposal.en.json", "context.json", "since.json"]
        .iter()
        .flat_map(|file| match json(file) {
            Value::Object(map) => map,
            _ => panic!("{file} is no object"),
        })
        .filter_map(|(name, value)| match value {
            Value::Array(rows) => Some((name, rows)),
            _ => None,
        })
        .collect()
}

/// The part of a row that holds ids and numbers.
fn record(row: &Value) -> &Value {
    row.get("record").unwrap_or(row)
}

fn table(name: &str) -> (Vec<String>, Vec<csv::StringRecord>) {
    let text = text(&format!("{name}.csv"));
    // not flexible: a row of another length is an error
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().expect("columns").iter().map(str::to_owned).collect();
    let rows = reader.records().collect::<Result<_, _>>();
    (columns, rows.unwrap_or_else(|e| panic!("{name}.csv: {e}")))
}

#[test]
fn spreadsheets_read_every_table_as_utf_8_and_run_none_of_it() {
    let mut seen = 0;
    for entry in std::fs::read_dir(folder()).expect("the data") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|kind| kind != "csv") {
            continue;
        }
        seen += 1;
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let rows = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{} has no mark", path.display()));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rows.as_bytes());
        for record in reader.records() {
            for cell in record.expect("RFC 4180").iter() {
                let formula = cell.starts_with(['=', '+', '@', '-']) && cell.parse::<f64>().is_err();
                assert!(!formula, "{}: {cell}", path.display());
            }
        }
    }
    assert!(seen >= PROPOSAL.len(), "{seen} tables");
}

#[test]
fn the_proposal_is_whole() {
    let data = json("proposal.en.json");
    let found: Vec<(&str, usize)> = data
        .as_object()
        .expect("an object")
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.as_array()?.len())))
        .collect();
    let wanted: Vec<(&str, usize)> = PROPOSAL.iter().map(|(name, n, _)| (*name, *n)).collect();
    assert_eq!(found, wanted);
    assert_eq!(data["language"], "en");
    assert_eq!(data["document"]["record"]["date"], "2021-06-15");
    assert!(data["document"]["text"]["title"].as_str().is_some_and(|t| t.contains("Japan-ASEAN")));
}

#[test]
fn ids_are_there_once() {
    let all = collections();
    let with_id = PROPOSAL.iter().map(|(name, _, id)| (*name, *id));
    for (name, id) in with_id.chain(CONTEXT_IDS.map(|name| (name, "id"))) {
        let (_, rows) = all.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}"));
        let ids: BTreeSet<String> = rows.iter().map(|r| record(r)[id].to_string()).collect();
        assert!(!ids.contains("null"), "{name} without {id}");
        assert_eq!(ids.len(), rows.len(), "{name}: an id stands twice");
    }
}

#[test]
fn every_collection_fits_its_schema() {
    for (name, rows) in collections() {
        let schema = json(&format!("{name}.schema.json"));
        let validator = jsonschema::validator_for(&schema).unwrap_or_else(|e| panic!("{name}: {e}"));
        let rows = Value::Array(rows);
        if let Some(error) = validator.iter_errors(&rows).next() {
            panic!("{name}{}: {error}", error.instance_path());
        }
        // a schema that takes anything would say nothing
        let Value::Array(mut wrong) = rows else { unreachable!() };
        assert!(!validator.is_valid(&Value::from("text")), "{name} may be no list");
        wrong.push(serde_json::json!({ "unknown": true }));
        assert!(!validator.is_valid(&Value::Array(wrong.clone())), "{name} takes a foreign record");
        wrong.pop();
        let row = wrong[0].as_object_mut().expect("a record");
        match row.get_mut("record") {
            Some(record) => record.as_object_mut().expect("a record").insert("unknown".into(), true.into()),
            None => row.insert("unknown".into(), true.into()),
        };
        assert!(!validator.is_valid(&Value::Array(wrong)), "{name} takes an unknown field");
    }
}

#[test]
fn every_collection_is_a_table_too() {
    let all = collections();
    assert_eq!(all.len(), 27);
    for (name, rows) in &all {
        let (columns, lines) = table(name);
        assert_eq!(lines.len(), rows.len(), "{name}.csv");
        let unique: BTreeSet<&String> = columns.iter().collect();
        assert_eq!(unique.len(), columns.len(), "{name}.csv: a column stands twice");
        // what stands in the record stands in the table, under the same name
        for (row, line) in rows.iter().zip(&lines) {
            for (key, value) in record(row).as_object().expect("a record") {
                let at = columns.iter().position(|c| c == key);
                let cell = &line[at.unwrap_or_else(|| panic!("{name}.csv has no column {key}"))];
                match value {
                    Value::String(s) => assert_eq!(cell, s, "{name}.csv, {key}"),
                    Value::Number(_) | Value::Bool(_) => {
                        assert_eq!(cell, value.to_string(), "{name}.csv, {key}");
                    }
                    Value::Array(items) if items.iter().all(Value::is_string) => {
                        let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                        assert_eq!(cell, items.join("; "), "{name}.csv, {key}");
                    }
                    _ => assert!(!cell.is_empty(), "{name}.csv, {key}"),
                }
            }
        }
    }
}

#[test]
fn every_record_has_its_words() {
    for (name, rows) in collections() {
        for row in rows.iter().filter(|r| r.get("record").is_some()) {
            let words = row["text"].as_object().unwrap_or_else(|| panic!("{name}: no words"));
            assert!(!words.is_empty(), "{name}: {row}");
            assert!(words.values().all(|w| w.as_str().is_none_or(|w| !w.trim().is_empty())), "{name}: {row}");
        }
    }
}

#[test]
fn absent_figures_stay_absent() {
    let data = json("context.json");
    let growth = data["growth"].as_array().expect("growth");
    assert_eq!(growth.len(), 29);
    assert!(!growth.iter().any(|g| g["country"] == "MM" && g["year"] == 2022));
    // blocks published as one figure are one figure
    let blocks: Vec<usize> = ["bases", "investment"]
        .iter()
        .flat_map(|name| data[*name].as_array().expect("figures"))
        .map(|f| f["countries"].as_array().expect("countries").len())
        .filter(|n| *n > 1)
        .collect();
    assert_eq!(blocks, [5, 4]);
    // every figure from outside says how it is known
    for name in ["growth", "bases", "visitors", "investment", "residents"] {
        for figure in data[name].as_array().expect("figures") {
            assert!(figure["status"].is_string(), "{name}: {figure}");
            assert!(figure["source"].is_string() || figure["status"] == "remainder", "{name}: {figure}");
        }
    }
}
