//! The path drawn by hand, for the handles on its chart.

use super::Context;
use crate::num::text::{Kind, parse};
use crate::scenario::form::DrawnForm;
use crate::scenario::report::DrawnPath;
use rust_decimal::{Decimal, dec};

/// Corners as the market in focus meets them; none on another path.
pub fn path(context: &Context<'_>) -> Option<DrawnPath> {
    let scenario = context.scenario;
    if scenario.path.slug != DrawnForm::SLUG {
        return None;
    }
    let focus = scenario.focus;
    let separators = context.style.separators;
    let read = |text: &str, kind| parse(text, kind, separators).map(|reading| reading.value);
    let mut corners = Vec::new();
    for corner in &scenario.form.drawn.corners {
        let hour = read(&corner.hour, Kind::Amount).ok()?;
        let change = read(&corner.change, Kind::Percent).ok()?;
        let price = scenario.journey().price(focus, Decimal::ONE + change);
        // A corner is the close of the bar before its hour.
        corners.push((hour - dec!(0.25), price));
    }
    Some(DrawnPath {
        mark: scenario.marks[focus],
        beta: scenario.follows[focus].beta,
        corners,
    })
}
