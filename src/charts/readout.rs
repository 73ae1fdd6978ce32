//! The shared cursor: a place on the time axis, and what every line says there.

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};

use super::figures::{closing_price, figure, per_cent};
use super::frame::Geometry;
use super::table::{moment, value_at};
use crate::scenario::picture::{Cursor, Pictures, Point, Series, TimeAxis};

/// A place on the time axis that price and account value share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(Decimal);

/// One value under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Whose.
    pub series: Series,
    /// Its name: "cross".
    pub name: String,
    /// "49,746.3".
    pub text: String,
}

/// What one picture says under the cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    /// "10 Oct, 18 h".
    pub time: String,
    /// One a line that reaches here.
    pub values: Vec<Value>,
    /// To be drawn.
    pub cursor: Cursor,
}

/// A way for the cursor to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the sample before.
    Back,
    /// To the next sample.
    On,
    /// To the beginning.
    Start,
    /// To the end.
    End,
    /// To the next event, and from the last to the first.
    Event,
}

impl Place {
    /// The place at an x of the pictures.
    pub fn of(x: Decimal) -> Self {
        Self(x)
    }

    /// The place as text, for an attribute.
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// The place that [`Self::text`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// The sample nearest to a pointer, `px` from the picture's left edge.
    pub fn under(geometry: &Geometry, px: i32) -> Self {
        let quarters = (geometry.x_at(f64::from(px)) * 4.0).round();
        let quarters = Decimal::from_f64(quarters).unwrap_or_default();
        Self(quarters / Decimal::from(4))
    }

    /// Where one step leads.
    #[must_use]
    pub fn stepped(self, step: Step, pictures: &Pictures) -> Self {
        let last = pictures.price.mark.last();
        let end = last.map_or(Decimal::ZERO, |point| point.0);
        let quarter = Decimal::new(25, 2);
        let to = match step {
            Step::Back => self.0 - quarter,
            Step::On => self.0 + quarter,
            Step::Start => Decimal::ZERO,
            Step::End => end,
            Step::Event => {
                let events = || pictures.account.events.iter().map(|event| event.at.0);
                let next = events().find(|x| *x > self.0);
                next.or_else(|| events().next()).unwrap_or(self.0)
            }
        };
        Self(to.clamp(Decimal::ZERO, end))
    }
}

/// Where the cursor stands until the reader moves it.
pub fn resting(pictures: &Pictures) -> Place {
    let said = pictures.price.cursor.as_ref().map(|cursor| cursor.x);
    let first = || pictures.account.events.first().map(|event| event.at.0);
    Place(said.or_else(first).unwrap_or_default())
}

/// The price picture under the cursor.
pub fn price(pictures: &Pictures, place: Place) -> Readout {
    let picture = &pictures.price;
    let mut reading = Reading::new(&picture.time, place);
    let written = |value| figure(value, picture.decimals, picture.numbers);
    reading.add((Series::Mark, &picture.mark_name), &picture.mark, written);
    for line in &picture.lines {
        let mut named = pictures.account.lines.iter();
        let named = named.find(|account| account.series == line.series);
        let name = named.map_or(line.name.as_str(), |account| account.name.as_str());
        let written = |value| closing_price(value, line.edge, picture.decimals, picture.numbers);
        for piece in &line.pieces {
            reading.add((line.series, name), piece, written);
        }
    }
    reading.readout
}

/// The account picture under the cursor.
pub fn account(pictures: &Pictures, place: Place) -> Readout {
    let picture = &pictures.account;
    let mut reading = Reading::new(&picture.time, place);
    let written = |value| figure(value, picture.decimals, picture.numbers);
    for line in &picture.lines {
        reading.add((line.series, &line.name), &line.points, written);
    }
    reading.readout
}

struct Reading {
    readout: Readout,
}

impl Reading {
    fn new(time: &TimeAxis, Place(x): Place) -> Self {
        let cursor = Cursor {
            x,
            values: Vec::new(),
            words: Vec::new(),
        };
        let readout = Readout {
            time: moment(time, x),
            values: Vec::new(),
            cursor,
        };
        Self { readout }
    }

    /// The value of a line, where it reaches this place.
    fn add(
        &mut self,
        (series, name): (Series, &str),
        points: &[Point],
        written: impl Fn(Decimal) -> String,
    ) {
        let cursor = &mut self.readout.cursor;
        let Some(value) = value_at(points, cursor.x) else {
            return;
        };
        cursor.values.push((series, value));
        self.readout.values.push(Value {
            series,
            name: name.to_owned(),
            text: written(value),
        });
    }
}

/// The shock curve at the joint move.
pub fn shock(pictures: &Pictures) -> Readout {
    let picture = &pictures.shock;
    let cursor = picture.cursor.clone().unwrap_or(Cursor {
        x: Decimal::ZERO,
        values: Vec::new(),
        words: Vec::new(),
    });
    let value = |(series, value): &(Series, Decimal)| {
        let line = picture.lines.iter().find(|line| line.series == *series);
        Some(Value {
            series: *series,
            name: line?.name.clone(),
            text: figure(*value, picture.decimals, picture.numbers),
        })
    };
    Readout {
        time: per_cent(cursor.x, 1, picture.numbers),
        values: cursor.values.iter().filter_map(value).collect(),
        cursor,
    }
}

/// The joint move where one step leads: by a point, to the ends of the picture, to the next closing.
/// In tenths of a per cent.
pub fn move_stepped(pictures: &Pictures, step: Step) -> i32 {
    let picture = &pictures.shock;
    let now = picture
        .cursor
        .as_ref()
        .map_or(Decimal::ZERO, |cursor| cursor.x);
    let point = Decimal::new(1, 2);
    let to = match step {
        Step::Back => now - point,
        Step::On => now + point,
        Step::Start => picture.range.0,
        Step::End => picture.range.1,
        Step::Event => {
            let closings = || picture.boundaries.iter().map(|boundary| boundary.x);
            let next = closings().find(|x| tenths(*x) > tenths(now));
            next.or_else(|| closings().next()).unwrap_or(now)
        }
    };
    tenths(to.clamp(picture.range.0, picture.range.1))
}

/// A fraction in whole tenths of a per cent, away from nothing: past a closing, not short of it.
fn tenths(fraction: Decimal) -> i32 {
    let tenths = fraction * Decimal::ONE_THOUSAND;
    let whole = tenths.round_dp_with_strategy(0, RoundingStrategy::AwayFromZero);
    whole.to_i32().unwrap_or_default()
}

/// The joint move under a pointer on the shock curve, `px` from the picture's left edge: whole
/// tenths of a per cent.
pub fn move_under(geometry: &Geometry, px: i32) -> i32 {
    (geometry.x_at(f64::from(px)) * 1000.0).round() as i32
}

/// The map at a point of its own, else where the path is under the time cursor.
pub fn map(pictures: &Pictures, place: Place, spot: Option<Point>) -> Readout {
    let at = spot.unwrap_or_else(|| on_path(pictures, place));
    let said = pictures.map.get().probe.at(at);
    let value = |(series, name, text)| Value { series, name, text };
    Readout {
        time: said.head,
        values: said.values.into_iter().map(value).collect(),
        cursor: Cursor {
            x: at.0,
            values: vec![(Series::Mark, at.1)],
            words: Vec::new(),
        },
    }
}

/// Where the path is on the map at a place of the time axis: its sample then.
pub fn on_path(pictures: &Pictures, Place(x): Place) -> Point {
    let path = &pictures.map.get().path;
    let after = path.partition_point(|sample| sample.time <= x);
    let sample = path.get(after.saturating_sub(1));
    sample.map(|sample| sample.at).unwrap_or_default()
}

/// The point of the map under a pointer, px from the picture's left and upper edge: whole tenths of
/// a per cent.
pub fn spot_under(geometry: &Geometry, px: (i32, i32)) -> Point {
    let tenths = |share: f64| {
        let whole = Decimal::from_f64((share * 1000.0).round()).unwrap_or_default();
        whole / Decimal::ONE_THOUSAND
    };
    (
        tenths(geometry.x_at(f64::from(px.0))),
        tenths(geometry.y_at(f64::from(px.1))),
    )
}

/// A hundredth of the map across or upward from a point, inside it.
pub fn spot_stepped(pictures: &Pictures, from: Point, (right, up): (i32, i32)) -> Point {
    let picture = pictures.map.get();
    let step = |at: Decimal, steps: i32, (low, high): Point| {
        let hundredth = ((high - low) / Decimal::ONE_HUNDRED).round_dp(3);
        (at + hundredth.max(Decimal::new(1, 3)) * Decimal::from(steps)).clamp(low, high)
    };
    (
        step(from.0, right, picture.range.0),
        step(from.1, up, picture.range.1),
    )
}

/// A bar's place on the time axis in words: "10 Oct, 18 h".
pub fn time_words(pictures: &Pictures, bar: u32) -> String {
    moment(&pictures.price.time, Decimal::from(bar))
}
