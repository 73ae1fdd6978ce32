//! What is wrong with a number that was typed.

pub const EMPTY: &str = "Type a number.";
pub const NO_DIGITS: &str = "There is no digit here yet.";
pub const NOT_FINITE: &str = "This must be a finite number.";
pub const TOO_LARGE: &str = "This is too large to calculate with.";
pub const TOO_SMALL: &str = "This is too small to tell from zero.";

/// What separates digits.
pub const POINT: &str = "a point";
pub const COMMA: &str = "a comma";
pub const APOSTROPHE: &str = "an apostrophe";
pub const SPACE: &str = "a space";
pub const SEPARATOR: &str = "a separator";

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// "The second character", "Character 13": what the sentences about a character begin with.
pub fn place(position: usize) -> String {
    match ORDINALS.get(position.wrapping_sub(1)) {
        Some(ordinal) => format!("The {ordinal} character"),
        None => format!("Character {position}"),
    }
}

pub fn separator(place: &str, separator: &str) -> String {
    format!(
        "{place} is {separator}, which fits no way of grouping digits. Write 1,000.50 or 1000.50."
    )
}

pub fn word(word: &str) -> String {
    format!("\u{201C}{word}\u{201D} is not a unit that is known here. Type the number alone.")
}

pub fn unit_of_amount(unit: &str) -> String {
    format!("An amount takes no \u{201C}{unit}\u{201D}. Type the number alone.")
}

pub fn unit_of_percentage(unit: &str) -> String {
    format!("A percentage takes no \u{201C}{unit}\u{201D}. Type the number alone.")
}

pub fn unit_of_leverage(unit: &str) -> String {
    format!("A leverage takes no \u{201C}{unit}\u{201D}. Type the number alone.")
}

pub fn too_many_decimals(most: &str) -> String {
    format!("This has more than {most} decimals, and none is rounded away.")
}

pub fn too_many_digits(digits: &str, most: &str) -> String {
    format!("This has {digits} digits; {most} can be kept, and none is rounded away.")
}

pub fn letter_for_zero(place: &str, letter: &str) -> String {
    format!("{place} is the letter {letter}, not the digit 0.")
}

pub fn letter_for_one(place: &str, letter: &str) -> String {
    format!("{place} is the letter {letter}, not the digit 1.")
}

pub fn letter(place: &str, letter: &str) -> String {
    format!("{place} is the letter {letter}.")
}

pub fn digit_after_end(place: &str, digit: &str) -> String {
    format!("{place} is the digit {digit}, where the number should have ended.")
}

pub fn unseen(place: &str, code: &str) -> String {
    format!("{place} cannot be seen ({code}).")
}

pub fn mark(place: &str, mark: &str) -> String {
    format!("{place} is \u{201C}{mark}\u{201D}, which has no place in a number.")
}
