//! The whole of a page as Leptos renders it.
//!
//! Markup that never changes is written as text by `maud`, in the browser as in the prerendered file; Leptos
//! keeps what follows the model. Typed views of everything would make the program several times as large.

use super::sync::{self, PageSync};
use super::{Store, effects, events};
use crate::app::{Environment, Message, Model};
use crate::component::names::frame_title;
use crate::component::passage_dialog::passage;
use crate::component::shell::{Publisher, credit, footer, name, navigation, notice, print_line, status_banner, tools};
use crate::component::steps;
use crate::component::{Cx, Scope};
use crate::page::{self, explorer, nav};
use crate::platform::dom::{dispatch, document, each, find, root, set};
use crate::platform::focus::{focus_inside, keep_focus, rewrite};
use crate::platform::{after, dialog, history, storage};
use crate::proposal::ActionIx;
use crate::route::{Layout, ONE_FILE, Page, Route};
use crate::text::{Locale, ui};
use crate::url::Look;
use leptos::prelude::*;
use maud::Markup;
use std::cell::{Cell, RefCell};

/// The child nodes that hydration visits in the app's element: every node by its name, and in parentheses those of
/// the elements that contain more than one piece of written markup.
///
/// Hydration panics at a node it does not expect, so a page is hydrated only if it has exactly these.
/// Elements with children of their own in a view are `a`, `header`, `main` and `p`; everything else is one
/// element with `inner_html`, which hydration does not enter.
pub const NODES: &str = "A(#text)HEADER(DIVDETAILSDIVDIV)DIVDIVDIVDIVMAIN(DIVDIV)DIVFOOTERDIALOG";

/// Class of the explorer's element.
const EXPLORER: &str = "explorer";

/// Selector of something that only the explorer's page has, once it is rendered.
const RENDERED_EXPLORER: &str = ".explorer > .instrument";

thread_local! {
    /// Whether the page is being hydrated: its markup is there already.
    static HYDRATING: Cell<bool> = const { Cell::new(false) };
    /// The page's part of the title of the document that was loaded. In a frame the page stays the same.
    static OWN_TITLE: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The nodes of the explorer's page while another page is shown, and the title of the document.
    static KEPT: RefCell<Option<(web_sys::Node, String)>> = const { RefCell::new(None) };
}

/// Sets whether what is rendered from now on is in the page already.
pub fn set_hydrating(yes: bool) {
    HYDRATING.set(yes);
}

/// Markup that does not change: empty during hydration, which leaves the element untouched.
fn once(write: impl FnOnce() -> Markup) -> String {
    if HYDRATING.get() { String::new() } else { write().into_string() }
}

/// An element with markup that does not change.
fn fixed(class: &'static str, markup: String) -> impl IntoView + use<> {
    view! { <div class=class inner_html=markup></div> }
}

/// Writes markup from the store.
type Writer = Box<dyn Fn() -> Markup + Send + Sync>;

/// An element whose markup is written again whenever something it reads changes.
fn reactive(class: &'static str, write: Writer) -> impl IntoView {
    view! { <div class=class inner_html=move || write().into_string()></div> }
}

/// The whole of a page inside the app's element, the same natively and in the browser. A change to its elements
/// changes [`NODES`].
#[component]
pub fn App(route: Route, locale: Locale, #[prop(optional)] publisher: Publisher) -> impl IntoView {
    let store = Store::provide(Model::new(route, locale));
    if cfg!(target_arch = "wasm32") {
        attach(store);
    }
    view! {
        <a class="skip" href="#main">
            {ui::NAV_SKIP.get(locale)}
        </a>
        <header class="mast" id="top">
            {reactive("mast-name", Box::new(move || store.cx(name)))}
            <details class="menu"><summary>{ui::NAV_MENU.get(locale)}</summary></details>
            {reactive("mast-nav", Box::new(move || store.cx(|cx| navigation(cx, store.route().page, nav))))}
            {fixed("tools", once(|| tools(locale)))}
        </header>
        // empty until a script reports in it that something does not work (`client/head.js`)
        <div class="needs" role="status"></div>
        {fixed("kept", once(|| status_banner(locale)))}
        {fixed("paper", once(print_line))}
        <div class="notices" role="status" inner_html=move || {
            store.with(|m| notice(locale, &m.ignored, m.hidden_action()).into_string())
        }></div>
        <main id="main" tabindex="-1">
            {move || page_element(store)}
            // the one region that announces what a choice has changed, on every page
            <div class="sr" role="status" data-said inner_html=once(|| explorer::first_announcement(locale, route.page))></div>
        </main>
        {reactive("credit", Box::new(move || store.cx(|cx| store.with(|m| credit(cx, m.route, &m.query)))))}
        <footer class="foot" inner_html=move || store.cx(|cx| footer(cx, &publisher).into_string())></footer>
        {passage_dialog(store)}
    }
}

/// The element of the page. In the browser it holds a placeholder where the page is not there already.
fn page_element(store: Store) -> impl IntoView + use<> {
    let page = store.route().page;
    let body = || {
        store.cx(|cx| match cfg!(target_arch = "wasm32") {
            true if page != Page::Explorer => {
                keep_explorer();
                page::placeholder(cx.locale, page)
            }
            true if KEPT.with_borrow(Option::is_some) => {
                after(0, move || {
                    put_back_explorer(store);
                });
                Markup::default()
            }
            true => page::placeholder(cx.locale, page),
            false => page::prerendered_body(cx, page),
        })
    };
    fixed(if page == Page::Explorer { EXPLORER } else { "page" }, once(body))
}

/// Keeps the nodes of the explorer's page while another page is shown, so that going back needs neither the second
/// program nor the network.
fn keep_explorer() -> Option<()> {
    find(RENDERED_EXPLORER)?;
    let (document, page) = (document()?, find(&format!("main > .{EXPLORER}"))?);
    let kept = document.create_document_fragment();
    while let Some(node) = page.first_child() {
        kept.append_child(&node).ok()?;
    }
    KEPT.set(Some((kept.into(), document.title())));
    Some(())
}

/// Puts the nodes of the explorer's page back, and updates them.
fn put_back_explorer(store: Store) -> Option<()> {
    let page = find(&format!("main > .{EXPLORER}"))?;
    let (kept, title) = KEPT.take()?;
    page.append_child(&kept).ok()?;
    document()?.set_title(&title);
    store.refresh();
    effects::restore_when_rendered();
    // after the update
    after(0, || dispatch("explorer:change"));
    Some(())
}

/// Keeps the explorer's page up to date while it is there.
fn keep_up_to_date(store: Store) {
    Effect::new(move |sync: Option<Option<PageSync>>| {
        store.with(|model| {
            let sync = sync.flatten();
            let instrument = find(RENDERED_EXPLORER);
            if model.route.page != Page::Explorer || instrument.is_none() {
                // the nodes may be kept, and come back as they were left
                return sync;
            }
            let root_prefix = model.root_prefix();
            let cx = Cx { scope: &Scope { locale: model.locale, root_prefix: &root_prefix } };
            let mut sync = sync.filter(|sync| sync.is_of(instrument)).unwrap_or_else(|| PageSync::new(cx, model));
            sync.update(cx, model);
            Some(sync)
        })
    });
}

/// The dialog with a passage; closed until a locator is followed.
fn passage_dialog(store: Store) -> impl IntoView {
    let element = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |before: Option<bool>| {
        let open = store.passage().is_some();
        if let Some(element) = element.get() {
            dialog::show_dialog(&element, open);
            if open {
                // the element that had the focus, outside or inside the dialog, no longer has it
                focus_inside(&element, "h2");
            } else if before == Some(true) {
                keep_focus(None);
            }
        }
        open
    });
    let close = move || {
        store.send(Message::ClosedPassage, None);
    };
    view! {
        <dialog
            class="peek"
            node_ref=element
            // the heading is there only while a passage is shown
            aria-labelledby=move || store.passage().map(|_| "peek-title")
            on:close=move |_| close()
            on:click=move |event| {
                if dialog::is_backdrop(&event) {
                    close();
                }
            }
            inner_html=move || {
                store.passage().map(|at| store.cx(|cx| passage(cx, at).into_string())).unwrap_or_default()
            }
        ></dialog>
    }
}

/// Connects the store to the browser: listeners, title, look, and the second program.
fn attach(store: Store) {
    let environment = Environment {
        framed: history::is_framed(),
        embedded: history::has_flag("data-embed"),
        layout: if history::folder() == ONE_FILE { Layout::OneFile } else { Layout::Folders },
    };
    store.prepare(|model| {
        model.environment = environment;
        model.prepare();
    });
    OWN_TITLE.set(document().filter(|_| store.peek(|m| m.route.page) != Page::Explorer).and_then(|d| {
        let site = ui::SITE_TITLE.get(store.peek(|m| m.locale));
        Some(d.title().strip_suffix(site)?.strip_suffix(page::TITLE_SEPARATOR)?.to_owned())
    }));
    events::attach(store);
    keep_up_to_date(store);
    // runs once the page is rendered, after hydration
    Effect::new(move |done: Option<()>| {
        if done.is_none() {
            load(store);
        }
    });
    // one effect for all of them: each further one is compiled again
    Effect::new(move |last: Option<Option<(String, Option<Look>)>>| {
        store.with(|model| {
            update_title(model);
            update_look(model);
            update_steps(model);
            let now = model.live.then(|| (model.address(), model.look));
            if now != last.flatten() {
                announce(model);
            }
            now
        })
    });
}

/// Applies the address that the page was loaded with.
fn load(store: Store) {
    let place = events::present_place(store);
    let path = history::location_parts().map(|(path, ..)| path).unwrap_or_default();
    let path = path.strip_prefix(history::folder().as_str()).unwrap_or(&path).to_owned();
    // inside another page that page decides, not what was chosen here before
    let embedded = store.peek(|m| m.environment.embedded);
    let look = if embedded { None } else { storage::read("look").and_then(|name| Look::parse(&name)) };
    store.send(Message::Loaded { place, path, look }, None);
}

/// The title of the document in a frame, which names the filters. Other titles come with the page.
fn update_title(model: &Model) {
    // announcements belong to the explorer
    if model.route.page != Page::Explorer {
        sync::announce("");
    }
    if !model.environment.embedded {
        return;
    }
    let title = OWN_TITLE.with_borrow(|own| frame_title(model.locale, own.as_deref(), &model.query));
    if let Some(document) = document().filter(|d| d.title() != title) {
        document.set_title(&title);
    }
}

/// The look of the page and its switch.
fn update_look(model: &Model) {
    // the host page of a frame may have set the look
    if let Some(root) = root().filter(|root| !root.has_attribute("data-told")) {
        let look = model.look_in_use().map(|look| look.name());
        if root.get_attribute("data-look").as_deref() != look {
            set(&root, "data-look", look);
        }
    }
    let chosen = model.look.map_or("auto", |look| look.name());
    each("input[data-look-choice]", |element| {
        let input: &web_sys::HtmlInputElement = wasm_bindgen::JsCast::unchecked_ref(&element);
        input.set_checked(element.get_attribute("data-look-choice").as_deref() == Some(chosen));
        input.set_disabled(!model.live);
    });
}

/// Publishes the present page and query on `<html data-at>` for the second program and the starter, which are
/// notified once the page is rendered.
fn announce(model: &Model) {
    if let Some(root) = root() {
        set(&root, "data-at", Some(&model.address()));
    }
    after(0, || dispatch("explorer:change"));
}

/// The steps at the foot of an action's page, through the list that its address names.
fn update_steps(model: &Model) {
    if let Page::Action(action) = model.route.page {
        let steps = steps_of(model, action);
        after(0, move || {
            each("[data-live=steps]", |e| {
                if e.inner_html() != steps {
                    rewrite(&e, &steps);
                }
            });
        });
    }
}

fn steps_of(model: &Model, action: ActionIx) -> String {
    let root_prefix = model.root_prefix();
    let cx = Cx { scope: &Scope { locale: model.locale, root_prefix: &root_prefix } };
    steps::of_page(cx, action, &model.query, &model.results).into_string()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{App, AppProps, NODES};
    use crate::app::Model;
    use crate::component::action::full;
    use crate::component::passage_dialog::passage;
    use crate::component::shell::{credit, footer, name, navigation, notice, print_line, status_banner, tools};
    use crate::component::{Cx, Scope, names, paper, steps};
    use crate::facet::FacetId;
    use crate::page::explorer::view::View;
    use crate::page::{nav, placeholder};
    use crate::proposal::{ACTIONS, ActionIx, Date, HEADINGS, HeadingIx, Locator, NOTES, PARAGRAPHS, ParagraphIx};
    use crate::route::{Language, Page, Route};
    use crate::text::{self, Locale};
    use crate::url::Query;
    use leptos::prelude::*;
    use scraper::{ElementRef, Html, Node};

    /// Everything that the first program writes, for many states of the page.
    fn written(locale: Locale) -> Vec<String> {
        let scope = Scope { locale, root_prefix: "./" };
        let cx = Cx { scope: &scope };
        let mut all =
            vec![name(cx), tools(locale), status_banner(locale), print_line(), footer(cx, &Default::default())];
        for page in Page::all() {
            all.extend([navigation(cx, page, nav), placeholder(locale, page)]);
        }
        let paragraphs = (0..PARAGRAPHS.len()).map(|i| Locator::Paragraph(ParagraphIx(i)));
        let notes = NOTES.iter().map(|note| Locator::Note(note.number));
        let headings = (0..HEADINGS.len()).map(|i| Locator::Heading(HeadingIx(i)));
        all.extend(paragraphs.chain(notes).chain(headings).map(|at| passage(cx, at)));
        let mut searches: Vec<String> =
            ["", "q=zzzz", "q=digital&area=1", "embed=1&country=vn&map=only", "colour=red&area=9"]
                .map(str::to_owned)
                .into();
        for id in FacetId::ALL {
            searches.extend(id.get().choices().map(|position| id.choice(position).write()));
        }
        let mut lines = Vec::new();
        let model = Model::new(Page::Explorer.in_language(Language::DEFAULT), locale);
        for search in &searches {
            let (query, ignored) = Query::parse(search);
            let results = model.results_of(&query);
            let view = View::new(cx, &query, &results);
            lines.extend(view.regions.into_iter().map(|(_, html)| html));
            lines.extend([view.announcement, names::frame_title(locale, None, &query)]);
            lines.push(paper::line(locale, "", Date::Day(2021, 6, 15), &query));
            all.extend([
                notice(locale, &ignored, None),
                credit(cx, Page::Explorer.in_language(Language::DEFAULT), &query),
            ]);
        }
        let (query, results) = (Query::default(), model.results_of(&Query::default()));
        for action in (0..ACTIONS.len()).map(ActionIx) {
            all.extend([full(cx, action, 5, true, None), notice(locale, &[], Some(action))]);
            all.extend([steps::of_row(cx, action, &query, &results), steps::of_page(cx, action, &query, &results)]);
        }
        all.into_iter().map(|markup| markup.into_string()).chain(lines).collect()
    }

    /// A text from another pack would be missing until the second program is there.
    #[test]
    fn the_first_pack_has_every_text_that_the_first_program_shows() {
        let [first, whole] = [text::shown_pack("en"), text::pack("en")].map(|pack| {
            let locale = Locale::from_packs("en", vec![pack.expect("English")]).expect("texts of this build");
            written(locale)
        });
        assert!(whole.len() > 500, "{} texts", whole.len());
        for (first, whole) in first.iter().zip(&whole) {
            assert_eq!(first, whole);
        }
    }

    /// The nodes of an element in the form of [`NODES`].
    fn nodes(of: ElementRef<'_>) -> String {
        of.children()
            .map(|child| match child.value() {
                Node::Text(_) => "#text".to_owned(),
                Node::Comment(_) => "#comment".to_owned(),
                Node::Element(e) if ["a", "header", "main", "p"].contains(&e.name()) => {
                    format!("{}({})", e.name().to_uppercase(), ElementRef::wrap(child).map(nodes).unwrap_or_default())
                }
                Node::Element(e) => e.name().to_uppercase(),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn every_page_has_the_nodes_that_hydration_expects() {
        for route in Route::all() {
            let locale = Locale::built_in("en").expect("English");
            let html = Owner::new().with(|| App(AppProps { route, locale, publisher: Default::default() }).to_html());
            let page = Html::parse_fragment(&html);
            let root = page.root_element();
            assert_eq!(nodes(root), NODES, "{route:?}");
        }
    }
}
