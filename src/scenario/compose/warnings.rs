//! Where the venue warns, walking straight from today's marks.

use super::comparison::row;
use super::{Context, Direction};
use crate::margin::warning::{along, reached};
use crate::market::account::View;
use crate::market::ray::{Moving, Ray};
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::report::{Cell, Row, RowKind};
use crate::words::answer::closings as words;
use rust_decimal::Decimal;

/// The row of the warning; none where no level is known.
pub fn warning(context: &Context<'_>) -> Option<Row> {
    let level = context.scenario.book.pool.warning;
    if level.is_zero() {
        return None;
    }
    let label = words::warned_if(&context.condition(context.direction));
    let why = words::warned_where(&context.style.percent(level, 1));
    let head = (RowKind::Plain, label.as_str(), why.as_str());
    Some(row(context, head, |view| cell(context, view)))
}

fn cell(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    if !view.opens() {
        return Cell::plain("–");
    }
    let focus = context.scenario.focus;
    match nearest(context, view.figures.view) {
        None => Cell::plain(words::NOT_WARNED),
        Some(t) if t.is_zero() => {
            Cell::with_detail(words::AT_TODAYS_MARKS, words::LEVEL_IS_REACHED)
        }
        Some(t) => {
            let price = context.price(focus, context.price_at(focus, t));
            let name = context.name(focus);
            Cell::with_detail(context.percent(t), format!("{name} {price}"))
        }
    }
}

/// The nearest joint move at which a pool comes to the level; zero where one is there today.
fn nearest(context: &Context<'_>, view: View) -> Option<Decimal> {
    let scenario = context.scenario;
    let setting = scenario.setting();
    let ray = Ray::new(setting.marks, &Moving::Together(setting.betas.to_vec()));
    let mut best: Option<Decimal> = None;
    for pool in scenario.account.cut(view).pools {
        let t = match reached(&pool, setting.book, setting.marks) {
            true => Some(Decimal::ZERO),
            false => {
                let (below, above) = along(&pool, setting.book, &ray);
                match context.direction {
                    Direction::Fall => below,
                    Direction::Rise => above,
                }
                .map(|edge| edge.t)
            }
        };
        let nearer = |t: &Decimal| best.is_none_or(|best| t.abs() < best.abs());
        best = t.filter(nearer).or(best);
    }
    best
}
