//! What the site is, how it was made, what may be done with it.

use crate::component::shell::official;
use crate::proposal::DOCUMENT;
use crate::text::{Text, format, ui};
use maud::{Markup, html};

/// The collections published as open data: file name and what is in it.
const DATA: [(&str, Text); 25] = [
    ("sections", ui::DATA_SECTIONS),
    ("paragraphs", ui::DATA_PARAGRAPHS),
    ("areas", ui::DATA_AREAS),
    ("headings", ui::DATA_HEADINGS),
    ("actions", ui::DATA_ACTIONS),
    ("notes", ui::DATA_NOTES),
    ("statistics", ui::DATA_STATISTICS),
    ("counts", ui::DATA_COUNTS),
    ("events", ui::DATA_EVENTS),
    ("reference_dates", ui::DATA_REFERENCE_DATES),
    ("undated", ui::DATA_UNDATED),
    ("entities", ui::DATA_ENTITIES),
    ("relations", ui::DATA_RELATIONS),
    ("themes", ui::DATA_THEMES),
    ("countries", ui::DATA_COUNTRIES),
    ("places", ui::DATA_PLACES),
    ("implied", ui::DATA_IMPLIED),
    ("growth", ui::DATA_GROWTH),
    ("bases", ui::DATA_BASES),
    ("visitors", ui::DATA_VISITORS),
    ("investment", ui::DATA_INVESTMENT),
    ("residents", ui::DATA_RESIDENTS),
    ("members", ui::DATA_MEMBERS),
    ("since", ui::DATA_SINCE),
    ("sources", ui::DATA_SOURCES),
];

/// The page.
pub(super) fn page(up: &str) -> Markup {
    let part = |id: &str, title: Text, paragraphs: &[Text]| {
        html! { section id=(id) { h2 { (title.get()) } @for p in paragraphs { p { (p.get()) } } } }
    };
    let file = |name: &str| html! { a href={ (up) "data/" (name) } download="" { (name) } };
    html! {
        article class="one prose" {
            h1 { (ui::ABOUT_TITLE.get()) }
            p.one-say { (ui::ABOUT_LEDE.fill(&[("title", DOCUMENT.title.get()), ("date", &format::date(DOCUMENT.date))])) }
            section #official {
                h2 { (ui::ABOUT_OFFICIAL.get()) }
                p {
                    (ui::ABOUT_OFFICIAL_BODY.get()) " "
                    a href=(official("en")) rel="external" { (ui::LANG_EN.get()) } ", "
                    a href=(official("ja")) rel="external" hreflang="ja" lang="ja" { "日本語" } "."
                }
            }
            (part("method", ui::ABOUT_METHOD, &[ui::ABOUT_METHOD_1, ui::ABOUT_METHOD_2, ui::ABOUT_METHOD_3, ui::ABOUT_METHOD_4]))
            (part("map", ui::ABOUT_MAP, &[ui::ABOUT_MAP_1]))
            section #data {
                h2 { (ui::ABOUT_DATA.get()) }
                p { (ui::ABOUT_DATA_1.get()) }
                p.offline { (ui::OFFLINE_LEFT_OUT.get()) }
                p { (file("proposal.en.json")) ", " (file("context.json")) }
                div.wide-table tabindex="0" role="region" aria-label=(ui::ABOUT_DATA.get()) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (ui::DATA_COLLECTION.get()) }
                                th scope="col" { (ui::DATA_CSV.get()) }
                                th scope="col" { (ui::DATA_SCHEMA.get()) }
                            }
                        }
                        tbody {
                            @for (name, what) in DATA {
                                tr {
                                    th scope="row" { (what.get()) }
                                    td { (file(&format!("{name}.csv"))) }
                                    td { (file(&format!("{name}.schema.json"))) }
                                }
                            }
                        }
                    }
                }
            }
            (part("licence", ui::ABOUT_LICENCE, &[ui::ABOUT_LICENCE_1, ui::ABOUT_LICENCE_2]))
            (part("privacy", ui::ABOUT_PRIVACY, &[ui::ABOUT_PRIVACY_1]))
            (part("accessibility", ui::ABOUT_ACCESS, &[ui::ABOUT_ACCESS_1, ui::ABOUT_ACCESS_2]))
            (part("browsers", ui::ABOUT_BROWSERS, &[ui::ABOUT_BROWSERS_1]))
        }
    }
}
