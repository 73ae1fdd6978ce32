//! Where a pool is closed: the nearest prices, walking from today, at which headroom runs out.

use super::headroom::{equity, equity_at, headroom, leg_requirement_at, legs, requirement_at};
use super::rules::{RuleBook, Trigger};
use crate::market::account::Pool;
use crate::market::ray::{Moving, Ray};
use crate::num::piecewise::{Cause, Edge, Floor, Line, Piecewise, Way};
use rust_decimal::Decimal;

/// A bracket in force: which leg of the pool, which bracket of its schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierId {
    /// Index into [`legs`].
    pub leg: usize,
    /// Index into the schedule's tiers.
    pub tier: usize,
}

/// A point of no headroom, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Where on the ray: a price for *alone*, a move for *together*. Exact to `Decimal`'s digits.
    pub t: Decimal,
    /// Run through zero, or a bracket's jump.
    pub cause: Cause,
    /// The brackets in force there (beyond it, for a jump).
    pub active: Vec<TierId>,
    /// A leg's key there lies beyond the last bracket the table knows.
    pub beyond_table: bool,
}

/// What walking both ways finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Liquidation {
    /// Already under where the walk starts.
    AlreadyUnder,
    /// Safe from `below` to `above`; none means no price within reach closes it on that side.
    Between {
        /// The nearest boundary towards smaller t.
        below: Option<Boundary>,
        /// The nearest boundary towards larger t.
        above: Option<Boundary>,
    },
}

/// A liquidation with the condition under which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiquidationPrice {
    /// Which prices move.
    pub moving: Moving,
    /// What was found.
    pub found: Liquidation,
}

impl Liquidation {
    /// The boundary towards smaller t, if any.
    pub fn below(&self) -> Option<&Boundary> {
        match self {
            Self::Between { below, .. } => below.as_ref(),
            Self::AlreadyUnder => None,
        }
    }

    /// The boundary towards larger t, if any.
    pub fn above(&self) -> Option<&Boundary> {
        match self {
            Self::Between { above, .. } => above.as_ref(),
            Self::AlreadyUnder => None,
        }
    }
}

/// How the root finder reads a venue's trigger.
pub fn floor(trigger: Trigger) -> Floor {
    match trigger {
        Trigger::Below => Floor::Strict,
        Trigger::AtOrBelow => Floor::Inclusive,
    }
}

/// A pool at today's marks, summed once.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    pool: &'a Pool,
    book: &'a RuleBook,
    marks: &'a [Decimal],
    /// Equity at the marks, quote currency.
    pub equity: Decimal,
    /// Requirement at the marks, quote currency.
    pub requirement: Decimal,
}

impl<'a> Standing<'a> {
    /// Sums the pool at these marks.
    pub fn new(pool: &'a Pool, book: &'a RuleBook, marks: &'a [Decimal]) -> Self {
        Self {
            pool,
            book,
            marks,
            equity: equity_at(pool, marks),
            requirement: requirement_at(pool, book, marks),
        }
    }

    /// Whether the pool is closed at today's marks.
    pub fn is_under(&self) -> bool {
        !self.pool.positions.is_empty()
            && floor(self.book.pool.trigger).under(self.equity - self.requirement)
    }

    /// Where the pool is closed while `moving` moves and all else holds still.
    pub fn liquidation(&self, moving: &Moving) -> LiquidationPrice {
        let found = match moving {
            _ if self.is_under() => Liquidation::AlreadyUnder,
            Moving::Alone(instrument) => {
                let part = self.only(*instrument);
                let ray = Ray::new(&self.marks[*instrument..=*instrument], &Moving::Alone(0));
                on_ray(&part, self.book, &ray)
            }
            Moving::Together(_) => on_ray(self.pool, self.book, &Ray::new(self.marks, moving)),
        };
        LiquidationPrice {
            moving: moving.clone(),
            found,
        }
    }

    /// Where the pool's equity is zero: beyond it more than the pool is lost.
    pub fn bankruptcy(&self, moving: &Moving) -> Liquidation {
        if self.equity <= Decimal::ZERO {
            return Liquidation::AlreadyUnder;
        }
        let (line, ray) = match moving {
            Moving::Alone(instrument) => {
                let mark = self.marks[*instrument];
                let slope = self.coins(*instrument);
                let line = Line {
                    at_zero: self.equity - slope * mark,
                    slope,
                };
                (line, Ray::new(&[mark], &Moving::Alone(0)))
            }
            Moving::Together(_) => {
                let ray = Ray::new(self.marks, moving);
                (equity(self.pool, &ray), ray)
            }
        };
        let end = |way| {
            let edge = Piecewise::line(line).nearest_under(
                ray.start,
                way,
                (ray.domain, Floor::Inclusive),
            )?;
            Some(Boundary {
                t: edge.t,
                cause: edge.cause,
                active: Vec::new(),
                beyond_table: false,
            })
        };
        Liquidation::Between {
            below: end(Way::Down),
            above: end(Way::Up),
        }
    }

    /// Coins of this instrument that the pool's equity moves with.
    fn coins(&self, instrument: usize) -> Decimal {
        let held = self
            .pool
            .positions
            .iter()
            .filter(|held| held.instrument == instrument);
        let backing = self
            .pool
            .collateral
            .iter()
            .filter(|held| held.instrument == instrument);
        held.map(|held| held.signed_size()).sum::<Decimal>()
            + backing.map(|held| held.counted()).sum::<Decimal>()
    }

    /// The pool as this instrument's price sees it: everything else, held at its marks, is cash, and
    /// what the others require is set aside. The instrument becomes number 0.
    pub fn only(&self, instrument: usize) -> Pool {
        let mark = self.marks[instrument];
        let mut part = Pool {
            kind: self.pool.kind.clone(),
            cash: self.equity - self.requirement,
            collateral: Vec::new(),
            members: Vec::new(),
            positions: Vec::new(),
        };
        for (member, position) in self.pool.members.iter().zip(&self.pool.positions) {
            if position.instrument == instrument {
                part.members.push(*member);
                part.positions.push(position.clone());
                part.cash -= position.pnl(mark);
            }
        }
        for leg in legs(&part.positions) {
            part.cash += leg_requirement_at(&leg, &self.book.contracts[leg.rules], mark);
        }
        for collateral in self
            .pool
            .collateral
            .iter()
            .filter(|held| held.instrument == instrument)
        {
            part.cash -= collateral.counted() * mark;
            part.collateral.push(collateral.clone());
        }
        for position in &mut part.positions {
            position.instrument = 0;
        }
        for collateral in &mut part.collateral {
            collateral.instrument = 0;
        }
        part
    }
}

/// Where this pool is closed along any ray.
pub fn on_ray(pool: &Pool, book: &RuleBook, ray: &Ray) -> Liquidation {
    if is_under(pool, book, &ray.at(ray.start)) {
        return Liquidation::AlreadyUnder;
    }
    let function = headroom(pool, book, ray);
    let end = |way| {
        let edge = function.clone().nearest_under(
            ray.start,
            way,
            (ray.domain, floor(book.pool.trigger)),
        )?;
        Some(boundary(edge, pool, book, ray))
    };
    Liquidation::Between {
        below: end(Way::Down),
        above: end(Way::Up),
    }
}

/// Whether the pool is closed at these prices.
pub fn is_under(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> bool {
    let left = equity_at(pool, prices) - requirement_at(pool, book, prices);
    !pool.positions.is_empty() && floor(book.pool.trigger).under(left)
}

/// What the brackets in force at a boundary ask for there (beyond it, for a jump).
pub fn active_requirement(boundary: &Boundary, pool: &Pool, on: (&RuleBook, &Ray)) -> Decimal {
    let (book, ray) = on;
    let legs = legs(&pool.positions);
    let ask = |active: &TierId| {
        let leg = &legs[active.leg];
        let rules = &book.contracts[leg.rules];
        let ask = leg.ask(rules, active.tier, ray.prices[leg.instrument]);
        ask.at(boundary.t).max(rules.maintenance.minimum)
    };
    boundary.active.iter().map(ask).sum()
}

fn boundary(edge: Edge, pool: &Pool, book: &RuleBook, ray: &Ray) -> Boundary {
    let beyond = |leg: &super::headroom::Leg| {
        let rules = &book.contracts[leg.rules];
        let key = leg.key(rules, ray.prices[leg.instrument]).at(edge.t);
        rules
            .maintenance
            .schedule
            .limit()
            .is_some_and(|limit| key > limit)
    };
    Boundary {
        t: edge.t,
        beyond_table: legs(&pool.positions).iter().any(beyond),
        cause: edge.cause,
        active: edge
            .tags
            .iter()
            .map(|tag| TierId {
                leg: tag.part,
                tier: tag.piece,
            })
            .collect(),
    }
}
