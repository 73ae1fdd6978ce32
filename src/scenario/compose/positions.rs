//! What the rail shows of each position.

use super::{Context, view_name};
use crate::margin::figures::PositionFigures;
use crate::margin::liquidation::{Boundary, Liquidation};
use crate::margin::sizing::leverage_cap;
use crate::market::account::View;
use crate::market::ray::Moving;
use crate::scenario::report::PositionLine;
use rust_decimal::Decimal;

/// One line a position of the form.
pub fn lines(context: &Context<'_>) -> Vec<PositionLine> {
    (0..context.scenario.account.holdings.len())
        .map(|index| line(context, index))
        .collect()
}

fn line(context: &Context<'_>, index: usize) -> PositionLine {
    let style = context.style;
    let held = &context.scenario.account.holdings[index];
    let position = &held.position;
    let shown = |value: Decimal| style.significant(value, 6);
    let exact = |value: Decimal| style.editable(super::without_noise(value));
    let cap = leverage_cap(position, &context.scenario.book);
    PositionLine {
        size: shown(position.size),
        notional: shown(position.entry_notional),
        margin: shown(position.levered()),
        exact: [
            exact(position.size),
            exact(position.entry_notional),
            exact(position.levered()),
        ],
        closes: closes(context, index),
        details: details(context, index),
        highest_leverage: cap.map(crate::num::text::Style::raw),
    }
}

/// "closes at: isolated 54,271.4, cross 45,452.3".
fn closes(context: &Context<'_>, index: usize) -> String {
    let instrument = context.scenario.account.holdings[index].position.instrument;
    let pure = context
        .views
        .iter()
        .filter(|view| view.figures.view != View::Configured && view.offered);
    let words: Vec<String> = pure
        .map(|view| {
            let found = &view.figures.positions[index].alone.found;
            format!(
                "{} {}",
                view_name(view.figures.view),
                sides(context, instrument, found)
            )
        })
        .collect();
    format!("closes at: {}", words.join(", "))
}

/// "54,271.4", "54,271.4 or 65,671.6", "no price within reach", "today’s mark".
fn sides(context: &Context<'_>, instrument: usize, found: &Liquidation) -> String {
    let price = |edge: &Boundary| match edge.beyond_table {
        true => "not known, beyond the table".to_owned(),
        false => context.price(instrument, edge.t),
    };
    let below = context.near(instrument, found.below()).map(price);
    let above = context.near(instrument, found.above()).map(price);
    match (found, below, above) {
        (Liquidation::AlreadyUnder, ..) => "today’s mark".to_owned(),
        (_, Some(below), Some(above)) => format!("{below} or {above}"),
        (_, Some(one), None) | (_, None, Some(one)) => one,
        (_, None, None) => "no price within reach".to_owned(),
    }
}

fn details(context: &Context<'_>, index: usize) -> Vec<(String, String)> {
    let scenario = context.scenario;
    let style = context.style;
    let position = &scenario.account.holdings[index].position;
    let instrument = position.instrument;
    let Some(isolated) = figures(context, View::Isolated, index) else {
        return Vec::new();
    };
    let mut details = vec![
        (
            "Notional at the mark".to_owned(),
            style.fixed(isolated.notional, 2),
        ),
        ("Profit or loss".to_owned(), style.signed(isolated.pnl, 2)),
        (
            "Return on margin (ROE)".to_owned(),
            isolated
                .roe
                .map(|roe| style.percent_signed(roe, 2))
                .unwrap_or_default(),
        ),
        (
            "Initial margin".to_owned(),
            style.fixed(isolated.initial_margin, 2),
        ),
        (
            "Maintenance".to_owned(),
            style.fixed(isolated.maintenance, 2),
        ),
        (
            "Break-even, fees paid".to_owned(),
            context.quote(instrument, isolated.break_even),
        ),
    ];
    for view in context.views.iter().filter(|view| view.offered) {
        let name = view_name(view.figures.view);
        let figures = &view.figures.positions[index];
        details.push((
            format!("Liquidation alone, {name}"),
            sides(context, instrument, &figures.alone.found),
        ));
        details.push((
            format!("Bankruptcy alone, {name}"),
            sides(context, instrument, &figures.bankruptcy),
        ));
        for backing in &view.figures.pools[figures.pool].by_backing {
            if let Moving::Alone(coin) = backing.moving {
                details.push((
                    format!("If only {} moves, {name}", context.name(coin)),
                    sides(context, coin, &backing.found),
                ));
            }
        }
        details.push((
            format!("Most lost with it, {name}"),
            style.fixed(figures.maximum_loss, 2),
        ));
    }
    details
}

fn figures<'a>(context: &'a Context<'_>, view: View, index: usize) -> Option<&'a PositionFigures> {
    let found = context
        .views
        .iter()
        .find(|analysis| analysis.figures.view == view)?;
    found.figures.positions.get(index)
}
