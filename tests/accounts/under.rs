//! Random accounts under the rules of a product, around the floors of its brackets and slices.

use super::definition::left;
use super::draw::{in_coins, mark, mode};
use super::products::{Cut, Product, slices};
use super::single::position;
use super::{Case, Dice};
use isocross::margin::rules::RuleBook;
use isocross::margin::schedule::Schedule;
use isocross::market::account::{Account, Holding, Scope, Unit, View, add_coins};
use isocross::market::collateral::{Collateral, Haircut, SliceKey};
use isocross::market::position::{Kind, Position, Side};
use isocross::venues::Template;
use rust_decimal::{Decimal, dec};

/// A scenario's positions come to a hundred times as much at most, quote currency.
const MOST: Decimal = dec!(10_000_000_000);

/// What one contract of one market is drawn by.
struct Contract<'a> {
    template: &'a Template,
    instrument: usize,
    /// Typical notional, quote currency.
    around: Decimal,
}

impl Product {
    /// A random account under these rules whose cross pools are, nearly always, solvent at the marks.
    pub fn account(&self, seed: u64) -> Case {
        if self.contracts.is_empty() {
            return Case::random(seed);
        }
        let dice = &mut Dice(seed);
        let markets = 1 + dice.below(3) as usize;
        let marks: Vec<Decimal> = (0..markets).map(|_| mark(dice)).collect();
        let scale = dice.pick(&[dec!(100), dec!(5_000), dec!(250_000)]);
        let (mut rules, mut contracts) = (Vec::new(), Vec::new());
        for (instrument, &mark) in marks.iter().enumerate() {
            for (index, (template, tables)) in self.contracts.iter().enumerate() {
                let schedule = self.schedule(index, dice, (scale, mark));
                let around = match tables.is_empty() {
                    true => scale,
                    false => size_of(dice, template, &schedule, mark),
                };
                rules.push(template.rules(schedule, (Decimal::ZERO, Decimal::ZERO), dec!(0.01)));
                contracts.push(Contract {
                    template,
                    instrument,
                    around,
                });
            }
        }
        let largest = contracts
            .iter()
            .map(|contract| contract.around)
            .max()
            .unwrap_or(scale);
        let cash = match &self.cuts {
            Cut::Known(cash, _) => cash.clone(),
            Cut::Drawn(_) if dice.one_in(2) => Haircut::NONE,
            Cut::Drawn(_) => slices(dice, SliceKey::Value, largest),
        };
        let held = 1 + dice.below(5) as usize;
        let account = Account {
            balance: Decimal::ZERO,
            collateral: self.coins(dice, &marks, largest),
            holdings: (0..held)
                .map(|_| self.holding(dice, &contracts, &marks))
                .collect(),
            scope: self.pool.scope,
        };
        let betas = marks.iter();
        let betas = betas
            .map(|_| dice.pick(&[dec!(1), dec!(1), dec!(0), dec!(-0.5), dec!(1.3), dec!(2.75)]));
        let betas = betas.collect();
        let book = RuleBook {
            pool: self.pool,
            cash,
            contracts: rules,
        };
        let mut case = Case {
            account,
            book,
            marks,
            betas,
        };
        case.fund(dice, largest);
        case
    }

    fn holding(&self, dice: &mut Dice, contracts: &[Contract<'_>], marks: &[Decimal]) -> Holding {
        let rules = dice.below(contracts.len() as u64) as usize;
        let Contract {
            template,
            instrument,
            around,
        } = contracts[rules];
        let mark = marks[instrument];
        let away = if dice.one_in(2) {
            Decimal::ZERO
        } else {
            dice.between(dec!(-0.2), dec!(0.2))
        };
        let entry = (mark * (Decimal::ONE + away)).round_sf(7).unwrap_or(mark);
        let notional = (dice.between(dec!(0.05), dec!(2)) * around)
            .round_dp(2)
            .max(dec!(0.01));
        let (size, entry_notional) = if dice.one_in(2) {
            (notional / entry, notional)
        } else {
            let size = (notional / entry).round_sf(5).unwrap_or(notional);
            (size, size * entry)
        };
        let leverage = Decimal::from(1 + dice.below(40));
        let backed_by_a_coin = self.pool.scope == Scope::Account && dice.one_in(5);
        let unit = match template.kind {
            Kind::Inverse => Unit::Coin(instrument),
            Kind::Linear if backed_by_a_coin => Unit::Coin(dice.below(marks.len() as u64) as usize),
            Kind::Linear => Unit::Money,
        };
        let worth = match unit {
            Unit::Money => entry_notional,
            Unit::Coin(coin) => (entry_notional / marks[coin]).round_sf(9).unwrap_or(size),
        };
        let margin = worth / leverage;
        let side = dice.pick(&[Side::Long, Side::Short]);
        Holding {
            position: Position {
                kind: template.kind,
                leverage,
                rules,
                ..position(instrument, side, size, entry_notional)
            },
            mode: mode(dice),
            margin: if dice.one_in(2) {
                margin
            } else {
                (margin * dec!(1.5)).round_dp(6)
            },
            unit,
        }
    }

    /// Coins of some markets, debts among them, around the floors of their haircut.
    fn coins(&self, dice: &mut Dice, marks: &[Decimal], scale: Decimal) -> Vec<Collateral> {
        let mut coins = Vec::new();
        for (instrument, &mark) in marks.iter().enumerate() {
            let haircut = match &self.cuts {
                Cut::Known(_, list) if list.is_empty() => Haircut::NONE,
                Cut::Known(_, list) => dice.pick(list),
                Cut::Drawn(SliceKey::Coins) => slices(dice, SliceKey::Coins, scale / mark),
                Cut::Drawn(SliceKey::Value) => slices(dice, SliceKey::Value, scale),
            };
            let floor = haircut.slices().get(1).map(|slice| slice.floor);
            let around = match (floor.filter(|_| dice.one_in(2)), haircut.by()) {
                (Some(floor), SliceKey::Coins) => floor,
                (Some(floor), SliceKey::Value) => floor / mark,
                (None, _) => scale / mark,
            };
            let amount = (dice.between(dec!(-0.3), dec!(1.5)) * around).round_sf(6);
            if dice.one_in(2) {
                coins.push(Collateral {
                    instrument,
                    coins: amount.unwrap_or_default(),
                    haircut,
                });
            }
        }
        coins
    }
}

/// A notional around one of the table's floors.
fn size_of(dice: &mut Dice, template: &Template, schedule: &Schedule, mark: Decimal) -> Decimal {
    let floor = dice.pick(schedule.tiers()).floor;
    let in_coins = in_coins(template.kind, schedule.key);
    let notional = match (floor.is_zero(), in_coins) {
        (true, _) => dice.pick(&[dec!(100), dec!(5_000), dec!(250_000)]),
        (false, true) => floor * mark,
        (false, false) => floor,
    };
    notional.min(MOST)
}

impl Case {
    /// Money and coins that let every cross pool stand; sometimes as much of it owed as that allows.
    fn fund(&mut self, dice: &mut Dice, scale: Decimal) {
        let spare = dice.between(dec!(0.01), dec!(3)) * scale;
        self.account.balance = spare;
        for index in 0..self.account.cut(View::Cross).pools.len() {
            let unit = self.account.cut(View::Cross).pools[index].unit;
            let mut more = spare - self.cross_room(index);
            if unit == Unit::Money && (more > Decimal::ZERO || dice.one_in(2)) {
                self.give(unit, more);
            }
            // Where money is cut or owed, as much again until it does.
            for _ in 0..12 {
                if self.cross_room(index) > Decimal::ZERO {
                    break;
                }
                more = more.abs().max(spare) * Decimal::TWO;
                self.give(unit, more);
            }
        }
    }

    fn give(&mut self, unit: Unit, worth: Decimal) {
        match unit {
            Unit::Money => self.account.balance = (self.account.balance + worth).round_dp(2),
            Unit::Coin(coin) => {
                let coins = (worth / self.marks[coin]).round_sf(8).unwrap_or_default();
                add_coins(&mut self.account.collateral, coin, coins);
            }
        }
    }

    fn cross_room(&self, index: usize) -> Decimal {
        left(
            &self.account.cut(View::Cross).pools[index],
            &self.book,
            &self.marks,
            false,
        )
    }
}
