//! Many random paths on the page: in slices, stopped, run to the end, and the same from the same link.

use crate::browser::{Outcome, Page, browse};
use isocross::num::text::Separators;
use isocross::scenario::many::{Books, Run};
use isocross::scenario::presets;
use serde_json::{Value, json};

const DONE: &str = "document.querySelector('.run progress').value";

async fn unfold(page: &Page, id: &str) -> Outcome {
    let script = format!("document.getElementById('{id}').open = true");
    page.value(&script).await.map(drop)
}

/// Runs to the end and tells every cell of the results.
async fn run(page: &Page, button: &str) -> Outcome<Value> {
    let runs = "document.querySelectorAll('#many-results table.many').length";
    page.value("document.getElementById('many-results').dataset.was = '1'")
        .await?;
    page.click_on(button).await?;
    page.until("a run is begun", &format!("{DONE} > 0")).await?;
    page.until(
        "the run has ended",
        &format!("{runs} === 1 && document.querySelector('.run [data-at=cancel]').disabled"),
    )
    .await?;
    page.value(
        "[...document.querySelectorAll('#many-results table.many tbody tr')].map(row =>
            [...row.children].map(cell => cell.textContent))",
    )
    .await
}

/// The same computed here.
fn natively() -> Value {
    let form = presets::opening(Separators::EN);
    let mut run = Run::new(&form, Separators::EN, Books::Modes).expect("a valid form");
    while {
        let progress = run.advance(1_000);
        progress.done < progress.paths
    } {}
    let told = run.told().expect("paths were walked");
    let cell = |cell: &isocross::scenario::many::Cell| match cell.error.as_str() {
        "" => cell.value.clone(),
        error => format!("{} ± {error}", cell.value),
    };
    let row = |row: &isocross::scenario::many::ManyRow| {
        let cells = row.cells.iter().map(cell);
        std::iter::once(row.label.clone())
            .chain(cells)
            .collect::<Vec<_>>()
    };
    json!(told.rows.iter().map(row).collect::<Vec<_>>())
}

#[test]
fn ten_thousand_paths_with_progress_and_cancel() {
    browse(async |page| {
        page.open("").await?;
        page.value(
            "window.longest = 0, new PerformanceObserver(list => list.getEntries().forEach(entry =>
                window.longest = Math.max(window.longest, entry.duration))).observe({ type: 'longtask' }), 1",
        )
        .await?;
        unfold(page, "many").await?;
        // So many that typing comes between.
        page.type_into("Paths", "100000").await?;
        page.click_on("Run").await?;
        page.until(
            "some paths are walked",
            &format!("{DONE} > 0 && {DONE} < 100000"),
        )
        .await?;
        // Input is answered while it runs.
        page.type_into("Balance", "1200").await?;
        page.until_text("#comparison", "1,200").await?;
        page.click_on("Cancel").await?;
        let stopped = page.value(DONE).await?;
        page.value("new Promise(done => setTimeout(done, 300))")
            .await?;
        assert_eq!(page.value(DONE).await?, stopped, "nothing goes on");
        assert!(stopped.as_f64().is_some_and(|done| done < 100_000.0));
        page.type_into("Balance", "1000").await?;
        page.type_into("Paths", "10000").await?;
        let first = run(page, "Run").await?;
        assert_eq!(first, natively(), "the page and the terminal say the same");
        println!(
            "longest task of the run: {} ms",
            page.value("window.longest").await?
        );
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn the_same_link_gives_the_same_numbers() {
    browse(async |page| {
        page.open("").await?;
        unfold(page, "many").await?;
        page.type_into("Paths", "2000").await?;
        page.type_into("Seed", "77").await?;
        let first = run(page, "Run").await?;
        // A change that bears on the results marks them.
        page.type_into("Balance", "1100").await?;
        page.until_text(".many-section", "run again").await?;
        page.type_into("Balance", "1000").await?;
        page.until("the link is written", "location.hash.includes('77')")
            .await?;
        let address = page.address().await?;
        let (_, fragment) = address.split_once('#').expect("a fragment");
        page.open(fragment).await?;
        unfold(page, "many").await?;
        assert_eq!(run(page, "Run").await?, first);
        Ok(())
    });
}

#[test]
fn the_split_is_tried_in_the_table_and_on_many_paths() {
    browse(async |page| {
        page.open("").await?;
        unfold(page, "many").await?;
        page.type_into("Paths", "1000").await?;
        unfold(page, "split").await?;
        page.until_text(".split-section table", "50").await?;
        page.type_into("Share isolated", "30").await?;
        page.until_text(".split-section .chosen", "30").await?;
        run(page, "Many paths with this split").await?;
        page.until_text("#many-results", "split 30").await?;
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}
