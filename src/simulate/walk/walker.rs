//! The walker: one view's pools, moved from sample to sample.

use super::ready::Acting;
use super::{ClosingCause, Detail, How, Summary, Walk};
use crate::margin::figures::{MONEY_DIGITS, posted};
use crate::margin::liquidation::{Liquidation, active_requirement, floor, on_ray};
use crate::margin::rules::Basis;
use crate::margin::schedule::Tier;
use crate::market::account::{Pool, View};
use crate::market::collateral::Collateral;
use crate::market::position::Kind;
use crate::market::ray::Ray;
use crate::num::piecewise::Cause;
use crate::simulate::actions::Action;
use crate::simulate::flat::{Flat, Plane, is_tied};
use crate::simulate::journey::{Journey, Moment};
use crate::simulate::stretch::Stretch;
use rust_decimal::Decimal;

/// A pool that is still open.
pub(super) struct Live {
    pub(super) pool: Pool,
    pub(super) flat: Flat,
    /// One side a market, and no jump: the segment's ends decide.
    pub(super) simple: bool,
    /// A payment changes more than its cash: it is summed again after each.
    pub(super) shifts: bool,
    /// Where on the path an order last closed a part of it.
    pub(super) ordered: Option<Decimal>,
    /// The venue has warned of it, and it has not been below the level since.
    pub(super) warned: bool,
}

impl Live {
    /// A pool around these prices.
    pub(super) fn new(pool: Pool, journey: Journey<'_>, prices: &[Decimal]) -> Self {
        Self {
            flat: Flat::new(&pool, journey.setting.book, prices),
            simple: is_simple(&pool, journey),
            shifts: shifts(&pool, journey),
            ordered: None,
            warned: false,
            pool,
        }
    }
}

/// A pool that is closed on the way.
pub(super) struct Crossing {
    /// Which of the live ones.
    pub(super) index: usize,
    /// How far along.
    pub(super) t: Decimal,
    /// At a jump: what is asked for just beyond it.
    pub(super) beyond: Option<Decimal>,
}

/// Digits after the point to which an instrument's part of the account value is summed: more than
/// are posted.
const WORTH_DIGITS: u32 = MONEY_DIGITS + 3;

pub(super) struct Walker<'a> {
    pub(super) journey: Journey<'a>,
    pub(super) how: How,
    pub(super) live: Vec<Live>,
    pub(super) free: Decimal,
    pub(super) idle: Vec<Collateral>,
    /// Account value in few digits, for every sample.
    pub(super) worth: Plane,
    /// Account value in all digits, for the log.
    pub(super) exact: Plane,
    pub(super) peak: Decimal,
    /// Value at the sample before.
    pub(super) last: Decimal,
    pub(super) stretch: Stretch,
    /// First bar of the stretch.
    pub(super) first: usize,
    /// No pool can be closed in this stretch.
    pub(super) calm: bool,
    pub(super) acting: Acting<'a>,
    pub(super) out: Walk,
}

impl<'a> Walker<'a> {
    pub(super) fn new(journey: Journey<'a>, by: (View, &'a [Action]), how: How) -> Self {
        let (view, actions) = by;
        let cut = journey.account.cut(view);
        let marks = journey.setting.marks;
        let live = cut
            .pools
            .into_iter()
            .map(|pool| Live::new(pool, journey, marks))
            .collect();
        Self {
            journey,
            how,
            live,
            free: cut.free,
            idle: cut.idle,
            worth: Plane::default(),
            exact: Plane::default(),
            peak: Decimal::ZERO,
            last: Decimal::ZERO,
            stretch: Stretch::default(),
            first: 0,
            calm: false,
            acting: Acting::new(actions, &journey, &how),
            out: Walk {
                view,
                start: Decimal::ZERO,
                values: Vec::new(),
                bands: vec![Vec::new(); journey.account.holdings.len()],
                usage: Vec::new(),
                cross_requirement: Vec::new(),
                events: Vec::new(),
                summary: Summary::default(),
            },
        }
    }

    pub(super) fn begin(&mut self, marks: &[Decimal]) {
        self.sum_worth();
        self.out.start = self.exact_value(marks);
        self.out.summary.low = self.out.start;
        self.last = self.out.start;
        self.peak = self.out.start;
        if self.how.detail == Detail::Full {
            let rooms = self.rooms(marks);
            self.record_bands(marks, &rooms);
        }
    }

    /// Looks ahead where a new stretch begins.
    pub(super) fn enter(&mut self, bar: usize) {
        if bar < self.stretch.end {
            return;
        }
        let how = (self.how.judged, self.how.sampling);
        self.stretch = Stretch::new(&self.journey, bar, how);
        self.first = bar;
        self.calm = self.is_calm();
    }

    pub(super) fn is_calm(&mut self) -> bool {
        for index in 0..self.live.len() {
            let live = &mut self.live[index];
            if !live.flat.covers(&self.stretch.low) {
                live.flat = Flat::new(&live.pool, self.journey.setting.book, &self.stretch.low);
            }
            if !self.stretch.is_clear(&live.flat) {
                return false;
            }
        }
        true
    }

    /// Nothing in the rest of the stretch would be kept: no event, and no value below the lowest.
    pub(super) fn is_uneventful(&self, bar: usize) -> bool {
        self.calm
            && !self.acting.may_act(bar)
            && self.how.detail == Detail::Outcome
            && posted(self.stretch.least(&self.worth)) >= self.out.summary.low
    }

    /// Account value as one plane; again after every posting.
    pub(super) fn sum_worth(&mut self) {
        let mut worth = Plane::flat(self.free);
        worth.add_coins(&self.idle);
        for live in &self.live {
            worth.add_pool(&live.pool);
        }
        self.worth = worth
            .clone()
            .shortened(self.journey.setting.marks, WORTH_DIGITS);
        self.exact = worth;
    }

    /// Money and coins, where the log needs them: with coins the sum of postings is no worth.
    pub(super) fn holds(&self) -> Plane {
        if self.how.detail != Detail::Full || !self.journey.account.keeps_coins() {
            return Plane::default();
        }
        let mut holds = Plane::flat(self.free);
        holds.add_coins(&self.idle);
        for live in &self.live {
            holds.constant += live.pool.cash;
            holds.add_coins(&live.pool.collateral);
        }
        holds
    }

    /// Account value by the prices, where actions change what is open.
    pub(super) fn worth_then(&self) -> Plane {
        match self.how.detail == Detail::Full && self.acting.has_some() {
            true => self.exact.clone(),
            false => Plane::default(),
        }
    }

    /// Account value at these prices as the log states it, to the last digit that can be posted.
    pub(super) fn exact_value(&self, prices: &[Decimal]) -> Decimal {
        posted(self.exact.at(prices))
    }

    /// Account value at these prices for the picture: now and then the last digit is one off.
    pub(super) fn value(&self, prices: &[Decimal]) -> Decimal {
        posted(self.worth.at(prices))
    }

    /// The price arrives at a bar's first sample without having been anywhere between.
    pub(super) fn jump(&mut self, bar: usize, prices: &[Decimal]) {
        let moment = Moment {
            bar,
            leg: 0,
            into: Decimal::ZERO,
        };
        self.close_all_under(moment, prices, ClosingCause::Gap);
        // The book is opened at the first bar's open: a settlement at that instant is not its own.
        if bar > 0 && self.pay_funding(moment, prices) {
            self.calm = self.is_calm();
            self.close_all_under(moment, prices, ClosingCause::Funding);
        }
        self.warn_at(moment, prices);
    }

    pub(super) fn is_under(&mut self, index: usize, prices: &[Decimal]) -> bool {
        floor(self.journey.setting.book.pool.trigger).under(self.room(index, prices))
    }

    /// Headroom of an open pool.
    pub(super) fn room(&mut self, index: usize, prices: &[Decimal]) -> Decimal {
        let live = &mut self.live[index];
        if !live.flat.covers(prices) {
            live.flat = Flat::new(&live.pool, self.journey.setting.book, prices);
        }
        live.flat.headroom.at(prices)
    }

    /// Headroom of every open pool.
    pub(super) fn rooms(&mut self, prices: &[Decimal]) -> Vec<Decimal> {
        (0..self.live.len())
            .map(|index| self.room(index, prices))
            .collect()
    }

    /// Walks straight from one sample to the next.
    pub(super) fn segment(&mut self, place: (usize, u32), from: &[Decimal], to: &[Decimal]) {
        if self.calm && !self.acting.is_watching() && !self.warns() {
            return;
        }
        let (bar, leg) = place;
        let mut from = from.to_vec();
        let mut passed = Decimal::ZERO;
        loop {
            let crossing = match self.calm {
                true => None,
                false => self.first_crossing(&from, to),
            };
            let until = crossing.as_ref().map(|crossing| crossing.t);
            let due = self.first_due((&from, to), until);
            let next = due.map(|(_, t)| t).or(until);
            self.warn_along(place, (&from, to), (passed, next));
            let Some(t) = next else { return };
            let mut prices = Ray::between(&from, to).at(t);
            passed += (Decimal::ONE - passed) * t;
            let moment = Moment {
                bar,
                leg,
                into: passed,
            };
            if let Some((index, _)) = due {
                self.acting.put_level((index, t), &mut prices);
                self.act(index, moment, &prices);
                from = prices;
                continue;
            }
            let Some(crossing) = crossing else { return };
            self.close_pool(crossing.index, moment, (&prices, ClosingCause::Price));
            if let Some(beyond) = crossing.beyond {
                self.correct_requirement(beyond);
            }
            from = prices;
        }
    }

    /// The pool that is closed first on the way.
    pub(super) fn first_crossing(&mut self, from: &[Decimal], to: &[Decimal]) -> Option<Crossing> {
        let book = self.journey.setting.book;
        let mut first: Option<Crossing> = None;
        for index in 0..self.live.len() {
            let straight = self.live[index].simple || self.live[index].flat.covers(from);
            let under = self.is_under(index, to);
            if !under
                && (self.live[index].simple || (straight && self.live[index].flat.covers(from)))
            {
                continue;
            }
            let ray = Ray::between(from, to);
            let pool = &self.live[index].pool;
            let (t, beyond) = match on_ray(pool, book, &ray) {
                Liquidation::AlreadyUnder => (Decimal::ZERO, None),
                Liquidation::Between {
                    above: Some(edge), ..
                } if under || edge.t < Decimal::ONE => {
                    let jump = edge.cause == Cause::Jump;
                    let beyond = jump.then(|| active_requirement(&edge, pool, (book, &ray)));
                    (edge.t.min(Decimal::ONE), beyond)
                }
                Liquidation::Between { .. } if under => (Decimal::ONE, None),
                Liquidation::Between { .. } => continue,
            };
            if first.as_ref().is_none_or(|nearest| t < nearest.t) {
                first = Some(Crossing { index, t, beyond });
            }
        }
        first
    }

    pub(super) fn finish(mut self, prices: &mut [Decimal]) -> Walk {
        if let Some(bar) = self.journey.bars().checked_sub(1) {
            // Its samples may have been passed over.
            let leg = Journey::samples(self.how.sampling) - 1;
            let how = (self.how.judged, self.how.sampling);
            self.journey.prices_at((bar, leg), how, prices);
        }
        self.out.summary.end = self.exact_value(prices);
        self.out.summary.alive = self.live.iter().map(|live| live.pool.members.len()).sum();
        self.out
    }
}

/// One side in each market, and a schedule without jumps that never asks for more of a price's move
/// than the position gains by it: headroom is then concave in the price, and each market has one
/// boundary.
fn is_simple(pool: &Pool, journey: Journey<'_>) -> bool {
    let book = journey.setting.book;
    let continuous = pool.positions.iter().all(|held| {
        let maintenance = &book.contracts[held.rules].maintenance;
        let fee = maintenance.closing_fee.map(|fee| fee.rate);
        // A fee at the bankruptcy price is taken on up to twice the notional.
        let most = Decimal::ONE - Decimal::TWO * fee.unwrap_or_default();
        let tiers = maintenance.schedule.tiers();
        // Amounts in coins fall with the price, and may outweigh a short's own coins.
        let steady = |tier: &Tier| held.kind == Kind::Linear || tier.deduction.is_zero();
        maintenance.is_continuous_in_price()
            && tiers.iter().all(|tier| tier.rate < most && steady(tier))
    });
    let one_sided = pool.positions.iter().all(|held| {
        let same_market = pool
            .positions
            .iter()
            .filter(|other| other.instrument == held.instrument);
        same_market.clone().all(|other| other.side == held.side)
    });
    let unbacked = pool.collateral.is_empty();
    continuous && one_sided && unbacked && !is_tied(pool, book)
}

/// Whether funding is paid in coins, or changes what is reserved to close.
fn shifts(pool: &Pool, journey: Journey<'_>) -> bool {
    let book = journey.setting.book;
    pool.positions.iter().any(|held| {
        let fee = book.contracts[held.rules].maintenance.closing_fee;
        held.kind == Kind::Inverse || fee.is_some_and(|fee| fee.basis == Basis::Reserve)
    })
}
