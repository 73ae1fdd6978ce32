//! Cells that say where something is closed.

use super::{Context, Direction, coins, events};
use crate::margin::figures::PositionFigures;
use crate::margin::liquidation::Boundary;
use crate::market::account::{PoolKind, Unit};
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::report::Cell;
use crate::simulate::stress::ShockEvent;
use rust_decimal::Decimal;

/// Markets named in the headline before the rest is counted.
const NAMED: usize = 3;

/// Price of each market at its own pool's closing, a line each.
pub fn headline_prices(
    context: &Context<'_>,
    view: &ViewAnalysis,
    at: (&[ShockEvent], &ShockEvent),
) -> Vec<String> {
    let (list, first) = at;
    let held = context.held();
    let mut lines = Vec::new();
    for &instrument in &held {
        let holds = |event: &&ShockEvent| {
            let members = &view.figures.pools[event.pool].members;
            let positions = &context.scenario.account.holdings;
            members
                .iter()
                .any(|&member| positions[member].position.instrument == instrument)
        };
        let name = context.name(instrument);
        match list.iter().find(holds) {
            Some(event) => {
                let price = context.price(instrument, context.price_at(instrument, event.t));
                let later = context.percent(event.t) != context.percent(first.t);
                let note = if later {
                    format!(", {}", context.percent(event.t))
                } else {
                    String::new()
                };
                lines.push(format!("{name} {price}{note}"));
            }
            None => lines.push(format!("{name} stays open")),
        }
    }
    if lines.len() > NAMED {
        let more = lines.len() - (NAMED - 1);
        lines.truncate(NAMED - 1);
        lines.push(format!("and {more} more"));
    }
    lines
}

/// Why the book is not held in this way at all: the venue lacks it, or money does.
pub fn refusal(context: &Context<'_>, view: &ViewAnalysis) -> Option<Cell> {
    if let Some(lack) = lack(context, view) {
        return Some(Cell::with_detail("not offered", lack));
    }
    view.figures.missing?;
    let lacking = coins::lacking(context, view);
    let detail = match lacking.as_slice() {
        [(Unit::Money, missing)] => context.money(*missing),
        _ => coins::lacking_words(context, &lacking),
    };
    let detail = format!("{detail} is missing");
    Some(Cell::with_detail("cannot open", detail))
}

/// "GMX v2 has no cross margin", where it has none.
pub fn lack(context: &Context<'_>, view: &ViewAnalysis) -> Option<String> {
    let venue = context.scenario.venue.filter(|_| !view.offered)?;
    let mode = super::view_name(view.figures.view);
    Some(format!("{} has no {mode} margin", venue.name))
}

/// The nearest closing in a direction.
pub fn closing(context: &Context<'_>, view: &ViewAnalysis, direction: Direction) -> Cell {
    if let Some(refusal) = refusal(context, view) {
        return refusal;
    }
    if view.shock.alive(Decimal::ZERO) < view.shock.pools() {
        return Cell::with_detail("closed at entry".to_owned(), "under water at today’s marks");
    }
    let Some(first) = events(view, direction).first() else {
        return Cell::with_detail("not closed".to_owned(), never(direction));
    };
    if first.beyond_table {
        return unknown(context, first.t);
    }
    let focus = context.scenario.focus;
    let exact = context.price_at(focus, first.t);
    Cell {
        figure: context.percent(first.t),
        detail: vec![context.pool_name(&view.figures.pools[first.pool].members)],
        meter: None,
        exact: format!(
            "{}, {} {}",
            context.style.percent_signed(first.t, 4),
            context.name(focus),
            context.exact(focus, exact)
        ),
    }
}

/// A boundary in brackets that the table does not hold: nothing is carried on beyond its end.
fn unknown(context: &Context<'_>, t: Decimal) -> Cell {
    let far = context.percent(t);
    let why = format!("the bracket table ends before {far}: give the tiers above it");
    Cell::with_detail("not known", why)
}

fn never(direction: Direction) -> &'static str {
    match direction {
        Direction::Fall => "no price above zero closes this",
        Direction::Rise => "no rise within reach closes this",
    }
}

/// Only the market in focus moves.
pub fn alone(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let focus = context.scenario.focus;
    let (name, mark) = (context.name(focus), context.scenario.marks[focus]);
    if let Some(refusal) = refusal(context, view) {
        return Cell::plain(refusal.figure);
    }
    let (nearest, other_side) = nearest_alone(context, view);
    let Some((boundary, pool)) = nearest else {
        return Cell::with_detail("not closed".to_owned(), never(context.direction));
    };
    let price = context.price(focus, boundary.t);
    let far = (boundary.t - mark).checked_div(mark).unwrap_or_default();
    if boundary.beyond_table {
        return unknown(context, far);
    }
    let note = match view.figures.pools[pool].kind {
        PoolKind::Cross => "the price a venue displays".to_owned(),
        PoolKind::Isolated | PoolKind::Pocket(_) => "the rest stays open".to_owned(),
    };
    let or = other_side
        .map(|boundary| format!(" or {}", context.price(focus, boundary.t)))
        .unwrap_or_default();
    Cell {
        figure: context.percent(far),
        detail: vec![format!("{name} {price}{or}, {note}")],
        meter: None,
        exact: format!(
            "{}, {name} {}",
            context.style.percent_signed(far, 4),
            context.exact(focus, boundary.t)
        ),
    }
}

/// Whether the focus alone closes something in `view` only by moving against the leading direction.
pub fn other_way_alone(context: &Context<'_>, view: &ViewAnalysis) -> bool {
    let mark = context.scenario.marks[context.scenario.focus];
    let (nearest, _) = nearest_alone(context, view);
    nearest.is_some_and(|(boundary, _)| match context.direction {
        Direction::Fall => boundary.t > mark,
        Direction::Rise => boundary.t < mark,
    })
}

type Alone<'a> = (&'a Boundary, usize);

/// The boundary of the focus in the leading direction (else the other) with its pool, and one on the
/// other side.
fn nearest_alone<'a>(
    context: &Context<'_>,
    view: &'a ViewAnalysis,
) -> (Option<Alone<'a>>, Option<&'a Boundary>) {
    let focus = context.scenario.focus;
    let holdings = &context.scenario.account.holdings;
    let of_focus =
        |(index, _): &(usize, &PositionFigures)| holdings[*index].position.instrument == focus;
    let positions = || view.figures.positions.iter().enumerate().filter(of_focus);
    let falls = positions()
        .filter_map(|(_, figures)| {
            Some((
                context.near(focus, figures.alone.found.below())?,
                figures.pool,
            ))
        })
        .max_by_key(|(boundary, _)| boundary.t);
    let rises = positions()
        .filter_map(|(_, figures)| {
            Some((
                context.near(focus, figures.alone.found.above())?,
                figures.pool,
            ))
        })
        .min_by_key(|(boundary, _)| boundary.t);
    let (first, second) = match context.direction {
        Direction::Fall => (falls, rises),
        Direction::Rise => (rises, falls),
    };
    match (first, second) {
        (None, second) => (second, None),
        (first, second) => (first, second.map(|(boundary, _)| boundary)),
    }
}
