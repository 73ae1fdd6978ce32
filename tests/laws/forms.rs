//! Laws 4, 5 and 6: what a schedule, a boundary and an inverse contract are in closed form.

use super::accounts::definition::{asked_in, bracket, debts, equity, groups};
use super::accounts::{Case, Dice, VIEWS};
use super::{Held, ensure, find};
use isocross::margin::headroom::{requirement_at, worth_at};
use isocross::margin::liquidation::Liquidation;
use isocross::margin::rules::{Basis, ContractRules};
use isocross::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use isocross::market::account::{Pool, PoolKind, View};
use isocross::market::position::Kind;
use isocross::market::ray::{Moving, highest_price, least_price};
use rust_decimal::{Decimal, dec};

/// The schedule with amounts that make it continuous; none where it is not marginal.
fn continuous(schedule: &Schedule) -> Option<Schedule> {
    let kind = (Tiering::Marginal, schedule.key);
    let made = || {
        Schedule::new(
            kind,
            Amounts::Computed,
            schedule.tiers().to_vec(),
            schedule.limit(),
        )
        .ok()
    };
    (schedule.tiering == Tiering::Marginal).then(made).flatten()
}

/// What the last digits of a price are worth.
const NOISE: Decimal = dec!(0.000_000_000_000_000_000_000_000_1);

/// Law 4: Marginal brackets with computed amounts are the largest of their lines, and the sum of slices each
/// at its own rate; what a position is asked for does not jump where one begins.
pub fn a_marginal_schedule_is_the_largest_of_its_lines(case: &Case, dice: &mut Dice) -> Held {
    let mut in_scope = false;
    for rules in &case.book.contracts {
        let Some(table) = continuous(&rules.maintenance.schedule) else {
            continue;
        };
        in_scope = true;
        let top = table
            .tiers()
            .last()
            .map_or(Decimal::ONE, |tier| tier.floor)
            .max(dec!(100));
        let keys = (0..8).map(|_| dice.between(dec!(0), dec!(1.5)) * top);
        for key in keys.chain(table.tiers().iter().map(|tier| tier.floor)) {
            let amount = table.amount(key, key);
            let lines = table
                .tiers()
                .iter()
                .map(|tier| key * tier.rate - tier.deduction);
            ensure!(
                lines.max().is_some_and(|most| near(most, amount, key)),
                "{amount} for {key} of {table:?}"
            );
            let ends = table
                .tiers()
                .iter()
                .skip(1)
                .map(|tier| tier.floor)
                .chain([Decimal::MAX]);
            let slice = |(tier, end): (&Tier, Decimal)| {
                (key.min(end) - tier.floor).max(Decimal::ZERO) * tier.rate
            };
            let slices: Decimal = table.tiers().iter().zip(ends).map(slice).sum();
            ensure!(
                near(amount, slices, key),
                "{amount} and {slices} for {key} of {table:?}"
            );
        }
    }
    for pool in case.account.cut(VIEWS[0]).pools {
        no_jump(case, &pool)?;
    }
    Ok(in_scope)
}

/// The same but for the last digits of `of`: a rate of a thirtieth is cut at the 28th.
fn near(a: Decimal, b: Decimal, of: Decimal) -> bool {
    (a - b).abs() <= of * dec!(0.000_000_000_000_000_000_000_000_01)
}

/// Just before and just beyond each bracket of the pool's position the requirement is the same.
fn no_jump(case: &Case, pool: &Pool) -> Result<(), String> {
    let held = &pool.positions[0];
    let rules = &case.book.contracts[held.rules];
    let moves =
        rules.maintenance.basis == Basis::Mark && rules.maintenance.schedule.key == Key::Notional;
    if !moves
        || continuous(&rules.maintenance.schedule).as_ref() != Some(&rules.maintenance.schedule)
    {
        return Ok(());
    }
    let moving = Moving::Alone(held.instrument);
    for price in super::accounts::floors(case, pool, &moving) {
        let at = |factor: Decimal| {
            requirement_at(pool, &case.book, &case.prices(&moving, price * factor))
        };
        let (before, after) = (
            at(dec!(0.999_999_999_999_999)),
            at(dec!(1.000_000_000_000_001)),
        );
        // No rate is above 1: over that little the whole notional is the most it can change by.
        let most = pool
            .positions
            .iter()
            .map(|held| held.notional(price))
            .sum::<Decimal>();
        let most = most * dec!(0.000_000_000_000_002_1) + case.noise(pool, &case.marks);
        ensure!(
            (before - after).abs() <= most,
            "{before} and {after} at {price}"
        );
    }
    Ok(())
}

/// Law 5: Headroom of one position is the smallest of one line a bracket: the boundary below is the largest
/// root of the rising lines, the one above the smallest of the falling ones. No bracket is looked up.
/// Marginal brackets and those that do not move with the price; not whole ones by value.
pub fn the_closed_form_equals_the_solver(case: &Case, _: &mut Dice) -> Held {
    let pool = &case.account.cut(View::Isolated).pools[0];
    let held = &pool.positions[0];
    let Some(tiers) = candidates(pool, &case.book.contracts[held.rules]) else {
        return Ok(false);
    };
    let moving = Moving::Alone(held.instrument);
    let mark = case.marks[held.instrument];
    let (mut below, mut above) = (None, None);
    let mut inside = true;
    for tier in tiers {
        // A line through two prices as large as the mark, so that no digit of it is lost.
        let [here, twice] =
            [mark, mark * Decimal::TWO].map(|price| line_at(case, pool, tier, price));
        let (slope, at_zero) = ((twice - here) / mark, here * Decimal::TWO - twice);
        if here.abs() <= case.noise(pool, &case.marks) {
            // At the boundary itself the last digit decides.
            return Ok(false);
        }
        inside &= here > Decimal::ZERO;
        let root = (-at_zero)
            .checked_div(slope)
            .map(|root| (root, slope.abs()));
        if slope > Decimal::ZERO {
            below = below.max(root);
        } else if above.is_none() || root < above {
            above = root.or(above);
        }
    }
    let found = find(case, pool, &moving);
    ensure!(
        (found != Liquidation::AlreadyUnder) == inside,
        "{found:?}, inside {inside}: {pool:?}"
    );
    if !inside {
        return Ok(true);
    }
    let reach = |price: Decimal| price > least_price(mark) && price < highest_price(mark);
    for (solved, known) in [(found.below(), below), (found.above(), above)] {
        let (solved, known) = (
            solved.map(|edge| edge.t),
            known.filter(|known| reach(known.0)),
        );
        let agree = match (solved, known) {
            (Some(solved), Some((known, slope))) => {
                // Each is headroom ÷ slope, of sums in another order.
                let noise = case.noise(pool, &case.prices(&moving, known));
                (solved - known).abs() <= (noise / slope).max(known * NOISE)
            }
            (solved, known) => solved.is_none() && known.is_none(),
        };
        ensure!(agree, "{solved:?} and {known:?} of {pool:?}");
    }
    Ok(true)
}

/// The brackets whose lines headroom is the smallest of, as the last one the minimum's; none where it
/// is not.
fn candidates(pool: &Pool, rules: &ContractRules) -> Option<Vec<Option<Tier>>> {
    let schedule = &rules.maintenance.schedule;
    let fixed =
        schedule.key == Key::Size || matches!(rules.maintenance.basis, Basis::Entry | Basis::Debt);
    let tiers = schedule.tiers().to_vec();
    let groups = groups(pool, pool.positions[0].instrument, pool.positions[0].side);
    let tiers = if fixed || tiers.len() == 1 {
        vec![bracket(rules, &groups[0], Decimal::ONE)]
    } else if continuous(schedule).as_ref() == Some(schedule)
        && rules.maintenance.basis == Basis::Mark
    {
        tiers
    } else {
        return None;
    };
    Some(tiers.into_iter().map(Some).chain([None]).collect())
}

/// Headroom of an isolated pool in one bracket, or with the minimum, at a price of its market.
fn line_at(case: &Case, pool: &Pool, tier: Option<Tier>, price: Decimal) -> Decimal {
    let held = &pool.positions[0];
    let rules = &case.book.contracts[held.rules];
    let prices = case.prices(&Moving::Alone(held.instrument), price);
    let groups = groups(pool, held.instrument, held.side);
    let asked = asked_in(tier, pool, rules, (&groups[0], price));
    equity(pool, &case.book, &prices) - asked - debts(pool, &case.book, &prices)
}

/// Law 6: In coins an inverse position's equity is coins + sign × (notional ÷ entry − notional ÷ price); at
/// its worth that is the line of a linear one, and of its entry cash held as coins.
pub fn an_inverse_position_is_coins_less_cash(case: &Case, dice: &mut Dice) -> Held {
    let mut in_scope = false;
    for pool in case.account.cut(View::Isolated).pools {
        let inverse = pool.positions.iter().all(|held| held.kind == Kind::Inverse);
        if pool.kind != PoolKind::Isolated || !inverse {
            continue;
        }
        in_scope = true;
        let held = &pool.positions[0];
        let price = case.marks[held.instrument] * dice.between(dec!(0.1), dec!(4)).max(dec!(0.1));
        let prices = case.prices(&Moving::Alone(held.instrument), price);
        let worth = worth_at(&pool, &prices);
        let mut coins: Decimal = pool.collateral.iter().map(|held| held.coins).sum();
        let (mut linear, mut held_as_coins) = (pool.clone(), pool.clone());
        held_as_coins.positions.clear();
        for (held, linear) in pool.positions.iter().zip(&mut linear.positions) {
            coins += held.side.sign()
                * (held.entry_notional / held.entry() - held.entry_notional / price);
            linear.kind = Kind::Linear;
            held_as_coins.collateral[0].coins += held.signed_size();
            held_as_coins.cash -= held.entry_notional * held.side.sign();
        }
        let noise = case.noise(&pool, &prices) * dec!(10);
        for other in [
            coins * price,
            worth_at(&linear, &prices),
            worth_at(&held_as_coins, &prices),
        ] {
            ensure!(
                (worth - other).abs() <= noise,
                "{worth} and {other} at {price} of {pool:?}"
            );
        }
    }
    Ok(in_scope)
}
