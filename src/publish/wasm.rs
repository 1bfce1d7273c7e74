//! Reading and writing the imports and exports of a WebAssembly module, as its binary format has them:
//! <https://webassembly.github.io/spec/core/binary/modules.html>.

/// Ids of the sections that hold names: imports and exports.
pub(super) const IMPORTS: u8 = 2;
pub(super) const EXPORTS: u8 = 7;

/// Id of custom sections, which only tools read.
const CUSTOM: u8 = 0;

/// The module with sections replaced by what `change` returns for their id and content, without custom
/// sections; `None` if it cannot be read.
pub(super) fn map_sections(module: &[u8], mut change: impl FnMut(u8, &[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut out = head.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let mut input = after;
        let body = read_bytes(&mut input)?;
        rest = input;
        if id != CUSTOM {
            out.push(id);
            write_bytes(&change(id, body)?, &mut out);
        }
    }
    Some(out)
}

/// One import or export.
pub(super) struct Entry<'a> {
    /// Module of an import.
    pub module: Option<&'a str>,
    pub name: &'a str,
    /// Its kind, and the number of its type or of what is exported.
    pub what: &'a [u8],
    /// All of its bytes.
    pub whole: &'a [u8],
}

/// The entries of a section of imports or exports. Imports must be functions, as wasm-bindgen has them for
/// programs without threads; `None` otherwise.
pub(super) fn read_entries(mut body: &[u8], imports: bool) -> Option<Vec<Entry<'_>>> {
    let count = read_number(&mut body)?;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let start = body;
        let module = if imports { Some(std::str::from_utf8(read_bytes(&mut body)?).ok()?) } else { None };
        let name = std::str::from_utf8(read_bytes(&mut body)?).ok()?;
        let what = body;
        let (kind, after) = body.split_first()?;
        body = after;
        read_number(&mut body)?;
        if imports && *kind != 0 {
            return None;
        }
        let [what, whole] = [what, start].map(|from| &from[..from.len() - body.len()]);
        found.push(Entry { module, name, what, whole });
    }
    body.is_empty().then_some(found)
}

/// The content of a section of these entries, each written by `write`.
pub(super) fn write_entries<'a>(
    entries: impl Iterator<Item = &'a Entry<'a>> + Clone,
    mut write: impl FnMut(&Entry<'a>, &mut Vec<u8>),
) -> Vec<u8> {
    let mut out = Vec::new();
    write_number(entries.clone().count(), &mut out);
    entries.for_each(|entry| write(entry, &mut out));
    out
}

/// Reads an unsigned LEB128 number of at most 32 bits.
fn read_number(input: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = input.split_first()?;
        *input = rest;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Reads a length and that many bytes.
fn read_bytes<'a>(input: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = read_number(input)?;
    let (bytes, rest) = input.split_at_checked(length)?;
    *input = rest;
    Some(bytes)
}

/// Writes an unsigned LEB128 number.
pub(super) fn write_number(mut value: usize, out: &mut Vec<u8>) {
    while value > 0x7f {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes a length and that many bytes.
pub(super) fn write_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    write_number(bytes.len(), out);
    out.extend_from_slice(bytes);
}
