//! What the app knows at a moment, and the only ways to change it.

use crate::platform;
use crate::proposal::{ActionIx, Locator};
use crate::query::{self, Corpus, Results};
use crate::url::{self, Ignored, Look, Query, Route};
use leptos::prelude::*;

/// How a change enters the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A new entry: the back button undoes it.
    Push,
    /// The present entry says something else now.
    Replace,
}

/// The state of the app, in the context of every component.
#[derive(Clone, Copy)]
pub struct State {
    route: RwSignal<Route>,
    query: RwSignal<Query>,
    results: Memo<Results>,
    /// Parts of the address that were not understood, until dismissed.
    pub ignored: RwSignal<Vec<Ignored>>,
    /// The passage shown over the page.
    pub peek: RwSignal<Option<Locator>>,
    /// Whether the app has taken over the page; controls rest until then.
    pub live: RwSignal<bool>,
    /// The look chosen by hand.
    pub look: RwSignal<Option<Look>>,
}

impl State {
    /// The state a page is prerendered in: its route, nothing asked. Puts itself into the context.
    pub fn provide(route: Route) -> State {
        let corpus = StoredValue::new(Corpus::of_proposal());
        let query = RwSignal::new(Query::default());
        let state = State {
            route: RwSignal::new(route),
            query,
            results: Memo::new(move |_| query.with(|q| corpus.with_value(|c| query::run(c, q)))),
            ignored: RwSignal::new(Vec::new()),
            peek: RwSignal::new(None),
            live: RwSignal::new(false),
            look: RwSignal::new(None),
        };
        provide_context(state);
        state
    }

    /// The state of the page. Every component stands below [`State::provide`].
    pub fn get() -> State {
        expect_context()
    }

    /// The present page; tracked.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// The present page, for things that are drawn anew with each page.
    pub fn route_now(&self) -> Route {
        self.route.get_untracked()
    }

    /// The present query; tracked.
    pub fn query<T>(&self, f: impl FnOnce(&Query) -> T) -> T {
        self.query.with(f)
    }

    /// The present query, not tracked.
    pub fn query_now(&self) -> Query {
        self.query.get_untracked()
    }

    /// What is listed; tracked.
    pub fn results<T>(&self, f: impl FnOnce(&Results) -> T) -> T {
        self.results.with(f)
    }

    /// Sets page and query as an address has them, without touching history.
    pub fn arrive(&self, route: Route, query: Query, ignored: Vec<Ignored>) {
        self.peek.set(None);
        self.ignored.set(ignored);
        if self.query.with_untracked(|q| *q != query) {
            self.query.set(query);
        }
        if self.route.get_untracked() != route {
            platform::forget();
            self.route.set(route);
        }
    }

    /// Changes the query and the address with it.
    pub fn change(&self, entry: Entry, f: impl FnOnce(&mut Query)) {
        let mut query = self.query.get_untracked();
        f(&mut query);
        if self.query.with_untracked(|q| *q == query) {
            return;
        }
        let address = format!("{}{}", self.route.get_untracked().path(), query.write());
        platform::history(entry == Entry::Push && !query.embed, &address);
        self.query.set(query);
    }

    /// Opens an action in the list, or closes it.
    pub fn toggle_action(&self, action: ActionIx) {
        self.change(Entry::Push, |q| q.action = if q.action == Some(action) { None } else { Some(action) });
    }

    /// What leads from the present page to the site's folder; tracked.
    pub fn up(&self) -> String {
        self.route.get().up()
    }

    /// The same for things drawn anew with each page.
    pub fn up_now(&self) -> String {
        self.route.get_untracked().up()
    }

    /// Switches every choice that a piece of address names: `area=1`, `theme=5g`.
    pub fn toggle_choice(&self, address: &str) {
        let (choice, _) = Query::parse(address);
        self.change(Entry::Replace, |q| {
            choice.area.iter().for_each(|v| url::toggle(&mut q.area, *v));
            choice.group.iter().for_each(|v| url::toggle(&mut q.group, *v));
            choice.country.iter().for_each(|v| url::toggle(&mut q.country, *v));
            choice.actor.iter().for_each(|v| url::toggle(&mut q.actor, *v));
            choice.basis.iter().for_each(|v| url::toggle(&mut q.basis, *v));
            choice.theme.iter().for_each(|v| url::toggle(&mut q.theme, *v));
            choice.kind.iter().for_each(|v| url::toggle(&mut q.kind, *v));
            q.sort = if q.sort == choice.sort { None } else { choice.sort.or(q.sort) };
            q.view = if q.view == choice.view { None } else { choice.view.or(q.view) };
        });
    }
}
