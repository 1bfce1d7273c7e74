use super::*;
use crate::component::Scope;
use crate::proposal::country;
use scraper::{Html, Selector};

fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

fn query(search: &str) -> Query {
    Query::parse(search).0
}

fn written(search: &str) -> Html {
    let cx = Cx { scope: &Scope { locale: english(), root_prefix: "../" } };
    Html::parse_fragment(&compared(cx, &query(search)).into_string())
}

/// Texts of what a selector finds, with single spaces.
fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let words = |e: scraper::ElementRef<'_>| e.text().collect::<String>();
    html.select(&selector).map(|e| words(e).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn heads(search: &str) -> Vec<String> {
    texts(&written(search), "thead b")
}

#[test]
fn mentions_are_counted_as_the_checks_of_the_figures_say() {
    for (code, n) in
        [("VN", 3), ("MM", 3), ("ID", 1), ("MY", 1), ("TH", 1), ("LA", 1), ("SG", 1), ("BN", 0), ("KH", 0), ("PH", 0)]
    {
        assert_eq!(naming(country(code).expect("a member").get()).len(), n, "{code}");
    }
    assert_eq!(venue(country("VN").expect("Vietnam").get()), Some(Locator::Note(37)));
}

#[test]
fn actions_are_those_that_a_note_links() {
    let ids = |code: &str| {
        let all = linked(country(code).expect("a member"));
        all.iter().map(|(action, _)| action.get().id).collect::<Vec<_>>()
    };
    assert_eq!(ids("VN"), ["A1.2-4", "A1.2-5", "A4-2"]);
    assert_eq!(ids("MM"), ["A1.2-4", "A4-2"]);
    assert_eq!((ids("LA"), ids("SG")), (vec!["A1.1-1"], vec!["A3.3-1"]));
    for code in ["BN", "ID", "KH", "MY", "PH", "TH"] {
        assert!(ids(code).is_empty(), "{code}");
    }
}

#[test]
fn two_to_four_are_shown_and_all_ten_with_none() {
    assert_eq!(heads("country=vn,th"), ["Thailand", "Vietnam"]);
    assert_eq!(heads("country=VN"), ["Vietnam"]);
    assert_eq!(heads("").len(), 10);
    assert_eq!(heads("country=xx").len(), 10);
    assert_eq!(heads("country=vn,vn,VN"), ["Vietnam"]);
    let eleven = "country=bn,kh,id,la,my,mm,ph,sg,th,vn,jp";
    assert_eq!(heads(eleven).len(), MOST);
    let words = said(english(), &query(eleven)).into_string();
    for part in ["Brunei, Cambodia, Indonesia and Laos", "Not shown:", "the Philippines", "Thailand and Vietnam"] {
        assert!(words.contains(part), "{words}");
    }
    assert!(said(english(), &query("country=vn")).into_string().contains("second member"));
    assert!(said(english(), &query("")).into_string().contains("All ten"));
}

#[test]
fn every_row_has_a_cell_for_every_member_and_one_for_all_ten() {
    for (search, columns) in [("", 10), ("country=la,sg", 2), ("country=vn", 1), ("country=bn,kh,la,mm", 4)] {
        let html = written(search);
        assert_eq!(texts(&html, "tbody tr:not(.compare-group)").len(), 14, "{search}");
        assert_eq!(texts(&html, "tbody td:not(.compare-all)").len(), 14 * columns, "{search}");
        assert_eq!(texts(&html, "tbody td.compare-all").len(), 14, "{search}");
        for cell in texts(&html, "tbody td:not(.compare-all) > div") {
            assert!(!cell.is_empty(), "{search}: an empty cell");
        }
        // every number of a source leads to a source
        let ids: Vec<String> = (1..=texts(&html, ".compare-sources li").len()).map(|n| n.to_string()).collect();
        assert!(texts(&html, "sup a").iter().all(|n| ids.contains(n)), "{search}");
    }
}

#[test]
fn blocks_are_words_and_absent_figures_stay_absent() {
    let html = written("country=la,sg");
    let cells = texts(&html, "td > div");
    let has = |words: &str| cells.iter().any(|cell| cell.contains(words));
    assert!(has("5 members together: 3,289"), "{cells:#?}");
    assert!(has("4 members together: −22.0 billion yen"), "{cells:#?}");
    assert!(has("no figure"), "{cells:#?}");
    // three of Laos (visitors twice, residents), none of Singapore; the others are the proposal's
    assert_eq!(texts(&html, "td:not(.compare-all) > .none").iter().filter(|cell| *cell == "no figure").count(), 3);
}

#[test]
fn a_file_has_what_is_shown() {
    let file = csv(english(), &query("country=vn,th"));
    let mut reader = ::csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|r| r.expect("RFC 4180").iter().map(str::to_owned).collect()).collect();
    // three cells a row, and nothing on all ten since publication
    assert_eq!(rows.len(), 14 * 3 - 1);
    let row = |head: &str, column: &str| {
        let found = rows.iter().find(|r| r[0] == head && r[1] == column);
        found.unwrap_or_else(|| panic!("{head}, {column}")).clone()
    };
    let bases = row("Japanese business bases, 1 October 2017", "Vietnam");
    assert_eq!((bases[2].as_str(), bases[3].as_str(), bases[4].as_str()), ("1816", "1,816", "primary"));
    assert_eq!(row("Actions linked by a note", "Thailand")[2], "0");
    assert_eq!(row("Actions linked by a note", "Vietnam")[2], "3");
    assert_eq!(row("Japanese business bases, 1 October 2017", "All ten, in the proposal")[3], "12,545 bases");
    assert_eq!(row("Joined ASEAN", "Vietnam")[3], "28 July 1995");
    let block = csv(english(), &query("country=sg"));
    assert!(block.contains("5 members together: 3,289"), "{block}");
}

#[test]
fn actions_for_all_ten_rest_on_the_lead_in_of_the_appendix() {
    assert_eq!(texts(&written("country=vn"), "td.compare-all .loc")[0], "appendix ¶1");
}

#[test]
fn items_are_those_that_name_the_member() {
    for m in &MEMBERS {
        let query = query(&Choice::country(m.country).write());
        let listed = crate::component::since::filter::found(&query).listed().count();
        assert_eq!(items(m.country), listed, "{}", m.country.get().id);
    }
}
