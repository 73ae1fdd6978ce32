//! Coins that back a pool, and how much of them counts.

use crate::num::piecewise::Line;
use rust_decimal::Decimal;

/// A slice of a holding, from its floor up to the next one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Lower end.
    pub floor: Decimal,
    /// Fraction of the slice's value that counts towards margin, 0 … 1.
    pub counts: Decimal,
}

/// What the floors of a haircut's slices are measured in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SliceKey {
    /// Coins.
    #[default]
    Coins,
    /// Value in quote currency.
    Value,
}

/// How much of an asset counts towards margin: slice by slice, never more for a later one. A debt is
/// never cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haircut {
    slices: Vec<Slice>,
    by: SliceKey,
}

/// Why slices are refused; rows count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HaircutError {
    /// The first slice does not start at zero.
    FirstFloor,
    /// A floor is not above the one before.
    FloorOrder(usize),
    /// A fraction outside 0 … 1.
    Fraction(usize),
    /// A later slice counts more than the one before.
    Rising(usize),
}

impl Haircut {
    /// Everything counts.
    pub const NONE: Self = Self {
        slices: Vec::new(),
        by: SliceKey::Coins,
    };

    /// The same `cut` (a fraction, 0 … 1) on any amount.
    pub fn flat(cut: Decimal) -> Self {
        if cut.is_zero() {
            return Self::NONE;
        }
        Self {
            slices: vec![Slice {
                floor: Decimal::ZERO,
                counts: Decimal::ONE - cut,
            }],
            by: SliceKey::Coins,
        }
    }

    /// Slices in order, checked.
    ///
    /// # Errors
    /// The first row that breaks a rule: floors rise from zero, fractions lie in 0 … 1 and never rise.
    pub fn sliced(by: SliceKey, slices: Vec<Slice>) -> Result<Self, HaircutError> {
        if slices.first().is_some_and(|slice| !slice.floor.is_zero()) {
            return Err(HaircutError::FirstFloor);
        }
        for (index, slice) in slices.iter().enumerate() {
            if slice.counts < Decimal::ZERO || slice.counts > Decimal::ONE {
                return Err(HaircutError::Fraction(index + 1));
            }
            if let Some(before) = index.checked_sub(1).map(|before| &slices[before]) {
                if slice.floor <= before.floor {
                    return Err(HaircutError::FloorOrder(index + 1));
                }
                if slice.counts > before.counts {
                    return Err(HaircutError::Rising(index + 1));
                }
            }
        }
        Ok(Self { slices, by })
    }

    /// The same with so much more of every slice cut (a fraction, 0 … 1); nothing counts below zero.
    #[must_use]
    pub fn cut_by(&self, more: Decimal) -> Self {
        if self.slices.is_empty() {
            return Self::flat(more);
        }
        let less = |slice: &Slice| Slice {
            floor: slice.floor,
            counts: (slice.counts - more).max(Decimal::ZERO),
        };
        Self {
            slices: self.slices.iter().map(less).collect(),
            by: self.by,
        }
    }

    /// The slices, floors rising from zero; none: everything counts.
    pub fn slices(&self) -> &[Slice] {
        &self.slices
    }

    /// What the floors are measured in.
    pub fn by(&self) -> SliceKey {
        self.by
    }

    /// Whether some amount is cut.
    pub fn cuts(&self) -> bool {
        self.slices.iter().any(|slice| slice.counts < Decimal::ONE)
    }

    /// What an amount (coins, or value where the slices go by value) counts as; a debt as it is.
    pub fn counted(&self, amount: Decimal) -> Decimal {
        let part = |(slice, until): (&Slice, Option<Decimal>)| {
            let top = until.map_or(amount, |until| amount.min(until));
            (top - slice.floor).max(Decimal::ZERO) * slice.counts
        };
        if self.slices.is_empty() || amount.is_sign_negative() {
            return amount;
        }
        let next = self.slices.iter().skip(1).map(|slice| Some(slice.floor));
        self.slices.iter().zip(next.chain([None])).map(part).sum()
    }

    /// What does not count of an asset worth `value` along a ray, one line a slice; the largest of them
    /// and of nothing holds. `price` is the asset's own.
    pub fn losses(&self, value: Line, price: Line) -> impl Iterator<Item = Loss> {
        let unit = match self.by {
            SliceKey::Coins => price,
            SliceKey::Value => Line::flat(Decimal::ONE),
        };
        let mut given_back = Decimal::ZERO;
        let mut before = Decimal::ONE;
        self.slices.iter().map(move |slice| {
            given_back += slice.floor * (before - slice.counts);
            before = slice.counts;
            Loss {
                rate: Decimal::ONE - slice.counts,
                value,
                given_back: unit.scale(given_back),
            }
        })
    }
}

/// One slice's line of what does not count: rate × value − given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Fraction that does not count.
    pub rate: Decimal,
    /// The asset's worth, quote currency.
    pub value: Line,
    /// What earlier slices count more, quote currency.
    pub given_back: Line,
}

impl Loss {
    /// The line, quote currency.
    pub fn line(&self) -> Line {
        self.value.scale(self.rate) - self.given_back
    }
}

/// Coins that back a pool besides its cash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collateral {
    /// Index of the instrument whose mark values the coin.
    pub instrument: usize,
    /// Amount of the coin; negative is a debt.
    pub coins: Decimal,
    /// How much of it counts.
    pub haircut: Haircut,
}

impl Collateral {
    /// Coins as they count towards margin, where slices go by coins.
    pub fn counted(&self) -> Decimal {
        self.haircut.counted(self.coins)
    }
}
