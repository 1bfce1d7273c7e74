//! Native only: writes the site into the folder that Trunk has filled with the programs and the style sheet.
//!
//! [`run`] lists everything in the order in which it is written, which matters: pages name hashed files, the
//! service worker lists every file with its hash, and server files name the policies of the pages.

pub mod compressed;
mod data;
mod drawings;
mod embed;
mod esbuild;
mod feed;
mod folder;
mod glue;
mod hosting;
mod html;
mod json_ld;
mod language_style;
mod machines;
pub mod manifest;
mod not_found;
pub mod official;
pub mod offline;
mod pages;
mod policy;
mod programs;
mod scripts;
pub mod search;
mod settings;
pub mod single;
mod sitemap;
mod texts;
mod wasm;

pub use html::{body, direction_attribute};
pub use language_style::language_style;
pub use settings::Settings;

use crate::text::{LANGUAGES, Locale};
use folder::Folder;
use official::Official;
use programs::Program;
use std::path::Path;
use texts::Pack;

/// The language of the pages at the root.
pub const LANGUAGE: &str = LANGUAGES[0];

/// The style sheet.
#[derive(Debug)]
struct Style {
    /// File name of the whole sheet.
    file: String,
    /// The whole sheet.
    whole: String,
    /// Its first and its last part for screens, which the explorer's page contains.
    explorer: [String; 2],
    /// File name of the part for print, which that page links to.
    print: String,
}

/// What the pages of one language refer to.
#[derive(Debug)]
struct Edition {
    locale: Locale,
    /// The style that only its pages contain, if it needs one.
    style: Option<String>,
    texts: Pack,
    charts_texts: Pack,
    since_texts: Pack,
    /// What the search finds.
    search_index: Pack,
    /// File name of the script that starts the programs with these texts.
    start: String,
}

/// What pages refer to or contain.
#[derive(Debug)]
struct Built {
    explorer: Program,
    charts: Program,
    search: Program,
    /// One for each published language, that of the pages at the root first.
    editions: Vec<Edition>,
    style: Style,
    /// The script in the head of each page.
    head: String,
    /// The script of the page for addresses that lead nowhere.
    not_found: String,
    /// The official wording, with the name of its file.
    official: Option<(Official, String)>,
}

/// Writes everything; returns how many files.
///
/// # Errors
/// A sentence that names the file that could not be read or written, or the tool that failed.
pub fn run(folder: &Path, settings: &Settings) -> Result<usize, String> {
    let settings = &settings.checked()?;
    let locales = LANGUAGES
        .iter()
        .map(|code| Locale::built_in(code).ok_or_else(|| format!("There are no texts in the language {code}.")))
        .collect::<Result<Vec<Locale>, String>>()?;
    let locale = locales[0];
    let mut folder = Folder::new(folder);

    // before anything is written, since the file may have faults
    let official = settings.official.as_deref().map(|file| Official::read(file, locale)).transpose()?;
    let built = &build(&mut folder, &locales, official)?;
    // a page has the sizes of these
    data::write(&mut folder, locale)?;
    machines::write_guide(&mut folder, locale, settings)?;
    for locale in &locales {
        data::write_proposal(&mut folder, *locale)?;
        machines::write_summary(&mut folder, *locale, settings)?;
    }
    let sizes = data::write_sizes(&mut folder)?;
    for edition in &built.editions {
        pages::write(&mut folder, edition, built, settings, &sizes)?;
        drawings::write(&mut folder, edition.locale)?;
    }
    not_found::write(&mut folder, &locales, built, settings)?;
    sitemap::write(&mut folder, settings)?;
    for locale in &locales {
        feed::write(&mut folder, *locale, settings)?;
        manifest::write(&mut folder, *locale)?;
    }
    texts::write_marker(&mut folder)?;
    embed::write(&mut folder, locale)?;
    folder.write("no-script.css", esbuild::minify_style(include_str!("no-script.css"))?)?;
    // lists every file that devices keep, so these are written before
    offline::write(&mut folder, &locales)?;
    let mut packed = single::Packed::new();
    for edition in &built.editions {
        single::write(&mut folder, edition, built, settings, &mut packed)?;
    }
    // `_headers` lists every file of the site
    hosting::write(&mut folder, built, settings)?;
    if settings.compressed {
        compressed::write(&mut folder)?;
    }
    Ok(folder.written())
}

/// Writes the programs, texts and start scripts, and collects what pages need of them.
fn build(folder: &mut Folder<'_>, locales: &[Locale], official: Option<Official>) -> Result<Built, String> {
    let explorer = programs::write(folder, "explorer")?;
    let charts = programs::write(folder, "charts")?;
    let search = programs::write(folder, "search")?;
    let part = |name: &str| {
        let content = folder.read_text(name)?;
        folder.remove(name).map(|()| content)
    };
    let [first, pages] = [part("first.css")?, part("pages.css")?];
    let [last, print] = [part("last.css")?, part("print.css")?];
    let pages = folder.write_hashed("pages", ".css", pages.as_bytes())?;
    let print = folder.write_hashed("print", ".css", print.as_bytes())?;
    let mut editions = Vec::new();
    for locale in locales.iter().copied() {
        let (texts, charts_texts) = (texts::write(folder, locale)?, texts::write_charts(folder, locale)?);
        let (since_texts, search_index) = (texts::write_since(folder, locale)?, search::write(folder, locale)?);
        let own = [&texts, &charts_texts, &since_texts, &search_index];
        let start = scripts::write(folder, [&explorer, &charts, &search], own, &pages, (locale, locales))?;
        let style = language_style(locale.code()).map(|css| esbuild::minify_style(&css)).transpose()?;
        editions.push(Edition { locale, style, texts, charts_texts, since_texts, search_index, start });
    }
    let file = folder.find("main-", ".css")?;
    let official = official
        .map(|wording| {
            let file =
                folder.write_hashed(&format!("official.{}", locales[0].code()), ".txt", wording.file().as_bytes())?;
            Ok::<_, String>((wording, file))
        })
        .transpose()?;
    Ok(Built {
        style: Style { whole: folder.read_text(&file)?, file, explorer: [first, last], print },
        head: scripts::head()?,
        not_found: not_found::script()?,
        explorer,
        charts,
        search,
        editions,
        official,
    })
}
