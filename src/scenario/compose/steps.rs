//! Words of a liquidation's steps: what each did, and its arithmetic.

use super::{Context, log, pool_title};
use crate::margin::figures::MONEY_DIGITS;
use crate::margin::liquidate::{Closed, Step};
use crate::margin::rules::{Bearer, Closing, First, Steps};
use crate::market::account::PoolKind;
use crate::num::text::Style;
use crate::scenario::picture;
use crate::simulate::walk::{ClosingCause, Event, EventKind};
use crate::words::answer::{NO_EQUITY, steps as words};
use rust_decimal::Decimal;

/// "isolated ETH closed, −300", "cross account: BTC cut by 20 %, −12"; none for funding.
pub fn words(context: &Context<'_>, event: &Event) -> Option<String> {
    if let EventKind::Warned { pool, members, .. } = &event.kind {
        let of = pool_title(pool, &context.pool_name(members));
        return Some(words::margin_call(&of));
    }
    let (act, _) = act(context, event)?;
    let name = context.pool_name(&event.kind.touched());
    let of = match &event.kind {
        EventKind::Funding(_) | EventKind::Acted(_) | EventKind::Warned { .. } => return None,
        EventKind::Closed { pool, .. } => pool_title(pool, &name),
        EventKind::Reduced { pool, .. } if *pool == PoolKind::Isolated => pool_title(pool, &name),
        EventKind::Reduced { pool, .. } => format!("{}: {name}", pool_title(pool, &name)),
    };
    Some(words::done_to(&of, &act, &context.change(event.posted)))
}

/// "closed", "taken over", "cut by 20 %", and whether anything of it stays open; none for funding.
pub fn act(context: &Context<'_>, event: &Event) -> Option<(String, bool)> {
    match &event.kind {
        EventKind::Funding(_) | EventKind::Acted(_) | EventKind::Warned { .. } => None,
        EventKind::Closed { taken_over, .. } => match taken_over {
            true => Some((words::TAKEN_OVER.to_owned(), false)),
            false => Some((words::CLOSED.to_owned(), false)),
        },
        EventKind::Reduced { step, .. } => Some(match share(step) {
            Some(share) => (words::cut_by(&context.style.percent(share, 1)), true),
            None => (words::CLOSED.to_owned(), false),
        }),
    }
}

/// The marker of what the venue did; none for funding and actions.
pub fn marked(context: &Context<'_>, event: &Event) -> Option<picture::EventKind> {
    match event.kind {
        EventKind::Warned { .. } => Some(picture::EventKind::Warned),
        _ => act(context, event).map(|(_, partly)| marker(partly)),
    }
}

/// Requirement ÷ equity at a warning, and the venue's level.
pub fn warning(context: &Context<'_>, of: (Decimal, Decimal)) -> Vec<String> {
    let (equity, requirement) = of;
    let full = |amount: Decimal| log::full(context, amount);
    let percent = |share: Decimal| context.style.percent(share, 2);
    let ratio = requirement.checked_div(equity).map(percent);
    let level = percent(context.scenario.book.pool.warning);
    vec![
        words::warned_at(
            &full(requirement),
            &full(equity),
            &ratio.unwrap_or_else(|| NO_EQUITY.to_owned()),
        ),
        words::venue_warns_from(&level),
    ]
}

/// ◑ where something stays open, else ✕.
pub fn marker(partly: bool) -> picture::EventKind {
    match partly {
        true => picture::EventKind::Partial,
        false => picture::EventKind::Closed,
    }
}

/// The share closed of what a step touched; none when all of it.
fn share(step: &Step) -> Option<Decimal> {
    let cut = step.cuts.first()?;
    let kept = cut.after.as_ref()?.size.checked_div(cut.before.size)?;
    Some(Decimal::ONE - kept)
}

/// The arithmetic of a step that leaves its pool open, a line each.
pub fn arithmetic(context: &Context<'_>, step: &Step, cause: ClosingCause) -> Vec<String> {
    let full = |amount: Decimal| log::full(context, amount);
    let mut lines = vec![log::why(
        context,
        (step.closed.equity, step.requirement),
        cause,
    )];
    let before: Decimal = step.cuts.iter().map(|cut| cut.before.size).sum::<Decimal>();
    let after: Decimal = step
        .cuts
        .iter()
        .filter_map(|cut| cut.after.as_ref())
        .map(|held| held.size)
        .sum();
    let coins = |size: Decimal| context.style.plain(size.round_dp(MONEY_DIGITS).normalize());
    lines.push(words::coins_closed(
        &coins(before - after),
        &coins(before),
        step.orders,
        &full(step.notional),
        &log::signed(context, step.pnl),
    ));
    let taken = Closed {
        left: Decimal::ZERO,
        ..step.closed
    };
    costs(context, &taken, &mut lines);
    lines.push(words::equity_against(
        &full(step.closed.left),
        &full(step.then),
        step.closed.left > step.then,
    ));
    lines
}

/// What the fill, the venue, the account and others took or bore, a line each.
pub fn costs(context: &Context<'_>, closed: &Closed, lines: &mut Vec<String>) {
    let beyond = match context.scenario.book.pool.closing.bearer {
        Bearer::Fund | Bearer::Account => words::lost_borne_by_fund,
        Bearer::Others => words::lost_borne_by_others,
    };
    let mut say = |amount: Decimal, said: fn(&str) -> String| {
        if amount > Decimal::ZERO {
            lines.push(said(&log::full(context, amount)));
        }
    };
    say(closed.slippage, words::lost_on_the_fill);
    say(closed.fee, words::liquidation_fee);
    say(closed.forfeited, words::kept_by_the_venue);
    say(closed.left, words::back_to_the_account);
    say(closed.shortfall, beyond);
    say(-closed.left, words::lost_borne_by_account);
}

/// What is closed, in which order, and who bears a loss beyond the pool, as a sentence.
pub fn procedure(closing: Closing, style: Style) -> String {
    let what = match closing.steps {
        Steps::Whole => words::WHOLE.to_owned(),
        Steps::Positions => words::BY_POSITIONS.to_owned(),
        Steps::Part {
            above,
            share,
            cooldown,
        } => words::in_part(
            &style.money(above),
            &style.percent(share, 0),
            &cooldown.to_string(),
        ),
        Steps::Slices { share, least } => {
            words::in_slices(&style.percent(share, 0), &style.money(least))
        }
        Steps::Brackets { by } => words::by_brackets(by),
        Steps::OneOrder => words::IN_ONE_ORDER.to_owned(),
    };
    let order = match (closing.steps, closing.first) {
        (Steps::Whole, _) => "",
        (_, First::LargestLoss) => words::LARGEST_LOSS_FIRST,
        (_, First::List) => words::IN_ORDER_OF_LIST,
    };
    let bearer = match closing.bearer {
        Bearer::Fund => words::BY_FUND,
        Bearer::Others => words::BY_OTHERS,
        Bearer::Account => words::BY_ACCOUNT,
    };
    let fill = match closing.slippage.is_zero() {
        true => String::new(),
        false => words::fills_worse(&style.percent(closing.slippage, 2)),
    };
    words::procedure(&what, order, &fill, bearer)
}
