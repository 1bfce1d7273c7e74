//! Statements in which one stretch of words is marked.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// A statement with the words that name a country between brackets: `The pilot is in [Vietnam].`
///
/// Translators mark the words themselves, since no rule finds a name in every language. The open
/// data has the statement without the brackets.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// The statement up to the marked words, or all of it.
    pub before: String,
    /// Empty if nothing is marked.
    pub marked: String,
    pub after: String,
}

impl Marked {
    /// Splits a statement at its brackets.
    ///
    /// # Errors
    /// A sentence, if there are brackets other than one pair around some words.
    pub fn parse(text: &str) -> Result<Marked, String> {
        let whole = || Marked { before: text.to_owned(), marked: String::new(), after: String::new() };
        let Some((before, rest)) = text.split_once('[') else {
            return if text.contains(']') { Err(format!("`]` without `[` in {text:?}")) } else { Ok(whole()) };
        };
        match rest.split_once(']') {
            Some((marked, after)) if !marked.is_empty() && !format!("{before}{marked}{after}").contains(['[', ']']) => {
                Ok(Marked { before: before.to_owned(), marked: marked.to_owned(), after: after.to_owned() })
            }
            _ => Err(format!("one pair of brackets around words is expected in {text:?}")),
        }
    }

    /// The statement without brackets.
    #[must_use]
    pub fn plain(&self) -> String {
        format!("{}{}{}", self.before, self.marked, self.after)
    }
}

impl Serialize for Marked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.plain())
    }
}

impl<'de> Deserialize<'de> for Marked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Marked::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Marked {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::Marked;

    #[test]
    fn one_pair_of_brackets_marks_words() {
        let statement = Marked::parse("A pilot in [Vietnam] began.").expect("a statement");
        assert_eq!(
            (statement.before.as_str(), statement.marked.as_str(), statement.after.as_str()),
            ("A pilot in ", "Vietnam", " began.")
        );
        assert_eq!(statement.plain(), "A pilot in Vietnam began.");
        assert_eq!(Marked::parse("Nothing is marked.").expect("a statement").plain(), "Nothing is marked.");
        for text in ["a [b", "a b]", "a [] b", "[a] [b]", "[a [b]]"] {
            assert!(Marked::parse(text).is_err(), "{text}");
        }
    }
}
