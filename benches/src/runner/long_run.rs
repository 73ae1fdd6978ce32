//! The longest task of a run of many paths, on the built page: so long must the reader wait at most.

use super::browser::{Outcome, Page};
use super::table::verdict;
use serde_json::json;

const SCRIPT: &str = include_str!("../../page/many.mjs");
/// As many as a run may have.
const PATHS: u32 = 100_000;
/// Longest task, milliseconds.
const AIM: f64 = 50.0;

/// Runs the opening book on as many paths as the page takes.
pub async fn measure(page: &Page) -> Outcome {
    page.open("").await?;
    let found = page.client().execute(SCRIPT, vec![json!(PATHS)]).await?;
    let figure = |name: &str| found[name].as_f64().unwrap_or(f64::NAN);
    let longest = figure("longest");
    println!(
        "\nA run of {PATHS} paths of the opening book on the built page: {:.1} s; longest task {longest:.0} ms \
         (aim: {AIM} ms, {}).",
        figure("whole") / 1000.0,
        verdict(longest <= AIM)
    );
    Ok(())
}
