//! RIS: lines of a tag of two characters, two spaces, a hyphen, a space, and the value; `TY` first, `ER` last.

use super::reference::Reference;

/// The record.
pub(super) fn write(r: &Reference) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        // a value is one line
        let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        out.push_str(&format!("{tag}  - {}\r\n", value.trim()));
    };
    line("TY", "ELEC");
    line("ID", &r.key);
    if let Some(publisher) = &r.publisher {
        // without the comma a body's name would be taken for a person's
        line("AU", &format!("{},", publisher.replace(',', " ")));
        line("PB", publisher);
    }
    line("TI", &r.title);
    line("T2", r.site);
    line("UR", &r.address);
    line("Y2", &r.accessed_iso().replace('-', "/"));
    line("LA", r.language);
    line("N1", &r.basis);
    line("ER", "");
    out
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::super::reference::tests::made_up;
    use super::*;
    use proptest::prelude::*;

    /// Tags and values, if every line has the form that the format asks for.
    pub fn read(text: &str) -> Result<Vec<(String, String)>, String> {
        let lines: Vec<&str> = text.strip_suffix("\r\n").ok_or("no end of line at the end")?.split("\r\n").collect();
        let mut all = Vec::new();
        for line in lines {
            if line.contains(['\r', '\n']) {
                return Err(format!("a line break inside {line:?}"));
            }
            let (tag, value) = line.split_at_checked(6).ok_or(format!("{line:?} is too short"))?;
            let (name, mark) = tag.split_at(2);
            let is_tag = name.starts_with(|c: char| c.is_ascii_uppercase())
                && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
            if !is_tag || mark != "  - " {
                return Err(format!("{line:?} has no tag"));
            }
            all.push((name.to_owned(), value.to_owned()));
        }
        let (first, last) = (all.first().ok_or("nothing")?, all.last().ok_or("nothing")?);
        let ends = all.iter().filter(|(tag, _)| tag == "ER" || tag == "TY").count();
        if first.0 != "TY" || last != &("ER".to_owned(), String::new()) || ends != 2 {
            return Err("not one record from TY to ER".to_owned());
        }
        Ok(all)
    }

    #[test]
    fn the_form_is_kept() {
        let r = made_up();
        let all = read(&write(&r)).expect("RIS");
        let value = |tag: &str| all.iter().find(|(t, _)| t == tag).map(|(_, value)| value.as_str());
        assert_eq!(value("TI"), Some(r.title.as_str()));
        assert_eq!(value("UR"), Some(r.address.as_str()));
        assert_eq!(value("Y2"), Some("2026/11/07"));
        assert_eq!(value("N1"), Some(r.basis.as_str()));
        assert!(read("TY  - ELEC\r\nTI - a\r\nER  - \r\n").is_err());
        assert!(read("TY  - ELEC\r\nTI  - a\nb\r\nER  - \r\n").is_err());
    }

    proptest! {
        #[test]
        fn no_title_breaks_a_line(title in any::<String>()) {
            let mut r = made_up();
            r.title = title;
            prop_assert!(read(&write(&r)).is_ok());
        }
    }
}
