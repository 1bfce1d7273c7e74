//! The ten-member bar: whom an action names, at a glance.
//!
//! Ten fixed cells in one order everywhere. An undivided bar means ASEAN as a whole; a block
//! stands only where a note names a member, and carries the note's number.

use super::state::State;
use crate::context::MEMBERS;
use crate::proposal::{CountryIx, Locator, Reach};
use crate::text::{format, ui};
use leptos::prelude::*;

/// A member with the notes that name it.
fn named(reach: &'static [Reach], only: Option<Locator>) -> Vec<(CountryIx, Vec<u8>)> {
    MEMBERS
        .iter()
        .filter_map(|m| {
            let notes: Vec<u8> = reach
                .iter()
                .filter(|r| r.country == m.country && only.is_none_or(|at| r.at == at))
                .filter_map(|r| if let Locator::Note(n) = r.at { Some(n) } else { None })
                .collect();
            (!notes.is_empty()).then_some((m.country, notes))
        })
        .collect()
}

/// The bar of an action, or of one of its notes.
#[component]
pub fn Ten(reach: &'static [Reach], #[prop(optional)] only: Option<Locator>) -> impl IntoView {
    let state = State::get();
    let named = named(reach, only);
    let label = if named.is_empty() {
        ui::TEN_ALL.get().to_owned()
    } else {
        let who: Vec<String> = named
            .iter()
            .map(|(c, notes)| {
                let notes: Vec<String> = notes.iter().map(u8::to_string).collect();
                ui::TEN_MEMBER.fill(&[("country", c.get().name.get()), ("notes", &format::list(&notes))])
            })
            .collect();
        ui::TEN_NAMED.fill(&[("members", &who.join(", "))])
    };
    let blocks = named
        .into_iter()
        .map(|(country, notes)| {
            let notes = notes.iter().map(u8::to_string).collect::<Vec<_>>().join("·");
            view! {
                <i
                    class=format!("c-{}", country.get().id.to_ascii_lowercase())
                    class:sel=move || state.query(|q| q.country.contains(&country))
                >
                    {notes}
                </i>
            }
        })
        .collect_view();
    view! {
        <span class="ten" role="img" aria-label=label>
            <b></b>
            {blocks}
        </span>
    }
}

/// The ten members as a row of switches above a list, in the bar's order.
#[component]
pub fn Ruler() -> impl IntoView {
    let state = State::get();
    let cells = MEMBERS
        .iter()
        .map(|m| {
            let country = m.country;
            let code = country.get().id;
            view! {
                <button
                    type="button"
                    class=format!("c-{}", code.to_ascii_lowercase())
                    class:is-lit=move || state.lit.get() == Some(country)
                    data-country=code
                    title=country.get().name.get()
                    aria-label=country.get().name.get()
                    aria-pressed=move || if state.query(|q| q.country.contains(&country)) { "true" } else { "false" }
                    disabled=move || !state.live.get()
                    on:click=move |_| state.toggle_country(country)
                    on:pointerenter=move |_| state.lit.set(Some(country))
                    on:pointerleave=move |_| state.lit.set(None)
                >
                    {code}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="ruler" role="group" aria-label=ui::TEN_RULER.get()>
            {cells}
        </div>
    }
}
