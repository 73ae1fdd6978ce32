//! A path of prices: what one event did to each asset, as multiples of the first mark.

use crate::margin::rules::PriceKind;
use rust_decimal::Decimal;

/// Open, high, low and close of one step, as multiples of the path's first mark (1 = start).
///
/// Where only closes are known, of a random path or a pasted column, high and low are the close: the step runs
/// straight from open to close, and `open` may lie outside `low ..= high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// First price of the step.
    pub open: Decimal,
    /// Highest price of the step.
    pub high: Decimal,
    /// Lowest price of the step.
    pub low: Decimal,
    /// Last price of the step.
    pub close: Decimal,
}

/// A funding settlement at the opening instant of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funding {
    /// The bar at whose opening it is charged.
    pub bar: usize,
    /// Fraction of the notional; positive: longs pay shorts.
    pub rate: Decimal,
}

/// What one asset did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Base asset, as "BTC".
    pub asset: String,
    /// Mark price: what liquidation is judged on.
    pub mark: Vec<Bar>,
    /// Last traded price, as multiples of the first *mark*; the same number of bars.
    pub last: Vec<Bar>,
    /// Recorded funding settlements, in order of time.
    pub funding: Vec<Funding>,
}

impl Track {
    /// Bars of the price asked for.
    #[must_use]
    pub fn bars(&self, kind: PriceKind) -> &[Bar] {
        match kind {
            PriceKind::Mark => &self.mark,
            PriceKind::Last => &self.last,
        }
    }
}

/// What the steps of a path are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Recorded bars: the first opens at this Unix second (UTC).
    Utc {
        /// Unix seconds of the first bar's opening.
        start: i64,
    },
    /// Made-up steps without a date, counted from 0.
    Steps,
}

/// Prices of one or more assets, all with the same bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricePath {
    /// Short name used in links.
    pub slug: &'static str,
    /// Title as shown: "Cascade of 10 October 2025".
    pub title: String,
    /// What the steps are.
    pub clock: Clock,
    /// Length of one bar in seconds.
    pub bar_seconds: u32,
    /// One track an asset. A made-up path has one, which every asset follows by its beta.
    pub tracks: Vec<Track>,
    /// Where the figures come from, with dates; empty for a made-up path.
    pub source: &'static str,
}

impl PricePath {
    /// Unix second (UTC) at which a bar opens; `None` for made-up steps.
    #[must_use]
    pub fn opens_at(&self, bar: usize) -> Option<i64> {
        match self.clock {
            Clock::Utc { start } => {
                let bars = i64::try_from(bar).ok()?;
                start.checked_add(bars.checked_mul(i64::from(self.bar_seconds))?)
            }
            Clock::Steps => None,
        }
    }
}
