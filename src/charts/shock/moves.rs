//! The axis of moves: bold ticks where something is closed, plain ticks elsewhere.

use plotters_backend::text_anchor::HPos;

use super::{SHARES, float, multiples, step};
use crate::charts::class::Class;
use crate::charts::figures::per_cent;
use crate::charts::labels::Rect;
use crate::charts::sheet::Sheet;
use crate::charts::text::width;
use crate::scenario::picture::{Boundary, ShockPicture};

/// A plain tick nearer than this to a bold one is dropped.
const APART: i32 = 400;
/// Where two bold ticks are nearer than this, the left one ends and the right one begins at its
/// line.
const TIGHT: i32 = 560;
/// Figures on a phone, bold ones included.
const FIGURES: usize = 5;

/// Draws boundaries and the figures below the plot.
pub fn draw(sheet: &mut Sheet<'_>, picture: &ShockPicture) {
    let bold: Vec<(i32, &Boundary)> = picture
        .boundaries
        .iter()
        .map(|boundary| (float(boundary.x), boundary))
        .filter(|(x, _)| (sheet.plane.x.0..=sheet.plane.x.1).contains(x))
        .map(|(x, boundary)| (across(sheet, x), boundary))
        .collect();
    let mut row = Row {
        baseline: sheet.plane.rect.bottom + 160,
        taken: Vec::new(),
    };
    for (index, (x, boundary)) in bold.iter().enumerate() {
        let rect = sheet.plane.rect;
        sheet.ink(&[(*x, rect.top), (*x, rect.bottom)], Class::Bound);
        let left = index.checked_sub(1).and_then(|before| bold.get(before));
        let anchor = anchor(
            *x,
            left.map(|left| left.0),
            bold.get(index + 1).map(|next| next.0),
        );
        if !row.write(sheet, (*x, anchor), &boundary.label) {
            sheet.left_out.push(boundary.label.clone());
        }
    }
    plain(sheet, picture, (&bold, &mut row));
}

/// Away from a close neighbour; with one on either side the text is centred if it is free.
fn anchor(x: i32, left: Option<i32>, right: Option<i32>) -> HPos {
    let tight = |other: Option<i32>| other.is_some_and(|other| (other - x).abs() < TIGHT);
    match (tight(left), tight(right)) {
        (false, false) | (true, true) => HPos::Center,
        (false, true) => HPos::Right,
        (true, false) => HPos::Left,
    }
}

/// Plain ticks. On a phone five figures in all, so the ends and zero come first.
fn plain(sheet: &Sheet<'_>, picture: &ShockPicture, (bold, row): (&[(i32, &Boundary)], &mut Row)) {
    let rect = sheet.plane.rect;
    let range = sheet.plane.x;
    let mut values = multiples(step(range.1 - range.0, 9, &SHARES), range);
    let mut room = values.len();
    if sheet.phone {
        let outer = [values.first().copied(), values.last().copied()];
        values.sort_by_key(|value| !(value.is_zero() || outer.contains(&Some(*value))));
        room = FIGURES.saturating_sub(row.taken.len());
    }
    for value in values {
        let x = across(sheet, float(value));
        let foot = (x, rect.bottom + 40);
        sheet.canvas.stroke((x, rect.bottom), foot, Class::Tick);
        if room == 0 || bold.iter().any(|(other, _)| (other - x).abs() < APART) {
            continue;
        }
        let text = if value.is_zero() {
            "0".to_owned()
        } else {
            let places = value.normalize().scale().saturating_sub(2);
            per_cent(value, places, picture.numbers)
        };
        let half = width(&text, Class::Axis) / 2;
        let x = x.clamp(half, (sheet.page.right - half).max(half));
        if row.put(sheet, (x, HPos::Center), (Class::Axis, &text)) {
            room -= 1;
        }
    }
}

fn across(sheet: &Sheet<'_>, x: f64) -> i32 {
    sheet.plane.px((x, sheet.plane.y.0)).0
}

/// The row of figures, with what is taken in it.
struct Row {
    baseline: i32,
    taken: Vec<Rect>,
}

impl Row {
    fn write(&mut self, sheet: &Sheet<'_>, at: (i32, HPos), label: &str) -> bool {
        let shift = |anchor: HPos| match anchor {
            HPos::Left => -60,
            HPos::Center => 0,
            HPos::Right => 60,
        };
        self.put(sheet, (at.0 + shift(at.1), at.1), (Class::Bold, label))
    }

    fn put(&mut self, sheet: &Sheet<'_>, at: (i32, HPos), text: (Class, &str)) -> bool {
        let wide = width(text.1, text.0);
        let left = match at.1 {
            HPos::Left => at.0,
            HPos::Center => at.0 - wide / 2,
            HPos::Right => at.0 - wide,
        };
        // The names of lines begin beyond the plot's right edge.
        let beyond = (left + wide - sheet.plane.rect.right - 90).max(0);
        let (at, left) = ((at.0 - beyond, at.1), left - beyond);
        let own = Rect {
            left,
            top: self.baseline - 90,
            right: left + wide,
            bottom: self.baseline + 30,
        };
        let free = !self.taken.iter().any(|other| other.meets(&own.grown(60)));
        let fits = free && sheet.page.holds(&own);
        if fits {
            sheet.canvas.text((at.0, self.baseline), at.1, text);
            self.taken.push(own);
        }
        fits
    }
}
