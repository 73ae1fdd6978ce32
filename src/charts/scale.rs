//! From decimals to tenths of a px: the only place where a picture rounds.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use rust_decimal::Decimal;

use super::backend::LIFT;
use super::labels::Rect;
use crate::scenario::picture::Point;

/// A place in a picture, in tenths of a px.
pub type Px = (i32, i32);

/// The nearest float; good to fifteen digits, and much faster than going through text.
pub fn float(value: Decimal) -> f64 {
    let mantissa = value.mantissa();
    let size = mantissa.unsigned_abs();
    // Two halves: converting 128 bits at once is a slow call.
    let whole = (size >> 64) as u64 as f64 * 18_446_744_073_709_551_616.0 + size as u64 as f64;
    let whole = if mantissa < 0 { -whole } else { whole };
    whole / POWERS.get(value.scale() as usize).copied().unwrap_or(1e28)
}

const POWERS: [f64; 29] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
];

/// The smallest range that holds all values; none without a value.
pub fn span(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().fold(None, |span, value| match span {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    })
}

/// The window of a picture: which values lie where.
pub struct Plane {
    /// The plot's rectangle.
    pub rect: Rect,
    /// Values at its left and right edge.
    pub x: (f64, f64),
    /// Values at its lower and upper edge.
    pub y: (f64, f64),
    coord: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Plane {
    /// A window; an empty range is widened, so that a flat line lies in the middle.
    pub fn new(rect: Rect, x: (f64, f64), y: (f64, f64)) -> Self {
        let (x, y) = (widened(x), widened(y));
        let actual = (rect.left..rect.right, rect.bottom..rect.top);
        let coord = Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(x.0..x.1, y.0..y.1, actual);
        Self { rect, x, y, coord }
    }

    /// Where a point lies; one outside the window lies on its edge.
    pub fn place(&self, point: Point) -> Px {
        self.px((float(point.0), float(point.1)))
    }

    /// Whether a point is inside the window.
    pub fn holds(&self, point: Point) -> bool {
        self.inside((float(point.0), float(point.1)))
    }

    fn inside(&self, (x, y): (f64, f64)) -> bool {
        self.x.0 <= x && x <= self.x.1 && self.y.0 <= y && y <= self.y.1
    }

    /// As `place`, for floats.
    pub fn px(&self, (x, y): (f64, f64)) -> Px {
        let x = x.clamp(self.x.0, self.x.1);
        let y = y.clamp(self.y.0, self.y.1);
        self.coord.translate(&(x, y))
    }

    /// A polyline as it is drawn: cut at the window, at most a few points a px column, and with
    /// the pen lifted between pieces.
    pub fn trace(&self, points: &[Point]) -> Vec<Px> {
        let mut drawn: Vec<Px> = Vec::with_capacity(points.len().min(4000));
        let mut run = Run::default();
        let mut last: Option<(f64, f64)> = None;
        for point in points {
            let next = (float(point.0), float(point.1));
            if let Some((from, to)) = last.and_then(|from| self.cut(from, next)) {
                if last != Some(from) || run.end.is_none() {
                    let from = self.px(from);
                    if run.end != Some(from) {
                        run.close(&mut drawn);
                        run.push(from, &mut drawn);
                    }
                }
                run.push(self.px(to), &mut drawn);
            } else {
                run.close(&mut drawn);
            }
            last = Some(next);
        }
        run.close(&mut drawn);
        drawn
    }

    /// The part of a segment inside the window (Liang and Barsky).
    fn cut(&self, a: (f64, f64), b: (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
        if self.inside(a) && self.inside(b) {
            return Some((a, b));
        }
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let mut range = (0.0, 1.0);
        for (step, room) in [
            (-dx, a.0 - self.x.0),
            (dx, self.x.1 - a.0),
            (-dy, a.1 - self.y.0),
            (dy, self.y.1 - a.1),
        ] {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                range.0 = f64::max(range.0, room / step);
            } else {
                range.1 = f64::min(range.1, room / step);
            }
        }
        let at = |t: f64| (a.0 + t * dx, a.1 + t * dy);
        let from = if range.0 == 0.0 { a } else { at(range.0) };
        let to = if range.1 == 1.0 { b } else { at(range.1) };
        (range.0 <= range.1).then_some((from, to))
    }
}

fn widened((low, high): (f64, f64)) -> (f64, f64) {
    let least = (low.abs().max(high.abs()) * 1e-9).max(1e-12);
    if high - low > least {
        return (low, high);
    }
    let room = (low.abs() * 0.02).max(least);
    (low - room, high + room)
}

/// Thins a run of points: of each px column its first, lowest, highest and last point stay, and
/// a point in the middle of a level goes.
#[derive(Default)]
struct Run {
    end: Option<Px>,
    column: Vec<Px>,
    start: usize,
}

impl Run {
    fn push(&mut self, point: Px, drawn: &mut Vec<Px>) {
        if self.end == Some(point) {
            return;
        }
        if self
            .column
            .first()
            .is_some_and(|first| first.0 / 10 != point.0 / 10)
        {
            self.flush(drawn);
        }
        self.column.push(point);
        self.end = Some(point);
    }

    fn flush(&mut self, drawn: &mut Vec<Px>) {
        let last = self.column.len().saturating_sub(1);
        let by_height = |pick: fn(i32, i32) -> bool| {
            let best = self.column.iter().enumerate().reduce(|best, next| {
                if pick(next.1.1, best.1.1) { next } else { best }
            });
            best.map_or(0, |(index, _)| index)
        };
        let (low, high) = (by_height(|a, b| a > b), by_height(|a, b| a < b));
        let mut kept = [0, low.min(high), low.max(high), last];
        kept.sort_unstable();
        let mut before = None;
        for index in kept {
            if before != Some(index) {
                add(drawn, self.column[index..].first().copied(), self.start);
            }
            before = Some(index);
        }
        self.column.clear();
    }

    fn close(&mut self, drawn: &mut Vec<Px>) {
        if self.column.is_empty() {
            return;
        }
        self.flush(drawn);
        drawn.push(LIFT);
        self.start = drawn.len();
        self.end = None;
    }
}

/// Adds a point to a run that began at `start`; three on one level become two.
fn add(drawn: &mut Vec<Px>, point: Option<Px>, start: usize) {
    let Some(point) = point else { return };
    let count = drawn.len();
    if count >= start + 2 && drawn[count - 1].1 == point.1 && drawn[count - 2].1 == point.1 {
        drawn.truncate(count - 1);
    }
    drawn.push(point);
}
