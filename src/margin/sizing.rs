//! Size from risk: the largest position whose stop costs no more than the budget, and what keeps its
//! liquidation beyond the stop.

use super::headroom::{equity_at, requirement_at};
use super::opening::{in_unit, isolated_margin, schedule_cap};
use super::rules::{ContractRules, RuleBook};
use crate::market::account::{Pool, PoolKind, Unit, add_coins};
use crate::market::position::{Position, Side};
use rust_decimal::Decimal;

/// A trade before its size is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Price at which it is opened.
    pub entry: Decimal,
    /// Price at which it is given up.
    pub stop: Decimal,
    /// Money that may be lost between the two, fees included, quote currency.
    pub budget: Decimal,
}

/// Why a plan has no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// The stop is at the entry.
    StopAtEntry,
    /// Nothing is at risk: the budget is not positive.
    NoBudget,
}

impl Plan {
    /// Long when the stop lies below the entry, short when it lies above.
    pub fn side(&self) -> Side {
        if self.stop < self.entry {
            Side::Long
        } else {
            Side::Short
        }
    }

    /// Loss of one coin from entry to stop, both fees counted; quote currency.
    pub fn loss_per_coin(&self, rules: &ContractRules) -> Decimal {
        (self.entry - self.stop).abs() + self.entry * rules.opening.fee + self.stop * rules.exit_fee
    }

    /// The largest size, in coins, whose stop costs no more than the budget.
    ///
    /// # Errors
    /// When stop and entry are one price, or the budget is not positive.
    pub fn size(&self, rules: &ContractRules) -> Result<Decimal, PlanError> {
        if self.budget <= Decimal::ZERO {
            return Err(PlanError::NoBudget);
        }
        if self.stop == self.entry {
            return Err(PlanError::StopAtEntry);
        }
        self.budget
            .checked_div(self.loss_per_coin(rules))
            .ok_or(PlanError::StopAtEntry)
    }
}

/// Whether a pool outlives a price, and what would make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StopCheck {
    /// Equity less requirement with the instrument at the stop; negative means closed before it.
    pub headroom: Decimal,
    /// Highest whole leverage that keeps liquidation beyond the stop; none when not even 1x does.
    pub highest_leverage: Option<Decimal>,
}

/// Headroom of `pool` with the prices given, quote currency.
pub fn headroom_at(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> Decimal {
    equity_at(pool, book, prices) - requirement_at(pool, book, prices)
}

/// Judges an isolated position at its stop. Its margin is an amount of a unit; `prices` are the marks
/// with the instrument at the entry, and at the stop.
pub fn check_isolated(
    position: &Position,
    kept: (Decimal, Unit),
    book: &RuleBook,
    prices: (&[Decimal], &[Decimal]),
) -> StopCheck {
    let (margin, unit) = kept;
    let (marks, at_stop) = prices;
    let rules = &book.contracts[position.rules];
    let with = |leverage| Position {
        leverage,
        ..position.clone()
    };
    let alone = |margin: Decimal, position: Position| {
        let mut pool = Pool::empty(PoolKind::Isolated, unit);
        match unit {
            Unit::Money => pool.cash = margin,
            Unit::Coin(coin) => add_coins(&mut pool.collateral, coin, margin),
        }
        pool.members.push(0);
        pool.positions.push(position);
        headroom_at(&pool, book, at_stop)
    };
    let survives = |leverage: Decimal| {
        let position = with(leverage);
        let margin = in_unit(isolated_margin(&position, rules), &position, unit, marks);
        alone(margin, position) > Decimal::ZERO
    };
    let headroom = alone(margin, position.clone());
    StopCheck {
        headroom,
        highest_leverage: highest_whole_leverage(position, book, survives),
    }
}

/// The largest whole leverage up to the table's cap at which `survives` holds. Survival can only end
/// as leverage rises, so the range is halved.
fn highest_whole_leverage(
    position: &Position,
    book: &RuleBook,
    survives: impl Fn(Decimal) -> bool,
) -> Option<Decimal> {
    let cap = leverage_cap(position, book).unwrap_or(Decimal::from(MAX_LEVERAGE));
    let mut low = 0_u32;
    let mut high = u32::try_from(cap.trunc())
        .unwrap_or(MAX_LEVERAGE)
        .min(MAX_LEVERAGE);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if survives(Decimal::from(middle)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (low > 0).then(|| Decimal::from(low))
}

/// No leverage beyond this is offered or accepted.
pub const MAX_LEVERAGE: u32 = 1000;

/// Highest leverage the venue's table allows for a position of this entry notional, and the least
/// initial margin now.
pub fn leverage_cap(position: &Position, book: &RuleBook) -> Option<Decimal> {
    let rules = &book.contracts[position.rules];
    let by_table = schedule_cap(position, &rules.maintenance.schedule);
    let by_least = Decimal::ONE.checked_div(rules.opening.least);
    by_table.into_iter().chain(by_least).min()
}
