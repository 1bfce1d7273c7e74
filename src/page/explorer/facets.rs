//! Filters. Each choice shows how many actions it would list, given the other filters; one
//! that would list none says 0 and stays.

use crate::component::action::actor;
use crate::component::state::{Entry, State};
use crate::platform;
use crate::proposal::{ACTIONS, AREAS, Actor, HeadingIx, THEMES, ThemeGroup, ThemeIx};
use crate::query::{actor_bit, basis_bit, theme_bit};
use crate::text::{Text, ui};
use crate::url::{Basis, Query, ThemeChoice, toggle};
use leptos::prelude::*;

/// The name of a basis.
pub fn basis(basis: Basis) -> Text {
    match basis {
        Basis::Body => ui::BASIS_BODY,
        Basis::Note => ui::BASIS_NOTE,
        Basis::Item => ui::BASIS_ITEM,
        Basis::NotStated => ui::BASIS_NOT_STATED,
    }
}

/// The name of a group of themes.
pub fn theme_group(group: ThemeGroup) -> Text {
    match group {
        ThemeGroup::Infrastructure => ui::THEMES_INFRASTRUCTURE,
        ThemeGroup::Trade => ui::THEMES_TRADE,
        ThemeGroup::Energy => ui::THEMES_ENERGY,
        ThemeGroup::Environment => ui::THEMES_ENVIRONMENT,
        ThemeGroup::Disaster => ui::THEMES_DISASTER,
        ThemeGroup::Health => ui::THEMES_HEALTH,
        ThemeGroup::Digital => ui::THEMES_DIGITAL,
        ThemeGroup::People => ui::THEMES_PEOPLE,
        ThemeGroup::CrossCutting => ui::THEMES_CROSS_CUTTING,
    }
}

/// The name of a theme or group of themes.
pub fn theme_name(choice: ThemeChoice) -> Text {
    match choice {
        ThemeChoice::Group(g) => theme_group(g),
        ThemeChoice::Theme(t) => t.get().name,
    }
}

/// Whether a theme reaches an action, and whether by more than a heading above it.
fn reach(theme: ThemeIx) -> Option<bool> {
    ACTIONS
        .iter()
        .flat_map(|a| a.themes)
        .filter(|(t, _)| *t == theme)
        .map(|(_, direct)| *direct)
        .reduce(|any, direct| any || direct)
}

/// One choice: a real checkbox, its name, its count.
#[component]
fn Choice(
    name: Text,
    #[prop(default = None)] mark: Option<Text>,
    on: fn(&Query, u64) -> bool,
    switch: fn(&mut Query, u64),
    count: fn(&crate::query::Counts, u64) -> u32,
    /// What the three functions are about: the position of the choice in its facet.
    value: u64,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let state = State::get();
    let checked = move || state.query(|q| on(q, value));
    let n = move || state.results(|r| count(&r.counts, value));
    let off = move || n() == 0 && !checked();
    view! {
        <label class=format!("opt {class}") class:off=off>
            <input
                type="checkbox"
                autocomplete="off"
                prop:checked=checked
                disabled=move || !state.live.get() || off()
                on:change=move |_| state.change(Entry::Replace, |q| switch(q, value))
            />
            <span>{name.get()} {mark.map(|m| view! { " " <small>{m.get()}</small> })}</span>
            <b>{n}</b>
        </label>
    }
}

/// All filters besides area, member and words.
#[component]
pub fn Facets() -> impl IntoView {
    let details = NodeRef::<leptos::html::Details>::new();
    Effect::new(move |_| {
        if let Some(details) = details.get() {
            platform::open_if_wide(&details);
        }
    });
    let groups = AREAS
        .iter()
        .flat_map(|a| a.groups)
        .map(|g| {
            let heading = g.get();
            let class = match heading.area {
                1 => "a1",
                2 => "a2",
                3 => "a3",
                4 => "a4",
                _ => "a5",
            };
            view! {
                <Choice
                    name=heading.title
                    class=class
                    value=g.0 as u64
                    on=|q, v| q.group.contains(&HeadingIx(v as usize))
                    switch=|q, v| toggle(&mut q.group, HeadingIx(v as usize))
                    count=|c, v| c.groups[v as usize]
                />
            }
        })
        .collect_view();
    let actors = Actor::ALL
        .iter()
        .map(|a| {
            view! {
                <Choice
                    name=actor(*a)
                    value=actor_bit(*a) as u64
                    on=|q, v| q.actor.contains(&Actor::ALL[v as usize])
                    switch=|q, v| toggle(&mut q.actor, Actor::ALL[v as usize])
                    count=|c, v| c.actors[v as usize]
                />
            }
        })
        .collect_view();
    let bases = Basis::ALL
        .iter()
        .map(|b| {
            view! {
                <Choice
                    name=basis(*b)
                    value=basis_bit(*b) as u64
                    on=|q, v| q.basis.contains(&Basis::ALL[v as usize])
                    switch=|q, v| toggle(&mut q.basis, Basis::ALL[v as usize])
                    count=|c, v| c.bases[v as usize]
                />
            }
        })
        .collect_view();
    let theme_groups = ThemeGroup::ALL
        .iter()
        .filter(|g| THEMES.iter().enumerate().any(|(i, t)| t.group == **g && reach(ThemeIx(i)).is_some()))
        .map(|g| {
            view! {
                <Choice
                    name=theme_group(*g)
                    class="is-group"
                    value=theme_bit(ThemeChoice::Group(*g)) as u64
                    on=|q, v| q.theme.contains(&ThemeChoice::Group(ThemeGroup::ALL[v as usize]))
                    switch=|q, v| toggle(&mut q.theme, ThemeChoice::Group(ThemeGroup::ALL[v as usize]))
                    count=|c, v| c.themes[v as usize]
                />
            }
        })
        .collect_view();
    let single = ThemeGroup::ALL
        .iter()
        .filter_map(|g| {
            let themes: Vec<_> = THEMES
                .iter()
                .enumerate()
                .filter(|(_, t)| t.group == *g)
                .filter_map(|(i, t)| reach(ThemeIx(i)).map(|direct| (i, t, direct)))
                .map(|(i, t, direct)| {
                    view! {
                        <Choice
                            name=t.name
                            mark=(!direct).then_some(ui::FACETS_HEADING_ONLY)
                            value=i as u64
                            on=|q, v| q.theme.contains(&ThemeChoice::Theme(ThemeIx(v as usize)))
                            switch=|q, v| toggle(&mut q.theme, ThemeChoice::Theme(ThemeIx(v as usize)))
                            count=|c, v| c.themes[theme_bit(ThemeChoice::Theme(ThemeIx(v as usize)))]
                        />
                    }
                })
                .collect();
            (!themes.is_empty()).then(|| {
                view! {
                    <p class="opt-h">{theme_group(*g).get()}</p>
                    {themes}
                }
            })
        })
        .collect_view();
    let elsewhere = (0..THEMES.len()).filter(|i| reach(ThemeIx(*i)).is_none()).count();
    view! {
        <details class="facets" node_ref=details>
            <summary>{ui::FACETS_MORE.get()}</summary>
            <div class="facets-in">
                <fieldset class="facet">
                    <legend>{ui::FACETS_ACTOR.get()}</legend>
                    {actors}
                </fieldset>
                <fieldset class="facet">
                    <legend>{ui::FACETS_BASIS.get()}</legend>
                    {bases}
                </fieldset>
                <fieldset class="facet">
                    <legend>{ui::FACETS_GROUP.get()}</legend>
                    {groups}
                </fieldset>
                <fieldset class="facet">
                    <legend>{ui::FACETS_THEME.get()}</legend>
                    {theme_groups}
                    <details class="themes">
                        <summary>{ui::FACETS_SINGLE.get()}</summary>
                        {single}
                    </details>
                    <p class="more">{ui::FACETS_ELSEWHERE.fill(&[("n", &elsewhere.to_string())])}</p>
                </fieldset>
            </div>
        </details>
    }
}
