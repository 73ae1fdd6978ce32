//! Account value along the path.

pub fn over_path(path: &str, is_over: bool, ends: &str) -> String {
    let when = if is_over { "at the end" } else { "so far" };
    format!("Account value over {path}: {when} {ends}.")
}

pub fn positions_alive(count: usize, all: usize) -> String {
    let positions = if all == 1 { "position" } else { "positions" };
    format!("{count} of {all} {positions} alive")
}

pub fn free_balance(amount: &str) -> String {
    format!("free balance {amount}: no isolated position can draw on it")
}

pub fn cross_maintenance(amount: &str) -> String {
    format!("cross maintenance, {amount}: the account closes when it is touched")
}
