use super::*;
use crate::component::Scope;
use crate::proposal::{Endpoint, RELATIONS};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

fn shown(search: &str, picked: Option<EntityIx>) -> Html {
    let selection = Selection { query: Query::parse(search).0, picked, ..Selection::none() };
    let cx = Cx { scope: &Scope { locale: english(), root_prefix: "../" } };
    Html::parse_fragment(&page(cx, &selection).into_string())
}

pub(in crate::page) fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

pub(in crate::page) fn words(element: &ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(in crate::page) fn entity(id: &str) -> EntityIx {
    EntityIx::all().find(|e| e.get().id == id).expect("an entity")
}

#[test]
fn all_names_are_listed_once_under_at_most_nine_families() {
    let html = shown("", None);
    let listed: Vec<&str> = select(&html, "#list li").iter().filter_map(|li| li.attr("id")).collect();
    assert_eq!(listed.len(), 95);
    assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), 95);
    let families = select(&html, "#list h2");
    assert!((2..=9).contains(&families.len()));
    // a kind is in one family
    let mut family_of = BTreeMap::new();
    for e in EntityIx::all() {
        let kind = e.get().kind.get(english());
        assert_eq!(*family_of.entry(kind).or_insert(e.details().family), e.details().family, "{kind}");
    }
    assert_eq!(family_of.len(), 58);
}

#[test]
fn each_entry_has_places_that_lead_there_and_its_relations() {
    let html = shown("", None);
    for e in EntityIx::all() {
        let at = select(&html, &format!("[id=\"{}\"] .ent-at a.loc", e.get().id));
        assert!(at.len() >= e.details().at.len().min(MOST_PLACES) && !e.details().at.is_empty(), "{}", e.get().id);
        assert!(at.iter().all(|a| a.attr("href").is_some_and(|href| href.starts_with("../"))), "{}", e.get().id);
        let n = e.relations().count();
        let said = words(&select(&html, &format!("[id=\"{}\"] .ent-n", e.get().id))[0]);
        assert!(if n == 0 { said.starts_with("No relation") } else { said.starts_with(&format!("{n} ")) }, "{said}");
    }
}

#[test]
fn families_narrow_the_list_and_the_count_tells() {
    let html = shown("kind=plans", None);
    let listed = select(&html, "#list li").len();
    assert_eq!(listed, of_family(EntityFamily::Plans).count());
    assert_eq!(words(&select(&html, "[role=status].figures-count")[0]), format!("{listed} of 95 names"));
    assert_eq!(select(&html, "[data-do=clear]").len(), 1);
    assert_eq!(select(&html, "[aria-pressed=true]").len(), 1);
    assert_eq!(select(&shown("", None), "[data-do=clear]").len(), 0);
    // kinds of other pages leave the list as it is
    assert_eq!(select(&shown("kind=launched,target", None), "#list li").len(), 95);
    let both = select(&shown("kind=plans,meetings", None), "#list li").len();
    assert_eq!(both, listed + of_family(EntityFamily::Meetings).count());
}

#[test]
fn what_is_picked_is_told_with_every_relation_and_its_place() {
    let html = shown("", Some(entity("mpac")));
    let told = select(&html, ".ent-picked .ledger > div");
    assert_eq!(told.len(), entity("mpac").relations().count());
    let all: String = told.iter().map(words).collect::<Vec<_>>().join("|");
    assert!(all.contains("Master Plan on ASEAN Connectivity is a basis of the economic integration of ASEAN"), "{all}");
    // the other direction reads the same way
    assert!(all.contains("ODA led to progress of infrastructure under Master Plan on ASEAN Connectivity"), "{all}");
    assert_eq!(select(&html, ".ent-picked .ledger dt a.loc").len(), told.len());
    assert_eq!(select(&shown("", None), ".ent-picked .ledger").len(), 0);
}

#[test]
fn four_names_with_the_same_year_are_four_things() {
    let html = shown("", None);
    for id in ["vision-2025", "aec-2025", "asean-2025-declaration", "ises-2025"] {
        assert_eq!(select(&html, &format!("#list [id=\"{id}\"]")).len(), 1, "{id}");
    }
}

#[test]
fn a_relation_is_found_from_each_of_its_ends() {
    for r in &RELATIONS {
        for end in r.ends() {
            if let Endpoint::Entity(e) = end {
                assert!(e.relations().any(|own| own.id == r.id), "{} is not found from {}", r.id, e.get().id);
            }
        }
    }
}
