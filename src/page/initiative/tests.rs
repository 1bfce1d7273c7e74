use super::*;
use crate::component::Scope;
use crate::component::locator::path;
use crate::page::initiatives::tests::{entity, select, words};
use crate::proposal::{Endpoint, RELATIONS};
use scraper::{Html, Selector};

fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

fn shown(entity: EntityIx) -> Html {
    let cx = Cx { scope: &Scope { locale: english(), root_prefix: "../../" } };
    Html::parse_fragment(&page(cx, entity).into_string())
}

#[test]
fn a_page_has_every_place_that_names_its_subject_and_leads_there() {
    for e in EntityIx::all() {
        let html = shown(e);
        let links: Vec<&str> = select(&html, ".ledger dt a.loc").iter().filter_map(|a| a.attr("href")).collect();
        assert!(!e.details().at.is_empty(), "{} is named nowhere", e.get().id);
        for at in e.details().at {
            let wanted = format!("../../{}", path(english(), *at));
            assert!(links.contains(&wanted.as_str()), "{}: no link to {wanted}", e.get().id);
        }
        // whatever is told has the place that says so
        for row in select(&html, ".ledger > div") {
            let inner = Selector::parse("dt a.loc").expect("a selector");
            assert!(row.select(&inner).next().is_some(), "{}: {}", e.get().id, words(&row));
        }
    }
}

#[test]
fn a_relation_is_on_the_pages_of_both_its_ends() {
    for r in &RELATIONS {
        for end in r.ends() {
            let Endpoint::Entity(e) = end else { continue };
            let rows: Vec<String> = select(&shown(*e), ".ledger > div").iter().map(words).collect();
            let predicate = r.predicate.get(english());
            assert!(rows.iter().any(|row| row.contains(predicate)), "{} is not on the page of {}", r.id, e.get().id);
        }
    }
}

#[test]
fn what_is_derived_says_so() {
    let all: Vec<String> =
        select(&shown(entity("asean-2025-declaration")), ".ledger > div").iter().map(words).collect();
    assert!(all[0].ends_with("Derived, not stated."), "{all:?}");
    let stated: Vec<String> = select(&shown(entity("atiga")), ".ledger > div").iter().map(words).collect();
    assert!(stated.iter().all(|row| !row.contains("erived")), "{stated:?}");
}

#[test]
fn items_since_publication_come_through_events_and_nothing_else() {
    let mut some = 0;
    for e in EntityIx::all() {
        let items = select(&shown(e), ".since-full .ev-s > div").len();
        assert_eq!(items, since_of(e).len(), "{}", e.get().id);
        some += usize::from(items > 0);
        for d in since_of(e) {
            let is_party =
                d.events.iter().any(|event| event.get().parties.iter().any(|party| party.kind == PartyKind::Entity(e)));
            assert!(is_party, "{} and {}", d.id, e.get().id);
        }
    }
    assert!(some > 0 && some < 95, "{some}");
}

#[test]
fn the_steps_lead_through_the_family() {
    let mut at = of_family(entity("rcep").details().family).next().expect("a family");
    let mut seen = vec![at];
    loop {
        let html = shown(at);
        let Some(next) = select(&html, "nav.steps a[rel=next]").first().and_then(|a| a.attr("href").map(str::to_owned))
        else {
            break;
        };
        at = EntityIx::all().find(|e| next.ends_with(&format!("/{}/", e.get().id))).expect("an entity");
        seen.push(at);
        assert!(seen.len() < 95);
    }
    assert_eq!(seen, of_family(entity("rcep").details().family).collect::<Vec<_>>());
}
