//! The scripts that start the programs: in the head of each page, `start-….js` and `offline-….js`.

use super::esbuild::{Target, minify_script};
use super::folder::Folder;
use super::programs::Program;
use super::texts::Pack;
use crate::text::LANGUAGES;
use serde_json::json;

/// Disables the page when a program traps. The start scripts of the site and of the single file begin with it.
pub(super) const STOPPED: &str = include_str!("../client/stopped.js");

/// The script in the head of each page, which runs before the first paint.
pub(super) fn head() -> Result<String, String> {
    minify_script(include_str!("../client/head.js"), Target::Every, &[])
}

/// Writes the module that starts the programs with the texts of a language, and the ones that it loads; returns the
/// name of the first.
pub(super) fn write(
    folder: &mut Folder<'_>,
    [explorer, charts, search]: [&Program; 3],
    [texts, charts_texts, since_texts, search_index]: [&Pack; 4],
    pages_style: &str,
    code: &str,
) -> Result<String, String> {
    let offline = minify_script(include_str!("../client/offline.js"), Target::Module, &[])?;
    let offline = folder.write_hashed("offline", ".js", offline.as_bytes())?;
    let frame = minify_script(include_str!("../client/frame.js"), Target::Module, &[])?;
    let frame = folder.write_hashed("frame", ".js", frame.as_bytes())?;
    let files = [
        ("EXPLORER_SCRIPT", explorer.script.as_str()),
        ("EXPLORER_MODULE", &explorer.module),
        ("TEXTS", &texts.file),
        ("CHARTS_SCRIPT", &charts.script),
        ("CHARTS_MODULE", &charts.module),
        ("CHARTS_TEXTS", &charts_texts.file),
        ("SINCE_TEXTS", &since_texts.file),
        ("SEARCH_SCRIPT", &search.script),
        ("SEARCH_MODULE", &search.module),
        ("SEARCH_INDEX", &search_index.file),
        ("FRAME_SCRIPT", &frame),
        ("OFFLINE_SCRIPT", &offline),
        ("PAGES_STYLE", pages_style),
    ];
    let constants = files.map(|(name, file)| (name, json!(format!("./{file}"))));
    let start = format!("{STOPPED}{}", include_str!("../client/start.js"));
    let name = match code == LANGUAGES[0] {
        true => "start".to_owned(),
        false => format!("start.{code}"),
    };
    folder.write_hashed(&name, ".js", minify_script(&start, Target::Module, &constants)?.as_bytes())
}
