//! The rooms of `src` may use each other as the table in `docs/architecture.md` has it, and in no other way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files that are programs or the map of the crate: they may use every room.
const PROGRAMS: [&str; 2] = ["lib.rs", "main.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Rust files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A source without comments and strings, which may name any room.
fn code(source: &str) -> String {
    let mut out = String::new();
    for line in source.lines() {
        let mut quoted = false;
        let mut escaped = false;
        let mut last = ' ';
        for c in line.chars() {
            if !quoted && last == '/' && c == '/' {
                out.pop();
                break;
            }
            if c == '"' && !escaped && last != '\'' {
                quoted = !quoted;
            } else if !quoted {
                out.push(c);
            }
            escaped = quoted && c == '\\' && !escaped;
            last = c;
        }
        out.push('\n');
    }
    out
}

/// Module path of a file: `src/page/explorer/list.rs` is `page::explorer::list`.
fn module(file: &Path) -> Vec<String> {
    let below = file.strip_prefix(root().join("src")).expect("a file of src").with_extension("");
    let mut parts: Vec<String> = below.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|p| p == "mod") {
        parts.pop();
    }
    parts
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The code of a file without its tests, which may use what they test.
fn without_tests(code: &str) -> &str {
    let end = [
        "#[cfg(all(test",
        "#[cfg(test)]\nmod tests {",
        "#[cfg(test)]\npub(super) mod tests {",
        "#[cfg(test)]\npub mod tests {",
    ]
    .iter()
    .filter_map(|mark| code.find(mark))
    .min();
    &code[..end.unwrap_or(code.len())]
}

/// Paths below the crate that a file names, as lists of segments.
fn paths(module: &[String], code: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(is_name) || code[..at].ends_with("::") {
                continue;
            }
            let mut rest = &code[at..];
            let mut path = module.to_vec();
            let line = code[..at].rfind('\n').map_or(0, |i| i + 1);
            if start == "super::" && code[line..at].starts_with("    ") && code[line..at].trim() == "use" {
                // inside a module of the file itself
                path.push(String::new());
            }
            if start == "crate::" {
                path.clear();
                rest = &rest["crate::".len()..];
            }
            assert!(!(path.is_empty() && rest.starts_with('{')), "use one line for each room: {module:?}");
            while let Some(next) = rest.strip_prefix("super::") {
                path.pop();
                rest = next;
            }
            while let Some(end) = rest.find(|c| !is_name(c)).filter(|end| rest[*end..].starts_with("::")) {
                path.push(rest[..end].to_owned());
                rest = &rest[end + 2..];
            }
            let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
            path.push(name.to_owned());
            found.insert(path);
        }
    }
    found
}

/// The table of rooms: each with the rooms it may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).expect("docs/architecture.md");
    let rows = text.split("<!-- rooms -->").nth(1).and_then(|rest| rest.split("<!-- /rooms -->").next());
    let names = |cell: &str| -> BTreeSet<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut table: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut of_all = Vec::new();
    for row in rows.expect("the table between its marks").lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let room = names(cells[1]).into_iter().next().expect("a name");
        if cells[3] == "every room" {
            of_all.push(room.clone());
        }
        table.insert(room, names(cells[3]));
    }
    let all: BTreeSet<String> = table.keys().cloned().collect();
    for room in of_all {
        let others = all.iter().filter(|r| **r != room).cloned().collect();
        table.insert(room, others);
    }
    table
}

#[test]
fn imports_follow_the_table_of_the_documentation() {
    let table = table();
    let mut wrong = Vec::new();
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for file in files(&root().join("src")) {
        let module = module(&file);
        let below = file.strip_prefix(root()).expect("below the project").display().to_string();
        if module[0] == "bin" || PROGRAMS.iter().any(|p| below == format!("src/{p}")) {
            continue;
        }
        let Some((room, may_use)) = table.get_key_value(&module[0]) else {
            wrong.push(format!("{below}: the table has no room `{}`", module[0]));
            continue;
        };
        for path in paths(&module, without_tests(&code(&fs::read_to_string(&file).expect("a source")))) {
            let other = &path[0];
            if other == room {
                continue;
            }
            if !may_use.contains(other) {
                wrong.push(format!("{below}: `{room}` may not use `{other}`"));
            }
            used.entry(room).or_default().insert(other.clone());
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // the table promises no more than there is
    for (room, may_use) in &table {
        let used = used.remove(room.as_str()).unwrap_or_default();
        if room != "publish" {
            let idle: Vec<&String> = may_use.difference(&used).collect();
            assert!(idle.is_empty(), "`{room}` does not use {idle:?}");
        }
    }
}

/// The groups of nodes of a graph in which each reaches each other.
fn circles(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reach = |from: &String| {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut left: Vec<&String> = graph.get(from).into_iter().flatten().collect();
        while let Some(next) = left.pop() {
            if seen.insert(next.clone()) {
                left.extend(graph.get(next).into_iter().flatten());
            }
        }
        seen
    };
    let all: BTreeMap<&String, BTreeSet<String>> = graph.keys().map(|n| (n, reach(n))).collect();
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for (node, reached) in &all {
        let circle: BTreeSet<String> =
            reached.iter().filter(|other| all.get(other).is_some_and(|back| back.contains(*node))).cloned().collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

#[test]
fn the_table_has_no_circle() {
    assert_eq!(circles(&table()), Vec::<BTreeSet<String>>::new());
}

/// Circles between files of one room, which only a reason in the documentation allows: a line
/// `circle: a, b` in `docs/architecture.md` with the modules, followed by the reason.
#[test]
fn files_of_a_room_form_no_circle_without_a_reason() {
    let text = fs::read_to_string(root().join("docs/architecture.md")).expect("docs/architecture.md");
    let allowed: Vec<BTreeSet<String>> = text
        .lines()
        .filter_map(|line| line.trim_start_matches("- ").strip_prefix("circle: "))
        .map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned).collect())
        .collect();
    let all = files(&root().join("src"));
    let modules: BTreeSet<Vec<String>> = all.iter().map(|file| module(file)).collect();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in &all {
        let own = module(file);
        let source = code(&fs::read_to_string(file).expect("a source"));
        // what a parent re-exports it does not use
        let lines = without_tests(&source).lines().filter(|l| !l.trim_start().starts_with("pub use "));
        let lines: Vec<&str> = lines.collect();
        for path in paths(&own, &lines.join("\n")) {
            // the longest module that the path begins with
            let used = (1..=path.len()).rev().map(|n| path[..n].to_vec()).find(|p| modules.contains(p));
            if let Some(used) = used.filter(|used| *used != own && used[0] == own[0]) {
                graph.entry(own.join("::")).or_default().insert(used.join("::"));
            }
        }
    }
    let found: Vec<BTreeSet<String>> = circles(&graph).into_iter().filter(|c| !allowed.contains(c)).collect();
    assert!(found.is_empty(), "circles: {found:#?}");
}
