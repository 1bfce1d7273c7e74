//! Filters. Each choice shows how many actions it would list, given the other filters; one
//! that would list none says 0 and stays.

use crate::component::action::actor;
use crate::proposal::{ACTIONS, AREAS, Action, Actor, THEMES, ThemeGroup, ThemeIx};
use crate::query::bases;
use crate::text::{Text, ui};
use crate::url::{Basis, ThemeChoice, actor_name, theme_group_name};
use maud::{Markup, html};

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
fn choice(name: Text, mark: Option<Text>, address: &str, count: usize, class: &str) -> Markup {
    html! {
        label class={ "opt " (class) } {
            input type="checkbox" autocomplete="off" data-choice=(address) disabled;
            span { (name.get()) @if let Some(m) = mark { " " small { (m.get()) } } }
            b data-count { (count) }
        }
    }
}

/// How many of all actions something holds for.
fn of_all(holds: impl Fn(&'static Action) -> bool) -> usize {
    ACTIONS.iter().filter(|a| holds(a)).count()
}

fn in_group(a: &Action, group: ThemeGroup) -> bool {
    a.themes.iter().any(|(t, _)| t.get().group == group)
}

fn choices() -> Markup {
    let elsewhere = (0..THEMES.len()).filter(|i| reach(ThemeIx(*i)).is_none()).count();
    let groups = || ThemeGroup::ALL.iter().copied().filter(|g| of_all(|a| in_group(a, *g)) > 0);
    html! {
        fieldset.facet {
            legend { (ui::FACETS_ACTOR.get()) }
            @for a in Actor::ALL {
                (choice(actor(*a), None, &format!("actor={}", actor_name(*a)), of_all(|x| x.actors.contains(a)), ""))
            }
        }
        fieldset.facet {
            legend { (ui::FACETS_BASIS.get()) }
            @for b in Basis::ALL {
                (choice(basis(b), None, &format!("basis={}", b.name()), of_all(|x| bases(x).contains(&b)), ""))
            }
        }
        fieldset.facet {
            legend { (ui::FACETS_GROUP.get()) }
            @for g in AREAS.iter().flat_map(|a| a.groups) {
                @let h = g.get();
                (choice(h.title, None, &format!("group={}", h.id), h.actions.len(), &format!("a{}", h.area)))
            }
        }
        fieldset.facet {
            legend { (ui::FACETS_THEME.get()) }
            @for g in groups() {
                (choice(theme_group(g), None, &format!("theme={}", theme_group_name(g)), of_all(|a| in_group(a, g)), "is-group"))
            }
            details.themes {
                summary { (ui::FACETS_SINGLE.get()) }
                @for g in groups() {
                    p.opt-h { (theme_group(g).get()) }
                    @for i in (0..THEMES.len()).map(ThemeIx).filter(|i| i.get().group == g) {
                        @if let Some(direct) = reach(i) {
                            @let n = of_all(|a| a.themes.iter().any(|(t, _)| *t == i));
                            (choice(i.get().name, (!direct).then_some(ui::FACETS_HEADING_ONLY), &format!("theme={}", i.get().id), n, ""))
                        }
                    }
                }
            }
            p.more { (ui::FACETS_ELSEWHERE.fill(&[("n", &elsewhere.to_string())])) }
        }
    }
}

/// All filters besides area, member and words.
pub(super) fn facets() -> Markup {
    html! {
        details.facets {
            summary { (ui::FACETS_MORE.get()) }
            div.facets-in { (choices()) }
        }
    }
}
