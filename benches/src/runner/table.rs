//! What is printed.

use super::rounds::{Measured, Samples};
use isocross_bench::case::Kind;

/// How much quicker than the twin the engine should be in the browser.
const AIM: f64 = 10.0;
/// What the kernel of many paths is held to: times as quick as the twin, and native times at most.
const KERNEL: f64 = 1.5;
/// Up to here growth counts as linear: noise and a pool's own work leave a little.
const LINEAR: f64 = 1.1;

/// Prints times, ratios, and exponents of growth.
pub fn print(measured: &[Measured]) {
    println!("\nTime of one run: least / median of the rounds.\n");
    println!(
        "{:<22}{:>21}{:>21}{:>21}{:>15}{:>12}",
        "", "native", "Wasm", "twin", "Wasm ÷ native", "twin ÷ Wasm"
    );
    for row in measured {
        println!(
            "{:<22}{:>21}{:>21}{:>21}{:>15}{:>12}",
            row.kind.name(),
            times(&row.native),
            times(&row.wasm),
            times(&row.twin),
            ratio(row.wasm.over(&row.native)),
            ratio(row.twin.over(&row.wasm)),
        );
    }
    against_the_aims(measured);
}

fn against_the_aims(measured: &[Measured]) {
    let one = |row: &&Measured| !matches!(row.kind, Kind::Many(..));
    let ratios = measured.iter().filter(one);
    let ratios = ratios.filter_map(|row| row.twin.over(&row.wasm));
    if let Some(least) = ratios.min_by(f64::total_cmp) {
        println!(
            "\nAim: at least {AIM} times as quick as the twin in Chromium. Least ratio: {least:.1}, {}.",
            verdict(least >= AIM)
        );
    }
    println!("\nGrowth as a power (log-log slope of the least times); aim: linear or less.");
    let positions = |kind| match kind {
        Kind::Solve(count) => Some(count),
        _ => None,
    };
    let bars = |kind| match kind {
        Kind::Path(bars) => Some(bars),
        _ => None,
    };
    exponent("in positions", measured, positions);
    exponent("in bars", measured, bars);
    many(measured);
}

/// The kernel of many paths: paths × steps × positions in three modes.
fn many(measured: &[Measured]) {
    let is = |row: &&Measured| matches!(row.kind, Kind::Many(..));
    let Some(row) = measured.iter().find(is) else {
        return;
    };
    println!("\nMany paths, {} in three modes.", row.kind.name());
    if let (Kind::Many(paths, ..), Some((least, _))) = (row.kind, row.wasm.least_and_median()) {
        println!("Wasm: {:.0} paths per second", paths as f64 * 1e9 / least);
    }
    if let Some(ratio) = row.twin.over(&row.wasm) {
        let met = verdict(ratio >= KERNEL);
        println!(
            "Aim: at least {KERNEL} times as quick as the typed-array twin. {ratio:.2}, {met}."
        );
    }
    if let Some(ratio) = row.wasm.over(&row.native) {
        let met = verdict(ratio <= KERNEL);
        println!("Aim: at most {KERNEL} times the native time. {ratio:.2}, {met}.");
    }
    let (paths, steps, held) = (10_000, 720, 4);
    exponent("in paths", measured, |kind| match kind {
        Kind::Many(count, s, h) if (s, h) == (steps, held) => Some(count),
        _ => None,
    });
    exponent("in steps", measured, |kind| match kind {
        Kind::Many(p, count, h) if (p, h) == (paths, held) => Some(count),
        _ => None,
    });
    exponent("in positions", measured, |kind| match kind {
        Kind::Many(p, s, count) if (p, s) == (paths, steps) => Some(count),
        _ => None,
    });
}

fn exponent(name: &str, measured: &[Measured], size: impl Fn(Kind) -> Option<usize>) {
    let slope_of = |samples: fn(&Measured) -> &Samples| {
        let points: Vec<(f64, f64)> = measured
            .iter()
            .filter_map(|row| {
                let (least, _) = samples(row).least_and_median()?;
                Some(((size(row.kind)? as f64).ln(), least.ln()))
            })
            .collect();
        slope(&points)
    };
    let native = slope_of(|row| &row.native);
    let wasm = slope_of(|row| &row.wasm);
    let twin = slope_of(|row| &row.twin);
    println!(
        "{name:<14} native {}, Wasm {}, twin {}; {}",
        ratio(native),
        ratio(wasm),
        ratio(twin),
        verdict(
            [native, wasm]
                .iter()
                .flatten()
                .all(|slope| *slope <= LINEAR)
        )
    );
}

/// Slope of the straight line through points with the least squares.
fn slope(points: &[(f64, f64)]) -> Option<f64> {
    if points.len() < 2 {
        return None;
    }
    let count = points.len() as f64;
    let middle_x = points.iter().map(|point| point.0).sum::<f64>() / count;
    let middle_y = points.iter().map(|point| point.1).sum::<f64>() / count;
    let (mut along, mut spread) = (0.0, 0.0);
    for (x, y) in points {
        along += (x - middle_x) * (y - middle_y);
        spread += (x - middle_x) * (x - middle_x);
    }
    Some(along / spread)
}

/// Whether an aim is met, in words.
pub fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "NOT met" }
}

fn ratio(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"))
}

fn times(samples: &Samples) -> String {
    samples.least_and_median().map_or_else(
        || "–".to_owned(),
        |(least, median)| format!("{} / {}", duration(least), duration(median)),
    )
}

/// A duration with three digits.
fn duration(nanoseconds: f64) -> String {
    let (number, unit) = if nanoseconds < 1e6 {
        (nanoseconds / 1e3, "µs")
    } else {
        (nanoseconds / 1e6, "ms")
    };
    let places = if number < 10.0 {
        2
    } else {
        usize::from(number < 100.0)
    };
    format!("{number:.places$} {unit}")
}
