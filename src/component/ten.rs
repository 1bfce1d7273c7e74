//! The ten-member bar: whom an action names, at a glance.
//!
//! Ten fixed cells in one order everywhere. An undivided bar means ASEAN as a whole; a block
//! stands only where a note names a member, and carries the note's number. Which members are
//! chosen is said once, on the instrument around the list (`data-sel`), and the style sheet
//! fills their blocks, so that choosing one touches no bar.

use crate::context::MEMBERS;
use crate::proposal::{CountryIx, Locator, Reach};
use crate::text::{format, ui};
use maud::{Markup, html};

/// Members with the notes that name them.
fn named(reach: &'static [Reach], only: Option<Locator>) -> Vec<(CountryIx, Vec<String>)> {
    MEMBERS
        .iter()
        .filter_map(|m| {
            let notes: Vec<String> = reach
                .iter()
                .filter(|r| r.country == m.country && only.is_none_or(|at| r.at == at))
                .filter_map(|r| if let Locator::Note(n) = r.at { Some(n.to_string()) } else { None })
                .collect();
            (!notes.is_empty()).then_some((m.country, notes))
        })
        .collect()
}

/// The bar of an action, or of one of its notes.
pub fn ten(reach: &'static [Reach], only: Option<Locator>) -> Markup {
    let named = named(reach, only);
    let label = if named.is_empty() {
        ui::TEN_ALL.get().to_owned()
    } else {
        let who: Vec<String> = named
            .iter()
            .map(|(c, notes)| ui::TEN_MEMBER.fill(&[("country", c.get().name.get()), ("notes", &format::list(notes))]))
            .collect();
        ui::TEN_NAMED.fill(&[("members", &who.join(", "))])
    };
    html! {
        span.ten role="img" aria-label=(label) {
            b {}
            @for (country, notes) in &named {
                i class={ "c-" (country.get().id.to_ascii_lowercase()) } { (notes.join("·")) }
            }
        }
    }
}

/// The ten members as a row of switches above a list, in the bar's order.
pub fn ruler() -> Markup {
    html! {
        div.ruler role="group" aria-label=(ui::TEN_RULER.get()) {
            @for m in &MEMBERS {
                @let c = m.country.get();
                button type="button" data-country=(c.id) data-choice={ "country=" (c.id) } title=(c.name.get())
                    aria-label={ (c.id) " " (c.name.get()) } aria-pressed="false" disabled { (c.id) }
            }
        }
    }
}
