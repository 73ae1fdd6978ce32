//! The venue, its rules, and the reader's own.

pub use crate::words::answer::venue::{
    LEAST_REQUIREMENT, LIQUIDATION_FEE, MAINTENANCE_OF_DEBTS, SLIPPAGE,
};
pub use crate::words::inputs::tiers::{
    ALL_AT_THE_LAST_RATE as ALL_AT_LAST_RATE, EACH_PART_AT_ITS_RATE,
};

pub const VENUE: &str = "Venue";
pub const MAINTENANCE: &str = "Maintenance";
pub const FEE_TO_CLOSE: &str = "Fee to close";
pub const NONE: &str = "none";
pub const YOUR_OWN_RULES: &str = "Your own rules";
pub const REST_AFTER_CLOSING: &str = "The rest after a closing";
pub const TIERS_ONE_A_LINE: &str = "Tiers, one a line: floor, rate %, highest leverage";
pub const LEFT_AFTER_CLOSING: &str = "What is left after a closing";
pub const KEPT_BY_VENUE: &str = "kept by the venue";
pub const RETURNED: &str = "returned";
pub const HOW_TIERS_ARE_READ: &str = "How tiers are read";
pub const RATE_MULTIPLIES: &str = "The rate multiplies";
pub const NOTIONAL_OF_MARK: &str = "the mark’s notional";
pub const NOTIONAL_OF_ENTRY: &str = "the entry’s";
pub const NOTIONAL_OF_BANKRUPTCY: &str = "the bankruptcy’s";
pub const BRACKETS_APPLY: &str = "Brackets apply";
pub const SLICE_BY_SLICE: &str = "slice by slice";
pub const TO_THE_WHOLE: &str = "to the whole position";
pub const CLOSED: &str = "Closed";
pub const AT_EQUALITY: &str = "at equality";
pub const ONLY_BELOW: &str = "only below";
pub const LONG_AND_SHORT: &str = "Long and short of one market";
pub const BOTH_COUNT: &str = "both count";
pub const LARGER_COUNTS: &str = "the larger counts";
pub const CROSS_DRAWS_ON: &str = "Cross draws on";
pub const WHOLE_ACCOUNT: &str = "the whole account";
pub const EACH_CURRENCY: &str = "each currency apart";
pub const HAIRCUTS_TAKEN_OF: &str = "Haircuts are taken of";
pub const BALANCES: &str = "balances";
pub const BALANCES_AND_PROFIT: &str = "balances and profit";
pub const CLOSED_FIRST: &str = "Closed first";
pub const LARGEST_LOSS: &str = "the largest loss";
pub const FIRST_OF_LIST: &str = "the first of the list";
pub const LOSS_BEYOND_POOL: &str = "A loss beyond the pool";
pub const INSURANCE_FUND: &str = "insurance fund";
pub const OTHERS_DELEVERAGED: &str = "others, deleveraged";
pub const THE_ACCOUNT: &str = "the account";
pub const VENUES: &str = "venue’s";
pub const EDIT_THE_RULES: &str = "Edit the rules";
pub const YOURS_AND_MARKED: &str =
    "What you change here is yours, is marked so, and travels in the link.";
pub const AS_THE_VENUE: &str = "as the venue";
pub const ANOTHER_TABLE: &str = "Another table";
pub const TABLE_LIKE: &str = "as class-A";
pub const FLAT_MAINTENANCE: &str = "Flat maintenance";
pub const BRACKETS: &str = "brackets";
pub const LEAST_INITIAL_MARGIN: &str = "Least initial margin";
pub const TABLES: &str = "table’s";
pub const WORTH_OF_CONTRACT: &str = "Worth of a contract";
pub const WHERE_COUNTED: &str = "where counted";
pub const BRACKETS_OF: &str = "Brackets of";
pub const PASTE_TIERS: &str =
    "Paste its tiers: floor, rate %, leverage a line, or the venue’s own response";
