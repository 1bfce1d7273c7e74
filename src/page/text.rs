//! The proposal section by section: 20 headings, 48 paragraphs and the lead-in of the appendix in our own words, each
//! with its recommendations, its notes, the actions that it is about and the names in it.
//!
//! The second program marks the present section in the contents and offers to go on where the reader was
//! (`chart_host::reading`).

use super::PageEntry;
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::initiative::link as initiative_link;
use crate::component::locator::{anchor, label, locs, pages};
use crate::component::recommendation::made_at;
use crate::component::shell::{Nav, official_page};
use crate::proposal::{
    ActionIx, DOCUMENT, EntityIx, HEADINGS, Heading, Locator, PageBasis, ParagraphIx, RECOMMENDATIONS, SECTIONS,
    Section, SectionIx, Strength,
};
use crate::route::Page;
use crate::text::{Locale, charts, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(ui::TITLE_TEXT.get(locale).to_owned()),
    description: |locale, ()| ui::DESC_TEXT.get(locale).to_owned(),
    body: |cx, _, ()| page(cx),
    nav: Nav::Item(ui::NAV_TEXT),
};

/// The page.
fn page(cx: Cx) -> Markup {
    html! {
        div.doc {
            header.doc-head #cover {
                p.kicker { (ui::TEXT_KICKER.get(cx.locale)) }
                h1 { (ui::TEXT_TITLE.get(cx.locale)) }
                p.doc-lede {
                    (ui::TEXT_LEDE.fill(cx.locale, &[("title", DOCUMENT.title.get(cx.locale)), ("date", &cx.locale.date(DOCUMENT.date))])) " "
                    a href=(official_page(cx.locale)) rel="external" { (ui::ACTION_OFFICIAL.get(cx.locale)) }
                }
                p.page-numbers { (ui::TEXT_PAGES.get(cx.locale)) }
                p.go {
                    (cite(cx.locale, PAGE, None, false))
                    a href=(cx.href(Page::Initiatives)) { (ui::TEXT_INITIATIVES.get(cx.locale)) }
                }
                // the way to where the reader was, if there is one
                p.read-on data-read-on {}
            }
            nav.toc aria-label=(ui::TEXT_CONTENTS.get(cx.locale)) {
                h2.toc-h { (ui::TEXT_CONTENTS.get(cx.locale)) }
                // on a phone the style sheet shows what follows while it is open
                details.fold { summary { (ui::TEXT_CONTENTS.get(cx.locale)) } }
                div {
                    ol {
                        @for s in &SECTIONS { li class={ "toc-" (s.level) } { a href={ "#" (s.id) } { (s.heading.get(cx.locale)) } } }
                        @for h in &HEADINGS {
                            li class={ "toc-" (h.level) } { a href={ "#" (h.id) } { (h.number) " " (h.title.get(cx.locale)) } }
                        }
                    }
                }
            }
            div.doc-body {
                @for i in 0..SECTIONS.len() { (section(cx, SectionIx(i))) }
                @for h in &HEADINGS { (heading(cx, h)) }
            }
        }
    }
}

/// The heading of a section, at the level that it has in the text.
fn titled(locale: Locale, section: &'static Section) -> Markup {
    let text = section.heading.get(locale);
    match section.level {
        1 => html! { h2 { (text) } },
        2 => html! { h3 { (text) } },
        3 => html! { h4 { (text) } },
        _ => html! { h5 { (text) } },
    }
}

fn section(cx: Cx, ix: SectionIx) -> Markup {
    let s = ix.get();
    let page = match s.page_basis {
        PageBasis::TableOfContents => ui::TEXT_PAGE_TOC,
        PageBasis::Inferred => ui::TEXT_PAGE_INFERRED,
    };
    let toc = match (s.in_toc, s.toc_heading) {
        (false, _) => Some(ui::TEXT_NOT_IN_TOC.get(cx.locale).to_owned()),
        (true, Some(other)) => Some(ui::TEXT_TOC_DIFFERS.fill(cx.locale, &[("heading", other.get(cx.locale))])),
        _ => None,
    };
    html! {
        section class={ "doc-s level-" (s.level) } id=(s.id) {
            div.doc-h {
                p.doc-at {
                    a.loc href={ "#" (s.id) } { (label(cx.locale, Locator::Section(ix))) }
                    small { (page.fill(cx.locale, &[("page", &s.page.to_string())])) }
                }
                div {
                    (titled(cx.locale, s))
                    @if let Some(toc) = toc { p.doc-note { (toc) } }
                    @if let Some(n) = s.area {
                        p class={ "doc-area a" (n) } {
                            a href=(cx.href(Page::Area(n))) { i.sq { (n) } (ui::TEXT_AREA.fill(cx.locale, &[("n", &n.to_string())])) }
                        }
                    }
                }
            }
            @for p in s.paragraphs { (paragraph(cx, *p)) }
        }
    }
}

/// What the text names in a paragraph or a note, each with its kind; nothing if it names nothing of its own.
pub(super) fn entities(cx: Cx, named: &[EntityIx]) -> Markup {
    html! {
        @if !named.is_empty() {
            div.doc-rel {
                b { (charts::READING_NAMED.get(cx.locale)) }
                ul.doc-names {
                    @for ix in named {
                        @let entity = ix.get();
                        li data-entity=(entity.id) {
                            (initiative_link(cx, *ix)) " "
                            small { (entity.kind.get(cx.locale)) }
                        }
                    }
                }
            }
        }
    }
}

/// A link to an action by id and title.
pub(super) fn action_link(cx: Cx, action: ActionIx) -> Markup {
    let a = action.get();
    html! { a href=(cx.href(Page::Action(action))) { span.aid { (a.id) } " " (a.title.get(cx.locale)) } }
}

fn paragraph(cx: Cx, ix: ParagraphIx) -> Markup {
    let p = ix.get();
    let id = anchor(ix);
    let recommendations = RECOMMENDATIONS.iter().filter(|r| r.at.contains(&Locator::Paragraph(ix))).count();
    html! {
        div.doc-p id=(id) {
            p.doc-at {
                a.loc href={ "#" (id) } { (label(cx.locale, Locator::Paragraph(ix))) }
                small { (pages(cx.locale, p.pages)) }
                @if recommendations > 0 {
                    small.doc-mark { (cx.locale.count(recommendations, charts::READING_MARK_ONE, charts::READING_MARK_OTHER)) }
                }
            }
            div.doc-t {
                p.doc-say { (p.summary.get(cx.locale)) }
                (made_at(cx, Locator::Paragraph(ix)))
                @if !p.notes.is_empty() || !p.actions.is_empty() || !p.entities.is_empty() {
                    div.doc-side {
                        @if !p.notes.is_empty() {
                            p.doc-rel { b { (ui::TEXT_NOTES.get(cx.locale)) } " " (locs(cx, p.notes.iter().map(|n| Locator::Note(*n)))) }
                        }
                        @if !p.actions.is_empty() {
                            div.doc-rel {
                                b { (ui::TEXT_ACTIONS.get(cx.locale)) }
                                ul.doc-acts {
                                    @for (action, strength) in p.actions {
                                        li class={ "a" (action.get().area) } {
                                            (action_link(cx, *action)) " "
                                            @match strength {
                                                Strength::Strong => {}
                                                Strength::Partial => { small { (ui::STRENGTH_SHORT_PARTIAL.get(cx.locale)) } }
                                                Strength::Weak => { small { (ui::STRENGTH_SHORT_WEAK.get(cx.locale)) } }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                        (entities(cx, p.entities))
                    }
                }
            }
        }
    }
}

/// A heading of the appendix with the actions under it.
fn heading(cx: Cx, h: &'static Heading) -> Markup {
    html! {
        section class={ "doc-s a" (h.area) " level-" (h.level) } id=(h.id) {
            div.doc-h {
                p.doc-at {
                    a.loc href={ "#" (h.id) } { (h.id) }
                    small { (ui::TEXT_PAGE_INFERRED.fill(cx.locale, &[("page", &h.page.to_string())])) }
                }
                div { @if h.level == 2 { h3 { (h.heading.get(cx.locale)) } } @else { h4 { (h.heading.get(cx.locale)) } } }
            }
            @if !h.actions.is_empty() {
                ul.doc-app {
                    @for a in h.actions { li id=(a.get().id.to_ascii_lowercase()) { (action_link(cx, *a)) span.doc-one { (a.get().summary.get(cx.locale)) } } }
                }
            }
        }
    }
}
