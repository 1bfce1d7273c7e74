//! What a change must pass. What fails fastest runs first: format, lints, native tests; then the build,
//! the tests of the built site, and the browsers last.

use crate::process;
use crate::programs::{self, TestProgram};
use crate::site::{self, Settings};
use crate::tools::{self, For, Tools};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The target of Cargo.toml with the browser tests, which take longer than all others together.
const BROWSER: &str = "browser";

/// The target of Cargo.toml that measures the programs: a build with little optimization fails it.
const SIZES: &str = "sizes";

/// Checks the format, lints, and runs the native tests: all that needs neither tools nor a built site.
///
/// # Errors
///
/// The first check that fails.
pub fn check(root: &Path) -> Result<(), String> {
    if has_subcommand("fmt") {
        step("Checking the format", || {
            process::run(cargo(root).args(["fmt", "--all", "--check"]), "The format check (cargo fmt --all)")
        })?;
    } else {
        eprintln!("Skipped the format check: this toolchain has no rustfmt.");
    }
    let of_site = programs::site_tests(root)?;
    if has_subcommand("clippy") {
        step("Linting with clippy", || {
            // --all-targets leaves out what a plain `cargo test` leaves out
            let every = ["--workspace", "--all-targets"].map(str::to_owned).to_vec();
            for targets in [every, programs::selecting(&of_site)] {
                let mut clippy = cargo(root);
                clippy.args(["clippy", "--quiet"]).args(targets).args(["--", "-D", "warnings"]);
                process::run(&mut clippy, "Linting (cargo clippy)")?;
            }
            Ok(())
        })?;
    } else {
        eprintln!("Skipped linting: this toolchain has no clippy.");
    }
    step("Running the native tests", || {
        process::run(cargo(root).args(["test", "--quiet", "--workspace"]), "The native tests (cargo test --workspace)")
    })
}

/// Runs every check and test, and sets up and builds the site between.
///
/// # Errors
///
/// The first check that fails, or why a tool can't be installed.
pub fn test(root: &Path) -> Result<(), String> {
    check(root)?;
    let tools = tools::set_up(root, For::Testing)?;
    match &tools.cargo_deny {
        Some(program) => step("Checking the dependencies' licences and sources", || {
            process::run(
                deny(root, program).args(["-D", "unused-wrapper", "bans", "licenses", "sources"]),
                "The check of the dependencies (cargo deny, by deny.toml)",
            )
        })?,
        None => eprintln!("Skipped {UNCHECKED}"),
    }
    let settings = Settings::plain(root);
    step("Building the site", || site::build(root, &tools, &settings))?;
    let mut of_site = programs::site_tests(root)?;
    of_site.retain(|name| name != BROWSER);
    step("Running the tests of the built site", || {
        let mut tests = cargo(root);
        tests.arg("test").args(programs::selecting(&of_site));
        process::run(told(&mut tests, &tools, &settings), "The tests of the built site (cargo test)")
    })?;
    let ran = step("Running the browser tests", || {
        let mut tests = cargo(root);
        tests.args(["test", "--test", BROWSER]);
        process::run(told(&mut tests, &tools, &settings), "The browser tests (cargo test --test browser)")
    });
    say_what_was_left_out(&tools);
    ran?;
    if tools.cargo_deny.is_none() {
        // repeated where it is not lost among a thousand lines
        eprintln!("All passed that ran. Skipped {UNCHECKED}");
    }
    Ok(())
}

/// Runs the tests whose names contain one of the filters, and all tests of a file under `tests` that is
/// named like a filter. Tools are installed and the site is built only if a test needs it; the build is a
/// quick one in a folder of its own, unless sizes are measured.
///
/// # Errors
///
/// If no test has such a name or a test fails; or why the site can't be built.
pub fn test_some(root: &Path, filters: &[String]) -> Result<(), String> {
    let of_site = programs::site_tests(root)?;
    eprintln!("Looking for the tests.");
    let native = chosen(programs::compile(root, &["--workspace".to_owned()])?, filters)?;
    let mut on_site = chosen(programs::compile(root, &programs::selecting(&of_site))?, filters)?;
    if native.is_empty() && on_site.is_empty() {
        return Err(format!("No test has a name that contains {}.", filters.join(" or ")));
    }
    for (program, arguments) in &native {
        run_program(program, &mut program.command(arguments))?;
    }
    if on_site.is_empty() {
        return Ok(());
    }
    let tools = tools::set_up(root, For::Testing)?;
    let settings = if on_site.iter().any(|(program, _)| program.target == SIZES) {
        let settings = Settings::plain(root);
        site::build(root, &tools, &settings)?;
        settings
    } else {
        let settings = Settings::quick_for_tests(root)?;
        site::build_if_changed(root, &tools, &settings)?;
        settings
    };
    on_site.sort_by_key(|(program, _)| program.target == BROWSER);
    let mut ran = Ok(());
    for (program, arguments) in &on_site {
        ran = run_program(program, told(&mut program.command(arguments), &tools, &settings));
        if ran.is_err() {
            break;
        }
    }
    if on_site.iter().any(|(program, _)| program.target == BROWSER) {
        say_what_was_left_out(&tools);
    }
    ran
}

/// The programs with tests that the filters choose, each with its arguments.
fn chosen(programs: Vec<TestProgram>, filters: &[String]) -> Result<Vec<(TestProgram, Vec<String>)>, String> {
    let mut chosen = Vec::new();
    for program in programs {
        if filters.contains(&program.target) {
            chosen.push((program, Vec::new()));
        } else if program.has_any(filters)? {
            chosen.push((program, filters.to_vec()));
        }
    }
    Ok(chosen)
}

fn run_program(program: &TestProgram, command: &mut Command) -> Result<(), String> {
    process::run(command, &format!("A test of {}", program.target))
}

/// Tells a test program where the site is and where the tools are.
fn told<'a>(tests: &'a mut Command, tools: &Tools, settings: &Settings) -> &'a mut Command {
    tests.env("EXPLORER_DIST", &settings.dist);
    for (name, path) in [
        ("EXPLORER_AXE", tools.axe.clone()),
        ("EXPLORER_HTML_VALIDATE", tools.html_validate.clone()),
        ("EXPLORER_CHROMIUM", tools::chromium()),
        ("EXPLORER_CHROMEDRIVER", tools::chromedriver()),
    ] {
        if let Some(path) = path {
            tests.env(name, path);
        }
    }
    match &tools.firefox {
        Ok(firefox) => {
            tests.env("EXPLORER_FIREFOX", &firefox.browser).env("EXPLORER_GECKODRIVER", &firefox.driver);
        }
        Err(reason) => {
            tests.env("EXPLORER_WITHOUT_FIREFOX", reason);
        }
    }
    match &tools.webkit {
        Ok(webkit) => {
            tests.env("EXPLORER_WEBKITDRIVER", &webkit.driver).env("EXPLORER_XVFB", &webkit.display);
        }
        Err(reason) => {
            tests.env("EXPLORER_WITHOUT_WEBKIT", reason);
        }
    }
    if let Err(reason) = &tools.fonts {
        tests.env("EXPLORER_WITHOUT_FONTS", reason);
    }
    tests
}

fn say_what_was_left_out(tools: &Tools) {
    if let Err(reason) = &tools.fonts {
        eprintln!("Layout was not tested in every font. {reason}");
    }
    if let Err(reason) = &tools.firefox {
        eprintln!("Nothing was tested in Firefox. {reason}");
    }
    if let Err(reason) = &tools.webkit {
        eprintln!("Nothing was tested in WebKit. {reason}");
    }
}

/// Does something, and prints before what it is and after how long it took.
fn step(what: &str, run: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    eprintln!("{what}.");
    let started = Instant::now();
    run()?;
    eprintln!("{what} took {} s.", started.elapsed().as_secs());
    Ok(())
}

const UNCHECKED: &str =
    "the check of the dependencies' licences and sources: cargo-deny is missing and could not be installed.";

/// Compares Cargo.lock with the list of known vulnerabilities of crates, which is fetched.
///
/// # Errors
///
/// If a crate is on the list, or the list can't be fetched.
pub fn advisories(root: &Path) -> Result<(), String> {
    let program = tools::cargo_deny()?;
    eprintln!("Fetching the list of known vulnerabilities, and comparing it with Cargo.lock.");
    process::run(
        deny(root, &program).arg("advisories"),
        "The check for known vulnerabilities (cargo deny check advisories, which needs a network)",
    )
}

fn deny(root: &Path, program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root).args(["--workspace", "check", "--hide-inclusion-graph"]);
    command
}

/// Measures a built site in Chromium, and the queries and charts natively; the tables go to stdout. Without a folder
/// the site is built first.
///
/// # Errors
///
/// If a tool is missing, the site can't be built, or a measurement fails.
pub fn bench(root: &Path, dist: Option<PathBuf>, repeats: Option<&str>, parts: &[String]) -> Result<(), String> {
    let scale = parts.is_empty() || parts.iter().any(|part| part == SCALE);
    let of_site: Vec<&String> = parts.iter().filter(|part| *part != SCALE).collect();
    if parts.is_empty() || !of_site.is_empty() {
        let tools = tools::set_up(root, For::Measuring)?;
        let plain = Settings::plain(root);
        let settings = match dist {
            Some(dist) => Settings { dist, ..plain },
            None => {
                site::build(root, &tools, &plain)?;
                plain
            }
        };
        // what measures needs no optimization, and the tests have its crates compiled without
        let mut bench = cargo(root);
        bench.args(["bench", "--quiet", "--profile", "dev", "--bench", "site", "--"]).args(of_site);
        bench.args(repeats.map(|number| ["--repeats", number]).into_iter().flatten());
        bench.env("EXPLORER_NAMED_PROGRAMS", site::named_programs(root)?);
        process::run(told(&mut bench, &tools, &settings), "Measuring the built site (cargo bench --bench site)")?;
    }
    if scale {
        let mut bench = cargo(root);
        bench.args(["bench", "--quiet", "--bench", "query"]);
        process::run(&mut bench, "Measuring the queries (cargo bench --bench query)")?;
    }
    Ok(())
}

/// The part of the benchmark that needs no site.
const SCALE: &str = "scale";

fn cargo(root: &Path) -> Command {
    let mut command = Command::new(process::cargo());
    command.current_dir(root);
    command
}

fn has_subcommand(name: &str) -> bool {
    process::output_of(process::cargo(), &[name, "--version"]).is_some()
}
