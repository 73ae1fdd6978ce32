//! A picture while it is being drawn: the canvas, its window, what is taken, and what found no
//! place.

use plotters_backend::text_anchor::HPos;

use super::Frame;
use super::backend::LIFT;
use super::canvas::Canvas;
use super::class::Class;
use super::figures::Figure;
use super::labels::{Block, Placed, Rect, Space, Spot, near};
use super::scale::{Plane, Px};
use super::text::{fit, halves, width};
use crate::scenario::picture::{Cursor, Event, Note, Point, Series};

/// Everything a chart needs while it draws.
pub struct Sheet<'a> {
    /// Where shapes go.
    pub canvas: Canvas<'a>,
    /// Which values lie where.
    pub plane: Plane,
    /// What is taken inside the plot.
    pub space: Space,
    /// The picture's edges.
    pub page: Rect,
    /// Below 480 px: fewer ticks, one-line labels, no right margin.
    pub phone: bool,
    /// Words that found no free place.
    pub left_out: Vec<String>,
}

/// A single line wider than this may be broken in two.
const LONG: i32 = 2400;

/// How far a marker or a label keeps from the next marker.
const CLEAR: i32 = 120;

impl<'a> Sheet<'a> {
    /// An empty sheet.
    pub fn new(out: &'a mut String, frame: Frame, plane: Plane) -> Self {
        let mut bounds = plane.rect.grown(-10);
        if !frame.phone() {
            // A long line may end a little beyond the plot; names of lines are taken there.
            bounds.right += 600;
        }
        let space = Space::new(bounds);
        Self {
            canvas: Canvas::new(out),
            space,
            plane,
            page: frame.page(),
            phone: frame.phone(),
            left_out: Vec::new(),
        }
    }

    /// Grid lines and figures of the y axis, `room` px left of the plot.
    pub fn levels(&self, ticks: &[Figure], gap: i32) {
        let rect = self.plane.rect;
        for tick in ticks {
            let y = self.height(tick);
            let class = if tick.value.is_zero() {
                Class::Zero
            } else {
                Class::Grid
            };
            self.canvas.stroke((rect.left, y), (rect.right, y), class);
            let text = fit(&tick.text, Class::Axis, rect.left - gap - 10);
            let baseline = self.baseline(y);
            self.canvas.text(
                (rect.left - gap, baseline),
                HPos::Right,
                (Class::Axis, &text),
            );
        }
    }

    /// Where the figure of a level stands, inside the page and below the names of zones.
    pub fn baseline(&self, level: i32) -> i32 {
        let top = (self.plane.rect.top + 75).max(self.page.top + 100);
        (level + 41).clamp(top, self.page.bottom - 30)
    }

    /// Height of a tick.
    pub fn height(&self, tick: &Figure) -> i32 {
        let left = self.plane.x.0;
        self.plane.px((left, super::scale::float(tick.value))).1
    }

    /// Draws a line and takes its place; returns it for its markers and words.
    pub fn draw_line(&mut self, points: &[Point], class: Class) -> Vec<Px> {
        let trace = self.plane.trace(points);
        self.ink(&trace, class);
        trace
    }

    /// Draws a line that is traced already.
    pub fn ink(&mut self, trace: &[Px], class: Class) {
        self.canvas.line(trace, class);
        self.space.take_line(trace);
    }

    /// The series' markers along its line: the first `phase` of a step in, clear of `busy`.
    pub fn dots(&mut self, trace: &[Px], (series, step): (Series, i32), busy: &[Px]) {
        let phase = match series {
            Series::Isolated | Series::Mark => step,
            Series::Cross => step / 2,
            Series::Configured => step * 3 / 4,
        };
        let mut x = self.plane.rect.left + phase;
        while x < self.plane.rect.right - 60 {
            let clear = |at: Px| {
                let near =
                    |other: &Px| (other.0 - at.0).abs() < CLEAR && (other.1 - at.1).abs() < CLEAR;
                !busy.iter().any(near)
            };
            if let Some(at) = along(trace, x).filter(|at| clear(*at)) {
                self.canvas.dot(at, series);
                self.space.take(Rect::around(at, 36));
            }
            x += step;
        }
    }

    /// Places of events and of the cursor's rings, for which other markers make way.
    pub fn busy(&self, events: &[Event], cursor: Option<&Cursor>) -> Vec<Px> {
        let events = events.iter().map(|event| event.at);
        let rings = cursor
            .into_iter()
            .flat_map(|cursor| cursor.values.iter().map(|(_, value)| (cursor.x, *value)));
        events.chain(rings).map(|at| self.plane.place(at)).collect()
    }

    /// A ring in ink, and its place.
    pub fn ring(&mut self, at: Point, radius: u32) -> Px {
        let at = self.plane.place(at);
        self.canvas.ring(at, radius, Class::Ring);
        self.space
            .take(Rect::around(at, i32::try_from(radius).unwrap_or(0) + 5));
        at
    }

    /// Draws a block at the first free of its spots; without one its words are left out.
    pub fn put(&mut self, block: &Block, spots: impl Fn(&Block) -> Vec<Spot>) {
        let placed = self.shapes(block).into_iter().find_map(|(shape, rest)| {
            let spots = spots(&shape);
            Some((self.space.place(shape, spots)?, rest))
        });
        self.finish(placed, block);
    }

    /// Draws a block beside its marker.
    pub fn put_at(&mut self, block: &Block, marker: Px) {
        let placed = self
            .shapes(block)
            .into_iter()
            .find_map(|(shape, rest)| Some((self.space.place_at(shape, marker)?, rest)));
        self.finish(placed, block);
    }

    fn finish(&mut self, placed: Option<(Placed, usize)>, block: &Block) {
        let kept = match &placed {
            Some((placed, kept)) => {
                self.canvas.placed(placed);
                *kept
            }
            None => 0,
        };
        if kept < block.lines.len() {
            self.left_out.push(words(&block.lines[kept..]));
        }
    }

    /// The block, and on a phone or for a long line also its first line alone, broken in two;
    /// each with the number of lines it keeps. Lines wider than the plot are cut, so that a very
    /// long name still shows its beginning.
    fn shapes(&self, block: &Block) -> Vec<(Block, usize)> {
        let room = self.plane.rect.right - self.plane.rect.left - 40;
        let cut = |lines: Vec<(Class, String)>| Block {
            lines: lines
                .into_iter()
                .map(|(class, text)| (class, fit(&text, class, room)))
                .collect(),
        };
        let mut shapes = vec![(cut(block.lines.clone()), block.lines.len())];
        let long = block.lines.len() == 1 && block.width() > LONG;
        if let Some((class, text)) = block.lines.first().filter(|_| self.phone || long) {
            let lines = halves(text, *class).into_iter().map(|line| (*class, line));
            shapes.push((cut(lines.collect()), 1));
        }
        shapes
    }

    /// Notes near their points; what finds no spot is left out.
    pub fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            let head = if note.label.detail.is_empty() {
                Class::Detail
            } else {
                Class::Head
            };
            let mut lines = vec![(head, note.label.head.clone())];
            if !note.label.detail.is_empty() {
                lines.push((Class::Detail, note.label.detail.clone()));
            }
            let block = Block { lines };
            let at = self.plane.place(note.at);
            self.put(&block, |block| near(block, at, 480));
        }
    }

    /// The cursor: a vertical, and a ring on each line it meets.
    pub fn cursor(&self, cursor: &Cursor, class: Class) {
        let (low, _) = self.plane.y;
        let x = self.plane.px((super::scale::float(cursor.x), low)).0;
        let rect = self.plane.rect;
        self.canvas.stroke((x, rect.top), (x, rect.bottom), class);
        for (series, value) in &cursor.values {
            if self.plane.holds((cursor.x, *value)) {
                let at = self.plane.place((cursor.x, *value));
                self.canvas.ring(at, 32, Class::ring(*series));
            }
        }
    }
}

fn words(lines: &[(Class, String)]) -> String {
    let lines: Vec<&str> = lines.iter().map(|(_, text)| text.as_str()).collect();
    lines.join(" ")
}

/// The point of a line at an x, between its vertices.
pub fn along(trace: &[Px], x: i32) -> Option<Px> {
    trace.windows(2).find_map(|pair| {
        let [a, b] = *pair else { return None };
        if a == LIFT || b == LIFT || x < a.0 || x > b.0 || a.0 == b.0 {
            return None;
        }
        let rise = i64::from(b.1 - a.1) * i64::from(x - a.0) / i64::from(b.0 - a.0);
        Some((x, a.1 + i32::try_from(rise).unwrap_or(0)))
    })
}

/// Widest of some texts.
pub fn widest<'t>(class: Class, texts: impl Iterator<Item = &'t str>) -> i32 {
    texts.map(|text| width(text, class)).max().unwrap_or(0)
}
