//! Random accounts that reach every rule of the margin engine, and what its figures may be off by.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod definition;
pub mod draw;
pub mod journeys;
pub mod made_up;
pub mod products;
pub mod single;
pub mod under;

use draw::{coins, contract, holding, in_coins, mark};
use isocross::margin::figures::Setting;
use isocross::margin::headroom::{equity_at, requirement_at};
use isocross::margin::leg::legs;
use isocross::margin::rules::{Closing, PoolRules, PriceKind, Remainder, RuleBook, Trigger};
use isocross::market::account::{Account, Holding, Pool, Scope, View};
use isocross::market::collateral::{Collateral, Haircut};
use isocross::market::position::Kind;
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
                    ..Closing::WHOLE
                },
                ..PoolRules::PLAIN
            },
            cash: Haircut::NONE,
            contracts,
        };
        let held = 1 + dice.below(5) as usize;
        let holdings: Vec<Holding> = (0..held).map(|_| holding(dice, scale, &marks)).collect();
        let backed = if dice.one_in(3) { 1 + dice.below(2) } else { 0 };
        let mut collateral: Vec<Collateral> = Vec::new();
        for _ in 0..backed {
            let held = coins(dice, scale, &marks);
            // Coins of one kind are one entry of an account.
            if collateral
                .iter()
                .all(|known| known.instrument != held.instrument)
            {
                collateral.push(held);
            }
        }
        let account = Account {
            balance: Decimal::ZERO,
            collateral,
            holdings,
            scope: Scope::Account,
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
        let lacking = requirement_at(pool, &self.book, &self.marks)
            - equity_at(pool, &self.book, &self.marks);
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
        equity_at(pool, &self.book, prices) - requirement_at(pool, &self.book, prices)
    }

    /// What headroom at `prices` may be off by. A `Decimal` keeps 28 digits and at most 28 decimals:
    /// some hundred roundings of sums no larger than the gross amounts cost 10⁻²⁶ of them; a boundary
    /// is given to 10⁻²⁸ of a price, and coins × rate to 10⁻²⁸ of a coin. Ten times that.
    pub fn noise(&self, pool: &Pool, prices: &[Decimal]) -> Decimal {
        let price_of = |instrument: usize| prices[instrument] + self.marks[instrument];
        let positions = pool
            .positions
            .iter()
            .map(|held| held.size * price_of(held.instrument) + held.entry_notional);
        let coins = pool
            .collateral
            .iter()
            .map(|held| held.coins.abs() * price_of(held.instrument));
        let gross = pool.cash.abs() + positions.sum::<Decimal>() + coins.sum::<Decimal>();
        let coins: Decimal = pool.positions.iter().map(|held| held.size).sum();
        let prices: Decimal = prices.iter().chain(&self.marks).sum();
        // The walk sums the amounts of all brackets, however far: of them 28 digits stay.
        let amounts = legs(&pool.positions).into_iter().map(|leg| {
            let schedule = &self.book.contracts[leg.rules].maintenance.schedule;
            let most = schedule.tiers().iter().map(|tier| tier.deduction).max();
            let unit = match in_coins(leg.kind, schedule.key) {
                true => price_of(leg.instrument),
                false => Decimal::ONE,
            };
            most.unwrap_or_default() * unit
        });
        let amounts = amounts.sum::<Decimal>() * dec!(0.000_000_000_000_000_000_000_000_01);
        gross * dec!(0.000_000_000_000_000_000_000_000_1)
            + amounts
            + (coins + prices) * dec!(0.000_000_000_000_000_000_000_000_001)
    }
}

/// Where on the walk a bracket of some leg begins.
pub fn floors(case: &Case, pool: &Pool, moving: &Moving) -> Vec<Decimal> {
    let mut found = Vec::new();
    for leg in legs(&pool.positions) {
        let schedule = &case.book.contracts[leg.rules].maintenance.schedule;
        let (mark, beta) = (case.marks[leg.instrument], |betas: &[Decimal]| {
            betas[leg.instrument]
        });
        for tier in schedule.tiers().iter().skip(1) {
            let price = match leg.kind {
                Kind::Linear => tier.floor / leg.size,
                Kind::Inverse => leg.entry_notional / tier.floor,
            };
            match moving {
                Moving::Alone(instrument) if *instrument == leg.instrument => found.push(price),
                Moving::Together(betas) if !beta(betas).is_zero() => {
                    found.push((price / mark - Decimal::ONE) / beta(betas));
                }
                _ => {}
            }
        }
    }
    found
}
