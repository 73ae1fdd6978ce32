//! Many random paths: what is walked, and what it comes to.

pub const NO_POSITION: &str = "There is no position to walk.";
pub const NO_ACTIONS: &str = "Timeline actions are not done on these paths.";
pub const RECORDED_FUNDING: &str = "Recorded funding belongs to a recorded path; on random paths the typed rate is paid where there is no record, and none where there is.";
pub const STANDARD_ERROR: &str = "After ±: one standard error, from the number of paths alone; it says nothing about the assumptions. Judged at the close of each hour; funding at its rate.";

// What makes the paths, in [`caption`].
pub const WANDER: &str = "prices that wander as assumed";
pub const BLOCKS: &str = "blocks of recorded hours";

// Rows of the results.
pub const WITHOUT_CLOSING: &str = "Paths without a closing";
pub const FIRST_CLOSING: &str = "First closing, the median where there is one";
pub const CLOSED_BY_THEN: &str = "Closed by then, of all paths";
pub const MEAN_LOSS: &str = "Mean loss where something was closed";
pub const IN_PROFIT: &str = "Paths that end in profit";
pub const MEAN_END: &str = "Mean value at the end";
pub const END_AT_OR_BELOW: [&str; 5] = [
    "5\u{202f}% of paths end at or below",
    "25\u{202f}% of paths end at or below",
    "Half of the paths end at or below",
    "75\u{202f}% of paths end at or below",
    "95\u{202f}% of paths end at or below",
];
pub const MEAN_RETURN: &str = "Mean return";
pub const MEAN_DEEPEST_FALL: &str = "Mean deepest fall from a high";
pub const FALL_AT_MOST: [&str; 5] = [
    "5\u{202f}% of paths fall so far at most",
    "25\u{202f}% of paths fall so far at most",
    "Half of the paths fall so far at most",
    "75\u{202f}% of paths fall so far at most",
    "95\u{202f}% of paths fall so far at most",
];
pub const RETURN_PER_FALL: &str = "Mean return ÷ mean deepest fall";

/// `name`: isolated, cross.
pub fn not_offered(name: &str) -> String {
    format!("No {name}: the venue does not offer it.")
}

pub fn missing_to_open(name: &str, missing: &str) -> String {
    format!("No {name}: {missing} is missing to open it.")
}

pub fn one_mode_only(name: &str) -> String {
    format!("No {name}: the venue has one mode only.")
}

/// The name of a book that is split.
pub fn split(percent: &str) -> String {
    ["split ", percent].concat()
}

/// "3,000 of 10,000".
pub fn done_of(done: &str, asked: &str) -> String {
    [done, " of ", asked].concat()
}

pub fn ends_with_more(name: &str, other: &str, share: &str, error: &str) -> String {
    format!("{name} ends with more than {other} on {share} (± {error}) of the paths.")
}

pub fn needed_every_digit(walks: &str) -> String {
    format!(
        "{walks} walks needed every digit, or a closing in several steps, and were done by the exact engine; the others by the quick one, which agrees with it to a billionth."
    )
}

/// Paths, hours of each, their seed and what makes them.
pub fn paths(paths: &str, hours: &str, seed: &str, model: &str) -> String {
    format!("{paths} paths of {hours} h, seed {seed}: {model}.")
}

pub fn value_at_the_start(amount: &str, currency: &str) -> String {
    format!("Account value at the start {amount} {currency}.")
}

/// Of the fan: `ends` are sentences.
pub fn account_value(ends: &str) -> String {
    ["Account value: ", ends].concat()
}

pub fn account_value_of_first(paths: &str, ends: &str) -> String {
    format!("Account value of the first {paths} paths: {ends}")
}

pub fn ends_between(
    name: &str,
    range: (&str, &str),
    median: &str,
    without_closing: &str,
) -> String {
    let (low, high) = range;
    format!(
        "{name} ends between {low} and {high} on nine paths in ten, median {median}; {without_closing} of the paths have no closing."
    )
}

pub fn median(amount: &str) -> String {
    ["median ", amount].concat()
}

pub fn hours(count: &str) -> String {
    [count, " h"].concat()
}
