//! Numbers as the page prints them.

use rust_decimal::{Decimal, RoundingStrategy};

use super::checked;
use super::significant::significant;
use super::text::Separators;
use super::tick::{Toward, on_tick};

/// U+2212: as wide as a plus, and never broken from its number.
const MINUS: char = '\u{2212}';
/// U+202F: the narrow no-break space before a per cent sign.
const THIN_SPACE: char = '\u{202F}';
/// Money from here on is printed without decimals.
const WHOLE_MONEY: Decimal = Decimal::ONE_HUNDRED;

/// How numbers are printed: every function returns text for people, grouped by thousands, with
/// U+2212 for losses and no sign on what prints as zero. [`Style::raw`] alone is for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The locale's two characters.
    pub separators: Separators,
}

impl Style {
    /// English: `−1,234.5`.
    pub const EN: Self = Self {
        separators: Separators::EN,
    };

    /// `value` with exactly `decimals` decimals, rounded half away from zero: `1,234.50`.
    #[must_use]
    pub fn fixed(&self, value: Decimal, decimals: u32) -> String {
        self.write(half_away(value, decimals), decimals, "")
    }

    /// Every digit of `value`, without trailing zeros and without rounding: for exact figures.
    #[must_use]
    pub fn plain(&self, value: Decimal) -> String {
        self.write(value.normalize(), 0, "")
    }

    /// Every digit for JSON and links: `-1234.5`, ASCII minus and point, no groups, no trailing
    /// zeros, no rounding.
    #[must_use]
    pub fn raw(value: Decimal) -> String {
        // `normalize` also turns -0 into 0.
        value.normalize().to_string()
    }

    /// As [`Style::fixed`], with `+` on gains: `+300.00`, `−300.00`, `0.00`.
    #[must_use]
    pub fn signed(&self, value: Decimal, decimals: u32) -> String {
        let rounded = half_away(value, decimals);
        self.write(rounded, decimals, plus(rounded))
    }

    /// A fraction as per cent, U+202F before the sign: −0.0955 with two decimals is `−9.55 %`.
    ///
    /// Rounded half away from zero. A fraction beyond 10²⁶ prints as the largest `Decimal`.
    #[must_use]
    pub fn percent(&self, fraction: Decimal, decimals: u32) -> String {
        let rounded = hundredfold(half_away(fraction, decimals.saturating_add(2)));
        with_percent_sign(self.write(rounded, decimals, ""))
    }

    /// As [`Style::percent`], with `+` on gains.
    #[must_use]
    pub fn percent_signed(&self, fraction: Decimal, decimals: u32) -> String {
        let rounded = hundredfold(half_away(fraction, decimals.saturating_add(2)));
        with_percent_sign(self.write(rounded, decimals, plus(rounded)))
    }

    /// An amount of money in prose, without its unit: two decimals below 100, none from 100 on,
    /// and `0` for what would print as `0.00`. Rounded half away from zero.
    #[must_use]
    pub fn money(&self, value: Decimal) -> String {
        let cents = half_away(value, 2);
        // Judged after rounding: 99.996 is 100, not 100.00.
        if cents.is_zero() || cents.abs() >= WHOLE_MONEY {
            self.fixed(value, 0)
        } else {
            self.write(cents, 2, "")
        }
    }

    /// A price put on its tick by [`on_tick`], with the tick's decimals: `54,271.4` on 0.1.
    #[must_use]
    pub fn price_on_tick(&self, value: Decimal, tick: Decimal, toward: Toward) -> String {
        let decimals = tick.normalize().scale();
        self.write(on_tick(value, tick, toward).normalize(), decimals, "")
    }

    /// `digits` significant figures (at least one), rounded half away from zero, without trailing
    /// zeros: `0.066667`, `54,271.4`, `60,000`.
    #[must_use]
    pub fn significant(&self, value: Decimal, digits: u32) -> String {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        self.plain(significant(value, digits, strategy))
    }

    /// A leverage: `10x` where chosen (no decimals), `10.0x` where measured. Rounded half away
    /// from zero.
    #[must_use]
    pub fn leverage(&self, value: Decimal, decimals: u32) -> String {
        let mut text = self.fixed(value, decimals);
        text.push('x');
        text
    }

    /// How a number goes back into its field when the field loses focus: every digit, grouped, no
    /// trailing zeros. Law: parsing it as an amount or a leverage in the same locale gives `value`
    /// back.
    ///
    /// `60,000` still counts as ambiguous to the parser, since another locale reads 60: the page
    /// shows the reading under what was typed, not under what it wrote itself.
    #[must_use]
    pub fn editable(&self, value: Decimal) -> String {
        self.plain(value)
    }

    /// As [`Style::editable`] for a field of per cents, without the sign: the fraction 0.005 is
    /// `0.5`. Same law with `Kind::Percent`, for fractions below 10²⁶.
    #[must_use]
    pub fn editable_percent(&self, fraction: Decimal) -> String {
        self.plain(hundredfold(fraction.normalize()))
    }

    /// `value` as it stands, padded to `decimals`; `plus` goes before it when it is no loss.
    fn write(&self, value: Decimal, decimals: u32, plus: &str) -> String {
        let digits = value.array_string();
        let digits = digits.as_ref().trim_start_matches('-');
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let padding = (decimals as usize).saturating_sub(fraction.len());
        // Three bytes a separator and the sign; nothing grows afterwards.
        let mut text = String::with_capacity(digits.len() + whole.len() + padding + 8);
        if value.is_sign_negative() && !value.is_zero() {
            text.push(MINUS);
        } else {
            text.push_str(plus);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(self.separators.group);
            }
            text.push(digit);
        }
        if fraction.len() + padding > 0 {
            text.push(self.separators.decimal);
            text.push_str(fraction);
            text.extend(std::iter::repeat_n('0', padding));
        }
        text
    }
}

fn half_away(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

fn plus(rounded: Decimal) -> &'static str {
    if rounded.is_zero() { "" } else { "+" }
}

fn with_percent_sign(mut text: String) -> String {
    text.push(THIN_SPACE);
    text.push('%');
    text
}

/// A hundred times `value`, exactly; the largest `Decimal` of its sign when that is too much.
fn hundredfold(mut value: Decimal) -> Decimal {
    let scale = value.scale();
    if scale >= 2 && value.set_scale(scale - 2).is_ok() {
        return value;
    }
    // A tenth has one digit to give: 0.1 is 10, not 10.0.
    let rest = if scale == 1 && value.set_scale(0).is_ok() {
        Decimal::TEN
    } else {
        Decimal::ONE_HUNDRED
    };
    checked::product(value, rest).unwrap_or(if value.is_sign_negative() {
        Decimal::MIN
    } else {
        Decimal::MAX
    })
}
