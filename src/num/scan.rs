//! A number's text, folded to one spelling and taken apart from left to right.

use std::ops::Range;

use super::number_error::NumberError;
use super::parse::Kind;
use super::separators::{DECIMAL_ONLY, GROUP_ONLY, is_separator};
use super::text::Separators;

/// Currency words that may follow an amount. A closed list: an open one would read "5 mio" as 5.
const CURRENCIES: &str = " USD USDT USDC USDE FDUSD DAI EUR GBP CHF JPY BTC XBT WBTC ETH WETH SOL \
                          XRP BNB DOGE ADA AVAX LINK LTC TRX DOT TON SUI HYPE ";

/// The visible characters of a text, without the spaces around it, and how far it was read.
pub(super) struct Scan {
    /// As typed, for messages.
    shown: Vec<char>,
    /// The same characters in one spelling; as many.
    folded: Vec<char>,
    at: usize,
}

impl Scan {
    /// Folds the text; an empty one and words for what is no number are errors.
    pub(super) fn new(text: &str, locale: Separators) -> Result<Self, NumberError> {
        let space = |c: char| c.is_whitespace() || is_direction_mark(c);
        let shown: Vec<char> = text
            .trim_matches(space)
            .chars()
            .filter(|c| !is_direction_mark(*c))
            .collect();
        if shown.is_empty() {
            return Err(NumberError::Empty);
        }
        let folded: Vec<char> = shown.iter().map(|c| fold(*c, locale)).collect();
        let word: String = folded
            .iter()
            .skip_while(|c| matches!(c, '+' | '-' | ' '))
            .take(9)
            .map(char::to_ascii_lowercase)
            .collect();
        if matches!(word.as_str(), "nan" | "inf" | "infinity" | "\u{221E}") {
            return Err(NumberError::NotFinite);
        }
        Ok(Self {
            shown,
            folded,
            at: 0,
        })
    }

    /// One sign and one currency sign, in either order; whether the sign is a minus.
    pub(super) fn prefix(&mut self, kind: Kind) -> Result<bool, NumberError> {
        let mut sign = None;
        let mut currency = false;
        loop {
            match self.peek() {
                Some(c @ ('+' | '-')) if sign.is_none() => sign = Some(c),
                Some(c) if is_currency_sign(c) && !currency => {
                    currency = true;
                    if kind != Kind::Amount {
                        return Err(self.foreign_unit(self.at..self.at + 1, kind));
                    }
                }
                Some(' ') => {}
                _ => return Ok(sign == Some('-')),
            }
            self.at += 1;
        }
    }

    /// Digits and separators, with at least one digit and without spaces at the end: where they
    /// are.
    pub(super) fn body(&mut self) -> Result<Range<usize>, NumberError> {
        let start = self.at;
        self.skip(|c| c.is_ascii_digit() || is_separator(c));
        let body = self.folded.get(start..self.at).unwrap_or_default();
        if !body.iter().any(char::is_ascii_digit) {
            return Err(match self.peek() {
                Some(_) => self.unexpected(self.at),
                None => NumberError::NoDigits,
            });
        }
        let spaces = body.iter().rev().take_while(|c| **c == ' ').count();
        self.at -= spaces;
        Ok(start..self.at)
    }

    /// The folded characters of a range.
    pub(super) fn folded(&self, range: Range<usize>) -> &[char] {
        self.folded.get(range).unwrap_or_default()
    }

    /// The power of ten of `e3`, `E-3`, directly after the digits; 0 when there is none.
    pub(super) fn exponent(&mut self) -> i32 {
        let mut rest = self.folded(self.at..self.folded.len()).iter().copied();
        if !matches!(rest.next(), Some('e' | 'E')) {
            return 0;
        }
        let sign = rest.clone().next().filter(|c| matches!(c, '+' | '-'));
        let start = self.at + 1 + usize::from(sign.is_some());
        let digit = |c: char| c.is_ascii_digit();
        if !self.folded.get(start).copied().is_some_and(digit) {
            return 0;
        }
        self.at = start;
        self.skip(digit);
        let size = self
            .folded(start..self.at)
            .iter()
            .filter_map(|c| c.to_digit(10))
            .fold(0_i32, |sum, digit| {
                sum.saturating_mul(10).saturating_add(digit.cast_signed())
            });
        if sign == Some('-') { -size } else { size }
    }

    /// What follows the number, to the end: a multiple, whose power of ten is returned, and a unit.
    pub(super) fn suffix(&mut self, kind: Kind) -> Result<i32, NumberError> {
        let mut range = self.word();
        let mut word = self.upper(&range);
        let power = match word.as_str() {
            "K" => 3,
            "M" => 6,
            "B" | "BN" => 9,
            _ => 0,
        };
        if power > 0 {
            if kind != Kind::Amount {
                return Err(self.foreign_unit(range, kind));
            }
            range = self.word();
            word = self.upper(&range);
        }
        let home = match word.as_str() {
            "" => kind,
            "%" => Kind::Percent,
            "X" => Kind::Leverage,
            currency if is_currency(currency) => Kind::Amount,
            _ => return Err(self.unknown(range)),
        };
        if home != kind {
            return Err(self.foreign_unit(range, kind));
        }
        self.skip(|c| c == ' ');
        match self.peek() {
            Some(_) => Err(self.unexpected(self.at)),
            None => Ok(power),
        }
    }

    /// The error for a separator that fits nothing.
    pub(super) fn misplaced(&self, at: usize) -> NumberError {
        NumberError::Separator {
            separator: self.shown.get(at).copied().unwrap_or(' '),
            position: at + 1,
        }
    }

    fn peek(&self) -> Option<char> {
        self.folded.get(self.at).copied()
    }

    fn skip(&mut self, what: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&what) {
            self.at += 1;
        }
    }

    /// Goes past spaces and one word, or one sign that stands for a word.
    fn word(&mut self) -> Range<usize> {
        self.skip(|c| c == ' ');
        let start = self.at;
        self.skip(char::is_alphabetic);
        let sign = |c: char| c == '%' || is_currency_sign(c);
        if self.at == start && self.peek().is_some_and(sign) {
            self.at += 1;
        }
        start..self.at
    }

    fn upper(&self, range: &Range<usize>) -> String {
        let letters = self.folded(range.clone()).iter();
        letters.map(char::to_ascii_uppercase).collect()
    }

    fn typed(&self, range: Range<usize>) -> String {
        self.shown.get(range).unwrap_or_default().iter().collect()
    }

    fn foreign_unit(&self, range: Range<usize>, kind: Kind) -> NumberError {
        let unit = self.typed(range);
        NumberError::Unit { unit, kind }
    }

    /// A word that ends the text is named whole, unless it may be digits typed as letters.
    fn unknown(&self, range: Range<usize>) -> NumberError {
        let word = self.typed(range.clone());
        let digits = word.chars().all(|c| "oOlIkmbx".contains(c));
        if range.len() > 1 && range.end == self.folded.len() && !digits {
            NumberError::Word { word }
        } else {
            self.unexpected(range.start)
        }
    }

    fn unexpected(&self, at: usize) -> NumberError {
        NumberError::Character {
            character: self.shown.get(at).copied().unwrap_or(' '),
            position: at + 1,
            repair: None,
        }
    }
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{20AC}')
}

fn is_currency(word: &str) -> bool {
    matches!(word, "$" | "\u{20AC}") || CURRENCIES.split(' ').any(|known| known == word)
}

/// Marks of writing direction, which browsers put around the minus of Arabic and Persian numbers.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// One spelling for digits, spaces, signs and separators of several scripts.
fn fold(c: char, locale: Separators) -> char {
    let digit = |zero: u32| char::from_digit(u32::from(c).wrapping_sub(zero), 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6F0}'..='\u{6F9}' => digit(0x6F0),
        // Full-width forms are ASCII moved up.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{66A}' => '%',
        '\u{D7}' => 'x',
        '\u{2212}' => '-',
        '\u{2019}' => '\'',
        _ if c.is_whitespace() => ' ',
        _ if is_separator(c) || c.is_ascii_digit() => c,
        _ if c == locale.decimal => DECIMAL_ONLY,
        _ if c == locale.group => GROUP_ONLY,
        _ => c,
    }
}
