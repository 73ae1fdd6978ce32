//! Second opinion by plain stepping: between the mark and a claimed boundary headroom is never
//! negative, just beyond it is; where no boundary is claimed it never is.

mod accounts;

use accounts::definition::{closes, left};
use accounts::products::{self, Product};
use accounts::single::table;
use accounts::{Case, Dice, floors};
use isocross::margin::liquidation::{Boundary, Liquidation, Standing, is_under, verdict};
use isocross::margin::rules::{Basis, RuleBook};
use isocross::margin::schedule::{Key, Tiering};
use isocross::market::account::{Pool, View};
use isocross::market::ray::Moving;
use isocross::num::piecewise::Cause;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

const STEPS: i64 = 120;

/// What is left at `t` by the definitions, and what the engine's figure may be off by.
fn at(case: &Case, pool: &Pool, moving: &Moving, t: Decimal) -> (Decimal, Decimal) {
    let prices = case.prices(moving, t);
    let (left, noise) = (
        left(pool, &case.book, &prices, false),
        case.noise(pool, &prices),
    );
    let engine = case.headroom(pool, &prices);
    assert!(
        (left - engine).abs() <= noise,
        "{left} by the definitions, {engine} by the engine at {prices:?} of {pool:?}"
    );
    (left, noise)
}

/// Where the walk may go: prices above zero, at most fifty times the mark.
fn ends(case: &Case, moving: &Moving) -> (Decimal, Decimal) {
    let (mut low, mut high) = (dec!(-50), dec!(50));
    match moving {
        Moving::Alone(instrument) => {
            (low, high) = (Decimal::ZERO, case.marks[*instrument] * dec!(50));
        }
        Moving::Together(betas) => {
            for beta in betas.iter().filter(|beta| !beta.is_zero()) {
                let gone = -Decimal::ONE / beta;
                if gone < Decimal::ZERO {
                    low = low.max(gone);
                } else {
                    high = high.min(gone);
                }
            }
        }
    }
    (low, high)
}

fn check_side(
    case: &Case,
    pool: &Pool,
    moving: &Moving,
    side: (Option<&Boundary>, Decimal),
) -> Result<(), TestCaseError> {
    let (boundary, end) = side;
    let start = case.start(moving);
    let until = boundary.map_or(end, |boundary| boundary.t);
    let way = end - start;
    prop_assert!(
        (until - start) * way >= Decimal::ZERO,
        "on the wrong side of the mark"
    );
    let mut places: Vec<Decimal> = (0..STEPS)
        .map(|step| start + (until - start) * Decimal::new(step, 0) / Decimal::from(STEPS))
        .collect();
    for floor in floors(case, pool, moving) {
        for nudge in [dec!(-0.000_000_000_001), dec!(0.000_000_000_001)] {
            let place = floor + nudge * way;
            let inside = (place - start) * (until - place) > Decimal::ZERO;
            places.extend(inside.then_some(place));
        }
    }
    for place in places {
        let (headroom, noise) = at(case, pool, moving, place);
        prop_assert!(
            headroom >= -noise,
            "{headroom} at {place}, before {until}: {boundary:?}, {moving:?}, {pool:?}"
        );
    }
    let Some(boundary) = boundary else {
        return Ok(());
    };
    // Beyond by a billionth of the way to the end of all prices; what a crossing has gained by then is
    // its slope times that, which no rounding reaches.
    let end = if (end - until) * way > Decimal::ZERO {
        end
    } else {
        until + (until - start)
    };
    let beyond = until + (end - until) * dec!(0.000_000_001);
    let (headroom, noise) = at(case, pool, moving, beyond);
    let limit = if boundary.cause == Cause::Jump {
        Decimal::ZERO
    } else {
        noise
    };
    prop_assert!(
        headroom < limit,
        "{headroom} beyond {until}: {boundary:?}, {moving:?}, {pool:?}"
    );
    Ok(())
}

fn check_pool(case: &Case, pool: &Pool, moving: &Moving) -> Result<(), TestCaseError> {
    let standing = Standing::new(pool, &case.book, &case.marks);
    let found = standing.liquidation(moving).found;
    let now = case.headroom(pool, &case.marks);
    match &found {
        Liquidation::AlreadyUnder => prop_assert!(now <= Decimal::ZERO, "{now} now"),
        Liquidation::Between { below, above } => {
            prop_assert!(now >= Decimal::ZERO, "{now} now");
            let (low, high) = ends(case, moving);
            check_side(case, pool, moving, (below.as_ref(), low))?;
            check_side(case, pool, moving, (above.as_ref(), high))?;
        }
    }
    Ok(())
}

/// Accounts stepped through under each product.
const ACCOUNTS: u64 = 300;

#[test]
fn stepping_never_finds_headroom_negative_before_the_boundary() {
    // Two halves, so that two cores share the work.
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                products::all()
                    .iter()
                    .skip(half)
                    .step_by(2)
                    .for_each(step_through)
            });
        }
    });
}

fn step_through(product: &Product) {
    for seed in 0..ACCOUNTS {
        let case = product.account(seed);
        let dice = &mut Dice(seed);
        let pool = dice.pick(&case.pools());
        let movings = [
            dice.pick(&case.movings()),
            Moving::Together(case.betas.clone()),
        ];
        for moving in movings {
            let checked = check_pool(&case, &pool, &moving);
            assert!(
                checked.is_ok(),
                "{}, account {seed}: {checked:?}",
                product.name
            );
        }
    }
}

/// The venue's own verdict, requirements rounded up, is that of the definitions at every place; it closes
/// wherever the exact one does, and elsewhere only where less is left than rounding can take.
#[test]
fn verdicts_that_round_are_those_of_the_definitions() {
    let (mut places, mut by_rounding) = (0, 0);
    for product in products::all().iter().filter(|product| rounds(product)) {
        for seed in 0..ACCOUNTS {
            let case = product.account(seed);
            let dice = &mut Dice(seed);
            let pool = dice.pick(&case.pools());
            let steps = pool
                .positions
                .iter()
                .map(|held| case.book.contracts[held.rules].maintenance.step);
            let most: Decimal = steps.sum();
            let moving = Moving::Together(case.betas.clone());
            let found = Standing::new(&pool, &case.book, &case.marks)
                .liquidation(&moving)
                .found;
            let (low, high) = ends(&case, &moving);
            for (edge, end) in [(found.below(), low), (found.above(), high)] {
                // Around the boundary, where the staircase crosses it.
                let edge = edge.map_or(end / dec!(2), |edge| edge.t);
                for step in -20..=20 {
                    let t = edge + edge * Decimal::new(step, 0) * dec!(0.000_01);
                    let prices = case.prices(&moving, t);
                    if t <= low || t >= high {
                        continue;
                    }
                    let exact = left(&pool, &case.book, &prices, false);
                    let rounded = left(&pool, &case.book, &prices, true);
                    if rounded.abs() <= case.noise(&pool, &prices)
                        || exact.abs() <= case.noise(&pool, &prices)
                    {
                        continue;
                    }
                    let closed = verdict(&pool, &case.book, &prices);
                    assert_eq!(
                        closed,
                        closes(rounded, case.book.pool.trigger),
                        "account {seed} at {t}"
                    );
                    let under = is_under(&pool, &case.book, &prices);
                    assert!(
                        closed || !under,
                        "account {seed} at {t}: rounding up opens no pool"
                    );
                    assert!(
                        closed == under || exact < most,
                        "account {seed} at {t}: {exact} left"
                    );
                    places += 1;
                    by_rounding += usize::from(closed != under);
                }
            }
        }
    }
    println!("{places} verdicts, {by_rounding} by rounding alone");
    assert!(
        places > 10_000 && by_rounding > 100,
        "{places} {by_rounding}"
    );
}

fn rounds(product: &Product) -> bool {
    product
        .contracts
        .iter()
        .any(|(template, _)| !template.step.is_zero())
}

/// Whole rates 0.5 / 1 / 2.5 % from 0 / 50,000 / 250,000; long 5 at 60,000 with 54,000.
fn whole_tier_example() -> (Pool, RuleBook) {
    let mut case = Case::random(1);
    let rules = &mut case.book.contracts[0];
    rules.maintenance.basis = Basis::Mark;
    rules.maintenance.minimum = Decimal::ZERO;
    rules.maintenance.closing_fee = None;
    let tiers = [
        (dec!(0), dec!(0.005)),
        (dec!(50_000), dec!(0.01)),
        (dec!(250_000), dec!(0.025)),
    ];
    rules.maintenance.schedule = table((Tiering::Whole, Key::Notional), &tiers);
    case.account.holdings.truncate(1);
    let mut pool = case.account.cut(View::Isolated).pools.remove(0);
    pool.cash = dec!(54_000);
    let held = &mut pool.positions[0];
    (held.instrument, held.rules, held.side) = (0, 0, isocross::market::position::Side::Long);
    (held.size, held.entry_notional) = (dec!(5), dec!(300_000));
    (pool, case.book)
}

/// Nearest boundary, walking from `mark`.
fn alone(pool: &Pool, book: &RuleBook, mark: Decimal) -> Liquidation {
    Standing::new(pool, book, &[mark])
        .liquidation(&Moving::Alone(0))
        .found
}

#[test]
fn a_whole_schedule_leaves_a_hole_in_the_safe_prices() {
    let (pool, book) = whole_tier_example();
    // In the bracket above 250,000: 5p − 246,000 = 0.025·5p, p = 246,000 ÷ 4.875.
    let found = alone(&pool, &book, dec!(60_000));
    let below = found.below().expect("a fall closes it");
    assert_eq!(
        (below.t.round_dp(2), below.cause),
        (dec!(50_461.54), Cause::Crossing)
    );
    assert_eq!(found.above(), None);
    // At 50,000 the notional is 250,000, of the bracket below: 5p − 246,000 = 0.01·5p, p = 246,000 ÷ 4.95.
    let found = alone(&pool, &book, dec!(50_000));
    assert_eq!(
        found.below().map(|edge| edge.t.round_dp(2)),
        Some(dec!(49_696.97))
    );
    let above = found
        .above()
        .expect("the bracket above 250,000 asks for more than there is");
    assert_eq!((above.t, above.cause), (dec!(50_000), Cause::Jump));
    // From within the hole both sides are found, the jump from below.
    let found = alone(&pool, &book, dec!(49_800));
    assert_eq!(
        found.below().map(|edge| edge.t.round_dp(2)),
        Some(dec!(49_696.97))
    );
    assert_eq!(
        found.above().map(|edge| (edge.t, edge.cause)),
        Some((dec!(50_000), Cause::Jump))
    );
    for (price, under) in [
        (dec!(50_461.54), false),
        (dec!(50_461.53), true),
        (dec!(50_000.01), true),
        (dec!(50_000), false),
        (dec!(49_696.97), false),
        (dec!(49_696.96), true),
    ] {
        assert_eq!(
            alone(&pool, &book, price) == Liquidation::AlreadyUnder,
            under,
            "{price}"
        );
    }
}

/// A given amount equal to rate × floor leaves nothing at the floor, where rounding must not decide
/// for the whole bracket. Seeds that once did.
#[test]
fn an_amount_that_leaves_nothing_at_its_floor() {
    for seed in [8_185, 8_186, 8_187] {
        let case = Case::random(seed);
        for pool in case.pools() {
            for moving in case.movings() {
                check_pool(&case, &pool, &moving).expect("stepping agrees");
            }
        }
    }
}
