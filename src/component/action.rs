//! An action: as a row of a list, and in full.

use super::Cx;
use super::abbreviations::abbreviations;
use super::cite::cite;
use super::facts::facts_of;
use super::locator::{loc, locs, pages_of};
use super::member_bar::{links_a_member, member_bar};
use super::recommendation::{beside_action, of_action};
use super::shell::official_page;
use super::since::summary;
use crate::context::{SINCE, Since};
use crate::facet::actor_name as actor;
use crate::proposal::{Action, ActionIx, Actor, CountryGroup, EntityIx, Locator, Reach, Strength, in_order, note};
use crate::route::Page;
use crate::text::{Locale, Text, ui};
use maud::{Markup, html};

/// The statement with the country's name marked; the name of a member leads to its brief.
fn marked(cx: Cx, reach: &'static Reach) -> Markup {
    let locale = cx.locale;
    let name = html! { mark { (reach.name.get(locale)) } };
    html! {
        (reach.before.get(locale))
        @if reach.country.get().group == CountryGroup::Member { a href=(cx.href(Page::Country(reach.country))) { (name) } } @else { (name) }
        (reach.after.get(locale))
    }
}

/// What a note, or the action itself, says of a country that it links to the action.
pub fn hit_line(cx: Cx, reach: &'static Reach) -> Markup {
    html! {
        p.hitline {
            @if let Locator::Action(_) = reach.at { span.own { (ui::ACTION_OWN.get(cx.locale)) } } @else { (loc(cx, reach.at)) }
            " " span { (marked(cx, reach)) }
        }
    }
}

/// Initiatives that the action itself or one of its notes names, each once, with the place.
pub fn initiatives(action: &'static Action) -> Vec<(EntityIx, Locator)> {
    let mut found: Vec<(EntityIx, Locator)> = Vec::new();
    let mut add = |entities: &[EntityIx], at: Locator| {
        for e in entities {
            if e.get().initiative && !found.iter().any(|(x, _)| x == e) {
                found.push((*e, at));
            }
        }
    };
    add(action.entities, Locator::Action(action.ix()));
    for number in action.notes {
        if let Some(note) = note(*number) {
            add(note.entities, Locator::Note(*number));
        }
    }
    found
}

/// Later events that bear on an action.
fn since_of(action: ActionIx) -> Vec<&'static Since> {
    SINCE.iter().filter(|s| s.actions.contains(&action)).collect()
}

/// The name of an actor of an action, marked where it is inferred.
pub fn named(locale: Locale, action: &Action, x: Actor) -> String {
    let name = actor(x).get(locale);
    if action.evidence.iter().any(|e| e.actor == x && e.inferred) {
        format!("{name}{}", ui::ACTION_INFERRED.get(locale))
    } else {
        name.to_owned()
    }
}

/// The part of a row below its summary: what a note says of a linked member, who acts, whom it is for, and the places
/// in the text that say so.
fn row_body(cx: Cx, action: ActionIx) -> Markup {
    let a = action.get();
    let who: Vec<String> = a.actors.iter().map(|x| named(cx.locale, a, *x)).collect();
    let at = in_order(a.evidence.iter().map(|e| e.at));
    html! {
        @for reach in a.reach.iter().filter(|r| r.country.get().group == CountryGroup::Member) { (hit_line(cx, reach)) }
        p.a-who {
            span { b { (ui::FACETS_ACTOR.get(cx.locale)) } " " (who.join(ui::FORMAT_SEMICOLON.get(cx.locale))) } " "
            @if !links_a_member(a.reach) { span { (ui::TEN_ALL.get(cx.locale)) } " " }
            span { (locs(cx, at)) }
        }
    }
}

/// A row of a list. With `opens` (in the explorer) a click on it opens it in place; elsewhere it leads to the
/// action's page. The title is a link either way, so that it can be opened in a new tab or copied.
pub fn row(cx: Cx, action: ActionIx, opens: bool) -> Markup {
    let a = action.get();
    let href = cx.href(Page::Action(action));
    let id = opens.then_some(a.id);
    html! {
        li class={ "act a" (a.area) @if links_a_member(a.reach) { " linked" } } id=(a.id.to_ascii_lowercase()) data-action=(a.id) {
            p.a-id { a href=(href) tabindex="-1" aria-hidden="true" data-opens=[id] { (a.id) } }
            div.a-main {
                h4 { a href=(href) data-opens=[id] aria-expanded=[id.map(|_| "false")] { (a.title.get(cx.locale)) } }
                p.a-say { (a.summary.get(cx.locale)) }
                (row_body(cx, action))
                // the explorer has it in the opened row: in each row it would be part of the first load
                @if !opens && let Some(words) = summary(cx.locale, action) {
                    p class="a-who ev-s" {
                        span { b { (ui::EVIDENCE_SINCE.get(cx.locale)) } " " a href={ (cx.href(Page::Since)) "?action=" (a.id) } { (words) } }
                    }
                }
            }
            (member_bar(cx.locale, a.reach, None))
        }
    }
}

/// How closely a paragraph is about an action.
pub fn strength(s: Strength) -> Text {
    match s {
        Strength::Strong => ui::STRENGTH_STRONG,
        Strength::Partial => ui::STRENGTH_PARTIAL,
        Strength::Weak => ui::STRENGTH_WEAK,
    }
}

/// A line of the ledger: a place in the text on the left, what it says on the right.
fn entry(cx: Cx, at: Locator, what: Markup, bar: Option<&'static [Reach]>) -> Markup {
    let bar = bar.filter(|r| r.iter().any(|x| x.at == at && x.country.get().group == CountryGroup::Member));
    html! {
        div {
            dt { (loc(cx, at)) @if let Some(pages) = pages_of(cx.locale, at) { small { (pages) } } }
            dd { (what) }
            @if let Some(reach) = bar { dd.bar { (member_bar(cx.locale, reach, Some(at))) } }
        }
    }
}

fn remark(locale: Locale, lead: Text, what: Markup) -> Markup {
    html! { p.remark { b { (lead.get(locale)) } " " (what) } }
}

/// What has happened since publication, as the page of an action has it.
pub struct Items {
    pub markup: Markup,
    /// Whether the items tell of a record. A pointer, so that the first program, which shows no items, contains none.
    pub tell: fn(&Since) -> bool,
}

/// Everything that the site has on an action: paragraphs, notes, actors with evidence,
/// initiatives, later events, remarks. `level` is that of its headings; `in_place` means that it
/// is shown inside a list and needs a link to its own page; `items` is what has happened since publication, as the
/// action's page has it.
pub fn full(cx: Cx, action: ActionIx, level: u8, in_place: bool, items: Option<Items>) -> Markup {
    let all = ledger(cx, action, level, in_place, items);
    html! { (all) @if in_place { (abbreviations(cx.locale, &all)) } }
}

fn ledger(cx: Cx, action: ActionIx, level: u8, in_place: bool, items: Option<Items>) -> Markup {
    let a = action.get();
    let head = |text: Text| {
        html! { @if level == 2 { h2.o-head { (text.get(cx.locale)) } } @else { h5.o-head { (text.get(cx.locale)) } } }
    };
    let initiatives = initiatives(a);
    let mut since = since_of(action);
    // the items tell of the same with more sources
    since.retain(|s| items.as_ref().is_none_or(|items| !(items.tell)(s)));
    html! {
        div class={ "open a" (a.area) } {
            (head(ui::EVIDENCE_PROPOSAL))
            dl.ledger {
                @for (p, s) in a.body {
                    (entry(cx, Locator::Paragraph(*p), html! { (p.get().summary.get(cx.locale)) small { (strength(*s).get(cx.locale)) } }, None))
                }
                @for n in a.notes.iter().filter_map(|n| note(*n)) {
                    (entry(cx, Locator::Note(n.number), html! { (facts_of(cx.locale, n)) }, Some(a.reach)))
                }
            }
            @let mut made = of_action(action).peekable();
            @if made.peek().is_some() {
                (head(ui::RECOMMENDATION_ACTION))
                dl.ledger { @for (r, coverage) in made { (beside_action(cx, r, coverage)) } }
            }
            (head(ui::ACTION_WHO))
            @if a.evidence.is_empty() {
                p.remark { (ui::ACTION_NO_ACTOR.get(cx.locale)) }
            } @else {
                dl.ledger {
                    @for e in a.evidence {
                        (entry(cx, e.at, html! { b { (actor(e.actor).get(cx.locale)) } @if e.inferred { (ui::ACTION_INFERRED.get(cx.locale)) } (ui::FORMAT_COLON.get(cx.locale)) (e.text.get(cx.locale)) }, None))
                    }
                }
            }
            @if let Some(own) = a.own_words { (remark(cx.locale, ui::ACTION_OWN_WORDS, html! { (own.get(cx.locale)) })) }
            @if !initiatives.is_empty() {
                (head(ui::ACTION_INITIATIVES_HEAD))
                dl.ledger {
                    @for (e, at) in initiatives {
                        (entry(cx, at, html! { b { a href=(cx.href(Page::Initiative(e))) { (e.get().name.get(cx.locale)) } } " " small.kind { (e.get().kind.get(cx.locale)) } }, None))
                    }
                }
            }
            (head(ui::EVIDENCE_SINCE))
            @if let Some(words) = summary(cx.locale, action) {
                p.remark { a href={ (cx.href(Page::Since)) "?action=" (a.id) } { (words) } }
            }
            @if !since.is_empty() {
                div.since-full { dl.ev-s {
                    @for s in since {
                        div {
                            dt { time datetime=(s.date) { (cx.locale.date(s.date)) } }
                            dd {
                                (s.what.get(cx.locale))
                                small {
                                    (ui::EVIDENCE_AS_REPORTED.get(cx.locale))
                                    @for (url, title) in s.sources { " " a href=(url) rel="external noopener" { (title.get(cx.locale)) } }
                                }
                            }
                        }
                    }
                } }
            }
            @if let Some(items) = items { (items.markup) }
            @for r in a.remarks { (remark(cx.locale, ui::ACTION_REMARK, html! { (r.text.get(cx.locale)) " " (loc(cx, r.at)) })) }
            @if let Some(text) = a.remark { (remark(cx.locale, ui::ACTION_REMARK, html! { (text.get(cx.locale)) })) }
            @if in_place { p.page-numbers { (ui::LOC_PAGES_HOW.get(cx.locale)) } }
            p.go {
                @if in_place { a href=(cx.href(Page::Action(action))) data-page { (ui::ACTION_PAGE.get(cx.locale)) } }
                (cite(cx.locale, a.id, None, in_place))
                a href=(official_page(cx.locale)) rel="external" { (ui::ACTION_OFFICIAL.get(cx.locale)) }
            }
            // filled by `steps::follow`
            @if in_place { nav.row-steps aria-label=(ui::NAV_LIST_STEPS.get(cx.locale)) data-live="row-steps" {} }
        }
    }
}
