//! The scripts that start the programs: in the head of each page, `start-….js` and `idle-….js`.

use super::esbuild::{Target, minify_script};
use super::folder::Folder;
use super::programs::Program;
use super::texts::Pack;
use crate::route::{Language, Page};
use crate::text::{LANGUAGES, Locale, charts, ui};
use serde_json::{Value, json};

/// Disables the page when a program traps. The start scripts of the site and of the single file begin with it.
pub(super) const STOPPED: &str = include_str!("../client/stopped.js");

/// The script in the head of each page, which runs before the first paint.
pub(super) fn head() -> Result<String, String> {
    minify_script(include_str!("../client/head.js"), Target::Every, &[])
}

/// The languages of the site, with the words in which each offers itself to readers of another: code, folder, sentence,
/// link, button.
fn languages(locales: &[Locale]) -> Value {
    let of = |locale: &Locale| {
        let folder = Page::Explorer.in_language(Language::of(*locale)).path();
        let words = [charts::LANGUAGE_OFFER, charts::LANGUAGE_SHOW, ui::NOTICE_DISMISS].map(|text| text.get(*locale));
        json!([locale.code(), folder, words[0], words[1], words[2]])
    };
    locales.iter().map(of).collect()
}

/// Writes the module that starts the programs with the texts of a language, and the ones that it loads; returns the
/// name of the first.
pub(super) fn write(
    folder: &mut Folder<'_>,
    [explorer, charts, search]: [&Program; 3],
    [texts, charts_texts, since_texts, search_index]: [&Pack; 4],
    pages_style: &str,
    (locale, locales): (Locale, &[Locale]),
) -> Result<String, String> {
    let idle = format!("{}{}", include_str!("../client/languages.js"), include_str!("../client/offline.js"));
    let idle = minify_script(&idle, Target::Module, &[("LANGUAGES", languages(locales))])?;
    let idle = folder.write_hashed("idle", ".js", idle.as_bytes())?;
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
        ("IDLE_SCRIPT", &idle),
        ("PAGES_STYLE", pages_style),
    ];
    let constants = files.map(|(name, file)| (name, json!(format!("./{file}"))));
    let start = format!("{STOPPED}{}", include_str!("../client/start.js"));
    let name = match locale.code() {
        code if code == LANGUAGES[0] => "start".to_owned(),
        code => format!("start.{code}"),
    };
    folder.write_hashed(&name, ".js", minify_script(&start, Target::Module, &constants)?.as_bytes())
}
