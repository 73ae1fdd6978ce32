//! The outcome fan: percentiles of account value along many random paths, a panel a mode, and the share of
//! paths on which nothing was closed.

use rust_decimal::Decimal;

use super::class::Class;
use super::figures::{Figure, MONEY, figure, multiples, per_cent, step, written};
use super::frame::{Drawing, Frame, draw};
use super::scale::{Plane, Px, float, span};
use super::sheet::Sheet;
use super::table::{Table, moment};
use super::{axis, ends};
use crate::scenario::picture::{FanColumn, FanPicture, Label, Point};
use crate::words::charts as words;

/// A panel on a desk, where two stand beside each other.
pub const PANEL: Frame = Frame {
    width: 480,
    height: 240,
};

/// Left and right margins in tenths of a px.
fn margins<'l>(labels: impl Iterator<Item = &'l Label> + Clone, frame: Frame) -> (i32, i32) {
    match frame.phone() {
        true => (560, 100),
        false => (640, ends::margin(labels, 960)),
    }
}

/// Account value of one way to hold the book.
pub fn values(picture: &FanPicture, column: usize, frame: Frame) -> Drawing {
    let range = range(picture);
    let most = if frame.phone() { 4 } else { 5 };
    let levels = multiples(step(range.1 - range.0, most, &MONEY), range);
    let ticks = written(&levels, picture.decimals, picture.numbers);
    let labels = picture.columns.iter().map(|column| &column.end);
    let (left, right) = margins(labels, frame);
    let bars = f64::from(picture.time.bars);
    let plane = Plane::new(frame.plot((80, right, 240, left)), (0.0, bars), range);
    let Some(column) = picture.columns.get(column) else {
        return draw(frame, plane, &picture.summary, |_| ());
    };
    draw(frame, plane, &column.summary, |sheet| {
        region(sheet, &column.bands[0], &column.bands[4], Class::Shade);
        region(sheet, &column.bands[1], &column.bands[3], Class::Core);
        axis::grid(sheet, &picture.time);
        sheet.levels(&ticks, 80);
        axis::times(sheet, &picture.time);
        let start = [
            (Decimal::ZERO, picture.start),
            (Decimal::from(picture.time.bars), picture.start),
        ];
        sheet.draw_line(&start, Class::Floor);
        sheet.draw_line(&column.bands[2], Class::line(column.series));
        named(sheet, &[(&column.bands[2], &column.end)]);
    })
}

/// Share of paths without a closing so far, of every way to hold the book.
pub fn alive(picture: &FanPicture, frame: Frame) -> Drawing {
    let tick = |quarter: i64| {
        let value = Decimal::new(quarter * 25, 2);
        Figure {
            value,
            text: share(value, 0, picture),
        }
    };
    let ticks: Vec<Figure> = (0..=4).map(tick).collect();
    let labels = picture.columns.iter().map(|column| &column.left);
    let (left, right) = margins(labels, frame);
    let bars = f64::from(picture.time.bars);
    let plane = Plane::new(frame.plot((80, right, 240, left)), (0.0, bars), (0.0, 1.04));
    let ends: Vec<String> = picture
        .columns
        .iter()
        .map(|column| column.left.head.clone())
        .collect();
    let summary = words::without_closing(&ends.join(", "));
    draw(frame, plane, &summary, |sheet| {
        axis::grid(sheet, &picture.time);
        sheet.levels(&ticks, 80);
        axis::times(sheet, &picture.time);
        let lines: Vec<Vec<Px>> = picture
            .columns
            .iter()
            .map(|column| sheet.draw_line(&column.alive, Class::line(column.series)))
            .collect();
        for (column, line) in picture.columns.iter().zip(&lines) {
            sheet.dots(line, (column.series, 1400), &[]);
        }
        let all: Vec<_> = picture
            .columns
            .iter()
            .map(|column| (&column.alive, &column.left))
            .collect();
        named(sheet, &all);
    })
}

/// The same facts in words and numbers: a row for every sixth of the time.
pub fn table(picture: &FanPicture) -> Table {
    let mut head = vec![picture.time.heading.clone()];
    for column in &picture.columns {
        for what in words::FAN_HEADS {
            head.push([column.name.as_str(), what].join(" "));
        }
    }
    let steps = picture
        .columns
        .first()
        .map_or(0, |column| column.alive.len());
    let every = (steps / 12).max(1);
    let wanted = |place: &usize| place.is_multiple_of(every) || place + 1 == steps;
    let row = |place: usize| {
        let mut cells = Vec::with_capacity(head.len());
        for column in &picture.columns {
            if cells.is_empty() {
                cells.push(moment(&picture.time, column.alive[place].0));
            }
            for band in [0, 2, 4] {
                let value = column.bands[band].get(place).map_or(Decimal::ZERO, |p| p.1);
                cells.push(figure(value, picture.decimals, picture.numbers));
            }
            cells.push(share(column.alive[place].1, 1, picture));
        }
        cells
    };
    Table {
        caption: picture.summary.clone(),
        rows: (0..steps).filter(wanted).map(row).collect(),
        head,
    }
}

/// A share without a plus sign.
fn share(value: Decimal, places: u32, picture: &FanPicture) -> String {
    let text = per_cent(value, places, picture.numbers);
    text.trim_start_matches('+').to_owned()
}

/// From the lowest to the highest percentile of all panels, and zero or the start where they are near.
fn range(picture: &FanPicture) -> (f64, f64) {
    let edges = |column: &FanColumn| {
        let edge = |band: usize| column.bands[band].iter().map(|point| float(point.1));
        edge(0).chain(edge(4)).collect::<Vec<_>>()
    };
    let all = picture.columns.iter().flat_map(edges);
    let (low, high) = span(all.chain([0.0, float(picture.start)])).unwrap_or((0.0, 1.0));
    let high = if high > low { high } else { low + 1.0 };
    let air = (high - low) * 0.06;
    (if low < 0.0 { low - air } else { low }, high + air)
}

/// Fills what lies between two lines.
fn region(sheet: &Sheet<'_>, lower: &[Point], upper: &[Point], class: Class) {
    let place = |point: &Point| sheet.plane.place(*point);
    let outline: Vec<Px> = lower
        .iter()
        .map(place)
        .chain(upper.iter().rev().map(place))
        .collect();
    sheet.canvas.region(&outline, class);
}

/// Words at the ends of lines.
fn named(sheet: &mut Sheet<'_>, lines: &[(&Vec<Point>, &Label)]) {
    let ends: Vec<_> = lines
        .iter()
        .filter_map(|&(line, label)| Some((sheet.plane.place(*line.last()?), label)))
        .collect();
    ends::draw(sheet, &ends);
}
