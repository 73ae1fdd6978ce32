//! Axes of the two pictures over time, which share x range and side margins.

use plotters_backend::text_anchor::HPos;

use super::class::Class;
use super::figures::Figure;
use super::labels::Rect;
use super::sheet::{Sheet, widest};
use super::text::width;
use super::time::ticks;
use super::{Frame, ends, price};
use crate::scenario::picture::{Pictures, TimeAxis};

/// Left and right margin of both pictures over time, wide enough for the longest figures and
/// names of either.
pub fn sides(pictures: &Pictures, frame: Frame) -> (i32, i32) {
    let prices = price::ticks(&pictures.price, frame);
    let money = super::account::ticks(&pictures.account, frame);
    let wide = |ticks: &[Figure]| widest(Class::Axis, ticks.iter().map(|tick| tick.text.as_str()));
    let most = frame.page().right * 2 / 5;
    if frame.phone() {
        let left = wide(&prices).max(wide(&money)) + 90;
        return (left.clamp(400, most.max(400)), 100);
    }
    let left = (wide(&prices) + price::SHARES_WIDTH).max(wide(&money) + 100) + 20;
    let labels = pictures.account.lines.iter().map(|line| &line.end);
    let labels = labels.chain(std::iter::once(&pictures.price.mark_end));
    (left.clamp(920, most.max(920)), ends::margin(labels, 1500))
}

/// Vertical grid lines at round times.
pub fn grid(sheet: &Sheet<'_>, axis: &TimeAxis) {
    let rect = sheet.plane.rect;
    for moment in ticks(axis, room(sheet)) {
        let x = place(sheet, moment.quarter);
        let class = if moment.full { Class::Grid } else { Class::Hour };
        sheet.canvas.stroke((x, rect.top), (x, rect.bottom), class);
    }
    sheet.canvas.stroke((rect.right, rect.top), (rect.right, rect.bottom), Class::Grid);
}

/// Words of the time axis below the plot; one that would touch its neighbour is left out.
pub fn times(sheet: &Sheet<'_>, axis: &TimeAxis) {
    let rect = sheet.plane.rect;
    let baseline = rect.bottom + 170;
    let mut taken: Vec<Rect> = Vec::new();
    for moment in ticks(axis, room(sheet)) {
        let x = place(sheet, moment.quarter);
        let wide = width(&moment.text, Class::Axis);
        let (left, anchor) = if x - rect.left < 5 {
            (x, HPos::Left)
        } else if x + wide / 2 > rect.right + 20 {
            (x - wide, HPos::Right)
        } else {
            (x - wide / 2, HPos::Center)
        };
        let own = Rect {
            left,
            top: baseline - 90,
            right: left + wide,
            bottom: baseline + 30,
        };
        let free = !taken.iter().any(|other| other.meets(&own.grown(50)));
        if free && sheet.page.holds(&own) {
            sheet.canvas.text((x, baseline), anchor, (Class::Axis, &moment.text));
            taken.push(own);
        }
    }
}

fn place(sheet: &Sheet<'_>, quarter: i64) -> i32 {
    sheet.plane.px((quarter as f64 / 4.0, sheet.plane.y.0)).0
}

/// Bars that a label of the time axis takes: about 60 px, and more on a phone.
fn room(sheet: &Sheet<'_>) -> f64 {
    let rect = sheet.plane.rect;
    let wide = f64::from((rect.right - rect.left).max(1)) / 10.0;
    (sheet.plane.x.1 - sheet.plane.x.0) * 58.0 / wide
}
