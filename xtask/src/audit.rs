//! Lighthouse's audits of the release build, where npm is at hand. No test needs them.

use crate::browser;
use crate::process::{Outcome, find, run};
use crate::serve::Server;
use crate::workspace;
use serde_json::Value;
use std::fs;
use std::process::Command;

const PACKAGE: &str = "lighthouse@12.8.2";
/// What must be reached, of one.
const LEAST: f64 = 0.95;

/// Runs them on the built page; accessibility and best practices must reach their mark.
pub fn run_all() -> Outcome {
    find("npx").ok_or("the audits need npx, which comes with Node.js")?;
    let chrome = browser::program().ok_or("the audits need Chromium or Chrome in PATH")?;
    let page = Server::bind(0, &workspace::dist())?.zipping().spawn();
    let file = workspace::target().join("audit.json");
    run(Command::new("npx")
        .args(["--yes", PACKAGE, &page, "--quiet", "--output=json"])
        .arg(format!("--output-path={}", file.display()))
        .args([
            "--no-enable-error-reporting",
            "--only-categories=accessibility,best-practices,performance",
            "--chrome-flags=--headless --no-sandbox --disable-gpu",
        ])
        .env("CHROME_PATH", chrome))?;
    let found: Value = serde_json::from_slice(&fs::read(file)?)?;
    let score = |name: &str| {
        found["categories"][name]["score"]
            .as_f64()
            .unwrap_or_default()
    };
    for name in ["accessibility", "best-practices", "performance"] {
        println!("{name}: {:.2}", score(name));
    }
    for audit in found["audits"].as_object().into_iter().flatten() {
        let (name, audit) = audit;
        if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
            let words = audit["displayValue"].as_str().unwrap_or_default();
            println!("  {name}: {} {words}", audit["title"]);
        }
    }
    for name in ["accessibility", "best-practices"] {
        if score(name) < LEAST {
            return Err(format!("{name} is below {LEAST}").into());
        }
    }
    Ok(())
}
