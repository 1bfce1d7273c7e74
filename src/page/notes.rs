//! The 48 notes: what each states, its source and outside links, where it is attached and what it supports. Every
//! figure of the proposal is in one of them. The query narrows them by kind and by the organisation given as source.
//!
//! All notes are in the page whatever the query is; the second program hides those that it does not list
//! (`chart_host::reading`), so that an address with a note's fragment always leads to that note.

use super::PageEntry;
use super::text::{action_link, entities};
use crate::charts::Selection;
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::facts::{nature, note_kind, value_of, year_of};
use crate::component::found::Found;
use crate::component::locator::{locs, pages};
use crate::component::recommendation::made_at;
use crate::component::shell::Nav;
use crate::facet::{Choice, Kind, actor_name as actor};
use crate::proposal::{
    DOCUMENT, EVENTS, Event, Locator, NOTE_ORGANISATIONS, NOTE_URLS, NOTES, Note, NoteKind, Organisation, Statistic,
};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use crate::url::{Query, Toggle};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(ui::TITLE_NOTES.get(locale).to_owned()),
    description: |locale, ()| ui::DESC_NOTES.get(locale).to_owned(),
    body: |cx, selection, ()| page(cx, selection),
    nav: Nav::Item(ui::NAV_NOTES),
};

/// The page.
fn page(cx: Cx, selection: &Selection) -> Markup {
    html! {
        div.doc {
            header.doc-head {
                p.kicker { (ui::NOTES_KICKER.get(cx.locale)) }
                h1 { (ui::NOTES_TITLE.get(cx.locale)) }
                p.doc-lede { (ui::NOTES_LEDE.fill(cx.locale, &[("date", &cx.locale.date(DOCUMENT.date))])) }
                p.page-numbers { (ui::LOC_PAGES_HOW.get(cx.locale)) }
                p.go { (cite(cx.locale, PAGE, None, false)) }
                // on a phone the style sheet shows what follows while it is open
                details.fold { summary { (charts::NOTES_FILTERS.get(cx.locale)) } }
                @for (name, part) in live_parts(cx, &selection.query) { div data-live=(name) { (part) } }
            }
            nav class="toc toc-n" aria-label=(ui::NOTES_JUMP.get(cx.locale)) {
                h2 { (ui::NOTES_JUMP.get(cx.locale)) }
                ol { @for n in &NOTES { li { a href={ "#fn" (n.number) } { (n.number) } } } }
            }
            div.doc-body { @for note in &NOTES { (entry(cx, note)) } }
        }
    }
}

/// What changes with the query, each part with its name in `data-live`.
pub fn live_parts(cx: Cx, query: &Query) -> [(&'static str, Markup); 2] {
    [("notes-filters", filters(cx.locale, query)), ("notes", count(cx.locale, query))]
}

/// A part of the query that notes are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Kind,
    Organisation,
}

const PARTS: [Part; 2] = [Part::Kind, Part::Organisation];

/// A choice of a filter with its name, and whether a note has it.
type Offer = (Choice, Text, Box<dyn Fn(&Note) -> bool>);

/// The choices of a part, each with its name and whether a note has it.
fn choices(part: Part) -> Vec<Offer> {
    match part {
        Part::Kind => NoteKind::ALL
            .iter()
            .map(|kind| -> Offer {
                let has = |note: &Note| note.kind == *kind || note.secondary.contains(kind);
                (Choice::kind(Kind::Note(*kind)), note_kind(*kind), Box::new(has))
            })
            .collect(),
        Part::Organisation => Organisation::ALL
            .iter()
            .map(|o| Some(*o))
            .chain([None])
            .map(|given| -> Offer {
                (Choice::org(given), organisation(given), Box::new(move |note: &Note| organisation_of(note) == given))
            })
            .collect(),
    }
}

/// The organisation that a note gives as its source.
fn organisation_of(note: &Note) -> Option<Organisation> {
    NOTE_ORGANISATIONS[usize::from(note.number) - 1]
}

/// The name of an organisation, or that none is given.
fn organisation(given: Option<Organisation>) -> Text {
    match given {
        Some(Organisation::Keidanren) => charts::NOTES_KEIDANREN,
        Some(Organisation::Mof) => charts::NOTES_MOF,
        Some(Organisation::Mofa) => charts::NOTES_MOFA,
        Some(Organisation::Adb) => charts::NOTES_ADB,
        Some(Organisation::AseanJapanCentre) => charts::NOTES_ASEAN_JAPAN_CENTRE,
        Some(Organisation::Adrc) => charts::NOTES_ADRC,
        None => charts::NOTES_NO_SOURCE,
    }
}

/// Whether a note has a chosen value of a part; any note has if none is chosen.
fn holds(query: &Query, part: Part, note: &Note) -> bool {
    let mut chosen = choices(part).into_iter().filter(|(choice, ..)| query.has(*choice)).peekable();
    chosen.peek().is_none() || chosen.any(|(_, _, has)| has(note))
}

/// The notes, compared with a query.
fn found(query: &Query) -> Found<&'static Note, Part> {
    Found::new(&NOTES, &PARTS, |note, part| holds(query, part, note))
}

/// Ids of the notes that the query does not list.
pub fn left_out(query: &Query) -> Vec<String> {
    found(query).left_out().map(|note| format!("fn{}", note.number)).collect()
}

/// The filters: each choice with how many notes it would list, given the other part of the query.
fn filters(locale: Locale, query: &Query) -> Markup {
    let found = found(query);
    let group = |id: &str, name: Text, part: Part| {
        html! {
            div role="group" aria-labelledby=(id) {
                span id=(id) { (name.get(locale)) }
                @for (choice, name, has) in choices(part) {
                    @let n = found.but(part).filter(|note| has(note)).count();
                    @let toggle = Toggle::Choice(choice);
                    button type="button" data-do="toggle" data-value=(toggle.write()) aria-pressed=(query.holds(toggle)) disabled {
                        (name.get(locale)) " " b { (n) }
                    }
                }
            }
        }
    };
    html! {
        div.figures-ask {
            (group("notes-kind", charts::NOTES_KIND, Part::Kind))
            (group("notes-org", charts::NOTES_ORGANISATION, Part::Organisation))
        }
    }
}

/// How many notes are listed, and the way back to all of them.
fn count(locale: Locale, query: &Query) -> Markup {
    let listed = found(query).listed().count();
    let blanks = [("n", &*listed.to_string()), ("all", &*NOTES.len().to_string())];
    let is_narrowed = PARTS.map(choices).iter().flatten().any(|(c, ..)| query.has(*c));
    html! {
        p.figures-count role="status" {
            (charts::NOTES_COUNT.fill(locale, &blanks))
            @if listed == 0 { (ui::FORMAT_GAP.get(locale)) (charts::NOTES_NONE.get(locale)) }
        }
        @if is_narrowed {
            div.figures-ask { button type="button" data-do="clear" disabled { (charts::CHART_CLEAR.get(locale)) } }
        }
    }
}

/// Events of the proposal that a note tells of.
fn events_of(number: u8) -> impl Iterator<Item = &'static Event> {
    EVENTS.iter().filter(move |event| event.at.contains(&Locator::Note(number)))
}

fn entry(cx: Cx, note: &'static Note) -> Markup {
    let n = note.number;
    let name = ui::LOC_NOTE.fill(cx.locale, &[("n", &n.to_string())]);
    let kinds: Vec<&str> =
        std::iter::once(&note.kind).chain(note.secondary).map(|k| note_kind(*k).get(cx.locale)).collect();
    // actors that are known from this note
    let actors: Vec<String> = note
        .actions
        .iter()
        .flat_map(|a| a.get().evidence.iter().map(move |e| (a, e)))
        .filter(|(_, e)| e.at == Locator::Note(n))
        .map(|(a, e)| cx.locale.with_aside(actor(e.actor).get(cx.locale), a.get().id))
        .collect();
    let mut events = events_of(n).peekable();
    html! {
        section.doc-p id={ "fn" (n) } data-note=(n) {
            p.doc-at {
                a.loc href={ "#fn" (n) } { (name) }
                small { (pages(cx.locale, note.pages)) }
            }
            div.doc-t {
                div.doc-own {
                    h2.note-h { span.sr { (name) (ui::FORMAT_COLON.get(cx.locale)) } (cx.locale.commas(&kinds)) }
                    div.doc-say { @for f in note.facts { p { (f.get(cx.locale)) } } }
                    @if !note.statistics.is_empty() {
                        dl.doc-figs { @for s in note.statistics { (figure(cx, s.get())) } }
                    }
                    (made_at(cx, Locator::Note(n)))
                    @if let Some(source) = note.source { p.doc-rel { b { (ui::NOTES_SOURCE.get(cx.locale)) } " " (source.get(cx.locale)) } }
                    @for u in NOTE_URLS[usize::from(n) - 1] {
                        p class="doc-rel doc-url" {
                            b { (charts::NOTES_OUTSIDE.get(cx.locale)) } " "
                            a href=(u) rel="external noopener" { (breakable(u)) span.out-sign aria-hidden="true" { "↗" } }
                        }
                    }
                }
                div.doc-side {
                    p.doc-rel { b { (ui::NOTES_HANGS.get(cx.locale)) } " " (locs(cx, [note.anchor])) }
                    @if !actors.is_empty() { p.doc-rel { b { (ui::NOTES_ACTORS.get(cx.locale)) } " " (cx.locale.joined(&actors, ui::FORMAT_SEMICOLON)) } }
                    @if !note.actions.is_empty() {
                        div.doc-rel {
                            b { (ui::NOTES_ACTIONS.get(cx.locale)) }
                            ul.doc-acts { @for a in note.actions { li class={ "a" (a.get().area) } { (action_link(cx, *a)) } } }
                        }
                    }
                    @if events.peek().is_some() {
                        div.doc-rel {
                            b { (charts::NOTES_EVENTS.get(cx.locale)) }
                            ul.doc-list {
                                @for e in events {
                                    li data-event=(e.id) {
                                        a href={ (cx.href(Page::Timeline)) "#" (e.id) } {
                                            (cx.locale.date(e.date)) (ui::FORMAT_COLON.get(cx.locale)) (e.short.unwrap_or(e.what).get(cx.locale))
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (entities(cx, note.entities))
                    p.go { (cite(cx.locale, &format!("fn{n}"), Some(&name), false)) }
                }
            }
        }
    }
}

/// An address with possible line breaks after its punctuation marks and nowhere else.
fn breakable(url: &str) -> Markup {
    html! { @for part in url.split_inclusive(['/', '-', '_', '.', '?', '=', '&']) { (part) wbr; } }
}

/// A figure with its unit, year, nature and qualifiers; its name leads to the page of the figures.
fn figure(cx: Cx, s: &'static Statistic) -> Markup {
    let locale = cx.locale;
    html! {
        div id=(s.id) data-statistic=(s.id) {
            dt {
                a href={ (cx.href(Page::Figures)) "#" (s.id) } { (s.title.get(locale)) }
                small { (locale.semicolons(&[s.scope.get(locale), &year_of(locale, s), nature(s.nature).get(locale)])) }
                @if let Some(remark) = s.remark { small { (remark.get(locale)) } }
            }
            dd { (value_of(locale, s)) }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn numbers(search: &str) -> Vec<u8> {
        let (query, ignored) = Query::parse(search);
        assert!(ignored.is_empty(), "{ignored:?}");
        found(&query).listed().map(|note| note.number).collect()
    }

    #[test]
    fn notes_are_listed_by_kind_and_organisation() {
        assert_eq!(numbers("").len(), 48);
        assert_eq!(numbers("kind=position"), [20, 27, 40, 44]);
        // second kinds count
        assert_eq!(numbers("kind=source"), [9, 11, 12, 13, 35]);
        assert_eq!(numbers("kind=link"), [14, 15, 17, 21, 23, 30]);
        assert_eq!(numbers("org=keidanren"), [14, 15, 17, 21, 23, 30]);
        // choices of one part unite, parts intersect
        assert_eq!(numbers("org=mof,mofa,ADB"), [9, 11, 12]);
        assert_eq!(numbers("kind=definition,example&org=keidanren"), [21, 30]);
        assert_eq!(numbers("org=none").len(), 48 - 11);
        assert_eq!(numbers("kind=position&org=adrc"), [0u8; 0]);
        // kinds of other pages are none of this one
        assert_eq!(numbers("kind=measured,launched").len(), 48);
    }

    #[test]
    fn a_choice_tells_how_many_it_would_list() {
        let english = Locale::built_in("en").expect("English");
        let written = |search: &str| filters(english, &Query::parse(search).0).into_string();
        let count = |html: &str, value: &str| -> usize {
            let (_, rest) = html.split_once(&format!("data-value=\"{value}\"")).expect("a choice");
            let (_, rest) = rest.split_once("<b>").expect("a number");
            rest.split_once("</b>").and_then(|(n, _)| n.parse().ok()).expect("a number")
        };
        for search in ["", "kind=link", "org=keidanren", "kind=definition&org=keidanren,none"] {
            let html = written(search);
            for part in [Part::Kind, Part::Organisation] {
                for (choice, ..) in choices(part) {
                    // what is listed with this choice alone in its part
                    let query = choices(part).iter().fold(Query::parse(search).0, |mut query, (other, ..)| {
                        if query.has(*other) {
                            query.toggle(Toggle::Choice(*other));
                        }
                        query
                    });
                    let wanted = found(&query.clone().with(choice)).listed().count();
                    assert_eq!(count(&html, &choice.write()), wanted, "{search}: {}", choice.write());
                }
            }
        }
    }

    #[test]
    fn what_a_note_supports_is_what_the_records_link() {
        let events: usize = (1..=48).map(|n| events_of(n).count()).sum();
        let wanted: usize = EVENTS.iter().flat_map(|e| e.at).filter(|at| matches!(at, Locator::Note(_))).count();
        assert!(events == wanted && events > 20, "{events} of {wanted}");
        assert_eq!(left_out(&Query::parse("org=adrc").0).len(), 47);
    }
}
