//! The second program: charts on canvas, what answers to pointer, finger and keys in them, their
//! files, and the pages that are made of charts.
//!
//! It knows nothing of the first program but what stands in the page: `<html data-at>` says which page
//! is shown and what is chosen, and an event on the document says that this has changed. So each can be
//! there without the other: without this one, charts stand as SVG and their pages as they were written;
//! without the first, charts come to life all the same.

mod canvas;
mod embed;
mod files;
mod keys;

use super::choices::each;
use super::{document, fetch_kept, history, root};
use crate::chart::{ChartId, Mark};
use crate::component::figure::{self, Ask, Figure};
use crate::page;
use crate::query::{Corpus, run};
use crate::text;
use crate::url::{Query, Route};
use gloo_events::EventListener;
use maud::Markup;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// What the program knows.
struct Charts {
    corpus: Corpus,
    /// The page that is shown.
    route: Route,
    ask: Ask,
    /// Charts of the page, gathered for what is asked.
    figures: Vec<Figure>,
    /// Where the values of each drawing are, in CSS pixels of its box.
    marks: Vec<(ChartId, Vec<Mark>)>,
    /// What each stretch of the page says.
    said: Vec<(String, String)>,
    /// Whether the page stands as it was written, for nothing asked.
    standing: bool,
    sizes: Option<web_sys::ResizeObserver>,
}

thread_local! {
    static CHARTS: RefCell<Option<Charts>> = const { RefCell::new(None) };
}

/// Installs the texts and brings the charts of the page to life.
///
/// # Errors
/// Whatever keeps the texts from being fetched; the page then stays as it was written.
pub async fn start(folder: String, texts: [String; 2]) -> Result<(), JsValue> {
    let mut packs = Vec::new();
    for address in texts {
        packs.push(fetch_kept(&address).await?);
    }
    text::install(packs).map_err(|_| JsValue::from("The texts are of another build."))?;
    history::keep_folder(&folder);
    let Some(document) = document() else { return Ok(()) };
    let sizes = canvas::watch();
    CHARTS.set(Some(Charts {
        corpus: Corpus::of_proposal(),
        route: Route::NotFound,
        ask: Ask::nothing(),
        figures: Vec::new(),
        marks: Vec::new(),
        said: Vec::new(),
        standing: false,
        sizes,
    }));
    EventListener::new(&document, "explorer:change", |_| sync()).forget();
    keys::attach(&document);
    sync();
    Ok(())
}

/// Runs something with what the program knows; does nothing where it is in use already.
fn with<T>(f: impl FnOnce(&mut Charts) -> T) -> Option<T> {
    CHARTS.with(|charts| charts.try_borrow_mut().ok()?.as_mut().map(f))
}

/// Where the page stands: what the first program says, or, without it, the address.
fn here() -> Option<(Route, Query)> {
    let root = root()?;
    let at = root.get_attribute("data-at").unwrap_or_else(|| {
        let search = web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default();
        format!("{}{search}", root.get_attribute("data-route").unwrap_or_default())
    });
    let (path, search) = at.split_once('?').unwrap_or((&at, ""));
    Some((Route::parse(path), Query::parse(search).0))
}

/// Brings the page in step with what is asked.
fn sync() {
    let Some((route, query)) = here() else { return };
    with(|charts| charts.follow(route, query.clone()));
    // a button of the first program has asked for something of this one's
    if let Some(root) = root().filter(|root| root.get_attribute("data-asks").as_deref() == Some("embed")) {
        let _ = root.remove_attribute("data-asks");
        embed::open(route, &query);
    }
}

impl Charts {
    fn follow(&mut self, route: Route, query: Query) {
        let moved = self.route != route;
        if moved {
            self.route = route;
            self.said.clear();
            self.standing = !route.is_charted() || find("[data-await]").is_none();
        }
        if moved || self.ask.query != query {
            self.ask = Ask { results: run(&self.corpus, &query), query };
        }
        self.write_page();
        let up = route.up();
        self.figures.clear();
        let mut empty = Vec::new();
        each("section[data-chart]", |section| {
            let Some(id) = section.get_attribute("data-chart").and_then(|name| ChartId::parse(&name)) else { return };
            let it = figure::of(id, &self.ask);
            let chosen: Vec<&str> = self.ask.query.country.iter().map(|c| c.get().id).collect();
            let _ = section.set_attribute("data-sel", &chosen.join(" "));
            if section.has_attribute("data-empty") {
                let _ = section.remove_attribute("data-empty");
                let _ = section.set_attribute("aria-labelledby", &format!("fig-{}", id.name()));
                section.set_inner_html(&figure::inside(&it, &up, 2).into_string());
                empty.push(id);
            }
            self.figures.push(it);
        });
        let as_written = self.standing && self.ask.query.is_unfiltered() && self.ask.query.view.is_none();
        for it in std::mem::take(&mut self.figures) {
            let name = it.id.name();
            let fresh = as_written || empty.contains(&it.id);
            self.write(&format!("key-{name}"), figure::key(&it.key), fresh);
            self.write(&format!("missing-{name}"), figure::missing(&it), fresh);
            self.write(&format!("unit-{name}"), figure::unit(&it, &up), fresh);
            self.write(&format!("table-{name}"), figure::table(&it, &up), fresh);
            self.figures.push(it);
        }
        if route == Route::Charts {
            for id in ChartId::ALL {
                let still = figure::small(&figure::of(id, &self.ask));
                self.write(&format!("card-{}", id.name()), still, as_written);
            }
        }
        if route == Route::Figures {
            let as_written = as_written && self.ask.query.sort.is_none();
            self.write("figures", page::figures::list(&self.ask, &up), as_written);
        }
        self.standing = false;
        self.wake();
        if let Some(sizes) = &self.sizes {
            each("[data-drawing]:not([data-watched])", |host| {
                let _ = host.set_attribute("data-watched", "");
                sizes.observe(&host);
            });
        }
        self.draw();
    }

    /// Draws every chart of the page.
    fn draw(&mut self) {
        self.marks.clear();
        for it in &self.figures {
            self.marks.push((it.id, canvas::draw(it)));
        }
    }

    /// Writes the whole of a page that the first program has left to this one, with its title, and
    /// moves the focus to its heading.
    fn write_page(&mut self) {
        let Some(place) = find("[data-await]").and_then(|e| e.parent_element()) else { return };
        if !self.route.is_charted() {
            return;
        }
        place.set_inner_html(&page::charted(self.route, &self.ask).into_string());
        each("[data-site]", |site| site.set_text_content(Some(&history::absolute(""))));
        if let Some(document) = document() {
            document.set_title(&page::title(self.route));
        }
        if let Some(heading) = find("main h1").and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = heading.set_attribute("tabindex", "-1");
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&options);
        }
        history::settle_late();
        self.standing = false;
    }

    /// Writes a stretch of the page unless it says the same already.
    fn write(&mut self, name: &str, markup: Markup, stands: bool) {
        let text = markup.into_string();
        let known = self.said.iter_mut().find(|(n, _)| n == name);
        let same = match known {
            Some((_, said)) => std::mem::replace(said, text.clone()) == text,
            None => {
                self.said.push((name.to_owned(), text.clone()));
                stands
            }
        };
        if !same {
            each(&format!("[data-live=\"{name}\"]"), |element| element.set_inner_html(&text));
        }
    }

    /// Buttons rest until somebody answers them; switches say where they stand.
    fn wake(&self) {
        each("button[data-chart-do][disabled]", |button| {
            let refused = button.get_attribute("data-chart-do").as_deref() == Some("full") && !files::may_fill();
            if refused {
                let _ = button.set_attribute("hidden", "");
            } else {
                let _ = button.remove_attribute("disabled");
            }
        });
        if root().is_some_and(|root| root.has_attribute("data-ready")) {
            each("main button[data-do][disabled]", |button| {
                let _ = button.remove_attribute("disabled");
            });
        }
        each("main button[data-do=toggle][aria-pressed]", |button| {
            let (wanted, _) = Query::parse(&button.get_attribute("data-value").unwrap_or_default());
            let on = self.ask.query.holds(&wanted);
            let _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" });
        });
    }
}

/// The first element of a selector.
fn find(selector: &str) -> Option<web_sys::Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The box of a drawing.
fn host(id: ChartId) -> Option<web_sys::HtmlElement> {
    find(&format!("[data-drawing=\"{}\"]", id.name()))?.dyn_into().ok()
}
