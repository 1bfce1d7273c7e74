//! What the programs consist of: sections of the published files, and the largest functions by name.
//!
//! Published programs have no names. wasm-bindgen's output, which wasm-opt makes them of, still has them; so the list
//! is of that file. wasm-opt inlines and merges functions, so the sizes there are close to the published ones, not the
//! same.

use crate::browser::Outcome;
use crate::stats::{Table, kb};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many functions are listed.
const LARGEST: usize = 20;
/// The longest name that is printed whole, in characters.
const LONGEST: usize = 110;

/// The programs, by the beginnings of their files' names.
const PROGRAMS: [&str; 2] = ["explorer", "charts"];

pub fn measure(dist: &Path, named: &Path) -> Outcome<String> {
    let mut text = "\n### What the programs consist of\n\nSections of the published files, kB raw:\n".to_owned();
    let mut table = Table::new(&["program", "functions", "code", "data", "other"]);
    for program in PROGRAMS {
        let bytes = std::fs::read(published(dist, program)?)?;
        let module = Module::read(&bytes).ok_or_else(|| format!("{program} is not understood"))?;
        let (code, data) = (module.size(CODE), module.size(DATA));
        let other = bytes.len() - code - data;
        let functions = module.functions().map_or(0, |functions| functions.len()).to_string();
        table.row(&[program.to_owned(), functions, kb(code), kb(data), kb(other)]);
    }
    text.push_str(&table.finish());
    for program in PROGRAMS {
        let file = named.join(format!("{program}_bg.wasm"));
        let bytes = std::fs::read(&file).unwrap_or_default();
        let Some(largest) = Module::read(&bytes).and_then(|module| module.largest()) else {
            text.push_str(&format!("\nNo file with names of functions was found for the program {program}.\n"));
            continue;
        };
        text.push_str(&format!(
            "\nThe {LARGEST} largest functions of the program {program} in the last build here, bytes before wasm-opt:\n"
        ));
        let mut table = Table::new(&["function", "bytes"]);
        for (name, size) in largest {
            table.row(&[format!("`{}`", short(&name)), size.to_string()]);
        }
        text.push_str(&table.finish());
    }
    Ok(text)
}

/// The published file of a program.
fn published(dist: &Path, program: &str) -> Outcome<PathBuf> {
    let mut files = std::fs::read_dir(dist)?.filter_map(|entry| Some(entry.ok()?.path()));
    let found = files.find(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(program) && name.ends_with(".wasm")
    });
    found.ok_or_else(|| format!("{} holds no program {program}", dist.display()).into())
}

/// A name without the hashes of crates, and without its middle if it is long.
fn short(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => plain += rest,
            _ => plain.extend(["[", part]),
        }
    }
    let letters: Vec<char> = plain.chars().collect();
    if letters.len() <= LONGEST {
        return plain;
    }
    let part = |letters: &[char]| letters.iter().collect::<String>();
    format!("{} … {}", part(&letters[..LONGEST / 2]), part(&letters[letters.len() - LONGEST / 2..]))
}

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// The sections of a module, each with its number.
struct Module<'a>(Vec<(u8, &'a [u8])>);

impl<'a> Module<'a> {
    fn read(bytes: &'a [u8]) -> Option<Module<'a>> {
        let mut left = Reader(bytes.strip_prefix(b"\0asm\x01\0\0\0")?);
        let mut sections = Vec::new();
        while let Some(number) = left.byte() {
            let length = left.number()?;
            sections.push((number, left.take(length)?));
        }
        Some(Module(sections))
    }

    fn section(&self, number: u8) -> Option<Reader<'a>> {
        self.0.iter().find(|(other, _)| *other == number).map(|(_, bytes)| Reader(bytes))
    }

    fn size(&self, number: u8) -> usize {
        self.section(number).map_or(0, |section| section.0.len())
    }

    /// Sizes of the module's own functions, in their order.
    fn functions(&self) -> Option<Vec<usize>> {
        let mut code = self.section(CODE)?;
        let count = code.number()?;
        (0..count)
            .map(|_| {
                let size = code.number()?;
                code.take(size)?;
                Some(size)
            })
            .collect()
    }

    /// How many functions are imported; their numbers come first.
    fn imported(&self) -> Option<usize> {
        let Some(mut imports) = self.section(IMPORTS) else { return Some(0) };
        let mut found = 0;
        for _ in 0..imports.number()? {
            for _ in 0..2 {
                let length = imports.number()?;
                imports.take(length)?;
            }
            match imports.byte()? {
                0 => {
                    imports.number()?;
                    found += 1;
                }
                // a table or a memory: the former has a type before its limits
                kind @ (1 | 2) => {
                    if kind == 1 {
                        imports.byte()?;
                    }
                    let with_most = imports.number()? & 1 == 1;
                    imports.number()?;
                    if with_most {
                        imports.number()?;
                    }
                }
                // a global
                _ => {
                    imports.take(2)?;
                }
            }
        }
        Some(found)
    }

    /// Names of functions by their numbers.
    fn names(&self) -> Option<BTreeMap<usize, String>> {
        let mut section = self.0.iter().filter(|(number, _)| *number == CUSTOM).find_map(|(_, bytes)| {
            let mut section = Reader(bytes);
            let length = section.number()?;
            (section.take(length)? == b"name").then_some(section)
        })?;
        while let Some(kind) = section.byte() {
            let length = section.number()?;
            let mut part = Reader(section.take(length)?);
            // the names of functions
            if kind == 1 {
                let count = part.number()?;
                return (0..count)
                    .map(|_| {
                        let number = part.number()?;
                        let length = part.number()?;
                        Some((number, String::from_utf8_lossy(part.take(length)?).into_owned()))
                    })
                    .collect();
            }
        }
        None
    }

    /// The largest functions with their names; `None` without names.
    fn largest(&self) -> Option<Vec<(String, usize)>> {
        let (first, names) = (self.imported()?, self.names()?);
        let mut all: Vec<(String, usize)> = self
            .functions()?
            .into_iter()
            .enumerate()
            .map(|(at, size)| (names.get(&(first + at)).cloned().unwrap_or_else(|| "without a name".to_owned()), size))
            .collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(LARGEST);
        Some(all)
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}
