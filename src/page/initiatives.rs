//! Whatever the proposal names: a picture of what it relates to what, and the list of all, by family.

use super::PageEntry;
use crate::chart_id::ChartId;
use crate::charts::initiatives::glyph;
use crate::charts::section::section;
use crate::charts::{Selection, build_chart};
use crate::component::Cx;
use crate::component::initiative::{family_name, link, other_name, statements};
use crate::component::locator::loc;
use crate::component::shell::Nav;
use crate::facet::{Choice, Kind};
use crate::proposal::{DOCUMENT, ENTITIES, EntityFamily, EntityIx};
use crate::route::Page;
use crate::text::{Locale, charts, ui};
use crate::url::{Query, Toggle};
use maud::{Markup, PreEscaped, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::ENTITY_TITLE.get(locale).to_owned()),
    description: |locale, ()| ui::DESC_INITIATIVES.fill(locale, &[("n", &ENTITIES.len().to_string())]),
    body: |cx, selection, ()| page(cx, selection),
    nav: Nav::Under(Page::Text),
};

/// Places of an entry that are listed; the page of the entity has all.
const MOST_PLACES: usize = 8;

/// Names of the parts that change, in `data-live`.
const FILTERS: &str = "initiative-filters";
const PICKED: &str = "picked";
const LIST: &str = "initiatives";

/// The page.
fn page(cx: Cx, selection: &Selection) -> Markup {
    let locale = cx.locale;
    let blanks = [("n", ENTITIES.len().to_string()), ("date", locale.date(DOCUMENT.date))];
    let blanks = blanks.each_ref().map(|(name, words)| (*name, words.as_str()));
    html! {
        article.figures.initiatives {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get(locale)) { a href=(cx.href(Page::Text)) { (ui::NAV_TEXT.get(locale)) } }
            header.figures-head {
                h1 { (charts::ENTITY_TITLE.get(locale)) }
                p.one-say { (charts::ENTITY_LEDE.fill(locale, &blanks)) }
                p.ent-how { (charts::ENTITY_HOW.fill(locale, &blanks)) " " a href="#list" { (charts::ENTITY_TO_LIST.get(locale)) } }
            }
            div data-live=(FILTERS) { (filters(locale, &selection.query)) }
            div.ent-picture {
                (section(cx, &build_chart(locale, ChartId::Initiatives, selection), 2, html! {}))
                div.ent-picked data-live=(PICKED) { (picked(cx, selection.picked)) }
            }
            div #list data-live=(LIST) { (list(cx, &selection.query)) }
        }
    }
}

/// Entities of a family, in the order of the records.
pub(super) fn of_family(family: EntityFamily) -> impl Iterator<Item = EntityIx> {
    EntityIx::all().filter(move |entity| entity.details().family == family)
}

/// Families that a query chooses, or all.
fn chosen(query: &Query) -> Vec<EntityFamily> {
    let chosen = |family: &EntityFamily| query.has(Choice::kind(Kind::Family(*family)));
    let some: Vec<EntityFamily> = EntityFamily::ALL.iter().copied().filter(chosen).collect();
    if some.is_empty() { EntityFamily::ALL.to_vec() } else { some }
}

/// The families as buttons, how many names are listed, and the way back to all.
fn filters(locale: Locale, query: &Query) -> Markup {
    let listed: usize = chosen(query).into_iter().map(|family| of_family(family).count()).sum();
    let blanks = [("n", listed.to_string()), ("all", ENTITIES.len().to_string())];
    let said = charts::ENTITY_COUNT.fill(locale, &blanks.each_ref().map(|(name, n)| (*name, n.as_str())));
    html! {
        div.figures-ask {
            div role="group" aria-labelledby="entity-family" {
                span #entity-family { (charts::ENTITY_FILTERS.get(locale)) }
                @for family in EntityFamily::ALL {
                    @let toggle = Toggle::Choice(Choice::kind(Kind::Family(*family)));
                    button type="button" data-do="toggle" data-value=(toggle.write()) aria-pressed=(query.holds(toggle)) disabled {
                        (family_name(*family).get(locale)) " " b { (of_family(*family).count()) }
                    }
                }
            }
        }
        p.figures-count role="status" { (said) }
        @if chosen(query).len() < EntityFamily::ALL.len() {
            div.figures-ask { button type="button" data-do="clear" disabled { (charts::CHART_CLEAR.get(locale)) } }
        }
    }
}

/// What is picked in the picture, with the statements that relate it to others.
fn picked(cx: Cx, picked: Option<EntityIx>) -> Markup {
    let locale = cx.locale;
    let Some(entity) = picked else { return html! { p role="status" { (charts::ENTITY_PICK_NONE.get(locale)) } } };
    html! {
        h3 { (link(cx, entity)) }
        p role="status" { (counted(locale, entity)) }
        (statements(cx, entity))
        div.figures-ask { button type="button" data-chart-do="unpick" { (charts::ENTITY_PICK_CLEAR.get(locale)) } }
    }
}

/// How many statements relate an entity to something.
pub(super) fn counted(locale: Locale, entity: EntityIx) -> String {
    match entity.relations().count() {
        0 => charts::ENTITY_RELATIONS_NONE.get(locale).to_owned(),
        n => locale.count(n, charts::ENTITY_RELATIONS_ONE, charts::ENTITY_RELATIONS_OTHER),
    }
}

/// The names that a query lists, by family.
fn list(cx: Cx, query: &Query) -> Markup {
    html! {
        @for family in chosen(query) {
            @let name = family_name(family).get(cx.locale);
            section.ent-family aria-labelledby={ "family-" (family as usize) } {
                h2 id={ "family-" (family as usize) } {
                    i.k-glyph aria-hidden="true" { (PreEscaped(glyph(family).svg())) } (name) " " small { (of_family(family).count()) }
                }
                ul { @for entity in of_family(family) { (entry(cx, entity)) } }
            }
        }
    }
}

/// An entity with its other name, its kind, the places that name it, and what it is related to.
fn entry(cx: Cx, entity: EntityIx) -> Markup {
    let locale = cx.locale;
    let (e, at) = (entity.get(), entity.details().at);
    // one more takes no more room than the words for it
    let shown = if at.len() > MOST_PLACES + 1 { MOST_PLACES } else { at.len() };
    let more = at.len() - shown;
    html! {
        li id=(e.id) {
            h3 { (link(cx, entity)) }
            p.ent-kind { @if let Some(other) = other_name(locale, entity) { (other) " · " } (e.kind.get(locale)) }
            p.ent-at {
                b { (charts::ENTITY_NAMED.get(locale)) } " "
                @for at in at.iter().take(shown) { (loc(cx, *at)) " " }
                @if more > 0 {
                    a href=(cx.href(Page::Initiative(entity))) { (charts::ENTITY_MORE.fill(locale, &[("n", &more.to_string())])) }
                }
            }
            @let related = entity.related();
            @if !related.is_empty() {
                p.ent-at {
                    b { (charts::INITIATIVES_RELATED.get(locale)) } " "
                    @for (i, (other, at)) in related.into_iter().enumerate() {
                        @if i > 0 { (ui::FORMAT_COMMA.get(locale)) }
                        (link(cx, other)) " " (loc(cx, at))
                    }
                }
            }
            p.ent-n { (counted(locale, entity)) }
        }
    }
}

/// What changes with the selection, each part with its name in `data-live`.
pub fn live_parts(cx: Cx, selection: &Selection) -> [(&'static str, Markup); 3] {
    [
        (FILTERS, filters(cx.locale, &selection.query)),
        (PICKED, picked(cx, selection.picked)),
        (LIST, list(cx, &selection.query)),
    ]
}

#[cfg(all(test, feature = "ssr"))]
pub(super) mod tests;
