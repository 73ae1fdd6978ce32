//! Asks the native engine, the engine in Wasm and the twin in turn, and prints what they took.

#![allow(
    clippy::float_arithmetic,
    reason = "durations and ratios of durations; no money is computed here"
)]

mod agree;
#[path = "../../tests/e2e/browser/mod.rs"]
mod browser;
mod edits;
mod rounds;
mod table;

use browser::{Outcome, Page, browse};
use isocross_bench::case::{Case, Kind};
use std::env;

/// What the address of the bench's page is kept in; it ends in `?twin` where the twin can be had.
const PAGE: &str = "ISOCROSS_BENCH_URL";
/// Set where the built page is at hand.
const EDITS: &str = "ISOCROSS_BENCH_EDITS";

/// Measures and prints everything.
pub fn run() {
    let address = env::var(PAGE).expect("the bench is run by `cargo xtask bench`");
    let twin = address.ends_with("?twin");
    browse(async |page| {
        open(page, &address).await?;
        let cases: Vec<Case> = Kind::ALL.into_iter().map(Case::new).collect();
        prepare(page, &cases).await?;
        agree::check(page, &cases, twin).await?;
        let measured = rounds::measure(page, &cases, twin).await?;
        table::print(&measured);
        Ok(())
    });
    if env::var_os(EDITS).is_some() {
        browse(async |page| edits::measure(page).await);
    }
}

async fn open(page: &Page, address: &str) -> Outcome {
    page.client().goto(address).await?;
    page.until("the engine is loaded", "window.bench").await
}

async fn prepare(page: &Page, cases: &[Case]) -> Outcome {
    for (number, kind) in Kind::ALL.iter().enumerate().take(cases.len()) {
        let twin = match kind {
            Kind::Solve(_) => "\"solve\"",
            Kind::Path(_) => "\"path\"",
            _ => "null",
        };
        page.value(&format!("bench.prepare({number}, {twin})"))
            .await?;
    }
    Ok(())
}
