//! The timeline: every dated event of the proposal and what has happened since publication, as a picture and as a list,
//! with filters over both that the query holds.
//!
//! What was planned or aimed at on the day of publication can lie in the reader's past. The list says so by the
//! reader's clock ([`passed_from`]) and no more: what came of it is told by items since publication that name the
//! event, each with its sources.

use super::PageEntry;
use super::since::{counted, group};
use crate::chart_id::ChartId;
use crate::charts::section::section;
use crate::charts::{Selection, build_chart};
use crate::component::Cx;
use crate::component::found::Found;
use crate::component::locator::{label, locs};
use crate::component::shell::Nav;
use crate::component::since::{item, kind_name};
use crate::component::timeline::{
    Entry, Part, actions_at, areas_of_event, countries_beside_parties, found, in_lanes, is_narrowed, later_of,
    nature_of_date, nature_of_event, nature_of_undated, parties, years,
};
use crate::context::Development;
use crate::facet::Choice;
use crate::proposal::{AREAS, DOCUMENT, Date, Event, EventStatus, Locator, ReferenceDate, Undated, area};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use crate::url::{Query, Toggle};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(charts::TIMELINE_TITLE.get(locale).to_owned()),
    description: |locale, ()| charts::TIMELINE_DESC.get(locale).to_owned(),
    body: |cx, selection, ()| page(cx, selection),
    nav: Nav::Under(Page::Charts),
};

/// The years that hold most events, which can be shown alone.
const CROWDED: (u16, u16) = (2015, 2021);

/// The page.
fn page(cx: Cx, selection: &Selection) -> Markup {
    let locale = cx.locale;
    let [filters, said, list] = live_parts(cx, &selection.query);
    let live = |(name, part): (&'static str, Markup)| html! { div data-live=(name) { (part) } };
    let selection = Selection { lanes: true, ..selection.clone() };
    html! {
        article.figures.since.timeline {
            header.figures-head {
                h1 { (charts::TIMELINE_TITLE.get(locale)) }
                p.one-say { (charts::TIMELINE_LEDE.fill(locale, &[("date", &locale.date(DOCUMENT.date))])) }
                p.one-say { (charts::TIMELINE_HOW.get(locale)) }
            }
            // on a phone the style sheet shows what follows while it is open
            details.fold { summary { (charts::SINCE_FILTERS.get(locale)) } }
            (live(filters))
            // what is listed is announced
            div role="status" data-live=(said.0) { (said.1) }
            (section(cx, &build_chart(locale, ChartId::Events, &selection), 2, html! {}))
            (live(list))
        }
    }
}

/// What changes with the query, each part with its name in `data-live`.
pub fn live_parts(cx: Cx, query: &Query) -> [(&'static str, Markup); 3] {
    let found = found(query);
    let listed: Vec<Entry> = found.listed().collect();
    [
        ("timeline-filters", filters(cx, query, &found)),
        ("timeline-said", said(cx.locale, query, &listed)),
        ("timeline", list(cx, query, &listed)),
    ]
}

/// How many events of the proposal, and how many since publication: `9 + 48`.
fn both(locale: Locale, counts: [usize; 2]) -> String {
    let [events, later] = counts.map(|n| locale.number(n as f64, 0));
    format!("{events} + {later}")
}

/// The name of a party.
fn party_name(locale: Locale, name: Option<Text>) -> &'static str {
    name.unwrap_or(charts::TIMELINE_OTHERS).get(locale)
}

/// The filters.
fn filters(cx: Cx, query: &Query, found: &Found<Entry, Part>) -> Markup {
    let locale = cx.locale;
    let count =
        |part: Part, has: &dyn Fn(Entry) -> bool| both(locale, in_lanes(found.but(part).filter(|entry| has(*entry))));
    let areas = AREAS.iter().map(|a| {
        let name = format!("{} {}", a.number, a.title.get(locale));
        let n = count(Part::Area, &|e| e.has_area(a.number));
        counted(query, Toggle::Choice(Choice::area(a.number)), &name, &n)
    });
    let parties = parties().into_iter().map(|(kind, name)| {
        let n = count(Part::Party, &|e| e.has_party(kind));
        counted(query, Toggle::Choice(Choice::party(kind)), party_name(locale, name), &n)
    });
    let years = years().into_iter().map(|(year, date)| {
        let n = count(Part::Years, &|e| e.is_in(Some(year), Some(year)));
        counted(query, Toggle::Year(year), &locale.date(date), &n)
    });
    html! {
        div.figures-ask {
            (zoom(cx, query))
            (group(locale, "timeline-area", charts::SINCE_AREA, &areas.collect::<Vec<_>>()))
            (group(locale, "timeline-party", charts::TIMELINE_PARTY, &parties.collect::<Vec<_>>()))
            (group(locale, "timeline-year", charts::SINCE_YEAR, &years.collect::<Vec<_>>()))
        }
        p.figures-count { (charts::TIMELINE_COUNTS.get(locale)) }
    }
}

/// Links to stretches of years, so that going back leads to the one before.
fn zoom(cx: Cx, query: &Query) -> Markup {
    let locale = cx.locale;
    let published = DOCUMENT.date.year();
    let link = |from: Option<u16>, to: Option<u16>, name: &str| {
        let there = Query { from, to, ..query.clone() };
        let here = (query.from, query.to) == (from, to);
        html! {
            a href={ (cx.href(Page::Timeline)) (there.write()) } aria-current=[here.then_some("true")] { (name) }
        }
    };
    let (first, last) = (CROWDED.0, CROWDED.1);
    let crowded = locale.date(Date::Years(first, last));
    let onwards = charts::TIMELINE_FROM.fill(locale, &[("year", &published.to_string())]);
    html! {
        div.zoom role="group" aria-labelledby="timeline-zoom" {
            span #timeline-zoom { (charts::TIMELINE_SHOW.get(locale)) }
            (link(None, None, charts::TIMELINE_ALL_YEARS.get(locale)))
            (link(Some(first), Some(last), &crowded))
            (link(Some(published), None, &onwards))
        }
    }
}

/// Names of what the query chooses.
fn chosen(locale: Locale, query: &Query) -> Vec<String> {
    let areas = query.areas().map(|number| area(number).title.get(locale).to_owned());
    let mut all: Vec<String> = areas.collect();
    let parties = parties().into_iter().filter(|(kind, _)| query.has(Choice::party(*kind)));
    all.extend(parties.map(|(_, name)| party_name(locale, name).to_owned()));
    all.extend(countries_beside_parties(query).map(|name| name.get(locale).to_owned()));
    let year = |year: u16| year.to_string();
    match (query.from, query.to) {
        (Some(from), Some(to)) if from == to => all.push(locale.date(Date::Year(from))),
        (Some(from), Some(to)) => all.push(locale.date(Date::Years(from, to))),
        (Some(from), None) => all.push(charts::TIMELINE_FROM.fill(locale, &[("year", &year(from))])),
        (None, Some(to)) => all.push(charts::TIMELINE_TO.fill(locale, &[("year", &year(to))])),
        (None, None) => {}
    }
    all
}

/// How much the query lists, what it chooses, and a way back to everything.
fn said(locale: Locale, query: &Query, listed: &[Entry]) -> Markup {
    let all = Entry::all();
    let count = |entries: &[Entry], is: fn(&Entry) -> bool| entries.iter().filter(|e| is(e)).count().to_string();
    type Lane = (&'static str, &'static str, fn(&Entry) -> bool);
    let kinds: [Lane; 4] = [
        ("events", "all_events", |e| matches!(e, Entry::Event(_))),
        ("later", "all_later", |e| matches!(e, Entry::Later(_))),
        ("dates", "all_dates", |e| matches!(e, Entry::Reference(_))),
        ("undated", "all_undated", |e| matches!(e, Entry::Undated(_))),
    ];
    let counts = kinds.iter().flat_map(|(n, of, is)| [(*n, count(listed, *is)), (*of, count(&all, *is))]);
    let counts: Vec<(&str, String)> = counts.collect();
    let blanks: Vec<(&str, &str)> = counts.iter().map(|(name, n)| (*name, n.as_str())).collect();
    let chosen = chosen(locale, query);
    html! {
        p.figures-count {
            (charts::TIMELINE_COUNT.fill(locale, &blanks))
            @if !chosen.is_empty() { (ui::FORMAT_GAP.get(locale)) (charts::TIMELINE_CHOSEN.fill(locale, &[("names", &locale.joined(&chosen, ui::FORMAT_SEMICOLON))])) }
        }
        @if is_narrowed(query) {
            div.figures-ask { button type="button" data-do="clear" disabled { (charts::CHART_CLEAR.get(locale)) } }
        }
    }
}

/// The list, lane by lane.
fn list(cx: Cx, query: &Query, listed: &[Entry]) -> Markup {
    let locale = cx.locale;
    let (mut past, mut ahead, mut later) = (Vec::new(), Vec::new(), Vec::new());
    let (mut dates, mut undated) = (Vec::new(), Vec::new());
    for entry in listed {
        match entry {
            Entry::Event(e) if e.status == EventStatus::Past => past.push(event(cx, e)),
            Entry::Event(e) => ahead.push(event(cx, e)),
            Entry::Later(d) => later.push(item(cx, d, None)),
            Entry::Reference(r) => dates.push(reference(cx, r)),
            Entry::Undated(u) => undated.push(without_date(cx, u)),
        }
    }
    let party = query.choices().any(|choice| choice.facet == crate::facet::FacetId::Party);
    let published = [("date", &*locale.date(DOCUMENT.date))];
    let ahead_how = charts::TIMELINE_AHEAD_HOW.fill(locale, &published);
    let later_how = if party { charts::TIMELINE_LATER_PARTY } else { charts::SINCE_HOW };
    html! {
        @if listed.is_empty() { p { (charts::TIMELINE_NONE.get(locale)) } }
        (lane(cx, "past", charts::TIMELINE_PAST.get(locale), "", past, "ev-p"))
        (lane(cx, "ahead", charts::TIMELINE_AHEAD.get(locale), &ahead_how, ahead, "ev-p"))
        (lane(cx, "later", charts::TIMELINE_LATER.get(locale), later_how.get(locale), later, "ev-s"))
        (lane(cx, "dates", charts::TIMELINE_DATES.get(locale), charts::TIMELINE_DATES_HOW.get(locale), dates, "ev-p"))
        (lane(cx, "undated", charts::TIMELINE_UNDATED.get(locale), "", undated, "ev-p"))
    }
}

/// A lane of the list under its heading; nothing if it is empty.
fn lane(cx: Cx, id: &str, title: &str, how: &str, entries: Vec<Markup>, evidence: &str) -> Markup {
    let n = cx.locale.number(entries.len() as f64, 0);
    html! {
        @if !entries.is_empty() {
            section aria-labelledby=(id) {
                h2 id=(id) { (title) " " small { (n) } }
                @if !how.is_empty() { p.lane-how { (how) } }
                div.since-full { dl class=(evidence) { @for entry in entries { (entry) } } }
            }
        }
    }
}

/// A date in words, marked up where HTML has a notation for it.
fn time(locale: Locale, date: Date) -> Markup {
    let words = locale.date(date);
    match date {
        Date::Year(_) | Date::Month(..) | Date::Day(..) => html! { time datetime=(date) { (words) } },
        Date::FiscalYear(_) | Date::MidDecade(_) | Date::Years(..) => html! { span { (words) } },
    }
}

/// The first day after all of the time that a date can mean, in ISO 8601. Dates ahead are years.
fn passed_from(date: Date) -> String {
    let (_, end) = date.span();
    // half a month is more than what twelfths lack
    let months = ((end + 0.5 / 12.0) * 12.0) as u16;
    format!("{}-{:02}-01", months / 12, months % 12 + 1)
}

/// A line below what happened: a name and what it names.
fn row(locale: Locale, name: &str, content: Markup) -> Markup {
    html! { small { b { (name) } (ui::FORMAT_GAP.get(locale)) (content) } }
}

fn event(cx: Cx, e: &'static Event) -> Markup {
    let locale = cx.locale;
    let names: Vec<&str> = e.parties.iter().map(|p| p.name.get(locale)).collect();
    let areas = areas_of_event(e);
    let later: Vec<&Development> = later_of(e).collect();
    html! {
        div.is-publication[e.date == DOCUMENT.date] id=(e.id) {
            dt { (time(locale, e.date)) small { (nature_of_event(e).get(locale)) } }
            dd {
                (e.what.get(locale))
                @if e.status != EventStatus::Past {
                    small.passed data-passed=(passed_from(e.date)) hidden { (charts::TIMELINE_PASSED.get(locale)) }
                }
                (row(locale, charts::TIMELINE_WHERE.get(locale), locs(cx, e.at.iter().copied())))
                (row(locale, charts::TIMELINE_PARTIES.get(locale), html! { (locale.joined(&names, ui::FORMAT_SEMICOLON)) }))
                @if !areas.is_empty() {
                    (row(locale, charts::TIMELINE_AREA.get(locale), html! {
                        @for n in areas { a href=(cx.href(Page::Area(n))) { (n) " " (area(n).title.get(locale)) } " " }
                    }))
                }
                @for at in e.at { (actions(cx, *at)) }
                @if !later.is_empty() {
                    (row(locale, charts::TIMELINE_SINCE.get(locale), html! {
                        @for (i, d) in later.into_iter().enumerate() {
                            @if i > 0 { (charts::JOIN_SEMICOLON.get(locale)) }
                            a href={ (cx.href(Page::Timeline)) "#" (d.id) } { (locale.date(d.date)) }
                            (charts::JOIN_OPEN.get(locale)) (kind_name(d.kind).get(locale)) (charts::JOIN_CLOSE.get(locale))
                        }
                    }))
                }
            }
        }
    }
}

/// The actions that the data relates to a place.
fn actions(cx: Cx, at: Locator) -> Markup {
    let all = actions_at(at);
    let name = charts::TIMELINE_ACTIONS.fill(cx.locale, &[("place", &label(cx.locale, at))]);
    html! {
        @if !all.is_empty() {
            (row(cx.locale, &name, html! {
                @for (i, a) in all.into_iter().enumerate() {
                    @if i > 0 { (charts::JOIN_SEMICOLON.get(cx.locale)) }
                    a href=(cx.href(Page::Action(a))) { (a.get().id) " " (a.get().title.get(cx.locale)) }
                }
            }))
        }
    }
}

fn reference(cx: Cx, r: &'static ReferenceDate) -> Markup {
    html! {
        div id=(r.id) {
            dt { (time(cx.locale, r.date)) small { (nature_of_date(r).get(cx.locale)) } }
            dd {
                (r.what.get(cx.locale))
                (row(cx.locale, charts::TIMELINE_WHERE.get(cx.locale), locs(cx, r.at.iter().copied())))
            }
        }
    }
}

fn without_date(cx: Cx, u: &'static Undated) -> Markup {
    html! {
        div id=(u.id) {
            dt { (charts::TIMELINE_NO_DATE.get(cx.locale)) small { (nature_of_undated(u).get(cx.locale)) } }
            dd {
                (u.what.get(cx.locale))
                (row(cx.locale, charts::TIMELINE_WHERE.get(cx.locale), locs(cx, u.at.iter().copied())))
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::page;
    use crate::charts::Selection;
    use crate::component::timeline::{Entry, found, later_of};
    use crate::component::{Cx, Scope};
    use crate::proposal::EVENTS;
    use crate::text::Locale;
    use crate::url::Query;
    use scraper::{Html, Selector};

    fn rendered(search: &str) -> (Query, Html) {
        let locale = Locale::built_in("en").expect("English");
        let (query, ignored) = Query::parse(search);
        assert!(ignored.is_empty(), "{search}");
        let cx = Cx { scope: &Scope { locale, root_prefix: "../" } };
        let selection = Selection { query: query.clone(), lanes: true, ..Selection::none() };
        (query, Html::parse_fragment(&page(cx, &selection).into_string()))
    }

    fn ids(html: &Html) -> Vec<String> {
        let entry = Selector::parse("section dl > div[id]").expect("a selector");
        html.select(&entry).map(|e| e.attr("id").unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn the_list_has_what_the_query_keeps_each_once_with_its_place() {
        for search in ["", "area=2", "party=sg", "party=vn", "from=2015&to=2021", "party=wto"] {
            let (query, html) = rendered(search);
            let mut listed = ids(&html);
            let mut kept: Vec<String> = found(&query).listed().map(|e| Entry::id(e).to_owned()).collect();
            listed.sort();
            kept.sort();
            assert_eq!(listed, kept, "{search}");
            let entries = Selector::parse("section dl.ev-p > div").expect("a selector");
            let place = Selector::parse("a.loc").expect("a selector");
            for entry in html.select(&entries) {
                assert!(entry.select(&place).next().is_some(), "{search}: {:?} has no place", entry.attr("id"));
            }
        }
    }

    /// A date of this year would be wrong in the next.
    #[test]
    fn plans_and_targets_are_called_so_and_only_the_data_says_what_became_of_them() {
        let (_, html) = rendered("");
        let text = |id: &str| {
            let entry = Selector::parse(&format!("#{id}")).expect("a selector");
            html.select(&entry).next().map(|e| e.text().collect::<String>()).unwrap_or_default()
        };
        assert!(text("EV32").starts_with("2023planned at the time"), "{}", text("EV32"));
        assert!(text("EV33").contains("target"), "{}", text("EV33"));
        for event in &EVENTS {
            let told = text(event.id).contains("Later events about this:");
            assert_eq!(told, later_of(event).next().is_some(), "{}", event.id);
        }
    }

    #[test]
    fn nothing_listed_is_said() {
        let (_, html) = rendered("party=wto");
        let text = html.root_element().text().collect::<String>();
        assert!(text.contains("Nothing on the timeline matches"), "{text}");
        assert!(text.contains("0 of 35"), "{text}");
    }
}
