//! Cells that say where something is closed, and where the venue warns.

pub fn stays_open(name: &str) -> String {
    format!("{name} stays open")
}

pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

pub const NOT_OFFERED: &str = "not offered";

pub fn has_no_margin_mode(venue: &str, mode: &str) -> String {
    format!("{venue} has no {mode} margin")
}

pub const CANNOT_OPEN: &str = "cannot open";

pub fn is_missing(amount: &str) -> String {
    format!("{amount} is missing")
}

pub const CLOSED_AT_ENTRY: &str = "closed at entry";
pub const UNDER_WATER_TODAY: &str = "under water at today’s marks";

pub const NO_PRICE_CLOSES: &str = "no price above zero closes this";
pub const NO_RISE_CLOSES: &str = "no rise within reach closes this";

pub fn table_ends_before(far: &str) -> String {
    format!("the bracket table ends before {far}: give the tiers above it")
}

pub const PRICE_A_VENUE_DISPLAYS: &str = "the price a venue displays";
pub const REST_STAYS_OPEN: &str = "the rest stays open";

/// A market's price, or its two prices.
pub fn at_price(name: &str, price: &str, other: Option<&str>, note: &str) -> String {
    let or = other
        .map(|other| format!(" or {other}"))
        .unwrap_or_default();
    format!("{name} {price}{or}, {note}")
}

pub fn warned_if(condition: &str) -> String {
    format!("Warned if {condition}")
}

pub fn warned_where(level: &str) -> String {
    format!(
        "The nearest point at which requirement ÷ equity of a pool is {level}, the venue’s level for a margin call."
    )
}

pub const NOT_WARNED: &str = "not warned";
pub const AT_TODAYS_MARKS: &str = "at today’s marks";
pub const LEVEL_IS_REACHED: &str = "the level is reached";
