//! Which records contain a word: an index of the folded words at whose start a search matches.
//!
//! A query is compared with some hundred distinct words instead of every text, so its time hardly grows with the
//! number of records.

use crate::text::fold;

/// The words of a list of folded texts, sorted, each with the positions of the texts that contain it.
#[derive(Debug, Clone, Default)]
pub struct Index {
    words: Vec<(String, Vec<u32>)>,
    /// How many texts there are.
    texts: usize,
}

impl Index {
    /// The index of some texts, which are had by their numbers.
    // not generic: it would be compiled for the actions and once more for the recommendations
    pub fn of<'t>(texts: usize, text: &dyn Fn(usize) -> &'t str) -> Index {
        let mut index = Index { texts, ..Index::default() };
        for position in 0..texts {
            for word in fold::word_runs(text(position)) {
                let at = index.position(word).unwrap_or_else(|at| {
                    index.words.insert(at, (word.to_owned(), Vec::new()));
                    at
                });
                let positions = &mut index.words[at].1;
                if positions.last() != Some(&(position as u32)) {
                    positions.push(position as u32);
                }
            }
        }
        index
    }

    /// For each text whether it contains one alternative of each word of a query. The texts are read only for words
    /// that the index does not have as they are.
    pub fn find<'t>(&self, words: &[Vec<String>], text: &dyn Fn(usize) -> &'t str) -> Vec<bool> {
        let mut all = vec![true; self.texts];
        for alternatives in words {
            let mut found = vec![false; self.texts];
            for word in alternatives {
                // a word that is more than one run, or of a script without spaces, is looked for in the texts
                let run = fold::word_runs(word).next().filter(|run| run == word && !word.chars().any(fold::unspaced));
                match run {
                    Some(run) => self.starting_with(run).for_each(|position| found[position as usize] = true),
                    None => {
                        for (position, found) in found.iter_mut().enumerate() {
                            *found |= fold::contains_word(text(position), word);
                        }
                    }
                }
            }
            all.iter_mut().zip(found).for_each(|(all, found)| *all &= found);
        }
        all
    }

    /// Where a word is, or would be.
    fn position(&self, word: &str) -> Result<usize, usize> {
        self.words.binary_search_by(|(known, _)| known.as_str().cmp(word))
    }

    /// The positions of the texts with a word that starts so.
    fn starting_with(&self, start: &str) -> impl Iterator<Item = u32> {
        let from = self.position(start).unwrap_or_else(|at| at);
        let words = self.words[from..].iter().take_while(move |(word, _)| word.starts_with(start));
        words.flat_map(|(_, positions)| positions.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::text::fold::{alternatives, contains_word, searchable};
    use proptest::prelude::*;
    use proptest::test_runner::{RngSeed, TestRunner};

    /// The index finds what a search in every text finds.
    #[test]
    fn the_index_finds_what_a_scan_finds() {
        let texts: Vec<String> = [
            "Cyber-security for ASEAN–Japan trade, A1.2-4",
            "Free Flow with Trust (DFFT); cybersecurity",
            "cyber security and 5.0 per cent",
            "ความร่วมมือ 日本とASEAN",
            "Quality infrastructure: roads, ports",
            "",
        ]
        .map(searchable)
        .into();
        let text = |at: usize| texts[at].as_str();
        let index = Index::of(texts.len(), &text);
        let word = "[a-z]{1,3}|cyber|cyber-security|cyber security|a1\\.2|5\\.0|asean-japan|trust|日本|มือ|[ -~]{1,4}|dff|ports,";
        let seed = RngSeed::Fixed(20_210_615);
        let config =
            ProptestConfig { failure_persistence: None, rng_seed: seed, cases: 2_000, ..ProptestConfig::default() };
        let outcome = TestRunner::new(config).run(&(word, word), |(one, two)| {
            let words = alternatives(&format!("{one} {two}"));
            let found = index.find(&words, &text);
            for (position, text) in texts.iter().enumerate() {
                let scanned = words.iter().all(|word| word.iter().any(|w| contains_word(text, w)));
                prop_assert_eq!(found[position], scanned, "{} {}: {}", one, two, text);
            }
            Ok(())
        });
        outcome.unwrap_or_else(|e| panic!("{e}"));
    }
}
