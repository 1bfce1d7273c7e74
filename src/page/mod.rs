//! The app, and one module for each kind of page.
//!
//! What never changes on a page is written as text by `maud`, in the browser as in the
//! prerendered file; Leptos keeps what answers to the visitor. Typed views of everything
//! would weigh several times the rest of the program.

mod about;
mod action;
mod area;
pub mod charts;
mod explorer;
pub mod figures;
mod hosting;
mod not_found;
mod notes;
mod text;

use crate::component::figure::{self, Ask};
use crate::component::live::written;
use crate::component::peek::Peek;
use crate::component::shell::{Credit, Footer, Masthead, Notice, Publisher, kept};
use crate::component::state::State;
use crate::proposal::{DOCUMENT, area as area_of};
use crate::text::{charts as words, ui};
use crate::url::Route;
use leptos::either::Either;
use leptos::prelude::*;
use maud::{Markup, html};

/// The whole body of a page, the same natively and in the browser.
#[component]
pub fn App(route: Route, #[prop(optional)] publisher: Publisher) -> impl IntoView {
    let state = State::provide(route);
    crate::platform::attach(state);
    // runs once the page is drawn, after hydration has matched what was prerendered
    Effect::new(move |done: Option<()>| {
        if done.is_none() {
            crate::platform::ready(state);
        }
    });
    view! {
        <a class="skip" href="#main">
            {ui::NAV_SKIP.get()}
        </a>
        <Masthead/>
        <p class="needs">{ui::SITE_NEEDS.get()}</p>
        {written("kept", &kept)}
        <Notice/>
        <main id="main" tabindex="-1">
            {move || match state.route() {
                Route::Explorer => Either::Left(view! { <explorer::Explorer/> }),
                route => Either::Right(written("page", &|| read(route))),
            }}
        </main>
        <Credit/>
        <Footer publisher/>
        <Peek/>
    }
}

/// A page that is only read.
pub(crate) fn read(route: Route) -> Markup {
    let up = route.up();
    match route {
        Route::Text => text::page(&up),
        Route::Notes => notes::page(&up),
        Route::Action(action) => action::page(action, &up),
        Route::Area(number) => area::page(number, &up),
        Route::Explorer | Route::NotFound => not_found::page(&up),
        _ if cfg!(target_arch = "wasm32") => awaited(route),
        _ => charted(route, &Ask::nothing()),
    }
}

/// The place of a page that the second program draws, until it has come. It names the page, since
/// places that are written alike are left as they stand.
fn awaited(route: Route) -> Markup {
    html! {
        div.prose data-await=(route.path()) {
            p.wait role="status" { (ui::SITE_WAIT.get()) }
            p.lost { (ui::SITE_LOST.get()) " " a href="" rel="external" { (ui::SITE_RETRY.get()) } }
        }
    }
}

/// A page that the second program draws, and natively the prerenderer.
pub fn charted(route: Route, ask: &Ask) -> Markup {
    let up = route.up();
    match route {
        Route::Figures => figures::page(ask, &up),
        Route::Chart(id) => charts::one(id, ask, &up),
        Route::About => about::page(&up),
        Route::Hosting => hosting::page(&up),
        _ => charts::gallery(ask, &up),
    }
}

/// Title of the document, different on every page.
pub fn title(route: Route) -> String {
    let site = ui::SITE_TITLE.get();
    let own = match route {
        Route::Explorer => return ui::TITLE_EXPLORER.fill(&[("site", site)]),
        Route::Text => ui::TITLE_TEXT.get().to_owned(),
        Route::Notes => ui::TITLE_NOTES.get().to_owned(),
        Route::About => ui::TITLE_ABOUT.get().to_owned(),
        Route::Hosting => words::HOSTING_TITLE.get().to_owned(),
        Route::NotFound => ui::TITLE_NOT_FOUND.get().to_owned(),
        Route::Figures => words::FIGURES_TITLE.get().to_owned(),
        Route::Charts => words::GALLERY_TITLE.get().to_owned(),
        Route::Chart(id) => figure::title(id).get().to_owned(),
        Route::Action(a) => format!("{} {}", a.get().id, a.get().title.get()),
        Route::Area(n) => ui::TITLE_AREA.fill(&[("n", &n.to_string()), ("title", area_of(n).title.get())]),
    };
    format!("{own} · {site}")
}

/// One sentence on the page, for search engines and link previews.
pub fn description(route: Route) -> String {
    match route {
        Route::Explorer => ui::DESC_EXPLORER.get().to_owned(),
        Route::Text => ui::DESC_TEXT.get().to_owned(),
        Route::Notes => ui::DESC_NOTES.get().to_owned(),
        Route::About => ui::DESC_ABOUT.get().to_owned(),
        Route::Hosting => words::HOSTING_DESC.get().to_owned(),
        Route::NotFound => ui::DESC_NOT_FOUND.get().to_owned(),
        Route::Figures => words::FIGURES_DESC.get().to_owned(),
        Route::Charts => words::GALLERY_DESC.get().to_owned(),
        Route::Chart(id) => figure::description(id).get().to_owned(),
        Route::Action(a) => ui::DESC_ACTION.fill(&[
            ("id", a.get().id),
            ("summary", a.get().summary.get()),
            ("title", DOCUMENT.title.get()),
        ]),
        Route::Area(n) => ui::DESC_AREA.fill(&[("heading", area_of(n).heading.get()), ("title", DOCUMENT.title.get())]),
    }
}
