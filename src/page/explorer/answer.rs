//! What the page answers for the chosen members: the actions linked to them, or in words that
//! there is none and what there is instead.

use super::areas::either;
use crate::component::Cx;
use crate::component::locator::{label, loc, locs};
use crate::facet::FacetId;
use crate::proposal::{ACTIONS, AREAS, ActionIx, CountryIx, Locator, Mention, MentionKind, in_order, note};
use crate::query::Results;
use crate::route::Page;
use crate::text::{Locale, ui};
use crate::url::Query;
use maud::{Markup, PreEscaped, html};

/// The one area that is chosen, if it is the only filter: then sentences can name it.
fn only_area(l: Locale, q: &Query) -> Option<&'static str> {
    let rest = q.clone().without(FacetId::Area).without(FacetId::Country);
    let mut areas = q.areas();
    match (areas.next(), areas.next()) {
        (Some(n), None) if rest.is_unfiltered() => Some(crate::proposal::area(n).title.get(l)),
        _ => None,
    }
}

/// Notes through which actions are linked to the chosen members.
pub(super) fn through(actions: &[usize], countries: &[CountryIx]) -> Vec<Locator> {
    in_order(actions.iter().flat_map(|i| ACTIONS[*i].reach).filter(|r| countries.contains(&r.country)).map(|r| r.at))
}

/// The heading of the linked actions; a sentence where there is none.
pub(super) fn linked_head(l: Locale, q: &Query, r: &Results) -> Markup {
    let chosen = q.countries();
    let countries = either(l, &chosen);
    let n = r.linked.len();
    if chosen.is_empty() {
        return html! {};
    }
    if n == 0 {
        let only_countries = q.clone().without(FacetId::Country).is_unfiltered();
        let text = match only_area(l, q) {
            Some(area) => ui::NAMED_NONE_AREA.fill(l, &[("area", area), ("countries", &countries)]),
            None if only_countries => ui::NAMED_NONE.fill(l, &[("countries", &countries)]),
            None => ui::NAMED_NONE_FILTERED.fill(l, &[("countries", &countries)]),
        };
        return html! { h2.h-none { (text) } };
    }
    let text = if n == 1 { ui::NAMED_ONE } else { ui::NAMED_OTHER }.fill(l, &[("countries", &countries)]);
    let notes: Vec<String> = through(&r.linked, &chosen)
        .into_iter()
        .filter_map(|at| if let Locator::Note(n) = at { Some(n.to_string()) } else { None })
        .collect();
    let sub = if notes.len() == 1 { ui::NAMED_THROUGH_ONE } else { ui::NAMED_THROUGH_OTHER }
        .fill(l, &[("notes", &l.list(&notes))]);
    html! {
        h2 { b { (n) } (ui::FORMAT_GAP.get(l)) span.h-t { (text) (ui::FORMAT_GAP.get(l)) span { (sub) } } }
        // between the heading and the rows, so that no level is skipped
        h3.sr { (ui::LIST_LABEL.get(l)) }
    }
}

/// What the text has on the chosen members besides the listed actions: linked actions that the
/// filters hide, by area, and mentions that belong to no action.
pub(super) fn elsewhere(cx: Cx<'_>, q: &Query, r: &Results) -> Markup {
    let l = cx.locale;
    let chosen = q.countries();
    let hidden: Vec<usize> = (0..ACTIONS.len())
        .filter(|i| !r.lists(*i) && ACTIONS[*i].reach.iter().any(|x| chosen.contains(&x.country)))
        .collect();
    let countries = either(l, &chosen);
    html! {
        @for c in &chosen {
            p.mention { a href=(cx.href(Page::Country(*c))) { (ui::CHOSEN_BRIEF.fill(l, &[("country", c.get().name.get(l))])) } }
        }
        @for area in &AREAS {
            @let these: Vec<usize> = hidden.iter().copied().filter(|i| ACTIONS[*i].area == area.number).collect();
            @if !these.is_empty() {
                div class={ "elsewhere a" (area.number) } {
                    p {
                        @let text = if these.len() == 1 { ui::OUTSIDE_UNDER_ONE } else { ui::OUTSIDE_UNDER_OTHER };
                        (text.fill(l, &[("n", &these.len().to_string()), ("area", area.title.get(l)), ("countries", &countries)]))
                    }
                    ul {
                        @for i in these {
                            li {
                                a href=(cx.href(Page::Action(ActionIx(i)))) { (ACTIONS[i].id) " " (ACTIONS[i].title.get(l)) } " "
                                (locs(cx, through(&[i], &chosen)))
                            }
                        }
                    }
                }
            }
        }
        @for c in &chosen { (mentions(cx, *c)) }
        @if !chosen.is_empty() {
            p.mention { small { a href={ (cx.href(Page::Compare)) (q.filters().write()) } { (ui::CHOSEN_COMPARE.get(l)) } } }
        }
    }
}

/// Mentions of a country that no action's link repeats, each with the place it belongs to.
fn mentions(cx: Cx<'_>, country: CountryIx) -> Markup {
    let l = cx.locale;
    let c = country.get();
    let name = c.in_text(l);
    let linked = |at: Locator| ACTIONS.iter().any(|a| a.reaches(country).any(|r| r.at == at));
    let others: Vec<&Mention> =
        c.mentions.iter().filter(|m| m.kind != MentionKind::MemberList && !linked(m.at)).collect();
    let only_listed = c.mentions.iter().all(|m| m.kind == MentionKind::MemberList);
    html! {
        @if only_listed {
            @let at = loc(cx, Locator::Note(2));
            p.mention { (PreEscaped(ui::CHOSEN_ONLY_LISTED.fill(l, &[("country", name), ("at", &at.0)]))) }
        }
        @if !others.is_empty() {
            div.mention {
                h3 { (ui::CHOSEN_MORE.fill(l, &[("country", name)])) }
                @for m in others {
                    p {
                        @if m.kind == MentionKind::VenueName { b { (ui::ACTION_REMARK.get(l)) } " " }
                        (m.text.get(l)) " " (loc(cx, m.at))
                        @if let Some(at) = anchor_of(m.at) { " " small { (ui::CHOSEN_AT.fill(l, &[("place", &label(l, at))])) } }
                    }
                }
            }
        }
    }
}

/// The passage that a note belongs to.
fn anchor_of(at: Locator) -> Option<Locator> {
    if let Locator::Note(n) = at { note(n).map(|n| n.anchor) } else { None }
}

/// Whether a note links an action to a member.
fn is_linked(position: usize) -> bool {
    crate::component::member_bar::links_a_member(ACTIONS[position].reach)
}

/// The heading of the actions that are not linked to a chosen member.
pub(super) fn others_head(l: Locale, q: &Query, r: &Results) -> Markup {
    let n = r.others.len();
    let one = n == 1;
    let (text, sub) = if q.chosen(FacetId::Country).is_empty() {
        let text = match () {
            () if q.is_unfiltered() => ui::ALL_TITLE,
            () if one => ui::ALL_FILTERED_ONE,
            () => ui::ALL_FILTERED_OTHER,
        };
        let sub = match r.others.iter().filter(|i| is_linked(**i)).count() {
            0 => ui::ALL_LINKED_NONE.get(l).to_owned(),
            1 => ui::ALL_LINKED_ONE.get(l).to_owned(),
            linked => ui::ALL_LINKED_OTHER.fill(l, &[("n", &linked.to_string())]),
        };
        (text.get(l).to_owned(), sub)
    } else {
        let text = match (only_area(l, q), one) {
            (Some(area), true) => ui::ALL_APPLY_AREA_ONE.fill(l, &[("area", area)]),
            (Some(area), false) => ui::ALL_APPLY_AREA_OTHER.fill(l, &[("area", area)]),
            (None, true) => ui::ALL_APPLY_ONE.get(l).to_owned(),
            (None, false) => ui::ALL_APPLY_OTHER.get(l).to_owned(),
        };
        (text, String::new())
    };
    html! { h2 { b { (n) } (ui::FORMAT_GAP.get(l)) span.h-t { (text) " " @if !sub.is_empty() { span { (sub) } } } } }
}
