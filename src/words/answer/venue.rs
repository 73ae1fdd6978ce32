//! The rules in force, what is known of them, and what the figures assume.

pub fn rules_of(date: &str, closing: &str, changed: bool) -> String {
    let changed = if changed { ", changed by you" } else { "" };
    format!("rules of {date}, {closing}{changed}")
}

pub fn source_and_date(source: &str, date: &str) -> String {
    format!("{source}; rules as of {date}")
}

pub const REST_KEPT: &str = "the rest kept at a closing";
pub const REST_RETURNED: &str = "the rest returned at a closing";

pub fn liquidation_fee_and(fee: &str, rest: &str) -> String {
    format!("liquidation fee {fee}, {rest}")
}

pub const MODES: &str = "Modes";
pub const CHANGING_THE_MODE: &str = "Changing the mode";
pub const CLOSED_WHEN: &str = "Closed when";
pub const PRICE_THAT_COUNTS: &str = "Price that counts";
pub const BRACKETS_AND_LEVERAGE: &str = "Brackets and leverage";
pub const COLLATERAL: &str = "Collateral";
pub const WARNING: &str = "Warning";
pub const WHAT_LIQUIDATION_DOES: &str = "What liquidation does";
pub const FEES: &str = "Fees";
pub const FUNDING: &str = "Funding";
pub const NOT_MODELLED: &str = "Not modelled here";
pub const NOT_SETTLED: &str = "Not settled";
pub const COUNTS_AS_COLLATERAL: &str = "Counts as collateral";

pub fn both_readings_computed(doubt: &str) -> String {
    format!("{doubt} Both readings are computed.")
}

/// A share that counts above an amount.
pub fn share_from(share: &str, floor: &str) -> String {
    format!("{share} from {floor}")
}

pub const STATED: &str = "stated by the venue";
pub const RECOMPUTED: &str = "recomputed from the venue’s data";
pub const INFERRED: &str = "inferred";
pub const UNCONFIRMED: &str = "not confirmed";
pub const YOURS: &str = "yours";

pub fn brackets_are_yours(market: &str) -> String {
    format!("Brackets of {market}: yours.")
}

pub const BASIS_IS_YOURS: &str = "What the rate multiplies is yours.";
pub const TIERING_IS_YOURS: &str = "How brackets apply is yours.";
pub const CLOSED_ONLY_BELOW: &str = "Closed only below the requirement, by your edit.";
pub const CLOSED_AT_EQUALITY: &str = "Closed at equality, by your edit.";
pub const BOTH_SIDES_COUNT: &str = "Both sides of a market count in full, by your edit.";
pub const LARGER_SIDE_COUNTS: &str = "Only the larger side counts, by your edit.";
pub const CUTS_ARE_YOURS: &str = "What haircuts are taken of is yours.";
pub const DRAWS_ON_ACCOUNT: &str = "Cross draws on the whole account, by your edit.";
pub const DRAWS_ON_UNIT: &str = "Cross draws on each unit by itself, by your edit.";
pub const REMAINDER_IS_YOURS: &str = "What becomes of the rest is yours.";
pub const LARGEST_LOSS_FIRST: &str = "The largest loss is closed first, by your edit.";
pub const IN_ORDER_OF_LIST: &str = "Positions are closed in the order of the list, by your edit.";
pub const BORNE_BY_FUND: &str =
    "A loss beyond a pool is borne by the insurance fund, by your edit.";
pub const BORNE_BY_OTHERS: &str =
    "A loss beyond a pool is borne by traders on the other side, by your edit.";
pub const BORNE_BY_ACCOUNT: &str =
    "A loss beyond a pool is borne by the rest of the account, by your edit.";

pub const CLOSING_FEE: &str = "Fee to close in the test";
pub const LEAST_REQUIREMENT: &str = "Least requirement";
pub const LIQUIDATION_FEE: &str = "Liquidation fee";
pub const SLIPPAGE: &str = "Slippage of forced closes";
pub const MAINTENANCE_OF_DEBTS: &str = "Maintenance of debts";
pub const OPENING_FEE: &str = "Opening fee";
pub const EXIT_FEE: &str = "Fee of a chosen close";

pub fn value_is_yours(name: &str, typed: &str) -> String {
    format!("{name}: {typed}, yours.")
}

pub const GENERIC_RULES: &str = "Generic rules";

pub fn flat_maintenance(rate: &str) -> String {
    format!("flat {rate} maintenance")
}

pub fn brackets_as_pasted(count: usize, rate: &str) -> String {
    format!("{count} brackets as pasted, from {rate}")
}

pub const REMAINDER_KEPT: &str = "remainder kept by the venue";
pub const REMAINDER_RETURNED: &str = "remainder returned";
pub const GENERIC_CLOSED_WHEN: &str = "Equity has come down to maintenance, judged on the mark.";
pub const NOT_A_VENUES: &str = "Not a venue’s";
pub const GENERIC_IS_YOURS: &str = "Rate, fees and what becomes of the remainder are yours.";
pub const TYPED_BY_YOU: &str = "typed by you";

pub const BALANCE_IS_ALL_MONEY: &str =
    "Balance is all money of the account, margins set aside included, unrealised profit excluded.";
pub const LEFT_IS_KEPT: &str = "What is left above bankruptcy at a closing is kept by the venue.";
pub const LEFT_GOES_BACK: &str = "What is left above bankruptcy at a closing, less the liquidation fee, goes back to the account.";
pub const OUT_OF_REACH: &str = "A boundary beyond a hundredfold rise counts as out of reach.";
pub const PATHS_START_TODAY: &str =
    "Paths start at today’s marks; distances are measured from the mark, returns from the entry.";

pub fn coins_are_shown_in(currency: &str) -> String {
    format!(
        "Coins are shown at their worth in {currency}: today’s figures at today’s marks, what is left at the prices of the closing. A margin kept in coins stays so many coins, and what is left of it comes back in coins."
    )
}

pub const HOW_ACTIONS_ARE_DONE: &str = "An action is done at the price that sets it off, past a gap at the first price after, without slippage; at one and the same price the venue is first. Only the path on show has actions: the joint move and random paths are without.";

pub fn prices_of_the_path(source: &str) -> String {
    format!("Prices of the path: {source}")
}

pub fn no_record_of(names: &str, lead: &str) -> String {
    format!("No record of {names}: follows {lead} by its beta.")
}
