//! The 17 statistics of the proposal.

use crate::component::figure::Ask;
use crate::text::charts;
use maud::{Markup, html};

/// The page.
pub fn page(ask: &Ask, up: &str) -> Markup {
    html! { article.figures { h1 { (charts::FIGURES_TITLE.get()) } div data-live="figures" { (list(ask, up)) } } }
}

/// The figures that are asked for, in the order and form asked for.
pub fn list(_ask: &Ask, _up: &str) -> Markup {
    html! {}
}
