//! What an action does to the pools. A deed is tried on a copy of them: refused, it leaves no trace.

use super::books::{Books, Terms, put};
use super::moves::{add_margin, change_leverage, fenced, remove_margin, switch, top_up};
use crate::margin::figures::posted;
use crate::margin::opening::{in_unit, isolated_margin, opening_fee, settles_in};
use crate::margin::rules::ContractRules;
use crate::margin::sizing::leverage_cap;
use crate::market::account::{Pool, PoolKind, Scope, Unit, pool_kind};
use crate::market::position::{Kind, Position};
use crate::simulate::actions::{Deed, Done, Refusal};
use rust_decimal::{Decimal, dec};

/// Largest notional of a pool, and most coins of a position, that are computed.
const MOST: Decimal = dec!(1_000_000_000_000);
/// Fewest coins of a position, and least amount that is moved.
pub(super) const LEAST: Decimal = dec!(0.00000001);

/// Does a deed for position `member`.
pub(super) fn deed(
    books: &mut Books,
    terms: &Terms<'_>,
    of: (Deed, usize),
) -> Result<Done, Refusal> {
    let (deed, member) = of;
    let done = match deed {
        Deed::AddMargin(amount) => {
            let pool = fenced(books, member)?;
            add_margin(books, terms, (pool, amount))
        }
        Deed::RemoveMargin(amount) => {
            let pool = fenced(books, member)?;
            remove_margin(books, terms, (pool, amount))
        }
        Deed::TopUp(ratio) => {
            let pool = fenced(books, member)?;
            top_up(books, terms, (pool, ratio))
        }
        Deed::Close => close(books, terms, (member, Decimal::ONE)),
        Deed::Reduce(share) => close(books, terms, (member, share)),
        Deed::ReduceBy(notional) => {
            let (index, place) = books.find(member)?;
            let held = &books.pools[index].positions[place];
            let all = held.notional(terms.prices[held.instrument]);
            let share = notional.checked_div(all).unwrap_or(Decimal::ONE);
            close(books, terms, (member, share.min(Decimal::ONE)))
        }
        Deed::Open(notional) => open(books, terms, (member, notional)),
        Deed::Reinvest(share) => reinvest(books, terms, (member, share)),
        Deed::Isolate => switch(books, terms, (member, PoolKind::Isolated)),
        Deed::Share => switch(books, terms, (member, PoolKind::Cross)),
        Deed::Leverage(leverage) => change_leverage(books, terms, (member, leverage)),
    }?;
    terms.stands(books)?;
    Ok(done)
}

/// What a position's part of its ring-fenced pool is.
pub(super) fn weight(pool: &Pool, place: usize) -> Decimal {
    let all: Decimal = pool.positions.iter().map(Position::levered).sum();
    match pool.positions.len() {
        1 => Decimal::ONE,
        _ => pool.positions[place]
            .levered()
            .checked_div(all)
            .unwrap_or_default(),
    }
}

/// Closes a share of a position at the prices reached.
fn close(books: &mut Books, terms: &Terms<'_>, of: (usize, Decimal)) -> Result<Done, Refusal> {
    let (member, share) = of;
    let (index, place) = books.find(member)?;
    let pool = &mut books.pools[index];
    let held = pool.positions[place].clone();
    let price = terms.prices[held.instrument];
    let unit = settles_in(&held);
    let whole = share == Decimal::ONE;
    let notional = held.notional(price) * share;
    let pnl = terms.sized(unit, held.pnl(price) * share);
    let fee = terms.sized(unit, notional * terms.book.contracts[held.rules].exit_fee);
    let part = weight(pool, place) * share;
    if whole {
        pool.members.remove(place);
        pool.positions.remove(place);
    } else {
        let left = &mut pool.positions[place];
        left.size -= held.size * share;
        left.entry_notional -= held.entry_notional * share;
        if left.size < LEAST {
            return Err(Refusal::Size);
        }
    }
    let emptied = pool.positions.is_empty();
    let shared = pool.kind == PoolKind::Cross;
    // An isolated position's profit is the account's; a shared pool keeps it.
    let ring_fenced = pool.kind == PoolKind::Isolated || emptied;
    if !ring_fenced {
        put((&mut pool.cash, &mut pool.collateral), unit, pnl - fee);
    }
    let back = match (&pool.kind, emptied) {
        (_, true) => books.dissolve(terms, index),
        (PoolKind::Isolated, false) => books.release(terms, index, part),
        (PoolKind::Cross | PoolKind::Pocket(_), false) => Decimal::ZERO,
    };
    if ring_fenced {
        books.put_outside(terms, unit, pnl - fee);
    }
    Ok(Done::Closed {
        notional,
        left: held.notional(price) - notional,
        pnl: terms.worth(unit, pnl),
        fee: terms.worth(unit, fee),
        back: if shared { Decimal::ZERO } else { back },
    })
}

/// More of the same at the price reached, not part of the book yet.
fn more(held: &Position, notional: Decimal, price: Decimal) -> Position {
    Position {
        size: notional.checked_div(price).unwrap_or_default(),
        entry_notional: notional,
        ..held.clone()
    }
}

/// Refuses sizes that cannot be computed, or that the brackets do not allow.
pub(super) fn fits(pool: &Pool, terms: &Terms<'_>, place: usize) -> Result<(), Refusal> {
    let held = &pool.positions[place];
    let of = |held: &Position| held.notional(terms.prices[held.instrument]);
    let all: Decimal = pool.positions.iter().map(of).sum();
    if held.size > MOST || held.size < LEAST || all > MOST || held.entry_notional > MOST {
        return Err(Refusal::Size);
    }
    let mut whole = held.clone();
    let same = || {
        pool.positions
            .iter()
            .filter(|other| other.merges_with(held))
    };
    whole.size = same().map(|other| other.size).sum();
    whole.entry_notional = same().map(|other| other.entry_notional).sum();
    let schedule = &terms.book.contracts[held.rules].maintenance.schedule;
    let key = schedule.key_at_entry(whole.kind, (whole.size, whole.entry_notional));
    if schedule.limit().is_some_and(|limit| key > limit) {
        return Err(Refusal::Size);
    }
    match leverage_cap(&whole, terms.book) {
        Some(cap) if held.leverage > cap => Err(Refusal::Cap(cap)),
        _ => Ok(()),
    }
}

/// Margin that a ring-fenced position is set aside, worth quote currency.
pub(super) fn set_aside(held: &Position, rules: &ContractRules, at: (&Terms<'_>, Unit)) -> Decimal {
    let (terms, unit) = at;
    let margin = in_unit(isolated_margin(held, rules), held, unit, terms.prices);
    terms.worth(unit, margin)
}

fn open(books: &mut Books, terms: &Terms<'_>, of: (usize, Decimal)) -> Result<Done, Refusal> {
    let (member, notional) = of;
    let holding = &terms.account.holdings[member];
    let now = books.find(member);
    let held = match now {
        Ok((index, place)) => &books.pools[index].positions[place],
        Err(_) => &holding.position,
    };
    let added = more(held, notional, terms.prices[held.instrument]);
    let rules = &terms.book.contracts[added.rules];
    let unit = holding.unit;
    let fee = terms.worth(settles_in(&added), opening_fee(&added, rules));
    let fee = terms.sized(unit, fee);
    let kind = match now {
        Ok((index, _)) => books.pools[index].kind.clone(),
        Err(_) => pool_kind(terms.view, &holding.mode),
    };
    let fills = matches!(kind, PoolKind::Pocket(_)) && now.is_err();
    // The fee is the account's, the margin the pool's.
    let margin = match kind {
        PoolKind::Isolated => set_aside(&added, rules, (terms, unit)),
        PoolKind::Pocket(_) if fills => set_aside(&added, rules, (terms, unit)),
        PoolKind::Pocket(_) | PoolKind::Cross => Decimal::ZERO,
    };
    let fee_worth = terms.worth(unit, fee);
    let pays = match kind {
        PoolKind::Cross => Decimal::ZERO,
        PoolKind::Isolated | PoolKind::Pocket(_) => fee_worth,
    };
    let there = books.outside(terms, unit);
    if margin + pays > there {
        let asked = margin + pays;
        return Err(Refusal::Lacks { asked, there });
    }
    let size = books.draw(terms, unit, margin)?;
    let wanted = match (&kind, terms.account.scope) {
        (PoolKind::Cross, Scope::Account) => Unit::Money,
        _ => unit,
    };
    let index = books.pool_for(terms, (&kind, wanted), &added);
    let pool = &mut books.pools[index];
    put((&mut pool.cash, &mut pool.collateral), unit, size);
    let place = match pool.members.iter().position(|known| *known == member) {
        Some(place) => {
            let grown = &mut pool.positions[place];
            grown.size += added.size;
            grown.entry_notional += added.entry_notional;
            place
        }
        None => {
            pool.members.push(member);
            pool.positions.push(added);
            pool.members.len() - 1
        }
    };
    match kind {
        PoolKind::Cross => put((&mut pool.cash, &mut pool.collateral), unit, -fee),
        PoolKind::Isolated | PoolKind::Pocket(_) => books.put_outside(terms, unit, -fee),
    }
    let pool = &books.pools[index];
    fits(pool, terms, place)?;
    if kind != PoolKind::Isolated {
        terms.backed(pool)?;
    }
    let held = &pool.positions[place];
    Ok(Done::Opened {
        notional,
        all: held.notional(terms.prices[held.instrument]),
        gain: Decimal::ZERO,
        fee: fee_worth,
        margin: terms.worth(unit, size),
    })
}

fn reinvest(books: &mut Books, terms: &Terms<'_>, of: (usize, Decimal)) -> Result<Done, Refusal> {
    let (member, share) = of;
    let (index, place) = books.find(member)?;
    let pool = &mut books.pools[index];
    let held = &mut pool.positions[place];
    let price = terms.prices[held.instrument];
    let unit = settles_in(held);
    let gain = terms.sized(unit, held.pnl(price));
    let worth = terms.worth(unit, gain);
    if gain < LEAST {
        return Err(Refusal::NoGain);
    }
    let notional = posted(worth * share * held.leverage);
    // Entered again at the price reached: what was gained is money now.
    match held.kind {
        Kind::Linear => held.entry_notional = held.size * price,
        Kind::Inverse => held.size = held.entry_notional.checked_div(price).unwrap_or(held.size),
    }
    let added = more(held, notional, price);
    held.size += added.size;
    held.entry_notional += added.entry_notional;
    let all = held.notional(price);
    let rules = &terms.book.contracts[added.rules];
    let fee = terms.sized(unit, terms.worth(unit, opening_fee(&added, rules)));
    put((&mut pool.cash, &mut pool.collateral), unit, gain - fee);
    fits(pool, terms, place)?;
    if pool.kind != PoolKind::Isolated {
        terms.backed(pool)?;
    }
    Ok(Done::Opened {
        notional,
        all,
        gain: worth,
        fee: terms.worth(unit, fee),
        margin: Decimal::ZERO,
    })
}
