//! Links from an action to the previous and the next one of the list that it was reached from.
//!
//! The list is the results in the order shown: actions linked to a chosen member first, then the others. Links to
//! actions keep the filters in their addresses (`action/a1.2-4/?area=1&country=vn`), from which an action's page
//! gets the list.

use super::Cx;
use super::names::chosen;
use crate::proposal::{ACTIONS, ActionIx};
use crate::query::Results;
use crate::route::Page;
use crate::text::{Text, ui};
use crate::url::Query;
use maud::{Markup, html};

/// The previous action of the list, the position of this one in it, from 1, and the next one; `None` if it is not
/// listed.
fn neighbours(action: ActionIx, r: &Results) -> Option<(Option<ActionIx>, usize, Option<ActionIx>)> {
    let order = || r.linked.iter().chain(&r.others).copied();
    let at = order().position(|i| i == action.0)?;
    let beside = |at: Option<usize>| at.and_then(|at| order().nth(at)).map(ActionIx);
    Some((beside(at.checked_sub(1)), at + 1, beside(Some(at + 1))))
}

/// A link to an action of the list. With `opens`, the explorer opens its row.
fn step(cx: Cx, to: Option<ActionIx>, rel: &str, name: Text, search: &str, opens: bool) -> Markup {
    html! {
        @if let Some(to) = to {
            a href={ (cx.href(Page::Action(to))) (search) } rel=(rel) data-opens=[opens.then_some(to.get().id)] {
                small { (name.get(cx.locale)) } " "
                span { b { (to.get().id) } " " (to.get().title.get(cx.locale)) }
            }
        }
    }
}

/// The links at the end of an action's page: through the list that the address describes, or, where it describes none
/// or the action is not in it, through the whole proposal.
pub fn of_page(cx: Cx, action: ActionIx, q: &Query, r: &Results) -> Markup {
    let list = if q.is_unfiltered() { None } else { neighbours(action, r) };
    match list {
        Some((previous, at, next)) => {
            let search = q.filters().write();
            let place = ui::NAV_LIST_PLACE.fill(
                cx.locale,
                &[
                    ("n", &at.to_string()),
                    ("all", &r.total().to_string()),
                    ("names", &cx.locale.list(&chosen(cx.locale, q))),
                ],
            );
            html! {
                p.steps-of { a href={ (cx.href(Page::Explorer)) (search) } { (ui::NAV_LIST_BACK.get(cx.locale)) } " " (place) }
                (step(cx, previous, "prev", ui::NAV_LIST_PREVIOUS, &search, false))
                (step(cx, next, "next", ui::NAV_LIST_NEXT, &search, false))
            }
        }
        None => {
            let at = |to: Option<usize>| to.filter(|i| *i < ACTIONS.len()).map(ActionIx);
            html! {
                (step(cx, at(action.0.checked_sub(1)), "prev", ui::NAV_PREVIOUS, "", false))
                (step(cx, at(Some(action.0 + 1)), "next", ui::NAV_NEXT, "", false))
            }
        }
    }
}

/// The links at the end of the open row.
pub fn of_row(cx: Cx, action: ActionIx, q: &Query, r: &Results) -> Markup {
    let Some((previous, _, next)) = neighbours(action, r) else { return html! {} };
    let search = q.filters().write();
    html! {
        (step(cx, previous, "prev", ui::NAV_LIST_PREVIOUS, &search, true))
        (step(cx, next, "next", ui::NAV_LIST_NEXT, &search, true))
    }
}

/// Writes the links of the open row, once that is in the page, and adds the filters to the addresses of all links to
#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{neighbours, of_page};
    use crate::component::{Cx, Scope};
    use crate::proposal::action;
    use crate::query::{Corpus, run};
    use crate::text::Locale;
    use crate::url::Query;

    fn english() -> Locale {
        Locale::built_in("en").expect("English")
    }

    #[test]
    fn neighbours_are_those_of_the_list_in_its_order() {
        let ask = |search: &str| run(&Corpus::of_proposal(english()), &Query::parse(search).0);
        let id = |id: &str| action(id).expect("an action");
        let beside = |search: &str, of: &str| {
            let found = neighbours(id(of), &ask(search))?;
            Some((found.0.map(|a| a.get().id), found.1, found.2.map(|a| a.get().id)))
        };
        // what is linked to Vietnam comes first
        assert_eq!(beside("area=1&country=vn", "A1.2-4"), Some((None, 1, Some("A1.2-5"))));
        assert_eq!(beside("area=1&country=vn", "A1.2-5"), Some((Some("A1.2-4"), 2, Some("A1.1-1"))));
        assert_eq!(beside("area=1&country=vn", "A1.1-1"), Some((Some("A1.2-5"), 3, Some("A1.1-2"))));
        assert_eq!(beside("area=1&country=vn", "A4-2"), None);
        assert_eq!(beside("", "A1.2-4"), Some((Some("A1.2-3"), 8, Some("A1.2-5"))));
    }

    #[test]
    fn a_page_leads_through_the_list_of_its_address() {
        let cx = Cx { scope: &Scope { locale: english(), root_prefix: "../../" } };
        let steps = |search: &str, of: &str| {
            let query = Query::parse(search).0;
            let results = run(&Corpus::of_proposal(english()), &query);
            of_page(cx, action(of).expect("an action"), &query, &results).into_string()
        };
        let listed = steps("country=vn&area=1&action=A1.2-5&look=dark", "A1.2-5");
        assert!(listed.contains("href=\"../../?area=1&amp;country=vn\""), "{listed}");
        assert!(listed.contains("href=\"../../action/a1.2-4/?area=1&amp;country=vn\" rel=\"prev\""), "{listed}");
        assert!(listed.contains("href=\"../../action/a1.1-1/?area=1&amp;country=vn\" rel=\"next\""), "{listed}");
        assert!(listed.contains("2 of 9: Connectivity and Vietnam"), "{listed}");
        // not in the list, and no list
        for search in ["area=1", ""] {
            let all = steps(search, "A4-2");
            assert!(all.contains("href=\"../../action/a4-1/\" rel=\"prev\"") && !all.contains('?'), "{all}");
        }
    }
}
