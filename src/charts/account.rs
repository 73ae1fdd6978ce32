//! Account value along the path: where isolated and cross part, and what each has left.

use rust_decimal::Decimal;

use super::axis::Scale;
use super::class::Class;
use super::figures::{Figure, MONEY, multiples, step, written};
use super::frame::{Drawing, Frame, draw};
use super::labels::{Block, hugging};
use super::scale::{Plane, Px, span};
use super::sheet::Sheet;
use super::{Chart, axis, ends, events, ghost, table};
use crate::scenario::picture::{AccountLine, AccountPicture, Guide, Pictures, Point};
use crate::words::charts as words;

/// The account value.
pub const ACCOUNT: Chart = Chart {
    slug: "account",
    title: words::ACCOUNT,
    frame: Frame {
        width: 976,
        height: 192,
    },
    phone: Frame::PHONE,
    draw: account,
    table: table::account,
};

fn account(pictures: &Pictures, frame: Frame) -> Drawing {
    let picture = &pictures.account;
    let shared = axis::Shared::of(pictures, frame);
    let bottom = if frame.phone() { 240 } else { 260 };
    let plane = Plane::new(
        frame.plot((80, shared.right, bottom, shared.left)),
        axis::window(&picture.time),
        shared.account.range,
    );
    draw(frame, plane, &picture.summary, |sheet| {
        let behind = ghost::account(sheet, pictures);
        paint(sheet, picture, &shared.account.ticks);
        ghost::words(sheet, behind);
    })
}

/// From zero, or from the deepest debt, to the highest value.
fn range(picture: &AccountPicture) -> (f64, f64) {
    let guides = picture.floor.iter().chain(&picture.maintenance);
    let lines = picture.lines.iter().map(|line| &line.points);
    let all = lines.chain(guides.map(|guide| &guide.points));
    let values = all
        .flat_map(|points| axis::heights(&picture.time, points))
        .chain([0.0]);
    let (low, high) = span(values).unwrap_or((0.0, 1.0));
    let high = if high > low { high } else { low + 1.0 };
    let air = (high - low) * 0.06;
    (if low < 0.0 { low - air } else { low }, high + air)
}

/// Heights shown, with ticks at round amounts.
pub fn scale(picture: &AccountPicture, frame: Frame) -> Scale {
    let (low, high) = range(picture);
    let most = if frame.phone() {
        4
    } else {
        (frame.height / 36).clamp(3, 8)
    };
    let values = multiples(step(high - low, most, &MONEY), (low, high));
    Scale {
        range: (low, high),
        ticks: written(&values, picture.decimals.max(2), picture.numbers),
    }
}

fn paint(sheet: &mut Sheet<'_>, picture: &AccountPicture, ticks: &[Figure]) {
    let band = picture.maintenance.as_ref().map(|guide| band(sheet, guide));
    axis::grid(sheet, &picture.time);
    sheet.levels(ticks, 80);
    axis::times(sheet, &picture.time);
    if let Some(band) = &band {
        sheet.ink(band, Class::BandEdge);
    }
    let floor = picture.floor.as_ref();
    let floor = floor.map(|guide| sheet.draw_line(&guide.points, Class::Floor));
    let lines: Vec<Vec<Px>> = picture
        .lines
        .iter()
        .map(|line| value(sheet, line))
        .collect();
    markers(sheet, picture, &lines);
    let named: Vec<_> = picture
        .lines
        .iter()
        .filter_map(|line| {
            let last = line.points.last()?;
            let shown = sheet.plane.holds(*last);
            shown.then(|| (sheet.plane.place(*last), &line.end))
        })
        .collect();
    ends::draw(sheet, &named);
    events::words(sheet, &picture.events);
    sheet.notes(&picture.notes);
    guide_words(sheet, picture.floor.as_ref().zip(floor));
    guide_words(sheet, picture.maintenance.as_ref().zip(band));
}

/// The line up to its closing, and grey from there.
fn value(sheet: &mut Sheet<'_>, line: &AccountLine) -> Vec<Px> {
    let Some(closed) = line.closed else {
        return sheet.draw_line(&line.points, Class::line(line.series));
    };
    let (alive, gone) = parted(&line.points, closed);
    sheet.draw_line(&gone, Class::gone(line.series));
    sheet.draw_line(&alive, Class::line(line.series))
}

/// The points before and after a closing; both have the point of the closing itself.
fn parted(points: &[Point], closed: Decimal) -> (Vec<Point>, Vec<Point>) {
    let cut = points.partition_point(|point| point.0 <= closed);
    let alive = points[..cut].to_vec();
    let left = alive.last().map(|last| (closed.max(last.0), last.1));
    let gone = left
        .into_iter()
        .chain(points[cut..].iter().copied())
        .collect();
    (alive, gone)
}

fn markers(sheet: &mut Sheet<'_>, picture: &AccountPicture, lines: &[Vec<Px>]) {
    let step = if sheet.phone { 1540 } else { 1836 };
    let busy = sheet.busy(&picture.events, picture.cursor.as_ref());
    for (line, trace) in picture.lines.iter().zip(lines) {
        sheet.dots(trace, (line.series, step), &busy);
    }
    if let Some(cursor) = &picture.cursor {
        sheet.cursor(cursor, Class::Cursor);
    }
    events::markers(sheet, &picture.events);
}

/// Fills the maintenance down to zero and returns its upper edge.
fn band(sheet: &Sheet<'_>, guide: &Guide) -> Vec<Px> {
    let edge = sheet.plane.trace(&guide.points);
    let zero = sheet.plane.px((sheet.plane.x.0, 0.0)).1;
    let drawn: Vec<Px> = edge
        .iter()
        .copied()
        .filter(|at| *at != super::backend::LIFT)
        .collect();
    if let (Some(first), Some(last)) = (drawn.first(), drawn.last()) {
        let foot = [(last.0, zero), (first.0, zero)];
        let outline: Vec<Px> = drawn.iter().copied().chain(foot).collect();
        sheet.canvas.region(&outline, Class::Band);
    }
    edge
}

fn guide_words(sheet: &mut Sheet<'_>, guide: Option<(&Guide, Vec<Px>)>) {
    let Some((guide, trace)) = guide else { return };
    if guide.label.is_empty() {
        return;
    }
    let block = Block::line(Class::Note, &guide.label);
    sheet.put(&block, |block| {
        let spots = hugging(block, &trace, (100, 200));
        let above = spots.iter().skip(1).step_by(2);
        above.chain(spots.iter().step_by(2)).copied().collect()
    });
}
