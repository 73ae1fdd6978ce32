//! Headroom over two moves: planes, and the lines on which one plane gives way to the next.

use super::{At, Plan};
use crate::margin::headroom::{Parts, equity};
use crate::margin::leg::Pieces;
use crate::margin::rules::RuleBook;
use crate::market::account::Pool;
use crate::market::ray::{Moving, Ray};
use crate::num::piecewise::Line;
use rust_decimal::Decimal;

/// `here + x·across + y·upward`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plane {
    /// Value today.
    pub here: Decimal,
    /// Change for each unit of both moves.
    pub slope: At,
}

impl Plane {
    /// A line in one market's move, whose share of both moves is `weight`.
    fn of_market(line: Line, weight: At) -> Self {
        Self {
            here: line.at_zero,
            slope: (line.slope * weight.0, line.slope * weight.1),
        }
    }

    /// The plane through two rays from today, one for each move.
    fn of_rays(across: Line, upward: Line) -> Self {
        Self {
            here: across.at_zero,
            slope: (across.slope, upward.slope),
        }
    }

    /// The difference of two planes.
    pub fn minus(self, other: Self) -> Self {
        Self {
            here: self.here - other.here,
            slope: (self.slope.0 - other.slope.0, self.slope.1 - other.slope.1),
        }
    }
}

/// What asks to be backed.
#[derive(Clone, Debug)]
pub enum Part {
    /// A leg, whose pieces follow each other along its own market's move.
    Leg {
        /// The move's share of both moves.
        weight: At,
        /// Where each piece begins, ascending, and what it asks for.
        pieces: Vec<(Decimal, Plane)>,
    },
    /// The largest of these planes.
    Claim(Vec<Plane>),
}

/// A pool's headroom over two moves.
#[derive(Clone, Debug)]
pub struct Field {
    /// Equity, before what the parts ask for.
    pub equity: Plane,
    /// Everything that asks.
    pub parts: Vec<Part>,
}

impl Field {
    /// The headroom of a pool around its marks.
    pub fn new(of: (&Pool, &RuleBook), marks: &[Decimal], plan: &Plan) -> Self {
        let (pool, book) = of;
        let parts = Parts::new(pool, book);
        let across = plan.ray(marks, (Decimal::ONE, Decimal::ZERO));
        let upward = plan.ray(marks, (Decimal::ZERO, Decimal::ONE));
        let mut found: Vec<Part> = Vec::with_capacity(parts.legs.len() + parts.claims.len());
        let mut known: Vec<(usize, Vec<Pieces>)> = Vec::new();
        for (index, leg) in parts.legs.iter().enumerate() {
            let market = leg.instrument;
            if known.iter().all(|(other, _)| *other != market) {
                let mut one = vec![Decimal::ZERO; marks.len()];
                one[market] = Decimal::ONE;
                let ray = Ray::new(marks, &Moving::Together(one));
                known.push((market, parts.pieces(of, &ray)));
            }
            let along = known.iter().find(|(other, _)| *other == market);
            let pieces = along.map_or(&[][..], |(_, pieces)| &pieces[index]);
            let weight = plan.weights[market];
            let plane =
                |piece: &(Decimal, Line, usize)| (piece.0, Plane::of_market(piece.1, weight));
            found.push(Part::Leg {
                weight,
                pieces: pieces.iter().map(plane).collect(),
            });
        }
        for claim in &parts.claims {
            let asks = claim.asks(of, &across).into_iter();
            let planes = asks
                .zip(claim.asks(of, &upward))
                .map(|(across, upward)| Plane::of_rays(across.total(), upward.total()));
            found.push(Part::Claim(
                std::iter::once(Plane::default()).chain(planes).collect(),
            ));
        }
        Self {
            equity: Plane::of_rays(equity(pool, book, &across), equity(pool, book, &upward)),
            parts: found,
        }
    }

    /// Headroom while every part is in one of its pieces.
    pub fn plane(&self, pieces: &[usize]) -> Plane {
        let mut total = self.equity;
        for (part, &piece) in self.parts.iter().zip(pieces) {
            total = total.minus(match part {
                Part::Leg { pieces, .. } => pieces[piece].1,
                Part::Claim(planes) => planes[piece],
            });
        }
        total
    }
}
