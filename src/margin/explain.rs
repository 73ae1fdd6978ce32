//! A boundary as arithmetic: both sides of `equity = requirement` in the move x, with their numbers.

use super::headroom::{Parts, equity};
use super::leg::Ask;
use super::liquidation::{Boundary, on_ray};
use super::rules::RuleBook;
use crate::market::account::Pool;
use crate::market::ray::{Moving, Ray};
use crate::num::piecewise::{Cause, Line, Tag, Way};
use rust_decimal::Decimal;

/// Both sides of the test along one move x (a fraction), and where they meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Equity as a line in x, before what moving haircuts take.
    pub equity: Line,
    /// One a market and side, then what haircuts and debts ask for.
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
    let parts = Parts::new(pool, book);
    let asked = |&tag: &Tag| {
        let ask = parts.ask((pool, book), tag, &ray)?;
        Some(ask.at_least(parts.minimum(book, tag), boundary.t))
    };
    let asks: Vec<Ask> = boundary.active.iter().filter_map(asked).collect();
    let requirement = asks
        .iter()
        .fold(Line::default(), |sum, ask| sum + ask.total());
    let equity = equity(pool, book, &ray);
    Some(Explained {
        check: (equity.at(boundary.t), requirement.at(boundary.t)),
        equity,
        asks,
        requirement,
        boundary,
    })
}
