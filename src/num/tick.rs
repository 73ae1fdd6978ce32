//! Prices on a venue's tick, with directed rounding.

use super::checked;
use rust_decimal::Decimal;

/// Significant figures that [`default_tick`] leaves.
const FIGURES: i32 = 6;

/// Where a price between two ticks goes, on the number line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// To the higher tick: the cautious side of a long's liquidation price.
    Up,
    /// To the lower tick: the cautious side of a short's liquidation price.
    Down,
}

/// The multiple of `tick` nearest to `value` on the side of `toward`; `value` itself when it lies
/// on one. Same unit as `value`.
///
/// Exact: the result is never on the other side of `value`, and less than one tick away. A tick
/// that is not positive, and a result that `Decimal` cannot hold, leave `value` as it is.
#[must_use]
pub fn on_tick(value: Decimal, tick: Decimal, toward: Toward) -> Decimal {
    if tick <= Decimal::ZERO {
        return value;
    }
    // On magnitudes: the remainder is exact there, and its sign is not left to the library.
    let size = value.abs();
    let Some(excess) = remainder(size, tick) else {
        return value;
    };
    let away_from_zero = value.is_sign_negative() == (toward == Toward::Down);
    let inner = size - excess;
    let rounded = if away_from_zero && !excess.is_zero() {
        checked::sum(inner, tick)
    } else {
        Some(inner)
    };
    match rounded {
        Some(size) if value.is_sign_negative() && !size.is_zero() => -size,
        Some(size) => size,
        None => value,
    }
}

/// `size` modulo `tick`, both positive. On whole numbers where they fit, because the library's own
/// remainder panics for a price of many decimals below one.
fn remainder(size: Decimal, tick: Decimal) -> Option<Decimal> {
    let scale = size.scale().max(tick.scale());
    let whole = |value: Decimal| {
        let power = 10_i128.checked_pow(scale - value.scale())?;
        value.mantissa().checked_mul(power)
    };
    match (whole(size), whole(tick)) {
        (Some(size), Some(tick)) => {
            Decimal::try_from_i128_with_scale(size.checked_rem(tick)?, scale).ok()
        }
        _ => size.checked_rem(tick),
    }
}

/// A tick for a price whose venue states none: the power of ten that leaves six significant
/// figures (60,000.0; 3,000.00; 0.123456), never above 1 and never below 10⁻²⁸.
///
/// The sign of `price` does not matter; a price of zero gets 0.01.
#[must_use]
pub fn default_tick(price: Decimal) -> Decimal {
    let decimals = match leading_exponent(price) {
        Some(exponent) => (FIGURES - 1 - exponent).clamp(0, 28),
        None => 2,
    };
    Decimal::new(1, decimals.unsigned_abs())
}

/// Power of ten of the first significant digit: 4 for 60,000, −1 for 0.5; none for zero.
fn leading_exponent(value: Decimal) -> Option<i32> {
    let digits = value.mantissa().unsigned_abs().checked_ilog10()?;
    Some(digits as i32 - value.scale() as i32)
}
