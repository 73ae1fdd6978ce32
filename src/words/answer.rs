//! What the report says: sentences, tables, the log, proofs, warnings.

pub mod acts;
pub mod closings;
pub mod coins;
pub mod comparison;
pub mod inputs;
pub mod log;
pub mod notices;
pub mod outcome;
pub mod pictures;
pub mod positions;
pub mod proofs;
pub mod readings;
pub mod sentence;
pub mod sizing;
pub mod steps;
pub mod venue;

pub const ISOLATED: &str = "isolated";
pub const CROSS: &str = "cross";
pub const AS_CONFIGURED: &str = "as configured";

/// Of one market.
pub const FALLS: &str = "falls";
/// Of one market.
pub const RISES: &str = "rises";
/// Of one market, either way.
pub const MOVES: &str = "moves";
/// Of several markets.
pub const FALL: &str = "fall";
/// Of several markets.
pub const RISE: &str = "rise";

pub const LONG: &str = "long";
pub const SHORT: &str = "short";

pub const NOT_KNOWN: &str = "not known";
pub const NOT_CLOSED: &str = "not closed";
pub const NOT_OPENED: &str = "not opened";
pub const NO_EQUITY: &str = "no equity";
pub const NOTHING: &str = "nothing";

/// Between two, between the last two of a list, and between all of a short one.
pub const AND: &str = " and ";

pub fn two(one: &str, other: &str) -> String {
    format!("{one} and {other}")
}

/// Of a pool that holds more than two.
pub fn markets(count: usize) -> String {
    format!("{count} markets")
}

pub fn isolated_pool(names: &str) -> String {
    format!("isolated {names}")
}

pub const CROSS_ACCOUNT: &str = "cross account";

pub fn pocket(name: &str) -> String {
    format!("pocket {name}")
}

/// "BTC falls".
pub fn one_moves(name: &str, moves: &str) -> String {
    format!("{name} {moves}")
}

/// "only BTC falls".
pub fn only_one_moves(name: &str, moves: &str) -> String {
    format!("only {name} {moves}")
}

/// "both fall together".
pub fn both_move(moves: &str) -> String {
    format!("both {moves} together")
}

/// "all 3 fall together".
pub fn all_move(count: usize, moves: &str) -> String {
    format!("all {count} {moves} together")
}

/// "all fall by your betas".
pub fn all_move_by_betas(moves: &str) -> String {
    format!("all {moves} by your betas")
}
