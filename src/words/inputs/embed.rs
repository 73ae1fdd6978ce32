//! Embeds: names of their parts, what an author has fixed, what a reader may change.

pub use crate::words::answer::CROSS;
pub use crate::words::answer::inputs::ALL_MOVE_TOGETHER as ALL_TOGETHER;

pub const JOINT_MOVE: &str = "joint move";
pub const PATH: &str = "path";
pub const HOW_OTHERS_MOVE: &str = "how the others move";
pub const ACCOUNT: &str = "account";
pub const LEVERAGE: &str = "leverage";
pub const POSITIONS: &str = "positions";
pub const VENUE: &str = "venue";
pub const COSTS: &str = "costs";
pub const ACTIONS: &str = "actions";
pub const SENTENCE: &str = "sentence";
pub const TABLE: &str = "table";
pub const CHART: &str = "chart";
pub const LIST_OF_FIXED: &str = "list of what is fixed";

pub const ALL_FIXED: &str = "Everything is fixed here.";
pub const ONLY_HOW_OTHERS_MOVE_OPEN: &str = "Only how the others move is open here.";

pub const OTHERS_HOLD: &str = "the others hold still";
pub const EACH_BY_ITS_BETA: &str = "each moves by its beta";

pub fn only_open(part: &str) -> String {
    ["Only the ", part, " is open here."].concat()
}

pub fn open_here(parts: &str) -> String {
    ["Open here: ", parts, "."].concat()
}

pub fn joint_move(percent: &str) -> String {
    ["joint move ", percent, "\u{202f}%"].concat()
}

pub fn rules(venue: &str, summary: &str) -> String {
    [venue, ": ", summary].concat()
}

pub fn actions(count: &str) -> String {
    ["actions on the path: ", count].concat()
}

/// "1,000 USDT and 0.1 BTC".
pub fn and_coins(balance: &str, amount: &str, coin: &str) -> String {
    [balance, " and ", amount, " ", coin].concat()
}

/// "a fall of 20 %".
pub fn path_of(title: &str, percent: &str) -> String {
    [title, " of ", percent, "\u{202f}%"].concat()
}

/// "BTC long 4,000 USDT at 60,000".
pub fn position(market: &str, long: bool, quantity: &str, entry: &str) -> String {
    let side = if long { " long " } else { " short " };
    [market, side, quantity, " at ", entry].concat()
}

pub fn of_margin(amount: &str) -> String {
    [amount, " margin"].concat()
}

pub fn pocket(name: &str) -> String {
    ["pocket ", name].concat()
}
