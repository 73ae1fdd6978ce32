//! What the pictures say, and the tables beside them.

pub mod account;
pub mod ladder;
pub mod map;
pub mod price;
pub mod shock;
pub mod strip;

/// The head of a table's column.
pub const EVENT: &str = "event";

/// An event after another on the same spot.
pub fn then(event: &str) -> String {
    format!("then {event}")
}

pub const JOINT_MOVE: &str = "joint move";

pub const NOTHING_ALIVE: &str = "nothing alive";

pub fn alive(what: &str) -> String {
    format!("{what} alive")
}

pub fn keeps(account: &str, money: &str) -> String {
    format!("{account} keeps {money}")
}
