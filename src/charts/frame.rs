//! Sizes of pictures, and where a plot lies in its picture.

use super::backend::push_tenths;
use super::class::Class;
use super::labels::Rect;
use super::scale::{Plane, float};
use super::sheet::Sheet;
use super::text::escape;
use crate::scenario::picture::Cursor;

/// Size of a picture in px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Width in px.
    pub width: u32,
    /// Height in px.
    pub height: u32,
}

impl Frame {
    /// A chart on a phone, unless it has less to show.
    pub const PHONE: Self = Self {
        width: 358,
        height: 328,
    };

    /// Below 480 px: one-line labels, four y ticks, five x ticks.
    pub fn phone(self) -> bool {
        self.width < 480
    }

    /// The picture's box in tenths of a px.
    pub(super) fn page(self) -> Rect {
        let tenths = |px: u32| i32::try_from(px.min(100_000) * 10).unwrap_or(0);
        Rect {
            left: 0,
            top: 0,
            right: tenths(self.width),
            bottom: tenths(self.height),
        }
    }

    /// The plot's box inside margins (top, right, bottom, left) in tenths of a px.
    pub(super) fn plot(self, (top, right, bottom, left): (i32, i32, i32, i32)) -> Rect {
        let page = self.page();
        Rect {
            left,
            top,
            right: (page.right - right).max(left + 400),
            bottom: (page.bottom - bottom).max(top + 200),
        }
    }
}

/// Where the plot lies in its picture, in px, and which values lie at its edges: enough to place
/// a cursor and to read a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// Left edge of the plot.
    pub left: f64,
    /// Upper edge of the plot.
    pub top: f64,
    /// Width of the plot.
    pub width: f64,
    /// Height of the plot.
    pub height: f64,
    /// x at the left edge: a bar index, or a move as a fraction.
    pub x_min: f64,
    /// x at the right edge.
    pub x_max: f64,
    /// y at the lower edge.
    pub y_min: f64,
    /// y at the upper edge.
    pub y_max: f64,
}

impl Geometry {
    /// The x under a pointer that is `px` from the picture's left edge, inside the range.
    pub fn x_at(&self, px: f64) -> f64 {
        let share = ((px - self.left) / self.width).clamp(0.0, 1.0);
        self.x_min + share * (self.x_max - self.x_min)
    }

    /// The y under a pointer that is `px` from the picture's upper edge, inside the range.
    pub fn y_at(&self, px: f64) -> f64 {
        let share = ((px - self.top) / self.height).clamp(0.0, 1.0);
        self.y_max - share * (self.y_max - self.y_min)
    }

    /// How far an x lies from the picture's left edge, in px.
    pub fn px_of(&self, x: f64) -> f64 {
        self.left + (x - self.x_min) / (self.x_max - self.x_min) * self.width
    }

    fn of(plane: &Plane) -> Self {
        let rect = plane.rect;
        Self {
            left: f64::from(rect.left) / 10.0,
            top: f64::from(rect.top) / 10.0,
            width: f64::from(rect.right - rect.left) / 10.0,
            height: f64::from(rect.bottom - rect.top) / 10.0,
            x_min: plane.x.0,
            x_max: plane.x.1,
            y_min: plane.y.0,
            y_max: plane.y.1,
        }
    }

    /// The plane that it was drawn on.
    pub(super) fn plane(&self) -> Plane {
        let tenths = |px: f64| (px * 10.0).round() as i32;
        let rect = Rect {
            left: tenths(self.left),
            top: tenths(self.top),
            right: tenths(self.left + self.width),
            bottom: tenths(self.top + self.height),
        };
        Plane::new(rect, (self.x_min, self.x_max), (self.y_min, self.y_max))
    }
}

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The whole SVG element; its classes are those of `style/charts.css`.
    pub svg: String,
    /// Where its plot lies.
    pub geometry: Geometry,
    /// Words without a free place: for the caption or the log.
    pub left_out: Vec<String>,
}

/// Draws on a sheet and wraps the result as one labelled image.
pub(super) fn draw(
    frame: Frame,
    plane: Plane,
    summary: &str,
    paint: impl FnOnce(&mut Sheet<'_>),
) -> Drawing {
    let geometry = Geometry::of(&plane);
    let mut svg = String::with_capacity(1 << 15);
    open(&mut svg, frame);
    svg.push_str(" role=\"img\" aria-label=\"");
    escape(&mut svg, summary);
    svg.push_str("\">");
    let mut sheet = Sheet::new(&mut svg, frame, plane);
    paint(&mut sheet);
    let left_out = std::mem::take(&mut sheet.left_out);
    drop(sheet);
    svg.push_str("</svg>");
    Drawing {
        svg,
        geometry,
        left_out,
    }
}

/// A transparent picture of the same size with the cursor alone, so that moving the cursor does
/// not draw the lines again.
pub fn cursor_layer(frame: Frame, geometry: &Geometry, cursor: &Cursor) -> String {
    let mut svg = String::with_capacity(1024);
    open(&mut svg, frame);
    svg.push_str(" aria-hidden=\"true\">");
    let plane = geometry.plane();
    if (plane.x.0..=plane.x.1).contains(&float(cursor.x)) {
        Sheet::new(&mut svg, frame, plane).cursor(cursor, Class::Cursor);
    }
    svg.push_str("</svg>");
    svg
}

fn open(svg: &mut String, frame: Frame) {
    let page = frame.page();
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ");
    push_tenths(svg, page.right);
    svg.push(' ');
    push_tenths(svg, page.bottom);
    svg.push_str("\" width=\"");
    push_tenths(svg, page.right);
    svg.push_str("\" height=\"");
    push_tenths(svg, page.bottom);
    svg.push('"');
}
