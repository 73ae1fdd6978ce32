//! Laws of the margin engine over random accounts: brackets of every kind, fees on every basis,
//! minimums, given amounts, collateral, both sides of one market in one pool, betas of either sign.

mod accounts;

use accounts::{Case, Dice, VIEWS, cases, config};
use isocross::margin::explain::explain;
use isocross::margin::headroom::{equity_at, requirement_at};
use isocross::margin::liquidation::{Boundary, Liquidation, Standing};
use isocross::margin::schedule::{Amounts, Schedule, Tier};
use isocross::market::account::{Account, Pool, View};
use isocross::market::ray::Moving;
use isocross::num::piecewise::{Cause, Way};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

fn find(case: &Case, pool: &Pool, moving: &Moving) -> Liquidation {
    Standing::new(pool, &case.book, &case.marks)
        .liquidation(moving)
        .found
}

fn ends(found: &Liquidation) -> [Option<&Boundary>; 2] {
    [found.below(), found.above()]
}

/// Digits that agree where the arithmetic differs: a boundary is headroom ÷ slope, and its last
/// digits are those of sums some thousand times larger.
fn close(a: Decimal, b: Decimal) -> bool {
    (a - b).abs()
        <= (a.abs() + b.abs()) * dec!(0.000_000_000_000_000_000_1)
            + dec!(0.000_000_000_000_000_000_001)
}

fn same(a: &Liquidation, b: &Liquidation) -> Result<(), TestCaseError> {
    prop_assert_eq!(
        a == &Liquidation::AlreadyUnder,
        b == &Liquidation::AlreadyUnder
    );
    for (a, b) in ends(a).into_iter().zip(ends(b)) {
        match (a, b) {
            (None, None) => {}
            (Some(a), Some(b)) => prop_assert!(close(a.t, b.t), "{} and {}", a.t, b.t),
            _ => prop_assert!(false, "{a:?} and {b:?}"),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(10_000))]

    /// 1. One position, the same money and rules: isolated is cross, to the last digit.
    #[test]
    fn isolated_is_cross_for_one_position(mut case in cases()) {
        case.account.holdings.truncate(1);
        case.account.collateral.clear();
        case.account.balance = case.account.holdings[0].margin;
        let [isolated, cross] = [View::Isolated, View::Cross].map(|view| case.account.cut(view));
        prop_assert_eq!((isolated.free, cross.free), (Decimal::ZERO, Decimal::ZERO));
        for moving in case.movings() {
            let found = find(&case, &isolated.pools[0], &moving);
            prop_assert_eq!(found, find(&case, &cross.pools[0], &moving));
        }
    }

    /// 2. No headroom at a crossing; at a jump some before and none after. `Case::noise` says what
    /// the last digits are worth; between mark and boundary tests/brute.rs looks.
    #[test]
    fn headroom_runs_out_at_the_boundary(case in cases()) {
        for pool in case.pools() {
            for moving in case.movings() {
                for boundary in ends(&find(&case, &pool, &moving)).into_iter().flatten() {
                    let prices = case.prices(&moving, boundary.t);
                    let noise = case.noise(&pool, &prices);
                    if boundary.cause == Cause::Crossing {
                        let left = case.headroom(&pool, &prices);
                        prop_assert!(left.abs() <= noise, "{left} at {boundary:?}");
                        continue;
                    }
                    let start = case.start(&moving);
                    let way = if boundary.t < start || find(&case, &pool, &moving).below() == Some(boundary) { -Decimal::ONE } else { Decimal::ONE };
                    // Close enough that only the jump counts, far enough to be on either side of it.
                    let hair = (start.abs() + boundary.t.abs()).max(Decimal::ONE) * dec!(0.000_000_000_000_000_001);
                    let at = |t| {
                        let prices = case.prices(&moving, t);
                        (case.headroom(&pool, &prices), case.noise(&pool, &prices) * dec!(100_000_000_000))
                    };
                    let (before, noise) = at(boundary.t - hair * way);
                    let (after, _) = at(boundary.t + hair * way);
                    prop_assert!(before >= -noise, "{before} before {boundary:?}");
                    prop_assert!(after < noise && after < before, "{before}, then {after}: {boundary:?}");
                }
            }
        }
    }

    /// The arithmetic shown for a boundary meets there, minimum and all.
    #[test]
    fn the_arithmetic_of_a_crossing_meets(case in cases()) {
        for pool in case.pools() {
            for way in [Way::Down, Way::Up] {
                let Some(shown) = explain(&pool, &case.book, (&case.marks, &case.betas), way) else { continue };
                let prices = case.prices(&Moving::Together(case.betas.clone()), shown.boundary.t);
                let noise = case.noise(&pool, &prices);
                if !shown.is_jump() {
                    prop_assert!((shown.check.0 - shown.check.1).abs() <= noise, "{:?}", shown.check);
                    let required = requirement_at(&pool, &case.book, &prices);
                    prop_assert!((shown.check.1 - required).abs() <= noise, "{:?} {required}", shown.check);
                }
                prop_assert!((shown.check.0 - equity_at(&pool, &prices)).abs() <= noise);
            }
        }
    }

    /// 3. More cash brings no boundary nearer; a higher rate or haircut moves none away.
    #[test]
    fn more_cash_never_harms_and_a_higher_rate_never_helps(case in cases(), seed in any::<u64>()) {
        let dice = &mut Dice(seed);
        let mut dear = case.clone();
        for rules in &mut dear.book.contracts {
            let schedule = &rules.maintenance.schedule;
            // Every rate up by one amount: amounts as they were, the kind of schedule as well.
            let more = dice.between(dec!(0), dec!(0.03));
            let tiers = schedule.tiers().iter();
            let tiers = tiers.map(|tier| Tier { rate: (tier.rate + more).min(Decimal::ONE), ..*tier });
            rules.maintenance.schedule = Schedule::new((schedule.tiering, schedule.key), Amounts::Given, tiers.collect(), None)
                .expect("rates still rise");
        }
        for held in &mut dear.account.collateral {
            held.haircut = (held.haircut + dice.between(dec!(0), dec!(0.5))).min(Decimal::ONE);
        }
        let dear_pools = dear.pools();
        for (pool, dear_pool) in case.pools().iter().zip(&dear_pools) {
            let rich = Pool { cash: pool.cash + dice.between(dec!(0), dec!(1_000)), ..pool.clone() };
            for moving in case.movings() {
                let now = find(&case, pool, &moving);
                not_nearer(&now, &find(&case, &rich, &moving), case.start(&moving))?;
                not_nearer(&find(&dear, dear_pool, &moving), &now, case.start(&moving))?;
            }
        }
    }

    /// 9. A joint move in which only one market moves is that market alone.
    #[test]
    fn law_9_alone_is_a_joint_move_with_one_beta(case in cases(), beta in prop::sample::select(vec![dec!(1), dec!(-1), dec!(0.5), dec!(3)])) {
        for pool in case.pools() {
            for instrument in 0..case.marks.len() {
                let mark = case.marks[instrument];
                let mut betas = vec![Decimal::ZERO; case.marks.len()];
                betas[instrument] = beta;
                let alone = find(&case, &pool, &Moving::Alone(instrument));
                let joint = find(&case, &pool, &Moving::Together(betas));
                prop_assert_eq!(alone == Liquidation::AlreadyUnder, joint == Liquidation::AlreadyUnder);
                let mut joint = ends(&joint);
                if beta < Decimal::ZERO {
                    joint.reverse();
                }
                for (alone, joint) in ends(&alone).into_iter().zip(joint) {
                    match (alone, joint) {
                        (Some(alone), Some(joint)) => {
                            let price = mark + mark * beta * joint.t;
                            // A move is given to 10⁻²⁸ of the mark at best: a price far below it has fewer digits.
                            let digits = (alone.t + mark) * dec!(0.000_000_000_000_000_000_01);
                            prop_assert!((alone.t - price).abs() <= digits, "{} and {price}", alone.t);
                            prop_assert_eq!(alone.cause, joint.cause);
                        }
                        (alone, joint) => prop_assert_eq!(alone.is_some(), joint.is_some()),
                    }
                }
            }
        }
    }

    /// 8. Two halves of a position act as the whole: the pool merges them before the schedule looks.
    #[test]
    fn halves_act_as_the_whole(mut case in cases()) {
        for holding in &mut case.account.holdings {
            // Even in the last digit, so that a half is exact.
            let held = &mut holding.position;
            (held.size, held.entry_notional) = (held.size.round_dp(12), held.entry_notional.round_dp(12));
            holding.margin = holding.margin.round_dp(12);
        }
        let halves = case.account.holdings.iter().map(|holding| {
            let mut half = holding.clone();
            half.position.size /= dec!(2);
            half.position.entry_notional /= dec!(2);
            half.margin /= dec!(2);
            half
        });
        let halved = Account {
            holdings: halves.flat_map(|half| [half.clone(), half]).collect(),
            ..case.account.clone()
        };
        for view in VIEWS {
            let (whole, halved) = (case.account.cut(view), halved.cut(view));
            prop_assert_eq!(whole.pools.len(), halved.pools.len());
            for (whole, halved) in whole.pools.iter().zip(&halved.pools) {
                prop_assert_eq!(whole.cash, halved.cash);
                for moving in case.movings() {
                    same(&find(&case, whole, &moving), &find(&case, halved, &moving))?;
                }
            }
        }
    }

    /// 7. Sizes, money and floors k times as large: the same prices.
    #[test]
    fn scale_leaves_prices_unchanged(case in cases(), k in prop::sample::select(vec![dec!(0.001), dec!(0.37), dec!(3), dec!(1000)])) {
        let mut large = case.clone();
        for rules in &mut large.book.contracts {
            let schedule = &rules.maintenance.schedule;
            let tiers = schedule.tiers().iter().map(|tier| Tier { floor: tier.floor * k, deduction: tier.deduction * k, ..*tier });
            // The minimum is scaled as well; unscaled, the law does not hold.
            rules.maintenance.minimum *= k;
            rules.maintenance.schedule = Schedule::new((schedule.tiering, schedule.key), Amounts::Given, tiers.collect(), None)
                .expect("floors still rise");
        }
        large.account.balance *= k;
        for held in &mut large.account.collateral {
            held.coins *= k;
        }
        for holding in &mut large.account.holdings {
            holding.margin *= k;
            holding.position.size *= k;
            holding.position.entry_notional *= k;
        }
        let large_pools = large.pools();
        for (pool, large_pool) in case.pools().iter().zip(&large_pools) {
            for moving in case.movings() {
                same(&find(&case, pool, &moving), &find(&large, large_pool, &moving))?;
            }
        }
    }
}

/// `worse` has no boundary further away than `better`.
fn not_nearer(
    worse: &Liquidation,
    better: &Liquidation,
    start: Decimal,
) -> Result<(), TestCaseError> {
    if worse == &Liquidation::AlreadyUnder {
        return Ok(());
    }
    prop_assert_ne!(better, &Liquidation::AlreadyUnder);
    for (worse, better) in ends(worse).into_iter().zip(ends(better)) {
        if let Some(better) = better {
            let distance = worse.map(|worse| (worse.t - start).abs());
            let further = (better.t - start).abs();
            prop_assert!(
                distance.is_some_and(|distance| distance <= further || close(distance, further)),
                "{worse:?} against {better:?}"
            );
        }
    }
    Ok(())
}
