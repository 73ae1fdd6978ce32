//! Bars between two funding settlements, and how far prices go in them: where even the worst of
//! these prices together close no pool, nothing between them has to be looked at.

use super::flat::{Flat, Plane};
use super::journey::{Journey, Sampling};
use super::path::Bar;
use crate::margin::rules::PriceKind;
use rust_decimal::{Decimal, dec};

/// No stretch is longer: a long one is seldom calm.
const MOST_BARS: usize = 24;
/// Headroom that no rounding could turn into none, quote currency.
const CLEAR: Decimal = dec!(0.000001);

/// Some bars in a row and every instrument's lowest and highest price in them.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    /// Bar after the last.
    pub end: usize,
    /// Lowest price of each instrument.
    pub low: Vec<Decimal>,
    high: Vec<Decimal>,
}

impl Stretch {
    /// From `start` to the next settlement.
    pub fn new(journey: &Journey<'_>, start: usize, how: (PriceKind, Sampling)) -> Self {
        let most = journey.bars().min(start + MOST_BARS);
        let end = (start + 1..most)
            .find(|&bar| journey.settles(bar))
            .unwrap_or(most);
        let (kind, sampling) = how;
        let reach: Vec<(Decimal, Decimal)> = journey
            .path
            .tracks
            .iter()
            .map(|track| reach(&track.bars(kind)[start..end], sampling))
            .collect();
        let mut low = Vec::with_capacity(journey.follows.len());
        let mut high = Vec::with_capacity(journey.follows.len());
        for (index, follows) in journey.follows.iter().enumerate() {
            let (least, most) = reach[follows.track];
            let (a, b) = (journey.price(index, least), journey.price(index, most));
            low.push(a.min(b));
            high.push(a.max(b));
        }
        Self { end, low, high }
    }

    /// Whether no price within the stretch can close this pool: its brackets hold for all of them,
    /// and headroom, straight in every price, is clear of zero where each is at its worst.
    pub fn is_clear(&self, pool: &Flat) -> bool {
        pool.covers(&self.low) && pool.covers(&self.high) && self.least(&pool.headroom) > CLEAR
    }

    /// Not more than the least value of a plane over the stretch.
    pub fn least(&self, plane: &Plane) -> Decimal {
        let mut total = plane.constant;
        for &(instrument, slope) in &plane.slopes {
            let worst = if slope.is_sign_negative() {
                self.high[instrument]
            } else {
                self.low[instrument]
            };
            total += slope * worst;
        }
        total
    }
}

fn reach(bars: &[Bar], sampling: Sampling) -> (Decimal, Decimal) {
    let mut least = Decimal::MAX;
    let mut most = Decimal::ZERO;
    for bar in bars {
        let (low, high) = match sampling {
            Sampling::Closes => (bar.close, bar.close),
            Sampling::Inside(_) => (
                bar.low.min(bar.high).min(bar.open).min(bar.close),
                bar.high.max(bar.low).max(bar.open).max(bar.close),
            ),
        };
        least = least.min(low);
        most = most.max(high);
    }
    (least, most)
}
