//! Decimal text ↔ `Decimal`: what a person types or pastes, and how the page prints it.
//!
//! The locale arrives as two characters, which the page asks the browser for; the crate holds no
//! locale data.

pub use super::format::Style;
pub use super::number_error::NumberError;
pub use super::parse::{Kind, Reading, parse};
pub use super::significant::significant;
pub use super::tick::{Toward, default_tick, on_tick};
pub use super::typed::typed;

/// The two characters of a locale's numbers; they differ from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separators {
    /// Between whole part and fraction: `.` in English, `,` in German.
    pub decimal: char,
    /// Between groups of thousands: `,` in English, U+202F in French.
    pub group: char,
}

impl Separators {
    /// English: `1,234.5`.
    pub const EN: Self = Self {
        decimal: '.',
        group: ',',
    };
}

/// `text` as the locale writes it; text that is no number stays as it is.
#[must_use]
pub fn pretty(text: &str, kind: Kind, separators: Separators) -> String {
    let style = Style { separators };
    match (parse(text, kind, separators), kind) {
        (Ok(reading), Kind::Percent) => style.editable_percent(reading.value),
        (Ok(reading), _) => style.editable(reading.value),
        (Err(_), _) => text.to_owned(),
    }
}
