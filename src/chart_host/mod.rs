//! The host of charts in a page, which the second program runs: it draws charts on canvas, answers to
//! pointer, touch and keyboard in them, saves their files, and draws the pages that consist of charts.
//!
//! It gets from the first program only what is in the page: `<html data-at>` has the address of what is
//! shown, and the event `explorer:change` on the document tells that it has changed. So each program works
//! without the other: without this one, charts are the SVGs of the prerendered page; without the first one,
//! charts are live all the same.

mod about;
mod cite;
mod commands;
mod embed;
mod map_data;
mod reading;
mod redraw;
mod take;
mod values;

use crate::chart::Mark;
use crate::chart_id::ChartId;
use crate::charts::initiatives::drawn;
use crate::charts::section::{heading_id, live_parts, section_body, small};
use crate::charts::{ChartView, CountryChoice, Selection, build_chart, country_choice};
use crate::component::{Cx, Scope};
use crate::context::DEVELOPMENTS;
use crate::export::reference::Cited;
use crate::platform::dom::{dispatch, document, each, find, root, set};
use crate::platform::download::can_fill_screen;
use crate::platform::fetch::{fetch_cached, text_of};
use crate::platform::history::{self, absolute};
use crate::platform::live_parts::LiveParts;
use crate::platform::print::open_folded;
use crate::platform::repaint::on_repaint;
use crate::platform::today;
use crate::proposal::Date;
use crate::query::{Corpus, run};
use crate::route::{Language, Layout, ONE_FILE, Page, Route};
use crate::text::Locale;
use crate::url::{Query, Toggle};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use maud::Markup;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// What the pages contribute. They are above this module, so the program passes it in.
#[derive(Clone, Copy)]
pub struct Pages {
    /// The whole of a page.
    pub body: fn(Cx, &Selection, Page) -> Markup,
    /// Parts of a page besides its charts that change with the selection, each with its name in `data-live`.
    pub live_parts: fn(Cx, Page, &Selection) -> Vec<(&'static str, Markup)>,
    /// Ids of the elements of a page that the query leaves out; `None` for a page that hides nothing.
    pub left_out: fn(Page, &Query) -> Option<Vec<String>>,
    /// The values that a page shows outside its charts, as a file.
    pub values: fn(Locale, Page, &Query) -> Option<String>,
    /// Title of the document.
    pub title: fn(Locale, Page) -> String,
    /// Title of a page in a frame, which names the filters in use.
    pub frame_title: fn(Locale, Page, &Query) -> String,
}

/// The state of the program.
struct ChartHost {
    locale: Locale,
    pages: Pages,
    corpus: Corpus,
    /// The page that is shown.
    route: Route,
    selection: Selection,
    /// Charts of the page, built for the selection.
    views: Vec<ChartView>,
    /// Areas of the values of each chart, in CSS pixels of its box.
    marks: Vec<(ChartId, Vec<Mark>)>,
    parts: LiveParts,
    /// Whether this program has written nothing yet to a page that was loaded: its content is that of an empty
    /// selection.
    prerendered: bool,
    sizes: Option<web_sys::ResizeObserver>,
    /// Address of the texts on what has happened since publication; `None` once they are requested.
    developments: Option<String>,
}

thread_local! {
    static HOST: RefCell<Option<ChartHost>> = const { RefCell::new(None) };
    /// The update that is still to be done.
    static SCHEDULED: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Installs the texts and starts the charts of the page. `folder` is the path of the site's folder, `texts`
/// the response with the first program's texts, `more` the address of the further ones, `developments` that of the pack
/// on what has happened since publication.
///
/// # Errors
/// Whatever keeps the texts from being fetched; the page then stays as it was prerendered.
pub async fn start(
    pages: Pages,
    folder: String,
    texts: js_sys::Promise,
    more: String,
    developments: String,
) -> Result<(), JsValue> {
    let packs = vec![text_of(texts).await?, fetch_cached(&more).await?];
    let code = root().and_then(|root| root.get_attribute("data-language")).unwrap_or_default();
    let locale = Locale::from_packs(&code, packs).map_err(|_| JsValue::from("The texts are of another build."))?;
    let language = Language::of(locale);
    history::set_folder(&folder);
    let Some(document) = document() else { return Ok(()) };
    HOST.set(Some(ChartHost {
        locale,
        pages,
        corpus: Corpus::of_proposal(locale),
        route: Page::NotFound.in_language(language),
        selection: Selection::none(),
        views: Vec::new(),
        marks: Vec::new(),
        parts: LiveParts::default(),
        prerendered: find("[data-await]").is_none(),
        sizes: on_repaint(redraw::all, redraw::stills),
        developments: Some(developments),
    }));
    open_folded("details.as-table:not([open])", || {});
    EventListener::new(&document, "explorer:change", |_| {
        // the names on the map must not wait for the chart
        map_data::sync();
        schedule_sync();
    })
    .forget();
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "beforeprint", |_| sync_if_scheduled()).forget();
    }
    values::attach(&document);
    commands::attach(&document);
    reading::attach(&document);
    sync();
    Ok(())
}

/// Fetches the texts on what has happened since publication, and updates the page once they are there. If they cannot
/// be had, the page says so, and the next page that needs them tries again.
async fn fetch_developments(address: String) {
    let pack = fetch_cached(&address).await;
    let whole = with_host(|host| {
        let whole = pack.ok().and_then(|pack| host.locale.with_pack(pack).ok());
        match whole {
            Some(locale) => host.locale = locale,
            None => host.developments = Some(address),
        }
        whole.is_some()
    });
    if whole == Some(true) {
        sync();
    } else if let Some(root) = root() {
        set(&root, "data-charts", Some("failed"));
    }
}

/// Where the pages of the site are.
fn layout() -> Layout {
    if history::folder() == ONE_FILE { Layout::OneFile } else { Layout::Folders }
}

/// Calls a function with the state of the program; returns `None` if the state is in use already.
fn with_host<T>(f: impl FnOnce(&mut ChartHost) -> T) -> Option<T> {
    HOST.with(|host| host.try_borrow_mut().ok()?.as_mut().map(f))
}

/// Picks a row of a chart, where that has an effect, and updates the page.
fn pick(id: ChartId, row: Option<usize>) {
    if id == ChartId::Initiatives && with_host(|host| host.pick(row)).flatten().is_some() {
        sync();
    }
}

/// Page and query that are shown: those that the first program has set, or, without it, the address's.
fn current() -> Option<(Route, Query)> {
    let root = root()?;
    let at = root.get_attribute("data-at").unwrap_or_else(|| {
        let search = web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default();
        format!("{}{search}", root.get_attribute("data-route").unwrap_or_default())
    });
    let (path, search) = at.split_once('?').unwrap_or((&at, ""));
    Some((Route::parse(path), Query::parse(search).0))
}

/// How long after the last change the chart below the explorer's list is updated, in milliseconds. A visitor who
/// filters or types looks at the list, which must not wait for it.
const DELAY: u32 = 150;

/// Updates the page at once, or, where only the chart below the list is concerned, soon.
fn schedule_sync() {
    let on_explorer = current().is_some_and(|(route, _)| route.page == Page::Explorer);
    let asked = root().is_some_and(|root| root.has_attribute("data-asks"));
    if on_explorer && !asked && find("[data-await]").is_none() {
        // the one before is cancelled
        SCHEDULED.set(Some(Timeout::new(DELAY, sync_if_scheduled)));
    } else {
        SCHEDULED.take();
        sync();
    }
}

/// Updates the page if that is still to be done.
fn sync_if_scheduled() {
    if SCHEDULED.take().is_some() {
        sync();
    }
}

/// Updates the page to what is shown, and does what the first program has asked for.
fn sync() {
    let Some((route, query)) = current() else { return };
    let Some((locale, pages, rendered, changed)) = with_host(|host| {
        let changed = host.route != route || host.selection.query != query;
        let rendered = host.sync_dom(route, query.clone());
        (host.locale, host.pages, rendered, changed)
    }) else {
        return;
    };
    map_data::sync();
    let left_out = if changed { (pages.left_out)(route.page, &query) } else { None };
    reading::sync(left_out.as_deref(), rendered);
    // the first program updates the page to what is chosen, and restores scroll and focus
    if rendered {
        dispatch("explorer:rendered");
    }
    // a button of the first program asks for a dialog of this one
    if let Some((root, asks)) = root().and_then(|root| Some((root.clone(), root.get_attribute("data-asks")?))) {
        let _ = root.remove_attribute("data-asks");
        match Cited::parse(&asks) {
            Some(cited) => cite::open(cited),
            None => embed::open(locale, pages, route, &query),
        };
    }
}

impl ChartHost {
    /// Updates the page; returns whether it was rendered anew.
    fn sync_dom(&mut self, route: Route, query: Query) -> bool {
        let locale = self.locale;
        let moved = self.route != route;
        if moved {
            self.route = route;
            self.parts.clear();
        }
        if moved || self.selection.query != query {
            self.selection = match route.page {
                // its own member is highlighted, whatever the address chooses
                Page::Country(country) => Selection::of_member(&query, country),
                _ => Selection {
                    results: run(&self.corpus, &query),
                    query,
                    picked: self.selection.picked,
                    lanes: route.page == Page::Timeline,
                },
            };
        }
        // an action's page that was loaded has its items already
        let shows_developments = match route.page {
            Page::Since | Page::Compare | Page::Initiatives | Page::Timeline => true,
            Page::Action(_) | Page::Country(_) | Page::Initiative(_) => find("[data-await]").is_some(),
            _ => false,
        };
        if shows_developments && !self.locale.has(DEVELOPMENTS[0].statement) {
            if let Some(address) = self.developments.take() {
                spawn_local(fetch_developments(address));
            }
            return false;
        }
        let root_prefix = route.root_prefix(layout());
        let cx = Cx { scope: &Scope { locale, root_prefix: &root_prefix } };
        let rendered = self.write_page(cx).is_some();
        let query = &self.selection.query;
        let selected: Vec<&str> = query.countries().iter().map(|c| c.get().id).collect();
        let as_chosen = query.is_unfiltered() || matches!(route.page, Page::Country(_));
        let as_rendered = self.prerendered && as_chosen && query.view.is_none() && query.sort.is_none();
        let as_rendered = as_rendered && query.action.is_none() && !query.has_years();
        let as_rendered = as_rendered && self.selection.picked.is_none();
        self.views.clear();
        each("section[data-chart]", |section| {
            let Some(id) = section.get_attribute("data-chart").and_then(|name| ChartId::parse(&name)) else { return };
            let view = build_chart(locale, id, &self.selection);
            let _ = section.set_attribute("data-sel", &selected.join(" "));
            let empty = section.has_attribute("data-empty");
            if empty {
                let _ = section.remove_attribute("data-empty");
                let _ = section.set_attribute("aria-labelledby", &heading_id(id));
                section.set_inner_html(&section_body(cx, &view, 2).into_string());
            }
            for (part, markup) in live_parts(cx, &view) {
                self.parts.write(&format!("{part}-{}", id.name()), markup.into_string(), as_rendered || empty);
            }
            self.views.push(view);
        });
        if route.page == Page::Charts {
            for id in ChartId::ALL {
                let still = small(locale, &build_chart(locale, id, &self.selection)).into_string();
                self.parts.write(&format!("card-{}", id.name()), still, as_rendered);
            }
        }
        for (part, markup) in (self.pages.live_parts)(cx, route.page, &self.selection) {
            self.parts.write(part, markup.into_string(), as_rendered);
        }
        match route.page {
            Page::Explorer => take::write(self),
            Page::About if rendered => about::complete(locale),
            _ => {}
        }
        self.prerendered = false;
        show_passed();
        self.enable_controls();
        self.parts.restore_focus();
        if let Some(sizes) = &self.sizes {
            each("[data-drawing]:not([data-watched])", |host| {
                let _ = host.set_attribute("data-watched", "");
                sizes.observe(&host);
            });
        }
        self.draw();
        rendered
    }

    /// Draws every chart of the page.
    fn draw(&mut self) {
        self.marks.clear();
        for view in &self.views {
            self.marks.push((view.id, redraw::draw(self.locale, view)));
        }
    }

    /// Areas of the values of a chart.
    fn marks_of(&self, id: ChartId) -> Option<&Vec<Mark>> {
        self.marks.iter().find(|(chart, _)| *chart == id).map(|(_, marks)| marks)
    }

    /// The view of a chart of the page.
    fn view(&self, id: ChartId) -> Option<&ChartView> {
        self.views.iter().find(|view| view.id == id)
    }

    /// Picks a row of the chart of initiatives, or none, where the page tells what is picked. A row that is picked
    /// already is given up.
    fn pick(&mut self, row: Option<usize>) -> Option<()> {
        find("[data-live=picked]")?;
        let picked = row.and_then(|row| drawn().nth(row));
        self.selection.picked = picked.filter(|entity| self.selection.picked != Some(*entity));
        Some(())
    }

    /// Renders a page that was opened in place, with its title; `None` if none waits for that.
    fn write_page(&mut self, cx: Cx) -> Option<()> {
        let place = find("[data-await]")?.parent_element()?;
        place.set_inner_html(&(self.pages.body)(cx, &self.selection, self.route.page).into_string());
        each("[data-site]", |site| site.set_text_content(Some(&absolute(""))));
        if let Some(document) = document() {
            document.set_title(&(self.pages.title)(cx.locale, self.route.page));
        }
        self.prerendered = false;
        Some(())
    }

    /// Enables the buttons that this program answers, and updates the switches of these pages.
    fn enable_controls(&self) {
        each("button:is([data-chart-do], [data-cite])[disabled]", |button| {
            let refused = button.get_attribute("data-chart-do").as_deref() == Some("full") && !can_fill_screen();
            let _ = if refused { button.set_attribute("hidden", "") } else { button.remove_attribute("disabled") };
        });
        if root().is_some_and(|root| root.has_attribute("data-ready")) {
            each("main button[data-do][disabled]", |button| {
                let _ = button.remove_attribute("disabled");
            });
        }
        let query = &self.selection.query;
        each("main button[data-do=toggle][aria-pressed]", |button| {
            let toggle = Toggle::parse(&button.get_attribute("data-value").unwrap_or_default());
            let on = toggle.is_some_and(|toggle| query.holds(toggle));
            set(&button, "aria-pressed", Some(if on { "true" } else { "false" }));
        });
        // countries cannot be selected in a view without countries
        let without = match self.route.page {
            Page::Chart(id) => matches!(country_choice(id), CountryChoice::Except(view) if query.view == Some(view)),
            _ => false,
        };
        each(".chosen-chart", |countries| {
            let _ = if without { countries.set_attribute("hidden", "") } else { countries.remove_attribute("hidden") };
        });
    }
}

/// Shows the lines about dates that have passed by the visitor's clock. Pages are prerendered without them.
fn show_passed() {
    let (year, month, day) = today();
    let today = Date::Day(year, month, day).to_string();
    each("[data-passed][hidden]", |line| {
        if line.get_attribute("data-passed").is_some_and(|from| from <= today) {
            let _ = line.remove_attribute("hidden");
        }
    });
}

/// The box of a drawing.
fn drawing_box(id: ChartId) -> Option<web_sys::HtmlElement> {
    find(&format!("[data-drawing=\"{}\"]", id.name()))?.dyn_into().ok()
}
