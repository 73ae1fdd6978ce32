//! Axes of the two pictures over time, which share x range and side margins.

use plotters_backend::text_anchor::HPos;

use super::class::Class;
use super::figures::Figure;
use super::labels::Rect;
use super::scale::float;
use super::sheet::{Sheet, widest};
use super::table::value_at;
use super::text::width;
use super::time::ticks;
use super::{Frame, account, ends, price};
use crate::scenario::picture::{Pictures, Point, TimeAxis};
use rust_decimal::Decimal;

/// Heights of a picture: the range shown, and its ticks.
pub struct Scale {
    /// Lowest and highest value.
    pub range: (f64, f64),
    /// Round values inside it, with their figures.
    pub ticks: Vec<Figure>,
}

/// What both pictures over time share: side margins wide enough for the longest figures and names
/// of either.
pub struct Shared {
    /// Left margin.
    pub left: i32,
    /// Right margin.
    pub right: i32,
    /// Heights of the price path.
    pub price: Scale,
    /// Heights of the account value.
    pub account: Scale,
}

impl Shared {
    /// Measures both pictures for a frame.
    pub fn of(pictures: &Pictures, frame: Frame) -> Self {
        let price = price::scale(&pictures.price, frame);
        let account = account::scale(&pictures.account, frame);
        let wide = |scale: &Scale| {
            let texts = scale.ticks.iter().map(|tick| tick.text.as_str());
            widest(Class::Axis, texts)
        };
        let most = frame.page().right * 2 / 5;
        let (left, right) = if frame.phone() {
            let left = wide(&price).max(wide(&account)) + 90;
            (left.clamp(400, most.max(400)), 100)
        } else {
            let left = (wide(&price) + price::SHARES_WIDTH).max(wide(&account) + 100) + 20;
            let labels = pictures.account.lines.iter().map(|line| &line.end);
            let labels = labels.chain(std::iter::once(&pictures.price.mark_end));
            (left.clamp(920, most.max(920)), ends::margin(labels, 1500))
        };
        Self {
            left,
            right,
            price,
            account,
        }
    }
}

/// The places of the axis in sight.
pub fn window(axis: &TimeAxis) -> (f64, f64) {
    (f64::from(axis.shown.0), f64::from(axis.shown.1))
}

/// Heights of a line as far as it is in sight: its points, and where the edges cut it.
pub fn heights(axis: &TimeAxis, points: &[Point]) -> Vec<f64> {
    let inside = points.iter().filter(|point| axis.shows(point.0));
    let mut heights: Vec<f64> = inside.map(|point| float(point.1)).collect();
    let edges = [axis.shown.0, axis.shown.1].map(Decimal::from);
    let cut = edges.iter().filter_map(|x| value_at(points, *x));
    heights.extend(cut.map(float));
    heights
}

/// Whether a tick is in sight.
fn in_sight(axis: &TimeAxis, quarter: i64) -> bool {
    let bar = |bar: u32| i64::from(bar) * 4;
    (bar(axis.shown.0)..=bar(axis.shown.1)).contains(&quarter)
}

/// Vertical grid lines at round times.
pub fn grid(sheet: &Sheet<'_>, axis: &TimeAxis) {
    let rect = sheet.plane.rect;
    for moment in ticks(axis, room(sheet)) {
        if !in_sight(axis, moment.quarter) {
            continue;
        }
        let x = place(sheet, moment.quarter);
        let class = if moment.full {
            Class::Grid
        } else {
            Class::Hour
        };
        sheet.canvas.stroke((x, rect.top), (x, rect.bottom), class);
    }
    sheet.canvas.stroke(
        (rect.right, rect.top),
        (rect.right, rect.bottom),
        Class::Grid,
    );
}

/// Words of the time axis below the plot; one that would touch its neighbour is left out.
pub fn times(sheet: &Sheet<'_>, axis: &TimeAxis) {
    let rect = sheet.plane.rect;
    let baseline = rect.bottom + 170;
    let mut taken: Vec<Rect> = Vec::new();
    for moment in ticks(axis, room(sheet)) {
        if !in_sight(axis, moment.quarter) {
            continue;
        }
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
            sheet
                .canvas
                .text((x, baseline), anchor, (Class::Axis, &moment.text));
            taken.push(own);
        }
    }
}

fn place(sheet: &Sheet<'_>, quarter: i64) -> i32 {
    sheet.plane.px((quarter as f64 / 4.0, sheet.plane.y.0)).0
}

/// Bars that a label of the time axis takes: about 66 px.
fn room(sheet: &Sheet<'_>) -> f64 {
    let rect = sheet.plane.rect;
    let wide = f64::from((rect.right - rect.left).max(1)) / 10.0;
    (sheet.plane.x.1 - sheet.plane.x.0) * 66.0 / wide
}
