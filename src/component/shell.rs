//! What stands around every page: masthead, notice, footer.

use super::state::State;
use crate::platform;
use crate::proposal::DOCUMENT;
use crate::text::{Text, format, ui};
use crate::url::{Ignored, Look, Route};
use leptos::prelude::*;

/// Who publishes this copy of the site, from the build's settings; what is not set is not shown.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    pub name: Option<String>,
    pub contact: Option<String>,
}

/// The official page in a language, or the first there is.
pub fn official(language: &str) -> &'static str {
    DOCUMENT.official.iter().find(|(code, _)| *code == language).or(DOCUMENT.official.first()).map_or("", |(_, url)| *url)
}

/// Name of the product, navigation, look.
#[component]
pub fn Masthead() -> impl IntoView {
    let state = State::get();
    let item = move |route: Route, name: Text| {
        let current = move || {
            let now = state.route();
            let here = now == route || (route == Route::Explorer && matches!(now, Route::Action(_) | Route::Area(_)));
            // a page of the list is under the explorer, but it is not the explorer
            here.then_some(if now == route { "page" } else { "true" })
        };
        view! {
            <li>
                <a href=move || state.href(&route.path()) aria-current=current>
                    {name.get()}
                </a>
            </li>
        }
    };
    view! {
        <header class="mast">
            <a class="word" href=move || state.href("")>
                <b>{ui::SITE_NAME.get()}</b>
                " "
                <span>{ui::SITE_KIND.get()}</span>
            </a>
            <nav aria-label=ui::NAV_LABEL.get()>
                <ul>
                    {item(Route::Explorer, ui::NAV_EXPLORER)} {item(Route::Text, ui::NAV_TEXT)}
                    {item(Route::Notes, ui::NAV_NOTES)} {item(Route::About, ui::NAV_ABOUT)}
                </ul>
            </nav>
            <div class="tools">
                <LookSwitch/>
                <Share/>
            </div>
        </header>
    }
}

#[component]
fn LookSwitch() -> impl IntoView {
    let state = State::get();
    let choice = move |look: Option<Look>, name: Text| {
        view! {
            <label>
                <input
                    type="radio"
                    name="look"
                    autocomplete="off"
                    checked=look.is_none()
                    prop:checked=move || state.look.get() == look
                    disabled=move || !state.live.get()
                    on:change=move |_| {
                        platform::store_look(look);
                        state.look.set(look);
                    }
                />
                <span>{name.get()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="look">
            <legend>{ui::LOOK_LABEL.get()}</legend>
            {choice(None, ui::LOOK_AUTO)}
            {choice(Some(Look::Light), ui::LOOK_LIGHT)}
            {choice(Some(Look::Dark), ui::LOOK_DARK)}
        </fieldset>
    }
}

#[component]
fn Share() -> impl IntoView {
    view! {
        <Copies class="share" what=ui::SHARE_LABEL done=ui::SHARE_DONE text=platform::address>
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M8 10V1.5M4.8 4.5 8 1.3l3.2 3.2M3 8v6.2h10V8"></path>
            </svg>
        </Copies>
    }
}

/// A button that copies something and says so in itself.
#[component]
pub fn Copies(
    class: &'static str,
    what: Text,
    done: Text,
    text: impl Fn() -> String + Send + 'static,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let state = State::get();
    let said = RwSignal::new(None::<Text>);
    let children = children.map(|c| c());
    view! {
        <button
            type="button"
            class=class
            class:is-done=move || said.get().is_some()
            disabled=move || !state.live.get()
            on:click=move |_| {
                platform::copy(
                    text(),
                    move |copied| {
                        said.set(Some(if copied { done } else { ui::SHARE_REFUSED }));
                        platform::after(2000, move || said.set(None));
                    },
                );
            }
        >
            {children}
            <span role="status">{move || said.get().unwrap_or(what).get()}</span>
        </button>
    }
}

/// Says which parts of the address were left out. Polite, dismissible.
#[component]
pub fn Notice() -> impl IntoView {
    let state = State::get();
    let name = |i: &Ignored| match i.name {
        "area" => ui::PARAM_AREA,
        "group" => ui::PARAM_GROUP,
        "country" => ui::PARAM_COUNTRY,
        "actor" => ui::PARAM_ACTOR,
        "basis" => ui::PARAM_BASIS,
        "theme" => ui::PARAM_THEME,
        "q" => ui::PARAM_Q,
        "action" => ui::PARAM_ACTION,
        "look" => ui::PARAM_LOOK,
        _ => ui::PARAM_OTHER,
    };
    let body = move || {
        let ignored = state.ignored.get();
        (!ignored.is_empty()).then(|| {
            let parts: Vec<String> =
                ignored.iter().map(|i| ui::NOTICE_PART.fill(&[("name", name(i).get()), ("value", &i.value)])).collect();
            view! {
                <div class="notice">
                    <p>{ui::NOTICE_IGNORED.fill(&[("parts", &format::list(&parts))])}</p>
                    <button type="button" on:click=move |_| state.ignored.set(Vec::new())>
                        {ui::NOTICE_DISMISS.get()}
                    </button>
                </div>
            }
        })
    };
    view! {
        <div class="notices" role="status">
            {body}
        </div>
    }
}

/// What the site rests on, and what it does not claim.
#[component]
pub fn Footer(publisher: Publisher) -> impl IntoView {
    let state = State::get();
    let link = move |path: &'static str, name: Text| {
        view! {
            <li>
                <a href=move || state.href(path)>{name.get()}</a>
            </li>
        }
    };
    let published = publisher.name.map(|name| {
        let contact = publisher.contact.clone().map(|address| {
            let href = if address.contains("://") { address.clone() } else { format!("mailto:{address}") };
            view! { " " <a href=href>{address}</a> }
        });
        view! { <p class="foot-by">{ui::FOOT_PUBLISHED.fill(&[("name", &name)])} {contact}</p> }
    });
    view! {
        <footer class="foot">
            <div>
                <h2>{ui::FOOT_TEXT.get()}</h2>
                <p>
                    {ui::FOOT_TEXT_BODY.fill(&[("date", &format::date(DOCUMENT.date))])} " "
                    <a href=official("en") rel="external" hreflang="en">
                        {ui::LANG_EN.get()}
                    </a> ", "
                    <a href=official("ja") rel="external" hreflang="ja" lang="ja">
                        "日本語"
                    </a> ". " {ui::FOOT_TEXT_SUMMARIES.get()}
                </p>
                {published}
            </div>
            <div>
                <h2>{ui::FOOT_MAP.get()}</h2>
                <p>{ui::FOOT_MAP_BODY.get()}</p>
            </div>
            <div>
                <h2>{ui::FOOT_EVIDENCE.get()}</h2>
                <p>{ui::FOOT_EVIDENCE_BODY.get()}</p>
            </div>
            <div>
                <h2>{ui::FOOT_SITE.get()}</h2>
                <ul>
                    {link("about/#method", ui::FOOT_METHOD)} {link("about/#data", ui::FOOT_DATA)}
                    {link("about/#licence", ui::FOOT_LICENCE)} {link("about/#privacy", ui::FOOT_PRIVACY)}
                    {link("about/#accessibility", ui::FOOT_ACCESS)}
                </ul>
            </div>
        </footer>
    }
}
