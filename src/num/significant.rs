//! Significant figures.

use rust_decimal::{Decimal, RoundingStrategy};

/// `value` with at most `digits` significant figures (at least one); as it is when it has no more.
///
/// The library's own function asked for more figures than there are widens the number beyond the 28
/// decimals a `Decimal` holds, and the next operation on it panics.
#[must_use]
pub fn significant(value: Decimal, digits: u32, strategy: RoundingStrategy) -> Decimal {
    let figures = value.mantissa().unsigned_abs().checked_ilog10();
    if figures.is_none_or(|exponent| exponent < digits.max(1)) {
        return value;
    }
    // None only where rounding up leaves what `Decimal` holds; all digits are still true.
    value
        .round_sf_with_strategy(digits.max(1), strategy)
        .unwrap_or(value)
}
