//! The map in words and numbers: every corner of every line, and the points that have names.

use crate::charts::figures::per_cent;
use crate::charts::table::Table;
use crate::scenario::picture::{Pictures, Point};

/// A row a point: what it is, and both moves.
pub fn map(pictures: &Pictures) -> Table {
    let picture = pictures.map.get();
    let row = |what: String, at: Point| {
        let share = |value| per_cent(value, 2, picture.numbers);
        vec![what, share(at.0), share(at.1)]
    };
    let mut rows = Vec::new();
    for note in picture.displayed.iter().chain(&picture.together) {
        rows.push(row(
            [&note.label.head, " ", &note.label.detail].concat(),
            note.at,
        ));
    }
    for pool in &picture.pools {
        for (index, at) in pool.edges.iter().flatten().enumerate() {
            let what = [&pool.name, " ", &(index + 1).to_string()].concat();
            rows.push(row(what, *at));
        }
    }
    for event in &picture.events {
        rows.push(row(event.label.clone(), event.at));
    }
    let (across, upward) = &picture.axes;
    Table {
        caption: match picture.none.is_empty() {
            true => picture.summary.clone(),
            false => picture.none.clone(),
        },
        head: vec![picture.heading.clone(), across.clone(), upward.clone()],
        rows,
    }
}
