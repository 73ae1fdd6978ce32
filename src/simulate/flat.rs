//! A pool summed once: straight in every price as long as no bracket changes.

use crate::margin::headroom::{Leg, legs};
use crate::margin::rules::{Basis, RuleBook};
use crate::margin::schedule::Key;
use crate::market::account::Pool;
use crate::num::piecewise::Line;
use rust_decimal::{Decimal, dec};

/// More than the noise of a division, as a share of a price.
const HAIR: Decimal = dec!(0.000_000_000_000_000_000_000_01);

/// Digits after the point of headroom's change with a notional: rates, without a division's noise.
const SHARE_DIGITS: u32 = 24;

/// `constant + Σ slope·price`.
#[derive(Clone, Debug, Default)]
pub struct Plane {
    /// Value with every price at zero.
    pub constant: Decimal,
    /// Instrument and change of the value for each unit of its price.
    pub slopes: Vec<(usize, Decimal)>,
}

impl Plane {
    /// Value at these prices.
    pub fn at(&self, prices: &[Decimal]) -> Decimal {
        let mut total = self.constant;
        for &(instrument, slope) in &self.slopes {
            total += slope * prices[instrument];
        }
        total
    }

    /// The same but for `digits` after the point at these prices: short factors multiply several
    /// times as fast as those of full length.
    pub fn shortened(mut self, prices: &[Decimal], digits: u32) -> Self {
        for (instrument, slope) in &mut self.slopes {
            // Digits before the point of the price.
            let whole = prices[*instrument].trunc().mantissa().unsigned_abs();
            let length = whole.checked_ilog10().map_or(0, |log| log + 1);
            *slope = slope.round_dp(digits + length);
        }
        self
    }

    /// Slope in one instrument's price.
    pub fn slope(&self, instrument: usize) -> Decimal {
        let found = self.slopes.iter().find(|(known, _)| *known == instrument);
        found.map(|(_, slope)| *slope).unwrap_or_default()
    }

    /// Adds a line in one instrument's price.
    pub fn add(&mut self, instrument: usize, line: Line) {
        self.constant += line.at_zero;
        match self
            .slopes
            .iter_mut()
            .find(|(known, _)| *known == instrument)
        {
            Some((_, slope)) => *slope += line.slope,
            None => self.slopes.push((instrument, line.slope)),
        }
    }
}

/// Equity and requirement of a pool around some prices.
#[derive(Clone, Debug)]
pub struct Flat {
    /// Equity, haircuts taken.
    pub equity: Plane,
    /// Equity − requirement.
    pub headroom: Plane,
    /// Prices between which the brackets stay as they are: instrument, above, up to.
    ranges: Vec<(usize, Decimal, Decimal)>,
    brackets: Vec<Bracket>,
}

/// The bracket of a leg whose brackets go by its notional at the mark.
#[derive(Clone, Copy, Debug)]
struct Bracket {
    instrument: usize,
    size: Decimal,
    rules: usize,
    tier: usize,
}

impl Flat {
    /// Sums the pool around `prices`.
    pub fn new(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> Self {
        let mut equity = Plane {
            constant: pool.cash,
            slopes: Vec::new(),
        };
        let price = Line {
            at_zero: Decimal::ZERO,
            slope: Decimal::ONE,
        };
        for held in &pool.collateral {
            equity.add(held.instrument, price.scale(held.counted()));
        }
        for held in &pool.positions {
            let pnl = price.scale(held.size) - Line::flat(held.entry_notional);
            equity.add(held.instrument, pnl.scale(held.side.sign()));
        }
        let mut flat = Self {
            headroom: equity.clone(),
            equity,
            ranges: Vec::new(),
            brackets: Vec::new(),
        };
        for leg in legs(&pool.positions) {
            flat.require(&leg, book, prices[leg.instrument]);
        }
        flat
    }

    fn require(&mut self, leg: &Leg, book: &RuleBook, here: Decimal) {
        let rules = &book.contracts[leg.rules];
        let maintenance = &rules.maintenance;
        let schedule = &maintenance.schedule;
        let price = Line {
            at_zero: Decimal::ZERO,
            slope: Decimal::ONE,
        };
        let tier = schedule.index_at(leg.key(rules, Line::flat(here)).at_zero);
        let ask = leg.ask(rules, tier, price);
        if ask.at(here) < maintenance.minimum {
            self.headroom
                .add(leg.instrument, Line::flat(-maintenance.minimum));
        } else {
            self.headroom
                .add(leg.instrument, ask.scale(Decimal::NEGATIVE_ONE));
        }
        let bracket = schedule.tiers()[tier];
        let least = match schedule.key {
            Key::Notional => bracket.floor * bracket.rate,
            Key::Size => Decimal::ZERO,
        };
        if !maintenance.minimum.is_zero() || bracket.deduction > least {
            // Where the minimum, or nothing, takes over is not looked for: summed again every time.
            self.ranges.push((leg.instrument, here, here));
        } else if schedule.key == Key::Notional && maintenance.basis == Basis::Mark {
            // A hair inside both floors: on one of them the schedule decides, not a division.
            let edge = |floor: Decimal| floor.checked_div(leg.size);
            let above = edge(bracket.floor).unwrap_or_default() * (Decimal::ONE + HAIR);
            let next = schedule.tiers().get(tier + 1);
            let up_to = next
                .and_then(|tier| edge(tier.floor))
                .map_or(Decimal::MAX, |price| price * (Decimal::ONE - HAIR));
            self.ranges.push((leg.instrument, above, up_to));
            self.brackets.push(Bracket {
                instrument: leg.instrument,
                size: leg.size,
                rules: leg.rules,
                tier,
            });
        }
    }

    /// The price of one instrument at which headroom runs out while the others hold still, walked
    /// bracket by bracket. None where its brackets are not those of a single leg by notional; the
    /// schedule must be without jumps.
    pub fn runs_out(
        &self,
        instrument: usize,
        at: (Decimal, Decimal),
        book: &RuleBook,
    ) -> Option<Decimal> {
        let mut ranges = self.ranges.iter().filter(|range| range.0 == instrument);
        let bracket = self
            .brackets
            .iter()
            .find(|bracket| bracket.instrument == instrument)?;
        if ranges.nth(1).is_some() {
            return None;
        }
        let tiers = book.contracts[bracket.rules].maintenance.schedule.tiers();
        let (price, mut room) = at;
        let slope = self.headroom.slope(instrument);
        // By notional: there the floors are, and a step to the next needs no division.
        let mut notional = price * bracket.size;
        let mut share = slope.checked_div(bracket.size)?.round_dp(SHARE_DIGITS);
        let mut tier = bracket.tier;
        loop {
            let next = if slope.is_sign_negative() {
                tier + 1
            } else {
                tier.wrapping_sub(1)
            };
            if let Some(beyond) = tiers.get(next) {
                let floor = tiers[tier.max(next)].floor;
                let left = room + share * (floor - notional);
                if left > Decimal::ZERO {
                    share += tiers[tier].rate - beyond.rate;
                    (room, notional, tier) = (left, floor, next);
                    continue;
                }
            }
            let end = notional - room.checked_div(share)?;
            return end.checked_div(bracket.size);
        }
    }

    /// Whether the sum holds at these prices.
    pub fn covers(&self, prices: &[Decimal]) -> bool {
        let inside = |&(instrument, above, up_to): &(usize, Decimal, Decimal)| {
            let price = prices[instrument];
            price > above && price <= up_to
        };
        self.ranges.iter().all(inside)
    }

    /// Whether the sum holds with one instrument's price changed to `price`.
    pub fn covers_one(&self, instrument: usize, price: Decimal) -> bool {
        let inside = |&(known, above, up_to): &(usize, Decimal, Decimal)| {
            known != instrument || (price > above && price <= up_to)
        };
        self.ranges.iter().all(inside)
    }
}
