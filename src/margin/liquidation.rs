//! Where a pool is closed: the nearest prices, walking from today, at which headroom runs out.

use super::assets::cuts_something;
use super::headroom::{Parts, counted_equity, equity, equity_at};
use super::leg::{Leg, legs};
use super::rules::{RuleBook, Trigger};
use crate::market::account::Pool;
use crate::market::ray::{Moving, Ray};
use crate::num::piecewise::{Cause, Edge, Floor, Line, Piecewise, Tag};
use rust_decimal::Decimal;

/// A point of no headroom, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Where on the ray: a price for *alone*, a move for *together*. Exact to `Decimal`'s digits.
    pub t: Decimal,
    /// Run through zero, or a bracket's jump.
    pub cause: Cause,
    /// The pieces in force there (beyond it, for a jump), one a part of the pool.
    pub active: Vec<Tag>,
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
    parts: Parts,
    /// Equity at the marks, quote currency.
    pub equity: Decimal,
    /// Requirement at the marks, quote currency.
    pub requirement: Decimal,
}

impl<'a> Standing<'a> {
    /// Sums the pool at these marks.
    pub fn new(pool: &'a Pool, book: &'a RuleBook, marks: &'a [Decimal]) -> Self {
        let parts = Parts::new(pool, book);
        Self {
            pool,
            book,
            marks,
            equity: equity_at(pool, book, marks),
            requirement: parts.requirement_at((pool, book), marks),
            parts,
        }
    }

    /// The pool's positions, those of one market, side, kind and rule as one.
    pub fn legs(&self) -> &[Leg] {
        &self.parts.legs
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
            Moving::Alone(instrument) if self.can_be_parted(*instrument) => {
                let (part, parts) = self.only(*instrument);
                let ray = Ray::new(&self.marks[*instrument..=*instrument], &Moving::Alone(0));
                from_safe(&parts, (&part, self.book), &ray)
            }
            _ => {
                let ray = Ray::new(self.marks, moving);
                from_safe(&self.parts, (self.pool, self.book), &ray)
            }
        };
        LiquidationPrice {
            moving: moving.clone(),
            found,
        }
    }

    /// Whether the rest of the pool can stand as cash while this instrument moves alone: no haircut or
    /// debt ties markets together. A pool of one market is solved as it is.
    fn can_be_parted(&self, instrument: usize) -> bool {
        let mut others = self.pool.positions.iter();
        others.any(|held| held.instrument != instrument)
            && self.parts.claims.is_empty()
            && !cuts_something(self.pool, self.book)
    }

    /// Where the pool's equity is zero: beyond it more than the pool is lost.
    pub fn bankruptcy(&self, moving: &Moving) -> Liquidation {
        if self.equity <= Decimal::ZERO {
            return Liquidation::AlreadyUnder;
        }
        let (function, ray) = match moving {
            _ if cuts_something(self.pool, self.book) => {
                let ray = Ray::new(self.marks, moving);
                (counted_equity(self.pool, self.book, &ray), ray)
            }
            Moving::Alone(instrument) => {
                let mark = self.marks[*instrument];
                let slope = self.coins(*instrument);
                let line = Line {
                    at_zero: self.equity - slope * mark,
                    slope,
                };
                (Piecewise::line(line), Ray::new(&[mark], &Moving::Alone(0)))
            }
            Moving::Together(_) => {
                let ray = Ray::new(self.marks, moving);
                (Piecewise::line(equity(self.pool, self.book, &ray)), ray)
            }
        };
        let (below, above) = function.nearest_under(ray.start, (ray.domain, Floor::Inclusive));
        let end = |edge: Edge| Boundary {
            t: edge.t,
            cause: edge.cause,
            active: Vec::new(),
            beyond_table: false,
        };
        Liquidation::Between {
            below: below.map(end),
            above: above.map(end),
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
            + backing.map(|held| held.coins).sum::<Decimal>()
    }

    /// The pool as this instrument's price sees it: everything else, held at its marks, is cash, and
    /// what the others require is set aside. The instrument becomes number 0.
    fn only(&self, instrument: usize) -> (Pool, Parts) {
        let own = |leg: &&Leg| leg.instrument == instrument;
        let mut parts = Parts {
            legs: self.parts.legs.iter().filter(own).cloned().collect(),
            claims: Vec::new(),
        };
        let mark = self.marks[instrument];
        let mut part = Pool::empty(self.pool.kind.clone(), self.pool.unit);
        part.cash = self.equity - self.requirement;
        for (member, position) in self.pool.members.iter().zip(&self.pool.positions) {
            if position.instrument == instrument {
                part.members.push(*member);
                part.positions.push(position.clone());
                part.cash -= position.pnl(mark);
            }
        }
        part.cash += parts.requirement_at((&part, self.book), self.marks);
        for held in &self.pool.collateral {
            if held.instrument == instrument {
                part.cash -= held.coins * mark;
                part.collateral.push(held.clone());
            }
        }
        for position in &mut part.positions {
            position.instrument = 0;
        }
        for collateral in &mut part.collateral {
            collateral.instrument = 0;
        }
        for leg in &mut parts.legs {
            leg.instrument = 0;
        }
        (part, parts)
    }
}

/// Where this pool is closed along any ray.
pub fn on_ray(pool: &Pool, book: &RuleBook, ray: &Ray) -> Liquidation {
    let parts = Parts::new(pool, book);
    if under(&parts, (pool, book), &ray.at(ray.start)) {
        return Liquidation::AlreadyUnder;
    }
    from_safe(&parts, (pool, book), ray)
}

/// The same for a pool that is known to stand where the ray starts.
fn from_safe(parts: &Parts, of: (&Pool, &RuleBook), ray: &Ray) -> Liquidation {
    let (_, book) = of;
    let within = (ray.domain, floor(book.pool.trigger));
    let (below, above) = parts.headroom(of, ray).nearest_under(ray.start, within);
    let end = |edge| boundary(edge, &parts.legs, book, ray);
    Liquidation::Between {
        below: below.map(end),
        above: above.map(end),
    }
}

/// Whether the pool is closed at these prices.
pub fn is_under(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> bool {
    under(&Parts::new(pool, book), (pool, book), prices)
}

fn under(parts: &Parts, of: (&Pool, &RuleBook), prices: &[Decimal]) -> bool {
    let (pool, book) = of;
    let left = equity_at(pool, book, prices) - parts.requirement_at(of, prices);
    !pool.positions.is_empty() && floor(book.pool.trigger).under(left)
}

/// Whether the venue's own arithmetic closes the pool at these prices: each position's requirement
/// rounded up to its step. Differs from [`is_under`] by less than a step a position.
pub fn verdict(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> bool {
    let of = |leg: &Leg| {
        let rules = &book.contracts[leg.rules];
        let exact = leg.requirement_at((pool, rules), prices[leg.instrument]);
        round_up(exact, rules.maintenance.step)
    };
    let required = Parts::new(pool, book).required((pool, book), prices, of);
    let left = equity_at(pool, book, prices) - required;
    !pool.positions.is_empty() && floor(book.pool.trigger).under(left)
}

/// The next multiple of `step`, not below `amount`; the amount itself where the step is zero.
pub fn round_up(amount: Decimal, step: Decimal) -> Decimal {
    match amount.checked_div(step) {
        Some(steps) => steps.ceil() * step,
        None => amount,
    }
}

/// What the brackets in force at a boundary ask for there (beyond it, for a jump).
pub fn active_requirement(boundary: &Boundary, pool: &Pool, on: (&RuleBook, &Ray)) -> Decimal {
    let (book, ray) = on;
    let parts = Parts::new(pool, book);
    let ask = |&tag: &Tag| {
        let ask = parts.ask((pool, book), tag, ray)?;
        let ask = ask.at_least(parts.minimum(book, tag), boundary.t);
        Some(ask.total().at(boundary.t))
    };
    boundary.active.iter().filter_map(ask).sum()
}

/// Whether one of the legs is beyond the last bracket that its table holds, at these prices.
fn any_beyond(legs: &[Leg], book: &RuleBook, price: impl Fn(usize) -> Decimal) -> bool {
    let beyond = |leg: &Leg| {
        let rules = &book.contracts[leg.rules];
        let limit = rules.maintenance.schedule.limit();
        limit.is_some_and(|limit| leg.key_at(rules, price(leg.instrument)) > limit)
    };
    legs.iter().any(beyond)
}

/// Whether a pool is beyond the end of a bracket table at these prices: what it is asked for is not known.
pub fn is_beyond_table(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> bool {
    any_beyond(&legs(&pool.positions), book, |instrument| {
        prices[instrument]
    })
}

/// An edge of headroom as a boundary.
pub(super) fn boundary(edge: Edge, legs: &[Leg], book: &RuleBook, ray: &Ray) -> Boundary {
    let at_edge = |instrument: usize| ray.prices[instrument].at(edge.t);
    Boundary {
        t: edge.t,
        beyond_table: any_beyond(legs, book, at_edge),
        cause: edge.cause,
        active: edge.tags,
    }
}
