//! What the leverage ladder and the tier strip say at the places where something stands, from left to right.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::figures::{figure, per_cent};
use super::frame::Geometry;
use super::ladder::{across, down};
use super::readout::{Readout, Step, Value};
use super::scale::float;
use super::table::value_at;
use crate::scenario::picture::{Cursor, LadderPicture, Pictures, Series, StripPicture};

/// A place where the cursor of a picture stops.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Whether more than a line stands there: what is chosen, a limit, a closing.
    pub noted: bool,
    /// What the picture says there.
    pub readout: Readout,
}

/// The ladder at every leverage looked at, and at the one chosen.
pub fn ladder(pictures: &Pictures) -> Vec<Stop> {
    let picture = pictures.ladder.get();
    let mut stops = picture.stops.clone();
    stops.push(picture.chosen.0);
    stops.sort_unstable();
    stops.dedup();
    stops
        .into_iter()
        .map(|leverage| rung(picture, leverage))
        .collect()
}

fn rung(picture: &LadderPicture, leverage: Decimal) -> Stop {
    let mut values = Vec::new();
    let mut rings = Vec::new();
    for line in &picture.lines {
        let begun = line.points.first().is_some_and(|first| first.0 <= leverage);
        if let Some(share) = value_at(&line.points, leverage).filter(|_| begun) {
            rings.push((line.series, exact(down(share))));
            values.push(Value {
                series: line.series,
                name: line.label.head.clone(),
                text: per_cent(share, 2, picture.numbers),
            });
        }
    }
    let places = leverage.normalize().scale().min(2);
    let limit = picture.allowed.as_ref().map(|allowed| allowed.0);
    let marked = picture.marks.iter().any(|mark| mark.at.0 == leverage);
    Stop {
        noted: marked || leverage == picture.chosen.0 || Some(leverage) == limit,
        readout: Readout {
            time: figure(leverage, places, picture.numbers) + "x",
            values,
            cursor: Cursor {
                x: exact(across(leverage)),
                values: rings,
                words: Vec::new(),
            },
        },
    }
}

/// The strip where each bracket begins, now, and where something is closed.
pub fn strip(pictures: &Pictures) -> Vec<Stop> {
    let picture = pictures.strip.get();
    let begins = picture.brackets.iter().enumerate();
    let begins = begins.filter(|(_, bracket)| bracket.from < picture.until);
    let begins = begins.map(|(place, bracket)| {
        let [_, from, rate, _] = &picture.heads;
        let places = bracket.from.normalize().scale().min(6);
        let start = figure(bracket.from, places, picture.numbers);
        let said = Value {
            series: Series::Mark,
            name: rate.clone(),
            text: joined(&bracket.rate, &bracket.words),
        };
        let head = [&(place + 1).to_string(), ": ", from, " ", &start].concat();
        notch(picture, (bracket.from, false), head, vec![said])
    });
    let marks = picture
        .marks
        .iter()
        .map(|mark| notch(picture, (mark.at, true), mark.words.clone(), Vec::new()));
    let mut stops: Vec<Stop> = begins.chain(marks).collect();
    stops.sort_by_key(|stop| stop.readout.cursor.x);
    stops
}

fn joined(head: &str, more: &str) -> String {
    match more {
        "" => head.to_owned(),
        more => [head, ", ", more].concat(),
    }
}

fn notch(
    picture: &StripPicture,
    (at, noted): (Decimal, bool),
    time: String,
    values: Vec<Value>,
) -> Stop {
    Stop {
        noted,
        readout: Readout {
            time,
            values,
            cursor: Cursor {
                x: at.min(picture.until),
                values: Vec::new(),
                words: Vec::new(),
            },
        },
    }
}

/// Where the cursor rests: at the first place of note.
pub fn resting(stops: &[Stop]) -> usize {
    let noted = stops.iter().position(|stop| stop.noted);
    noted.unwrap_or_default()
}

/// Where one step leads.
pub fn stepped(stops: &[Stop], now: usize, step: Step) -> usize {
    let last = stops.len().saturating_sub(1);
    let noted = |from: usize| {
        let mut places = stops.iter().enumerate().skip(from);
        places.find(|(_, stop)| stop.noted).map(|(place, _)| place)
    };
    match step {
        Step::Back => now.saturating_sub(1),
        Step::On => now + 1,
        Step::Start => 0,
        Step::End => last,
        Step::Event => noted(now + 1).or_else(|| noted(0)).unwrap_or(now),
    }
    .min(last)
}

/// The stop nearest to a pointer, `px` from the picture's left edge.
pub fn under(stops: &[Stop], geometry: &Geometry, px: i32) -> usize {
    let away = |stop: &Stop| {
        let at = geometry.px_of(float(stop.readout.cursor.x));
        (at - f64::from(px)).abs().round() as i64
    };
    let nearest = stops.iter().enumerate().min_by_key(|(_, stop)| away(stop));
    nearest.map_or(0, |(place, _)| place)
}

fn exact(number: f64) -> Decimal {
    Decimal::from_f64(number).unwrap_or_default()
}
