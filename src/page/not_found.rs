//! The page for addresses that lead nowhere.

use crate::component::state::State;
use crate::text::ui;
use leptos::prelude::*;

/// The page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let state = State::get();
    view! {
        <article class="one lost">
            <h1>{ui::LOST_TITLE.get()}</h1>
            <p class="one-say">{ui::LOST_BODY.get()}</p>
            <ul class="lost-ways">
                <li>
                    <a href=state.href_now("") data-home="">
                        {ui::NAV_EXPLORER.get()}
                    </a>
                </li>
                <li>
                    <a href=state.href_now("text/") data-home="text/">
                        {ui::NAV_TEXT.get()}
                    </a>
                </li>
                <li>
                    <a href=state.href_now("notes/") data-home="notes/">
                        {ui::NAV_NOTES.get()}
                    </a>
                </li>
            </ul>
        </article>
    }
}
