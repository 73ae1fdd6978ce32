//! Paths that the reader makes.

pub use crate::words::inputs::paths::YOUR_OWN_PRICES;

pub const RANDOM_PRICES: &str = "Random prices";
pub const DRAWN_BY_HAND: &str = "Drawn by hand";
pub const NONE: &str = "none";
pub const WHAT_MAKES_PRICES: &str = "What makes the prices?";
pub const THEY_WANDER: &str = "they wander";
pub const RECORDED_HOURS: &str = "recorded hours";
pub const HOURS: &str = "Hours";
pub const SEED: &str = "Seed";
pub const PATH_NUMBER: &str = "Path number";
pub const ANOTHER_PATH: &str = "Another path";
pub const YOUR_ASSUMPTIONS: &str =
    "Your assumptions, not estimates. Seed and number give the same path everywhere.";
pub const VOLATILITY: &str = "Volatility a year";
pub const DRIFT: &str = "Drift a year";
pub const JUMPS: &str = "Jumps a year";
pub const MEAN_JUMP: &str = "Mean jump";
pub const JUMPS_DEVIATION: &str = "Jumps’ deviation";
pub const FAT_TAILS: &str = "Fat tails: degrees of freedom";
pub const STORM: &str = "Storm: times the volatility";
pub const STORM_BEGINS: &str = "Storm begins, chance an hour";
pub const STORM_ENDS: &str = "Storm ends, chance an hour";
pub const PULL: &str = "Pull to the start: half-life, h";
pub const JUMPS_TAILS_STORMS_PULL: &str = "Jumps, fat tails, storms, pull";
pub const OF_VOLATILITY: &str = " volatility";
pub const AS_ALL: &str = "as all";
pub const OF_CORRELATION: &str = " correlation";
pub const CORRELATIONS_TO_ONE: &str = "Correlations go to 1";
pub const MARKET_BY_MARKET: &str = "Market by market";
pub const CORRELATION: &str = "Correlation";
pub const ALL_EVENTS: &str = "All recorded events";
pub const RECORDED_HOURS_OF: &str = "Recorded hours of";
pub const BLOCKS_KEEP: &str = "Blocks keep BTC and ETH as they moved together; other coins follow BTC by their beta, hour by hour. Most of the record is crashes: it is no sample of ordinary times.";
pub const HOURS_OF_BLOCK: &str = "Hours of a block";
pub const HOUR: &str = "Hour";
pub const MOVE: &str = "Move";
pub const REMOVE_CORNER: &str = "Remove this corner";
pub const CORNERS: &str = "Corners: hours from the start, and move from the first price";
pub const ADD_CORNER: &str = "Add a corner";
pub const STRAIGHT: &str = "Straight from corner to corner.";
pub const PRICES_OF: &str = "Prices of";
pub const FIRST_MARKET: &str = "the first market";
pub const PASTE_PRICES: &str =
    "Paste prices, one bar a row: time and close, or time, open, high, low, close";
pub const OR_A_FILE: &str = "Or a file";
pub const OTHERS_FOLLOW: &str = "Other markets follow by their beta. A head names the columns, a market each too: time, BTC, ETH.";
pub const PRICES_TOO_LONG: &str =
    "These prices are longer than a million characters; times and prices alone fit.";

/// " of corner 1": what a label is followed by.
pub fn of_corner(number: &str) -> String {
    [" of corner ", number].concat()
}

pub fn pair(first: &str, second: &str) -> String {
    [first, " and ", second].concat()
}

pub fn not_taken(reason: &str) -> String {
    ["Not taken. ", reason].concat()
}

pub fn corner(number: &str) -> String {
    ["Corner ", number, " of the path"].concat()
}

/// Where a corner stands.
pub fn hour_and_move(hour: &str, change: &str) -> String {
    ["hour ", hour, ", ", change, " %"].concat()
}
