//! What the rail shows of each position.

use super::{Context, view_name};
use crate::margin::figures::PositionFigures;
use crate::margin::liquidation::{Boundary, Liquidation};
use crate::margin::sizing::leverage_cap;
use crate::market::account::View;
use crate::market::ray::Moving;
use crate::scenario::report::PositionLine;
use crate::words::answer::positions as words;
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
    let said: Vec<String> = pure
        .map(|view| {
            let found = &view.figures.positions[index].alone.found;
            format!(
                "{} {}",
                view_name(view.figures.view),
                sides(context, instrument, found)
            )
        })
        .collect();
    words::closes_at(&said.join(", "))
}

/// "54,271.4", "54,271.4 or 65,671.6", "no price within reach", "today’s mark".
fn sides(context: &Context<'_>, instrument: usize, found: &Liquidation) -> String {
    let price = |edge: &Boundary| match edge.beyond_table {
        true => words::BEYOND_THE_TABLE.to_owned(),
        false => context.price(instrument, edge.t),
    };
    let below = context.near(instrument, found.below()).map(price);
    let above = context.near(instrument, found.above()).map(price);
    match (found, below, above) {
        (Liquidation::AlreadyUnder, ..) => words::TODAYS_MARK.to_owned(),
        (_, Some(below), Some(above)) => words::below_or_above(&below, &above),
        (_, Some(one), None) | (_, None, Some(one)) => one,
        (_, None, None) => words::NO_PRICE_WITHIN_REACH.to_owned(),
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
            words::NOTIONAL_AT_THE_MARK.to_owned(),
            style.fixed(isolated.notional, 2),
        ),
        (
            words::PROFIT_OR_LOSS.to_owned(),
            style.signed(isolated.pnl, 2),
        ),
        (
            words::RETURN_ON_MARGIN.to_owned(),
            isolated
                .roe
                .map(|roe| style.percent_signed(roe, 2))
                .unwrap_or_default(),
        ),
        (
            words::INITIAL_MARGIN.to_owned(),
            style.fixed(isolated.initial_margin, 2),
        ),
        (
            words::MAINTENANCE.to_owned(),
            style.fixed(isolated.maintenance, 2),
        ),
        (
            words::BREAK_EVEN.to_owned(),
            context.quote(instrument, isolated.break_even),
        ),
    ];
    for view in context.views.iter().filter(|view| view.offered) {
        let name = view_name(view.figures.view);
        let figures = &view.figures.positions[index];
        details.push((
            words::liquidation_alone(name),
            sides(context, instrument, &figures.alone.found),
        ));
        details.push((
            words::bankruptcy_alone(name),
            sides(context, instrument, &figures.bankruptcy),
        ));
        for backing in &view.figures.pools[figures.pool].by_backing {
            if let Moving::Alone(coin) = backing.moving {
                details.push((
                    words::if_only_coin_moves(context.name(coin), name),
                    sides(context, coin, &backing.found),
                ));
            }
        }
        details.push((words::most_lost(name), style.fixed(figures.maximum_loss, 2)));
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
