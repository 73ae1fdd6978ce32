//! What goes with every file that leaves the page.

/// Said of figures that are older than what is typed.
pub const STALE: &str = "Something typed since is not valid: these are the last valid figures.";

pub fn rules(venue: &str, summary: &str, costs: &str) -> String {
    [venue, ": ", summary, "; ", costs, "."].concat()
}

pub fn made(version: &str, day: &str) -> String {
    [
        "Made by Isocross ",
        version,
        " on ",
        day,
        ". Estimate: your exchange’s number decides.",
    ]
    .concat()
}

/// In place of the link.
pub fn link_too_long(address: &str) -> String {
    [
        address,
        ": the link to this scenario is too long to be written here.",
    ]
    .concat()
}
