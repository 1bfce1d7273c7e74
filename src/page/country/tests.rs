//! What the briefs show equals the records, and what is absent there is shown nowhere.

use super::*;
use crate::charts::measure::Measure;
use crate::component::Scope;
use crate::context::DEVELOPMENTS;
use crate::proposal::country;
use scraper::{Html, Selector};

const CODES: [&str; 10] = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

fn member_of(code: &str) -> CountryIx {
    country(code).expect("a member")
}

fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

fn brief(code: &str) -> Html {
    let locale = english();
    let cx = Cx { scope: &Scope { locale, root_prefix: "../../" } };
    Html::parse_fragment(&page(cx, &Selection::none(), member_of(code)).into_string())
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let words =
        |e: scraper::ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    html.select(&selector).map(words).collect()
}

#[test]
fn mentions_are_counted_as_checked() {
    // context.json: notes that name the country, less the list of members and the name of a venue
    let wanted = [0, 0, 1, 1, 1, 3, 0, 1, 1, 3];
    for (code, wanted) in CODES.into_iter().zip(wanted) {
        assert_eq!(naming_notes(member_of(code)).len(), wanted, "{code}");
    }
}

#[test]
fn counts_are_those_of_the_links() {
    for (code, linked) in CODES.into_iter().zip([0, 0, 0, 1, 0, 2, 0, 1, 0, 3]) {
        let counts: Vec<usize> = texts(&brief(code), ".brief-head .brief-counts > li > b")
            .iter()
            .map(|n| n.parse().expect("a number"))
            .collect();
        let notes = naming_notes(member_of(code)).len();
        assert_eq!(counts, [linked, 34 - linked, notes], "{code}");
    }
}

#[test]
fn who_is_only_listed_is_told_so() {
    for code in CODES {
        let only = ["BN", "KH", "PH"].contains(&code);
        let page = texts(&brief(code), ".brief-cols").concat();
        assert_eq!(page.contains("The text names it in one place only"), only, "{code}");
    }
}

/// Every figure of a brief is the record's, and where a record is missing the brief has no number.
#[test]
fn figures_are_those_of_the_records() {
    for code in CODES {
        let html = brief(code);
        for measure in Measure::ALL {
            let shown = texts(&html, &format!("[data-measure={}] .brief-value", measure.id()));
            let wanted = match measure.of(member_of(code)) {
                Some(own) => measure.amount(english(), own.value),
                None => "no figure".to_owned(),
            };
            assert_eq!(shown, [wanted], "{code} {measure:?}");
        }
    }
}

#[test]
fn blocks_are_explained_and_not_split() {
    let note = |code, measure: &str| texts(&brief(code), &format!("[data-measure={measure}] .brief-note")).concat();
    for code in ["BN", "LA", "MM", "PH", "SG"] {
        let words = note(code, "bases");
        let names = "Brunei Darussalam, Lao PDR, Myanmar, Philippines and Singapore have 3,289 together";
        assert!(words.contains(names) && words.contains("not split") && !words.contains("Rank"), "{words}");
    }
    for code in ["BN", "KH", "LA", "MM"] {
        let words = note(code, "investment");
        assert!(words.contains("have −22.0 billion yen together, published as one"), "{words}");
    }
}

/// What context.json forbids to publish is in no brief.
#[test]
fn what_is_not_known_is_not_shown() {
    for (measure, codes) in [
        ("residents", &["LA", "BN"][..]),
        ("visitors", &["BN", "KH", "LA", "MM"]),
        ("bases", &["BN", "LA", "MM", "PH", "SG"]),
    ] {
        for code in codes {
            let html = brief(code);
            assert_eq!(texts(&html, &format!("[data-measure={measure}] .brief-value")), ["no figure"], "{code}");
        }
    }
}

/// Every item that names a member, or concerns ASEAN as a whole, is in its brief, once.
#[test]
fn items_since_publication_are_complete() {
    for code in CODES {
        let html = brief(code);
        let selector = Selector::parse(".brief-since [id^=P]").expect("a selector");
        let mut shown: Vec<&str> = html.select(&selector).filter_map(|e| e.attr("id")).collect();
        shown.sort_unstable();
        let mut wanted: Vec<&str> =
            DEVELOPMENTS.iter().filter(|d| d.asean || d.countries.contains(&member_of(code))).map(|d| d.id).collect();
        wanted.sort_unstable();
        assert_eq!(shown, wanted, "{code}");
    }
    let myanmar = texts(&brief("MM"), ".brief-since").concat();
    assert!(myanmar.contains("The treatment of Myanmar differs by party") && !myanmar.contains("pending"));
    let vietnam = texts(&brief("VN"), ".brief-since time").concat();
    assert_eq!(vietnam.matches("1 January 2022").count(), 1, "RCEP's entry into force is told once");
}

/// An item is said to concern ASEAN as a whole only if its statement speaks of ASEAN or of its region.
#[test]
fn items_on_asean_speak_of_it() {
    let mut found = 0;
    for d in DEVELOPMENTS.iter().filter(|d| d.asean) {
        let words = d.statement.get(english());
        assert!(words.contains("ASEAN") || words.contains("Southeast Asia"), "{}: {words}", d.id);
        found += 1;
    }
    assert_eq!(found, 22);
}

#[test]
fn every_recommendation_without_an_action_is_listed() {
    let html = brief("TH");
    let selector = Selector::parse(".brief-area [data-recommendation]").expect("a selector");
    assert_eq!(html.select(&selector).count(), 36);
    assert_eq!(texts(&html, ".brief-area li a[href*='action/']:not(.loc)").len(), 34);
}

#[test]
fn names_are_those_that_asean_uses() {
    assert_eq!(texts(&brief("VN"), "h1"), ["Viet Nam"]);
    assert_eq!(texts(&brief("LA"), "h1"), ["Lao PDR"]);
    assert!(texts(&brief("VN"), ".hitline").iter().all(|line| !line.contains("Vietnam")));
    // implied by a name, and marked as known from elsewhere
    assert!(texts(&brief("KH"), ".brief-implied").concat().contains("Neak Loeung"));
    assert!(texts(&brief("TH"), ".brief-implied").concat().contains("Thammasat"));
}
