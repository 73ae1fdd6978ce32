//! What changes the money on the way: funding, and the closing of a pool.

use super::walker::Walker;
use super::{Band, ClosingCause, Detail, Event, EventKind, Payment};
use crate::margin::figures::posted;
use crate::margin::liquidate::{Act, Procedure};
use crate::margin::rules::Steps;
use crate::market::account::{Pool, PoolKind, Scope, Unit, add_coins};
use crate::market::position::Kind;
use crate::simulate::flat::Flat;
use crate::simulate::journey::{FundingPlan, Moment};
use rust_decimal::Decimal;

impl Walker<'_> {
    pub(super) fn close_all_under(
        &mut self,
        moment: Moment,
        prices: &[Decimal],
        cause: ClosingCause,
    ) {
        if self.calm {
            return;
        }
        while let Some(index) = (0..self.live.len()).find(|&index| self.is_under(index, prices)) {
            self.close_pool(index, moment, (prices, cause));
        }
    }

    /// Returns whether anything was paid.
    pub(super) fn pay_funding(&mut self, moment: Moment, prices: &[Decimal]) -> bool {
        let mut payments = Vec::new();
        let mut in_money = true;
        let book = self.journey.setting.book;
        let recorded = self.journey.funding == FundingPlan::Recorded;
        for live in &mut self.live {
            for (&position, held) in live.pool.members.iter().zip(&live.pool.positions) {
                // What is recorded is the perpetual's.
                if recorded && book.contracts[held.rules].maintenance.is_spot() {
                    continue;
                }
                let Some(rate) = self.journey.funding_rate(held.instrument, moment.bar) else {
                    continue;
                };
                let price = prices[held.instrument];
                let notional = held.notional(price);
                let received = -(notional * rate * held.side.sign());
                let amount = match held.kind {
                    Kind::Linear => {
                        let amount = posted(received);
                        live.pool.cash += amount;
                        live.flat.equity.constant += amount;
                        live.flat.headroom.constant += amount;
                        amount
                    }
                    Kind::Inverse => {
                        in_money = false;
                        let coins = posted(received.checked_div(price).unwrap_or_default());
                        add_coins(&mut live.pool.collateral, held.instrument, coins);
                        coins * price
                    }
                };
                payments.push(Payment {
                    position,
                    rate,
                    notional,
                    amount,
                });
            }
            if live.shifts {
                live.flat = Flat::new(&live.pool, book, prices);
            }
        }
        if payments.is_empty() {
            return false;
        }
        let sum: Decimal = payments.iter().map(|payment| payment.amount).sum();
        self.out.summary.funding += sum;
        if in_money {
            self.worth.constant += sum;
            self.exact.constant += sum;
        } else {
            self.sum_worth();
        }
        self.post(moment, prices, (EventKind::Funding(payments), sum));
        true
    }

    /// At a jump what is asked for just beyond it closed the pool, not what was asked for on it.
    pub(super) fn correct_requirement(&mut self, beyond: Decimal) {
        for event in self.out.events.iter_mut().rev() {
            match &mut event.kind {
                EventKind::Closed {
                    cause: ClosingCause::Price,
                    requirement,
                    ..
                } => return *requirement = beyond,
                EventKind::Reduced {
                    cause: ClosingCause::Price,
                    step,
                    ..
                } => return step.requirement = beyond,
                _ => {}
            }
        }
    }

    /// Runs the venue's procedure on a pool that is under: every step is an event.
    pub(super) fn close_pool(
        &mut self,
        index: usize,
        moment: Moment,
        at: (&[Decimal], ClosingCause),
    ) {
        let (prices, mut cause) = at;
        let book = self.journey.setting.book;
        let mut procedure = Procedure::new(self.is_hurried(index, moment));
        loop {
            let live = &mut self.live[index];
            let Some(step) = procedure.step(&mut live.pool, book, prices) else {
                return;
            };
            let members = step.cuts.iter().filter(|cut| cut.after.is_none());
            let members: Vec<usize> = members.map(|cut| cut.member).collect();
            if self.how.detail == Detail::Full {
                let gone = step.cuts.iter().filter(|cut| cut.after.is_none());
                let ends: Vec<_> = gone
                    .map(|cut| (cut.member, cut.before.instrument))
                    .collect();
                self.end_bands(&ends, prices);
            }
            let live = &mut self.live[index];
            let pool = live.pool.kind.clone();
            let change = step.posted;
            if live.pool.positions.is_empty() {
                let live = self.live.remove(index);
                self.receive(step.closed.left, live.pool.unit, prices);
                let kind = EventKind::Closed {
                    pool,
                    members,
                    taken_over: step.act == Act::TakenOver,
                    cause,
                    cash: step.cash,
                    pnl: step.pnl,
                    requirement: step.requirement,
                    closed: step.closed,
                };
                self.sum_worth();
                return self.post(moment, prices, (kind, change));
            }
            live.flat = Flat::new(&live.pool, book, prices);
            live.ordered = Some(moment.x());
            let kind = EventKind::Reduced {
                pool,
                members,
                cause,
                step,
            };
            self.sum_worth();
            self.post(moment, prices, (kind, change));
            cause = ClosingCause::Step;
        }
    }

    /// Whether an order within the cooldown came before.
    fn is_hurried(&self, index: usize, moment: Moment) -> bool {
        let Steps::Part { cooldown, .. } = self.journey.setting.book.pool.closing.steps else {
            return false;
        };
        let bar = Decimal::from(self.journey.path.bar_seconds);
        let since = |before: Decimal| (moment.x() - before) * bar < Decimal::from(cooldown);
        self.live[index].ordered.is_some_and(since)
    }

    /// What comes back, in the unit of the pool it is from, goes to the cross pool that draws on it while
    /// that lives.
    pub(super) fn receive(&mut self, amount: Decimal, unit: Unit, prices: &[Decimal]) {
        let setting = self.journey.setting;
        let settles = setting.book.pool.scope == Scope::Settlement;
        let takes = |pool: &Pool| pool.kind == PoolKind::Cross && (!settles || pool.unit == unit);
        let live = self.live.iter_mut().find(|live| takes(&live.pool));
        let (cash, coins) = match live {
            Some(ref live) => (live.pool.cash, live.pool.collateral.clone()),
            None => (self.free, std::mem::take(&mut self.idle)),
        };
        let (mut cash, mut coins) = (cash, coins);
        match unit {
            Unit::Money => cash += amount,
            Unit::Coin(coin) => {
                let back = amount.checked_div(prices[coin]).unwrap_or_default();
                add_coins(&mut coins, coin, back);
            }
        }
        match live {
            Some(live) => {
                live.pool.cash = cash;
                live.pool.collateral = coins;
                live.flat = Flat::new(&live.pool, setting.book, prices);
            }
            None => {
                self.free = cash;
                self.idle = coins;
            }
        }
    }

    /// Notes an event once the account's worth is summed again.
    pub(super) fn post(&mut self, moment: Moment, prices: &[Decimal], what: (EventKind, Decimal)) {
        self.out.events.push(Event {
            moment,
            prices: prices.to_vec(),
            kind: what.0,
            posted: what.1,
            value: self.exact_value(prices),
            holds: self.holds(),
            worth: self.worth_then(),
        });
    }

    /// The lines of positions that are gone end at the price that closed them.
    fn end_bands(&mut self, gone: &[(usize, usize)], prices: &[Decimal]) {
        for &(member, instrument) in gone {
            let price = Some(prices[instrument]);
            let last = self.out.bands[member].last().copied().unwrap_or_default();
            self.out.bands[member].push(Band {
                below: last.below.and(price),
                above: last.above.and(price),
            });
        }
    }
}
