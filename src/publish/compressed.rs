//! A compressed copy beside each file that compressing makes smaller, for hosts that send such copies as they are.
//!
//! A host that compresses while it answers uses a weaker setting than the strongest, which takes about a second for
//! each megabyte. Sizes in `docs/performance.md` and the bounds of `tests/sizes.rs` are those of these copies.

use super::folder::{Folder, files};
use super::hosting::compresses;
use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Endings of the copies, added to the whole name of a file.
pub const ENDINGS: [&str; 2] = [".br", ".gz"];

/// Files smaller than this, in bytes, are left alone: they need one packet either way.
const LEAST: usize = 512;

/// Whether a file is such a copy.
#[must_use]
pub fn is_copy(path: &str) -> bool {
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// Writes the copies. Every other file must have been written before.
///
/// # Errors
/// If a file cannot be read or written.
pub(super) fn write(folder: &mut Folder<'_>) -> Result<(), String> {
    let paths: Vec<String> =
        files(folder.path())?.into_iter().filter(|path| compresses(path) && !is_copy(path)).collect();
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let read_from: &Folder<'_> = folder;
    let work = || -> Result<(), String> {
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            let content = read_from.read(path)?;
            if content.len() < LEAST {
                continue;
            }
            let copies = [brotli(&content), gzip(&content)];
            let smaller = ENDINGS.iter().zip(copies).filter(|(_, copy)| copy.len() < content.len());
            let smaller = smaller.map(|(ending, copy)| (format!("{path}{ending}"), copy));
            done.lock().map_err(|_| "Another file could not be compressed.")?.extend(smaller);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|_| Err("A file could not be compressed.".to_owned())))
    })?;
    let done = done.into_inner().map_err(|_| "A file could not be compressed.")?;
    done.into_iter().try_for_each(|(path, copy)| folder.write(&path, copy))
}

/// A file as brotli at its strongest setting.
fn brotli(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    // writing to memory does not fail
    let _ = writer.write_all(content);
    drop(writer);
    out
}

/// A file as gzip at its strongest setting.
fn gzip(content: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = writer.write_all(content);
    writer.finish().unwrap_or_default()
}
