//! Corners of a drawn path on the price chart: where their handles stand, and what a pointer says.

use super::frame::Geometry;
use super::scale::float;
use crate::scenario::report::DrawnPath;

/// Where the handle of a corner stands, in px from the picture's upper left; none without it.
pub fn place(geometry: &Geometry, drawn: &DrawnPath, corner: usize) -> Option<(i32, i32)> {
    let (hour, price) = drawn.corners.get(corner)?;
    let across = (float(*hour) - geometry.x_min) / (geometry.x_max - geometry.x_min);
    let up = (float(*price) - geometry.y_min) / (geometry.y_max - geometry.y_min);
    Some((
        rounded(geometry.left + across.clamp(0.0, 1.0) * geometry.width),
        rounded(geometry.top + (1.0 - up.clamp(0.0, 1.0)) * geometry.height),
    ))
}

/// The hour under a pointer, and the path's move there in tenths of a per cent. Where the market on
/// show does not follow the path, only the hour tells.
pub fn under(geometry: &Geometry, drawn: &DrawnPath, px: (i32, i32)) -> (i32, Option<i32>) {
    // The close of bar h − 1, where hour h stands, is at its third quarter.
    let hour = geometry.x_at(f64::from(px.0)) + 0.25;
    let change = geometry.y_at(f64::from(px.1)) / float(drawn.mark) - 1.0;
    let beta = float(drawn.beta);
    let tenths = (beta != 0.0).then(|| rounded(change / beta * 1_000.0));
    (rounded(hour).max(1), tenths)
}

fn rounded(value: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "saturates; the form's bounds are far narrower"
    )]
    let whole = value.round() as i32;
    whole
}
