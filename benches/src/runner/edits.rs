//! One edit to painted charts, on the built page.

use super::browser::{Outcome, Page};
use super::rounds::sorted;
use super::table::verdict;
use isocross::num::text::Separators;
use isocross::scenario::share::to_fragment;
use isocross_bench::workload::book;
use serde_json::{Value, json};

const SCRIPT: &str = include_str!("../../page/edits.mjs");
/// Edits of each field that count, after those that warm the page up.
const EDITS: usize = 80;
const WARM_UP: usize = 10;
/// From edit to painted charts, milliseconds: one frame of a usual screen.
const AIM: f64 = 16.0;

/// The joint move's slider, and the entry of the first position.
const FIELDS: [(&str, &str); 2] = [
    ("move-slider", "slider of the joint move"),
    ("entry-0", "typing an entry"),
];

/// Opens the page with ten positions and 720 bars, and edits it.
pub async fn measure(page: &Page) -> Outcome {
    page.open(&fragment()).await?;
    println!("\nOne edit to painted charts: ten positions, 720 bars, the built page.\n");
    let mut all = Vec::new();
    for (id, name) in FIELDS {
        let values: Vec<String> = match id {
            // In tenths of a per cent.
            "move-slider" => (1..40).map(|step| format!("-{}", 5 * step)).collect(),
            _ => (0..40)
                .map(|step| (60_000 - 7 * step).to_string())
                .collect(),
        };
        let wanted = vec![json!(id), json!(values), json!(EDITS + WARM_UP)];
        let found = page.client().execute(SCRIPT, wanted).await?;
        if found.is_null() {
            println!("{name}: the page has no field `{id}` yet, so this is left out");
            continue;
        }
        let (times, drawn) = read(&found)?;
        println!("{}", line(name, &times));
        println!(
            "{:<28}charts drawn anew after {drawn} of {} edits",
            "",
            EDITS + WARM_UP
        );
        all.extend(times.into_iter().map(|(_, painted)| painted));
    }
    if let Some(p95) = quantile(&all, 95) {
        println!(
            "\nAim: 95 of 100 edits within {AIM} ms. Within {p95:.1} ms, {}.",
            verdict(p95 <= AIM)
        );
    }
    Ok(())
}

/// The address's part after `#` for the book.
fn fragment() -> String {
    to_fragment(&book(10), Separators::EN)
}

/// Milliseconds of script and of the whole for each edit, and how many edits changed a chart.
fn read(found: &Value) -> Outcome<(Vec<(f64, f64)>, u64)> {
    let times: Vec<(f64, f64)> = serde_json::from_value(found["times"].clone())?;
    let drawn = found["drawn"].as_u64().unwrap_or_default();
    Ok((times.into_iter().skip(WARM_UP).collect(), drawn))
}

fn line(name: &str, times: &[(f64, f64)]) -> String {
    let script: Vec<f64> = times.iter().map(|(script, _)| *script).collect();
    let painted: Vec<f64> = times.iter().map(|(_, painted)| *painted).collect();
    let rest: Vec<f64> = times
        .iter()
        .map(|(script, painted)| painted - script)
        .collect();
    let of = |numbers: &[f64], part| quantile(numbers, part).unwrap_or_default();
    format!(
        "{name:<28}median {:.1} ms, 95th of 100 {:.1} ms (answer, drawing and DOM {:.1}, style to paint {:.1})",
        of(&painted, 50),
        of(&painted, 95),
        of(&script, 50),
        of(&rest, 50)
    )
}

fn quantile(numbers: &[f64], per_cent: usize) -> Option<f64> {
    let sorted = sorted(numbers);
    let place = (sorted.len() * per_cent / 100).min(sorted.len().checked_sub(1)?);
    sorted.get(place).copied()
}
