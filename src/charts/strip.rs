//! Tier strip: what is held against the brackets of its market, now and where it is closed.

use plotters_backend::text_anchor::HPos;

use super::Chart;
use super::class::Class;
use super::figures::{MONEY, figure, multiples, step, written};
use super::frame::{Drawing, Frame, draw};
use super::labels::Rect;
use super::scale::{Plane, float};
use super::sheet::Sheet;
use super::table::Table;
use super::text::{fit, width};
use crate::scenario::picture::{Pictures, Series, StripPicture};
use crate::words::charts as words;

/// The tier strip.
pub const STRIP: Chart = Chart {
    slug: "strip",
    title: words::STRIP,
    frame: Frame {
        width: 784,
        height: 180,
    },
    phone: Frame {
        height: 240,
        ..Frame::PHONE
    },
    draw: strip,
    table,
};

fn strip(pictures: &Pictures, frame: Frame) -> Drawing {
    let picture = pictures.strip.get();
    let plane = Plane::new(
        frame.plot((760, 300, 560, 160)),
        (0.0, float(picture.until)),
        (0.0, 1.0),
    );
    draw(frame, plane, &picture.summary, |sheet| {
        paint(sheet, picture)
    })
}

fn across(sheet: &Sheet<'_>, value: rust_decimal::Decimal) -> i32 {
    sheet.plane.px((float(value), 0.0)).0
}

fn paint(sheet: &mut Sheet<'_>, picture: &StripPicture) {
    let rect = sheet.plane.rect;
    // The brackets' rates stand on the strip itself, all other words above it.
    for (index, bracket) in picture.brackets.iter().enumerate() {
        if bracket.from >= picture.until {
            break;
        }
        let left = across(sheet, bracket.from);
        let right = bracket.to.map_or(rect.right, |to| across(sheet, to));
        let own = Rect {
            left,
            right,
            ..rect
        };
        if index % 2 == 1 {
            sheet.canvas.fill(own, Class::Shade);
        }
        sheet
            .canvas
            .stroke((left, rect.top), (left, rect.bottom), Class::Tick);
        if let Some(middle) = rate_at(sheet, picture, (left, right), &bracket.rate) {
            let at = (middle, rect.bottom - 50);
            let words = (Class::Body, bracket.rate.as_str());
            sheet.canvas.text(at, HPos::Center, words);
        }
    }
    for y in [rect.top, rect.bottom] {
        sheet
            .canvas
            .stroke((rect.left, y), (rect.right, y), Class::Grid);
    }
    axis(sheet, picture);
    marks(sheet, picture);
}

/// Where a rate stands in its bracket, clear of every vertical: the middle, or what is nearest to it.
fn rate_at(
    sheet: &Sheet<'_>,
    picture: &StripPicture,
    (left, right): (i32, i32),
    rate: &str,
) -> Option<i32> {
    let half = width(rate, Class::Body) / 2 + 40;
    let right = right.min(sheet.plane.rect.right);
    let clear = |at: &i32| {
        let taken = |x: i32| (x - at).abs() < half;
        !picture
            .marks
            .iter()
            .any(|mark| taken(across(sheet, mark.at)))
    };
    let middle = (left + right) / 2;
    let away = (0..right - left).step_by(40);
    away.flat_map(|away| [middle - away / 2, middle + away / 2])
        .filter(|at| at - half >= left && at + half <= right)
        .find(clear)
}

/// A vertical through the strip with its marker, and its words above, each on a row of its own: all to
/// the right of their verticals, the rightmost lowest, or all to the left; then none crosses another.
fn marks(sheet: &mut Sheet<'_>, picture: &StripPicture) {
    let rect = sheet.plane.rect;
    let (low, high) = (10, sheet.page.right - 10);
    let mut rows: Vec<(i32, Series, String)> = picture
        .marks
        .iter()
        .map(|mark| {
            let text = fit(&mark.label, Class::Body, high - low - 100);
            (across(sheet, mark.at), mark.series, text)
        })
        .collect();
    let wide = |row: &(i32, Series, String)| width(&row.2, Class::Body);
    let side = if rows.iter().all(|row| row.0 + 80 + wide(row) <= high) {
        HPos::Left
    } else if rows.iter().all(|row| row.0 - 80 - wide(row) >= low) {
        HPos::Right
    } else {
        HPos::Center
    };
    rows.sort_by_key(|row| match side {
        HPos::Left => -row.0,
        _ => row.0,
    });
    for (row, (x, series, text)) in (0_i32..).zip(&rows) {
        let foot = rect.top - 90 - row * 180;
        if foot < 110 {
            sheet.left_out.push(text.clone());
            continue;
        }
        let class = match series {
            Series::Mark => Class::Mark,
            series => Class::line(*series),
        };
        // Without room beside its vertical, a row says by its marker which one it is.
        let (top, at, anchor, own) = match side {
            HPos::Left => (foot - 40, x + 80, side, None),
            HPos::Right => (foot - 40, x - 80, side, None),
            HPos::Center => (rect.top, low + 140, HPos::Left, Some((low + 50, foot - 40))),
        };
        sheet.canvas.stroke((*x, top), (*x, rect.bottom), class);
        for at in own.into_iter().chain([(*x, rect.top)]) {
            match series {
                Series::Mark => sheet.canvas.ring(at, 40, Class::Ring),
                series => sheet.canvas.dot(at, *series),
            }
        }
        sheet.canvas.text((at, foot), anchor, (Class::Body, text));
    }
}

fn axis(sheet: &Sheet<'_>, picture: &StripPicture) {
    let rect = sheet.plane.rect;
    let range = sheet.plane.x;
    let most = if sheet.phone { 4 } else { 7 };
    let values = multiples(step(range.1 - range.0, most, &MONEY), range);
    let mut end = -100;
    for tick in written(&values, 6, picture.numbers) {
        let x = across(sheet, tick.value);
        let half = width(&tick.text, Class::Axis) / 2;
        let middle = x.clamp(half + 10, (sheet.page.right - half - 10).max(half + 10));
        if middle - half > end + 60 {
            sheet
                .canvas
                .stroke((x, rect.bottom), (x, rect.bottom + 40), Class::Tick);
            let at = (middle, rect.bottom + 160);
            sheet
                .canvas
                .text(at, HPos::Center, (Class::Axis, &tick.text));
            end = middle + half;
        }
    }
    let words = fit(&picture.axis, Class::Axis, sheet.page.right - 60);
    let right = rect.right.max(width(&words, Class::Axis) + 20);
    let at = (right.min(sheet.page.right - 10), rect.bottom + 330);
    sheet.canvas.text(at, HPos::Right, (Class::Axis, &words));
}

/// A row a bracket, then a row a mark.
fn table(pictures: &Pictures) -> Table {
    let picture = pictures.strip.get();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (index, bracket) in picture.brackets.iter().enumerate() {
        let places = bracket.from.normalize().scale().min(6);
        rows.push(vec![
            (index + 1).to_string(),
            figure(bracket.from, places, picture.numbers),
            bracket.rate.clone(),
            bracket.words.clone(),
        ]);
    }
    for mark in &picture.marks {
        rows.push(vec![
            mark.label.clone(),
            figure(mark.at, mark.at.normalize().scale().min(4), picture.numbers),
            String::new(),
            mark.words.clone(),
        ]);
    }
    Table {
        caption: picture.summary.clone(),
        head: picture.heads.to_vec(),
        rows,
    }
}
