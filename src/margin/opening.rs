//! Opening: from size, entry and leverage to the margin that is set aside.

use super::rules::{Basis, ContractRules, Fee, FeeFrom};
use super::schedule::Schedule;
use crate::market::account::Unit;
use crate::market::position::{Kind, Position, Side};
use rust_decimal::Decimal;

/// What a contract pays in: quote currency for a linear one, coins for an inverse one.
pub fn settles_in(position: &Position) -> Unit {
    match position.kind {
        Kind::Linear => Unit::Money,
        Kind::Inverse => Unit::Coin(position.instrument),
    }
}

/// Value at the entry in what the contract settles in.
fn value(position: &Position) -> Decimal {
    match position.kind {
        Kind::Linear => position.entry_notional,
        Kind::Inverse => position.size,
    }
}

/// Margin that leverage asks for at the entry: value ÷ leverage, in what the contract settles in.
pub fn margin_at_entry(position: &Position) -> Decimal {
    let value = value(position);
    value.checked_div(position.leverage).unwrap_or(value)
}

/// Margin set aside for an isolated position at opening, in what the contract settles in: value ÷
/// leverage, less a fee paid out of it, plus a fee to close kept with it.
pub fn isolated_margin(position: &Position, rules: &ContractRules) -> Decimal {
    let opening = &rules.opening;
    let cap = schedule_cap(position, &rules.maintenance.schedule)
        .map(|cap| cap * opening.leverage_share)
        .filter(|cap| *cap < position.leverage && opening.leverage_share < Decimal::ONE);
    let set_aside = match cap {
        Some(cap) => value(position).checked_div(cap).unwrap_or_default(),
        None => margin_at_entry(position),
    };
    let paid = match opening.fee_from {
        FeeFrom::Balance => Decimal::ZERO,
        FeeFrom::Margin => opening_fee(position, rules),
    };
    set_aside - paid
        + opening
            .reserve
            .map(|fee| fee_to_close(position, fee))
            .unwrap_or_default()
}

/// An amount of what the contract settles in, in the unit that its margin is kept in.
pub fn in_unit(amount: Decimal, position: &Position, unit: Unit, marks: &[Decimal]) -> Decimal {
    match (settles_in(position), unit) {
        (Unit::Money, Unit::Coin(coin)) => amount.checked_div(marks[coin]).unwrap_or_default(),
        // Backed by another coin than it pays in.
        (Unit::Coin(from), Unit::Coin(to)) if from != to => (amount * marks[from])
            .checked_div(marks[to])
            .unwrap_or_default(),
        _ => amount,
    }
}

/// Fee to close at the price where the position's own margin is gone, in what the contract settles in:
/// value × (1 ∓ 1 ÷ leverage) × rate.
pub fn fee_to_close(position: &Position, fee: Fee) -> Decimal {
    let margin = margin_at_entry(position);
    let sign = match position.kind {
        Kind::Linear => -position.side.sign(),
        Kind::Inverse => position.side.sign(),
    };
    (value(position) + sign * margin) * fee.rate
}

/// Margin that an open position reserves in the cross pool at this mark, quote currency.
pub fn initial_margin(position: &Position, rules: &ContractRules, mark: Decimal) -> Decimal {
    let notional = match (rules.opening.basis, position.kind, position.side) {
        (Basis::UsedMargin, _, Side::Long) => position.entry_notional,
        (Basis::Mark | Basis::UsedMargin | Basis::Debt, kind, _) => match kind {
            Kind::Linear => position.size * mark,
            Kind::Inverse => position.entry_notional,
        },
        (Basis::Entry | Basis::Bankruptcy | Basis::Reserve, Kind::Linear, _) => {
            position.entry_notional
        }
        (Basis::Entry | Basis::Bankruptcy | Basis::Reserve, Kind::Inverse, _) => {
            position.size * mark
        }
    };
    let chosen = notional.checked_div(position.leverage).unwrap_or(notional);
    chosen.max(notional * rules.opening.least)
}

/// Fee paid at opening, in what the contract settles in; cut to the venue's step.
pub fn opening_fee(position: &Position, rules: &ContractRules) -> Decimal {
    let fee = value(position) * rules.opening.fee;
    match fee.checked_div(rules.opening.fee_step) {
        Some(steps) => steps.trunc() * rules.opening.fee_step,
        None => fee,
    }
}

/// Highest leverage the table allows for a position of this size at its entry.
pub fn schedule_cap(position: &Position, schedule: &Schedule) -> Option<Decimal> {
    let of = (position.size, position.entry_notional);
    schedule.max_leverage(schedule.key_at_entry(position.kind, of))
}

/// Initial margin as a fraction of the notional where it grows with the market's open interest: `base`
/// up to `lower`, everything from `upper` on, straight between. An `upper` of zero
/// switches it off. Open interest and bounds in quote currency.
pub fn open_interest_rate(base: Decimal, open: Decimal, bounds: (Decimal, Decimal)) -> Decimal {
    let (lower, upper) = bounds;
    if upper.is_zero() {
        return base;
    }
    let share = match (open - lower).checked_div(upper - lower) {
        Some(share) => share.clamp(Decimal::ZERO, Decimal::ONE),
        None if open > lower => Decimal::ONE,
        None => Decimal::ZERO,
    };
    base + (Decimal::ONE - base) * share
}

/// What an order away from the mark has lost the moment it fills, quote currency, never negative.
///
/// A venue asks for it besides the initial margin: size × (order price − mark) for a long bought
/// above the mark, the other way round for a short.
pub fn open_loss(side: Side, size: Decimal, order_price: Decimal, mark: Decimal) -> Decimal {
    let gain = (mark - order_price) * side.sign() * size;
    (-gain).max(Decimal::ZERO)
}
