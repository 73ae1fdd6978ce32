//! What is wrong with a number that was typed, in words.

use super::parse::Kind;

/// Digits, and decimals, that every `Decimal` can have.
const MOST_DIGITS: usize = 28;

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

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
            Self::Empty => "Type a number.".into(),
            Self::NoDigits => "There is no digit here yet.".into(),
            Self::NotFinite => "This must be a finite number.".into(),
            Self::Separator {
                separator,
                position,
            } => format!(
                "{} is {}, which fits no way of grouping digits. Write 1,000.50 or 1000.50.",
                place(*position),
                separator_name(*separator)
            ),
            Self::Character {
                character,
                position,
                ..
            } => character_message(*character, *position),
            Self::Word { word } => format!(
                "\u{201C}{word}\u{201D} is not a unit that is known here. Type the number alone."
            ),
            Self::Unit { unit, kind } => {
                let field = match kind {
                    Kind::Amount => "An amount",
                    Kind::Percent => "A percentage",
                    Kind::Leverage => "A leverage",
                };
                format!("{field} takes no \u{201C}{unit}\u{201D}. Type the number alone.")
            }
            Self::TooManyDigits { digits } if *digits <= MOST_DIGITS => {
                format!("This has more than {MOST_DIGITS} decimals, and none is rounded away.")
            }
            Self::TooManyDigits { digits } => format!(
                "This has {digits} digits; {MOST_DIGITS} can be kept, and none is rounded away."
            ),
            Self::TooLarge => "This is too large to calculate with.".into(),
            Self::TooSmall => "This is too small to tell from zero.".into(),
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

/// "The second character", "Character 13".
fn place(position: usize) -> String {
    match ORDINALS.get(position.wrapping_sub(1)) {
        Some(ordinal) => format!("The {ordinal} character"),
        None => format!("Character {position}"),
    }
}

fn separator_name(separator: char) -> &'static str {
    match separator {
        '.' | '\u{FF0E}' => "a point",
        ',' | '\u{FF0C}' | '\u{66B}' | '\u{66C}' => "a comma",
        '\'' | '\u{2019}' | '\u{FF07}' => "an apostrophe",
        space if space.is_whitespace() => "a space",
        _ => "a separator",
    }
}

fn character_message(character: char, position: usize) -> String {
    let place = place(position);
    match character {
        'o' | 'O' => format!("{place} is the letter {character}, not the digit 0."),
        'l' | 'I' => format!("{place} is the letter {character}, not the digit 1."),
        letter if letter.is_alphabetic() => format!("{place} is the letter {letter}."),
        digit if digit.is_ascii_digit() => {
            format!("{place} is the digit {digit}, where the number should have ended.")
        }
        mark if mark.is_control() || mark.is_whitespace() || is_unseen(mark) => {
            format!("{place} cannot be seen (U+{:04X}).", u32::from(mark))
        }
        mark => format!("{place} is \u{201C}{mark}\u{201D}, which has no place in a number."),
    }
}

/// Zero-width characters, which pasted text carries along.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}
