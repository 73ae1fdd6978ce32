//! What the path came to; a path replayed bar by bar.

pub const VALUE_NOW: &str = "Value now";
pub const END_VALUE: &str = "End value";
pub const END_VALUE_OF_COINS: &str = "End value, coins at the last prices";
pub const POSITIONS_ALIVE: &str = "Positions alive";
pub const LOWEST_VALUE: &str = "Lowest value";
pub const DEEPEST_FALL: &str = "Deepest fall from a high";
pub const TIME_UNDER_WATER: &str = "Time under water";
pub const FUNDING_RECEIVED: &str = "Funding received";

pub fn some_of(count: usize, all: usize) -> String {
    format!("{count} of {all}")
}

pub fn hours_of(count: usize, all: usize) -> String {
    format!("{count} of {all} h")
}

pub fn bars_of(count: usize, all: usize) -> String {
    format!("{count} of {all} bars")
}

pub fn on_closes_alone(outcomes: &str) -> String {
    format!("On closes alone: {outcomes}.")
}

/// The price that a venue judges by.
pub const MARK: &str = "mark";
/// The other price.
pub const LAST: &str = "last";

pub fn judged_alike(this: &str, other: &str, outcomes: &str) -> String {
    format!("Judged by the {other} price instead of the {this}, the same happens: {outcomes}.")
}

/// Outcomes by each of two prices.
pub fn judged_by(this: (&str, &str), other: (&str, &str)) -> String {
    let ((this, here), (other, there)) = (this, other);
    format!("Judged by the {this} price: {here}. Judged by the {other} price: {there}.")
}

pub fn closed_when(pool: &str, when: &str) -> String {
    format!("{pool} closed {when}")
}

pub fn lives(account: &str, end: &str) -> String {
    format!("{account} lives and ends with {end}")
}

pub fn and_left(closings: &str, end: &str) -> String {
    format!("{closings}, {end} left")
}

pub fn lowest(name: &str, mark: &str, last: &str) -> String {
    format!("Lowest {name}: mark {mark}, last {last}.")
}

pub fn highest(name: &str, mark: &str, last: &str) -> String {
    format!("Highest {name}: mark {mark}, last {last}.")
}

pub fn realised_volatility(name: &str, share: &str, closes: usize, bars: &str) -> String {
    format!(
        "Realised volatility of {name}: {share} a year, the standard deviation of the logarithms of {closes} closes, each over the one before, × √{bars} bars a year."
    )
}

pub fn bar_of(bar: usize, all: usize, when: &str) -> String {
    format!("bar {bar} of {all}, {when}")
}

pub const CLOSE: &str = "Close";
pub const CUT_BY_HALF: &str = "Cut by half";

pub fn add_margin(amount: &str) -> String {
    format!("Add margin {amount}")
}

pub const MAKE_ISOLATED: &str = "Make isolated";
pub const MAKE_CROSS: &str = "Make cross";

pub const YOUR_RUN: &str = "your run";
pub const DO_NOTHING: &str = "do nothing";
/// Heads of the runs side by side; the first column has none.
pub const OF_RUNS: [&str; 4] = ["", "end value", "lowest value", "closed by the venue"];

pub fn times(count: usize) -> String {
    match count {
        0 => "nothing".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    }
}
