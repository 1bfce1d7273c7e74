//! Where the words of a query are in a text, and which part of a long text is shown.

use crate::text::fold::{fold, parts, unspaced, word_runs};
use std::ops::Range;

/// What is marked in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marker {
    /// Folded words that are marked where they are whole.
    pub words: Vec<String>,
    /// Folded beginnings of words.
    pub starts: Vec<String>,
    /// Folded pieces in scripts without spaces, which are marked anywhere.
    pub pieces: Vec<String>,
}

impl Marker {
    /// Positions in a text to mark, in order, in bytes.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let runs: Vec<(Range<usize>, String)> = word_runs(text)
            .map(|run| {
                let start = run.as_ptr() as usize - text.as_ptr() as usize;
                (start..start + run.len(), fold(run))
            })
            .collect();
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, (range, word)) in runs.iter().enumerate() {
            if word.contains(unspaced) {
                found.extend(self.pieces_in(&text[range.clone()], range.start, word));
                continue;
            }
            if self.is_marked(word) {
                found.push(range.clone());
                continue;
            }
            // a word that the text writes in two
            if let Some((next, second)) = runs.get(at + 1)
                && text[range.end..next.start].chars().count() == 1
                && self.words.contains(&format!("{word}{second}"))
            {
                found.push(range.start..next.end);
            }
        }
        joined(found)
    }

    /// Whether a folded word is marked.
    fn is_marked(&self, word: &str) -> bool {
        self.words.iter().any(|other| other == word) || self.starts.iter().any(|start| word.starts_with(start))
    }

    /// The pieces in a run with a script without spaces, and its words of other scripts.
    fn pieces_in(&self, run: &str, start: usize, folded: &str) -> Vec<Range<usize>> {
        let pieces: Vec<&str> = self.pieces.iter().map(String::as_str).filter(|piece| folded.contains(piece)).collect();
        let mut found = Vec::new();
        for part in parts(run) {
            let from = start + (part.as_ptr() as usize - run.as_ptr() as usize);
            if !part.starts_with(unspaced) && self.is_marked(&fold(part)) {
                found.push(from..from + part.len());
            }
        }
        if pieces.is_empty() {
            return found;
        }
        // each character with the position of its folded form
        let mut whole = String::new();
        let mut at: Vec<(usize, usize)> = Vec::new();
        for (position, ch) in run.char_indices() {
            at.push((whole.len(), position));
            // what a mark of length becomes depends on the kana before it
            let pair = fold(&format!("ア{ch}"));
            whole.push_str(pair.strip_prefix('ア').unwrap_or(&pair));
        }
        for piece in pieces {
            for (begins, _) in whole.match_indices(piece) {
                let ends = begins + piece.len();
                let first = at.partition_point(|(folded, _)| *folded <= begins).saturating_sub(1);
                // a mark of length belongs to the kana before it, a dot between words does not
                let after = at.partition_point(|(folded, _)| *folded <= ends);
                let next = if at[after - 1].0 == ends { after - 1 } else { after };
                let end = at.get(next).filter(|_| ends < whole.len()).map_or(run.len(), |(_, position)| *position);
                let marked = run[at[first].1..end].trim_end_matches('・');
                found.push(start + at[first].1..start + at[first].1 + marked.len());
            }
        }
        found.sort_by_key(|range: &Range<usize>| range.start);
        found
    }
}

/// The same without overlaps, in order.
fn joined(found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in found {
        match all.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => all.push(range),
        }
    }
    all
}

/// The part of a text of at most about `longest` bytes with the most marks, cut between words. The whole text if it
/// is not longer.
pub fn excerpt(text: &str, marks: &[Range<usize>], longest: usize) -> Range<usize> {
    if text.len() <= longest {
        return 0..text.len();
    }
    let inside = |from: usize| marks.iter().filter(|m| m.start >= from && m.end <= from + longest).count();
    // of several equal ones the first
    let mut best = 0;
    let mut most = inside(0);
    for mark in marks {
        let from = mark.start.saturating_sub(longest / 4);
        if inside(from) > most {
            (best, most) = (from, inside(from));
        }
    }
    let best = best.min(text.len() - longest);
    let start = if best == 0 { 0 } else { word_start(text, best) };
    let mut end = start + longest;
    if end >= text.len() {
        return start..text.len();
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // in scripts without spaces, one may be far from the end
    let space = text[start..end].trim_end().rfind(' ').map(|at| start + at);
    let cut = space.filter(|at| at + longest / 3 > end).unwrap_or(end);
    // never within what is marked, and never nothing
    let last = marks.iter().rev().find(|m| m.start >= start && m.end <= end).map_or(start, |m| m.end);
    start..if cut > start { cut.max(last) } else { end }
}

/// The beginning of the first word at or after a position, if one is near.
fn word_start(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    match text[at..].char_indices().take(24).find(|(_, ch)| *ch == ' ') {
        Some((space, _)) => at + space + 1,
        None => at,
    }
}
