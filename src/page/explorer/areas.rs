//! The five areas as switches, and what they show of the chosen members.

use crate::app::hooks::Region;
use crate::component::Cx;
use crate::component::shell::CHOICES;
use crate::facet::Choice;
use crate::proposal::{AREAS, CountryIx};
use crate::query::Results;
use crate::text::{Locale, ui};
use crate::url::Query;
use maud::{Markup, html};

/// Names of countries in a row: `Vietnam`, `Laos or Vietnam`.
pub(super) fn either(l: Locale, countries: &[CountryIx]) -> String {
    let names: Vec<&str> = countries.iter().map(|c| c.get().in_text(l)).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            ui::FORMAT_OR.fill(l, &[("rest", &rest.join(ui::FORMAT_COMMA.get(l))), ("last", last)])
        }
        _ => names.concat(),
    }
}

/// The five areas as switches. The cards never change; the choices' state and the line on the
/// chosen members are written into them.
pub(super) fn areas(l: Locale) -> Markup {
    html! {
        div.areas #topics role="group" aria-label=(ui::AREAS_LABEL.get(l)) {
            @for area in &AREAS {
                @let n = area.number;
                @let all: usize = area.groups.iter().map(|g| g.get().actions.len()).sum();
                label class={ "area a" (n) } data-area=(n) {
                    input type="checkbox" form=(CHOICES) data-choice=(Choice::area(n).write()) disabled;
                    span.a-n { (n) }
                    span.a-t { (area.title.get(l)) }
                    span.a-c { b data-count { (all) } (ui::FORMAT_GAP.get(l)) span { (ui::COUNT_ACTIONS.get(l)) } }
                    span.a-k data-live=(Region::Area(n)) {}
                }
            }
        }
    }
}

/// The line on each area's card: how many of its actions are linked to a chosen member; empty where none is chosen.
pub(super) fn regions(cx: Cx<'_>, q: &Query, r: &Results, add: &mut dyn FnMut(Region, Markup)) {
    let l = cx.locale;
    let countries = q.countries();
    for area in &AREAS {
        let linked = r.counts.linked_by_area[usize::from(area.number)] as usize;
        let text = if linked == 0 { ui::AREAS_LINKED_NONE } else { ui::AREAS_LINKED_SOME };
        let line = match countries[..] {
            [] => String::new(),
            _ => text.fill(l, &[("n", &l.number(linked as f64, 0)), ("countries", &either(l, &countries))]),
        };
        add(Region::Area(area.number), html! { (line) });
    }
}
