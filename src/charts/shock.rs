//! Shock curve: account value after every joint move, at once.

use plotters_backend::text_anchor::HPos;

use super::class::Class;
use super::figures::{Figure, MONEY, SHARES, multiples, step, written};
use super::frame::{Drawing, Frame, draw};
use super::labels::{Block, Rect, Spot, hugging};
use super::scale::{Plane, Px, float, span};
use super::sheet::{Sheet, widest};
use super::{Chart, ends, events, ghost, table};
use crate::scenario::picture::{Cursor, Ground, Pictures, Point, ShockPicture};
use crate::words::charts as words;

mod moves;
mod zones;

/// The shock curve.
pub const SHOCK: Chart = Chart {
    slug: "shock",
    title: words::SHOCK,
    frame: Frame {
        width: 784,
        height: 286,
    },
    phone: Frame::PHONE,
    draw: shock,
    table: table::shock,
};

fn shock(pictures: &Pictures, frame: Frame) -> Drawing {
    let picture = &pictures.shock;
    let ticks = ticks(picture, frame);
    let wide = widest(Class::Axis, ticks.iter().map(|tick| tick.text.as_str()));
    let most = frame.page().right * 2 / 5;
    let (top, left, right) = if frame.phone() {
        (440, (wide + 90).clamp(400, most.max(400)), 100)
    } else {
        let labels = picture.lines.iter().map(|line| &line.right);
        (
            340,
            (wide + 130).clamp(520, most.max(520)),
            ends::margin(labels, 920),
        )
    };
    let plot = frame.plot((top, right, 240, left));
    let moves = (float(picture.range.0), float(picture.range.1));
    let plane = Plane::new(plot, moves, range(picture));
    draw(frame, plane, &picture.summary, |sheet| {
        let behind = ghost::shock(sheet, pictures);
        paint(sheet, picture, &ticks);
        ghost::words(sheet, behind);
    })
}

/// From zero, or the deepest debt in view, to the highest value in view.
fn range(picture: &ShockPicture) -> (f64, f64) {
    let (left, right) = (float(picture.range.0), float(picture.range.1));
    let values = picture.lines.iter().flat_map(|line| {
        let inside = line
            .points
            .iter()
            .map(|point| (float(point.0), float(point.1)));
        let inside = inside
            .filter(|(x, _)| (left..=right).contains(x))
            .map(|(_, y)| y);
        let edges = [left, right]
            .into_iter()
            .filter_map(|x| value_at(&line.points, x));
        inside.chain(edges)
    });
    let now = float(picture.now.at.1);
    let (low, high) = span(values.chain([0.0, now])).unwrap_or((0.0, 1.0));
    let high = if high > low { high } else { low + 1.0 };
    let air = (high - low) * 0.06;
    (if low < 0.0 { low - air } else { low }, high + air)
}

/// Height of a curve at a move; at a drop the value on the right.
fn value_at(points: &[Point], x: f64) -> Option<f64> {
    points.windows(2).rev().find_map(|pair| {
        let [a, b] = pair else { return None };
        let (a, b) = ((float(a.0), float(a.1)), (float(b.0), float(b.1)));
        let inside = a.0 < b.0 && (a.0..=b.0).contains(&x);
        inside.then(|| a.1 + (x - a.0) / (b.0 - a.0) * (b.1 - a.1))
    })
}

fn ticks(picture: &ShockPicture, frame: Frame) -> Vec<Figure> {
    let (low, high) = range(picture);
    let most = if frame.phone() { 4 } else { 5 };
    let values = multiples(step(high - low, most, &MONEY), (low, high));
    written(&values, picture.decimals.max(2), picture.numbers)
}

fn paint(sheet: &mut Sheet<'_>, picture: &ShockPicture, levels: &[Figure]) {
    for zone in picture
        .zones
        .iter()
        .filter(|zone| zone.ground == Ground::Shade)
    {
        let (left, right) = zones::sides(sheet, zone);
        let rect = Rect {
            left,
            right,
            ..sheet.plane.rect
        };
        sheet.canvas.fill(rect, Class::Shade);
    }
    sheet.levels(levels, 80);
    moves::draw(sheet, picture);
    let curve = |sheet: &mut Sheet<'_>, points: &[Point], class| sheet.draw_line(points, class);
    let lines: Vec<Vec<Px>> = picture
        .lines
        .iter()
        .map(|line| curve(sheet, &line.points, Class::line(line.series)))
        .collect();
    markers(sheet, picture, &lines);
    zones::names(sheet, &picture.zones);
    words(sheet, picture, &lines);
}

fn markers(sheet: &mut Sheet<'_>, picture: &ShockPicture, lines: &[Vec<Px>]) {
    let rect = sheet.plane.rect;
    let step = (rect.right - rect.left) * 2 / 9;
    let mut busy = sheet.busy(&picture.events, picture.cursor.as_ref());
    busy.push(sheet.plane.place(picture.now.at));
    busy.extend(
        picture
            .crossing
            .iter()
            .map(|note| sheet.plane.place(note.at)),
    );
    for (line, trace) in picture.lines.iter().zip(lines) {
        sheet.dots(trace, (line.series, step), &busy);
    }
    if let Some(cursor) = &picture.cursor {
        sheet.cursor(cursor, Class::Hand);
    }
    events::markers(sheet, &picture.events);
    if let Some(crossing) = picture
        .crossing
        .iter()
        .find(|note| sheet.plane.holds(note.at))
    {
        sheet.ring(crossing.at, 32);
    }
    if sheet.plane.holds(picture.now.at) {
        sheet.ring(picture.now.at, 45);
    }
}

fn words(sheet: &mut Sheet<'_>, picture: &ShockPicture, lines: &[Vec<Px>]) {
    let (_, last) = picture.range;
    let named: Vec<_> = picture
        .lines
        .iter()
        .filter_map(|line| {
            let value = value_at(&line.points, float(last))?;
            Some((sheet.plane.px((float(last), value)), &line.right))
        })
        .collect();
    ends::draw(sheet, &named);
    for (line, trace) in picture.lines.iter().zip(lines) {
        if !line.left.head.is_empty() {
            let block = Block::line(Class::Head, &line.left.head);
            sheet.put(&block, |block| left_end(block, trace));
        }
    }
    if let Some(crossing) = &picture.crossing {
        let at = sheet.plane.place(crossing.at);
        sheet.put_at(&Block::line(Class::Head, &crossing.label.head), at);
    }
    events::words(sheet, &picture.events);
    let now = sheet.plane.place(picture.now.at);
    sheet.put_at(&Block::line(Class::Body, &picture.now.label.head), now);
    if let Some(cursor) = &picture.cursor {
        values(sheet, cursor);
    }
}

/// Above the line, and only then below it.
fn left_end(block: &Block, trace: &[Px]) -> Vec<Spot> {
    let mut spots = hugging(block, trace, (40, 60));
    spots.truncate(32);
    let above = spots.iter().skip(1).step_by(2);
    above.chain(spots.iter().step_by(2)).copied().collect()
}

/// The cursor's values beside it, low in the picture, where the curves seldom are.
fn values(sheet: &mut Sheet<'_>, cursor: &Cursor) {
    if cursor.words.is_empty() {
        return;
    }
    let mut lines: Vec<_> = cursor
        .words
        .iter()
        .map(|text| (Class::Body, text.clone()))
        .collect();
    if let Some(first) = lines.first_mut() {
        first.0 = Class::Detail;
    }
    let block = Block { lines };
    let x = sheet.plane.px((float(cursor.x), sheet.plane.y.0)).0;
    let rect = sheet.plane.rect;
    let mut spots = Vec::new();
    let height = block.height();
    let right = (3..16).map(|step| step * 50);
    let left = (3..20).map(|step| step * -50);
    for aside in [100, -100].into_iter().chain(right).chain(left) {
        let anchor = if aside > 0 { HPos::Left } else { HPos::Right };
        let tops = (rect.top..rect.bottom - height).rev().step_by(120);
        spots.extend(tops.map(|top| Spot {
            x: x + aside,
            top: top - 40,
            anchor,
        }));
    }
    sheet.put(&block, |_| spots.clone());
}
