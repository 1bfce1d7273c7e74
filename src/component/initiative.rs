//! Whatever the proposal names: links to its page, and statements that relate it to others.

use super::Cx;
use super::locator::loc;
use crate::proposal::{CountryGroup, Endpoint, EntityFamily, EntityIx, Relation, RelationBasis};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use maud::{Markup, html};

/// The name of a family.
pub fn family_name(family: EntityFamily) -> Text {
    match family {
        EntityFamily::Organisations => charts::INITIATIVES_ORGANISATIONS,
        EntityFamily::Government => charts::INITIATIVES_GOVERNMENT,
        EntityFamily::Agreements => charts::INITIATIVES_AGREEMENTS,
        EntityFamily::Plans => charts::INITIATIVES_PLANS,
        EntityFamily::Concepts => charts::INITIATIVES_CONCEPTS,
        EntityFamily::Programmes => charts::INITIATIVES_PROGRAMMES,
        EntityFamily::Meetings => charts::INITIATIVES_MEETINGS,
        EntityFamily::Infrastructure => charts::INITIATIVES_INFRASTRUCTURE,
        EntityFamily::Publications => charts::INITIATIVES_PUBLICATIONS,
    }
}

/// The acronym of an entity, if it has one.
pub fn acronym_of(locale: Locale, entity: EntityIx) -> Option<&'static str> {
    entity.get().acronym.map(|acronym| acronym.get(locale))
}

/// The acronym or the full name, whichever the name is not.
pub fn other_name(locale: Locale, entity: EntityIx) -> Option<&'static str> {
    let e = entity.get();
    [e.expanded, e.acronym].into_iter().flatten().map(|text| text.get(locale)).find(|text| *text != e.name.get(locale))
}

/// The name of an entity, as a link to its page.
pub fn link(cx: Cx, entity: EntityIx) -> Markup {
    html! { a href=(cx.href(Page::Initiative(entity))) { (entity.get().name.get(cx.locale)) } }
}

/// One end of a relation. `own` is the entity whose page it is on.
fn end(cx: Cx, end: &Endpoint, own: Option<EntityIx>) -> Markup {
    let locale = cx.locale;
    match *end {
        Endpoint::Entity(entity) if Some(entity) == own => html! { b { (entity.get().name.get(locale)) } },
        Endpoint::Entity(entity) => link(cx, entity),
        Endpoint::Country(country) => match country.get().group {
            CountryGroup::Member => {
                html! { a href=(cx.href(Page::Country(country))) { (country.get().in_text(locale)) } }
            }
            _ => html! { (country.get().in_text(locale)) },
        },
        Endpoint::Action(action) => {
            html! { a href=(cx.href(Page::Action(action))) { (action.get().id) " " (action.get().title.get(locale)) } }
        }
        Endpoint::Phrase(words) => html! { (words.get(locale)) },
    }
}

/// How a relation is known, where the text does not simply state it.
fn basis(basis: RelationBasis) -> Option<Text> {
    Some(match basis {
        RelationBasis::Stated => return None,
        RelationBasis::StatedPlanned => charts::ENTITY_PLANNED,
        RelationBasis::StatedJointly => charts::ENTITY_JOINTLY,
        RelationBasis::ListedNumberDerived => charts::ENTITY_LISTED,
        RelationBasis::LabelDerived => charts::ENTITY_LABEL,
        RelationBasis::Derived => charts::ENTITY_DERIVED,
    })
}

/// A relation in words: subject, predicate, objects, which is right from either end.
pub fn statement(cx: Cx, r: &'static Relation, own: Option<EntityIx>) -> Markup {
    let (comma, gap) = (ui::FORMAT_COMMA.get(cx.locale), ui::FORMAT_GAP.get(cx.locale));
    html! {
        (end(cx, &r.subject, own)) (gap) (r.predicate.get(cx.locale)) (gap)
        @for (i, object) in r.objects.iter().enumerate() { @if i > 0 { (comma) } (end(cx, object, own)) }
        @if let Some(how) = basis(r.basis) { small { (how.get(cx.locale)) } }
    }
}

/// The relations of an entity, each with its place.
pub fn statements(cx: Cx, entity: EntityIx) -> Markup {
    html! {
        dl.ledger {
            @for r in entity.relations() { div { dt { (loc(cx, r.at)) } dd { (statement(cx, r, Some(entity))) } } }
        }
    }
}
