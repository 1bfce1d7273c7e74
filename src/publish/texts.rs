//! The texts of one language as the programs fetch them, and `explorer.txt`.

use super::folder::Folder;
use crate::text::{self, Locale};

/// A pack of texts: the file, and what it contains.
#[derive(Debug, Clone)]
pub(super) struct Pack {
    pub file: String,
    pub content: String,
}

/// Writes the texts of the first program.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale) -> Result<Pack, String> {
    write_pack(folder, "texts", locale, text::shown_pack(locale.code()))
}

/// Writes the texts that the charts program needs besides.
pub(super) fn write_charts(folder: &mut Folder<'_>, locale: Locale) -> Result<Pack, String> {
    write_pack(folder, "charts", locale, text::charts_pack(locale.code()))
}

/// Writes the texts on what has happened since publication.
pub(super) fn write_since(folder: &mut Folder<'_>, locale: Locale) -> Result<Pack, String> {
    write_pack(folder, "since", locale, text::since_pack(locale.code()))
}

fn write_pack(folder: &mut Folder<'_>, name: &str, locale: Locale, pack: Option<String>) -> Result<Pack, String> {
    let language = locale.code();
    let content = pack.ok_or_else(|| format!("There are no texts in the language {language}."))?;
    let file = folder.write_hashed(&format!("{name}.{language}"), ".txt", content.as_bytes())?;
    Ok(Pack { file, content })
}

/// Writes `explorer.txt`, the build id. `404.html` finds the site's folder by it.
pub(super) fn write_marker(folder: &mut Folder<'_>) -> Result<(), String> {
    folder.write("explorer.txt", text::build())
}
