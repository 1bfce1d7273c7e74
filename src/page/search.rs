//! The search of everything: a box, and a list of what can be found. The third program writes the results
//! ([`crate::search_host`]); the first one keeps what is typed in the address, as it does for the explorer's box.

use super::PageEntry;
use crate::chart_id::ChartId;
use crate::component::Cx;
use crate::component::shell::Nav;
use crate::context::DEVELOPMENTS;
use crate::proposal::{ACTIONS, COUNTRIES, ENTITIES, EVENTS, NOTES, PARAGRAPHS, RECOMMENDATIONS, STATISTICS, THEMES};
use crate::route::Page;
use crate::text::charts;
use crate::url::LONGEST_Q;
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::SEARCH_TITLE.get(locale).to_owned()),
    description: |locale, ()| charts::SEARCH_DESC.get(locale).to_owned(),
    body: |cx, _, ()| page(cx),
    nav: Nav::Outside,
};

/// The page.
fn page(cx: Cx) -> Markup {
    let l = cx.locale;
    let n = |count: usize| count.to_string();
    let ways = [
        (charts::SEARCH_N_ACTION, ACTIONS.len(), Page::Explorer, ""),
        (charts::SEARCH_N_TEXT, PARAGRAPHS.len(), Page::Text, ""),
        (charts::SEARCH_N_RECOMMENDATION, RECOMMENDATIONS.len(), Page::Text, ""),
        (charts::SEARCH_N_NOTE, NOTES.len(), Page::Notes, ""),
        (charts::SEARCH_N_STATISTIC, STATISTICS.len(), Page::Figures, ""),
        (charts::SEARCH_N_EVENT, EVENTS.len(), Page::Timeline, ""),
        (charts::SEARCH_N_INITIATIVE, ENTITIES.len(), Page::Initiatives, ""),
        (charts::SEARCH_N_COUNTRY, COUNTRIES.len(), Page::Compare, ""),
        (charts::SEARCH_N_THEME, THEMES.len(), Page::Explorer, ""),
        (charts::SEARCH_N_SINCE, DEVELOPMENTS.len(), Page::Since, ""),
        (charts::SEARCH_N_CHART, ChartId::ALL.len(), Page::Charts, ""),
        (charts::SEARCH_N_PAGE, 0, Page::About, ""),
    ];
    html! {
        article.figures.search {
            header.figures-head {
                h1 { (charts::SEARCH_TITLE.get(l)) }
                p.one-say { (charts::SEARCH_LEDE.get(l)) }
            }
            form.find-form role="search" action=(cx.href(Page::Search)) {
                label for="find-q" { (charts::SEARCH_LABEL.get(l)) }
                div {
                    input #find-q type="search" name="q" maxlength=(LONGEST_Q) enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" data-words disabled;
                    button type="submit" disabled { (charts::SEARCH_GO.get(l)) }
                }
            }
            p.find-key { label { input type="checkbox" data-find-key disabled; " " (charts::SEARCH_KEY.get(l)) } }
            p.find-failed { (charts::SEARCH_FAILED.get(l)) " " a href="" target="_self" { (charts::SEARCH_RETRY.get(l)) } }
            p.figures-count role="status" data-live="found-count" {}
            div data-live="found-kinds" {}
            div data-live="found" {}
            div.find-start {
                noscript { p { (charts::SEARCH_SCRIPTS.get(l)) } }
                section.find-examples {
                    h2 { (charts::SEARCH_EXAMPLES.get(l)) }
                    ul { @for words in charts::SEARCH_TRIES.get(l).split("; ") { li { a href={ (cx.href(Page::Search)) "?q=" (crate::url::encode(words)) } { (words) } } } }
                }
                section {
                    h2 { (charts::SEARCH_BROWSE.get(l)) }
                    ul.find-ways {
                        @for (name, count, page, fragment) in ways {
                            li { a href={ (cx.href(page)) (fragment) } { (name.fill(l, &[("n", &n(count))])) } }
                        }
                    }
                }
            }
        }
    }
}
