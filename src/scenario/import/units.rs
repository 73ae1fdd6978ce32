//! Tables whose floors count contracts or coins of a value that the text does not tell.

use super::{LARGEST, TierPasteError, TierTable, Unit};
use crate::margin::schedule::Key;
use crate::num::checked;
use crate::words::inputs::tiers as words;
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
            let message = words::must_be_above_zero(self.asked());
            return Err(TierPasteError::new(line, message));
        }
        let limit = self.limit.iter_mut();
        let ends = self
            .tiers
            .iter_mut()
            .flat_map(|tier| [&mut tier.floor, &mut tier.deduction]);
        for amount in ends.chain(limit) {
            let product = checked::product(*amount, value).filter(|product| *product <= LARGEST);
            let message = words::TOO_LARGE_WITH_THIS_VALUE;
            let product = product.ok_or_else(|| TierPasteError::new(line, message))?;
            *amount = product.normalize();
        }
        self.unit = Unit::Known;
        Ok(self)
    }

    /// That nothing is left to ask for.
    pub(super) fn check_unit(&self) -> Result<(), TierPasteError> {
        let message = match self.unit {
            Unit::Known => return Ok(()),
            Unit::Contracts => words::contracts_count(self.asked()),
            Unit::Coins => words::coins_count(self.asked()),
        };
        let line = self.lines.first().copied().unwrap_or(1);
        Err(TierPasteError::new(line, message))
    }

    /// What [`TierTable::with_contract_value`] takes, in words.
    fn asked(&self) -> &'static str {
        match (self.unit, self.key) {
            (Unit::Coins, _) => words::PRICE_OF_A_COIN,
            (_, Some(Key::Notional)) => words::VALUE_OF_A_CONTRACT,
            _ => words::COINS_IN_A_CONTRACT,
        }
    }
}
