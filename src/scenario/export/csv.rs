//! A table for programs as CSV.

use super::{Sheet, Value};
use crate::num::text::{Style, significant};
use rust_decimal::{Decimal, RoundingStrategy};

/// Digits of a number: as many as a spreadsheet keeps.
const DIGITS: u32 = 15;

/// What stands between two cells. The decimal separator is a point with both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// Where numbers have a decimal point.
    Comma,
    /// For programs that take a comma for the decimal one.
    Semicolon,
}

/// The rows of the bars in sight as CSV, after a line with a `#` for each note.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe; only numbers begin with a sign.
pub fn csv(
    sheet: &Sheet,
    bars: Option<(u32, u32)>,
    (separator, notes): (Separator, &[String]),
) -> String {
    let between = match separator {
        Separator::Comma => ',',
        Separator::Semicolon => ';',
    };
    let mut out = String::new();
    for note in notes {
        out.push_str("# ");
        comment(&mut out, note);
        out.push_str("\r\n");
    }
    for (place, head) in sheet.heads.iter().enumerate() {
        if place > 0 {
            out.push(between);
        }
        text(&mut out, head);
    }
    out.push_str("\r\n");
    for row in sheet.within(bars) {
        for (place, value) in row.iter().enumerate() {
            if place > 0 {
                out.push(between);
            }
            match value {
                Value::Empty => {}
                Value::Number(number) => out.push_str(&written(*number)),
                Value::Text(words) => text(&mut out, words),
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn written(number: Decimal) -> String {
    let strategy = RoundingStrategy::MidpointNearestEven;
    Style::raw(significant(number, DIGITS, strategy))
}

/// Whether a spreadsheet takes a cell that begins so for a formula.
fn is_formula(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t')
}

fn text(out: &mut String, words: &str) {
    let words = plain(words);
    let quoted = words.contains([',', ';', '"']);
    if quoted {
        out.push('"');
    }
    if words.trim_start().starts_with(is_formula) {
        out.push('\'');
    }
    for letter in words.chars() {
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
    if quoted {
        out.push('"');
    }
}

/// A spreadsheet cuts a note into cells too: none of them begins like a formula. In a link the sign is
/// written as its code, which reads the same.
fn comment(out: &mut String, note: &str) {
    let is_link = note.contains("#v=");
    let mut begins = false;
    for letter in plain(note).chars() {
        if begins && is_formula(letter) {
            match (is_link, letter) {
                (true, '-') => out.push_str("%2D"),
                (true, '+') => out.push_str("%2B"),
                (true, '@') => out.push_str("%40"),
                (true, '=') => out.push_str("%3D"),
                _ => {
                    out.push('\'');
                    out.push(letter);
                }
            }
        } else if letter != '"' {
            out.push(letter);
        }
        begins = matches!(letter, ',' | ';' | '\t') || (begins && letter == ' ');
    }
}

/// On one line, and in signs that programs read which do not know that the file is UTF-8.
fn plain(words: &str) -> String {
    let letter = |letter: char| match letter {
        '\u{2212}' | '–' => '-',
        '’' => '\'',
        '\u{202f}' | '\u{a0}' => ' ',
        letter if letter.is_control() => ' ',
        letter => letter,
    };
    words.chars().map(letter).collect()
}
