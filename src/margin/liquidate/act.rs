//! The two things a venue does to a pool: closes a part of a leg, or all that is left.

use super::{Act, Closed, Cut, Step, close, leg_notional, leg_pnl, notional, split};
use crate::margin::figures::{MONEY_DIGITS, posted};
use crate::margin::headroom::{requirement_at, worth_at};
use crate::margin::leg::Leg;
use crate::margin::rules::{Closing, Fill, Remainder, RuleBook};
use crate::market::account::{Pool, Unit, add_coins};
use crate::market::position::{Kind, Position};
use crate::num::text::significant;
use rust_decimal::{Decimal, RoundingStrategy};

/// Closes a leg but for the share that is kept.
pub(super) fn cut(pool: &mut Pool, at: (&RuleBook, &[Decimal]), what: (&Leg, Decimal)) -> Step {
    let (book, prices) = at;
    let (leg, kept) = what;
    let closing = book.pool.closing;
    let price = prices[leg.instrument];
    let gone = Decimal::ONE - kept;
    let requirement = requirement_at(pool, book, prices);
    let (cash, equity) = (pool.cash, worth_at(pool, prices));
    let notional = leg_notional(leg, prices) * gone;
    let pnl = leg_pnl(leg, prices) * gone;
    // The part of equity that stands behind what is closed, by what it asks for.
    let asked = leg.requirement_at((pool, &book.contracts[leg.rules]), price) * gone;
    let of_requirement = asked
        .checked_div(requirement)
        .unwrap_or(gone)
        .min(Decimal::ONE);
    let behind = (equity * of_requirement).max(Decimal::ZERO);
    let fee = notional * closing.fee;
    let (slippage, fee, forfeited) = match closing.fill {
        Fill::Reached => {
            let slippage = notional * closing.slippage;
            let there = down(equity - up(slippage)).max(Decimal::ZERO);
            (slippage, up(fee).min(there), Decimal::ZERO)
        }
        Fill::Bankruptcy => (Decimal::ZERO, Decimal::ZERO, behind),
        Fill::Fillable(spread) => {
            let gone = Decimal::ONE - equity.checked_div(requirement).unwrap_or_default();
            let worse = asked * spread * gone.clamp(Decimal::ZERO, Decimal::ONE);
            let slippage = notional * closing.slippage + worse;
            let there = (behind - slippage).max(Decimal::ZERO);
            (slippage, fee.min(there), Decimal::ZERO)
        }
    };
    let (slippage, fee, forfeited) = (up(slippage), up(fee), up(forfeited));
    let cuts = shrink(pool, leg, kept);
    let moved = pay(pool, leg, (pnl, slippage + fee + forfeited), prices);
    let worth = |&(unit, amount): &(Unit, Decimal)| match unit {
        Unit::Money => amount,
        Unit::Coin(coin) => amount * prices[coin],
    };
    let paid: Decimal = moved.iter().map(worth).sum();
    Step {
        act: Act::Reduced,
        cuts,
        orders: 1,
        notional,
        requirement,
        then: requirement_at(pool, book, prices),
        cash,
        // What the others paid to the last digit: rounding is theirs.
        pnl: paid + slippage + fee + forfeited,
        closed: Closed {
            equity: posted(equity),
            slippage,
            fee,
            forfeited,
            shortfall: Decimal::ZERO,
            left: posted(worth_at(pool, prices)),
        },
        moved,
        posted: paid,
    }
}

/// Takes the positions of a leg down to the share that is kept.
fn shrink(pool: &mut Pool, leg: &Leg, kept: Decimal) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let held = std::mem::take(&mut pool.positions);
    for (member, before) in std::mem::take(&mut pool.members).into_iter().zip(held) {
        if !leg.holds(&before) {
            pool.members.push(member);
            pool.positions.push(before);
            continue;
        }
        let after = Position {
            size: without_noise(before.size * kept),
            entry_notional: without_noise(before.entry_notional * kept),
            ..before.clone()
        };
        // A size that has no digits left to shrink by goes whole.
        let after = (!kept.is_zero() && after.size < before.size).then_some(after);
        if let Some(after) = &after {
            pool.members.push(member);
            pool.positions.push(after.clone());
        }
        cuts.push(Cut {
            member,
            before,
            after,
        });
    }
    cuts
}

/// Pays profit in what the contract pays in, and costs out of what the pool's margin is kept in, rounded
/// down to what can be posted.
fn pay(
    pool: &mut Pool,
    leg: &Leg,
    amounts: (Decimal, Decimal),
    prices: &[Decimal],
) -> Vec<(Unit, Decimal)> {
    let (pnl, costs) = amounts;
    let in_unit = |amount: Decimal, unit: Unit| match unit {
        Unit::Money => amount,
        Unit::Coin(coin) => amount.checked_div(prices[coin]).unwrap_or_default(),
    };
    let pays = match leg.kind {
        Kind::Linear => Unit::Money,
        Kind::Inverse => Unit::Coin(leg.instrument),
    };
    let moved = match pays == pool.unit {
        true => vec![(pays, down(in_unit(pnl - costs, pays)))],
        false => vec![
            (pays, down(in_unit(pnl, pays))),
            (pool.unit, down(in_unit(-costs, pool.unit))),
        ],
    };
    for &(unit, amount) in &moved {
        match unit {
            Unit::Money => pool.cash += amount,
            Unit::Coin(coin) => add_coins(&mut pool.collateral, coin, amount),
        }
    }
    moved
}

/// Closes or takes over all that is left.
pub(super) fn rest(pool: &mut Pool, at: (&RuleBook, &[Decimal]), act: Act) -> Step {
    let (book, prices) = at;
    let closing = book.pool.closing;
    let requirement = requirement_at(pool, book, prices);
    let closed = match act {
        Act::TakenOver => {
            let keeps = Closing {
                remainder: Remainder::Forfeited,
                ..closing
            };
            split(
                keeps,
                (worth_at(pool, prices), Decimal::ZERO),
                Decimal::ZERO,
            )
        }
        Act::Reduced | Act::Closed => close(pool, closing, prices),
    };
    let closed = closed.posted();
    let coins = pool
        .collateral
        .iter()
        .map(|held| held.coins * prices[held.instrument]);
    let inside = pool.cash + coins.sum::<Decimal>();
    let notional = notional(&pool.positions, prices);
    let members = std::mem::take(&mut pool.members).into_iter();
    let cuts = members.zip(std::mem::take(&mut pool.positions));
    pool.collateral.clear();
    Step {
        act,
        cuts: cuts
            .map(|(member, before)| Cut {
                member,
                before,
                after: None,
            })
            .collect(),
        orders: 1,
        notional,
        requirement,
        then: Decimal::ZERO,
        cash: std::mem::take(&mut pool.cash),
        pnl: closed.equity - inside,
        closed,
        moved: Vec::new(),
        posted: closed.left - inside,
    }
}

/// Significant digits of what stays open: the share that is kept was divided.
const SIZE_DIGITS: u32 = 24;

fn without_noise(amount: Decimal) -> Decimal {
    significant(amount, SIZE_DIGITS, RoundingStrategy::MidpointNearestEven)
}

/// Digits beyond which a difference is the noise of divisions before.
const NOISE_DIGITS: u32 = 16;

fn up(amount: Decimal) -> Decimal {
    let amount = amount.round_dp(NOISE_DIGITS);
    amount.round_dp_with_strategy(MONEY_DIGITS, RoundingStrategy::ToPositiveInfinity)
}

fn down(amount: Decimal) -> Decimal {
    let amount = amount.round_dp(NOISE_DIGITS);
    amount.round_dp_with_strategy(MONEY_DIGITS, RoundingStrategy::ToNegativeInfinity)
}
