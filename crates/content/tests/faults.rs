//! The content files are accepted, and each way in which they could be wrong is refused.
//!
//! Every fault is made by changing one line of a real file, so that a rule which no longer works makes
//! its test fail.

use content::check::check;
use content::load::{Content, Files, Problem, load};
use std::path::Path;

const DATA: &str = "src/proposal/data";
const CONTEXT: &str = "src/context/data";
const ENGLISH: &str = "src/text/en";

fn files() -> Files {
    Files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).expect("the content files")
}

fn build(files: &Files) -> Result<Content, Vec<Problem>> {
    let content = load(files)?;
    check(&content, files)?;
    Ok(content)
}

/// The problems of changed files, with the files to look up lines in.
struct Refusal {
    files: Files,
    problems: Vec<Problem>,
}

fn refused(files: Files) -> Refusal {
    match build(&files) {
        Ok(_) => panic!("this must be refused"),
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
    /// The first problem of a file whose message contains a text.
    fn find(&self, file: &str, says: &str) -> &Problem {
        self.problems
            .iter()
            .find(|p| p.file == file && p.message.contains(says))
            .unwrap_or_else(|| panic!("nothing says {says:?} of {file}: {:#?}", self.problems))
    }

    /// There is such a problem, at any line or none.
    fn says(&self, file: &str, says: &str) -> &Self {
        self.find(file, says);
        self
    }

    /// There is such a problem, at a line that contains `text`.
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
        ("recommendations", "id = \"M12\"", "s4 ¶1", "s4 ¶8"),
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
        "recommendations",
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
fn every_kind_of_entity_is_in_one_family() {
    let f = of(DATA, "families");
    refused(spoil(&f, "", "\"corridor\", ", "")).says(&f, "the kind corridor is in 0 families");
    refused(spoil(&f, "id = \"plans\"", "\"declaration\"", "\"declaration\", \"summit\"")).points(
        &f,
        "the kind summit is in 2 families",
        "\"summit\"",
    );
    refused(spoil(&f, "id = \"plans\"", "\"declaration\"", "\"declaration\", \"treaty\"")).points(
        &f,
        "no entity is of the kind treaty",
        "treaty",
    );
    refused(spoil(&f, "", "id = \"publications\"", "id = \"plans\"")).says(&f, "2 records of the family plans");
}

#[test]
fn actions_are_counted_by_area_and_by_heading() {
    let f = of(DATA, "actions");
    let moved = refused(spoil(&f, "id = \"A4-2\"", "group = \"A4\"", "group = \"A5.1\""));
    moved.says(&f, "area 4 has 1 actions").says(&f, "area 5 has 6 actions");
    moved.points(&of(DATA, "headings"), "are under A4", "actions");
}

#[test]
fn a_missing_text_is_refused_by_its_key() {
    for (name, entry, id) in [
        ("actions", "[\"A1.1-3\"]", "A1.1-3"),
        ("recommendations", "[\"M12\"]", "M12"),
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
        (
            "[\"A1.1-1\"]",
            "reach = [\"National Highway No. 9 in [Laos] was repaired.\"]\n",
            "",
            "0 texts of reach for 1",
        ),
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
    refused(spoil(&f, "id = \"ST05\"", "value = 20.4", "value = 24.0")).says(&f, "24 of 136.2 is 18%");
    refused(spoil(&f, "id = \"ST09\"", "value = 12545", "value = 12554"))
        .says(&of(CONTEXT, "bases"), "bases adds up to 12545, ST09 is 12554");
    refused(spoil(&f, "id = \"ST08\"", "value = 2290.6", "value = 2290.7"))
        .says(&of(CONTEXT, "investment"), "investment adds up to 2290.6");
    refused(spoil(&f, "id = \"ST02\"", "value = -2.5", "value = -2.6")).says(&of(CONTEXT, "growth"), "rates of 2020");
    let f = of(CONTEXT, "bases");
    refused(spoil(&f, "", "value = 3925", "value = 3926")).says(&f, "bases adds up to 12546");
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
        .points(&notes, "the marker of note 24 is in the wrong part", "anchor = \"A1.1-2\"")
        .points(&notes, "A1.1-2 does not carry note 24", "anchor = \"A1.1-2\"");
    refused(spoil(&notes, "number = 45", "anchor = \"A1.1-2\"", "anchor = \"s4.1c ¶1\"")).points(
        &notes,
        "the marker of note 45 is in the wrong part",
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
    refused(spoil(&f, "id = \"ST09\"", "s2 ¶4", "s2 ¶3")).points(
        &f,
        "the marker of note 12 is not in `s2 ¶3`",
        "s2 ¶3",
    );
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
fn a_recommendation_has_its_place_its_links_and_its_coverage() {
    let f = of(DATA, "recommendations");
    let m12 = "id = \"M12\"";
    // ids are frozen in the order of the text
    refused(spoil(&f, "id = \"M11\"", "id = \"M12\"", "id = \"M84\"")).points(
        &f,
        "M84 is not in the place of M12",
        "M84",
    );
    // the main text only: an action, or a note of the appendix, makes none
    refused(spoil(&f, m12, "\"s4 ¶1\"", "\"fn45\"")).points(&f, "`fn45` is not in the main text", "fn45");
    refused(spoil(&f, m12, "\"s4 ¶1\"", "\"A1.1-1\"")).points(&f, "`A1.1-1` is not in the main text", "A1.1-1");
    refused(spoil(&f, m12, "mood = \"must\"", "mood = \"ought\"")).points(&f, "unknown variant `ought`", "ought");
    refused(spoil(&f, "id = \"M09\"", "\"wto-reform\"", "\"wto\"")).points(&f, "theme wto does not exist", "wto");
    refused(spoil(&f, "id = \"M09\"", "\"wto-reform\"", "\"tourism\"")).points(
        &f,
        "not a theme of any place of M09",
        "tourism",
    );
    refused(spoil(&f, "id = \"M13\"", "A1.1-1", "A1.1-9")).points(&f, "action A1.1-9 does not exist", "A1.1-9");
    refused(spoil(&f, "id = \"M39\"", "area = 1", "area = 2")).points(&f, "M39: area Some(2)", "area = 2");
    refused(spoil(&f, "id = \"M42\"", "[\"keidanren\"]", "[\"not-stated\"]")).points(
        &f,
        "M42: actors of the list",
        "M42",
    );
    refused(spoil(&f, "id = \"M42\"", "actors =", "addressees = [\"keidanren\"]\nactors =")).points(
        &f,
        "M42: only hopes and requests",
        "addressees",
    );
    // coverage is that of the first action, and the three sums hold
    refused(spoil(&f, "id = \"M13\"", "coverage = \"partly\"", "coverage = \"same\""))
        .points(&f, "M13: coverage is that of the first action", "coverage = \"same\"")
        .says(&f, "recommendations are 22 the same as an action, 25 partly, 36 in none (17");
    // whom the text names outside the list stands in the texts, and only there
    let words = of(ENGLISH, "recommendations");
    refused(spoil(&words, "[\"M78\"]", "who = \"Today’s generation and young people\"\n", "")).points(
        &words,
        "M78: `who`",
        "M78",
    );
    refused(spoil(&words, "[\"M12\"]", "title =", "who = \"Everybody\"\ntitle =")).points(&words, "M12: `who`", "who");
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
fn a_date_is_read_at_its_line_and_agrees_with_the_one_to_sort_by() {
    for (file, after, from, to) in [
        (of(DATA, "events"), "id = \"EV02\"", "date = \"1977\"", "date = \"around 1977\""),
        (of(DATA, "statistics"), "id = \"ST12\"", "year = \"FY2030\"", "year = \"FY30\""),
        (of(DATA, "document"), "", "date = \"2021-06-15\"", "date = \"15 June 2021\""),
        (of(CONTEXT, "since"), "id = \"S1\"", "date = \"2022-01-01\"", "date = \"2022-13-01\""),
    ] {
        refused(spoil(&file, after, from, to)).points(&file, "is no date", to);
    }
    let f = of(DATA, "events");
    for (id, from, to) in [
        ("EV02", "sort = \"1977\"", "sort = \"1978\""),
        ("EV03", "sort = \"1985\"", "sort = \"1980\""),
        ("EV34", "sort = \"2030\"", "sort = \"2030-04\""),
    ] {
        refused(spoil(&f, &format!("id = \"{id}\""), from, to)).points(&f, "is not the date", to);
    }
}

#[test]
fn a_statistic_has_its_unit_its_factor_and_its_aim() {
    let f = of(DATA, "statistics");
    refused(spoil(&f, "id = \"ST05\"", "unit = \"yen\"", "unit = \"yens\"")).points(
        &f,
        "unknown variant `yens`",
        "yens",
    );
    refused(spoil(&f, "id = \"ST05\"", "factor = 1e12", "factor = 0.5")).points(&f, "ST05: a factor", "factor = 0.5");
    refused(spoil(&f, "id = \"ST12\"", "aim = \"goal\"\n", "")).points(&f, "ST12: targets, and only they", "nature");
    refused(spoil(&f, "id = \"ST01\"", "note =", "aim = \"goal\"\nnote =")).points(&f, "ST01: targets", "nature");
    refused(spoil(&f, "id = \"ST06\"", "name = \"trade-share\"", "name = \"trade\"")).points(
        &f,
        "ST06 needs a name of its own",
        "name = \"trade\"",
    );
}

#[test]
fn a_party_to_an_event_exists_and_has_a_name() {
    let f = of(DATA, "events");
    refused(spoil(&f, "id = \"EV01\"", "{ entity = \"asean\" }", "{ entity = \"seato\" }")).points(
        &f,
        "entity seato does not exist",
        "seato",
    );
    refused(spoil(&f, "id = \"EV19\"", "country = \"SG\"", "country = \"XX\"")).points(&f, "country XX", "XX");
    refused(spoil(&f, "id = \"EV01\"", "entity = \"asean\"", "entity = \"asean\", country = \"JP\"")).points(
        &f,
        "EV01: a party is one thing",
        "parties",
    );
    let words = of(ENGLISH, "events");
    refused(spoil(&f, "id = \"EV01\"", "parties = [", "parties = [{}, ")).points(
        &words,
        "EV01: 1 names for 2 parties",
        "parties",
    );
}

#[test]
fn a_statement_of_a_country_marks_its_name() {
    let f = of(ENGLISH, "actions");
    refused(spoil(&f, "[\"A1.1-1\"]", "in [Laos] was", "in Laos was")).points(&f, "the country is not marked", "Laos");
    refused(spoil(&f, "[\"A1.1-1\"]", "in [Laos] was", "in [Laos was")).points(&f, "one pair of brackets", "Laos");
}

#[test]
fn what_is_expected_of_the_document_names_what_exists() {
    let f = of(DATA, "expected");
    refused(spoil(&f, "", "actions = 34", "actions = 35")).says(&of(DATA, "actions"), "34 records, 35 are expected");
    refused(spoil(&f, "", "places = 8", "place = 8"))
        .points(&f, "there is no collection place", "place = 8")
        .says(&f, "no number of places");
    refused(spoil(&f, "", "by_area = [9, 8, 10, 2, 5]", "by_area = [9, 8, 10, 2]")).points(
        &f,
        "4 numbers for 5 areas",
        "by_area",
    );
    refused(spoil(&f, "", "is = \"ST08\"", "is = \"ST80\"")).points(&f, "statistic ST80 does not exist", "ST80");
    refused(spoil(&f, "", "collection = \"bases\"", "collection = \"base\"")).points(&f, "no collection base", "base");
    // the last note of the body is a fact of the document, and no rule of the crate
    refused(spoil(&f, "", "last_note_of_body = 44", "last_note_of_body = 45"))
        .says(&of(DATA, "notes"), "the marker of note 45 is in the wrong part");
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
    assert_eq!(content.texts.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["en", "ja", "xx"]);

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
    change("[format]\n", "[format]\nera = \"Reiwa\"\n").says(f, "text for format.era, which en does not have");
    let mut files = both.clone();
    files.0.remove("src/text/xx/actions.toml");
    refused(files).says("src/text/xx/actions.toml", "missing");
}

/// A record whose date, target or source is missing or unknown would be a claim that nobody can check.
#[test]
fn a_development_without_date_source_or_target_is_refused() {
    let f = of(CONTEXT, "developments");
    let p10 = "id = \"P10\"";
    // what cannot be read
    refused(spoil(&f, p10, "date = \"2021-11-03\"\n", "")).says(&f, "missing field `date`");
    refused(spoil(&f, p10, "date = \"2021-11-03\"", "date = \"3 November 2021\"")).says(&f, "is no date");
    refused(spoil(&f, p10, "kind = \"launched\"", "kind = \"adopted\"")).says(&f, "unknown variant `adopted`");
    refused(spoil(&f, p10, "confidence = \"high\"", "confidence = \"low\"")).says(&f, "unknown variant `low`");
    refused(spoil(&f, p10, "precision", "exactness")).says(&f, "unknown field `exactness`");
    // what leads nowhere
    refused(spoil(&f, p10, "\"A2.1-2\"", "\"A2.1-9\"")).points(&f, "action A2.1-9 does not exist", "A2.1-9");
    refused(spoil(&f, p10, "\"A2.1-1\"", "\"A2.1-2\"")).points(&f, "action A2.1-2 is named twice", "A2.1-2");
    refused(spoil(&f, p10, "\"EV30\"", "\"EV36\"")).points(&f, "event EV36 does not exist", "EV36");
    refused(spoil(&f, p10, "\"PH\"", "\"XX\"")).points(&f, "country XX is unknown", "XX");
    refused(spoil(&f, "id = \"P78\"", "\"ST05\"", "\"ST18\"")).points(&f, "statistic ST18 does not exist", "ST18");
    refused(spoil(&f, "id = \"P113\"", "statistics = [\"ST08\"]\n", "")).says(&f, "P113 bears on nothing");
    refused(spoil(&f, p10, "url = \"https://www.adb.org", "url = \"www.adb.org")).points(
        &f,
        "is no address",
        "adb.org",
    );
    let source =
        "{ url = \"https://www.jica.go.jp/indonesia/office/information/press/20210920.html\", kind = \"official\" },";
    refused(spoil(&f, "id = \"P03\"", source, "")).says(&f, "P03 has no source");
    refused(spoil(&of(ENGLISH, "developments"), "[\"P05\"]", "sources = [\"Kyodo via Nippon.com\"]", "sources = []"))
        .points(&of(ENGLISH, "developments"), "0 titles for 1 sources", "sources");
}

#[test]
fn a_development_is_after_publication_and_as_precise_as_its_date() {
    let f = of(CONTEXT, "developments");
    for date in ["2021-06-15", "2021-05-01", "2020-11-03"] {
        refused(spoil(&f, "id = \"P10\"", "2021-11-03", date)).points(&f, "is not after the publication", date);
    }
    refused(spoil(&f, "id = \"P10\"", "date = \"2021-11-03\"", "date = \"2021-11\"")).points(
        &f,
        "2021-11 is not as precise as Day",
        "precision",
    );
    refused(spoil(&f, "id = \"P10\"", "date = \"2021-11-03\"", "date = \"FY2021\"")).says(&f, "is not as precise as");
}

#[test]
fn each_action_has_developments_or_the_statement_that_nothing_was_found() {
    let expected = of(DATA, "expected");
    refused(spoil(&expected, "[developments]", "nothing_found = []", "nothing_found = [\"A1.1-1\"]")).points(
        &expected,
        "A1.1-1 has developments",
        "nothing_found",
    );
    // the only item of A2.3-3
    let f = of(CONTEXT, "developments");
    refused(spoil(&f, "id = \"P128\"", "\"A2.3-3\"", "\"A2.3-2\"")).points(
        &expected,
        "A2.3-3 has no development",
        "nothing_found",
    );
}

#[test]
fn developments_are_counted_and_their_ids_are_there_once() {
    let f = of(CONTEXT, "developments");
    refused(spoil(&of(DATA, "expected"), "[developments]", "records = 125", "records = 124"))
        .says(&f, "125 developments, 124 are expected");
    refused(spoil(&f, "", "id = \"P03\"", "id = \"P01\"")).points(&f, "duplicate id P01", "P01");
}
