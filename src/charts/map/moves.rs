//! Grid and figures of both axes: bold where an isolated pool is closed, plain elsewhere.

use plotters_backend::text_anchor::HPos;
use rust_decimal::Decimal;

use crate::charts::class::Class;
use crate::charts::figures::{SHARES, multiples, per_cent, step};
use crate::charts::labels::Rect;
use crate::charts::scale::{Px, float};
use crate::charts::sheet::Sheet;
use crate::charts::text::width;
use crate::scenario::picture::{MapPicture, Point, Series};

/// A plain figure nearer than this to a bold one is left out.
const APART: (i32, i32) = (400, 150);

/// Dotted lines at round moves, and the axes of one market alone.
pub fn grid(sheet: &Sheet<'_>, picture: &MapPicture) {
    let rect = sheet.plane.rect;
    for value in round(sheet, picture.range.0) {
        let class = class(value);
        let x = sheet.plane.place((value, Decimal::ZERO)).0;
        sheet.canvas.stroke((x, rect.top), (x, rect.bottom), class);
    }
    for value in round(sheet, picture.range.1) {
        let y = sheet.plane.place((Decimal::ZERO, value)).1;
        sheet
            .canvas
            .stroke((rect.left, y), (rect.right, y), class(value));
    }
}

fn class(value: Decimal) -> Class {
    match value.is_zero() {
        true => Class::Zero,
        false => Class::Hour,
    }
}

fn round(sheet: &Sheet<'_>, (low, high): Point) -> Vec<Decimal> {
    let range = (float(low), float(high));
    let most = if sheet.phone { 4 } else { 6 };
    multiples(step(range.1 - range.0, most, &SHARES), range)
}

/// Figures below and beside the plot, and the names of both axes.
pub fn words(sheet: &mut Sheet<'_>, picture: &MapPicture) {
    let rect = sheet.plane.rect;
    let mut bold: (Vec<Decimal>, Vec<Decimal>) = (Vec::new(), Vec::new());
    let isolated = picture
        .pools
        .iter()
        .filter(|pool| pool.series == Series::Isolated);
    for edge in isolated.flat_map(|pool| &pool.edges) {
        let (Some(from), Some(to)) = (edge.first(), edge.last()) else {
            continue;
        };
        if edge.iter().all(|at| at.0 == from.0) {
            bold.0.push(from.0);
        } else if edge.iter().all(|at| at.1 == to.1) {
            bold.1.push(to.1);
        }
    }
    let mut taken: Vec<Rect> = Vec::new();
    let below = |sheet: &Sheet<'_>, value: Decimal| {
        (
            sheet.plane.place((value, Decimal::ZERO)).0,
            rect.bottom + 160,
        )
    };
    let beside = |sheet: &Sheet<'_>, value: Decimal| {
        let y = sheet.plane.place((Decimal::ZERO, value)).1;
        (rect.left - 80, sheet.baseline(y))
    };
    for value in &bold.0 {
        let at = below(sheet, *value);
        figure(
            sheet,
            picture,
            (at, HPos::Center, *value),
            (Class::Bold, &mut taken),
        );
    }
    for value in &bold.1 {
        let at = beside(sheet, *value);
        figure(
            sheet,
            picture,
            (at, HPos::Right, *value),
            (Class::Bold, &mut taken),
        );
    }
    for value in round(sheet, picture.range.0) {
        let at = below(sheet, value);
        let near = |other: &Decimal| (below(sheet, *other).0 - at.0).abs() < APART.0;
        if !bold.0.iter().any(near) {
            figure(
                sheet,
                picture,
                (at, HPos::Center, value),
                (Class::Axis, &mut taken),
            );
        }
    }
    for value in round(sheet, picture.range.1) {
        let at = beside(sheet, value);
        let near = |other: &Decimal| (beside(sheet, *other).1 - at.1).abs() < APART.1;
        if !bold.1.iter().any(near) {
            figure(
                sheet,
                picture,
                (at, HPos::Right, value),
                (Class::Axis, &mut taken),
            );
        }
    }
    let (across, upward) = &picture.axes;
    let room = rect.right - rect.left;
    let across = crate::charts::text::fit(across, Class::Axis, room);
    let upward = crate::charts::text::fit(upward, Class::Axis, room);
    sheet.canvas.text(
        (rect.right, rect.bottom + 340),
        HPos::Right,
        (Class::Axis, &across),
    );
    sheet
        .canvas
        .text((50, rect.top - 100), HPos::Left, (Class::Axis, &upward));
}

/// Writes a figure where it touches no other.
fn figure(
    sheet: &Sheet<'_>,
    picture: &MapPicture,
    (at, anchor, value): (Px, HPos, Decimal),
    (class, taken): (Class, &mut Vec<Rect>),
) {
    let text = match (value.is_zero(), class) {
        (true, _) => "0".to_owned(),
        (_, Class::Bold) => per_cent(value, 2, picture.numbers),
        _ => {
            let places = value.normalize().scale().saturating_sub(2);
            per_cent(value, places, picture.numbers)
        }
    };
    let wide = width(&text, class);
    let left = match anchor {
        HPos::Left => at.0,
        HPos::Center => {
            let half = wide / 2;
            at.0.clamp(half, (sheet.page.right - half).max(half)) - half
        }
        HPos::Right => at.0 - wide,
    };
    let own = Rect {
        left,
        top: at.1 - 90,
        right: left + wide,
        bottom: at.1 + 30,
    };
    let free = !taken.iter().any(|other| other.meets(&own.grown(40)));
    if free && sheet.page.holds(&own) {
        sheet.canvas.text((left, at.1), HPos::Left, (class, &text));
        taken.push(own);
    }
}
