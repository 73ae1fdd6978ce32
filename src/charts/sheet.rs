//! A picture while it is being drawn: the canvas, its window, what is taken, and what found no
//! place.

use plotters_backend::text_anchor::HPos;

use super::backend::LIFT;
use super::canvas::Canvas;
use super::class::Class;
use super::figures::Figure;
use super::labels::{Block, Placed, Rect, Space, Spot, near};
use super::scale::{Plane, Px};
use super::text::{fit, width};
use super::Frame;
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

/// How far a marker or a label keeps from the next marker.
const CLEAR: i32 = 120;

impl<'a> Sheet<'a> {
    /// An empty sheet.
    pub fn new(out: &'a mut String, frame: Frame, plane: Plane) -> Self {
        let space = Space::new(plane.rect.grown(-10));
        Self {
            canvas: Canvas::new(out, (frame.width * 10, frame.height * 10)),
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
            let class = if tick.value.is_zero() { Class::Zero } else { Class::Grid };
            self.canvas.stroke((rect.left, y), (rect.right, y), class);
            let text = fit(&tick.text, Class::Axis, rect.left - gap - 10);
            let baseline = (y + 41).clamp(self.page.top + 100, self.page.bottom - 30);
            self.canvas.text((rect.left - gap, baseline), HPos::Right, (Class::Axis, &text));
        }
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
                let near = |other: &Px| (other.0 - at.0).abs() < CLEAR && (other.1 - at.1).abs() < CLEAR;
                !busy.iter().any(near)
            };
            if let Some(at) = along(trace, x).filter(|at| clear(*at)) {
                self.canvas.dot(at, series);
                self.space.take(Rect::around(at, 36));
            }
            x += step;
        }
    }

    /// Places of events, for which other markers make way.
    pub fn busy(&self, events: &[Event]) -> Vec<Px> {
        events.iter().map(|event| self.plane.place(event.at)).collect()
    }

    /// A ring in ink, and its place.
    pub fn ring(&mut self, at: Point, radius: u32) -> Px {
        let at = self.plane.place(at);
        self.canvas.ring(at, radius, Class::Ring);
        self.space.take(Rect::around(at, i32::try_from(radius).unwrap_or(0) + 5));
        at
    }

    /// Draws a block at the first free spot; without one its words are left out.
    pub fn put(&mut self, block: Block, spots: impl IntoIterator<Item = Spot>) -> bool {
        let words = words(&block);
        let placed = self.space.place(self.fitted(block), spots);
        self.finish(placed, words)
    }

    /// Draws a block beside its marker.
    pub fn put_at(&mut self, block: Block, marker: Px) -> bool {
        let words = words(&block);
        let placed = self.space.place_at(self.fitted(block), marker);
        self.finish(placed, words)
    }

    fn finish(&mut self, placed: Option<Placed>, words: String) -> bool {
        match &placed {
            Some(placed) => self.canvas.placed(placed),
            None => self.left_out.push(words),
        }
        placed.is_some()
    }

    /// Lines wider than the plot are cut, so that a very long name still shows its beginning.
    fn fitted(&self, mut block: Block) -> Block {
        let room = self.plane.rect.right - self.plane.rect.left - 40;
        for (class, text) in &mut block.lines {
            *text = fit(text, *class, room);
        }
        block
    }

    /// Notes near their points; what finds no spot is left out.
    pub fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            let head = if note.label.detail.is_empty() { Class::Detail } else { Class::Head };
            let mut lines = vec![(head, note.label.head.clone())];
            if !note.label.detail.is_empty() {
                lines.push((Class::Detail, note.label.detail.clone()));
            }
            let block = Block { lines };
            let at = self.plane.place(note.at);
            let spots = near(&block, at, 480);
            self.put(block, spots);
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

fn words(block: &Block) -> String {
    let lines: Vec<&str> = block.lines.iter().map(|(_, text)| text.as_str()).collect();
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
