//! The official wording of the proposal, which its owner may give at build. None is part of the project.
//!
//! A TOML file with one table for each language and one text for each place, by its locator:
//!
//! ```toml
//! [en]
//! "s4.1a ¶3" = "The wording of the third paragraph of section 4(1)(a)."
//! fn11 = """
//! The first paragraph of note 11.
//!
//! The second one: an empty line separates them."""
//! "A1.2-4" = "The wording of an action."
//! ```

use crate::load::Problem;
use crate::locator::{self, Locator};
use toml::de::{DeTable, DeValue};

/// The wording of one place in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Code of the language.
    pub language: String,
    /// The place, as the file has it: a paragraph, a note or an action.
    pub at: String,
    /// Its paragraphs, none of them empty.
    pub paragraphs: Vec<String>,
}

/// Reads a file. `languages` are those of the site; `exists` tells whether the proposal has a place.
///
/// # Errors
/// Every fault with its line: what is no TOML, a key that is there twice, a language that the site does not have, a
/// place that does not exist or has no wording of its own, a text that is empty or no text.
pub fn parse(
    file: &str,
    text: &str,
    languages: &[&str],
    exists: impl Fn(&Locator<'_>) -> bool,
) -> Result<Vec<Passage>, Vec<Problem>> {
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let fault = |at: usize, message: String| Problem { file: file.to_owned(), line: line(at), message };
    let tables = DeTable::parse(text)
        .map_err(|e| vec![fault(e.span().map_or(0, |span| span.start), e.message().to_owned())])?
        .into_inner();
    let (mut passages, mut problems) = (Vec::new(), Vec::new());
    for (language, table) in &tables {
        let code = language.get_ref().as_ref();
        if !languages.contains(&code) {
            let known = languages.join(", ");
            problems.push(fault(language.span().start, format!("the site has no language `{code}`, only {known}")));
            continue;
        }
        let DeValue::Table(table) = table.get_ref() else {
            problems.push(fault(language.span().start, format!("`{code}` is no table of texts")));
            continue;
        };
        for (key, value) in table {
            let (at, start) = (key.get_ref().as_ref(), key.span().start);
            let place = locator::parse(at).filter(&exists);
            let canonical = match &place {
                Some(Locator::Note(n)) => format!("fn{n}") == at,
                Some(Locator::Paragraph(_) | Locator::Action(_)) => true,
                _ => false,
            };
            if !canonical {
                problems.push(fault(start, format!("`{at}` is no paragraph, note or action of the proposal")));
                continue;
            }
            let DeValue::String(wording) = value.get_ref() else {
                problems.push(fault(value.span().start, format!("the wording of `{at}` is no text")));
                continue;
            };
            let paragraphs = paragraphs(wording);
            if paragraphs.is_empty() {
                problems.push(fault(value.span().start, format!("the wording of `{at}` is empty")));
                continue;
            }
            passages.push(Passage { language: code.to_owned(), at: at.to_owned(), paragraphs });
        }
    }
    if tables.is_empty() {
        problems.push(fault(0, "the file has no wording".to_owned()));
    }
    problems.sort();
    if problems.is_empty() { Ok(passages) } else { Err(problems) }
}

/// The paragraphs of a text, which empty lines separate, each in one line.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match all.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::{Passage, parse};
    use crate::locator::Locator;

    fn read(text: &str) -> Result<Vec<Passage>, Vec<String>> {
        let exists = |at: &Locator<'_>| match at {
            Locator::Note(n) => *n <= 48,
            Locator::Paragraph(p) => *p == "s1 ¶1",
            Locator::Action(a) => *a == "A1.2-4",
            _ => true,
        };
        parse("wording.toml", text, &["en", "ja"], exists)
            .map_err(|problems| problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn wording_is_read_by_language_and_place() {
        let text = "[en]\n\"s1 ¶1\" = \"Blue teapots\\nhum.\"\nfn11 = \"\"\"\nOne.\n\nTwo,\nwrapped.\"\"\"\n[ja]\n\"A1.2-4\" = \"ほげ\"\n";
        let passage = |language: &str, at: &str, paragraphs: &[&str]| Passage {
            language: language.to_owned(),
            at: at.to_owned(),
            paragraphs: paragraphs.iter().map(|p| (*p).to_owned()).collect(),
        };
        let mut found = read(text).expect("a good file");
        found.sort_by(|a, b| a.at.cmp(&b.at));
        assert_eq!(
            found,
            [
                passage("ja", "A1.2-4", &["ほげ"]),
                passage("en", "fn11", &["One.", "Two, wrapped."]),
                passage("en", "s1 ¶1", &["Blue teapots hum."]),
            ]
        );
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        for (text, line, says) in [
            ("", 1, "has no wording"),
            ("[en]\nfn11 = \"a\"\nfn49 = \"b\"\n", 3, "`fn49` is no"),
            ("[en]\nfn11 = \"a\"\nfn11 = \"b\"\n", 3, "duplicate key"),
            ("[en]\nfn011 = \"a\"\n", 2, "`fn011` is no"),
            ("[en]\n\n\"s1 ¶9\" = \"a\"\n", 3, "`s1 ¶9` is no"),
            ("[en]\n\"H:s1\" = \"a\"\n", 2, "`H:s1` is no"),
            ("[en]\ncover = \"a\"\n", 2, "`cover` is no"),
            ("[en]\nfn11 = \"a\"\nfn12 = \" \\n \"\n", 3, "is empty"),
            ("[en]\nfn11 = 4\n", 2, "is no text"),
            ("# wording\n[fr]\nfn11 = \"a\"\n", 2, "no language `fr`"),
            ("fn11 = \"a\"\n", 1, "no language `fn11`"),
            ("en = 4\n", 1, "is no table"),
            ("[en]\nfn11 = \"a\n", 2, ""),
        ] {
            let problems = read(text).expect_err(text);
            let start = format!("wording.toml:{line}: ");
            assert!(problems[0].starts_with(&start) && problems[0].contains(says), "{text:?}: {problems:?}");
        }
    }
}
