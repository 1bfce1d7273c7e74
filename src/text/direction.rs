//! Which way a language is written.

/// Subtags of languages that are usually written from right to left.
const RIGHT_TO_LEFT: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur"];
/// The same of scripts, which a code may name where a language has several, as in `ms-Arab`.
const SCRIPTS: [&str; 7] = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// Which way lines of a language run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Latin, Han, the scripts of South-East Asia.
    LeftToRight,
    /// Arabic, Hebrew.
    RightToLeft,
}

/// The direction of a language, by its BCP 47 code.
#[must_use]
pub fn direction(code: &str) -> Direction {
    let code = code.to_ascii_lowercase();
    let mut subtags = code.split('-');
    let language = subtags.next().unwrap_or_default();
    // the script is the subtag of four letters
    let script = subtags.find(|subtag| subtag.len() == 4 && subtag.chars().all(|ch| ch.is_ascii_alphabetic()));
    let reversed = match script {
        Some(script) => SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&language),
    };
    if reversed { Direction::RightToLeft } else { Direction::LeftToRight }
}

#[cfg(test)]
mod tests {
    use super::{Direction, direction};

    #[test]
    fn direction_follows_the_script_where_it_is_named_and_the_language_otherwise() {
        for code in ["ar", "he-IL", "fa", "ur", "AR-EG", "ms-Arab", "az-Arab-IR"] {
            assert_eq!(direction(code), Direction::RightToLeft, "{code}");
        }
        for code in ["en", "ja", "th", "km", "zh-Hant-TW", "ks-Deva", "ms", "", "arn"] {
            assert_eq!(direction(code), Direction::LeftToRight, "{code}");
        }
    }
}
