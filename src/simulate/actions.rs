//! Timeline actions: when something is done on a path, what, and what came of it.

use super::indicators::Gauge;
use crate::market::account::{PoolKind, Unit};
use rust_decimal::Decimal;

/// An action is done at most so many times on one path.
pub const MOST_TIMES: usize = 50;

/// All actions together are tried on positions at most so often on one path: fifty actions of two hundred
/// positions would keep the page busy for hours.
pub const MOST_DEEDS: usize = 1_000;

/// Something that is done on the path by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// When.
    pub trigger: Trigger,
    /// Every time the trigger is reached anew, at most [`MOST_TIMES`]; else once.
    pub again: bool,
    /// Index of the position it is done to; none: to each in turn.
    pub target: Option<usize>,
    /// What.
    pub deed: Deed,
}

/// From which side a level is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// At the level or below.
    #[default]
    Falls,
    /// At the level or above.
    Rises,
}

impl Way {
    /// Whether `value` has reached `level`.
    pub fn reached(self, value: Decimal, level: Decimal) -> bool {
        match self {
            Self::Falls => value <= level,
            Self::Rises => value >= level,
        }
    }
}

/// What sets an action off. Bars and gauges are judged at the opening of a bar, after funding; the
/// rest wherever on the path it is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// At the opening of this bar; again: of every such many bars.
    Bar(usize),
    /// The price of an instrument.
    Price(usize, Way, Decimal),
    /// The nearest price that closes the position's pool while only its market moves is this near, a
    /// fraction of the price; for all positions: the nearest joint move that closes any pool.
    Distance(Decimal),
    /// Requirement ÷ equity of the position's pool has come to this fraction; for all: of any pool.
    Ratio(Decimal),
    /// The account has lost this fraction of its highest value so far.
    Drawdown(Decimal),
    /// A measure of the last closes.
    Gauge(Gauge, Way, Decimal),
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// This much, quote currency, goes from the free balance to the position's ring-fenced margin.
    AddMargin(Decimal),
    /// The other way round; what stays must cover the initial margin.
    RemoveMargin(Decimal),
    /// As much as brings requirement ÷ equity down to this fraction, as far as the free balance goes.
    TopUp(Decimal),
    /// All of the position is closed at the price reached, for the fee of a chosen close.
    Close,
    /// This fraction of it is closed.
    Reduce(Decimal),
    /// So much of it as is worth this, quote currency, is closed.
    ReduceBy(Decimal),
    /// This notional, quote currency, is bought (or sold, of a short) at the price reached; opens the
    /// position anew where it is closed.
    Open(Decimal),
    /// The position's unrealised gain is realised, and this fraction of it is margin for more of the
    /// same at its leverage.
    Reinvest(Decimal),
    /// The position gets a margin of its own.
    Isolate,
    /// The position joins the cross pool.
    Share,
    /// Its leverage becomes this; an isolated margin changes with it.
    Leverage(Decimal),
}

/// What came of an action for one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Index of the action.
    pub action: usize,
    /// Index of the position.
    pub position: usize,
    /// What the trigger was judged on: a price, or a fraction. None for a bar.
    pub seen: Option<Decimal>,
    /// What was done, or why it was not.
    pub outcome: Result<Done, Refusal>,
}

/// What was done; quote currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// Margin was moved.
    Margin {
        /// To the position; negative: from it.
        moved: Decimal,
        /// In the pool afterwards, profit excluded.
        pool: Decimal,
        /// What could still be moved afterwards.
        free: Decimal,
        /// The leverage before and after, where that is why it moved.
        leverage: Option<(Decimal, Decimal)>,
    },
    /// Part of the position, or all, was closed.
    Closed {
        /// Worth of what was closed.
        notional: Decimal,
        /// Worth of what is left.
        left: Decimal,
        /// Profit realised.
        pnl: Decimal,
        /// Fee paid.
        fee: Decimal,
        /// Margin that went back to the account besides.
        back: Decimal,
    },
    /// The position was opened or grew.
    Opened {
        /// Worth of what was added.
        notional: Decimal,
        /// Worth of all of it.
        all: Decimal,
        /// Gain realised first.
        gain: Decimal,
        /// Fee paid.
        fee: Decimal,
        /// Margin set aside for it; zero where the pool shares its money.
        margin: Decimal,
    },
    /// The position changed pools.
    Switched {
        /// What it is in now.
        to: PoolKind,
        /// What it took along, profit excluded.
        took: Decimal,
        /// In what unit its margin is kept.
        unit: Unit,
    },
}

/// Why an action was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The position is not open.
    NotOpen,
    /// It asks for more than there is free.
    Lacks {
        /// What it asks for, quote currency.
        asked: Decimal,
        /// What there is.
        there: Decimal,
    },
    /// What stays would not cover the initial margin.
    Initial {
        /// Initial margin asked for, quote currency.
        asked: Decimal,
        /// What there would be.
        there: Decimal,
    },
    /// In the cross pool all money backs the position already.
    Shared,
    /// It is in that mode, or has that leverage, already.
    Already,
    /// There is no gain to reinvest.
    NoGain,
    /// Requirement ÷ equity is no higher than asked for.
    Enough,
    /// The venue would close a pool at once.
    Under,
    /// The brackets allow no more than this leverage.
    Cap(Decimal),
    /// The position would be too large or too small to be computed, or larger than the brackets known.
    Size,
}
