//! Choices as words, the same in links and in files. A word once shipped keeps its meaning.

use crate::margin::rules::{Basis, PriceKind, Remainder};
use crate::margin::schedule::{Amounts, Key, Tiering};
use crate::market::position::Side;
use crate::scenario::form::{FundingChoice, Mode, OrderChoice, Others, Quantity, RiskUnit};

/// A choice that has a word for each of its values.
pub(super) trait Word: Copy + PartialEq + 'static {
    /// Every value with its word; the first is the default.
    const WORDS: &'static [(Self, &'static str)];
}

/// The word of a value.
pub(super) fn word<T: Word>(value: T) -> &'static str {
    let found = T::WORDS.iter().find(|(known, _)| *known == value);
    found.map_or("", |(_, word)| word)
}

/// The value of a word.
pub(super) fn value<T: Word>(word: &str) -> Option<T> {
    let found = T::WORDS.iter().find(|(_, known)| *known == word);
    found.map(|(value, _)| *value)
}

/// All words: `"long" or "short"`.
pub(super) fn choices<T: Word>() -> String {
    let words: Vec<String> = T::WORDS
        .iter()
        .map(|(_, word)| format!("\"{word}\""))
        .collect();
    words.join(" or ")
}

macro_rules! words {
    ($($kind:ident: $($value:ident $word:literal),+;)+) => {
        $(impl Word for $kind {
            const WORDS: &'static [(Self, &'static str)] = &[$(($kind::$value, $word)),+];
        })+
    };
}

words! {
    Side: Long "long", Short "short";
    Quantity: Notional "notional", Size "size", Margin "margin";
    Mode: Isolated "isolated", Cross "cross", Pocket "pocket";
    Others: Together "together", Held "held", Betas "betas";
    OrderChoice: Worse "worse", LowFirst "low-first", HighFirst "high-first";
    FundingChoice: Off "off", Recorded "recorded", Typed "typed";
    RiskUnit: Cash "cash", Percent "percent";
    Basis: Mark "mark", Entry "entry", Bankruptcy "bankruptcy";
    PriceKind: Mark "mark", Last "last";
    Tiering: Marginal "marginal", Whole "whole";
    Key: Notional "notional", Size "size";
    Amounts: Computed "computed", Given "given";
    Remainder: Forfeited "forfeited", Returned "returned";
}
