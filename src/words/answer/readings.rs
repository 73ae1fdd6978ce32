//! The same answer by other conventions.

pub const BY_BOTH_READINGS: &str = "By both readings";

pub fn with_source(doubt: &str, source: &str) -> String {
    format!("{doubt} Source: {source}.")
}

pub const VENUE_DOES_NOT_SAY: &str = "the venue does not say which";

pub fn as_house_prints(house: &str) -> String {
    format!("As {house} prints it")
}

pub const REQUIREMENT_OVER_EQUITY: &str = "Requirement ÷ equity: high is bad, closed at 100 %.";
pub const EQUITY_OVER_REQUIREMENT: &str = "Equity ÷ requirement: low is bad, closed at 100 %.";

pub fn equity_over_used(level: &str) -> String {
    format!("Equity ÷ margin in use: low is bad, closed at {level}.")
}

pub fn assets_over_debt(level: &str) -> String {
    format!("Everything owned ÷ everything owed: low is bad, closed at {level}.")
}

pub const INITIAL_OVER_EQUITY: &str = "Initial margin ÷ equity: high is bad; at 100 % new risk is refused, which is before anything is closed.";

pub const NOTHING_IS_ASKED: &str = "nothing is asked";
