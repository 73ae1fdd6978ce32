//! The time axis of pictures.

pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// Head of a column of instants.
pub const TIME_UTC: &str = "time, UTC";
/// Head of a column of steps, and the word before a step's number.
pub const STEP: &str = "step";
