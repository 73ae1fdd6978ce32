//! Trunk, wasm-bindgen, cargo-deny and geckodriver, in exactly the versions that this project was tried with.

use crate::process::{Outcome, find, output, run};
use crate::workspace;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Pin {
    package: &'static str,
    version: &'static str,
    /// The first one is asked for its version.
    programs: &'static [&'static str],
    options: &'static [&'static str],
}

const TRUNK: Pin = Pin {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    // Without its downloads and its check for newer versions, which are of no use here.
    options: &["--no-default-features"],
};

const BINDGEN: Pin = Pin {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    options: &[],
};

const DENY: Pin = Pin {
    package: "cargo-deny",
    version: "0.20.2",
    programs: &["cargo-deny"],
    options: &[],
};

const GECKODRIVER: Pin = Pin {
    package: "geckodriver",
    version: "0.37.1",
    programs: &["geckodriver"],
    options: &[],
};

/// The programs are run for seconds but compiled for minutes, so nothing is optimized.
const LIGHT_PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
];

/// The program that checks licences, sources and bans.
pub fn deny() -> Outcome<PathBuf> {
    Ok(DENY.prepare()?.join(DENY.programs[0]))
}

/// Firefox's driver.
pub fn geckodriver() -> Outcome<PathBuf> {
    Ok(GECKODRIVER.prepare()?.join(GECKODRIVER.programs[0]))
}

/// The tools' places, for what builds the page.
#[derive(Debug)]
pub struct Tools {
    trunk: PathBuf,
    bindgen: PathBuf,
}

impl Tools {
    /// Finds both, or builds them into the project's target folder.
    pub fn prepare() -> Outcome<Self> {
        Ok(Self {
            trunk: TRUNK.prepare()?,
            bindgen: BINDGEN.prepare()?,
        })
    }

    /// Trunk's program.
    pub fn trunk(&self) -> PathBuf {
        self.trunk.join(TRUNK.programs[0])
    }

    /// The program that runs browser tests for Cargo.
    pub fn test_runner(&self) -> PathBuf {
        self.bindgen.join(BINDGEN.programs[1])
    }

    /// The folder where Trunk has to find wasm-bindgen.
    pub fn bindgen(&self) -> PathBuf {
        self.bindgen.clone()
    }
}

impl Pin {
    fn prepare(&self) -> Outcome<PathBuf> {
        if let Some(folder) = self.located() {
            return Ok(folder);
        }
        println!("Setting up {} {}", self.package, self.version);
        if !self.fetched() {
            println!("Building it from source (a few minutes, once)");
            self.build()?;
        }
        self.located()
            .ok_or_else(|| format!("{} {} does not run", self.package, self.version).into())
    }

    /// The first folder that has this very version.
    fn located(&self) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        std::iter::once(cache().join("bin"))
            .chain(env::split_paths(&path))
            .find(|folder| self.is_in(folder))
    }

    fn is_in(&self, folder: &Path) -> bool {
        let file = |program: &str| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX));
        self.programs.iter().all(|program| file(program).is_file())
            && output(Command::new(file(self.programs[0])).arg("--version"))
                .is_some_and(|text| is_version(&text, self.version))
    }

    /// A ready-made program, where cargo-binstall is at hand and finds one.
    fn fetched(&self) -> bool {
        find("cargo-binstall").is_some()
            && run(Command::new("cargo")
                .args([
                    "binstall",
                    "--no-confirm",
                    "--disable-strategies",
                    "compile",
                ])
                .arg("--root")
                .arg(cache())
                .arg(format!("{}@{}", self.package, self.version)))
            .is_ok()
    }

    fn build(&self) -> Outcome {
        let work = cache().join("build");
        run(Command::new("cargo")
            .args(["install", "--locked", "--force", "--root"])
            .arg(cache())
            .args(self.options)
            .args([self.package, "--version", self.version])
            .envs(LIGHT_PROFILE)
            // Kept until the end, so that an interrupted build goes on where it was.
            .env("CARGO_TARGET_DIR", &work))?;
        fs::remove_dir_all(work)?;
        Ok(())
    }
}

fn cache() -> PathBuf {
    workspace::target().join("tools")
}

fn is_version(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::{BINDGEN, TRUNK, is_version};
    use crate::workspace::root;
    use std::fs;

    #[test]
    fn the_version_must_be_the_very_one() {
        assert!(is_version("trunk 0.21.14\n", "0.21.14"));
        assert!(!is_version("trunk 0.21.140\n", "0.21.14"));
    }

    #[test]
    fn every_file_pins_the_same_versions() {
        let trunk = fs::read_to_string(root().join("Trunk.toml")).unwrap();
        assert!(trunk.contains(&format!("trunk-version = \"={}\"", TRUNK.version)));
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", BINDGEN.version)));
        let cargo = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(cargo.contains(&format!("wasm-bindgen = \"={}\"", BINDGEN.version)));
    }
}
