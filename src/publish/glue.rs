//! Short names between a program and its script.
//!
//! wasm-bindgen names what a program imports and exports by function, type and two hashes, in the program
//! and again in its script. Nobody reads these names, and their hashes do not compress: they took 3.4 kB of
//! each program and 2 kB of each script. Here both get names of one or two letters.

use super::wasm::{EXPORTS, IMPORTS, map_sections, read_entries, write_bytes, write_entries};
use std::collections::HashMap;

/// The short name of the module that a program imports from.
const MODULE: &str = "a";

/// Part of the names of classes that wasm-bindgen exports for crates that read and write streams. This app
/// has none.
const STREAM_CLASS: &str = "IntoUnderlying";

/// Whether an export of a program is never used: those of the stream classes, and what is meant for programs
/// that are started or ended by hand.
fn is_unused(export: &str) -> bool {
    export.contains("intounderlying") || ["main", "__abort_handler", "__instance_terminated"].contains(&export)
}

/// The program without exports that are never used, so that wasm-opt can remove what only they need.
///
/// # Errors
/// If the program is not what wasm-bindgen writes.
pub(super) fn without_unused_exports(program: &[u8]) -> Result<Vec<u8>, String> {
    map_sections(program, |id, body| match id {
        EXPORTS => {
            let found = read_entries(body, false)?;
            let used = found.iter().filter(|entry| !is_unused(entry.name));
            Some(write_entries(used, |entry, out| out.extend_from_slice(entry.whole)))
        }
        _ => Some(body.to_vec()),
    })
    .ok_or_else(unreadable)
}

/// The program and its script, which esbuild must have formatted, with short names. Functions that the
/// program does not import and the stream classes are removed from the script.
///
/// # Errors
/// If the program is not what wasm-bindgen writes, or the script does not provide what it imports.
pub(super) fn with_short_names(program: &[u8], script: &str) -> Result<(Vec<u8>, String), String> {
    let mut names = Names::default();
    let program = map_sections(program, |id, body| match id {
        IMPORTS | EXPORTS => {
            let found = read_entries(body, id == IMPORTS)?;
            Some(write_entries(found.iter(), |entry, out| {
                if let Some(module) = entry.module {
                    names.module = module.to_owned();
                    names.imported.push(entry.name.to_owned());
                    write_bytes(MODULE.as_bytes(), out);
                }
                write_bytes(names.short(entry.name).as_bytes(), out);
                out.extend_from_slice(entry.what);
            }))
        }
        _ => Some(body.to_vec()),
    });
    let script = names.in_script(script)?;
    Ok((program.ok_or_else(unreadable)?, script))
}

fn unreadable() -> String {
    "The program has sections that cannot be read.".to_owned()
}

/// Long names by their short ones.
#[derive(Default)]
struct Names {
    module: String,
    short: HashMap<String, String>,
    imported: Vec<String>,
}

impl Names {
    /// The short name of a long one. The memory keeps its name, by which tests and tools find it.
    fn short(&mut self, long: &str) -> String {
        if long == "memory" {
            return long.to_owned();
        }
        let next = self.short.len();
        self.short.entry(long.to_owned()).or_insert_with(|| letters(next)).clone()
    }

    /// The script with the short names: imports are functions of an object that `__wbg_get_imports` makes,
    /// exports are properties of `wasm`.
    fn in_script(&self, script: &str) -> Result<String, String> {
        let mut out = String::with_capacity(script.len());
        let mut provided = 0;
        for statement in blocks(script, 0) {
            if statement.lines().next().is_some_and(|first| first.contains(STREAM_CLASS)) {
                continue;
            }
            if !statement.starts_with("function __wbg_get_imports(") {
                self.replace_exports(statement, &mut out);
                continue;
            }
            for member in blocks(statement, 4) {
                let member = member.trim_start();
                let name = &member[..member.find([':', '(']).unwrap_or_default()];
                if self.imported.iter().any(|long| long == name) {
                    provided += 1;
                    out.push_str(&self.short[name]);
                    self.replace_exports(&member[name.len()..], &mut out);
                } else if !name.starts_with("__wb") {
                    self.replace_exports(member, &mut out);
                }
            }
        }
        let module = format!("\"{}\": import0", self.module);
        if provided != self.imported.len() || !out.contains(&module) {
            return Err("The script does not provide what its program imports.".to_owned());
        }
        Ok(out.replace(&module, &format!("{MODULE}: import0")))
    }

    /// Appends a piece of the script with the short names of exports.
    fn replace_exports(&self, script: &str, out: &mut String) {
        let mut parts = script.split("wasm.");
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$')).unwrap_or(part.len());
            let (name, rest) = part.split_at(end);
            out.push_str("wasm.");
            out.push_str(self.short.get(name).map_or(name, String::as_str));
            out.push_str(rest);
        }
    }
}

/// Splits a formatted script where a line begins with this many spaces or fewer, unless the line only closes
/// what an earlier one has opened: at 0 spaces into top-level statements.
fn blocks(script: &str, indent: usize) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in script.split_inclusive('\n') {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let closes = line[spaces..].starts_with(['}', ']', ')']);
        if at > start && (spaces < indent || spaces == indent && !closes) {
            found.push(&script[start..at]);
            start = at;
        }
        at += line.len();
    }
    found.push(&script[start..]);
    found
}

/// The name with this number: `a` to `z`, then `aa`, `ab` and so on.
fn letters(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    match number / 26 {
        0 => letter(number).to_string(),
        more => letters(more - 1) + letter(number).to_string().as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::wasm::{write_bytes, write_number};
    use super::{letters, with_short_names, without_unused_exports};

    /// A program that imports two functions and exports a function and a memory.
    fn program() -> Vec<u8> {
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        let mut section = |id: u8, body: &[u8]| {
            out.push(id);
            write_bytes(body, &mut out);
        };
        let mut imports = vec![2];
        for name in ["__wbg_length_9aab85334c5daf3f", "__wbg_new_1"] {
            write_bytes(b"./explorer_bg.js", &mut imports);
            write_bytes(name.as_bytes(), &mut imports);
            imports.extend([0, 0]);
        }
        section(2, &imports);
        let mut exports = vec![2];
        write_bytes(b"memory", &mut exports);
        exports.extend([2, 0]);
        write_bytes(b"wasm_bindgen__invoke__hash", &mut exports);
        exports.push(0);
        write_number(300, &mut exports);
        section(7, &exports);
        let mut custom = Vec::new();
        write_bytes(b"producers", &mut custom);
        section(0, &custom);
        out
    }

    /// A script as esbuild formats it, with a function that the program does not import.
    const SCRIPT: &str = r#"export class IntoUnderlyingSink {
  free() {
    wasm.intounderlyingsink_free();
  }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
function __wbg_get_imports() {
  const import0 = {
    __proto__: null,
    __wbg_new_1: function() {
      return wasm.wasm_bindgen__invoke__hash({
        a: 1
      }, wasm.memory);
    },
    __wbg_old_2: function() {
      return handleError(function(a) {
        a();
      }, arguments);
    },
    __wbg_length_9aab85334c5daf3f: function(a) {
      return a.length;
    }
  };
  return {
    __proto__: null,
    "./explorer_bg.js": import0
  };
}
const IntoUnderlyingSinkFinalization = typeof FinalizationRegistry === "undefined" ? { register: () => {
}, unregister: () => {
} } : new FinalizationRegistry((ptr) => 1);
function last() {
  wasm.wasm_bindgen__invoke__hash();
}
"#;

    #[test]
    fn names_become_short_on_both_sides_and_unused_functions_are_removed() {
        let (module, script) = with_short_names(&program(), SCRIPT).expect("a program and its script");
        let expected = r#"function __wbg_get_imports() {
  const import0 = {
    __proto__: null,
    b: function() {
      return wasm.c({
        a: 1
      }, wasm.memory);
    },
    a: function(a) {
      return a.length;
    }
  };
  return {
    __proto__: null,
    a: import0
  };
}
function last() {
  wasm.c();
}
"#;
        let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(lines(&script), lines(expected));
        assert_eq!(
            module,
            b"\0asm\x01\0\0\0\x02\x0d\x02\x01a\x01a\0\0\x01a\x01b\0\0\x07\x0f\x02\x06memory\x02\0\x01c\0\xac\x02"
        );
    }

    #[test]
    fn unused_exports_are_removed_from_the_program() {
        let mut with = b"\0asm\x01\0\0\0".to_vec();
        let mut exports = vec![2];
        for name in ["intounderlyingsink_write", "memory"] {
            write_bytes(name.as_bytes(), &mut exports);
            exports.extend([0, 1]);
        }
        with.push(7);
        write_bytes(&exports, &mut with);
        assert_eq!(without_unused_exports(&with).expect("a program"), b"\0asm\x01\0\0\0\x07\x0a\x01\x06memory\0\x01");
    }

    #[test]
    fn a_script_that_provides_too_little_is_rejected() {
        assert!(with_short_names(&program(), "\"./explorer_bg.js\": import0").is_err());
        assert!(with_short_names(&program()[..40], "").is_err());
    }

    #[test]
    fn every_number_has_its_name() {
        assert_eq!([0, 25, 26, 27, 52].map(letters), ["a", "z", "aa", "ab", "ba"]);
    }
}
