//! Tables whose floors count contracts or coins of a value that the text does not tell.

use super::{LARGEST, TierPasteError, TierTable, Unit};
use crate::margin::schedule::Key;
use crate::num::checked;
use rust_decimal::Decimal;

impl TierTable {
    /// The table with floors, amounts and limit times `value`: the coins in one contract where
    /// [`TierTable::key`] is the size, its value in quote currency where it is the notional, and the
    /// price of one coin where the unit is [`Unit::Coins`]. A table whose unit is known stays as it is.
    ///
    /// # Errors
    ///
    /// A value that is not above 0, or that makes floors too large to compute with.
    pub fn with_contract_value(mut self, value: Decimal) -> Result<Self, TierPasteError> {
        if self.unit == Unit::Known {
            return Ok(self);
        }
        let line = self.lines.first().copied().unwrap_or(1);
        if value <= Decimal::ZERO {
            let message = format!("{} must be above 0.", self.asked());
            return Err(TierPasteError::new(line, message));
        }
        let limit = self.limit.iter_mut();
        let ends = self
            .tiers
            .iter_mut()
            .flat_map(|tier| [&mut tier.floor, &mut tier.deduction]);
        for amount in ends.chain(limit) {
            let product = checked::product(*amount, value).filter(|product| *product <= LARGEST);
            let message = "With this value the tiers are too large to compute with.";
            let product = product.ok_or_else(|| TierPasteError::new(line, message))?;
            *amount = product.normalize();
        }
        self.unit = Unit::Known;
        Ok(self)
    }

    /// That nothing is left to ask for.
    pub(super) fn check_unit(&self) -> Result<(), TierPasteError> {
        let counted = match self.unit {
            Unit::Known => return Ok(()),
            Unit::Contracts => "contracts",
            Unit::Coins => "coins",
        };
        let line = self.lines.first().copied().unwrap_or(1);
        let asked = self.asked();
        let message = format!("These tiers count {counted}. {asked} is needed to use them.");
        Err(TierPasteError::new(line, message))
    }

    /// What [`TierTable::with_contract_value`] takes, in words.
    fn asked(&self) -> &'static str {
        match (self.unit, self.key) {
            (Unit::Coins, _) => "The price of a coin",
            (_, Some(Key::Notional)) => "The value of one contract",
            _ => "The number of coins in one contract",
        }
    }
}
