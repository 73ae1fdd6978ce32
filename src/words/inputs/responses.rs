//! A venue's pasted response: how it was read, and what is wrong with it.

pub const MORE_THAN_TABLES: &str = "This holds far more than tables of tiers.";
pub const LIST_IS_EMPTY: &str = "The list of this response is empty.";
/// What a table is called that has no name.
pub const THIS_TABLE: &str = "this table";
/// Between keys of which one will do.
pub const OR: &str = " or ";

// What is wrong with a tier, after [`tier`].
pub const RATE_ABOVE_ALL: &str = "has a maintenance rate above 100 per cent.";
pub const STARTS_OUT_OF_RANGE: &str = "starts out of range.";

// What is wrong with a number, after [`has_number`].
pub const NO_NUMBER: &str = "this is no number.";
pub const OUT_OF_RANGE: &str = "this is out of range.";

pub const PUT_IN_ORDER: &str = "put in the order of their floors";

pub fn only_market(wanted: &str) -> String {
    format!("the only market there, not {wanted}")
}

pub fn left_out(fields: &str) -> String {
    format!("left out: {fields}")
}

pub fn too_long(megabytes: &str) -> String {
    format!("This is {megabytes} MB of text; at most 5 MB are read. Ask the venue for one symbol.")
}

pub fn no_json(column: &str, reason: &str) -> String {
    format!("At column {column} this stops being JSON ({reason}).")
}

pub fn not_known(known: &str) -> String {
    format!("This is JSON, but no response with tiers that is known here. Known: {known}.")
}

pub fn no_list_as_in(path: &str, response: &str) -> String {
    format!("No list {path} is here, as in {response}.")
}

pub fn entry_no_object(number: &str) -> String {
    format!("Entry {number} of the list is no object.")
}

pub fn entry_without_symbol(number: &str, keys: &str) -> String {
    format!("Entry {number} of the list has no {keys} that names its symbol.")
}

/// `holds`: [`holds`] or [`holds_more`].
pub fn not_in_response(symbol: &str, holds: &str) -> String {
    format!("{symbol} is not in this response. {holds}")
}

pub fn holds(symbols: &str) -> String {
    format!("It holds {symbols}.")
}

pub fn holds_more(symbols: &str, more: &str) -> String {
    format!("It holds {symbols} and {more} more.")
}

pub fn twice(symbol: &str) -> String {
    format!("{symbol} stands in this response twice.")
}

pub fn no_list(symbol: &str, key: &str) -> String {
    format!("{symbol} has no list {key}.")
}

pub fn tier_no_object(number: &str, symbol: &str) -> String {
    format!("Tier {number} of {symbol} is no object.")
}

pub fn too_many_tiers(symbol: &str, count: &str, most: &str) -> String {
    format!("{symbol} has {count} tiers; at most {most} are read.")
}

pub fn no_table(list: &str, number: &str) -> String {
    format!("{list} has no table {number}.")
}

pub fn no_whole_number(field: &str) -> String {
    format!("{field} is no whole number.")
}

/// What is wrong with a tier.
pub fn tier(number: &str, symbol: &str, mistake: &str) -> String {
    format!("Tier {number} of {symbol} {mistake}")
}

pub fn has_no(field: &str) -> String {
    format!("has no {field}.")
}

pub fn has_below_one(field: &str) -> String {
    format!("has a {field} below 1.")
}

pub fn has_number(field: &str, text: &str, mistake: &str) -> String {
    format!("has a {field} of \u{201C}{text}\u{201D}: {mistake}")
}

/// `first`: there is none before it.
pub fn starts_elsewhere(first: bool, floor: &str, end: &str) -> String {
    match first {
        true => format!("starts at {floor}, but tiers start at {end}."),
        false => format!("starts at {floor}, but the one before ends at {end}."),
    }
}

pub fn ends_too_low(end: &str, floor: &str) -> String {
    format!("ends at {end}, not above its start at {floor}.")
}

/// `tiers`: "3 tiers".
pub fn tiers_from(tiers: &str, symbol: &str, source: &str) -> String {
    format!("{tiers} of {symbol}, from {source}")
}

/// `per_cents`: whether rates were; none where it is no question.
pub fn first_rate(per_cents: Option<bool>, rate: &str) -> String {
    let read = match per_cents {
        None => "the first rate is ",
        Some(true) => "rates read as per cents, the first rate is ",
        Some(false) => "rates read as fractions, the first rate is ",
    };
    [read, rate, "\u{202F}%"].concat()
}
