//! Headroom = equity − requirement of a pool, along a ray and at one set of prices.

use super::rules::{Basis, ContractRules, Fee, RuleBook};
use super::schedule::{Key, without_noise};
use crate::market::account::Pool;
use crate::market::position::{Position, Side};
use crate::market::ray::Ray;
use crate::num::piecewise::{Line, Piecewise, Tag};
use rust_decimal::Decimal;

/// All of a pool's positions of one market, side and rule: what the schedule sees as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Index of the instrument.
    pub instrument: usize,
    /// Long or short.
    pub side: Side,
    /// Index of the contract rules.
    pub rules: usize,
    /// Sum of sizes.
    pub size: Decimal,
    /// Sum of entry notionals.
    pub entry_notional: Decimal,
    /// Sum of notionals at each position's own bankruptcy price, fixed at opening.
    pub bankruptcy_notional: Decimal,
}

/// Merges positions of one market, side and rule.
pub fn legs(positions: &[Position]) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::new();
    for position in positions {
        let same = |leg: &&mut Leg| {
            (leg.instrument, leg.side, leg.rules)
                == (position.instrument, position.side, position.rules)
        };
        if let Some(leg) = legs.iter_mut().find(same) {
            leg.size += position.size;
            leg.entry_notional += position.entry_notional;
            leg.bankruptcy_notional += position.opening_bankruptcy_notional();
        } else {
            legs.push(Leg {
                instrument: position.instrument,
                side: position.side,
                rules: position.rules,
                size: position.size,
                entry_notional: position.entry_notional,
                bankruptcy_notional: position.opening_bankruptcy_notional(),
            });
        }
    }
    legs
}

impl Leg {
    /// Notional at `basis` as a line in the price's parameter.
    fn notional(&self, basis: Basis, price: Line) -> Line {
        match basis {
            Basis::Mark => price.scale(self.size),
            Basis::Entry => Line::flat(self.entry_notional),
            Basis::Bankruptcy => Line::flat(self.bankruptcy_notional),
        }
    }

    /// Profit as a line: coins × price + cash.
    fn pnl(&self, price: Line) -> Line {
        (price.scale(self.size) - Line::flat(self.entry_notional)).scale(self.side.sign())
    }

    /// What the bracket is looked up by.
    pub fn key(&self, rules: &ContractRules, price: Line) -> Line {
        match rules.maintenance.schedule.key {
            Key::Notional => self.notional(rules.maintenance.basis, price),
            Key::Size => Line::flat(self.size),
        }
    }

    fn fee(&self, fee: Option<Fee>, price: Line) -> Line {
        fee.map(|fee| self.notional(fee.basis, price).scale(fee.rate))
            .unwrap_or_default()
    }

    /// What this leg asks for in bracket `tier`, before the minimum.
    pub fn ask(&self, rules: &ContractRules, tier: usize, price: Line) -> Line {
        let maintenance = &rules.maintenance;
        let tier = maintenance.schedule.tiers()[tier];
        self.notional(maintenance.basis, price).scale(tier.rate) - Line::flat(tier.deduction)
            + self.fee(maintenance.closing_fee, price)
    }

    /// The leg's requirement along a ray: one piece a bracket, split where the minimum takes over.
    fn requirement(&self, rules: &ContractRules, ray: &Ray, part: usize) -> Piecewise {
        let price = ray.prices[self.instrument];
        let key = self.key(rules, price);
        let schedule = &rules.maintenance.schedule;
        let (low, high) = (ray.domain.low, ray.domain.high);
        let mut crossings: Vec<(Decimal, usize)> = (1..schedule.tiers().len())
            .filter_map(|tier| Some((meets_floor(key, schedule.tiers()[tier].floor, ray)?, tier)))
            .filter(|(t, _)| *t > low && *t < high)
            .collect();
        let rising = key.slope > Decimal::ZERO;
        if !rising {
            crossings.reverse();
        }
        let first = match crossings.first() {
            Some(&(_, tier)) if rising => tier - 1,
            Some(&(_, tier)) => tier,
            None => schedule.index_at(key.at(ray.start)),
        };
        let mut pieces = vec![(low, first)];
        let beyond = |tier: usize| if rising { tier } else { tier - 1 };
        pieces.extend(crossings.into_iter().map(|(t, tier)| (t, beyond(tier))));
        let lines = with_minimum(
            &pieces,
            high,
            |tier| self.ask(rules, tier, price),
            rules.maintenance.minimum,
        );
        let tagged = |line: Line, piece: usize| (line, Tag { part, piece });
        let (_, line, tier) = lines[0];
        let rest = lines[1..]
            .iter()
            .map(|&(at, line, tier)| (at, line, Tag { part, piece: tier }));
        Piecewise::pieces(tagged(line, tier), rest)
    }
}

/// Where `key` comes to a bracket's floor: today, if it lies there but for the noise of a division.
fn meets_floor(key: Line, floor: Decimal, ray: &Ray) -> Option<Decimal> {
    let t = key.meets(floor)?;
    let today = without_noise(key.at(ray.start)) == floor;
    Some(if today { ray.start } else { t })
}

/// Replaces each piece by the larger of itself and `minimum`.
fn with_minimum(
    pieces: &[(Decimal, usize)],
    high: Decimal,
    ask: impl Fn(usize) -> Line,
    minimum: Decimal,
) -> Vec<(Decimal, Line, usize)> {
    let mut lines = Vec::with_capacity(pieces.len());
    for (index, &(from, tier)) in pieces.iter().enumerate() {
        let line = ask(tier);
        let until = pieces.get(index + 1).map_or(high, |next| next.0);
        // Judged in the middle: at an end of the piece the two may meet, and rounding would decide.
        let larger = |from: Decimal, until: Decimal| {
            let middle = from + (until - from) / Decimal::TWO;
            if line.at(middle) < minimum {
                Line::flat(minimum)
            } else {
                line
            }
        };
        match line.meets(minimum).filter(|t| *t > from && *t < until) {
            Some(t) => {
                lines.push((from, larger(from, t), tier));
                lines.push((t, larger(t, until), tier));
            }
            None => lines.push((from, larger(from, until), tier)),
        }
    }
    lines
}

/// Money, collateral and profit of a pool along a ray: a line, before anything is required.
pub fn equity(pool: &Pool, ray: &Ray) -> Line {
    let mut total = Line::flat(pool.cash);
    for collateral in &pool.collateral {
        total = total + ray.prices[collateral.instrument].scale(collateral.counted());
    }
    for leg in legs(&pool.positions) {
        total = total + leg.pnl(ray.prices[leg.instrument]);
    }
    total
}

/// Equity less requirement along a ray; parts are the pool's legs, pieces their brackets.
pub fn headroom(pool: &Pool, book: &RuleBook, ray: &Ray) -> Piecewise {
    let mut required = Piecewise::default();
    for (part, leg) in legs(&pool.positions).iter().enumerate() {
        required.add(leg.requirement(&book.contracts[leg.rules], ray, part));
    }
    let mut total = required.negate();
    total.add_line(equity(pool, ray));
    total
}

/// Equity of a pool at these prices, quote currency.
pub fn equity_at(pool: &Pool, prices: &[Decimal]) -> Decimal {
    let coins: Decimal = pool
        .collateral
        .iter()
        .map(|collateral| collateral.counted() * prices[collateral.instrument])
        .sum();
    let pnl: Decimal = pool
        .positions
        .iter()
        .map(|position| position.pnl(prices[position.instrument]))
        .sum();
    pool.cash + coins + pnl
}

/// What one leg must be backed by at this price of its instrument: maintenance, closing fee, minimum.
pub fn leg_requirement_at(leg: &Leg, rules: &ContractRules, price: Decimal) -> Decimal {
    let price = Line::flat(price);
    let tier = rules
        .maintenance
        .schedule
        .index_at(leg.key(rules, price).at_zero);
    leg.ask(rules, tier, price)
        .at_zero
        .max(rules.maintenance.minimum)
}

/// What a pool must be backed by at these prices, quote currency.
pub fn requirement_at(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> Decimal {
    legs(&pool.positions)
        .iter()
        .map(|leg| leg_requirement_at(leg, &book.contracts[leg.rules], prices[leg.instrument]))
        .sum()
}
