//! The shock curve: account value after every joint move, with its zones.

pub fn now(money: &str) -> String {
    format!("{money} now")
}

pub fn in_part(share: &str) -> String {
    format!("{share} in part")
}

pub fn closed_by_no_move(account: &str) -> String {
    format!("{account} is closed by no joint move")
}

pub fn closed_at(account: &str, shares: &str) -> String {
    format!("{account} is closed at {shares}")
}

pub fn after_a_move(accounts: &str) -> String {
    format!("Account value after a joint move: {accounts}.")
}

pub fn both(money: &str) -> String {
    format!("both {money}")
}

pub const NOTHING_CAN_BE_OPENED: &str = "nothing can be opened";
pub const BOTH_ALIVE: &str = "both alive";

pub fn only_alive(account: &str) -> String {
    format!("only {account} alive")
}

pub fn alive_other_in_part(account: &str) -> String {
    format!("{account} alive, the other in part")
}

pub const ALIVE_IN_PART: &str = "alive in part";
pub const SAME_MONEY: &str = "the same money";
pub const IN_PART: &str = "in part";

pub fn both_hold_then_isolated(share: &str, money: &str, falls: bool) -> String {
    let further = further(falls);
    format!("{share}: both hold {money}. {further}, isolated leaves more")
}

pub fn then_isolated(share: &str, falls: bool) -> String {
    let further = further(falls);
    format!("{further} than {share}, isolated leaves more")
}

fn further(falls: bool) -> &'static str {
    if falls { "Further down" } else { "Further up" }
}

pub fn at(share: &str) -> String {
    format!("at {share}:")
}
