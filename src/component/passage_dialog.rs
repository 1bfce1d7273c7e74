//! The dialog that shows a paragraph or a note over the page when its locator is followed. Closing it returns to where
//! the reader was.

use super::Cx;
use super::abbreviations::abbreviations;
use super::facts::note_kind;
use super::locator::{label, locs, pages_of, path};
use crate::proposal::{Locator, note};
use crate::text::ui;
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
                small { @if let Some(pages) = pages_of(cx.locale, at) { (pages) ". " (ui::LOC_PAGES_HOW.get(cx.locale)) } }
                a href={ (cx.root_prefix) (path(cx.locale, at)) } { (ui::PEEK_PAGE.get(cx.locale)) }
            }
        }
    }
}

/// What the passage says, and the notes or the paragraph that belong to it.
fn content(cx: Cx, at: Locator) -> Markup {
    html! {
        @if let Locator::Paragraph(p) = at {
            @let p = p.get();
            p.peek-head { (p.section.get().heading.get(cx.locale)) }
            p class="ev-p peek-say" { (p.summary.get(cx.locale)) }
            @if !p.notes.is_empty() {
                p.peek-rel { (ui::TEXT_NOTES.get(cx.locale)) " " (locs(cx, p.notes.iter().map(|n| Locator::Note(*n)))) }
            }
        }
        @if let Locator::Note(n) = at {
            @if let Some(n) = note(n) {
                p.peek-head { (note_kind(n.kind).get(cx.locale)) }
                div class="ev-p peek-say" { @for f in n.facts { p { (f.get(cx.locale)) } } }
                @if let Some(source) = n.source { p.peek-rel { (ui::NOTES_SOURCE.get(cx.locale)) " " (source.get(cx.locale)) } }
                p.peek-rel { (ui::NOTES_HANGS.get(cx.locale)) " " (locs(cx, [n.anchor])) }
            }
        }
    }
}
