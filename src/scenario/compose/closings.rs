//! Cells that say where something is closed.

use super::{Context, Direction, coins, events};
use crate::margin::figures::PositionFigures;
use crate::margin::liquidation::Boundary;
use crate::market::account::{PoolKind, Unit};
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::report::Cell;
use crate::simulate::stress::ShockEvent;
use crate::words::answer::{NOT_CLOSED, NOT_KNOWN, closings as words};
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
            None => lines.push(words::stays_open(name)),
        }
    }
    if lines.len() > NAMED {
        let more = lines.len() - (NAMED - 1);
        lines.truncate(NAMED - 1);
        lines.push(words::and_more(more));
    }
    lines
}

/// Why the book is not held in this way at all: the venue lacks it, or money does.
pub fn refusal(context: &Context<'_>, view: &ViewAnalysis) -> Option<Cell> {
    if let Some(lack) = lack(context, view) {
        return Some(Cell::with_detail(words::NOT_OFFERED, lack));
    }
    view.figures.missing?;
    let lacking = coins::lacking(context, view);
    let detail = match lacking.as_slice() {
        [(Unit::Money, missing)] => context.money(*missing),
        _ => coins::lacking_words(context, &lacking),
    };
    let detail = words::is_missing(&detail);
    Some(Cell::with_detail(words::CANNOT_OPEN, detail))
}

/// "GMX v2 has no cross margin", where it has none.
pub fn lack(context: &Context<'_>, view: &ViewAnalysis) -> Option<String> {
    let venue = context.scenario.venue.filter(|_| !view.offered)?;
    let mode = super::view_name(view.figures.view);
    Some(words::has_no_margin_mode(venue.name, mode))
}

/// The nearest closing in a direction.
pub fn closing(context: &Context<'_>, view: &ViewAnalysis, direction: Direction) -> Cell {
    if let Some(refusal) = refusal(context, view) {
        return refusal;
    }
    if view.shock.alive(Decimal::ZERO) < view.shock.pools() {
        return Cell::with_detail(words::CLOSED_AT_ENTRY, words::UNDER_WATER_TODAY);
    }
    let Some(first) = events(view, direction).first() else {
        return Cell::with_detail(NOT_CLOSED, never(direction));
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
    Cell::with_detail(NOT_KNOWN, words::table_ends_before(&far))
}

fn never(direction: Direction) -> &'static str {
    match direction {
        Direction::Fall => words::NO_PRICE_CLOSES,
        Direction::Rise => words::NO_RISE_CLOSES,
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
        return Cell::with_detail(NOT_CLOSED, never(context.direction));
    };
    let price = context.price(focus, boundary.t);
    let far = (boundary.t - mark).checked_div(mark).unwrap_or_default();
    if boundary.beyond_table {
        return unknown(context, far);
    }
    let note = match view.figures.pools[pool].kind {
        PoolKind::Cross => words::PRICE_A_VENUE_DISPLAYS,
        PoolKind::Isolated | PoolKind::Pocket(_) => words::REST_STAYS_OPEN,
    };
    let other = other_side.map(|boundary| context.price(focus, boundary.t));
    Cell {
        figure: context.percent(far),
        detail: vec![words::at_price(name, &price, other.as_deref(), note)],
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
