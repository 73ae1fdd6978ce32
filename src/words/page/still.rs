//! The page before its program runs, its foot, and the page on paper.

pub const SUBTITLE_OF_PAPER: &str = "Isocross: isolated beside cross margin";
pub const OPENING_EXAMPLE: &str = "The opening example";
pub const NOT_OF_LINK: &str = "This is the opening example, not the scenario of the link, which takes its place once the calculator runs.";
pub const LOADING: &str =
    "The calculator is loading. It runs wholly in your browser; nothing you type leaves it.";
pub const NEEDS_WASM: &str =
    "Your own numbers need JavaScript and WebAssembly, which this browser does not run.";

/// What is said at the foot of the page: whose rules, how old they are, and whose number decides.
pub fn estimate(date: Option<&str>, old: bool) -> String {
    let age = if old {
        ", more than half a year ago."
    } else {
        "."
    };
    let rules = match date {
        Some(date) => ["Venue rules as of ", date, age].concat(),
        None => "Generic rules, not a venue's.".to_owned(),
    };
    ["Estimate. ", &rules, " Your exchange's number decides."].concat()
}

pub fn price_that_would_close(asset: &str) -> String {
    ["Price of ", asset, ", and the price that would close it"].concat()
}

pub fn balance(amount: &str) -> String {
    ["Balance ", amount].concat()
}

pub fn costs(costs: &str) -> String {
    ["Costs: ", costs].concat()
}

/// A position of the opening example.
pub fn position(
    (market, long): (&str, bool),
    notional: &str,
    entry: &str,
    (leverage, margin): (&str, &str),
) -> String {
    let side = if long { "long" } else { "short" };
    format!("{market} {side} {notional} at {entry}, {leverage}x, margin {margin}")
}

/// What a page has no room for.
pub fn more_positions(count: &str) -> String {
    ["and ", count, " more positions"].concat()
}

pub fn more_events(count: &str) -> String {
    ["and ", count, " more events"].concat()
}
