//! Price path: the mark, and the prices that would close the position, as they move in time.

use plotters_backend::text_anchor::HPos;
use rust_decimal::Decimal;

use super::axis::Scale;
use super::class::Class;
use super::figures::{Figure, SHARES, multiples, per_cent, step, written};
use super::frame::{Drawing, Frame, draw};
use super::labels::{Block, Columns, Spot, hugging};
use super::scale::{Plane, Px, float, span};
use super::sheet::Sheet;
use super::{Chart, axis, ends, events, ghost, table};
use crate::num::checked;
use crate::scenario::picture::{Edge, Pictures, PricePicture};
use crate::words::charts as words;

/// The price path.
pub const PRICE: Chart = Chart {
    slug: "price",
    title: words::PRICE,
    frame: Frame {
        width: 976,
        height: 234,
    },
    phone: Frame::PHONE,
    draw: price,
    table: table::price,
};

/// Room of the per cents between the prices and the plot.
pub const SHARES_WIDTH: i32 = 520;

/// Lines further away than this share of the entry, or than 1.2 times what the mark moved, do not
/// stretch the axis: they are named at the edge.
const FAR: f64 = 0.3;

fn price(pictures: &Pictures, frame: Frame) -> Drawing {
    let picture = &pictures.price;
    let shared = axis::Shared::of(pictures, frame);
    let bottom = if frame.phone() { 240 } else { 60 };
    let plot = frame.plot((80, shared.right, bottom, shared.left));
    let plane = Plane::new(plot, axis::window(&picture.time), shared.price.range);
    draw(frame, plane, &picture.summary, |sheet| {
        let behind = ghost::price(sheet, pictures);
        paint(sheet, picture, &shared.price.ticks);
        ghost::words(sheet, behind);
    })
}

/// Heights shown: the mark, and every line that is not far from it.
fn range(picture: &PricePicture) -> (f64, f64) {
    let heights = |points: &[(Decimal, Decimal)]| span(axis::heights(&picture.time, points));
    let entry = float(picture.entry);
    let seen = [Some((entry, entry)), heights(&picture.mark)];
    let last = picture.last.as_ref().and_then(|last| heights(&last.points));
    let marks = span(
        seen.into_iter()
            .chain([last])
            .flatten()
            .flat_map(|(a, b)| [a, b]),
    );
    let (low, high) = marks.unwrap_or((0.0, 1.0));
    let far = (entry.abs() * FAR).max((high - low) * 1.2);
    let lines = picture
        .lines
        .iter()
        .flat_map(|line| &line.pieces)
        .flat_map(|piece| axis::heights(&picture.time, piece));
    let near = lines.filter(|y| *y >= low - far && *y <= high + far);
    let (low, high) = span(near.chain([low, high])).unwrap_or((low, high));
    let air = ((high - low) * 0.05).max(entry.abs() * 1e-4);
    ((low - air).max(0.0).min(low), high + air)
}

/// Heights shown, with ticks at round per cents of the entry, the prices written.
pub fn scale(picture: &PricePicture, frame: Frame) -> Scale {
    let (low, high) = range(picture);
    let entry = float(picture.entry);
    let most = if frame.phone() {
        4
    } else {
        (frame.height / 36).clamp(3, 8)
    };
    let values: Vec<Decimal> = if entry > 0.0 {
        let share = step((high - low) / entry, most, &SHARES);
        multiples(share, (low / entry - 1.0, high / entry - 1.0))
            .into_iter()
            .filter_map(|share| checked::product(picture.entry, Decimal::ONE + share))
            .collect()
    } else {
        multiples(step(high - low, most, &SHARES), (low, high))
    };
    Scale {
        range: (low, high),
        ticks: written(&values, picture.decimals, picture.numbers),
    }
}

fn paint(sheet: &mut Sheet<'_>, picture: &PricePicture, ticks: &[Figure]) {
    let mark = sheet.plane.trace(&picture.mark);
    let lines: Vec<Vec<Px>> = picture
        .lines
        .iter()
        .map(|line| {
            line.pieces
                .iter()
                .flat_map(|piece| sheet.plane.trace(piece))
                .collect()
        })
        .collect();
    distance(sheet, picture, (&mark, &lines));
    axis::grid(sheet, &picture.time);
    left_axis(sheet, picture, ticks);
    if sheet.phone {
        axis::times(sheet, &picture.time);
    }
    if let Some(last) = &picture.last {
        sheet.draw_line(&last.points, Class::Last);
    }
    sheet.ink(&mark, Class::Mark);
    for (line, trace) in picture.lines.iter().zip(&lines) {
        sheet.ink(trace, Class::line(line.series));
    }
    markers(sheet, picture, &lines);
    words(sheet, picture, &lines);
}

fn markers(sheet: &mut Sheet<'_>, picture: &PricePicture, lines: &[Vec<Px>]) {
    let step = if sheet.phone { 770 } else { 918 };
    let busy = sheet.busy(&picture.events, picture.cursor.as_ref());
    for (line, trace) in picture.lines.iter().zip(lines) {
        sheet.dots(trace, (line.series, step), &busy);
    }
    if let Some(cursor) = &picture.cursor {
        sheet.cursor(cursor, Class::Cursor);
    }
    if let Some(end) = picture.mark.last().filter(|end| sheet.plane.holds(**end)) {
        sheet.ring(*end, 25);
    }
    let entry = (Decimal::ZERO, picture.entry);
    if sheet.plane.holds(entry) {
        sheet.ring(entry, 40);
    }
    events::markers(sheet, &picture.events);
}

fn words(sheet: &mut Sheet<'_>, picture: &PricePicture, lines: &[Vec<Px>]) {
    if let Some(end) = picture.mark.last().filter(|end| sheet.plane.holds(**end)) {
        let at = sheet.plane.place(*end);
        ends::draw(sheet, &[(at, &picture.mark_end)]);
    }
    events::words(sheet, &picture.events);
    for (line, trace) in picture.lines.iter().zip(lines) {
        if line.first.is_empty() {
            continue;
        }
        if trace.len() > 1 {
            let block = Block::line(Class::Body, &line.first);
            let inset = if sheet.phone { 40 } else { 100 };
            sheet.put(&block, |block| hugging(block, trace, (inset, 300)));
        } else if line.pieces.iter().any(|piece| !piece.is_empty()) {
            beyond(sheet, line.edge, &line.first);
        }
    }
    sheet.notes(&picture.notes);
}

/// A line outside the picture is named at the edge beyond which it lies.
fn beyond(sheet: &mut Sheet<'_>, edge: Edge, words: &str) {
    let rect = sheet.plane.rect;
    let arrow = if edge == Edge::Below { '↓' } else { '↑' };
    let block = Block::line(Class::Body, &format!("{arrow} {words}"));
    sheet.put(&block, |block| {
        let (top, inward) = match edge {
            Edge::Below => (rect.bottom - 50 - block.height(), -160),
            Edge::Above => (rect.top + 50, 160),
        };
        let row = |row: i32| {
            (0..12).map(move |column| Spot {
                x: rect.left + 100 + column * 300,
                top: top + row * inward,
                anchor: HPos::Left,
            })
        };
        (0..3).flat_map(row).collect()
    });
}

/// Prices, and per cents of the entry beside them where there is room.
fn left_axis(sheet: &Sheet<'_>, picture: &PricePicture, ticks: &[Figure]) {
    let rect = sheet.plane.rect;
    if sheet.phone {
        sheet.levels(ticks, 60);
        return;
    }
    sheet.levels(ticks, SHARES_WIDTH - 20);
    for tick in ticks {
        let share = tick
            .value
            .checked_div(picture.entry)
            .map(|share| share - Decimal::ONE);
        let Some(share) = share else { continue };
        let share = share.round_dp(6).normalize();
        let places = share.scale().saturating_sub(2);
        let text = match share.is_zero() {
            true => picture.entry_word.clone(),
            false => per_cent(share, places, picture.numbers),
        };
        let class = Class::Note;
        if super::text::width(&text, class) < SHARES_WIDTH - 130 {
            let y = sheet.baseline(sheet.height(tick));
            sheet
                .canvas
                .text((rect.left - 80, y), HPos::Right, (class, &text));
        }
    }
}

/// Shades the distance from the mark to the nearer line, below and above.
fn distance(sheet: &Sheet<'_>, picture: &PricePicture, (mark, lines): (&[Px], &[Vec<Px>])) {
    let mark = Columns::of(mark);
    for edge in [Edge::Below, Edge::Above] {
        let own = picture
            .lines
            .iter()
            .zip(lines)
            .filter(|(line, _)| line.edge == edge);
        let columns: Vec<Columns> = own.map(|(_, trace)| Columns::of(trace)).collect();
        let mut strip: Vec<(i32, i32, i32)> = Vec::new();
        for column in sheet.plane.rect.left / 10..=sheet.plane.rect.right / 10 {
            let at = columns.iter().filter_map(|line| line.get(column));
            let nearest = match edge {
                Edge::Below => at.map(|(top, _)| top).min(),
                Edge::Above => at.map(|(_, bottom)| bottom).max(),
            };
            let reach =
                mark.get(column)
                    .zip(nearest)
                    .and_then(|((top, bottom), line)| match edge {
                        Edge::Below => (line > bottom).then_some((bottom, line)),
                        Edge::Above => (line < top).then_some((line, top)),
                    });
            match reach {
                Some((top, bottom)) => strip.push((column * 10 + 5, top, bottom)),
                None => shade(sheet, &mut strip),
            }
        }
        shade(sheet, &mut strip);
    }
}

/// Fills one unbroken strip and empties it; a point in the middle of a level goes.
fn shade(sheet: &Sheet<'_>, strip: &mut Vec<(i32, i32, i32)>) {
    let level = |outline: Vec<Px>| {
        let mut kept: Vec<Px> = Vec::with_capacity(outline.len());
        for point in outline {
            if let [.., a, b] = kept.as_slice()
                && a.1 == point.1
                && b.1 == point.1
            {
                kept.pop();
            }
            kept.push(point);
        }
        kept
    };
    let mut outline = level(strip.iter().map(|(x, top, _)| (*x, *top)).collect());
    outline.extend(level(
        strip
            .iter()
            .rev()
            .map(|(x, _, bottom)| (*x, *bottom))
            .collect(),
    ));
    sheet.canvas.region(&outline, Class::Shade);
    strip.clear();
}
