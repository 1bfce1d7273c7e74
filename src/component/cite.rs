//! The button that opens the dialog with references, which the second program draws.

use crate::text::{Locale, ui};
use maud::{Markup, html};

/// What the button of the present page holds.
pub const PAGE: &str = "page";

/// The button that offers references to what `value` names: [`PAGE`], an id of an action (`A1.2-4`), or the fragment of
/// a note (`fn11`). `of` distinguishes, for screen readers, buttons that look the same. `enabled` is for markup that is
/// only written by the running program, which handles clicks at once.
pub fn cite(locale: Locale, value: &str, of: Option<&str>, enabled: bool) -> Markup {
    html! {
        button.plain type="button" data-do="cite" data-value=(value) disabled[!enabled] {
            span { (ui::ACTION_CITE.get(locale)) } @if let Some(of) = of { span.sr { (ui::FORMAT_COLON.get(locale)) (of) } }
        }
    }
}
