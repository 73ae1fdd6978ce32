//! What may be built in: licences, sources and bans of `deny.toml`, and known advisories.

use crate::process::{Outcome, run};
use crate::{tools, workspace};
use std::path::Path;
use std::process::Command;

/// What cargo-deny says when the list of advisories is out of reach.
const OUT_OF_REACH: &str = "failed to fetch advisory database";

/// Checks the whole graph of crates.
pub fn check() -> Outcome {
    let deny = tools::deny()?;
    run(command(&deny).args(["check", "licenses", "bans", "sources"]))?;
    let advisories = command(&deny).args(["check", "advisories"]).output()?;
    let said = String::from_utf8_lossy(&advisories.stderr);
    if advisories.status.success() {
        println!("No advisory is known of these crates");
    } else if said.contains(OUT_OF_REACH) {
        println!("Advisories: skipped, their database cannot be reached from here");
    } else {
        return Err(format!("advisories:\n{said}").into());
    }
    Ok(())
}

fn command(deny: &Path) -> Command {
    let mut command = Command::new(deny);
    command
        .args(["--locked", "--log-level=error"])
        .current_dir(workspace::root());
    command
}
