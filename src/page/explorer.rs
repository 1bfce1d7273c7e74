//! The explorer: choose areas and members, read what the proposal says, with its sources.

mod facets;
mod list;

use crate::chart::ChartId;
use crate::component::figure::slot;
use crate::component::live::{standing, written};
use crate::component::locator::loc;
use crate::component::state::State;
use crate::context::MEMBERS;
use crate::map::map;
use crate::platform;
use crate::proposal::{ACTIONS, AREAS, Country, CountryIx, Locator, Mention, MentionKind};
use crate::query::Results;
use crate::text::{Text, ui};
use crate::url::Query;
use leptos::prelude::*;
use maud::{Markup, html};

/// The page: written once, and then kept in step with the state by one effect.
#[component]
pub fn Explorer() -> impl IntoView {
    let state = State::get();
    let up = state.up_now();
    let shown = up.clone();
    Effect::new(move |_| {
        let live = state.live.get();
        state.query(|q| {
            state.results(|r| {
                platform::mark_choices(live, &|choice| standing(choice, q, r));
                platform::mark_words(live, &q.q);
                follow(q, r, &shown);
                list::follow(q, r, &shown);
            });
        });
    });
    written("explorer", &|| page(&up))
}

fn page(up: &str) -> Markup {
    html! {
        (lede())
        (areas())
        div.instrument data-sel="" {
            aside.rail aria-label=(ui::EXPLORER_RAIL.get()) {
                div.plate {
                    div.fold {
                        (map())
                        button.fold-b type="button" aria-expanded="false" data-do="fold" data-other=(ui::MAP_FOLD.get()) disabled { (ui::MAP_OPEN.get()) }
                    }
                    div.plate-in { p.m-cap { (ui::MAP_CAPTION.get()) } (members()) }
                    div.chosen-all data-live="chosen" {}
                }
                (facets::facets())
            }
            (list::list(up))
            (slot(ChartId::GdpGrowth, up))
            (slot(ChartId::ActionsByArea, up))
        }
    }
}

/// Brings areas and members in step with what is asked.
fn follow(q: &Query, r: &Results, up: &str) {
    let codes: Vec<&str> = q.country.iter().map(|c| c.get().id).collect();
    platform::set_attribute(".instrument", "data-sel", &codes.join(" "));
    platform::write_live("chosen", html! { @for c in &q.country { (chosen(*c, up)) } });
    for (n, line) in (1..).zip(named_in_areas(q, r)) {
        platform::write_live(&format!("area-{n}"), html! { (line) });
    }
}

/// Title, and the three kinds of evidence with the mark of each.
fn lede() -> Markup {
    let row = |class: &str, name: Text, what: Text| {
        html! { div class=(class) { dt { (name.get()) } dd { (what.get()) } } }
    };
    html! {
        section.lede { div { h1 { (ui::EXPLORER_TITLE.get()) } p { (ui::EXPLORER_LEDE.get()) } }
        dl.key {
            (row("ev-p", ui::EVIDENCE_PROPOSAL, ui::EVIDENCE_PROPOSAL_HOW))
            (row("ev-c", ui::EVIDENCE_CONTEXT, ui::EVIDENCE_CONTEXT_HOW))
            (row("ev-s", ui::EVIDENCE_SINCE, ui::EVIDENCE_SINCE_HOW))
        } }
    }
}

/// Names of countries in a row: `Vietnam`, `Laos or Vietnam`.
fn either(countries: &[CountryIx]) -> String {
    let names: Vec<&str> = countries.iter().map(|c| c.get().name.get()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            ui::FORMAT_OR.fill(&[("rest", &rest.join(ui::FORMAT_COMMA.get())), ("last", last)])
        }
        _ => names.concat(),
    }
}

/// The five areas as switches. The cards themselves never change; what follows the state in them
/// is kept by the choices, and by the line on the chosen members.
fn areas() -> Markup {
    html! {
        div.areas role="group" aria-label=(ui::AREAS_LABEL.get()) {
            p.areas-t { b { (ui::AREAS_LABEL.get()) } (ui::AREAS_HINT.get()) }
            @for area in &AREAS {
                @let n = area.number;
                @let all: usize = area.groups.iter().map(|g| g.get().actions.len()).sum();
                label class={ "area a" (n) } data-area=(n) {
                    input type="checkbox" autocomplete="off" data-choice={ "area=" (n) } disabled;
                    span.a-n { (n) }
                    span.a-t { (area.title.get()) }
                    i.box {}
                    span.a-h { (area.heading.get()) }
                    span.a-c {
                        span { b data-count { (all) } " " (ui::COUNT_ACTIONS.get()) }
                        span.a-k data-live={ "area-" (n) } {}
                    }
                }
            }
        }
    }
}

/// For each area, how many of its actions name a chosen member; empty where none is chosen.
fn named_in_areas(q: &Query, r: &Results) -> [String; 5] {
    [1, 2, 3, 4, 5].map(|n: usize| {
        if q.country.is_empty() {
            return String::new();
        }
        let named = r.counts.named_by_area[n];
        let text = match named {
            0 => ui::AREAS_NAMED_NONE,
            1 => ui::AREAS_NAMED_ONE,
            _ => ui::AREAS_NAMED_OTHER,
        };
        text.fill(&[("n", &named.to_string()), ("countries", &either(&q.country))])
    })
}

/// The same choice as the map's, in words.
fn members() -> Markup {
    html! {
        div.index role="group" aria-labelledby="ixt" {
            p.ix-t #ixt { b { (ui::MEMBERS_TITLE.get()) } " " span { (ui::MEMBERS_HINT.get()) } }
            @for m in &MEMBERS {
                @let c = m.country.get();
                @let n = ACTIONS.iter().filter(|a| a.reaches(m.country).next().is_some()).count();
                label.mem data-country=(c.id) {
                    input type="checkbox" autocomplete="off" data-choice={ "country=" (c.id) } disabled;
                    abbr { (c.id) }
                    span.mem-n {
                        span { (c.name.get()) } " "
                        // a country's own name, unless it is the English one
                        @for (lang, name) in m.endonyms.iter().filter(|(_, name)| *name != c.name.get()) {
                            span.own-name lang=(lang) { (name) } " "
                        }
                    }
                    b data-count data-dash { @if n == 0 { "–" } @else { (n) } }
                }
            }
        }
    }
}

/// Mentions of a country that carry a statement: all but the list of members.
fn telling(country: &'static Country) -> Vec<&'static Mention> {
    country.mentions.iter().filter(|m| m.kind != MentionKind::MemberList).collect()
}

/// What the text says of a member, remarks told apart.
fn chosen(country: CountryIx, up: &str) -> Markup {
    let c = country.get();
    let (venues, says): (Vec<_>, Vec<_>) = telling(c).into_iter().partition(|m| m.kind == MentionKind::VenueName);
    let lead = if says.is_empty() { ui::CHOSEN_LIST_ONLY } else { ui::CHOSEN_NAMED };
    html! {
        div.chosen {
            p.chosen-h { (c.name.get()) }
            p { (lead.get()) " " @if says.is_empty() { (loc(Locator::Note(2), up)) "." } }
            @if !says.is_empty() { ul { @for m in says { li { (loc(m.at, up)) " " span { (m.text.get()) } } } } }
            @for m in venues { p.rem { b { (ui::ACTION_REMARK.get()) } " " (m.text.get()) " " (loc(m.at, up)) } }
        }
    }
}
