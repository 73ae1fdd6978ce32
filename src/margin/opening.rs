//! Opening: from size, entry and leverage to the margin that is set aside.

use super::rules::{Basis, ContractRules};
use crate::market::position::{Position, Side};
use rust_decimal::Decimal;

/// Margin set aside for an isolated position at opening: entry notional ÷ leverage, quote currency.
pub fn isolated_margin(position: &Position) -> Decimal {
    position
        .entry_notional
        .checked_div(position.leverage)
        .unwrap_or(position.entry_notional)
}

/// Margin that an open position reserves in the cross pool at this mark, quote currency.
pub fn initial_margin(position: &Position, rules: &ContractRules, mark: Decimal) -> Decimal {
    let notional = match rules.opening.basis {
        Basis::Mark => position.size * mark,
        Basis::Entry | Basis::Bankruptcy => position.entry_notional,
    };
    notional.checked_div(position.leverage).unwrap_or(notional)
}

/// Fee paid at opening, quote currency.
pub fn opening_fee(position: &Position, rules: &ContractRules) -> Decimal {
    position.entry_notional * rules.opening.fee
}

/// What an order away from the mark has lost the moment it fills, quote currency, never negative.
///
/// A venue asks for it besides the initial margin: size × (order price − mark) for a long bought
/// above the mark, the other way round for a short.
pub fn open_loss(side: Side, size: Decimal, order_price: Decimal, mark: Decimal) -> Decimal {
    let gain = (mark - order_price) * side.sign() * size;
    (-gain).max(Decimal::ZERO)
}
