//! The ten-member bar: which members a note links an action to, at a glance.
//!
//! Ten cells, in the same order everywhere; a block marks a linked member and shows the number of the note. An action
//! without a link has no bar. The chosen members are in an attribute of the explorer (`data-sel`), and the style sheet
//! fills their blocks, so that choosing one does not change the markup of any bar.

use crate::context::MEMBERS;
use crate::proposal::{CountryGroup, CountryIx, Locator, Reach};
use crate::text::{Locale, ui};
use maud::{Markup, html};

/// Members with the numbers of the notes that link the action to them; with `only`, those of one note.
fn linked(reach: &'static [Reach], only: Option<Locator>) -> Vec<(CountryIx, Vec<String>)> {
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

/// Whether a note links an action to one of the ten members.
pub fn links_a_member(reach: &'static [Reach]) -> bool {
    reach.iter().any(|r| r.country.get().group == CountryGroup::Member)
}

/// The bar of an action, or of one of its notes; nothing where no member is linked.
pub fn member_bar(locale: Locale, reach: &'static [Reach], only: Option<Locator>) -> Markup {
    let linked = linked(reach, only);
    if linked.is_empty() {
        return html! {};
    }
    let who: Vec<String> = linked
        .iter()
        .map(|(c, notes)| {
            ui::TEN_MEMBER.fill(locale, &[("country", c.get().in_text(locale)), ("notes", &locale.list(notes))])
        })
        .collect();
    html! {
        span.ten role="img" aria-label=(ui::TEN_LINKED.fill(locale, &[("members", &who.join(ui::FORMAT_COMMA.get(locale)))])) {
            b {}
            @for (country, notes) in &linked {
                i class={ "c-" (country.get().id.to_ascii_lowercase()) } { (notes.join("·")) }
            }
        }
    }
}

/// The ten members as a row of switches above a list, in the bar's order.
pub fn ruler(locale: Locale) -> Markup {
    html! {
        div.ruler role="group" aria-label=(ui::TEN_RULER.get(locale)) {
            @for m in &MEMBERS {
                @let c = m.country.get();
                button type="button" data-country=(c.id) data-choice={ "country=" (c.id) } title=(c.name.get(locale))
                    aria-label={ (c.id) " " (c.name.get(locale)) } aria-pressed="false" disabled { (c.id) }
            }
        }
    }
}
