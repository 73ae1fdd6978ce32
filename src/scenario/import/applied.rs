//! How a table applies, said in a line of its own before it: "# all at the last rate; by size".
//!
//! A venue's response tells it, and the table it is kept as must not forget it.

use super::{TierTable, Unit};
use crate::margin::schedule::{Key, Tiering};

/// The page's words, the same in the reading under the field.
const TIERINGS: [(Tiering, &str); 2] = [
    (Tiering::Marginal, "each part at its rate"),
    (Tiering::Whole, "all at the last rate"),
];
const KEYS: [(Key, &str); 2] = [(Key::Notional, "by notional"), (Key::Size, "by size")];
const UNITS: [(Unit, &str); 2] = [
    (Unit::Contracts, "floors count contracts"),
    (Unit::Coins, "floors and amounts count coins"),
];

fn words<T: PartialEq>(known: &[(T, &'static str)], value: &T) -> Option<&'static str> {
    let found = known.iter().find(|(kind, _)| kind == value);
    found.map(|(_, words)| *words)
}

/// How rates apply.
pub(super) fn of_rates(tiering: Tiering) -> &'static str {
    words(&TIERINGS, &tiering).unwrap_or_default()
}

/// What floors count, where that is not what the key says.
pub(super) fn of_unit(unit: Unit) -> Option<&'static str> {
    words(&UNITS, &unit)
}

/// The line before a table; empty where nothing is to be said.
pub(super) fn line(table: &TierTable) -> String {
    let tiering = table.tiering.map(of_rates);
    let key = table.key.and_then(|key| words(&KEYS, &key));
    let said: Vec<&str> = [tiering, key, of_unit(table.unit)]
        .into_iter()
        .flatten()
        .collect();
    match said.is_empty() {
        true => String::new(),
        false => format!("# {}\n", said.join("; ")),
    }
}

/// Sets what such lines of the text say, and tells it in the reading.
pub(super) fn read(text: &str, table: &mut TierTable) {
    let lines = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('#'));
    for part in lines.flat_map(|line| line.split(';')) {
        let part = part.trim();
        table.tiering = value(&TIERINGS, part).or(table.tiering);
        table.key = value(&KEYS, part).or(table.key);
        table.unit = value(&UNITS, part).unwrap_or(table.unit);
    }
    if let Some(told) = line(table).strip_prefix("# ") {
        table.reading.push_str("; ");
        table.reading.push_str(told.trim_end());
    }
}

fn value<T: Copy>(known: &[(T, &str)], part: &str) -> Option<T> {
    let found = known.iter().find(|(_, words)| *words == part);
    found.map(|(value, _)| *value)
}
