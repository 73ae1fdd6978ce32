//! A pool summed once: straight in every price as long as no bracket changes.

use crate::margin::assets::{claims, cuts_something};
use crate::margin::headroom::{equity_at, requirement_at};
use crate::margin::leg::{Leg, legs};
use crate::margin::rules::{Basis, Netting, RuleBook};
use crate::margin::schedule::{Key, Tier};
use crate::market::account::{Pool, PoolKind};
use crate::market::collateral::Collateral;
use crate::market::position::{Kind, Position};
use crate::num::piecewise::Line;
use rust_decimal::{Decimal, dec};

/// More than the noise of a division, as a share of a price.
const HAIR: Decimal = dec!(0.000_000_000_000_000_000_000_01);

/// Digits after the point of headroom's change with a notional: rates, without a division's noise.
const SHARE_DIGITS: u32 = 24;

/// `constant + Σ slope·price`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plane {
    /// Value with every price at zero.
    pub constant: Decimal,
    /// Instrument and change of the value for each unit of its price.
    pub slopes: Vec<(usize, Decimal)>,
}

impl Plane {
    /// The same value at all prices.
    pub fn flat(value: Decimal) -> Self {
        Self {
            constant: value,
            slopes: Vec::new(),
        }
    }

    /// Value at these prices.
    pub fn at(&self, prices: &[Decimal]) -> Decimal {
        let mut total = self.constant;
        for &(instrument, slope) in &self.slopes {
            total += slope * prices[instrument];
        }
        total
    }

    /// Adds coins, no haircut taken.
    pub fn add_coins(&mut self, coins: &[Collateral]) {
        for held in coins {
            self.add(held.instrument, PRICE.scale(held.coins));
        }
    }

    /// Adds money, coins and profit of a pool, no haircut taken.
    pub fn add_pool(&mut self, pool: &Pool) {
        self.constant += pool.cash;
        self.add_coins(&pool.collateral);
        for held in &pool.positions {
            self.add(held.instrument, held.pnl_along(PRICE));
        }
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
    /// It holds at these prices alone: something ties the markets of the pool together.
    here_only: bool,
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
        let mut equity = Plane::default();
        equity.add_pool(pool);
        let mut flat = Self {
            headroom: equity.clone(),
            equity,
            ranges: Vec::new(),
            brackets: Vec::new(),
            here_only: is_tied(pool, book),
        };
        if flat.here_only {
            let counted = equity_at(pool, book, prices);
            flat.equity = Plane::flat(counted);
            flat.headroom = Plane::flat(counted - requirement_at(pool, book, prices));
            return flat;
        }
        for leg in legs(&pool.positions) {
            flat.require(&leg, (pool, book), prices[leg.instrument]);
        }
        flat
    }

    fn require(&mut self, leg: &Leg, of: (&Pool, &RuleBook), here: Decimal) {
        let (pool, book) = of;
        let rules = &book.contracts[leg.rules];
        let maintenance = &rules.maintenance;
        let schedule = &maintenance.schedule;
        let tier = leg.tier_at(rules, here);
        let ask = leg
            .ask((pool, rules), tier, PRICE)
            .at_least(maintenance.minimum, here);
        let asked = ask.total().scale(Decimal::NEGATIVE_ONE);
        self.headroom.add(leg.instrument, asked);
        let bracket = schedule.tiers()[tier];
        // The least that the bracket's rate can come to while it holds.
        let least = match (schedule.key, maintenance.basis) {
            (Key::Notional, Basis::Mark | Basis::Entry) => bracket.floor * bracket.rate,
            _ => Decimal::ZERO,
        };
        if !maintenance.minimum.is_zero() || bracket.deduction > least {
            // Where the minimum, or nothing, takes over is not looked for: summed again every time.
            self.ranges.push((leg.instrument, here, here));
        } else if maintenance.is_fixed() {
            // One bracket at every price.
        } else if leg.kind == Kind::Inverse {
            self.ranges.push(inverse_range(leg, schedule.tiers(), tier));
        } else {
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
        if self.here_only {
            return None;
        }
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
        !self.here_only && self.ranges.iter().all(inside)
    }

    /// Whether the sum holds with one instrument's price changed to `price`.
    pub fn covers_one(&self, instrument: usize, price: Decimal) -> bool {
        let inside = |&(known, above, up_to): &(usize, Decimal, Decimal)| {
            known != instrument || (price > above && price <= up_to)
        };
        !self.here_only && self.ranges.iter().all(inside)
    }
}

/// The price itself, as a line in it.
const PRICE: Line = Line {
    at_zero: Decimal::ZERO,
    slope: Decimal::ONE,
};

/// Whether what the pool asks for is more than the sum of its legs' brackets.
pub fn is_tied(pool: &Pool, book: &RuleBook) -> bool {
    let nets = || {
        let both = |held: &Position| {
            let other =
                |other: &Position| other.instrument == held.instrument && other.side != held.side;
            pool.positions.iter().any(other)
        };
        pool.positions.iter().any(both)
    };
    cuts_something(pool, book)
        || !claims(pool, book).is_empty()
        || (book.pool.netting == Netting::LargerSide && pool.kind == PoolKind::Cross && nets())
}

/// Prices between which an inverse leg stays in its bracket: its worth in coins falls as they rise.
fn inverse_range(leg: &Leg, tiers: &[Tier], tier: usize) -> (usize, Decimal, Decimal) {
    let edge = |floor: Decimal| leg.entry_notional.checked_div(floor);
    let next = tiers.get(tier + 1).and_then(|next| edge(next.floor));
    let above = next.unwrap_or_default() * (Decimal::ONE + HAIR);
    let up_to = edge(tiers[tier].floor).map_or(Decimal::MAX, |price| price * (Decimal::ONE - HAIR));
    (leg.instrument, above, up_to)
}
