//! The event log: entry, closings with their arithmetic, end.

pub const ENTRY: &str = "entry";
pub const END: &str = "end";
/// In place of the end, while the path is not over.
pub const NOW: &str = "now";

pub fn money(amount: &str) -> String {
    format!("money {amount}")
}

pub fn coins(amount: &str) -> String {
    format!("coins {amount}")
}

/// The second amount with its sign.
pub fn money_and_coins(money: &str, coins: &str) -> String {
    format!("money {money} {coins} coins")
}

pub fn equity_is(money: &str, result: &str, equity: &str) -> String {
    format!("{money} {result} profit or loss = {equity} equity")
}

pub fn account_money(before: &str, change: &str, after: &str) -> String {
    format!("account money {before} {change} = {after}")
}

pub fn requirement_and_why(requirement: &str, why: &str) -> String {
    format!("requirement {requirement}: {why}")
}

pub const STEP_WAS_NOT_ENOUGH: &str = "the step before was not enough";
pub const NEXT_BRACKET_ASKS_MORE: &str = "the next bracket asks for more than equity";
pub const PRICE_JUMPED: &str = "the price jumped past the point where both were equal";

/// Equity, or what counts of it.
fn counted(part: bool) -> &'static str {
    if part {
        "what counts of equity"
    } else {
        "equity"
    }
}

pub fn has_come_down(part: bool) -> String {
    format!("{} has come down to it", counted(part))
}

pub fn funding_brought(part: bool) -> String {
    format!("a funding payment brought {} to it", counted(part))
}

pub fn step(number: usize) -> String {
    format!("step {number}")
}

pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "10 Oct, 21:05".
pub fn day_and_time(day: usize, month: &str, time: &str) -> String {
    format!("{day} {month}, {time}")
}

/// "10 Oct, 21 h".
pub fn day_and_hour(day: usize, month: &str, hour: usize) -> String {
    format!("{day} {month}, {hour} h")
}

pub const YOUR_PRICES: &str =
    "Your own prices, rescaled to the marks; times are those of the rows, UTC.";
pub const HOURLY_PRICES: &str =
    "Hourly prices, rescaled to the marks; times are the hour’s opening, UTC.";
pub const MADE_UP_PATH: &str = "A made-up path; a step is an hour.";

pub const LOW_FIRST: &str = "open, low, high, close";
pub const HIGH_FIRST: &str = "open, high, low, close";
pub const WORSE_ORDER: &str = "the order that leaves the configured account no better off";
pub const CHOSEN_ORDER: &str = "the order you chose";

pub fn moves_inside_a_bar(order: &str, why: &str) -> String {
    format!(" Inside a bar every market moves in step through {order}: {why}.")
}
