//! The model in a signal.

use super::effects;
use crate::app::{Message, Model, Outcome, update};
use crate::component::{Cx, Scope};
use crate::proposal::Locator;
use crate::route::Route;
use leptos::prelude::*;

/// Handle of the model, in the context of every component.
#[derive(Clone, Copy)]
pub struct Store {
    model: RwSignal<Model>,
    /// The model's route, for what follows the route alone. A signal and not a memo, which costs more code.
    route: RwSignal<Route>,
    /// The model's passage, for the dialog.
    passage: RwSignal<Option<Locator>>,
}

impl Store {
    /// Puts a model into the context.
    pub fn provide(model: Model) -> Store {
        let (route, passage) = (RwSignal::new(model.route), RwSignal::new(model.passage));
        let store = Store { model: RwSignal::new(model), route, passage };
        provide_context(store);
        store
    }

    /// The store of the page. Every component is below [`Store::provide`].
    pub fn get() -> Store {
        expect_context()
    }

    /// The present page; tracked.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// The passage shown over the page; tracked.
    pub fn passage(&self) -> Option<Locator> {
        self.passage.get()
    }

    /// Reads the model; tracked.
    pub fn with<T>(&self, f: impl FnOnce(&Model) -> T) -> T {
        self.model.with(f)
    }

    /// Reads the model, not tracked.
    pub fn peek<T>(&self, f: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(f)
    }

    /// The context of markup on the present page; tracked by route.
    pub fn cx<T>(&self, f: impl FnOnce(Cx<'_>) -> T) -> T {
        self.route.track();
        let (locale, root_prefix) = self.peek(|m| (m.locale, m.root_prefix()));
        f(Cx { scope: &Scope { locale, root_prefix: &root_prefix } })
    }

    /// Changes the model before anything is rendered from it.
    pub fn prepare(&self, f: impl FnOnce(&mut Model)) {
        self.model.update_untracked(f);
    }

    /// Runs the effects that depend on the model again: what is on the page has changed by other means.
    pub fn refresh(&self) {
        self.model.notify();
    }

    /// Sends a message to the core and performs the effects. Returns whether the browser's own action is
    /// replaced. `origin` is the link or button that caused it, if one did.
    pub fn send(&self, message: Message, origin: Option<&web_sys::Element>) -> bool {
        let mut outcome = Outcome::default();
        self.model.update(|model| outcome = update(model, message));
        let (route, passage) = self.peek(|m| (m.route, m.passage));
        if self.route.get_untracked() != route {
            self.route.set(route);
        }
        if self.passage.get_untracked() != passage {
            self.passage.set(passage);
        }
        let handled = outcome.handled;
        for effect in outcome.effects {
            effects::perform(*self, effect, origin);
        }
        handled
    }
}
