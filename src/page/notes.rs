//! The 48 notes and their sources. Every figure of the proposal is in one of them.

use super::PageEntry;
use super::text::action_link;
use crate::component::Cx;
use crate::component::cite::{PAGE, cite};
use crate::component::facts::{nature, note_kind, value_of, year_of};
use crate::component::locator::{locs, pages};
use crate::component::recommendation::made_at;
use crate::component::shell::Nav;
use crate::facet::actor_name as actor;
use crate::proposal::{DOCUMENT, Locator, NOTE_URLS, NOTES, Note, Statistic};
use crate::text::{Locale, ui};
use maud::{Markup, html};

/// The entry of the page.
pub(super) const ENTRY: PageEntry = PageEntry {
    title: |locale, ()| Some(ui::TITLE_NOTES.get(locale).to_owned()),
    description: |locale, ()| ui::DESC_NOTES.get(locale).to_owned(),
    body: |cx, _, ()| page(cx),
    nav: Nav::Item(ui::NAV_NOTES),
};

/// The page.
fn page(cx: Cx) -> Markup {
    html! {
        div.doc {
            header.doc-head {
                p.kicker { (ui::NOTES_KICKER.get(cx.locale)) }
                h1 { (ui::NOTES_TITLE.get(cx.locale)) }
                p.doc-lede { (ui::NOTES_LEDE.fill(cx.locale, &[("date", &cx.locale.date(DOCUMENT.date))])) }
                p.page-numbers { (ui::LOC_PAGES_HOW.get(cx.locale)) }
                p.go { (cite(cx.locale, PAGE, None, false)) }
            }
            nav class="toc toc-n" aria-label=(ui::NOTES_JUMP.get(cx.locale)) {
                h2 { (ui::NOTES_JUMP.get(cx.locale)) }
                ol { @for n in &NOTES { li { a href={ "#fn" (n.number) } { (n.number) } } } }
            }
            div.doc-body { @for note in &NOTES { (entry(cx, note)) } }
        }
    }
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
        .map(|(a, e)| format!("{} ({})", actor(e.actor).get(cx.locale), a.get().id))
        .collect();
    html! {
        section.doc-p id={ "fn" (n) } data-note=(n) {
            p.doc-at {
                a.loc href={ "#fn" (n) } { (name) }
                small { (pages(cx.locale, note.pages)) }
            }
            div.doc-t {
                div.doc-own {
                    h2.note-h { span.sr { (name) ": " } (kinds.join(", ")) }
                    div.doc-say { @for f in note.facts { p { (f.get(cx.locale)) } } }
                    @if !note.statistics.is_empty() {
                        dl.doc-figs { @for s in note.statistics { (figure(cx.locale, s.get())) } }
                    }
                    (made_at(cx, Locator::Note(n)))
                    @if let Some(source) = note.source { p.doc-rel { b { (ui::NOTES_SOURCE.get(cx.locale)) } " " (source.get(cx.locale)) } }
                    @for u in NOTE_URLS[usize::from(note.number) - 1] {
                        p class="doc-rel doc-url" { a href=(u) rel="external noopener" { (breakable(u)) } }
                    }
                }
                div.doc-side {
                    p.doc-rel { b { (ui::NOTES_HANGS.get(cx.locale)) } " " (locs(cx, [note.anchor])) }
                    @if !actors.is_empty() { p.doc-rel { b { (ui::NOTES_ACTORS.get(cx.locale)) } " " (actors.join("; ")) } }
                    @if !note.actions.is_empty() {
                        div.doc-rel {
                            b { (ui::NOTES_ACTIONS.get(cx.locale)) }
                            ul.doc-acts { @for a in note.actions { li class={ "a" (a.get().area) } { (action_link(cx, *a)) } } }
                        }
                    }
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

/// A figure with its unit, year, nature and qualifiers.
fn figure(locale: Locale, s: &'static Statistic) -> Markup {
    html! {
        div id=(s.id) data-statistic=(s.id) {
            dt {
                (s.title.get(locale))
                small { (s.scope.get(locale)) "; " (year_of(locale, s)) "; " (nature(s.nature).get(locale)) }
                @if let Some(remark) = s.remark { small { (remark.get(locale)) } }
            }
            dd { (value_of(locale, s)) }
        }
    }
}
