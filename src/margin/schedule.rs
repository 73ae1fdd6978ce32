//! A maintenance schedule: rates by size, like tax brackets.

use crate::market::position::Kind;
use crate::num::text::significant;
use rust_decimal::{Decimal, RoundingStrategy};

/// One bracket. It holds keys in (floor, next floor].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Lower end, not included.
    pub floor: Decimal,
    /// Maintenance as a fraction of the notional.
    pub rate: Decimal,
    /// Amount taken off rate × notional, in the key's unit: coins for an inverse contract.
    pub deduction: Decimal,
    /// Highest leverage allowed here, if the venue names one.
    pub max_leverage: Option<Decimal>,
}

/// How rates apply to a position that spans brackets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tiering {
    /// Each slice at its own rate: deductions keep it continuous.
    #[default]
    Marginal,
    /// The whole position at the rate of its bracket.
    Whole,
}

/// What a bracket is looked up by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Key {
    /// Notional at the maintenance basis, in coins for an inverse contract: moves with the price.
    #[default]
    Notional,
    /// Contracts, in coins of a linear one and in quote currency of an inverse one: does not move with
    /// the price.
    Size,
}

/// Where deductions come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Amounts {
    /// From the floors and rates, so that the schedule is continuous.
    #[default]
    Computed,
    /// As the table gives them.
    Given,
}

/// Brackets in order, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// How rates apply.
    pub tiering: Tiering,
    /// What brackets are keyed by.
    pub key: Key,
    tiers: Vec<Tier>,
    limit: Option<Decimal>,
}

/// Why a table of brackets is refused; rows count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleError {
    /// No bracket at all.
    Empty,
    /// The first bracket does not start at zero.
    FirstFloor,
    /// A floor is not above the one before.
    FloorOrder(usize),
    /// A rate is below the one before (marginal schedules only).
    RateOrder(usize),
    /// A rate outside 0 … 1.
    Rate(usize),
    /// A negative deduction. One that leaves less than nothing is allowed: maintenance is then nothing.
    Deduction(usize),
    /// A leverage below 1.
    Leverage(usize),
    /// The limit is not above the last floor.
    Limit,
}

impl Schedule {
    /// Checks brackets and computes deductions where asked to.
    ///
    /// # Errors
    /// The first row that breaks a rule; floors rise from zero, rates lie in 0 … 1 and, in a marginal
    /// schedule, rise.
    pub fn new(
        kind: (Tiering, Key),
        amounts: Amounts,
        mut tiers: Vec<Tier>,
        limit: Option<Decimal>,
    ) -> Result<Self, ScheduleError> {
        let (tiering, key) = kind;
        let first = tiers.first().ok_or(ScheduleError::Empty)?;
        if !first.floor.is_zero() {
            return Err(ScheduleError::FirstFloor);
        }
        if amounts == Amounts::Computed {
            compute_deductions(tiering, &mut tiers);
        }
        for (index, tier) in tiers.iter().enumerate() {
            check(
                tiering,
                tier,
                index.checked_sub(1).map(|before| &tiers[before]),
                index + 1,
            )?;
        }
        let top = tiers.last().map(|tier| tier.floor).unwrap_or_default();
        if limit.is_some_and(|limit| limit <= top) {
            return Err(ScheduleError::Limit);
        }
        Ok(Self {
            tiering,
            key,
            tiers,
            limit,
        })
    }

    /// One rate for every size. `rate` must lie in 0 … 1.
    ///
    /// # Errors
    /// [`ScheduleError::Rate`] otherwise.
    pub fn flat(rate: Decimal) -> Result<Self, ScheduleError> {
        let tier = Tier {
            floor: Decimal::ZERO,
            rate,
            deduction: Decimal::ZERO,
            max_leverage: None,
        };
        Self::new(
            (Tiering::Marginal, Key::Notional),
            Amounts::Given,
            vec![tier],
            None,
        )
    }

    /// The same floors and rates applied the other way, deductions computed; the same brackets where
    /// that would not be in order.
    pub fn retiered(&self, tiering: Tiering) -> Self {
        let kind = (tiering, self.key);
        Self::new(kind, Amounts::Computed, self.tiers.clone(), self.limit)
            .unwrap_or_else(|_| self.clone())
    }

    /// The brackets, floors rising from zero.
    pub fn tiers(&self) -> &[Tier] {
        &self.tiers
    }

    /// The largest key the table knows; none when it has no end.
    pub fn limit(&self) -> Option<Decimal> {
        self.limit
    }

    /// What the bracket of a position is looked up by at its entry; `of` are its size and entry notional.
    pub fn key_at_entry(&self, kind: Kind, of: (Decimal, Decimal)) -> Decimal {
        let (size, entry_notional) = of;
        match (self.key, kind) {
            (Key::Notional, Kind::Linear) | (Key::Size, Kind::Inverse) => entry_notional,
            (Key::Size, Kind::Linear) | (Key::Notional, Kind::Inverse) => size,
        }
    }

    /// Index of the bracket that holds `key`; a key on a floor belongs to the bracket below.
    pub fn index_at(&self, key: Decimal) -> usize {
        self.tiers
            .partition_point(|tier| tier.floor < without_noise(key))
            .saturating_sub(1)
    }

    /// Maintenance of a position of this notional and key, before fees and minimum; quote currency.
    pub fn amount(&self, notional: Decimal, key: Decimal) -> Decimal {
        let tier = self.tiers[self.index_at(key)];
        notional * tier.rate - tier.deduction
    }

    /// Highest leverage for a position of this key, where the table names one.
    pub fn max_leverage(&self, key: Decimal) -> Option<Decimal> {
        self.tiers[self.index_at(key)].max_leverage
    }

    /// Whether one bracket holds at every price.
    pub fn is_fixed(&self) -> bool {
        self.tiers.len() == 1 || self.key == Key::Size
    }

    /// Whether no step makes the amount jump along a price, where the rate multiplies what brackets go by.
    pub fn is_continuous_in_price(&self) -> bool {
        self.is_fixed() || self.is_continuous()
    }

    /// No jump, and rates that rise: the amount is the largest of its lines.
    fn is_continuous(&self) -> bool {
        self.tiers.windows(2).all(|pair| {
            let at = pair[1].floor;
            pair[0].rate <= pair[1].rate
                && at * pair[0].rate - pair[0].deduction == at * pair[1].rate - pair[1].deduction
        })
    }
}

/// Digits of a key that count: a size found by division carries noise in the last ones, and a
/// notional typed as a bracket's floor must not come out above it.
const KEY_DIGITS: u32 = 24;

/// A key as it is compared with floors.
pub fn without_noise(key: Decimal) -> Decimal {
    significant(key, KEY_DIGITS, RoundingStrategy::MidpointNearestEven)
}

/// Deduction of the first bracket 0, then `floor·(rate − rate before) + deduction before`.
fn compute_deductions(tiering: Tiering, tiers: &mut [Tier]) {
    let mut before: Option<Tier> = None;
    for tier in tiers {
        tier.deduction = match (tiering, before) {
            (Tiering::Marginal, Some(low)) => tier.floor * (tier.rate - low.rate) + low.deduction,
            _ => Decimal::ZERO,
        };
        before = Some(*tier);
    }
}

fn check(
    tiering: Tiering,
    tier: &Tier,
    before: Option<&Tier>,
    row: usize,
) -> Result<(), ScheduleError> {
    if tier.rate < Decimal::ZERO || tier.rate > Decimal::ONE {
        return Err(ScheduleError::Rate(row));
    }
    if let Some(before) = before {
        if tier.floor <= before.floor {
            return Err(ScheduleError::FloorOrder(row));
        }
        if tiering == Tiering::Marginal && tier.rate < before.rate {
            return Err(ScheduleError::RateOrder(row));
        }
    }
    if tier
        .max_leverage
        .is_some_and(|leverage| leverage < Decimal::ONE)
    {
        return Err(ScheduleError::Leverage(row));
    }
    if tier.deduction < Decimal::ZERO {
        return Err(ScheduleError::Deduction(row));
    }
    Ok(())
}
