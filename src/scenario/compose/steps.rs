//! Words of a liquidation's steps: what each did, and its arithmetic.

use super::{Context, log, pool_title};
use crate::margin::figures::MONEY_DIGITS;
use crate::margin::liquidate::{Closed, Step};
use crate::margin::rules::{Bearer, Closing, First, Steps};
use crate::market::account::PoolKind;
use crate::num::text::Style;
use crate::scenario::picture;
use crate::simulate::walk::{ClosingCause, Event, EventKind};
use rust_decimal::Decimal;

/// "isolated ETH closed, −300", "cross account: BTC cut by 20 %, −12"; none for funding.
pub fn words(context: &Context<'_>, event: &Event) -> Option<String> {
    if let EventKind::Warned { pool, members, .. } = &event.kind {
        let of = pool_title(pool, &context.pool_name(members));
        return Some(format!("{of}: margin call"));
    }
    let (act, _) = act(context, event)?;
    let name = context.pool_name(&event.kind.touched());
    let of = match &event.kind {
        EventKind::Funding(_) | EventKind::Acted(_) | EventKind::Warned { .. } => return None,
        EventKind::Closed { pool, .. } => pool_title(pool, &name),
        EventKind::Reduced { pool, .. } if *pool == PoolKind::Isolated => pool_title(pool, &name),
        EventKind::Reduced { pool, .. } => format!("{}: {name}", pool_title(pool, &name)),
    };
    Some(format!("{of} {act}, {}", context.change(event.posted)))
}

/// "closed", "taken over", "cut by 20 %", and whether anything of it stays open; none for funding.
pub fn act(context: &Context<'_>, event: &Event) -> Option<(String, bool)> {
    match &event.kind {
        EventKind::Funding(_) | EventKind::Acted(_) | EventKind::Warned { .. } => None,
        EventKind::Closed { taken_over, .. } => match taken_over {
            true => Some(("taken over".to_owned(), false)),
            false => Some(("closed".to_owned(), false)),
        },
        EventKind::Reduced { step, .. } => Some(match share(step) {
            Some(share) => (format!("cut by {}", context.style.percent(share, 1)), true),
            None => ("closed".to_owned(), false),
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
        format!(
            "requirement {} ÷ equity {} = {}",
            full(requirement),
            full(equity),
            ratio.unwrap_or_else(|| "no equity".to_owned())
        ),
        format!("the venue warns from {level} on; nothing is closed and nothing posted"),
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
    let orders = match step.orders {
        1 => String::new(),
        many => format!(" in {many} orders"),
    };
    lines.push(format!(
        "{} of {} coins closed{orders}, worth {}: profit or loss {}",
        coins(before - after),
        coins(before),
        full(step.notional),
        log::signed(context, step.pnl)
    ));
    let taken = Closed {
        left: Decimal::ZERO,
        ..step.closed
    };
    costs(context, &taken, &mut lines);
    let met = match step.closed.left > step.then {
        true => "the rest stays open",
        false => "not enough",
    };
    lines.push(format!(
        "equity {} against requirement {}: {met}",
        full(step.closed.left),
        full(step.then)
    ));
    lines
}

/// What the fill, the venue, the account and others took or bore, a line each.
pub fn costs(context: &Context<'_>, closed: &Closed, lines: &mut Vec<String>) {
    let beyond = match context.scenario.book.pool.closing.bearer {
        Bearer::Fund | Bearer::Account => "the venue’s fund",
        Bearer::Others => "others, closed at the bankruptcy price",
    };
    for (amount, what) in [
        (closed.slippage, "lost on the fill".to_owned()),
        (closed.fee, "liquidation fee".to_owned()),
        (closed.forfeited, "kept by the venue".to_owned()),
        (closed.left, "back to the account".to_owned()),
        (
            closed.shortfall,
            format!("lost beyond the margin, borne by {beyond} (an assumption)"),
        ),
        (
            -closed.left,
            "lost beyond the margin, borne by the account (an assumption)".to_owned(),
        ),
    ] {
        if amount > Decimal::ZERO {
            lines.push(format!("{} {what}", log::full(context, amount)));
        }
    }
}

/// What is closed, in which order, and who bears a loss beyond the pool, as a sentence.
pub fn procedure(closing: Closing, style: Style) -> String {
    let what = match closing.steps {
        Steps::Whole => "A pool is closed as a whole, at the price reached".to_owned(),
        Steps::Positions => {
            "A pool that is under is closed position by position, each whole, until its requirement is met".to_owned()
        }
        Steps::Part {
            above,
            share,
            cooldown,
        } => format!(
            "A pool that is under is closed position by position until its requirement is met: of one above {} first {}, by a second order within {cooldown} seconds all of it",
            style.money(above),
            style.percent(share, 0)
        ),
        Steps::Slices { share, least } => format!(
            "A pool that is under is closed position by position, in slices of {} and at least {}, until its requirement is met",
            style.percent(share, 0),
            style.money(least)
        ),
        Steps::Brackets { by } => format!(
            "A pool that is under comes down by {by} {} a step until its requirement is met; from brackets without such a step all is taken over",
            if by == 1 { "bracket" } else { "brackets" }
        ),
        Steps::OneOrder => "A pool that is under has one order a position, down to the end of the bracket below; where that is not enough, the rest is taken over".to_owned(),
    };
    let order = match (closing.steps, closing.first) {
        (Steps::Whole, _) => "",
        (_, First::LargestLoss) => ", the largest loss first",
        (_, First::List) => ", in the order of the list",
    };
    let bearer = match closing.bearer {
        Bearer::Fund => "the venue’s fund, never by the rest of the account",
        Bearer::Others => "traders on the other side, never by the rest of the account",
        Bearer::Account => "the rest of the account",
    };
    let fill = match closing.slippage.is_zero() {
        true => String::new(),
        false => format!(
            "; a forced order fills {} of its notional worse",
            style.percent(closing.slippage, 2)
        ),
    };
    format!("{what}{order}{fill}; a loss beyond its money is borne by {bearer}.")
}
