//! Open data, in `data/`: every collection as CSV with a JSON Schema, and all of them as JSON.
//!
//! Written from the records that the pages are rendered from, each with its texts in one language, so that data
//! and pages are equal.

use super::compressed::is_copy;
use super::folder::{Folder, files};
use crate::chart::csv::{BYTE_ORDER_MARK, is_formula};
use crate::text::Locale;
use content::load::{Content, Files, Keyed, load};
use content::schema::context;
use content::schema::proposal::{self as schema, words};
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::path::Path;

/// A record with its words.
#[derive(Serialize, JsonSchema)]
struct Worded<R, W> {
    /// Ids, locators, numbers and dates.
    record: R,
    /// The words in one language.
    text: W,
}

const NO_TEXTS: &str = "There are no texts in this language.";

/// Records of one kind, and the schema of their list.
struct Collection {
    name: &'static str,
    rows: Vec<Value>,
    schema: Value,
}

/// A collection whose records have texts.
fn worded<R: Serialize + JsonSchema + Clone, W: Serialize + JsonSchema + Clone>(
    name: &'static str,
    records: &[R],
    texts: &Keyed<W>,
    id: impl Fn(&R) -> String,
) -> Result<Collection, String> {
    let rows = records
        .iter()
        .map(|r| {
            let text = texts.get(&id(r)).cloned().ok_or_else(|| format!("{name}: no text for {}", id(r)))?;
            serde_json::to_value(Worded { record: r.clone(), text }).map_err(|e| e.to_string())
        })
        .collect::<Result<_, String>>()?;
    Ok(Collection { name, rows, schema: list_schema(name, schema_for!(Worded<R, W>))? })
}

/// A collection without texts.
fn plain<R: Serialize + JsonSchema>(name: &'static str, records: &[R]) -> Result<Collection, String> {
    let rows = records.iter().map(serde_json::to_value).collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    Ok(Collection { name, rows, schema: list_schema(name, schema_for!(R))? })
}

/// The schema of a list of records.
fn list_schema(name: &str, record: schemars::Schema) -> Result<Value, String> {
    let mut record = serde_json::to_value(record).map_err(|e| e.to_string())?;
    let mut out = Map::new();
    if let Value::Object(map) = &mut record {
        for key in ["$schema", "$defs"] {
            if let Some(value) = map.remove(key) {
                out.insert(key.to_owned(), value);
            }
        }
    }
    out.insert("title".to_owned(), json!(name));
    out.insert("type".to_owned(), json!("array"));
    out.insert("items".to_owned(), record);
    Ok(Value::Object(out))
}

/// The collections of the proposal, those of the context, and what has happened since publication.
fn collections(c: &Content, locale: Locale) -> Result<(Vec<Collection>, Vec<Collection>, Collection), String> {
    let (_, t) = c.texts.iter().find(|(code, _)| code == locale.code()).ok_or(NO_TEXTS)?;
    let proposal = vec![
        worded("sections", &c.sections, &t.sections, |r: &schema::Section| r.id.clone())?,
        worded("paragraphs", &c.paragraphs, &t.paragraphs, |r: &schema::Paragraph| r.id.clone())?,
        worded("areas", &c.areas, &t.areas, |r: &schema::Area| r.number.to_string())?,
        worded("headings", &c.headings, &t.headings, |r: &schema::Heading| r.id.clone())?,
        worded("actions", &c.actions, &t.actions, |r: &schema::Action| r.id.clone())?,
        worded("recommendations", &c.recommendations, &t.recommendations, |r: &schema::Recommendation| r.id.clone())?,
        worded("notes", &c.notes, &t.notes, |r: &schema::Note| r.number.to_string())?,
        worded("statistics", &c.statistics, &t.statistics, |r: &schema::Statistic| r.id.clone())?,
        worded("counts", &c.counts, &t.counts, |r: &schema::Count| r.id.clone())?,
        worded("events", &c.events, &t.events, |r: &schema::Event| r.id.clone())?,
        worded("reference_dates", &c.reference_dates, &t.reference_dates, |r: &schema::ReferenceDate| r.id.clone())?,
        worded("undated", &c.undated, &t.undated, |r: &schema::Undated| r.id.clone())?,
        worded("entities", &c.entities, &t.entities, |r: &schema::Entity| r.id.clone())?,
        worded("relations", &c.relations, &t.relations, |r: &schema::Relation| r.id.clone())?,
        worded("themes", &c.themes, &t.themes, |r: &schema::Theme| r.id.clone())?,
        worded("countries", &c.countries, &t.countries, |r: &schema::Country| r.id.clone())?,
        worded("places", &c.places, &t.places, |r: &schema::Place| r.id.clone())?,
        worded("implied", &c.implied, &t.implied, |r: &schema::Implied| r.id.clone())?,
    ];
    let context = vec![
        worded("sources", &c.sources, &t.sources, |r: &context::Source| r.id.clone())?,
        plain("growth", &c.growth)?,
        plain("bases", &c.bases)?,
        plain("visitors", &c.visitors)?,
        plain("investment", &c.investment)?,
        plain("residents", &c.residents)?,
        worded("members", &c.members, &t.members, |r: &context::Member| r.id.clone())?,
        worded("joined", &c.since, &t.since, |r: &context::Since| r.id.clone())?,
    ];
    let since = worded("since", &c.developments, &t.developments, |r: &context::Development| r.id.clone())?;
    Ok((proposal, context, since))
}

/// One cell of a table: scalars as they are, lists joined, the rest as JSON.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        Value::Array(items) if items.iter().all(|i| !i.is_object() && !i.is_array()) => {
            items.iter().map(cell).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

/// The rows as CSV: one column for each field of the records and their texts.
fn csv(rows: &[Value]) -> Result<String, String> {
    let flat: Vec<Map<String, Value>> = rows
        .iter()
        .map(|row| {
            let mut out = Map::new();
            let parts = match row {
                Value::Object(map) if map.contains_key("record") => {
                    map.values().filter_map(Value::as_object).cloned().collect::<Vec<_>>()
                }
                Value::Object(map) => vec![map.clone()],
                _ => Vec::new(),
            };
            for (i, part) in parts.into_iter().enumerate() {
                for (key, value) in part {
                    // a text may have the same name as a field of the record
                    let key = if i > 0 && out.contains_key(&key) { format!("{key}_text") } else { key };
                    out.insert(key, value);
                }
            }
            out
        })
        .collect();
    let mut columns: Vec<&String> = Vec::new();
    for row in &flat {
        for key in row.keys() {
            if !columns.contains(&key) {
                columns.push(key);
            }
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fault = |e: csv::Error| e.to_string();
    writer.write_record(&columns).map_err(fault)?;
    // spreadsheets would run a cell that starts like a formula
    let guarded = |text: String| if is_formula(&text) { format!("'{text}") } else { text };
    for row in &flat {
        let cells = columns.iter().map(|c| guarded(row.get(*c).map(cell).unwrap_or_default()));
        writer.write_record(cells).map_err(fault)?;
    }
    let rows = String::from_utf8(writer.into_inner().map_err(|e| e.to_string())?).map_err(|e| e.to_string())?;
    Ok(format!("{BYTE_ORDER_MARK}{rows}"))
}

/// The content of the site's files.
fn content() -> Result<Content, String> {
    let files = Files::read(Path::new(env!("CARGO_MANIFEST_DIR"))).map_err(|p| p.to_string())?;
    load(&files).map_err(|p| p.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// Some collections in one JSON file.
fn whole(locale: Locale, document: Option<Value>, list: &[Collection]) -> Result<String, String> {
    let mut map = Map::new();
    map.insert("language".to_owned(), json!(locale.code()));
    if let Some(document) = document {
        map.insert("document".to_owned(), document);
    }
    for c in list {
        map.insert(c.name.to_owned(), Value::Array(c.rows.clone()));
    }
    serde_json::to_string_pretty(&Value::Object(map)).map_err(|e| e.to_string())
}

/// Writes `data/proposal.<language>.json`.
///
/// # Errors
/// If the content cannot be read or the file cannot be written.
pub(super) fn write_proposal(folder: &mut Folder<'_>, locale: Locale) -> Result<(), String> {
    let content = content()?;
    let (proposal, ..) = collections(&content, locale)?;
    let (_, texts) = content.texts.iter().find(|(code, _)| code == locale.code()).ok_or(NO_TEXTS)?;
    let document =
        Worded::<schema::Document, words::Document> { record: content.document.clone(), text: texts.document.clone() };
    let document = serde_json::to_value(document).map_err(|e| e.to_string())?;
    folder.write(&format!("data/proposal.{}.json", locale.code()), whole(locale, Some(document), &proposal)?)
}

/// Writes the files of the folder `data/` of which there is one for all languages.
///
/// # Errors
/// If the content cannot be read or a file cannot be written.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale) -> Result<(), String> {
    let content = content()?;
    let (proposal, context, since) = collections(&content, locale)?;
    folder.write("data/context.json", whole(locale, None, &context)?)?;
    folder.write("data/since.json", whole(locale, None, std::slice::from_ref(&since))?)?;
    for c in proposal.iter().chain(&context).chain([&since]) {
        folder.write(&format!("data/{}.csv", c.name), csv(&c.rows)?)?;
        let schema = serde_json::to_string_pretty(&c.schema).map_err(|e| e.to_string())?;
        folder.write(&format!("data/{}.schema.json", c.name), schema)?;
    }
    Ok(())
}

/// File with the sizes of the other ones, for pages that are opened in place.
const SIZES: &str = "data/sizes.txt";

/// The sizes of the files in the folder `data/`, in bytes, by their names there.
pub(super) type Sizes = Vec<(String, usize)>;

/// Writes the list of sizes: one file a line, with its size in bytes.
pub(super) fn write_sizes(folder: &mut Folder<'_>) -> Result<Sizes, String> {
    let mut sizes = Sizes::new();
    for path in files(folder.path())? {
        if let Some(name) = path.strip_prefix("data/").filter(|_| !is_copy(&path) && path != SIZES) {
            sizes.push((name.to_owned(), folder.read(&path)?.len()));
        }
    }
    let lines: String = sizes.iter().map(|(name, bytes)| format!("{name} {bytes}\n")).collect();
    folder.write(SIZES, lines)?;
    Ok(sizes)
}
