//! A compiler for the browser: the one in use, made fit by rustup, or Debian's.

use crate::process::{Outcome, find, path_with, run};
use crate::{apt, debian};
use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The name of the browser's target.
pub const WASM: &str = "wasm32-unknown-unknown";

const CHOICE: &str = "ISOCROSS_TOOLCHAIN";

/// A compiler, with Cargo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that runs this program.
    Active,
    /// Debian's packages for browsers, which follow Rust closely.
    Debian,
}

impl Toolchain {
    /// Finds or makes a toolchain that builds for the browser.
    pub fn for_the_web() -> Outcome<Self> {
        match env::var(CHOICE).as_deref() {
            Ok("debian") => debian::prepare().map(|()| Self::Debian),
            Ok("") | Err(_) => automatic(),
            Ok(other) => Err(format!("{CHOICE}={other} is unknown; `debian` is known").into()),
        }
    }

    /// A program of this toolchain, such as `cargo`.
    pub fn command(self, program: &str) -> Outcome<Command> {
        self.command_with(program, Vec::new())
    }

    /// A program that calls this toolchain, with folders that come before all others.
    pub fn command_with(self, program: &str, mut folders: Vec<PathBuf>) -> Outcome<Command> {
        let mut command = Command::new(program);
        if self == Self::Debian {
            // Set by the toolchain that runs this program, and about itself.
            command.env_remove("CARGO").env_remove("LD_LIBRARY_PATH");
            if find("rustup").is_some() {
                command.env("RUSTUP_TOOLCHAIN", debian::PREFIX);
            } else {
                folders.push(Path::new(debian::PREFIX).join("bin"));
            }
        }
        if !folders.is_empty() {
            command.env("PATH", path_with(folders)?);
        }
        Ok(command)
    }

    /// Proves the compiler, its standard library and its linker on an empty program.
    pub fn builds_for_the_web(self) -> bool {
        self.build_empty_program().is_ok()
    }

    /// How to call it in a headline.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "the active toolchain",
            Self::Debian => "Debian's toolchain",
        }
    }

    fn build_empty_program(self) -> Outcome {
        let result = env::temp_dir().join(format!("isocross-probe-{}.wasm", std::process::id()));
        let mut child = self
            .command("rustc")?
            .args(["--target", WASM, "--crate-name", "probe", "-o"])
            .arg(&result)
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        if let Some(mut pipe) = child.stdin.take() {
            pipe.write_all(b"fn main() {}")?;
        }
        let status = child.wait()?;
        if status.success() {
            std::fs::remove_file(result)?;
            return Ok(());
        }
        Err("the empty program does not build".into())
    }
}

fn automatic() -> Outcome<Toolchain> {
    if Toolchain::Active.builds_for_the_web() || added_by_rustup() {
        return Ok(Toolchain::Active);
    }
    if apt::is_usable() {
        println!(
            "Rust's own standard library for {WASM} is out of reach: trying Debian's compiler"
        );
        return debian::prepare().map(|()| Toolchain::Debian);
    }
    Err(format!(
        "this compiler has no standard library for {WASM}; with rustup it is one command, \
         `rustup target add {WASM}`; on Debian, run this as root or with sudo once and Debian's \
         compiler is set up instead"
    )
    .into())
}

fn added_by_rustup() -> bool {
    if find("rustup").is_none() {
        return false;
    }
    println!("Adding {WASM} with rustup");
    run(Command::new("rustup").args(["target", "add", WASM])).is_ok()
        && Toolchain::Active.builds_for_the_web()
}

/// Makes sure that `cargo NAME` exists in the toolchain of the native stages.
pub fn need_component(name: &str) -> Outcome {
    if crate::process::output(Command::new("cargo").args([name, "--version"])).is_some() {
        return Ok(());
    }
    let component = if name == "fmt" { "rustfmt" } else { name };
    if find("rustup").is_some() {
        run(Command::new("rustup").args(["component", "add", component]))
    } else {
        let package = if name == "fmt" {
            "rustfmt-web"
        } else {
            debian::CLIPPY
        };
        apt::install(&[package])
    }
    .map_err(|error| format!("`cargo {name}` is missing: {error}").into())
}
