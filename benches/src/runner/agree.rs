//! All three must have computed the same before any of them is timed.

use super::browser::{Outcome, Page};
use isocross_bench::case::{Case, Kind};
use rust_decimal::Decimal;
use serde_json::Value;

/// Digits to which the twin must agree.
const DIGITS: u32 = 20;
/// Differences below this are the noise of a sum that comes to nothing.
const NOISE: Decimal = Decimal::from_parts(1, 0, 0, false, 20);

/// What was compared.
#[derive(Debug)]
struct Tally {
    numbers: usize,
    digits: u32,
}

/// Holds the engine in Wasm against the native one, and the twin against both.
pub async fn check(page: &Page, cases: &[Case], twin: bool) -> Outcome {
    let mut tally = Tally {
        numbers: 0,
        digits: 28,
    };
    for (number, case) in cases.iter().enumerate() {
        let kind = Kind::ALL[number];
        let native = case.results();
        let wasm = page
            .value(&format!("bench.results('wasm', {number})"))
            .await?;
        if native != wasm {
            return Err(format!("{}: native and Wasm differ", kind.name()).into());
        }
        if twin && kind.in_twin().is_some() {
            let twin = page
                .value(&format!("bench.results('twin', {number})"))
                .await?;
            compare(&native, &twin, &mut tally)
                .map_err(|why| format!("{}: the twin differs{why}", kind.name()))?;
        }
    }
    println!("\nNative and Wasm give the same digits.");
    if twin {
        println!(
            "The twin agrees in all {} numbers, liquidation prices and the path's events and values \
             among them, to at least {} digits.",
            tally.numbers, tally.digits
        );
    }
    Ok(())
}

fn compare(ours: &Value, theirs: &Value, tally: &mut Tally) -> Result<(), String> {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            for (place, pair) in ours.iter().zip(theirs).enumerate() {
                compare(pair.0, pair.1, tally).map_err(|why| format!(" [{place}]{why}"))?;
            }
            Ok(())
        }
        (Value::Object(ours), Value::Object(theirs)) if ours.len() == theirs.len() => {
            for (name, value) in ours {
                let other = theirs.get(name).unwrap_or(&Value::Null);
                compare(value, other, tally).map_err(|why| format!(" {name}{why}"))?;
            }
            Ok(())
        }
        (Value::String(ours), Value::String(theirs)) => numbers(ours, theirs, tally),
        _ if ours == theirs => Ok(()),
        _ => Err(format!(": {ours} and {theirs}")),
    }
}

fn numbers(ours: &str, theirs: &str, tally: &mut Tally) -> Result<(), String> {
    tally.numbers += 1;
    if ours == theirs {
        return Ok(());
    }
    let differ = || format!(": {ours} and {theirs}");
    let read = |text: &str| {
        let number = text.parse().or_else(|_| Decimal::from_scientific(text));
        number.map_err(|_| differ())
    };
    let (a, b): (Decimal, Decimal) = (read(ours)?, read(theirs)?);
    let gap = (a - b).abs();
    let parts = a
        .abs()
        .max(b.abs())
        .checked_div(gap)
        .unwrap_or(Decimal::MAX);
    // Digits before the point of 1 ÷ relative difference.
    let digits = parts.trunc().normalize().to_string().len() as u32 - 1;
    if digits < DIGITS && gap <= NOISE {
        return Ok(());
    }
    tally.digits = tally.digits.min(digits);
    if digits < DIGITS {
        return Err(differ());
    }
    Ok(())
}
