//! An action: as a row of a list, and in full.

use super::facts::facts_of;
use super::locator::{label, loc, locs, pages_of};
use super::shell::official;
use super::ten::ten;
use crate::context::{SINCE, Since};
use crate::proposal::{
    Action, ActionIx, Actor, CountryGroup, DOCUMENT, EntityIx, Locator, Reach, Strength, in_order, note,
};
use crate::text::{Text, format, ui};
use crate::url::Route;
use maud::{Markup, html};

/// The name of an actor.
pub fn actor(actor: Actor) -> Text {
    match actor {
        Actor::JapaneseCompanies => ui::ACTOR_JAPANESE_COMPANIES,
        Actor::JapaneseGovernment => ui::ACTOR_JAPANESE_GOVERNMENT,
        Actor::JapanUnspecified => ui::ACTOR_JAPAN_UNSPECIFIED,
        Actor::AseanGovernments => ui::ACTOR_ASEAN_GOVERNMENTS,
        Actor::JapaneseBusinessSector => ui::ACTOR_JAPANESE_BUSINESS_SECTOR,
        Actor::Joint => ui::ACTOR_JOINT,
        Actor::Keidanren => ui::ACTOR_KEIDANREN,
        Actor::NotStated => ui::ACTOR_NOT_STATED,
    }
}

/// The statement with the country's name marked.
fn marked(reach: &'static Reach) -> Markup {
    let text = reach.text.get();
    let name = reach.country.get().name.get();
    html! {
        @if let Some((before, after)) = text.split_once(name) { (before) mark { (name) } (after) } @else { (text) }
    }
}

/// What a note says of a country the action reaches.
pub fn hit_line(reach: &'static Reach, up: &str) -> Markup {
    html! {
        p.hitline {
            @if let Locator::Action(_) = reach.at { span.own { (ui::ACTION_OWN.get()) } } @else { (loc(reach.at, up)) }
            " " span { (marked(reach)) }
        }
    }
}

/// Initiatives that the action itself or one of its notes names, each once, with the place.
fn initiatives(action: &'static Action) -> Vec<(EntityIx, Locator)> {
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

/// What a row says below its title.
fn row_body(action: ActionIx, up: &str) -> Markup {
    let a = action.get();
    let initiatives = initiatives(a);
    let names: Vec<&str> = initiatives.iter().map(|(e, _)| e.get().acronym.unwrap_or(e.get().name).get()).collect();
    let who: Vec<&str> = a.actors.iter().map(|x| actor(*x).get()).collect();
    let at = in_order(a.evidence.iter().map(|e| e.at));
    html! {
        @for reach in a.reach { (hit_line(reach, up)) }
        @if let Some(first) = since_of(action).first() {
            p class="ev-s inline" {
                b { (ui::EVIDENCE_SINCE.get()) } " " time datetime=(first.date) { (format::date(first.date)) } ": " (first.what.get()) " "
                @if let Some(source) = first.sources.first() {
                    a href=(source.get().url) rel="external noopener" { (ui::EVIDENCE_AS_REPORTED.get()) }
                }
            }
        }
        @if !names.is_empty() { p.a-ini { b { (ui::ACTION_INITIATIVES.get()) } " " (names.join(", ")) } }
        p.a-who { (who.join("; ")) " " (locs(at, up)) }
    }
}

/// A row of a list. In the explorer it opens in place; elsewhere it leads to the action's page.
/// The title is a link either way, so that it can be opened elsewhere or copied like any other.
pub fn row(action: ActionIx, up: &str, opens: bool) -> Markup {
    let a = action.get();
    let href = format!("{up}{}", Route::Action(action).path());
    let id = opens.then_some(a.id);
    html! {
        li class={ "act a" (a.area) } id=(a.id.to_ascii_lowercase()) data-action=(a.id) {
            p.a-id { a href=(href) tabindex="-1" aria-hidden="true" data-opens=[id] { (a.id) } }
            div.a-main {
                h4 { a href=(href) data-opens=[id] aria-expanded=[id.map(|_| "false")] { (a.title.get()) } }
                " "
                p.a-say { (a.summary.get()) }
                (row_body(action, up))
            }
            (ten(a.reach, None))
            @if opens { div.a-full {} }
        }
    }
}

fn strength(s: Strength) -> Text {
    match s {
        Strength::Strong => ui::STRENGTH_STRONG,
        Strength::Partial => ui::STRENGTH_PARTIAL,
        Strength::Weak => ui::STRENGTH_WEAK,
    }
}

/// A line of the ledger: where it stands on the left, what stands there on the right.
fn entry(at: Locator, up: &str, what: Markup, bar: Option<&'static [Reach]>) -> Markup {
    let bar = bar.filter(|r| r.iter().any(|x| x.at == at && x.country.get().group == CountryGroup::Member));
    html! {
        div {
            dt { (loc(at, up)) @if let Some(pages) = pages_of(at) { small { (pages) } } }
            dd { (what) }
            @if let Some(reach) = bar { dd.bar { (ten(reach, Some(at))) } }
        }
    }
}

fn remark(lead: Text, what: Markup) -> Markup {
    html! { p.remark { b { (lead.get()) } " " (what) } }
}

/// Everything the site holds on an action: paragraphs, notes, actors with evidence,
/// initiatives, later events, remarks. `level` is that of its headings; `in_place` says that it
/// stands in a list and needs a link to its own page.
pub fn full(action: ActionIx, up: &str, level: u8, in_place: bool) -> Markup {
    let a = action.get();
    let head = |text: Text| {
        html! { @if level == 2 { h2.o-head { (text.get()) } } @else { h5.o-head { (text.get()) } } }
    };
    let initiatives = initiatives(a);
    let since = since_of(action);
    html! {
        div class={ "open a" (a.area) } {
            (head(ui::EVIDENCE_PROPOSAL))
            dl.ledger {
                @for (p, s) in a.body {
                    (entry(Locator::Paragraph(*p), up, html! { (p.get().summary.get()) small { (strength(*s).get()) } }, None))
                }
                @for n in a.notes.iter().filter_map(|n| note(*n)) {
                    (entry(Locator::Note(n.number), up, html! { (facts_of(n)) }, Some(a.reach)))
                }
            }
            (head(ui::ACTION_WHO))
            @if a.evidence.is_empty() {
                p.remark { (ui::ACTION_NO_ACTOR.get()) }
            } @else {
                dl.ledger {
                    @for e in a.evidence {
                        (entry(e.at, up, html! { b { (actor(e.actor).get()) } ": " (e.text.get()) }, None))
                    }
                }
            }
            @if let Some(own) = a.own_words { (remark(ui::ACTION_OWN_WORDS, html! { (own.get()) })) }
            @if !initiatives.is_empty() {
                (head(ui::ACTION_INITIATIVES_HEAD))
                dl.ledger {
                    @for (e, at) in initiatives {
                        (entry(at, up, html! { b { (e.get().name.get()) } " " small.kind { (e.get().kind.get()) } }, None))
                    }
                }
            }
            @if !since.is_empty() {
                (head(ui::EVIDENCE_SINCE))
                div.since-full { dl.ev-s {
                    @for s in since {
                        div {
                            dt { time datetime=(s.date) { (format::date(s.date)) } }
                            dd {
                                (s.what.get())
                                small {
                                    (ui::EVIDENCE_AS_REPORTED.get()) ":"
                                    @for x in s.sources { " " a href=(x.get().url) rel="external noopener" { (x.get().title.get()) } }
                                }
                            }
                        }
                    }
                } }
            }
            @for r in a.remarks { (remark(ui::ACTION_REMARK, html! { (r.text.get()) " " (loc(r.at, up)) })) }
            @if let Some(text) = a.remark { (remark(ui::ACTION_REMARK, html! { (text.get()) })) }
            p.go {
                @if in_place { a href={ (up) (Route::Action(action).path()) } { (ui::ACTION_PAGE.get()) } }
                button.plain type="button" data-do="cite" data-value=(a.id) disabled[!in_place] { (ui::ACTION_CITE.get()) }
                a href=(official("en")) rel="external" { (ui::ACTION_OFFICIAL.get()) }
            }
        }
    }
}

/// A citation of the action: issuer, title, date, place, official address.
pub fn citation(action: ActionIx) -> String {
    let a = action.get();
    ui::ACTION_CITATION.fill(&[
        ("issuer", DOCUMENT.issuer.get()),
        ("title", DOCUMENT.title.get()),
        ("date", &format::date(DOCUMENT.date)),
        ("heading", a.group.get().heading.get()),
        ("place", &label(Locator::Action(action))),
        ("pages", &pages_of(Locator::Action(action)).unwrap_or_default()),
        ("url", official("en")),
    ])
}
