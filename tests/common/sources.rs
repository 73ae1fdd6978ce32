//! The project's own files, for tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => list.extend(files(&path)),
            false => list.push(path),
        }
    }
    list
}

/// Every Rust file below a folder.
pub fn rust(folder: &Path) -> Vec<PathBuf> {
    let mut list = files(folder);
    list.retain(|path| path.extension().is_some_and(|kind| kind == "rs"));
    list
}
