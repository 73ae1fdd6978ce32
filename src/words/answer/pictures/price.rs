//! The price of a market along the path, and the prices that would close it.

pub const MARK: &str = "mark";
pub const LAST: &str = "last";
pub const ENTRY: &str = "entry";

pub fn mark_at(price: &str) -> String {
    format!("mark {price}")
}

/// From the mark or the entry.
pub fn change_from(change: &str, start: &str) -> String {
    format!("{change} from {start}")
}

pub const NOTHING_IS_CLOSED: &str = "nothing is closed";

pub fn over_path(name: &str, path: &str, change: &str, closings: &str) -> String {
    format!("Mark price of {name} over {path}: {change} from start to end; {closings}.")
}

pub fn cross_closes_if_only(price: &str, name: &str) -> String {
    format!("cross closes at {price} if only {name} moves")
}

pub fn closes_at(account: &str, name: &str, price: &str) -> String {
    format!("{account} {name} closes at {price}")
}

pub fn closes_below(account: &str) -> String {
    format!("{account} closes below")
}

pub fn closes_above(account: &str) -> String {
    format!("{account} closes above")
}

pub fn first_shown(price: &str) -> String {
    format!(" First shown: {price}")
}

/// "isolated BTC closed at 54,271.4, −300".
pub fn done_at(what: &str, done: &str, price: &str, change: &str) -> String {
    format!("{what} {done} at {price}, {change}")
}

pub fn acted(account: &str, act: &str) -> String {
    format!("{account}: {act}")
}

/// Why the line of cross moves: another market has.
pub fn other_moves_the_line(other: &str, other_falls: bool, line_rises: bool) -> String {
    let other_goes = if other_falls { "falls" } else { "rises" };
    let line_goes = if line_rises { "rises" } else { "falls" };
    format!("{other} {other_goes}, so this line {line_goes}.")
}

pub fn nothing_changed(name: &str) -> String {
    format!("Nothing about the {name} position changed.")
}
