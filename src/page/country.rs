//! The brief of a member: what the proposal says of it, what it means for all ten, the figures known of it, and what
//! has happened since. On paper it is one sheet ([`paper`]).
//!
//! Names are those that ASEAN uses. Sentences speak of "it" instead of naming the country, so that they need no form
//! of a name with or without an article.

mod figures;
mod paper;
mod since;

use super::PageEntry;
use crate::charts::Selection;
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::locator::{loc, locs};
use crate::component::member_bar::member_bar;
use crate::component::recommendation;
use crate::component::shell::Nav;
use crate::context::{ENDONYMS, MEMBERS, Member, OFFICIAL_LANGUAGES};
use crate::map::locator_map;
use crate::proposal::{
    ACTIONS, AREAS, Action, ActionIx, Area, CountryIx, DOCUMENT, EVENTS, Event, IMPLIED, Locator, Mention, MentionKind,
    PartyKind, RECOMMENDATIONS, Reach, RecommendationIx, Remark, note,
};
use crate::route::Page;
use crate::text::{Locale, Text, charts, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry<CountryIx> = PageEntry {
    title: |locale, country| Some(charts::BRIEF_TITLE.fill(locale, &[("name", name(locale, country))])),
    description: |locale, country| charts::BRIEF_DESC.fill(locale, &[("name", name(locale, country))]),
    body: page,
    nav: Nav::Under(Page::Explorer),
};

/// The member's name as ASEAN writes it.
fn name(locale: Locale, country: CountryIx) -> &'static str {
    let c = country.get();
    c.asean_name.unwrap_or(c.name).get(locale)
}

/// The page.
fn page(cx: Cx, selection: &Selection, country: CountryIx) -> Markup {
    let locale = cx.locale;
    let linked = linked_actions(country);
    html! {
        article.brief data-country=(country.get().id) data-sel=(country.get().id) {
            nav.crumbs aria-label=(ui::NAV_CRUMBS.get(locale)) {
                a href=(cx.href(Page::Explorer)) { (ui::NAV_EXPLORER.get(locale)) }
                span { (charts::BRIEF_KICKER.get(locale)) }
            }
            (head(cx, country, &linked))
            div.brief-cols {
                div {
                    (proposal(cx, country, &linked))
                    (for_all(cx))
                    (events(cx, country))
                }
                div { (figures::section(cx, country)) }
            }
            (figures::chart(cx, selection, country))
            (since::section(cx, country))
            nav.others aria-labelledby="brief-others" {
                h2 #brief-others { (charts::BRIEF_OTHERS.get(locale)) }
                ul {
                    @for m in MEMBERS.iter().filter(|m| m.country != country) {
                        li { a href=(cx.href(Page::Country(m.country))) { (name(locale, m.country)) } }
                    }
                }
            }
            (paper::sheet(cx, country, &linked))
        }
    }
}

/// The record of a member, with its names in its own languages and the codes of its official languages.
fn member(country: CountryIx) -> (&'static Member, &'static [(&'static str, &'static str)], &'static [&'static str]) {
    let at = MEMBERS.iter().position(|m| m.country == country).unwrap_or_default();
    (&MEMBERS[at], ENDONYMS[at], OFFICIAL_LANGUAGES[at])
}

/// Actions that a note links to a member.
fn linked_actions(country: CountryIx) -> Vec<ActionIx> {
    (0..ACTIONS.len()).map(ActionIx).filter(|a| a.get().reaches(country).next().is_some()).collect()
}

/// Notes that name a member: not the list of members, nor the name of a venue.
fn naming_notes(country: CountryIx) -> Vec<&'static Mention> {
    let names = |m: &&Mention| !matches!(m.kind, MentionKind::MemberList | MentionKind::VenueName);
    country.get().mentions.iter().filter(names).collect()
}

fn number(n: usize) -> String {
    n.to_string()
}

/// Name, facts, the three counts, the map, and what can be done with the page.
fn head(cx: Cx, country: CountryIx, linked: &[ActionIx]) -> Markup {
    let locale = cx.locale;
    let query = country.get().id.to_ascii_lowercase();
    html! {
        header.brief-head {
            div {
                p.brief-kicker { b { (charts::BRIEF_KICKER.get(locale)) } " " (about(locale)) }
                h1 { (name(locale, country)) }
                (facts(locale, country))
            }
            figure.brief-map {
                (locator_map(locale, country))
                figcaption { (charts::BRIEF_MAP_HOW.get(locale)) }
            }
            (counts(cx, country, linked))
            p.brief-do {
                button type="button" data-chart-do="print" disabled { (charts::BRIEF_PRINT.get(locale)) }
                a href={ (cx.href(Page::Explorer)) "?country=" (query) } { (charts::BRIEF_EXPLORE.get(locale)) }
                a href={ (cx.href(Page::Compare)) "?country=" (query) } { (charts::BRIEF_COMPARE.get(locale)) }
                (cite(locale, PAGE, None, false))
            }
        }
    }
}

/// The document that the brief is about.
fn about(locale: Locale) -> String {
    let date = locale.date(DOCUMENT.date);
    let blanks = [("issuer", DOCUMENT.issuer.get(locale)), ("title", DOCUMENT.title.get(locale)), ("date", &date)];
    charts::BRIEF_ABOUT.fill(locale, &blanks)
}

/// What is generally known of a member.
fn facts(locale: Locale, country: CountryIx) -> Markup {
    let (member, endonyms, languages) = member(country);
    let everyday = country.get().name.get(locale);
    let row = |head: Text, what: Markup| html! { div { dt { (head.get(locale)) } dd { (what) } } };
    // a name is given once, whichever of its forms it equals
    let endonyms: Vec<_> =
        endonyms.iter().filter(|(_, own)| ![name(locale, country), everyday].contains(own)).collect();
    let languages: Vec<&str> =
        languages.iter().filter_map(|code| language(code)).map(|text| text.get(locale)).collect();
    let source = member.sources[2].get();
    html! {
        dl.brief-facts {
            (row(charts::BRIEF_OFFICIAL, html! { (member.official_name.get(locale)) }))
            @if everyday != name(locale, country) { (row(charts::BRIEF_ALSO, html! { (everyday) })) }
            @if !endonyms.is_empty() {
                @let head = locale.plural(endonyms.len(), charts::BRIEF_OWN_ONE, charts::BRIEF_OWN_OTHER);
                (row(head, html! {
                    @for (i, (lang, own)) in endonyms.iter().enumerate() {
                        @if i > 0 { (ui::FORMAT_COMMA.get(locale)) }
                        span lang=(lang) { (own) }
                    }
                }))
            }
            (row(charts::BRIEF_CAPITAL, html! { (member.capital.get(locale)) }))
            (row(locale.plural(languages.len(), charts::BRIEF_LANGUAGE_ONE, charts::BRIEF_LANGUAGE_OTHER), html! { (locale.list(&languages)) }))
            (row(charts::BRIEF_ACCESSION, html! {
                time datetime=(member.accession) { (locale.date(member.accession)) } " "
                small { a href=(source.url) rel="external noopener" { (source.title.get(locale)) } }
            }))
        }
    }
}

/// The English name of a language.
fn language(code: &str) -> Option<Text> {
    Some(match code {
        "en" => charts::LANGUAGE_EN,
        "fil" => charts::LANGUAGE_FIL,
        "id" => charts::LANGUAGE_ID,
        "km" => charts::LANGUAGE_KM,
        "lo" => charts::LANGUAGE_LO,
        "ms" => charts::LANGUAGE_MS,
        "my" => charts::LANGUAGE_MY,
        "ta" => charts::LANGUAGE_TA,
        "th" => charts::LANGUAGE_TH,
        "vi" => charts::LANGUAGE_VI,
        "zh" => charts::LANGUAGE_ZH,
        _ => return None,
    })
}

/// How many actions a note links to the member, how many are meant for all ten, and the notes that name it.
fn counts(cx: Cx, country: CountryIx, linked: &[ActionIx]) -> Markup {
    let locale = cx.locale;
    let (all, gap) = (number(ACTIONS.len()), ui::FORMAT_GAP.get(locale));
    let notes = naming_notes(country);
    let linked_words = locale.plural(linked.len(), charts::BRIEF_LINKED_ONE, charts::BRIEF_LINKED_OTHER);
    let whole = if linked.is_empty() { charts::BRIEF_WHOLE_ONLY } else { charts::BRIEF_WHOLE };
    let notes_words = locale.plural(notes.len(), charts::BRIEF_NOTES_ONE, charts::BRIEF_NOTES_OTHER);
    html! {
        ul.brief-counts {
            li { b { (linked.len()) } (gap) (linked_words.fill(locale, &[("all", &all)])) }
            li { b { (ACTIONS.len() - linked.len()) } (gap) (whole.get(locale)) }
            li { b { (notes.len()) } (gap) (notes_words.get(locale)) " " (locs(cx, notes.iter().map(|m| m.at))) }
        }
    }
}

/// A statement of a note on the member, with the member's name as ASEAN writes it.
fn statement(cx: Cx, country: CountryIx, reach: &'static Reach) -> Markup {
    let locale = cx.locale;
    html! { (loc(cx, reach.at)) " " span { (reach.before.get(locale)) mark { (name(locale, country)) } (reach.after.get(locale)) } }
}

/// What the proposal says of the member.
fn proposal(cx: Cx, country: CountryIx, linked: &[ActionIx]) -> Markup {
    let locale = cx.locale;
    html! {
        section.brief-part.ev-p aria-labelledby="brief-proposal" {
            h2 #brief-proposal { (charts::BRIEF_PROPOSAL.get(locale)) }
            @if linked.is_empty() {
                p { (charts::BRIEF_LINKED_NONE.get(locale)) }
            } @else {
                h3 { (charts::BRIEF_LINKED_HEAD.get(locale)) }
                ol.brief-linked {
                    @for (a, action) in linked.iter().map(|a| (*a, a.get())) {
                        li class={ "a" (action.area) } data-action=(action.id) {
                            p.a-id { (action.id) }
                            div {
                                h4 { a href=(cx.href(Page::Action(a))) { (action.title.get(locale)) } }
                                p { (action.summary.get(locale)) }
                                @for reach in action.reaches(country) { p.hitline { (statement(cx, country, reach)) } }
                                (member_bar(locale, action.reach, None))
                            }
                        }
                    }
                }
            }
            @if is_only_listed(country) {
                p { (only_listed(locale)) " " (loc(cx, Locator::Note(2))) }
            }
            h3 { (charts::BRIEF_MENTIONS.get(locale)) }
            dl.brief-mentions { @for mention in country.get().mentions { (mentioned(cx, mention)) } }
            @for (action, remark) in remarks(country) {
                p.remark { b { (ui::ACTION_REMARK.get(locale)) } " " (remark.text.get(locale)) " " (loc(cx, remark.at)) " " (loc(cx, Locator::Action(action.ix()))) }
            }
            @let mut implied = IMPLIED.iter().filter(|x| x.country == country).peekable();
            @if implied.peek().is_some() {
                div.brief-implied.ev-c {
                    h3 { (charts::BRIEF_IMPLIED.get(locale)) }
                    @for x in implied { p { (x.remark.get(locale)) " " (loc(cx, x.at)) } }
                }
            }
        }
    }
}

/// Whether the list of members is all that the text has on a member.
fn is_only_listed(country: CountryIx) -> bool {
    country.get().mentions.iter().all(|m| m.kind == MentionKind::MemberList)
}

fn only_listed(locale: Locale) -> String {
    charts::BRIEF_LIST_ONLY.fill(locale, &[("actions", &number(ACTIONS.len()))])
}

/// Remarks of actions on a country that their notes name without a link, where the list of mentions does not tell it.
fn remarks(country: CountryIx) -> impl Iterator<Item = (&'static Action, &'static Remark)> {
    let told =
        move |r: &Remark| country.get().mentions.iter().any(|m| m.at == r.at && m.kind == MentionKind::VenueName);
    ACTIONS
        .iter()
        .flat_map(move |a| a.remarks.iter().filter(move |r| r.country == country && !told(r)).map(move |r| (a, r)))
}

/// A place that names the member: what it says, and what the note belongs to.
fn mentioned(cx: Cx, mention: &'static Mention) -> Markup {
    let locale = cx.locale;
    let anchor = match mention.at {
        Locator::Note(n) => note(n).map(|note| note.anchor),
        _ => None,
    };
    html! {
        div {
            dt { (loc(cx, mention.at)) }
            dd {
                @match mention.kind {
                    MentionKind::MemberList => { (charts::BRIEF_LIST_NAMED.get(locale)) }
                    MentionKind::VenueName => { (mention.text.get(locale)) (ui::FORMAT_GAP.get(locale)) (charts::BRIEF_VENUE.get(locale)) }
                    _ => { (mention.text.get(locale)) }
                }
                @if let Some(at) = anchor {
                    small { (charts::BRIEF_NOTE_IN.get(locale)) (ui::FORMAT_GAP.get(locale)) (loc(cx, at)) }
                }
            }
        }
    }
}

/// The five areas with their actions, and the recommendations of the main text that no action repeats.
fn for_all(cx: Cx) -> Markup {
    let locale = cx.locale;
    let further = (0..RECOMMENDATIONS.len()).map(RecommendationIx).filter(|r| r.get().alone());
    let further: Vec<RecommendationIx> = further.collect();
    let of = |area: Option<u8>| further.iter().copied().filter(move |r| r.get().area == area);
    let blanks = [("n", number(further.len())), ("without", number(of(None).count()))];
    html! {
        section.brief-part.ev-p aria-labelledby="brief-all" {
            h2 #brief-all { (charts::BRIEF_ALL_TEN.get(locale)) }
            p.brief-how { (charts::BRIEF_ALL_TEN_HOW.get(locale)) }
            @for area in &AREAS {
                details class={ "brief-area a" (area.number) } {
                    summary { (area_line(locale, area)) }
                    ul { @for a in actions_of(area) { li { (loc(cx, Locator::Action(a))) " " a href=(cx.href(Page::Action(a))) { (a.get().title.get(locale)) } } } }
                    p { a href=(cx.href(Page::Area(area.number))) { (area.heading.get(locale)) } }
                }
            }
            h3 { (charts::BRIEF_FURTHER.get(locale)) }
            p.brief-how { (charts::BRIEF_FURTHER_HOW.fill(locale, &blanks.each_ref().map(|(name, n)| (*name, n.as_str())))) }
            @for area in AREAS.iter().map(Some).chain([None]) {
                @let these: Vec<_> = of(area.map(|a| a.number)).collect();
                @if !these.is_empty() {
                    details class={ "brief-area" @if let Some(area) = area { " a" (area.number) } } {
                        summary {
                            @match area {
                                Some(area) => { i.sq { (area.number) } span { (area.title.get(locale)) } }
                                None => span { (charts::BRIEF_NO_AREA.get(locale)) },
                            }
                            b { (these.len()) }
                        }
                        ul.acts { @for r in these { (recommendation::row(cx, r)) } }
                    }
                }
            }
        }
    }
}

/// The number, title and number of actions of an area.
fn area_line(locale: Locale, area: &'static Area) -> Markup {
    let n = actions_of(area).count();
    html! {
        i.sq { (area.number) } span { (area.title.get(locale)) }
        b { (locale.count(n, charts::BRIEF_ACTIONS_ONE, charts::BRIEF_ACTIONS_OTHER)) }
    }
}

fn actions_of(area: &'static Area) -> impl Iterator<Item = ActionIx> {
    area.groups.iter().flat_map(|g| g.get().actions.iter().copied())
}

/// Dated events of the text that concern the member, or ASEAN as a whole.
fn events_of(country: CountryIx) -> impl Iterator<Item = (&'static Event, bool)> {
    let is_party = |e: &Event, is: &dyn Fn(&PartyKind) -> bool| e.parties.iter().any(|p| is(&p.kind));
    let asean = |kind: &PartyKind| matches!(kind, PartyKind::Entity(e) if e.get().id == "asean");
    EVENTS.iter().filter_map(move |e| {
        let own = is_party(e, &|kind| *kind == PartyKind::Country(country));
        (own || is_party(e, &asean)).then_some((e, own))
    })
}

fn events(cx: Cx, country: CountryIx) -> Markup {
    let locale = cx.locale;
    html! {
        section.brief-part.ev-p aria-labelledby="brief-events" {
            h2 #brief-events { (charts::BRIEF_EVENTS.get(locale)) }
            p.brief-how { (charts::BRIEF_EVENTS_HOW.get(locale)) }
            dl.brief-mentions {
                @for (event, own) in events_of(country) {
                    div {
                        dt { (locale.date(event.date)) }
                        dd {
                            a href={ (cx.href(Page::Timeline)) "#" (event.id) } { (event.what.get(locale)) } " " (locs(cx, event.at.iter().copied()))
                            @if own { small { b { (charts::BRIEF_EVENTS_OWN.get(locale)) } } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
