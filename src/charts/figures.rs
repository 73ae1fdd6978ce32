//! Figures beside axes and in tables.

use rust_decimal::{Decimal, RoundingStrategy};

use super::scale::float;
use crate::num::checked;
use crate::scenario::picture::{Edge, NumberStyle};

/// Between a figure and its per cent sign.
const THIN: char = '\u{202f}';

/// A tick: its value, and what is written at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it stands.
    pub value: Decimal,
    /// Its text.
    pub text: String,
}

/// A number with its separators and exactly `places` decimals; minus is U+2212.
pub fn figure(value: Decimal, places: u32, style: NumberStyle) -> String {
    let value = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        text.push('\u{2212}');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(style.group);
        }
        text.push(digit);
    }
    if places > 0 {
        text.push(style.decimal);
        text.push_str(fraction);
        let missing = (places as usize).saturating_sub(fraction.len());
        text.extend(std::iter::repeat_n('0', missing));
    }
    text
}

/// A fraction in per cent: 0.05 is "+5 %"; a gain carries its sign.
pub fn per_cent(fraction: Decimal, places: u32, style: NumberStyle) -> String {
    let hundred = checked::product(fraction, Decimal::ONE_HUNDRED).unwrap_or(fraction);
    let mut text = figure(hundred, places, style);
    if fraction > Decimal::ZERO {
        text.insert(0, '+');
    }
    text.push(THIN);
    text.push('%');
    text
}

/// A price that closes a book, on the tick: rounded towards the mark, the cautious side.
pub fn closing_price(value: Decimal, edge: Edge, places: u32, style: NumberStyle) -> String {
    let towards = match edge {
        Edge::Below => RoundingStrategy::ToPositiveInfinity,
        Edge::Above => RoundingStrategy::ToNegativeInfinity,
    };
    figure(value.round_dp_with_strategy(places, towards), places, style)
}

/// The smallest round step that needs at most `most` steps for a span.
pub fn step(span: f64, most: u32, heads: &[i64]) -> Decimal {
    for exponent in -20..24_i32 {
        for head in heads {
            let Some(step) = power(*head, exponent) else {
                continue;
            };
            if float(step) * f64::from(most) >= span {
                return step;
            }
        }
    }
    Decimal::MAX
}

/// head/10 times a power of ten.
fn power(head: i64, exponent: i32) -> Option<Decimal> {
    match u32::try_from(1 - exponent) {
        Ok(scale) => Decimal::try_new(head, scale).ok(),
        Err(_) => (1..exponent).try_fold(Decimal::from(head), |value, _| {
            checked::product(value, Decimal::TEN)
        }),
    }
}

/// Heads of round steps for money: 1, 2, 2.5 and 5.
pub const MONEY: [i64; 4] = [10, 20, 25, 50];
/// Heads of round steps for per cents: 1, 2 and 5.
pub const SHARES: [i64; 3] = [10, 20, 50];

/// Whole multiples of a step inside a range.
pub fn multiples(step: Decimal, (low, high): (f64, f64)) -> Vec<Decimal> {
    let width = float(step);
    let slack = (high - low) * 1e-9;
    let first = ((low - slack) / width).ceil();
    let last = ((high + slack) / width).floor();
    if !first.is_finite() || last - first > 60.0 || first.abs() > 1e15 {
        return Vec::new();
    }
    (first as i64..=last as i64)
        .filter_map(|count| checked::product(Decimal::from(count), step))
        .map(|value| value.normalize())
        .collect()
}

/// Ticks of money or prices: as few decimals as hold them all, at most `places`, and in thousands
/// or millions where that is shorter.
pub fn written(values: &[Decimal], places: u32, style: NumberStyle) -> Vec<Figure> {
    let largest = values
        .iter()
        .map(|value| value.abs())
        .fold(Decimal::ZERO, Decimal::max);
    let (unit, letter) = unit(largest);
    let shares: Vec<Decimal> = values.iter().map(|value| *value / unit).collect();
    let places = if letter.is_empty() { places } else { 3 };
    let needed = shares
        .iter()
        .map(|share| {
            let on_tick =
                share.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            on_tick.normalize().scale()
        })
        .max()
        .unwrap_or(0);
    let write = |(value, share): (&Decimal, &Decimal)| Figure {
        value: *value,
        text: match value.is_zero() {
            true => "0".to_owned(),
            false => figure(*share, needed, style) + letter,
        },
    };
    values.iter().zip(&shares).map(write).collect()
}

/// From ten million on a figure is written in millions, and so on.
fn unit(largest: Decimal) -> (Decimal, &'static str) {
    let units = [
        (Decimal::from(1_000_000_000_000_i64), "T"),
        (Decimal::from(1_000_000_000_i64), "B"),
        (Decimal::from(1_000_000_i64), "M"),
    ];
    let fits = |(unit, _): &(Decimal, &str)| largest >= *unit;
    match units.into_iter().find(fits) {
        Some((unit, "M")) if largest < unit * Decimal::TEN => (Decimal::ONE, ""),
        Some(found) => found,
        None => (Decimal::ONE, ""),
    }
}
