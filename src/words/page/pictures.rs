//! Around the charts: tabs, the cursor, what is in sight, a path replayed.

pub use crate::words::page::scenario::JOINT_MOVE as TAB_JOINT_MOVE;

pub const TAB_PATH: &str = "Path";
pub const TAB_SURVIVAL_MAP: &str = "Survival map";
pub const TAB_LEVERAGE: &str = "Leverage";
pub const TAB_BRACKETS: &str = "Brackets";
pub const CHART: &str = "Chart";
pub const TABLE: &str = "table";
pub const PRICE_THAT_WOULD_CLOSE: &str = ", and the price that would close it";
pub const PRICE_OF_WHICH: &str = "Price of which market";
pub const KEYS_OF_MAP: &str =
    "arrow keys move the point, Home returns to the path, Enter goes to the next event";
pub const KEYS_OF_MOVE: &str = "left and right arrow keys change the move, up and down choose a line, Enter goes to the next closing";
pub const KEYS_OF_TIME: &str =
    "left and right arrow keys step, up and down choose a line, Enter goes to the next event";
pub const CURSOR: &str = "chart cursor";
pub const REPLAY_BAR_BY_BAR: &str = "Replay bar by bar";
pub const PART_IN_SIGHT: &str = "Part of the path in sight";
pub const PATH: &str = "Path";
pub const SHOW_MORE: &str = "Show more of the path";
pub const SHOW_LESS: &str = "Show less of the path";
pub const WHOLE: &str = "Whole";
pub const FROM: &str = "From";
pub const FROM_BAR: &str = "From bar";
pub const TO: &str = "To";
pub const TO_BAR: &str = "To bar";
pub const UNPIN: &str = "Unpin";
pub const PIN: &str = "Pin this scenario";
pub const PINNED: &str = "pinned";
pub const PAUSE: &str = "Pause";
pub const PLAY: &str = "Play";
pub const REPLAY: &str = "Replay";
pub const STEP: &str = "Step";
pub const TEN_BARS: &str = "10 bars";
pub const TO_THE_END: &str = "To the end";
pub const STOP: &str = "Stop";
pub const DONE_AT_NEXT_BAR: &str =
    "What you do is done at the opening of the next bar, and is a row of the actions.";
pub const IS_DONE_AT_NEXT_BAR: &str = "It is done at the opening of the next bar.";

pub fn table_of(chart: &str) -> String {
    [chart, ": table"].concat()
}

pub fn price_of(asset: &str) -> String {
    ["Price of ", asset].concat()
}

pub fn chart_and_keys(chart: &str, keys: &str) -> String {
    [chart, ": ", keys].concat()
}

pub fn has_ended(line: &str) -> String {
    [line, " has ended"].concat()
}

pub fn from_to(from: &str, to: &str) -> String {
    [from, " to ", to].concat()
}
