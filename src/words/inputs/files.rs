//! Scenarios as files: what is wrong with one, what of it was left out, what it is called.

pub const NO_OBJECT: &str = "The file must hold one object with the fields of a scenario";

// What is wrong with a field, after its path.
pub const MISSING: &str = "is missing";
pub const NOT_SCHEMA_1: &str = "is not 1, the only one that is read here";
pub const WHOLE_FROM_0: &str = "must be a whole number from 0";
pub const FRACTION: &str = "must be from 0 to 1: it is a fraction";
pub const AMOUNTS: &str = "must hold amounts from 0 to 10^15";
pub const DECIMAL: &str = "must be a decimal such as \"0.005\"";

// What a value is instead, in [`no_object`] and the others.
pub const TRUE_OR_FALSE: &str = "true or false";
pub const A_NUMBER: &str = "a number";
pub const A_STRING: &str = "a string";
pub const A_LIST: &str = "a list";
pub const AN_OBJECT: &str = "an object";

/// Between values of which one will do.
pub const OR: &str = " or ";

pub const NO_POSITION: &str = "No position";
pub const NO_POSITIONS: &str = "no positions";

/// All that is wrong with a file.
pub fn wrong(mistake: &str) -> String {
    [mistake, "."].concat()
}

/// What is wrong with a field.
pub fn wrong_at(path: &str, mistake: &str) -> String {
    format!("{path} {mistake}.")
}

pub fn too_long(megabytes: &str) -> String {
    format!("The file is above {megabytes} MB; a scenario is far smaller")
}

pub fn no_json(line: &str, column: &str, reason: &str) -> String {
    format!("Line {line}, column {column}: this is no JSON ({reason})")
}

pub fn not_an_object(kind: &str) -> String {
    format!("must be an object, not {kind}")
}

pub fn not_a_list(kind: &str) -> String {
    format!("must be a list, not {kind}")
}

pub fn not_a_string(kind: &str) -> String {
    format!("must be a string, not {kind}")
}

pub fn not_a_number(kind: &str) -> String {
    format!("must be a decimal string or a number, not {kind}")
}

pub fn too_many_entries(count: &str, most: &str) -> String {
    format!("has {count} entries; at most {most} are read")
}

pub fn no_choice(choices: &str, text: &str) -> String {
    format!("must be {choices}, not \"{text}\"")
}

pub fn unknown(path: &str) -> String {
    format!("\u{201C}{path}\u{201D} is not known here and was left out.")
}

/// `mistake` ends as a sentence.
pub fn left_out(name: &str, mistake: &str) -> String {
    ["\u{201C}", name, "\u{201D} was left out: ", mistake].concat()
}

/// A sentence about one scenario of many.
pub fn about(name: &str, sentence: &str) -> String {
    ["\u{201C}", name, "\u{201D}: ", sentence].concat()
}

pub fn more_left_out(more: &str, most: &str) -> String {
    format!("{more} more are left out: {most} at once are read.")
}

/// The name of one that has none.
pub fn scenario(number: &str) -> String {
    ["Scenario ", number].concat()
}

/// "BTC, ETH, SOL and 2 more".
pub fn and_more(markets: &str, more: &str) -> String {
    format!("{markets} and {more} more")
}

/// "BTC, ETH with 1,000 USDT".
pub fn with_balance(markets: &str, balance: &str, currency: &str) -> String {
    [markets, " with ", balance, " ", currency].concat()
}

/// "BTC long 10x".
pub fn position(market: &str, long: bool, leverage: &str) -> String {
    let side = if long { " long " } else { " short " };
    [market, side, leverage, "x"].concat()
}

/// "BTC long 10x, ETH short 3x and more".
pub fn positions_and_more(positions: &str) -> String {
    [positions, " and more"].concat()
}
