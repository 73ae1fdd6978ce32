//! What the pictures say, and the tables beside them.

pub const PRICE: &str = "Price, and the price that would close it";
pub const ACCOUNT: &str = "Account value";
pub const SHOCK: &str = "Account value after a joint move, at once";
pub const MAP: &str = "Survival map: every pair of moves at once";
pub const LADDER: &str = "Leverage ladder: distance to liquidation";
pub const STRIP: &str = "Tier strip: brackets now and at liquidation";

/// Heads of the columns of the outcome fan, after the name of what they are of.
pub const FAN_HEADS: [&str; 4] = ["5 %", "median", "95 %", "alive"];

/// The outcome fan in one line: what of the paths is alive at the end.
pub fn without_closing(ends: &str) -> String {
    ["Paths without a closing, at the end: ", ends].concat()
}
