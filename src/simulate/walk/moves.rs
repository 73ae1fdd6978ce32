//! Deeds that move margin: added, taken, topped up, changed with the mode or the leverage.

use super::books::{Books, Terms, put};
use super::deeds::{LEAST, fits, set_aside, weight};
use crate::margin::headroom::requirement_at;
use crate::market::account::{Holding, PoolKind, Scope, Unit};
use crate::market::position::Position;
use crate::simulate::actions::{Done, Refusal};
use rust_decimal::{Decimal, RoundingStrategy};

/// The ring-fenced pool of a position; refuses the cross pool.
pub(super) fn fenced(books: &Books, member: usize) -> Result<usize, Refusal> {
    let (index, _) = books.find(member)?;
    match books.pools[index].kind {
        PoolKind::Cross => Err(Refusal::Shared),
        PoolKind::Isolated | PoolKind::Pocket(_) => Ok(index),
    }
}

fn moved(books: &Books, terms: &Terms<'_>, of: (usize, Decimal)) -> Done {
    let (index, moved) = of;
    let pool = &books.pools[index];
    Done::Margin {
        moved,
        pool: terms.held(pool),
        free: books.outside(terms, pool.unit),
        leverage: None,
    }
}

/// Adds to the ring-fenced pool of this index.
pub(super) fn add_margin(
    books: &mut Books,
    terms: &Terms<'_>,
    of: (usize, Decimal),
) -> Result<Done, Refusal> {
    let (index, amount) = of;
    let unit = books.pools[index].unit;
    let size = books.draw(terms, unit, amount)?;
    let pool = &mut books.pools[index];
    put((&mut pool.cash, &mut pool.collateral), unit, size);
    Ok(moved(books, terms, (index, terms.worth(unit, size))))
}

/// Takes from it.
pub(super) fn remove_margin(
    books: &mut Books,
    terms: &Terms<'_>,
    of: (usize, Decimal),
) -> Result<Done, Refusal> {
    let (index, amount) = of;
    let unit = books.pools[index].unit;
    let pool = &mut books.pools[index];
    let there = terms.held(pool);
    if amount > there {
        let asked = amount;
        return Err(Refusal::Lacks { asked, there });
    }
    let size = terms.sized(unit, amount);
    put((&mut pool.cash, &mut pool.collateral), unit, -size);
    terms.backed(pool)?;
    books.put_outside(terms, unit, size);
    Ok(moved(books, terms, (index, -terms.worth(unit, size))))
}

/// Adds to it what brings requirement ÷ equity down to a fraction.
pub(super) fn top_up(
    books: &mut Books,
    terms: &Terms<'_>,
    of: (usize, Decimal),
) -> Result<Done, Refusal> {
    let (index, ratio) = of;
    let pool = &books.pools[index];
    let required = requirement_at(pool, terms.book, terms.prices);
    let wanted = required.checked_div(ratio).unwrap_or_default() - terms.equity(pool);
    if wanted <= Decimal::ZERO {
        return Err(Refusal::Enough);
    }
    let up = RoundingStrategy::AwayFromZero;
    let asked = wanted.round_dp_with_strategy(LEAST.scale(), up);
    let there = books.outside(terms, pool.unit);
    if there < LEAST {
        return Err(Refusal::Lacks { asked, there });
    }
    let down = RoundingStrategy::ToZero;
    let there = there.round_dp_with_strategy(LEAST.scale(), down);
    add_margin(books, terms, (index, asked.min(there)))
}

/// The margin of a holding, as it was set aside, for what the position has become; in its unit.
fn margin_now(holding: &Holding, held: &Position) -> Decimal {
    let share = held.levered().checked_div(holding.position.levered());
    holding.margin * share.unwrap_or(Decimal::ONE)
}

pub(super) fn switch(
    books: &mut Books,
    terms: &Terms<'_>,
    of: (usize, PoolKind),
) -> Result<Done, Refusal> {
    let (member, to) = of;
    let (index, place) = books.find(member)?;
    if books.pools[index].kind == to {
        return Err(Refusal::Already);
    }
    let holding = &terms.account.holdings[member];
    let part = weight(&books.pools[index], place);
    let shared = books.pools[index].kind == PoolKind::Cross;
    let pool = &mut books.pools[index];
    pool.members.remove(place);
    let held = pool.positions.remove(place);
    let alone = pool.positions.is_empty();
    let asked = match (&to, shared) {
        (PoolKind::Isolated, true) => terms.worth(holding.unit, margin_now(holding, &held)),
        _ => Decimal::ZERO,
    };
    let unit = match (&to, terms.account.scope) {
        (PoolKind::Cross, Scope::Account) => Unit::Money,
        _ => holding.unit,
    };
    // A ring-fenced margin goes along; the cross pool's money stays, but for what is set aside.
    let mut took = match (shared, alone) {
        (_, true) => books.dissolve(terms, index),
        (false, false) => books.release(terms, index, part),
        (true, false) => Decimal::ZERO,
    };
    let size = match to {
        PoolKind::Cross => Decimal::ZERO,
        PoolKind::Isolated | PoolKind::Pocket(_) => {
            let asked = if shared { asked } else { took };
            let size = books.draw(terms, unit, asked)?;
            took = terms.worth(unit, size);
            size
        }
    };
    let index = books.pool_for(terms, (&to, unit), &held);
    let pool = &mut books.pools[index];
    put((&mut pool.cash, &mut pool.collateral), unit, size);
    pool.members.push(member);
    pool.positions.push(held);
    terms.backed_if_shared(books)?;
    Ok(Done::Switched { to, took, unit })
}

pub(super) fn change_leverage(
    books: &mut Books,
    terms: &Terms<'_>,
    of: (usize, Decimal),
) -> Result<Done, Refusal> {
    let (member, leverage) = of;
    let (index, place) = books.find(member)?;
    let pool = &mut books.pools[index];
    let (unit, kind) = (pool.unit, pool.kind.clone());
    let held = &mut pool.positions[place];
    let rules = &terms.book.contracts[held.rules];
    let before = held.leverage;
    if before == leverage {
        return Err(Refusal::Already);
    }
    let was = set_aside(held, rules, (terms, unit));
    held.leverage = leverage;
    let wanted = set_aside(held, rules, (terms, unit)) - was;
    fits(pool, terms, place)?;
    let mut moved = Decimal::ZERO;
    if kind == PoolKind::Isolated {
        let size = match wanted.is_sign_negative() {
            false => books.draw(terms, unit, wanted)?,
            true => {
                let size = terms.sized(unit, wanted);
                books.put_outside(terms, unit, -size);
                size
            }
        };
        let pool = &mut books.pools[index];
        put((&mut pool.cash, &mut pool.collateral), unit, size);
        moved = terms.worth(unit, size);
    } else {
        terms.backed(&books.pools[index])?;
    }
    let pool = &books.pools[index];
    Ok(Done::Margin {
        moved,
        pool: terms.held(pool),
        free: books.outside(terms, unit),
        leverage: Some((before, leverage)),
    })
}

impl Terms<'_> {
    /// Refuses what leaves a cross pool without its initial margin.
    fn backed_if_shared(&self, books: &Books) -> Result<(), Refusal> {
        let mut shared = books.pools.iter();
        match shared.find(|pool| pool.kind == PoolKind::Cross) {
            Some(pool) => self.backed(pool),
            None => Ok(()),
        }
    }
}
