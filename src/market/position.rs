//! What is held: positions and collateral.

use rust_decimal::Decimal;

/// Long gains when the price rises, short when it falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Bought.
    Long,
    /// Sold.
    Short,
}

impl Side {
    /// +1 for long, −1 for short.
    pub const fn sign(self) -> Decimal {
        match self {
            Self::Long => Decimal::ONE,
            Self::Short => Decimal::NEGATIVE_ONE,
        }
    }
}

/// A linear contract held: its profit is paid in the quote currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Index of the instrument; prices and betas are kept in the same order.
    pub instrument: usize,
    /// Long or short.
    pub side: Side,
    /// Amount of the base coin, positive.
    pub size: Decimal,
    /// Size × entry price in quote currency, kept as typed so that a size found by division
    /// does not disturb it.
    pub entry_notional: Decimal,
    /// Leverage chosen at opening, at least 1.
    pub leverage: Decimal,
    /// Index of the contract rules it is judged by.
    pub rules: usize,
}

impl Position {
    /// Average entry price, quote currency.
    pub fn entry(&self) -> Decimal {
        self.entry_notional
            .checked_div(self.size)
            .unwrap_or_default()
    }

    /// Size with the sign of the side.
    pub fn signed_size(&self) -> Decimal {
        self.size * self.side.sign()
    }

    /// Unrealised profit or loss at `price`, quote currency.
    pub fn pnl(&self, price: Decimal) -> Decimal {
        (self.size * price - self.entry_notional) * self.side.sign()
    }

    /// Price at which the position alone would be bankrupt with its initial margin:
    /// entry × (1 − sign ÷ leverage).
    pub fn opening_bankruptcy_notional(&self) -> Decimal {
        let margin = self
            .entry_notional
            .checked_div(self.leverage)
            .unwrap_or_default();
        self.entry_notional - margin * self.side.sign()
    }
}

/// Coins that back a pool besides its cash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collateral {
    /// Index of the instrument whose mark values the coin.
    pub instrument: usize,
    /// Amount of the coin; negative is a debt.
    pub coins: Decimal,
    /// Fraction of the value that does not count, 0 … 1. A debt is never cut.
    pub haircut: Decimal,
}

impl Collateral {
    /// Coins as they count towards margin.
    pub fn counted(&self) -> Decimal {
        if self.coins.is_sign_negative() {
            self.coins
        } else {
            self.coins * (Decimal::ONE - self.haircut)
        }
    }
}
