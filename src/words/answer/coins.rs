//! Accounts that keep coins: what they hold, and what of it lacks.

pub fn coins_worth_today(worth: &str) -> String {
    format!("coins worth {worth} today")
}

pub fn set_aside(coins: &str) -> String {
    format!("{coins} set aside")
}

pub fn in_the_pool(coins: &str) -> String {
    format!("{coins} in the pool")
}

pub fn balance(amount: &str) -> String {
    format!("balance {amount}")
}

pub fn plus_coins(worth: &str) -> String {
    format!(" + coins {worth}")
}

pub const OPENING_FEES: &str = "opening fees";
pub const WHAT_IS_OWED: &str = "what is owed";

pub fn account_holds(held: &str) -> String {
    format!("the account holds {held}")
}

pub fn account_then_holds(held: &str) -> String {
    format!("the account then holds {held}")
}

pub fn worth_at_these_prices(worth: &str) -> String {
    format!(", worth {worth} at these prices")
}

pub fn use_instead(what: &str) -> String {
    format!("Use {what}")
}

pub fn a_balance_of(amount: &str) -> String {
    format!("a balance of {amount}")
}

pub fn coins_more(coins: &str) -> String {
    format!("{coins} more")
}

/// Margins in several units.
pub fn they_are(sum: &str) -> String {
    format!("They are {sum}")
}
