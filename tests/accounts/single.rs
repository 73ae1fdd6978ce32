//! Small pools and books by hand: one contract, no fee.

use isocross::margin::rules::{ContractRules, Maintenance, Opening, PoolRules, RuleBook, Trigger};
use isocross::margin::schedule::{Amounts, Schedule, Tier, Tiering};
use isocross::market::account::{Pool, PoolKind, Unit};
use isocross::market::collateral::Haircut;
use isocross::market::position::{Kind, Position, Side};
use rust_decimal::{Decimal, dec};

/// Maintenance on the mark and nothing else.
pub fn plain(schedule: Schedule) -> ContractRules {
    ContractRules {
        opening: Opening::PLAIN,
        maintenance: Maintenance {
            basis: isocross::margin::rules::Basis::Mark,
            schedule,
            closing_fee: None,
            minimum: Decimal::ZERO,
            step: Decimal::ZERO,
        },
        exit_fee: Decimal::ZERO,
        tick: dec!(0.01),
    }
}

pub fn book_of(contracts: Vec<ContractRules>, trigger: Trigger) -> RuleBook {
    RuleBook {
        pool: PoolRules {
            trigger,
            ..PoolRules::PLAIN
        },
        cash: Haircut::NONE,
        contracts,
    }
}

pub fn book(schedule: Schedule, trigger: Trigger) -> RuleBook {
    book_of(vec![plain(schedule)], trigger)
}

pub fn flat(rate: Decimal) -> Schedule {
    Schedule::flat(rate).expect("a rate below 1")
}

/// A bracket without an amount of its own.
pub fn tier(floor: Decimal, rate: Decimal) -> Tier {
    Tier {
        floor,
        rate,
        deduction: Decimal::ZERO,
        max_leverage: None,
    }
}

/// Brackets with computed amounts.
pub fn table(
    kind: (Tiering, isocross::margin::schedule::Key),
    tiers: &[(Decimal, Decimal)],
) -> Schedule {
    let tiers = tiers.iter().map(|&(floor, rate)| tier(floor, rate));
    Schedule::new(kind, Amounts::Computed, tiers.collect(), None).expect("floors and rates rise")
}

pub fn position(instrument: usize, side: Side, size: Decimal, entry_notional: Decimal) -> Position {
    Position {
        instrument,
        side,
        kind: Kind::Linear,
        size,
        entry_notional,
        leverage: Decimal::ONE,
        rules: 0,
    }
}

/// An isolated pool with this money.
pub fn pool(cash: Decimal, positions: Vec<Position>) -> Pool {
    Pool {
        cash,
        members: (0..positions.len()).collect(),
        positions,
        ..Pool::empty(PoolKind::Isolated, Unit::Money)
    }
}
