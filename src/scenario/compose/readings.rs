//! The same answer by other conventions: the other reading of a rule that a venue leaves open, and the
//! ratio as the venue prints it.

use super::closings::refusal;
use super::comparison::{row, worst};
use super::{Context, capital, events};
use crate::margin::figures::PoolFigures;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::report::{Cell, Row, RowKind};
use crate::venues::{Doubt, Meter};
use crate::words::answer::{NO_EQUITY, NOT_CLOSED, NOT_KNOWN, readings as words};
use rust_decimal::Decimal;

/// One row a doubt that changes where something is closed, as a range of both readings.
pub fn rows(context: &Context<'_>) -> Vec<Row> {
    let differs = |(_, others): &&(&Doubt, Vec<ViewAnalysis>)| {
        let first =
            |view: &ViewAnalysis| events(view, context.direction).first().map(|event| event.t);
        let pairs = || context.views.iter().zip(others.iter());
        pairs().any(|(view, other)| {
            view.opens() && shown(context, first(view)) != shown(context, first(other))
        })
    };
    let mut rows = Vec::new();
    for (doubt, others) in context.others.iter().filter(differs) {
        let why = words::with_source(doubt.text, doubt.source);
        let head = (RowKind::Plain, words::BY_BOTH_READINGS, why.as_str());
        rows.push(row(context, head, |view| {
            let other = others
                .iter()
                .find(|other| other.figures.view == view.figures.view);
            range(context, view, other)
        }));
    }
    rows
}

/// A distance as the page shows it.
fn shown(context: &Context<'_>, t: Option<Decimal>) -> Option<String> {
    t.map(|t| context.percent(t))
}

/// "−12.30 % … −13.85 %".
fn range(context: &Context<'_>, view: &ViewAnalysis, other: Option<&ViewAnalysis>) -> Cell {
    if let Some(refusal) = refusal(context, view) {
        return Cell::plain(refusal.figure);
    }
    let end = |view: &ViewAnalysis| match events(view, context.direction).first() {
        Some(event) if event.beyond_table => NOT_KNOWN.to_owned(),
        Some(event) => context.percent(event.t),
        None => NOT_CLOSED.to_owned(),
    };
    let (one, two) = (end(view), other.map(end).unwrap_or_default());
    if one == two {
        return Cell::plain(one);
    }
    Cell::with_detail(format!("{one} … {two}"), words::VENUE_DOES_NOT_SAY)
}

/// How the venue prints the ratio, where that is not our own way.
pub fn ratios(context: &Context<'_>) -> Option<Row> {
    let meter = context
        .scenario
        .venue
        .map(|venue| (venue.house, venue.meter));
    let (house, meter) = meter.filter(|(_, meter)| *meter != Meter::RequirementOverEquity)?;
    let label = words::as_house_prints(house);
    let (why, measure) = told(context, meter);
    let head = (RowKind::Detail, label.as_str(), why.as_str());
    Some(row(context, head, |view| printed(context, view, &*measure)))
}

type Measure = Box<dyn Fn(&PoolFigures) -> Option<Decimal>>;

/// What a venue's ratio is, and where it closes.
fn told(context: &Context<'_>, meter: Meter) -> (String, Measure) {
    // What a rate on debts, or on margin in use, makes of the requirement.
    let rate = context
        .scenario
        .book
        .contracts
        .iter()
        .map(|rules| &rules.maintenance)
        .find(|maintenance| maintenance.is_spot())
        .and_then(|maintenance| maintenance.schedule.tiers().first())
        .map(|tier| tier.rate)
        .unwrap_or(Decimal::ONE);
    let at = |level: Decimal| context.style.percent(level, 0);
    let of = move |pool: &PoolFigures| pool.requirement.checked_div(rate);
    match meter {
        Meter::RequirementOverEquity => (
            words::REQUIREMENT_OVER_EQUITY.to_owned(),
            Box::new(PoolFigures::usage),
        ),
        Meter::EquityOverRequirement => (
            words::EQUITY_OVER_REQUIREMENT.to_owned(),
            Box::new(|pool| pool.equity.checked_div(pool.requirement)),
        ),
        Meter::EquityOverUsed => (
            words::equity_over_used(&at(rate)),
            Box::new(move |pool| pool.equity.checked_div(of(pool)?)),
        ),
        Meter::AssetsOverDebt => (
            words::assets_over_debt(&at(Decimal::ONE + rate)),
            Box::new(move |pool| {
                let debt = of(pool)?;
                (pool.equity + debt).checked_div(debt)
            }),
        ),
        Meter::InitialOverEquity => (
            words::INITIAL_OVER_EQUITY.to_owned(),
            Box::new(|pool| pool.initial_margin.checked_div(pool.equity)),
        ),
    }
}

/// The ratio of the pool that uses most of its equity.
fn printed(
    context: &Context<'_>,
    view: &ViewAnalysis,
    measure: &dyn Fn(&PoolFigures) -> Option<Decimal>,
) -> Cell {
    let Some((_, pool, alike)) = worst(view, PoolFigures::usage) else {
        return Cell::plain(NO_EQUITY);
    };
    let figure = measure(pool).map(|ratio| context.style.percent(ratio, 1));
    let whose = match alike || view.figures.pools.len() == 1 {
        true => String::new(),
        false => capital(&context.pool_name(&pool.members)),
    };
    Cell::with_detail(
        figure.unwrap_or_else(|| words::NOTHING_IS_ASKED.to_owned()),
        whose,
    )
}
