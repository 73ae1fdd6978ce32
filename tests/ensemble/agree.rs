//! The kernel in floats agrees with the exact walker on 10,000 random paths of random books.

use crate::accounts::products::{Product, all};
use crate::accounts::{Case, Dice, VIEWS};
use isocross::margin::rules::{Bearer, Closing, Remainder, Steps};
use isocross::market::account::View;
use isocross::simulate::ensemble::{
    Column, Correlation, Diffusion, Ensemble, Model, Plan, real, walked,
};
use isocross::simulate::journey::FundingPlan;
use rust_decimal::{Decimal, dec};

const BOOKS: u64 = 250;
const PATHS: usize = 40;
const STEPS: usize = 60;
/// What the two may be apart by, as a share of the account.
const APART: f64 = 1e-9;

pub fn model(dice: &mut Dice, tracks: usize, steps: usize) -> Model {
    let volatility = (0..tracks)
        .map(|_| dice.between(dec!(0.3), dec!(6)))
        .collect();
    let of = Diffusion {
        volatility,
        drift: dec!(0.5),
        correlation: Correlation::Pairs(vec![dec!(0.6); tracks * (tracks - 1) / 2]),
        jumps: None,
        tails: None,
        regimes: None,
        half_life: None,
    };
    Model::diffusion(&of, steps).expect("a model within its bounds")
}

pub fn plan(case: &Case, views: &[View], funding: FundingPlan) -> Plan {
    let column = |&view: &View| Column {
        account: case.account.clone(),
        view,
    };
    Plan {
        columns: views.iter().map(column).collect(),
        book: case.book.clone(),
        marks: case.marks.clone(),
        funding,
        own_rates: vec![None, Some(dec!(0.002))],
    }
}

pub fn funding(dice: &mut Dice) -> FundingPlan {
    match dice.below(3) {
        0 => FundingPlan::Off,
        _ => FundingPlan::Typed {
            rate: dice.between(dec!(-0.003), dec!(0.003)),
            every: 1 + dice.below(12) as usize,
        },
    }
}

/// A procedure of closing, most often not the plainest.
fn closing(dice: &mut Dice, scale: Decimal) -> Closing {
    let steps = [
        Steps::Whole,
        Steps::Positions,
        Steps::Part {
            above: scale,
            share: dec!(0.2),
            cooldown: 30,
        },
        Steps::Slices {
            share: dec!(0.1),
            least: scale,
        },
        Steps::Brackets { by: 2 },
        Steps::OneOrder,
    ];
    Closing {
        remainder: dice.pick(&[Remainder::Forfeited, Remainder::Returned]),
        fee: dice.pick(&[Decimal::ZERO, dec!(0.0125)]),
        steps: dice.pick(&steps),
        takeover: dice.pick(&[Decimal::ZERO, dec!(0.5)]),
        slippage: dice.pick(&[Decimal::ZERO, dec!(0.01)]),
        bearer: dice.pick(&[Bearer::Fund, Bearer::Others, Bearer::Account]),
        ..Closing::WHOLE
    }
}

#[derive(Debug, Default)]
struct Count {
    /// Of the straight ones, handed to the exact walker on their way.
    handed: usize,
    straight: usize,
    exact: usize,
    closed: usize,
    /// Decisive headroom too near to zero for floats.
    near: usize,
    worst: f64,
}

/// Whether some pool of the view was, at the step, within [`APART`] of its boundary.
fn is_near(case: &Case, view: View, prices: &[Decimal], scale: f64) -> bool {
    let pools = case.account.cut(view).pools;
    let mut rooms = pools.iter().map(|pool| real(case.headroom(pool, prices)));
    rooms.any(|room| room.abs() <= APART * scale)
}

fn compare(case: &Case, seed: u64, count: &mut Count) {
    let dice = &mut Dice(seed);
    let model = model(dice, case.marks.len(), STEPS);
    let plan = plan(case, &VIEWS, funding(dice));
    let other = self::model(&mut Dice(seed), case.marks.len(), STEPS);
    let mut ensemble = Ensemble::new(plan.clone(), other, seed, PATHS);
    ensemble.advance(usize::MAX);
    let start = ensemble.start();
    let scale = start.abs().max(1.0);
    for (column, course) in ensemble.courses().iter().enumerate() {
        if !course.exact {
            count.handed += course.by_decimal;
        }
        for number in 0..PATHS {
            if course.exact {
                count.exact += 1;
                continue;
            }
            count.straight += 1;
            let path = model.path(seed, number as u64);
            let (outcome, values) = walked(&plan, column, &path);
            count.closed += usize::from(outcome.closed != u32::MAX);
            if course.closed[number] != outcome.closed {
                let first = outcome.closed.min(course.closed[number]) as usize;
                let closes = path.tracks.iter().map(|track| track.mark[first].close);
                let prices: Vec<Decimal> = closes
                    .zip(&case.marks)
                    .map(|(close, mark)| close * mark)
                    .collect();
                assert!(
                    is_near(case, plan.columns[column].view, &prices, scale),
                    "path {number} of seed {seed}, {:?}: first closing at {} exactly, {} in floats",
                    plan.columns[column].view,
                    outcome.closed,
                    course.closed[number],
                );
                count.near += 1;
                continue;
            }
            let apart = (course.ends[number] - outcome.end).abs() / scale;
            let fall = (course.drawdowns[number] - outcome.drawdown).abs()
                / outcome.drawdown.abs().max(1.0);
            count.worst = count.worst.max(apart).max(fall);
            assert!(
                apart <= APART && fall <= APART,
                "path {number} of seed {seed}, {:?}: ends at {} with {} exactly, {} with {} in floats; {:?}",
                plan.columns[column].view,
                outcome.end,
                outcome.drawdown,
                course.ends[number],
                course.drawdowns[number],
                case.book.pool.closing,
            );
            for (list, &step) in course.fan.iter().zip(ensemble.seen()) {
                assert!((list[number] - real(values[step])).abs() <= APART * scale * 10.0);
            }
        }
    }
}

#[test]
fn floats_and_decimals_agree_on_ten_thousand_paths() {
    let mut count = Count::default();
    for seed in 0..BOOKS {
        let mut case = Case::random(seed);
        if seed % 2 == 1 {
            let held = case.account.holdings.first();
            let scale = held.map_or(Decimal::ONE, |held| held.position.entry_notional);
            case.book.pool.closing = closing(&mut Dice(seed), scale);
        }
        compare(&case, seed, &mut count);
    }
    println!(
        "{} paths of {BOOKS} books in three views: {count:?}",
        BOOKS as usize * PATHS
    );
    assert!(count.straight >= 20_000, "{count:?}");
    assert!(count.closed >= 3_000 + count.handed, "{count:?}");
    assert!(count.near * 1_000 <= count.straight, "{count:?}");
}

#[test]
fn they_agree_under_every_product() {
    let mut count = Count::default();
    for (number, product) in all().iter().enumerate() {
        let number = number as u64;
        for seed in 0..4 {
            compare(
                &of(product, number * 4 + seed),
                number * 4 + seed,
                &mut count,
            );
        }
    }
    println!("{count:?}");
    assert!(count.straight >= 1_000 && count.exact >= 1_000, "{count:?}");
}

fn of(product: &Product, seed: u64) -> Case {
    product.account(seed)
}
