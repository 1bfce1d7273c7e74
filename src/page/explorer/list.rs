//! The list of actions: what names the chosen members first, then what is meant for all ten.

use super::facets::{basis, theme_name};
use super::{either, telling};
use crate::component::action::{actor, full, row};
use crate::component::locator::{loc, locs};
use crate::component::ten::ruler;
use crate::platform;
use crate::proposal::{ACTIONS, ActionIx, CountryGroup, CountryIx, HEADINGS, Heading, Locator, MentionKind, in_order};
use crate::query::Results;
use crate::text::{Text, format, ui};
use crate::url::{Query, Route, ThemeChoice, actor_name};
use maud::{Markup, html};

/// The list as it stands before anything is asked: every action under its heading.
pub(super) fn list(up: &str) -> Markup {
    let (q, r) = (Query::default(), Results::everything());
    let group = |heading: &'static Heading| {
        html! {
            section class={ "sec a" (heading.area) } data-group=(heading.id) {
                h3.sub {
                    a.sub-a href={ (up) (Route::Area(heading.area).path()) } { i.sq { (heading.area) } (heading.title.get()) }
                    span data-live={ "place-" (heading.id) } { (place(heading, heading.actions.len())) }
                }
                ol.acts { @for a in heading.actions { (row(*a, up, true)) } }
            }
        }
    };
    html! {
        section.list #list aria-label=(ui::LIST_LABEL.get()) {
            div.ask {
                div.count role="status" data-live="count" { (count(&r)) }
                div.chips data-live="chips" {}
                div.ask-q { (words()) }
            }
            div class="group g-named" hidden {
                header.g-head { div.g-title aria-live="polite" data-live="named" {} div.g-ruler { (ruler()) } }
                div.g-remark data-live="remark" {}
                ol.acts data-named-list {}
            }
            div class="group g-all" {
                header.g-head { div.g-title data-live="others" { (others_head(&q, &r)) } div.g-ruler { (ruler()) } }
                @for heading in HEADINGS.iter().filter(|h| !h.actions.is_empty()) { (group(heading)) }
            }
            div data-live="empty" {}
            div data-live="outside" {}
        }
    }
}

/// Where a group stands, and how much of it is listed.
fn place(heading: &Heading, listed: usize) -> String {
    let total = heading.actions.len();
    if listed == total {
        ui::LOC_HEADING.fill(&[("id", heading.id)])
    } else {
        ui::LIST_PART.fill(&[("id", heading.id), ("n", &listed.to_string()), ("all", &total.to_string())])
    }
}

/// Brings the list in step with what is asked: its stretches of text, and which rows stand where.
pub(super) fn follow(q: &Query, r: &Results, up: &str) {
    platform::write_live("count", count(r));
    platform::write_live("chips", chips(q));
    platform::write_live("named", named_head(q, r));
    platform::write_live("remark", named_remark(q, r, up));
    platform::write_live("others", others_head(q, r));
    platform::write_live("empty", empty(q, r, up));
    platform::write_live("outside", outside(q, r, up));
    for heading in HEADINGS.iter().filter(|h| !h.actions.is_empty()) {
        let listed = heading.actions.iter().filter(|a| r.others.binary_search(&a.0).is_ok()).count();
        platform::write_live(&format!("place-{}", heading.id), html! { (place(heading, listed)) });
        platform::hide(&format!(".sec[data-group=\"{}\"]", heading.id), listed == 0);
    }
    platform::hide(".g-named", q.country.is_empty() || r.total() == 0);
    platform::hide(".g-all", r.others.is_empty());
    let named: Vec<&str> = r.named.iter().map(|i| ACTIONS[*i].id).collect();
    platform::place_rows(&named, &|i| r.lists(i));
    platform::open_row(q.action.map(|a| a.get().id), &|| q.action.map(|a| full(a, up, 5, true)).unwrap_or_default());
}

/// How many are listed: said aloud when it changes.
fn count(r: &Results) -> Markup {
    html! { b data-result-count { (r.total()) } " " (ui::LIST_OF.fill(&[("all", &ACTIONS.len().to_string())])) }
}

/// The box for words that narrow the list.
fn words() -> Markup {
    html! {
        form role="search" {
            label for="q" { (ui::LIST_NARROW.get()) }
            input #q type="search" autocomplete="off" maxlength="200" placeholder=(ui::LIST_NARROW.get()) data-words disabled;
        }
    }
}

/// A chip: what it takes off is a piece of address, so that one listener serves all. Its badge
/// repeats the name in short and is drawn by the style sheet, so that it is not read out.
fn chip(class: &str, badge: Option<&str>, name: &str, take: &str, does: &str) -> Markup {
    html! {
        button class={ "chip " (class) } type="button" aria-label=(ui::CHIP_REMOVE.fill(&[("name", name)])) data-do=(does) data-value=(take) {
            @if let Some(badge) = badge { i.sq data-badge=(badge) {} }
            span { (name) }
            svg viewBox="0 0 10 10" aria-hidden="true" { path d="M1.5 1.5l7 7m0-7l-7 7" {} }
        }
    }
}

/// What is on, each with a way to take it off.
fn chips(q: &Query) -> Markup {
    let toggle = "toggle";
    html! {
        @for n in &q.area {
            (chip(&format!("a{n}"), Some(&n.to_string()), crate::proposal::area(*n).title.get(), &format!("area={n}"), toggle))
        }
        @for g in &q.group {
            @let h = g.get();
            (chip(&format!("a{}", h.area), Some(h.number), h.title.get(), &format!("group={}", h.id), toggle))
        }
        @for c in &q.country { (chip("", Some(c.get().id), c.get().name.get(), &format!("country={}", c.get().id), toggle)) }
        @for a in &q.actor { (chip("", None, actor(*a).get(), &format!("actor={}", actor_name(*a)), toggle)) }
        @for b in &q.basis { (chip("", None, basis(*b).get(), &format!("basis={}", b.name()), toggle)) }
        @for t in &q.theme {
            @let name = theme_name(*t).get();
            @let name = if matches!(t, ThemeChoice::Group(_)) { ui::CHIP_THEME_GROUP.fill(&[("name", name)]) } else { name.to_owned() };
            (chip("", None, &name, &format!("theme={}", t.name()), toggle))
        }
        @if !q.q.is_empty() { (chip("", None, &ui::CHIP_WORDS.fill(&[("words", &q.q)]), "", "drop-words")) }
        @if !q.is_unfiltered() { button class="plain clear" type="button" data-do="clear" { (ui::LIST_CLEAR.get()) } }
    }
}

/// A result line: a count that hangs in the margin, what it counts, and what to know of it.
fn head(count: Markup, text: &str, sub: &str) -> Markup {
    html! { h2 { (count) " " span.h-t { (text) " " span { (sub) } } } }
}

/// Places through which listed actions name the chosen members.
fn through(named: &[usize], countries: &[CountryIx]) -> Vec<Locator> {
    in_order(named.iter().flat_map(|i| ACTIONS[*i].reach).filter(|r| countries.contains(&r.country)).map(|r| r.at))
}

fn named_head(q: &Query, r: &Results) -> Markup {
    if q.country.is_empty() {
        return html! {};
    }
    let n = r.named.len();
    let text = if n == 1 { ui::NAMED_ONE } else { ui::NAMED_OTHER }.fill(&[("countries", &either(&q.country))]);
    let sub = if n == 0 {
        format::count(r.others.len(), ui::NAMED_MEANT_ONE, ui::NAMED_MEANT_OTHER)
    } else {
        let notes: Vec<String> = through(&r.named, &q.country)
            .into_iter()
            .filter_map(|at| if let Locator::Note(n) = at { Some(n.to_string()) } else { None })
            .collect();
        if notes.len() == 1 { ui::NAMED_THROUGH_ONE } else { ui::NAMED_THROUGH_OTHER }
            .fill(&[("notes", &format::list(&notes))])
    };
    head(html! { b data-named-count { (n) } }, &text, &sub)
}

/// With no action to show, what the text does have on the name.
fn named_remark(q: &Query, r: &Results, up: &str) -> Markup {
    let line = |lead: Text, text: &str, at: Locator| {
        html! { p class="remark st-r" { b { (lead.get()) } " " (text) " " (loc(at, up)) } }
    };
    html! {
        // between the result line and the rows, so that no level of headings is skipped
        @if !r.named.is_empty() { h3.sr { (ui::LIST_LABEL.get()) } }
        @if r.named.is_empty() {
            @for c in &q.country {
                @let all = telling(c.get());
                @if all.is_empty() {
                    (line(ui::ACTION_REMARK, &ui::NAMED_LIST_ONLY.fill(&[("country", c.get().name.get())]), Locator::Note(2)))
                }
                @for m in all {
                    @let lead = if m.kind == MentionKind::VenueName { ui::ACTION_REMARK } else { ui::NAMED_NOTE };
                    (line(lead, m.text.get(), m.at))
                }
            }
        }
    }
}

fn names_a_member(position: usize) -> bool {
    ACTIONS[position].reach.iter().any(|r| r.country.get().group == CountryGroup::Member)
}

fn others_head(q: &Query, r: &Results) -> Markup {
    let n = r.others.len();
    let (text, sub) = if q.country.is_empty() {
        let naming = r.others.iter().filter(|i| names_a_member(**i)).count();
        let sub = match naming {
            0 => ui::ALL_NAMES_NONE.get().to_owned(),
            1 => ui::ALL_NAMES_ONE.get().to_owned(),
            _ => ui::ALL_NAMES_OTHER.fill(&[("n", &naming.to_string())]),
        };
        let text = match (n, q.is_unfiltered()) {
            (_, true) => ui::ALL_TITLE,
            (1, _) => ui::ALL_FILTERED_ONE,
            _ => ui::ALL_FILTERED_OTHER,
        };
        (text, sub)
    } else {
        let text = if n == 1 { ui::ALL_MEANT_ONE } else { ui::ALL_MEANT_OTHER };
        (text, ui::ALL_WITHOUT.fill(&[("countries", &either(&q.country))]))
    };
    head(html! { b { (n) } }, text.get(), &sub)
}

/// Nothing listed: what is on, and the ways out.
fn empty(q: &Query, r: &Results, up: &str) -> Markup {
    if r.total() > 0 {
        return html! {};
    }
    let without = r.counts.without_words as usize;
    let filters = q.area.len() + q.group.len() + q.actor.len() + q.basis.len() + q.theme.len();
    let title =
        if q.q.is_empty() { ui::EMPTY_FILTERS.get().to_owned() } else { ui::EMPTY_WORDS.fill(&[("words", &q.q)]) };
    let on = match (filters, q.q.is_empty()) {
        (0, _) => ui::EMPTY_ON_WORDS.get().to_owned(),
        (_, true) => format::count(filters, ui::EMPTY_ON_ONE, ui::EMPTY_ON_OTHER),
        (_, false) => format::count(filters, ui::EMPTY_BOTH_ONE, ui::EMPTY_BOTH_OTHER),
    };
    html! {
        div.empty {
            b { "0" }
            div {
                h2 { (title) }
                p { (on) }
                p.go {
                    @if !q.q.is_empty() && without > 0 {
                        button.plain type="button" data-do="drop-words" { (format::count(without, ui::EMPTY_DROP_ONE, ui::EMPTY_DROP_OTHER)) }
                    }
                    button.plain type="button" data-do="clear" { (ui::EMPTY_CLEAR.get()) }
                    a href={ (up) "text/" } { (ui::EMPTY_TEXT.get()) }
                }
            }
        }
    }
}

/// Actions that name a chosen member and are not listed, so that a filter never hides a link unseen.
fn outside(q: &Query, r: &Results, up: &str) -> Markup {
    let hidden: Vec<usize> = (0..ACTIONS.len())
        .filter(|i| !r.lists(*i) && ACTIONS[*i].reach.iter().any(|x| q.country.contains(&x.country)))
        .collect();
    if hidden.is_empty() {
        return html! {};
    }
    let lead = if hidden.len() == 1 { ui::OUTSIDE_ONE } else { ui::OUTSIDE_OTHER };
    html! {
        div.else {
            p { b { (ui::OUTSIDE_TITLE.get()) } " " (lead.fill(&[("n", &hidden.len().to_string()), ("countries", &either(&q.country))])) }
            ul {
                @for i in hidden {
                    li {
                        a href={ (up) (Route::Action(ActionIx(i)).path()) } { (ACTIONS[i].id) " " (ACTIONS[i].title.get()) } " "
                        (locs(through(&[i], &q.country), up))
                    }
                }
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{chips, empty};
    use crate::query::{Corpus, run};
    use crate::text;
    use crate::url::Query;
    use proptest::prelude::*;
    use proptest::test_runner::{RngSeed, TestRunner};

    /// Where the visitor's words are shown: beside the filters, and where nothing was found.
    fn shown(words: &str) -> String {
        let asked = Query { q: words.to_owned(), ..Query::default() };
        let nothing = run(&Corpus::of_proposal(), &Query { q: "qqqq".to_owned(), ..Query::default() });
        assert_eq!(nothing.total(), 0);
        format!("{}{}", chips(&asked).into_string(), empty(&asked, &nothing, "./").into_string())
    }

    #[test]
    fn words_are_shown_as_text() {
        text::install(vec![text::pack("en").expect("English")]).expect("texts of this build");
        let plain = shown("plainwords");
        assert!(plain.matches("plainwords").count() >= 3, "{plain}");
        // the same cases in every run
        let seed = RngSeed::Fixed(20_210_615);
        let config = ProptestConfig { failure_persistence: None, rng_seed: seed, ..ProptestConfig::default() };
        let words = prop_oneof![".{1,40}", "(<x-y>|</h2>|\"|'| onload=|>|<|&lt;|&|<!--|\\{words\\}){1,9}"];
        let outcome = TestRunner::new(config).run(&words, |words| {
            let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
            prop_assert_eq!(shown(&words), plain.replace("plainwords", &escaped));
            Ok(())
        });
        outcome.unwrap_or_else(|e| panic!("{e}"));
    }
}
