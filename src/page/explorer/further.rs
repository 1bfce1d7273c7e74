//! Below the actions: recommendations of the main text that no action repeats, counted apart.

use crate::app::hooks::Region;
use crate::component::Cx;
use crate::component::recommendation::row;
use crate::proposal::RecommendationIx;
use crate::query::Results;
use crate::text::{Locale, ui};
use crate::url::Query;
use maud::{Markup, html};

/// The section before anything is chosen: all of them, folded.
pub(super) fn further(cx: Cx<'_>) -> Markup {
    let l = cx.locale;
    let r = Results::everything();
    html! {
        details.further #further {
            summary data-live=(Region::FurtherHead) { (head(l, &r)) }
            h3.sr { (ui::FURTHER_LABEL.get(l)) }
            p.further-p { (ui::FURTHER_LEDE.get(l)) }
            ol.acts { @for i in &r.recommendations { (row(cx, RecommendationIx(*i))) } }
        }
    }
}

pub(super) fn head(l: Locale, r: &Results) -> Markup {
    html! { h2 { (number(l, r)) } }
}

/// `36 further recommendations`.
fn number(l: Locale, r: &Results) -> String {
    l.count(r.recommendations.len(), ui::FURTHER_ONE, ui::FURTHER_OTHER)
}

/// A link to the section with its count; nothing where none is listed.
pub(super) fn link(l: Locale, r: &Results) -> Markup {
    html! { @if !r.recommendations.is_empty() { a href="#further" { (number(l, r)) } } }
}

/// Whether the section holds the answer, so that it is unfolded: no action is listed, or words are searched for.
pub(super) fn holds_answer(q: &Query, r: &Results) -> bool {
    !r.recommendations.is_empty() && (r.total() == 0 || !q.q.is_empty())
}
