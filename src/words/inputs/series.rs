//! Pasted prices: how they were read, and what is wrong with them.

pub const NOTHING_PASTED: &str = "Nothing was pasted.";
pub const ONE_PRICE: &str = "One price is no path: give two rows or more.";
pub const NEWEST_FIRST: &str = "Newest first, turned round.";
pub const PRICES_ARE_MULTIPLES: &str =
    "Prices count as multiples of the first, so the path starts at your marks.";

// What is wrong with a row, after [`row`].
pub const SAME_TIME: &str = "its time is that of the row before it.";
pub const EARLIER_TIME: &str = "its time is before that of the row above; rows go one way in time.";
pub const OUTSIDE_LOW_AND_HIGH: &str = "open and close do not lie between its low and its high.";
pub const FAR_FROM_THE_FIRST: &str = "a price is more than a million times from the first.";
pub const INCOMPLETE_BAR: &str =
    "open, high, low and close go together; or close alone, or mark and close.";
pub const NO_COLUMN_OF_PRICES: &str =
    "no column of prices: close, or open, high, low and close, or a market’s name.";

/// A mistake in a row.
pub fn row(number: &str, mistake: &str) -> String {
    format!("Row {number}: {mistake}")
}

pub fn too_many_rows(count: &str, most: &str) -> String {
    format!("{count} rows are more than the {most} taken. Fewer rows, or longer bars, fit.")
}

pub fn missing(column: &str) -> String {
    format!("the {column} is missing.")
}

pub fn no_number(column: &str, cell: &str) -> String {
    format!("the {column}, “{cell}”, is no number.")
}

pub fn not_above_zero(column: &str, cell: &str) -> String {
    format!("the {column} is {cell}; a price is above zero.")
}

pub fn beyond_the_prices_taken(column: &str, cell: &str) -> String {
    format!("the {column}, {cell}, is beyond the prices taken.")
}

pub fn taken_as_hours(count: &str) -> String {
    format!("{count} rows without times, taken as hours.")
}

pub fn no_time(cell: &str) -> String {
    format!("“{cell}” is no time. 2024-05-31 14:00 is one, and Unix seconds.")
}

pub fn uneven(row: &str, seconds: &str, least: &str) -> String {
    format!(
        "Row {row} does not follow evenly: {seconds} s instead of {least} s. Rows are counted as steps of an hour, and the gap is one step."
    )
}

pub fn no_head_and_no_time(columns: &str, cell: &str) -> String {
    format!(
        "without a head, the first of {columns} columns is the time; “{cell}” is none. A head names the columns: time, close, or time, BTC, ETH."
    )
}

/// How many bars were read.
pub fn bars(count: &str) -> String {
    format!("read as {count} bars")
}

pub fn bars_between(count: &str, from: &str, to: &str) -> String {
    format!("read as {count} bars, {from} to {to}")
}

/// `bars`: [`bars`] or [`bars_between`].
pub fn last_row(bars: &str, prices: &str) -> String {
    format!("{bars}; the last row: {prices}.")
}
