//! How written markup comes to life.
//!
//! Most of a page is text that `maud` writes. What changes in it is of two kinds, and each
//! has one mechanism here, so that a hundred switches cost no more program than one:
//!
//! - a *stretch of markup* that follows the state: [`live`], or an element with `data-live`
//!   that the page's own effect writes;
//! - a *choice*: any element with `data-choice="area=1"` (or any other piece of address) is
//!   a switch for what that address says. Checkboxes, the ruler's buttons and the map's
//!   lands are all choices; [`standing`] says where each stands.
//!
//! A view with an effect of its own for each of them was measured at more than twice the program.

use crate::query::{Results, actor_bit, basis_bit, country_bit, theme_bit};
use crate::url::Query;
use leptos::prelude::*;
use maud::Markup;
use std::cell::Cell;

/// Writes markup from the state.
pub type Writer = Box<dyn Fn() -> Markup + Send + Sync>;

/// Markup that is written again whenever something it reads changes.
pub fn live(class: &'static str, write: Writer) -> impl IntoView {
    view! { <div class=class inner_html=move || write().into_string()></div> }
}

thread_local! {
    /// Whether the page stands already and is only being taken over.
    static STANDING: Cell<bool> = const { Cell::new(false) };
}

/// Says that what is drawn until further notice stands in the page already.
pub fn taking_over(yes: bool) {
    STANDING.set(yes);
}

/// Markup for a place that does not change: nothing where it stands already, since hydration
/// leaves it untouched and writing it again would only cost time at the start.
pub fn once(write: &dyn Fn() -> Markup) -> String {
    if STANDING.get() { String::new() } else { write().into_string() }
}

/// Markup that does not change.
pub fn written(class: &'static str, write: &dyn Fn() -> Markup) -> impl IntoView + use<> {
    view! { <div class=class inner_html=once(write)></div> }
}

/// Where a choice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is chosen.
    pub on: bool,
    /// How many actions it would list, or, for a member, how many of those listed name it.
    pub count: u32,
    /// Whether it can be chosen: one that would list nothing cannot, but a member always can.
    pub open: bool,
}

/// Where the choice that a piece of address stands for is, given what is asked and listed.
pub fn standing(choice: &str, query: &Query, results: &Results) -> Standing {
    let (wanted, _) = Query::parse(choice);
    let c = &results.counts;
    let (on, count, member) = if let Some(n) = wanted.area.first() {
        (query.area.contains(n), c.areas[usize::from(*n)], false)
    } else if let Some(g) = wanted.group.first() {
        (query.group.contains(g), c.groups[g.0], false)
    } else if let Some(country) = wanted.country.first() {
        (query.country.contains(country), c.named[country_bit(*country)], true)
    } else if let Some(a) = wanted.actor.first() {
        (query.actor.contains(a), c.actors[actor_bit(*a)], false)
    } else if let Some(b) = wanted.basis.first() {
        (query.basis.contains(b), c.bases[basis_bit(*b)], false)
    } else if let Some(t) = wanted.theme.first() {
        (query.theme.contains(t), c.themes[theme_bit(*t)], false)
    } else {
        (false, 0, false)
    };
    Standing { on, count, open: member || on || count > 0 }
}
