//! One action, with everything the site holds on it.

use crate::component::action::Full;
use crate::component::locator::{pages, Loc};
use crate::component::state::State;
use crate::component::ten::Ten;
use crate::proposal::{ACTIONS, ActionIx, Locator, area};
use crate::text::ui;
use crate::url::Route;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ActionPage(action: ActionIx) -> impl IntoView {
    let state = State::get();
    let a = action.get();
    let own = area(a.area);
    let step = move |to: Option<usize>, rel: &'static str, name: crate::text::Text| {
        to.filter(|i| *i < ACTIONS.len()).map(|i| {
            let other = &ACTIONS[i];
            view! {
                <a href=state.href_now(&Route::Action(ActionIx(i)).path()) rel=rel>
                    <small>{name.get()}</small>
                    <span>
                        <b>{other.id}</b>
                        " "
                        {other.title.get()}
                    </span>
                </a>
            }
        })
    };
    let themes = a
        .themes
        .iter()
        .map(|(t, direct)| {
            let mark = (!direct).then(|| view! { <small>{ui::FACETS_HEADING_ONLY.get()}</small> });
            view! {
                <li>
                    <a href=state.href_now(&format!("?theme={}", t.get().id))>{t.get().name.get()}</a>
                    " "
                    {mark}
                </li>
            }
        })
        .collect_view();
    let themes = (!a.themes.is_empty()).then(|| {
        view! {
            <section class="one-side">
                <h2 class="o-head">{ui::ACTION_THEMES.get()}</h2>
                <ul class="tags">{themes}</ul>
            </section>
        }
    });
    let reach = a
        .reach
        .iter()
        .map(|r| {
            view! {
                <p class="hitline">
                    <Loc at=r.at/>
                    " "
                    <span>{r.text.get()}</span>
                </p>
            }
        })
        .collect_view();
    let has_members = a.reach.iter().any(|r| r.country.get().group == crate::proposal::CountryGroup::Member);
    view! {
        <article class=format!("one a{}", a.area) data-action=a.id>
            <nav class="crumbs" aria-label=ui::NAV_CRUMBS.get()>
                <a href=state.href_now("")>{ui::NAV_EXPLORER.get()}</a>
                <a href=state.href_now(&Route::Area(a.area).path())>{own.number} " " {own.title.get()}</a>
                <span>{a.group.get().title.get()}</span>
            </nav>
            <header class="one-head">
                <p class="one-id">
                    <b>{a.id}</b>
                    <small>{pages(a.pages)}</small>
                </p>
                <div>
                    <h1>{a.title.get()}</h1>
                    <p class="one-say">{a.summary.get()}</p>
                </div>
            </header>
            <div class="one-whom">
                <p class="one-for">
                    <b>{ui::ACTION_WHOM.get()}</b>
                    " "
                    {if has_members { ui::ACTION_WHOM_NAMED } else { ui::ACTION_WHOM_ALL }.get()}
                </p>
                <Ten reach=a.reach/>
                <div class="one-hits">{reach}</div>
            </div>
            <Full action level="h2"/>
            {themes}
            <p class="one-rel">
                <a href=state.href_now(&format!("?area={}&action={}", a.area, a.id))>{ui::ACTION_IN_LIST.get()}</a>
                " "
                <Loc at=Locator::Heading(a.group)/>
            </p>
            <nav class="steps" aria-label=ui::NAV_STEPS.get()>
                {step(action.0.checked_sub(1), "prev", ui::NAV_PREVIOUS)}
                {step(Some(action.0 + 1), "next", ui::NAV_NEXT)}
            </nav>
        </article>
    }
}
