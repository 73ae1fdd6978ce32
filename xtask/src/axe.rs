//! axe-core, the accessibility checker of the end-to-end tests: one version of it, whose bytes are known. It is
//! fetched when it is needed and no part of the page.

use crate::apt;
use crate::process::{Outcome, find, run};
use crate::workspace;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGE: &str = "axe-core@4.14.1";
/// SHA-256 of its one file that is used.
const SUM: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// The script's place; fetched by npm where it is not there yet.
pub fn script() -> Outcome<PathBuf> {
    let folder = workspace::target().join("tools/axe-core");
    let file = folder.join("node_modules/axe-core/axe.min.js");
    if is_it(&file) {
        return Ok(file);
    }
    println!("Setting up {PACKAGE}");
    if find("npm").is_none() {
        apt::install(&["npm"])?;
    }
    fs::create_dir_all(&folder)?;
    run(Command::new("npm")
        .args(["install", "--ignore-scripts", "--no-save", "--no-audit"])
        .args(["--no-fund", "--loglevel=error", "--prefix"])
        .arg(&folder)
        .arg(PACKAGE))?;
    match is_it(&file) {
        true => Ok(file),
        false => Err(format!("{PACKAGE} is not the file that this project was tried with").into()),
    }
}

fn is_it(file: &Path) -> bool {
    fs::read(file).is_ok_and(|bytes| sum(&bytes) == SUM)
}

fn sum(bytes: &[u8]) -> String {
    let hex = |byte: &u8| format!("{byte:02x}");
    Sha256::digest(bytes).iter().map(hex).collect()
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn sums_are_those_of_the_standard() {
        assert_eq!(
            sum(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
