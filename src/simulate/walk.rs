//! Walks one view of an account along a path: funding out of the right pocket, the exact moment of
//! every closing, what is left.

mod acting;
mod books;
mod closing;
mod deeds;
mod moves;
mod ready;
mod record;
mod walker;
mod warning;

use super::actions::{Act, Action};
use super::flat::Plane;
use super::journey::{Journey, Moment, Order, Sampling};
use crate::margin::liquidate::{Closed, Step};
use crate::margin::rules::PriceKind;
use crate::market::account::{PoolKind, View};
use rust_decimal::Decimal;
use walker::Walker;

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
    /// Values at every sample, and events; no liquidation prices.
    Values,
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
    /// The step before it was not enough.
    Step,
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
    /// The venue closed a part of a pool, which lives on.
    Reduced {
        /// Which pool.
        pool: PoolKind,
        /// Positions that are gone by it.
        members: Vec<usize>,
        /// Why there.
        cause: ClosingCause,
        /// What was done.
        step: Step,
    },
    /// The venue closed a pool.
    Closed {
        /// Which.
        pool: PoolKind,
        /// Its positions.
        members: Vec<usize>,
        /// Taken over at the bankruptcy price instead of closed at the price reached.
        taken_over: bool,
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
    /// An action came due.
    Acted(Act),
    /// The venue warned of a pool: requirement ÷ equity has reached its level. Of a walk in full.
    Warned {
        /// Which pool.
        pool: PoolKind,
        /// Its positions.
        members: Vec<usize>,
        /// What counted of equity, quote currency.
        equity: Decimal,
        /// Requirement, quote currency.
        requirement: Decimal,
    },
}

impl EventKind {
    /// Positions that it touched.
    pub fn touched(&self) -> Vec<usize> {
        match self {
            Self::Funding(payments) => payments.iter().map(|paid| paid.position).collect(),
            Self::Reduced { step, .. } => step.cuts.iter().map(|cut| cut.member).collect(),
            Self::Closed { members, .. } | Self::Warned { members, .. } => members.clone(),
            Self::Acted(act) => vec![act.position],
        }
    }

    /// What a step of a liquidation took; none for funding and actions.
    pub fn closed(&self) -> Option<&Closed> {
        match self {
            Self::Funding(_) | Self::Acted(_) | Self::Warned { .. } => None,
            Self::Reduced { step, .. } => Some(&step.closed),
            Self::Closed { closed, .. } => Some(closed),
        }
    }

    /// Positions that the venue closed by it.
    pub fn gone(&self) -> &[usize] {
        match self {
            Self::Funding(_) | Self::Acted(_) | Self::Warned { .. } => &[],
            Self::Reduced { members, .. } | Self::Closed { members, .. } => members,
        }
    }
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
    /// Money and coins of the account just after, profit excluded; of an account that keeps coins and
    /// is walked in full, else empty.
    pub holds: Plane,
    /// Account value by the prices just after; of a walk with actions in full, else empty.
    pub worth: Plane,
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
    /// Whether actions were left undone, [`MOST_DEEDS`] having been tried.
    ///
    /// [`MOST_DEEDS`]: crate::simulate::actions::MOST_DEEDS
    pub actions_ended: bool,
}

/// One view of an account, walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// Which view.
    pub view: View,
    /// Account value before the first sample.
    pub start: Decimal,
    /// Account value at every sample (kept unless [`Detail::Outcome`]).
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

/// Walks `view` of the journey's account.
pub fn walk(journey: Journey<'_>, view: View, how: How) -> Walk {
    walk_acting(journey, (view, &[]), how)
}

/// The same while actions are done.
///
/// At a bar's opening what the venue does comes first: what the jump closes, funding, what funding
/// closes; then the actions in their order. Between samples whichever is reached first is done first,
/// and at one and the same price the venue is.
pub fn walk_acting(journey: Journey<'_>, by: (View, &[Action]), how: How) -> Walk {
    let mut walker = Walker::new(journey, by, how);
    let mut prices = journey.setting.marks.to_vec();
    walker.begin(&prices);
    let mut next = prices.clone();
    for bar in 0..journey.bars() {
        walker.enter(bar);
        if bar > walker.first && walker.is_uneventful(bar) {
            continue;
        }
        for leg in 0..Journey::samples(how.sampling) {
            journey.prices_at((bar, leg), (how.judged, how.sampling), &mut next);
            if leg == 0 {
                walker.jump(bar, &next);
                walker.open_bar(Moment::opening(bar), &next);
            } else {
                walker.segment((bar, leg - 1), &prices, &next);
            }
            prices.copy_from_slice(&next);
            walker.sample(&prices);
            walker.rearm(&prices);
        }
        walker.close_bar(&prices);
    }
    walker.finish(&mut prices)
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
