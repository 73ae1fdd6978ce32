//! What a venue does, as data. No type here knows a venue's name and none has logic.

use super::schedule::Schedule;
use rust_decimal::Decimal;

/// The price at which an amount is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The current mark.
    #[default]
    Mark,
    /// The average entry price.
    Entry,
    /// The price at which the position's own initial margin is gone, fixed at opening.
    Bankruptcy,
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

/// What opening a position costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Price of the notional that leverage divides while the position is open, in the cross pool.
    pub basis: Basis,
    /// Fee on the entry notional, taken from the balance; zero when none is counted.
    pub fee: Decimal,
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

/// What the venue does once a pool is under: everything is closed at the price reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// What becomes of the rest.
    pub remainder: Remainder,
    /// Liquidation fee on the notional closed, taken from what is left, never beyond it.
    pub fee: Decimal,
}

/// Rules of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolRules {
    /// Which price the test looks at.
    pub valued_at: PriceKind,
    /// At or below.
    pub trigger: Trigger,
    /// What closing does.
    pub closing: Closing,
}

/// All rules in force for one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBook {
    /// Rules of pools.
    pub pool: PoolRules,
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
