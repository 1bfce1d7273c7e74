//! What the built site costs its visitors, in Chromium on this machine: weights, loading, input to paint, memory.
//! Prints Markdown and judges nothing. `cargo xtask bench` builds the site and runs it; by itself:
//! `EXPLORER_DIST=dist cargo bench --bench site`.
//!
//! Times depend on the machine and on what else runs on it. So each is measured beside a plain page of 10 kB in the
//! same run, and the load average and the spread of a fixed loop are printed: compare ratios, and compare times only
//! of one run.

mod browser;
// `Program` and `Profile` are those of the browser tests
#[path = "../../tests/browser/chromium.rs"]
mod chromium;
mod host;
mod input;
mod load;
mod memory;
mod stats;
mod wasm;
mod weights;

use browser::{Browser, Outcome};
use host::Site;
use stats::Noise;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The parts, in the order they are printed.
const PARTS: [&str; 4] = ["weights", "load", "input", "memory"];

/// What the benchmark was told.
struct Told {
    /// How often each thing is measured.
    repeats: usize,
    /// The parts that are measured.
    parts: Vec<String>,
    dist: PathBuf,
    /// The folder of the programs as wasm-bindgen wrote them, with names of functions.
    named: PathBuf,
}

impl Told {
    fn read() -> Result<Told, String> {
        let folder = |variable: &str, usual: &str| {
            std::env::var_os(variable).map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(usual), PathBuf::from)
        };
        let mut told = Told {
            repeats: 5,
            parts: Vec::new(),
            dist: folder("EXPLORER_DIST", "dist"),
            named: folder("EXPLORER_NAMED_PROGRAMS", "target/wasm-bindgen/release"),
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                // cargo says so to every benchmark
                "--bench" => {}
                "--repeats" => {
                    let number = words.next().and_then(|n| n.parse().ok()).filter(|n| *n > 0);
                    told.repeats = number.ok_or("--repeats needs a number, at least 1.")?;
                }
                part if PARTS.contains(&part) => told.parts.push(part.to_owned()),
                other => return Err(format!("\"{other}\" is none of --repeats N, {}.", PARTS.join(", "))),
            }
        }
        if told.parts.is_empty() {
            told.parts = PARTS.map(str::to_owned).to_vec();
        }
        if !told.dist.join("index.html").is_file() {
            return Err(format!("There is no built site in {}; `cargo xtask bench` builds it.", told.dist.display()));
        }
        Ok(told)
    }
}

fn main() -> ExitCode {
    let measured = Told::read().and_then(|told| {
        // a thread of its own watches the connections to the driver while this one compresses files
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|e| format!("A runtime can't be made: {e}."))?;
        runtime.block_on(measure(&told)).map_err(|e| e.to_string())
    });
    match measured {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(told: &Told) -> Outcome<String> {
    let site = Site::new(&told.dist)?;
    let mut noise = Noise::new();
    let browser = Browser::start().await?;
    let mut sections = Vec::new();
    for part in &told.parts {
        eprintln!("Measuring: {part}.");
        sections.push(match part.as_str() {
            "weights" => weights::measure(&browser, &site).await? + wasm::measure(&told.dist, &told.named)?.as_str(),
            "load" => load::measure(&browser, &site, told.repeats, &mut noise).await?,
            "input" => input::measure(&browser, &site, told.repeats, &mut noise).await?,
            _ => memory::measure(&browser, &site).await?,
        });
    }
    let version = browser.version().await?;
    browser.quit().await?;
    noise.take();
    Ok(format!("{}{}", machine(told.repeats, &version, &noise), sections.concat()))
}

/// When and on what it was measured.
fn machine(repeats: usize, browser: &str, noise: &Noise) -> String {
    let date = Command::new("date").args(["-u", "+%Y-%m-%d %H:%M UTC"]).output();
    let date = date.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned()).unwrap_or_default();
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or("a processor of unknown model", |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{date}. {cores} cores of {model}, {browser}. {repeats} repeats. Load average {}. A fixed loop, {} times \
         between the measurements, took {} ms: the wider this range, the less the times below mean.\n",
        noise.load_averages(),
        noise.loops(),
        noise.spread(),
    )
}
