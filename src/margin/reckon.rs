//! Sums beside the test of a pool: what is realised, capped, charged and rounded.

use super::opening::opening_fee;
use super::rules::ContractRules;
use crate::market::position::Position;
use rust_decimal::Decimal;

/// Profit of a position closed for `exit_worth` (size × exit price), before fees; quote currency.
pub fn gross(position: &Position, exit_worth: Decimal) -> Decimal {
    (exit_worth - position.entry_notional) * position.side.sign()
}

/// Fees of opening a linear contract and of closing it for `exit_worth`, quote currency.
pub fn both_fees(position: &Position, rules: &ContractRules, exit_worth: Decimal) -> Decimal {
    opening_fee(position, rules) + exit_worth * rules.exit_fee
}

/// What a closed linear contract has brought: profit, both fees taken, funding received added.
pub fn realised(
    position: &Position,
    rules: &ContractRules,
    exit_worth: Decimal,
    funding: Decimal,
) -> Decimal {
    gross(position, exit_worth) - both_fees(position, rules, exit_worth) + funding
}

/// Profit of the positions that gain at this price; what losers lose does not count.
pub fn winners(positions: &[Position], price: Decimal) -> Decimal {
    let pnl = |held: &Position| held.pnl(price).max(Decimal::ZERO);
    positions.iter().map(pnl).sum()
}

/// Profit that a venue pays where all profit of its side, `of_side`, may not exceed `cap`: every profit
/// shrinks in proportion, a loss does not.
pub fn capped(pnl: Decimal, of_side: Decimal, cap: Decimal) -> Decimal {
    if pnl <= Decimal::ZERO || of_side <= cap {
        return pnl;
    }
    match pnl.checked_mul(cap) {
        Some(product) => product.checked_div(of_side),
        None => cap.checked_div(of_side).map(|share| pnl * share),
    }
    .unwrap_or_default()
}

/// Price impact of closing as it counts in a test: never a gain, never a loss beyond `cap` (≥ 0).
pub fn impact_counted(impact: Decimal, cap: Decimal) -> Decimal {
    impact.min(Decimal::ZERO).max(-cap)
}

/// Interest on what is owed; an interval that has begun is charged.
pub fn interest(owed: Decimal, rate: Decimal, intervals: Decimal) -> Decimal {
    owed * rate * intervals.ceil()
}

/// Maintenance rate where a venue states it as a share of the initial rate.
pub fn maintenance_rate(initial: Decimal, share: Decimal) -> Decimal {
    initial * share
}

/// The multiple of `step` not above an amount that is not negative; the amount itself where the step
/// is zero.
pub fn round_down(amount: Decimal, step: Decimal) -> Decimal {
    match amount.checked_div(step) {
        Some(steps) => steps.floor() * step,
        None => amount,
    }
}
