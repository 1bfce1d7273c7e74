//! What can happen to the app, and what follows.

use super::Model;
use super::hooks::Command;
use crate::facet::Choice;
use crate::proposal::{self, ActionIx, CountryIx, Locator};
use crate::route::{Layout, Page, Route};
use crate::url::{Ignored, LONGEST_Q, Look, Query, Toggle, locator_of_fragment};

/// An address of the site, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub route: Route,
    /// The query with its `?`; empty if there is none.
    pub search: String,
    /// The fragment with its `#`; empty if there is none.
    pub fragment: String,
}

/// A link of the site that was followed with a plain click.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub place: Place,
    /// The action whose row it opens on the explorer.
    pub opens: Option<ActionIx>,
    /// Whether it is a locator, which opens its passage over the page.
    pub is_locator: bool,
    /// Whether it is inside the passage dialog.
    pub in_dialog: bool,
    /// Whether it leads to the previous or next row of the list.
    pub is_step: bool,
    /// Whether its query is that of the present address.
    pub same_search: bool,
}

/// What can happen to the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The page is drawn; this is the address it was loaded with, and the path as it was given.
    Loaded {
        place: Option<Place>,
        path: String,
        look: Option<Look>,
    },
    /// The visitor went back or forward; `scroll` is the height kept in the history entry, in CSS pixels.
    Returned {
        place: Place,
        scroll: Option<f64>,
    },
    /// A link was followed.
    Followed(Link),
    /// A button was pressed.
    Pressed(Command),
    /// A check box or a button of a facet was switched.
    Switched(Toggle),
    /// A land of the map was chosen, by pointer or keyboard.
    ChoseLand {
        country: CountryIx,
        focus: bool,
    },
    /// An arrow key moves the focus to another land of the map.
    MovedOnMap(CountryIx),
    /// Words were typed into the box of the list.
    Typed(String),
    ChoseLook(Option<Look>),
    /// The passage dialog was closed by the browser or by a click beside it.
    ClosedPassage,
}

/// What the browser is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Pushes or replaces the history entry; the address is below the site's folder.
    SetAddress {
        push: bool,
        address: String,
    },
    /// Keeps where the focus is on the page at this address, which is being left; `from_opener` means the
    /// locator that opened the dialog.
    KeepFocusOf {
        address: String,
        from_opener: bool,
    },
    /// Keeps which locator opens the passage dialog.
    KeepOpener,
    /// Once the page is drawn: scrolls to the fragment or to the height, and moves the focus to where it was
    /// on the page at this address before, to the fragment, or to the heading.
    RestoreScrollAndFocus {
        fragment: String,
        scroll: Option<f64>,
        page_changed: bool,
        left: Option<String>,
    },
    /// Marks the page as ready and restores what the address asks for.
    MarkReady {
        fragment: String,
    },
    FocusHeading,
    /// Brings the opened row of an action into view, with the focus.
    ShowRow(ActionIx),
    /// Moves the map's one tab stop, and the focus, to a member's land.
    FocusLand(CountryIx),
    OpenSheet,
    CloseSheet,
    /// Copies the present address.
    CopyAddress,
    /// Keeps the look chosen by hand on this device, or forgets it.
    StoreLook(Option<Look>),
}

/// What follows from a message.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    pub effects: Vec<Effect>,
    /// Whether the browser's own action, such as following the link, is replaced.
    pub handled: bool,
}

impl Outcome {
    /// Handled by these effects.
    fn handled(effects: Vec<Effect>) -> Outcome {
        Outcome { effects, handled: true }
    }

    /// Left to the browser.
    fn ignored() -> Outcome {
        Outcome::default()
    }
}

/// Changes the model and returns the effects that the browser is asked for, in order.
pub fn update(model: &mut Model, message: Message) -> Outcome {
    match message {
        Message::Loaded { place, path, look } => load(model, place, &path, look),
        Message::Returned { place, scroll } => go_back(model, place, scroll),
        Message::Followed(link) => follow(model, link),
        Message::Pressed(command) => Outcome::handled(run_command(model, command)),
        Message::Switched(toggle) => Outcome::handled(change(model, false, |q| q.toggle(toggle))),
        Message::ChoseLand { country, focus } => {
            let mut effects = change(model, false, |q| q.toggle(Toggle::Choice(Choice::country(country))));
            if focus {
                effects.insert(0, Effect::FocusLand(country));
            }
            Outcome::handled(effects)
        }
        Message::MovedOnMap(to) => Outcome::handled(vec![Effect::FocusLand(to)]),
        Message::Typed(text) => {
            let words = normalize_words(&text);
            Outcome::handled(change(model, false, |q| q.q = words))
        }
        Message::ChoseLook(look) => {
            model.look = look;
            Outcome::handled(vec![Effect::StoreLook(look)])
        }
        Message::ClosedPassage => {
            model.passage = None;
            Outcome::handled(Vec::new())
        }
    }
}

/// Words as an address keeps them: single spaces, none at the ends, not longer than an address takes.
pub fn normalize_words(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_Q).collect()
}

/// Sets page and query as an address has them, without touching history.
fn arrive(model: &mut Model, route: Route, query: Query, ignored: Vec<Ignored>, fragment: &str) {
    model.passage = None;
    model.ignored = ignored;
    // the filters may hide the action that the query opens, or that the fragment leads to
    let of_fragment = fragment.strip_prefix('#').and_then(proposal::action);
    model.linked_action = of_fragment.or(query.action);
    model.set_query(query);
    model.route = route;
}

fn load(model: &mut Model, place: Option<Place>, path: &str, look: Option<Look>) -> Outcome {
    model.look = look;
    let mut of_address = String::new();
    if let Some(Place { route, search, fragment }) = place {
        let (query, mut ignored) = Query::parse(&search);
        // a page served at an address that is not its own stays the page that it is
        let unknown = route.page == Page::NotFound && model.environment.layout != Layout::OneFile;
        if unknown {
            ignored.push(Ignored::page(path));
        }
        let route = if unknown { model.route } else { route };
        arrive(model, route, query, ignored, &fragment);
        of_address = fragment;
    }
    model.live = true;
    Outcome::handled(vec![Effect::MarkReady { fragment: of_address }])
}

fn go_back(model: &mut Model, place: Place, scroll: Option<f64>) -> Outcome {
    let Place { route, search, fragment } = place;
    let (query, ignored) = Query::parse(&search);
    let page_changed = model.route != route;
    let mut effects = Vec::new();
    if page_changed {
        effects.push(Effect::KeepFocusOf { address: model.address(), from_opener: false });
    }
    arrive(model, route, query, ignored, &fragment);
    let scroll = scroll.or(if page_changed && fragment.is_empty() { Some(0.0) } else { None });
    let left = page_changed.then(|| model.address());
    effects.push(Effect::RestoreScrollAndFocus { fragment, scroll, page_changed, left });
    Outcome::handled(effects)
}

/// Changes the query and the address with it. `push` adds a history entry, which the back button undoes.
fn change(model: &mut Model, push: bool, f: impl FnOnce(&mut Query)) -> Vec<Effect> {
    let mut query = model.query.clone();
    f(&mut query);
    if query == model.query {
        return Vec::new();
    }
    // from here on the visitor decides what is hidden
    model.linked_action = None;
    model.set_query(query);
    // in a frame every change replaces, so that the host page's back button stays the host's
    let push = push && !model.environment.framed && !model.query.embed;
    vec![Effect::SetAddress { push, address: model.address() }]
}

/// Opens the row of an action, or closes it.
fn toggle_action(model: &mut Model, action: ActionIx) -> Vec<Effect> {
    change(model, true, |q| q.action = if q.action == Some(action) { None } else { Some(action) })
}

fn follow(model: &mut Model, link: Link) -> Outcome {
    let Place { route, search, fragment } = link.place;
    if route.page == Page::NotFound {
        return Outcome::ignored();
    }
    if let Some(action) = link.opens.filter(|_| model.route.page == Page::Explorer) {
        let mut effects = toggle_action(model, action);
        if link.is_step {
            // the row that held the link is closed by then
            effects.push(Effect::ShowRow(action));
        }
        return Outcome::handled(effects);
    }
    // a locator of the present page leads to its place on it
    if link.is_locator
        && (link.in_dialog || route != model.route)
        && let Some(at) = locator_of(route.page, &fragment)
    {
        model.passage = Some(at);
        return Outcome::handled(if link.in_dialog { Vec::new() } else { vec![Effect::KeepOpener] });
    }
    model.passage = None;
    let environment = model.environment;
    if route == model.route && !fragment.is_empty() && environment.layout != Layout::OneFile && link.same_search {
        // the browser scrolls to a fragment of the present page
        return Outcome::ignored();
    }
    let page_changed = route != model.route;
    if page_changed && environment.framed && environment.embedded {
        // without the masthead there is no way back, so the starter opens a page of its own
        return Outcome::ignored();
    }
    let mut effects = Vec::new();
    if page_changed {
        effects.push(Effect::KeepFocusOf { address: model.address(), from_opener: link.in_dialog });
    }
    let (query, ignored) = Query::parse(&search);
    let query = Query { embed: model.query.embed, map: model.query.map, part: model.query.part, ..query };
    arrive(model, route, query, ignored, &fragment);
    let address = format!("{}{fragment}", model.address());
    effects.push(Effect::SetAddress { push: !environment.framed, address });
    let scroll = page_changed.then_some(0.0);
    effects.push(Effect::RestoreScrollAndFocus { fragment, scroll, page_changed, left: None });
    Outcome::handled(effects)
}

/// The place in the proposal that a link to a page leads to.
fn locator_of(page: Page, fragment: &str) -> Option<Locator> {
    match page {
        Page::Action(action) => Some(Locator::Action(action)),
        _ => locator_of_fragment(fragment.strip_prefix('#')?),
    }
}

fn run_command(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Toggle(toggle) => change(model, false, |q| q.toggle(toggle)),
        Command::DropWords => change(model, false, |q| q.q.clear()),
        // where the action is a filter like the others, it is cleared too
        Command::Clear if model.route.page == Page::Since => {
            change(model, false, |q| *q = Query { action: None, ..q.cleared() })
        }
        Command::Clear => change(model, false, |q| *q = q.cleared()),
        Command::Dismiss => {
            model.ignored.clear();
            model.linked_action = None;
            vec![Effect::FocusHeading]
        }
        Command::ShowHidden(action) => {
            let mut effects = change(model, false, |q| *q = q.cleared());
            let fragment = format!("#{}", action.get().id);
            effects.push(Effect::RestoreScrollAndFocus { fragment, scroll: None, page_changed: false, left: None });
            effects
        }
        Command::ClosePassage => {
            model.passage = None;
            Vec::new()
        }
        Command::OpenSheet => vec![Effect::OpenSheet],
        Command::CloseSheet => vec![Effect::CloseSheet],
        Command::Share => vec![Effect::CopyAddress],
        // the second program opens the dialog
        Command::Ask => Vec::new(),
    }
}
