//! Reads typed fields into numbers within bounds, collecting what is wrong and what was ambiguous.

use super::edit::{Edit, Field};
use super::report::{FieldError, Fix};
use crate::num::text::{Kind, NumberError, Separators, Style, parse};
use crate::words::inputs::fields as words;
use rust_decimal::{Decimal, dec};

/// What a number may be.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    kind: Kind,
    /// Smallest allowed.
    low: Decimal,
    /// Largest allowed.
    high: Decimal,
}

impl Bounds {
    /// Prices, quote currency.
    pub const PRICE: Self = Self::new(Kind::Amount, dec!(0.000000001), dec!(1_000_000_000));
    /// Coins.
    pub const SIZE: Self = Self::new(Kind::Amount, dec!(0.000000001), dec!(1_000_000_000_000));
    /// Money that must be there.
    pub const MONEY: Self = Self::new(Kind::Amount, dec!(0.00000001), dec!(1_000_000_000_000));
    /// Money that may be nothing.
    pub const BALANCE: Self = Self::new(Kind::Amount, Decimal::ZERO, dec!(1_000_000_000_000));
    /// Coins held or owed.
    pub const COINS: Self = Self::new(
        Kind::Amount,
        dec!(-1_000_000_000_000),
        dec!(1_000_000_000_000),
    );
    /// Leverage.
    pub const LEVERAGE: Self = Self::new(Kind::Leverage, Decimal::ONE, dec!(1000));
    /// A share, per cent.
    pub const SHARE: Self = Self::new(Kind::Percent, Decimal::ZERO, Decimal::ONE);
    /// A fee, per cent.
    pub const FEE: Self = Self::new(Kind::Percent, Decimal::ZERO, dec!(0.1));
    /// What a forced order loses on its fill, per cent.
    pub const SLIPPAGE: Self = Self::new(Kind::Percent, Decimal::ZERO, dec!(0.5));
    /// A funding rate, per cent.
    pub const FUNDING: Self = Self::new(Kind::Percent, dec!(-0.1), dec!(0.1));
    /// Hours between settlements.
    pub const HOURS: Self = Self::new(Kind::Amount, Decimal::ONE, dec!(168));
    /// A joint move, per cent.
    pub const MOVE: Self = Self::new(Kind::Percent, dec!(-0.9999), dec!(10));
    /// A beta.
    pub const BETA: Self = Self::new(Kind::Amount, dec!(-100), dec!(100));

    /// Bounds for one kind of number.
    pub const fn new(kind: Kind, low: Decimal, high: Decimal) -> Self {
        Self { kind, low, high }
    }
}

/// Collects errors and readings while a form is read.
#[derive(Debug)]
pub struct Reader {
    /// Separators and figures of the reader's locale.
    pub style: Style,
    /// What is wrong, in order of reading.
    pub errors: Vec<FieldError>,
    /// How ambiguous texts were read.
    pub readings: Vec<(Field, String)>,
    /// The account's currency, for messages and symbols.
    pub currency: String,
}

impl Reader {
    /// An empty collection for a locale.
    pub fn new(separators: Separators, currency: &str) -> Self {
        Self {
            currency: currency.trim().to_ascii_uppercase(),
            style: Style { separators },
            errors: Vec::new(),
            readings: Vec::new(),
        }
    }

    /// Notes an error without a repair.
    pub fn wrong(&mut self, field: Field, message: impl Into<String>) {
        self.wrong_with(field, message, None);
    }

    /// Notes an error with its repair.
    pub fn wrong_with(&mut self, field: Field, message: impl Into<String>, fix: Option<Fix>) {
        self.errors.push(FieldError {
            field,
            message: message.into(),
            fix,
        });
    }

    /// The number typed in `field`; none, with an error, when it is not one within bounds.
    pub fn number(&mut self, field: Field, text: &str, bounds: Bounds) -> Option<Decimal> {
        match parse(text, bounds.kind, self.style.separators) {
            Ok(reading) => {
                let shown = self.shown(bounds.kind, reading.value);
                if reading.ambiguous {
                    let shown = match text.trim() == shown {
                        true => self.evident(&shown),
                        false => shown,
                    };
                    self.readings.push((field, words::read_as(&shown)));
                }
                self.within(field, reading.value, bounds)
            }
            Err(error) => {
                self.refuse(field, &error, bounds);
                None
            }
        }
    }

    /// As [`Self::number`], with `otherwise` for an empty field.
    pub fn number_or(
        &mut self,
        field: Field,
        text: &str,
        bounds: (Bounds, Decimal),
    ) -> Option<Decimal> {
        if text.trim().is_empty() {
            return Some(bounds.1);
        }
        self.number(field, text, bounds.0)
    }

    /// The same number with more decimals, so that it is seen which sign is the decimal one.
    fn evident(&self, shown: &str) -> String {
        let decimal = self.style.separators.decimal;
        let mut text = shown.to_owned();
        if !text.contains(decimal) {
            text.push(decimal);
            text.push('0');
        }
        text.push('0');
        text
    }

    fn shown(&self, kind: Kind, value: Decimal) -> String {
        match kind {
            Kind::Percent => self.style.editable_percent(value),
            Kind::Amount | Kind::Leverage => self.style.editable(value),
        }
    }

    fn within(&mut self, field: Field, value: Decimal, bounds: Bounds) -> Option<Decimal> {
        let nearest = value.clamp(bounds.low, bounds.high);
        if nearest == value {
            return Some(value);
        }
        let unit = if bounds.kind == Kind::Percent {
            "\u{202f}%"
        } else {
            ""
        };
        let text = self.shown(bounds.kind, nearest);
        let bound = [&text, unit].concat();
        let message = match value < bounds.low {
            true if value.is_zero() => words::must_be_above_zero(&bound),
            true => words::too_small(&bound),
            false => words::too_large(&bound),
        };
        let fix = (nearest == bounds.high || bounds.kind == Kind::Leverage).then(|| Fix {
            label: words::use_this(&bound),
            edit: Edit::Text(field, text),
        });
        self.wrong_with(field, message, fix);
        None
    }

    fn refuse(&mut self, field: Field, error: &NumberError, bounds: Bounds) {
        let repaired = error
            .repair()
            .and_then(|text| parse(&text, bounds.kind, self.style.separators).ok());
        let fix = repaired.map(|reading| {
            let text = self.shown(bounds.kind, reading.value);
            Fix {
                label: words::use_this(&text),
                edit: Edit::Text(field, text),
            }
        });
        self.wrong_with(field, error.message(), fix);
    }
}
