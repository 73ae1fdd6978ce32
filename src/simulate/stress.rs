//! Account value after a joint move: straight pieces between the points at which pools are closed.

mod gap;

pub use gap::at_once;

use crate::margin::figures::Setting;
use crate::margin::headroom::worth;
use crate::margin::liquidate::{Closed, close, liquidate};
use crate::margin::liquidation::{Boundary, Liquidation, Standing, on_ray};
use crate::margin::rules::Steps;
use crate::market::account::{Account, Pool, Unit, View};
use crate::market::collateral::Collateral;
use crate::market::ray::{Moving, Ray};
use crate::num::piecewise::{Line, Way};
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
    /// What is left of it.
    pub closed: Closed,
    /// A part of it is closed, and the rest lives on.
    pub partly: bool,
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
    /// Where its worth goes on otherwise, nearest first.
    below: Vec<Beyond>,
    above: Vec<Beyond>,
    /// What is left of a pool that is under today.
    under: Option<Line>,
    under_partly: bool,
}

/// A pool from a joint move on, walking away from today.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Beyond {
    t: Decimal,
    worth: Line,
    partly: bool,
}

/// What a walk away from today goes by.
type Along<'a> = (&'a Ray, Setting<'a>);

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

    fn add(&mut self, index: usize, pool: &Pool, found: Liquidation, along: Along<'_>) {
        let (ray, _) = along;
        let mut line = PoolLine {
            worth: worth(pool, ray),
            below: Vec::new(),
            above: Vec::new(),
            under: None,
            under_partly: false,
        };
        match found {
            Liquidation::AlreadyUnder => {
                let mut pool = pool.clone();
                line.under = Some(shut(&mut pool, ray.start, along).1);
                line.under_partly = !pool.positions.is_empty();
            }
            Liquidation::Between { below, above } => {
                line.below = self.beyond((index, Way::Down), pool, below, along);
                line.above = self.beyond((index, Way::Up), pool, above, along);
            }
        }
        self.lines.push(line);
    }

    /// Walks on from boundary to boundary until the pool is gone.
    fn beyond(
        &mut self,
        of: (usize, Way),
        pool: &Pool,
        first: Option<Boundary>,
        along: Along<'_>,
    ) -> Vec<Beyond> {
        let ((index, way), (ray, setting)) = (of, along);
        let (mut pool, mut next, mut passed) = (pool.clone(), first, Vec::new());
        while let Some(edge) = next {
            // Pools with one boundary must agree on it: division leaves noise in the last digits.
            let t = edge.t.round_dp(MOVE_DIGITS);
            let (closed, worth) = shut(&mut pool, t, along);
            let partly = !pool.positions.is_empty();
            let event = ShockEvent {
                pool: index,
                t,
                closed,
                partly,
                beyond_table: edge.beyond_table,
            };
            match way {
                Way::Down => self.falls.push(event),
                Way::Up => self.rises.push(event),
            }
            passed.push(Beyond { t, worth, partly });
            if !partly {
                break;
            }
            let from = Ray {
                start: t,
                ..ray.clone()
            };
            next = match (on_ray(&pool, setting.book, &from), way) {
                (Liquidation::Between { below, .. }, Way::Down) => below,
                (Liquidation::Between { above, .. }, Way::Up) => above,
                // Met by less than the noise of a boundary: on from here.
                (Liquidation::AlreadyUnder, _) => Some(edge),
            };
        }
        passed
    }

    /// Account value once prices have walked straight to the joint move `t`, quote currency.
    pub fn value(&self, t: Decimal) -> Decimal {
        self.outside.at(t) + self.sum(t, true)
    }

    /// Value on the near side of a closing at `t`: before the pool is gone.
    pub fn value_before(&self, t: Decimal) -> Decimal {
        self.outside.at(t) + self.sum(t, false)
    }

    fn sum(&self, t: Decimal, at_edge: bool) -> Decimal {
        self.lines.iter().map(|line| line.worth(t, at_edge)).sum()
    }

    /// Number of pools alive at `t`.
    pub fn alive(&self, t: Decimal) -> usize {
        self.lines.iter().filter(|line| !line.is_closed(t)).count()
    }

    /// Number of pools.
    pub fn pools(&self) -> usize {
        self.lines.len()
    }

    /// Whether a part of a pool that is alive at `t` is closed there.
    pub fn is_reduced(&self, t: Decimal) -> bool {
        let partly = |line: &PoolLine| match line.under {
            Some(_) => line.under_partly,
            None => line.beyond(t, true).is_some_and(|beyond| beyond.partly),
        };
        self.lines.iter().any(partly)
    }

    /// Every joint move at which a pool begins to be closed or is gone, ascending, and whether a part of it
    /// lives on.
    pub fn turns(&self) -> Vec<(Decimal, bool)> {
        let mut turns: Vec<(Decimal, bool)> = Vec::new();
        for events in [&self.falls, &self.rises] {
            let mut begun: Vec<usize> = Vec::new();
            for event in events {
                if !event.partly || !begun.contains(&event.pool) {
                    turns.push((event.t, event.partly));
                }
                begun.push(event.pool);
            }
        }
        turns.sort();
        turns.dedup();
        turns
    }

    /// Every joint move at which something of a pool is closed, ascending.
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
    /// What holds at `t`; `at_edge`: a boundary has been passed when `t` is on it.
    fn beyond(&self, t: Decimal, at_edge: bool) -> Option<&Beyond> {
        let past = |edge: Decimal, sign: Decimal| match at_edge {
            true => t * sign >= edge * sign,
            false => t * sign > edge * sign,
        };
        let last = |list: &'_ [Beyond], sign: Decimal| {
            list.iter()
                .take_while(|beyond| past(beyond.t, sign))
                .count()
        };
        let below = last(&self.below, Decimal::NEGATIVE_ONE).checked_sub(1);
        let above = last(&self.above, Decimal::ONE).checked_sub(1);
        match (below, above) {
            (Some(index), _) => self.below.get(index),
            (None, Some(index)) => self.above.get(index),
            (None, None) => None,
        }
    }

    fn is_closed(&self, t: Decimal) -> bool {
        match self.under {
            Some(_) => !self.under_partly,
            None => self.beyond(t, true).is_some_and(|beyond| !beyond.partly),
        }
    }

    fn worth(&self, t: Decimal, at_edge: bool) -> Decimal {
        let beyond = self.beyond(t, at_edge).map(|beyond| beyond.worth);
        self.under.or(beyond).unwrap_or(self.worth).at(t)
    }
}

/// Runs the venue's procedure on a pool at `t`: what is left and how its worth goes on.
fn shut(pool: &mut Pool, t: Decimal, along: Along<'_>) -> (Closed, Line) {
    let (ray, setting) = along;
    let (prices, closing) = (ray.at(t), setting.book.pool.closing);
    if closing.steps == Steps::Whole {
        let closed = close(pool, closing, &prices);
        let left = left_along(closed.left, pool, ray, t);
        pool.positions.clear();
        return (closed, left);
    }
    let steps = liquidate(pool, setting.book, &prices, false);
    let closed = steps.iter().fold(Closed::default(), |sum, step| Closed {
        equity: steps[0].closed.equity,
        slippage: sum.slippage + step.closed.slippage,
        fee: sum.fee + step.closed.fee,
        forfeited: sum.forfeited + step.closed.forfeited,
        shortfall: sum.shortfall + step.closed.shortfall,
        left: step.closed.left,
    });
    let worth = match pool.positions.is_empty() {
        true => left_along(closed.left, pool, ray, t),
        false => worth(pool, ray),
    };
    (closed, worth)
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
