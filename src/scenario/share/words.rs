//! Choices as words, the same in links and in files. A word once shipped keeps its meaning.

use crate::margin::rules::{Basis, Bearer, Cuts, First, Netting, PriceKind, Remainder, Trigger};
use crate::margin::schedule::{Amounts, Key, Tiering};
use crate::market::account::Scope;
use crate::market::position::{Kind, Side};
use crate::scenario::form::actions::{Goes, Then, Times, When};
use crate::scenario::form::{
    FundingChoice, Mode, OrderChoice, Others, Quantity, RandomModel, RiskUnit, Switch,
};
use crate::scenario::import::Unit;
use crate::words::inputs::files;

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
    words.join(files::OR)
}

/// A choice that may be left to the venue.
pub(super) trait Choice {
    /// The word chosen; empty where nothing is.
    fn word(&self) -> &'static str;
    /// Takes a word; whether it is one of this choice.
    fn choose(&mut self, word: &str) -> bool;
    /// All words: `"long" or "short"`.
    fn words(&self) -> String;
}

impl<T: Word> Choice for Option<T> {
    fn word(&self) -> &'static str {
        self.map_or("", word)
    }

    fn choose(&mut self, word: &str) -> bool {
        *self = value(word).or(*self);
        self.word() == word
    }

    fn words(&self) -> String {
        choices::<T>()
    }
}

macro_rules! words {
    ($($kind:ident: $($value:ident $word:literal),+;)+) => {
        $(impl Word for $kind {
            const WORDS: &'static [(Self, &'static str)] = &[$(($kind::$value, $word)),+];
        })+
    };
}

words! {
    Kind: Linear "linear", Inverse "inverse";
    Side: Long "long", Short "short";
    Quantity: Notional "notional", Size "size", Margin "margin";
    Mode: Isolated "isolated", Cross "cross", Pocket "pocket";
    Others: Together "together", Held "held", Betas "betas";
    OrderChoice: Worse "worse", LowFirst "low-first", HighFirst "high-first";
    FundingChoice: Off "off", Recorded "recorded", Typed "typed";
    RandomModel: Wander "wander", Blocks "blocks";
    RiskUnit: Cash "cash", Percent "percent";
    Basis: Mark "mark", Entry "entry", Bankruptcy "bankruptcy",
        Reserve "reserve", UsedMargin "used-margin", Debt "debt";
    PriceKind: Mark "mark", Last "last";
    Tiering: Marginal "marginal", Whole "whole";
    Key: Notional "notional", Size "size";
    Amounts: Computed "computed", Given "given";
    Unit: Contracts "contracts", Coins "coins";
    Remainder: Forfeited "forfeited", Returned "returned";
    Switch: On "on";
    First: LargestLoss "largest-loss", List "list";
    Bearer: Fund "fund", Others "others", Account "account";
    Trigger: AtOrBelow "at-or-below", Below "below";
    Netting: None "both-sides", LargerSide "larger-side";
    Cuts: Balance "balance", BalanceAndPnl "balance-and-profit";
    Scope: Account "account", Settlement "settlement";
    When: Bar "bar", Price "price", Move "move", Distance "distance", Ratio "ratio",
        Drawdown "drawdown", Volatility "volatility", Width "width", Rsi "rsi";
    Goes: Falls "falls", Rises "rises";
    Times: Once "once", Every "every";
    Then: Close "close", Reduce "reduce", ReduceBy "reduce-by", Open "open",
        AddMargin "add-margin", RemoveMargin "remove-margin", TopUp "top-up",
        Reinvest "reinvest", Isolate "isolate", Share "share", Leverage "leverage";
}
