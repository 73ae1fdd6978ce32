//! Random short paths for random accounts: gaps, funding, both orders inside a bar.

use super::{Case, Dice, products};
use isocross::margin::rules::PriceKind;
use isocross::simulate::journey::{Follows, FundingPlan, Journey, Order, Sampling};
use isocross::simulate::path::{Bar, Clock, Funding, PricePath, Track};
use isocross::simulate::walk::{Detail, Event, EventKind, How, Walk};
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
        }
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

/// The same trip along these points, without funding.
pub fn on_points(trip: &mut Trip, tracks: &[Vec<Decimal>]) {
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

/// A pool being closed: its members, the prices, what was posted.
pub type Closing = (Vec<usize>, Vec<Decimal>, Decimal);

/// The closings of a walk in their order.
pub fn closings(walked: &Walk) -> Vec<Closing> {
    let closing = |event: &Event| match &event.kind {
        EventKind::Closed { members, .. } => {
            Some((members.clone(), event.prices.clone(), event.posted))
        }
        EventKind::Funding(_) => None,
    };
    walked.events.iter().filter_map(closing).collect()
}
