//! One thing that the proposal names: where it does, what it relates it to, and the actions, figures and events that
//! have to do with it.

use super::PageEntry;
use super::initiatives::of_family;
use crate::charts::Selection;
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::facts::{facts_of, value_of, year_of};
use crate::component::initiative::{family_name, other_name, statements};
use crate::component::locator::{loc, locs, pages_of};
use crate::component::shell::{Nav, official_page};
use crate::component::since::{item, latest_first, summary};
use crate::context::Development;
use crate::proposal::{
    ACTIONS, ActionIx, EVENTS, EntityIx, Event, Locator, PartyKind, STATISTICS, Statistic, in_order, note,
};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry<EntityIx> = PageEntry {
    title: |locale, entity| Some(entity.get().name.get(locale).to_owned()),
    description: |locale, entity| ui::DESC_INITIATIVE.fill(locale, &[("name", entity.get().name.get(locale))]),
    body: |cx, _: &Selection, entity| page(cx, entity),
    nav: Nav::Under(Page::Text),
};

/// Actions that name an entity in their own words or whose notes do, each with the places that name it.
fn actions_of(entity: EntityIx) -> Vec<(ActionIx, Vec<Locator>)> {
    let places = |action: ActionIx| {
        let a = action.get();
        let own = a.entities.contains(&entity).then_some(Locator::Action(action));
        let names = |n: &&u8| note(**n).is_some_and(|note| note.entities.contains(&entity));
        own.into_iter().chain(a.notes.iter().filter(names).map(|n| Locator::Note(*n))).collect::<Vec<_>>()
    };
    let all = (0..ACTIONS.len()).map(ActionIx).map(|action| (action, places(action)));
    all.filter(|(_, places)| !places.is_empty()).collect()
}

/// Figures of the notes that name an entity.
fn figures_of(entity: EntityIx) -> impl Iterator<Item = &'static Statistic> {
    STATISTICS.iter().filter(move |s| entity.details().at.contains(&Locator::Note(s.note)))
}

/// Dated events that an entity is a party to.
fn events_of(entity: EntityIx) -> impl Iterator<Item = (usize, &'static Event)> {
    let is_party = move |e: &Event| e.parties.iter().any(|party| party.kind == PartyKind::Entity(entity));
    EVENTS.iter().enumerate().filter(move |(_, e)| is_party(e))
}

/// What was found since publication about an event that an entity is a party to. Nothing else in the records ties it
/// to an entity.
fn since_of(entity: EntityIx) -> Vec<&'static Development> {
    let events: Vec<usize> = events_of(entity).map(|(at, _)| at).collect();
    let is_about = |d: &&Development| d.events.iter().any(|e| events.contains(&e.0));
    latest_first().into_iter().filter(is_about).collect()
}

/// The page.
fn page(cx: Cx, entity: EntityIx) -> Markup {
    let locale = cx.locale;
    let (e, details) = (entity.get(), entity.details());
    let family = family_name(details.family).get(locale);
    let head = |text: Text| html! { h2.o-head { (text.get(locale)) } };
    let (actions, since) = (actions_of(entity), since_of(entity));
    html! {
        article.one.initiative {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get(locale)) {
                a href=(cx.href(Page::Initiatives)) { (charts::ENTITY_TITLE.get(locale)) }
                span { (family) }
            }
            header.one-head {
                p.one-id { small { (e.kind.get(locale)) } }
                div {
                    h1 { (e.name.get(locale)) }
                    @if let Some(other) = other_name(locale, entity) { p.one-say { (other) } }
                    p.ent-n { (named(locale, entity)) }
                    @if let Some(remark) = details.remark { p.remark { (remark.get(locale)) } }
                }
            }
            div.open {
                @if entity.relations().next().is_some() {
                    (head(charts::ENTITY_RELATIONS))
                    (statements(cx, entity))
                }
                @if !actions.is_empty() {
                    (head(charts::ENTITY_ACTIONS))
                    dl.ledger { @for (action, places) in &actions { (action_row(cx, *action, places)) } }
                }
                @let mut figures = figures_of(entity).peekable();
                @if figures.peek().is_some() {
                    (head(charts::ENTITY_FIGURES))
                    dl.ledger {
                        @for s in figures {
                            div { dt { (loc(cx, Locator::Note(s.note))) } dd { a href=(cx.href(Page::Figures)) { (s.title.get(locale)) } (ui::FORMAT_COLON.get(locale)) b { (value_of(locale, s)) } small { (year_of(locale, s)) } } }
                        }
                    }
                }
                @let mut events = events_of(entity).peekable();
                @if events.peek().is_some() {
                    (head(charts::ENTITY_EVENTS))
                    dl.ledger {
                        @for (_, event) in events {
                            div { dt { (locs(cx, event.at.iter().copied())) } dd { b { (locale.date(event.date)) } (ui::FORMAT_COLON.get(locale)) (event.what.get(locale)) } }
                        }
                    }
                }
                (head(charts::ENTITY_MENTIONS))
                dl.ledger { @for at in details.at { (mention(cx, *at)) } }
                (head(charts::ENTITY_SINCE))
                @if since.is_empty() {
                    p.remark { (charts::ENTITY_SINCE_NONE.get(locale)) @if !actions.is_empty() { (ui::FORMAT_GAP.get(locale)) (charts::ENTITY_SINCE_ACTIONS.get(locale)) } }
                } @else {
                    p.remark { (charts::ENTITY_SINCE_EVENTS.get(locale)) }
                    div.since-full { dl.ev-s { @for d in since { (item(cx, d, None)) } } }
                }
                p.remark { a href=(cx.href(Page::Since)) { (charts::ENTITY_SINCE_ALL.get(locale)) } }
                p.go {
                    (cite(locale, PAGE, None, false))
                    a href=(official_page(locale)) rel="external" { (ui::ACTION_OFFICIAL.get(locale)) }
                }
            }
            p.page-numbers { (ui::LOC_PAGES_HOW.get(locale)) }
            (steps(cx, entity))
        }
    }
}

/// How often and in how many places it is named.
fn named(locale: Locale, entity: EntityIx) -> String {
    let details = entity.details();
    let often = locale.count(usize::from(details.occurrences), charts::ENTITY_OFTEN_ONE, charts::ENTITY_OFTEN_OTHER);
    let places = locale.count(details.at.len(), charts::ENTITY_PLACES_ONE, charts::ENTITY_PLACES_OTHER);
    locale.joined(&[charts::ENTITY_OFTEN.get(locale), &often, &places], ui::FORMAT_GAP)
}

/// An action, the places that name the entity, and how much was found about the action since publication.
fn action_row(cx: Cx, action: ActionIx, places: &[Locator]) -> Markup {
    let locale = cx.locale;
    let a = action.get();
    html! {
        div {
            dt { (loc(cx, Locator::Action(action))) }
            dd {
                a href=(cx.href(Page::Action(action))) { (a.title.get(locale)) }
                small {
                    @if places.contains(&Locator::Action(action)) { (charts::ENTITY_OWN.get(locale)) " " }
                    @let notes = places.iter().copied().filter(|at| *at != Locator::Action(action));
                    @if notes.clone().next().is_some() { (charts::ENTITY_THROUGH.get(locale)) (ui::FORMAT_GAP.get(locale)) (locs(cx, notes)) }
                }
                @if let Some(words) = summary(locale, action) {
                    small { (charts::ENTITY_SINCE.get(locale)) (ui::FORMAT_COLON.get(locale)) a href={ (cx.href(Page::Since)) "?action=" (a.id) } { (words) } }
                }
            }
        }
    }
}

/// A place that names it, and what is said there in our own words.
fn mention(cx: Cx, at: Locator) -> Markup {
    let locale = cx.locale;
    let heading =
        |text: Text| html! { (charts::ENTITY_HEADING.get(locale)) (ui::FORMAT_GAP.get(locale)) (text.get(locale)) };
    let what = match at {
        Locator::Cover => html! { (charts::ENTITY_COVER.get(locale)) },
        Locator::Section(s) => heading(s.get().heading),
        Locator::Heading(h) => heading(h.get().heading),
        Locator::Paragraph(p) => html! { (p.get().summary.get(locale)) },
        Locator::Note(n) => html! { @if let Some(note) = note(n) { (facts_of(locale, note)) } },
        Locator::Action(a) => html! { (a.get().title.get(locale)) },
    };
    html! { div { dt { (loc(cx, at)) @if let Some(pages) = pages_of(locale, at) { small { (pages) } } } dd { (what) } } }
}

/// Links to the previous and the next entity of the family.
fn steps(cx: Cx, entity: EntityIx) -> Markup {
    let family = in_order(of_family(entity.details().family));
    let at = family.iter().position(|e| *e == entity).unwrap_or_default();
    let step = |to: Option<&EntityIx>, rel: &str, name: Text| {
        html! {
            @if let Some(to) = to {
                a href=(cx.href(Page::Initiative(*to))) rel=(rel) { small { (name.get(cx.locale)) } " " span { (to.get().name.get(cx.locale)) } }
            }
        }
    };
    html! {
        nav.steps aria-label=(charts::ENTITY_STEPS.get(cx.locale)) {
            (step(at.checked_sub(1).and_then(|at| family.get(at)), "prev", charts::ENTITY_PREVIOUS))
            (step(family.get(at + 1), "next", charts::ENTITY_NEXT))
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
