//! A plotters backend that writes SVG text.
//!
//! One unit of plotters is a tenth of a px, so that its integer coordinates keep lines crisp, and
//! every number is written as an integer with at most one decimal. Colours are classes
//! ([`Class`]). Text is placed by its baseline and never measured here: see `text.rs`.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::class::Class;
use super::text::escape;

/// The side of the area that plotters is told of: larger than any picture, because plotters pulls
/// every point that is outside onto the edge.
const SIDE: u32 = 1 << 20;

/// A point of a path that is not drawn: the pen is lifted, so that one line with gaps is one
/// element.
pub const LIFT: BackendCoord = (SIDE as i32, SIDE as i32);

/// Writes the inside of an SVG element.
pub struct Svg<'a> {
    out: &'a mut String,
}

impl<'a> Svg<'a> {
    /// Appends to `out`.
    pub fn new(out: &'a mut String) -> Self {
        Self { out }
    }

    fn open(&mut self, element: &str, color: BackendColor) {
        self.out.push('<');
        self.out.push_str(element);
        self.out.push_str(" class=\"");
        self.out.push_str(Class::name(color));
        self.out.push('"');
    }

    fn attribute(&mut self, name: &str, tenths: i32) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_tenths(self.out, tenths);
        self.out.push('"');
    }

    fn path(&mut self, points: impl IntoIterator<Item = BackendCoord>, color: BackendColor) {
        self.open("path", color);
        self.out.push_str(" d=\"");
        let mut verb = 'M';
        for point in points {
            if point == LIFT {
                verb = 'M';
                continue;
            }
            self.out.push(verb);
            push_tenths(self.out, point.0);
            self.out.push(' ');
            push_tenths(self.out, point.1);
            verb = 'L';
        }
    }
}

/// Writes tenths as a number with at most one decimal.
pub fn push_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let size = tenths.unsigned_abs();
    push_integer(out, size / 10);
    if let Some(digit) = char::from_digit(size % 10, 10).filter(|digit| *digit != '0') {
        out.push('.');
        out.push(digit);
    }
}

fn push_integer(out: &mut String, value: u32) {
    if value >= 10 {
        push_integer(out, value / 10);
    }
    out.extend(char::from_digit(value % 10, 10));
}

/// The backend only appends to a string, which cannot fail.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (SIDE, SIDE)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.open("rect", style.color());
        self.attribute("x", upper_left.0);
        self.attribute("y", upper_left.1);
        self.attribute("width", bottom_right.0 - upper_left.0);
        self.attribute("height", bottom_right.1 - upper_left.1);
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.path(path, style.color());
        self.out.push_str("\"/>");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.open("circle", style.color());
        self.attribute("cx", center.0);
        self.attribute("cy", center.1);
        self.attribute("r", i32::try_from(radius).unwrap_or(0));
        self.out.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.path(vert, style.color());
        self.out.push_str("Z\"/>");
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Drawn {
        self.open("text", style.color());
        self.attribute("x", pos.0);
        self.attribute("y", pos.1);
        self.out.push_str(match style.anchor().h_pos {
            HPos::Left => ">",
            HPos::Center => " text-anchor=\"middle\">",
            HPos::Right => " text-anchor=\"end\">",
        });
        escape(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        _text: &str,
        _style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((0, 0))
    }
}
