//! Actions on a walk: which is due where, and what it changes.

use super::books::{Books, Terms};
use super::deeds::deed;
use super::ready::Readiness;
use super::walker::{Live, Walker};
use super::{Band, Event, EventKind};
use crate::margin::headroom::{Parts, counted_equity};
use crate::margin::liquidation::{Liquidation, on_ray};
use crate::market::account::Pool;
use crate::market::ray::Ray;
use crate::num::piecewise::{Floor, Line};
use crate::simulate::actions::{Act, Action, Refusal, Trigger, Way};
use crate::simulate::journey::Moment;
use rust_decimal::{Decimal, dec};

/// No price is looked at below this share of itself.
const LEAST_SHARE: Decimal = dec!(0.000001);

impl Walker<'_> {
    /// The earliest action due on the way, and how far along; before `until` where that is said.
    pub(super) fn first_due(
        &self,
        way: (&[Decimal], &[Decimal]),
        until: Option<Decimal>,
    ) -> Option<(usize, Decimal)> {
        let mut first: Option<(usize, Decimal)> = None;
        if !self.acting.is_watching() {
            return first;
        }
        for (index, action) in self.acting.actions.iter().enumerate() {
            if self.acting.ready[index] != Readiness::Armed {
                continue;
            }
            let Some(t) = self.reaches(action, way) else {
                continue;
            };
            // At one and the same price the venue is first.
            let before = |limit: &Decimal| t < *limit;
            if until.as_ref().is_none_or(before) && first.is_none_or(|(_, known)| t < known) {
                first = Some((index, t));
            }
        }
        first
    }

    /// How far along a straight way a trigger is reached, 0 … 1.
    fn reaches(&self, action: &Action, way: (&[Decimal], &[Decimal])) -> Option<Decimal> {
        let (from, to) = way;
        match action.trigger {
            Trigger::Bar(_) | Trigger::Gauge(..) => None,
            Trigger::Price(instrument, side, level) => {
                meets((from[instrument], to[instrument]), (side, level))
            }
            Trigger::Drawdown(part) => {
                let level = self.peak * (Decimal::ONE - part);
                meets(
                    (self.exact.at(from), self.exact.at(to)),
                    (Way::Falls, level),
                )
            }
            Trigger::Ratio(ratio) => {
                let ray = Ray::between(from, to);
                self.nearest(action, |pool| self.ratio_reached(pool, ratio, &ray))
            }
            Trigger::Distance(part) => {
                let shifted = |sign| {
                    let shift = |prices: &[Decimal]| self.shifted(action, prices, sign * part);
                    Ray::between(&shift(from), &shift(to))
                };
                let rays = [Decimal::NEGATIVE_ONE, Decimal::ONE].map(shifted);
                let book = self.journey.setting.book;
                self.nearest(action, |pool| {
                    let found = rays.iter().filter_map(|ray| ahead(on_ray(pool, book, ray)));
                    found.min()
                })
            }
        }
    }

    /// The least over the pools that an action looks at.
    fn nearest(&self, action: &Action, of: impl Fn(&Pool) -> Option<Decimal>) -> Option<Decimal> {
        let looked_at = |live: &&Live| match action.target {
            Some(member) => live.pool.members.contains(&member),
            None => true,
        };
        let pools = self.live.iter().filter(looked_at);
        pools.filter_map(|live| of(&live.pool)).min()
    }

    /// Prices with the position's market, or all of them by their betas, moved by a fraction.
    fn shifted(&self, action: &Action, prices: &[Decimal], part: Decimal) -> Vec<Decimal> {
        let setting = self.journey.setting;
        let own = action
            .target
            .map(|member| self.journey.account.holdings[member].position.instrument);
        let share = |instrument: usize| match own {
            Some(own) if own == instrument => part,
            Some(_) => Decimal::ZERO,
            None => part * setting.betas[instrument],
        };
        let moved = |(instrument, price): (usize, &Decimal)| {
            *price * (Decimal::ONE + share(instrument)).max(LEAST_SHARE)
        };
        prices.iter().enumerate().map(moved).collect()
    }

    /// How far along requirement ÷ equity comes to `ratio`: headroom is then (1 − ratio) × equity.
    fn ratio_reached(&self, pool: &Pool, ratio: Decimal, ray: &Ray) -> Option<Decimal> {
        let book = self.journey.setting.book;
        let mut left = Parts::new(pool, book).headroom((pool, book), ray);
        left.add(counted_equity(pool, book, ray).scale(ratio - Decimal::ONE));
        if left.at(ray.start) <= Decimal::ZERO {
            return Some(Decimal::ZERO);
        }
        let (_, edge) = left.nearest_under(ray.start, (ray.domain, Floor::Inclusive));
        edge.map(|edge| edge.t).filter(|t| *t <= Decimal::ONE)
    }

    /// Does what is due at the opening of a bar.
    pub(super) fn open_bar(&mut self, moment: Moment, prices: &[Decimal]) {
        for index in 0..self.acting.actions.len() {
            let action = &self.acting.actions[index];
            let ready = self.acting.ready[index];
            if ready == Readiness::Spent {
                continue;
            }
            let due = match action.trigger {
                Trigger::Bar(_) => self.acting.is_bar(action, moment.bar),
                Trigger::Gauge(_, side, level) => {
                    let shown = self.acting.gauge(index, moment.bar);
                    let holds = shown.is_some_and(|shown| side.reached(shown, level));
                    if !holds {
                        self.acting.ready[index] = Readiness::Armed;
                    }
                    holds && ready == Readiness::Armed
                }
                _ => ready == Readiness::Armed && self.reaches(action, (prices, prices)).is_some(),
            };
            if due {
                self.act(index, moment, prices);
            }
        }
    }

    /// Arms what waits until its trigger has been left.
    pub(super) fn rearm(&mut self, prices: &[Decimal]) {
        if !self.acting.is_watching() {
            return;
        }
        for index in 0..self.acting.actions.len() {
            let action = &self.acting.actions[index];
            if self.acting.ready[index] == Readiness::Waiting
                && !matches!(action.trigger, Trigger::Gauge(..))
                && self.reaches(action, (prices, prices)).is_none()
            {
                self.acting.ready[index] = Readiness::Armed;
            }
        }
    }

    /// Does an action to each of its positions and notes what came of it.
    pub(super) fn act(&mut self, index: usize, moment: Moment, prices: &[Decimal]) {
        let action = &self.acting.actions[index];
        let seen = self.seen(index, moment, prices);
        let members = match action.target {
            Some(member) => member..member + 1,
            None => 0..self.journey.account.holdings.len(),
        };
        self.acting.done(index);
        let first = self.out.events.len();
        for member in members {
            if !self.acting.takes_deed() {
                self.out.summary.actions_ended = true;
                break;
            }
            let terms = Terms {
                book: self.journey.setting.book,
                account: self.journey.account,
                view: self.out.view,
                prices,
            };
            let before = Books {
                pools: self.live.iter().map(|live| live.pool.clone()).collect(),
                free: self.free,
                idle: self.idle.clone(),
            };
            let mut after = before.clone();
            let outcome = deed(&mut after, &terms, (action.deed, member));
            let change = match outcome {
                Ok(_) => {
                    self.take_over(after, moment, prices);
                    self.money(prices) - money(&before, prices)
                }
                Err(_) => Decimal::ZERO,
            };
            let act = Act {
                action: index,
                position: member,
                seen,
                outcome,
            };
            self.post(moment, prices, (EventKind::Acted(act), change));
        }
        self.leave_out_idle(first);
    }

    /// Of an action for every position, those that it does not concern are not worth an event where it
    /// was done to another.
    fn leave_out_idle(&mut self, first: usize) {
        let act = |event: &Event| match &event.kind {
            EventKind::Acted(act) => Some(act.outcome.clone()),
            _ => None,
        };
        let acts = &self.out.events[first..];
        if !acts.iter().filter_map(act).any(|outcome| outcome.is_ok()) {
            return;
        }
        let idle = |event: &mut Event| {
            let refused = act(event).and_then(Result::err);
            matches!(
                refused,
                Some(Refusal::NotOpen | Refusal::Enough | Refusal::Already)
            )
        };
        self.out.events.extract_if(first.., idle).for_each(drop);
    }

    /// What the trigger was judged on.
    fn seen(&self, index: usize, moment: Moment, prices: &[Decimal]) -> Option<Decimal> {
        match self.acting.actions[index].trigger {
            Trigger::Bar(_) => None,
            Trigger::Price(instrument, ..) => Some(prices[instrument]),
            Trigger::Gauge(..) => self.acting.gauge(index, moment.bar),
            Trigger::Drawdown(_) => {
                let lost = self.peak - self.exact.at(prices);
                lost.checked_div(self.peak)
            }
            Trigger::Distance(part) | Trigger::Ratio(part) => Some(part),
        }
    }

    /// The pools as a deed left them.
    fn take_over(&mut self, books: Books, moment: Moment, prices: &[Decimal]) {
        self.free = books.free;
        self.idle = books.idle;
        let was_open = |live: &[Live], member: usize| {
            live.iter().any(|live| live.pool.members.contains(&member))
        };
        for pool in &books.pools {
            for &member in &pool.members {
                if !was_open(&self.live, member) && self.how.detail == super::Detail::Full {
                    // One band at the start and one at every close before.
                    self.out.bands[member].resize(moment.bar + 1, Band::default());
                }
            }
        }
        let journey = self.journey;
        let live = books.pools.into_iter();
        let mut before = std::mem::take(&mut self.live);
        let again = |pool: Pool| {
            // What the deed left alone is summed already.
            if let Some(place) = before.iter().position(|live| live.pool == pool) {
                return before.swap_remove(place);
            }
            let same = |live: &&Live| {
                let own = |member| live.pool.members.contains(member);
                live.pool.kind == pool.kind && pool.members.iter().any(own)
            };
            let same = before.iter().find(same);
            Live {
                ordered: same.and_then(|live| live.ordered),
                warned: same.is_some_and(|live| live.warned),
                ..Live::new(pool, journey, prices)
            }
        };
        self.live = live.map(again).collect();
        self.sum_worth();
        self.calm = self.is_calm();
    }

    fn money(&self, prices: &[Decimal]) -> Decimal {
        let pools = self.live.iter().map(|live| held(&live.pool, prices));
        outside(self.free, &self.idle, prices) + pools.sum::<Decimal>()
    }
}

fn held(pool: &Pool, prices: &[Decimal]) -> Decimal {
    outside(pool.cash, &pool.collateral, prices)
}

fn outside(
    cash: Decimal,
    coins: &[crate::market::collateral::Collateral],
    prices: &[Decimal],
) -> Decimal {
    let worth = coins
        .iter()
        .map(|held| held.coins * prices[held.instrument]);
    cash + worth.sum::<Decimal>()
}

fn money(books: &Books, prices: &[Decimal]) -> Decimal {
    let pools = books.pools.iter().map(|pool| held(pool, prices));
    outside(books.free, &books.idle, prices) + pools.sum::<Decimal>()
}

/// Where a value that goes straight from one figure to another reaches a level.
fn meets(values: (Decimal, Decimal), level: (Way, Decimal)) -> Option<Decimal> {
    let ((from, to), (side, level)) = (values, level);
    if side.reached(from, level) {
        return Some(Decimal::ZERO);
    }
    if !side.reached(to, level) {
        return None;
    }
    let line = Line {
        at_zero: from,
        slope: to - from,
    };
    let t = line.meets(level).unwrap_or(Decimal::ONE);
    Some(t.clamp(Decimal::ZERO, Decimal::ONE))
}

/// How far along a way a pool is closed.
fn ahead(found: Liquidation) -> Option<Decimal> {
    match found {
        Liquidation::AlreadyUnder => Some(Decimal::ZERO),
        Liquidation::Between { above, .. } => {
            let t = above.map(|edge| edge.t);
            t.filter(|t| *t <= Decimal::ONE)
        }
    }
}
