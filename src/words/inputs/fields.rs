//! Fields: how a number was read, what is wrong with it, how it is mended; and lists to choose from.

pub use crate::words::answer::venue::GENERIC_RULES;

pub const WHOLE_NUMBERS_ONLY: &str = "Whole numbers only.";
pub const WHOLE_HOURS_ONLY: &str = "Whole hours only.";
pub const FUNDING_WHOLE_HOURS_ONLY: &str = "Whole hours only: the paths have hourly steps.";
pub const STOP_AT_ENTRY: &str = "The stop is at the entry: nothing lies between them.";

pub fn read_as(number: &str) -> String {
    ["read as ", number].concat()
}

/// The text on a button that puts it into the field.
pub fn use_this(text: &str) -> String {
    ["Use ", text].concat()
}

pub fn must_be_above_zero(least: &str) -> String {
    format!("Must be above zero: at least {least}.")
}

pub fn too_small(least: &str) -> String {
    format!("Too small: at least {least}.")
}

pub fn too_large(most: &str) -> String {
    format!("Too large: at most {most}.")
}

pub fn no_rules(name: &str) -> String {
    format!("No rules are known under the name {name}.")
}

pub fn bars_do_not_fit(seconds: &str) -> String {
    format!(
        "The path’s bars last {seconds} s: settlements every so many hours do not fall on their openings."
    )
}

pub fn rules_old(venue: &str, date: &str) -> String {
    format!("{venue} rules as of {date}, more than half a year ago: check them with the venue.")
}
