//! Where a venue warns: requirement ÷ equity has reached its level.

use super::assets::Claim;
use super::headroom::{Parts, equity_at};
use super::liquidation::{Boundary, boundary};
use super::rules::RuleBook;
use crate::market::account::Pool;
use crate::market::ray::Ray;
use crate::num::piecewise::Floor;
use rust_decimal::Decimal;

/// Whether a pool stands at the level or beyond it: level × equity is not more than the requirement.
/// Never where no level is known.
pub fn reached(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> bool {
    let level = book.pool.warning;
    if level.is_zero() || pool.positions.is_empty() {
        return false;
    }
    let required = Parts::new(pool, book).requirement_at((pool, book), prices);
    level * equity_at(pool, book, prices) <= required
}

/// The nearest points of a ray, towards smaller and towards larger t, at which a pool that is not
/// warned of where the ray starts comes to the level: found as a liquidation is, with equity that
/// counts by the level.
pub fn along(pool: &Pool, book: &RuleBook, ray: &Ray) -> (Option<Boundary>, Option<Boundary>) {
    let parts = Parts::new(pool, book);
    let room = parts.share_of_equity((pool, book), ray, book.pool.warning);
    let (below, above) = room.nearest_under(ray.start, (ray.domain, Floor::Inclusive));
    let end = |edge| boundary(edge, &parts.legs, book, ray);
    (below.map(end), above.map(end))
}

/// What the brackets in force just beyond a jump ask for there, without what haircuts take.
pub fn asked_beyond(edge: &Boundary, pool: &Pool, on: (&RuleBook, &Ray)) -> Decimal {
    let (book, ray) = on;
    let parts = Parts::new(pool, book);
    let mut total = Decimal::ZERO;
    for &tag in &edge.active {
        let claim = tag.part.checked_sub(parts.legs.len());
        if claim.is_some_and(|claim| matches!(parts.claims[claim], Claim::Cut(_))) {
            continue;
        }
        if let Some(ask) = parts.ask((pool, book), tag, ray) {
            let least = parts.minimum(book, tag);
            total += ask.at_least(least, edge.t).total().at(edge.t);
        }
    }
    total
}
