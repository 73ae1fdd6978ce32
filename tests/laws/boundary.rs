//! Law 2: what is left at a boundary, before it and beyond it, by the definitions.

use super::accounts::definition::left;
use super::accounts::{Case, Dice, floors};
use super::{Held, ends, ensure, find, some_pool};
use isocross::margin::explain::explain;
use isocross::margin::headroom::{equity_at, requirement_at};
use isocross::margin::liquidation::{Boundary, Liquidation};
use isocross::market::account::Pool;
use isocross::market::ray::Moving;
use isocross::num::piecewise::{Cause, Way};
use rust_decimal::{Decimal, dec};

/// Places looked at between the mark and a boundary, brackets' floors apart.
const PLACES: i64 = 6;

/// Law 2: No headroom at a crossing; at a jump some before and none after; none missing between the mark
/// and either. `Case::noise` says what the last digits are worth.
pub fn headroom_runs_out_at_the_boundary(case: &Case, dice: &mut Dice) -> Held {
    let (pool, movings) = some_pool(case, dice);
    for moving in &movings {
        let found = find(case, &pool, moving);
        let here = left(&pool, &case.book, &case.marks, false);
        let noise = case.noise(&pool, &case.marks);
        if found == Liquidation::AlreadyUnder {
            ensure!(here <= noise, "under with {here} left");
            continue;
        }
        ensure!(here >= -noise, "not under with {here} left");
        for (boundary, way) in ends(&found).into_iter().zip([Way::Down, Way::Up]) {
            if let Some(boundary) = boundary {
                at_boundary(case, &pool, moving, (boundary, way))?;
                before_boundary(case, &pool, moving, boundary)?;
            }
        }
    }
    Ok(true)
}

fn at_boundary(
    case: &Case,
    pool: &Pool,
    moving: &Moving,
    at: (&Boundary, Way),
) -> Result<(), String> {
    let (boundary, way) = at;
    let prices = case.prices(moving, boundary.t);
    let at = left(pool, &case.book, &prices, false);
    if boundary.cause == Cause::Crossing {
        let noise = case.noise(pool, &prices);
        ensure!(at.abs() <= noise, "{at} left at {boundary:?} of {pool:?}");
        return Ok(());
    }
    let away = if way == Way::Down {
        -Decimal::ONE
    } else {
        Decimal::ONE
    };
    // Close enough that only the jump counts, far enough to be on either side of it.
    let reach = (case.start(moving).abs() + boundary.t.abs()).max(Decimal::ONE);
    let hair = reach * dec!(0.000_000_000_000_000_001) * away;
    let at = |t| {
        let prices = case.prices(moving, t);
        let noise = case.noise(pool, &prices) * dec!(100_000_000_000);
        (left(pool, &case.book, &prices, false), noise)
    };
    let (before, noise) = at(boundary.t - hair);
    let (after, _) = at(boundary.t + hair);
    ensure!(before >= -noise, "{before} before {boundary:?} of {pool:?}");
    ensure!(
        after < noise && after < before,
        "{before}, then {after}: {boundary:?} of {pool:?}"
    );
    Ok(())
}

fn before_boundary(
    case: &Case,
    pool: &Pool,
    moving: &Moving,
    boundary: &Boundary,
) -> Result<(), String> {
    let (start, end) = (case.start(moving), boundary.t);
    let steps =
        (1..PLACES).map(|step| start + (end - start) * Decimal::from(step) / Decimal::from(PLACES));
    let between = floors(case, pool, moving).into_iter();
    let between = between.filter(|place| (*place - start) * (end - *place) > Decimal::ZERO);
    for place in steps.chain(between) {
        let prices = case.prices(moving, place);
        let (left, noise) = (
            left(pool, &case.book, &prices, false),
            case.noise(pool, &prices),
        );
        ensure!(
            left >= -noise,
            "{left} at {place}, before {boundary:?} of {pool:?}"
        );
    }
    Ok(())
}

/// The arithmetic shown for a boundary meets there, minimum and all, and is that of the definitions.
pub fn the_arithmetic_shown_meets(case: &Case, dice: &mut Dice) -> Held {
    let (pool, _) = some_pool(case, dice);
    for way in [Way::Down, Way::Up] {
        let Some(shown) = explain(&pool, &case.book, (&case.marks, &case.betas), way) else {
            continue;
        };
        let prices = case.prices(&Moving::Together(case.betas.clone()), shown.boundary.t);
        let noise = case.noise(&pool, &prices);
        if shown.is_jump() {
            continue;
        }
        let (equity, required) = shown.check;
        ensure!(
            (equity - required).abs() <= noise,
            "{equity} and {required}"
        );
        let left =
            equity_at(&pool, &case.book, &prices) - requirement_at(&pool, &case.book, &prices);
        ensure!(
            (equity - required - left).abs() <= noise,
            "{equity} − {required} and {left}"
        );
    }
    Ok(true)
}
