//! Random short paths for random accounts: gaps, funding, both orders inside a bar.

use super::{Case, Dice};
use isocross::margin::rules::PriceKind;
use isocross::simulate::journey::{Follows, FundingPlan, Journey, Order, Sampling};
use isocross::simulate::path::{Bar, Clock, Funding, PricePath, Track};
use isocross::simulate::walk::{Detail, How};
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
