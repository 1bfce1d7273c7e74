//! Every word the visitor reads, by typed key.
//!
//! The build script packs the texts of each language in one order, so a [`Text`] is a
//! position that is the same in all of them. The program holds no words: the pack of the
//! page's language is fetched beside it (or, natively, built in) and installed once.

pub mod fold;
pub mod format;

use std::cell::Cell;

/// Handle of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text(pub u16);

/// The texts of the pages themselves; one constant each, with its English words as documentation.
pub mod ui {
    use super::Text;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// The texts of the charts and of the pages made of charts; they come with the second program.
pub mod charts {
    use super::Text;
    include!(concat!(env!("OUT_DIR"), "/chart_keys.rs"));
}

#[cfg(feature = "ssr")]
include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Separates the texts of a pack.
const SEPARATOR: char = '\u{0}';

thread_local! {
    static WORDS: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
}

/// Why a pack of texts cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackError {
    /// It belongs to another build.
    Build,
    /// It is cut short or is no pack at all.
    Damaged,
}

/// Installs packs as they are served, one after the other: build id, position of the first
/// text, number of texts, then the texts. They live as long as the page.
///
/// # Errors
/// [`PackError`] if a pack is of another build, not whole, or does not follow the one before it;
/// nothing is installed then.
pub fn install(packs: Vec<String>) -> Result<(), PackError> {
    let mut words: Vec<&'static str> = Vec::new();
    for pack in packs {
        let pack: &'static str = Box::leak(pack.into_boxed_str());
        let mut parts = pack.split(SEPARATOR);
        if parts.next() != Some(build()) {
            return Err(PackError::Build);
        }
        let mut number = || parts.next().and_then(|n| n.parse::<usize>().ok()).ok_or(PackError::Damaged);
        let (first, count) = (number()?, number()?);
        words.extend(parts);
        if words.len() != first + count {
            return Err(PackError::Damaged);
        }
    }
    WORDS.set(Vec::leak(words));
    Ok(())
}

/// A language's texts, all of them.
#[cfg(feature = "ssr")]
pub fn pack(language: &str) -> Option<String> {
    packed(language, 0..usize::MAX)
}

/// The texts of a language that the first program shows, as served beside it.
#[cfg(feature = "ssr")]
pub fn shown_pack(language: &str) -> Option<String> {
    packed(language, 0..SHOWN)
}

/// The texts that the second program needs on top of these. What only the open data holds stands
/// after them and stays behind.
#[cfg(feature = "ssr")]
pub fn charts_pack(language: &str) -> Option<String> {
    packed(language, SHOWN..CHARTED)
}

#[cfg(feature = "ssr")]
fn packed(language: &str, range: std::ops::Range<usize>) -> Option<String> {
    let (_, words) = PACKS.iter().find(|(code, _)| *code == language)?;
    let words: Vec<&str> = words.split(SEPARATOR).skip(range.start).take(range.len()).collect();
    let all = words.join(&SEPARATOR.to_string());
    Some(format!("{}{SEPARATOR}{}{SEPARATOR}{}{SEPARATOR}{all}", build(), range.start, words.len()))
}

/// Identifies the sources that this program was built from.
pub fn build() -> &'static str {
    env!("EXPLORER_BUILD")
}

impl Text {
    /// The words in the language in use; empty before a pack is installed.
    pub fn get(self) -> &'static str {
        WORDS.get().get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The words with `{name}` blanks filled in.
    pub fn fill(self, blanks: &[(&str, &str)]) -> String {
        let mut rest = self.get();
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else { break };
            match blanks.iter().find(|(blank, _)| *blank == name) {
                Some((_, words)) => out.push_str(words),
                None => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}
