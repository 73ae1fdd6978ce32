//! Walks one view of an account along a path: funding out of the right pocket, the exact moment of
//! every closing, what is left.

use super::flat::{Flat, Plane};
use super::journey::{Journey, Moment, Order, Sampling};
use super::stress::{Closed, close};
use super::stretch::Stretch;
use crate::margin::figures::MONEY_DIGITS;
use crate::margin::headroom::leg_requirement_at;
use crate::margin::liquidation::{Liquidation, Standing, active_requirement, floor, on_ray};
use crate::margin::rules::PriceKind;
use crate::market::account::{Pool, PoolKind, View};
use crate::market::position::Collateral;
use crate::market::ray::{Moving, PRICE_CAP, Ray, least_price};
use crate::num::piecewise::{Cause, Line};
use rust_decimal::{Decimal, RoundingStrategy};

/// How a path is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct How {
    /// Samples looked at.
    pub sampling: Sampling,
    /// Price that liquidation is judged on and the account is valued at.
    pub judged: PriceKind,
    /// What is kept.
    pub detail: Detail,
}

/// How much of a walk is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Values and liquidation prices at every sample.
    Full,
    /// Events, and of the summary what they and the extremes make: end, low, funding, what is open.
    Outcome,
}

/// Why a pool was closed where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingCause {
    /// The price walked into its boundary.
    Price,
    /// The price jumped past it between two samples; closed at the first price after.
    Gap,
    /// A funding payment took its headroom.
    Funding,
}

/// One funding payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Index of the position.
    pub position: usize,
    /// Rate, positive: longs pay.
    pub rate: Decimal,
    /// Notional at the mark.
    pub notional: Decimal,
    /// Received; negative when paid.
    pub amount: Decimal,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// Funding was settled.
    Funding(Vec<Payment>),
    /// The venue closed a pool.
    Closed {
        /// Which.
        pool: PoolKind,
        /// Its positions.
        members: Vec<usize>,
        /// Why there.
        cause: ClosingCause,
        /// Money in the pool before, quote currency.
        cash: Decimal,
        /// Profit realised by the closing.
        pnl: Decimal,
        /// Requirement at that moment.
        requirement: Decimal,
        /// Split of what was there.
        closed: Closed,
    },
}

/// An event with its place and its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub moment: Moment,
    /// Every instrument's price then.
    pub prices: Vec<Decimal>,
    /// What.
    pub kind: EventKind,
    /// Change of the account's money (profit excluded).
    pub posted: Decimal,
    /// Account value just after.
    pub value: Decimal,
}

/// Prices that would close a position while only its market moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// A fall to this.
    pub below: Option<Decimal>,
    /// A rise to this.
    pub above: Option<Decimal>,
}

/// What the path came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Account value at the end.
    pub end: Decimal,
    /// Lowest account value.
    pub low: Decimal,
    /// Deepest fall from an earlier high, as a fraction of that high.
    pub drawdown: Decimal,
    /// Bars that closed below the value at the start.
    pub under_water: usize,
    /// Positions open at the end.
    pub alive: usize,
    /// Sum of funding received, negative when paid.
    pub funding: Decimal,
}

/// One view of an account, walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// Which view.
    pub view: View,
    /// Account value before the first sample.
    pub start: Decimal,
    /// Account value at every sample, four a bar (kept with [`Detail::Full`]).
    pub values: Vec<Decimal>,
    /// For each position, its band at the start and at every close while it is open.
    pub bands: Vec<Vec<Band>>,
    /// Largest requirement ÷ equity of any pool at every close; none when nothing is open.
    pub usage: Vec<Option<Decimal>>,
    /// Requirement of the cross pool at every close while it is open.
    pub cross_requirement: Vec<Decimal>,
    /// In order of time.
    pub events: Vec<Event>,
    /// What it came to.
    pub summary: Summary,
}

/// A pool that is still open.
struct Live {
    pool: Pool,
    flat: Flat,
    /// One side a market, and no jump: the segment's ends decide.
    simple: bool,
}

/// A pool that is closed on the way.
struct Crossing {
    /// Which of the live ones.
    index: usize,
    /// How far along.
    t: Decimal,
    /// At a jump: what is asked for just beyond it.
    beyond: Option<Decimal>,
}

/// Digits after the point to which an instrument's part of the account value is summed: more than
/// are posted.
const WORTH_DIGITS: u32 = MONEY_DIGITS + 3;

struct Walker<'a> {
    journey: Journey<'a>,
    how: How,
    live: Vec<Live>,
    free: Decimal,
    idle: Vec<Collateral>,
    /// Account value in few digits, for every sample.
    worth: Plane,
    /// Account value in all digits, for the log.
    exact: Plane,
    peak: Decimal,
    /// Value at the sample before.
    last: Decimal,
    stretch: Stretch,
    /// First bar of the stretch.
    first: usize,
    /// No pool can be closed in this stretch.
    calm: bool,
    out: Walk,
}

/// Walks `view` of the journey's account.
pub fn walk(journey: Journey<'_>, view: View, how: How) -> Walk {
    let mut walker = Walker::new(journey, view, how);
    let mut prices = journey.setting.marks.to_vec();
    walker.begin(&prices);
    let mut next = prices.clone();
    for bar in 0..journey.bars() {
        walker.enter(bar);
        if bar > walker.first && walker.is_uneventful() {
            continue;
        }
        for leg in 0..Journey::samples(how.sampling) {
            journey.prices_at((bar, leg), (how.judged, how.sampling), &mut next);
            if leg == 0 {
                walker.jump(bar, &next);
            } else {
                walker.segment((bar, leg - 1), &prices, &next);
            }
            prices.copy_from_slice(&next);
            walker.sample(&prices);
        }
        walker.close_bar(&prices);
    }
    walker.finish(&mut prices)
}

impl<'a> Walker<'a> {
    fn new(journey: Journey<'a>, view: View, how: How) -> Self {
        let cut = journey.account.cut(view);
        let marks = journey.setting.marks;
        let live = cut
            .pools
            .into_iter()
            .map(|pool| Live {
                flat: Flat::new(&pool, journey.setting.book, marks),
                simple: is_simple(&pool, journey),
                pool,
            })
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

    fn begin(&mut self, marks: &[Decimal]) {
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
    fn enter(&mut self, bar: usize) {
        if bar < self.stretch.end {
            return;
        }
        let how = (self.how.judged, self.how.sampling);
        self.stretch = Stretch::new(&self.journey, bar, how);
        self.first = bar;
        self.calm = self.is_calm();
    }

    fn is_calm(&mut self) -> bool {
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
    fn is_uneventful(&self) -> bool {
        self.calm
            && self.how.detail == Detail::Outcome
            && posted(self.stretch.least(&self.worth)) >= self.out.summary.low
    }

    /// Account value as one plane; again after every posting.
    fn sum_worth(&mut self) {
        let price = Line {
            at_zero: Decimal::ZERO,
            slope: Decimal::ONE,
        };
        let mut worth = Plane {
            constant: self.free,
            slopes: Vec::new(),
        };
        let pooled = self.live.iter().flat_map(|live| &live.pool.collateral);
        for held in self.idle.iter().chain(pooled) {
            worth.add(held.instrument, price.scale(held.coins));
        }
        for live in &self.live {
            worth.constant += live.pool.cash;
            for held in &live.pool.positions {
                let pnl = price.scale(held.size) - Line::flat(held.entry_notional);
                worth.add(held.instrument, pnl.scale(held.side.sign()));
            }
        }
        self.worth = worth
            .clone()
            .shortened(self.journey.setting.marks, WORTH_DIGITS);
        self.exact = worth;
    }

    /// Account value at these prices as the log states it, to the last digit that can be posted.
    fn exact_value(&self, prices: &[Decimal]) -> Decimal {
        posted(self.exact.at(prices))
    }

    /// Account value at these prices for the picture: now and then the last digit is one off.
    fn value(&self, prices: &[Decimal]) -> Decimal {
        posted(self.worth.at(prices))
    }

    /// The price arrives at a bar's first sample without having been anywhere between.
    fn jump(&mut self, bar: usize, prices: &[Decimal]) {
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
    }

    fn close_all_under(&mut self, moment: Moment, prices: &[Decimal], cause: ClosingCause) {
        if self.calm {
            return;
        }
        while let Some(index) = (0..self.live.len()).find(|&index| self.is_under(index, prices)) {
            self.close_pool(index, moment, (prices, cause));
        }
    }

    fn is_under(&mut self, index: usize, prices: &[Decimal]) -> bool {
        floor(self.journey.setting.book.pool.trigger).under(self.room(index, prices))
    }

    /// Headroom of an open pool.
    fn room(&mut self, index: usize, prices: &[Decimal]) -> Decimal {
        let live = &mut self.live[index];
        if !live.flat.covers(prices) {
            live.flat = Flat::new(&live.pool, self.journey.setting.book, prices);
        }
        live.flat.headroom.at(prices)
    }

    /// Headroom of every open pool.
    fn rooms(&mut self, prices: &[Decimal]) -> Vec<Decimal> {
        (0..self.live.len())
            .map(|index| self.room(index, prices))
            .collect()
    }

    /// Returns whether anything was paid.
    fn pay_funding(&mut self, moment: Moment, prices: &[Decimal]) -> bool {
        let mut payments = Vec::new();
        for live in &mut self.live {
            for (&position, held) in live.pool.members.iter().zip(&live.pool.positions) {
                let Some(rate) = self.journey.funding_rate(held.instrument, moment.bar) else {
                    continue;
                };
                let notional = held.size * prices[held.instrument];
                let amount = posted(-(notional * rate * held.side.sign()));
                live.pool.cash += amount;
                live.flat.equity.constant += amount;
                live.flat.headroom.constant += amount;
                payments.push(Payment {
                    position,
                    rate,
                    notional,
                    amount,
                });
            }
        }
        if payments.is_empty() {
            return false;
        }
        let sum: Decimal = payments.iter().map(|payment| payment.amount).sum();
        self.out.summary.funding += sum;
        self.post(moment, prices, (EventKind::Funding(payments), sum));
        true
    }

    /// Walks straight from one sample to the next.
    fn segment(&mut self, place: (usize, u32), from: &[Decimal], to: &[Decimal]) {
        if self.calm {
            return;
        }
        let (bar, leg) = place;
        let mut from = from.to_vec();
        let mut passed = Decimal::ZERO;
        while let Some(crossing) = self.first_crossing(&from, to) {
            let prices = Ray::between(&from, to).at(crossing.t);
            passed += (Decimal::ONE - passed) * crossing.t;
            let moment = Moment {
                bar,
                leg,
                into: passed,
            };
            self.close_pool(crossing.index, moment, (&prices, ClosingCause::Price));
            if let Some(beyond) = crossing.beyond {
                self.correct_requirement(beyond);
            }
            from = prices;
        }
    }

    /// At a jump what is asked for just beyond it closed the pool, not what was asked for on it.
    fn correct_requirement(&mut self, beyond: Decimal) {
        let last = self.out.events.last_mut().map(|event| &mut event.kind);
        if let Some(EventKind::Closed { requirement, .. }) = last {
            *requirement = beyond;
        }
    }

    /// The pool that is closed first on the way.
    fn first_crossing(&mut self, from: &[Decimal], to: &[Decimal]) -> Option<Crossing> {
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

    fn close_pool(&mut self, index: usize, moment: Moment, at: (&[Decimal], ClosingCause)) {
        let (prices, cause) = at;
        let live = self.live.remove(index);
        let book = self.journey.setting.book;
        let requirement = crate::margin::headroom::legs(&live.pool.positions)
            .iter()
            .map(|leg| leg_requirement_at(leg, &book.contracts[leg.rules], prices[leg.instrument]))
            .sum();
        let closed = close(&live.pool, book.pool.closing, prices).posted();
        let coins: Decimal = live
            .pool
            .collateral
            .iter()
            .map(|held| held.counted() * prices[held.instrument])
            .sum();
        if self.how.detail == Detail::Full {
            self.end_bands(&live.pool, prices);
        }
        self.receive(closed.left, prices);
        let kind = EventKind::Closed {
            pool: live.pool.kind,
            members: live.pool.members,
            cause,
            cash: live.pool.cash,
            pnl: closed.equity - live.pool.cash - coins,
            requirement,
            closed,
        };
        self.post(moment, prices, (kind, closed.left - live.pool.cash));
    }

    /// Money that comes back goes to the cross pool while it lives.
    fn receive(&mut self, amount: Decimal, prices: &[Decimal]) {
        let book = self.journey.setting.book;
        match self
            .live
            .iter_mut()
            .find(|live| live.pool.kind == PoolKind::Cross)
        {
            Some(live) => {
                live.pool.cash += amount;
                live.flat = Flat::new(&live.pool, book, prices);
            }
            None => self.free += amount,
        }
    }

    fn post(&mut self, moment: Moment, prices: &[Decimal], what: (EventKind, Decimal)) {
        self.sum_worth();
        self.out.events.push(Event {
            moment,
            prices: prices.to_vec(),
            kind: what.0,
            posted: what.1,
            value: self.exact_value(prices),
        });
    }

    fn sample(&mut self, prices: &[Decimal]) {
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
        if self.how.detail == Detail::Full {
            self.out.values.push(value);
        }
    }

    fn close_bar(&mut self, prices: &[Decimal]) {
        if self.last < self.out.start {
            self.out.summary.under_water += 1;
        }
        if self.how.detail == Detail::Full {
            let rooms = self.rooms(prices);
            self.record_usage(prices, &rooms);
            self.record_bands(prices, &rooms);
        }
    }

    fn record_usage(&mut self, prices: &[Decimal], rooms: &[Decimal]) {
        let mut largest = None;
        for (live, room) in self.live.iter().zip(rooms) {
            let equity = live.flat.equity.at(prices);
            let requirement = equity - *room;
            largest = largest.max(requirement.checked_div(equity));
            if live.pool.kind == PoolKind::Cross {
                self.out.cross_requirement.push(requirement);
            }
        }
        self.out.usage.push(largest);
    }

    fn record_bands(&mut self, prices: &[Decimal], rooms: &[Decimal]) {
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
    fn band(&self, of: (&Live, Decimal), instrument: usize, prices: &[Decimal]) -> Band {
        let (live, room) = of;
        let slope = live.flat.headroom.slope(instrument);
        let here = prices[instrument];
        let within = |edge: &Decimal| live.flat.covers_one(instrument, *edge);
        let beyond = || {
            let book = self.journey.setting.book;
            live.flat.runs_out(instrument, (here, room), book)
        };
        let straight = room.checked_div(slope).map(|far| here - far);
        let reach = least_price(here)..=PRICE_CAP;
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

    /// A closed pool's lines end at the price that closed it.
    fn end_bands(&mut self, pool: &Pool, prices: &[Decimal]) {
        for (&member, held) in pool.members.iter().zip(&pool.positions) {
            let price = Some(prices[held.instrument]);
            let last = self.out.bands[member].last().copied().unwrap_or_default();
            self.out.bands[member].push(Band {
                below: last.below.and(price),
                above: last.above.and(price),
            });
        }
    }

    fn finish(mut self, prices: &mut [Decimal]) -> Walk {
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

/// Rounds to what is posted.
pub fn posted(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(MONEY_DIGITS, RoundingStrategy::MidpointAwayFromZero)
}

impl Closed {
    /// The same split in amounts that can be posted; the parts still add up.
    fn posted(self) -> Self {
        let equity = posted(self.equity);
        let there = equity.max(Decimal::ZERO);
        let fee = posted(self.fee).min(there);
        let left = posted(self.left).min(there - fee);
        Self {
            equity,
            fee,
            forfeited: there - fee - left,
            shortfall: (-equity).max(Decimal::ZERO),
            left,
        }
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
        let most = Decimal::ONE - fee.unwrap_or_default();
        let mut tiers = maintenance.schedule.tiers().iter();
        maintenance.schedule.is_continuous_in_price() && tiers.all(|tier| tier.rate < most)
    });
    let one_sided = pool.positions.iter().all(|held| {
        let same_market = pool
            .positions
            .iter()
            .filter(|other| other.instrument == held.instrument);
        same_market.clone().all(|other| other.side == held.side)
    });
    let unbacked = pool.collateral.is_empty();
    continuous && one_sided && unbacked
}

/// Walks the configured view in both orders and tells which leaves it worse: less at the end, else a
/// lower low; low first when they tie.
pub fn worse_order(journey: Journey<'_>, view: View, judged: PriceKind) -> Order {
    let outcome = |order| {
        let how = How {
            sampling: Sampling::Inside(order),
            judged,
            detail: Detail::Outcome,
        };
        let summary = walk(journey, view, how).summary;
        (summary.end, summary.low)
    };
    if outcome(Order::HighFirst) < outcome(Order::LowFirst) {
        Order::HighFirst
    } else {
        Order::LowFirst
    }
}
