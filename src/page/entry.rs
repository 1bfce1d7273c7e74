//! What the site needs to know of a page.

use crate::charts::Selection;
use crate::component::Cx;
use crate::component::shell::Nav;
use crate::text::Locale;
use maud::Markup;

/// A kind of page. Each module in `page` has one as its constant `ENTRY`; the table in [`crate::route`] names the
/// module, the address and the program that draws the page.
///
/// `P` is the parameter of a page that exists once for each value, such as the action of an action's page.
pub struct PageEntry<P = ()> {
    /// The page's part of the title of the document; `None` for the explorer, which has the site's title.
    pub title: fn(Locale, P) -> Option<String>,
    /// One sentence on the page, for search engines and link previews.
    pub description: fn(Locale, P) -> String,
    /// The markup inside `<main>`, for what the visitor has chosen.
    pub body: fn(Cx, &Selection, P) -> Markup,
    /// The page's place in the navigation.
    pub nav: Nav,
}
