//! From what the visitor asks to what is listed: pure functions over plain data.
//!
//! Two rules of the content decide the form. Facets intersect, the choices inside one facet
//! unite. And a chosen country never hides an action, since most actions speak of ASEAN as a
//! whole: it brings what names the country to the top, and the rest, meant for all ten,
//! follows.

mod corpus;
#[cfg(test)]
mod tests;

pub use corpus::{Corpus, Doc, bases};

use crate::proposal::{Actor, CountryIx, ThemeGroup, ThemeIx};
use crate::text::fold;
use crate::url::{Basis, Query, ThemeChoice};

/// Facets that narrow the list, as places in the counts.
const FACETS: usize = 6;

/// A query as sets, ready to be held against many actions.
#[derive(Debug, Clone, Default)]
pub struct Sets {
    areas: u32,
    groups: u32,
    actors: u32,
    bases: u32,
    themes: u128,
    /// Members chosen; they order the list and narrow nothing.
    members: u32,
    words: Vec<String>,
}

/// Place of a theme choice in a set: the groups first, then the themes.
pub fn theme_bit(choice: ThemeChoice) -> usize {
    match choice {
        ThemeChoice::Group(g) => ThemeGroup::ALL.iter().position(|x| *x == g).unwrap_or_default(),
        ThemeChoice::Theme(ThemeIx(i)) => ThemeGroup::ALL.len() + i,
    }
}

/// Place of an actor in a set.
pub fn actor_bit(actor: Actor) -> usize {
    Actor::ALL.iter().position(|a| *a == actor).unwrap_or_default()
}

/// Place of a basis in a set.
pub fn basis_bit(basis: Basis) -> usize {
    Basis::ALL.iter().position(|b| *b == basis).unwrap_or_default()
}

/// Place of a country in a set.
pub fn country_bit(country: CountryIx) -> usize {
    country.0
}

impl Sets {
    /// The sets of a query.
    pub fn of(query: &Query) -> Sets {
        let set = |bits: &mut dyn Iterator<Item = usize>| bits.fold(0u32, |all, bit| all | 1 << bit);
        Sets {
            areas: set(&mut query.area.iter().map(|n| usize::from(*n))),
            groups: set(&mut query.group.iter().map(|g| g.0)),
            actors: set(&mut query.actor.iter().map(|a| actor_bit(*a))),
            bases: set(&mut query.basis.iter().map(|b| basis_bit(*b))),
            themes: query.theme.iter().fold(0, |all, t| all | 1 << theme_bit(*t)),
            members: set(&mut query.country.iter().map(|c| country_bit(*c))),
            words: fold::words(&query.q),
        }
    }

    /// Which facets an action fails, one bit each in the order of [`Counts`]; 0 is a hit.
    fn failed(&self, doc: &Doc) -> u8 {
        let misses = |wanted: u32, has: u32| wanted != 0 && wanted & has == 0;
        let theme = self.themes != 0 && self.themes & doc.themes == 0;
        u8::from(misses(self.areas, doc.area))
            | u8::from(misses(self.groups, doc.group)) << 1
            | u8::from(misses(self.actors, doc.actors)) << 2
            | u8::from(misses(self.bases, doc.bases)) << 3
            | u8::from(theme) << 4
            | u8::from(!self.words.iter().all(|w| fold::holds(&doc.words, w))) << 5
    }
}

/// How many actions each choice would list, given the other facets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// By area number.
    pub areas: [u32; 8],
    /// By position of the heading.
    pub groups: [u32; 32],
    /// By [`actor_bit`].
    pub actors: [u32; 32],
    /// By [`basis_bit`].
    pub bases: [u32; 32],
    /// By [`theme_bit`].
    pub themes: [u32; 128],
    /// Listed actions that name a country, by [`country_bit`].
    pub named: [u32; 32],
    /// By area number: actions of the area that name a chosen member, given the other facets.
    pub named_by_area: [u32; 8],
    /// Actions that would be listed without the words.
    pub without_words: u32,
}

impl Counts {
    fn none() -> Counts {
        Counts {
            areas: [0; 8],
            groups: [0; 32],
            actors: [0; 32],
            bases: [0; 32],
            themes: [0; 128],
            named: [0; 32],
            named_by_area: [0; 8],
            without_words: 0,
        }
    }
}

/// What is listed, and what each further choice would list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// Positions of listed actions that name a chosen member, in the order of the text.
    pub named: Vec<usize>,
    /// Positions of the other listed actions, in the order of the text.
    pub others: Vec<usize>,
    pub counts: Counts,
}

impl Results {
    /// Every action of the proposal, in order, before anything is asked. Counts are left at zero.
    pub fn everything() -> Results {
        let others = (0..crate::proposal::ACTIONS.len()).collect();
        Results { named: Vec::new(), others, counts: Counts::none() }
    }

    /// How many are listed.
    pub fn total(&self) -> usize {
        self.named.len() + self.others.len()
    }

    /// Whether the action at this position is listed.
    pub fn lists(&self, position: usize) -> bool {
        self.named.binary_search(&position).is_ok() || self.others.binary_search(&position).is_ok()
    }
}

/// Holds a query against every action, once: hits and all counts come from the same pass, so
/// the time grows with the number of actions and not with the number of choices.
pub fn run(corpus: &Corpus, query: &Query) -> Results {
    let sets = Sets::of(query);
    let mut results = Results { named: Vec::new(), others: Vec::new(), counts: Counts::none() };
    for (position, doc) in corpus.docs.iter().enumerate() {
        let failed = sets.failed(doc);
        // a choice is counted where everything but its own facet holds
        let only = |facet: usize| failed & !(1 << facet) == 0;
        let c = &mut results.counts;
        if only(0) {
            tally(&mut c.areas, doc.area);
            if doc.members & sets.members != 0 {
                tally(&mut c.named_by_area, doc.area);
            }
        }
        if only(1) {
            tally(&mut c.groups, doc.group);
        }
        if only(2) {
            tally(&mut c.actors, doc.actors);
        }
        if only(3) {
            tally(&mut c.bases, doc.bases);
        }
        if only(4) {
            let mut left = doc.themes;
            while left != 0 {
                c.themes[left.trailing_zeros() as usize] += 1;
                left &= left - 1;
            }
        }
        if only(FACETS - 1) {
            c.without_words += 1;
        }
        if failed == 0 {
            tally(&mut c.named, doc.members);
            if doc.members & sets.members != 0 { &mut results.named } else { &mut results.others }.push(position);
        }
    }
    results
}

fn tally<const N: usize>(counts: &mut [u32; N], set: u32) {
    let mut left = set;
    while left != 0 {
        counts[left.trailing_zeros() as usize] += 1;
        left &= left - 1;
    }
}
