//! Small pools and books by hand: one contract, no fee.

use isocross::margin::rules::{
    Basis, ContractRules, Maintenance, Opening, PoolRules, RuleBook, Trigger,
};
use isocross::margin::schedule::Schedule;
use isocross::market::account::{Pool, PoolKind};
use isocross::market::position::{Position, Side};
use rust_decimal::{Decimal, dec};

pub fn book(schedule: Schedule, trigger: Trigger) -> RuleBook {
    RuleBook {
        pool: PoolRules {
            trigger,
            ..PoolRules::default()
        },
        contracts: vec![ContractRules {
            opening: Opening::default(),
            maintenance: Maintenance {
                basis: Basis::Mark,
                schedule,
                closing_fee: None,
                minimum: Decimal::ZERO,
            },
            exit_fee: Decimal::ZERO,
            tick: dec!(0.01),
        }],
    }
}

pub fn flat(rate: Decimal) -> Schedule {
    Schedule::flat(rate).expect("a rate below 1")
}

pub fn position(instrument: usize, side: Side, size: Decimal, entry_notional: Decimal) -> Position {
    Position {
        instrument,
        side,
        size,
        entry_notional,
        leverage: Decimal::ONE,
        rules: 0,
    }
}

pub fn pool(cash: Decimal, positions: Vec<Position>) -> Pool {
    Pool {
        kind: PoolKind::Isolated,
        cash,
        collateral: Vec::new(),
        members: (0..positions.len()).collect(),
        positions,
    }
}
