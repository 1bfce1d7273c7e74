//! From a query to what is listed: pure functions over plain data.
//!
//! Two rules of the content decide the form. Facets intersect, the choices inside one facet
//! unite. And a chosen country never hides an action, since most actions concern ASEAN as a
//! whole: what a note links to the country is listed first, and the rest, meant for all ten
//! members, follows.

mod corpus;
mod index;
#[cfg(test)]
mod tests;

pub use corpus::{Corpus, Doc};

use crate::facet::{self, Choice, Effect, FACETS, FacetId, Set};
use crate::text::fold;
use crate::url::Query;

/// Bit of the words among the bits of failed facets; the facets come before it.
const WORDS: usize = facet::COUNT;

/// A query as it is compared with many actions.
#[derive(Debug, Clone, Default)]
struct Filter {
    /// Chosen values of the facets that narrow; empty for the others.
    narrowing: [Set; facet::COUNT],
    /// Chosen members: they order the list.
    members: Set,
    /// The actions and the further recommendations that contain the words of the query; `None` without words.
    with_words: Option<[Vec<bool>; 2]>,
}

impl Filter {
    fn of(corpus: &Corpus, query: &Query) -> Filter {
        let mut narrowing = query.facets;
        for (set, facet) in narrowing.iter_mut().zip(&FACETS) {
            if facet.effect != Effect::Narrows {
                *set = Set::EMPTY;
            }
        }
        let words = fold::alternatives(&query.q);
        let with_words = (!words.is_empty()).then(|| corpus.with_words(&words));
        Filter { narrowing, members: query.chosen(FacetId::Country), with_words }
    }

    /// Which facets a record fails, one bit for each, and [`WORDS`]; 0 is a hit. `list` is 0 for actions and 1 for
    /// further recommendations.
    fn failed(&self, doc: &Doc, list: usize, position: usize) -> u32 {
        let mut failed = u32::from(self.with_words.as_ref().is_some_and(|lists| !lists[list][position])) << WORDS;
        for (at, wanted) in self.narrowing.iter().enumerate() {
            failed |= u32::from(!wanted.is_empty() && !wanted.intersects(doc.values[at])) << at;
        }
        failed
    }
}

/// How many actions each choice would list, given the other facets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// By facet and position. For a facet that orders: listed actions that have the value.
    by_choice: [[u32; 128]; facet::COUNT],
    /// By area number: actions of the area that are linked to a chosen member, given the other facets.
    pub linked_by_area: [u32; 8],
    /// Actions that would be listed without the words.
    pub without_words: u32,
}

impl Counts {
    fn none() -> Counts {
        Counts { by_choice: [[0; 128]; facet::COUNT], linked_by_area: [0; 8], without_words: 0 }
    }

    /// How many actions a choice would list, given the other facets; for a member, how many of those listed
    /// are linked to it.
    pub fn of(&self, choice: Choice) -> u32 {
        self.by_choice[choice.facet as usize][choice.position]
    }
}

/// What is listed, and what each further choice would list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// Positions of listed actions that are linked to a chosen member, in the order of the text.
    pub linked: Vec<usize>,
    /// Positions of the other listed actions, in the order of the text.
    pub others: Vec<usize>,
    /// Positions in [`crate::proposal::RECOMMENDATIONS`] of listed recommendations that no action repeats, in
    /// the order of the text. They are not in [`Results::total`] or in any count.
    pub recommendations: Vec<usize>,
    pub counts: Counts,
}

impl Results {
    /// Every action and further recommendation of the proposal, in order, before anything is chosen. Counts
    /// are left at zero.
    pub fn everything() -> Results {
        let others = (0..crate::proposal::ACTIONS.len()).collect();
        let alone = crate::proposal::RECOMMENDATIONS.iter().enumerate().filter(|(_, r)| r.alone());
        let recommendations = alone.map(|(position, _)| position).collect();
        Results { linked: Vec::new(), others, recommendations, counts: Counts::none() }
    }

    /// How many actions are listed.
    pub fn total(&self) -> usize {
        self.linked.len() + self.others.len()
    }

    /// Whether the action at this position is listed.
    pub fn lists(&self, position: usize) -> bool {
        self.linked.binary_search(&position).is_ok() || self.others.binary_search(&position).is_ok()
    }
}

/// Compares a query with every action and recommendation, once: hits and all counts come from the same pass, so
/// the time grows with the number of actions and not with the number of choices.
pub fn run(corpus: &Corpus, query: &Query) -> Results {
    let filter = Filter::of(corpus, query);
    // a recommendation has no group and no basis, so choosing one lists none; a country changes nothing
    let recommendations = corpus
        .recommendations
        .iter()
        .enumerate()
        .filter(|(at, (_, doc))| filter.failed(doc, 1, *at) == 0)
        .map(|(_, (position, _))| *position)
        .collect();
    let mut results = Results { linked: Vec::new(), others: Vec::new(), recommendations, counts: Counts::none() };
    let linked_to = FacetId::Country as usize;
    for (position, doc) in corpus.docs.iter().enumerate() {
        let failed = filter.failed(doc, 0, position);
        if failed & 1 << WORDS != 0 {
            // it is counted nowhere else, so its values need not be read
            results.counts.without_words += u32::from(failed == 1 << WORDS);
            continue;
        }
        let linked = doc.values[linked_to].intersects(filter.members);
        let c = &mut results.counts;
        for (at, facet) in FACETS.iter().enumerate() {
            // a choice is counted where everything but its own facet holds
            let counted = match facet.effect {
                Effect::Narrows => failed & !(1 << at) == 0,
                Effect::Orders => failed == 0,
                Effect::Figures => false,
            };
            if counted {
                doc.values[at].iter().for_each(|value| c.by_choice[at][value] += 1);
            }
        }
        if linked && failed & !(1 << FacetId::Area as usize) == 0 {
            doc.values[FacetId::Area as usize].iter().for_each(|number| c.linked_by_area[number] += 1);
        }
        if failed == 0 {
            c.without_words += 1;
            if linked { &mut results.linked } else { &mut results.others }.push(position);
        }
    }
    results
}
