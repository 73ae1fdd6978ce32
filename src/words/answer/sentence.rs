//! The answer in a sentence, and the line below it.
//!
//! Names and figures stand between its pieces, in brackets here: "If [BTC and ETH] [fall together], isolated
//! closes BTC at [−9 %], ETH at [−12 %] and leaves [300 USDT]. Cross holds to [−14 %] and then takes all [1,000]."

pub const IF: &str = "If ";

pub fn only(name: &str) -> String {
    format!("only {name}")
}

pub fn all_coins(count: usize) -> String {
    format!("all {count} coins")
}

pub fn move_together(moves: &str) -> String {
    format!("{moves} together")
}

pub fn move_by_your_betas(moves: &str) -> String {
    format!("{moves} by your betas")
}

pub fn is_not_offered_by(venue: &str) -> String {
    format!(" is not offered by {venue}")
}

pub const CANNOT_BE_OPENED: &str = " cannot be opened: ";
/// After an amount.
pub const IS_MISSING: &str = " is missing";
pub const IS_UNDER_WATER: &str = " is under water at today’s marks and closed at once";
pub const NO_PRICE_CLOSES: &str = " is closed by no price above zero";
pub const NO_RISE_CLOSES: &str = " is closed by no rise within reach";
pub const CLOSED_BEYOND_THE_TABLE: &str = " is closed where its bracket table has ended: not known";

/// Of cross, before a distance.
pub const HOLDS_TO: &str = " holds to ";
/// Of isolated, before a distance.
pub const STOPS_AT: &str = " stops at ";

pub fn closes_at(names: &str) -> String {
    format!(" closes {names} at ")
}

pub fn and_then_at(name: &str) -> String {
    format!(", {name} at ")
}

pub fn closes_some_from(closed: usize, all: usize) -> String {
    format!(" closes {closed} of {all} from ")
}

/// Between the first distance and the last.
pub const TO: &str = " to ";

/// Before what is lost with coins.
pub const THEN_TAKES_ALL_OF: &str = " and then takes all: ";
/// Before the balance.
pub const THEN_TAKES_ALL: &str = " and then takes all ";
pub const AND_LEAVES: &str = " and leaves ";

/// How the line about the path begins; recorded paths are replayed.
pub fn on_the_path(recorded: bool, path: &str, actions: usize) -> String {
    let start = if recorded {
        "Replayed on"
    } else {
        "On the path"
    };
    let with = match actions {
        0 => String::new(),
        1 => " with your action".to_owned(),
        count => format!(" with your {count} actions"),
    };
    format!("{start} “{path}”{with}, ")
}

/// Before a value, while the path is not over.
pub fn stands_at(account: &str) -> String {
    format!("{account} stands at ")
}

/// Before a value.
pub fn ends_with(account: &str) -> String {
    format!("{account} ends with ")
}

pub const BOOK_CANNOT_BE_OPENED: &str = "the book cannot be opened";

pub fn at_move(share: &str) -> String {
    format!("At {share}: ")
}
