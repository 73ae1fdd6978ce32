//! A pool summed once: straight in every price as long as no bracket changes.

use crate::margin::headroom::{Leg, legs};
use crate::margin::rules::{Basis, RuleBook};
use crate::margin::schedule::Key;
use crate::market::account::Pool;
use crate::num::piecewise::Line;
use rust_decimal::{Decimal, dec};

/// More than the noise of a division, as a share of a price.
const HAIR: Decimal = dec!(0.000_000_000_000_000_000_000_01);

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
