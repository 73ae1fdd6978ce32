//! Between `Decimal` and floating point, the same bits everywhere.

use rust_decimal::Decimal;

/// Decimal places of a price handed out, as a multiple of the first mark.
const PLACES: u32 = 8;
/// 10 to the power of [`PLACES`].
const UNIT: f64 = 100_000_000.0;
/// Adding and taking it away rounds what lies between 0 and itself to a whole number, half to even.
const ROUND: f64 = 4_503_599_627_370_496.0;
/// Least and greatest multiple of the first mark handed out.
const RANGE: (f64, f64) = (0.000_001, 1_000_000.0);

/// The number as floating point: mantissa ÷ power of ten, so exact but for one rounding where the
/// mantissa has up to 15 digits.
#[must_use]
pub fn real(value: Decimal) -> f64 {
    let value = value.normalize();
    #[expect(
        clippy::cast_precision_loss,
        reason = "rounded once, the same everywhere"
    )]
    let mantissa = value.mantissa() as f64;
    let mut power = 1.0;
    for _ in 0..value.scale() {
        power *= 10.0;
    }
    mantissa / power
}

/// A number rounded half to even to `places` decimals, or to fewer where its digits end before
/// that; zero where it is none or beyond 2⁵³.
#[must_use]
pub fn from_real(value: f64, places: u32) -> Decimal {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.is_nan() || value.abs() >= WHOLE {
        return Decimal::ZERO;
    }
    let (mut scaled, mut kept) = (value, 0);
    while kept < places && (scaled * 10.0).abs() < WHOLE {
        scaled *= 10.0;
        kept += 1;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2⁵³")]
    let steps = libm::rint(scaled) as i64;
    Decimal::new(steps, kept)
}

/// A price as handed out: within [`RANGE`], a multiple of 10⁻⁸.
pub fn price(level: f64) -> f64 {
    steps(level.clamp(RANGE.0, RANGE.1)) / UNIT
}

/// A price of [`price`] as `Decimal`: the same number.
pub fn price_exactly(price: f64) -> Decimal {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number, at most 10¹⁴"
    )]
    let steps = steps(price) as i64;
    Decimal::new(steps, PLACES)
}

fn steps(level: f64) -> f64 {
    (level * UNIT + ROUND) - ROUND
}
