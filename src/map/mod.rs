//! The map: ten members to choose from, and a picture of whom the listed actions name.
//!
//! It takes no position on any territory: members have outlines, all neighbours are one
//! shape without inner lines, Japan is a marker. The list of members beside it does the same
//! with words, so the map is never the only way.

mod shapes;

use crate::component::state::State;
use crate::context::SINCE;
use crate::platform;
use crate::proposal::{CountryIx, country};
use crate::query::country_bit;
use crate::text::{format, ui};
use leptos::prelude::*;
use shapes::{JAPAN_MARK, LABELS, Label, MEMBERS, NEIGHBOUR_KEYS, NEIGHBOURS, TIMOR_LESTE, TIMOR_LESTE_LEADER, TIMOR_LESTE_MARK, VIEW};

/// The member that an arrow key leads to.
fn next(code: &str, key: &str) -> Option<&'static str> {
    let (_, neighbours) = NEIGHBOUR_KEYS.iter().find(|(c, _)| *c == code)?;
    let at = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].iter().position(|k| *k == key)?;
    Some(neighbours[at])
}

/// The map with its selector.
#[component]
pub fn Map() -> impl IntoView {
    let state = State::get();
    // one stop for the tab key; the arrows move it
    let stop = RwSignal::new(MEMBERS[0].0);
    let land = MEMBERS
        .iter()
        .filter_map(|(code, path)| Some((*code, *path, country(code)?)))
        .map(|(code, path, ix)| {
            let label = LABELS.iter().find(|l| l.code == code);
            view! { <Target state stop code path country=ix label/> }
        })
        .collect_view();
    let names = LABELS
        .iter()
        .filter_map(|l| Some((l, country(l.code)?)))
        .map(|(l, ix)| view! { <Name state label=l country=ix/> })
        .collect_view();
    let (tx, ty) = TIMOR_LESTE_MARK;
    let (jx, jy) = JAPAN_MARK;
    let joined = SINCE.iter().find(|s| s.countries.contains(&"TL")).map(|s| format::date(s.date)).unwrap_or_default();
    view! {
        <svg class="map" viewBox=format!("0 0 {} {}", VIEW.0, VIEW.1) role="group" aria-label=ui::MAP_LABEL.get()>
            <path class="m-other" d=NEIGHBOURS></path>
            <path class="m-tl" d=TIMOR_LESTE></path>
            {land}
            <g class="m-names" aria-hidden="true">
                {names}
                <path class="m-lead" d=TIMOR_LESTE_LEADER></path>
                <path class="m-dbl" d=format!("M{} {}v60M{} {}v60", tx - 19, ty - 24, tx - 12, ty - 24)></path>
                <text x=tx y=ty class="m-since">
                    {ui::MAP_TIMOR_LESTE.get()}
                </text>
                <text x=tx y=ty + 32 class="m-since2">
                    {ui::MAP_TIMOR_LESTE_SINCE.fill(&[("date", &joined)])}
                </text>
                <text x=jx y=jy class="m-jp" text-anchor="end">
                    {ui::MAP_JAPAN.get()}
                </text>
                <path class="m-arrow" d="M928 52L968 22M942 20h28v24"></path>
            </g>
        </svg>
    }
}

/// A member's land: a switch like any other.
#[component]
fn Target(
    state: State,
    stop: RwSignal<&'static str>,
    code: &'static str,
    path: &'static str,
    country: CountryIx,
    label: Option<&'static Label>,
) -> impl IntoView {
    let on = move || state.query(|q| q.country.contains(&country));
    let named = move || state.results(|r| r.counts.named[country_bit(country)]);
    let name = move || {
        ui::MAP_MEMBER.fill(&[("country", country.get().name.get()), ("n", &named().to_string())])
    };
    // Singapore and Brunei are too small to hit: a call-out beside them is the target
    let call_out = label.and_then(|l| l.call_out).map(|(x, y, w, h)| {
        view! { <rect class="m-box" x=x y=y width=w height=h></rect> }
    });
    let boxed = call_out.is_some();
    view! {
        <g
            class="m-land"
            class:is-selected=on
            class:is-lit=move || state.lit.get() == Some(country)
            class:has-box=boxed
            data-country=code
            role="checkbox"
            aria-checked=move || if on() { "true" } else { "false" }
            aria-label=name
            aria-disabled=move || (!state.live.get()).then_some("true")
            tabindex=move || if stop.get() == code { "0" } else { "-1" }
            on:click=move |_| {
                stop.set(code);
                state.toggle_country(country);
            }
            on:focus=move |_| {
                stop.set(code);
                state.lit.set(Some(country));
            }
            on:blur=move |_| state.lit.set(None)
            on:pointerenter=move |_| state.lit.set(Some(country))
            on:pointerleave=move |_| state.lit.set(None)
            on:keydown=move |event| {
                let key = event.key();
                if key == " " || key == "Enter" {
                    event.prevent_default();
                    state.toggle_country(country);
                } else if let Some(to) = next(code, &key) {
                    event.prevent_default();
                    platform::focus(&format!(".m-land[data-country=\"{to}\"]"));
                }
            }
        >
            <path d=path></path>
            {call_out}
        </g>
    }
}

/// A member's name, its leader, and the number of listed actions that name it.
#[component]
fn Name(state: State, label: &'static Label, country: CountryIx) -> impl IntoView {
    let on = move || state.query(|q| q.country.contains(&country));
    let named = move || state.results(|r| r.counts.named[country_bit(country)]);
    let (cx, cy) = label.count;
    view! {
        <g
            class="m-tag"
            class:sel=on
            class:sea=label.sea
            class:in-box=label.call_out.is_some()
            on:click=move |_| state.toggle_country(country)
            on:pointerenter=move |_| state.lit.set(Some(country))
            on:pointerleave=move |_| state.lit.set(None)
        >
            {label.leader.map(|d| view! { <path class="m-lead" d=d></path> })}
            <text class="m-name" x=label.x y=label.y text-anchor=label.anchor>
                {country.get().name.get()}
            </text>
            <g class="m-count" class:is-none=move || named() == 0>
                <rect x=cx y=cy width="40" height="40"></rect>
                <text x=cx + 20 y=cy + 31 text-anchor="middle">
                    {named}
                </text>
            </g>
        </g>
    }
}
