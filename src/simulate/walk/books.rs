//! The pools of a walk and what lies outside them, and how money moves between the two.

use crate::margin::figures::{MONEY_DIGITS, posted};
use crate::margin::headroom::equity_at;
use crate::margin::liquidation::is_under;
use crate::margin::opening::initial_margin;
use crate::margin::rules::RuleBook;
use crate::market::account::{Account, Pool, PoolKind, Scope, Unit, View, add_coins};
use crate::market::collateral::Collateral;
use crate::simulate::actions::Refusal;
use rust_decimal::{Decimal, RoundingStrategy};

/// What an account consists of at one moment.
#[derive(Clone, Debug)]
pub(super) struct Books {
    /// Pools with positions.
    pub pools: Vec<Pool>,
    /// Money that no position draws on.
    pub free: Decimal,
    /// Coins that no position draws on.
    pub idle: Vec<Collateral>,
}

/// By what, and at which prices, something is done.
#[derive(Clone, Copy)]
pub(super) struct Terms<'a> {
    pub book: &'a RuleBook,
    pub account: &'a Account,
    pub view: View,
    pub prices: &'a [Decimal],
}

impl Terms<'_> {
    /// An amount worth this in a unit: money or coins, to eight decimals.
    pub fn sized(&self, unit: Unit, worth: Decimal) -> Decimal {
        posted(match unit {
            Unit::Money => worth,
            Unit::Coin(coin) => worth.checked_div(self.prices[coin]).unwrap_or_default(),
        })
    }

    /// Worth of an amount in a unit, quote currency.
    pub fn worth(&self, unit: Unit, size: Decimal) -> Decimal {
        match unit {
            Unit::Money => size,
            Unit::Coin(coin) => size * self.prices[coin],
        }
    }

    /// Money and coins of a pool, profit excluded; quote currency.
    pub fn held(&self, pool: &Pool) -> Decimal {
        let coins = pool.collateral.iter();
        let coins = coins.map(|held| held.coins * self.prices[held.instrument]);
        pool.cash + coins.sum::<Decimal>()
    }

    /// Equity of a pool, haircuts taken.
    pub fn equity(&self, pool: &Pool) -> Decimal {
        equity_at(pool, self.book, self.prices)
    }

    /// Initial margin of a pool's positions now.
    pub fn initial(&self, pool: &Pool) -> Decimal {
        let of = pool.positions.iter().map(|held| {
            let rules = &self.book.contracts[held.rules];
            initial_margin(held, rules, self.prices[held.instrument])
        });
        of.sum()
    }

    /// Refuses what leaves a pool without its initial margin.
    pub fn backed(&self, pool: &Pool) -> Result<(), Refusal> {
        let (asked, there) = (self.initial(pool), self.equity(pool));
        match there < asked {
            true => Err(Refusal::Initial { asked, there }),
            false => Ok(()),
        }
    }

    /// Refuses what leaves a pool that the venue would close at once.
    pub fn stands(&self, books: &Books) -> Result<(), Refusal> {
        let under = |pool: &Pool| is_under(pool, self.book, self.prices);
        match books.pools.iter().any(under) {
            true => Err(Refusal::Under),
            false => Ok(()),
        }
    }
}

/// Adds an amount of a unit.
pub(super) fn put(to: (&mut Decimal, &mut Vec<Collateral>), unit: Unit, size: Decimal) {
    match unit {
        Unit::Money => *to.0 += size,
        Unit::Coin(coin) if !size.is_zero() => add_coins(to.1, coin, size),
        Unit::Coin(_) => {}
    }
}

impl Books {
    /// Pool and place of an open position.
    pub fn find(&self, member: usize) -> Result<(usize, usize), Refusal> {
        let place = |pool: &Pool| pool.members.iter().position(|known| *known == member);
        let mut pools = self.pools.iter().enumerate();
        pools
            .find_map(|(index, pool)| Some((index, place(pool)?)))
            .ok_or(Refusal::NotOpen)
    }

    /// The cross pool that draws on a unit.
    pub fn cross(&self, terms: &Terms<'_>, unit: Unit) -> Option<usize> {
        let settles = terms.account.scope == Scope::Settlement;
        let draws = |pool: &Pool| pool.kind == PoolKind::Cross && (!settles || pool.unit == unit);
        self.pools.iter().position(draws)
    }

    /// What could be set aside from outside ring-fenced pools, in quote currency, never negative: the
    /// free balance, or what a cross pool holds beyond its initial margin.
    pub fn outside(&self, terms: &Terms<'_>, unit: Unit) -> Decimal {
        let of = |cash: Decimal, coins: &[Collateral]| match unit {
            Unit::Money => cash,
            Unit::Coin(coin) => {
                let own = coins.iter().find(|held| held.instrument == coin);
                terms.worth(unit, own.map_or(Decimal::ZERO, |held| held.coins))
            }
        };
        let there = match self.cross(terms, unit).map(|cross| &self.pools[cross]) {
            Some(pool) => {
                let spare = terms.equity(pool) - terms.initial(pool);
                of(pool.cash, &pool.collateral).min(spare)
            }
            None => of(self.free, &self.idle),
        };
        there.max(Decimal::ZERO)
    }

    /// Adds an amount (takes it, when negative) outside ring-fenced pools.
    pub fn put_outside(&mut self, terms: &Terms<'_>, unit: Unit, size: Decimal) {
        let to = match self.cross(terms, unit) {
            Some(cross) => {
                let pool = &mut self.pools[cross];
                (&mut pool.cash, &mut pool.collateral)
            }
            None => (&mut self.free, &mut self.idle),
        };
        put(to, unit, size);
    }

    /// Takes an amount worth this from outside; refuses where there is less. Tells the amount.
    pub fn draw(
        &mut self,
        terms: &Terms<'_>,
        unit: Unit,
        asked: Decimal,
    ) -> Result<Decimal, Refusal> {
        let there = self.outside(terms, unit);
        if asked > there {
            return Err(Refusal::Lacks { asked, there });
        }
        let size = match unit {
            Unit::Money => asked,
            Unit::Coin(coin) => asked.checked_div(terms.prices[coin]).unwrap_or_default(),
        };
        // Never more than there is.
        let size = size.round_dp_with_strategy(MONEY_DIGITS, RoundingStrategy::ToZero);
        self.put_outside(terms, unit, -size);
        Ok(size)
    }

    /// Moves a share of a pool's money and coins outside; tells its worth.
    pub fn release(&mut self, terms: &Terms<'_>, index: usize, share: Decimal) -> Decimal {
        let pool = &mut self.pools[index];
        let part = |held: Decimal| match share == Decimal::ONE {
            true => held,
            false => posted(held * share),
        };
        let cash = part(pool.cash);
        pool.cash -= cash;
        let mut coins = Vec::new();
        for held in &mut pool.collateral {
            let some = part(held.coins);
            held.coins -= some;
            coins.push((Unit::Coin(held.instrument), some));
        }
        let mut worth = cash;
        self.put_outside(terms, Unit::Money, cash);
        for (unit, size) in coins {
            worth += terms.worth(unit, size);
            self.put_outside(terms, unit, size);
        }
        worth
    }

    /// Takes away a pool without positions; what it holds is free.
    pub fn dissolve(&mut self, terms: &Terms<'_>, index: usize) -> Decimal {
        let pool = self.pools.remove(index);
        let worth = terms.held(&pool);
        self.put_outside(terms, Unit::Money, pool.cash);
        for held in pool.collateral {
            match self.cross(terms, Unit::Coin(held.instrument)) {
                Some(_) => self.put_outside(terms, Unit::Coin(held.instrument), held.coins),
                // With its haircut, for a cross pool that may be opened again.
                None => match self
                    .idle
                    .iter_mut()
                    .find(|idle| idle.instrument == held.instrument)
                {
                    Some(idle) => idle.coins += held.coins,
                    None => self.idle.push(held),
                },
            }
        }
        worth
    }

    /// A pool of this kind for a position: one that it belongs in, or a new one. A new cross pool has
    /// what is free.
    pub fn pool_for(
        &mut self,
        terms: &Terms<'_>,
        wanted: (&PoolKind, Unit),
        position: &crate::market::position::Position,
    ) -> usize {
        let joined = |pool: &Pool| crate::market::account::joins(pool, wanted, position);
        if let Some(index) = self.pools.iter().position(joined) {
            return index;
        }
        let (kind, unit) = wanted;
        let mut pool = Pool::empty(kind.clone(), unit);
        if *kind == PoolKind::Cross {
            match (terms.account.scope, unit) {
                (Scope::Account, _) => {
                    pool.cash = std::mem::take(&mut self.free);
                    pool.collateral = std::mem::take(&mut self.idle);
                }
                (Scope::Settlement, Unit::Money) => pool.cash = std::mem::take(&mut self.free),
                (Scope::Settlement, Unit::Coin(coin)) => {
                    let own = |held: &mut Collateral| held.instrument == coin;
                    pool.collateral = self.idle.extract_if(.., own).collect();
                }
            }
        }
        self.pools.push(pool);
        self.pools.len() - 1
    }
}
