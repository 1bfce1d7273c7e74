//! The two programs: each a WebAssembly module and the script that wasm-bindgen has written for it, made
//! small and named by content.

use super::esbuild::{self, Target};
use super::folder::{Folder, digest};
use super::glue;
use std::path::Path;
use std::process::Command;

/// File names of a program.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub script: String,
    pub module: String,
}

/// Replaces what Trunk has built of a program with the files that are published.
///
/// # Errors
/// A sentence, if a tool fails or script and module do not fit together.
pub(super) fn write(folder: &mut Folder<'_>, name: &str) -> Result<Program, String> {
    let (script, module) = (folder.find(name, ".js")?, folder.find(name, "_bg.wasm")?);
    let fault = |why: String| format!("{module}: {why}");
    optimize(&folder.path().join(&module), &glue::without_unused_exports(&folder.read(&module)?).map_err(fault)?)
        .map_err(fault)?;
    let formatted = esbuild::format_script(&folder.read_text(&script)?)?;
    let (small_module, small_script) = glue::with_short_names(&folder.read(&module)?, &formatted).map_err(fault)?;
    folder.remove(&script)?;
    folder.remove(&module)?;
    // the names follow Trunk's, which differ between an app and a worker
    let published = match module.contains('-') {
        true => format!("{name}-{}_bg.wasm", digest(&small_module)),
        false => format!("{name}_bg-{}.wasm", digest(&small_module)),
    };
    folder.write(&published, small_module)?;
    let small_script = esbuild::minify_script(&small_script, Target::Module, &[])?;
    Ok(Program { script: folder.write_hashed(name, ".js", small_script.as_bytes())?, module: published })
}

/// What wasm-opt does, repeated until the module stops shrinking, and the features that Chromium 97,
/// Firefox 102 and Safari 16 have. With `--all-features` they would reject the module.
const OPTIONS: [&str; 13] = [
    "--converge",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // nothing is stored below address 1,024, where the end of the stack is
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Writes a module to a file, optimized for size. `cargo xtask` puts wasm-opt on PATH.
fn optimize(module: &Path, content: &[u8]) -> Result<(), String> {
    let fault = |e: std::io::Error| format!("It cannot be replaced: {e}.");
    std::fs::write(module, content).map_err(fault)?;
    let mut output = module.as_os_str().to_owned();
    output.push(".small");
    let output = Path::new(&output);
    let status = Command::new("wasm-opt")
        .args(OPTIONS)
        .arg(format!("--output={}", output.display()))
        .arg(module)
        .status()
        .map_err(|e| format!("wasm-opt does not start ({e}). Build with `cargo xtask build`."))?;
    if !status.success() {
        return Err("wasm-opt has failed.".to_owned());
    }
    std::fs::rename(output, module).map_err(fault)
}
