//! What random accounts are made of.

use super::Dice;
use super::single::{plain, position, tier};
use isocross::margin::rules::{Basis, ContractRules, Fee, Maintenance};
use isocross::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use isocross::market::account::{Holding, MarginMode, Unit};
use isocross::market::collateral::{Collateral, Haircut};
use isocross::market::position::{Kind, Position, Side};
use rust_decimal::{Decimal, dec};

pub fn mark(dice: &mut Dice) -> Decimal {
    let digits = 100 + dice.below(99_900) as i64;
    let mantissa = dice.pick(&[digits, digits, 60_000, 3_000]);
    Decimal::new(mantissa, dice.below(6) as u32)
}

pub fn contract(dice: &mut Dice, scale: Decimal, mark: Decimal) -> ContractRules {
    let basis = dice.pick(&[Basis::Mark, Basis::Mark, Basis::Mark, Basis::Entry]);
    let schedule = schedule(dice, scale, mark);
    let fee = Fee {
        rate: dice.pick(&[dec!(0.0005), dec!(0.0006), dec!(0.01)]),
        basis: dice.pick(&[Basis::Mark, Basis::Entry, Basis::Bankruptcy]),
    };
    let maintenance = Maintenance {
        basis,
        closing_fee: dice.one_in(3).then_some(fee),
        minimum: if dice.one_in(5) {
            dice.between(dec!(0.001), dec!(0.1)) * scale
        } else {
            Decimal::ZERO
        },
        ..plain(schedule.clone()).maintenance
    };
    ContractRules {
        maintenance,
        ..plain(schedule)
    }
}

/// One to five brackets around positions of `scale`: marginal, whole by notional or by size, or
/// with given amounts (a jump up or down at a floor, sometimes one row with an amount of its own).
pub fn schedule(dice: &mut Dice, scale: Decimal, mark: Decimal) -> Schedule {
    let (kind, amounts) = dice.pick(&[
        ((Tiering::Marginal, Key::Notional), Amounts::Computed),
        ((Tiering::Marginal, Key::Notional), Amounts::Computed),
        ((Tiering::Marginal, Key::Notional), Amounts::Given),
        ((Tiering::Whole, Key::Notional), Amounts::Computed),
        ((Tiering::Whole, Key::Size), Amounts::Computed),
    ]);
    schedule_with(dice, (kind, amounts), (Kind::Linear, scale, mark))
}

/// Brackets with computed amounts for contracts of this kind around positions of `scale`.
pub fn schedule_of(
    dice: &mut Dice,
    kind: (Tiering, Key),
    of: (Kind, Decimal, Decimal),
) -> Schedule {
    schedule_with(dice, (kind, Amounts::Computed), of)
}

fn schedule_with(
    dice: &mut Dice,
    how: ((Tiering, Key), Amounts),
    of: (Kind, Decimal, Decimal),
) -> Schedule {
    let (kind, amounts) = how;
    let (contract, scale, mark) = of;
    let unit = if in_coins(contract, kind.1) {
        (scale / mark).round_sf(6).unwrap_or(scale)
    } else {
        scale
    };
    let mut tiers: Vec<Tier> = Vec::new();
    let mut rate = dice.between(dec!(0), dec!(0.02));
    let mut floor = Decimal::ZERO;
    for _ in 0..=dice.below(5) {
        let most = floor * rate
            + if tiers.is_empty() {
                scale * dec!(0.02)
            } else {
                Decimal::ZERO
            };
        let given = amounts == Amounts::Given && kind.1 == Key::Notional;
        tiers.push(Tier {
            deduction: if given {
                dice.between(Decimal::ZERO, most)
            } else {
                Decimal::ZERO
            },
            ..tier(floor, rate)
        });
        floor += dice.between(dec!(0.1), dec!(1.5)) * unit.max(dec!(0.000_001));
        // Below 1: a 1x long's equity is its notional, so at a rate of 1 both sides of the test are one
        // line, and rounding would decide.
        rate = (rate + dice.between(dec!(0), dec!(0.05))).min(dec!(0.999));
        if dice.one_in(12) {
            rate = dec!(0.999);
        }
    }
    Schedule::new(kind, amounts, tiers, None).expect("floors and rates rise")
}

/// Whether brackets of such contracts are looked up by coins.
pub fn in_coins(contract: Kind, key: Key) -> bool {
    (contract == Kind::Linear) == (key == Key::Size)
}

pub fn holding(dice: &mut Dice, scale: Decimal, marks: &[Decimal]) -> Holding {
    let instrument = dice.below(marks.len() as u64) as usize;
    let mark = marks[instrument];
    let away = if dice.one_in(2) {
        Decimal::ZERO
    } else {
        dice.between(dec!(-0.2), dec!(0.2))
    };
    let entry = (mark * (Decimal::ONE + away)).round_sf(7).unwrap_or(mark);
    let notional = (dice.between(dec!(0.05), dec!(2)) * scale).round_dp(2);
    let (size, entry_notional) = if dice.one_in(2) {
        (notional / entry, notional)
    } else {
        let size = (notional / entry).round_sf(5).unwrap_or(notional);
        (size, size * entry)
    };
    let leverage = Decimal::from(1 + dice.below(40));
    let set_aside = entry_notional / leverage;
    let side = dice.pick(&[Side::Long, Side::Short]);
    Holding {
        position: Position {
            leverage,
            rules: 2 * instrument + dice.below(2) as usize,
            ..position(instrument, side, size, entry_notional)
        },
        mode: mode(dice),
        unit: Unit::Money,
        margin: if dice.one_in(2) {
            set_aside
        } else {
            (set_aside * dec!(1.5)).round_dp(2)
        },
    }
}

pub fn mode(dice: &mut Dice) -> MarginMode {
    dice.pick(&[
        MarginMode::Isolated,
        MarginMode::Cross,
        MarginMode::Pocket("a".to_owned()),
    ])
}

pub fn coins(dice: &mut Dice, scale: Decimal, marks: &[Decimal]) -> Collateral {
    let instrument = dice.below(marks.len() as u64) as usize;
    let worth = dice.between(dec!(-0.3), dec!(1)) * scale;
    Collateral {
        instrument,
        coins: (worth / marks[instrument]).round_sf(6).unwrap_or_default(),
        haircut: Haircut::flat(dice.pick(&[dec!(0), dec!(0.05), dec!(0.3)])),
    }
}
