//! Starting other programs: where they are, whether they succeeded, and the error message if not.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The first program of this name on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// The cargo that runs this program, so that children use the toolchain it was chosen from.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// PATH with some folders in front.
pub fn path_with(first: &[PathBuf]) -> Result<OsString, String> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(std::env::split_paths(&rest));
    std::env::join_paths(all).map_err(|e| format!("A tool's folder can't be added to PATH: {e}."))
}

/// Runs a program to its end; its output goes to the terminal.
pub fn run(command: &mut Command, what: &str) -> Result<(), String> {
    let status = command.status().map_err(|e| could_not_start(command.get_program(), &e))?;
    if status.success() { Ok(()) } else { Err(format!("{what} failed.")) }
}

/// Runs a program to its end with its output in a file, since a thousand lines of compiling hide
/// the one that matters. `on_line` is told each line of its stderr, also those that a program
/// overwrites on a terminal. On failure the last lines are shown.
pub fn run_logged(command: &mut Command, what: &str, log: &Path, mut on_line: impl FnMut(&str)) -> Result<(), String> {
    let cannot_log = |e| format!("{} can't be written: {e}.", log.display());
    let mut file = File::create(log).map_err(cannot_log)?;
    let twin = file.try_clone().map_err(cannot_log)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(twin)
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| could_not_start(command.get_program(), &e))?;
    if let Some(stderr) = child.stderr.take() {
        let mut line = Vec::new();
        for byte in BufReader::new(stderr).bytes() {
            let byte = byte.map_err(|e| format!("The output of {what} can't be read: {e}."))?;
            line.push(byte);
            if matches!(byte, b'\n' | b'\r') {
                on_line(String::from_utf8_lossy(&line).trim_end());
                // progress that is overwritten on a terminal is no part of the log
                if byte == b'\n' {
                    file.write_all(&line).map_err(cannot_log)?;
                }
                line.clear();
            }
        }
        file.write_all(&line).map_err(cannot_log)?;
    }
    let status = child.wait().map_err(|e| could_not_start(command.get_program(), &e))?;
    if status.success() {
        return Ok(());
    }
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines[lines.len().saturating_sub(12)..] {
        eprintln!("    {line}");
    }
    Err(format!("{what} failed. It needs a network and some free disk; its whole output is in {}.", log.display()))
}

/// Whether a program succeeds within a time; it is stopped when the time is over. Its output is
/// dropped, since the caller has an alternative.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let started = Instant::now();
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return false;
    };
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if started.elapsed() < limit => {
                std::thread::sleep(Duration::from_millis(100));
            }
            Ok(None) | Err(_) => {
                // it may have ended by itself just now; either way it must not stay a zombie
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// What a program prints, or nothing if it can't be started or fails.
pub fn output_of(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn could_not_start(program: &OsStr, error: &std::io::Error) -> String {
    format!("{} can't be started: {error}.", program.to_string_lossy())
}
