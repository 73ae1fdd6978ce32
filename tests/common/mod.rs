//! Random accounts that reach every rule of the margin engine, and what its figures may be off by.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod journeys;

use isocross::margin::figures::Setting;
use isocross::margin::headroom::{equity_at, requirement_at};
use isocross::margin::rules::{
    Basis, Closing, ContractRules, Fee, Maintenance, Opening, PoolRules, PriceKind, Remainder,
    RuleBook, Trigger,
};
use isocross::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use isocross::market::account::{Account, Holding, MarginMode, Pool, View};
use isocross::market::position::{Collateral, Position, Side};
use isocross::market::ray::Moving;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

pub const VIEWS: [View; 3] = [View::Isolated, View::Cross, View::Configured];

/// Reproducible numbers from one seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize].clone()
    }

    /// Between the two, in 10,000 equal steps.
    pub fn between(&mut self, low: Decimal, high: Decimal) -> Decimal {
        low + (high - low) * Decimal::new(self.below(10_001) as i64, 4)
    }
}

/// An account with all that judges it.
#[derive(Clone, Debug)]
pub struct Case {
    pub account: Account,
    pub book: RuleBook,
    pub marks: Vec<Decimal>,
    pub betas: Vec<Decimal>,
}

/// Random accounts whose cross pool is solvent at the marks.
pub fn cases() -> impl Strategy<Value = Case> {
    any::<u64>().prop_map(Case::random).no_shrink()
}

pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

impl Case {
    pub fn random(seed: u64) -> Self {
        let dice = &mut Dice(seed);
        let markets = 1 + dice.below(3) as usize;
        let marks: Vec<Decimal> = (0..markets).map(|_| mark(dice)).collect();
        let scale = dice.pick(&[dec!(100), dec!(5_000), dec!(250_000)]);
        // Two rule sets a market, so that a long and a short may be judged differently.
        let contracts = (0..2 * markets)
            .map(|index| contract(dice, scale, marks[index / 2]))
            .collect();
        let book = RuleBook {
            pool: PoolRules {
                valued_at: PriceKind::Mark,
                trigger: dice.pick(&[Trigger::Below, Trigger::AtOrBelow]),
                closing: Closing {
                    remainder: dice.pick(&[Remainder::Forfeited, Remainder::Returned]),
                    fee: dice.pick(&[Decimal::ZERO, dec!(0.0125)]),
                },
            },
            contracts,
        };
        let held = 1 + dice.below(5) as usize;
        let holdings: Vec<Holding> = (0..held).map(|_| holding(dice, scale, &marks)).collect();
        let backed = if dice.one_in(3) { 1 + dice.below(2) } else { 0 };
        let collateral = (0..backed).map(|_| coins(dice, scale, &marks)).collect();
        let account = Account {
            balance: Decimal::ZERO,
            collateral,
            holdings,
        };
        let betas = marks
            .iter()
            .map(|_| dice.pick(&[dec!(1), dec!(1), dec!(0), dec!(-0.5), dec!(1.3), dec!(2.75)]))
            .collect();
        let mut case = Self {
            account,
            book,
            marks,
            betas,
        };
        case.account.balance = case.solvent_balance(dice, scale);
        case
    }

    /// What the cross pool lacks, and something on top.
    fn solvent_balance(&self, dice: &mut Dice, scale: Decimal) -> Decimal {
        let cut = self.account.cut(View::Cross);
        let pool = &cut.pools[0];
        let lacking = requirement_at(pool, &self.book, &self.marks) - equity_at(pool, &self.marks);
        let spare = dice.between(dec!(0.01), dec!(3)) * scale;
        (lacking + spare).max(spare).round_dp(2) + dec!(0.01)
    }

    pub fn setting(&self) -> Setting<'_> {
        Setting {
            book: &self.book,
            marks: &self.marks,
            betas: &self.betas,
        }
    }

    /// Every pool of every view.
    pub fn pools(&self) -> Vec<Pool> {
        VIEWS
            .iter()
            .flat_map(|&view| self.account.cut(view).pools)
            .collect()
    }

    /// Every market alone, then all by their betas.
    pub fn movings(&self) -> Vec<Moving> {
        let alone = (0..self.marks.len()).map(Moving::Alone);
        alone
            .chain([Moving::Together(self.betas.clone())])
            .collect()
    }

    /// Prices at `t` of a walk from the marks.
    pub fn prices(&self, moving: &Moving, t: Decimal) -> Vec<Decimal> {
        let mut prices = self.marks.clone();
        match moving {
            Moving::Alone(instrument) => prices[*instrument] = t,
            Moving::Together(betas) => {
                for (price, beta) in prices.iter_mut().zip(betas) {
                    *price += *price * beta * t;
                }
            }
        }
        prices
    }

    pub fn start(&self, moving: &Moving) -> Decimal {
        match moving {
            Moving::Alone(instrument) => self.marks[*instrument],
            Moving::Together(_) => Decimal::ZERO,
        }
    }

    pub fn headroom(&self, pool: &Pool, prices: &[Decimal]) -> Decimal {
        equity_at(pool, prices) - requirement_at(pool, &self.book, prices)
    }

    /// What headroom at `prices` may be off by. A `Decimal` keeps 28 digits and at most 28 decimals:
    /// some hundred roundings of sums no larger than the gross amounts cost 10⁻²⁶ of them; a boundary
    /// is given to 10⁻²⁸ of a price, and coins × rate to 10⁻²⁸ of a coin. Ten times that.
    pub fn noise(&self, pool: &Pool, prices: &[Decimal]) -> Decimal {
        let positions = pool.positions.iter().map(|held| {
            held.size * (prices[held.instrument] + self.marks[held.instrument])
                + held.entry_notional
        });
        let coins = pool
            .collateral
            .iter()
            .map(|held| held.coins.abs() * (prices[held.instrument] + self.marks[held.instrument]));
        let gross = pool.cash.abs() + positions.sum::<Decimal>() + coins.sum::<Decimal>();
        let coins: Decimal = pool.positions.iter().map(|held| held.size).sum();
        let prices: Decimal = prices.iter().chain(&self.marks).sum();
        gross * dec!(0.000_000_000_000_000_000_000_000_1)
            + (coins + prices) * dec!(0.000_000_000_000_000_000_000_000_001)
    }
}

fn mark(dice: &mut Dice) -> Decimal {
    let digits = 100 + dice.below(99_900) as i64;
    let mantissa = dice.pick(&[digits, digits, 60_000, 3_000]);
    Decimal::new(mantissa, dice.below(6) as u32)
}

fn contract(dice: &mut Dice, scale: Decimal, mark: Decimal) -> ContractRules {
    let basis = dice.pick(&[Basis::Mark, Basis::Mark, Basis::Mark, Basis::Entry]);
    let schedule = schedule(dice, scale, mark);
    let fee = Fee {
        rate: dice.pick(&[dec!(0.0005), dec!(0.0006), dec!(0.01)]),
        basis: dice.pick(&[Basis::Mark, Basis::Entry, Basis::Bankruptcy]),
    };
    ContractRules {
        opening: Opening::default(),
        maintenance: Maintenance {
            basis,
            schedule,
            closing_fee: dice.one_in(3).then_some(fee),
            minimum: if dice.one_in(5) {
                dice.between(dec!(0.001), dec!(0.1)) * scale
            } else {
                Decimal::ZERO
            },
        },
        exit_fee: Decimal::ZERO,
        tick: dec!(0.01),
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
    let unit = match kind.1 {
        Key::Notional => scale,
        Key::Size => (scale / mark).round_sf(6).unwrap_or(scale),
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
            floor,
            rate,
            deduction: if given {
                dice.between(Decimal::ZERO, most)
            } else {
                Decimal::ZERO
            },
            max_leverage: None,
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

fn holding(dice: &mut Dice, scale: Decimal, marks: &[Decimal]) -> Holding {
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
            instrument,
            side,
            size,
            entry_notional,
            leverage,
            rules: 2 * instrument + dice.below(2) as usize,
        },
        mode: dice.pick(&[
            MarginMode::Isolated,
            MarginMode::Cross,
            MarginMode::Pocket("a".to_owned()),
        ]),
        margin: if dice.one_in(2) {
            set_aside
        } else {
            (set_aside * dec!(1.5)).round_dp(2)
        },
    }
}

fn coins(dice: &mut Dice, scale: Decimal, marks: &[Decimal]) -> Collateral {
    let instrument = dice.below(marks.len() as u64) as usize;
    let worth = dice.between(dec!(-0.3), dec!(1)) * scale;
    Collateral {
        instrument,
        coins: (worth / marks[instrument]).round_sf(6).unwrap_or_default(),
        haircut: dice.pick(&[dec!(0), dec!(0.05), dec!(0.3)]),
    }
}
