//! The arithmetic of a boundary, side by side.

pub const EQUITY: &str = "equity";
pub const REQUIREMENT: &str = "requirement";
pub const AT_THE_EDGE: &str = "at the bracket’s edge";
pub const REQUIREMENT_JUMPS: &str = "the requirement jumps above equity";

/// After the move.
pub fn and_price(name: &str, price: &str, on_tick: &str) -> String {
    format!(", {name} {price}, on the tick {on_tick}")
}

pub const WHAT_X_IS: &str =
    "x is the move from today’s mark; the tick is rounded towards the mark.";

pub fn held_at_its_mark(names: &str) -> String {
    format!("{names} held at its mark.")
}

pub fn equity_at(share: &str) -> String {
    format!("equity at {share}")
}

pub const REQUIREMENT_THERE: &str = "requirement there";
