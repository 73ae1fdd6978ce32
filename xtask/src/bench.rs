//! How quick the engine is: natively, in a browser, and beside a twin in plain JavaScript.

use crate::browser::{self, Driver};
use crate::page::{self, Kit};
use crate::process::{Outcome, find, run};
use crate::report::Reporter;
use crate::serve::Server;
use crate::toolchain::WASM;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The library that the twin computes with.
const LIBRARY: &str = "decimal.js";
const VERSION: &str = "10.6.0";

/// Builds everything that is measured, measures, and prints.
pub fn everything(reporter: &mut Reporter) -> Outcome {
    let kit = page::build(reporter)?;
    let folder = workspace::target().join("bench/page");
    reporter.stage("Engine for the bench", || build_engine(&kit, &folder))?;
    let twin = reporter.stage("Twin", || Ok(add_twin(&folder)))?;
    reporter.stage("Native build of the bench", || {
        run(cargo("build").arg("--release"))
    })?;
    reporter.stage("Bench", || measure(&folder, twin))
}

fn cargo(command: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args([command, "--locked", "--quiet", "--package=isocross-bench"])
        .current_dir(workspace::root());
    cargo
}

/// The engine as the page has it: the same profile, the same tools.
fn build_engine(kit: &Kit, folder: &Path) -> Outcome {
    run(kit
        .web
        .command("cargo")?
        .args(["build", "--locked", "--package=isocross-bench"])
        .args(["--profile=web", "--target", WASM])
        .current_dir(workspace::root()))?;
    let built = workspace::target().join(WASM).join("web");
    if folder.exists() {
        // Of an earlier run.
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    run(Command::new(kit.tools.bindgen().join("wasm-bindgen"))
        .args(["--target=web", "--no-typescript", "--out-name=engine"])
        .arg("--out-dir")
        .arg(folder)
        .arg(built.join("isocross-bench.wasm")))?;
    copy_all(&workspace::root().join("benches/page"), folder)
}

/// Puts the twin and its library beside the engine; says why where that cannot be.
fn add_twin(folder: &Path) -> bool {
    let library = match library() {
        Ok(library) => library,
        Err(error) => {
            println!("{LIBRARY} {VERSION} cannot be had ({error}): the twin's column stays empty");
            return false;
        }
    };
    let copied = fs::copy(library, folder.join("decimal.mjs"))
        .map_err(Into::into)
        .and_then(|_| copy_all(&workspace::root().join("benches/twin"), folder));
    match copied {
        Ok(()) => {
            println!("The twin computes with {LIBRARY} {VERSION}");
            true
        }
        Err(error) => {
            println!("The twin cannot be put beside the engine ({error})");
            false
        }
    }
}

/// The library's module, installed into the target folder where it is not there yet.
fn library() -> Outcome<PathBuf> {
    let home = workspace::target().join("bench/npm");
    let folder = home.join("node_modules").join(LIBRARY);
    if !is_installed(&folder) {
        let npm = find("npm").ok_or("there is no npm in PATH")?;
        fs::create_dir_all(&home)?;
        run(Command::new(npm)
            .args([
                "install",
                "--ignore-scripts",
                "--no-save",
                "--no-package-lock",
            ])
            .args(["--no-audit", "--no-fund", "--loglevel=error"])
            .arg(format!("{LIBRARY}@{VERSION}"))
            .arg("--prefix")
            .arg(&home))?;
    }
    if !is_installed(&folder) {
        return Err("another version was installed".into());
    }
    Ok(folder.join("decimal.mjs"))
}

fn is_installed(folder: &Path) -> bool {
    let wanted = format!("\"version\": \"{VERSION}\"");
    fs::read_to_string(folder.join("package.json")).is_ok_and(|text| text.contains(&wanted))
}

fn copy_all(from: &Path, to: &Path) -> Outcome {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

fn measure(folder: &Path, twin: bool) -> Outcome {
    let page = Server::bind(0, &workspace::dist())?.spawn();
    let bench = Server::bind(0, folder)?.spawn();
    let driver = Driver::start(&browser::driver()?)?;
    run(cargo("run")
        .arg("--release")
        .env("ISOCROSS_URL", page)
        .env(
            "ISOCROSS_BENCH_URL",
            format!("{bench}{}", if twin { "?twin" } else { "" }),
        )
        .env("ISOCROSS_BENCH_EDITS", "1")
        .env(
            "ISOCROSS_PICTURES",
            workspace::target().join("bench/pictures"),
        )
        .env("ISOCROSS_WEBDRIVER", driver.address()))
}
