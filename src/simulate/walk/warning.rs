//! Where the venue warns on the way: once when a pool comes to the level, and again only when it has
//! stood below it at a sample in between.

use super::walker::Walker;
use super::{Detail, EventKind};
use crate::margin::headroom::{equity_at, requirement_at};
use crate::margin::warning::{along, asked_beyond, reached};
use crate::market::ray::Ray;
use crate::num::piecewise::Cause;
use crate::simulate::journey::Moment;
use rust_decimal::Decimal;

impl Walker<'_> {
    /// Whether warnings are looked for: a level is known, and the walk is kept in full.
    pub(super) fn warns(&self) -> bool {
        self.how.detail == Detail::Full && !self.journey.setting.book.pool.warning.is_zero()
    }

    /// Prices stand here after a jump or a payment: who is at the level now.
    pub(super) fn warn_at(&mut self, moment: Moment, prices: &[Decimal]) {
        if !self.warns() {
            return;
        }
        let book = self.journey.setting.book;
        for index in 0..self.live.len() {
            let live = &mut self.live[index];
            let there = reached(&live.pool, book, prices);
            let first = there && !live.warned;
            live.warned = there;
            if first {
                let required = requirement_at(&live.pool, book, prices);
                self.warn(index, moment, (prices, required));
            }
        }
    }

    /// From one place to another, of which the way until `until` is walked before something else is
    /// done; `passed`: how much of the segment lies behind `ends.0`.
    pub(super) fn warn_along(
        &mut self,
        place: (usize, u32),
        ends: (&[Decimal], &[Decimal]),
        way: (Decimal, Option<Decimal>),
    ) {
        if !self.warns() {
            return;
        }
        let ((bar, leg), (from, to), (passed, until)) = (place, ends, way);
        let book = self.journey.setting.book;
        let ray = Ray::between(from, to);
        let mut found = Vec::new();
        for index in 0..self.live.len() {
            if self.stays_clear(index, from, to) {
                self.live[index].warned = false;
                continue;
            }
            let live = &mut self.live[index];
            if live.warned {
                continue;
            }
            let pool = &live.pool;
            let (t, required) = match reached(pool, book, from) {
                true => (Decimal::ZERO, requirement_at(pool, book, from)),
                false => match along(pool, book, &ray).1 {
                    Some(edge) => {
                        let required = match edge.cause {
                            Cause::Jump => asked_beyond(&edge, pool, (book, &ray)),
                            _ => requirement_at(pool, book, &ray.at(edge.t)),
                        };
                        (edge.t, required)
                    }
                    None => continue,
                },
            };
            if t <= Decimal::ONE && until.is_none_or(|until| t < until) {
                found.push((t, index, required));
            }
        }
        found.sort();
        for (t, index, required) in found {
            self.live[index].warned = true;
            let into = passed + (Decimal::ONE - passed) * t;
            self.warn(index, Moment { bar, leg, into }, (&ray.at(t), required));
        }
        if until.is_none() {
            for live in &mut self.live {
                live.warned = live.warned && reached(&live.pool, book, to);
            }
        }
    }

    /// Whether an open pool is below the level at both ends of a way in one bracket: then it is so all
    /// the way.
    fn stays_clear(&self, index: usize, from: &[Decimal], to: &[Decimal]) -> bool {
        let flat = &self.live[index].flat;
        let level = self.journey.setting.book.pool.warning;
        let clear = |prices: &[Decimal]| {
            let equity = flat.equity.at(prices);
            level * equity > equity - flat.headroom.at(prices)
        };
        flat.covers(from) && flat.covers(to) && clear(from) && clear(to)
    }

    fn warn(&mut self, index: usize, moment: Moment, at: (&[Decimal], Decimal)) {
        let (prices, requirement) = at;
        let pool = &self.live[index].pool;
        let kind = EventKind::Warned {
            pool: pool.kind.clone(),
            members: pool.members.clone(),
            equity: equity_at(pool, self.journey.setting.book, prices),
            requirement,
        };
        self.post(moment, prices, (kind, Decimal::ZERO));
    }
}
