//! The panel of filters, from the registry of facets. Each choice shows how many actions it would list, given the
//! other filters; one that would list none shows 0 and is disabled.

use crate::component::shell::CHOICES;
use crate::facet::{Choice, Control, Facet, FacetId, ThemeChoice, actions_with, theme_group_name};
use crate::proposal::{ACTIONS, THEMES, ThemeGroup, ThemeIx};
use crate::text::{Locale, Text, ui};
use maud::{Markup, html};

/// Whether a theme belongs to an action, and whether by more than a heading above it.
fn reach(theme: ThemeIx) -> Option<bool> {
    ACTIONS
        .iter()
        .flat_map(|a| a.themes)
        .filter(|(t, _)| *t == theme)
        .map(|(_, direct)| *direct)
        .reduce(|any, direct| any || direct)
}

/// One choice: a check box, its name, its count.
fn option(l: Locale, choice: Choice, remark: Option<Text>, class: &str) -> Markup {
    html! {
        label class={ "opt " (class) } {
            input type="checkbox" form=(CHOICES) data-choice=(choice.write()) disabled;
            span { (choice.name().get(l)) @if let Some(text) = remark { " " small { (text.get(l)) } } }
            b data-count { (actions_with(choice)) }
        }
    }
}

/// The choices of a facet in one list.
fn list(l: Locale, id: FacetId, facet: &Facet) -> Markup {
    html! {
        @for position in facet.choices() {
            @let class = (facet.class)(position).map(|area| format!("a{area}")).unwrap_or_default();
            (option(l, id.choice(position), None, &class))
        }
    }
}

/// Groups of themes, and below them, folded, the themes of each.
fn themes(l: Locale) -> Markup {
    let elsewhere = (0..THEMES.len()).filter(|i| reach(ThemeIx(*i)).is_none()).count();
    let of_group = |group| Choice::theme(ThemeChoice::Group(group));
    let groups = || ThemeGroup::ALL.iter().copied().filter(|g| actions_with(of_group(*g)) > 0);
    html! {
        @for group in groups() { (option(l, of_group(group), None, "is-group")) }
        details.themes {
            summary { (ui::FACETS_SINGLE.get(l)) }
            @for group in groups() {
                p.opt-h { (theme_group_name(group).get(l)) }
                @for theme in (0..THEMES.len()).map(ThemeIx).filter(|i| i.get().group == group) {
                    @if let Some(direct) = reach(theme) {
                        (option(l, Choice::theme(ThemeChoice::Theme(theme)), (!direct).then_some(ui::FACETS_HEADING_ONLY), ""))
                    }
                }
            }
        }
        p.more { (ui::FACETS_ELSEWHERE.fill(l, &[("n", &elsewhere.to_string())])) }
    }
}

/// All filters besides area, member and words.
pub(super) fn facets(l: Locale) -> Markup {
    let mut panel: Vec<(u8, FacetId, &Facet)> =
        FacetId::ALL.iter().filter_map(|id| Some((id.get().control.place()?, *id, id.get()))).collect();
    panel.sort_by_key(|(place, ..)| *place);
    html! {
        details.facets {
            summary { (ui::FACETS_MORE.get(l)) }
            div.facets-in {
                @for (_, id, facet) in panel {
                    fieldset.facet {
                        @match facet.control {
                            Control::List { legend, .. } => { legend { (legend.get(l)) } (list(l, id, facet)) },
                            Control::Themes { legend, .. } => { legend { (legend.get(l)) } (themes(l)) },
                            Control::Elsewhere => {},
                        }
                    }
                }
            }
        }
    }
}
