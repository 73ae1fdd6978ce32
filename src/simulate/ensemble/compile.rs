//! An account as the kernel takes it: `Decimal` pools to straight lines of floats, once.

use super::real::real;
use crate::margin::assets::{claims, cuts_something};
use crate::margin::figures::posted;
use crate::margin::leg::legs;
use crate::margin::rules::{self, Basis, Bearer, Netting, Remainder, RuleBook, Steps};
use crate::margin::schedule::Key;
use crate::market::account::{Account, Cut, Pool, PoolKind, Unit, View};
use crate::market::collateral::Collateral;
use crate::market::position::{Kind, Position};
use crate::market::ray::{Moving, Ray};
use crate::simulate::journey::FundingPlan;
use kernel::{Closing, Funding, Leg, Piece, Plane};
use rust_decimal::Decimal;

/// Rules and prices that an account is compiled with.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// Price of each instrument before the first step.
    pub marks: &'a [Decimal],
    /// Funding; a recorded plan pays nothing on a random path.
    pub funding: FundingPlan,
    /// Funding rate of its own of each instrument; none, or no entry: the plan's.
    pub own_rates: &'a [Option<Decimal>],
}

impl Terms<'_> {
    /// Rates and interval, where something is paid.
    fn typed(&self) -> Option<Funding> {
        let FundingPlan::Typed { rate, every } = self.funding else {
            return None;
        };
        let own = |instrument| self.own_rates.get(instrument).copied().flatten();
        let rates = (0..self.marks.len()).map(|instrument| real(own(instrument).unwrap_or(rate)));
        Some(Funding {
            rates: rates.collect(),
            every,
        })
    }
}

/// Which of the views are straight enough for the kernel; the others are walked exactly.
///
/// A view is not when a pool of it holds or owes coins that a closing or a payment changes, when the
/// markets of a pool are tied by a netting, a debt or a haircut on what moves, or when funding
/// changes what is reserved to close.
pub fn is_straight(account: &Account, view: View, terms: Terms<'_>) -> bool {
    let cut = account.cut(view);
    cut.pools.iter().all(|pool| is_plain(pool, terms))
}

fn is_plain(pool: &Pool, terms: Terms<'_>) -> bool {
    let book = terms.book;
    let linear = |held: &Position| held.kind == Kind::Linear;
    let reserves = |held: &Position| {
        let fee = book.contracts[held.rules].maintenance.closing_fee;
        fee.is_some_and(|fee| fee.basis == Basis::Reserve)
    };
    let shifts = terms.typed().is_some()
        && pool.kind == PoolKind::Isolated
        && pool.positions.iter().any(reserves);
    let cuts = cuts_something(pool, book);
    pool.unit == Unit::Money
        && pool.positions.iter().all(linear)
        && !shifts
        && claims(pool, book).is_empty()
        && !(cuts && book.cash.cuts())
        && !nets(pool, book)
}

fn nets(pool: &Pool, book: &RuleBook) -> bool {
    let against = |held: &Position| {
        let other =
            |other: &Position| other.instrument == held.instrument && other.side != held.side;
        pool.positions.iter().any(other)
    };
    book.pool.netting != Netting::None
        && pool.kind == PoolKind::Cross
        && pool.positions.iter().any(against)
}

/// The account for the kernel, with these views of it; each must be straight.
pub fn compile(account: &Account, views: &[View], terms: Terms<'_>) -> kernel::Account {
    let count = terms.marks.len();
    let mut known: Vec<Pool> = Vec::new();
    let mut compiled = kernel::Account {
        instruments: count,
        start: 0.0,
        worth: Plane::default(),
        positions: account
            .holdings
            .iter()
            .map(|held| (held.position.instrument, real(held.position.signed_size())))
            .collect(),
        pools: Vec::new(),
        views: Vec::new(),
        inclusive: terms.book.pool.trigger == crate::margin::rules::Trigger::AtOrBelow,
        closing: closing(terms.book.pool.closing),
        funding: terms.typed(),
    };
    for &view in views {
        let cut = account.cut(view);
        let total = whole(&cut, count);
        compiled.start = real(posted(total.at(terms.marks)));
        compiled.worth = total.plane();
        let mut outside = Sum::new(cut.free, count);
        outside.coins(&cut.idle, |held| held.coins);
        let mut view = kernel::View {
            pools: Vec::new(),
            outside: outside.plane(),
        };
        for pool in cut.pools {
            let place = match known.iter().position(|other| *other == pool) {
                Some(place) => place,
                None => {
                    compiled.pools.push(straight(&pool, terms));
                    known.push(pool);
                    known.len() - 1
                }
            };
            view.pools.push(place);
        }
        compiled.views.push(view);
    }
    compiled
}

fn straight(pool: &Pool, terms: Terms<'_>) -> kernel::Pool {
    let count = terms.marks.len();
    let counts = cuts_something(pool, terms.book);
    let mut counted = Sum::new(Decimal::ZERO, count);
    counted.coins(&pool.collateral, |held| match counts {
        true => held.counted(),
        false => held.coins,
    });
    counted.profit(&pool.positions);
    let mut worth = Sum::new(Decimal::ZERO, count);
    worth.coins(&pool.collateral, |held| held.coins);
    worth.profit(&pool.positions);
    let leg = |leg: &crate::margin::leg::Leg| {
        let ray = Ray::new(terms.marks, &Moving::Alone(leg.instrument));
        let rules = &terms.book.contracts[leg.rules];
        let pieces = leg.pieces((pool, rules), &ray);
        let piece = |(from, line, _): (Decimal, crate::num::piecewise::Line, usize)| Piece {
            from: real(from),
            at_zero: real(line.at_zero),
            slope: real(line.slope),
        };
        Leg {
            instrument: leg.instrument,
            pieces: pieces.into_iter().map(piece).collect(),
        }
    };
    kernel::Pool {
        receives: pool.kind == PoolKind::Cross,
        cash: real(pool.cash),
        counted: counted.plane(),
        worth: worth.plane(),
        legs: legs(&pool.positions).iter().map(leg).collect(),
        members: pool.members.clone(),
        at_once: at_once(pool, terms.book),
    }
}

fn closing(of: rules::Closing) -> Closing {
    Closing {
        fee: real(of.fee),
        slippage: real(of.slippage),
        returned: of.remainder == Remainder::Returned,
        borne: of.bearer == Bearer::Account,
        takeover: match (of.steps, of.remainder) {
            (Steps::Whole, _) => None,
            // What no step can be taken of is taken over.
            (Steps::Brackets { .. }, Remainder::Forfeited) => Some(f64::INFINITY),
            _ => Some(real(of.takeover)),
        },
    }
}

/// Notional up to which the venue's procedure closes this pool in one step.
fn at_once(pool: &Pool, book: &RuleBook) -> f64 {
    let steps = book.pool.closing.steps;
    if steps == Steps::Whole {
        return f64::INFINITY;
    }
    let legs = legs(&pool.positions);
    let [leg] = &legs[..] else {
        return 0.0;
    };
    let schedule = &book.contracts[leg.rules].maintenance.schedule;
    // Below the first floor from which there is a bracket so far below.
    let under = |by: usize| match schedule.tiers().get(by) {
        None => f64::INFINITY,
        Some(tier) if schedule.key == Key::Notional => real(tier.floor),
        Some(_) => 0.0,
    };
    match steps {
        Steps::Whole | Steps::Positions => f64::INFINITY,
        Steps::Part { above, .. } => real(above),
        Steps::Slices { least, .. } => real(least),
        Steps::Brackets { by } => under(by),
        Steps::OneOrder => under(1),
    }
}

/// What an account is worth at these prices, as it is posted.
pub fn worth(account: &Account, view: View, prices: &[Decimal]) -> Decimal {
    posted(whole(&account.cut(view), prices.len()).at(prices))
}

/// Everything of a cut, at full worth.
fn whole(cut: &Cut, count: usize) -> Sum {
    let mut total = Sum::new(cut.free, count);
    total.coins(&cut.idle, |held| held.coins);
    for pool in &cut.pools {
        total.constant += pool.cash;
        total.coins(&pool.collateral, |held| held.coins);
        total.profit(&pool.positions);
    }
    total
}

/// A plane summed in `Decimal` before it becomes floats.
struct Sum {
    constant: Decimal,
    slopes: Vec<Decimal>,
}

impl Sum {
    fn new(constant: Decimal, count: usize) -> Self {
        Self {
            constant,
            slopes: vec![Decimal::ZERO; count],
        }
    }

    fn coins(&mut self, held: &[Collateral], amount: impl Fn(&Collateral) -> Decimal) {
        for held in held {
            self.slopes[held.instrument] += amount(held);
        }
    }

    fn profit(&mut self, positions: &[Position]) {
        for held in positions {
            self.constant -= held.entry_notional * held.side.sign();
            self.slopes[held.instrument] += held.signed_size();
        }
    }

    fn at(&self, prices: &[Decimal]) -> Decimal {
        let moving = self.slopes.iter().zip(prices);
        self.constant
            + moving
                .map(|(slope, price)| *slope * *price)
                .sum::<Decimal>()
    }

    fn plane(&self) -> Plane {
        Plane {
            constant: real(self.constant),
            slopes: self.slopes.iter().map(|&slope| real(slope)).collect(),
        }
    }
}
