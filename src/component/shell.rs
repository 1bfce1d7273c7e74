//! What stands around every page: masthead, notice, footer.

use super::live::{live, written};
use super::state::State;
use crate::proposal::DOCUMENT;
use crate::text::{Text, format, ui};
use crate::url::{Ignored, Look, Query, Route};
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};

/// Who publishes this copy of the site, from the build's settings; what is not set is not shown.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    pub name: Option<String>,
    pub contact: Option<String>,
}

/// The official page in a language, or the first there is.
pub fn official(language: &str) -> &'static str {
    DOCUMENT
        .official
        .iter()
        .find(|(code, _)| *code == language)
        .or(DOCUMENT.official.first())
        .map_or("", |(_, url)| *url)
}

/// Name of the product and navigation, seen from a page.
fn navigation(now: Route) -> Markup {
    let up = now.up();
    let item = |route: Route, name: Text| {
        let here = now == route
            || (route == Route::Explorer && matches!(now, Route::Action(_) | Route::Area(_)))
            || (route == Route::About && now == Route::Hosting)
            || (route == Route::Charts && matches!(now, Route::Chart(_)));
        // a page of the list is under the explorer, but it is not the explorer
        let current = here.then_some(if now == route { "page" } else { "true" });
        html! { li { a href={ (up) (route.path()) } aria-current=[current] { (name.get()) } } }
    };
    html! {
        a.word href=(up) { b { (ui::SITE_NAME.get()) } " " span { (ui::SITE_KIND.get()) } }
        nav aria-label=(ui::NAV_LABEL.get()) {
            ul {
                (item(Route::Explorer, ui::NAV_EXPLORER))
                (item(Route::Text, ui::NAV_TEXT))
                (item(Route::Figures, ui::NAV_FIGURES))
                (item(Route::Charts, ui::NAV_CHARTS))
                (item(Route::Notes, ui::NAV_NOTES))
                (item(Route::About, ui::NAV_ABOUT))
            }
        }
    }
}

const SHARE_ICON: PreEscaped<&str> = PreEscaped(
    "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M8 10V1.5M4.8 4.5 8 1.3l3.2 3.2M3 8v6.2h10V8\"/></svg>",
);

const EMBED_ICON: PreEscaped<&str> =
    PreEscaped("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M5.5 4 1.5 8l4 4M10.5 4l4 4-4 4\"/></svg>");

/// Name, navigation, look.
#[component]
pub fn Masthead() -> impl IntoView {
    let state = State::get();
    view! {
        <header class="mast">
            {live("mast-nav", Box::new(move || navigation(state.route())))}
            {written("tools", &tools)}
        </header>
    }
}

fn tools() -> Markup {
    let look = |name: &str, text: Text| {
        html! {
            label {
                input type="radio" name="look" autocomplete="off" data-look-choice=(name) checked[name == "auto"] disabled;
                span { (text.get()) }
            }
        }
    };
    html! {
        fieldset.look {
            legend { (ui::LOOK_LABEL.get()) }
            (look("auto", ui::LOOK_AUTO))
            (look(Look::Light.name(), ui::LOOK_LIGHT))
            (look(Look::Dark.name(), ui::LOOK_DARK))
        }
        button.share type="button" data-do="share" disabled { (SHARE_ICON) span { (ui::SHARE_LABEL.get()) } }
        button.share type="button" data-do="embed" disabled { (EMBED_ICON) span { (ui::SHARE_EMBED.get()) } }
    }
}

/// Says which parts of the address were left out. Polite, dismissible.
#[component]
pub fn Notice() -> impl IntoView {
    let state = State::get();
    view! {
        <div class="notices" role="status" inner_html=move || state.ignored.with(|i| notice(i).into_string())></div>
    }
}

fn notice(ignored: &[Ignored]) -> Markup {
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
    let parts: Vec<String> =
        ignored.iter().map(|i| ui::NOTICE_PART.fill(&[("name", name(i).get()), ("value", &i.value)])).collect();
    let text = if parts.len() == 1 { ui::NOTICE_IGNORED_ONE } else { ui::NOTICE_IGNORED_OTHER };
    html! {
        @if !parts.is_empty() {
            div.notice {
                p { (text.fill(&[("parts", &format::list(&parts))])) }
                button type="button" data-do="dismiss" { (ui::NOTICE_DISMISS.get()) }
            }
        }
    }
}

/// Whose page this is, and the way to the whole of it; shown only inside another page.
#[component]
pub fn Credit() -> impl IntoView {
    let state = State::get();
    live("credit", Box::new(move || state.query(|q| credit(state.route(), q))))
}

fn credit(route: Route, query: &Query) -> Markup {
    // how the frame looks is the host's choice
    let full = Query { embed: false, map: None, look: None, ..query.clone() };
    let full = format!("{}{}{}", route.up(), route.path(), full.write());
    html! {
        aside aria-label=(ui::SITE_TITLE.get()) {
            @if route == Route::Explorer { (ui::CREDIT_MAP.get()) " " }
            (ui::CREDIT_LINE.get()) " "
            a href=(full) target="_blank" rel="noopener" data-full { (ui::CREDIT_OPEN.get()) }
        }
    }
}

/// What a script shows when the network is gone or a newer version waits (`prerender/offline.js`), or when
/// a program has stopped (`prerender/stopped.js`).
pub fn kept() -> Markup {
    html! {
        div role="status" {
            div.stopped {
                p { (ui::OFFLINE_STOPPED.get()) }
                button type="button" data-again disabled { (ui::OFFLINE_RELOAD.get()) }
            }
            p.offline { (ui::OFFLINE_HERE.get()) }
            div.update {
                p { (ui::OFFLINE_UPDATE.get()) }
                button type="button" data-reload disabled { (ui::OFFLINE_RELOAD.get()) }
            }
        }
    }
}

/// What the site rests on, and what it does not claim.
#[component]
pub fn Footer(publisher: Publisher) -> impl IntoView {
    let state = State::get();
    view! { <footer class="foot" inner_html=move || footer(&state.up(), &publisher).into_string()></footer> }
}

fn footer(up: &str, publisher: &Publisher) -> Markup {
    let link = |path: &str, name: Text| html! { li { a href={ (up) (path) } { (name.get()) } } };
    html! {
        div {
            h2 { (ui::FOOT_TEXT.get()) }
            p {
                (ui::FOOT_TEXT_BODY.fill(&[("date", &format::date(DOCUMENT.date))])) " "
                a href=(official("en")) rel="external" hreflang="en" { (ui::LANG_EN.get()) } ", "
                a href=(official("ja")) rel="external" hreflang="ja" lang="ja" { "日本語" } ". "
                (ui::FOOT_TEXT_SUMMARIES.get())
            }
            @if let Some(name) = &publisher.name {
                p.foot-by {
                    (ui::FOOT_PUBLISHED.fill(&[("name", name)]))
                    @if let Some(address) = &publisher.contact {
                        @let href = if address.contains("://") { address.clone() } else { format!("mailto:{address}") };
                        " " a href=(href) rel="external" { (address) }
                    }
                }
            }
        }
        div { h2 { (ui::FOOT_MAP.get()) } p { (ui::FOOT_MAP_BODY.get()) } }
        div { h2 { (ui::FOOT_EVIDENCE.get()) } p { (ui::FOOT_EVIDENCE_BODY.get()) } }
        div {
            h2 { (ui::FOOT_SITE.get()) }
            ul {
                (link("about/#method", ui::FOOT_METHOD))
                (link("about/#data", ui::FOOT_DATA))
                (link("about/#licence", ui::FOOT_LICENCE))
                (link("about/#privacy", ui::FOOT_PRIVACY))
                (link("about/#accessibility", ui::FOOT_ACCESS))
            }
        }
    }
}
