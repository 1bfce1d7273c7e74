//! Writes the notices of the crates that are compiled into the program for the browser: their
//! licences ask that a copy of the program comes with them. `index.html` names the result, so that
//! Trunk puts it beside the pages as `notices.txt`; no page loads it.
//!
//! What is compiled in is what cargo says: the normal dependencies of the app for the browser, and
//! theirs, without macros, which run where the app is built. The linker leaves some of it out
//! again; a notice too many does no harm.
//!
//! Where a crate leaves the choice between licences, MIT is taken if it is among them, and
//! otherwise the first. Texts that several crates share are written once. The result depends on
//! Cargo.lock alone, so that builds agree.

use crate::process;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const HEAD: &str = "\
Notices of third parties

The program of this site contains the works listed here, in whole or in part. Each stands under
its own licence, whose text follows further down with the names of the works that bring it.
";

/// The standard library is compiled into the program and is no package of cargo's.
const STANDARD_LIBRARY: &str = "\
The Rust standard library
  licence: MIT OR Apache-2.0
  copyright: The Rust Project Contributors
  source: https://github.com/rust-lang/rust
";

/// Writes `target/notices/notices.txt`.
pub fn run(root: &Path) -> Result<(), String> {
    let crates = shipped(&metadata(root)?)?;
    let found = crates
        .into_iter()
        .map(|shipped| {
            let texts = texts(&shipped)?;
            Ok((shipped, texts))
        })
        .collect::<Result<Vec<_>, String>>()?;
    let own = root.join("LICENSE");
    let own = fs::read_to_string(&own).map_err(|e| format!("{} can't be read: {e}.", own.display()))?;
    let terms = terms(&own).ok_or("The project's LICENSE is not the MIT licence, whose terms the notices repeat.")?;
    let folder = root.join("target/notices");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("notices.txt"), written(&found, terms)))
        .map_err(|e| format!("The notices can't be written: {e}."))
}

fn metadata(root: &Path) -> Result<Value, String> {
    let output = Command::new(process::cargo())
        .args(["metadata", "--format-version", "1", "--locked", "--features", "hydrate"])
        .args(["--filter-platform", "wasm32-unknown-unknown"])
        .current_dir(root)
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("cargo can't be started: {e}."))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("cargo can't say what the app is made of.\n{}", said.trim_end()));
    }
    serde_json::from_slice(&output.stdout).map_err(|e| format!("What cargo says of the app makes no sense: {e}."))
}

/// A crate in the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Shipped {
    name: String,
    version: String,
    /// An SPDX expression, or an older way to write one with a slash.
    licence: String,
    authors: Vec<String>,
    repository: Option<String>,
    /// Where its sources are.
    folder: String,
}

impl Shipped {
    fn called(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// The crates that the app is linked from, itself left out, by name and version.
fn shipped(metadata: &Value) -> Result<BTreeSet<Shipped>, String> {
    let lacks = |what: &str| format!("What cargo says of the app lacks {what}.");
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let list = |value: &'_ Value, key: &str| value[key].as_array().cloned().unwrap_or_default();

    let packages: BTreeMap<String, Value> = list(metadata, "packages")
        .into_iter()
        .map(|package| Ok((text(&package, "id").ok_or_else(|| lacks("a package's id"))?, package)))
        .collect::<Result<_, String>>()?;
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"], "nodes")
        .into_iter()
        .map(|node| Ok((text(&node, "id").ok_or_else(|| lacks("a node's id"))?, node)))
        .collect::<Result<_, String>>()?;
    let app = text(&metadata["resolve"], "root").ok_or_else(|| lacks("its root"))?;

    let is_macro = |package: &Value| {
        list(package, "targets").iter().any(|target| list(target, "kind").iter().any(|kind| kind == "proc-macro"))
    };
    let mut seen = BTreeSet::new();
    let mut left = vec![app.clone()];
    let mut found = BTreeSet::new();
    while let Some(id) = left.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let package = packages.get(&id).ok_or_else(|| lacks(&id))?;
        if is_macro(package) {
            continue;
        }
        for dependency in list(nodes.get(&id).ok_or_else(|| lacks(&id))?, "deps") {
            // a kind that is not named is an ordinary one
            if list(&dependency, "dep_kinds").iter().any(|kind| kind["kind"].is_null()) {
                left.push(text(&dependency, "pkg").ok_or_else(|| lacks("a dependency's id"))?);
            }
        }
        if id == app {
            continue;
        }
        let name = text(package, "name").ok_or_else(|| lacks("a name"))?;
        let manifest = text(package, "manifest_path").ok_or_else(|| lacks("a manifest"))?;
        found.insert(Shipped {
            version: text(package, "version").ok_or_else(|| lacks("a version"))?,
            licence: text(package, "license").ok_or_else(|| format!("The crate {name} names no licence."))?,
            authors: list(package, "authors").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            repository: text(package, "repository"),
            folder: Path::new(&manifest).parent().unwrap_or(Path::new("")).to_string_lossy().into_owned(),
            name,
        });
    }
    Ok(found)
}

/// The licences to go by: of each choice, MIT or the first.
fn chosen(expression: &str) -> BTreeSet<String> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (found, _) = choice(&words);
    found.into_iter().map(str::to_owned).collect()
}

/// Reads `a OR b`, and returns what is left unread.
fn choice<'w, 'a>(words: &'w [&'a str]) -> (BTreeSet<&'a str>, &'w [&'a str]) {
    let (mut best, mut rest) = all(words);
    while let ["OR", after @ ..] = rest {
        let (other, left) = all(after);
        if !best.contains("MIT") && other.contains("MIT") {
            best = other;
        }
        rest = left;
    }
    (best, rest)
}

/// Reads `a AND b`, which binds more closely.
fn all<'w, 'a>(words: &'w [&'a str]) -> (BTreeSet<&'a str>, &'w [&'a str]) {
    let (mut found, mut rest) = one(words);
    while let ["AND", after @ ..] = rest {
        let (more, left) = one(after);
        found.extend(more);
        rest = left;
    }
    (found, rest)
}

fn one<'w, 'a>(words: &'w [&'a str]) -> (BTreeSet<&'a str>, &'w [&'a str]) {
    match words {
        ["(", inside @ ..] => {
            let (found, rest) = choice(inside);
            (found, rest.strip_prefix(&[")"]).unwrap_or(rest))
        }
        // an exception only allows more
        [licence, "WITH", _, rest @ ..] | [licence, rest @ ..] => (BTreeSet::from([*licence]), rest),
        [] => (BTreeSet::new(), words),
    }
}

/// Whether a file of a crate is to be repeated under the licences chosen. One whose name tells
/// nothing of its licence always is.
fn is_wanted(file: &str, chosen: &BTreeSet<String>) -> bool {
    let file = file.to_ascii_uppercase();
    let stem = file.split('.').next().unwrap_or_default();
    let licence = match stem.split_once('-').or_else(|| stem.split_once('_')) {
        Some(("LICENSE" | "LICENCE" | "COPYING", licence)) => licence,
        _ => match stem {
            "LICENSE" | "LICENCE" | "COPYING" | "NOTICE" | "COPYRIGHT" => return true,
            "UNLICENSE" => "UNLICENSE",
            _ => return false,
        },
    };
    let known = ["MIT", "APACHE", "ZLIB", "BSD", "UNLICENSE", "BOOST", "BSL", "ISC", "CC0", "MPL"];
    let is_choice = known.iter().any(|known| licence.starts_with(known));
    let spelled = if licence == "BOOST" { "BSL" } else { licence };
    !is_choice || chosen.iter().any(|c| c.to_ascii_uppercase().starts_with(spelled))
}

/// The texts that a crate brings for its licences, in the order of their files' names.
fn texts(shipped: &Shipped) -> Result<Vec<String>, String> {
    let unreadable = |e| format!("The sources of {} in {} can't be read: {e}.", shipped.called(), shipped.folder);
    let chosen = chosen(&shipped.licence);
    let mut files = Vec::new();
    for entry in fs::read_dir(&shipped.folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.path().is_file() && is_wanted(&entry.file_name().to_string_lossy(), &chosen) {
            files.push(entry.path());
        }
    }
    files.sort();
    files
        .iter()
        .map(|file| fs::read(file).map(|bytes| tidy(&String::from_utf8_lossy(&bytes))).map_err(unreadable))
        .collect()
}

/// A text with plain line ends, so that the same one is seen to be the same.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The terms of the MIT licence from a file that holds it: all below the line of the copyright.
fn terms(licence: &str) -> Option<&str> {
    let at = licence.find("Permission is hereby granted, free of charge")?;
    Some(licence[at..].trim_end())
}

/// The whole file. `terms` are those of the MIT licence, for crates that name it and bring no text.
fn written(crates: &[(Shipped, Vec<String>)], terms: &str) -> String {
    let rule = "-".repeat(80);
    let mut out = format!("{HEAD}\n{STANDARD_LIBRARY}");
    // in the order in which the crates first bring them
    let mut texts: Vec<(&str, Vec<String>)> = Vec::new();
    let mut without = vec!["The Rust standard library".to_owned()];
    for (shipped, own) in crates {
        out.push_str(&format!("\n{}\n  licence: {}\n", shipped.called(), shipped.licence));
        if !shipped.authors.is_empty() {
            out.push_str(&format!("  authors: {}\n", shipped.authors.join(", ")));
        }
        if let Some(repository) = &shipped.repository {
            out.push_str(&format!("  source: {repository}\n"));
        }
        if own.is_empty() {
            if chosen(&shipped.licence).contains("MIT") {
                without.push(shipped.called());
            } else {
                out.push_str("  It brings no text of its licence; the name above is SPDX's.\n");
            }
        }
        for text in own {
            match texts.iter_mut().find(|(known, _)| known == text) {
                Some((_, by)) => by.push(shipped.called()),
                None => texts.push((text, vec![shipped.called()])),
            }
        }
    }
    out.push_str(&format!(
        "\n{rule}\n{}\n\nThey name the MIT licence and bring no text of it. Its terms:\n\nCopyright (c) their authors, as named above\n\n{terms}\n",
        without.join("\n")
    ));
    for (text, by) in texts {
        out.push_str(&format!("\n{rule}\n{}\n\n{text}\n", by.join("\n")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn names(licences: &[&str]) -> BTreeSet<String> {
        licences.iter().map(|l| (*l).to_owned()).collect()
    }

    #[test]
    fn of_a_choice_mit_is_taken() {
        for (expression, expected) in [
            ("MIT", &["MIT"][..]),
            ("Apache-2.0 OR MIT", &["MIT"]),
            ("MIT/Apache-2.0", &["MIT"]),
            ("Unlicense/MIT", &["MIT"]),
            ("Zlib", &["Zlib"]),
            ("Apache-2.0 OR BSL-1.0", &["Apache-2.0"]),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", &["MIT", "Unicode-3.0"]),
            ("BSD-3-Clause AND (Zlib OR (ISC OR MIT))", &["BSD-3-Clause", "MIT"]),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", &["MIT"]),
            ("Apache-2.0 WITH LLVM-exception AND ISC", &["Apache-2.0", "ISC"]),
            // AND binds more closely than OR
            ("ISC OR MIT AND Zlib", &["MIT", "Zlib"]),
        ] {
            assert_eq!(chosen(expression), names(expected), "{expression}");
        }
    }

    #[test]
    fn files_of_other_choices_are_left_out() {
        let both = names(&["MIT", "Unicode-3.0"]);
        for file in ["LICENSE", "LICENSE.txt", "license-mit", "LICENSE-MIT.md", "LICENCE_MIT", "COPYING", "NOTICE"] {
            assert!(is_wanted(file, &both), "{file}");
        }
        // a name nobody has thought of is rather repeated
        assert!(is_wanted("LICENSE-UNICODE", &both) && is_wanted("LICENSE-THIRD-PARTY", &both));
        for file in ["LICENSE-APACHE", "LICENSE-APACHE.txt", "UNLICENSE", "LICENSE-ZLIB.md", "README.md", "licenses.rs"]
        {
            assert!(!is_wanted(file, &both), "{file}");
        }
        assert!(is_wanted("LICENSE-APACHE", &names(&["Apache-2.0"])));
        assert!(is_wanted("LICENSE-BOOST", &names(&["BSL-1.0"])));
    }

    /// An app with a library, a macro, a build script's tool and a test's, each with one of its own.
    fn metadata_of_an_app() -> Value {
        let package = |name: &str, kind: &str| {
            json!({
                "id": format!("{name} id"), "name": name, "version": "1.2.3", "license": "MIT", "authors": ["A. Nybody"],
                "repository": null, "manifest_path": format!("/sources/{name}/Cargo.toml"), "targets": [{"kind": [kind]}],
            })
        };
        let node = |name: &str, deps: &[(&str, Option<&str>)]| {
            let deps: Vec<Value> = deps
                .iter()
                .map(|(on, kind)| json!({"pkg": format!("{on} id"), "dep_kinds": [{"kind": kind}]}))
                .collect();
            json!({"id": format!("{name} id"), "deps": deps})
        };
        json!({
            "packages": [
                package("app", "lib"), package("library", "lib"), package("below", "lib"), package("macro", "proc-macro"),
                package("of-macro", "lib"), package("builder", "lib"), package("tester", "lib"),
            ],
            "resolve": {"root": "app id", "nodes": [
                node("app", &[("library", None), ("macro", None), ("builder", Some("build")), ("tester", Some("dev"))]),
                node("library", &[("below", None), ("builder", Some("build"))]),
                // a circle through a test is allowed
                node("below", &[("library", Some("dev"))]),
                node("macro", &[("of-macro", None)]),
                node("of-macro", &[]), node("builder", &[]), node("tester", &[]),
            ]},
        })
    }

    #[test]
    fn only_what_is_linked_is_listed() {
        let found = shipped(&metadata_of_an_app()).expect("it makes sense");
        assert_eq!(found.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["below", "library"]);
        assert_eq!(found.first().map(|s| s.folder.as_str()), Some("/sources/below"));
        let mut bad = metadata_of_an_app();
        bad["packages"][2]["license"] = Value::Null;
        assert_eq!(shipped(&bad), Err("The crate below names no licence.".to_owned()));
    }

    #[test]
    fn a_shared_text_is_written_once_and_a_missing_one_is_made_up_for() {
        let of = |name: &str, licence: &str, texts: &[&str]| {
            let shipped = Shipped {
                name: name.to_owned(),
                version: "1.0.0".to_owned(),
                licence: licence.to_owned(),
                authors: vec![],
                repository: None,
                folder: String::new(),
            };
            (shipped, texts.iter().map(|t| tidy(t)).collect::<Vec<_>>())
        };
        let crates = [
            of("alpha", "MIT", &["Shared text\r\nto the end \r\n"]),
            of("beta", "MIT OR Apache-2.0", &[]),
            of("gamma", "MIT", &["\u{feff}Shared text\nto the end\n\n"]),
            of("delta", "Zlib", &[]),
        ];
        let text = written(&crates, "TERMS");
        assert_eq!(text.matches("Shared text\nto the end\n").count(), 1, "{text}");
        assert!(text.contains("\nalpha 1.0.0\ngamma 1.0.0\n\nShared text"), "{text}");
        assert!(text.contains("\nThe Rust standard library\nbeta 1.0.0\n\nThey name the MIT licence"), "{text}");
        assert!(text.contains("\ndelta 1.0.0\n  licence: Zlib\n  It brings no text"), "{text}");
        assert!(text.contains("\n\nTERMS\n") && !text.contains('\r'), "{text}");
    }

    #[test]
    fn the_projects_own_licence_has_the_terms() {
        let terms = terms(include_str!("../../LICENSE")).expect("it is the MIT licence");
        assert!(terms.ends_with("SOFTWARE.") && !terms.contains("Copyright (c)"), "{terms}");
    }
}
