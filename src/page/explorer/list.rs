//! The list of actions: those linked to the chosen members first, then the others.

use super::answer::{elsewhere, linked_head, others_head};
use super::further::further;
use crate::app::hooks::{Command, Region};
use crate::component::Cx;
use crate::component::action::row;
use crate::component::member_bar::ruler;
use crate::component::steps;
use crate::facet::Effect;
use crate::proposal::{ACTIONS, HEADINGS, Heading, HeadingIx};
use crate::query::Results;
use crate::route::Page;
use crate::text::{Locale, ui};
use crate::url::{Query, Toggle};
use maud::{Markup, html};

/// The list before anything is chosen: every action under its heading.
pub(super) fn list(cx: Cx<'_>) -> Markup {
    let l = cx.locale;
    let (q, r) = (Query::default(), Results::everything());
    let group = |at: HeadingIx| {
        let heading = at.get();
        html! {
            section class={ "sec a" (heading.area) } data-group=(heading.id) {
                h3.sub {
                    a.sub-a href=(cx.href(Page::Area(heading.area))) { i.sq { (heading.area) } (heading.title.get(l)) }
                    span data-live=(Region::HeadingCount(at)) { (place(l, heading, heading.actions.len())) }
                }
                ol.acts { @for a in heading.actions { (row(cx, *a, true)) } }
            }
        }
    };
    html! {
        section.list #list aria-label=(ui::LIST_LABEL.get(l)) {
            (words(l))
            div.ask {
                div.count data-live=(Region::Count) { (count(l, &r)) }
                div.also data-live=(Region::FurtherLink) { (super::further::link(l, &r)) }
                div.chips data-live=(Region::Chips) {}
                button.sheet-b type="button" data-do=(Command::OpenSheet.name()) disabled {
                    (ui::LIST_FILTERS.get(l)) span data-live=(Region::FilterCount) {}
                }
            }
            div class="group g-named" hidden {
                header.g-head { div.g-title data-live=(Region::LinkedHead) {} div.g-ruler { (ruler(l)) } }
                ol.acts data-named-list {}
                div.g-more data-live=(Region::Elsewhere) {}
            }
            div class="group g-all" {
                header.g-head { div.g-title data-live=(Region::OthersHead) { (others_head(l, &q, &r)) } div.g-ruler { (ruler(l)) } }
                @for at in (0..HEADINGS.len()).map(HeadingIx).filter(|h| !h.get().actions.is_empty()) { (group(at)) }
            }
            div data-live=(Region::Empty) {}
            (further(cx))
        }
        dialog.sheet aria-label=(ui::EXPLORER_RAIL.get(l)) {
            div.sheet-in {}
            button.sheet-done type="button" data-do=(Command::CloseSheet.name()) data-live=(Region::SheetDone) { (shown(l, &r)) }
        }
    }
}

/// The button that closes the sheet and leads to the list.
fn shown(l: Locale, r: &Results) -> Markup {
    html! { (l.count(r.total(), ui::LIST_SHOW_ONE, ui::LIST_SHOW_OTHER)) }
}

/// How much of a group is listed, where it is not all.
fn place(l: Locale, heading: &Heading, listed: usize) -> String {
    let total = heading.actions.len();
    if listed == total {
        return String::new();
    }
    ui::LIST_PART.fill(l, &[("n", &listed.to_string()), ("all", &total.to_string())])
}

/// The regions of the list; that of the open row last.
pub(super) fn regions(cx: Cx<'_>, q: &Query, r: &Results, add: &mut dyn FnMut(Region, Markup)) {
    let l = cx.locale;
    add(Region::Count, count(l, r));
    add(Region::FurtherLink, super::further::link(l, r));
    add(Region::Chips, chips(l, q));
    add(Region::FilterCount, filter_count(l, q));
    add(Region::SheetDone, shown(l, r));
    add(Region::LinkedHead, linked_head(l, q, r));
    add(Region::Elsewhere, elsewhere(cx, q, r));
    add(Region::OthersHead, others_head(l, q, r));
    add(Region::Empty, empty(cx, q, r));
    add(Region::FurtherHead, super::further::head(l, r));
    for (at, heading) in HEADINGS.iter().enumerate().filter(|(_, h)| !h.actions.is_empty()) {
        let listed = heading.actions.iter().filter(|a| r.others.binary_search(&a.0).is_ok()).count();
        add(Region::HeadingCount(HeadingIx(at)), html! { (place(l, heading, listed)) });
    }
    add(Region::RowSteps, q.action.map(|a| steps::of_row(cx, a, q, r)).unwrap_or_default());
}

/// How many are listed; `announce.rs` says it aloud.
fn count(l: Locale, r: &Results) -> Markup {
    html! { b { (r.total()) } (ui::FORMAT_GAP.get(l)) span { (ui::LIST_OF.fill(l, &[("all", &ACTIONS.len().to_string())])) } }
}

/// How many filters are in use, in the button that opens them on a phone.
fn filter_count(l: Locale, q: &Query) -> Markup {
    let n = q.choices().filter(|choice| choice.facet.concerns_actions()).count();
    html! { @if n > 0 { (ui::LIST_ON.fill(l, &[("n", &n.to_string())])) } }
}

/// The box for words that narrow the list.
fn words(l: Locale) -> Markup {
    html! {
        form role="search" {
            label for="q" { (ui::LIST_NARROW.get(l)) }
            input #q type="search" autocomplete="off" maxlength="200" placeholder=(ui::LIST_NARROW.get(l)) data-words disabled;
        }
    }
}

/// A chip with the command that removes it. Its badge repeats the name in short and is drawn by the style sheet, so
/// that it is not read out.
fn chip(l: Locale, area: Option<u8>, badge: Option<&str>, name: &str, command: Command, value: &str) -> Markup {
    let class = area.map(|n| format!("a{n}")).unwrap_or_default();
    html! {
        button class={ "chip " (class) } type="button" aria-label=(ui::CHIP_REMOVE.fill(l, &[("name", name)])) data-do=(command.name()) data-value=(value) {
            @if let Some(badge) = badge { i.sq data-badge=(badge) {} }
            span { (name) }
            svg viewBox="0 0 10 10" aria-hidden="true" { path d="M1.5 1.5l7 7m0-7l-7 7" {} }
        }
    }
}

/// The filters in use, each with a way to remove it.
fn chips(l: Locale, q: &Query) -> Markup {
    html! {
        @for choice in q.choices().filter(|choice| choice.facet.concerns_actions()) {
            @let facet = choice.facet.get();
            @let name = choice.name().get(l);
            @let name = match (facet.chip)(choice.position) {
                Some(around) => around.fill(l, &[("name", name)]),
                None => name.to_owned(),
            };
            @let badge = (facet.badge)(choice.position);
            (chip(l, (facet.class)(choice.position), badge.as_deref(), &name, Command::Toggle(Toggle::Choice(choice)), &choice.write()))
        }
        @if !q.q.is_empty() { (chip(l, None, None, &ui::CHIP_WORDS.fill(l, &[("words", &q.q)]), Command::DropWords, "")) }
        @if !q.is_unfiltered() { button class="plain clear" type="button" data-do=(Command::Clear.name()) { (ui::LIST_CLEAR.get(l)) } }
    }
}

/// Nothing listed: what is on, and the ways out.
fn empty(cx: Cx<'_>, q: &Query, r: &Results) -> Markup {
    let l = cx.locale;
    if r.total() > 0 {
        return html! {};
    }
    let without = r.counts.without_words as usize;
    let filters = q.choices().filter(|choice| choice.facet.get().effect == Effect::Narrows).count();
    let title =
        if q.q.is_empty() { ui::EMPTY_FILTERS.get(l).to_owned() } else { ui::EMPTY_WORDS.fill(l, &[("words", &q.q)]) };
    let on = match (filters, q.q.is_empty()) {
        (0, _) => ui::EMPTY_ON_WORDS.get(l).to_owned(),
        (_, true) => l.count(filters, ui::EMPTY_ON_ONE, ui::EMPTY_ON_OTHER),
        (_, false) => l.count(filters, ui::EMPTY_BOTH_ONE, ui::EMPTY_BOTH_OTHER),
    };
    html! {
        div.empty {
                        div {
                h2 { (title) }
                p { (on) }
                @if !r.recommendations.is_empty() { p { (super::further::link(l, r)) (ui::FORMAT_GAP.get(l)) (ui::EMPTY_FURTHER.get(l)) } }
                p.go {
                    @if !q.q.is_empty() && without > 0 {
                        button.plain type="button" data-do=(Command::DropWords.name()) { (l.count(without, ui::EMPTY_DROP_ONE, ui::EMPTY_DROP_OTHER)) }
                    }
                    button.plain type="button" data-do=(Command::Clear.name()) { (ui::EMPTY_CLEAR.get(l)) }
                    a href=(cx.href(Page::Text)) { (ui::EMPTY_TEXT.get(l)) }
                }
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{chips, empty};
    use crate::component::{Cx, Scope};
    use crate::query::{Corpus, run};
    use crate::text::Locale;
    use crate::url::Query;
    use proptest::prelude::*;
    use proptest::test_runner::{RngSeed, TestRunner};

    /// Where the visitor's words are shown: beside the filters, and where nothing was found.
    fn shown(words: &str) -> String {
        let asked = Query { q: words.to_owned(), ..Query::default() };
        let nothing = run(
            &Corpus::of_proposal(Locale::built_in("en").expect("English")),
            &Query { q: "qqqq".to_owned(), ..Query::default() },
        );
        assert_eq!(nothing.total(), 0);
        let cx = Cx { scope: &Scope { locale: Locale::built_in("en").expect("English"), root_prefix: "./" } };
        format!("{}{}", chips(cx.locale, &asked).into_string(), empty(cx, &asked, &nothing).into_string())
    }

    #[test]
    fn words_are_shown_as_text() {
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
