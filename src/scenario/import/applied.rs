//! How a table applies, said in a line of its own before it: "# all at the last rate; by size".
//!
//! A venue's response tells it, and the table it is kept as must not forget it.

use super::{TierTable, Unit};
use crate::margin::schedule::{Key, Tiering};
use crate::words::inputs::tiers as words;

/// What the line says, which never changes, and the words for it in the reading under the field.
const TIERINGS: [Said<Tiering>; 2] = [
    (
        Tiering::Marginal,
        "each part at its rate",
        words::EACH_PART_AT_ITS_RATE,
    ),
    (
        Tiering::Whole,
        "all at the last rate",
        words::ALL_AT_THE_LAST_RATE,
    ),
];
const KEYS: [Said<Key>; 2] = [
    (Key::Notional, "by notional", words::BY_NOTIONAL),
    (Key::Size, "by size", words::BY_SIZE),
];
const UNITS: [Said<Unit>; 2] = [
    (
        Unit::Contracts,
        "floors count contracts",
        words::FLOORS_COUNT_CONTRACTS,
    ),
    (
        Unit::Coins,
        "floors and amounts count coins",
        words::ALL_COUNTS_COINS,
    ),
];

type Said<T> = (T, &'static str, &'static str);

fn said<T: PartialEq>(known: &'static [Said<T>], value: &T) -> Option<&'static Said<T>> {
    known.iter().find(|(kind, ..)| kind == value)
}

/// How rates apply.
pub(super) fn of_rates(tiering: Tiering) -> &'static str {
    said(&TIERINGS, &tiering).map_or("", |said| said.2)
}

/// What floors count, where that is not what the key says.
pub(super) fn of_unit(unit: Unit) -> Option<&'static str> {
    said(&UNITS, &unit).map(|said| said.2)
}

/// The line before a table; empty where nothing is to be said.
pub(super) fn line(table: &TierTable) -> String {
    match applied(table, |key, _| key) {
        said if said.is_empty() => said,
        said => format!("# {said}\n"),
    }
}

/// All that is known of how a table applies.
fn applied(table: &TierTable, pick: fn(&'static str, &'static str) -> &'static str) -> String {
    let tiering = table.tiering.and_then(|tiering| said(&TIERINGS, &tiering));
    let tiering = tiering.map(|said| pick(said.1, said.2));
    let key = table.key.and_then(|key| said(&KEYS, &key));
    let key = key.map(|said| pick(said.1, said.2));
    let unit = said(&UNITS, &table.unit).map(|said| pick(said.1, said.2));
    let said: Vec<&str> = [tiering, key, unit].into_iter().flatten().collect();
    said.join("; ")
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
    let told = applied(table, |_, words| words);
    if !told.is_empty() {
        table.reading.push_str("; ");
        table.reading.push_str(&told);
    }
}

fn value<T: Copy>(known: &[Said<T>], part: &str) -> Option<T> {
    let found = known.iter().find(|(_, line, _)| *line == part);
    found.map(|(value, ..)| *value)
}
