//! A passage over the page: a locator opens its paragraph or note here and closes back to
//! where the reader was.

use super::facts::note_kind;
use super::locator::{Locs, label, pages_of, path};
use super::state::State;
use crate::platform;
use crate::proposal::{Locator, note};
use crate::text::ui;
use leptos::either::EitherOf3;
use leptos::prelude::*;

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
    let title = move || state.peek.get().map(label).unwrap_or_default();
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
        >
            <div class="peek-in">
                <header>
                    <h2 id="peek-title">{title}</h2>
                    <button type="button" class="plain" on:click=move |_| state.peek.set(None)>
                        {ui::PEEK_CLOSE.get()}
                    </button>
                </header>
                {move || state.peek.get().map(|at| view! { <Passage at/> })}
            </div>
        </dialog>
    }
}

#[component]
fn Passage(at: Locator) -> impl IntoView {
    let state = State::get();
    let body = match at {
        Locator::Paragraph(p) => {
            let p = p.get();
            let notes: Vec<Locator> = p.notes.iter().map(|n| Locator::Note(*n)).collect();
            let notes = (!notes.is_empty()).then(|| view! { <p class="peek-rel">{ui::TEXT_NOTES.get()} " " <Locs all=notes/></p> });
            EitherOf3::A(view! {
                <p class="peek-head">{p.section.get().heading.get()}</p>
                <p class="ev-p peek-say">{p.summary.get()}</p>
                {notes}
            })
        }
        Locator::Note(n) => EitherOf3::B(note(n).map(|n| {
            let facts = n.facts.iter().map(|f| view! { <p>{f.get()}</p> }).collect_view();
            let source = n.source.map(|s| view! { <p class="peek-rel">{ui::NOTES_SOURCE.get()} " " {s.get()}</p> });
            view! {
                <p class="peek-head">{note_kind(n.kind).get()}</p>
                <div class="ev-p peek-say">{facts}</div>
                {source}
                <p class="peek-rel">{ui::NOTES_HANGS.get()} " " <Locs all=vec![n.anchor]/></p>
            }
        })),
        _ => EitherOf3::C(()),
    };
    view! {
        {body}
        <p class="peek-foot">
            <small>{pages_of(at)}</small>
            <a href=move || state.href(&path(at)) data-page="">
                {ui::PEEK_PAGE.get()}
            </a>
        </p>
    }
}
