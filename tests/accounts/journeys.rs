//! Random short paths for random accounts: gaps, funding, both orders inside a bar.

use super::{Case, Dice, products};
use isocross::margin::figures::posted;
use isocross::margin::rules::{Basis, PriceKind, Steps};
use isocross::market::account::{Cut, Pool, PoolKind, Scope, Unit, add_coins};
use isocross::market::collateral::Collateral;
use isocross::market::position::{Kind, Position};
use isocross::simulate::journey::{Follows, FundingPlan, Journey, Order, Sampling};
use isocross::simulate::path::{Bar, Clock, Funding, PricePath, Track};
use isocross::simulate::walk::{Detail, Event, How, Walk};
use rust_decimal::{Decimal, dec};

/// An account with its path.
#[derive(Clone, Debug)]
pub struct Trip {
    pub case: Case,
    pub path: PricePath,
    pub follows: Vec<Follows>,
    pub funding: FundingPlan,
    pub order: Order,
}

impl Trip {
    pub fn random(seed: u64) -> Self {
        let dice = &mut Dice(seed);
        let case = Case::random(dice.next());
        Self::with(case, dice)
    }

    /// Half of the accounts under any linear rules, half under one product after the other.
    pub fn drawn(seed: u64) -> Self {
        if seed.is_multiple_of(2) {
            return Self::random(seed);
        }
        let dice = &mut Dice(seed);
        let case = dice.pick(products::all()).account(dice.next());
        Self::with(case, dice)
    }

    /// An account on a random path.
    pub fn with(case: Case, dice: &mut Dice) -> Self {
        let bars = 3 + dice.below(8) as usize;
        let tracks: Vec<Track> = (0..=dice.below(2)).map(|_| track(dice, bars)).collect();
        let follows = case
            .marks
            .iter()
            .map(|_| Follows {
                track: dice.below(tracks.len() as u64) as usize,
                beta: dice.pick(&[dec!(1), dec!(1), dec!(-0.6), dec!(1.4), dec!(0)]),
            })
            .collect();
        let typed = FundingPlan::Typed {
            rate: dice.between(dec!(-0.02), dec!(0.02)),
            every: 1 + dice.below(3) as usize,
        };
        Self {
            case,
            path: PricePath {
                slug: "test",
                title: String::new(),
                clock: Clock::Steps,
                bar_seconds: 3_600,
                tracks,
                source: "",
            },
            follows,
            funding: dice.pick(&[FundingPlan::Off, FundingPlan::Recorded, typed]),
            order: dice.pick(&[Order::LowFirst, Order::HighFirst]),
        }
    }

    pub fn journey(&self) -> Journey<'_> {
        Journey {
            account: &self.case.account,
            setting: self.case.setting(),
            path: &self.path,
            follows: &self.follows,
            funding: self.funding,
            own_rates: &[],
        }
    }

    /// Funding that a position receives at the opening of a bar: in quote currency, in the currency it
    /// is paid in (coins of an inverse contract). None where none is settled, or what is recorded is not
    /// its own.
    pub fn funding(
        &self,
        held: &Position,
        bar: usize,
        price: Decimal,
    ) -> Option<(Decimal, Decimal)> {
        let basis = self.case.book.contracts[held.rules].maintenance.basis;
        let spot = matches!(basis, Basis::Debt | Basis::UsedMargin);
        let rate = self.journey().funding_rate(held.instrument, bar)?;
        if spot && self.funding == FundingPlan::Recorded {
            return None;
        }
        let paid = rate * held.side.sign();
        Some(match held.kind {
            Kind::Linear => {
                let amount = posted(-(held.size * price * paid));
                (amount, amount)
            }
            Kind::Inverse => {
                let coins = posted(-(held.entry_notional * paid / price));
                (coins * price, coins)
            }
        })
    }

    pub fn how(&self) -> How {
        How {
            sampling: Sampling::Inside(self.order),
            judged: PriceKind::Mark,
            detail: Detail::Full,
        }
    }

    /// Every market's price at a sample of a bar.
    pub fn prices(&self, bar: usize, leg: u32) -> Vec<Decimal> {
        let mut prices = self.case.marks.clone();
        let how = self.how();
        self.journey()
            .prices_at((bar, leg), (how.judged, how.sampling), &mut prices);
        prices
    }
}

fn track(dice: &mut Dice, bars: usize) -> Track {
    let mut price = Decimal::ONE;
    let mut mark = Vec::with_capacity(bars);
    let mut funding = Vec::new();
    for bar in 0..bars {
        // A gap now and then; the first bar opens at the mark.
        if bar > 0 && dice.one_in(3) {
            price *= dice.between(dec!(0.85), dec!(1.15));
        }
        let open = price;
        let close = open * dice.between(dec!(0.8), dec!(1.22));
        mark.push(Bar {
            open,
            high: open.max(close) * dice.between(dec!(1), dec!(1.1)),
            low: open.min(close) * dice.between(dec!(0.9), dec!(1)),
            close,
        });
        price = close;
        if dice.one_in(2) {
            funding.push(Funding {
                bar,
                rate: dice.between(dec!(-0.01), dec!(0.01)),
            });
        }
    }
    Track {
        asset: String::new(),
        last: mark.clone(),
        mark,
        funding,
    }
}

/// Points of one track as bars walked open, low, high, close without a gap: three ways a bar.
fn track_of(points: &[Decimal]) -> Track {
    let last = points[points.len() - 1];
    let point = |index: usize| points.get(index).copied().unwrap_or(last);
    let bars = (0..(points.len() - 1).div_ceil(3)).map(|bar| Bar {
        open: point(3 * bar),
        low: point(3 * bar + 1),
        high: point(3 * bar + 2),
        close: point(3 * bar + 3),
    });
    let mark: Vec<Bar> = bars.collect();
    Track {
        asset: String::new(),
        last: mark.clone(),
        mark,
        funding: Vec::new(),
    }
}

/// The same trip along these points, without funding; more points take more time, so orders have no
/// cooldown.
pub fn on_points(trip: &mut Trip, tracks: &[Vec<Decimal>]) {
    if let Steps::Part { cooldown, .. } = &mut trip.case.book.pool.closing.steps {
        *cooldown = 0;
    }
    trip.path.tracks = tracks.iter().map(|points| track_of(points)).collect();
    trip.order = Order::LowFirst;
    trip.funding = FundingPlan::Off;
}

/// One to three more points on every way, at the same parts of it for every track.
pub fn split(dice: &mut Dice, tracks: &[Vec<Decimal>]) -> Vec<Vec<Decimal>> {
    let mut finer: Vec<Vec<Decimal>> = tracks.iter().map(|points| vec![points[0]]).collect();
    for way in 0..tracks[0].len() - 1 {
        let mut parts: Vec<Decimal> = (0..=dice.below(3))
            .map(|_| dice.between(dec!(0), dec!(1)))
            .collect();
        parts.push(Decimal::ONE);
        parts.sort();
        for (points, finer) in tracks.iter().zip(&mut finer) {
            let (from, to) = (points[way], points[way + 1]);
            finer.extend(parts.iter().map(|part| from + (to - from) * part));
        }
    }
    finer
}

/// A pool being closed or reduced: the positions touched, the prices, what was posted.
pub type Closing = (Vec<usize>, Vec<Decimal>, Decimal);

/// The closings of a walk in their order.
pub fn closings(walked: &Walk) -> Vec<Closing> {
    let closing = |event: &Event| {
        event.kind.closed()?;
        Some((event.kind.touched(), event.prices.clone(), event.posted))
    };
    walked.events.iter().filter_map(closing).collect()
}

/// Money and coins outside the pools that are open, and those pools: kept apart from the walker.
pub struct Wallet {
    pub free: Decimal,
    pub idle: Vec<Collateral>,
    pub open: Vec<Pool>,
    scope: Scope,
}

impl Wallet {
    pub fn new(cut: Cut, scope: Scope) -> Self {
        Self {
            free: cut.free,
            idle: cut.idle,
            open: cut.pools,
            scope,
        }
    }

    /// Money, coins at their full worth, profit.
    pub fn value(&self, prices: &[Decimal]) -> Decimal {
        let coins = |held: &[Collateral]| -> Decimal {
            let worth = held.iter().map(|held| held.coins * prices[held.instrument]);
            worth.sum()
        };
        let pools = self
            .open
            .iter()
            .map(|pool| pool.cash + coins(&pool.collateral) + profit(pool, prices));
        self.free + coins(&self.idle) + pools.sum::<Decimal>()
    }

    /// What is left of a pool, worth this much, comes back in the unit of its margin: to the cross pool
    /// that draws on it, else to what is free.
    pub fn take_back(&mut self, left: Decimal, unit: Unit, prices: &[Decimal]) {
        let draws = |pool: &&mut Pool| {
            pool.kind == PoolKind::Cross && (self.scope == Scope::Account || pool.unit == unit)
        };
        let (cash, coins) = match self.open.iter_mut().find(draws) {
            Some(pool) => (&mut pool.cash, &mut pool.collateral),
            None => (&mut self.free, &mut self.idle),
        };
        match unit {
            Unit::Money => *cash += left,
            Unit::Coin(coin) => add_coins(coins, coin, left / prices[coin]),
        }
    }

    /// Pays or charges funding in what the contract pays in.
    pub fn fund(pool: &mut Pool, held: &Position, amount: Decimal) {
        match held.kind {
            Kind::Linear => pool.cash += amount,
            Kind::Inverse => add_coins(&mut pool.collateral, held.instrument, amount),
        }
    }
}

/// Profit of a pool's positions at these prices, quote currency.
pub fn profit(pool: &Pool, prices: &[Decimal]) -> Decimal {
    let profit = pool.positions.iter().map(|held| {
        let gained = held.size * prices[held.instrument] - held.entry_notional;
        gained * held.side.sign()
    });
    profit.sum()
}
