//! Markdown (CommonMark).

/// Text that shows as it is: what would begin a mark of emphasis, code, a link or HTML is escaped. Line breaks become
/// spaces, since a paragraph or a cell is one line.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A link.
#[must_use]
pub fn link(words: &str, address: &str) -> String {
    let address = address.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E");
    format!("[{}](<{address}>)", escape(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_are_shown() {
        assert_eq!(escape("a*b_[c]\n<i>"), "a\\*b\\_\\[c\\] \\<i\\>");
        assert_eq!(link("a]", "x/?q=(a b)>"), "[a\\]](<x/?q=(a%20b)%3E>)");
    }
}
