//! Links: what of one was left out, and why.

pub const MORE_LEFT_OUT: &str = "More was left out.";
pub const SIZING_OF_NO_POSITION: &str =
    "The size from risk named a position that is not there; it is for the first.";
pub const LINK_TOO_LONG_TO_READ: &str =
    "The link is too long to be one of this page; it was left out.";
pub const NO_VERSION: &str = "The link does not name its version (v=1); it was left out.";
pub const NO_POSITION: &str = "The link has no position.";
pub const NO_BALANCE: &str = "The link has no balance.";

// Why a part was left out, after [`left_out`].
pub const UNKNOWN: &str = "it is not known here";
pub const NO_CHOICE: &str = "there is no such choice";
pub const NO_TABLE: &str = "it is no table of tiers";
pub const NO_SERIES: &str = "it is no series of prices";
pub const NO_CORNERS: &str = "it is no list of corners";
pub const MORE_THAN_200: &str = "there are more than 200 of its kind";
pub const NO_NUMBER_OF_A_POSITION: &str = "it is no number of a position";
pub const POSITIONS_COUNT_FROM_1: &str = "positions count from 1";
pub const UNKNOWN_PART: &str = "it has a part that is not known here";
pub const SIDE_NOT_L_OR_S: &str = "its side is not L or S";
pub const UNKNOWN_MODE: &str = "its mode is not i, c or p and a name";
pub const UNKNOWN_KIND: &str = "its kind is not known here";
pub const BROKEN_RULES: &str = "its own rules are broken";
pub const UNKNOWN_TRIGGER: &str = "its trigger is not known here";
pub const NEITHER_FALLS_NOR_RISES: &str = "its side is not falls or rises";
pub const NEITHER_ONCE_NOR_EVERY: &str = "it is neither once nor every";
pub const UNKNOWN_ACT: &str = "what it does is not known here";
pub const NAMES_NO_POSITION: &str = "it names no position";

pub fn left_out(part: &str, reason: &str) -> String {
    format!("\u{201C}{part}\u{201D} was left out: {reason}.")
}

pub fn rules_of_another_date(wanted: &str, name: &str, date: &str) -> String {
    format!(
        "The rules \u{201C}{wanted}\u{201D} are not known here: all figures are by the rules of {name} of {date}."
    )
}

pub fn unknown_rules(wanted: &str) -> String {
    format!(
        "The rules \u{201C}{wanted}\u{201D} are not known here: all figures are by generic rules. Choose a venue."
    )
}

pub fn too_long(characters: &str, most: &str) -> String {
    format!(
        "The link of this scenario has {characters} characters, and programs that pass links on cut them off after {most}. A file holds all of it."
    )
}

pub fn unknown_version(version: &str) -> String {
    format!(
        "The link is of version \u{201C}{version}\u{201D}, which this page does not know; it was left out."
    )
}

pub fn twice(key: &str) -> String {
    format!("\u{201C}{key}\u{201D} occurs twice in the link; the first one counts.")
}

pub fn prices_too_long(characters: &str) -> String {
    format!(
        "The pasted prices are too long for a link ({characters} characters): the file holds them."
    )
}

pub fn prices_lost(characters: &str) -> String {
    format!(
        "The pasted prices ({characters} characters) were too long for the link; they are left out."
    )
}

/// Tiers of the reader's own rules.
pub fn tiers_lost(characters: &str) -> String {
    format!(
        "The text pasted for the tiers is no table and too long to be shared ({characters} characters); it was left out."
    )
}

pub fn tiers_of_market_lost(market: &str, characters: &str) -> String {
    format!(
        "The text pasted for the tiers of {market} is no table and too long to be shared ({characters} characters); it was left out."
    )
}

/// `place`: a field of a file.
pub fn tiers_at_lost(place: &str, characters: &str) -> String {
    format!(
        "The text pasted for the tiers ({place}) is no table and too long to be shared ({characters} characters); it was left out."
    )
}
