//! The sentence, the tables of results, and the sections below them.

pub const ANSWER: &str = "Answer";
pub const LAST_VALID: &str = "last valid values";
pub const NO_POSITIONS: &str = "No positions yet.";
pub const NO_FIGURES: &str = "No figures yet.";
pub const PUT_RIGHT_FIRST: &str = "This has to be put right among the inputs first:";
pub const WHICH_MARKET_MOVES: &str = "Which market moves";
pub const FALL_ALONE: &str = "fall alone, the others held still";
pub const FALL_TOGETHER: &str = "fall together";
pub const FALL_BY_BETAS: &str = "fall by my betas";
pub const HOW_OTHERS_MOVE: &str = "How the others move";
pub const BALANCE_IN_SENTENCE: &str = "Balance in the sentence";
pub const BALANCE_IS: &str = " The balance is ";
pub const EVENT_LOG: &str = "Event log";
pub const CHOOSE_A_TIME: &str = "Choose a time to move the cursor there.";
pub const SHOW_THE_ARITHMETIC: &str = "Show the arithmetic";
pub const WHAT_IS_ASSUMED: &str = "What these figures assume";
pub const RULES_IN_FORCE: &str = "The rules in force";
pub const CHECKED_AGAINST: &str = "Checked against";
pub const EVERY_EXAMPLE: &str = "Every example that a venue or others have published of its arithmetic, computed just now by this page’s own engine.";
pub const SAME_BOOK_EVERY_VENUE: &str = "The same book on every venue";
pub const SIDE_BY_SIDE: &str = "Isolated and cross side by side";
pub const TIME: &str = "time";
pub const EVENT: &str = "event";
pub const PATH_COMES_TO: &str = "What the path comes to";
pub const PUT_IT_BACK: &str = "Put it back";
pub const CHANGED_BY_YOU: &str = "Changed by you";
pub const RUN_BESIDE_OTHERS: &str = "Your run beside the others";
pub const VENUE: &str = "Venue";
pub const EXAMPLE: &str = "Example";
pub const PUBLISHED: &str = "Published";
pub const OURS: &str = "Ours";
pub const DIFFERENCE: &str = "Difference";
pub const KIND: &str = "Kind";
pub const SOURCE: &str = "Source";

pub fn mistake(place: &str, message: &str) -> String {
    format!("{place}: {message}")
}

pub fn all_of(markets: &[String]) -> String {
    markets.join(" and ")
}

pub fn alone(market: &str) -> String {
    [market, " alone"].concat()
}

pub fn pinned(figure: &str) -> String {
    ["pinned ", figure].concat()
}

/// The title of a figure that hides digits.
pub fn click_to_copy(exact: &str) -> String {
    [exact, ": click to copy"].concat()
}
