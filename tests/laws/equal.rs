//! Laws 1, 8 and 9: accounts, walks and moves that come to the same.

use super::accounts::journeys::{Trip, closings, on_points, split};
use super::accounts::{Case, Dice, VIEWS};
use super::{Held, ends, ensure, find, on_the_edge, same, some_pool};
use isocross::margin::liquidation::Liquidation;
use isocross::margin::rules::Basis;
use isocross::market::account::{Account, Unit, View, add_coins};
use isocross::market::ray::Moving;
use isocross::simulate::walk::walk;
use rust_decimal::{Decimal, dec};

/// Law 1: One position, the same money and rules: isolated is cross, to the last digit. Not where a fee is
/// reserved by mode, or where cross alone has haircuts or charges debts.
pub fn isolated_is_cross_for_one_position(case: &Case, _: &mut Dice) -> Held {
    let mut case = case.clone();
    case.account.holdings.truncate(1);
    case.account.collateral.clear();
    let held = case.account.holdings[0].clone();
    case.account.balance = match held.unit {
        Unit::Money => held.margin,
        Unit::Coin(coin) => {
            add_coins(&mut case.account.collateral, coin, held.margin);
            Decimal::ZERO
        }
    };
    let maintenance = &case.book.contracts[held.position.rules].maintenance;
    let reserved = maintenance
        .closing_fee
        .is_some_and(|fee| fee.basis == Basis::Reserve);
    if reserved || case.book.cash.cuts() || !case.book.pool.debt.is_zero() {
        return Ok(false);
    }
    let [isolated, cross] = [View::Isolated, View::Cross].map(|view| case.account.cut(view));
    ensure!(
        isolated.free.is_zero() && cross.free.is_zero(),
        "money is left over"
    );
    for moving in case.movings() {
        let [isolated, cross] = [&isolated, &cross].map(|cut| find(&case, &cut.pools[0], &moving));
        ensure!(isolated == cross, "{isolated:?} and {cross:?} of {held:?}");
    }
    Ok(true)
}

/// Law 8: Two halves of a position act as the whole: the pool merges them before the schedule looks.
pub fn halves_act_as_the_whole(case: &Case, dice: &mut Dice) -> Held {
    let mut case = case.clone();
    for holding in &mut case.account.holdings {
        // Even in the last digit, so that a half is exact.
        let held = &mut holding.position;
        held.size = held.size.round_dp(12).max(dec!(0.000_000_000_001));
        held.entry_notional = held.entry_notional.round_dp(12);
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
    let view = dice.pick(&VIEWS);
    let (whole, halved) = (case.account.cut(view), halved.cut(view));
    ensure!(
        whole.pools.len() == halved.pools.len(),
        "halves are not pooled as the whole"
    );
    let pool = dice.below(whole.pools.len() as u64) as usize;
    let (whole, halved) = (&whole.pools[pool], &halved.pools[pool]);
    ensure!(
        whole.cash == halved.cash,
        "{} and {}",
        whole.cash,
        halved.cash
    );
    if on_the_edge(&case, whole) {
        return Ok(false);
    }
    for moving in case.movings() {
        same(&find(&case, whole, &moving), &find(&case, halved, &moving))
            .map_err(|what| format!("{what} {whole:?}"))?;
    }
    Ok(true)
}

/// Law 8: Points added on a straight way change no event.
pub fn splitting_a_way_changes_no_event(case: &Case, dice: &mut Dice) -> Held {
    let mut trip = Trip::with(case.clone(), dice);
    let ways = 1 + dice.below(3) as usize;
    let points = |dice: &mut Dice| {
        let rest = (0..ways).map(|_| dice.between(dec!(0.6), dec!(1.5)));
        std::iter::once(Decimal::ONE).chain(rest).collect()
    };
    let tracks: Vec<Vec<Decimal>> = trip.path.tracks.iter().map(|_| points(dice)).collect();
    let mut finer = trip.clone();
    on_points(&mut trip, &tracks);
    on_points(&mut finer, &split(dice, &tracks));
    let view = dice.pick(&VIEWS);
    let [whole, parts] =
        [&trip, &finer].map(|trip| closings(&walk(trip.journey(), view, trip.how())));
    same_closings(whole, parts)
        .map(|()| true)
        .map_err(|what| format!("{view:?}: {what}"))
}

type Closings = Vec<super::accounts::journeys::Closing>;

/// The same pools closed at the same prices, but for the last digits.
fn same_closings(mut whole: Closings, mut parts: Closings) -> Result<(), String> {
    // Two pools with one boundary: which is found first is a matter of the last digit.
    let one_place =
        |(a, b): (&Decimal, &Decimal)| (a - b).abs() <= a * dec!(0.000_000_000_000_000_001);
    if whole
        .windows(2)
        .any(|pair| pair[0].1.iter().zip(&pair[1].1).all(one_place))
    {
        whole.sort();
        parts.sort();
    }
    ensure!(whole.len() == parts.len(), "{whole:?} and {parts:?}");
    for (whole, parts) in whole.iter().zip(&parts) {
        ensure!(whole.0 == parts.0, "{whole:?} and {parts:?}");
        // A place on the way is given to 10⁻²⁸ of it, but headroom's slope along a way in which gains
        // and losses nearly balance takes some of those digits.
        let near = |(a, b): (&Decimal, &Decimal)| (a - b).abs() <= a * dec!(0.000_000_000_000_001);
        ensure!(
            whole.1.iter().zip(&parts.1).all(near),
            "{whole:?} and {parts:?}"
        );
        // What is posted is cut to 10⁻⁸: a midpoint may fall to either side.
        ensure!(
            (whole.2 - parts.2).abs() <= dec!(0.000_000_010_001),
            "{whole:?} and {parts:?}"
        );
    }
    Ok(())
}

/// No joint move is looked at beyond this multiple.
const MOVE_CAP: Decimal = dec!(1_000_000);

/// Law 9: A joint move in which only one market moves is that market alone.
pub fn alone_is_a_joint_move_with_one_beta(case: &Case, dice: &mut Dice) -> Held {
    let beta = dice.pick(&[dec!(1), dec!(-1), dec!(0.5), dec!(3)]);
    let (pool, _) = some_pool(case, dice);
    for (instrument, &mark) in case.marks.iter().enumerate() {
        let mut betas = vec![Decimal::ZERO; case.marks.len()];
        betas[instrument] = beta;
        let alone = find(case, &pool, &Moving::Alone(instrument));
        let joint = find(case, &pool, &Moving::Together(betas));
        let under = [&alone, &joint].map(|found| *found == Liquidation::AlreadyUnder);
        ensure!(under[0] == under[1], "{alone:?} and {joint:?}");
        let mut joint = ends(&joint);
        if beta < Decimal::ZERO {
            joint.reverse();
        }
        for (alone, joint) in ends(&alone).into_iter().zip(joint) {
            if alone.is_some_and(|alone| alone.t > mark * beta.abs() * MOVE_CAP) {
                continue;
            }
            let (Some(alone), Some(joint)) = (alone, joint) else {
                ensure!(
                    alone.is_some() == joint.is_some(),
                    "{alone:?} and {joint:?} of {pool:?}"
                );
                continue;
            };
            let price = mark + mark * beta * joint.t;
            // A move is given to 10⁻²⁸ of the mark at best: a price far below it has fewer digits.
            let digits = (alone.t + mark) * dec!(0.000_000_000_000_000_000_01);
            ensure!(
                (alone.t - price).abs() <= digits,
                "{} and {price} of {pool:?}",
                alone.t
            );
            ensure!(alone.cause == joint.cause, "{alone:?} and {joint:?}");
        }
    }
    Ok(true)
}
