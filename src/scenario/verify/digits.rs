//! A figure beside the published one, in the source's digits.

use super::figures::Answer;
use super::read::Entry;
use super::{Origin, Row, Unread, input};
use crate::num::checked;
use crate::num::text::significant;
use crate::words::inputs::verify as words;
use rust_decimal::{Decimal, RoundingStrategy, dec};

/// Digits of ours that count: a division leaves noise in the last ones.
const DIGITS: u32 = 24;

/// Digits shown of a figure that should be exact and is so in the printed ones alone.
const SHOWN: u32 = 8;

/// What stands for a figure that is no number.
const WORDS: [&str; 3] = ["none", "yes", "no"];

/// Largest published number.
const MOST: Decimal = dec!(1_000_000_000_000_000);

/// A published number.
fn printed(text: &str) -> Option<Decimal> {
    let value: Decimal = text.parse().ok()?;
    (value.abs() <= MOST).then_some(value)
}

/// The published values of a line and their unit.
pub fn values<'a>(told: &Entry<'a>) -> (Vec<&'a str>, &'a str) {
    let mut values = told.words.get(1..).unwrap_or_default().to_vec();
    if told.head == "within" {
        values.pop();
    }
    let is_value = |word: &str| WORDS.contains(&word) || printed(word).is_some();
    match values.last().copied() {
        Some(unit) if !is_value(unit) => {
            values.pop();
            (values, unit)
        }
        _ => (values, ""),
    }
}

/// What one of a unit is worth.
fn worth(unit: &str) -> Decimal {
    match unit {
        "%" => dec!(0.01),
        "bp" => dec!(0.0001),
        "ppm" | "quantums" => dec!(0.000001),
        _ => Decimal::ONE,
    }
}

fn with_unit(value: &str, unit: &str) -> String {
    match unit {
        "" => value.to_owned(),
        unit => format!("{value} {unit}"),
    }
}

/// With at least as many decimals as the source prints.
fn padded(mut value: Decimal, decimals: u32) -> String {
    if value.scale() < decimals {
        value.rescale(decimals);
    }
    value.to_string()
}

/// Ours beside the published value: the figures of a [`Row`], the rest left open.
pub fn judge(told: &Entry<'_>, published: (&str, &str), ours: Answer) -> Result<Row, Unread> {
    let (value, unit) = published;
    let row = |ours: &str, exact: String, difference: String, agrees: bool| Row {
        id: String::new(),
        title: String::new(),
        product: String::new(),
        sources: Vec::new(),
        date: String::new(),
        origin: Origin::Own,
        fitted: String::new(),
        figure: String::new(),
        published: with_unit(value, unit),
        ours: with_unit(ours, unit),
        exact,
        difference,
        agrees,
        reason: String::new(),
    };
    let exact = match ours {
        Answer::Word(word) => {
            let agrees = word == value;
            let difference = if agrees { "0" } else { words::DIFFERS };
            return Ok(row(word, word.to_owned(), difference.to_owned(), agrees));
        }
        Answer::Number(number) => number.checked_div(worth(unit)),
    };
    let exact = exact.ok_or_else(|| told.wrong("too large"))?;
    let exact = significant(exact, DIGITS, RoundingStrategy::MidpointNearestEven).normalize();
    let Some(published) = printed(value) else {
        return Ok(row(
            &exact.to_string(),
            exact.to_string(),
            words::DIFFERS.to_owned(),
            false,
        ));
    };
    let decimals = published.scale();
    let off = checked::difference(exact, published);
    let off = off.ok_or_else(|| told.wrong("too large"))?;
    let rounded = |strategy| exact.round_dp_with_strategy(decimals, strategy);
    let half = rounded(RoundingStrategy::MidpointAwayFromZero);
    let (ours, agrees) = match told.head {
        "=" if off.is_zero() => (exact, true),
        "=" if half != published => (half, false),
        "=" => {
            let more = RoundingStrategy::MidpointAwayFromZero;
            (significant(exact, SHOWN, more), false)
        }
        "<" => {
            let cut = rounded(RoundingStrategy::ToZero);
            (cut, cut == published)
        }
        ">" => {
            let up = rounded(RoundingStrategy::AwayFromZero);
            (up, up == published)
        }
        "within" => {
            let tolerance = told.words.last().and_then(|word| input::number(word));
            let tolerance = tolerance.ok_or_else(|| told.wrong("no tolerance"))?;
            (
                half,
                off.abs() <= published.abs() * tolerance.min(Decimal::ONE),
            )
        }
        _ => (half, half == published),
    };
    let mut difference = "0".to_owned();
    if ours != published {
        let off = significant(off, 3, RoundingStrategy::MidpointAwayFromZero);
        difference = off.normalize().to_string();
        if told.head == "within" {
            // The last word of the line, as it was stated.
            difference = words::allowed(&difference, told.word(told.words.len() - 1)?);
        }
    }
    Ok(row(
        &padded(ours, decimals),
        exact.to_string(),
        difference,
        agrees,
    ))
}
