//! How far a path's prices have moved about.

use super::real::from_real;
use super::real::real;
use rust_decimal::Decimal;

/// Seconds of a year of 365 days.
const YEAR: f64 = 31_536_000.0;

/// [`realised`] over each `bars` returns in a row, at the place of the last price; none before.
#[must_use]
pub fn rolling(prices: &[Decimal], bars: usize, bar_seconds: u32) -> Vec<Option<Decimal>> {
    let logs = logs(prices);
    let at = |last: usize| of_logs(&logs[last.checked_sub(bars)?..=last], bar_seconds);
    (0..logs.len()).map(at).collect()
}

fn logs(prices: &[Decimal]) -> Vec<f64> {
    prices.iter().map(|&price| libm::log(real(price))).collect()
}

/// Realised volatility of prices a bar apart: standard deviation (n − 1) of the logarithms of each
/// price ÷ the one before it, times the root of bars a year of 365 · 24 hours.
///
/// A fraction, rounded to six decimals; none with fewer than three prices.
#[must_use]
pub fn realised(prices: &[Decimal], bar_seconds: u32) -> Option<Decimal> {
    of_logs(&logs(prices), bar_seconds)
}

fn of_logs(logs: &[f64], bar_seconds: u32) -> Option<Decimal> {
    if logs.len() < 3 || bar_seconds == 0 {
        return None;
    }
    let mut count = 0.0;
    for _ in 1..logs.len() {
        count += 1.0;
    }
    let mean = (logs[logs.len() - 1] - logs[0]) / count;
    let mut squares = 0.0;
    for pair in logs.windows(2) {
        let off = pair[1] - pair[0] - mean;
        squares += off * off;
    }
    let variance = squares / (count - 1.0);
    let bars = YEAR / f64::from(bar_seconds);
    Some(from_real(libm::sqrt(variance * bars), 6))
}
