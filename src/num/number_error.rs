//! What is wrong with a number that was typed, in words.

use super::parse::Kind;
use crate::words::numbers as words;

/// Digits, and decimals, that every `Decimal` can have.
const MOST_DIGITS: usize = 28;

/// Why a text is not a number that this field takes.
///
/// Positions count from 1, over the text without the spaces around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing but spaces.
    Empty,
    /// Signs and units around no digit at all: `-`, `$`.
    NoDigits,
    /// `NaN`, `inf` and the like.
    NotFinite,
    /// A separator that fits no way of grouping digits.
    Separator {
        /// The separator as typed.
        separator: char,
        /// Its position, from 1.
        position: usize,
    },
    /// A character that has no place in a number.
    Character {
        /// The character as typed.
        character: char,
        /// Its position, from 1.
        position: usize,
        /// The text with 0 for the letter o and 1 for l and I, when that is a number.
        repair: Option<String>,
    },
    /// A word after the number that is neither a multiple nor a unit.
    Word {
        /// The word as typed.
        word: String,
    },
    /// A unit or multiple that belongs to another kind of field: `%` in an amount.
    Unit {
        /// The unit as typed.
        unit: String,
        /// The kind of field.
        kind: Kind,
    },
    /// More significant digits than `Decimal` holds; the rest would have to be rounded away.
    TooManyDigits {
        /// How many significant digits were typed.
        digits: usize,
    },
    /// Beyond the largest `Decimal`, about 7.9 × 10²⁸.
    TooLarge,
    /// Not zero, yet below the smallest `Decimal`, 10⁻²⁸.
    TooSmall,
}

impl NumberError {
    /// One or two plain English sentences for the line under the field.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Empty => words::EMPTY.into(),
            Self::NoDigits => words::NO_DIGITS.into(),
            Self::NotFinite => words::NOT_FINITE.into(),
            Self::Separator {
                separator,
                position,
            } => words::separator(&words::place(*position), separator_name(*separator)),
            Self::Character {
                character,
                position,
                ..
            } => character_message(*character, *position),
            Self::Word { word } => words::word(word),
            Self::Unit { unit, kind } => match kind {
                Kind::Amount => words::unit_of_amount(unit),
                Kind::Percent => words::unit_of_percentage(unit),
                Kind::Leverage => words::unit_of_leverage(unit),
            },
            Self::TooManyDigits { digits } if *digits <= MOST_DIGITS => {
                words::too_many_decimals(&MOST_DIGITS.to_string())
            }
            Self::TooManyDigits { digits } => {
                words::too_many_digits(&digits.to_string(), &MOST_DIGITS.to_string())
            }
            Self::TooLarge => words::TOO_LARGE.into(),
            Self::TooSmall => words::TOO_SMALL.into(),
        }
    }

    /// A text that parses, to be offered as "use 60,000"; none when the mistake is not plain.
    #[must_use]
    pub fn repair(&self) -> Option<String> {
        match self {
            Self::Character { repair, .. } => repair.clone(),
            _ => None,
        }
    }
}

fn separator_name(separator: char) -> &'static str {
    match separator {
        '.' | '\u{FF0E}' => words::POINT,
        ',' | '\u{FF0C}' | '\u{66B}' | '\u{66C}' => words::COMMA,
        '\'' | '\u{2019}' | '\u{FF07}' => words::APOSTROPHE,
        space if space.is_whitespace() => words::SPACE,
        _ => words::SEPARATOR,
    }
}

fn character_message(character: char, position: usize) -> String {
    let place = &words::place(position);
    let typed = &character.to_string();
    match character {
        'o' | 'O' => words::letter_for_zero(place, typed),
        'l' | 'I' => words::letter_for_one(place, typed),
        letter if letter.is_alphabetic() => words::letter(place, typed),
        digit if digit.is_ascii_digit() => words::digit_after_end(place, typed),
        mark if mark.is_control() || mark.is_whitespace() || is_unseen(mark) => {
            words::unseen(place, &format!("U+{:04X}", u32::from(mark)))
        }
        _ => words::mark(place, typed),
    }
}

/// Zero-width characters, which pasted text carries along.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}
