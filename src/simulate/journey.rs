//! What is walked: an account, its rules and the prices of every instrument at every sample.

use super::path::{Bar, Funding, PricePath};
use crate::margin::figures::Setting;
use crate::margin::rules::PriceKind;
use crate::market::account::Account;
use rust_decimal::Decimal;

/// The order in which a bar's extremes are walked; every mode in the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Open, low, high, close.
    LowFirst,
    /// Open, high, low, close.
    HighFirst,
}

/// Which samples of a bar are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sampling {
    /// All four, in an order, with everything between them.
    Inside(Order),
    /// The close alone, as charts of closes do.
    Closes,
}

/// How an instrument follows the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Follows {
    /// Index of the track.
    pub track: usize,
    /// Its move for each per cent of the track's move; 1 for the track's own asset.
    pub beta: Decimal,
}

/// Where funding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundingPlan {
    /// None.
    Off,
    /// As the track recorded it, for instruments that follow a track with a record.
    Recorded,
    /// The same rate at every interval.
    Typed {
        /// Fraction of the notional; positive: longs pay.
        rate: Decimal,
        /// Bars between settlements, at least 1.
        every: usize,
    },
}

/// An account on a path.
#[derive(Clone, Copy, Debug)]
pub struct Journey<'a> {
    /// The account, opening fees already taken.
    pub account: &'a Account,
    /// Rules, marks at the start, betas.
    pub setting: Setting<'a>,
    /// The path.
    pub path: &'a PricePath,
    /// How each instrument follows it.
    pub follows: &'a [Follows],
    /// Funding.
    pub funding: FundingPlan,
    /// Where rates are typed, the rate of its own of each instrument; none, or no entry: the plan's.
    pub own_rates: &'a [Option<Decimal>],
}

/// A place on the path's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Index of the bar.
    pub bar: usize,
    /// Samples of the bar passed: 0 at the open, 3 at the close.
    pub leg: u32,
    /// Part of the way to the next sample, 0 … 1.
    pub into: Decimal,
}

impl Moment {
    /// The opening of a bar.
    pub fn opening(bar: usize) -> Self {
        Self {
            bar,
            leg: 0,
            into: Decimal::ZERO,
        }
    }

    /// Place on a time axis on which sample k of bar b lies at b + k/4.
    pub fn x(&self) -> Decimal {
        let quarters = Decimal::from(self.leg) + self.into;
        Decimal::from(self.bar) + quarters / Decimal::from(4)
    }
}

/// Prices never fall to zero on a path that an instrument follows by its beta.
const LEAST_MULTIPLE: Decimal = rust_decimal::dec!(0.000001);

impl Journey<'_> {
    /// Number of bars.
    pub fn bars(&self) -> usize {
        self.path.tracks.first().map_or(0, |track| track.mark.len())
    }

    /// Samples of a bar in the order walked: how many.
    pub fn samples(sampling: Sampling) -> u32 {
        match sampling {
            Sampling::Inside(_) => 4,
            Sampling::Closes => 1,
        }
    }

    /// Writes every instrument's price at sample `leg` of `bar` into `prices`.
    pub fn prices_at(
        &self,
        place: (usize, u32),
        how: (PriceKind, Sampling),
        prices: &mut [Decimal],
    ) {
        for (instrument, price) in prices.iter_mut().enumerate() {
            *price = self.price_at(instrument, place, how);
        }
    }

    /// One instrument's price at sample `leg` of `bar`.
    pub fn price_at(
        &self,
        instrument: usize,
        place: (usize, u32),
        how: (PriceKind, Sampling),
    ) -> Decimal {
        let (bar, leg) = place;
        let (kind, sampling) = how;
        let bars = self.path.tracks[self.follows[instrument].track].bars(kind);
        self.price(instrument, sample(bars[bar], leg, sampling))
    }

    /// Price of an instrument where its track is at `multiple`.
    pub fn price(&self, instrument: usize, multiple: Decimal) -> Decimal {
        self.setting.marks[instrument] * follow(multiple, self.follows[instrument].beta)
    }

    /// Whether funding may be settled at the opening of `bar`.
    pub fn settles(&self, bar: usize) -> bool {
        match self.funding {
            FundingPlan::Off => false,
            FundingPlan::Typed { every, .. } => bar.is_multiple_of(every),
            FundingPlan::Recorded => self.path.tracks.iter().any(|track| {
                let settled = |funding: &Funding| funding.bar;
                track.funding.binary_search_by_key(&bar, settled).is_ok()
            }),
        }
    }

    /// Funding rate charged to `instrument` at the opening of `bar`, if any.
    pub fn funding_rate(&self, instrument: usize, bar: usize) -> Option<Decimal> {
        match self.funding {
            FundingPlan::Off => None,
            FundingPlan::Typed { rate, every } => {
                let own = self.own_rates.get(instrument).copied().flatten();
                bar.is_multiple_of(every).then_some(own.unwrap_or(rate))
            }
            FundingPlan::Recorded => {
                let track = &self.path.tracks[self.follows[instrument].track];
                let place = track
                    .funding
                    .binary_search_by_key(&bar, |funding| funding.bar)
                    .ok()?;
                Some(track.funding[place].rate)
            }
        }
    }
}

fn sample(bar: Bar, leg: u32, sampling: Sampling) -> Decimal {
    match (sampling, leg) {
        (Sampling::Closes, _) | (Sampling::Inside(_), 3..) => bar.close,
        (Sampling::Inside(_), 0) => bar.open,
        (Sampling::Inside(Order::LowFirst), 1) | (Sampling::Inside(Order::HighFirst), 2) => bar.low,
        (Sampling::Inside(_), _) => bar.high,
    }
}

fn follow(multiple: Decimal, beta: Decimal) -> Decimal {
    if beta == Decimal::ONE {
        return multiple;
    }
    (Decimal::ONE + beta * (multiple - Decimal::ONE)).max(LEAST_MULTIPLE)
}
