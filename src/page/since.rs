//! What has happened since publication: every item with its date, sources and what it bears on, and filters over
//! them that the query holds.

use super::PageEntry;
use crate::charts::Selection;
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::shell::Nav;
use crate::component::since::filter::{self, Part, bears_on_area, found};
use crate::component::since::{item, kind_name, summary};
use crate::context::{DEVELOPMENTS, Development};
use crate::facet::{Choice, Kind};
use crate::proposal::{ACTIONS, AREAS, ActionIx, COUNTRIES, CountryGroup, CountryIx, DOCUMENT};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use crate::url::{Query, Toggle};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::SINCE_TITLE.get(locale).to_owned()),
    description: |locale, ()| charts::SINCE_DESC.fill(locale, &[("n", &DEVELOPMENTS.len().to_string())]),
    body: |cx, selection, ()| page(cx, selection),
    nav: Nav::Item(ui::NAV_SINCE),
};

/// The page.
fn page(cx: Cx, selection: &Selection) -> Markup {
    let date = cx.locale.date(DOCUMENT.date);
    let (all, actions) = (DEVELOPMENTS.len().to_string(), ACTIONS.len().to_string());
    html! {
        article.figures.since {
            header.figures-head {
                h1 { (charts::SINCE_TITLE.get(cx.locale)) }
                p.one-say { (charts::SINCE_LEDE.fill(cx.locale, &[("n", &all), ("date", &date)])) }
                p.one-say { (charts::SINCE_HOW.get(cx.locale)) }
                p.go {
                    (cite(cx.locale, PAGE, None, false))
                    a href=(cx.href(Page::Timeline)) { (charts::EVENTS_TIMELINE.get(cx.locale)) }
                }
            }
            // on a phone the style sheet shows what follows while it is open
            details.fold { summary { (charts::SINCE_FILTERS.get(cx.locale)) } }
            @for (name, part) in live_parts(cx, &selection.query) { div data-live=(name) { (part) } }
            section {
                h2 #by-action { (charts::SINCE_BY_ACTION.fill(cx.locale, &[("n", &actions)])) }
                p { (nothing_found(cx.locale, &without_any())) }
                div.prose { (table(cx)) }
            }
        }
    }
}

/// Actions for which nothing was found.
fn without_any() -> Vec<ActionIx> {
    (0..ACTIONS.len()).map(ActionIx).filter(|a| a.developed().count == 0).collect()
}

/// For which actions nothing was found, and what that does not mean.
fn nothing_found(locale: Locale, without: &[ActionIx]) -> String {
    let ids: Vec<&str> = without.iter().map(|a| a.get().id).collect();
    match ids.is_empty() {
        true => charts::SINCE_EACH.fill(locale, &[("n", &ACTIONS.len().to_string())]),
        false => charts::SINCE_NOTHING_FOR.fill(locale, &[("actions", &locale.list(&ids))]),
    }
}

/// How many items each action has, and when the latest was.
fn table(cx: Cx) -> Markup {
    html! {
        div.wide-table tabindex="0" role="region" aria-labelledby="by-action" {
            table {
                thead {
                    tr {
                        th scope="col" { (charts::SINCE_ACTION.get(cx.locale)) }
                        th scope="col" { (charts::SINCE_ITEMS.get(cx.locale)) }
                    }
                }
                tbody {
                    @for action in (0..ACTIONS.len()).map(ActionIx) {
                        tr {
                            th scope="row" { a href=(cx.href(Page::Action(action))) { (action.get().id) " " (action.get().title.get(cx.locale)) } }
                            td {
                                @match summary(cx.locale, action) {
                                    Some(words) => { a href={ (cx.href(Page::Since)) "?action=" (action.get().id) } { (words) } }
                                    None => (charts::SINCE_NOTHING_FOUND.get(cx.locale))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A button of a filter, with how many items it would list.
fn switch(locale: Locale, query: &Query, toggle: Toggle, name: &str, count: usize) -> Markup {
    counted(query, toggle, name, &locale.number(count as f64, 0))
}

/// A button of a filter, with how much it would list.
pub(super) fn counted(query: &Query, toggle: Toggle, name: &str, count: &str) -> Markup {
    html! {
        button type="button" data-do="toggle" data-value=(toggle.write()) aria-pressed=(query.holds(toggle)) disabled {
            (name) " " b { (count) }
        }
    }
}

/// Buttons under a name.
pub(super) fn group(locale: Locale, id: &str, name: Text, buttons: &[Markup]) -> Markup {
    html! {
        div role="group" aria-labelledby=(id) {
            span id=(id) { (name.get(locale)) }
            @for button in buttons { (button) }
        }
    }
}

/// Name of a kind in the filter.
fn name_of(kind: Kind) -> Text {
    filter::kind(kind).map_or(charts::SINCE_BEARS_FIGURE, kind_name)
}

/// The filters.
fn filters(cx: Cx, query: &Query) -> Markup {
    let locale = cx.locale;
    let found = found(query);
    let count = |part: Part, holds: &dyn Fn(&Development) -> bool| found.but(part).filter(|d| holds(d)).count();
    let areas: Vec<Markup> = AREAS
        .iter()
        .map(|a| {
            let name = format!("{} {}", a.number, a.title.get(locale));
            let n = count(Part::Area, &|d| bears_on_area(d, a.number));
            switch(locale, query, Toggle::Choice(Choice::area(a.number)), &name, n)
        })
        .collect();
    // the actions of the chosen areas, or of the area of the chosen action
    let shown = |action: &ActionIx| {
        let number = action.get().area;
        query.has(Choice::area(number)) || query.action.is_some_and(|chosen| chosen.get().area == number)
    };
    let actions: Vec<Markup> = (0..ACTIONS.len())
        .map(ActionIx)
        .filter(shown)
        .map(|a| {
            let n = count(Part::Action, &|d| d.actions.contains(&a));
            let name = format!("{} {}", a.get().id, a.get().title.get(locale));
            switch(locale, query, Toggle::Action(a), &name, n)
        })
        .collect();
    let kinds: Vec<Markup> = Kind::of_developments()
        .iter()
        .map(|k| {
            let n = count(Part::Kind, &|d| filter::is_of_kind(d, *k));
            switch(locale, query, Toggle::Choice(Choice::kind(*k)), name_of(*k).get(locale), n)
        })
        .collect();
    let countries: Vec<Markup> = (0..COUNTRIES.len())
        .map(CountryIx)
        .filter(|c| c.get().group == CountryGroup::Member)
        .map(|c| {
            let n = count(Part::Country, &|d| d.countries.contains(&c));
            switch(locale, query, Toggle::Choice(Choice::country(c)), c.get().name.get(locale), n)
        })
        .collect();
    let years: Vec<Markup> = filter::years()
        .map(|year| {
            let n = count(Part::Year, &|d| d.date.year() == year);
            switch(locale, query, Toggle::Year(year), &year.to_string(), n)
        })
        .collect();
    html! {
        div.figures-ask {
            (group(locale, "since-area", charts::SINCE_AREA, &areas))
            @if !actions.is_empty() { (group(locale, "since-action", charts::SINCE_ACTION, &actions)) }
            (group(locale, "since-kind", charts::SINCE_KIND, &kinds))
            (group(locale, "since-country", charts::SINCE_COUNTRY, &countries))
            (group(locale, "since-year", charts::SINCE_YEAR, &years))
        }
    }
}

/// How many items the query lists, and the items.
fn list(cx: Cx, query: &Query) -> Markup {
    let locale = cx.locale;
    let listed: Vec<_> = found(query).listed().collect();
    let blanks = [("n", listed.len().to_string()), ("all", DEVELOPMENTS.len().to_string())];
    let said = charts::SINCE_COUNT.fill(locale, &blanks.each_ref().map(|(name, n)| (*name, n.as_str())));
    html! {
        p.figures-count role="status" { (said) }
        @if filter::is_narrowed(query) {
            div.figures-ask { button type="button" data-do="clear" disabled { (charts::CHART_CLEAR.get(locale)) } }
        }
        @if !query.countries().is_empty() {
            p.figures-count { (charts::SINCE_COUNTRY_HOW.fill(locale, &[("n", &filter::without_member().to_string())])) }
        }
        @if listed.is_empty() { p { (charts::SINCE_NONE.get(locale)) } }
        @for year in filter::years().rev() {
            @let items: Vec<&&Development> = listed.iter().filter(|d| d.date.year() == year).collect();
            @if !items.is_empty() {
                section aria-labelledby={ "y" (year) } {
                    h2 id={ "y" (year) } { (year) }
                    div.since-full { dl.ev-s { @for d in items { (item(cx, d, None)) } } }
                }
            }
        }
    }
}

/// What changes with the query, each part with its name in `data-live`.
pub fn live_parts(cx: Cx, query: &Query) -> [(&'static str, Markup); 2] {
    [("since-filters", filters(cx, query)), ("since", list(cx, query))]
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
