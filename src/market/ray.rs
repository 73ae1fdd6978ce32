//! How prices move together: every instrument's price as a line in one parameter.

use crate::num::piecewise::{Domain, Line};
use rust_decimal::{Decimal, dec};

/// No price beyond this is looked at: a boundary further away counts as none.
const PRICE_CAP: Decimal = dec!(1_000_000_000_000);
/// No price below this share of its mark is looked at: a boundary closer to zero is rounding, and
/// counts as none.
const LEAST_SHARE: Decimal = dec!(0.000_000_000_000_001);
/// No joint move beyond this multiple is looked at.
const MOVE_CAP: Decimal = dec!(1_000_000);

/// Which prices move, while all others hold still. The condition of every liquidation price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moving {
    /// Only this instrument; the parameter is its price.
    Alone(usize),
    /// All, each by its beta × the joint move; the parameter is the move as a fraction.
    Together(Vec<Decimal>),
}

/// A straight walk through the space of prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ray {
    /// Price of each instrument as a line in t.
    pub prices: Vec<Line>,
    /// Where the walk starts: today.
    pub start: Decimal,
    /// Where every price is above [`least_price`] and up to [`highest_price`].
    pub domain: Domain,
}

/// The lowest price looked at on a walk from this mark.
pub fn least_price(mark: Decimal) -> Decimal {
    mark * LEAST_SHARE
}

/// The highest price looked at on a walk from this mark.
pub fn highest_price(mark: Decimal) -> Decimal {
    PRICE_CAP.min(mark * MOVE_CAP)
}

impl Ray {
    /// The walk that `moving` describes, from these marks.
    pub fn new(marks: &[Decimal], moving: &Moving) -> Self {
        match moving {
            Moving::Alone(instrument) => Self::alone(marks, *instrument),
            Moving::Together(betas) => Self::together(marks, betas),
        }
    }

    fn alone(marks: &[Decimal], instrument: usize) -> Self {
        let start = marks.get(instrument).copied().unwrap_or_default();
        let mut prices: Vec<Line> = marks.iter().map(|&mark| Line::flat(mark)).collect();
        if let Some(price) = prices.get_mut(instrument) {
            *price = Line {
                at_zero: Decimal::ZERO,
                slope: Decimal::ONE,
            };
        }
        Self {
            prices,
            start,
            domain: Domain {
                low: least_price(start),
                high: highest_price(start),
            },
        }
    }

    fn together(marks: &[Decimal], betas: &[Decimal]) -> Self {
        let mut domain = Domain {
            low: -MOVE_CAP,
            high: MOVE_CAP,
        };
        let line = |(&mark, &beta): (&Decimal, &Decimal)| {
            let price = Line {
                at_zero: mark,
                slope: mark * beta,
            };
            for end in [
                price.meets(least_price(mark)),
                price.meets(highest_price(mark)),
            ] {
                match end {
                    Some(t) if t < Decimal::ZERO => domain.low = domain.low.max(t),
                    Some(t) => domain.high = domain.high.min(t),
                    None => {}
                }
            }
            price
        };
        let prices = marks.iter().zip(betas).map(line).collect();
        Self {
            prices,
            start: Decimal::ZERO,
            domain,
        }
    }

    /// No walk at all: these prices.
    pub fn still(prices: &[Decimal]) -> Self {
        Self {
            prices: prices.iter().map(|&price| Line::flat(price)).collect(),
            start: Decimal::ZERO,
            domain: Domain {
                low: Decimal::NEGATIVE_ONE,
                high: Decimal::ONE,
            },
        }
    }

    /// The straight way from one set of prices to another; t runs from 0 to 1.
    pub fn between(from: &[Decimal], to: &[Decimal]) -> Self {
        let line = |(&from, &to): (&Decimal, &Decimal)| Line {
            at_zero: from,
            slope: to - from,
        };
        Self {
            prices: from.iter().zip(to).map(line).collect(),
            start: Decimal::ZERO,
            domain: Domain {
                // Just past both ends, so that a boundary exactly at one of them is met.
                low: dec!(-0.000001),
                high: dec!(1.000001),
            },
        }
    }

    /// Every instrument's price at `t`.
    pub fn at(&self, t: Decimal) -> Vec<Decimal> {
        self.prices.iter().map(|price| price.at(t)).collect()
    }
}
