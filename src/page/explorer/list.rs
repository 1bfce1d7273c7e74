//! The list of actions: what names the chosen members first, then what is meant for all ten.

use super::facets::{basis, theme_name};
use super::{either, telling};
use crate::component::action::{Row, actor};
use crate::component::locator::{Loc, Locs};
use crate::component::state::{Entry, State};
use crate::component::ten::Ruler;
use crate::proposal::{ACTIONS, ActionIx, CountryIx, HEADINGS, Locator, MentionKind};
use crate::text::{format, ui};
use crate::url::{Query, Route, ThemeChoice, toggle};
use leptos::either::Either;
use leptos::prelude::*;

/// Chips, words, the two groups, and what lies outside the filters.
#[component]
pub fn List() -> impl IntoView {
    view! {
        <section class="list" id="list" aria-label=ui::LIST_LABEL.get()>
            <Ask/>
            <Named/>
            <Others/>
            <Empty/>
            <Outside/>
        </section>
    }
}

/// What is on, each with a way to take it off.
#[component]
fn Ask() -> impl IntoView {
    let state = State::get();
    let count = move || state.results(|r| r.total());
    let narrow = move |event| state.change(Entry::Replace, |q| q.q = squeeze(&event_target_value(&event)));
    view! {
        <form class="ask" role="search" on:submit=|event| event.prevent_default()>
            <p class="chips">
                <span role="status">
                    <b data-result-count="">{count}</b>
                    " "
                    {ui::LIST_OF.fill(&[("all", &ACTIONS.len().to_string())])}
                </span>
                {move || chips(state)}
            </p>
            <label for="q">{ui::LIST_NARROW.get()}</label>
            <input
                id="q"
                type="search"
                autocomplete="off"
                maxlength="200"
                placeholder=ui::LIST_NARROW.get()
                disabled=move || !state.live.get()
                prop:value=move || state.query(|q| q.q.clone())
                on:input=narrow
            />
        </form>
    }
}

/// Typing keeps its last space in the box; the query does not.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(crate::url::LONGEST_Q).collect()
}

fn chips(state: State) -> impl IntoView {
    let query = state.query(Query::clone);
    let mut chips: Vec<AnyView> = Vec::new();
    let mut add = |badge: Option<AnyView>, class: String, name: String, off: Box<dyn Fn(&mut Query) + Send>| {
        let label = ui::CHIP_REMOVE.fill(&[("name", &name)]);
        chips.push(
            view! {
                <button type="button" class=format!("chip {class}") aria-label=label on:click=move |_| state.change(Entry::Replace, &off)>
                    {badge}
                    <span>{name}</span>
                    <svg viewBox="0 0 10 10" aria-hidden="true">
                        <path d="M1.5 1.5l7 7m0-7l-7 7"></path>
                    </svg>
                </button>
            }
            .into_any(),
        );
    };
    for n in query.area.clone() {
        let badge = view! { <i class="sq">{n}</i> }.into_any();
        let name = crate::proposal::area(n).title.get().to_owned();
        add(Some(badge), format!("a{n}"), name, Box::new(move |q| toggle(&mut q.area, n)));
    }
    for g in query.group.clone() {
        let badge = view! { <i class="sq">{g.get().number}</i> }.into_any();
        add(Some(badge), format!("a{}", g.get().area), g.get().title.get().to_owned(), Box::new(move |q| toggle(&mut q.group, g)));
    }
    for c in query.country.clone() {
        let badge = view! { <abbr>{c.get().id}</abbr> }.into_any();
        add(Some(badge), String::new(), c.get().name.get().to_owned(), Box::new(move |q| toggle(&mut q.country, c)));
    }
    for a in query.actor.clone() {
        add(None, String::new(), actor(a).get().to_owned(), Box::new(move |q| toggle(&mut q.actor, a)));
    }
    for b in query.basis.clone() {
        add(None, String::new(), basis(b).get().to_owned(), Box::new(move |q| toggle(&mut q.basis, b)));
    }
    for t in query.theme.clone() {
        let name = theme_name(t).get().to_owned();
        let name = if matches!(t, ThemeChoice::Group(_)) { ui::CHIP_THEME_GROUP.fill(&[("name", &name)]) } else { name };
        add(None, String::new(), name, Box::new(move |q| toggle(&mut q.theme, t)));
    }
    if !query.q.is_empty() {
        add(None, String::new(), ui::CHIP_WORDS.fill(&[("words", &query.q)]), Box::new(|q| q.q.clear()));
    }
    let clear = (!chips.is_empty()).then(|| {
        view! {
            <button type="button" class="plain clear" on:click=move |_| state.change(Entry::Replace, |q| *q = q.cleared())>
                {ui::LIST_CLEAR.get()}
            </button>
        }
    });
    view! { {chips} {clear} }
}

/// Notes through which listed actions name the chosen members.
fn through(named: &[usize], countries: &[CountryIx]) -> Vec<Locator> {
    let mut all: Vec<Locator> = named
        .iter()
        .flat_map(|i| ACTIONS[*i].reach)
        .filter(|r| countries.contains(&r.country))
        .map(|r| r.at)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[component]
fn Named() -> impl IntoView {
    let state = State::get();
    let countries = Memo::new(move |_| state.query(|q| q.country.clone()));
    let named = Memo::new(move |_| state.results(|r| r.named.clone()));
    let others = Memo::new(move |_| state.results(|r| r.others.len()));
    let head = move || {
        let countries = countries.get();
        let named = named.get();
        let n = named.len();
        let names = either(&countries);
        let text = if n == 1 { ui::NAMED_ONE } else { ui::NAMED_OTHER }.fill(&[("countries", &names)]);
        let sub = if n == 0 {
            format::count(others.get(), ui::NAMED_MEANT_ONE, ui::NAMED_MEANT_OTHER)
        } else {
            let notes: Vec<String> = through(&named, &countries)
                .into_iter()
                .filter_map(|at| if let Locator::Note(n) = at { Some(n.to_string()) } else { None })
                .collect();
            let text = if notes.len() == 1 { ui::NAMED_THROUGH_ONE } else { ui::NAMED_THROUGH_OTHER };
            text.fill(&[("notes", &format::list(&notes))])
        };
        view! {
            <h2>
                <b data-named-count="">{n}</b>
                " "
                <span class="h-t">
                    {text} " " <span>{sub}</span>
                </span>
            </h2>
        }
    };
    // with no action to show, say what the text does have on the name
    let remark = move || {
        (named.with(Vec::is_empty)).then(|| {
            countries
                .get()
                .into_iter()
                .flat_map(|c| {
                    let all = telling(c.get());
                    if all.is_empty() {
                        vec![Either::Left(view! {
                            <p class="remark st-r">
                                <b>{ui::ACTION_REMARK.get()}</b>
                                " "
                                {ui::NAMED_LIST_ONLY.fill(&[("country", c.get().name.get())])}
                                " "
                                <Loc at=Locator::Note(2)/>
                            </p>
                        })]
                    } else {
                        all.into_iter()
                            .map(|m| {
                                Either::Right(view! {
                                    <p class="remark st-r">
                                        <b>
                                            {if m.kind == MentionKind::VenueName { ui::ACTION_REMARK } else { ui::NAMED_NOTE }
                                                .get()}
                                        </b>
                                        " "
                                        {m.text.get()}
                                        " "
                                        <Loc at=m.at/>
                                    </p>
                                })
                            })
                            .collect()
                    }
                })
                .collect_view()
        })
    };
    move || {
        let some = countries.with(|c| !c.is_empty());
        some.then(|| {
            view! {
                <div class="group g-named">
                    <header class="g-head">
                        <div aria-live="polite">{head}</div>
                        <Ruler/>
                    </header>
                    {remark}
                    <ol class="acts">
                        <For each=move || named.get() key=|i| *i let:i>
                            <Row action=ActionIx(i) opens=true/>
                        </For>
                    </ol>
                </div>
            }
        })
    }
}

#[component]
fn Others() -> impl IntoView {
    let state = State::get();
    let others = Memo::new(move |_| state.results(|r| r.others.clone()));
    let groups = Memo::new(move |_| {
        let others = others.get();
        let mut groups: Vec<usize> = others.iter().map(|i| ACTIONS[*i].group.0).collect();
        groups.dedup();
        groups
    });
    let chosen = Memo::new(move |_| state.query(|q| q.country.clone()));
    let head = move || {
        let n = others.with(Vec::len);
        let countries = chosen.get();
        let (text, sub) = if countries.is_empty() {
            let naming = state.results(|r| r.others.iter().filter(|i| names_a_member(**i)).count());
            let sub = match naming {
                0 => ui::ALL_NAMES_NONE.get().to_owned(),
                1 => ui::ALL_NAMES_ONE.get().to_owned(),
                _ => ui::ALL_NAMES_OTHER.fill(&[("n", &naming.to_string())]),
            };
            let all = state.query(Query::is_unfiltered);
            let text = match (n, all) {
                (_, true) => ui::ALL_TITLE,
                (1, _) => ui::ALL_FILTERED_ONE,
                _ => ui::ALL_FILTERED_OTHER,
            };
            (text.get().to_owned(), sub)
        } else {
            let text = if n == 1 { ui::ALL_MEANT_ONE } else { ui::ALL_MEANT_OTHER };
            (text.get().to_owned(), ui::ALL_WITHOUT.fill(&[("countries", &either(&countries))]))
        };
        view! {
            <h2>
                <b>{n}</b>
                " "
                <span class="h-t">
                    {text} " " <span>{sub}</span>
                </span>
            </h2>
        }
    };
    let group = move |g: usize| {
        let heading: &'static _ = &HEADINGS[g];
        let all: Vec<usize> = heading.actions.iter().map(|a| a.0).collect();
        let listed = {
            let all = all.clone();
            move || others.with(|o| all.iter().copied().filter(|i| o.binary_search(i).is_ok()).collect::<Vec<_>>())
        };
        let place = {
            let listed = listed.clone();
            let total = all.len();
            move || {
                let n = listed().len();
                if n == total {
                    ui::LOC_HEADING.fill(&[("id", heading.id)])
                } else {
                    ui::LIST_PART.fill(&[("id", heading.id), ("n", &n.to_string()), ("all", &total.to_string())])
                }
            }
        };
        view! {
            <section class=format!("sec a{}", heading.area)>
                <h3 class="sub">
                    <a href=state.href_now(&Route::Area(heading.area).path()) class="sub-a">
                        <i class="sq">{heading.area}</i>
                        {heading.title.get()}
                    </a>
                    <span>{place}</span>
                </h3>
                <ol class="acts">
                    <For each=listed key=|i| *i let:i>
                        <Row action=ActionIx(i) opens=true/>
                    </For>
                </ol>
            </section>
        }
    };
    let shown = Memo::new(move |_| others.with(|o| !o.is_empty()));
    move || {
        shown.get().then(|| {
            view! {
                <div class="group g-all">
                    <header class="g-head">
                        {head} {move || chosen.with(Vec::is_empty).then(|| view! { <Ruler/> })}
                    </header>
                    <For each=move || groups.get() key=|g| *g children=group/>
                </div>
            }
        })
    }
}

fn names_a_member(position: usize) -> bool {
    ACTIONS[position].reach.iter().any(|r| r.country.get().group == crate::proposal::CountryGroup::Member)
}

/// Nothing listed: what is on, and the ways out.
#[component]
fn Empty() -> impl IntoView {
    let state = State::get();
    let empty = Memo::new(move |_| state.results(|r| r.total() == 0));
    let body = move || {
        let query = state.query(Query::clone);
        let without_words = state.results(|r| r.counts.without_words) as usize;
        let filters = query.area.len() + query.group.len() + query.actor.len() + query.basis.len() + query.theme.len();
        let title = if query.q.is_empty() { ui::EMPTY_FILTERS.get().to_owned() } else { ui::EMPTY_WORDS.fill(&[("words", &query.q)]) };
        let on = match (filters, query.q.is_empty()) {
            (0, _) => ui::EMPTY_ON_WORDS.get().to_owned(),
            (_, true) => format::count(filters, ui::EMPTY_ON_ONE, ui::EMPTY_ON_OTHER),
            (_, false) => format::count(filters, ui::EMPTY_BOTH_ONE, ui::EMPTY_BOTH_OTHER),
        };
        let drop = (!query.q.is_empty() && without_words > 0).then(|| {
            let text = format::count(without_words, ui::EMPTY_DROP_ONE, ui::EMPTY_DROP_OTHER);
            view! {
                <button type="button" class="plain" on:click=move |_| state.change(Entry::Replace, |q| q.q.clear())>
                    {text}
                </button>
            }
        });
        view! {
            <div class="empty">
                <b>"0"</b>
                <div>
                    <h2>{title}</h2>
                    <p>{on}</p>
                    <p class="go">
                        {drop}
                        <button type="button" class="plain" on:click=move |_| state.change(Entry::Replace, |q| *q = q.cleared())>
                            {ui::EMPTY_CLEAR.get()}
                        </button>
                        <a href=state.href_now("text/")>{ui::EMPTY_TEXT.get()}</a>
                    </p>
                </div>
            </div>
        }
    };
    move || empty.get().then(body)
}

/// Actions that name a chosen member and are not listed, so that a filter never hides a link unseen.
#[component]
fn Outside() -> impl IntoView {
    let state = State::get();
    move || {
        let countries = state.query(|q| q.country.clone());
        let hidden: Vec<usize> = state.results(|r| {
            (0..ACTIONS.len())
                .filter(|i| !r.lists(*i) && ACTIONS[*i].reach.iter().any(|x| countries.contains(&x.country)))
                .collect()
        });
        (!hidden.is_empty()).then(|| {
            let lead = if hidden.len() == 1 { ui::OUTSIDE_ONE } else { ui::OUTSIDE_OTHER };
            let lead = lead.fill(&[("n", &hidden.len().to_string()), ("countries", &either(&countries))]);
            let items = hidden
                .into_iter()
                .map(|i| {
                    let a = &ACTIONS[i];
                    let at = through(&[i], &countries);
                    view! {
                        <li>
                            <a href=state.href_now(&Route::Action(ActionIx(i)).path())>{a.id} " " {a.title.get()}</a>
                            " "
                            <Locs all=at/>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="else">
                    <p>
                        <b>{ui::OUTSIDE_TITLE.get()}</b>
                        " "
                        {lead}
                    </p>
                    <ul>{items}</ul>
                </div>
            }
        })
    }
}

