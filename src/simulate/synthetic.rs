//! Made-up paths: one shape, one size, one length; the same every time.

use rust_decimal::Decimal;

use super::path::{Bar, Clock, PricePath, Track};
use crate::words::paths as words;

/// A kind of made-up path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A straight line from 1 to 1 + size.
    Trend,
    /// Down to 1 − size in the middle, and back to exactly 1 at the end.
    Dip,
    /// A third of the bars at 1; then a gap: the next bar opens at 1 − size. Half of the fall is
    /// won back over the next third.
    Flash,
    /// Down to 1 − size at the end, every third bar a small rise.
    Bleed,
    /// To and fro between 1 + size and 1 − size, one turn about every six bars, ending at 1.
    Chop,
}

/// Every shape, in the order of the menu.
pub const ALL: [Shape; 5] = [
    Shape::Trend,
    Shape::Dip,
    Shape::Flash,
    Shape::Bleed,
    Shape::Chop,
];

/// Fewest and most bars of a made-up path.
pub const LENGTHS: (usize, usize) = (2, 2_000);

/// Length of every bar, in seconds: an hour, as that of the recorded events.
pub const BAR_SECONDS: u32 = 3_600;

/// Sizes and the prices between turning points are rounded to this many decimals, half to even.
pub const PLACES: u32 = 8;

/// Why there is no such path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeError {
    /// Fewer or more bars than [`LENGTHS`].
    Length,
    /// The size is not within [`Shape::sizes`]: a price would be near zero or beyond +1,000 %.
    Size,
}

impl Shape {
    /// Short name used in links.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Trend => "trend",
            Self::Dip => "dip",
            Self::Flash => "flash",
            Self::Bleed => "bleed",
            Self::Chop => "chop",
        }
    }

    /// Title as shown.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Trend => words::TREND,
            Self::Dip => words::DIP,
            Self::Flash => words::FLASH,
            Self::Bleed => words::BLEED,
            Self::Chop => words::CHOP,
        }
    }

    /// The size offered at first: a fraction of the first price.
    #[must_use]
    pub fn default_size(self) -> Decimal {
        match self {
            Self::Trend => Decimal::new(20, 2),
            Self::Dip => Decimal::new(12, 2),
            Self::Flash => Decimal::new(30, 2),
            Self::Bleed => Decimal::new(40, 2),
            Self::Chop => Decimal::new(8, 2),
        }
    }

    /// The number of bars offered at first.
    #[must_use]
    pub const fn default_length(self) -> usize {
        match self {
            Self::Dip | Self::Flash => 24,
            Self::Trend | Self::Chop => 48,
            Self::Bleed => 96,
        }
    }

    /// Least and greatest size, both allowed.
    ///
    /// No price falls by more than 99.9 % or rises by more than 1,000 %. A trend is upward when its
    /// size is positive; a dip, flash or bleed is downward when its size is positive and upside
    /// down when it is negative; a chop goes up first when positive, down first when negative.
    #[must_use]
    pub fn sizes(self) -> (Decimal, Decimal) {
        let (fall, rise) = (Decimal::new(999, 3), Decimal::TEN);
        match self {
            Self::Trend => (-fall, rise),
            Self::Dip | Self::Flash | Self::Bleed => (-rise, fall),
            Self::Chop => (-fall, fall),
        }
    }

    /// The shape of this short name.
    #[must_use]
    pub fn find(slug: &str) -> Option<Self> {
        ALL.into_iter().find(|shape| shape.slug() == slug)
    }
}

/// A made-up path of `length` bars of an hour, without funding; mark and last are the same.
///
/// `size` is a fraction of the first price, with the sign of [`Shape::sizes`], rounded to
/// [`PLACES`]. The one track has no asset's name: every asset follows it by its beta. It opens at 1
/// and meets its turning points exactly.
///
/// # Errors
/// When the length or the size is out of bounds.
pub fn path(shape: Shape, size: Decimal, length: usize) -> Result<PricePath, ShapeError> {
    let (fewest, most) = LENGTHS;
    if !(fewest..=most).contains(&length) {
        return Err(ShapeError::Length);
    }
    let (least, greatest) = shape.sizes();
    if !(least..=greatest).contains(&size) {
        return Err(ShapeError::Size);
    }
    let bars = bars(shape, size.round_dp(PLACES), length);
    Ok(made_up((shape.slug(), shape.title()), bars))
}

/// A path along corners, each (bars from the start, move from the first price), in order of time.
/// Straight between them, from 1 on; without funding.
#[must_use]
pub fn drawn(corners: &[(usize, Decimal)]) -> PricePath {
    let price = |&(bar, change): &(usize, Decimal)| (bar, Decimal::ONE + change.round_dp(PLACES));
    let corners: Vec<_> = corners.iter().map(price).collect();
    made_up(("drawn", words::DRAWN), lines(Decimal::ONE, &corners))
}

/// A path of these bars, which every asset follows.
fn made_up(names: (&'static str, &str), bars: Vec<Bar>) -> PricePath {
    let track = Track {
        asset: String::new(),
        mark: bars.clone(),
        last: bars,
        funding: Vec::new(),
    };
    PricePath {
        slug: names.0,
        title: names.1.to_owned(),
        clock: Clock::Steps,
        bar_seconds: BAR_SECONDS,
        tracks: vec![track],
        source: "",
    }
}

fn bars(shape: Shape, size: Decimal, length: usize) -> Vec<Bar> {
    let (one, end) = (Decimal::ONE, Decimal::ONE - size);
    match shape {
        Shape::Trend => lines(one, &[(length, one + size)]),
        Shape::Dip => lines(one, &[(length / 2, end), (length, one)]),
        Shape::Flash => flash(size, length),
        Shape::Bleed => bleed(size, length),
        Shape::Chop => chop(size, length),
    }
}

fn flash(size: Decimal, length: usize) -> Vec<Bar> {
    let quiet = (length / 3).max(1);
    let recovery = (length / 3).max(1);
    let (bottom, after) = (Decimal::ONE - size, Decimal::ONE - half(size));
    let mut bars = lines(Decimal::ONE, &[(quiet, Decimal::ONE)]);
    bars.extend(lines(bottom, &[(recovery, after), (length - quiet, after)]));
    bars
}

/// Two steps down, two steps down, one step up; counted from the end so that the last is down.
fn bleed(size: Decimal, length: usize) -> Vec<Bar> {
    let mut depth = 0;
    let mut depths = Vec::with_capacity(length);
    for bar in 0..length {
        let rises = bar > 0 && (length - 1 - bar) % 3 == 2;
        depth += if rises { -1 } else { 2 };
        depths.push(depth);
    }
    let price = |&steps| Decimal::ONE - part(size, steps, depth);
    let turns: Vec<_> = depths
        .iter()
        .map(price)
        .enumerate()
        .map(|(bar, p)| (bar + 1, p))
        .collect();
    lines(Decimal::ONE, &turns)
}

fn chop(size: Decimal, length: usize) -> Vec<Bar> {
    // An even number of turns, so that as many are high as low; then home if a bar is left.
    let turns = (length / 12 * 2).max(2);
    let legs = (turns + 1).min(length);
    let corner = |leg: usize| {
        let price = match leg {
            _ if leg > turns => Decimal::ONE,
            _ if leg % 2 == 1 => Decimal::ONE + size,
            _ => Decimal::ONE - size,
        };
        (length * leg / legs, price)
    };
    lines(Decimal::ONE, &(1..=legs).map(corner).collect::<Vec<_>>())
}

/// Bars along straight lines: each corner is (bars so far, price), in order.
fn lines(start: Decimal, corners: &[(usize, Decimal)]) -> Vec<Bar> {
    let (mut done, mut from) = (0, start);
    let mut bars = Vec::new();
    for &(until, to) in corners {
        let (mut open, count) = (from, until.saturating_sub(done));
        for step in 1..=count {
            let close = from + part(to - from, step, count);
            bars.push(Bar {
                open,
                high: open.max(close),
                low: open.min(close),
                close,
            });
            open = close;
        }
        (done, from) = (until.max(done), to);
    }
    bars
}

/// `whole` × `step` ÷ `count`: exact at the end, rounded to [`PLACES`] before it.
fn part<N>(whole: Decimal, step: N, count: N) -> Decimal
where
    N: Copy + PartialEq,
    Decimal: From<N>,
{
    if step == count {
        return whole;
    }
    (whole * Decimal::from(step) / Decimal::from(count)).round_dp(PLACES)
}

fn half(size: Decimal) -> Decimal {
    (size / Decimal::TWO).round_dp(PLACES)
}

#[cfg(test)]
#[path = "synthetic_tests.rs"]
mod tests;
