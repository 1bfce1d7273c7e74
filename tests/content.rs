//! What the proposal says, written by hand from the inventory once more, in the records of the program.
//! That faults in the content files are refused is tested in `crates/content`.
#![cfg(feature = "ssr")]

use explorer::context::GROWTH;
use explorer::proposal::{
    ACTIONS, AREAS, Aim, COUNTRIES, COUNTS, CountryGroup, Date, ENTITIES, EVENTS, EventStatus, HEADINGS, IMPLIED,
    Locator, NOTE_URLS, NOTES, Nature, NoteKind, PARAGRAPHS, PLACES, PartyKind, Precision, RECOMMENDATIONS,
    REFERENCE_DATES, RELATIONS, SECTIONS, STATISTICS, THEMES, UNDATED, Unit, YearBasis, action, members, note,
};
use explorer::text::Locale;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[test]
fn the_collections_are_whole() {
    let sizes = [
        SECTIONS.len(),
        PARAGRAPHS.len(),
        AREAS.len(),
        HEADINGS.len(),
        ACTIONS.len(),
        RECOMMENDATIONS.len(),
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
    assert_eq!(sizes, [20, 49, 5, 16, 34, 83, 48, 17, 14, 35, 12, 13, 95, 83, 101, 17, 8, 2]);
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

    let urls: BTreeSet<&str> = NOTE_URLS.iter().flat_map(|urls| urls.iter().copied()).collect();
    assert_eq!(urls.len(), 7);
    let with: Vec<u8> = (1..).zip(&NOTE_URLS).filter(|(_, urls)| !urls.is_empty()).map(|(number, _)| number).collect();
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
    assert!(EVENTS.iter().all(|e| !e.at.is_empty() && (1900..2100).contains(&e.sort.year())));
}

#[test]
fn a_name_inside_a_sentence_has_its_article() {
    let locale = english();
    let country = |code| explorer::proposal::country(code).expect("a country").get();
    assert_eq!(["PH", "VN"].map(|code| country(code).in_text(locale)), ["the Philippines", "Vietnam"]);
    assert_eq!(country("PH").name.get(locale), "Philippines");
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
fn recommendations_are_those_of_the_main_text() {
    let ids: Vec<String> = RECOMMENDATIONS.iter().map(|r| r.id()).collect();
    assert_eq!(ids, (1..=83).map(|n| format!("M{n:02}")).collect::<Vec<_>>());
    let alone = |area| RECOMMENDATIONS.iter().filter(|r| r.alone() && r.area == area).count();
    assert_eq!([None, Some(1), Some(2), Some(3), Some(4), Some(5)].map(alone), [17, 8, 5, 4, 0, 2]);
    // the first program has the summaries of these, and of no other
    assert!(RECOMMENDATIONS.iter().all(|r| r.summary.is_some() == r.alone()));
    let at = |n: usize| RECOMMENDATIONS[n - 1].at.iter().map(|at| format!("{at:?}")).collect::<Vec<_>>().len();
    assert_eq!([at(49), at(81), at(12)], [2, 2, 1]);
    // M62 says what A3.2-2 says, and only part of A1.1-4
    use explorer::proposal::Coverage;
    let covered: Vec<(&str, Coverage)> = RECOMMENDATIONS[61].covered_by.iter().map(|(a, c)| (a.get().id, *c)).collect();
    assert_eq!(covered, [("A3.2-2", Coverage::Same), ("A1.1-4", Coverage::Partly)]);
}

#[test]
fn actions_of_green_growth_dialogue_and_people_have_themes_of_their_own() {
    for (id, wanted) in [
        ("A2.1-1", "decarbonization"),
        ("A4-1", "training"),
        ("A5.2-1", "policy-dialogue"),
        ("A5.2-2", "policy-dialogue"),
        ("A5.2-3", "policy-dialogue"),
    ] {
        let themes = action(id).expect("an action").get().themes;
        assert!(themes.iter().any(|(theme, direct)| theme.get().id == wanted && *direct), "{id}");
    }
    for n in 9..=13 {
        assert!(THEMES.iter().any(|t| t.at.contains(&Locator::Note(n))), "note {n} has no theme");
    }
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

/// The English texts.
fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

#[test]
fn units_agree_with_the_words_for_them() {
    let locale = english();
    for s in &STATISTICS {
        let words = s.unit_name.get(locale);
        assert_eq!(s.unit == Unit::Percent, words.starts_with('%'), "{}: {words}", s.id);
        assert_eq!(s.unit == Unit::Yen, words.ends_with("yen"), "{}: {words}", s.id);
        assert_eq!(s.unit == Unit::Persons, ["persons", "million visitors"].contains(&words), "{}: {words}", s.id);
        assert_eq!(s.unit == Unit::Times, words == "times", "{}: {words}", s.id);
        let factor = match words.split(' ').next() {
            Some("trillion") => 1e12,
            Some("billion") => 1e9,
            Some("million") => 1e6,
            _ => 1.0,
        };
        assert_eq!(s.factor, factor, "{}: {words}", s.id);
        // what is striven for is an aspiration, what is declared a goal
        let striven_for = s.qualifier.is_some_and(|q| q.get(locale) == "striving for");
        assert_eq!(s.aim == Some(Aim::Aspiration), striven_for, "{}", s.id);
    }
}

#[test]
fn years_stated_are_those_of_the_note() {
    let locale = english();
    for s in STATISTICS.iter().filter(|s| s.year_basis == YearBasis::Stated) {
        let facts: Vec<&str> = note(s.note).expect("a note").facts.iter().map(|fact| fact.get(locale)).collect();
        let facts = facts.join(" ");
        for date in s.year.iter().chain(&s.base_year) {
            let words = match date {
                Date::FiscalYear(_) => english().date(*date),
                date => date.year().to_string(),
            };
            assert!(facts.contains(&words), "{}: {words} is not in {facts:?}", s.id);
        }
    }
}

#[test]
fn dates_are_as_precise_as_the_records_tell() {
    for e in &EVENTS {
        let fits = match e.precision {
            Precision::Day => matches!(e.date, Date::Day(..)),
            Precision::Month => matches!(e.date, Date::Month(..)),
            Precision::FiscalYear => matches!(e.date, Date::FiscalYear(_)),
            Precision::Approximate => matches!(e.date, Date::MidDecade(_)),
            Precision::Range => matches!(e.date, Date::Years(..)),
            Precision::Year => matches!(e.date, Date::Year(_)),
            // no more than the title or the address has
            Precision::TitleOnly | Precision::AddressOnly => !matches!(e.date, Date::FiscalYear(_)),
        };
        assert!(fits, "{}: {:?} {}", e.id, e.precision, e.date);
    }
    english();
    let printed: Vec<String> = ["EV01", "EV03", "EV04", "EV31", "EV34"]
        .iter()
        .map(|id| english().date(EVENTS.iter().find(|e| e.id == *id).expect("an event").date))
        .collect();
    assert_eq!(printed, ["1967", "mid-1980s", "October 2009", "15 June 2021", "fiscal 2030"]);
}

#[test]
fn parties_are_what_their_names_tell() {
    let locale = english();
    for (e, party) in EVENTS.iter().flat_map(|e| e.parties.iter().map(move |party| (e, party))) {
        let name = party.name.get(locale);
        match party.kind {
            PartyKind::Country(c) => assert_eq!(c.get().name.get(locale), name, "{}", e.id),
            PartyKind::Entity(x) => {
                let entity = x.get();
                let names = [Some(entity.name), entity.acronym].into_iter().flatten();
                let names: Vec<&str> = names.map(|text| text.get(locale)).collect();
                assert!(names.iter().any(|n| name.ends_with(n)), "{}: {name} is none of {names:?}", e.id);
            }
            PartyKind::Actor(actor) => {
                let words = explorer::facet::actor_name(actor).get(locale);
                assert_eq!(words.to_lowercase(), name.to_lowercase(), "{}", e.id);
            }
            // nothing that one of the lists has may be left out of it
            PartyKind::Unlisted => {
                assert!(!COUNTRIES.iter().any(|c| c.name.get(locale) == name), "{}: {name}", e.id);
                assert!(!ENTITIES.iter().any(|x| x.name.get(locale) == name), "{}: {name}", e.id);
            }
        }
    }
}

#[test]
fn the_words_marked_in_a_statement_are_the_country_s_name() {
    let locale = english();
    for r in ACTIONS.iter().flat_map(|a| a.reach) {
        assert_eq!(r.name.get(locale), r.country.get().name.get(locale));
        assert!(!r.text(locale).contains(['[', ']']));
    }
}

/// Every text of the pages and the charts is named by some source file.
#[test]
fn no_text_is_unused() {
    fn sources(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, all);
            } else if path.extension().is_some_and(|e| e == "rs") {
                all.push_str(&std::fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    sources(&root.join("src"), &mut all);
    let names: BTreeSet<&str> =
        all.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let files = content::load::Files::read(root).expect("the content files");
    let content = content::load::load(&files).expect("content");
    let (_, texts) = &content.texts[0];
    let unused: Vec<&String> = texts
        .ui
        .keys()
        .chain(texts.charts.keys())
        .filter(|key| !names.contains(content::emit::constant_name(key).as_str()))
        .collect();
    assert!(unused.is_empty(), "texts that nothing shows: {unused:?}");
}
