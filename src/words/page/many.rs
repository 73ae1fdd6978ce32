//! Many random paths, and the split of a book.

pub use crate::words::inputs::many::WITHOUT_CLOSING;
pub use crate::words::page::keeping::CANCEL;
pub use crate::words::page::paths::{HOURS, SEED, VOLATILITY};

pub const DONE: &str = "Many paths: done";
pub const STOPPED: &str = "Many paths: stopped";
pub const PATHS: &str = "Paths";
pub const MANY_PATHS: &str = "Many paths";
pub const BOOK_ON_MANY_PATHS: &str = "The book on many random paths, judged at the close of every hour. The prices are assumptions, not forecasts; the path “Random prices” has more of them.";
pub const RUN: &str = "Run";
pub const PATHS_WALKED: &str = "Paths walked";
pub const INPUTS_HAVE_CHANGED: &str = "These results are of the inputs as they were: run again.";
pub const PART_ISOLATED: &str = "Part isolated, part cross";
pub const SHARE_ISOLATED: &str = "Share isolated";
pub const SPLIT_MEANS: &str = "Of every position this share stands by itself with the same share of its isolated margin; the rest is cross and draws on all that is not ring-fenced. 0 % is the cross column, 100 % the isolated one. Brackets are looked up for each part by itself.";
pub const RUN_WITH_SPLIT: &str = "Many paths with this split";
pub const RESULTS: &str = "Results of many paths";
pub const FAN_KEY: &str = "Light: nine paths in ten. Dark: the middle half. Line: the median. Dotted: the value at the start.";
pub const TABLE: &str = "table";
pub const OF_FAN: &str = " of the outcome fan";
pub const TABLE_OF_FAN: &str = "Table of the outcome fan";
pub const ISOLATED: &str = "Isolated";

pub fn account_value(name: &str) -> String {
    ["Account value, ", name].concat()
}
