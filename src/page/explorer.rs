//! The explorer: choose areas and members, read what the proposal says, with its sources.

mod facets;
mod list;

use crate::component::figure::{ByAreaFigure, GrowthFigure};
use crate::component::locator::Loc;
use crate::component::state::{Entry, State};
use crate::context::MEMBERS;
use crate::map::Map;
use crate::proposal::{AREAS, Area, Country, CountryIx, Locator, Mention, MentionKind};
use crate::query::country_bit;
use crate::text::{Text, format, ui};
use crate::url::toggle;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Explorer() -> impl IntoView {
    view! {
        <section class="lede">
            <div>
                <h1>{ui::EXPLORER_TITLE.get()}</h1>
                <p>{ui::EXPLORER_LEDE.get()}</p>
            </div>
            <Key/>
        </section>
        <Areas/>
        <div class="instrument">
            <aside class="rail" aria-label=ui::EXPLORER_RAIL.get()>
                {view! { <Plate/> }.into_any()}
                {view! { <facets::Facets/> }.into_any()}
            </aside>
            {view! { <list::List/> }.into_any()}
            {view! { <GrowthFigure/> }.into_any()}
            {view! { <ByAreaFigure/> }.into_any()}
        </div>
    }
}

/// The three kinds of evidence, and how each is marked.
#[component]
fn Key() -> impl IntoView {
    let row = |class: &'static str, name: Text, what: Text| {
        view! {
            <div class=class>
                <dt>{name.get()}</dt>
                <dd>{what.get()}</dd>
            </div>
        }
    };
    view! {
        <dl class="key">
            {row("ev-p", ui::EVIDENCE_PROPOSAL, ui::EVIDENCE_PROPOSAL_HOW)}
            {row("ev-c", ui::EVIDENCE_CONTEXT, ui::EVIDENCE_CONTEXT_HOW)}
            {row("ev-s", ui::EVIDENCE_SINCE, ui::EVIDENCE_SINCE_HOW)}
        </dl>
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

#[component]
fn Areas() -> impl IntoView {
    let state = State::get();
    let card = move |area: &'static Area| {
        let n = area.number;
        let count = move || state.results(|r| r.counts.areas[usize::from(n)]) as usize;
        let named = move || {
            let countries = state.query(|q| q.country.clone());
            (!countries.is_empty()).then(|| {
                let named = state.results(|r| r.counts.named_by_area[usize::from(n)]) as usize;
                let names = either(&countries);
                let text = match named {
                    0 => ui::AREAS_NAMED_NONE,
                    1 => ui::AREAS_NAMED_ONE,
                    _ => ui::AREAS_NAMED_OTHER,
                };
                text.fill(&[("n", &named.to_string()), ("countries", &names)])
            })
        };
        view! {
            <label class=format!("area a{n}") class:is-on=move || state.query(|q| q.area.contains(&n)) data-area=n.to_string()>
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || state.query(|q| q.area.contains(&n))
                    disabled=move || !state.live.get()
                    on:change=move |_| state.change(Entry::Replace, |q| toggle(&mut q.area, n))
                />
                <span class="a-n">{n}</span>
                <span class="a-t">{area.title.get()}</span>
                <i class="box"></i>
                <span class="a-h">{area.heading.get()}</span>
                <span class="a-c">
                    <span>
                        {move || format::count(count(), ui::COUNT_ACTIONS_ONE, ui::COUNT_ACTIONS_OTHER)}
                    </span>
                    <span class="a-k">{named}</span>
                </span>
            </label>
        }
    };
    view! {
        <div class="areas" role="group" aria-label=ui::AREAS_LABEL.get()>
            <p class="areas-t">
                <b>{ui::AREAS_LABEL.get()}</b>
                {ui::AREAS_HINT.get()}
            </p>
            {AREAS.iter().map(card).collect_view()}
        </div>
    }
}

/// Map, members, and what the text says of those chosen.
#[component]
fn Plate() -> impl IntoView {
    let state = State::get();
    let open = RwSignal::new(false);
    view! {
        <div class="plate" class:is-open=move || open.get()>
            <div class="fold">
                <Map/>
                <button
                    type="button"
                    class="fold-b"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    disabled=move || !state.live.get()
                    on:click=move |_| open.update(|o| *o = !*o)
                >
                    {move || if open.get() { ui::MAP_FOLD } else { ui::MAP_OPEN }.get()}
                </button>
            </div>
            <p class="m-cap">{ui::MAP_CAPTION.get()}</p>
            <Members/>
            <Chosen/>
        </div>
    }
}

#[component]
fn Members() -> impl IntoView {
    let state = State::get();
    let member = move |m: &'static crate::context::Member| {
        let country = m.country;
        let c = country.get();
        let on = move || state.query(|q| q.country.contains(&country));
        // a country's own name, unless it is the English one
        let own: Vec<_> = m.endonyms.iter().filter(|(_, name)| *name != c.name.get()).collect();
        let own = own
            .into_iter()
            .map(|(lang, name)| view! { <span class="own-name" lang=*lang>{*name}</span> " " })
            .collect_view();
        view! {
            <label
                class="mem"
                class:is-on=on
                class:is-lit=move || state.lit.get() == Some(country)
                data-country=c.id
                on:pointerenter=move |_| state.lit.set(Some(country))
                on:pointerleave=move |_| state.lit.set(None)
            >
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=on
                    disabled=move || !state.live.get()
                    on:change=move |_| state.toggle_country(country)
                />
                <abbr>{c.id}</abbr>
                <span class="mem-n">
                    <span>{c.name.get()}</span>
                    " "
                    {own}
                </span>
                <b>
                    {move || match state.results(|r| r.counts.named[country_bit(country)]) {
                        0 => "–".to_owned(),
                        n => n.to_string(),
                    }}
                </b>
            </label>
        }
    };
    view! {
        <div class="index" role="group" aria-labelledby="ixt">
            <p class="ix-t" id="ixt">
                <b>{ui::MEMBERS_TITLE.get()}</b>
                " "
                <span>{ui::MEMBERS_HINT.get()}</span>
            </p>
            {MEMBERS.iter().map(member).collect_view()}
        </div>
    }
}

/// Mentions of a country that carry a statement: all but the list of members.
fn telling(country: &'static Country) -> Vec<&'static Mention> {
    country.mentions.iter().filter(|m| m.kind != MentionKind::MemberList).collect()
}

/// What the text says of the members chosen, remarks told apart.
#[component]
fn Chosen() -> impl IntoView {
    let state = State::get();
    let one = |country: CountryIx| {
        let c = country.get();
        let all = telling(c);
        let says = all
            .iter()
            .filter(|m| m.kind != MentionKind::VenueName)
            .map(|m| {
                view! {
                    <li>
                        <Loc at=m.at/>
                        " "
                        <span>{m.text.get()}</span>
                    </li>
                }
            })
            .collect_view();
        let remark = all
            .iter()
            .find(|m| m.kind == MentionKind::VenueName)
            .map(|m| {
                view! {
                    <p class="rem">
                        <b>{ui::ACTION_REMARK.get()}</b>
                        " "
                        {m.text.get()}
                        " "
                        <Loc at=m.at/>
                    </p>
                }
            });
        let lead = if all.iter().any(|m| m.kind != MentionKind::VenueName) {
            ui::CHOSEN_NAMED.get()
        } else {
            ui::CHOSEN_LIST_ONLY.get()
        };
        view! {
            <div class="chosen">
                <h3>{c.name.get()}</h3>
                <p>{lead} " " <Loc at=Locator::Note(2)/></p>
                <ul>{says}</ul>
                {remark}
            </div>
        }
    };
    move || state.query(|q| q.country.clone()).into_iter().map(one).collect_view()
}
