//! Rounds in which each subject has its turn, so that a busy machine troubles all of them alike.

use super::browser::{Outcome, Page};
use isocross_bench::case::{Case, Kind};
use std::time::Instant;

/// Rounds of all cases.
const ROUNDS: usize = 15;
/// How long one sample takes, nanoseconds; the browser's clock has steps of up to 100 microseconds.
const SAMPLE: f64 = 30e6;

/// Who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The engine, natively.
    Native,
    /// The engine, as Wasm in the browser.
    Wasm,
    /// Plain JavaScript on decimal.js, in the browser.
    Twin,
}

/// Nanoseconds of one run, a sample a round.
#[derive(Clone, Debug, Default)]
pub struct Samples(pub Vec<f64>);

/// One case's samples; the twin's are empty where it had no part.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What was timed.
    pub kind: Kind,
    /// By each of the three.
    pub native: Samples,
    /// As Wasm.
    pub wasm: Samples,
    /// By the twin.
    pub twin: Samples,
}

impl Samples {
    /// The quickest, and the one in the middle.
    pub fn least_and_median(&self) -> Option<(f64, f64)> {
        let sorted = sorted(&self.0);
        Some((*sorted.first()?, *sorted.get(sorted.len() / 2)?))
    }

    /// The median of the ratios of the same rounds.
    pub fn over(&self, other: &Self) -> Option<f64> {
        let ratios: Vec<f64> = self.0.iter().zip(&other.0).map(|(a, b)| a / b).collect();
        sorted(&ratios).get(ratios.len() / 2).copied()
    }
}

/// In ascending order.
pub fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// Runs all rounds.
pub async fn measure(page: Option<&Page>, cases: &[Case], twin: bool) -> Outcome<Vec<Measured>> {
    let mut measured: Vec<Measured> = Kind::ALL.into_iter().take(cases.len()).map(empty).collect();
    let mut times = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        times.push(calibrate(page, (number, case), twin).await?);
    }
    for _ in 0..ROUNDS {
        for (number, case) in cases.iter().enumerate() {
            for &(who, times) in &times[number] {
                let sample = time(page, (number, case), (who, times)).await?;
                let samples = match who {
                    Who::Native => &mut measured[number].native,
                    Who::Wasm => &mut measured[number].wasm,
                    Who::Twin => &mut measured[number].twin,
                };
                samples.0.push(sample);
            }
        }
    }
    Ok(measured)
}

fn empty(kind: Kind) -> Measured {
    Measured {
        kind,
        native: Samples::default(),
        wasm: Samples::default(),
        twin: Samples::default(),
    }
}

/// Who takes part in a case, and how often each runs for one sample; warms all of them up.
async fn calibrate(
    page: Option<&Page>,
    of: (usize, &Case),
    twin: bool,
) -> Outcome<Vec<(Who, u32)>> {
    let mut who = vec![Who::Native];
    if page.is_some() {
        who.push(Who::Wasm);
    }
    if twin && Kind::ALL[of.0].has_twin() {
        who.push(Who::Twin);
    }
    let mut times = Vec::new();
    for who in who {
        // Past the browser's first, slower compilation.
        time(page, of, (who, 5)).await?;
        let once = time(page, of, (who, 5)).await?;
        times.push((who, (SAMPLE / once).ceil().clamp(1.0, 1e5) as u32));
    }
    Ok(times)
}

async fn time(page: Option<&Page>, of: (usize, &Case), how: (Who, u32)) -> Outcome<f64> {
    let (number, case) = of;
    let (who, times) = how;
    let name = match who {
        Who::Native => return Ok(natively(case, times)),
        Who::Wasm => "wasm",
        Who::Twin => "twin",
    };
    let asked = format!("bench.time('{name}', {number}, {times})");
    let page = page.ok_or("there is no page")?;
    let value = page.value(&asked).await?;
    Ok(value.as_f64().ok_or("the page gave no time")?)
}

fn natively(case: &Case, times: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..times {
        case.run();
    }
    start.elapsed().as_nanos() as f64 / f64::from(times)
}
