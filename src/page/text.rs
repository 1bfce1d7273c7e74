//! The proposal section by section: 20 headings, 48 paragraphs and the lead-in of the
//! appendix in our own words, each with its notes and the actions it speaks of.

use crate::component::locator::{anchor, label, locs, pages};
use crate::component::shell::official;
use crate::proposal::{
    ActionIx, DOCUMENT, HEADINGS, Heading, Locator, PageBasis, ParagraphIx, SECTIONS, Section, SectionIx, Strength,
};
use crate::text::{format, ui};
use crate::url::Route;
use maud::{Markup, html};

/// The page.
pub(super) fn page(up: &str) -> Markup {
    html! {
        div.doc {
            header.doc-head #cover {
                p.kicker { (ui::TEXT_KICKER.get()) }
                h1 { (ui::TEXT_TITLE.get()) }
                p.doc-lede {
                    (ui::TEXT_LEDE.fill(&[("title", DOCUMENT.title.get()), ("date", &format::date(DOCUMENT.date))])) " "
                    a href=(official("en")) rel="external" { (ui::ACTION_OFFICIAL.get()) }
                }
            }
            nav.toc aria-label=(ui::TEXT_CONTENTS.get()) {
                h2 { (ui::TEXT_CONTENTS.get()) }
                ol { @for s in &SECTIONS { li class={ "toc-" (s.level) } { a href={ "#" (s.id) } { (s.heading.get()) } } } }
            }
            div.doc-body {
                @for i in 0..SECTIONS.len() { (section(SectionIx(i), up)) }
                @for h in &HEADINGS { (heading(h, up)) }
            }
        }
    }
}

fn titled(section: &'static Section) -> Markup {
    let text = section.heading.get();
    match section.level {
        1 => html! { h2 { (text) } },
        2 => html! { h3 { (text) } },
        3 => html! { h4 { (text) } },
        _ => html! { h5 { (text) } },
    }
}

fn section(ix: SectionIx, up: &str) -> Markup {
    let s = ix.get();
    let page = match s.page_basis {
        PageBasis::TableOfContents => ui::TEXT_PAGE_TOC,
        PageBasis::Inferred => ui::TEXT_PAGE_INFERRED,
    };
    let toc = match (s.in_toc, s.toc_heading) {
        (false, _) => Some(ui::TEXT_NOT_IN_TOC.get().to_owned()),
        (true, Some(other)) => Some(ui::TEXT_TOC_DIFFERS.fill(&[("heading", other.get())])),
        _ => None,
    };
    html! {
        section class={ "doc-s level-" (s.level) } id=(s.id) {
            div.doc-h {
                p.doc-at {
                    a.loc href={ "#" (s.id) } { (label(Locator::Section(ix))) }
                    small { (page.fill(&[("page", &s.page.to_string())])) }
                }
                div {
                    (titled(s))
                    @if let Some(toc) = toc { p.doc-note { (toc) } }
                    @if let Some(n) = s.area {
                        p class={ "doc-area a" (n) } {
                            a href={ (up) (Route::Area(n).path()) } { i.sq { (n) } (ui::TEXT_AREA.fill(&[("n", &n.to_string())])) }
                        }
                    }
                }
            }
            @for p in s.paragraphs { (paragraph(*p, up)) }
        }
    }
}

/// A link to an action by id and title.
pub(super) fn action_link(action: ActionIx, up: &str) -> Markup {
    let a = action.get();
    html! { a href={ (up) (Route::Action(action).path()) } { span.aid { (a.id) } " " (a.title.get()) } }
}

fn paragraph(ix: ParagraphIx, up: &str) -> Markup {
    let p = ix.get();
    let id = anchor(ix);
    html! {
        div.doc-p id=(id) {
            p.doc-at {
                a.loc href={ "#" (id) } { (label(Locator::Paragraph(ix))) }
                small { (pages(p.pages)) }
            }
            div.doc-t {
                p.doc-say { (p.summary.get()) }
                @if !p.notes.is_empty() {
                    p.doc-rel { b { (ui::TEXT_NOTES.get()) } " " (locs(p.notes.iter().map(|n| Locator::Note(*n)), up)) }
                }
                @if !p.actions.is_empty() {
                    div.doc-rel {
                        b { (ui::TEXT_ACTIONS.get()) }
                        ul.doc-acts {
                            @for (action, strength) in p.actions {
                                li class={ "a" (action.get().area) } {
                                    (action_link(*action, up)) " "
                                    @match strength {
                                        Strength::Strong => {}
                                        Strength::Partial => { small { (ui::STRENGTH_SHORT_PARTIAL.get()) } }
                                        Strength::Weak => { small { (ui::STRENGTH_SHORT_WEAK.get()) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A heading of the appendix with the actions under it.
fn heading(h: &'static Heading, up: &str) -> Markup {
    html! {
        section class={ "doc-s a" (h.area) " level-" (h.level) } id=(h.id) {
            div.doc-h {
                p.doc-at {
                    a.loc href={ "#" (h.id) } { (h.id) }
                    small { (ui::TEXT_PAGE_INFERRED.fill(&[("page", &h.page.to_string())])) }
                }
                div { @if h.level == 2 { h3 { (h.heading.get()) } } @else { h4 { (h.heading.get()) } } }
            }
            @if !h.actions.is_empty() {
                ul.doc-app {
                    @for a in h.actions { li { (action_link(*a, up)) span.doc-one { (a.get().summary.get()) } } }
                }
            }
        }
    }
}
