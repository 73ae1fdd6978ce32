//! What a pool holds of each asset: the part that does not count, and what is owed.

use super::leg::{Ask, Leg, Pieces, legs};
use super::rules::{Basis, Cuts, RuleBook};
use crate::market::account::{Pool, PoolKind, Unit};
use crate::market::collateral::{Haircut, Loss, SliceKey};
use crate::market::position::{Kind, Position};
use crate::market::ray::Ray;
use crate::num::piecewise::{Line, OFF};
use rust_decimal::Decimal;

/// What an asset of the pool asks for besides the positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// What its haircut takes, where that moves with the prices.
    Cut(Unit),
    /// Maintenance of what is owed in it, as a fraction.
    Debt(Unit, Decimal),
}

/// The claims of a pool; most have none.
pub fn claims(pool: &Pool, book: &RuleBook) -> Vec<Claim> {
    let mut claims = Vec::new();
    let spot = spot_rate(pool, book);
    let debt = spot.unwrap_or(match pool.kind {
        PoolKind::Cross => book.pool.debt,
        PoolKind::Isolated | PoolKind::Pocket(_) => Decimal::ZERO,
    });
    if debt.is_zero() && !cuts_something(pool, book) {
        return claims;
    }
    for unit in units(pool) {
        if cut_moves(pool, book, unit) {
            claims.push(Claim::Cut(unit));
        }
        if !debt.is_zero() {
            claims.push(Claim::Debt(unit, debt));
        }
    }
    claims
}

/// Whether positions under these rules are coins bought and owed, judged by what the pool owes.
fn borrows(book: &RuleBook, rules: usize) -> bool {
    book.contracts[rules].maintenance.basis == Basis::Debt
}

/// Coins or money that a position of borrowed coins has brought into the pool.
fn brought(held: &Position, unit: Unit) -> Decimal {
    match unit {
        Unit::Money => -held.entry_notional * held.side.sign(),
        Unit::Coin(coin) if coin == held.instrument => held.signed_size(),
        Unit::Coin(_) => Decimal::ZERO,
    }
}

/// The rate on debts of the pool's leveraged spot, positions of one market and side held as one; none
/// where it holds none.
fn spot_rate(pool: &Pool, book: &RuleBook) -> Option<Decimal> {
    let owes = |held: &Position| borrows(book, held.rules);
    if !pool.positions.iter().any(owes) {
        return None;
    }
    let rate = |leg: &Leg| {
        let schedule = &book.contracts[leg.rules].maintenance.schedule;
        let key = schedule.key_at_entry(leg.kind, (leg.size, leg.entry_notional));
        borrows(book, leg.rules).then(|| schedule.tiers()[schedule.index_at(key)].rate)
    };
    legs(&pool.positions).iter().filter_map(rate).max()
}

/// Whether a haircut is in force.
pub fn cuts_something(pool: &Pool, book: &RuleBook) -> bool {
    pool.kind == PoolKind::Cross
        && (book.cash.cuts() || pool.collateral.iter().any(|held| held.haircut.cuts()))
}

/// Every unit in which the pool may hold or owe something.
fn units(pool: &Pool) -> Vec<Unit> {
    let mut units = vec![Unit::Money];
    let held = pool.collateral.iter().map(|held| held.instrument);
    for coin in held.chain(pool.positions.iter().map(|held| held.instrument)) {
        let unit = Unit::Coin(coin);
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// The haircut that holds for an asset in this pool.
fn haircut<'a>(pool: &'a Pool, book: &'a RuleBook, unit: Unit) -> Option<&'a Haircut> {
    if pool.kind != PoolKind::Cross {
        return None;
    }
    let haircut = match unit {
        Unit::Money => Some(&book.cash),
        Unit::Coin(coin) => pool
            .collateral
            .iter()
            .find(|held| held.instrument == coin)
            .map(|held| &held.haircut),
    };
    haircut.filter(|haircut| haircut.cuts())
}

/// Whether what the haircut takes is more than a fixed number of coins.
fn cut_moves(pool: &Pool, book: &RuleBook, unit: Unit) -> bool {
    let Some(haircut) = haircut(pool, book, unit) else {
        return false;
    };
    let pays = |held: &Position| pays_in(held, book, unit);
    let with_profit = book.pool.cuts == Cuts::BalanceAndPnl && pool.positions.iter().any(pays);
    with_profit || (haircut.by() == SliceKey::Value && unit != Unit::Money)
}

/// Whether a position's profit changes the balance of this unit.
fn pays_in(held: &Position, book: &RuleBook, unit: Unit) -> bool {
    let spot = borrows(book, held.rules);
    match unit {
        Unit::Money => spot || held.kind == Kind::Linear,
        Unit::Coin(coin) => held.instrument == coin && (spot || held.kind == Kind::Inverse),
    }
}

/// What a position adds to the balance of `unit`, in quote currency along a ray.
fn paid(held: &Position, book: &RuleBook, unit: Unit, ray: &Ray) -> Line {
    if !pays_in(held, book, unit) {
        return Line::default();
    }
    match borrows(book, held.rules) {
        false => held.pnl_along(ray.prices[held.instrument]),
        true => price_of(unit, ray).scale(brought(held, unit)),
    }
}

/// What a pool owns of a unit, in coins or in money, leveraged spot included and haircuts not taken;
/// negative: it is owed.
pub fn owned(pool: &Pool, book: &RuleBook, unit: Unit) -> Decimal {
    let spot = pool
        .positions
        .iter()
        .filter(|held| borrows(book, held.rules));
    let moved = spot.map(|held| brought(held, unit));
    super::leg::balance(pool, unit) + moved.sum::<Decimal>()
}

/// Worth of one coin, or of one unit of money.
fn price_of(unit: Unit, ray: &Ray) -> Line {
    match unit {
        Unit::Money => Line::flat(Decimal::ONE),
        Unit::Coin(coin) => ray.prices[coin],
    }
}

fn balance(pool: &Pool, unit: Unit, ray: &Ray) -> Line {
    price_of(unit, ray).scale(super::leg::balance(pool, unit))
}

/// Coins or money that count at all prices: what a fixed haircut leaves of the balance.
fn counted(pool: &Pool, book: &RuleBook, unit: Unit, ray: &Ray) -> Line {
    match haircut(pool, book, unit) {
        Some(haircut) if !cut_moves(pool, book, unit) => {
            let counted = haircut.counted(super::leg::balance(pool, unit));
            price_of(unit, ray).scale(counted)
        }
        _ => balance(pool, unit, ray),
    }
}

/// Money and coins of the pool along a ray, as far as they count before any [`Claim::Cut`].
pub fn backing(pool: &Pool, book: &RuleBook, ray: &Ray) -> Line {
    if !cuts_something(pool, book) {
        let mut total = Line::flat(pool.cash);
        for held in &pool.collateral {
            total = total + ray.prices[held.instrument].scale(held.coins);
        }
        return total;
    }
    units(pool)
        .into_iter()
        .map(|unit| counted(pool, book, unit, ray))
        .fold(Line::default(), |sum, line| sum + line)
}

impl Claim {
    fn unit(&self) -> Unit {
        match self {
            Self::Cut(unit) | Self::Debt(unit, _) => *unit,
        }
    }

    /// The lines of which the largest, or nothing, is claimed.
    pub fn asks(&self, of: (&Pool, &RuleBook), ray: &Ray) -> Vec<Ask> {
        let (pool, book) = of;
        let unit = self.unit();
        let with_profit = match self {
            Self::Cut(_) => book.pool.cuts == Cuts::BalanceAndPnl,
            Self::Debt(..) => true,
        };
        let mut value = balance(pool, unit, ray);
        if with_profit {
            for held in &pool.positions {
                value = value + paid(held, book, unit, ray);
            }
        }
        let ask = |rate: Decimal, notional: Line, deduction: Line| Ask {
            instrument: match unit {
                Unit::Money => None,
                Unit::Coin(coin) => Some(coin),
            },
            rate,
            notional,
            deduction,
            fee_rate: Decimal::ZERO,
            fee_notional: Line::default(),
        };
        match self {
            Self::Cut(_) => {
                let cut = |loss: Loss| ask(loss.rate, loss.value, loss.given_back);
                let losses = haircut(pool, book, unit)
                    .map(|haircut| haircut.losses(value, price_of(unit, ray)));
                losses.into_iter().flatten().map(cut).collect()
            }
            Self::Debt(_, rate) => {
                vec![ask(
                    *rate,
                    value.scale(Decimal::NEGATIVE_ONE),
                    Line::default(),
                )]
            }
        }
    }

    /// What one of its pieces asks for; nothing in [`OFF`].
    pub fn ask(&self, of: (&Pool, &RuleBook), ray: &Ray, piece: usize) -> Option<Ask> {
        let mut asks = self.asks(of, ray);
        (piece != OFF).then(|| asks.swap_remove(piece))
    }

    /// What is claimed where the ray starts, quote currency.
    pub fn at(&self, of: (&Pool, &RuleBook), ray: &Ray) -> Decimal {
        let asks = self.asks(of, ray);
        asks.iter()
            .map(|ask| ask.total().at(ray.start))
            .fold(Decimal::ZERO, Decimal::max)
    }

    /// What is claimed along a ray: the largest of its lines and of nothing.
    pub fn pieces(&self, of: (&Pool, &RuleBook), ray: &Ray) -> Pieces {
        let mut lines = vec![(Line::default(), OFF)];
        let asks = self.asks(of, ray);
        lines.extend(
            asks.iter()
                .enumerate()
                .map(|(index, ask)| (ask.total(), index)),
        );
        let (low, high) = (ray.domain.low, ray.domain.high);
        let steepest = |at: Decimal| {
            move |a: &&(Line, usize), b: &&(Line, usize)| {
                (a.0.at(at), a.0.slope).cmp(&(b.0.at(at), b.0.slope))
            }
        };
        let Some(&(mut line, piece)) = lines.iter().max_by(steepest(low)) else {
            return Pieces::new();
        };
        let mut pieces = vec![(low, line, piece)];
        // The largest of lines bends upwards: the next in force is a steeper one, met first.
        loop {
            let meets = |next: &(Line, usize)| {
                let t = (line - next.0).meets(Decimal::ZERO)?;
                (next.0.slope > line.slope).then_some((t, *next))
            };
            let first = lines
                .iter()
                .filter_map(meets)
                .min_by(|a, b| a.0.cmp(&b.0).then(b.1.0.slope.cmp(&a.1.0.slope)));
            match first.filter(|(t, _)| *t < high) {
                Some((t, (next, piece))) => {
                    line = next;
                    pieces.push((t.max(low), next, piece));
                }
                None => return pieces,
            }
        }
    }
}
