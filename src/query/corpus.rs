//! Actions and recommendations as bit sets and folded words, made once for each language.

use super::index::Index;
use crate::facet::{self, FACETS, Facet, Set};
use crate::proposal::{ACTIONS, Action, RECOMMENDATIONS, Recommendation, note};
use crate::text::Locale;
use crate::text::fold::searchable;
use std::sync::OnceLock;

/// An action or a recommendation as far as filters concern it.
#[derive(Debug, Clone, Default)]
pub struct Doc {
    /// Its values of each facet, in the order of [`FACETS`].
    pub values: [Set; facet::COUNT],
    /// Folded words to search in.
    pub words: String,
}

/// Everything that can be listed.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub docs: Vec<Doc>,
    /// Recommendations that no action repeats, with their positions in [`RECOMMENDATIONS`].
    pub recommendations: Vec<(usize, Doc)>,
    /// The words of both, indexed when words are searched for the first time.
    indexes: OnceLock<[Index; 2]>,
}

impl Corpus {
    /// The proposal's actions and further recommendations, with their words in a language.
    pub fn of_proposal(locale: Locale) -> Corpus {
        let alone = RECOMMENDATIONS.iter().enumerate().filter(|(_, r)| r.alone());
        Corpus {
            docs: ACTIONS.iter().map(|action| doc(locale, action)).collect(),
            recommendations: alone.map(|(position, r)| (position, of_recommendation(locale, r))).collect(),
            indexes: OnceLock::new(),
        }
    }

    /// The records of this corpus, each `times` times, for benchmarks.
    pub fn repeated(&self, times: usize) -> Corpus {
        Corpus {
            docs: self.docs.iter().cycle().take(self.docs.len() * times).cloned().collect(),
            recommendations: self
                .recommendations
                .iter()
                .cycle()
                .take(self.recommendations.len() * times)
                .cloned()
                .collect(),
            indexes: OnceLock::new(),
        }
    }

    /// For each action and each recommendation here whether it contains one alternative of each word.
    pub(super) fn with_words(&self, words: &[Vec<String>]) -> [Vec<bool>; 2] {
        let action = |at: usize| self.docs[at].words.as_str();
        let recommendation = |at: usize| self.recommendations[at].1.words.as_str();
        let made = || [Index::of(self.docs.len(), &action), Index::of(self.recommendations.len(), &recommendation)];
        let indexes = self.indexes.get_or_init(made);
        [indexes[0].find(words, &action), indexes[1].find(words, &recommendation)]
    }
}

/// Values of each facet.
fn values(of: impl Fn(&Facet) -> Set) -> [Set; facet::COUNT] {
    let mut values = [Set::EMPTY; facet::COUNT];
    for (value, facet) in values.iter_mut().zip(&FACETS) {
        *value = of(facet);
    }
    values
}

fn of_recommendation(locale: Locale, r: &'static Recommendation) -> Doc {
    let mut words = vec![r.id(), r.title.get(locale).to_owned()];
    words.extend(r.summary.iter().chain(&r.who).map(|text| text.get(locale).to_owned()));
    words.extend(r.themes.iter().map(|theme| theme.get().name.get(locale).to_owned()));
    words.extend(r.area.map(|number| crate::proposal::area(number).title.get(locale).to_owned()));
    Doc { values: values(|facet| (facet.of_recommendation)(r)), words: searchable(&words.join("\n")) }
}

fn doc(locale: Locale, action: &'static Action) -> Doc {
    let mut words =
        vec![action.id.to_owned(), action.title.get(locale).to_owned(), action.summary.get(locale).to_owned()];
    for (theme, _) in action.themes {
        words.push(theme.get().name.get(locale).to_owned());
    }
    let mut entities: Vec<_> = action.entities.to_vec();
    for number in action.notes {
        if let Some(note) = note(*number) {
            entities.extend(note.entities.iter().filter(|e| e.get().initiative));
        }
    }
    for entity in entities {
        let entity = entity.get();
        words.push(entity.name.get(locale).to_owned());
        words.extend(entity.acronym.map(|a| a.get(locale).to_owned()));
    }
    for reach in action.reach {
        words.push(reach.country.get().name.get(locale).to_owned());
        words.extend(reach.country.get().asean_name.map(|name| name.get(locale).to_owned()));
        words.push(reach.text(locale));
    }
    words.push(action.group.get().title.get(locale).to_owned());
    words.push(crate::proposal::area(action.area).title.get(locale).to_owned());
    Doc { values: values(|facet| (facet.of_action)(action)), words: searchable(&words.join("\n")) }
}
