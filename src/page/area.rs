//! One of the five areas: its actions, and the sections of the text on it.

use super::PageEntry;
use crate::component::Cx;
use crate::component::action::row;
use crate::component::cite::{PAGE, cite};
use crate::component::locator::{loc, locs};
use crate::component::recommendation::of_area;
use crate::component::shell::Nav;
use crate::proposal::{AREAS, DOCUMENT, Locator, SECTIONS, SectionIx, area};
use crate::route::Page;
use crate::text::{Locale, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry<u8> = PageEntry {
    title: |locale, number| Some(title(locale, number)),
    description: |locale, number| {
        let (heading, title) = (area(number).heading.get(locale), DOCUMENT.title.get(locale));
        ui::DESC_AREA.fill(locale, &[("heading", heading), ("title", title)])
    },
    body: |cx, _, number| page(cx, number),
    nav: Nav::Under(Page::Explorer),
};

/// Number and title of an area in words, for titles and links.
pub(super) fn title(locale: Locale, number: u8) -> String {
    ui::TITLE_AREA.fill(locale, &[("n", &number.to_string()), ("title", area(number).title.get(locale))])
}

/// Whether a section is another one or one of its subsections.
fn within(section: SectionIx, above: SectionIx) -> bool {
    section == above || section.get().parent.is_some_and(|p| within(p, above))
}

/// The page.
fn page(cx: Cx, number: u8) -> Markup {
    let a = area(number);
    let total: usize = a.groups.iter().map(|g| g.get().actions.len()).sum();
    html! {
        article class={ "one area-page a" (number) } data-area=(number) {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get(cx.locale)) {
                a href=(cx.href(Page::Explorer)) { (ui::NAV_EXPLORER.get(cx.locale)) }
                span { (ui::NAV_AREA.get(cx.locale)) (ui::FORMAT_GAP.get(cx.locale)) (number) }
            }
            header.one-head {
                p.one-id { b.hang aria-hidden="true" { (number) } }
                div {
                    h1 { (a.title.get(cx.locale)) }
                    p.one-say { (a.heading.get(cx.locale)) }
                    p.one-rel {
                        (loc(cx, Locator::Section(a.section))) " "
                        (loc(cx, Locator::Heading(a.heading_at))) " "
                        a href={ (cx.href(Page::Explorer)) "?area=" (number) } { (ui::AREA_IN_EXPLORER.get(cx.locale)) }
                    }
                    p.go { (cite(cx.locale, PAGE, None, false)) }
                }
            }
            section class="group g-all" aria-labelledby="area-actions" {
                div.g-head {
                    h2 #area-actions {
                        b { (total) } (ui::FORMAT_GAP.get(cx.locale))
                        span.h-t { (cx.locale.plural(total, ui::AREA_ACTIONS_ONE, ui::AREA_ACTIONS_OTHER).get(cx.locale)) }
                    }
                }
                @for g in a.groups {
                    section.sec {
                        h3.sub {
                            span.sub-a { (g.get().heading.get(cx.locale)) }
                            span { (ui::LOC_HEADING.fill(cx.locale, &[("id", g.get().id)])) }
                        }
                        ol.acts { @for x in g.get().actions { (row(cx, *x, false)) } }
                    }
                }
            }
            (of_area(cx, number))
            section class="area-body open" {
                h2 { (ui::AREA_BODY.get(cx.locale)) }
                @for s in (0..SECTIONS.len()).map(SectionIx).filter(|s| within(*s, a.section)) {
                    h3.o-head { (s.get().heading.get(cx.locale)) }
                    @if !s.get().paragraphs.is_empty() {
                        dl.ledger {
                            @for p in s.get().paragraphs {
                                div {
                                    dt { (loc(cx, Locator::Paragraph(*p))) }
                                    dd { (p.get().summary.get(cx.locale)) " " (locs(cx, p.get().notes.iter().map(|n| Locator::Note(*n)))) }
                                }
                            }
                        }
                    }
                }
            }
            nav.others aria-label=(ui::AREA_OTHERS.get(cx.locale)) {
                h2 { (ui::AREA_OTHERS.get(cx.locale)) }
                ul {
                    @for x in AREAS.iter().filter(|x| x.number != number) {
                        li class={ "a" (x.number) } {
                            a href=(cx.href(Page::Area(x.number))) { i.sq { (x.number) } (x.title.get(cx.locale)) }
                        }
                    }
                }
            }
        }
    }
}
