//! A passage over the page: a locator opens its paragraph or note here and closes back to
//! where the reader was.

use super::facts::note_kind;
use super::locator::{label, locs, pages_of, path};
use super::state::State;
use crate::platform;
use crate::proposal::{Locator, note};
use crate::text::ui;
use leptos::prelude::*;
use maud::{Markup, html};

/// The dialog; closed until a locator is followed.
#[component]
pub fn Peek() -> impl IntoView {
    let state = State::get();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let open = state.peek.get().is_some();
        if let Some(dialog) = dialog.get() {
            platform::show_dialog(&dialog, open);
        }
    });
    view! {
        <dialog
            class="peek"
            node_ref=dialog
            aria-labelledby="peek-title"
            on:close=move |_| state.peek.set(None)
            on:click=move |event| {
                if platform::is_backdrop(&event) {
                    state.peek.set(None);
                }
            }
            inner_html=move || {
                state.peek.get().map(|at| passage(at, &state.up()).into_string()).unwrap_or_default()
            }
        ></dialog>
    }
}

fn passage(at: Locator, up: &str) -> Markup {
    html! {
        div.peek-in {
            header {
                h2 #peek-title { (label(at)) }
                button.plain type="button" data-do="close" { (ui::PEEK_CLOSE.get()) }
            }
            @if let Locator::Paragraph(p) = at {
                @let p = p.get();
                p.peek-head { (p.section.get().heading.get()) }
                p class="ev-p peek-say" { (p.summary.get()) }
                @if !p.notes.is_empty() {
                    p.peek-rel { (ui::TEXT_NOTES.get()) " " (locs(p.notes.iter().map(|n| Locator::Note(*n)), up)) }
                }
            }
            @if let Locator::Note(n) = at {
                @if let Some(n) = note(n) {
                    p.peek-head { (note_kind(n.kind).get()) }
                    div class="ev-p peek-say" { @for f in n.facts { p { (f.get()) } } }
                    @if let Some(source) = n.source { p.peek-rel { (ui::NOTES_SOURCE.get()) " " (source.get()) } }
                    p.peek-rel { (ui::NOTES_HANGS.get()) " " (locs([n.anchor], up)) }
                }
            }
            p.peek-foot {
                small { @if let Some(pages) = pages_of(at) { (pages) } }
                a href={ (up) (path(at)) } { (ui::PEEK_PAGE.get()) }
            }
        }
    }
}
