//! Positions and collateral: what is wrong with one, and how it is mended.

pub const POSITION_OUT_OF_REACH: &str = "The position is too large or too small to be computed.";
pub const TOO_MANY_COINS: &str = "At its price this margin is more coins than can be computed.";
pub const BOOK_TOO_LARGE: &str =
    "The book is too large to be computed: at most 1,000,000,000,000 in all.";
pub const FIRST_SLICE_AT_ZERO: &str = "The first slice must start at 0.";
pub const NAME_A_COIN: &str = "Name a coin, as BTC.";
pub const USE_CROSS: &str = "Use cross";
pub const USE_ISOLATED: &str = "Use isolated";

pub fn too_many_positions(count: &str, most: &str) -> String {
    format!("{count} positions are more than the {most} taken.")
}

pub fn no_isolated(venue: &str) -> String {
    format!("{venue} has no isolated margin.")
}

pub fn no_cross(venue: &str) -> String {
    format!("{venue} has no cross margin.")
}

/// A coin that backs a position.
pub fn coin_without_price(coin: &str) -> String {
    format!("{coin} has no price: add it to the account’s coins with its mark.")
}

/// A market of which a coin is held.
pub fn market_without_price(market: &str) -> String {
    format!("{market} has no price: give its mark, or open a position in it.")
}

pub fn haircut_not_known(coin: &str, venue: &str) -> String {
    format!("How much of {coin} counts at {venue} is not known here: type its haircut.")
}

pub fn slice_starts_too_low(row: &str) -> String {
    format!("Slice {row} does not start above the one before.")
}

pub fn haircut_out_of_range(row: &str) -> String {
    format!("The haircut of slice {row} is not between 0 and 100\u{202f}%.")
}

pub fn haircut_below_the_one_before(row: &str) -> String {
    format!("The haircut of slice {row} is below the one before.")
}

pub fn no_slice(typed: &str) -> String {
    format!("\u{201C}{typed}\u{201D} is no slice: write amount:haircut, as 0:2 10:5.")
}

pub fn table_ends(limit: &str) -> String {
    format!("The bracket table ends at {limit}: what is asked above it is not known.")
}

pub fn above_the_cap(leverage: &str, cap: &str, amount: &str) -> String {
    format!("{leverage}x is above the cap of {cap}x for {amount}.")
}
