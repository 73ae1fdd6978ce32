//! Timeline actions: those that are ready-made, and what is wrong with one.

pub const STOP_LOSS: &str = "Stop-loss at −5 %";
pub const TAKE_PROFIT: &str = "Take-profit at +5 %";
pub const AUTO_TOP_UP: &str = "Auto top-up";
pub const ISOLATED_ABOVE_50: &str = "Isolated above 50 % volatility over 30 days";
pub const CUT_BEFORE_NEWS: &str = "Cut 20 % before news";
pub const CUT_WHEN_BANDS_WIDEN: &str = "Cut 10 % when the bands widen";
pub const ESCALATE: &str = "Escalate leverage in a trend";

pub const WHOLE_BARS_ONLY: &str = "Whole bars only.";
pub const REMOVE_THIS: &str = "Remove this action";

pub fn too_many(count: &str, most: &str) -> String {
    format!("{count} actions are more than the {most} taken.")
}

pub fn names_no_position(row: &str, position: &str) -> String {
    format!("Action {row} names position {position}, which is not there.")
}

pub fn looks_at_no_market(row: &str, market: &str) -> String {
    format!("Action {row} looks at {market}, which is no market of this book.")
}

pub fn no_isolated_to_change_to(venue: &str) -> String {
    format!("{venue} has no isolated margin to change to.")
}

pub fn no_cross_to_change_to(venue: &str) -> String {
    format!("{venue} has no cross margin to change to.")
}
