//! Labels never collide: a greedy placer with the boxes and lines that are already taken.
//!
//! Everything is in tenths of a px. Lines are kept as columns of one px with the heights they
//! cover, so that testing a box costs its width and not the number of points.

use super::backend::LIFT;
use super::class::Class;
use super::scale::Px;
use super::text::{size, width};

mod spot;

pub use spot::{Placed, Spot, hugging, near, spread};

/// A box in tenths of a px; y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Rect {
    /// A square around a point.
    pub fn around((x, y): Px, half: i32) -> Self {
        Self {
            left: x - half,
            top: y - half,
            right: x + half,
            bottom: y + half,
        }
    }

    /// The box, larger on every side.
    pub fn grown(self, by: i32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether two boxes share a point inside both.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other box lies inside.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }
}

/// Lines of text that stay together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Each line with its class.
    pub lines: Vec<(Class, String)>,
}

impl Block {
    /// From line to line.
    pub const LEADING: i32 = 160;

    /// One line.
    pub fn line(class: Class, text: &str) -> Self {
        Self {
            lines: vec![(class, text.to_owned())],
        }
    }

    /// Width of the widest line.
    pub fn width(&self) -> i32 {
        let widths = self.lines.iter().map(|(class, text)| width(text, *class));
        widths.max().unwrap_or(0)
    }

    /// From the top of the first line to the foot of the last.
    pub fn height(&self) -> i32 {
        let rows = i32::try_from(self.lines.len()).unwrap_or(0);
        (rows - 1) * Self::LEADING + self.rise() + self.fall()
    }

    /// Top of the first line above its baseline.
    pub fn rise(&self) -> i32 {
        self.lines
            .first()
            .map_or(0, |(class, _)| size(*class) * 4 / 5)
    }

    fn fall(&self) -> i32 {
        self.lines.last().map_or(0, |(class, _)| size(*class) / 4)
    }
}

/// Heights that a line covers, one pair a px column.
pub struct Columns {
    first: i32,
    spans: Vec<(i32, i32)>,
}

/// No point of the line in this column.
const EMPTY: (i32, i32) = (i32::MAX, i32::MIN);

impl Columns {
    /// The columns of a traced line.
    pub fn of(trace: &[Px]) -> Self {
        let drawn = || trace.iter().filter(|point| **point != LIFT);
        let first = drawn()
            .map(|point| point.0)
            .min()
            .unwrap_or(0)
            .div_euclid(10);
        let last = drawn()
            .map(|point| point.0)
            .max()
            .unwrap_or(0)
            .div_euclid(10);
        let count = usize::try_from(last - first + 1).unwrap_or(1).min(10_000);
        let mut columns = Self {
            first,
            spans: vec![EMPTY; count],
        };
        for pair in trace.windows(2) {
            if let [a, b] = *pair
                && a != LIFT
                && b != LIFT
            {
                columns.segment(a, b);
            }
        }
        columns
    }

    fn segment(&mut self, a: Px, b: Px) {
        let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        for column in a.0.div_euclid(10)..=b.0.div_euclid(10) {
            let left = at(a, b, (column * 10).max(a.0));
            let right = at(a, b, (column * 10 + 10).min(b.0));
            let (low, high) = if a.0 == b.0 {
                (a.1, b.1)
            } else {
                (left, right)
            };
            if let Some(span) = self.slot(column) {
                *span = (span.0.min(low).min(high), span.1.max(low).max(high));
            }
        }
    }

    fn slot(&mut self, column: i32) -> Option<&mut (i32, i32)> {
        let index = usize::try_from(column - self.first).ok()?;
        self.spans.get_mut(index)
    }

    /// Top and bottom of the line in a px column, counted from the picture's left edge.
    pub fn get(&self, column: i32) -> Option<(i32, i32)> {
        let index = usize::try_from(column - self.first).ok()?;
        self.spans.get(index).copied().filter(|span| *span != EMPTY)
    }

    /// Highest and lowest point between two x.
    fn extent(&self, left: i32, right: i32) -> Option<(i32, i32)> {
        (left.div_euclid(10)..=right.div_euclid(10))
            .filter_map(|column| self.get(column))
            .reduce(|all, span| (all.0.min(span.0), all.1.max(span.1)))
    }

    fn meets(&self, rect: &Rect) -> bool {
        (rect.left.div_euclid(10)..=rect.right.div_euclid(10))
            .filter_map(|column| self.get(column))
            .any(|(top, bottom)| top < rect.bottom && rect.top < bottom.max(top + 1))
    }
}

/// Height of a segment at an x between its ends.
fn at(a: Px, b: Px, x: i32) -> i32 {
    if a.0 == b.0 {
        return b.1;
    }
    let rise = i64::from(b.1 - a.1) * i64::from(x - a.0) / i64::from(b.0 - a.0);
    a.1 + i32::try_from(rise).unwrap_or(0)
}

/// What is taken in a picture.
pub struct Space {
    /// Where text may lie.
    pub bounds: Rect,
    boxes: Vec<Rect>,
    texts: Vec<Rect>,
    lines: Vec<Columns>,
}

impl Space {
    /// Room between a text and a line or a marker.
    const AIR: i32 = 20;
    /// Room between two texts, so that they do not read as one.
    const APART: i32 = 45;

    /// Nothing is taken yet.
    pub fn new(bounds: Rect) -> Self {
        Self {
            bounds,
            boxes: Vec::new(),
            texts: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Takes the box of a marker.
    pub fn take(&mut self, rect: Rect) {
        self.boxes.push(rect);
    }

    /// Takes the box of a text.
    pub fn take_text(&mut self, rect: Rect) {
        self.texts.push(rect);
    }

    /// Takes a line.
    pub fn take_line(&mut self, trace: &[Px]) {
        self.lines.push(Columns::of(trace));
    }

    /// Whether a text may lie there.
    pub fn free(&self, rect: &Rect) -> bool {
        let air = rect.grown(Self::AIR);
        let apart = rect.grown(Self::APART);
        self.bounds.holds(rect)
            && !self.texts.iter().any(|other| other.meets(&apart))
            && !self.boxes.iter().any(|other| other.meets(&air))
            && !self.lines.iter().any(|line| line.meets(&air))
    }

    /// Whether a straight leader meets no line and no text; the first 9 px belong to its marker.
    fn open(&self, from: Px, to: Px) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = (dx.abs().max(dy.abs()) / 10).max(1);
        let along = |step: i32| (from.0 + dx * step / steps, from.1 + dy * step / steps);
        (9..=steps).map(along).all(|point| {
            let dot = Rect::around(point, 8);
            let taken = self.boxes.iter().chain(&self.texts);
            !taken.into_iter().any(|other| other.meets(&dot))
                && !self.lines.iter().any(|line| line.meets(&dot))
        })
    }
}
