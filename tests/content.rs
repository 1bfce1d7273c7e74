//! The content files: that they are right, and that the build refuses each way of being wrong.
//!
//! Every fault is made by changing one line of a real file, so a rule that stops guarding shows
//! here. What the proposal says stands below once more, written by hand from the inventory.
#![cfg(feature = "ssr")]

use explorer::proposal::source::check::check;
use explorer::proposal::source::load::{Content, Files, Problem, load};
use explorer::proposal::{
    ACTIONS, AREAS, COUNTRIES, COUNTS, CountryGroup, ENTITIES, EVENTS, EventStatus, GROWTH, HEADINGS, IMPLIED, Locator,
    NOTES, Nature, NoteKind, PARAGRAPHS, PLACES, REFERENCE_DATES, RELATIONS, SECTIONS, STATISTICS, THEMES, UNDATED,
    action, members, note,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const DATA: &str = "src/proposal/data";
const CONTEXT: &str = "src/context/data";
const ENGLISH: &str = "src/text/en";

fn files() -> Files {
    Files::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the content files")
}

fn build(files: &Files) -> Result<Content, Vec<Problem>> {
    let content = load(files)?;
    check(&content, files)?;
    Ok(content)
}

/// What the build says of changed files, with the files to look up lines in.
struct Refusal {
    files: Files,
    problems: Vec<Problem>,
}

fn refused(files: Files) -> Refusal {
    match build(&files) {
        Ok(_) => panic!("the build must refuse this"),
        Err(problems) => Refusal { files, problems },
    }
}

/// Changes the text of one file after the line `after` (empty: from its start).
fn spoil(file: &str, after: &str, from: &str, to: &str) -> Files {
    let mut files = files();
    let text = files.0.get_mut(file).unwrap_or_else(|| panic!("there is no {file}"));
    let start = if after.is_empty() {
        0
    } else {
        let line = format!("{after}\n");
        assert_eq!(text.matches(&line).count(), 1, "{after:?} must be one place in {file}");
        text.find(&line).expect("just counted")
    };
    let at = text[start..].find(from).unwrap_or_else(|| panic!("no {from:?} after {after:?} in {file}"));
    text.replace_range(start + at..start + at + from.len(), to);
    files
}

impl Refusal {
    /// The first problem of a file that says this.
    fn find(&self, file: &str, says: &str) -> &Problem {
        self.problems
            .iter()
            .find(|p| p.file == file && p.message.contains(says))
            .unwrap_or_else(|| panic!("nothing says {says:?} of {file}: {:#?}", self.problems))
    }

    /// A problem that stands at no line of its own.
    fn says(&self, file: &str, says: &str) -> &Self {
        self.find(file, says);
        self
    }

    /// A problem that points at a line holding `text`.
    fn points(&self, file: &str, says: &str, text: &str) -> &Self {
        let problem = self.find(file, says);
        assert_ne!(problem.line, 0, "no line is given: {problem}");
        let line = self.files.0[file].lines().nth(problem.line - 1);
        assert!(line.is_some_and(|l| l.contains(text)), "{problem}\npoints at {line:?}, not at {text:?}");
        self
    }
}

fn of(folder: &str, name: &str) -> String {
    format!("{folder}/{name}.toml")
}

#[test]
fn the_content_is_accepted() {
    let content = build(&files()).unwrap_or_else(|p| panic!("{p:#?}"));
    assert_eq!(content.actions.len(), 34);
    assert_eq!(content.texts[0].0, "en");
}

// What cannot be read

#[test]
fn an_unknown_field_is_refused_at_its_line() {
    let f = of(DATA, "actions");
    refused(spoil(&f, "id = \"A1.1-3\"", "slug =", "colour = \"red\"\nslug =")).points(
        &f,
        "unknown field `colour`",
        "colour = \"red\"",
    );
    let f = of(ENGLISH, "notes");
    refused(spoil(&f, "[\"24\"]", "facts =", "facs = [\"a\"]\nfacts =")).points(&f, "unknown field `facs`", "facs =");
    let f = of(CONTEXT, "growth");
    refused(spoil(&f, "source = \"gdp20-bn\"", "[[growth]]", "[[growth]]\nguess = true")).points(
        &f,
        "unknown field `guess`",
        "guess = true",
    );
}

#[test]
fn an_unknown_word_is_refused_at_its_line() {
    let f = of(DATA, "notes");
    refused(spoil(&f, "number = 24", "kind = \"example\"", "kind = \"exampel\"")).points(
        &f,
        "unknown variant `exampel`",
        "exampel",
    );
    let f = of(DATA, "actions");
    refused(spoil(&f, "id = \"A1.1-4\"", "[\"japanese-companies\"]", "[\"japanese-company\"]")).points(
        &f,
        "unknown variant `japanese-company`",
        "japanese-company",
    );
}

#[test]
fn a_missing_field_is_refused() {
    let f = of(DATA, "actions");
    refused(spoil(&f, "id = \"A1.1-4\"", "pages = [18]\n", "")).says(&f, "missing field `pages`");
    let f = of(ENGLISH, "actions");
    let refusal = refused(spoil(&f, "[\"A1.1-4\"]", "title = \"Liveable cities\"\n", ""));
    refusal.says(&f, "missing field `title`");
}

#[test]
fn a_table_of_another_name_is_refused_at_its_line() {
    let f = of(DATA, "themes");
    refused(spoil(&f, "", "[[theme]]\nid = \"5g\"", "[[themes]]\nid = \"5g\"")).points(
        &f,
        "unknown table [[themes]]",
        "[[themes]]",
    );
}

#[test]
fn a_broken_line_is_refused_at_its_line() {
    let f = of(DATA, "statistics");
    refused(spoil(&f, "id = \"ST12\"", "value = 46", "value = 46 %")).points(&f, "", "value = 46 %");
}

#[test]
fn a_missing_file_is_refused_by_its_name() {
    for name in [of(DATA, "events"), of(CONTEXT, "members"), of(ENGLISH, "themes")] {
        let mut files = files();
        assert!(files.0.remove(&name).is_some());
        refused(files).says(&name, "missing");
    }
}

// What leads nowhere

#[test]
fn a_dangling_locator_is_refused_wherever_it_stands() {
    for (name, after, from, to) in [
        ("actions", "id = \"A1.1-1\"", "s4.1a ¶3", "s4.1a ¶9"),
        ("actions", "id = \"A1.1-2\"", "at = \"fn45\"", "at = \"fn49\""),
        ("actions", "id = \"A5.2-1\"", "H:A5.2", "H:A5.9"),
        ("notes", "number = 24", "s4.1a ¶4", "s4.1a ¶5"),
        ("notes", "number = 45", "A1.1-2", "A1.1-9"),
        ("statistics", "id = \"ST09\"", "s2 ¶4", "s2 ¶5"),
        ("counts", "id = \"C01\"", "fn12", "fn99"),
        ("events", "id = \"EV01\"", "s1 ¶1", "s1 ¶6"),
        ("entities", "id = \"asean\"", "H:s2", "H:s7"),
        ("relations", "id = \"R01\"", "at = \"fn2\"", "at = \"fn0\""),
        ("themes", "id = \"5g\"", "s4.3 ¶5", "s4.3 ¶7"),
        ("countries", "id = \"CL\"", "fn36", "fn63"),
        ("implied", "id = \"IM1\"", "fn22", "fn222"),
    ] {
        let f = of(DATA, name);
        let place = to.trim_start_matches("at = ").trim_matches('"');
        refused(spoil(&f, after, from, to)).points(&f, &format!("`{place}`"), place);
    }
    for name in ["reference_dates", "undated", "places"] {
        let f = of(DATA, name);
        refused(spoil(&f, "", "at = [\"", "at = [\"nowhere\", \"")).points(&f, "`nowhere` is no locator", "nowhere");
    }
}

#[test]
fn a_dangling_link_is_refused_at_its_line() {
    let f = of(DATA, "relations");
    refused(spoil(&f, "id = \"R02\"", "entity = \"apsc\"", "entity = \"apcs\"")).points(
        &f,
        "entity apcs does not exist",
        "apcs",
    );
    refused(spoil(&f, "id = \"R01\"", "country = \"KH\"", "country = \"XX\"")).points(&f, "country XX", "XX");
    let f = of(DATA, "implied");
    refused(spoil(&f, "id = \"IM2\"", "siit", "tiis")).points(&f, "entity tiis", "tiis");
    let f = of(DATA, "notes");
    refused(spoil(&f, "number = 4", "\"MY\"", "\"YM\"")).points(&f, "country YM", "YM");
    let f = of(DATA, "actions");
    refused(spoil(&f, "id = \"A1.1-1\"", "notes = [22, 23]", "notes = [22, 230]")).points(
        &f,
        "note 230 does not exist",
        "230",
    );
    refused(spoil(&f, "id = \"A1.1-1\"", "country = \"LA\"", "country = \"AL\"")).points(&f, "country AL", "AL");
    refused(spoil(&f, "id = \"A1.1-1\"", "group = \"A1.1\"", "group = \"A1.7\"")).points(
        &f,
        "group A1.7 does not exist",
        "A1.7",
    );
    let f = of(CONTEXT, "since");
    refused(spoil(&f, "id = \"S1\"", "A1.2-1", "A1.2-9")).points(&f, "action A1.2-9", "A1.2-9");
    refused(spoil(&f, "id = \"S1\"", "rcep-2022", "rcep-2202")).points(
        &f,
        "source rcep-2202 does not exist",
        "rcep-2202",
    );
    let f = of(CONTEXT, "members");
    refused(spoil(&f, "id = \"BN\"", "accession_source = \"", "accession_source = \"un-")).points(
        &f,
        "does not exist",
        "accession_source",
    );
}

#[test]
fn a_figure_without_its_source_is_refused_at_its_line() {
    for (name, from) in [("growth", "source = \"adb-bn\""), ("investment", "source = \"fdi-2020\"")] {
        let f = of(CONTEXT, name);
        refused(spoil(&f, "", from, "source = \"hearsay\"")).points(&f, "source hearsay does not exist", "hearsay");
    }
    for (name, from, to) in [
        ("growth", "country = \"KH\"", "country = \"TL\""),
        ("investment", "[\"SG\"]", "[\"HK\"]"),
        ("bases", "[\"BN\", \"LA\"", "[\"TL\", \"LA\""),
    ] {
        let f = of(CONTEXT, name);
        refused(spoil(&f, "", from, to)).points(&f, "is not a member", to.trim_end_matches(']'));
    }
}

#[test]
fn an_end_of_a_relation_is_one_thing() {
    let f = of(DATA, "relations");
    refused(spoil(&f, "id = \"R02\"", "{ entity = \"apsc\" }", "{ entity = \"apsc\", country = \"VN\" }")).points(
        &f,
        "names 2 things",
        "R02",
    );
    refused(spoil(&f, "id = \"R02\"", "{ entity = \"apsc\" }", "{}")).points(&f, "names 0 things", "R02");
}

// What is there twice, or not at all

#[test]
fn a_duplicate_id_is_refused_at_the_second_entry() {
    for (name, after, from, to) in [
        ("actions", "id = \"A1.1-1\"", "id = \"A1.1-2\"", "id = \"A1.1-1\""),
        ("entities", "id = \"asean\"", "id = \"apsc\"", "id = \"asean\""),
        ("notes", "number = 1", "number = 2\n", "number = 1\n"),
        ("statistics", "id = \"ST01\"", "id = \"ST02\"", "id = \"ST01\""),
    ] {
        let f = of(DATA, name);
        let files = spoil(&f, after, from, to);
        let refusal = refused(files);
        let problem = refusal.find(&f, "duplicate id");
        let lines: Vec<usize> =
            refusal.files.0[&f].lines().enumerate().filter(|(_, l)| *l == to.trim()).map(|(n, _)| n + 1).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(problem.line, lines[1], "{problem}");
    }
    let f = of(CONTEXT, "sources");
    let text = files().0[&f].clone();
    let first = text.lines().find(|l| l.starts_with("id = ")).expect("a source").to_owned();
    let second = text.lines().filter(|l| l.starts_with("id = ")).nth(1).expect("two").to_owned();
    refused(spoil(&f, "", &second, &first)).points(&f, "duplicate id", &first);
}

#[test]
fn a_theme_may_not_have_the_name_of_a_group() {
    let f = of(DATA, "themes");
    refused(spoil(&f, "", "id = \"5g\"", "id = \"digital\"")).points(&f, "name of a group", "digital");
}

#[test]
fn a_lost_record_is_refused_in_every_collection() {
    for name in [
        "sections",
        "paragraphs",
        "areas",
        "headings",
        "actions",
        "notes",
        "statistics",
        "counts",
        "events",
        "reference_dates",
        "undated",
        "entities",
        "relations",
        "themes",
        "countries",
        "places",
        "implied",
    ] {
        let f = of(DATA, name);
        let mut files = files();
        let text = files.0.get_mut(&f).expect("a file");
        let last = text.rfind("\n[[").expect("records");
        text.truncate(last + 1);
        refused(files).says(&f, "records");
    }
}

#[test]
fn actions_are_counted_by_area_and_by_heading() {
    let f = of(DATA, "actions");
    let moved = refused(spoil(&f, "id = \"A4-2\"", "group = \"A4\"", "group = \"A5.1\""));
    moved.says(&f, "area 4 has 1 actions").says(&f, "area 5 has 6 actions");
    moved.points(&of(DATA, "headings"), "stand under A4", "actions");
}

#[test]
fn a_missing_text_is_refused_by_its_key() {
    for (name, entry, id) in [
        ("actions", "[\"A1.1-3\"]", "A1.1-3"),
        ("notes", "[\"24\"]", "24"),
        ("paragraphs", "[\"s4.1a ¶4\"]", "s4.1a ¶4"),
        ("themes", "[\"5g\"]", "5g"),
    ] {
        let f = of(ENGLISH, name);
        let mut files = files();
        let text = files.0.get_mut(&f).expect("a file");
        let start = text.find(entry).unwrap_or_else(|| panic!("no {entry} in {f}"));
        let end = text[start + 1..].find("\n[").map_or(text.len(), |n| start + 1 + n);
        text.replace_range(start..end, "");
        refused(files).says(&f, &format!("missing text for {id}"));
    }
    let f = of(ENGLISH, "entity_kinds");
    refused(spoil(&f, "", "declaration = \"Declaration\"\n", "")).says(&f, "missing text for declaration");
}

#[test]
fn a_text_for_nothing_is_refused_at_its_line() {
    for (name, entry) in [
        ("themes", "[\"6g\"]\nname = \"6G\"\n"),
        ("actions", "[\"A9.1-1\"]\ntitle = \"T\"\nsummary = \"S\"\n"),
        ("notes", "[\"49\"]\nfacts = [\"F\"]\n"),
    ] {
        let f = of(ENGLISH, name);
        let mut files = files();
        let text = files.0.get_mut(&f).expect("a file");
        text.push_str(&format!("\n{entry}"));
        let head = entry.lines().next().expect("a head");
        refused(files).points(&f, "which does not exist", head);
    }
    let f = of(ENGLISH, "phrases");
    refused(spoil(&f, "", "year-2030 =", "year-2031 =")).points(&f, "text for year-2031", "year-2031");
}

/// First and last line of an entry.
fn entry(text: &str, head: &str) -> std::ops::Range<usize> {
    let start = text.lines().position(|l| l == head).expect("an entry") + 1;
    let rest = text.lines().skip(start).position(|l| l.starts_with("[\""));
    start..rest.map_or(usize::MAX, |n| start + n + 1)
}

#[test]
fn texts_are_as_many_as_what_they_belong_to() {
    let f = of(ENGLISH, "actions");
    for (head, from, to, says) in [
        ("[\"A1.1-3\"]", "evidence = [", "evidence = [\n  \"one more.\",", "2 texts of evidence for 1"),
        ("[\"A1.1-1\"]", "reach = [", "reach = [\"one more.\", ", "2 texts of reach for 1"),
        ("[\"A1.1-1\"]", "reach = [\"National Highway No. 9 in Laos was repaired.\"]\n", "", "0 texts of reach for 1"),
        ("[\"A3.3-1\"]", "remarks = [", "remarks = [\"one more.\", ", "2 texts of remarks for 1"),
        ("[\"A4-2\"]", "title =", "remarks = [\"a remark for nothing.\"]\ntitle =", "1 texts of remarks for 0"),
    ] {
        let refusal = refused(spoil(&f, head, from, to));
        let problem = refusal.find(&f, says);
        let lines = entry(&refusal.files.0[&f], head);
        assert!(lines.contains(&problem.line), "{problem} is not about lines {lines:?}, {head}");
    }
    let f = of(ENGLISH, "countries");
    refused(spoil(&f, "[\"BN\"]", "mentions = [", "mentions = [\n  \"One more.\",")).points(
        &f,
        "BN: 2 texts for 1 mentions",
        "mentions",
    );
    refused(spoil(&f, "[\"BN\"]", "asean_name = \"Brunei Darussalam\"\n", "")).points(&f, "ASEAN's form", "BN");
}

// What misleads

#[test]
fn shares_and_sums_must_hold() {
    let f = of(DATA, "statistics");
    refused(spoil(&f, "id = \"ST06\"", "value = 15", "value = 16")).points(&f, "20.4 of 136.2", "value = 16");
    refused(spoil(&f, "id = \"ST05\"", "value = 20.4", "value = 24.0")).says(&f, "20.4 of 136.2");
    refused(spoil(&f, "id = \"ST09\"", "value = 12545", "value = 12554"))
        .says(&of(CONTEXT, "bases"), "bases add up to 12545, note 12 has 12554");
    refused(spoil(&f, "id = \"ST08\"", "value = 2290.6", "value = 2290.7"))
        .says(&of(CONTEXT, "investment"), "investment adds up to 2290.6");
    refused(spoil(&f, "id = \"ST02\"", "value = -2.5", "value = -2.6")).says(&of(CONTEXT, "growth"), "rates of 2020");
    let f = of(CONTEXT, "bases");
    refused(spoil(&f, "", "value = 3925", "value = 3926")).says(&f, "bases add up to 12546");
    let f = of(CONTEXT, "investment");
    refused(spoil(&f, "", "value = 251.7", "value = 251.8")).says(&f, "investment adds up to 2290.7");
}

#[test]
fn growth_rates_must_have_the_means_of_note_9() {
    let f = of(CONTEXT, "growth");
    refused(spoil(&f, "", "value = -9.8", "value = 9.8")).says(&f, "rates of 2021");
    refused(spoil(&f, "", "value = 1.2", "value = 2.2")).says(&f, "rates of 2020");
    // a rate made up where there is no figure
    let made_up = "[[growth]]\ncountry = \"MM\"\nyear = 2022\nvalue = 5.0\nbasis = \"adb-forecast\"\nstatus = \"reported\"\nsource = \"adb-bn\"\n\n";
    let mut invented = files();
    let text = invented.0.get_mut(&f).expect("a file");
    let at = text.find("[[growth]]").expect("a record");
    text.insert_str(at, made_up);
    refused(invented).says(&f, "10 rates of 2022");
}

#[test]
fn a_note_hangs_once_and_in_its_part() {
    let notes = of(DATA, "notes");
    let actions = of(DATA, "actions");
    refused(spoil(&notes, "number = 24", "anchor = \"s4.1a ¶4\"", "anchor = \"A1.1-2\""))
        .points(&notes, "note 24 hangs in the wrong part", "anchor = \"A1.1-2\"")
        .points(&notes, "A1.1-2 does not carry note 24", "anchor = \"A1.1-2\"");
    refused(spoil(&notes, "number = 45", "anchor = \"A1.1-2\"", "anchor = \"s4.1c ¶1\"")).points(
        &notes,
        "note 45 hangs in the wrong part",
        "anchor = \"s4.1c ¶1\"",
    );
    refused(spoil(&notes, "number = 46", "anchor = \"A2.2-1\"", "anchor = \"A2.1-1\"")).points(
        &notes,
        "A2.1-1 does not carry note 46",
        "anchor = \"A2.1-1\"",
    );
    refused(spoil(&actions, "id = \"A1.1-3\"", "body =", "notes_attached = [45]\nbody ="))
        .says(&actions, "[45, 45, 46, 47, 48]");
    refused(spoil(&actions, "id = \"A1.1-2\"", "notes_attached = [45]\n", "")).says(&actions, "[46, 47, 48]");
    // a figure hangs where its note does
    let f = of(DATA, "statistics");
    refused(spoil(&f, "id = \"ST09\"", "s2 ¶4", "s2 ¶3")).points(&f, "note 12 does not hang on `s2 ¶3`", "s2 ¶3");
}

#[test]
fn an_actor_needs_evidence_and_evidence_its_actor() {
    let f = of(DATA, "actions");
    let evidence = "evidence = [{ actor = \"japanese-companies\", at = \"s4.3 ¶4\" }]\n";
    refused(spoil(&f, "id = \"A1.1-4\"", evidence, "")).points(
        &f,
        "A1.1-4: actors and evidence differ",
        "actors = [\"japanese-companies\"]",
    );
    refused(spoil(&f, "id = \"A1.1-4\"", "actors = [\"japanese-companies\"]", "actors = [\"keidanren\"]")).points(
        &f,
        "A1.1-4: actors and evidence differ",
        "actors = [\"keidanren\"]",
    );
    refused(spoil(&f, "id = \"A3.2-1\"", "actors = [\"not-stated\"]", "actors = []")).points(
        &f,
        "A3.2-1: actors are those known",
        "actors = []",
    );
    refused(spoil(&f, "id = \"A1.1-4\"", "[\"japanese-companies\"]", "[\"japanese-companies\", \"not-stated\"]"))
        .points(&f, "not-stated alone", "not-stated");
}

#[test]
fn a_country_reaches_an_action_through_its_own_notes_only() {
    let f = of(DATA, "actions");
    // Thailand stands in note 4, but note 4 does not bear on the action
    refused(spoil(&f, "id = \"A1.1-1\"", "{ country = \"LA\", at = \"fn22\" }", "{ country = \"TH\", at = \"fn4\" }"))
        .points(&f, "TH is tied to A1.1-1 through `fn4`", "fn4");
    refused(spoil(&f, "id = \"A1.2-5\"", "at = \"fn24\"", "at = \"s4.1a ¶4\"")).points(
        &f,
        "VN is tied to A1.2-5",
        "s4.1a ¶4",
    );
    refused(spoil(&f, "id = \"A3.3-1\"", "{ country = \"VN\", at = \"fn37\" }", "{ country = \"VN\", at = \"fn24\" }"))
        .points(&f, "VN is tied to A3.3-1 through `fn24`", "fn24");
}

#[test]
fn a_summary_names_what_its_passage_names() {
    let f = of(ENGLISH, "paragraphs");
    refused(spoil(&f, "[\"s4.1b.i ¶1\"]", "the ASEAN Free Trade Area (AFTA)", "a free trade area")).points(
        &f,
        "the text of s4.1b.i ¶1 does not name",
        "s4.1b.i ¶1",
    );
    let f = of(ENGLISH, "notes");
    let mut files = files();
    let text = files.0.get_mut(&f).expect("a file");
    *text = text.replace("TradeWaltz", "a platform");
    refused(files).points(&f, "the text of fn24 does not name TradeWaltz", "\"24\"");
}

#[test]
fn another_language_says_the_same_things() {
    let english = files();
    let mut both = english.clone();
    for (path, text) in &english.0 {
        if let Some(name) = path.strip_prefix(&format!("{ENGLISH}/")) {
            both.0.insert(format!("src/text/xx/{name}"), text.clone());
        }
    }
    let content = build(&both).unwrap_or_else(|p| panic!("{p:#?}"));
    assert_eq!(content.texts.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["en", "xx"]);

    let f = "src/text/xx/ui.toml";
    let change = |from: &str, to: &str| {
        let mut files = both.clone();
        let text = files.0.get_mut(f).expect("the other language");
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
        refused(files)
    };
    change("month = \"{month} {year}\"", "month = \"{month}\"").points(
        f,
        "format.month fills in other blanks",
        "month = ",
    );
    change("month = \"{month} {year}\"\n", "").says(f, "missing text for format.month");
    change("[format]\n", "[format]\nera = \"Reiwa\"\n").says(f, "text for format.era, which English does not have");
    let mut files = both.clone();
    files.0.remove("src/text/xx/actions.toml");
    refused(files).says("src/text/xx/actions.toml", "missing");
}

// What the proposal says

#[test]
fn the_collections_are_whole() {
    let sizes = [
        SECTIONS.len(),
        PARAGRAPHS.len(),
        AREAS.len(),
        HEADINGS.len(),
        ACTIONS.len(),
        NOTES.len(),
        STATISTICS.len(),
        COUNTS.len(),
        EVENTS.len(),
        REFERENCE_DATES.len(),
        UNDATED.len(),
        ENTITIES.len(),
        RELATIONS.len(),
        THEMES.len(),
        COUNTRIES.len(),
        PLACES.len(),
        IMPLIED.len(),
    ];
    assert_eq!(sizes, [20, 49, 5, 16, 34, 48, 17, 14, 35, 12, 13, 95, 67, 97, 17, 8, 2]);
}

#[test]
fn paragraphs_stand_in_their_sections() {
    let found: Vec<(&str, usize)> = SECTIONS.iter().map(|s| (s.id, s.paragraphs.len())).collect();
    assert_eq!(
        found,
        [
            ("s1", 5),
            ("s2", 4),
            ("s3", 5),
            ("s4", 4),
            ("s4.1", 0),
            ("s4.1a", 4),
            ("s4.1b", 0),
            ("s4.1b.i", 3),
            ("s4.1b.ii", 1),
            ("s4.1c", 2),
            ("s4.2", 0),
            ("s4.2a", 2),
            ("s4.2b", 1),
            ("s4.2c", 2),
            ("s4.2d", 2),
            ("s4.3", 6),
            ("s4.4", 2),
            ("s4.5", 2),
            ("s5", 3),
            ("app", 1),
        ]
    );
    let absent: Vec<&str> = SECTIONS.iter().filter(|s| !s.in_toc).map(|s| s.id).collect();
    assert_eq!(absent, ["s4.1b.i", "s4.1b.ii"]);
}

#[test]
fn actions_stand_under_their_headings() {
    let by_area: Vec<usize> = (1..=5).map(|n| ACTIONS.iter().filter(|a| a.area == n).count()).collect();
    assert_eq!(by_area, [9, 8, 10, 2, 5]);
    let groups: Vec<(&str, usize)> =
        HEADINGS.iter().filter(|h| !h.actions.is_empty()).map(|h| (h.id, h.actions.len())).collect();
    assert_eq!(
        groups,
        [
            ("A1.1", 4),
            ("A1.2", 5),
            ("A2.1", 2),
            ("A2.2", 1),
            ("A2.3", 3),
            ("A2.4", 2),
            ("A3.1", 2),
            ("A3.2", 6),
            ("A3.3", 2),
            ("A4", 2),
            ("A5.1", 2),
            ("A5.2", 3),
        ]
    );
    for action in &ACTIONS {
        assert_eq!(action.id.split('-').next(), Some(action.group.get().id));
        assert_eq!(action.area, action.group.get().area);
    }
}

#[test]
fn notes_are_those_of_the_text() {
    let numbers: Vec<u8> = NOTES.iter().map(|n| n.number).collect();
    assert_eq!(numbers, (1..=48).collect::<Vec<u8>>());
    for n in &NOTES {
        match n.anchor {
            Locator::Paragraph(p) => {
                assert!(n.number <= 44, "{}", n.number);
                assert!(p.get().notes.contains(&n.number));
            }
            Locator::Action(a) => {
                assert!(n.number > 44, "{}", n.number);
                assert_eq!(a.get().notes_attached, [n.number]);
            }
            _ => panic!("note {} hangs on a heading", n.number),
        }
    }
    let anchors: Vec<&str> = (45..=48)
        .map(|n| match note(n).expect("a note").anchor {
            Locator::Action(a) => a.get().id,
            _ => "",
        })
        .collect();
    assert_eq!(anchors, ["A1.1-2", "A2.2-1", "A3.1-1", "A3.2-5"]);
    // each marker once in the body
    let mut marked: Vec<u8> = PARAGRAPHS.iter().flat_map(|p| p.notes.to_vec()).collect();
    marked.sort_unstable();
    assert_eq!(marked, (1..=44).collect::<Vec<u8>>());

    let of_kind = |kind| NOTES.iter().filter(|n| n.kind == kind).map(|n| n.number).collect::<Vec<u8>>();
    assert_eq!(of_kind(NoteKind::Definition), [1, 2, 6, 7, 16, 21, 25, 26, 31]);
    assert_eq!(of_kind(NoteKind::Statistic), [3, 9, 11, 12, 13, 33, 41]);
    assert_eq!(of_kind(NoteKind::Example), [4, 8, 22, 24, 28, 30, 38, 39, 43, 45, 46, 47, 48]);
    assert_eq!(of_kind(NoteKind::Event), [5, 10, 18, 19, 23, 29, 32, 34, 36, 37, 42]);
    assert_eq!(of_kind(NoteKind::Link), [14, 15, 17]);
    assert_eq!(of_kind(NoteKind::Position), [20, 27, 40, 44]);
    assert_eq!(of_kind(NoteKind::Source), [35]);

    let urls: BTreeSet<&str> = NOTES.iter().flat_map(|n| n.urls.iter().copied()).collect();
    assert_eq!(urls.len(), 7);
    let with: Vec<u8> = NOTES.iter().filter(|n| !n.urls.is_empty()).map(|n| n.number).collect();
    assert_eq!(with, [14, 15, 17, 21, 23, 30]);
    assert_eq!(NOTES.iter().filter(|n| n.source.is_some()).count(), 11);
}

#[test]
fn figures_are_exactly_those_of_the_notes() {
    use Nature::{Forecast, Measured, Target};
    let found: Vec<(&str, f64, u8, Nature)> = STATISTICS.iter().map(|s| (s.id, s.value, s.note, s.nature)).collect();
    assert_eq!(
        found,
        [
            ("ST01", 11.0, 3, Measured),
            ("ST02", -2.5, 9, Measured),
            ("ST03", 3.1, 9, Forecast),
            ("ST04", 5.0, 9, Forecast),
            ("ST05", 20.4, 11, Measured),
            ("ST06", 15.0, 11, Measured),
            ("ST07", 136.2, 11, Measured),
            ("ST08", 2290.6, 11, Measured),
            ("ST09", 12545.0, 12, Measured),
            ("ST10", 200_000.0, 13, Measured),
            ("ST11", 2_000_000.0, 13, Measured),
            ("ST12", 46.0, 29, Target),
            ("ST13", 50.0, 29, Target),
            ("ST14", 75.0, 33, Target),
            ("ST15", 0.0, 34, Target),
            ("ST16", 3.4, 41, Measured),
            ("ST17", 5.0, 41, Measured),
        ]
    );
    for s in &STATISTICS {
        assert_eq!(Some(s.at), note(s.note).map(|n| n.anchor), "{}", s.id);
    }
}

#[test]
fn growth_has_the_means_of_note_9() {
    let mean = |year| {
        let rates: Vec<f64> = GROWTH.iter().filter(|g| g.year == year).map(|g| g.value).collect();
        (rates.len(), (rates.iter().sum::<f64>() / rates.len() as f64 * 10.0).round() / 10.0)
    };
    assert_eq!([mean(2020), mean(2021), mean(2022)], [(10, -2.5), (10, 3.1), (9, 5.0)]);
    let without: Vec<&str> =
        members().filter(|c| explorer::context::growth(*c, 2022).is_none()).map(|c| c.get().id).collect();
    assert_eq!(without, ["MM"]);
}

#[test]
fn events_are_told_by_where_they_stand() {
    let of = |status| EVENTS.iter().filter(|e| e.status == status).count();
    assert_eq!([of(EventStatus::Past), of(EventStatus::FutureEvent), of(EventStatus::FutureTarget)], [31, 1, 3]);
    assert!(EVENTS.iter().all(|e| !e.at.is_empty() && e.sort.starts_with(['1', '2'])));
}

#[test]
fn countries_are_those_that_the_text_names() {
    let group = |g| COUNTRIES.iter().filter(|c| c.group == g).map(|c| c.id).collect::<Vec<_>>();
    assert_eq!(group(CountryGroup::Japan), ["JP"]);
    assert_eq!(
        group(CountryGroup::Other).into_iter().collect::<BTreeSet<_>>(),
        BTreeSet::from(["IN", "CN", "KR", "AU", "NZ", "CL"])
    );
    let bar: Vec<&str> = members().map(|c| c.get().id).collect();
    assert_eq!(bar, ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"]);
    assert_eq!(group(CountryGroup::Member).len(), 10);
    // Brunei, Cambodia and the Philippines stand in the list of members and nowhere else
    let places: BTreeMap<&str, usize> = COUNTRIES.iter().map(|c| (c.id, c.mentions.len())).collect();
    for (code, wanted) in [
        ("BN", 1),
        ("KH", 1),
        ("ID", 2),
        ("LA", 2),
        ("MY", 2),
        ("MM", 4),
        ("PH", 1),
        ("SG", 2),
        ("TH", 2),
        ("VN", 5),
        ("IN", 3),
        ("CN", 1),
        ("KR", 1),
        ("AU", 2),
        ("NZ", 2),
        ("CL", 1),
    ] {
        assert_eq!(places[code], wanted, "{code}");
    }
}

#[test]
fn seven_actions_name_nobody_who_acts() {
    use explorer::proposal::Actor;
    let unstated: Vec<&str> = ACTIONS.iter().filter(|a| a.actors == [Actor::NotStated]).map(|a| a.id).collect();
    assert_eq!(unstated, ["A2.3-2", "A3.1-2", "A3.2-1", "A3.2-6", "A4-2", "A5.1-1", "A5.1-2"]);
    for a in &ACTIONS {
        assert_eq!(a.evidence.is_empty(), unstated.contains(&a.id), "{}", a.id);
    }
    let own = action("A3.2-4").expect("an action");
    assert_eq!(own.get().evidence.iter().map(|e| e.at).collect::<Vec<_>>(), [Locator::Action(own)]);
}

#[test]
fn five_actions_reach_a_member_each_through_a_note() {
    let mut found = Vec::new();
    for a in &ACTIONS {
        for r in a.reach {
            let via = match r.at {
                Locator::Note(n) => format!("fn{n}"),
                Locator::Action(own) => {
                    assert_eq!(own.get().id, a.id);
                    "own words".to_owned()
                }
                _ => panic!("{} names {} outside notes", a.id, r.country.get().id),
            };
            found.push((a.id, r.country.get().id, via));
        }
    }
    found.sort();
    let wanted = [
        ("A1.1-1", "LA", "fn22"),
        ("A1.2-1", "IN", "fn27"),
        ("A1.2-1", "IN", "own words"),
        ("A1.2-4", "MM", "fn28"),
        ("A1.2-4", "VN", "fn24"),
        ("A1.2-4", "VN", "fn28"),
        ("A1.2-5", "VN", "fn24"),
        ("A3.3-1", "AU", "fn36"),
        ("A3.3-1", "CL", "fn36"),
        ("A3.3-1", "NZ", "fn36"),
        ("A3.3-1", "SG", "fn36"),
        ("A4-2", "MM", "fn43"),
        ("A4-2", "VN", "fn43"),
    ]
    .map(|(a, c, via)| (a, c, via.to_owned()));
    assert_eq!(found, wanted);
}

#[test]
fn a_venue_is_a_remark_and_no_link() {
    let a = action("A3.3-1").expect("an action").get();
    let vietnam = explorer::proposal::country("VN").expect("Vietnam");
    assert_eq!(a.reaches(vietnam).count(), 0);
    let remarks: Vec<(&str, Locator)> = a.remarks.iter().map(|r| (r.country.get().id, r.at)).collect();
    assert_eq!(remarks, [("VN", Locator::Note(37))]);
    assert_eq!(ACTIONS.iter().filter(|a| !a.remarks.is_empty()).count(), 1);
}
