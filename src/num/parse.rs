//! From typed text to a `Decimal`, exactly or not at all.

use rust_decimal::Decimal;

use super::number_error::NumberError;
use super::scan::Scan;
use super::separators;
use super::text::Separators;

/// Most digits a `Decimal` can have.
const MOST_DIGITS: i32 = 29;
/// Most decimals a `Decimal` can have.
const MOST_DECIMALS: i32 = 28;

/// What the field holds: which unit may follow the number, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Money, coins or a price: takes `$`, `USDT`, `k`, `m` (always million) and `b`.
    Amount,
    /// Per cents, read as a fraction: `5` and `5%` are both 0.05.
    Percent,
    /// A multiple: takes `x` and `×`.
    Leverage,
}

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The value, with every digit that was typed; per cents as a fraction; zero has no sign.
    pub value: Decimal,
    /// One point or comma followed by exactly three digits, which was read by locale: another
    /// locale reads another number, so the page shows the reading under the field.
    pub ambiguous: bool,
}

/// Reads `text` as a number of a field of this `kind`. Never rounds; bounds are the caller's.
///
/// Separators are read by their pattern wherever that leaves one reading (`1.000,50`, `1 000`,
/// `12,34,567.8`, `0,001`). A single point or comma before exactly three digits is read by
/// `locale`; where the locale uses neither, the point is decimal and the comma groups.
///
/// # Errors
///
/// [`NumberError`] says what is wrong, where, and what may have been meant.
pub fn parse(text: &str, kind: Kind, locale: Separators) -> Result<Reading, NumberError> {
    read(text, kind, locale).map_err(|error| match error {
        NumberError::Character {
            character,
            position,
            ..
        } => NumberError::Character {
            character,
            position,
            repair: repaired(text).filter(|repair| read(repair, kind, locale).is_ok()),
        },
        other => other,
    })
}

fn read(text: &str, kind: Kind, locale: Separators) -> Result<Reading, NumberError> {
    let mut scan = Scan::new(text, locale)?;
    let negative = scan.prefix(kind)?;
    let range = scan.body()?;
    let start = range.start;
    let body = scan.folded(range);
    let layout = separators::layout(body, locale).map_err(|at| scan.misplaced(start + at))?;
    let mut digits = Digits::of(body, layout.decimal);
    let exponent = scan.exponent();
    let multiple = scan.suffix(kind)?;
    let shift = exponent.saturating_add(multiple);
    digits.exponent = digits.exponent.saturating_add(match kind {
        Kind::Percent => shift.saturating_sub(2),
        Kind::Amount | Kind::Leverage => shift,
    });
    Ok(Reading {
        value: digits.value(negative)?,
        ambiguous: layout.ambiguous,
    })
}

/// The text with 0 for the letter o and 1 for l and I up to the first other letter, so that a
/// unit after the number stays; none when there is no digit to vouch that a number was meant.
fn repaired(text: &str) -> Option<String> {
    let text = text.trim();
    let other = |c: char| c.is_alphabetic() && !matches!(c, 'o' | 'O' | 'l' | 'I');
    let (number, rest) = text.split_at(text.find(other).unwrap_or(text.len()));
    number.chars().find(char::is_ascii_digit)?;
    let mut repair = number.replace(['o', 'O'], "0").replace(['l', 'I'], "1");
    repair.push_str(rest);
    (repair != text).then_some(repair)
}

/// Significant digits, without zeros at either end, times ten to the exponent.
struct Digits {
    significant: Vec<u8>,
    exponent: i32,
}

impl Digits {
    /// The digits of a number's body, whose decimal separator is at `decimal`.
    fn of(body: &[char], decimal: Option<usize>) -> Self {
        let value = |c: &char| c.to_digit(10).map(|digit| digit as u8);
        let fraction = decimal.map_or(0, |at| body.len() - at - 1);
        let mut significant: Vec<u8> = body.iter().filter_map(value).collect();
        let total = significant.len();
        let last = significant.iter().rposition(|digit| *digit != 0);
        significant.truncate(last.map_or(0, |at| at + 1));
        let dropped = total - significant.len();
        let leading = significant.iter().take_while(|digit| **digit == 0).count();
        significant.drain(..leading);
        let clamp = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            significant,
            exponent: clamp(dropped).saturating_sub(clamp(fraction)),
        }
    }

    /// The number these digits are, when a `Decimal` holds it exactly.
    fn value(&self, negative: bool) -> Result<Decimal, NumberError> {
        let digits = self.significant.len();
        if digits == 0 {
            return Ok(Decimal::ZERO);
        }
        let count = i32::try_from(digits).unwrap_or(i32::MAX);
        let whole = count.saturating_add(self.exponent);
        if whole > MOST_DIGITS {
            return Err(NumberError::TooLarge);
        }
        if whole <= -MOST_DECIMALS {
            return Err(NumberError::TooSmall);
        }
        if count > MOST_DIGITS || self.exponent < -MOST_DECIMALS {
            return Err(NumberError::TooManyDigits { digits });
        }
        let zeros = self.exponent.max(0).unsigned_abs();
        let integer = self
            .significant
            .iter()
            .fold(0, |sum, digit| sum * 10 + i128::from(*digit))
            * 10_i128.pow(zeros);
        let signed = if negative { -integer } else { integer };
        let scale = self.exponent.min(0).unsigned_abs();
        Decimal::try_from_i128_with_scale(signed, scale).map_err(|_| match scale {
            0 => NumberError::TooLarge,
            _ => NumberError::TooManyDigits { digits },
        })
    }
}
