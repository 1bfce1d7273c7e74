//! Writes the notices of the crates that are compiled into the programs for the browser: their licences require
//! that a copy of the program comes with them. `index.html` names the result, so that Trunk copies it beside the
//! pages as `notices.txt`; no page loads it.
//!
//! The crates are the normal dependencies of the app for the browser, and theirs, without macros, which run where
//! the app is built. The linker removes some of them again; a notice too many does no harm.
//!
//! Where a crate offers a choice of licences, the first of [`ACCEPTED`] is taken. Texts that several crates share
//! are written once. The result depends on Cargo.lock alone, so it is the same on every machine.

use crate::process;
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use spdx::{Expression, Licensee, ParseMode};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

const HEAD: &str = "\
Notices of third parties

The program of this site contains the works listed here, in whole or in part. Each stands under
its own licence, whose text follows further down with the names of the works that bring it.
";

/// The standard library is compiled into the programs and is not a cargo package.
const STANDARD_LIBRARY: &str = "\
The Rust standard library
  licence: MIT OR Apache-2.0
  copyright: The Rust Project Contributors
  source: https://github.com/rust-lang/rust
";

/// Licences that a crate in the program may have, the preferred one first. `deny.toml` has the same list.
const ACCEPTED: [&str; 4] = ["MIT", "Unicode-3.0", "Zlib", "BSL-1.0"];

/// Writes `target/notices/notices.txt`.
pub fn run(root: &Path) -> Result<(), String> {
    let metadata = MetadataCommand::new()
        .cargo_path(process::cargo())
        .current_dir(root)
        .features(CargoOpt::NoDefaultFeatures)
        .features(CargoOpt::SomeFeatures(vec!["hydrate".to_owned()]))
        .other_options(["--locked", "--filter-platform", "wasm32-unknown-unknown"].map(str::to_owned))
        .exec()
        .map_err(|e| format!("cargo can't list the app's dependencies: {e}"))?;
    let linked = linked(root)?;
    let is_linked = |p: &&Package| p.source.is_some() && linked.contains(&format!("{} v{}", p.name, p.version));
    let shipped = shipped(&metadata)?.into_iter().filter(is_linked);
    let works = shipped.map(Work::read).collect::<Result<Vec<_>, _>>()?;
    let own = root.join("LICENSE");
    let own = fs::read_to_string(&own).map_err(|e| format!("{} can't be read: {e}.", own.display()))?;
    let terms = terms(&own).ok_or("The project's LICENSE is not the MIT licence, whose terms the notices repeat.")?;
    let folder = root.join("target/notices");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("notices.txt"), notices(&works, terms)))
        .map_err(|e| format!("The notices can't be written: {e}."))
}

/// Names and versions of the packages that the programs are linked from. `cargo metadata` has one set of features
/// for each package, so that it also lists what only the build script needs of a package that both use.
fn linked(root: &Path) -> Result<BTreeSet<String>, String> {
    let output = Command::new(process::cargo())
        .current_dir(root)
        .args(["tree", "--locked", "--edges=normal", "--target=wasm32-unknown-unknown", "--no-default-features"])
        .args(["--features=hydrate", "--prefix=none", "--format={p}"])
        .output()
        .map_err(|e| format!("cargo can't list the programs' packages: {e}"))?;
    if !output.status.success() {
        return Err(format!("cargo can't list the programs' packages: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let name = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(name).collect())
}

/// The packages that the app is linked from, except itself, by name and version.
fn shipped(metadata: &Metadata) -> Result<Vec<&Package>, String> {
    let resolve = metadata.resolve.as_ref().ok_or("cargo has not resolved the app's dependencies.")?;
    let app = resolve.root.as_ref().ok_or("cargo names no root package.")?;
    let nodes: BTreeMap<&PackageId, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![app];
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        let package = &metadata[id];
        if !seen.insert(id) || package.targets.iter().any(|target| target.is_proc_macro()) {
            continue;
        }
        let dependencies = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
        let linked = |kinds: &[cargo_metadata::DepKindInfo]| kinds.iter().any(|k| k.kind == DependencyKind::Normal);
        waiting.extend(dependencies.iter().filter(|d| linked(&d.dep_kinds)).map(|d| &d.pkg));
        if id != app {
            found.push(package);
        }
    }
    found.sort_by_key(|package| (&package.name, package.version.to_string()));
    Ok(found)
}

/// A crate in the program, as the notices show it.
struct Work {
    /// Name and version.
    title: String,
    /// An SPDX expression, or an older notation with a slash.
    licence: String,
    authors: Vec<String>,
    repository: Option<String>,
    /// Whether the MIT licence is among those chosen.
    is_mit: bool,
    /// The texts of the chosen licences that the crate contains.
    texts: Vec<String>,
}

impl Work {
    fn read(package: &Package) -> Result<Self, String> {
        let title = format!("{} {}", package.name, package.version);
        let licence = package.license.clone().ok_or_else(|| format!("The crate {} names no licence.", package.name))?;
        let chosen = chosen(&licence).map_err(|e| format!("{title}: {e}"))?;
        let folder = package.manifest_path.parent().ok_or_else(|| format!("{title} has no folder."))?;
        let texts = texts(folder.as_std_path(), &chosen)
            .map_err(|e| format!("The sources of {title} in {folder} can't be read: {e}."))?;
        Ok(Self {
            title,
            licence,
            authors: package.authors.clone(),
            repository: package.repository.clone(),
            is_mit: chosen.contains("MIT"),
            texts,
        })
    }
}

/// The licences to follow, of those that an expression offers.
///
/// # Errors
/// If it is no SPDX expression, or cannot be satisfied with the licences accepted here.
fn chosen(expression: &str) -> Result<BTreeSet<String>, String> {
    let parsed = Expression::parse_mode(expression, ParseMode::LAX).map_err(|e| e.to_string())?;
    let accepted =
        ACCEPTED.map(Licensee::parse).into_iter().collect::<Result<Vec<_>, _>>().map_err(|e| e.to_string())?;
    let chosen = parsed.minimized_requirements(&accepted).map_err(|e| format!("{expression}: {e}"))?;
    Ok(chosen.iter().map(|licence| licence.license.to_string()).collect())
}

/// Whether a file of a crate is to be repeated under the licences chosen. One whose name does not name a licence
/// always is.
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

/// The texts of licences in a crate's folder, in the order of their files' names.
fn texts(folder: &Path, chosen: &BTreeSet<String>) -> std::io::Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().is_file() && is_wanted(&entry.file_name().to_string_lossy(), chosen) {
            files.push(entry.path());
        }
    }
    files.sort();
    files.iter().map(|file| fs::read(file).map(|bytes| normalized(&String::from_utf8_lossy(&bytes)))).collect()
}

/// A text without differences in line ends and outer blank lines, so that equal texts compare equal.
fn normalized(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The terms of the MIT licence from a file that holds it: all below the line of the copyright.
fn terms(licence: &str) -> Option<&str> {
    let at = licence.find("Permission is hereby granted, free of charge")?;
    Some(licence[at..].trim_end())
}

/// The whole file. `terms` are those of the MIT licence, for crates that name it without containing its text.
fn notices(works: &[Work], terms: &str) -> String {
    let rule = "-".repeat(80);
    let mut out = format!("{HEAD}\n{STANDARD_LIBRARY}");
    // each text with the works that contain it, in the order of their first occurrence
    let mut texts: Vec<(&str, Vec<String>)> = Vec::new();
    let mut without = vec!["The Rust standard library".to_owned()];
    for work in works {
        out.push_str(&format!("\n{}\n  licence: {}\n", work.title, work.licence));
        if !work.authors.is_empty() {
            out.push_str(&format!("  authors: {}\n", work.authors.join(", ")));
        }
        if let Some(repository) = &work.repository {
            out.push_str(&format!("  source: {repository}\n"));
        }
        if work.texts.is_empty() {
            if work.is_mit {
                without.push(work.title.clone());
            } else {
                out.push_str("  It brings no text of its licence; the name above is SPDX's.\n");
            }
        }
        for text in &work.texts {
            match texts.iter_mut().find(|(known, _)| known == text) {
                Some((_, by)) => by.push(work.title.clone()),
                None => texts.push((text, vec![work.title.clone()])),
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
    use serde_json::{Value, json};

    fn names(licences: &[&str]) -> BTreeSet<String> {
        licences.iter().map(|l| (*l).to_owned()).collect()
    }

    #[test]
    fn the_preferred_licence_is_chosen() {
        for (expression, expected) in [
            ("MIT", &["MIT"][..]),
            ("Apache-2.0 OR MIT", &["MIT"]),
            ("MIT/Apache-2.0", &["MIT"]),
            ("Unlicense/MIT", &["MIT"]),
            ("Zlib", &["Zlib"]),
            ("Apache-2.0 OR BSL-1.0", &["BSL-1.0"]),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", &["MIT", "Unicode-3.0"]),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", &["MIT"]),
        ] {
            assert_eq!(chosen(expression), Ok(names(expected)), "{expression}");
        }
        assert!(chosen("GPL-3.0-only").is_err(), "a licence that is not accepted");
    }

    #[test]
    fn accepted_are_the_licences_of_deny_toml() {
        let deny = include_str!("../../deny.toml");
        let (_, list) = deny.split_once("\nallow = [").expect("a list");
        let (list, _) = list.split_once(']').expect("its end");
        let allowed: Vec<&str> =
            list.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
        assert_eq!(allowed, ACCEPTED);
    }

    #[test]
    fn files_of_other_choices_are_left_out() {
        let both = names(&["MIT", "Unicode-3.0"]);
        for file in ["LICENSE", "LICENSE.txt", "license-mit", "LICENSE-MIT.md", "LICENCE_MIT", "COPYING", "NOTICE"] {
            assert!(is_wanted(file, &both), "{file}");
        }
        // a name that is not known is repeated
        assert!(is_wanted("LICENSE-UNICODE", &both) && is_wanted("LICENSE-THIRD-PARTY", &both));
        for file in ["LICENSE-APACHE", "LICENSE-APACHE.txt", "UNLICENSE", "LICENSE-ZLIB.md", "README.md", "licenses.rs"]
        {
            assert!(!is_wanted(file, &both), "{file}");
        }
        assert!(is_wanted("LICENSE-APACHE", &names(&["Apache-2.0"])));
        assert!(is_wanted("LICENSE-BOOST", &names(&["BSL-1.0"])));
    }

    /// The metadata of an app with a library, a macro, a build script's tool and a test's, each with one of its own.
    fn metadata_of_an_app() -> Value {
        let package = |name: &str, kind: &str| {
            json!({
                "id": format!("{name} id"), "name": name, "version": "1.2.3", "license": "MIT", "authors": ["A. Nybody"],
                "manifest_path": format!("/sources/{name}/Cargo.toml"), "dependencies": [], "features": {},
                "targets": [{"kind": [kind], "crate_types": [kind], "name": name, "src_path": "lib.rs"}],
            })
        };
        let node = |name: &str, deps: &[(&str, Option<&str>)]| {
            let deps: Vec<Value> = deps
                .iter()
                .map(|(on, kind)| json!({"name": on, "pkg": format!("{on} id"), "dep_kinds": [{"kind": kind, "target": null}]}))
                .collect();
            json!({"id": format!("{name} id"), "deps": deps, "dependencies": [], "features": []})
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
            "workspace_members": [], "workspace_root": "/", "target_directory": "/target", "version": 1,
        })
    }

    #[test]
    fn only_what_is_linked_is_listed() {
        let metadata: Metadata = serde_json::from_value(metadata_of_an_app()).expect("as cargo writes it");
        let found = shipped(&metadata).expect("it is resolved");
        assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["below", "library"]);
        let mut unlicensed = found[0].clone();
        unlicensed.license = None;
        assert_eq!(Work::read(&unlicensed).err().as_deref(), Some("The crate below names no licence."));
    }

    #[test]
    fn a_shared_text_is_written_once_and_a_missing_one_is_replaced() {
        let work = |name: &str, licence: &str, texts: &[&str]| Work {
            title: format!("{name} 1.0.0"),
            licence: licence.to_owned(),
            authors: vec![],
            repository: None,
            is_mit: licence.contains("MIT"),
            texts: texts.iter().map(|t| normalized(t)).collect(),
        };
        let works = [
            work("alpha", "MIT", &["Shared text\r\nto the end \r\n"]),
            work("beta", "MIT OR Apache-2.0", &[]),
            work("gamma", "MIT", &["\u{feff}Shared text\nto the end\n\n"]),
            work("delta", "Zlib", &[]),
        ];
        let text = notices(&works, "TERMS");
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
