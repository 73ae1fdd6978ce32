//! The comparison: the same rows for every way of keeping margin.

use super::{Context, Direction, events, series, view_name};
use crate::margin::figures::PoolFigures;
use crate::margin::liquidation::Boundary;
use crate::market::account::{PoolKind, View};
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::form::FundingChoice;
use crate::scenario::report::{Cell, Column, Row, RowKind};
use crate::simulate::stress::ShockEvent;
use rust_decimal::{Decimal, dec};

/// Markets named in the headline before the rest is counted.
const NAMED: usize = 3;

/// Heads of the columns.
pub fn columns(context: &Context<'_>) -> Vec<Column> {
    let head = |view: &ViewAnalysis| Column {
        series: series(view.figures.view),
        title: super::capital(view_name(view.figures.view)),
    };
    context.views.iter().map(head).collect()
}

/// Rows, the answer first.
pub fn rows(context: &Context<'_>) -> Vec<Row> {
    let direction = context.direction;
    let other = direction.other();
    let mut rows = vec![headline(context, direction)];
    if context
        .views
        .iter()
        .any(|view| !events(view, other).is_empty())
    {
        let label = format!("If {}", context.condition(other));
        rows.push(row(context, (RowKind::Plain, &label, ""), |view| {
            closing(context, view, other)
        }));
    }
    if context.held().len() > 1 && context.scenario.moves_several() {
        let focus = context.name(context.scenario.focus);
        let label = format!("If only {focus} {}", direction.one());
        let why = "The other marks are held where they are; this is the condition of the price a venue displays.";
        rows.push(row(context, (RowKind::Plain, &label, why), |view| {
            alone(context, view)
        }));
    }
    rows.push(row(
        context,
        (
            RowKind::Plain,
            "Money left after",
            "Account value just after the last of these closings.",
        ),
        |view| money_left(context, view),
    ));
    rows.push(row(
        context,
        (
            RowKind::Detail,
            "Locked · free now",
            "Margin set aside or reserved, and what is free for more.",
        ),
        |view| locked(context, view),
    ));
    rows.push(row(
        context,
        (
            RowKind::Meter,
            "Maintenance used",
            "Requirement ÷ equity: closed when it is full.",
        ),
        |view| usage(context, view),
    ));
    rows.push(row(
        context,
        (
            RowKind::Plain,
            "Effective leverage",
            "Notional at the mark ÷ equity behind it; net counts shorts against longs.",
        ),
        |view| leverage(context, view),
    ));
    rows.push(row(
        context,
        (RowKind::Detail, "Carry per day", "Funding a day at today’s notional; the same charge in both modes, out of another pocket."),
        |view| carry(context, view),
    ));
    rows.push(row(
        context,
        (
            RowKind::Detail,
            "Most that can be lost",
            "Money that this way of keeping margin puts at stake, opening fees included.",
        ),
        |view| plain_cell(context.money(view.figures.maximum_loss)),
    ));
    rows
}

fn row(
    context: &Context<'_>,
    head: (RowKind, &str, &str),
    cell: impl Fn(&ViewAnalysis) -> Cell,
) -> Row {
    let cells: Vec<Cell> = context.views.iter().map(cell).collect();
    Row {
        kind: head.0,
        label: head.1.to_owned(),
        definition: head.2.to_owned(),
        differs: cells
            .windows(2)
            .any(|pair| pair[0].figure != pair[1].figure),
        cells,
    }
}

fn plain_cell(figure: String) -> Cell {
    Cell {
        figure,
        ..Cell::default()
    }
}

fn with_detail(figure: String, detail: impl Into<String>) -> Cell {
    Cell {
        figure,
        detail: vec![detail.into()],
        ..Cell::default()
    }
}

fn headline(context: &Context<'_>, direction: Direction) -> Row {
    let label = format!("Closes if {}", context.condition(direction));
    let why = "The nearest point at which the venue closes something, walking straight from today’s marks.";
    row(context, (RowKind::Headline, &label, why), |view| {
        let mut cell = closing(context, view, direction);
        let list = events(view, direction);
        if let (Some(first), true) = (list.first(), view.opens()) {
            cell.detail = headline_prices(context, view, (list, first));
        }
        cell
    })
}

/// Price of each market at its own pool's closing, a line each.
fn headline_prices(
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

/// The nearest closing in a direction.
fn closing(context: &Context<'_>, view: &ViewAnalysis, direction: Direction) -> Cell {
    if let Some(missing) = view.figures.missing {
        return with_detail(
            "cannot open".to_owned(),
            format!("{} is missing", context.money(missing)),
        );
    }
    if view.shock.alive(Decimal::ZERO) < view.shock.pools() {
        return with_detail("closed at entry".to_owned(), "under water at today’s marks");
    }
    let Some(first) = events(view, direction).first() else {
        return with_detail("not closed".to_owned(), never(direction));
    };
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

fn never(direction: Direction) -> &'static str {
    match direction {
        Direction::Fall => "no price above zero closes this",
        Direction::Rise => "no rise within reach closes this",
    }
}

/// Only the market in focus moves.
fn alone(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let focus = context.scenario.focus;
    let (name, mark) = (context.name(focus), context.scenario.marks[focus]);
    if !view.opens() {
        return plain_cell("cannot open".to_owned());
    }
    let (nearest, other_side) = nearest_alone(context, view);
    let Some((boundary, pool)) = nearest else {
        return with_detail("not closed".to_owned(), never(context.direction));
    };
    let price = context.price(focus, boundary.t);
    let far = (boundary.t - mark).checked_div(mark).unwrap_or_default();
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

type Alone<'a> = (&'a Boundary, usize);

/// The boundary of the focus in the leading direction (else the other) with its pool, and one on the
/// other side.
fn nearest_alone<'a>(
    context: &Context<'_>,
    view: &'a ViewAnalysis,
) -> (Option<Alone<'a>>, Option<&'a Boundary>) {
    let focus = context.scenario.focus;
    let holdings = &context.scenario.account.holdings;
    let of_focus = |(index, _): &(usize, &crate::margin::figures::PositionFigures)| {
        holdings[*index].position.instrument == focus
    };
    let positions = || view.figures.positions.iter().enumerate().filter(of_focus);
    let falls = positions()
        .filter_map(|(_, figures)| Some((figures.alone.found.below()?, figures.pool)))
        .max_by_key(|(boundary, _)| boundary.t);
    let rises = positions()
        .filter_map(|(_, figures)| Some((figures.alone.found.above()?, figures.pool)))
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

fn money_left(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    if !view.opens() {
        return plain_cell("cannot open".to_owned());
    }
    let balance = context.money(view.figures.value);
    match events(view, context.direction).last() {
        Some(last) => with_detail(
            context.money(view.shock.value(last.t)),
            format!("of {balance}"),
        ),
        None => with_detail("nothing closes".to_owned(), format!("of {balance}")),
    }
}

fn locked(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let figures = &view.figures;
    let stake = if figures.view == View::Cross {
        vec![format!(
            "and all {} at stake",
            context.money(figures.maximum_loss)
        )]
    } else {
        Vec::new()
    };
    Cell {
        figure: format!(
            "{} · {}",
            context.money(figures.locked),
            context.money(figures.available)
        ),
        detail: stake,
        ..Cell::default()
    }
}

/// The pool that is worst off, and whether all are alike.
fn worst<'a>(
    view: &'a ViewAnalysis,
    measure: impl Fn(&PoolFigures) -> Option<Decimal>,
) -> Option<(Decimal, &'a PoolFigures, bool)> {
    let pools = &view.figures.pools;
    let (value, pool) = pools
        .iter()
        .filter_map(|pool| Some((measure(pool)?, pool)))
        .max_by_key(|(value, _)| *value)?;
    let close = |other: Decimal| (other - value).abs() < dec!(0.0005);
    let alike = pools.iter().all(|pool| measure(pool).is_some_and(close));
    Some((value, pool, alike))
}

fn behind(context: &Context<'_>, view: &ViewAnalysis, pool: &PoolFigures, alike: bool) -> String {
    match (&pool.kind, view.figures.pools.len()) {
        (PoolKind::Cross, _) => "of equity".to_owned(),
        (_, 1) => "of its margin".to_owned(),
        _ if alike => "of each margin".to_owned(),
        _ => format!(
            "of the margin of {}, the most",
            context.pool_name(&pool.members)
        ),
    }
}

fn usage(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let Some((usage, pool, alike)) = worst(view, PoolFigures::usage) else {
        return with_detail("full".to_owned(), "no equity is left");
    };
    let thousandths = (usage.min(Decimal::ONE) * dec!(1000)).round();
    Cell {
        figure: context.style.percent(usage, 1),
        detail: vec![behind(context, view, pool, alike)],
        meter: Some(u16::try_from(thousandths).unwrap_or(1000)),
        exact: context.style.percent(usage, 4),
    }
}

fn leverage(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let Some((gross, pool, alike)) = worst(view, PoolFigures::gross_leverage) else {
        return plain_cell("no equity".to_owned());
    };
    let place = match pool.kind {
        PoolKind::Cross => "on the account".to_owned(),
        PoolKind::Isolated | PoolKind::Pocket(_) => {
            behind(context, view, pool, alike).replacen("of", "on", 1)
        }
    };
    let net = pool
        .net_leverage()
        .filter(|net| net.abs() != gross && pool.net.abs() != pool.gross);
    let net = net
        .map(|net| format!(", net {}", context.style.leverage(net, 1)))
        .unwrap_or_default();
    with_detail(context.style.leverage(gross, 1), format!("{place}{net}"))
}

/// Funding a day at today's notional: −rate × signed notional × settlements a day.
fn carry(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let scenario = context.scenario;
    let a_day = dec!(24)
        .checked_div(scenario.funding_hours)
        .unwrap_or_default();
    let amount = -(scenario.funding_rate * view.figures.net() * a_day);
    let rate = context.style.percent_signed(scenario.funding_rate, 4);
    let note = match scenario.form.costs.funding {
        FundingChoice::Off => "funding is off".to_owned(),
        _ => format!("at {rate} every {} h", scenario.funding_hours),
    };
    with_detail(context.style.signed(amount, 2), note)
}
