//! The way to a browser build where rustup can fetch nothing.
//!
//! Debian ships a current compiler for its web browsers, with the standard library's sources but
//! without that library for the browser's target. It is built here once, into Debian's sysroot.

use crate::apt;
use crate::process::{Outcome, output, run};
use crate::toolchain::{Toolchain, WASM};
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Debian installs its compiler.
pub const PREFIX: &str = "/usr";

/// The package of its linter.
pub const CLIPPY: &str = "rust-web-clippy";

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Installs and completes Debian's toolchain; quick where that was done before.
pub fn prepare() -> Outcome {
    install_missing(&PACKAGES)?;
    install_missing(&[&linker_package()?])?;
    if Toolchain::Debian.builds_for_the_web() {
        return Ok(());
    }
    println!("Building the standard library for {WASM} (about two minutes, once)");
    let libraries = build_standard_library()?;
    install_libraries(&libraries)?;
    if Toolchain::Debian.builds_for_the_web() {
        return Ok(());
    }
    Err(
        "Debian's compiler does not build for the browser even with a fresh standard library"
            .into(),
    )
}

/// Whether Debian's linter is there, installing it where that is possible.
pub fn has_clippy() -> bool {
    is_installed(CLIPPY) || apt::install(&[CLIPPY]).is_ok()
}

fn install_missing(packages: &[&str]) -> Outcome {
    if packages.iter().all(|package| is_installed(package)) {
        return Ok(());
    }
    apt::install(packages)
}

/// The linker must be of the compiler's own LLVM.
fn linker_package() -> Outcome<String> {
    let about = ask_compiler(&["-vV"])?;
    let major = llvm_major(&about).ok_or("Debian's compiler does not say which LLVM it has")?;
    Ok(format!("lld-{major}"))
}

fn llvm_major(about: &str) -> Option<&str> {
    let version = about
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: "))?;
    version.split('.').next()
}

fn ask_compiler(arguments: &[&str]) -> Outcome<String> {
    let mut rustc = Toolchain::Debian.command("rustc")?;
    Ok(output(rustc.args(arguments)).ok_or("Debian's compiler does not start")?)
}

fn is_installed(package: &str) -> bool {
    output(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
        .is_some_and(|status| status == "install ok installed")
}

fn build_standard_library() -> Outcome<Vec<PathBuf>> {
    let folder = workspace::target().join("tools/standard-library");
    write_empty_crate(&folder)?;
    let mut command = Toolchain::Debian.command("cargo")?;
    command
        .current_dir(&folder)
        .env_remove("CARGO_TARGET_DIR")
        // Building the standard library is an unstable option; this allows it.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without it, link-time optimization could not see into the library.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .args(["build", "--release", "--target", WASM])
        .arg("-Zbuild-std=std,panic_abort,proc_macro,test");
    run(&mut command)?;
    let built = folder.join("target").join(WASM).join("release/deps");
    let mut libraries = Vec::new();
    for entry in fs::read_dir(built)? {
        let path = entry?.path();
        if is_library(&path) {
            libraries.push(path);
        }
    }
    Ok(libraries)
}

fn write_empty_crate(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder.join("src"))?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "")?;
    Ok(())
}

/// Every library but the empty crate that asked for them.
fn is_library(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".rlib") && !name.starts_with("libempty-")
}

fn install_libraries(libraries: &[PathBuf]) -> Outcome {
    let sysroot = ask_compiler(&["--print", "sysroot"])?;
    let folder = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .join("lib");
    // A library left by an older compiler would make two of each crate.
    run(apt::as_administrator("rm")?.arg("-rf").arg(&folder))?;
    run(apt::as_administrator("mkdir")?.arg("-p").arg(&folder))?;
    run(apt::as_administrator("cp")?.args(libraries).arg(&folder))
}

#[cfg(test)]
mod tests {
    use super::{is_library, llvm_major};
    use std::path::Path;

    #[test]
    fn the_linker_follows_the_compiler() {
        assert_eq!(
            llvm_major("release: 1.96.0\nLLVM version: 22.1.8\n"),
            Some("22")
        );
        assert_eq!(llvm_major("release: 1.96.0\n"), None);
    }

    #[test]
    fn the_empty_crate_is_left_behind() {
        assert!(is_library(Path::new("deps/libcore-1f.rlib")));
        assert!(!is_library(Path::new("deps/libempty-1f.rlib")));
        assert!(!is_library(Path::new("deps/libcore-1f.rmeta")));
    }
}
