//! Leverage ladder: leverage across on a scale of doublings, distance to liquidation downward.

use plotters_backend::text_anchor::HPos;
use rust_decimal::Decimal;

use super::class::Class;
use super::figures::{SHARES, figure, multiples, per_cent, step};
use super::frame::{Drawing, Frame, draw};
use super::labels::{Block, Rect, Spot};
use super::scale::{Plane, Px, float, span};
use super::sheet::{Sheet, widest};
use super::table::{Table, value_at};
use super::text::width;
use super::{Chart, ends};
use crate::scenario::picture::{LadderLine, LadderPicture, Pictures, Point, Series};
use crate::words::charts as words;

/// The leverage ladder.
pub const LADDER: Chart = Chart {
    slug: "ladder",
    title: words::LADDER,
    frame: Frame {
        width: 560,
        height: 310,
    },
    phone: Frame::PHONE,
    draw: ladder,
    table,
};

/// Leverages that may have a figure below the plot.
const FIGURES: [i64; 16] = [
    1, 10, 100, 2, 50, 5, 20, 3, 30, 125, 200, 500, 75, 7, 25, 40,
];

/// log2, so that a doubling is as wide anywhere.
pub(super) fn across(leverage: Decimal) -> f64 {
    float(leverage).max(1e-9).log2()
}

fn ladder(pictures: &Pictures, frame: Frame) -> Drawing {
    let picture = pictures.ladder.get();
    let labels = picture.lines.iter().map(|line| &line.label);
    let ticks = ticks(picture, frame);
    let texts = ticks.iter().map(|(_, text)| text.as_str());
    let left = widest(Class::Axis, texts) + 90;
    let (right, left) = match frame.phone() {
        true => (150, left.max(400)),
        false => (ends::margin(labels, 1020), left.max(460)),
    };
    let first = picture.stops.first().copied().map_or(0.0, across);
    let last = picture.stops.last().copied().map_or(7.0, across);
    let plane = Plane::new(
        frame.plot((120, right, 380, left)),
        (first, last.max(first + 1.0)),
        range(picture),
    );
    draw(frame, plane, &picture.summary, |sheet| {
        paint(sheet, picture, &ticks)
    })
}

/// Distances as they are drawn: nothing at the top, further down is further away.
pub(super) fn down(share: Decimal) -> f64 {
    -float(share).abs()
}

fn range(picture: &LadderPicture) -> (f64, f64) {
    let points = picture.lines.iter().flat_map(|line| &line.points);
    let lowest = span(points.map(|point| down(point.1))).map_or(-1.0, |span| span.0);
    (lowest.min(-0.01) * 1.08, 0.0)
}

fn ticks(picture: &LadderPicture, frame: Frame) -> Vec<(f64, String)> {
    let (low, high) = range(picture);
    let most = if frame.phone() { 4 } else { 5 };
    let rises = picture
        .lines
        .iter()
        .flat_map(|line| &line.points)
        .any(|point| point.1 > Decimal::ZERO);
    let tick = |value: Decimal| {
        let places = value.normalize().scale().saturating_sub(2);
        let shown = if rises { -value } else { value };
        let text = match value.is_zero() {
            true => "0".to_owned(),
            false => per_cent(shown, places, picture.numbers),
        };
        (float(value), text)
    };
    let values = multiples(step(high - low, most, &SHARES), (low, high));
    values.into_iter().map(tick).collect()
}

fn paint(sheet: &mut Sheet<'_>, picture: &LadderPicture, ticks: &[(f64, String)]) {
    let rect = sheet.plane.rect;
    if let Some((until, _)) = &picture.closed {
        let right = sheet.plane.px((across(*until), 0.0)).0;
        sheet.canvas.fill(Rect { right, ..rect }, Class::Locked);
    }
    for (value, text) in ticks {
        let y = sheet.plane.px((sheet.plane.x.0, *value)).1;
        let class = if *value == 0.0 {
            Class::Zero
        } else {
            Class::Grid
        };
        sheet.canvas.stroke((rect.left, y), (rect.right, y), class);
        let at = (rect.left - 80, sheet.baseline(y));
        sheet.canvas.text(at, HPos::Right, (Class::Axis, text));
    }
    let lines: Vec<Vec<Px>> = picture
        .lines
        .iter()
        .map(|line| {
            let class = match line.minor {
                true => Class::CrossMinor,
                false => Class::line(line.series),
            };
            let trace: Vec<Px> = line.points.iter().map(|at| place(sheet, *at)).collect();
            sheet.ink(&trace, class);
            trace
        })
        .collect();
    if let Some((leverage, _)) = &picture.allowed {
        let x = sheet.plane.px((across(*leverage), 0.0)).0;
        sheet
            .canvas
            .stroke((x, rect.top), (x, rect.bottom), Class::Bound);
    }
    markers(sheet, picture, &lines);
    axis(sheet, picture);
    words(sheet, picture, &lines);
}

fn place(sheet: &Sheet<'_>, at: Point) -> Px {
    sheet.plane.px((across(at.0), down(at.1)))
}

fn markers(sheet: &mut Sheet<'_>, picture: &LadderPicture, lines: &[Vec<Px>]) {
    let rect = sheet.plane.rect;
    let chosen = picture.chosen.0;
    let rings: Vec<(Series, Px)> = picture
        .lines
        .iter()
        .filter_map(|line| {
            let at = line.points.iter().find(|point| point.0 == chosen)?;
            Some((line.series, place(sheet, *at)))
        })
        .collect();
    let mut busy: Vec<Px> = rings.iter().map(|ring| ring.1).collect();
    busy.extend(picture.marks.iter().map(|note| place(sheet, note.at)));
    let step = (rect.right - rect.left) / 3;
    for (line, trace) in picture.lines.iter().zip(lines) {
        if !line.minor {
            sheet.dots(trace, (line.series, step), &busy);
        }
    }
    for (series, at) in rings {
        sheet.canvas.ring(at, 45, Class::ring(series));
        sheet.space.take(Rect::around(at, 50));
    }
}

/// Figures below the plot: the chosen leverage in bold, then round ones where there is room.
fn axis(sheet: &mut Sheet<'_>, picture: &LadderPicture) {
    let rect = sheet.plane.rect;
    let (chosen, words) = &picture.chosen;
    let mut taken: Vec<Rect> = Vec::new();
    let mut figures = vec![(*chosen, words.clone(), Class::Bold)];
    let last = picture.stops.last().copied().unwrap_or_default();
    let first = picture.stops.first().copied().unwrap_or_default();
    let rest = FIGURES.map(Decimal::from);
    let rest = [last].into_iter().chain(rest);
    figures.extend(
        rest.filter(|leverage| (first..=last).contains(leverage))
            .map(|leverage| {
                let places = leverage.normalize().scale().min(2);
                let text = figure(leverage, places, picture.numbers) + "x";
                (leverage, text, Class::Axis)
            }),
    );
    for (leverage, text, class) in figures {
        let text = super::text::fit(&text, class, sheet.page.right - 20);
        let x = sheet.plane.px((across(leverage), 0.0)).0;
        let half = width(&text, class) / 2;
        let middle = x.clamp(half, (sheet.page.right - half).max(half));
        let own = Rect {
            left: middle - half,
            top: rect.bottom + 60,
            right: middle + half,
            bottom: rect.bottom + 190,
        };
        if !taken.iter().any(|other| other.meets(&own.grown(60))) {
            sheet
                .canvas
                .stroke((x, rect.bottom), (x, rect.bottom + 40), Class::Tick);
            sheet
                .canvas
                .text((middle, rect.bottom + 160), HPos::Center, (class, &text));
            taken.push(own);
        }
    }
    let room = sheet.page.right - 40;
    let words = super::text::fit(&picture.heading.1, Class::Axis, room);
    let wide = width(&words, Class::Axis);
    let right = rect.right.max(wide + 20).min(sheet.page.right - 10);
    sheet.canvas.text(
        (right, rect.bottom + 330),
        HPos::Right,
        (Class::Axis, &words),
    );
}

fn words(sheet: &mut Sheet<'_>, picture: &LadderPicture, lines: &[Vec<Px>]) {
    let named: Vec<_> = picture
        .lines
        .iter()
        .zip(lines)
        .filter_map(|(line, trace)| Some((*trace.last()?, &line.label)))
        .collect();
    ends::draw(sheet, &named);
    for note in &picture.marks {
        let at = place(sheet, note.at);
        sheet.put_at(&Block::line(Class::Body, &note.label.head), at);
    }
    let rect = sheet.plane.rect;
    if let Some((until, text)) = &picture.closed {
        let right = sheet.plane.px((across(*until), 0.0)).0;
        let block = broken(text, right - rect.left - 80);
        let tops = (rect.top + 50..rect.bottom - block.height()).step_by(150);
        let spots: Vec<Spot> = tops
            .map(|top| Spot {
                x: rect.left + 50,
                top,
                anchor: HPos::Left,
            })
            .collect();
        sheet.put(&block, |_| spots.clone());
    }
    if let Some((leverage, text)) = &picture.allowed {
        let x = sheet.plane.px((across(*leverage), 0.0)).0;
        let block = Block::line(Class::Note, text);
        let tops = (rect.top + 50..rect.bottom - 150).rev().step_by(150);
        let spots: Vec<Spot> = tops
            .map(|top| Spot {
                x: x - 60,
                top,
                anchor: HPos::Right,
            })
            .collect();
        sheet.put(&block, |_| spots.clone());
    }
}

/// Words in as many lines as a width asks for.
fn broken(text: &str, room: i32) -> Block {
    let mut lines: Vec<(Class, String)> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some((class, line)) if width(&[line, " ", word].concat(), *class) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((Class::Note, word.to_owned())),
        }
    }
    Block { lines }
}

/// A row a leverage, a column a line.
fn table(pictures: &Pictures) -> Table {
    let picture = pictures.ladder.get();
    let cell = |line: &LadderLine, leverage: Decimal| {
        let first = line.points.first().is_some_and(|point| point.0 <= leverage);
        let value = value_at(&line.points, leverage).filter(|_| first);
        value.map_or_else(String::new, |value| per_cent(value, 2, picture.numbers))
    };
    let row = |leverage: &Decimal| {
        let places = leverage.normalize().scale().min(2);
        let name = figure(*leverage, places, picture.numbers) + "x";
        let cells = picture.lines.iter().map(|line| cell(line, *leverage));
        std::iter::once(name).chain(cells).collect()
    };
    let heads = picture.lines.iter().map(|line| line.label.head.clone());
    Table {
        caption: picture.summary.clone(),
        head: std::iter::once(picture.heading.0.clone())
            .chain(heads)
            .collect(),
        rows: picture.stops.iter().map(row).collect(),
    }
}
