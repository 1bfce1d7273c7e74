//! What the site is, how it was made, what may be done with it.

use crate::chart::ChartId;
use crate::component::embed::{Embed, SITE, Way};
use crate::component::shell::official;
use crate::proposal::DOCUMENT;
use crate::text::{Text, charts, format, ui};
use crate::url::{Query, Route};
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
                p hidden data-alone { (charts::SINGLE_BESIDE.get()) }
                p data-beside { (ui::ABOUT_DATA_1.get()) }
                p.offline data-beside { (ui::OFFLINE_LEFT_OUT.get()) }
                p data-beside { (file("proposal.en.json")) ", " (file("context.json")) }
                div.wide-table data-beside tabindex="0" role="region" aria-label=(ui::ABOUT_DATA.get()) {
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
            section #offline data-beside {
                h2 { (charts::SINGLE_TITLE.get()) }
                p {
                    (charts::SINGLE_TEXT.get()) " "
                    a href={ (up) "offline/japan-asean-explorer.html" } download="" { (charts::SINGLE_LINK.get()) }
                }
            }
            (embedding(up))
            (part("licence", ui::ABOUT_LICENCE, &[ui::ABOUT_LICENCE_1, ui::ABOUT_LICENCE_2]))
            (part("privacy", ui::ABOUT_PRIVACY, &[ui::ABOUT_PRIVACY_1]))
            (part("accessibility", ui::ABOUT_ACCESS, &[ui::ABOUT_ACCESS_1, ui::ABOUT_ACCESS_2]))
            (part("browsers", ui::ABOUT_BROWSERS, &[ui::ABOUT_BROWSERS_1]))
        }
    }
}

/// The attributes of the element, and what each may say.
const ATTRIBUTES: [(&str, Text); 9] = [
    ("view", charts::EMBED_ATTR_VIEW),
    ("chart, action, area", charts::EMBED_ATTR_ONE),
    ("src", charts::EMBED_ATTR_SRC),
    ("area, country", charts::EMBED_ATTR_FILTER),
    ("lang", charts::EMBED_ATTR_LANG),
    ("look", charts::EMBED_ATTR_LOOK),
    ("title", charts::EMBED_ATTR_TITLE),
    ("sandbox", charts::EMBED_ATTR_SANDBOX),
    ("select", charts::EMBED_ATTR_SELECT),
];

/// Snippets to copy by hand, and all that they can say.
fn embedding(up: &str) -> Markup {
    let chart = Route::Chart(ChartId::GdpGrowth);
    let embed = Embed {
        site: SITE.to_owned(),
        route: chart,
        query: Query::default(),
        map_alone: false,
        look: None,
        language: "en".to_owned(),
        title: super::title(chart),
    };
    let snippet = |way: Way| {
        let text = embed.snippet(way);
        let mut parts = text.split(SITE);
        html! {
            // the page itself names the place it is at, once it can
            (parts.next().unwrap_or_default()) @for part in parts { span data-site { (SITE) } (part) }
        }
    };
    html! {
        section #embedding data-beside {
            h2 { (charts::EMBED_TITLE_ABOUT.get()) }
            p { (charts::EMBED_ABOUT.get()) }
            @for (way, name, how) in [
                (Way::Element, charts::EMBED_ELEMENT, charts::EMBED_ELEMENT_HOW),
                (Way::Frame, charts::EMBED_FRAME, charts::EMBED_FRAME_HOW),
                (Way::Sandboxed, charts::EMBED_SANDBOXED, charts::EMBED_SANDBOXED_HOW),
            ] {
                h3 { (name.get()) }
                p { (how.get()) }
                pre.code tabindex="0" role="region" aria-label=(name.get()) { code { (snippet(way)) } }
            }
            div.wide-table tabindex="0" role="region" aria-label=(charts::EMBED_ATTRS.get()) {
                table {
                    thead { tr { th scope="col" { (charts::EMBED_ATTR.get()) } th scope="col" { (charts::EMBED_ATTR_WHAT.get()) } } }
                    tbody {
                        @for (name, what) in ATTRIBUTES { tr { th scope="row" { code { (name) } } td { (what.get()) } } }
                    }
                }
            }
            p { (charts::EMBED_MESSAGES.get()) }
            p { (charts::EMBED_LIMITS.get()) }
            p { a href={ (up) (Route::Hosting.path()) } { (charts::HOSTING_TITLE.get()) } }
        }
    }
}
