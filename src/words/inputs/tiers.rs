//! Pasted tables of tiers: how one was read, and what is wrong with it.

pub const JSON_AND_NO_TABLE: &str = "This is JSON and no table.";
pub const NO_LINE_HOLDS_A_TIER: &str = "There is no line that holds a tier.";
pub const NO_COLUMN_OF_RATES: &str = "No column of rates is found. Give the rates a % sign, or the columns a header line such as \u{201C}floor rate\u{201D}.";
pub const NO_COLUMN_OF_STARTS: &str = "No column says where each tier starts.";
pub const NOTHING_SAYS_WHERE_IT_STARTS: &str = "Nothing says where this tier starts.";
pub const RATE_ABOVE_ALL: &str = "a rate cannot exceed 100 per cent.";
pub const NUMBER_MISSING: &str = "a number is missing.";
pub const NUMBER_OUT_OF_RANGE: &str = "this number is out of range.";

pub const NO_TIER: &str = "There is no tier here.";
pub const FIRST_STARTS_AT_ZERO: &str = "The first tier must start at 0.";
pub const STARTS_ABOVE_THE_ONE_BEFORE: &str = "This tier must start above the one before it.";
pub const RATE_BELOW_THE_ONE_BEFORE: &str =
    "This rate is below the one before; marginal rates must rise with the size.";
pub const RATE_OUT_OF_RANGE: &str = "A rate must lie between 0 and 100 per cent.";
pub const AMOUNT_BELOW_ZERO: &str = "An amount must not be below 0.";
pub const LEVERAGE_BELOW_ONE: &str = "The highest leverage must be at least 1x.";
pub const LAST_ENDS_ABOVE_ITS_START: &str = "The last tier must end above where it starts.";

pub const EACH_PART_AT_ITS_RATE: &str = "each part at its rate";
pub const ALL_AT_THE_LAST_RATE: &str = "all at the last rate";
pub const BY_NOTIONAL: &str = "by notional";
pub const BY_SIZE: &str = "by size";
pub const FLOORS_COUNT_CONTRACTS: &str = "floors count contracts";
pub const ALL_COUNTS_COINS: &str = "floors and amounts count coins";

pub const UPPER_ENDS: &str = "sizes read as upper ends";

pub const PRICE_OF_A_COIN: &str = "The price of a coin";
pub const VALUE_OF_A_CONTRACT: &str = "The value of one contract";
pub const COINS_IN_A_CONTRACT: &str = "The number of coins in one contract";
pub const TOO_LARGE_WITH_THIS_VALUE: &str =
    "With this value the tiers are too large to compute with.";

pub fn too_long(kilobytes: &str) -> String {
    format!("This is {kilobytes} kB of text; a table of tiers has at most 100.")
}

pub fn too_many(most: &str) -> String {
    format!("More than {most} tiers: this is not one contract's table.")
}

/// A mistake in a tier.
pub fn tier(row: &str, mistake: &str) -> String {
    format!("Tier {row}: {mistake}")
}

/// A mistake in a tier of a symbol.
pub fn tier_of(row: &str, symbol: &str, mistake: &str) -> String {
    format!("Tier {row} of {symbol}: {mistake}")
}

/// A mistake in a column.
pub fn column(number: &str, mistake: &str) -> String {
    format!("Column {number}: {mistake}")
}

/// A mistake in a column with a head.
pub fn column_named(number: &str, head: &str, mistake: &str) -> String {
    format!("Column {number} ({head}): {mistake}")
}

/// A mistake in a number.
pub fn number(typed: &str, mistake: &str) -> String {
    format!("\u{201C}{typed}\u{201D}: {mistake}")
}

pub fn too_many_columns(count: &str, first: &str) -> String {
    format!("This line has {count} columns and the first tier has {first}.")
}

pub fn starts_elsewhere(floor: &str, end: &str) -> String {
    format!("This tier starts at {floor}, but the one before ends at {end}.")
}

pub fn must_be_above_zero(asked: &str) -> String {
    format!("{asked} must be above 0.")
}

pub fn contracts_count(asked: &str) -> String {
    format!("These tiers count contracts. {asked} is needed to use them.")
}

pub fn coins_count(asked: &str) -> String {
    format!("These tiers count coins. {asked} is needed to use them.")
}

/// "3 tiers".
pub fn tiers(count: &str, one: bool) -> String {
    [count, if one { " tier" } else { " tiers" }].concat()
}

/// `guessed`: told by their size.
pub fn rates_read(per_cents: bool, guessed: bool, first: &str) -> String {
    let kind = match (per_cents, guessed) {
        (true, true) => "rates read as per cents, by their size",
        (true, false) => "rates read as per cents",
        (false, true) => "rates read as fractions, by their size",
        (false, false) => "rates read as fractions",
    };
    format!("{kind} (the first is {first}\u{202F}%)")
}

pub fn read_as(typed: &str, value: &str) -> String {
    format!("\u{201C}{typed}\u{201D} read as {value}")
}

pub fn amount_differs(row: &str, given: &str, due: &str) -> String {
    format!("row {row}: amount {given} as given; floors and rates give {due}")
}

pub fn more_such_rows(count: &str) -> String {
    format!("and {count} more such rows")
}

/// A mistake in a line of the text.
pub fn line(number: &str, mistake: &str) -> String {
    format!("Line {number}: {mistake}")
}
