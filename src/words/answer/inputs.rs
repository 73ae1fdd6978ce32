//! The inputs in words, for paper and for what stands below a picture.

pub fn rules_as_of(venue: &str, date: &str) -> String {
    [venue, ", rules as of ", date].concat()
}

pub const GENERIC_RULES: &str = "Generic rules, not a venue’s";

/// Heads of the positions.
pub const OF_POSITIONS: [&str; 8] = [
    "position",
    "side",
    "margin mode",
    "entry",
    "size",
    "notional",
    "margin",
    "leverage",
];

/// "; BTC long 4,000 at 60,000, 10x isolated".
pub fn and_position(
    name: &str,
    side: &str,
    notional: &str,
    entry: &str,
    leverage: &str,
    mode: &str,
) -> String {
    [
        "; ", name, " ", side, " ", notional, " at ", entry, ", ", leverage, " ", mode,
    ]
    .concat()
}

pub fn and_more_positions(count: usize) -> String {
    ["; and ", &count.to_string(), " more positions"].concat()
}

pub fn on_path(path: &str) -> String {
    [". Path: ", path, "."].concat()
}

pub const RULES: &str = "rules";
pub const BALANCE: &str = "balance";
pub const COLLATERAL: &str = "collateral";
pub const MARK_NOW: &str = "mark now";
pub const OTHER_MARKETS: &str = "other markets";
pub const HELD_STILL: &str = "held still";
pub const ALL_MOVE_TOGETHER: &str = "all move together";
pub const BY_BETAS: &str = "by betas";
pub const JOINT_MOVE: &str = "joint move";
pub const PATH: &str = "path";
pub const COSTS: &str = "costs";
