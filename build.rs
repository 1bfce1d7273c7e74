//! Checks the content and emits it as Rust.
//!
//! Reads `src/proposal/data`, `src/context/data` and `src/text/<language>`, stops with file and line
//! if anything is wrong, and writes to `OUT_DIR`: the records as Rust statics, a constant for each
//! text of the pages, one pack of texts for each language, and the build id. The work is done by the
//! crate `content`.

use content::load::{self, Problem};
use content::{check, emit, translation};
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    // Cargo reruns this script by itself when the script or a crate it links has changed.
    for folder in load::FOLDERS.iter().chain([&load::TEXTS]) {
        println!("cargo::rerun-if-changed={folder}");
    }
    if let Err(problems) = run() {
        for problem in &problems {
            println!("cargo::error={problem}");
        }
        std::process::exit(1);
    }
}

fn run() -> Result<(), Vec<Problem>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    let fault = |message| vec![Problem { file: load::LANGUAGES.to_owned(), line: 0, message }];
    let files = load::Files::read(&root).map_err(|p| vec![p])?;
    let content = load::load(&files)?;
    check::check(&content, &files)?;
    let emitted = emit::emit(&content);
    let mut packs = String::from("pub static PACKS: &[(&str, &str)] = &[\n");
    let mut outputs = Vec::new();
    // the default language, the one of the pages at the root, comes first
    let mut languages = Vec::new();
    for (code, pack) in emitted.packs {
        languages.push(code.clone());
        packs.push_str(&format!("    ({code:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/text.{code}.pack\"))),\n"));
        outputs.push((format!("text.{code}.pack"), pack));
    }
    packs.push_str(&format!(
        "];\n/// How many texts the first program shows; they come first in every pack.\n\
         pub const SHOWN: usize = {};\n\
         /// Position after the last text that the second program shows at once.\npub const CHARTED: usize = {};\n\
         /// Position after the last text on what has happened since publication.\npub const DEVELOPED: usize = {};\n",
        emitted.shown, emitted.charted, emitted.developed
    ));
    let published = translation::published(&root).map_err(fault)?;
    let place = |code: &String| published.iter().position(|language| language.code == *code);
    languages.sort_by_key(place);
    let names: Vec<&str> = published.iter().map(|language| language.name.as_str()).collect();
    let reviewed =
        languages.iter().map(|code| translation::is_reviewed(&root, code)).collect::<Result<Vec<bool>, String>>();
    for (name, text) in [
        ("packs.rs", packs),
        (
            "languages.rs",
            format!(
                "/// Codes of the languages of this build, the one of the pages at the root first.\n\
                 pub const LANGUAGES: &[&str] = &{languages:?};\n\
                 /// Their names in the languages themselves.\npub const LANGUAGE_NAMES: &[&str] = &{names:?};\n\
                 /// Whether all texts of each language have been reviewed.\n\
                 pub const REVIEWED: &[bool] = &{:?};\n",
                reviewed.map_err(fault)?
            ),
        ),
        ("proposal_records.rs", emitted.proposal),
        ("context_records.rs", emitted.context),
        ("keys.rs", emitted.keys),
        ("chart_keys.rs", emitted.chart_keys),
    ] {
        outputs.push((name.to_owned(), text));
    }
    for (name, text) in &outputs {
        fs::write(out.join(name), text)
            .map_err(|e| vec![Problem { file: name.clone(), line: 0, message: e.to_string() }])?;
    }
    println!("cargo::rustc-env=EXPLORER_BUILD={:016x}", build_id(&outputs));
    Ok(())
}

/// FNV-1a over all outputs: the build id, which programs compare with the packs of texts and with the
/// page that they run in.
///
/// A program finds a text by its position, so it must never be combined with a pack in which the
/// positions or the records are others; that is what the id guards against, and it depends on the
/// outputs alone. It need not cover code and styles: a page names its programs, its style sheet and
/// its packs by a hash of what they contain, so a page can only load the ones it was written with.
/// The native program that writes the pages and the programs for the browser are built by different
/// compilers from the same content and so get the same id.
fn build_id(outputs: &[(String, String)]) -> u64 {
    let bytes = outputs.iter().flat_map(|(name, text)| name.bytes().chain([0]).chain(text.bytes()).chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
