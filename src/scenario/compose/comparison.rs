//! The comparison: the same rows for every way of keeping margin.

use super::closings::{alone, closing, headline_prices, other_way_alone, refusal};
use super::costs::own_rates;
use super::{Context, Direction, coins, events, series, view_name};
use super::{readings, warnings};
use crate::margin::figures::PoolFigures;
use crate::margin::rules::Bearer;
use crate::market::account::{PoolKind, View};
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::form::FundingChoice;
use crate::scenario::report::{Cell, Column, Row, RowKind};
use crate::words::answer::{self, comparison as words};
use rust_decimal::{Decimal, dec};

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
        let label = words::if_so(&context.condition(other));
        rows.push(row(context, (RowKind::Plain, &label, ""), |view| {
            closing(context, view, other)
        }));
    }
    if context.held().len() > 1 && context.scenario.moves_several() {
        let focus = context.name(context.scenario.focus);
        // Where one column has a boundary on the other side alone, the row is of both directions.
        let moves = match context
            .views
            .iter()
            .any(|view| other_way_alone(context, view))
        {
            true => answer::MOVES,
            false => direction.one(),
        };
        let label = words::if_only(focus, moves);
        let head = (RowKind::Plain, label.as_str(), words::OTHERS_HELD);
        rows.push(row(context, head, |view| alone(context, view)));
    }
    rows.extend(readings::rows(context));
    rows.push(row(
        context,
        (RowKind::Plain, words::MONEY_LEFT, words::VALUE_AFTER_LAST),
        |view| money_left(context, view),
    ));
    rows.push(row(
        context,
        (
            RowKind::Detail,
            words::LOCKED_AND_FREE,
            words::WHAT_LOCKED_AND_FREE_ARE,
        ),
        |view| locked(context, view),
    ));
    rows.push(row(
        context,
        (
            RowKind::Meter,
            words::MAINTENANCE_USED,
            words::FULL_WHEN_CLOSED,
        ),
        |view| usage(context, view),
    ));
    rows.extend(warnings::warning(context));
    rows.extend(readings::ratios(context));
    rows.push(row(
        context,
        (
            RowKind::Plain,
            words::EFFECTIVE_LEVERAGE,
            words::WHAT_EFFECTIVE_LEVERAGE_IS,
        ),
        |view| leverage(context, view),
    ));
    rows.push(row(
        context,
        (RowKind::Detail, words::CARRY, words::WHAT_CARRY_IS),
        |_| carry(context),
    ));
    rows.push(row(
        context,
        (RowKind::Detail, words::AT_STAKE, words::WHAT_AT_STAKE_IS),
        |view| at_stake(context, view),
    ));
    rows
}

pub(super) fn row(
    context: &Context<'_>,
    head: (RowKind, &str, &str),
    cell: impl Fn(&ViewAnalysis) -> Cell,
) -> Row {
    let cell = |view: &ViewAnalysis| match view.offered {
        true => cell(view),
        // Said once, in the headline.
        false if head.0 == RowKind::Headline => refusal(context, view).unwrap_or_default(),
        false => Cell::plain("–"),
    };
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

fn headline(context: &Context<'_>, direction: Direction) -> Row {
    let label = words::closes_if(&context.condition(direction));
    let head = (RowKind::Headline, label.as_str(), words::NEAREST_CLOSING);
    row(context, head, |view| {
        let mut cell = closing(context, view, direction);
        let list = events(view, direction);
        if let (Some(first), true) = (list.first(), view.opens()) {
            cell.detail = headline_prices(context, view, (list, first));
        }
        cell
    })
}

fn money_left(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    if let Some(refusal) = refusal(context, view) {
        return Cell::plain(refusal.figure);
    }
    let balance = context.money(view.figures.value);
    let then = match context.keeps_coins() {
        true => words::COINS_AT_THE_CLOSING,
        false => "",
    };
    match events(view, context.direction).last() {
        Some(last) => Cell::with_detail(
            context.money(view.shock.value(last.t)),
            words::of_balance(&balance) + then,
        ),
        None => Cell::with_detail(words::NOTHING_CLOSES, words::of_balance(&balance)),
    }
}

/// A loss beyond a pool comes on top where the rest of the account bears it.
fn at_stake(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let most = context.money(view.figures.maximum_loss);
    match context.scenario.book.pool.closing.bearer {
        Bearer::Account => Cell::with_detail(most, words::AND_A_LOSS_BEYOND),
        Bearer::Fund | Bearer::Others => Cell::plain(most),
    }
}

fn locked(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let figures = &view.figures;
    let mut stake = Vec::new();
    if figures.view == View::Cross {
        let most = context.money(figures.maximum_loss);
        stake.push(words::all_at_stake(&most));
    }
    stake.extend(coins::kept(context, figures.view));
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
pub(super) fn worst(
    view: &ViewAnalysis,
    measure: impl Fn(&PoolFigures) -> Option<Decimal>,
) -> Option<(Decimal, &PoolFigures, bool)> {
    let pools = &view.figures.pools;
    let (value, pool) = pools
        .iter()
        .filter_map(|pool| Some((measure(pool)?, pool)))
        .max_by_key(|(value, _)| *value)?;
    let close = |other: Decimal| (other - value).abs() < dec!(0.0005);
    let alike = pools.iter().all(|pool| measure(pool).is_some_and(close));
    Some((value, pool, alike))
}

fn behind(
    context: &Context<'_>,
    view: &ViewAnalysis,
    pool: &PoolFigures,
    alike: bool,
) -> words::Behind {
    match (&pool.kind, view.figures.pools.len()) {
        (PoolKind::Cross, _) => words::Behind::Account,
        (_, 1) => words::Behind::ItsMargin,
        _ if alike => words::Behind::EachMargin,
        _ => words::Behind::MarginOf(context.pool_name(&pool.members)),
    }
}

fn usage(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let Some((usage, pool, alike)) = worst(view, PoolFigures::usage) else {
        return Cell::with_detail(words::FULL, words::NO_EQUITY_LEFT);
    };
    let thousandths = (usage.min(Decimal::ONE) * dec!(1000)).round();
    Cell {
        figure: context.style.percent(usage, 1),
        detail: vec![words::of(behind(context, view, pool, alike))],
        meter: Some(u16::try_from(thousandths).unwrap_or(1000)),
        exact: context.style.percent(usage, 4),
    }
}

fn leverage(context: &Context<'_>, view: &ViewAnalysis) -> Cell {
    let Some((gross, pool, alike)) = worst(view, PoolFigures::gross_leverage) else {
        return Cell::plain(answer::NO_EQUITY);
    };
    let place = words::on(behind(context, view, pool, alike));
    let net = pool
        .net_leverage()
        .filter(|net| net.abs() != gross && pool.net.abs() != pool.gross);
    let net = net
        .map(|net| words::net(&context.style.leverage(net, 1)))
        .unwrap_or_default();
    let share = pool.equity.checked_div(pool.gross).unwrap_or_default();
    let share = words::equity_by_notional(&context.style.percent(share, 1));
    let detail = [place, net, share].concat();
    Cell::with_detail(context.style.leverage(gross, 1), detail)
}

/// Funding a day at today's notional: −rate × signed notional × settlements a day.
fn carry(context: &Context<'_>) -> Cell {
    let scenario = context.scenario;
    let costs = &scenario.form.costs;
    let typed = !costs.funding_rate.trim().is_empty();
    if scenario.venue.is_some()
        && scenario.funding_rate.is_zero()
        && !typed
        && costs.funding != FundingChoice::Off
    {
        return Cell::with_detail(answer::NOT_KNOWN, words::NO_RATE);
    }
    let amount = scenario.carry_per_day(scenario.funding_rate);
    let rate = context.style.percent_signed(scenario.funding_rate, 4);
    let own = own_rates(scenario, context.style);
    let note = match scenario.form.costs.funding {
        FundingChoice::Off => words::FUNDING_IS_OFF.to_owned(),
        _ => words::at_rate_every(&(rate + &own), &scenario.funding_hours.to_string()),
    };
    Cell::with_detail(context.style.signed(amount, 2), note)
}
