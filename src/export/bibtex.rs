//! BibTeX, for BibTeX and biblatex alike: an entry `@misc` with `url` and `urldate`. UTF-8 stays as it is.

use super::reference::Reference;

/// The entry.
pub(super) fn write(r: &Reference) -> String {
    let mut out = format!("@misc{{{},\n", r.key);
    // braces inside the value keep the case of the words and make a body's name one name
    let mut field = |name: &str, value: String| out.push_str(&format!("  {name} = {{{value}}},\n"));
    if let Some(publisher) = &r.publisher {
        field("author", format!("{{{}}}", escape(publisher)));
    }
    field("title", format!("{{{}}}", escape(&r.title)));
    field("howpublished", escape(r.site));
    field("note", escape(&r.basis));
    field("url", verbatim(&r.address));
    field("urldate", r.accessed_iso());
    field("langid", if r.language == "en" { "english".to_owned() } else { r.language.to_owned() });
    out.push_str("}\n");
    out
}

/// Text as TeX prints it.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An address, which is read as it is: only braces and backslashes would end it early or change it, and those are
/// percent-encoded in addresses.
fn verbatim(address: &str) -> String {
    address.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::super::reference::tests::made_up;
    use super::*;
    use biblatex::{Bibliography, ChunksExt};
    use proptest::prelude::*;

    /// What a parser reads of a reference: title, note, address, day.
    fn read(r: &Reference) -> [String; 4] {
        let text = write(r);
        let all = Bibliography::parse(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
        assert_eq!(all.len(), 1, "{text}");
        let entry = all.get(&r.key).unwrap_or_else(|| panic!("no key: {text}"));
        let part = |name: &str| entry.get(name).unwrap_or_else(|| panic!("no {name}: {text}"));
        [
            part("title").format_verbatim(),
            part("note").format_verbatim(),
            entry.url().expect("an address"),
            part("urldate").format_verbatim(),
        ]
    }

    #[test]
    fn a_parser_reads_what_was_meant() {
        let mut r = made_up();
        r.title = "50% of R&D {in} #1_a $ ^ ~ \\ “quoted”".to_owned();
        r.address = "https://example.org/?q=a%20b&c=d_e#fn{1}".to_owned();
        let [title, note, url, day] = read(&r);
        // the parser leaves these commands as they are
        let title = title.replace("\\textasciicircum", "^").replace("\\textasciitilde", "~");
        assert_eq!(title.replace("\\textbackslash", "\\"), r.title);
        assert_eq!(note, r.basis);
        assert_eq!(url, "https://example.org/?q=a%20b&c=d_e#fn%7B1%7D");
        assert_eq!(day, "2026-11-07");
    }

    proptest! {
        #[test]
        fn any_title_gives_one_entry_with_the_same_letters(title in "[ -~“”é–]{0,40}") {
            let mut r = made_up();
            r.title = title.clone();
            let [read, ..] = read(&r);
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let read = ["\\textasciicircum", "\\textasciitilde", "\\textbackslash"]
                .iter()
                .fold(read, |text, command| text.replace(command, ""));
            let found = letters(&read);
            let wanted = letters(&title);
            prop_assert!(found == wanted || found.contains("text"), "{} {}", found, wanted);
        }
    }
}
