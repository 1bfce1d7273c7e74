//! One action, with everything the site holds on it.

use crate::component::action::{full, hit_line};
use crate::component::locator::{loc, pages};
use crate::component::ten::ten;
use crate::proposal::{ACTIONS, ActionIx, CountryGroup, Locator, area};
use crate::text::{Text, ui};
use crate::url::Route;
use maud::{Markup, html};

/// The page.
pub(super) fn page(action: ActionIx, up: &str) -> Markup {
    let a = action.get();
    let own = area(a.area);
    let step = |to: Option<usize>, rel: &str, name: Text| {
        let to = to.filter(|i| *i < ACTIONS.len()).map(ActionIx);
        html! {
            @if let Some(to) = to {
                a href={ (up) (Route::Action(to).path()) } rel=(rel) {
                    small { (name.get()) } " "
                    span { b { (to.get().id) } " " (to.get().title.get()) }
                }
            }
        }
    };
    let has_members = a.reach.iter().any(|r| r.country.get().group == CountryGroup::Member);
    html! {
        article class={ "one a" (a.area) } data-action=(a.id) {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get()) {
                a href=(up) { (ui::NAV_EXPLORER.get()) }
                a href={ (up) (Route::Area(a.area).path()) } { (own.number) " " (own.title.get()) }
                @if a.group.get().level > 2 { span { (a.group.get().title.get()) } }
            }
            header.one-head {
                p.one-id { b { (a.id) } small { (pages(a.pages)) } }
                div { h1 { (a.title.get()) } p.one-say { (a.summary.get()) } }
            }
            div.one-whom {
                p.one-for {
                    b { (ui::ACTION_WHOM.get()) } " "
                    (if has_members { ui::ACTION_WHOM_NAMED } else { ui::ACTION_WHOM_ALL }.get())
                }
                (ten(a.reach, None))
                div.one-hits { @for r in a.reach { (hit_line(r, up)) } }
            }
            (full(action, up, 2, false))
            @if !a.themes.is_empty() {
                section.one-side {
                    h2.o-head { (ui::ACTION_THEMES.get()) }
                    ul.tags {
                        @for (t, direct) in a.themes {
                            li {
                                a href={ (up) "?theme=" (t.get().id) } { (t.get().name.get()) }
                                @if !direct { " " small { (ui::FACETS_HEADING_ONLY.get()) } }
                            }
                        }
                    }
                }
            }
            p.one-rel {
                a href={ (up) "?area=" (a.area) "&action=" (a.id) } { (ui::ACTION_IN_LIST.get()) } " "
                (loc(Locator::Heading(a.group), up))
            }
            nav.steps aria-label=(ui::NAV_STEPS.get()) {
                (step(action.0.checked_sub(1), "prev", ui::NAV_PREVIOUS))
                (step(Some(action.0 + 1), "next", ui::NAV_NEXT))
            }
        }
    }
}
