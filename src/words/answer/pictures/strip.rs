//! The brackets of a market, and where its position stands among them.

pub const NOW: &str = "now";

pub fn when_closed(account: &str) -> String {
    format!("{account} when closed")
}

pub fn brackets_of(name: &str, marks: &str) -> String {
    format!("Brackets of {name}: {marks}.")
}

pub const NO_POSITION: &str = "No position of this market can be opened.";

/// Heads of the brackets.
pub const HEADS: [&str; 4] = ["what", "from", "rate", "in words"];

pub fn held_at(when: &str, amount: &str, price: &str) -> String {
    format!("{when}: {amount} at {price}")
}

pub fn in_bracket(when: &str, price: &str, amount: &str, bracket: usize, rate: &str) -> String {
    format!("{when}, at {price}: {amount}, bracket {bracket}, {rate}")
}

pub fn less(amount: &str) -> String {
    format!("less {amount}")
}

pub fn at_most(leverage: &str) -> String {
    format!("at most {leverage}")
}

pub fn notional_in(currency: &str) -> String {
    format!("notional, {currency}")
}

pub fn size_in(name: &str) -> String {
    format!("size, {name}")
}

pub const CONTRACTS: &str = "contracts in quote currency";

pub const ONE_RATE: &str = "One rate holds for every size.";
pub const BY_SIZE: &str = "Brackets go by size: the price changes none.";
pub const BY_ENTRY: &str = "Brackets go by the entry: the price changes none.";
pub const BY_WHAT_IS_HELD: &str =
    "Brackets go by what is held at the price: a fall lowers a notional, a rise raises it.";
pub const TABLE_HAS_AN_END: &str = "The table has an end; beyond it nothing is known.";
