//! Saved scenarios: what was done last.

pub const TAKEN_BACK: &str = "Taken back.";

pub fn saved(name: &str) -> String {
    ["Saved \u{201C}", name, "\u{201D}."].concat()
}

pub fn replaced(name: &str) -> String {
    ["Replaced \u{201C}", name, "\u{201D}."].concat()
}

pub fn duplicated(name: &str) -> String {
    ["Duplicated \u{201C}", name, "\u{201D}."].concat()
}

pub fn deleted(name: &str) -> String {
    ["Deleted \u{201C}", name, "\u{201D}."].concat()
}

pub fn moved_up(name: &str) -> String {
    ["Moved \u{201C}", name, "\u{201D} up."].concat()
}

pub fn moved_down(name: &str) -> String {
    ["Moved \u{201C}", name, "\u{201D} down."].concat()
}

pub fn renamed(before: &str, name: &str) -> String {
    [
        "Renamed \u{201C}",
        before,
        "\u{201D} to \u{201C}",
        name,
        "\u{201D}.",
    ]
    .concat()
}

pub fn added(count: &str) -> String {
    [count, " added to what is saved."].concat()
}

pub fn already_there(count: &str) -> String {
    ["Already there: ", count, "."].concat()
}

pub fn too_many(most: &str) -> String {
    format!("No more than {most} are kept. Nothing was changed.")
}
