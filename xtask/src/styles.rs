//! Joins the style sheets: `style/main.css` imports its parts, one per page or component, and the
//! visitor fetches one file. Trunk copies a sheet without looking into its imports, so this runs
//! as its hook before the build; Trunk then names the result. Comments and indents are left out.

use std::fs;
use std::path::{Path, PathBuf};

/// Writes `target/style/main.css`, the file `index.html` names.
pub fn run(root: &Path) -> Result<(), String> {
    let mut seen = Vec::new();
    let css = condense(&join(&root.join("style/main.css"), &mut seen)?);
    let folder = root.join("target/style");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("main.css"), css))
        .map_err(|e| format!("The joined style sheet can't be written: {e}."))
}

/// The sheet with every import replaced by what it names. An import with a layer, a support
/// condition or a media query keeps it as a block around the sheet.
fn join(sheet: &Path, seen: &mut Vec<PathBuf>) -> Result<String, String> {
    let unreadable = |e| format!("The style sheet {} can't be read: {e}.", sheet.display());
    // one name for one file, or a circle through `..` would not be seen
    let sheet = &fs::canonicalize(sheet).map_err(unreadable)?;
    if seen.iter().any(|before| before == sheet) {
        return Err(format!("The style sheet {} imports itself.", sheet.display()));
    }
    seen.push(sheet.to_path_buf());
    let text = fs::read_to_string(sheet).map_err(unreadable)?;
    let mut joined = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        let Some(import) = line.trim_start().strip_prefix("@import") else {
            joined.push_str(line);
            joined.push('\n');
            continue;
        };
        let (name, condition) = read_import(import).ok_or_else(|| {
            format!("{}:{}: an import must stand on one line as @import \"part.css\";", sheet.display(), at + 1)
        })?;
        let part = join(&sheet.with_file_name(name), seen)?;
        match condition.strip_prefix("layer(").and_then(|c| c.strip_suffix(')')) {
            _ if condition.is_empty() => joined.push_str(&part),
            Some(layer) => joined.push_str(&format!("@layer {layer} {{\n{part}}}\n")),
            None => joined.push_str(&format!("@media {condition} {{\n{part}}}\n")),
        }
    }
    seen.pop();
    Ok(joined)
}

/// `"part.css" print;` → (`part.css`, `print`); addresses elsewhere are refused.
fn read_import(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim().strip_suffix(';')?.trim();
    let rest = rest.strip_prefix('"')?;
    let (name, condition) = rest.split_once('"')?;
    let local = !name.is_empty() && !name.contains("//") && !name.starts_with('/');
    local.then_some((name, condition.trim()))
}

/// The sheet without comments, indents and empty lines. Line ends stay: they separate, and once
/// compressed they weigh next to nothing.
fn condense(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        bare.push_str(before);
        let length = if let Some(comment) = from.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        } else if from.starts_with('/') {
            1
        } else {
            end_of_string(from)
        };
        bare.push_str(&from[..length]);
        rest = &from[length..];
    }
    bare.push_str(rest);
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// The length in bytes of the quoted string a text begins with.
fn end_of_string(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if Some(c) == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{condense, join, read_import};

    #[test]
    fn comments_and_indents_go_and_strings_stay() {
        let css = "/* why */\n\na {\n  content: \"/* \\\" no */\"; /* é */\n  b: url(x/y);\n}\n/* open";
        assert_eq!(condense(css), "a {\ncontent: \"/* \\\" no */\";\nb: url(x/y);\n}\n");
    }

    #[test]
    fn imports_are_read() {
        assert_eq!(read_import(" \"a.css\";"), Some(("a.css", "")));
        assert_eq!(read_import(" \"a.css\" print;"), Some(("a.css", "print")));
        assert_eq!(read_import(" \"https://elsewhere/a.css\";"), None);
        assert_eq!(read_import(" \"a.css\""), None);
    }

    #[test]
    fn sheets_are_joined_in_order() {
        let dir = std::env::temp_dir().join(format!("styles-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("parts")).unwrap();
        std::fs::write(dir.join("main.css"), "@import \"parts/a.css\";\n@import \"parts/p.css\" print;\nb{}\n")
            .unwrap();
        std::fs::write(dir.join("parts/a.css"), "a{}\n").unwrap();
        std::fs::write(dir.join("parts/p.css"), "p{}\n").unwrap();
        let joined = join(&dir.join("main.css"), &mut Vec::new());
        assert_eq!(joined.as_deref(), Ok("a{}\n@media print {\np{}\n}\nb{}\n"));

        std::fs::write(dir.join("parts/a.css"), "@import \"../main.css\";\n").unwrap();
        let said = join(&dir.join("parts/a.css"), &mut Vec::new()).unwrap_err();
        assert!(said.ends_with("imports itself."), "{said}");
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
