//! What is held.

use crate::num::piecewise::Line;
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

/// In what a contract is sized and pays.
///
/// Both are coins and cash: profit is sign × (size × price − entry notional) in quote currency. They
/// differ in what stays fixed as the price moves: the coins of a linear contract, the quote currency of
/// an inverse one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// So many coins; profit is paid in the quote currency. Leveraged spot is linear too.
    #[default]
    Linear,
    /// So much quote currency; profit is paid in the coin.
    Inverse,
}

/// A contract held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Index of the instrument; prices and betas are kept in the same order.
    pub instrument: usize,
    /// Long or short.
    pub side: Side,
    /// Linear or inverse.
    pub kind: Kind,
    /// Amount of the base coin, positive; of an inverse contract its worth in coins at the entry.
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

    /// Entry notional ÷ leverage, quote currency: the margin that is linked to size and notional.
    pub fn levered(&self) -> Decimal {
        self.entry_notional
            .checked_div(self.leverage)
            .unwrap_or(self.entry_notional)
    }

    /// Size with the sign of the side: the coins that equity moves with.
    pub fn signed_size(&self) -> Decimal {
        self.size * self.side.sign()
    }

    /// Worth of the contract at `price`, quote currency.
    pub fn notional(&self, price: Decimal) -> Decimal {
        match self.kind {
            Kind::Linear => self.size * price,
            Kind::Inverse => self.entry_notional,
        }
    }

    /// Unrealised profit or loss at `price`, quote currency.
    pub fn pnl(&self, price: Decimal) -> Decimal {
        (self.size * price - self.entry_notional) * self.side.sign()
    }

    /// Unrealised profit or loss along a price: a line.
    pub fn pnl_along(&self, price: Line) -> Line {
        (price.scale(self.size) - Line::flat(self.entry_notional)).scale(self.side.sign())
    }

    /// Whether the other one is of the same market, side, kind and rules: a venue holds both as one.
    pub fn merges_with(&self, other: &Self) -> bool {
        let of = |held: &Self| (held.instrument, held.side, held.kind, held.rules);
        of(self) == of(other)
    }
}
