//! Asks the native engine, the engine in Wasm and the twin in turn, and prints what they took.

#![allow(
    clippy::float_arithmetic,
    reason = "durations and ratios of durations; no money is computed here"
)]

mod agree;
#[path = "../../tests/e2e/browser/mod.rs"]
mod browser;
mod edits;
mod long_run;
mod rounds;
mod table;

use browser::{Outcome, Page, browse};
use isocross_bench::case::{Case, Kind};
use std::env;

/// What the address of the bench's page is kept in; it ends in `?twin` where the twin can be had.
const PAGE: &str = "ISOCROSS_BENCH_URL";
/// Set where the built page is at hand.
const EDITS: &str = "ISOCROSS_BENCH_EDITS";

/// Measures and prints everything; without a page, the native engine alone.
pub fn run() {
    let cases: Vec<Case> = Kind::ALL.into_iter().map(Case::new).collect();
    let Ok(address) = env::var(PAGE) else {
        println!("Only natively; `cargo xtask bench` has the browser and the twin too.");
        return table::print(&natively(&cases).expect("no browser is asked"));
    };
    let twin = address.ends_with("?twin");
    browse(async |page| {
        open(page, &address).await?;
        prepare(page, &cases).await?;
        agree::check(page, &cases, twin).await?;
        table::print(&rounds::measure(Some(page), &cases, twin).await?);
        Ok(())
    });
    if env::var_os(EDITS).is_some() {
        browse(async |page| {
            edits::measure(page).await?;
            long_run::measure(page).await
        });
    }
}

fn natively(cases: &[Case]) -> Outcome<Vec<rounds::Measured>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(rounds::measure(None, cases, false))
}

async fn open(page: &Page, address: &str) -> Outcome {
    page.client().goto(address).await?;
    page.until("the engine is loaded", "window.bench").await
}

async fn prepare(page: &Page, cases: &[Case]) -> Outcome {
    for (number, kind) in Kind::ALL.iter().enumerate().take(cases.len()) {
        let twin = serde_json::json!(kind.in_twin());
        page.value(&format!("bench.prepare({number}, {twin})"))
            .await?;
    }
    Ok(())
}
