//! The leverage ladder: the distance to liquidation at each leverage.

pub const LEVERAGE: &str = "leverage";

pub fn leverage_of(name: &str) -> String {
    format!("leverage of {name}, log scale")
}

pub fn most_in_bracket(leverage: &str) -> String {
    format!("{leverage} at most in its bracket")
}

pub fn cross_alone(name: &str) -> String {
    format!("cross, {name} only")
}

pub const CROSS_TOGETHER: &str = "cross, together";

pub fn not_to_be_opened(balance: &str) -> String {
    format!("not to be opened isolated with {balance}")
}

pub fn distance_at(distance: &str, leverage: &str) -> String {
    format!("{distance} at {leverage}")
}

pub fn at_any_leverage(line: &str, distance: &str) -> String {
    format!("{line}: {distance} at any leverage")
}

pub fn from_to(line: &str, first: &str, last: &str) -> String {
    format!("{line}: {first} to {last}")
}

pub fn distances(name: &str, lines: &str) -> String {
    format!("Distance of {name} to its liquidation by leverage. {lines}.")
}

pub const MARGIN_IS_TYPED: &str = "The isolated margin is typed, so leverage does not set it.";
pub const LEVERAGE_SETS_DISTANCE: &str = "In isolated, leverage sets the distance.";
pub const CROSS_IS_LEVEL: &str = " In cross it only reserves margin: the line is level.";
pub const CROSS_MOVES_TOO: &str = " Under these rules leverage moves cross too.";

/// What stays while leverage changes, and at how many leverages the lines were computed.
pub fn size_stays(stops: usize) -> String {
    format!(" The size stays. {}", computed_at(stops))
}

pub fn notional_stays(stops: usize) -> String {
    format!(" The notional stays. {}", computed_at(stops))
}

pub fn margin_stays(stops: usize) -> String {
    format!(
        " The margin stays, so the size grows with leverage. {}",
        computed_at(stops)
    )
}

fn computed_at(stops: usize) -> String {
    format!("Computed at {stops} leverages, straight between.")
}
