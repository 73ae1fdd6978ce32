//! Titles of paths that are made up, drawn or random; those of recorded events are data.

pub const TREND: &str = "Steady trend";
pub const DIP: &str = "Dip and full recovery";
pub const FLASH: &str = "Flash crash with a gap";
pub const BLEED: &str = "Slow bleed";
pub const CHOP: &str = "Sideways chop";
pub const DRAWN: &str = "Drawn path";

pub fn random(number: &str, seed: &str) -> String {
    ["Random path ", number, " of seed ", seed].concat()
}
