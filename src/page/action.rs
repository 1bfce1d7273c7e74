//! One action, with everything that the site has on it.

use super::PageEntry;
use crate::charts::Selection;
use crate::component::Cx;
use crate::component::action::{Items, full, hit_line};
use crate::component::locator::{loc, pages};
use crate::component::member_bar::member_bar;
use crate::component::shell::Nav;
use crate::component::since::{of_action, told_by};
use crate::component::steps;
use crate::proposal::{ActionIx, CountryGroup, DOCUMENT, Locator, area};
use crate::route::Page;
use crate::text::ui;
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry<ActionIx> = PageEntry {
    title: |locale, action| Some(format!("{} {}", action.get().id, action.get().title.get(locale))),
    description: |locale, action| {
        let a = action.get();
        let (summary, title) = (a.summary.get(locale), DOCUMENT.title.get(locale));
        ui::DESC_ACTION.fill(locale, &[("id", a.id), ("summary", summary), ("title", title)])
    },
    body: page,
    nav: Nav::Under(Page::Explorer),
};

/// The page.
fn page(cx: Cx, selection: &Selection, action: ActionIx) -> Markup {
    let a = action.get();
    let own = area(a.area);
    let has_members = a.reach.iter().any(|r| r.country.get().group == CountryGroup::Member);
    html! {
        article class={ "one a" (a.area) } data-action=(a.id) {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get(cx.locale)) {
                a href=(cx.href(Page::Explorer)) { (ui::NAV_EXPLORER.get(cx.locale)) }
                a href=(cx.href(Page::Area(a.area))) { (own.number) " " (own.title.get(cx.locale)) }
                @if a.group.get().level > 2 { span { (a.group.get().title.get(cx.locale)) } }
            }
            header.one-head {
                p.one-id { b { (a.id) } small { (pages(cx.locale, a.pages)) } }
                div { h1 { (a.title.get(cx.locale)) } p.one-say { (a.summary.get(cx.locale)) } }
            }
            div.one-whom {
                div.one-for {
                    p {
                        b { (ui::ACTION_WHOM.get(cx.locale)) } " "
                        (if has_members { ui::ACTION_WHOM_NAMED } else { ui::ACTION_WHOM_ALL }.get(cx.locale))
                    }
                    // a bar without a member would repeat the words
                    @if has_members { (member_bar(cx.locale, a.reach, None)) }
                    @for r in a.reach { (hit_line(cx, r)) }
                }
            }
            (full(cx, action, 2, false, Some(Items { markup: of_action(cx, action), tell: |s| told_by(s).is_some() })))
            p.page-numbers { (ui::LOC_PAGES_HOW.get(cx.locale)) }
            @if !a.themes.is_empty() {
                section.one-side {
                    h2.o-head { (ui::ACTION_THEMES.get(cx.locale)) }
                    ul.tags {
                        @for (t, direct) in a.themes {
                            li {
                                a href={ (cx.href(Page::Explorer)) "?theme=" (t.get().id) } { (t.get().name.get(cx.locale)) }
                                @if !direct { " " small { (ui::FACETS_HEADING_ONLY.get(cx.locale)) } }
                            }
                        }
                    }
                }
            }
            p.one-rel {
                a href={ (cx.href(Page::Explorer)) "?area=" (a.area) "&action=" (a.id) } { (ui::ACTION_IN_LIST.get(cx.locale)) } " "
                (loc(cx, Locator::Heading(a.group)))
            }
            nav.steps aria-label=(ui::NAV_STEPS.get(cx.locale)) data-live="steps" {
                (steps::of_page(cx, action, &selection.query, &selection.results))
            }
        }
    }
}
