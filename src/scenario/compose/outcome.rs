//! What the path came to, and what it does not show by itself.

use super::log::{opened, when};
use super::{Context, acts, pool_title, view_name};
use crate::margin::rules::PriceKind;
use crate::scenario::analysis::ViewAnalysis;
use crate::simulate::ensemble::realised;
use crate::simulate::journey::Sampling;
use crate::simulate::synthetic::BAR_SECONDS;
use crate::simulate::walk::{Event, EventKind, Walk};
use crate::words::answer::{NOT_OPENED, outcome as words};
use rust_decimal::{Decimal, dec};

/// Label and one cell a view.
pub fn summary(context: &Context<'_>) -> Vec<(String, Vec<String>)> {
    if opened(context).next().is_none() {
        return Vec::new();
    }
    let positions = context.scenario.account.holdings.len();
    let bars = context.scenario.journey().bars();
    let time = match context.scenario.path.bar_seconds {
        BAR_SECONDS => words::hours_of,
        _ => words::bars_of,
    };
    let row = |label: &str, cell: &dyn Fn(&Walk) -> String| {
        let one = |(walk, view): (&Walk, &ViewAnalysis)| {
            if view.opens() {
                cell(walk)
            } else {
                NOT_OPENED.to_owned()
            }
        };
        let pairs = context.replay.walks.iter().zip(&context.views);
        (label.to_owned(), pairs.map(one).collect())
    };
    vec![
        row(
            match context.keeps_coins() {
                _ if context.scenario.is_hidden() => words::VALUE_NOW,
                true => words::END_VALUE_OF_COINS,
                false => words::END_VALUE,
            },
            &|walk| context.money(walk.summary.end),
        ),
        row(words::POSITIONS_ALIVE, &|walk| {
            words::some_of(walk.summary.alive, positions)
        }),
        row(words::LOWEST_VALUE, &|walk| context.money(walk.summary.low)),
        row(words::DEEPEST_FALL, &|walk| {
            context.style.percent(walk.summary.drawdown, 1)
        }),
        row(words::TIME_UNDER_WATER, &|walk| {
            time(walk.summary.under_water, bars)
        }),
        row(words::FUNDING_RECEIVED, &|walk| {
            context.style.signed(walk.summary.funding, 2)
        }),
    ]
}

/// What closes alone, or the other price, would have shown.
pub fn path_notes(context: &Context<'_>) -> Vec<String> {
    if opened(context).next().is_none() {
        return Vec::new();
    }
    let mut notes = acts::notes(context);
    notes.extend(realised_volatility(context));
    let differs = |others: &[Walk]| {
        let pairs = context.replay.walks.iter().zip(others).zip(&context.views);
        pairs
            .filter(|(_, view)| view.opens())
            .any(|((walk, other), _)| closings(walk) != closings(other))
    };
    let closes = &context.replay.by_closes;
    if differs(closes) {
        notes.push(words::on_closes_alone(&outcomes(context, closes)));
    }
    let other = &context.replay.by_other_price;
    if !other.is_empty() {
        let (this, that) = match context.scenario.judged {
            PriceKind::Mark => (words::MARK, words::LAST),
            PriceKind::Last => (words::LAST, words::MARK),
        };
        let here = outcomes(context, &context.replay.walks);
        let there = outcomes(context, other);
        if here == there {
            notes.push(words::judged_alike(this, that, &there));
        } else {
            notes.push(words::judged_by((this, &here), (that, &there)));
        }
        notes.extend(extremes(context));
    }
    notes
}

/// Which positions were closed, and in which bar.
fn closings(walk: &Walk) -> Vec<(usize, Vec<usize>)> {
    let gone = |event: &&Event| !event.kind.gone().is_empty();
    let closing = |event: &Event| (event.moment.bar, event.kind.gone().to_vec());
    walk.events.iter().filter(gone).map(closing).collect()
}

/// "isolated ETH closed 10 Oct, 15 h, leaves 300; cross …".
fn outcomes(context: &Context<'_>, walks: &[Walk]) -> String {
    let one = |(walk, _): (&Walk, _)| {
        let closed: Vec<String> = walk
            .events
            .iter()
            .filter_map(|event| match &event.kind {
                EventKind::Closed { pool, members, .. } => Some(words::closed_when(
                    &pool_title(pool, &context.pool_name(members)),
                    &when(context, event.moment),
                )),
                _ => None,
            })
            .collect();
        let end = context.money(walk.summary.end);
        if closed.is_empty() {
            words::lives(view_name(walk.view), &end)
        } else {
            words::and_left(&closed.join(", "), &end)
        }
    };
    let open = walks
        .iter()
        .zip(&context.views)
        .filter(|(_, view)| view.opens());
    open.map(one).collect::<Vec<_>>().join("; ")
}

/// Lowest and highest mark and last of the focus, where they part by more than a hundredth.
fn extremes(context: &Context<'_>) -> Option<String> {
    let follows = context.scenario.follows.get(context.scenario.focus)?;
    let track = context.scenario.path.tracks.get(follows.track)?;
    let low = |bars: &[crate::simulate::path::Bar]| bars.iter().map(|bar| bar.low).min();
    let high = |bars: &[crate::simulate::path::Bar]| bars.iter().map(|bar| bar.high).max();
    let part = |mark: Decimal, last: Decimal| (mark - last).abs() > dec!(0.01);
    let percent = |multiple: Decimal| context.percent(multiple - Decimal::ONE);
    let (mark_low, last_low) = (low(&track.mark)?, low(&track.last)?);
    let (mark_high, last_high) = (high(&track.mark)?, high(&track.last)?);
    let name = context.name(context.scenario.focus);
    if part(mark_low, last_low) {
        Some(words::lowest(name, &percent(mark_low), &percent(last_low)))
    } else if part(mark_high, last_high) {
        Some(words::highest(
            name,
            &percent(mark_high),
            &percent(last_high),
        ))
    } else {
        None
    }
}

/// How far the focus has moved about on the path.
fn realised_volatility(context: &Context<'_>) -> Option<String> {
    let scenario = context.scenario;
    let journey = scenario.journey();
    let (kind, focus) = (scenario.judged, scenario.focus);
    let close = |bar| journey.price_at(focus, (bar, 0), (kind, Sampling::Closes));
    let closes = (0..journey.bars()).map(close);
    let prices: Vec<Decimal> = std::iter::once(scenario.marks[focus])
        .chain(closes)
        .collect();
    let seconds = scenario.path.bar_seconds;
    let realised = realised(&prices, seconds)?;
    let bars = Decimal::from(31_536_000).checked_div(Decimal::from(seconds))?;
    Some(words::realised_volatility(
        context.name(focus),
        &context.style.percent(realised, 1),
        journey.bars(),
        &context.style.plain(bars.round_dp(1)),
    ))
}
