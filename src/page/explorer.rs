//! The explorer: choose a country or a topic, read what is proposed, with its sources.

mod announce;
mod answer;
mod areas;
mod facets;
mod further;
mod list;
pub mod view;

use super::PageEntry;
use crate::chart_id::ChartId;
use crate::charts::section::deferred;
use crate::component::Cx;
use crate::component::abbreviations::abbreviations;
use crate::component::shell::{CHOICES, Nav, official};
use crate::context::{ENDONYMS, MEMBERS};
use crate::map::map;
use crate::proposal::ACTIONS;
use crate::query::Results;
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use crate::url::Query;
use maud::{Markup, PreEscaped, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |_, ()| None,
    description: |locale, ()| ui::DESC_EXPLORER.get(locale).to_owned(),
    body: |cx, _, ()| page(cx),
    nav: Nav::Item(ui::NAV_EXPLORER),
};

/// What is announced before anything is chosen: the count on this page, nothing on others.
pub fn first_announcement(locale: Locale, page: Page) -> Markup {
    let everything = || announce::announcement(locale, &Query::default(), &Results::everything());
    PreEscaped(if page == Page::Explorer { everything() } else { String::new() })
}

/// The page before anything is chosen.
pub fn page(cx: Cx<'_>) -> Markup {
    let body = body(cx);
    html! { (body) div.abbr-foot { (abbreviations(cx.locale, &body)) } }
}

fn body(cx: Cx<'_>) -> Markup {
    let l = cx.locale;
    html! {
        (lede(cx))
        (areas::areas(l))
        div.instrument data-sel="" {
            // the sticky column ends with the list, above the chart
            div.work {
                aside.rail #choose aria-label=(ui::EXPLORER_RAIL.get(l)) {
                    div.plate {
                        (map(l))
                        div.plate-in { p.m-cap { (ui::MAP_CAPTION.get(l)) } (figures(l)) (members(cx)) }
                    }
                    (facets::facets(l))
                }
                (list::list(cx))
            }
            (deferred(cx, ChartId::GdpGrowth))
            p.more-charts { a href=(cx.href(Page::Charts)) { (ui::EXPLORER_CHARTS.get(l)) } }
        }
    }
}

/// What this is, ways to start, the official document, and how to read the page.
fn lede(cx: Cx<'_>) -> Markup {
    let l = cx.locale;
    let evidence = |class: &str, name: Text, what: Text| {
        html! { div class=(class) { dt { (name.get(l)) } dd { (what.get(l)) } } }
    };
    html! {
        section.lede {
            h1 { (ui::EXPLORER_TITLE.get(l)) }
            p.lede-p { (ui::EXPLORER_LEDE.get(l)) }
            div.starts {
                p {
                    span { (ui::EXPLORER_START.get(l)) } " "
                    a href="#choose" data-do="sheet" { (ui::EXPLORER_START_COUNTRY.get(l)) } " "
                    a href="#topics" { (ui::EXPLORER_START_TOPIC.get(l)) } " "
                    a href=(cx.href(Page::Text)) { (ui::EXPLORER_START_TEXT.get(l)) }
                }
                p {
                    span { (ui::EXPLORER_OFFICIAL.get(l)) } " "
                    a href=(official("en")) rel="external" hreflang="en" { (ui::LANG_EN.get(l)) } " "
                    a href=(official("ja")) rel="external" hreflang="ja" lang="ja" { "日本語" }
                }
                details.how {
                    summary { (ui::EXPLORER_HOW.get(l)) }
                    div.how-in {
                        dl.key {
                            (evidence("ev-p", ui::EVIDENCE_PROPOSAL, ui::EVIDENCE_PROPOSAL_HOW))
                            (evidence("ev-c", ui::EVIDENCE_CONTEXT, ui::EVIDENCE_CONTEXT_HOW))
                            (evidence("ev-s", ui::EVIDENCE_SINCE, ui::EVIDENCE_SINCE_HOW))
                        }
                        p { (ui::EXPLORER_HOW_MEMBERS.get(l)) }
                        p { (ui::EXPLORER_HOW_PLACES.get(l)) }
                    }
                }
            }
        }
    }
}

/// The control for figures on the map, which the second program fills once it is opened or the address asks for them.
fn figures(l: Locale) -> Markup {
    html! {
        details.how.m-cap.map-data { summary { (charts::MAP_DATA_SUMMARY.get(l)) } p.wait { (ui::SITE_WAIT.get(l)) } }
        p.lost { (charts::MAP_DATA_FAILED.get(l)) }
    }
}

/// The same choice as the map's, in words.
fn members(cx: Cx) -> Markup {
    let l = cx.locale;
    html! {
        div.index role="group" aria-labelledby="ixt" {
            p.ix-t #ixt { b { (ui::MEMBERS_TITLE.get(l)) } " " span.sr { (ui::MEMBERS_HINT.get(l)) } }
            @for (m, endonyms) in MEMBERS.iter().zip(&ENDONYMS) {
                @let c = m.country.get();
                @let n = ACTIONS.iter().filter(|a| a.reaches(m.country).next().is_some()).count();
                label.mem data-country=(c.id) {
                    input type="checkbox" form=(CHOICES) data-choice={ "country=" (c.id) } disabled;
                    abbr { (c.id) }
                    span.mem-n {
                        span { (c.name.get(l)) } " "
                        // a country's own name, unless it is the English one
                        @for (lang, name) in endonyms.iter().filter(|(_, name)| *name != c.name.get(l)) {
                            span.own-name lang=(lang) { (name) } " "
                        }
                    }
                    b data-count data-dash { @if n == 0 { "–" } @else { (n) } }
                }
            }
            p.ix-b { a href=(cx.href(Page::Compare)) { (ui::MEMBERS_BRIEFS.get(l)) } }
        }
    }
}
