//! What the app knows at a moment.

use super::hooks::ChoiceState;
use crate::facet::{Choice, Effect};
use crate::proposal::{ActionIx, Locator};
use crate::query::{Corpus, Results, run};
use crate::route::{Layout, Page, Route};
use crate::text::Locale;
use crate::url::{Ignored, Look, Query};

/// Facts about the browser window that do not change during a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Environment {
    /// The page is shown inside another page.
    pub framed: bool,
    /// The page was loaded with `embed=1`, `map=only` or `part=…`: without masthead and footer.
    pub embedded: bool,
    /// Where the pages of the site are.
    pub layout: Layout,
}

/// State of a choice's control, given a query and its results.
pub fn choice_state(choice: Choice, query: &Query, results: &Results) -> ChoiceState {
    let on = query.has(choice);
    let count = results.counts.of(choice);
    let available = on || count > 0 || choice.facet.get().effect == Effect::Orders;
    ChoiceState { on, count, available }
}

/// The state of the app.
#[derive(Debug, Clone)]
pub struct Model {
    pub locale: Locale,
    pub environment: Environment,
    pub route: Route,
    pub query: Query,
    /// What is listed for the query.
    pub results: Results,
    /// Parts of the address that were not understood, until dismissed.
    pub ignored: Vec<Ignored>,
    /// The action that the address leads to, as long as the visitor has changed no filter since.
    pub linked_action: Option<ActionIx>,
    /// The passage shown in the dialog over the page.
    pub passage: Option<Locator>,
    /// Whether the program has taken over the page. Controls are disabled before.
    pub live: bool,
    /// The look chosen by hand.
    pub look: Option<Look>,
    corpus: Corpus,
}

impl Model {
    /// The state a page is prerendered in: its route, nothing chosen.
    pub fn new(route: Route, locale: Locale) -> Model {
        Model {
            locale,
            environment: Environment { framed: false, embedded: false, layout: Layout::Folders },
            route,
            query: Query::default(),
            results: Results::everything(),
            ignored: Vec::new(),
            linked_action: None,
            passage: None,
            live: false,
            look: None,
            corpus: Corpus::default(),
        }
    }

    /// Makes the corpus and the counts of the present query, which a prerendered page does without.
    pub fn prepare(&mut self) {
        self.corpus = Corpus::of_proposal(self.locale);
        self.results = run(&self.corpus, &self.query);
    }

    /// Replaces the query and what is listed for it.
    pub(super) fn set_query(&mut self, query: Query) {
        if self.query != query {
            self.results = run(&self.corpus, &query);
            self.query = query;
        }
    }

    /// Prefix of links from the present page to anything below the site's folder.
    pub fn root_prefix(&self) -> String {
        self.route.root_prefix(self.environment.layout)
    }

    /// Address of the present view below the site's folder.
    pub fn address(&self) -> String {
        format!("{}{}", self.route.path(), self.query.write())
    }

    /// The action that the address leads to and the filters hide.
    pub fn hidden_action(&self) -> Option<ActionIx> {
        self.linked_action.filter(|action| self.route.page == Page::Explorer && !self.results.lists(action.0))
    }

    /// What would be listed for a query.
    pub fn results_of(&self, query: &Query) -> Results {
        run(&self.corpus, query)
    }

    /// The look in use, by the address or chosen by hand; `None` follows the system.
    pub fn look_in_use(&self) -> Option<Look> {
        self.query.look.or(self.look)
    }
}
