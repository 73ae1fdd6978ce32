//! The two things a venue does to a pool: closes a part of a leg, or all that is left.

use super::{Act, Closed, Cut, Step, close, leg_notional, leg_pnl, notional, split};
use crate::margin::figures::{MONEY_DIGITS, posted};
use crate::margin::headroom::{requirement_at, worth_at};
use crate::margin::leg::Leg;
use crate::margin::rules::{Closing, Fill, Remainder, RuleBook};
use crate::market::account::{Pool, Unit, add_coins};
use crate::market::position::{Kind, Position};
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
    let paid = pay(
        pool,
        (leg, price),
        (pnl, slippage + fee + forfeited),
        prices,
    );
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
        let after = (!kept.is_zero()).then(|| Position {
            size: before.size * kept,
            entry_notional: before.entry_notional * kept,
            ..before.clone()
        });
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
/// down to what can be posted; the change's worth.
fn pay(
    pool: &mut Pool,
    of: (&Leg, Decimal),
    amounts: (Decimal, Decimal),
    prices: &[Decimal],
) -> Decimal {
    let ((leg, price), (pnl, costs)) = (of, amounts);
    let (mut money, mut coins) = (Decimal::ZERO, Vec::with_capacity(2));
    let in_coins = |amount: Decimal, price: Decimal| amount.checked_div(price).unwrap_or_default();
    match leg.kind {
        Kind::Linear => money += pnl,
        Kind::Inverse => coins.push((leg.instrument, in_coins(pnl, price))),
    }
    match pool.unit {
        Unit::Money => money -= costs,
        Unit::Coin(coin) => coins.push((coin, -in_coins(costs, prices[coin]))),
    }
    let money = down(money);
    pool.cash += money;
    let mut worth = money;
    for (coin, amount) in coins {
        let amount = down(amount);
        add_coins(&mut pool.collateral, coin, amount);
        worth += amount * prices[coin];
    }
    worth
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
        posted: closed.left - inside,
    }
}

fn up(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(MONEY_DIGITS, RoundingStrategy::ToPositiveInfinity)
}

fn down(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(MONEY_DIGITS, RoundingStrategy::ToNegativeInfinity)
}
