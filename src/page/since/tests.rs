use super::*;
use crate::component::Scope;
use crate::context::Date;
use scraper::{Html, Selector};
use std::collections::BTreeSet;

fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

/// Ids of the listed items.
fn listed(search: &str) -> Vec<&'static str> {
    found(&Query::parse(search).0).listed().map(|d| d.id).collect()
}

fn select(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn shown(search: &str) -> Html {
    let cx = Cx { scope: &Scope { locale: english(), root_prefix: "../" } };
    let parts = live_parts(cx, &Query::parse(search).0);
    Html::parse_fragment(&parts.map(|(_, part)| part.into_string()).concat())
}

#[test]
fn without_a_query_everything_is_listed_the_latest_first() {
    let all: Vec<_> = found(&Query::default()).listed().collect();
    assert_eq!(all.len(), 125);
    assert!(all.windows(2).all(|pair| pair[0].date.order() >= pair[1].date.order()));
    assert_eq!((all[0].id, all[124].id), ("P158", "P01"));
}

#[test]
fn choices_of_one_part_unite_and_parts_intersect() {
    assert_eq!(listed("kind=ended"), ["P33"]);
    assert_eq!(listed("kind=ended,revised"), ["P33", "P04"]);
    assert_eq!(listed("kind=ended,revised&country=mm"), ["P33"]);
    assert_eq!(listed("country=mm&from=2022&to=2022"), ["P24", "P18"]);
    assert_eq!(listed("action=A2.3-3"), ["P128"]);
    assert_eq!(listed("action=A2.3-3&kind=ended"), [""; 0]);
    // an item without an action is in no area
    let areas: BTreeSet<&str> = (1..=5).flat_map(|n| listed(&format!("area={n}"))).collect();
    assert_eq!(areas.len(), 114);
    assert!(!areas.contains("P138"));
}

#[test]
fn what_bears_on_a_figure_can_be_of_any_kind() {
    let figures = listed("kind=figure");
    assert!(figures.contains(&"P04") && figures.contains(&"P113"));
    assert!(figures.iter().all(|id| DEVELOPMENTS.iter().any(|d| d.id == *id && !d.statistics.is_empty())));
    assert_eq!(figures.len(), DEVELOPMENTS.iter().filter(|d| !d.statistics.is_empty()).count());
}

#[test]
fn a_count_is_what_its_choice_would_list() {
    for search in ["", "area=3", "country=vn&from=2024&to=2025", "kind=launched&area=2"] {
        let query = Query::parse(search).0;
        let kept = found(&query);
        for kind in Kind::of_developments() {
            let alone = query.clone().without(crate::facet::FacetId::Kind).with(Choice::kind(*kind));
            let n = kept.but(Part::Kind).filter(|d| filter::is_of_kind(d, *kind)).count();
            assert_eq!(n, found(&alone).listed().count(), "{search} {kind:?}");
        }
        for area in &AREAS {
            let alone = query.clone().without(crate::facet::FacetId::Area).with(Choice::area(area.number));
            let n = kept.but(Part::Area).filter(|d| bears_on_area(d, area.number)).count();
            assert_eq!(n, found(&alone).listed().count(), "{search} {}", area.number);
        }
    }
}

#[test]
fn each_item_shows_its_date_its_sources_and_what_it_bears_on() {
    let html = shown("");
    assert_eq!(select(&html, "dl.ev-s > div").len(), 125);
    for d in &DEVELOPMENTS {
        let own = |inside: &str| select(&html, &format!("[id=\"{}\"] {inside}", d.id));
        assert_eq!(own("time"), [english().date(d.date)], "{}", d.id);
        let words = own("dd").concat();
        for part in ["Sources:", "Confidence:", "About:"] {
            assert!(words.contains(part), "{} has no {part}", d.id);
        }
        assert!(own("a[rel~=external]").len() == d.sources.len(), "{}", d.id);
        assert!(own("a:not([rel])").len() >= d.actions.len() + d.statistics.len(), "{}", d.id);
        assert_eq!(words.contains("Note:"), d.note.is_some(), "{}", d.id);
    }
    // a date is shown as exactly as it is known, and no more
    let date = |id: &str| select(&html, &format!("[id={id}] time"));
    assert_eq!(date("P32"), ["2023"]);
    assert_eq!(date("P25"), ["August 2022"]);
    assert_eq!(date("P158"), ["30 May 2026"]);
    assert!(DEVELOPMENTS.iter().all(|d| matches!(d.date, Date::Day(..) | Date::Month(..) | Date::Year(_))));
}

#[test]
fn nothing_listed_says_what_that_does_not_mean_and_how_to_go_back() {
    let html = shown("action=A2.3-3&kind=ended");
    assert_eq!(select(&html, "dl.ev-s").len(), 0);
    let words = select(&html, "p, [role=status]").concat();
    assert!(words.contains("0 of 125 items") && words.contains("That does not mean that nothing happened."), "{words}");
    assert_eq!(select(&html, "[data-do=clear]").len(), 1);
    assert_eq!(select(&shown(""), "[data-do=clear]").len(), 0);
}

#[test]
fn the_actions_of_a_chosen_area_can_be_chosen() {
    let group = "[aria-labelledby=since-action] button";
    assert_eq!(select(&shown(""), group).len(), 0);
    let buttons = select(&shown("area=4"), group);
    assert_eq!(buttons.len(), 2);
    assert!(buttons[0].starts_with("A4-1 ") && buttons[0].ends_with(" 6"), "{buttons:?}");
    assert_eq!(select(&shown("action=a4-2"), "[aria-labelledby=since-action] [aria-pressed=true]").len(), 1);
}

#[test]
fn nothing_found_is_said_of_the_actions_it_is_true_of() {
    let words = nothing_found(english(), &[ActionIx(0), ActionIx(1)]);
    assert_eq!(words, "Nothing was found for A1.1-1 and A1.1-2. That does not mean that nothing happened.");
    assert!(without_any().is_empty());
    assert!(nothing_found(english(), &[]).starts_with("Something was found for each of the 34 actions."));
    assert_eq!(
        summary(english(), crate::proposal::action("A2.3-3").expect("an action")).as_deref(),
        Some("1 item, 1 September 2025")
    );
}

/// context.json forbids them: bases of these members one by one.
#[test]
fn no_bases_of_single_members_are_published() {
    for d in &DEVELOPMENTS {
        let texts = [Some(d.statement), d.note].into_iter().flatten().map(|t| t.get(english())).collect::<String>();
        for number in ["1,604", "2,182", "5,856"] {
            assert!(!texts.contains(number), "{}: {number}", d.id);
        }
    }
}
