//! One module for each kind of page.
//!
//! A page is one file with one entry ([`PageEntry`]) and one line in the table of [`crate::route`]. The functions
//! here find the entry of a page through that table.
//!
//! Markup that never changes is written as text by `maud`, in the browser as in the prerendered file; Leptos manages
//! what reacts to the visitor. Typed views of everything would be several times the size of the rest of the program.

mod about;
mod action;
mod area;
pub(crate) mod chart;
mod charts;
pub mod compare;
mod country;
mod entry;
pub mod explorer;
pub mod figures;
mod hosting;
mod initiative;
pub mod initiatives;
mod not_found;
pub mod notes;
mod search;
pub mod since;
mod text;
pub mod timeline;

pub use entry::PageEntry;

use crate::charts::Selection;
use crate::component::Cx;
use crate::component::abbreviations::abbreviations;
use crate::component::names;
use crate::component::shell::Nav;
use crate::route::{Language, Page, page_table};
use crate::text::{Locale, ui};
use crate::url::Query;
use maud::{Markup, PreEscaped, html};

/// The argument of an entry's functions: the page's parameter, or nothing.
macro_rules! argument {
    () => {
        ()
    };
    ($parameter:ident) => {
        $parameter
    };
}

macro_rules! define_ways_to_entries {
    ($($(#[$doc:meta])* $page:ident $(($parameter:ident: $kind:ty))? => $module:ident, $path:literal;)*) => {
        /// The page's part of the title; the explorer has none.
        fn own_title(locale: Locale, page: Page) -> Option<String> {
            match page {
                $(Page::$page $(($parameter))? => ($module::ENTRY.title)(locale, argument!($($parameter)?)),)*
                Page::NotFound => (not_found::ENTRY.title)(locale, ()),
            }
        }

        /// One sentence on the page, for search engines and link previews.
        pub fn description(locale: Locale, page: Page) -> String {
            match page {
                $(Page::$page $(($parameter))? => ($module::ENTRY.description)(locale, argument!($($parameter)?)),)*
                Page::NotFound => (not_found::ENTRY.description)(locale, ()),
            }
        }

        /// The page's place in the navigation.
        pub fn nav(page: Page) -> Nav {
            match page {
                $(Page::$page { .. } => $module::ENTRY.nav,)*
                Page::NotFound => not_found::ENTRY.nav,
            }
        }

        fn own_body(cx: Cx, selection: &Selection, page: Page) -> Markup {
            match page {
                $(Page::$page $(($parameter))? => {
                    ($module::ENTRY.body)(cx, selection, argument!($($parameter)?))
                })*
                Page::NotFound => (not_found::ENTRY.body)(cx, selection, ()),
            }
        }
    };
}
page_table!(define_ways_to_entries);

/// The body of a page for what the visitor has chosen. The prerenderer and the second program render bodies; the
/// first one must not, since it is part of the first load.
pub fn body(cx: Cx, selection: &Selection, page: Page) -> Markup {
    let body = own_body(cx, selection, page);
    // the explorer has its list of abbreviations at its end
    if page == Page::Explorer { body } else { with_abbreviations(cx.locale, body) }
}

/// The body of a page with nothing chosen, as it is prerendered.
pub fn prerendered_body(cx: Cx, page: Page) -> Markup {
    body(cx, &Selection::none(), page)
}

/// What the first program writes for the body of a page that is opened in place, until the second program has
/// rendered that. It contains the page's path, because markup that equals what is in the page already is not written
/// again.
pub fn placeholder(locale: Locale, page: Page) -> Markup {
    html! {
        div.prose data-await=(page.in_language(Language::of(locale)).path()) {
            p.wait role="status" { (ui::SITE_WAIT.get(locale)) }
            p.lost { (ui::SITE_LOST.get(locale)) " " a href="" rel="external" { (ui::SITE_RETRY.get(locale)) } }
        }
    }
}

/// A body with the list of the abbreviations in it, at the end of its header.
fn with_abbreviations(locale: Locale, body: Markup) -> Markup {
    let list = abbreviations(locale, &body);
    match body.0.split_once("</header>") {
        Some((head, rest)) => html! { (PreEscaped(head)) (list) (PreEscaped("</header>")) (PreEscaped(rest)) },
        None => html! { (body) (list) },
    }
}

/// Separates the page's part of a title from the site's.
pub const TITLE_SEPARATOR: &str = " · ";

/// Title of the document, different on every page.
pub fn title(locale: Locale, page: Page) -> String {
    let site = ui::SITE_TITLE.get(locale);
    match own_title(locale, page) {
        Some(own) => format!("{own}{TITLE_SEPARATOR}{site}"),
        None => ui::TITLE_EXPLORER.fill(locale, &[("site", site)]),
    }
}

/// Title of a page in a frame: it names the filters in use and the part that is shown.
pub fn frame_title(locale: Locale, page: Page, query: &Query) -> String {
    names::frame_title(locale, own_title(locale, page).as_deref(), query)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{Nav, Page, Selection, body, nav};
    use crate::app::hooks::Command;
    use crate::component::passage_dialog::passage;
    use crate::component::shell::{notice, tools};
    use crate::component::{Cx, Scope};
    use crate::export::reference::Cited;
    use crate::proposal::{Locator, action};
    use crate::text::Locale;
    use crate::url::Toggle;
    use scraper::{Html, Selector};

    #[test]
    fn a_page_without_an_item_is_under_one_that_has_an_item() {
        for page in Page::all() {
            match nav(page) {
                Nav::Item(_) => assert!(Page::single().any(|single| single == page), "{page:?} is several pages"),
                Nav::Under(parent) => assert!(matches!(nav(parent), Nav::Item(_)), "{page:?} is under {parent:?}"),
                Nav::Outside => {}
            }
        }
    }

    /// A button whose command nobody reads would do nothing, and so would a choice.
    #[test]
    fn every_command_and_choice_of_a_page_is_one_that_the_programs_read() {
        let locale = Locale::built_in("en").expect("English");
        let cx = Cx { scope: &Scope { locale, root_prefix: "./" } };
        let (commands, choices) = (selector("[data-do]"), selector("[data-choice]"));
        let (mut read, mut chosen) = (0, 0);
        let around = [
            ("tools", tools(locale)),
            ("notice", notice(locale, &[], action("A1.2-4"))),
            ("passage", passage(cx, Locator::Note(11))),
        ];
        let pages = Page::all().into_iter().map(|page| (page.path(), body(cx, &Selection::none(), page)));
        for (place, markup) in pages.chain(around.map(|(place, markup)| (place.to_owned(), markup))) {
            let html = Html::parse_fragment(&markup.into_string());
            for button in html.select(&commands) {
                let (name, value) = (button.attr("data-do").unwrap_or_default(), button.attr("data-value"));
                assert!(Command::parse(name, value.unwrap_or_default()).is_some(), "{place}: {name} {value:?}");
                if name == "cite" {
                    assert!(value.and_then(Cited::parse).is_some(), "{place}: {name} {value:?}");
                }
                read += 1;
            }
            for control in html.select(&choices) {
                let choice = control.attr("data-choice").unwrap_or_default();
                assert!(matches!(Toggle::parse(choice), Some(Toggle::Choice(_))), "{place}: {choice}");
                chosen += 1;
            }
        }
        assert!(read > 100 && chosen > 100, "{read} commands, {chosen} choices");
    }

    fn selector(text: &str) -> Selector {
        Selector::parse(text).expect("a selector")
    }
}
