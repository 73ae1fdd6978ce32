//! Brackets of a market: which are known, and what is wrong with a position's own rules.

pub const USE_ITS_KIND: &str = "Use the kind it has";
pub const TYPE_CHOOSE_OR_PASTE: &str =
    "Type its maintenance rate, choose a table or paste its tiers; they are then yours.";
pub const NOT_A_NUMBER: &str = "The position’s own rules hold something that is not a number.";
pub const OUT_OF_REACH: &str =
    "The position’s own rules hold a number outside what can be computed.";

// What is wrong, after [`own_rules`].
pub const NO_BRACKET: &str = "no bracket.";
pub const FIRST_STARTS_AT_ZERO: &str = "the first bracket must start at 0.";
pub const LIMIT_TOO_LOW: &str = "the limit is not above the last floor.";

pub fn no_such_contract(venue: &str) -> String {
    format!("{venue} has no contract of this kind.")
}

pub fn no_table(name: &str) -> String {
    format!("No table is known under the name {name}.")
}

pub fn tables_known(names: &str) -> String {
    format!("Tables known: {names}.")
}

pub fn none_known(symbol: &str, venue: &str, date: &str) -> String {
    format!("No brackets of {symbol} are known here for {venue} as of {date}.")
}

pub fn known(markets: &str) -> String {
    format!("Known: {markets}.")
}

pub fn own_rules(mistake: &str) -> String {
    ["The position’s own rules: ", mistake].concat()
}

pub fn floor_too_low(row: &str) -> String {
    format!("the floor of bracket {row} is not above the one before.")
}

pub fn rate_below_the_one_before(row: &str) -> String {
    format!("the rate of bracket {row} is below the one before.")
}

pub fn rate_out_of_range(row: &str) -> String {
    format!("the rate of bracket {row} is not between 0 and 1.")
}

pub fn amount_below_zero(row: &str) -> String {
    format!("the amount of bracket {row} is negative.")
}

pub fn leverage_below_one(row: &str) -> String {
    format!("the leverage of bracket {row} is below 1.")
}
