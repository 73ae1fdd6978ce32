//! The same facts as each picture, in words and numbers.

use rust_decimal::Decimal;

use super::figures::{closing_price, figure, per_cent};
use super::time::words;
use crate::num::checked;
use crate::scenario::picture::{Event, NumberStyle, Pictures, Point, TimeAxis};

/// A table that says what a picture shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The picture's sentence.
    pub caption: String,
    /// One word or two a column.
    pub head: Vec<String>,
    /// Rows of as many cells as the head has; an empty cell has nothing to say.
    pub rows: Vec<Vec<String>>,
}

/// Rows between events; each event has its own.
const SAMPLES: u32 = 24;

/// One column: its head, its points in order of x, and how a value is written.
struct Column<'p> {
    head: &'p str,
    pieces: Vec<&'p [Point]>,
    write: Box<dyn Fn(Decimal) -> String + 'p>,
}

impl Column<'_> {
    fn cell(&self, x: Decimal) -> String {
        let found = self.pieces.iter().find_map(|piece| value_at(piece, x));
        found.map_or_else(String::new, |value| (self.write)(value))
    }
}

/// Price path.
pub(super) fn price(pictures: &Pictures) -> Table {
    let picture = &pictures.price;
    let (style, places) = (picture.numbers, picture.decimals);
    let mut columns = vec![plain(&picture.mark_name, &picture.mark, (places, style))];
    if let Some(last) = &picture.last {
        columns.push(plain(&last.name, &last.points, (places, style)));
    }
    for line in &picture.lines {
        columns.push(Column {
            head: &line.name,
            pieces: line.pieces.iter().map(Vec::as_slice).collect(),
            write: Box::new(move |value| closing_price(value, line.edge, places, style)),
        });
    }
    let events = (picture.events_heading.as_str(), picture.events.as_slice());
    over_time(&picture.summary, &picture.time, columns, events)
}

/// Account value.
pub(super) fn account(pictures: &Pictures) -> Table {
    let picture = &pictures.account;
    let written = (picture.decimals, picture.numbers);
    let lines = picture.lines.iter();
    let columns = lines
        .map(|line| plain(&line.name, &line.points, written))
        .collect();
    let events = (picture.events_heading.as_str(), picture.events.as_slice());
    over_time(&picture.summary, &picture.time, columns, events)
}

/// A table with a row for each moment worth one; `events` are their column's head and themselves.
fn over_time(
    summary: &str,
    time: &TimeAxis,
    columns: Vec<Column<'_>>,
    events: (&str, &[Event]),
) -> Table {
    let name = |x: Decimal| moment(time, x);
    let first = (time.heading.as_str(), &name as &dyn Fn(Decimal) -> String);
    filled(summary, first, columns, (events.0, in_time(time, events.1)))
}

/// Shock curve: a row a twentieth, and one at each boundary, crossing and closing.
pub(super) fn shock(pictures: &Pictures) -> Table {
    let picture = &pictures.shock;
    let written = (picture.decimals, picture.numbers);
    let lines = picture.lines.iter();
    let columns = lines
        .map(|line| plain(&line.name, &line.points, written))
        .collect();
    let (left, right) = picture.range;
    let inside = |x: &Decimal| (left..=right).contains(x);
    let step = (right - left) / Decimal::from(8);
    let mut rows = by_x(&picture.events);
    let samples = (0..=8).map(|index| left + step * Decimal::from(index));
    let named = picture.boundaries.iter().map(|boundary| boundary.x);
    let named = named.chain(picture.crossing.iter().map(|note| note.at.0));
    let now = std::iter::once(picture.now.at.0);
    for x in samples.chain(named).chain(now).filter(inside) {
        labels(&mut rows, x);
    }
    if let Some(crossing) = &picture.crossing {
        labels(&mut rows, crossing.at.0).push(crossing.label.head.clone());
    }
    let name = |x: Decimal| per_cent(x, 2, picture.numbers);
    let first = (
        picture.heading.as_str(),
        &name as &dyn Fn(Decimal) -> String,
    );
    filled(
        &picture.summary,
        first,
        columns,
        (&picture.events_heading, rows),
    )
}

fn plain<'p>(
    head: &'p str,
    points: &'p [Point],
    (places, style): (u32, NumberStyle),
) -> Column<'p> {
    Column {
        head,
        pieces: vec![points],
        write: Box::new(move |value| figure(value, places, style)),
    }
}

/// Labels of what is at an x, in order of x.
type Rows = Vec<(Decimal, Vec<String>)>;

/// The labels at an x, in a row that is made where there is none.
fn labels(rows: &mut Rows, x: Decimal) -> &mut Vec<String> {
    let place = rows.partition_point(|row| row.0 < x);
    if rows.get(place).is_none_or(|row| row.0 != x) {
        rows.insert(place, (x, Vec::new()));
    }
    &mut rows[place].1
}

fn by_x(events: &[Event]) -> Rows {
    let mut rows = Rows::new();
    for event in events {
        labels(&mut rows, event.at.0).push(event.label.clone());
    }
    rows
}

fn in_time(time: &TimeAxis, events: &[Event]) -> Rows {
    let mut rows = by_x(events);
    let step = (time.bars / SAMPLES).max(1);
    let samples = (0..=time.bars).step_by(step as usize).chain([time.bars]);
    for bar in samples {
        labels(&mut rows, Decimal::from(bar));
    }
    rows
}

pub(super) fn moment(time: &TimeAxis, x: Decimal) -> String {
    let quarter = (x * Decimal::from(4)).floor();
    words(time, i64::try_from(quarter).unwrap_or(0))
}

fn filled(
    caption: &str,
    (heading, name): (&str, &dyn Fn(Decimal) -> String),
    columns: Vec<Column<'_>>,
    (events, rows): (&str, Rows),
) -> Table {
    let heads = columns.iter().map(|column| column.head.to_owned());
    let head = std::iter::once(heading.to_owned()).chain(heads);
    let row = |(x, labels): &(Decimal, Vec<String>)| {
        let cells = columns.iter().map(|column| column.cell(*x));
        let labels: Vec<&str> = labels
            .iter()
            .map(String::as_str)
            .filter(|label| !label.is_empty())
            .collect();
        let last = std::iter::once(labels.join("; "));
        std::iter::once(name(*x)).chain(cells).chain(last).collect()
    };
    Table {
        caption: caption.to_owned(),
        head: head.chain([events.to_owned()]).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

/// Value of a polyline at an x; where it drops, the value after the drop.
pub(super) fn value_at(points: &[Point], x: Decimal) -> Option<Decimal> {
    let after = points.partition_point(|point| point.0 <= x);
    let before = points.get(after.checked_sub(1)?)?;
    if before.0 == x {
        return Some(before.1);
    }
    let next = points.get(after)?;
    let run = checked::difference(next.0, before.0)?;
    let rise = checked::difference(next.1, before.1)?;
    let share = (x - before.0).checked_div(run)?;
    checked::sum(before.1, checked::product(rise, share)?)
}
