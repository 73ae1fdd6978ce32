//! States of the account to know before its figures.

pub fn cross_lacks(amount: &str) -> String {
    format!("Cross lacks {amount} to open this book.")
}

/// An account with coins is worth something, one of money alone holds it.
pub fn cross_reserves(asked: &str, value: &str, coins: bool) -> String {
    let is = if coins { "is worth" } else { "holds" };
    format!("It reserves {asked} and the account {is} {value}.")
}

pub fn isolated_margins_exceed(amount: &str) -> String {
    format!("Margins set aside for isolated positions exceed the account by {amount}.")
}

pub fn configured_margins_exceed(amount: &str) -> String {
    format!("Margins set aside as configured exceed the account by {amount}.")
}

pub fn opening_fees_take(fees: &str) -> String {
    format!(" Opening fees take {fees}.")
}

pub const COINS_DO_NOT_STAND_IN: &str = " Coins do not stand in for a margin of its own in money.";

pub fn cross_may_open(reserved: &str) -> String {
    format!(" Cross may still open: it reserves {reserved}.")
}

pub fn use_margin_for(margin: &str, name: &str) -> String {
    format!("Use {margin} for {name}")
}

pub fn use_leverage(leverage: &str) -> String {
    format!("Use {leverage}")
}

pub fn position_is_closed_today(rate: &str, leverage: &str, name: &str) -> String {
    format!("At {rate} maintenance, {leverage} {name} is closed at today’s mark.")
}

pub fn margin_worth_and_asked(worth: &str, asked: &str) -> String {
    format!("Its margin is worth {worth} and {asked} is asked.")
}

pub fn most_leverage(leverage: &str) -> String {
    format!(" At most {leverage}x is allowed.")
}

pub fn pool_is_closed_today(pool: &str) -> String {
    format!("{pool} is closed at today’s marks.")
}

pub fn account_worth_and_asked(worth: &str, asked: &str) -> String {
    format!("In cross the account is worth {worth} and {asked} is asked.")
}
