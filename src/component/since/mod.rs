//! What has happened since publication: one item, and the items of an action. The second program writes them, since
//! their texts are fetched with it.

pub mod filter;

use super::Cx;
use super::locator::loc;
use crate::context::{Confidence, DEVELOPMENTS, Development, DevelopmentKind, Reference, Since, SourceKind};
use crate::proposal::{ActionIx, CountryGroup, CountryIx, Locator};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use maud::{Markup, html};

/// Name of a kind.
pub fn kind_name(kind: DevelopmentKind) -> Text {
    match kind {
        DevelopmentKind::Launched => charts::SINCE_LAUNCHED,
        DevelopmentKind::Announced => charts::SINCE_ANNOUNCED,
        DevelopmentKind::InForce => charts::SINCE_IN_FORCE,
        DevelopmentKind::Report => charts::SINCE_REPORT,
        DevelopmentKind::Revised => charts::SINCE_REVISED,
        DevelopmentKind::Superseded => charts::SINCE_SUPERSEDED,
        DevelopmentKind::Ended => charts::SINCE_ENDED,
    }
}

fn confidence(confidence: Confidence) -> Text {
    match confidence {
        Confidence::High => charts::SINCE_HIGH,
        Confidence::Medium => charts::SINCE_MEDIUM,
    }
}

fn source_kind(kind: SourceKind) -> Text {
    match kind {
        SourceKind::Official => charts::SINCE_OFFICIAL,
        SourceKind::MajorPress => charts::SINCE_PRESS,
        SourceKind::Other => charts::SINCE_OTHER,
    }
}

/// Everything, the latest first; what is known to the year or month only comes after what is known to the day.
pub fn latest_first() -> Vec<&'static Development> {
    let mut all: Vec<&Development> = DEVELOPMENTS.iter().collect();
    all.sort_by_key(|d| std::cmp::Reverse(d.date.order()));
    all
}

/// How many items, and the date of the latest.
pub fn summary(locale: Locale, action: ActionIx) -> Option<String> {
    let developed = action.developed();
    let latest = locale.date(developed.latest?);
    let n = usize::from(developed.count);
    let words = locale.plural(n, ui::SINCE_ONE, ui::SINCE_OTHER);
    Some(words.fill(locale, &[("n", &n.to_string()), ("date", &latest)]))
}

/// What was found for an action, or that nothing was.
pub fn of_action(cx: Cx, action: ActionIx) -> Markup {
    let found: Vec<&Development> = latest_first().into_iter().filter(|d| d.actions.contains(&action)).collect();
    html! {
        @if found.is_empty() { p.remark { (charts::SINCE_NOTHING_FOUND.get(cx.locale)) } }
        @else {
            div.since-full { dl.ev-s { @for d in found { (item(cx, d, Some(action))) } } }
            p.remark { (charts::SINCE_ENDS.get(cx.locale)) }
        }
    }
}

/// The item that tells of the same as a record of RCEP's or ASEAN's members, with more sources; where both would be
/// listed, the item is enough.
#[must_use]
pub fn told_by(record: &Since) -> Option<&'static Development> {
    let shares = |d: &&Development| match record.actions {
        [] => d.asean,
        actions => actions.iter().any(|a| d.actions.contains(a)),
    };
    DEVELOPMENTS.iter().filter(|d| d.date == record.date).find(shares)
}

/// One item, as an entry of a list of definitions. On the page of an action, `own`, that action is not named again.
pub fn item(cx: Cx, d: &'static Development, own: Option<ActionIx>) -> Markup {
    let locale = cx.locale;
    let actions: Vec<ActionIx> = d.actions.iter().copied().filter(|a| Some(*a) != own).collect();
    let mut countries: Vec<Markup> = d.countries.iter().map(|c| named(cx, *c)).collect();
    let gap = ui::FORMAT_GAP.get(locale);
    countries.extend(d.others.iter().map(|name| html! { (name.get(locale)) }));
    html! {
        div id=[own.is_none().then_some(d.id)] {
            dt { time datetime=(d.date) { (locale.date(d.date)) } small { (kind_name(d.kind).get(locale)) } }
            dd {
                (d.statement.get(locale))
                @if let Some(note) = d.note { small { b { (charts::SINCE_NOTE.get(locale)) } (gap) (note.get(locale)) } }
                @if !actions.is_empty() || !d.statistics.is_empty() || !d.events.is_empty() { (bears_on(cx, d, &actions, own)) }
                @if !countries.is_empty() {
                    small {
                        b { (charts::SINCE_COUNTRIES.get(locale)) } (gap)
                        @for (i, country) in countries.into_iter().enumerate() { @if i > 0 { (ui::FORMAT_COMMA.get(locale)) } (country) }
                    }
                }
                small { b { (charts::SINCE_SOURCES.get(locale)) } (in_a_row(locale, d.sources.iter().map(|s| source(locale, s)).collect())) }
                small { b { (charts::SINCE_CONFIDENCE.get(locale)) } (gap) (confidence(d.confidence).get(locale)) }
            }
        }
    }
}

/// The name of a country; that of a member leads to its brief.
fn named(cx: Cx, country: CountryIx) -> Markup {
    let name = country.get().name.get(cx.locale);
    match country.get().group {
        CountryGroup::Member => html! { a href=(cx.href(Page::Country(country))) { (name) } },
        _ => html! { (name) },
    }
}

/// Pieces of markup with semicolons between them.
fn in_a_row(locale: Locale, pieces: Vec<Markup>) -> Markup {
    let before = |i: usize| if i > 0 { charts::JOIN_SEMICOLON } else { ui::FORMAT_GAP }.get(locale);
    html! { @for (i, piece) in pieces.into_iter().enumerate() { (before(i)) (piece) } }
}

/// The actions, figures and events that an item bears on.
fn bears_on(cx: Cx, d: &'static Development, actions: &[ActionIx], own: Option<ActionIx>) -> Markup {
    let lead = if own.is_some() { charts::SINCE_ALSO } else { charts::SINCE_BEARS };
    let locale = cx.locale;
    let mut targets: Vec<Markup> = Vec::new();
    for a in actions {
        let title = html! { (a.get().id) " " (a.get().title.get(locale)) };
        targets.push(html! { a href=(cx.href(Page::Action(*a))) { (title) } });
    }
    for s in d.statistics.iter().map(|s| s.get()) {
        let name = html! { a href=(cx.href(Page::Figures)) { (s.title.get(locale)) } };
        targets.push(html! { (charts::SINCE_FIGURE.get(locale)) (ui::FORMAT_GAP.get(locale)) (name) " " (loc(cx, Locator::Note(s.note))) });
    }
    for e in d.events.iter().map(|e| e.get()) {
        let name = charts::SINCE_EVENT.fill(locale, &[("name", e.short.unwrap_or(e.what).get(locale))]);
        let name = html! { a href={ (cx.href(Page::Timeline)) "#" (e.id) } { (name) } };
        targets.push(html! { (name) @for at in e.at.iter().take(1) { " " (loc(cx, *at)) } });
    }
    html! { small { b { (lead.get(locale)) } (in_a_row(locale, targets)) } }
}

/// A source with its kind.
fn source(locale: Locale, s: &'static Reference) -> Markup {
    html! {
        a href=(s.url.get(locale)) rel="external noopener" { (s.title.get(locale)) }
        (charts::JOIN_OPEN.get(locale)) (source_kind(s.kind).get(locale)) (charts::JOIN_CLOSE.get(locale))
    }
}
