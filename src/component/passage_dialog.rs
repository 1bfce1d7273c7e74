//! The dialog that shows a place of the proposal over the page when its locator is followed. Closing it returns to where
//! the reader was.

use super::Cx;
use super::abbreviations::abbreviations;
use super::facts::note_kind;
use super::locator::{label, locs, pages_of, path};
use crate::proposal::{DOCUMENT, Locator, note};
use crate::text::{Text, ui};
use maud::{Markup, html};

/// What the dialog shows for a place.
pub fn passage(cx: Cx, at: Locator) -> Markup {
    let content = content(cx, at);
    html! {
        div.peek-in {
            header {
                h2 #peek-title { (label(cx.locale, at)) }
                button.plain type="button" data-do="close" { (ui::PEEK_CLOSE.get(cx.locale)) }
            }
            (content)
            (abbreviations(cx.locale, &content))
            p.peek-foot {
                small { @if let Some(pages) = pages_of(cx.locale, at) { (pages) (ui::FORMAT_STOP.get(cx.locale)) (ui::LOC_PAGES_HOW.get(cx.locale)) } }
                a href={ (cx.root_prefix) (path(cx.locale, at)) } { (ui::PEEK_PAGE.get(cx.locale)) }
            }
        }
    }
}

/// What the place says, and the places that belong to it: notes of a paragraph or an action, the paragraph of a
/// note.
fn content(cx: Cx, at: Locator) -> Markup {
    let (head, say, notes): (Text, Option<Text>, &[u8]) = match at {
        Locator::Paragraph(p) => (p.get().section.get().heading, Some(p.get().summary), p.get().notes),
        Locator::Action(a) => (a.get().title, Some(a.get().summary), a.get().notes),
        Locator::Section(s) => (s.get().heading, None, &[]),
        Locator::Heading(h) => (h.get().heading, None, &[]),
        Locator::Note(n) => (note(n).map_or(DOCUMENT.title, |n| note_kind(n.kind)), None, &[]),
        Locator::Cover => (DOCUMENT.title, None, &[]),
    };
    html! {
        p.peek-head { (head.get(cx.locale)) }
        @if let Some(say) = say { p class="ev-p peek-say" { (say.get(cx.locale)) } }
        @if !notes.is_empty() {
            p.peek-rel { (ui::TEXT_NOTES.get(cx.locale)) " " (locs(cx, notes.iter().map(|n| Locator::Note(*n)))) }
        }
        @if let Locator::Note(n) = at {
            @if let Some(n) = note(n) {
                div class="ev-p peek-say" { @for f in n.facts { p { (f.get(cx.locale)) } } }
                @if let Some(source) = n.source { p.peek-rel { (ui::NOTES_SOURCE.get(cx.locale)) " " (source.get(cx.locale)) } }
                p.peek-rel { (ui::NOTES_HANGS.get(cx.locale)) " " (locs(cx, [n.anchor])) }
            }
        }
    }
}
