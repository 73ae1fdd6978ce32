//! Other programs: run, listen to, look for.

use crate::counts;
use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A value, or a message for the person at the terminal.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Runs a command whose output the reader sees as it comes.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| format!("{} did not start: {error}", line(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status})", line(command)).into())
    }
}

/// Runs a command silently; its output, or nothing when it fails or does not exist.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok()
}

/// Runs a command that runs tests, passes its output on, and counts the tests that passed.
pub fn run_tests(command: &mut Command) -> Outcome<usize> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{} did not start: {error}", line(command)))?;
    let mut passed = 0;
    if let Some(pipe) = child.stdout.take() {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes)? > 0 {
            stdout().write_all(&bytes)?;
            passed += counts::passed(&String::from_utf8_lossy(&bytes)).unwrap_or(0);
            bytes.clear();
        }
    }
    let status = child.wait()?;
    if !status.success() {
        return Err(format!("`{}` failed ({status})", line(command)).into());
    }
    Ok(passed)
}

/// The first file of this name in the folders of `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

/// `PATH` with more folders in front.
pub fn path_with(mut folders: Vec<PathBuf>) -> Outcome<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&path));
    Ok(env::join_paths(folders)?)
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_fails_is_named() {
        let message = run(Command::new("cargo")
            .arg("no-such-command")
            .stderr(Stdio::null()))
        .unwrap_err()
        .to_string();
        assert!(
            message.starts_with("`cargo no-such-command` failed"),
            "{message}"
        );
    }

    #[test]
    fn a_program_that_is_missing_gives_no_output() {
        assert_eq!(output(&mut Command::new("isocross-no-such-program")), None);
        assert_eq!(find("isocross-no-such-program"), None);
    }
}
