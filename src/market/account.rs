//! An account, and its cut into pools that stand or fall together.

use super::position::{Collateral, Position};
use rust_decimal::Decimal;

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
    /// Margin ring-fenced when isolated or in a pocket, quote currency.
    pub margin: Decimal,
}

/// Money, collateral and positions of one trader at one venue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// All money, margins set aside included, unrealised profit excluded; opening fees already taken.
    pub balance: Decimal,
    /// Coins that count towards the cross pool.
    pub collateral: Vec<Collateral>,
    /// Positions in the order of the reader's list.
    pub holdings: Vec<Holding>,
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
    /// Isolated positions of one market, side and rule share a pool, as one position does on a venue.
    pub fn cut(&self, view: View) -> Cut {
        let mut pools: Vec<Pool> = Vec::new();
        let mut free = self.balance;
        for (index, holding) in self.holdings.iter().enumerate() {
            let kind = pool_kind(view, &holding.mode);
            let place = match pools
                .iter()
                .position(|pool| joins(pool, &kind, &holding.position))
            {
                Some(place) => place,
                None => {
                    pools.push(Pool::empty(kind));
                    pools.len() - 1
                }
            };
            let pool = &mut pools[place];
            if pool.kind != PoolKind::Cross {
                pool.cash += holding.margin;
                free -= holding.margin;
            }
            pool.members.push(index);
            pool.positions.push(holding.position.clone());
        }
        let mut idle = self.collateral.clone();
        if let Some(cross) = pools.iter_mut().find(|pool| pool.kind == PoolKind::Cross) {
            cross.cash = std::mem::take(&mut free);
            cross.collateral = std::mem::take(&mut idle);
        }
        Cut { free, idle, pools }
    }

    /// Whether the reader's modes differ from both pure views.
    pub fn is_mixed(&self) -> bool {
        let modes = || self.holdings.iter().map(|holding| &holding.mode);
        modes().any(|mode| *mode != MarginMode::Isolated)
            && modes().any(|mode| *mode != MarginMode::Cross)
    }
}

impl Pool {
    fn empty(kind: PoolKind) -> Self {
        Self {
            kind,
            cash: Decimal::ZERO,
            collateral: Vec::new(),
            members: Vec::new(),
            positions: Vec::new(),
        }
    }
}

fn pool_kind(view: View, mode: &MarginMode) -> PoolKind {
    match (view, mode) {
        (View::Isolated, _) | (View::Configured, MarginMode::Isolated) => PoolKind::Isolated,
        (View::Cross, _) | (View::Configured, MarginMode::Cross) => PoolKind::Cross,
        (View::Configured, MarginMode::Pocket(name)) => PoolKind::Pocket(name.clone()),
    }
}

fn joins(pool: &Pool, kind: &PoolKind, position: &Position) -> bool {
    let same_position = |held: &Position| {
        (held.instrument, held.side, held.rules)
            == (position.instrument, position.side, position.rules)
    };
    pool.kind == *kind && (*kind != PoolKind::Isolated || pool.positions.iter().any(same_position))
}
