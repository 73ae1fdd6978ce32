//! The survival map: for every pair of moves of two markets, which pools are alive.
//!
//! The verdict is that of walking the straight ray from today. Headroom is straight in both moves
//! between kinks, and every kink is a line: a price at which a bracket changes, or two lines of a claim
//! that meet. So what a pool survives is a polygon around today, found exactly (`walk.rs`), and no grid.

mod field;
mod walk;

use crate::margin::liquidation::is_under;
use crate::margin::rules::RuleBook;
use crate::market::account::Pool;
use crate::market::ray::Ray;
use field::Field;
use rust_decimal::Decimal;

/// Two moves, fractions: of the market across, then of the market upward.
pub type At = (Decimal, Decimal);

/// Which two markets move, and how the others go with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The market whose move lies across.
    pub across: usize,
    /// The market whose move lies upward.
    pub upward: usize,
    /// Share of both moves in the move of every market.
    weights: Vec<At>,
}

impl Plan {
    /// The others hold still.
    pub fn held(pair: (usize, usize), markets: usize) -> Self {
        let (across, upward) = pair;
        let mut weights = vec![At::default(); markets];
        if let Some(weight) = weights.get_mut(upward) {
            weight.1 = Decimal::ONE;
        }
        if let Some(weight) = weights.get_mut(across) {
            *weight = (Decimal::ONE, Decimal::ZERO);
        }
        Self {
            across,
            upward,
            weights,
        }
    }

    /// The others follow by their betas the joint move that is nearest to the pair:
    /// t = (βx·x + βy·y) ÷ (βx² + βy²). Where the pair moves by its betas that is the joint move itself.
    pub fn following(pair: (usize, usize), betas: &[Decimal]) -> Self {
        let mut plan = Self::held(pair, betas.len());
        let (bx, by) = (betas[plan.across], betas[plan.upward]);
        let whole = bx * bx + by * by;
        for (market, beta) in betas.iter().enumerate() {
            if market != plan.across && market != plan.upward {
                let share = |of: Decimal| (beta * of).checked_div(whole).unwrap_or_default();
                plan.weights[market] = (share(bx), share(by));
            }
        }
        plan
    }

    /// Move of every market at a point: betas of a ray that reaches it at t = 1.
    pub fn moves(&self, at: At) -> Vec<Decimal> {
        let one = |(x, y): &At| x * at.0 + y * at.1;
        self.weights.iter().map(one).collect()
    }

    /// Whether a market besides the two moves.
    pub fn moves_others(&self) -> bool {
        let other = |(market, weight): (usize, &At)| {
            market != self.across && market != self.upward && *weight != At::default()
        };
        self.weights.iter().enumerate().any(other)
    }

    /// Prices along the ray towards a point.
    fn ray(&self, marks: &[Decimal], at: At) -> Ray {
        let line = |(&mark, step): (&Decimal, Decimal)| crate::num::piecewise::Line {
            at_zero: mark,
            slope: mark * step,
        };
        let prices = marks.iter().zip(self.moves(at)).map(line).collect();
        Ray {
            prices,
            ..Ray::still(marks)
        }
    }
}

/// The moves that are looked at; zero lies inside. Nothing falls below −1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Least and greatest move across.
    pub x: At,
    /// Least and greatest move upward.
    pub y: At,
}

/// A corner of what a pool survives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corner {
    /// Where it is.
    pub at: At,
    /// Whether the side from here to the next corner closes the pool; else it is the window's edge.
    pub closes: bool,
}

/// What a pool survives: a polygon around today, counter-clockwise. Without corners it is closed today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Corners in the order of their direction, from the positive side of the x axis.
    pub corners: Vec<Corner>,
}

impl Outline {
    /// What `pool` survives of the window, walking straight from today.
    pub fn new(pool: &Pool, book: &RuleBook, marks: &[Decimal], on: (&Plan, Window)) -> Self {
        let (plan, window) = on;
        if is_under(pool, book, marks) {
            return Self::default();
        }
        let field = Field::new((pool, book), marks, plan);
        Self {
            corners: walk::corners(&field, window, book.pool.trigger),
        }
    }

    /// Whether the pool is alive after the straight walk to a point of the window.
    pub fn holds(&self, at: At) -> bool {
        let next = self.corners.iter().cycle().skip(1);
        self.corners.iter().zip(next).any(|(from, to)| {
            let (from, to) = (from.at, to.at);
            let side = (to.0 - from.0, to.1 - from.1);
            let inward = (at.0 - from.0, at.1 - from.1);
            cross(from, to) > Decimal::ZERO
                && cross(from, at) >= Decimal::ZERO
                && cross(at, to) >= Decimal::ZERO
                && cross(side, inward) >= Decimal::ZERO
        })
    }

    /// Unbroken lines on which the pool is closed.
    pub fn edges(&self) -> Vec<Vec<At>> {
        let count = self.corners.len();
        // From the first side after the window's edge, so that no line is cut where the list begins.
        let start = self.corners.iter().position(|corner| !corner.closes);
        let start = start.map_or(0, |edge| edge + 1);
        let mut lines: Vec<Vec<At>> = Vec::new();
        let mut open = false;
        for step in 0..count {
            let corner = self.corners[(start + step) % count];
            if corner.closes {
                if !open {
                    lines.push(vec![corner.at]);
                }
                let next = self.corners[(start + step + 1) % count];
                if let Some(line) = lines.last_mut() {
                    line.push(next.at);
                }
            }
            open = corner.closes;
        }
        lines
    }
}

/// Positive where `b` lies counter-clockwise of `a`.
pub fn cross(a: At, b: At) -> Decimal {
    a.0 * b.1 - a.1 * b.0
}
