//! Sums and products that may be too large.
//!
//! The library's own are put whole into every place that calls them, more than a kilobyte each.

use rust_decimal::Decimal;

/// `one + other`; none where `Decimal` cannot hold it.
#[inline(never)]
#[must_use]
pub fn sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_add(other)
}

/// `one - other`; none where `Decimal` cannot hold it.
#[inline(never)]
#[must_use]
pub fn difference(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_sub(other)
}

/// `one × other`; none where `Decimal` cannot hold it.
#[inline(never)]
#[must_use]
pub fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_mul(other)
}
