//! A brief on paper: one sheet of A4 with what a minister needs. It is in the page but shown in print only; the rest
//! of the page is left out there.

use super::{
    actions_of, counts, figures, is_only_listed, member, mentioned, name, only_listed, remarks, since, statement,
};
use crate::charts::brief_growth;
use crate::charts::measure::Measure;
use crate::charts::table::ValueSource;
use crate::component::Cx;
use crate::component::facts::value_of;
use crate::component::locator::label;
use crate::component::shell::official_page;
use crate::context::{Development, SourceIx};
use crate::map::locator_map;
use crate::proposal::{AREAS, ActionIx, CountryIx, IMPLIED, Locator, MentionKind};
use crate::text::{Locale, charts, ui};
use maud::{Markup, PreEscaped, html};

/// How many of the items since publication are on the sheet, and how many where three actions are.
const LATEST: usize = 2;
const LATEST_OF_MANY: usize = 1;

/// The sheet.
pub(super) fn sheet(cx: Cx, country: CountryIx, linked: &[ActionIx]) -> Markup {
    let locale = cx.locale;
    let (member, ..) = member(country);
    let stop = ui::FORMAT_STOP.get(locale);
    html! {
        div.brief-paper {
            p.brief-kicker { b { (charts::BRIEF_KICKER.get(locale)) } " " (super::about(locale)) }
            div.bp-head {
                div {
                    p.bp-name { (name(locale, country)) }
                    p.bp-facts {
                        (member.official_name.get(locale)) (stop)
                        (locale.labelled(charts::BRIEF_CAPITAL.get(locale), member.capital.get(locale))) (stop)
                        (charts::BRIEF_PAPER_ACCESSION.fill(locale, &[("date", &locale.date(member.accession))]))
                    }
                }
                (counts(cx, country, linked))
            }
            div.bp-cols {
                div {
                    (proposal(cx, country, linked))
                    (areas(locale, linked))
                    (later(locale, country, if linked.len() > 2 { LATEST_OF_MANY } else { LATEST }))
                }
                div {
                    div.bp-map { (locator_map(locale, country)) }
                    (context(cx, country))
                }
            }
            (foot(locale, country))
        }
    }
}

/// What the proposal says of the member: linked actions in full, and every mention that they do not repeat.
fn proposal(cx: Cx, country: CountryIx, linked: &[ActionIx]) -> Markup {
    let locale = cx.locale;
    let repeated = |at: Locator| linked.iter().any(|a| a.get().reaches(country).any(|r| r.at == at));
    let others = || country.get().mentions.iter().filter(|m| m.kind != MentionKind::MemberList && !repeated(m.at));
    html! {
        section.bp-part {
            h2 { (charts::BRIEF_PROPOSAL.get(locale)) }
            @if linked.is_empty() { p { (charts::BRIEF_LINKED_NONE.get(locale)) } }
            @for action in linked.iter().map(|a| a.get()) {
                div class={ "bp-act a" (action.area) } {
                    p.a-id { (action.id) }
                    div {
                        h3 { (action.title.get(locale)) }
                        p { (action.summary.get(locale)) }
                        @for reach in action.reaches(country) { p { (statement(cx, country, reach)) } }
                    }
                }
            }
            @if is_only_listed(country) { p { (only_listed(locale)) } }
            dl.brief-mentions { @for mention in others() { (mentioned(cx, mention)) } }
            @for (action, remark) in remarks(country) {
                p { b { (ui::ACTION_REMARK.get(locale)) } " " (locale.with_aside(remark.text.get(locale), &locale.commas(&[&*label(locale, remark.at), action.id]))) }
            }
            @for x in IMPLIED.iter().filter(|x| x.country == country) { p.bp-small { (locale.with_aside(x.remark.get(locale), &label(locale, x.at))) } }
        }
    }
}

/// The five areas with the titles of their actions.
fn areas(locale: Locale, linked: &[ActionIx]) -> Markup {
    let all = crate::proposal::ACTIONS.len().to_string();
    html! {
        section.bp-part {
            h2 { (charts::BRIEF_PAPER_ALL.fill(locale, &[("n", &all)])) }
            @for area in &AREAS {
                div class={ "bp-area a" (area.number) } {
                    p.a-id { (area.number) }
                    p {
                        b { (area.title.get(locale)) } " "
                        @let titles = |above: bool| actions_of(area).filter(|a| linked.contains(a) == above).map(|a| a.get().title.get(locale)).collect::<Vec<_>>();
                        (locale.semicolons(&titles(false)))
                        @let above = titles(true);
                        @if !above.is_empty() { (charts::JOIN_SEMICOLON.get(locale)) (charts::BRIEF_PAPER_ALSO.get(locale)) (ui::FORMAT_GAP.get(locale)) (locale.semicolons(&above)) }
                    }
                    b { (actions_of(area).count()) }
                }
            }
        }
    }
}

/// Growth as a drawing and the other figures.
fn context(cx: Cx, country: CountryIx) -> Markup {
    let locale = cx.locale;
    let (label, stop) = (charts::BRIEF_PAPER_CHART.get(locale), ui::FORMAT_STOP.get(locale));
    html! {
        section.bp-part.ev-c {
            h2 { (ui::EVIDENCE_CONTEXT.get(locale)) }
            p.bp-small { (label) }
            div.bp-chart { (PreEscaped(brief_growth::still(locale, country, name(locale, country), label))) }
            dl.bp-figures {
                @for measure in Measure::ALL.into_iter().filter(|m| !matches!(m, Measure::Growth(_))) {
                    div {
                        dt { b { (measure.name().get(locale)) } (ui::FORMAT_COMMA.get(locale)) (measure.date_words(locale)) }
                        dd {
                            @match measure.of(country) {
                                Some(own) => { (measure.amount(locale, own.value)) }
                                None => { (charts::CHART_NONE.get(locale)) }
                            }
                        }
                        dd.bp-small {
                            @if let Some(rank) = measure.rank(country) { (figures::rank_words(locale, rank)) (stop) }
                            @if let Some(how) = figures::how_known(locale, country, measure) { (how) (stop) }
                            @if let Some(words) = figures::block_words(locale, country, measure) { (words) (ui::FORMAT_GAP.get(locale)) }
                            @if let Some(total) = measure.total() { (charts::BRIEF_TEN.fill(locale, &[("value", &value_of(locale, total))])) (charts::JOIN_END.get(locale)) }
                        }
                    }
                }
            }
        }
    }
}

/// What has happened since, in short.
fn later(locale: Locale, country: CountryIx, most: usize) -> Markup {
    let (own, all) = (since::of_member(country), since::of_all(country));
    let (text, latest): (_, Vec<&Development>) = match own.is_empty() {
        true => (charts::BRIEF_PAPER_SINCE_NONE, all.iter().take(most).copied().collect()),
        false => (charts::BRIEF_PAPER_SINCE, own.iter().take(most).copied().collect()),
    };
    let words = text.fill(locale, &[("n", &own.len().to_string()), ("whole", &all.len().to_string())]);
    html! {
        section.bp-part.ev-s {
            h2 { (charts::BRIEF_SINCE.get(locale)) }
            @for s in since::membership(country) { p { b { (locale.date(s.date)) } " " (s.what.get(locale)) } }
            p { (words) }
            @for d in latest { p { b { (locale.date(d.date)) } " " (d.statement.get(locale)) } }
        }
    }
}

/// Sources and where to read on.
fn foot(locale: Locale, country: CountryIx) -> Markup {
    let mut sources: Vec<SourceIx> = Vec::new();
    for measure in Measure::ALL {
        if let Some(ValueSource::Outside(source, _)) = measure.of(country).map(|v| v.source)
            && !sources.contains(&source)
        {
            sources.push(source);
        }
    }
    let titles: Vec<&str> = sources.iter().map(|s| s.get().title.get(locale)).collect();
    let page = crate::route::Page::Country(country).path();
    let blanks = [("url", official_page(locale)), ("page", page.as_str())];
    html! {
        div.bp-foot {
            p { b { (charts::BRIEF_PAPER_SOURCES.get(locale)) } " " (locale.semicolons(&titles)) (charts::JOIN_END.get(locale)) }
            p { (charts::BRIEF_PAPER_NOTE.fill(locale, &blanks)) (ui::FORMAT_GAP.get(locale)) (charts::BRIEF_MAP_HOW.get(locale)) }
        }
    }
}
