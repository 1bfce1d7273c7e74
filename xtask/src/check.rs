//! What a change must pass, in the order in which a failure is cheapest to find after the build.

use crate::process;
use crate::site::{self, Settings};
use crate::tools::{self, For};
use std::path::Path;
use std::process::Command;

/// Sets up, builds the site, and runs every check and test; stops at the first that fails.
pub fn test(root: &Path) -> Result<(), String> {
    let tools = tools::set_up(root, For::Testing)?;
    let settings = Settings::plain(root);
    site::build(root, &tools, &settings)?;

    if has_subcommand("fmt") {
        eprintln!("Checking the format.");
        process::run(cargo(root).args(["fmt", "--all", "--check"]), "The format check (cargo fmt --all)")?;
    } else {
        eprintln!("Skipped the format check: this toolchain has no rustfmt.");
    }
    if has_subcommand("clippy") {
        eprintln!("Checking the code with clippy.");
        process::run(
            cargo(root).args(["clippy", "--quiet", "--workspace", "--all-targets"]).args([
                "--features",
                "ssr",
                "--",
                "-D",
                "warnings",
            ]),
            "The code check (cargo clippy)",
        )?;
    } else {
        eprintln!("Skipped the code check: this toolchain has no clippy.");
    }

    match &tools.cargo_deny {
        Some(program) => {
            eprintln!("Checking the dependencies' licences and sources.");
            process::run(
                deny(root, program).args(["-D", "unused-wrapper", "bans", "licenses", "sources"]),
                "The check of the dependencies (cargo deny, by deny.toml)",
            )?;
        }
        None => eprintln!("Skipped {UNCHECKED}"),
    }

    eprintln!("Running the tests.");
    let mut tests = cargo(root);
    tests.args(["test", "--workspace", "--features", "ssr"]).env("EXPLORER_DIST", &settings.dist);
    for (name, path) in [
        ("EXPLORER_AXE", tools.axe),
        ("EXPLORER_CHROMIUM", tools::chromium()),
        ("EXPLORER_CHROMEDRIVER", tools::chromedriver()),
    ] {
        if let Some(path) = path {
            tests.env(name, path);
        }
    }
    let mut not_run = Vec::new();
    match &tools.firefox {
        Ok(firefox) => {
            tests.env("EXPLORER_FIREFOX", &firefox.browser).env("EXPLORER_GECKODRIVER", &firefox.driver);
        }
        Err(reason) => {
            tests.env("EXPLORER_WITHOUT_FIREFOX", reason);
            not_run.push(("Firefox", reason));
        }
    }
    match &tools.webkit {
        Ok(webkit) => {
            tests.env("EXPLORER_WEBKITDRIVER", &webkit.driver).env("EXPLORER_XVFB", &webkit.display);
        }
        Err(reason) => {
            tests.env("EXPLORER_WITHOUT_WEBKIT", reason);
            not_run.push(("WebKit", reason));
        }
    }
    let ran = process::run(&mut tests, "The test run (cargo test)");
    for (engine, reason) in not_run {
        eprintln!("Nothing was tested in {engine}. {reason}");
    }
    ran?;
    if tools.cargo_deny.is_none() {
        // said again where it is not lost among a thousand lines
        eprintln!("All passed that ran. Skipped {UNCHECKED}");
    }
    Ok(())
}

const UNCHECKED: &str =
    "the check of the dependencies' licences and sources: cargo-deny is not here and could not be installed.";

/// Asks the list of known weaknesses of crates, which comes over the network.
pub fn advisories(root: &Path) -> Result<(), String> {
    let program = tools::cargo_deny()?;
    eprintln!("Fetching the list of known weaknesses, and comparing it with Cargo.lock.");
    process::run(
        deny(root, &program).arg("advisories"),
        "The check for known weaknesses (cargo deny check advisories, which needs a network)",
    )
}

fn deny(root: &Path, program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root).args(["--workspace", "check", "--hide-inclusion-graph"]);
    command
}

/// Runs the benchmarks.
pub fn bench(root: &Path) -> Result<(), String> {
    process::run(cargo(root).args(["bench", "--features", "ssr"]), "The benchmark (cargo bench)")
}

fn cargo(root: &Path) -> Command {
    let mut command = Command::new(process::cargo());
    command.current_dir(root);
    command
}

fn has_subcommand(name: &str) -> bool {
    process::output_of(process::cargo(), &[name, "--version"]).is_some()
}
