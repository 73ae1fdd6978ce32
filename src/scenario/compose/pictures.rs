//! What the charts draw, with their words.

mod account;
mod ladder;
mod map;
mod price;
mod shock;
mod strip;

use super::Context;
use crate::market::account::View;
use crate::num::text::Separators;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::picture::{NumberStyle, Pictures, TimeAxis};
use crate::simulate::journey::Sampling;
use crate::simulate::walk::{Event, Walk};
use rust_decimal::{Decimal, dec};

/// The pictures of a report; none when no view of the book can be opened.
pub fn pictures(context: &Context<'_>) -> Option<Pictures> {
    opened(context).next()?;
    Some(Pictures {
        price: price::picture(context),
        account: account::picture(context),
        shock: shock::picture(context),
        map: map::later(context),
        ladder: ladder::later(context),
        strip: strip::later(context),
        ghost: None,
    })
}

fn numbers(separators: Separators) -> NumberStyle {
    NumberStyle {
        decimal: separators.decimal,
        group: separators.group,
    }
}

fn time(context: &Context<'_>) -> TimeAxis {
    let path = &context.scenario.path;
    let shown = context.scenario.journey().bars();
    let bars = u32::try_from(context.scenario.hidden.unwrap_or(shown)).unwrap_or(u32::MAX);
    TimeAxis::english(path.clock, path.bar_seconds, bars)
}

/// Walks of the views that can be opened, with their analysis.
fn opened<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (&'a Walk, &'a ViewAnalysis)> {
    let pairs = context.replay.walks.iter().zip(&context.views);
    pairs.filter(|(_, view)| view.opens())
}

/// Decimals of money: none once a hundred is at stake.
fn money_decimals(context: &Context<'_>) -> u32 {
    if context.scenario.balance >= Decimal::ONE_HUNDRED {
        0
    } else {
        2
    }
}

/// x of sample `index` counted over the whole path, four a bar.
fn sample_x(index: usize) -> Decimal {
    Decimal::from(index) / Decimal::from(4)
}

/// x of band `index`: the start, then every close.
fn band_x(index: usize) -> Decimal {
    match index.checked_sub(1) {
        Some(bar) => Decimal::from(bar) + dec!(0.75),
        None => Decimal::ZERO,
    }
}

/// The closing of position `member`, if the walk has one.
fn closing_of(walk: &Walk, member: usize) -> Option<&Event> {
    walk.events
        .iter()
        .rfind(|event| event.kind.gone().contains(&member))
}

/// Every price of a market along the path, four samples a bar.
fn samples(
    context: &Context<'_>,
    instrument: usize,
    kind: crate::margin::rules::PriceKind,
) -> Vec<(Decimal, Decimal)> {
    let journey = context.scenario.journey();
    let sampling = Sampling::Inside(context.replay.order);
    let mut points = Vec::with_capacity(journey.bars() * 4);
    for bar in 0..journey.bars() {
        for leg in 0..4 {
            let price = journey.price_at(instrument, (bar, leg), (kind, sampling));
            points.push((sample_x(points.len()), price));
        }
    }
    points
}

fn is_pure(view: View) -> bool {
    view != View::Configured
}
