//! One of the five areas: where the text speaks of it, and its actions.

use crate::component::action::row;
use crate::component::locator::{loc, locs};
use crate::proposal::{AREAS, Locator, SECTIONS, SectionIx, area};
use crate::text::ui;
use crate::url::Route;
use maud::{Markup, html};

/// Whether a section is another one or stands below it.
fn within(section: SectionIx, above: SectionIx) -> bool {
    section == above || section.get().parent.is_some_and(|p| within(p, above))
}

/// The page.
pub(super) fn page(number: u8, up: &str) -> Markup {
    let a = area(number);
    let total: usize = a.groups.iter().map(|g| g.get().actions.len()).sum();
    html! {
        article class={ "one area-page a" (number) } data-area=(number) {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get()) {
                a href=(up) { (ui::NAV_EXPLORER.get()) }
                span { (ui::NAV_AREA.get()) " " (number) }
            }
            header.one-head {
                p.one-id { b.hang aria-hidden="true" { (number) } }
                div {
                    h1 { (a.title.get()) }
                    p.one-say { (a.heading.get()) }
                    p.one-rel {
                        (loc(Locator::Section(a.section), up)) " "
                        (loc(Locator::Heading(a.heading_at), up)) " "
                        a href={ (up) "?area=" (number) } { (ui::AREA_IN_EXPLORER.get()) }
                    }
                }
            }
            section class="group g-all" aria-labelledby="area-actions" {
                div.g-head {
                    h2 #area-actions {
                        b { (total) } " "
                        span.h-t { (if total == 1 { ui::AREA_ACTIONS_ONE } else { ui::AREA_ACTIONS_OTHER }.get()) }
                    }
                }
                @for g in a.groups {
                    section.sec {
                        h3.sub {
                            span.sub-a { (g.get().heading.get()) }
                            span { (ui::LOC_HEADING.fill(&[("id", g.get().id)])) }
                        }
                        ol.acts { @for x in g.get().actions { (row(*x, up, false)) } }
                    }
                }
            }
            section class="area-body open" {
                h2 { (ui::AREA_BODY.get()) }
                @for s in (0..SECTIONS.len()).map(SectionIx).filter(|s| within(*s, a.section)) {
                    h3.o-head { (s.get().heading.get()) }
                    @if !s.get().paragraphs.is_empty() {
                        dl.ledger {
                            @for p in s.get().paragraphs {
                                div {
                                    dt { (loc(Locator::Paragraph(*p), up)) }
                                    dd { (p.get().summary.get()) " " (locs(p.get().notes.iter().map(|n| Locator::Note(*n)), up)) }
                                }
                            }
                        }
                    }
                }
            }
            nav.others aria-label=(ui::AREA_OTHERS.get()) {
                h2 { (ui::AREA_OTHERS.get()) }
                ul {
                    @for x in AREAS.iter().filter(|x| x.number != number) {
                        li class={ "a" (x.number) } {
                            a href={ (up) (Route::Area(x.number).path()) } { i.sq { (x.number) } (x.title.get()) }
                        }
                    }
                }
            }
        }
    }
}
