//! Shapes of the pictures as plotters elements, in tenths of a px.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::{Color, FontFamily, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};

use super::backend::{LIFT, Svg};
use super::class::Class;
use super::labels::{Block, Placed, Rect, Spot};
use super::scale::Px;
use crate::scenario::picture::{EventKind, Series};

/// The inside of a picture. Drawing only appends text and cannot fail, so results are dropped.
pub struct Canvas<'a> {
    area: DrawingArea<Svg<'a>, Shift>,
}

/// Half the side of a square marker.
const SQUARE: i32 = 32;
/// Radius of a circle marker.
const CIRCLE: u32 = 34;
/// Half the diagonal of a diamond.
const DIAMOND: i32 = 44;

impl<'a> Canvas<'a> {
    /// A canvas that appends to `out`.
    pub fn new(out: &'a mut String) -> Self {
        Self {
            area: Svg::new(out).into_drawing_area(),
        }
    }

    /// A polyline with its gaps; nothing for fewer than two points.
    pub fn line(&self, trace: &[Px], class: Class) {
        if trace.len() > 1 {
            self.area.draw(&PathElement::new(trace, class)).ok();
        }
    }

    /// A straight stroke.
    pub fn stroke(&self, from: Px, to: Px, class: Class) {
        self.line(&[from, to], class);
    }

    /// A flat region.
    pub fn region(&self, outline: &[Px], class: Class) {
        if outline.len() > 2 {
            self.area.draw(&Polygon::new(outline, class)).ok();
        }
    }

    /// A flat box.
    pub fn fill(&self, rect: Rect, class: Class) {
        let corners = [(rect.left, rect.top), (rect.right, rect.bottom)];
        self.area
            .draw(&Rectangle::new(corners, class.filled()))
            .ok();
    }

    /// A ring with a paper inside.
    pub fn ring(&self, at: Px, radius: u32, class: Class) {
        self.area.draw(&Circle::new(at, radius, class)).ok();
    }

    /// The filled marker of a series: square, circle or diamond.
    pub fn dot(&self, at: Px, series: Series) {
        let class = Class::dot(series);
        match series {
            Series::Isolated => self.fill(Rect::around(at, SQUARE), class),
            Series::Cross => {
                self.area
                    .draw(&Circle::new(at, CIRCLE, class.filled()))
                    .ok();
            }
            Series::Mark | Series::Configured => {
                let (x, y) = at;
                let corners = [
                    (x, y - DIAMOND),
                    (x + DIAMOND, y),
                    (x, y + DIAMOND),
                    (x - DIAMOND, y),
                ];
                self.region(&corners, class);
            }
        }
    }

    /// The marker of an event: ✕ closed, ◑ partly closed, ○ warned, and the reader's own: △ more, ▽ less,
    /// □ changed.
    pub fn event(&self, at: Px, series: Series, kind: EventKind) {
        let (x, y) = at;
        match kind {
            EventKind::Closed => {
                let arm = 45;
                let cross = [
                    (x - arm, y - arm),
                    (x + arm, y + arm),
                    LIFT,
                    (x - arm, y + arm),
                    (x + arm, y - arm),
                ];
                self.line(&cross, Class::Under);
                self.line(&cross, Class::end(series));
            }
            EventKind::Partial => {
                self.ring(at, 40, Class::ring(series));
                let half = [
                    (0, -40),
                    (-20, -35),
                    (-35, -20),
                    (-40, 0),
                    (-35, 20),
                    (-20, 35),
                    (0, 40),
                ];
                let half = half.map(|(dx, dy)| (x + dx, y + dy));
                self.region(&half, Class::dot(series));
            }
            EventKind::Warned => self.ring(at, 30, Class::ring(series)),
            EventKind::TopUp => {
                let corners = [(x, y - 45), (x + 42, y + 32), (x - 42, y + 32)];
                self.region(&corners, Class::ring(series));
            }
            EventKind::Cut => {
                let corners = [(x, y + 45), (x + 42, y - 32), (x - 42, y - 32)];
                self.region(&corners, Class::ring(series));
            }
            EventKind::Change => {
                let (left, right, top, foot) = (x - 34, x + 34, y - 34, y + 34);
                let corners = [(left, top), (right, top), (right, foot), (left, foot)];
                self.region(&corners, Class::ring(series));
            }
        }
    }

    /// One line of text; `y` is its baseline.
    pub fn text(&self, (x, y): Px, anchor: HPos, (class, text): (Class, &str)) {
        let style = TextStyle {
            // Not by its name, which plotters would put in lower case by a table of all letters.
            font: FontFamily::SansSerif.into(),
            color: class.to_backend_color(),
            pos: Pos::new(anchor, VPos::Bottom),
        };
        self.area.draw_text(text, &style, (x, y)).ok();
    }

    /// The lines of a block at its spot.
    pub fn block(&self, block: &Block, spot: &Spot) {
        let mut baseline = spot.top + block.rise();
        for (class, text) in &block.lines {
            self.text((spot.x, baseline), spot.anchor, (*class, text));
            baseline += Block::LEADING;
        }
    }

    /// A placed block with its leader.
    pub fn placed(&self, placed: &Placed) {
        if let Some((from, to)) = placed.leader {
            self.stroke(from, to, Class::Leader);
        }
        self.block(&placed.block, &placed.spot);
    }
}
