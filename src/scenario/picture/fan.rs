//! The outcome fan: account value and pools alive along many random paths.

use rust_decimal::Decimal;

use super::{Label, NumberStyle, Point, Series, TimeAxis};

/// One way to hold the book, over time.
#[derive(Clone, Debug, PartialEq)]
pub struct FanColumn {
    /// Whose account.
    pub series: Series,
    /// "isolated".
    pub name: String,
    /// Percentiles of account value over time, lowest first: 5, 25, 50, 75 and 95.
    pub bands: [Vec<Point>; 5],
    /// Share of paths without a closing so far, 0 … 1.
    pub alive: Vec<Point>,
    /// Words at the median's end: "median 1,012".
    pub end: Label,
    /// Words at the end of the share alive: "isolated 84 %".
    pub left: Label,
    /// Its panel in one sentence.
    pub summary: String,
}

/// Account value along many random paths, a panel a way to hold the book, and how many are alive.
#[derive(Clone, Debug, PartialEq)]
pub struct FanPicture {
    /// The pictures in one sentence.
    pub summary: String,
    /// The time axis.
    pub time: TimeAxis,
    /// Separators.
    pub numbers: NumberStyle,
    /// Decimals of money.
    pub decimals: u32,
    /// Account value at the start.
    pub start: Decimal,
    /// One panel each; all have the same axes.
    pub columns: Vec<FanColumn>,
}
