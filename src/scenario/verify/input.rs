//! Words of a case file as numbers, within bounds that the engine's arithmetic cannot leave.

use super::Unread;
use super::read::{Case, Entry};
use rust_decimal::{Decimal, dec};

/// Largest number that a case file may hold.
const MOST: Decimal = dec!(1_000_000_000);
/// Smallest number above zero that may be divided by.
const LEAST: Decimal = dec!(0.000_000_001);

/// A decimal, or a fraction of two.
pub fn number(text: &str) -> Option<Decimal> {
    let plain = |text: &str| {
        let value: Decimal = text.parse().ok()?;
        (value.abs() <= MOST).then_some(value)
    };
    match text.split_once('/') {
        Some((part, whole)) => {
            let whole = plain(whole).filter(|whole| whole.abs() >= LEAST)?;
            plain(part)?
                .checked_div(whole)
                .filter(|value| value.abs() <= MOST)
        }
        None => plain(text),
    }
}

impl<'a> Entry<'a> {
    /// This line with what is wrong in it.
    pub fn wrong(&self, what: &str) -> Unread {
        Unread {
            line: self.line,
            what: what.to_owned(),
        }
    }

    /// The word at this place.
    pub fn word(&self, index: usize) -> Result<&'a str, Unread> {
        let word = self.words.get(index).copied();
        word.ok_or_else(|| self.wrong("a word is missing"))
    }

    /// The number at this place.
    pub fn at(&self, index: usize) -> Result<Decimal, Unread> {
        number(self.word(index)?).ok_or_else(|| self.wrong("not a number"))
    }

    /// The number at this place, above zero.
    pub fn positive(&self, index: usize) -> Result<Decimal, Unread> {
        self.above_zero(self.at(index)?)
    }

    /// Whether a word stands in the line.
    pub fn says(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    /// What stands behind `name=`.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        let of = |word: &&'a str| word.strip_prefix(name)?.strip_prefix('=');
        self.words.iter().find_map(of)
    }

    /// The number behind `name=`, if it stands there.
    pub fn get(&self, name: &str) -> Result<Option<Decimal>, Unread> {
        match self.text(name) {
            Some(text) => match number(text) {
                Some(value) => Ok(Some(value)),
                None => Err(self.wrong("not a number")),
            },
            None => Ok(None),
        }
    }

    /// A number that must lie above zero, and not so close that dividing by it leaves the bounds.
    pub fn above_zero(&self, value: Decimal) -> Result<Decimal, Unread> {
        match value >= LEAST && value <= MOST {
            true => Ok(value),
            false => Err(self.wrong("not above zero, or too large")),
        }
    }
}

impl<'a> Case<'a> {
    /// Lines of one kind.
    pub fn lines(&self, head: &str) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(move |entry| entry.head == head)
    }

    /// Whether a word stands in a `with` line.
    pub fn says(&self, word: &str) -> bool {
        self.lines("with").any(|entry| entry.says(word))
    }

    /// What stands behind `name=` in the last `with` line that has it.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.lines("with")
            .filter_map(|entry| entry.text(name))
            .last()
    }

    /// The number behind `name=` in the last `with` line that has it.
    pub fn get(&self, name: &str) -> Result<Option<Decimal>, Unread> {
        let mut found = None;
        for entry in self.lines("with") {
            found = entry.get(name)?.or(found);
        }
        Ok(found)
    }

    /// The same, zero where it is not said.
    pub fn or_zero(&self, name: &str) -> Result<Decimal, Unread> {
        Ok(self.get(name)?.unwrap_or_default())
    }

    /// The case with what is wrong in it.
    pub fn wrong(&self, what: &str) -> Unread {
        Unread {
            line: self.line,
            what: what.to_owned(),
        }
    }
}
