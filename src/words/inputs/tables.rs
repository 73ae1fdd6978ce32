//! Tables over one book: every venue, shocks, splits.

pub use crate::words::answer::closings::{CANNOT_OPEN, NOT_OFFERED};
pub use crate::words::answer::comparison::CARRY as CARRY_PER_DAY;
pub use crate::words::answer::{NOT_CLOSED, NOT_KNOWN};

// Heads of the table of venues.
pub const ISOLATED_TOGETHER: &str = "Isolated, together";
pub const ISOLATED_ALONE: &str = "Isolated, alone";
pub const CROSS_TOGETHER: &str = "Cross, together";
pub const CROSS_ALONE: &str = "Cross, alone";
pub const LEFT_AFTER_YOUR_MOVE: &str = "Left after your move";

// Heads of the table of splits.
pub const RING_FENCED: &str = "Ring-fenced";
pub const FIRST_CLOSING_ON_A_FALL: &str = "First closing on a fall";
pub const FIRST_CLOSING_ON_A_RISE: &str = "First closing on a rise";

// In place of a figure.
pub const UNDER_WATER: &str = "under water";
pub const UNDER_WATER_TODAY: &str = "under water today";
pub const NONE: &str = "none";

// Notes on a venue.
pub const NO_ISOLATED: &str = "No isolated margin.";
pub const NO_CROSS: &str = "No cross margin.";
pub const RULE_IS_OPEN: &str = "A rule is open: choose it for both readings.";

// Shocks.
pub const AT_ONCE: &str = "at once";
pub const CLOSED_WHOLE: &str = "closed whole";
pub const AS_IT_IS: &str = "as it is";

pub const NOTHING_TO_SPLIT: &str = "The venue has one mode only: there is nothing to split.";

pub fn venues(focus: &str) -> String {
    format!(
        "The same amounts on every venue. Together: as you let the others move; alone: only {focus} moves. Left: isolated, then cross. Carry: funding at the rate that stands in for each venue, or yours."
    )
}

pub fn kept_in(currency: &str) -> String {
    format!("Kept in {currency}.")
}

pub fn missing_to_open_isolated(amount: &str) -> String {
    format!("{amount} is missing to open isolated.")
}

pub fn missing_to_open_cross(amount: &str) -> String {
    format!("{amount} is missing to open cross.")
}

pub fn shocks(joint_move: &str) -> String {
    format!(
        "Account value after the joint move {joint_move}, and the joint move at which something is closed first."
    )
}

pub fn left(mode: &str) -> String {
    [mode, ", left"].concat()
}

pub fn first_closing(mode: &str) -> String {
    [mode, ", first closing"].concat()
}

pub fn coins_count_less(percent: &str) -> String {
    format!("coins count {percent} less")
}

pub fn slippage(percent: &str) -> String {
    ["slippage ", percent].concat()
}

pub fn splits(joint_move: &str) -> String {
    format!(
        "Of every position a share is isolated, with that share of its margin; the rest is cross and draws on all else. Joint move {joint_move}."
    )
}

pub fn cannot_open(missing: &str) -> String {
    format!("cannot open: {missing} is missing")
}
