//! Account value after a joint move: straight pieces between the points at which pools are closed.

use crate::margin::figures::Setting;
use crate::margin::headroom::worth;
use crate::margin::liquidate::{Closed, close};
use crate::margin::liquidation::{Boundary, Liquidation, Standing};
use crate::market::account::{Account, Pool, Unit, View};
use crate::market::collateral::Collateral;
use crate::market::ray::{Moving, Ray};
use crate::num::piecewise::Line;
use rust_decimal::Decimal;

/// Decimals of a move at which a pool is closed.
pub const MOVE_DIGITS: u32 = 20;

/// A pool being closed along the joint move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShockEvent {
    /// Index of the pool in the view's cut.
    pub pool: usize,
    /// The joint move at which it is closed, a fraction.
    pub t: Decimal,
    /// What is left.
    pub closed: Closed,
    /// A bracket beyond the last one known would be in force there: the point is not known.
    pub beyond_table: bool,
}

/// Account value of one view against the joint move, each pool closed where it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShockCurve {
    /// How margin is kept.
    pub view: View,
    /// Closings on a fall, nearest first; then on a rise, nearest first.
    pub falls: Vec<ShockEvent>,
    /// Closings on a rise, nearest first.
    pub rises: Vec<ShockEvent>,
    lines: Vec<PoolLine>,
    outside: Line,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct PoolLine {
    worth: Line,
    below: Option<(Decimal, Line)>,
    above: Option<(Decimal, Line)>,
    under: Option<Line>,
}

impl ShockCurve {
    /// The curve of `account` under `view`.
    pub fn new(account: &Account, view: View, setting: Setting<'_>) -> Self {
        let cut = account.cut(view);
        let moving = Moving::Together(setting.betas.to_vec());
        let ray = Ray::new(setting.marks, &moving);
        let mut curve = Self {
            view,
            falls: Vec::new(),
            rises: Vec::new(),
            lines: Vec::new(),
            outside: idle_worth(&cut.idle, cut.free, &ray),
        };
        for (index, pool) in cut.pools.iter().enumerate() {
            let standing = Standing::new(pool, setting.book, setting.marks);
            let found = standing.liquidation(&moving).found;
            curve.add(index, pool, found, (&ray, setting));
        }
        curve.falls.sort_by_key(|event| std::cmp::Reverse(event.t));
        curve.rises.sort_by_key(|a| a.t);
        curve
    }

    fn add(&mut self, index: usize, pool: &Pool, found: Liquidation, at: (&Ray, Setting<'_>)) {
        let (ray, setting) = at;
        let closed_at = |t: Decimal| close(pool, setting.book.pool.closing, &ray.at(t));
        let mut line = PoolLine {
            worth: worth(pool, ray),
            below: None,
            above: None,
            under: None,
        };
        match &found {
            Liquidation::AlreadyUnder => {
                line.under = Some(left_along(closed_at(ray.start).left, pool, ray, ray.start))
            }
            Liquidation::Between { below, above } => {
                let note = |edge: &Boundary, list: &mut Vec<ShockEvent>| {
                    // Pools with one boundary must agree on it: division leaves noise in the last digits.
                    let t = edge.t.round_dp(MOVE_DIGITS);
                    let closed = closed_at(t);
                    let event = ShockEvent {
                        pool: index,
                        t,
                        closed,
                        beyond_table: edge.beyond_table,
                    };
                    list.push(event);
                    (t, left_along(closed.left, pool, ray, t))
                };
                line.below = below.as_ref().map(|edge| note(edge, &mut self.falls));
                line.above = above.as_ref().map(|edge| note(edge, &mut self.rises));
            }
        }
        self.lines.push(line);
    }

    /// Account value once prices have walked straight to the joint move `t`, quote currency.
    pub fn value(&self, t: Decimal) -> Decimal {
        self.outside.at(t) + self.lines.iter().map(|line| line.value(t)).sum::<Decimal>()
    }

    /// Value on the near side of a closing at `t`: before the pool is gone.
    pub fn value_before(&self, t: Decimal) -> Decimal {
        self.outside.at(t)
            + self
                .lines
                .iter()
                .map(|line| line.value_before(t))
                .sum::<Decimal>()
    }

    /// Number of pools alive at `t`.
    pub fn alive(&self, t: Decimal) -> usize {
        self.lines.iter().filter(|line| !line.is_closed(t)).count()
    }

    /// Number of pools.
    pub fn pools(&self) -> usize {
        self.lines.len()
    }

    /// Every joint move at which a pool is closed, ascending.
    pub fn edges(&self) -> Vec<Decimal> {
        let mut edges: Vec<Decimal> = self
            .falls
            .iter()
            .chain(&self.rises)
            .map(|event| event.t)
            .collect();
        edges.sort();
        edges.dedup();
        edges
    }
}

impl PoolLine {
    fn is_closed(&self, t: Decimal) -> bool {
        self.under.is_some()
            || self.below.is_some_and(|(edge, _)| t <= edge)
            || self.above.is_some_and(|(edge, _)| t >= edge)
    }

    fn value(&self, t: Decimal) -> Decimal {
        let below = self.below.filter(|(edge, _)| t <= *edge);
        let above = self.above.filter(|(edge, _)| t >= *edge);
        let left = below.or(above).map(|(_, left)| left);
        self.under.or(left).unwrap_or(self.worth).at(t)
    }

    fn value_before(&self, t: Decimal) -> Decimal {
        let below = self.below.filter(|(edge, _)| t < *edge);
        let above = self.above.filter(|(edge, _)| t > *edge);
        let left = below.or(above).map(|(_, left)| left);
        self.under.or(left).unwrap_or(self.worth).at(t)
    }
}

/// What is left of a pool closed at `t`: money, or the coins that its margin was kept in.
fn left_along(left: Decimal, pool: &Pool, ray: &Ray, t: Decimal) -> Line {
    let coins = |coin: usize| {
        let coins = left.checked_div(ray.prices[coin].at(t))?;
        Some(ray.prices[coin].scale(coins))
    };
    match pool.unit {
        Unit::Money => None,
        Unit::Coin(coin) => coins(coin),
    }
    .unwrap_or(Line::flat(left))
}

fn idle_worth(idle: &[Collateral], free: Decimal, ray: &Ray) -> Line {
    let mut total = Line::flat(free);
    for held in idle {
        total = total + ray.prices[held.instrument].scale(held.coins);
    }
    total
}

/// The nearest move, walking from 0 towards `until`, beyond which `first` holds more than `second`.
pub fn overtakes(first: &ShockCurve, second: &ShockCurve, until: Decimal) -> Option<Decimal> {
    let mut stops: Vec<Decimal> = first.edges().into_iter().chain(second.edges()).collect();
    let sign = if until < Decimal::ZERO {
        Decimal::NEGATIVE_ONE
    } else {
        Decimal::ONE
    };
    stops.retain(|t| *t * sign > Decimal::ZERO && *t * sign < until * sign);
    stops.push(until);
    stops.sort_by_key(|t| *t * sign);
    let gap = |t: Decimal| first.value(t) - second.value(t);
    let gap_before = |t: Decimal| first.value_before(t) - second.value_before(t);
    let mut from = Decimal::ZERO;
    for until in stops {
        let (start, end) = (gap(from), gap_before(until));
        if start >= Decimal::ZERO && end > Decimal::ZERO {
            return Some(from);
        }
        if start < Decimal::ZERO && end > Decimal::ZERO {
            let part = start.checked_div(start - end)?;
            return Some(from + (until - from) * part);
        }
        if start <= Decimal::ZERO && end <= Decimal::ZERO && gap(until) > Decimal::ZERO {
            return Some(until);
        }
        from = until;
    }
    None
}
