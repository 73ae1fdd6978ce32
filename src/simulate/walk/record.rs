//! What is kept of a walk: values, usage and liquidation lines.

use super::walker::{Live, Walker};
use super::{Band, Detail};
use crate::margin::liquidation::{Standing, floor};
use crate::market::account::PoolKind;
use crate::market::ray::{Moving, highest_price, least_price};
use rust_decimal::Decimal;

impl Walker<'_> {
    pub(super) fn sample(&mut self, prices: &[Decimal]) {
        let value = self.value(prices);
        self.last = value;
        let summary = &mut self.out.summary;
        summary.low = summary.low.min(value);
        if value > self.peak {
            self.peak = value;
        } else if self.peak > Decimal::ZERO {
            // A fraction known so far that is too large for this peak is deeper than any fall from it.
            let known = summary.drawdown.checked_mul(self.peak);
            if known.is_some_and(|known| self.peak - value > known) {
                let fall = (self.peak - value).checked_div(self.peak);
                summary.drawdown = fall.unwrap_or(Decimal::MAX);
            }
        }
        if self.how.detail != Detail::Outcome {
            self.out.values.push(value);
        }
    }

    pub(super) fn close_bar(&mut self, prices: &[Decimal]) {
        if self.last < self.out.start {
            self.out.summary.under_water += 1;
        }
        if self.how.detail == Detail::Full {
            let rooms = self.rooms(prices);
            self.record_usage(prices, &rooms);
            self.record_bands(prices, &rooms);
        }
    }

    pub(super) fn record_usage(&mut self, prices: &[Decimal], rooms: &[Decimal]) {
        let mut largest = None;
        for (live, room) in self.live.iter().zip(rooms) {
            let equity = live.flat.equity.at(prices);
            let requirement = equity - *room;
            largest = largest.max(requirement.checked_div(equity));
            if live.pool.kind == PoolKind::Cross {
                // Where an action opens the pool again, nothing was asked for in between.
                let known = &mut self.out.cross_requirement;
                known.resize(known.len().max(self.out.usage.len()), Decimal::ZERO);
                self.out.cross_requirement.push(requirement);
            }
        }
        self.out.usage.push(largest);
    }

    pub(super) fn record_bands(&mut self, prices: &[Decimal], rooms: &[Decimal]) {
        for (live, room) in self.live.iter().zip(rooms) {
            let mut known: Vec<(usize, Band)> = Vec::new();
            for (&member, held) in live.pool.members.iter().zip(&live.pool.positions) {
                let found = known
                    .iter()
                    .find(|(instrument, _)| *instrument == held.instrument);
                let band = match found {
                    Some((_, band)) => *band,
                    None => {
                        let band = self.band((live, *room), held.instrument, prices);
                        known.push((held.instrument, band));
                        band
                    }
                };
                self.out.bands[member].push(band);
            }
        }
    }

    /// Where this market alone closes the pool, others held at these prices.
    pub(super) fn band(&self, of: (&Live, Decimal), instrument: usize, prices: &[Decimal]) -> Band {
        let (live, room) = of;
        let slope = live.flat.headroom.slope(instrument);
        let here = prices[instrument];
        let within = |edge: &Decimal| live.flat.covers_one(instrument, *edge);
        let beyond = || {
            let book = self.journey.setting.book;
            live.flat.runs_out(instrument, (here, room), book)
        };
        let straight = room.checked_div(slope).map(|far| here - far);
        let reach = least_price(here)..=highest_price(here);
        match straight.filter(within).or_else(beyond) {
            _ if floor(self.journey.setting.book.pool.trigger).under(room) => Band::default(),
            Some(edge) if live.simple => {
                if !reach.contains(&edge) {
                    Band::default()
                } else if slope > Decimal::ZERO {
                    Band {
                        below: Some(edge),
                        above: None,
                    }
                } else {
                    Band {
                        below: None,
                        above: Some(edge),
                    }
                }
            }
            _ => {
                let standing = Standing::new(&live.pool, self.journey.setting.book, prices);
                let found = standing.liquidation(&Moving::Alone(instrument)).found;
                Band {
                    below: found.below().map(|edge| edge.t),
                    above: found.above().map(|edge| edge.t),
                }
            }
        }
    }
}
