//! The search: written queries with the record that must come first, and properties of every record and every string.

use explorer::facet::{FacetId, Kind};
use explorer::publish::search::{documents, index};
use explorer::search::marks::excerpt;
use explorer::search::write::Document;
use explorer::search::{Found, Index, KINDS, find};
use explorer::text::Locale;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The queries: what is typed, and kind and id of the record that comes first.
const QUERIES: &str = include_str!("search_queries.tsv");

fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

fn all() -> &'static [Document] {
    static ALL: OnceLock<Vec<Document>> = OnceLock::new();
    ALL.get_or_init(|| documents(english()))
}

fn built() -> &'static Index {
    static BUILT: OnceLock<Index> = OnceLock::new();
    BUILT.get_or_init(|| Index::read(index(english())).expect("an index"))
}

/// Kind and id of a record.
fn name(number: usize) -> String {
    let document = &all()[number];
    format!("{}:{}", document.kind, document.id)
}

fn first(found: &Found) -> Option<usize> {
    found.groups.first()?.records.first().copied()
}

#[test]
fn every_written_query_finds_its_record_first() {
    let mut read = 0;
    let mut wrong = Vec::new();
    for line in QUERIES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (typed, wanted) = line.split_once('\t').expect("two columns");
        assert!((0..all().len()).any(|number| name(number) == wanted), "{wanted} is no record");
        let found = find(built(), typed);
        let got = first(&found).map(name);
        if got.as_deref() != Some(wanted) {
            let others: Vec<_> = found
                .groups
                .iter()
                .take(4)
                .map(|g| g.records.iter().take(2).map(|n| name(*n)).collect::<Vec<_>>())
                .collect();
            wrong.push(format!("{typed}: {wanted} expected, {others:?}"));
        }
        read += 1;
    }
    assert!(read > 80, "{read} queries");
    assert!(wrong.is_empty(), "{} of {read} queries:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many errors of typing and how many locators the queries have, and that they have every acronym.
#[test]
fn the_queries_cover_what_they_should() {
    let acronyms: BTreeSet<&str> =
        explorer::proposal::ENTITIES.iter().filter_map(|e| e.acronym).map(|text| text.get(english())).collect();
    assert!(acronyms.len() > 30);
    let typed: BTreeSet<&str> =
        QUERIES.lines().filter_map(|line| line.split_once('\t')).map(|(typed, _)| typed).collect();
    assert!(acronyms.is_subset(&typed), "{:?}", acronyms.difference(&typed));
    for written in ["cyber security", "cybersecurity", "cyber-security", "note 24", "fn24", "[24]", "A3.2-1", "4(2)(a)"]
    {
        assert!(typed.contains(written), "{written}");
    }
}

#[test]
fn an_acronym_finds_what_only_its_expansion_is_printed_in_and_the_reverse() {
    for (short, long) in [
        ("DFFT", "data free flow with trust"),
        ("NACCS", "nippon automated cargo"),
        ("MPAC", "master plan on asean connectivity"),
    ] {
        let [short, long] = [short, long].map(|typed| {
            let found = find(built(), typed);
            assert!(found.all_words, "{typed}");
            found.groups.iter().flat_map(|group| group.records.clone()).collect::<BTreeSet<_>>()
        });
        let common = short.intersection(&long).count();
        assert!(common >= 3, "{common} in common");
        assert!(short.iter().any(|number| !all()[*number].body.is_empty()));
    }
}

#[test]
fn kinds_are_those_of_the_addresses_and_every_kind_has_records() {
    for kind in KINDS {
        assert!((FacetId::Kind.get().read)(FacetId::Kind.get(), kind).is_some(), "{kind}");
        assert!(Kind::ALL.iter().all(|other| other.name() != kind), "{kind} means something else, too");
        assert!(all().iter().any(|document| document.kind == kind), "{kind}");
    }
    for document in all() {
        assert!(!document.title.is_empty() && !document.opens.is_empty(), "{document:?}");
        assert!(!document.place.is_empty() || ["page", "chart"].contains(&document.kind), "{document:?} has no place");
    }
    let ids: BTreeSet<String> = (0..all().len()).map(name).collect();
    assert_eq!(ids.len(), all().len(), "an id is there twice");
}

#[test]
fn every_script_of_the_region_is_found() {
    // endonyms of Thailand, Laos, Myanmar, Cambodia, Singapore; whole, and the beginning of what is typed
    for (typed, wanted) in [
        ("ไทย", "country:TH"),
        ("ลาว", ""),
        ("ລາວ", "country:LA"),
        ("မြန်မာ", "country:MM"),
        ("កម្ពុជា", "country:KH"),
        ("新加坡", "country:SG"),
        ("新", "country:SG"),
        ("சிங்கப்பூர்", "country:SG"),
        ("việt", "country:VN"),
        ("Viet", "country:VN"),
        ("ＶＩＥＴＮＡＭ", "country:VN"),
    ] {
        let found = find(built(), typed);
        assert_eq!(first(&found).filter(|_| found.all_words).map(name).unwrap_or_default(), wanted, "{typed}");
    }
}

#[test]
fn words_are_marked_and_excerpts_hold_them() {
    let found = find(built(), "cyber security staff");
    let marks = |text: &str| found.marker.marks(text).into_iter().map(|m| text[m].to_owned()).collect::<Vec<_>>();
    assert_eq!(marks("Cybersecurity staff"), ["Cybersecurity", "staff"]);
    assert_eq!(marks("A cyber-security plan; nothing secure"), ["cyber", "security"]);
    let joined = find(built(), "cybersecurity").marker;
    assert_eq!(joined.marks("cyber security").as_slice(), std::slice::from_ref(&(0..14)));
    let long = format!("{} needle {}", "hay ".repeat(100), "straw ".repeat(100));
    let marker = find(built(), "needle").marker;
    let marks = marker.marks(&long);
    let part = excerpt(&long, &marks, 160);
    assert!(long[part.clone()].contains("needle") && part.len() <= 160, "{:?}", &long[part]);
}

#[test]
fn where_nothing_is_found_similar_words_are_offered() {
    let found = find(built(), "connectivetee");
    assert_eq!(found.total, 0);
    assert!(found.nearby.contains(&"connectivity"), "{:?}", found.nearby);
    let found = find(built(), "qqqq");
    assert!(found.total == 0 && found.nearby.is_empty(), "{:?}", found.nearby);
    // one word of two is better than nothing, and it is said
    let found = find(built(), "qqqq telemedicine");
    assert!(found.total > 0 && !found.all_words);
}

#[test]
fn an_error_is_forgiven_only_where_the_word_itself_finds_nothing() {
    let found = find(built(), "infrastucture");
    assert_eq!(found.replaced, [("infrastucture".to_owned(), "infrastructure".to_owned())]);
    assert!(find(built(), "infrastructure").replaced.is_empty());
    // short words are taken as they are
    assert_eq!(find(built(), "dftt").total, 0);
}

#[test]
fn invisible_characters_and_long_pastes_do_no_harm() {
    let plain = find(built(), "RCEP");
    for typed in [
        "\u{200f}RCEP\u{200e}",
        "RC\u{ad}EP",
        "\u{feff}RCEP",
        "RCEP\u{0}",
        "\u{202e}RCEP\u{202c}",
        "RCEP \u{fffd}",
        "  RCEP\t\n",
    ] {
        assert_eq!(first(&find(built(), typed)), first(&plain), "{typed:?}");
    }
    let start = Instant::now();
    let pasted = "ASEAN infrastructure \u{1f600} ".repeat(200_000);
    assert!(find(built(), &pasted).total > 0);
    find(built(), &"a".repeat(5_000_000));
    find(built(), &"日".repeat(1_000_000));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

fn config(cases: u32) -> ProptestConfig {
    // the same cases in every run
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_210_615),
        cases,
        ..ProptestConfig::default()
    }
}

/// A part of a title from the beginning of a word on finds the record.
#[test]
fn every_part_of_a_title_that_begins_with_a_word_finds_its_record() {
    let part = (0..all().len(), any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let outcome = TestRunner::new(config(600)).run(&part, |(number, from, to)| {
        let title = &all()[number].title;
        let starts: Vec<usize> =
            explorer::text::fold::word_runs(title).map(|run| run.as_ptr() as usize - title.as_ptr() as usize).collect();
        prop_assume!(!starts.is_empty());
        let start = starts[from.index(starts.len())];
        let ends: Vec<usize> = title[start..].char_indices().map(|(at, ch)| start + at + ch.len_utf8()).collect();
        let typed = &title[start..ends[to.index(ends.len())]];
        let found = find(built(), typed);
        let kind = KINDS.iter().position(|kind| *kind == all()[number].kind);
        let group = found.groups.iter().find(|group| Some(group.kind) == kind);
        prop_assert!(group.is_some(), "{:?} of {:?}", typed, title);
        // a long list may end before it
        let Some(group) = group else { return Ok(()) };
        prop_assert!(
            group.records.contains(&number) || group.total > group.records.len(),
            "{:?} of {:?}",
            typed,
            title
        );
        Ok(())
    });
    outcome.unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn no_string_stops_the_search() {
    let outcome = TestRunner::new(config(1_000)).run(
        &(any::<String>(), "[a-z0-9§¶()\\[\\]. \\-ก-๙ぁ-んက-ဿ\u{300}-\u{36f}]{0,40}"),
        |(one, two)| {
            for typed in [one.as_str(), two.as_str()] {
                let found = find(built(), typed);
                for number in found.groups.iter().flat_map(|group| group.records.iter().take(3)) {
                    let record = built().record(*number);
                    for text in [record.title, record.body] {
                        let marks = found.marker.marks(text);
                        let part = excerpt(text, &marks, 160);
                        prop_assert!(
                            text.get(part).is_some() && marks.iter().all(|mark| text.get(mark.clone()).is_some())
                        );
                    }
                }
            }
            Ok(())
        },
    );
    outcome.unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn an_index_that_is_cut_short_or_changed_is_rejected() {
    let whole = index(english());
    for end in [0, 5, 40, whole.len() / 2, whole.len() - 1] {
        let end = (end..).find(|at| whole.is_char_boundary(*at)).unwrap_or(0);
        assert!(Index::read(whole[..end].to_owned()).is_err(), "{end}");
    }
    assert!(Index::read(whole.replacen("search-2", "search-3", 1)).is_err());
}
