//! Checks the content and packs it.
//!
//! Reads `src/proposal/data`, `src/context/data` and `src/text/<language>`, stops with file
//! and line if anything is wrong, and leaves in `OUT_DIR`: the records as Rust statics, a
//! constant for each text of the pages, one pack of texts a language, and the build id that
//! tells the app whether page, texts and program belong together.

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/proposal/source/check.rs"]
#[allow(dead_code)]
mod check;
#[path = "src/context/source/schema.rs"]
#[allow(dead_code)]
mod context_schema;
#[path = "src/proposal/source/emit.rs"]
mod emit;
#[path = "src/proposal/source/load.rs"]
mod load;
#[path = "src/proposal/source/locator.rs"]
mod locator;
#[path = "src/proposal/source/schema.rs"]
#[allow(dead_code)]
mod schema;

fn main() {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=style");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    if let Err(problems) = run() {
        for problem in &problems {
            println!("cargo::error={problem}");
        }
        std::process::exit(1);
    }
}

fn run() -> Result<(), Vec<load::Problem>> {
    let whole =
        |file: &str, e: std::io::Error| vec![load::Problem { file: file.to_owned(), line: 0, message: e.to_string() }];
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    let files = load::Files::read(&root).map_err(|p| vec![p])?;
    let content = load::load(&files)?;
    check::check(&content, &files)?;
    let emitted = emit::emit(&content);
    let id = build_id(&root).map_err(|e| whole("src", e))?;
    let write = |name: &str, text: &str| fs::write(out.join(name), text).map_err(|e| whole(name, e));
    write("records.rs", &emitted.records)?;
    let mut index = String::from("pub static PACKS: &[(&str, &str)] = &[\n");
    for (code, pack) in &emitted.packs {
        write(&format!("text.{code}.pack"), pack)?;
        index.push_str(&format!("    ({code:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/text.{code}.pack\"))),\n"));
    }
    index.push_str("];\n");
    index.push_str(&format!(
        "/// How many texts the first program shows; they come first in every pack.\npub const SHOWN: usize = {};\n\
         /// Where the texts end that only the second program shows.\npub const CHARTED: usize = {};\n",
        emitted.shown, emitted.charted
    ));
    write("packs.rs", &index)?;
    write("keys.rs", &emitted.keys)?;
    write("chart_keys.rs", &emitted.chart_keys)?;
    println!("cargo::rustc-env=EXPLORER_BUILD={id:016x}");
    Ok(())
}

/// FNV-1a over everything that decides what the program and its texts say, so that the
/// native and the browser build of one state agree and those of two states do not.
fn build_id(root: &Path) -> std::io::Result<u64> {
    fn visit(path: &Path, hash: &mut u64) -> std::io::Result<()> {
        let mut entries: Vec<PathBuf> = fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        entries.sort();
        for entry in entries {
            if entry.is_dir() {
                visit(&entry, hash)?;
            } else {
                let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
                for byte in name.bytes().chain(fs::read(&entry)?) {
                    *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
                }
            }
        }
        Ok(())
    }
    let mut hash = 0xcbf2_9ce4_8422_2325;
    visit(&root.join("src"), &mut hash)?;
    visit(&root.join("style"), &mut hash)?;
    Ok(hash)
}
