//! The whole site in one file, to be opened from a disk or a memory stick without any server.
//!
//! It contains the programs, their texts and the style sheet, compressed, in script elements of a type that
//! browsers do not run; `single.js` decompresses them and starts the app, which finds `<html data-single>` and
//! keeps page and query behind `#/` (see [`crate::url`]). A page opened from a disk may fetch no other file, so
//! everything is inside.

pub mod pack;
mod simplify;
mod text;

use super::esbuild::{Target, minify_script, minify_style};
use super::folder::Folder;
use super::html::{LOOKS, direction_attribute, escape, failure_messages, inline_icon, publisher_attributes};
use super::policy::hash;
use super::{Built, Edition, Settings, scripts};
use crate::route::{Language, Page};
use crate::text::{charts, ui};
use serde_json::json;
use std::collections::HashMap;
use std::fmt::Write as _;

/// The file's path in the site's folder, in the first language.
pub const PATH: &str = "offline/japan-asean-explorer.html";

/// Writes the file.
///
/// # Errors
/// If a part cannot be read or compressed.
pub(super) fn write(
    folder: &mut Folder<'_>,
    edition: &Edition,
    built: &Built,
    settings: &Settings,
    packed: &mut Packed,
) -> Result<(), String> {
    let locale = edition.locale;
    let (language, code) = (Language::of(locale), locale.code());
    let official = built.official.as_ref().map(|(official, _)| official);
    let text = text::write(locale, settings, official)?;
    // for the app, which the text gives way to
    let official = official.map(|wording| format!("<template id=\"official\">{}</template>", wording.file()));
    let start = format!("{}{}", scripts::STOPPED, include_str!("../../client/single.js"));
    let start = minify_script(
        &start,
        Target::Classic,
        &[("CHARSET", json!(pack::CHARSET)), ("MOST_OF_LONGER", json!(pack::most_of_longer()))],
    )?;
    let host = format!("<p data-why=\"host\">{}</p></template>", escape(charts::SINGLE_HOST.get(locale)));
    let failures = failure_messages(locale).replace("</template>", &host);
    let style = format!("{}{}", built.style.whole, edition.style.as_deref().unwrap_or_default());
    let static_style = minify_style(include_str!("static.css"))?;
    let policy = format!(
        "default-src 'none'; script-src '{}' blob: 'wasm-unsafe-eval'; style-src '{}' '{}'; img-src data:; \
         connect-src blob:; base-uri 'none'; form-action 'none'",
        hash(&start),
        hash(&static_style),
        hash(&style),
    );
    let file = format!(
        "<!doctype html>\n<html lang=\"{code}\"{} data-language=\"{code}\" data-route=\"{route}\" data-single{}>\n<head>\n\
         <meta charset=\"{}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         {LOOKS}\n\
         <title>{}</title>\n\
         <link rel=\"icon\" href=\"{}\">\n\
         <style>{static_style}</style>\n{}\n<script>{start}</script>\n\
         </head>\n<body><div id=\"explorer-app\">{text}</div>\n{}{}</body>\n</html>\n",
        direction_attribute(code),
        publisher_attributes(settings),
        pack::CHARSET,
        escape(ui::SITE_TITLE.get(locale)),
        inline_icon(&folder.read("icon.svg")?),
        failures,
        packed_parts(folder, edition, built, &style, packed)?,
        official.unwrap_or_default(),
        route = Page::Explorer.in_language(language).path(),
    );
    let file = pack::encoded(&file, &[&start, &static_style])?;
    folder.write(&language.file(PATH), file)
}

/// What was packed for the file of one language and is the same in the others: content, and its digits and length.
pub(super) type Packed = HashMap<Vec<u8>, (String, usize)>;

/// The programs, texts and the style sheet as elements that `single.js` reads by their names.
fn packed_parts(
    folder: &Folder<'_>,
    edition: &Edition,
    built: &Built,
    style: &str,
    packed: &mut Packed,
) -> Result<String, String> {
    let parts = [
        ("style", style.as_bytes()),
        ("script", &folder.read(&built.explorer.script)?),
        ("program", &folder.read(&built.explorer.module)?),
        ("texts", edition.texts.content.as_bytes()),
        ("charts-script", &folder.read(&built.charts.script)?),
        ("charts-program", &folder.read(&built.charts.module)?),
        ("charts-texts", edition.charts_texts.content.as_bytes()),
        ("since-texts", edition.since_texts.content.as_bytes()),
        ("search-script", &folder.read(&built.search.script)?),
        ("search-program", &folder.read(&built.search.module)?),
        ("search-index", edition.search_index.content.as_bytes()),
    ];
    let mut out = String::new();
    for (name, bytes) in parts {
        if !packed.contains_key(bytes) {
            packed.insert(bytes.to_vec(), pack::pack(bytes)?);
        }
        let (digits, length) = &packed[bytes];
        let _ = writeln!(
            out,
            "<script type=\"application/octet-stream\" data-packed=\"{name}\" data-length=\"{length}\">{digits}</script>",
        );
    }
    Ok(out)
}
