//! What a venue does, as data. No type here knows a venue's name.

use super::schedule::{Schedule, Tiering};
use crate::market::account::Scope;
use crate::market::collateral::Haircut;
use rust_decimal::Decimal;

/// What a rate multiplies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The notional at the current mark.
    #[default]
    Mark,
    /// The notional at the average entry price.
    Entry,
    /// The notional at the price where the position's own initial margin is gone, fixed at opening.
    Bankruptcy,
    /// The notional at which the venue would close: in a ring-fenced pool where the pool's money, this
    /// fee paid, is gone; in the cross pool the mark × (1 − sign ÷ leverage).
    Reserve,
    /// Margin in use: notional ÷ leverage, of a long at its entry, of a short at the mark.
    UsedMargin,
    /// What the pool owes, coin by coin: leveraged spot.
    Debt,
}

/// Which recorded price liquidation is judged on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PriceKind {
    /// The venue's mark price.
    #[default]
    Mark,
    /// The last traded price.
    Last,
}

/// A charge proportional to the notional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fee {
    /// Fraction of the notional.
    pub rate: Decimal,
    /// Price of that notional.
    pub basis: Basis,
}

/// When is a pool closed: before or at equality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trigger {
    /// Closed when equity is below the requirement.
    Below,
    /// Closed when equity has come down to the requirement.
    #[default]
    AtOrBelow,
}

/// Out of what the opening fee is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FeeFrom {
    /// The balance, before margins are set aside.
    #[default]
    Balance,
    /// The margin set aside, which is then less.
    Margin,
}

/// What opening a position costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Price of the notional that leverage divides while the position is open, in the cross pool.
    pub basis: Basis,
    /// Fee on the entry notional; zero when none is counted.
    pub fee: Decimal,
    /// Out of what it is paid.
    pub fee_from: FeeFrom,
    /// Smallest amount of that fee, which is cut to a multiple of it; zero: not cut.
    pub fee_step: Decimal,
    /// Fee to close that is set aside with an isolated margin.
    pub reserve: Option<Fee>,
    /// Share of the highest leverage at which margin is set aside at most.
    pub leverage_share: Decimal,
    /// Least initial margin now as a fraction of the notional, whatever the leverage chosen; zero: none.
    pub least: Decimal,
}

impl Opening {
    /// Margin on the mark, no fee.
    pub const PLAIN: Self = Self {
        basis: Basis::Mark,
        fee: Decimal::ZERO,
        fee_from: FeeFrom::Balance,
        fee_step: Decimal::ZERO,
        reserve: None,
        leverage_share: Decimal::ONE,
        least: Decimal::ZERO,
    };
}

/// What a position must be backed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maintenance {
    /// Price of the notional that the rate multiplies.
    pub basis: Basis,
    /// Rates by size.
    pub schedule: Schedule,
    /// Fee to close that is part of the test, if the venue counts one.
    pub closing_fee: Option<Fee>,
    /// Never less than this, quote currency.
    pub minimum: Decimal,
    /// Each position's requirement is rounded up to a multiple of this, quote currency; zero: not
    /// rounded. Boundaries are those before rounding, as venues show them; `verdict` rounds.
    pub step: Decimal,
}

impl Maintenance {
    /// Whether it is of leveraged spot: coins bought and owed, without a perpetual's funding.
    pub fn is_spot(&self) -> bool {
        matches!(self.basis, Basis::Debt | Basis::UsedMargin)
    }

    /// Whether brackets never change with the price.
    pub fn is_fixed(&self) -> bool {
        self.schedule.is_fixed() || self.basis == Basis::Entry
    }

    /// Whether no bracket makes the requirement jump along a price: the rate then multiplies what the
    /// brackets go by, and amounts fill the steps.
    pub fn is_continuous_in_price(&self) -> bool {
        self.is_fixed() || (self.basis == Basis::Mark && self.schedule.is_continuous_in_price())
    }
}

/// Rules of one contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractRules {
    /// Costs at opening.
    pub opening: Opening,
    /// Requirement while open.
    pub maintenance: Maintenance,
    /// Fee on the notional of a chosen close, for break-even and sizing; a fraction.
    pub exit_fee: Decimal,
    /// Smallest step of the price, quote currency.
    pub tick: Decimal,
}

/// What becomes of the money above zero when a pool is closed by the venue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remainder {
    /// The venue keeps it.
    #[default]
    Forfeited,
    /// It goes back to the account.
    Returned,
}

/// How a pool that is under is brought down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Steps {
    /// Everything at once.
    #[default]
    Whole,
    /// One position after another, each whole, until the requirement is met.
    Positions,
    /// One position after another. Of one above a notional a share first, and all of it by a second
    /// order within the cooldown.
    Part {
        /// That notional, quote currency.
        above: Decimal,
        /// Share closed first, a fraction.
        share: Decimal,
        /// Seconds.
        cooldown: u32,
    },
    /// One position after another by slices of what is open of it, until the requirement is met.
    Slices {
        /// A slice, a fraction.
        share: Decimal,
        /// Least notional of a slice, quote currency.
        least: Decimal,
    },
    /// Down to the cap of the bracket `by` below, again until the requirement is met; what is in
    /// brackets from which no such step is left goes at once.
    Brackets {
        /// Brackets a step.
        by: usize,
    },
    /// One order a position, down to the cap of the bracket below, of the lowest bracket for all of it;
    /// where that is not enough the rest is taken over.
    OneOrder,
}

/// At what price a part is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// The price reached, less slippage; the fee is taken of it.
    #[default]
    Reached,
    /// The price at which the part's share of equity is gone: it loses all its margin.
    Bankruptcy,
    /// Worse than the price reached by this multiple of maintenance once equity is gone, in proportion
    /// before; the fee ends where the part's share of equity is gone.
    Fillable(Decimal),
}

/// Which of a pool's positions is closed first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum First {
    /// The one with the largest loss.
    #[default]
    LargestLoss,
    /// In the order of the list.
    List,
}

/// Who bears a loss beyond the pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bearer {
    /// The venue's insurance fund.
    #[default]
    Fund,
    /// Traders on the other side, closed at the bankruptcy price.
    Others,
    /// The account, out of what else it holds.
    Account,
}

/// What the venue does once a pool is under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// What becomes of the rest.
    pub remainder: Remainder,
    /// Liquidation fee on the notional closed, taken from what is left, never beyond it.
    pub fee: Decimal,
    /// The procedure.
    pub steps: Steps,
    /// At what price parts are closed.
    pub fill: Fill,
    /// Which position is closed first.
    pub first: First,
    /// Share of the requirement below which equity is taken over whole, nothing returned; zero: none.
    pub takeover: Decimal,
    /// Lost on the fill of a forced order, a fraction of the notional closed.
    pub slippage: Decimal,
    /// Who bears a loss beyond the pool.
    pub bearer: Bearer,
}

impl Closing {
    /// Everything at once at the price reached, without fee or slippage, and the rest kept by the venue.
    pub const WHOLE: Self = Self {
        remainder: Remainder::Forfeited,
        fee: Decimal::ZERO,
        steps: Steps::Whole,
        fill: Fill::Reached,
        first: First::LargestLoss,
        takeover: Decimal::ZERO,
        slippage: Decimal::ZERO,
        bearer: Bearer::Fund,
    };
}

/// How positions of one market on both sides count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Netting {
    /// Each side in full.
    #[default]
    None,
    /// In the cross pool only the side that asks for more.
    LargerSide,
}

/// What a haircut is taken of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cuts {
    /// An asset's balance; profit counts in full.
    #[default]
    Balance,
    /// An asset's balance and the unrealised profit paid in it.
    BalanceAndPnl,
}

/// Rules of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolRules {
    /// Which price the test looks at.
    pub valued_at: PriceKind,
    /// At or below.
    pub trigger: Trigger,
    /// What closing does.
    pub closing: Closing,
    /// What the cross pool draws on.
    pub scope: Scope,
    /// Whether both sides of a market count.
    pub netting: Netting,
    /// What haircuts are taken of.
    pub cuts: Cuts,
    /// Maintenance of what the cross pool owes, as a fraction; zero: debts ask for nothing.
    pub debt: Decimal,
    /// Requirement ÷ equity at which the venue warns; zero: no warning is known.
    pub warning: Decimal,
}

impl PoolRules {
    /// One pool, on the mark, closed at equality, everything kept by the venue.
    pub const PLAIN: Self = Self {
        valued_at: PriceKind::Mark,
        trigger: Trigger::AtOrBelow,
        closing: Closing::WHOLE,
        scope: Scope::Account,
        netting: Netting::None,
        cuts: Cuts::Balance,
        debt: Decimal::ZERO,
        warning: Decimal::ZERO,
    };
}

/// All rules in force for one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBook {
    /// Rules of pools.
    pub pool: PoolRules,
    /// How much of the account's own currency counts in the cross pool.
    pub cash: Haircut,
    /// Rules of contracts; positions name theirs by index.
    pub contracts: Vec<ContractRules>,
}

/// How well a rule or figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Said by the venue.
    Stated,
    /// Read off the venue's own data and confirmed by recomputing it.
    Recomputed,
    /// Follows from what the venue says.
    Inferred,
    /// General knowledge, second-hand or contradictory.
    Unconfirmed,
    /// Typed by the reader.
    Readers,
}

/// One rule read otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Brackets apply to the whole position, or slice by slice.
    Tiering(Tiering),
    /// The rate multiplies something else.
    Basis(Basis),
    /// Equality closes, or does not.
    Trigger(Trigger),
}

impl RuleBook {
    /// The same rules with one of them read otherwise.
    pub fn read_as(&self, reading: Reading) -> Self {
        let mut book = self.clone();
        for contract in &mut book.contracts {
            let maintenance = &mut contract.maintenance;
            match reading {
                Reading::Tiering(tiering) => {
                    maintenance.schedule = maintenance.schedule.retiered(tiering);
                }
                Reading::Basis(basis) => maintenance.basis = basis,
                Reading::Trigger(_) => {}
            }
        }
        if let Reading::Trigger(trigger) = reading {
            book.pool.trigger = trigger;
        }
        book
    }
}
