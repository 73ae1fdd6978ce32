//! The event log: entry, every closing with its arithmetic, end.

use super::acts::{self, act_of};
use super::{Context, coins, series, steps, view_name};
use crate::margin::figures::MONEY_DIGITS;
use crate::market::position::Position;
use crate::scenario::form::{OrderChoice, OwnForm};
use crate::scenario::report::{Log, LogRow};
use crate::simulate::flat::Plane;
use crate::simulate::journey::{Moment, Order};
use crate::simulate::path::Clock;
use crate::simulate::walk::{ClosingCause, Event, EventKind, Walk};
use crate::words::answer::log as words;
use rust_decimal::Decimal;

/// Markets whose prices have a column of their own.
const PRICED: usize = 3;

/// The log of all views, in order of time.
pub fn log(context: &Context<'_>) -> Log {
    let priced: Vec<usize> = context.held().into_iter().take(PRICED).collect();
    let walks: Vec<&Walk> = opened(context).collect();
    let mut heads: Vec<String> = priced
        .iter()
        .map(|&index| context.name(index).to_owned())
        .collect();
    heads.extend(walks.iter().map(|walk| view_name(walk.view).to_owned()));
    let mut rows = vec![entry_row(context, &priced, &walks)];
    let mut events: Vec<(&Walk, &Event)> = walks
        .iter()
        .flat_map(|walk| walk.events.iter().map(move |event| (*walk, event)))
        .filter(|(_, event)| !matches!(event.kind, EventKind::Funding(_)))
        .collect();
    events.sort_by_key(|(_, event)| event.moment);
    for (walk, event) in events {
        rows.push(closing_row(context, (walk, event), (&priced, &walks)));
    }
    rows.push(end_row(context, &priced, &walks));
    Log {
        heads,
        rows,
        note: note(context),
    }
}

/// Walks of the views that can be opened.
pub fn opened<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Walk> {
    let pairs = context.replay.walks.iter().zip(&context.views);
    pairs.filter(|(_, view)| view.opens()).map(|(walk, _)| walk)
}

fn entry_row(context: &Context<'_>, priced: &[usize], walks: &[&Walk]) -> LogRow {
    let marks = &context.scenario.marks;
    let mut cells: Vec<String> = priced
        .iter()
        .map(|&index| context.quote(index, marks[index]))
        .collect();
    cells.extend(walks.iter().map(|walk| context.money(walk.start)));
    LogRow {
        time: when(
            context,
            Moment {
                bar: 0,
                leg: 0,
                into: Decimal::ZERO,
            },
        ),
        series: None,
        event: words::ENTRY.to_owned(),
        cells,
        x: Decimal::ZERO,
        arithmetic: coins::entry(context),
    }
}

fn end_row(context: &Context<'_>, priced: &[usize], walks: &[&Walk]) -> LogRow {
    let journey = context.scenario.journey();
    let bars = journey.bars();
    let last = Moment {
        bar: bars.saturating_sub(1),
        leg: 3,
        into: Decimal::ZERO,
    };
    let sampling = crate::simulate::journey::Sampling::Inside(context.replay.order);
    let mut prices = context.scenario.marks.clone();
    if bars > 0 {
        journey.prices_at(
            (last.bar, 3),
            (context.scenario.judged, sampling),
            &mut prices,
        );
    }
    let mut cells: Vec<String> = priced
        .iter()
        .map(|&index| context.quote(index, prices[index]))
        .collect();
    cells.extend(walks.iter().map(|walk| context.money(walk.summary.end)));
    LogRow {
        time: when(context, last),
        series: None,
        event: match context.scenario.is_hidden() {
            true => words::NOW,
            false => words::END,
        }
        .to_owned(),
        cells,
        x: last.x(),
        arithmetic: Vec::new(),
    }
}

fn closing_row(
    context: &Context<'_>,
    at: (&Walk, &Event),
    columns: (&[usize], &[&Walk]),
) -> LogRow {
    let (walk, event) = at;
    let (priced, walks) = columns;
    let mut cells: Vec<String> = priced
        .iter()
        .map(|&index| context.quote(index, event.prices[index]))
        .collect();
    for other in walks {
        let same = other.view == walk.view;
        let value = if same {
            event.value
        } else {
            value_at(context, other, event)
        };
        cells.push(context.money(value));
    }
    LogRow {
        time: when(context, event.moment),
        series: Some(series(walk.view)),
        event: match act_of(event) {
            Some(act) => acts::words(context, act),
            None => steps::words(context, event).unwrap_or_default(),
        },
        cells,
        x: event.moment.x(),
        arithmetic: match act_of(event) {
            Some(act) => acts::arithmetic(context, walk, (event, act)),
            None => arithmetic(context, walk, event),
        },
    }
}

/// Account value of another view at an event's prices: what it holds by then and its open positions.
fn value_at(context: &Context<'_>, walk: &Walk, at: &Event) -> Decimal {
    let account = &context.scenario.account;
    if !context.scenario.actions.is_empty()
        && let Some(last) = walk.events.iter().rfind(|event| event.moment <= at.moment)
    {
        return last.worth.at(&at.prices);
    }
    let mut holds = Plane::flat(account.balance);
    holds.add_coins(&account.collateral);
    let mut open: Vec<Option<&Position>> = account
        .holdings
        .iter()
        .map(|held| Some(&held.position))
        .collect();
    for event in walk.events.iter().filter(|event| event.moment <= at.moment) {
        match account.keeps_coins() {
            true => holds = event.holds.clone(),
            false => holds.constant += event.posted,
        }
        if let EventKind::Reduced { step, .. } = &event.kind {
            for cut in &step.cuts {
                open[cut.member] = cut.after.as_ref();
            }
        }
        for &member in event.kind.gone() {
            open[member] = None;
        }
    }
    let pnl: Decimal = open
        .into_iter()
        .flatten()
        .map(|held| held.pnl(at.prices[held.instrument]))
        .sum();
    holds.at(&at.prices) + pnl
}

/// The arithmetic of an event, one step a line; every amount to the last posted digit.
fn arithmetic(context: &Context<'_>, walk: &Walk, event: &Event) -> Vec<String> {
    let mut lines = match &event.kind {
        EventKind::Funding(_) | EventKind::Acted(_) => return Vec::new(),
        EventKind::Warned {
            equity,
            requirement,
            ..
        } => return steps::warning(context, (*equity, *requirement)),
        EventKind::Reduced { step, cause, .. } => steps::arithmetic(context, step, *cause),
        EventKind::Closed {
            cash,
            pnl,
            requirement,
            closed,
            cause,
            ..
        } => {
            // At full worth; what haircuts leave of it is judged.
            let coins = (closed.equity - *cash - *pnl).round_dp(MONEY_DIGITS);
            let money = match (cash.is_zero(), coins.is_zero()) {
                (_, true) => words::money(&full(context, *cash)),
                (true, false) => words::coins(&full(context, coins)),
                (false, false) => {
                    words::money_and_coins(&full(context, *cash), &signed(context, coins))
                }
            };
            let mut lines = vec![
                words::equity_is(
                    &money,
                    &signed(context, *pnl),
                    &full(context, closed.equity),
                ),
                why(context, (closed.equity, *requirement), *cause),
            ];
            steps::costs(context, closed, &mut lines);
            lines
        }
    };
    lines.push(account_money(context, walk, event));
    lines
}

/// What the account's money, or what it holds, was before an event and is after it.
pub fn account_money(context: &Context<'_>, walk: &Walk, event: &Event) -> String {
    if context.keeps_coins() {
        return coins::after(context, &event.holds, &event.prices);
    }
    let before: Decimal = context.scenario.account.balance
        + walk
            .events
            .iter()
            .take_while(|other| !std::ptr::eq(*other, event))
            .map(|other| other.posted)
            .sum::<Decimal>();
    words::account_money(
        &full(context, before),
        &signed(context, event.posted),
        &full(context, before + event.posted),
    )
}

/// An amount to the last posted digit.
pub fn full(context: &Context<'_>, amount: Decimal) -> String {
    context
        .style
        .plain(amount.round_dp(MONEY_DIGITS).normalize())
}

/// The same behind its sign: "− 300".
pub fn signed(context: &Context<'_>, amount: Decimal) -> String {
    let sign = if amount < Decimal::ZERO { "−" } else { "+" };
    format!("{sign} {}", full(context, amount.abs()))
}

/// Why a pool was under: equity and requirement, and what brought them together.
pub fn why(context: &Context<'_>, of: (Decimal, Decimal), cause: ClosingCause) -> String {
    let (equity, requirement) = of;
    let in_part = equity - requirement > Decimal::new(1, MONEY_DIGITS);
    let why = match cause {
        ClosingCause::Step => words::STEP_WAS_NOT_ENOUGH.to_owned(),
        ClosingCause::Price if requirement - equity > Decimal::new(1, MONEY_DIGITS) => {
            words::NEXT_BRACKET_ASKS_MORE.to_owned()
        }
        ClosingCause::Price => words::has_come_down(in_part),
        ClosingCause::Gap => words::PRICE_JUMPED.to_owned(),
        ClosingCause::Funding => words::funding_brought(in_part),
    };
    words::requirement_and_why(&full(context, requirement), &why)
}

/// "10 Oct, 21 h" for a recorded bar, "step 41" for a made-up one: never finer than the bar.
pub fn when(context: &Context<'_>, moment: Moment) -> String {
    let path = &context.scenario.path;
    match path.clock {
        Clock::Steps => words::step(moment.bar),
        Clock::Utc { .. } => match path.opens_at(moment.bar) {
            Some(seconds) => hour(seconds),
            None => words::step(moment.bar),
        },
    }
}

/// "10 Oct, 21 h"; "10 Oct, 21:05" where a bar opens within an hour.
fn hour(seconds: i64) -> String {
    // "2025-10-10T21:00Z"
    let text = crate::simulate::utc::text(seconds);
    let number = |from: usize, to: usize| {
        text.get(from..to)
            .and_then(|part| part.parse::<usize>().ok())
    };
    let month = number(5, 7).and_then(|month| words::MONTHS.get(month.checked_sub(1)?));
    match (number(8, 10), month, number(11, 13)) {
        (Some(day), Some(month), Some(_)) if seconds.rem_euclid(3_600) != 0 => {
            words::day_and_time(day, month, text.get(11..16).unwrap_or_default())
        }
        (Some(day), Some(month), Some(hour)) => words::day_and_hour(day, month, hour),
        _ => text,
    }
}

fn note(context: &Context<'_>) -> String {
    let order = match context.replay.order {
        Order::LowFirst => words::LOW_FIRST,
        Order::HighFirst => words::HIGH_FIRST,
    };
    let why = match context.scenario.form.path.order {
        OrderChoice::Worse => words::WORSE_ORDER,
        OrderChoice::LowFirst | OrderChoice::HighFirst => words::CHOSEN_ORDER,
    };
    let bars = match context.scenario.path.clock {
        _ if context.scenario.path.slug == OwnForm::SLUG => words::YOUR_PRICES,
        Clock::Utc { .. } => words::HOURLY_PRICES,
        Clock::Steps => words::MADE_UP_PATH,
    };
    [bars, &words::moves_inside_a_bar(order, why)].concat()
}
