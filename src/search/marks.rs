//! Where the words of a query are in a text, and which part of a long text is shown.

use crate::text::fold::{fold, unspaced, word_runs};
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
            let whole = self.words.contains(word) || self.starts.iter().any(|start| word.starts_with(start));
            if whole {
                found.push(range.clone());
                continue;
            }
            if word.chars().any(unspaced) {
                found.extend(self.pieces_in(&text[range.clone()], range.start, word));
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

    /// The pieces in a run of a script without spaces.
    fn pieces_in(&self, run: &str, start: usize, folded: &str) -> Vec<Range<usize>> {
        self.pieces
            .iter()
            .filter(|piece| folded.contains(piece.as_str()))
            .flat_map(|piece| {
                let mut exact: Vec<_> =
                    run.match_indices(piece.as_str()).map(|(at, _)| start + at..start + at + piece.len()).collect();
                if exact.is_empty() {
                    exact.push(start..start + run.len());
                }
                exact
            })
            .collect()
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
    let cut = text[start..end].trim_end().rfind(' ').map_or(end, |at| start + at);
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
