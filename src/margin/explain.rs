//! A boundary as arithmetic: both sides of `equity = requirement` in the move x, with their numbers.

use super::headroom::{Leg, equity, legs};
use super::liquidation::{Boundary, on_ray};
use super::rules::{Basis, RuleBook};
use crate::market::account::Pool;
use crate::market::ray::{Moving, Ray};
use crate::num::piecewise::{Cause, Line, Way};
use rust_decimal::Decimal;

/// What one market and side asks for at the boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Index of the instrument.
    pub instrument: usize,
    /// Maintenance rate of the bracket in force.
    pub rate: Decimal,
    /// Deduction of that bracket, quote currency.
    pub deduction: Decimal,
    /// Notional that the rate multiplies, as a line in x.
    pub notional: Line,
    /// Rate of the closing fee in the test; zero when none.
    pub fee_rate: Decimal,
    /// Notional that the fee multiplies, as a line in x.
    pub fee_notional: Line,
    /// The whole, as a line in x.
    pub total: Line,
}

/// Both sides of the test along one move x (a fraction), and where they meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Equity as a line in x.
    pub equity: Line,
    /// One a market and side.
    pub asks: Vec<Ask>,
    /// Sum of the asks.
    pub requirement: Line,
    /// Where they meet, or where a bracket jumps.
    pub boundary: Boundary,
    /// Equity and requirement put back at the boundary.
    pub check: (Decimal, Decimal),
}

impl Explained {
    /// Whether the boundary is a bracket's jump rather than a meeting of both sides.
    pub fn is_jump(&self) -> bool {
        self.boundary.cause == Cause::Jump
    }
}

/// Explains the boundary of `pool` on the `way` side while instruments move by `betas`.
/// None when there is none on that side.
pub fn explain(
    pool: &Pool,
    book: &RuleBook,
    at: (&[Decimal], &[Decimal]),
    way: Way,
) -> Option<Explained> {
    let (marks, betas) = at;
    let ray = Ray::new(marks, &Moving::Together(betas.to_vec()));
    let found = on_ray(pool, book, &ray);
    let boundary = match way {
        Way::Down => found.below().cloned(),
        Way::Up => found.above().cloned(),
    }?;
    let legs = legs(&pool.positions);
    let asks: Vec<Ask> = boundary
        .active
        .iter()
        .map(|active| {
            let leg = &legs[active.leg];
            let minimum = book.contracts[leg.rules].maintenance.minimum;
            let ask = ask(leg, active.tier, (book, &ray));
            if ask.total.at(boundary.t) < minimum {
                ask.replaced_by(minimum)
            } else {
                ask
            }
        })
        .collect();
    let requirement = asks
        .iter()
        .fold(Line::default(), |sum, ask| sum + ask.total);
    let equity = equity(pool, &ray);
    Some(Explained {
        check: (equity.at(boundary.t), requirement.at(boundary.t)),
        equity,
        asks,
        requirement,
        boundary,
    })
}

impl Ask {
    /// The minimum in place of the bracket: once the minimum.
    fn replaced_by(self, minimum: Decimal) -> Self {
        Self {
            instrument: self.instrument,
            rate: Decimal::ONE,
            deduction: Decimal::ZERO,
            notional: Line::flat(minimum),
            fee_rate: Decimal::ZERO,
            fee_notional: Line::default(),
            total: Line::flat(minimum),
        }
    }
}

fn ask(leg: &Leg, tier: usize, at: (&RuleBook, &Ray)) -> Ask {
    let (book, ray) = at;
    let rules = &book.contracts[leg.rules];
    let bracket = rules.maintenance.schedule.tiers()[tier];
    let price = ray.prices[leg.instrument];
    let notional = |basis: Basis| match basis {
        Basis::Mark => price.scale(leg.size),
        Basis::Entry => Line::flat(leg.entry_notional),
        Basis::Bankruptcy => Line::flat(leg.bankruptcy_notional),
    };
    let fee = rules.maintenance.closing_fee;
    Ask {
        instrument: leg.instrument,
        rate: bracket.rate,
        deduction: bracket.deduction,
        notional: notional(rules.maintenance.basis),
        fee_rate: fee.map(|fee| fee.rate).unwrap_or_default(),
        fee_notional: fee.map(|fee| notional(fee.basis)).unwrap_or_default(),
        total: leg.ask(rules, tier, price),
    }
}
