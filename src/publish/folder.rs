//! The site's folder, which Trunk has filled with the programs, the style sheet and the files of `public`.

use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The site's folder and how many files were written into it. Paths are relative to it.
pub(super) struct Folder<'a> {
    path: &'a Path,
    written: usize,
}

impl<'a> Folder<'a> {
    pub(super) fn new(path: &'a Path) -> Self {
        Self { path, written: 0 }
    }

    /// How many files were written.
    pub(super) fn written(&self) -> usize {
        self.written
    }

    pub(super) fn path(&self) -> &'a Path {
        self.path
    }

    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(self.path.join(path)).map_err(|e| format!("{path} cannot be read: {e}."))
    }

    pub(super) fn read_text(&self, path: &str) -> Result<String, String> {
        String::from_utf8(self.read(path)?).map_err(|e| format!("{path} is not text: {e}."))
    }

    /// Writes a file, with the folders it lies in.
    pub(super) fn write(&mut self, path: &str, content: impl AsRef<[u8]>) -> Result<(), String> {
        let to = self.path.join(path);
        let fault = |e: std::io::Error| format!("{} cannot be written: {e}.", to.display());
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(fault)?;
        }
        fs::write(&to, content).map_err(fault)?;
        self.written += 1;
        Ok(())
    }

    /// Writes a file under a name that changes with its content, and returns that name.
    pub(super) fn write_hashed(&mut self, stem: &str, ending: &str, content: &[u8]) -> Result<String, String> {
        let path = format!("{stem}-{}{ending}", digest(content));
        self.write(&path, content)?;
        Ok(path)
    }

    pub(super) fn remove(&self, path: &str) -> Result<(), String> {
        fs::remove_file(self.path.join(path)).map_err(|e| format!("{path} cannot be removed: {e}."))
    }

    /// The one file in the folder itself whose name starts and ends so. Trunk puts a hash between.
    ///
    /// # Errors
    /// If there is no such file, or more than one.
    pub(super) fn find(&self, start: &str, end: &str) -> Result<String, String> {
        let mut found = files(self.path)?
            .into_iter()
            .filter(|path| !path.contains('/') && path.starts_with(start) && path.ends_with(end));
        match (found.next(), found.next()) {
            (Some(file), None) => Ok(file),
            (None, _) => Err(format!("Trunk has built no {start}…{end}.")),
            (Some(one), Some(other)) => {
                Err(format!("{one} and {other} cannot both be the {start}…{end} of this build."))
            }
        }
    }
}

/// Every file below a folder, as paths relative to it, sorted.
pub(super) fn files(folder: &Path) -> Result<Vec<String>, String> {
    let fault = |e: std::io::Error| format!("{} cannot be read: {e}.", folder.display());
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, path)) = folders.pop() {
        for entry in fs::read_dir(folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let path = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(fault)?.is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The first sixteen hexadecimal digits of the content's SHA-256.
pub(super) fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
