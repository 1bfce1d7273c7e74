//! JSON, written by hand: a crate for it would add more to the second program than all formats together.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Text(String),
    Number(u32),
    List(Vec<Json>),
    /// Fields in order.
    Record(Vec<(&'static str, Json)>),
}

impl Json {
    /// A list of texts.
    pub fn texts(items: impl IntoIterator<Item = String>) -> Json {
        Json::List(items.into_iter().map(Json::Text).collect())
    }

    /// The value, indented by two spaces a level, without a line break at the end.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out, 0);
        out
    }

    fn write_to(&self, out: &mut String, level: usize) {
        let line = |out: &mut String, level: usize| {
            out.push('\n');
            out.push_str(&"  ".repeat(level));
        };
        match self {
            Json::Text(text) => write_text(out, text),
            Json::Number(number) => out.push_str(&number.to_string()),
            Json::List(items) if items.is_empty() => out.push_str("[]"),
            Json::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    line(out, level + 1);
                    item.write_to(out, level + 1);
                }
                line(out, level);
                out.push(']');
            }
            Json::Record(fields) => {
                out.push('{');
                for (i, (name, value)) in fields.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    line(out, level + 1);
                    write_text(out, name);
                    out.push_str(": ");
                    value.write_to(out, level + 1);
                }
                line(out, level);
                out.push('}');
            }
        }
    }
}

/// A string with its quotation marks (RFC 8259, section 7). The two line separators are escaped as well, since
/// JavaScript before 2019 took them for ends of lines.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c < ' ' || matches!(c, '\u{7f}' | '\u{2028}' | '\u{2029}') => {
                let code = u32::from(c);
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.push(char::from_digit(code >> shift & 15, 16).unwrap_or('0'));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_read_back(text in any::<String>(), number in any::<u32>()) {
            let value = Json::Record(vec![
                ("a", Json::Text(text.clone())),
                ("b", Json::List(vec![Json::Number(number), Json::texts([text.clone()]), Json::List(vec![])])),
            ]);
            let read: serde_json::Value = serde_json::from_str(&value.write()).expect("JSON");
            prop_assert_eq!(read, serde_json::json!({ "a": text, "b": [number, [text], []] }));
        }
    }
}
