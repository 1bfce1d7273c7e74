//! Tells how complete and how fresh the texts of each language are; `--seen <language>` takes all of its texts as made
//! from the present English wording, those whose wording has changed as drafts; `--reviewed <language>` takes all as
//! reviewed. Run by `cargo xtask texts`, in the folder of the project.

use content::load::FIRST_LANGUAGE;
use content::translation::{folders, mark, report};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<String, String> {
    let root = Path::new(".");
    let others: Vec<String> = folders(root)?.into_iter().filter(|code| code != FIRST_LANGUAGE).collect();
    match args {
        [] => others.iter().map(|code| report(root, code).map(|report| report.to_string())).collect(),
        [what, code] if ["--seen", "--reviewed"].contains(&what.as_str()) && others.contains(code) => {
            mark(root, code, what == "--reviewed")?;
            Ok(report(root, code)?.to_string())
        }
        _ => Err(format!("Say nothing, or --seen or --reviewed and one of: {}.", others.join(", "))),
    }
}
