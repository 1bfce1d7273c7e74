//! From what was typed to records, best first.
//!
//! Every word has to be found; if no record has all of them, those that have the most are found. A word is found as
//! it is, in its other English number, joined with or split from its neighbour (`cyber security`), and, if it is the
//! last one, as the beginning of a word. Only if no record has it in any of these forms, one typing error is forgiven
//! in it. Words that every text has (`of`, `the`) are left out unless there are no others.

use super::KINDS;
use super::index::Index;
use super::marks::Marker;
pub use crate::url::LONGEST_Q as LONGEST;

use crate::text::fold::{
    alternatives, fold, one_edit_apart, plurals, singular, terms_of_word, unspaced, without_invisible, word_runs,
};

/// Most different words of a query that are looked for.
const MOST_WORDS: usize = 12;
/// Most records of a kind that are listed.
pub const MOST_LISTED: usize = 150;
/// How many of a kind are compared with the whole of what was typed.
const COMPARED: usize = 40;
/// Most words that are offered where nothing is found.
const MOST_NEARBY: usize = 6;
/// Least characters of a word in which a typing error is forgiven.
const LEAST_FORGIVEN: usize = 5;

/// Level of a match in a name of one or two words.
const SHORT_NAME: u32 = 13;
/// Most pairs of characters that are looked for.
const MOST_PAIRS: usize = 32;

/// Position of the words that every text has, among the words of the interface.
pub const STOP_WORDS: usize = 0;

/// How much a match counts, by how the word was found.
const EXACT: u32 = 16;
const OTHER_NUMBER: u32 = 15;
const SPLIT: u32 = 14;
const BEGINNING: u32 = 9;
const ERROR: u32 = 8;
const ERROR_IN_BEGINNING: u32 = 5;

/// How much a record counts by its kind, in sixteenths, in the order of [`KINDS`].
const BY_KIND: [u32; KINDS.len()] = [20, 14, 14, 15, 17, 15, 20, 22, 17, 13, 17, 17];

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// How many records.
    pub total: usize,
    /// Whether each of them has all words.
    pub all_words: bool,
    /// Kinds with records, best first.
    pub groups: Vec<Group>,
    /// Words that no record has, each with the word that was looked for instead.
    pub replaced: Vec<(String, String)>,
    /// Words of the records that resemble what was typed, if nothing was found.
    pub nearby: Vec<&'static str>,
    /// What to mark.
    pub marker: Marker,
}

/// The records of one kind.
#[derive(Debug)]
pub struct Group {
    /// Position in [`KINDS`].
    pub kind: usize,
    /// How many were found.
    pub total: usize,
    /// Their numbers, best first, at most [`MOST_LISTED`].
    pub records: Vec<usize>,
    score: u64,
}

/// The form in which keys of records are compared: `4(2)(a)` and `§4.2a` are `42a`.
pub(super) fn key(typed: &str) -> String {
    // a mark of length or a minus sign is typed for a hyphen
    let folded = fold(typed).replace('¶', "-p").replace(['ー', '−'], "-");
    let kept: String = folded.chars().filter(|ch| ch.is_alphanumeric() || *ch == '-').collect();
    match folded.trim() {
        // the mark of a note as it is printed
        mark if mark.starts_with('[') && mark.ends_with(']') => format!("[{kept}]"),
        _ => kept,
    }
}

/// Whether something typed can be the key of a record: it has a digit, and is no plain number.
fn may_be_key(typed: &str) -> bool {
    let typed = fold(typed);
    typed.len() < 24
        && typed.chars().any(|ch| ch.is_ascii_digit())
        && typed.chars().any(|ch| !ch.is_ascii_digit() && !ch.is_whitespace())
}

/// Finds records.
pub fn find(index: &Index, typed: &str) -> Found {
    let typed = without_invisible(typed, LONGEST);
    let mut found = Found::default();
    let words = words_of(index, &typed);
    let mut scores = vec![0u32; index.len()];
    let mut matched = vec![0u8; index.len()];
    for (at, forms) in words.iter().enumerate() {
        let levels = Word { index, forms, last: at + 1 == words.len() }.levels(&mut found);
        let having = levels.iter().filter(|level| **level > 0).count();
        // a rare word tells more than one that most records have
        let rarity = (16 * index.len() / having.max(1)).max(2).ilog2();
        for ((score, matched), level) in scores.iter_mut().zip(&mut matched).zip(levels) {
            *score += rarity * u32::from(level);
            *matched += u8::from(level > 0);
        }
    }
    let most = matched.iter().copied().max().unwrap_or_default();
    found.all_words = usize::from(most) == words.len();
    let direct = if may_be_key(&typed) { index.direct(&key(&typed)) } else { None };
    if let Some(direct) = direct {
        matched[direct] = most.max(1);
        found.all_words = true;
    }
    let most = most.max(u8::from(direct.is_some()));
    if most > 0 {
        collect(index, &scores, &matched, most, &mut found);
        compare(index, &typed, &scores, direct, &mut found);
    } else {
        found.nearby = nearby(index, &words);
    }
    found
}

/// A term whose letters are followed by digits, in two.
fn before_digits(term: &str) -> impl Iterator<Item = &str> {
    let at = term.find(|ch: char| ch.is_ascii_digit()).unwrap_or_default();
    [&term[..at], &term[at..]].into_iter().filter(|part| !part.is_empty())
}

/// Pairs of neighbouring characters in a script without spaces; otherwise the whole term.
fn pairs(term: &str) -> Vec<&str> {
    let ends: Vec<usize> = term.char_indices().map(|(at, _)| at).chain([term.len()]).collect();
    if !term.starts_with(unspaced) || ends.len() < 4 {
        return vec![term];
    }
    ends.windows(3).map(|pair| &term[pair[0]..pair[2]]).collect()
}

/// What was typed with spaces for the words between words that only a script without spaces joins: `日本の貿易`.
fn spaced(index: &Index, typed: &str) -> String {
    let stop: Vec<&str> = index.word(STOP_WORDS).split(' ').filter(|word| word.starts_with(unspaced)).collect();
    let mut typed = typed.to_owned();
    // those of several characters are unlikely to be part of another word
    for word in stop.iter().filter(|word| word.chars().count() > 2) {
        typed = typed.replace(word, " ");
    }
    let hiragana = |ch: char| ('\u{3041}'..='\u{3096}').contains(&ch);
    let mut out = String::new();
    let mut rest = typed.as_str();
    while let Some(first) = rest.chars().next() {
        let (part, after) = rest.split_at(rest.find(|ch| hiragana(ch) != hiragana(first)).unwrap_or(rest.len()));
        out.push_str(if stop.contains(&part) { " " } else { part });
        rest = after;
    }
    // nothing else was typed
    if out.trim().is_empty() { typed } else { out }
}

/// The words of what was typed, each in the forms that it may be written in.
fn words_of(index: &Index, typed: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for forms in alternatives(&spaced(index, typed)) {
        if forms.iter().any(|form| !terms_of_word(form).is_empty()) && !all.contains(&forms) {
            all.push(forms);
        }
    }
    let stop: Vec<String> = index.word(STOP_WORDS).split(' ').map(fold).collect();
    let common = |forms: &[String]| stop.contains(&forms[0]);
    if !all.iter().all(|forms| common(forms)) {
        all.retain(|forms| !common(forms));
    }
    all.truncate(MOST_WORDS);
    all
}

/// A word that is looked for.
struct Word<'a> {
    index: &'a Index,
    forms: &'a [String],
    /// Whether it may go on.
    last: bool,
}

impl Word<'_> {
    /// How well each record matches the word; 0 where it does not.
    fn levels(&self, found: &mut Found) -> Vec<u8> {
        let mut levels = vec![0u8; self.index.len()];
        let mut any = false;
        for form in self.forms {
            let terms = terms_of_word(form);
            any |= self.add_all(&terms, self.last, EXACT, &mut levels);
            self.mark(&terms, &mut found.marker);
        }
        if any {
            return levels;
        }
        let word = self.forms[0].as_str();
        let terms = terms_of_word(word);
        if word.chars().any(unspaced) {
            self.add_parts(&terms, &mut found.marker, &mut levels);
            return levels;
        }
        if !self.last && self.add_all(&terms, true, EXACT, &mut levels) {
            found.marker.starts.push(word.to_owned());
            return levels;
        }
        // `society5.0`, which is printed with a space
        let numbered: Vec<String> = terms.iter().flat_map(|term| before_digits(term)).map(str::to_owned).collect();
        if numbered.len() > terms.len() && self.add_all(&numbered, self.last, SPLIT, &mut levels) {
            found.marker.words.extend(numbered);
            return levels;
        }
        if let [term] = terms.as_slice() {
            if let Some((one, other)) = self.split(term) {
                self.add_all(&[one.to_owned(), other.to_owned()], false, SPLIT, &mut levels);
                found.marker.words.extend([one.to_owned(), other.to_owned()]);
            } else if term.chars().count() >= LEAST_FORGIVEN {
                self.forgive(term, found, &mut levels);
            }
        }
        levels
    }

    /// Adds the records that have at least half of the pairs of characters of a word in a script without spaces, which
    /// may be several words.
    fn add_parts(&self, terms: &[String], marker: &mut Marker, levels: &mut [u8]) {
        let mut pairs: Vec<&str> = terms.iter().flat_map(|term| pairs(term)).collect();
        pairs.truncate(MOST_PAIRS);
        marker.pieces.extend(pairs.iter().filter(|pair| pair.starts_with(unspaced)).map(|pair| (*pair).to_owned()));
        let mut having = vec![(0usize, 0u32); levels.len()];
        for pair in &pairs {
            self.each(pair, false, EXACT, |record, level| {
                having[record].0 += 1;
                having[record].1 += u32::from(level);
            });
        }
        let all = pairs.len();
        let half = all.div_ceil(2).max(2);
        let any = having.iter().any(|(count, _)| *count >= half);
        for (level, (count, sum)) in levels.iter_mut().zip(having) {
            // otherwise a short name in a longer one: `ไทย` of `ประเทศไทย`
            if count >= half || !any && count > 1 && sum >= SHORT_NAME * EXACT * count as u32 {
                // nearly all pairs tell more than a title with some of them
                *level = ((sum as usize * count * count / (all * all * all)) as u8 / 2).max(1);
            }
        }
    }

    /// Adds the records that have all of these terms; returns whether there are any.
    fn add_all(&self, terms: &[String], goes_on: bool, weight: u32, levels: &mut [u8]) -> bool {
        let mut any = false;
        let mut of_all: Option<Vec<u8>> = None;
        for (at, term) in terms.iter().enumerate() {
            let goes_on = goes_on && at + 1 == terms.len();
            if terms.len() == 1 {
                self.each(term, goes_on, weight, |record, level| {
                    any = true;
                    levels[record] = levels[record].max(level);
                });
                continue;
            }
            let mut own = vec![0u8; levels.len()];
            self.each(term, goes_on, weight, |record, level| own[record] = own[record].max(level));
            if let Some(before) = &of_all {
                own.iter_mut().zip(before).for_each(|(own, before)| *own = (*own).min(*before));
            }
            of_all = Some(own);
        }
        for (level, other) in levels.iter_mut().zip(of_all.unwrap_or_default()) {
            any |= other > 0;
            *level = other.max(*level);
        }
        any
    }

    /// Calls a function with each record that has a term, in its other number, or goes on from it.
    fn each(&self, term: &str, goes_on: bool, weight: u32, mut f: impl FnMut(usize, u8)) {
        if term.starts_with(unspaced) {
            self.index.each_containing(term, |record, level| f(record, (level * weight) as u8));
            return;
        }
        let mut with = |term: usize, how: u32| {
            self.index.each_match(term, |record, level| f(record, (level * how * weight / EXACT) as u8));
        };
        if let Some(exact) = self.index.term(term) {
            with(exact, EXACT);
        }
        let others: Vec<usize> = plurals(term).iter().filter_map(|other| self.index.term(other)).collect();
        others.iter().for_each(|other| with(*other, OTHER_NUMBER));
        if goes_on {
            self.index.beginning(term).for_each(|longer| with(longer, BEGINNING));
        }
    }

    /// What of it is marked in texts.
    fn mark(&self, terms: &[String], marker: &mut Marker) {
        for (at, term) in terms.iter().enumerate() {
            if term.starts_with(unspaced) {
                marker.pieces.push(term.clone());
                continue;
            }
            marker.words.extend(plurals(term));
            marker.words.push(term.clone());
            if self.last && at + 1 == terms.len() {
                marker.starts.push(term.clone());
            }
        }
    }

    /// Two terms that the word is made of: `cyber` and `security` of `cybersecurity`.
    fn split<'t>(&self, term: &'t str) -> Option<(&'t str, &'t str)> {
        term.char_indices().map(|(at, _)| term.split_at(at)).find(|(one, other)| {
            one.len() > 2 && other.len() > 2 && self.index.term(one).is_some() && self.index.term(other).is_some()
        })
    }

    /// Adds the records that have a term one typing error away; if there are none and the word may go on, those that
    /// have a term that begins so.
    fn forgive(&self, typed: &str, found: &mut Found, levels: &mut [u8]) {
        let near = |whole: bool| -> Vec<usize> {
            let terms = self.index.terms().iter().enumerate();
            terms.filter(|(_, term)| one_edit_apart(typed, term, whole)).map(|(at, _)| at).collect()
        };
        let (mut terms, mut weight) = (near(true), ERROR);
        if terms.is_empty() && self.last {
            (terms, weight) = (near(false), ERROR_IN_BEGINNING);
        }
        let heaviest = terms.iter().copied().max_by_key(|term| self.index.weight(*term));
        for at in terms {
            let term = self.index.terms()[at];
            self.index.each_match(at, |record, level| levels[record] = levels[record].max((level * weight) as u8));
            found.marker.words.push(term.to_owned());
        }
        if let Some(heaviest) = heaviest {
            found.replaced.push((typed.to_owned(), self.index.terms()[heaviest].to_owned()));
        }
    }
}

/// Groups the records with the most words by their kind, the best of each first.
fn collect(index: &Index, scores: &[u32], matched: &[u8], most: u8, found: &mut Found) {
    let mut kinds: [(usize, Vec<usize>); KINDS.len()] = Default::default();
    for (record, matched) in matched.iter().enumerate() {
        if *matched != most {
            continue;
        }
        let (total, best) = &mut kinds[index.kind(record)];
        *total += 1;
        let full = best.len() == MOST_LISTED;
        if full && best.last().is_some_and(|last| scores[*last] >= scores[record]) {
            continue;
        }
        if full {
            best.pop();
        }
        let place = best.partition_point(|other| scores[*other] >= scores[record]);
        best.insert(place, record);
    }
    for (kind, (total, records)) in kinds.into_iter().enumerate().filter(|(_, (total, _))| *total > 0) {
        found.total += total;
        found.groups.push(Group { kind, total, records, score: 0 });
    }
}

/// Puts the records first that resemble the whole of what was typed, and the groups in the order of their best.
fn compare(index: &Index, typed: &str, scores: &[u32], direct: Option<usize>, found: &mut Found) {
    let (phrase, squeezed) = (plain(typed), squeezed(typed));
    let words = terms_of_word(&fold(&spaced(index, typed)));
    for group in &mut found.groups {
        let compared = group.records.len().min(COMPARED);
        let mut best: Vec<(u64, usize)> = Vec::with_capacity(compared);
        for record in group.records.drain(..compared) {
            let own =
                if direct == Some(record) { 1_000_000 } else { resemblance(index, record, &phrase, &squeezed, &words) };
            let score = (u64::from(scores[record]) + u64::from(direct == Some(record)))
                * u64::from(own)
                * u64::from(BY_KIND[group.kind]);
            let place = best.partition_point(|(other, _)| *other >= score);
            best.insert(place, (score, record));
        }
        group.score = best.first().map_or(0, |(score, _)| *score);
        group.records.splice(0..0, best.into_iter().map(|(_, record)| record));
    }
    found.groups.sort_by_key(|group| std::cmp::Reverse(group.score));
}

/// How much of a record's names or text is what was typed, in sixteenths.
fn resemblance(index: &Index, number: usize, phrase: &str, squeezed_phrase: &str, words: &[String]) -> u32 {
    let record = index.record(number);
    let title = plain(record.title);
    let several = words.len() > 1 || phrase.chars().filter(|ch| unspaced(*ch)).count() > 2;
    let names = plain(&record.names().chain([record.title]).collect::<Vec<_>>().join(" "));
    let in_names = |word: &String| match word.starts_with(unspaced) {
        true => names.contains(word.as_str()),
        false => terms_of_word(&names).contains(word),
    };
    // a number is also called what its value follows
    let named = record.title.split_once(": ").or_else(|| record.title.split_once('：')).map(|(name, _)| name);
    if record.names().chain([record.title]).chain(named).any(|name| squeezed(name) == squeezed_phrase) {
        72
    } else if title.starts_with(phrase) && !title[phrase.len()..].starts_with(char::is_alphanumeric) {
        26
    } else if several && (title.contains(phrase) || words.iter().all(in_names)) {
        24
    } else if several && plain(record.body).contains(phrase) {
        19
    } else {
        16
    }
}

/// Folded words with single spaces.
fn plain(text: &str) -> String {
    word_runs(&fold(text)).collect::<Vec<_>>().join(" ")
}

/// Folded words in the singular, without spaces.
fn squeezed(text: &str) -> String {
    word_runs(&fold(text)).map(singular).collect()
}

/// Terms that resemble words of which nothing was found, the nearest first.
fn nearby(index: &Index, words: &[Vec<String>]) -> Vec<&'static str> {
    let mut near: Vec<(usize, usize)> = Vec::new();
    for word in words {
        let word = word[0].as_str();
        let long = word.chars().count();
        for (at, term) in index.terms().iter().enumerate() {
            let other = term.chars().count();
            // short terms and numbers resemble too much
            if other < 4 || long < 3 || term.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            let edits = if long.abs_diff(other) < 3 { edits(word, term) } else { long };
            let alike = word.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
            if edits * 3 <= long && edits < 4 {
                near.push((edits, at));
            } else if alike > 3 && alike * 2 >= long {
                near.push((8 - alike.min(4), at));
            }
        }
    }
    near.sort_by_key(|(far, at)| (*far, usize::MAX - index.weight(*at)));
    near.truncate(MOST_NEARBY);
    near.into_iter().map(|(_, at)| index.terms()[at]).collect()
}

/// How many characters of one word have to be changed, added or left out to make the other.
fn edits(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.chars().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
