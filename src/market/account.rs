//! An account, and its cut into pools that stand or fall together.

use super::collateral::{Collateral, Haircut};
use super::position::{Kind, Position};
use rust_decimal::Decimal;

/// What a margin is kept in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// The account's currency.
    #[default]
    Money,
    /// The coin of this instrument.
    Coin(usize),
}

/// What the cross pool draws on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// One pool with all money and all coins.
    #[default]
    Account,
    /// A pool for each unit that margins are kept in: its own money, or its own coins.
    Settlement,
}

/// Where a position's margin is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarginMode {
    /// Margin of its own, ring-fenced.
    Isolated,
    /// All that the account has besides.
    Cross,
    /// A ring-fenced budget shared by the positions of this name.
    Pocket(String),
}

/// A position with the money set aside for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// What is held.
    pub position: Position,
    /// Mode as configured by the reader.
    pub mode: MarginMode,
    /// Margin ring-fenced when isolated or in a pocket, in `unit`.
    pub margin: Decimal,
    /// What its margin is kept in.
    pub unit: Unit,
}

/// Money, collateral and positions of one trader at one venue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// All money, margins set aside included, unrealised profit excluded; opening fees already taken.
    pub balance: Decimal,
    /// Coins, margins set aside in coins included.
    pub collateral: Vec<Collateral>,
    /// Positions in the order of the reader's list.
    pub holdings: Vec<Holding>,
    /// What the cross pool draws on.
    pub scope: Scope,
}

/// One way to keep margin for the whole book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// Every position isolated.
    Isolated,
    /// Every position in the cross pool.
    Cross,
    /// Each position in its own mode.
    Configured,
}

/// What a pool is, for its name in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolKind {
    /// The isolated margin of one market and side.
    Isolated,
    /// The account's shared money.
    Cross,
    /// A named pocket.
    Pocket(String),
}

/// What is judged as one: closed when its equity no longer meets its requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Isolated, cross or a pocket.
    pub kind: PoolKind,
    /// What its margin is kept in; what is left of it goes back in this unit.
    pub unit: Unit,
    /// Money in the pool, quote currency.
    pub cash: Decimal,
    /// Coins in the pool.
    pub collateral: Vec<Collateral>,
    /// Indices of its positions in the account's list.
    pub members: Vec<usize>,
    /// The positions themselves, in the order of `members`.
    pub positions: Vec<Position>,
}

/// An account cut into pools; the mode is not asked for again after this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Money that no position can draw on. Negative when the margins exceed the balance.
    pub free: Decimal,
    /// Coins that no position can draw on.
    pub idle: Vec<Collateral>,
    /// The pools that hold positions.
    pub pools: Vec<Pool>,
}

impl Account {
    /// Cuts the account as `view` keeps margin.
    ///
    /// Isolated positions of one market, side, kind and rule share a pool, as one position does on a venue.
    pub fn cut(&self, view: View) -> Cut {
        let mut cut = Cut {
            free: self.balance,
            idle: self.collateral.clone(),
            pools: Vec::new(),
        };
        for (index, holding) in self.holdings.iter().enumerate() {
            let kind = pool_kind(view, &holding.mode);
            let unit = match (&kind, self.scope) {
                (PoolKind::Cross, Scope::Account) => Unit::Money,
                _ => holding.unit,
            };
            let joined = |pool: &Pool| joins(pool, (&kind, unit), &holding.position);
            let place = match cut.pools.iter().position(joined) {
                Some(place) => place,
                None => {
                    cut.pools.push(Pool::empty(kind, unit));
                    cut.pools.len() - 1
                }
            };
            cut.set_aside(place, holding);
            let pool = &mut cut.pools[place];
            pool.members.push(index);
            pool.positions.push(holding.position.clone());
        }
        for pool in cut
            .pools
            .iter_mut()
            .filter(|pool| pool.kind == PoolKind::Cross)
        {
            match (self.scope, pool.unit) {
                (Scope::Account, _) => {
                    pool.cash = std::mem::take(&mut cut.free);
                    pool.collateral = std::mem::take(&mut cut.idle);
                }
                (Scope::Settlement, Unit::Money) => pool.cash = std::mem::take(&mut cut.free),
                (Scope::Settlement, Unit::Coin(coin)) => {
                    let own = |held: &mut Collateral| held.instrument == coin;
                    pool.collateral = cut.idle.extract_if(.., own).collect();
                }
            }
        }
        cut
    }

    /// Whether coins back it, or are paid: its worth then moves with a price even without positions.
    pub fn keeps_coins(&self) -> bool {
        let in_coins =
            |held: &Holding| held.unit != Unit::Money || held.position.kind == Kind::Inverse;
        !self.collateral.is_empty() || self.holdings.iter().any(in_coins)
    }

    /// Whether the reader's modes differ from both pure views.
    pub fn is_mixed(&self) -> bool {
        let modes = || self.holdings.iter().map(|holding| &holding.mode);
        modes().any(|mode| *mode != MarginMode::Isolated)
            && modes().any(|mode| *mode != MarginMode::Cross)
    }
}

impl Cut {
    /// Moves a holding's margin from what is free to its pool, unless that is the cross pool.
    fn set_aside(&mut self, place: usize, holding: &Holding) {
        let pool = &mut self.pools[place];
        if pool.kind == PoolKind::Cross {
            return;
        }
        match holding.unit {
            Unit::Money => {
                pool.cash += holding.margin;
                self.free -= holding.margin;
            }
            Unit::Coin(coin) => {
                add_coins(&mut pool.collateral, coin, holding.margin);
                add_coins(&mut self.idle, coin, -holding.margin);
            }
        }
    }
}

/// Adds coins to those of the same instrument, or beside the others where there are none.
pub fn add_coins(held: &mut Vec<Collateral>, instrument: usize, coins: Decimal) {
    match held.iter_mut().find(|held| held.instrument == instrument) {
        Some(held) => held.coins += coins,
        None => held.push(Collateral {
            instrument,
            coins,
            haircut: Haircut::NONE,
        }),
    }
}

impl Pool {
    /// A pool with nothing in it.
    pub fn empty(kind: PoolKind, unit: Unit) -> Self {
        Self {
            kind,
            unit,
            cash: Decimal::ZERO,
            collateral: Vec::new(),
            members: Vec::new(),
            positions: Vec::new(),
        }
    }
}

/// What a position of this mode is kept in under a view.
pub fn pool_kind(view: View, mode: &MarginMode) -> PoolKind {
    match (view, mode) {
        (View::Isolated, _) | (View::Configured, MarginMode::Isolated) => PoolKind::Isolated,
        (View::Cross, _) | (View::Configured, MarginMode::Cross) => PoolKind::Cross,
        (View::Configured, MarginMode::Pocket(name)) => PoolKind::Pocket(name.clone()),
    }
}

/// Whether a position of this kind of pool and unit of margin belongs in this pool.
pub fn joins(pool: &Pool, wanted: (&PoolKind, Unit), position: &Position) -> bool {
    let (kind, unit) = wanted;
    let held = || pool.positions.iter().any(|held| held.merges_with(position));
    pool.kind == *kind && pool.unit == unit && (*kind != PoolKind::Isolated || held())
}
