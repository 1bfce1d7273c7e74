//! `cargo xtask …`: everything a newcomer needs to set up, see, build and check the explorer.
//!
//! - [`tools`] installs what the build needs and keeps it for other checkouts
//! - [`site`] builds the release site in `dist/`
//! - [`check`] runs what a change must pass
//! - [`programs`] finds the test programs of the workspace
//! - [`notices`] gathers the licences of what is shipped
//! - [`styles`] bundles the style sheets into the one that is shipped
//! - [`shapes`] derives the map from its source
//! - [`process`] starts other programs and reports when they fail
//! - `xtask::server` shows the site, to people and to the browser tests
//!
//! Every failure is one plain sentence on stderr and exit code 1.

mod check;
mod notices;
mod process;
mod programs;
mod shapes;
mod site;
mod styles;
mod tools;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
cargo xtask <command>

  serve [--port 8080]   set up, build, and show the site at 127.0.0.1
  build                 set up, and leave the release site in dist/
      --site-url URL        its public address, for canonical and social links
      --publisher NAME      who publishes it
      --contact ADDRESS     whom to write to
      --official FILE       the official wording, which its owner may give
                            (docs/official-wording.md)
      --dist DIR            another folder for the result
      --quick               programs with little optimization, several times as large, in a
                            fraction of the time: to look at a change, not to publish
                            (serve takes these six as well)
  check                 format, lints and native tests: what needs no tools and no built site
  test                  all of that; then set up, build, and run every other test
  test <name>...        only the tests whose names contain one of these words, and those of the
                        file tests/<name>.rs; builds the site (quickly) if one of them needs it
  advisories            compare the crates with the list of known vulnerabilities; this needs a
                        network, so the tests leave it out
  bench [<part>...]     set up, build, and measure: prints Markdown for docs/performance.md. Parts:
                        weights, load, input, memory, scale (the last without a site)
      --dist DIR            a built site to measure as it is
      --repeats N           how often each thing is measured (5)
  texts                 how complete and how fresh the texts of each language are, by key
      --seen LANGUAGE       all texts of the language were compared with the present English
      --reviewed LANGUAGE   all texts of the language were reviewed
  setup                 only install the tools
  shapes                derive the map's shapes from their source
  styles                bundle the style sheets (the build does this itself)
  notices               gather the licences of what is shipped (the build does this itself)

EXPLORER_WASM=rustup or EXPLORER_WASM=debian chooses the compiler for WebAssembly;
otherwise rustup's is taken where it can be had, and Debian's where it cannot.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<(), String> {
    let Some((command, rest)) = args.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    if matches!(command.as_str(), "help" | "--help" | "-h") || rest.iter().any(|a| a == "--help") {
        print!("{USAGE}");
        return Ok(());
    }
    let root = project_root()?;
    match command.as_str() {
        "serve" => {
            let mut options = Options::new(rest);
            let port = options.port()?.unwrap_or(8080);
            let settings = options.settings(&root)?;
            options.finish()?;
            site::serve(&root, &settings, port)
        }
        "build" => {
            let mut options = Options::new(rest);
            let settings = options.settings(&root)?;
            options.finish()?;
            let tools = tools::set_up(&root, tools::For::Building)?;
            site::build(&root, &tools, &settings)
        }
        "check" => {
            Options::new(rest).finish()?;
            check::check(&root)
        }
        "test" => {
            if let Some(option) = rest.iter().find(|word| word.starts_with('-')) {
                return Err(format!("\"{option}\" is not understood here.\n\n{USAGE}"));
            }
            if rest.is_empty() { check::test(&root) } else { check::test_some(&root, rest) }
        }
        "bench" => {
            let mut options = Options::new(rest);
            let dist = options.built()?;
            let repeats = options.take("--repeats")?;
            if let Some(repeats) = &repeats
                && !repeats.parse::<usize>().is_ok_and(|number| number > 0)
            {
                return Err(format!("\"{repeats}\" is no number of repeats; 5 is the usual one."));
            }
            let parts = options.parts(&["weights", "load", "input", "memory", "scale"]);
            options.finish()?;
            check::bench(&root, dist, repeats.as_deref(), &parts)
        }
        "advisories" => {
            Options::new(rest).finish()?;
            check::advisories(&root)
        }
        "setup" => {
            Options::new(rest).finish()?;
            tools::set_up(&root, tools::For::Testing).map(drop)
        }
        "texts" => {
            let mut report = Command::new(process::cargo());
            report
                .args(["run", "--quiet", "--package", "content", "--bin", "texts", "--"])
                .args(rest)
                .current_dir(&root);
            process::run(&mut report, "The report on the texts")
        }
        "shapes" => {
            Options::new(rest).finish()?;
            shapes::run(&root)
        }
        "styles" => {
            Options::new(rest).finish()?;
            styles::run(&root)
        }
        "notices" => {
            Options::new(rest).finish()?;
            notices::run(&root)
        }
        other => Err(format!("There is no command \"{other}\".\n\n{USAGE}")),
    }
}

/// The folder that holds the project, found at run time so that a shared target folder does not
/// make one checkout build another.
fn project_root() -> Result<PathBuf, String> {
    let from_cargo = std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .and_then(|xtask| xtask.parent().map(Path::to_path_buf));
    let start = match from_cargo {
        Some(root) => root,
        None => std::env::current_dir().map_err(|e| format!("The current folder can't be read: {e}."))?,
    };
    start
        .ancestors()
        .find(|dir| dir.join("Trunk.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("{} is not inside the project: there is no Trunk.toml.", start.display()))
}

/// The options after a command, taken one by one; what is left over is a mistake.
struct Options {
    left: Vec<String>,
}

impl Options {
    fn new(args: &[String]) -> Self {
        Self { left: args.to_vec() }
    }

    /// Takes `--name value` or `--name=value`.
    fn take(&mut self, name: &str) -> Result<Option<String>, String> {
        let with_equals = format!("{name}=");
        let Some(at) = self.left.iter().position(|arg| arg == name || arg.starts_with(&with_equals)) else {
            return Ok(None);
        };
        let arg = self.left.remove(at);
        if let Some(value) = arg.strip_prefix(&with_equals) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.left.len() && !self.left[at].starts_with("--") {
            return Ok(Some(self.left.remove(at)));
        }
        Err(format!("{name} needs a value."))
    }

    /// Takes `--name`.
    fn switch(&mut self, name: &str) -> bool {
        let before = self.left.len();
        self.left.retain(|arg| arg != name);
        self.left.len() < before
    }

    fn port(&mut self) -> Result<Option<u16>, String> {
        self.take("--port")?
            .map(|value| {
                value
                    .parse()
                    .ok()
                    .filter(|port| *port != 0)
                    .ok_or_else(|| format!("\"{value}\" is not a port; 8080 is the usual one."))
            })
            .transpose()
    }

    /// Takes `--dist DIR` as the folder of a site that is there already.
    fn built(&mut self) -> Result<Option<PathBuf>, String> {
        let Some(dir) = self.take("--dist")? else { return Ok(None) };
        let path = std::path::absolute(&dir).map_err(|e| format!("The folder \"{dir}\" can't be used: {e}."))?;
        if path.join("index.html").is_file() { Ok(Some(path)) } else { Err(format!("\"{dir}\" holds no built site.")) }
    }

    /// Takes the words that are among these.
    fn parts(&mut self, known: &[&str]) -> Vec<String> {
        let (parts, left) = self.left.drain(..).partition(|word| known.contains(&word.as_str()));
        self.left = left;
        parts
    }

    fn settings(&mut self, root: &Path) -> Result<site::Settings, String> {
        let site_url = self.take("--site-url")?;
        if let Some(url) = &site_url
            && !url.starts_with("https://")
            && !url.starts_with("http://")
        {
            return Err(format!("--site-url must be a whole address, beginning with https://, not \"{url}\"."));
        }
        Ok(site::Settings {
            site_url,
            publisher: self.take("--publisher")?,
            contact: self.take("--contact")?,
            official: match self.take("--official")? {
                // before the build, which takes minutes; its content is checked when the pages are written
                Some(file) => Some(
                    std::fs::canonicalize(&file)
                        .map_err(|e| format!("The official wording in \"{file}\" can't be read: {e}."))?,
                ),
                None => None,
            },
            dist: match self.take("--dist")? {
                Some(dir) => {
                    std::path::absolute(&dir).map_err(|e| format!("The folder \"{dir}\" can't be used: {e}."))?
                }
                None => root.join("dist"),
            },
            quick: self.switch("--quick"),
        })
    }

    fn finish(self) -> Result<(), String> {
        match self.left.first() {
            None => Ok(()),
            Some(arg) => Err(format!("\"{arg}\" is not understood here.\n\n{USAGE}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn options(args: &[&str]) -> Options {
        Options::new(&args.iter().map(|a| a.to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_taken_in_both_forms() {
        let mut given = options(&["--contact=a@b", "--publisher", "Some One"]);
        assert_eq!(given.take("--publisher"), Ok(Some("Some One".into())));
        assert_eq!(given.take("--contact"), Ok(Some("a@b".into())));
        assert_eq!(given.take("--site-url"), Ok(None));
        assert!(given.finish().is_ok());
    }

    #[test]
    fn a_missing_value_and_a_leftover_are_mistakes() {
        assert!(options(&["--publisher", "--contact", "x"]).take("--publisher").is_err());
        assert!(options(&["--nonsense"]).finish().is_err());
        assert!(options(&["--port", "0"]).port().is_err());
        assert!(options(&["--port", "70000"]).port().is_err());
    }
}
