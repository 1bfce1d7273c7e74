//! What the site is, how it was made, what may be done with it.

use super::PageEntry;
use crate::chart_id::ChartId;
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::embed::{EXAMPLE_SITE, Embed, EmbedPart, SnippetKind};
use crate::component::shell::{CHOICES, Nav, official};
use crate::export::reference::document;
use crate::proposal::DOCUMENT;
use crate::route::{Language, Page};
use crate::text::{self, Text, charts, ui};
use crate::url::Query;
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(ui::TITLE_ABOUT.get(locale).to_owned()),
    description: |locale, ()| ui::DESC_ABOUT.get(locale).to_owned(),
    body: |cx, _, ()| page(cx),
    nav: Nav::Item(ui::NAV_ABOUT),
};

/// The collections published as open data: file name and what is in it.
const DATA: [(&str, Text); 27] = [
    ("sections", ui::DATA_SECTIONS),
    ("paragraphs", ui::DATA_PARAGRAPHS),
    ("areas", ui::DATA_AREAS),
    ("headings", ui::DATA_HEADINGS),
    ("actions", ui::DATA_ACTIONS),
    ("recommendations", ui::DATA_RECOMMENDATIONS),
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
    ("joined", ui::DATA_JOINED),
    ("sources", ui::DATA_SOURCES),
];

/// The page.
fn page(cx: Cx) -> Markup {
    let part = |id: &str, title: Text, paragraphs: &[Text]| {
        html! { section id=(id) { h2 { (title.get(cx.locale)) } @for p in paragraphs { p { (p.get(cx.locale)) } } } }
    };
    let file = |name: &str| html! { a href={ (cx.root_prefix) "data/" (name) } download="" { (name) } };
    // the size is known once the files are written
    let size = |name: &str| html! { td.size data-size=(name) {} };
    let wholes = [
        (format!("proposal.{}.json", cx.locale.code()), ui::EVIDENCE_PROPOSAL),
        ("context.json".to_owned(), ui::EVIDENCE_CONTEXT),
        ("since.json".to_owned(), ui::EVIDENCE_SINCE),
    ];
    let summary = format!("proposal.{}.md", cx.locale.code());
    html! {
        article class="one prose" {
            h1 { (ui::ABOUT_TITLE.get(cx.locale)) }
            p.one-say { (ui::ABOUT_LEDE.fill(cx.locale, &[("title", DOCUMENT.title.get(cx.locale)), ("date", &cx.locale.date(DOCUMENT.date))])) }
            p.go { (cite(cx.locale, PAGE, None, false)) }
            (part("what", ui::ABOUT_WHAT, &[ui::ABOUT_IS_1, ui::ABOUT_NOT_1]))
            section #official {
                h2 { (ui::ABOUT_OFFICIAL.get(cx.locale)) }
                p {
                    (ui::ABOUT_OFFICIAL_BODY.get(cx.locale)) " "
                    a href=(official("en")) rel="external" { (ui::LANG_EN.get(cx.locale)) } (ui::FORMAT_COMMA.get(cx.locale))
                    a href=(official("ja")) rel="external" hreflang="ja" lang="ja" { "日本語" } (charts::JOIN_END.get(cx.locale))
                }
            }
            (part("method", ui::ABOUT_METHOD, &[ui::ABOUT_METHOD_1, ui::ABOUT_METHOD_2, ui::ABOUT_METHOD_3]))
            (part("evidence", ui::ABOUT_EVIDENCE, &[ui::ABOUT_METHOD_4]))
            (part("figures", ui::ABOUT_FIGURES, &[ui::ABOUT_FIGURES_1, ui::ABOUT_FIGURES_2]))
            (part("map", ui::ABOUT_MAP, &[ui::ABOUT_MAP_1]))
            section #data {
                h2 { (ui::ABOUT_DATA.get(cx.locale)) }
                p hidden data-alone { (charts::SINGLE_BESIDE.get(cx.locale)) }
                p data-beside { (ui::ABOUT_DATA_1.get(cx.locale)) }
                p.offline data-beside { (ui::OFFLINE_LEFT_OUT.get(cx.locale)) }
                p { (ui::ABOUT_DATA_2.get(cx.locale)) }
                p data-beside {
                    (ui::ABOUT_MACHINES.get(cx.locale)) " "
                    a href={ (cx.root_prefix) "data/" (summary) } download="" { (ui::ABOUT_MACHINES_MD.get(cx.locale)) } (ui::FORMAT_COMMA.get(cx.locale))
                    a href={ (cx.root_prefix) "llms.txt" } download="" { (ui::ABOUT_MACHINES_LLMS.get(cx.locale)) } (charts::JOIN_END.get(cx.locale))
                }
                div.wide-table data-beside tabindex="0" role="region" aria-label=(ui::ABOUT_DATA.get(cx.locale)) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (ui::DATA_COLLECTION.get(cx.locale)) }
                                th scope="col" { (ui::DATA_FILE.get(cx.locale)) }
                                th scope="col" { (ui::DATA_SIZE.get(cx.locale)) }
                                th scope="col" { (ui::DATA_SCHEMA.get(cx.locale)) }
                            }
                        }
                        tbody {
                            @for (name, kind) in &wholes {
                                tr {
                                    th scope="row" { (ui::ABOUT_DATA_ALL.fill(cx.locale, &[("kind", kind.get(cx.locale))])) }
                                    td { (file(name)) }
                                    (size(name))
                                    td {}
                                }
                            }
                            tr {
                                th scope="row" { (ui::DATA_SUMMARY.get(cx.locale)) }
                                td { (file(&summary)) }
                                (size(&summary))
                                td {}
                            }
                            @for (name, what) in DATA {
                                tr {
                                    th scope="row" { (what.get(cx.locale)) }
                                    td { (file(&format!("{name}.csv"))) }
                                    (size(&format!("{name}.csv")))
                                    td { (file(&format!("{name}.schema.json"))) }
                                }
                            }
                        }
                    }
                }
            }
            section #offline data-beside {
                h2 { (charts::SINGLE_TITLE.get(cx.locale)) }
                p {
                    (charts::SINGLE_TEXT.get(cx.locale)) " "
                    a href={ (cx.root_prefix) (Language::of(cx.locale).file("offline/japan-asean-explorer.html")) } download="" { (charts::SINGLE_LINK.get(cx.locale)) }
                }
            }
            (offline_languages(cx))
            (embedding(cx))
            section #citing {
                h2 { (ui::ABOUT_CITING.get(cx.locale)) }
                p { (ui::ABOUT_CITING_1.get(cx.locale)) }
                p.cited { (document(cx.locale)) }
            }
            (part("licence", ui::ABOUT_LICENCE, &[ui::ABOUT_LICENCE_1, ui::ABOUT_LICENCE_2]))
            (part("privacy", ui::ABOUT_PRIVACY, &[ui::ABOUT_PRIVACY_1]))
            (part("accessibility", ui::ABOUT_ACCESS, &[ui::ABOUT_ACCESS_1, ui::ABOUT_ACCESS_2]))
            (part("browsers", ui::ABOUT_BROWSERS, &[ui::ABOUT_BROWSERS_1]))
            (part("limits", ui::ABOUT_LIMITS, &[ui::ABOUT_LIMITS_1]))
            // shown once the publisher's contact is written into it
            section #errors hidden {
                h2 { (ui::ABOUT_ERRORS.get(cx.locale)) }
                p { (ui::ABOUT_ERRORS_1.get(cx.locale)) " " a data-report {} }
            }
            section #versions {
                h2 { (ui::ABOUT_VERSIONS.get(cx.locale)) }
                p { (ui::ABOUT_VERSIONS_1.fill(cx.locale, &[("version", env!("CARGO_PKG_VERSION")), ("build", text::build())])) }
            }
        }
    }
}

/// Check boxes for what else a device keeps for use offline, which a script shows once it keeps anything
/// (`client/offline.js`).
fn offline_languages(cx: Cx) -> Markup {
    let words = |state: &str, text: Text, name: &str| {
        html! { p data-keeps=(state) hidden { (text.fill(cx.locale, &[("language", name)])) } }
    };
    let others: Vec<(Language, &str)> = Language::of(cx.locale).others().collect();
    html! {
        section #languages data-beside {
            h2 { (charts::KEEP_TITLE.get(cx.locale)) }
            p { (charts::KEEP_HOW.get(cx.locale)) }
            @for (language, name) in others {
                fieldset.keep {
                    legend.sr { (name) }
                    label {
                        input type="checkbox" data-keep=(language.code()) form=(CHOICES) disabled;
                        " " (charts::KEEP_LANGUAGE.fill(cx.locale, &[("language", name)]))
                    }
                    div role="status" {
                        (words("wait", charts::KEEP_WAIT, name))
                        (words("kept", charts::KEEP_KEPT, name))
                        (words("failed", charts::KEEP_FAILED, name))
                    }
                }
            }
        }
    }
}

/// The attributes of the element, and the values of each.
const ATTRIBUTES: [(&str, Text); 10] = [
    ("view", charts::EMBED_ATTR_VIEW),
    ("chart, action, area", charts::EMBED_ATTR_ONE),
    ("alone", charts::EMBED_ATTR_ALONE),
    ("src", charts::EMBED_ATTR_SRC),
    ("area, country", charts::EMBED_ATTR_FILTER),
    ("lang", charts::EMBED_ATTR_LANG),
    ("look", charts::EMBED_ATTR_LOOK),
    ("title", charts::EMBED_ATTR_TITLE),
    ("sandbox", charts::EMBED_ATTR_SANDBOX),
    ("select", charts::EMBED_ATTR_SELECT),
];

/// Snippets to copy by hand, and the attributes they can have.
fn embedding(cx: Cx) -> Markup {
    let chart = Page::Chart(ChartId::GdpGrowth);
    let embed = Embed {
        site: EXAMPLE_SITE.to_owned(),
        route: chart.in_language(Language::of(cx.locale)),
        query: Query::default(),
        part: EmbedPart::Whole,
        look: None,
        title: super::frame_title(cx.locale, chart, &Query::default()),
        sandboxed: false,
        height: 800,
    };
    let snippet = |kind: SnippetKind, sandboxed: bool| {
        let text = Embed { sandboxed, ..embed.clone() }.snippet(kind);
        let mut parts = text.split(EXAMPLE_SITE);
        html! {
            // a script replaces it by the address that the site has here
            (parts.next().unwrap_or_default()) @for part in parts { span data-site { (EXAMPLE_SITE) } (part) }
        }
    };
    html! {
        section #embedding data-beside {
            h2 { (charts::EMBED_TITLE_ABOUT.get(cx.locale)) }
            p { (charts::EMBED_ABOUT.get(cx.locale)) }
            @for (kind, sandboxed, name, how) in [
                (SnippetKind::Element, false, charts::EMBED_ELEMENT, charts::EMBED_ELEMENT_HOW),
                (SnippetKind::Frame, false, charts::EMBED_FRAME, charts::EMBED_FRAME_HOW),
                (SnippetKind::Frame, true, charts::EMBED_SANDBOXED, charts::EMBED_SANDBOX_HOW),
            ] {
                h3 { (name.get(cx.locale)) }
                p { (how.get(cx.locale)) }
                pre.code tabindex="0" role="region" aria-label=(name.get(cx.locale)) { code { (snippet(kind, sandboxed)) } }
            }
            p { (charts::EMBED_PARTS.get(cx.locale)) }
            h3 { (charts::EMBED_ATTRS.get(cx.locale)) }
            div.wide-table tabindex="0" role="region" aria-label=(charts::EMBED_ATTRS.get(cx.locale)) {
                table {
                    thead { tr { th scope="col" { (charts::EMBED_ATTR.get(cx.locale)) } th scope="col" { (charts::EMBED_ATTR_WHAT.get(cx.locale)) } } }
                    tbody {
                        @for (name, what) in ATTRIBUTES { tr { th scope="row" { code { (name) } } td { (what.get(cx.locale)) } } }
                    }
                }
            }
            p { (charts::EMBED_MESSAGES.get(cx.locale)) }
            p { (charts::EMBED_LIMITS.get(cx.locale)) }
            p { a href=(cx.href(Page::Hosting)) { (charts::HOSTING_TITLE.get(cx.locale)) } }
        }
    }
}
