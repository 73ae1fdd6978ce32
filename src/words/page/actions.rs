//! Actions: what is done on the path, and when.

pub use crate::words::page::book::{AMOUNT, MARKET, REMOVE, SIDE};

pub const ACTIONS: &str = "Actions";
pub const DONE_ON_PATH: &str =
    "Done on the path in every view where they make sense; each is a marker and a row of the log.";
pub const ADD_ACTION: &str = "Add action";
pub const FROM_ARTICLES: &str = "From articles, to be tried: none of them is evidence.";
pub const NO_ACTIONS: &str = "none";
pub const WHEN: &str = "When";
pub const THEN: &str = "then";
pub const WHAT: &str = "What";
pub const ITS_MARKET: &str = "its market";
pub const FALLS_BY: &str = "falls by";
pub const RISES_BY: &str = "rises by";
pub const FALLS_TO: &str = "falls to";
pub const RISES_TO: &str = "rises to";
pub const LEVEL: &str = "Level";
pub const BARS: &str = "Bars";
pub const UNIT_BARS: &str = "bars";
pub const EVERY_POSITION: &str = "every position";
pub const POSITION: &str = "Position";
pub const ONCE: &str = "once";
pub const EVERY_TIME: &str = "every time, up to 50";
pub const HOW_OFTEN: &str = "How often";
pub const BAR: &str = "bar";
pub const PRICE_OF: &str = "price of";
pub const MOVE_OF: &str = "move of";
pub const LIQUIDATION_WITHIN: &str = "liquidation within";
pub const REQUIREMENT_BY_EQUITY: &str = "requirement ÷ equity";
pub const DRAWDOWN: &str = "drawdown";
pub const VOLATILITY_OF: &str = "volatility of";
pub const BAND_WIDTH_OF: &str = "band width of";
pub const RSI_OF: &str = "RSI of";
pub const CLOSE: &str = "close";
pub const CUT_BY: &str = "cut by";
pub const CUT_BY_AMOUNT: &str = "cut by amount";
pub const OPEN_OR_ADD: &str = "open or add";
pub const ADD_MARGIN: &str = "add margin";
pub const REMOVE_MARGIN: &str = "remove margin";
pub const TOP_UP: &str = "top up to ratio";
pub const REINVEST_GAIN: &str = "reinvest gain";
pub const MAKE_ISOLATED: &str = "make isolated";
pub const MAKE_CROSS: &str = "make cross";
pub const SET_LEVERAGE: &str = "set leverage";

pub fn count(count: usize) -> String {
    match count {
        0 => NO_ACTIONS.to_owned(),
        1 => "1 action".to_owned(),
        count => format!("{count} actions"),
    }
}

pub fn action(number: &str) -> String {
    ["Action ", number].concat()
}

/// " of action 1": what a label is followed by.
pub fn of_action(number: &str) -> String {
    [" of action ", number].concat()
}

/// What "Remove" is followed by.
pub fn that_action(number: &str) -> String {
    [" action ", number].concat()
}
