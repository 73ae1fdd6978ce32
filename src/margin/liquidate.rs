//! What a venue does with a pool that is under: one step after another, until its requirement is met
//! again or nothing is left.

mod act;

use super::figures::posted;
use super::headroom::{equity_at, requirement_at, worth_at};
use super::leg::{Leg, legs};
use super::rules::{Bearer, Closing, First, Remainder, RuleBook, Steps};
use super::schedule::Tier;
use crate::market::account::{Pool, Unit};
use crate::market::position::{Kind, Position};
use act::{cut, rest};
use rust_decimal::{Decimal, dec};

/// What is left of a pool that the venue closes, and what it took; quote currency.
///
/// Equity − slippage + shortfall = fee + forfeited + left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// Worth of the pool when it was closed, haircuts not taken; negative past bankruptcy.
    pub equity: Decimal,
    /// Lost on the fill, to those who took the order.
    pub slippage: Decimal,
    /// Liquidation fee taken, never more than there was.
    pub fee: Decimal,
    /// Kept by the venue besides.
    pub forfeited: Decimal,
    /// Loss beyond the pool, borne by the venue's fund or by others.
    pub shortfall: Decimal,
    /// Back to the account; negative where the account bears a loss beyond the pool. After a step that
    /// leaves the pool open: what is in it.
    pub left: Decimal,
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Closed a part of what the pool holds; the pool lives on.
    Reduced,
    /// Closed all that was left, at the price reached.
    Closed,
    /// Took over all that was left at the bankruptcy price: nothing comes back.
    TakenOver,
}

/// A position before and after a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its index in the account's list.
    pub member: usize,
    /// Before.
    pub before: Position,
    /// What stays open; none when it is gone.
    pub after: Option<Position>,
}

/// One step of a liquidation; amounts in quote currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it did.
    pub act: Act,
    /// The positions it touched.
    pub cuts: Vec<Cut>,
    /// Orders it took.
    pub orders: u32,
    /// Notional closed.
    pub notional: Decimal,
    /// What the pool had to be backed by before.
    pub requirement: Decimal,
    /// What it has to be backed by after; zero when nothing is open.
    pub then: Decimal,
    /// Money in the pool before.
    pub cash: Decimal,
    /// Profit realised.
    pub pnl: Decimal,
    /// Split of what was there.
    pub closed: Closed,
    /// What the money and the coins of a pool that lives on changed by, in their units.
    pub moved: Vec<(Unit, Decimal)>,
    /// Change of the account's money and coins, at these prices; of a pool that is gone all that was in
    /// it, what comes back not counted.
    pub posted: Decimal,
}

/// The venue's procedure on one pool at prices that stand still meanwhile, step by step.
#[derive(Clone, Debug, Default)]
pub struct Procedure {
    begun: bool,
    /// Legs that an order was sent for, by their first position's index.
    ordered: Vec<usize>,
    /// Within the cooldown of an order before.
    hurried: bool,
}

impl Procedure {
    /// Begins; `hurried`: within the cooldown of an order before.
    pub fn new(hurried: bool) -> Self {
        Self {
            hurried,
            ..Self::default()
        }
    }

    /// Takes the next step and changes the pool accordingly; none once the requirement is met or nothing
    /// is open. The first is taken whether the pool is under or not.
    ///
    /// A pool without positions is gone, and `left` of its last step is what comes back of it, in its
    /// unit. Amounts are rounded to what can be posted, costs of a part up.
    pub fn step(&mut self, pool: &mut Pool, book: &RuleBook, prices: &[Decimal]) -> Option<Step> {
        if pool.positions.is_empty() || (self.begun && is_met(pool, book, prices)) {
            return None;
        }
        self.begun = true;
        let mut step = match self.next(pool, (book, prices)) {
            Next::Cut(leg, kept) => cut(pool, (book, prices), (&leg, kept)),
            Next::Rest(act) => return Some(rest(pool, (book, prices), act)),
        };
        if let Steps::Slices { .. } = book.pool.closing.steps {
            // Slices of one position are one step.
            while step.cuts.iter().all(|cut| cut.after.is_some()) && !is_met(pool, book, prices) {
                match self.next(pool, (book, prices)) {
                    Next::Cut(leg, kept) if step.cuts.iter().all(|cut| leg.holds(&cut.before)) => {
                        step.join(cut(pool, (book, prices), (&leg, kept)));
                    }
                    _ => break,
                }
            }
        }
        Some(step)
    }
    /// What the venue does next.
    fn next(&mut self, pool: &Pool, at: (&RuleBook, &[Decimal])) -> Next {
        let (book, prices) = at;
        let closing = book.pool.closing;
        if closing.steps == Steps::Whole {
            return Next::Rest(Act::Closed);
        }
        let counted = equity_at(pool, book, prices);
        let taken = counted < requirement_at(pool, book, prices) * closing.takeover;
        if taken || worth_at(pool, prices) <= Decimal::ZERO {
            return Next::Rest(Act::TakenOver);
        }
        let mut legs = legs(&pool.positions);
        if closing.first == First::LargestLoss {
            legs.sort_by_key(|leg| leg_pnl(leg, prices));
        }
        let of = |leg: &Leg| {
            let mut positions = pool.members.iter().zip(&pool.positions);
            let first = positions.find(|(_, held)| leg.holds(held));
            first.map(|(&member, _)| member).unwrap_or_default()
        };
        let found = match closing.steps {
            Steps::Whole | Steps::Positions => legs.first().map(|leg| (leg, Decimal::ZERO)),
            Steps::Part { above, share, .. } => legs.first().map(|leg| {
                let first = !self.hurried && leg_notional(leg, prices) > above;
                let kept = if first {
                    Decimal::ONE - share
                } else {
                    Decimal::ZERO
                };
                (leg, kept)
            }),
            Steps::Slices { share, least } => legs.first().map(|leg| {
                let worth = leg_notional(leg, prices);
                let slice = least.checked_div(worth).unwrap_or(Decimal::ONE).max(share);
                (leg, (Decimal::ONE - slice).max(Decimal::ZERO))
            }),
            Steps::Brackets { by } => legs
                .iter()
                .find_map(|leg| Some((leg, below(leg, by, (book, prices))?))),
            Steps::OneOrder => {
                let fresh = |leg: &&Leg| !self.ordered.contains(&of(leg));
                let order = |leg| (leg, below(leg, 1, (book, prices)).unwrap_or_default());
                legs.iter().find(fresh).map(order)
            }
        };
        self.hurried = true;
        match found {
            Some((leg, kept)) => {
                self.ordered.push(of(leg));
                match kept.is_zero() && legs.len() == 1 {
                    true => Next::Rest(Act::Closed),
                    false => Next::Cut(leg.clone(), kept),
                }
            }
            None => Next::Rest(match (closing.steps, closing.remainder) {
                (Steps::Brackets { .. }, Remainder::Returned) => Act::Closed,
                _ => Act::TakenOver,
            }),
        }
    }
}

/// Runs the whole procedure on a pool that is under: what [`Procedure`] does, in order.
pub fn liquidate(pool: &mut Pool, book: &RuleBook, prices: &[Decimal], hurried: bool) -> Vec<Step> {
    let mut procedure = Procedure::new(hurried);
    std::iter::from_fn(|| procedure.step(pool, book, prices)).collect()
}

fn is_met(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> bool {
    equity_at(pool, book, prices) > requirement_at(pool, book, prices)
}

/// Applies the closing rule to a whole pool at these prices: its coins count at their full worth there.
/// Not rounded.
pub fn close(pool: &Pool, closing: Closing, prices: &[Decimal]) -> Closed {
    let equity = worth_at(pool, prices);
    let notional = notional(&pool.positions, prices);
    let slippage = notional * closing.slippage;
    split(closing, (equity, slippage), notional * closing.fee)
}

enum Next {
    /// Closes this leg but for the share that is kept.
    Cut(Leg, Decimal),
    /// Closes or takes over all that is left.
    Rest(Act),
}

impl Step {
    fn join(&mut self, next: Self) {
        for (cut, after) in self.cuts.iter_mut().zip(next.cuts) {
            cut.after = after.after;
        }
        self.orders += next.orders;
        self.notional += next.notional;
        self.then = next.then;
        self.pnl += next.pnl;
        self.posted += next.posted;
        self.moved.extend(next.moved);
        let closed = &mut self.closed;
        closed.slippage += next.closed.slippage;
        closed.fee += next.closed.fee;
        closed.forfeited += next.closed.forfeited;
        closed.left = next.closed.left;
    }
}

/// A step closes at least this share of a position: one that stands just over a cap would come down by
/// a hair at every price, so it goes to the next cap.
const LEAST_STEP: Decimal = dec!(0.01);

/// The share of a leg that is at the cap of the bracket `by` below, or of the first below that which is
/// a step; none where there is no such bracket.
fn below(leg: &Leg, by: usize, at: (&RuleBook, &[Decimal])) -> Option<Decimal> {
    let (book, prices) = at;
    let rules = &book.contracts[leg.rules];
    let price = prices[leg.instrument];
    let tiers = rules.maintenance.schedule.tiers();
    let target = leg.tier_at(rules, price).checked_sub(by)?;
    let key = leg.key_at(rules, price);
    let kept = |tier: &Tier| tier.floor.checked_div(key);
    let caps = tiers.get(1..=target + 1)?.iter().rev();
    caps.filter_map(kept)
        .find(|kept| *kept <= Decimal::ONE - LEAST_STEP)
}

/// Splits what is there once the fill has cost its slippage.
fn split(closing: Closing, of: (Decimal, Decimal), fee: Decimal) -> Closed {
    let (equity, slippage) = of;
    let filled = equity - slippage;
    let there = filled.max(Decimal::ZERO);
    let fee = fee.min(there);
    let beyond = (-filled).max(Decimal::ZERO);
    let rest = there - fee;
    let back = match closing.remainder {
        Remainder::Returned => rest,
        Remainder::Forfeited => Decimal::ZERO,
    };
    let own = match closing.bearer {
        Bearer::Account => beyond,
        Bearer::Fund | Bearer::Others => Decimal::ZERO,
    };
    Closed {
        equity,
        slippage,
        fee,
        forfeited: rest - back,
        shortfall: beyond - own,
        left: back - own,
    }
}

impl Closed {
    /// What equity loses by being closed at the price reached.
    pub fn taken(&self) -> Decimal {
        self.slippage + self.fee + self.forfeited - self.shortfall
    }

    /// The same split in amounts that can be posted; the parts still add up.
    fn posted(self) -> Self {
        let (equity, slippage) = (posted(self.equity), posted(self.slippage));
        let there = (equity - slippage).max(Decimal::ZERO);
        let beyond = (slippage - equity).max(Decimal::ZERO);
        let own = match self.left < Decimal::ZERO {
            true => beyond,
            false => Decimal::ZERO,
        };
        let fee = posted(self.fee).min(there);
        let back = posted(self.left).clamp(Decimal::ZERO, there - fee);
        Self {
            equity,
            slippage,
            fee,
            forfeited: there - fee - back,
            shortfall: beyond - own,
            left: back - own,
        }
    }
}

fn notional(positions: &[Position], prices: &[Decimal]) -> Decimal {
    let worth = |held: &Position| held.notional(prices[held.instrument]);
    positions.iter().map(worth).sum()
}

fn leg_notional(leg: &Leg, prices: &[Decimal]) -> Decimal {
    match leg.kind {
        Kind::Linear => leg.size * prices[leg.instrument],
        Kind::Inverse => leg.entry_notional,
    }
}

fn leg_pnl(leg: &Leg, prices: &[Decimal]) -> Decimal {
    (leg.size * prices[leg.instrument] - leg.entry_notional) * leg.side.sign()
}
