//! The test programs of the workspace: which there are, what is in them, and how one is started.

use crate::process;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A compiled test program.
pub struct TestProgram {
    /// The name of its target: that of the file under `tests`, or of the library.
    pub target: String,
    path: PathBuf,
    /// The folder of its package, where cargo would start it.
    folder: PathBuf,
}

impl TestProgram {
    /// The program with arguments, to be started as cargo would.
    pub fn command(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(&self.path);
        command.args(arguments).current_dir(&self.folder);
        command
    }

    /// Whether a test's name contains one of the filters.
    ///
    /// # Errors
    ///
    /// If the program can't list its tests.
    pub fn has_any(&self, filters: &[String]) -> Result<bool, String> {
        let listed = self.command(filters).args(["--list", "--format", "terse"]).output();
        let listed = listed.map_err(|e| format!("{} can't be started: {e}.", self.path.display()))?;
        Ok(String::from_utf8_lossy(&listed.stdout).lines().any(|line| line.ends_with(": test")))
    }
}

/// Targets of tests that need the built site: those that a plain `cargo test` leaves out.
///
/// # Errors
///
/// If cargo can't read the workspace.
pub fn site_tests(root: &Path) -> Result<Vec<String>, String> {
    let mut cargo = Command::new(process::cargo());
    cargo.current_dir(root).args(["metadata", "--no-deps", "--format-version", "1"]);
    let output = cargo.stderr(Stdio::inherit()).output().map_err(|e| format!("cargo can't be started: {e}."))?;
    let unclear = || "cargo metadata can't read the workspace.".to_owned();
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|_| unclear())?;
    site_tests_of(&metadata).ok_or_else(unclear)
}

fn site_tests_of(metadata: &Value) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for package in metadata["packages"].as_array()? {
        for target in package["targets"].as_array()? {
            if target["kind"][0] == "test" && target["test"] == false {
                names.push(target["name"].as_str()?.to_owned());
            }
        }
    }
    Some(names)
}

/// Arguments of cargo that select the tests of some targets.
pub fn selecting(targets: &[String]) -> Vec<String> {
    targets.iter().flat_map(|name| ["--test".to_owned(), name.clone()]).collect()
}

/// Compiles the tests that cargo's arguments select.
///
/// # Errors
///
/// If they do not compile; cargo has printed why.
pub fn compile(root: &Path, selection: &[String]) -> Result<Vec<TestProgram>, String> {
    let mut cargo = Command::new(process::cargo());
    cargo.current_dir(root).args(["test", "--no-run", "--message-format", "json-render-diagnostics"]).args(selection);
    let output = cargo.stderr(Stdio::inherit()).output().map_err(|e| format!("cargo can't be started: {e}."))?;
    if !output.status.success() {
        return Err("The tests do not compile.".to_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().filter_map(program).collect())
}

/// The test program that a message of cargo reports, if it reports one.
fn program(message: &str) -> Option<TestProgram> {
    let message: Value = serde_json::from_str(message).ok()?;
    if message["profile"]["test"] != true {
        return None;
    }
    Some(TestProgram {
        target: message["target"]["name"].as_str()?.to_owned(),
        path: message["executable"].as_str()?.into(),
        folder: Path::new(message["manifest_path"].as_str()?).parent()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{program, selecting, site_tests_of};
    use serde_json::json;

    #[test]
    fn only_test_targets_that_cargo_leaves_out_need_the_site() {
        let target = |kind: &str, name: &str, test: bool| json!({ "kind": [kind], "name": name, "test": test });
        let targets = [
            target("lib", "a", true),
            target("bin", "b", false),
            target("test", "c", true),
            target("test", "d", false),
        ];
        let metadata = json!({ "packages": [{ "targets": targets }] });
        let found = site_tests_of(&metadata).expect("metadata");
        assert_eq!(found, ["d"]);
        assert_eq!(selecting(&found), ["--test", "d"]);
        assert_eq!(site_tests_of(&json!({})), None);
    }

    #[test]
    fn programs_are_read_from_cargos_messages() {
        let message = |test: bool| {
            json!({
                "reason": "compiler-artifact", "manifest_path": "/p/Cargo.toml", "target": { "name": "url" },
                "profile": { "test": test }, "executable": "/p/target/url-1",
            })
            .to_string()
        };
        let found = program(&message(true)).expect("a program");
        assert_eq!((found.target.as_str(), found.folder.to_str()), ("url", Some("/p")));
        assert!(program(&message(false)).is_none());
        assert!(program("no message").is_none());
    }
}
