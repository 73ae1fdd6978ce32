//! Size from risk: the size, and liquidation against the stop in each mode.

pub const USE_THIS_SIZE: &str = "Use this size";

pub fn budget_by_loss(budget: &str, loss: &str) -> String {
    format!("{budget} ÷ {loss} a coin from entry to stop")
}

pub fn notional_and_margin(side: &str, notional: &str, margin: &str, leverage: &str) -> String {
    format!("{side}, notional {notional}, margin {margin} at {leverage}")
}

pub fn fees_counted(fees: &str) -> String {
    format!("fees of {fees} counted")
}

pub fn isolated_closes_beyond(price: &str) -> String {
    format!("Isolated closes at {price}, beyond the stop.")
}

pub fn isolated_closes_before(price: &str) -> String {
    format!("Isolated closes at {price}, before the stop.")
}

pub fn cross_closes_beyond(price: &str) -> String {
    format!("Cross closes at {price}, beyond the stop, if the others hold still.")
}

pub fn cross_closes_before(price: &str) -> String {
    format!("Cross closes at {price}, before the stop.")
}

/// In place of a price.
pub const ENTRY: &str = "entry";
/// In place of a price.
pub const NO_PRICE: &str = "no price";

pub fn lower_to(leverage: &str) -> String {
    format!("Lower to {leverage}")
}

pub fn add(amount: &str) -> String {
    format!("Add {amount}")
}

pub fn add_to_the_account(amount: &str) -> String {
    format!("Add {amount} to the account")
}
