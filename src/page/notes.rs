//! The 48 notes and their sources: every figure of the proposal stands in one of them.

use super::text::action_link;
use crate::component::action::actor;
use crate::component::facts::{nature, note_kind, value_of, year_of};
use crate::component::locator::{locs, pages};
use crate::proposal::{DOCUMENT, Locator, NOTES, Note, Statistic};
use crate::text::{format, ui};
use maud::{Markup, html};

/// The page.
pub(super) fn page(up: &str) -> Markup {
    html! {
        div.doc {
            header.doc-head {
                p.kicker { (ui::NOTES_KICKER.get()) }
                h1 { (ui::NOTES_TITLE.get()) }
                p.doc-lede { (ui::NOTES_LEDE.fill(&[("date", &format::date(DOCUMENT.date))])) }
            }
            nav class="toc toc-n" aria-label=(ui::NOTES_JUMP.get()) {
                h2 { (ui::NOTES_JUMP.get()) }
                ol { @for n in &NOTES { li { a href={ "#fn" (n.number) } { (n.number) } } } }
            }
            div.doc-body { @for note in &NOTES { (entry(note, up)) } }
        }
    }
}

fn entry(note: &'static Note, up: &str) -> Markup {
    let n = note.number;
    let name = ui::LOC_NOTE.fill(&[("n", &n.to_string())]);
    let kinds: Vec<&str> = std::iter::once(&note.kind).chain(note.secondary).map(|k| note_kind(*k).get()).collect();
    // an actor may rest on this note
    let rests: Vec<String> = note
        .actions
        .iter()
        .flat_map(|a| a.get().evidence.iter().map(move |e| (a, e)))
        .filter(|(_, e)| e.at == Locator::Note(n))
        .map(|(a, e)| format!("{} ({})", actor(e.actor).get(), a.get().id))
        .collect();
    html! {
        section.doc-p id={ "fn" (n) } data-note=(n) {
            p.doc-at {
                a.loc href={ "#fn" (n) } { (name) }
                small { (pages(note.pages)) }
            }
            div.doc-t {
                h2.note-h { span.sr { (name) ": " } (kinds.join(", ")) }
                div.doc-say { @for f in note.facts { p { (f.get()) } } }
                @if !note.statistics.is_empty() {
                    dl.doc-figs { @for s in note.statistics { (figure(s.get())) } }
                }
                @if let Some(source) = note.source { p.doc-rel { b { (ui::NOTES_SOURCE.get()) } " " (source.get()) } }
                @for u in note.urls {
                    p class="doc-rel doc-url" { a href=(u) rel="external noopener" { (u) } }
                }
                p.doc-rel { b { (ui::NOTES_HANGS.get()) } " " (locs([note.anchor], up)) }
                @if !rests.is_empty() { p.doc-rel { b { (ui::NOTES_ACTORS.get()) } " " (rests.join("; ")) } }
                @if !note.actions.is_empty() {
                    div.doc-rel {
                        b { (ui::NOTES_ACTIONS.get()) }
                        ul.doc-acts { @for a in note.actions { li class={ "a" (a.get().area) } { (action_link(*a, up)) } } }
                    }
                }
            }
        }
    }
}

/// A figure with its unit, year, nature and qualifiers.
fn figure(s: &'static Statistic) -> Markup {
    html! {
        div id=(s.id) data-statistic=(s.id) {
            dt {
                (s.title.get())
                small { (s.scope.get()) "; " (year_of(s)) "; " (nature(s.nature).get()) }
                @if let Some(remark) = s.remark { small { (remark.get()) } }
            }
            dd { (value_of(s)) }
        }
    }
}
