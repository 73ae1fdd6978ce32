//! What the rail shows of each position.

pub fn closes_at(sides: &str) -> String {
    format!("closes at: {sides}")
}

pub const BEYOND_THE_TABLE: &str = "not known, beyond the table";
pub const TODAYS_MARK: &str = "today’s mark";
pub const NO_PRICE_WITHIN_REACH: &str = "no price within reach";

pub fn below_or_above(below: &str, above: &str) -> String {
    format!("{below} or {above}")
}

pub const NOTIONAL_AT_THE_MARK: &str = "Notional at the mark";
pub const PROFIT_OR_LOSS: &str = "Profit or loss";
pub const RETURN_ON_MARGIN: &str = "Return on margin (ROE)";
pub const INITIAL_MARGIN: &str = "Initial margin";
pub const MAINTENANCE: &str = "Maintenance";
pub const BREAK_EVEN: &str = "Break-even, fees paid";

pub fn liquidation_alone(mode: &str) -> String {
    format!("Liquidation alone, {mode}")
}

pub fn bankruptcy_alone(mode: &str) -> String {
    format!("Bankruptcy alone, {mode}")
}

pub fn if_only_coin_moves(coin: &str, mode: &str) -> String {
    format!("If only {coin} moves, {mode}")
}

pub fn most_lost(mode: &str) -> String {
    format!("Most lost with it, {mode}")
}
