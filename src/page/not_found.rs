//! The page for addresses that lead nowhere.

use crate::text::{Text, ui};
use maud::{Markup, html};

/// The page.
pub(super) fn page(up: &str) -> Markup {
    let way = |path: &str, name: Text| html! { li { a href={ (up) (path) } data-home=(path) { (name.get()) } } };
    html! {
        article class="one lost" {
            h1 { (ui::LOST_TITLE.get()) }
            p.one-say { (ui::LOST_BODY.get()) }
            ul.lost-ways {
                (way("", ui::NAV_EXPLORER))
                (way("text/", ui::NAV_TEXT))
                (way("notes/", ui::NAV_NOTES))
            }
        }
    }
}
