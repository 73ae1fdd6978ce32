//! Degenerate accounts, each a sentence.

mod accounts;

use accounts::Dice;
use accounts::single::{book, flat, pool, position, table};
use isocross::margin::liquidation::{Liquidation, Standing};
use isocross::margin::rules::{Basis, Fee, Trigger};
use isocross::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use isocross::market::position::Side;
use isocross::market::ray::Moving;
use isocross::num::piecewise::Cause;
use rust_decimal::{Decimal, dec};

#[test]
fn no_price_above_zero_closes_a_long_at_1x() {
    let dice = &mut Dice(7);
    for _ in 0..20_000 {
        let mark = Decimal::new(1 + dice.below(999_999) as i64, dice.below(9) as u32);
        let notional = Decimal::new(1 + dice.below(99_999_999) as i64, 4);
        let held = position(0, Side::Long, notional / mark, notional);
        let pool = pool(notional, vec![held]);
        for trigger in [Trigger::Below, Trigger::AtOrBelow] {
            for rate in [dec!(0), dec!(0.005), dec!(0.5)] {
                let book = book(flat(rate), trigger);
                let marks = [mark];
                let standing = Standing::new(&pool, &book, &marks);
                for moving in [
                    Moving::Alone(0),
                    Moving::Together(vec![dec!(1)]),
                    Moving::Together(vec![dec!(1.3)]),
                ] {
                    let none = Liquidation::Between {
                        below: None,
                        above: None,
                    };
                    assert_eq!(
                        standing.liquidation(&moving).found,
                        none,
                        "{notional} at {mark}"
                    );
                    assert_eq!(standing.bankruptcy(&moving), none, "{notional} at {mark}");
                }
            }
        }
    }
}

#[test]
fn equality_closes_where_the_venue_says_at_or_below() {
    // Long 1 at 100 with 10, rate 10 %: equity 10 + (p − 100), requirement 0.1p; equal at p = 100.
    let pool = pool(dec!(10), vec![position(0, Side::Long, dec!(1), dec!(100))]);
    for (trigger, price, under) in [
        (Trigger::AtOrBelow, dec!(100), true),
        (Trigger::Below, dec!(100), false),
        (Trigger::Below, dec!(99.99), true),
        (Trigger::AtOrBelow, dec!(100.01), false),
    ] {
        let book = book(flat(dec!(0.1)), trigger);
        let marks = [price];
        let found = Standing::new(&pool, &book, &marks)
            .liquidation(&Moving::Alone(0))
            .found;
        assert_eq!(
            found == Liquidation::AlreadyUnder,
            under,
            "{trigger:?} at {price}"
        );
        if !under {
            assert_eq!(
                found.below().map(|edge| edge.t),
                Some(dec!(100)),
                "{trigger:?} at {price}"
            );
            assert_eq!(found.above(), None);
        }
    }
}

fn whole(floor: Decimal) -> Schedule {
    let tier = |floor, rate| Tier {
        floor,
        rate,
        deduction: Decimal::ZERO,
        max_leverage: None,
    };
    let tiers = vec![tier(dec!(0), dec!(0.01)), tier(floor, dec!(0.2))];
    Schedule::new(
        (Tiering::Whole, Key::Notional),
        Amounts::Computed,
        tiers,
        None,
    )
    .expect("floors rise")
}

/// A notional typed as the floor belongs to the bracket below, whatever division made the size.
#[test]
fn a_bracket_that_begins_exactly_at_the_mark() {
    for mark in [
        dec!(60_000),
        dec!(70_000),
        dec!(3),
        dec!(0.00007),
        dec!(17_777.77),
    ] {
        let (notional, cash) = (dec!(50_000), dec!(5_000));
        for (side, beta, below, above) in [
            // Any rise puts a long into 20 %; a fall of 5,000 ÷ 49,500 takes the rest.
            (
                Side::Long,
                dec!(1),
                Some(Cause::Crossing),
                Some(Cause::Jump),
            ),
            (
                Side::Long,
                dec!(-1),
                Some(Cause::Jump),
                Some(Cause::Crossing),
            ),
            (Side::Short, dec!(1), None, Some(Cause::Jump)),
            (Side::Short, dec!(-0.5), Some(Cause::Jump), None),
        ] {
            let pool = pool(cash, vec![position(0, side, notional / mark, notional)]);
            for trigger in [Trigger::Below, Trigger::AtOrBelow] {
                let book = book(whole(notional), trigger);
                let marks = [mark];
                let found = Standing::new(&pool, &book, &marks)
                    .liquidation(&Moving::Together(vec![beta]))
                    .found;
                let causes = [found.below(), found.above()].map(|edge| edge.map(|edge| edge.cause));
                assert_eq!(causes, [below, above], "{side:?} at {mark}, beta {beta}");
                let jump = [found.below(), found.above()].into_iter().flatten();
                for edge in jump.filter(|edge| edge.cause == Cause::Jump) {
                    assert_eq!(edge.t, Decimal::ZERO, "it jumps at the mark itself");
                }
            }
        }
    }
}

#[test]
fn accounts_without_money_or_without_risk() {
    let long = || position(0, Side::Long, dec!(2), dec!(200));
    let short = || position(0, Side::Short, dec!(2), dec!(200));
    let none = Liquidation::Between {
        below: None,
        above: None,
    };
    for (what, pool, rate, expected) in [
        (
            "no money at all is under at once",
            pool(dec!(0), vec![long()]),
            dec!(0.01),
            Liquidation::AlreadyUnder,
        ),
        (
            "a debt is under at once",
            pool(dec!(-1), vec![short()]),
            dec!(0),
            Liquidation::AlreadyUnder,
        ),
        (
            "opposite positions that ask for nothing",
            pool(dec!(1), vec![long(), short()]),
            dec!(0),
            none.clone(),
        ),
        (
            "an empty pool cannot be closed",
            pool(dec!(-5), vec![]),
            dec!(0.01),
            none,
        ),
    ] {
        let book = book(flat(rate), Trigger::AtOrBelow);
        let marks = [dec!(100)];
        let found = Standing::new(&pool, &book, &marks)
            .liquidation(&Moving::Alone(0))
            .found;
        if what.starts_with("an empty") {
            assert_ne!(found, Liquidation::AlreadyUnder, "{what}");
            continue;
        }
        assert_eq!(found, expected, "{what}");
    }
    // Fully offset, 1 % each side: 10 = 0.02·2·p at p = 250, and only a rise gets there.
    let hedged = pool(dec!(10), vec![long(), short()]);
    let book = book(flat(dec!(0.01)), Trigger::AtOrBelow);
    let marks = [dec!(100)];
    let found = Standing::new(&hedged, &book, &marks)
        .liquidation(&Moving::Alone(0))
        .found;
    assert_eq!(
        (found.below(), found.above().map(|edge| edge.t)),
        (None, Some(dec!(250)))
    );
    // Nothing moves: nothing closes.
    let still = Standing::new(&hedged, &book, &marks).liquidation(&Moving::Together(vec![dec!(0)]));
    assert_eq!((still.found.below(), still.found.above()), (None, None));
}

#[test]
fn a_given_amount_never_makes_maintenance_negative() {
    // One row, 2.5 % less 16,300: below a notional of 652,000 nothing is asked for.
    let tier = Tier {
        floor: dec!(0),
        rate: dec!(0.025),
        deduction: dec!(16_300),
        max_leverage: None,
    };
    let schedule = Schedule::new(
        (Tiering::Marginal, Key::Notional),
        Amounts::Given,
        vec![tier],
        None,
    )
    .expect("one row");
    let book = book(schedule, Trigger::AtOrBelow);
    // Long 10 at 30,000 with 100,000: equity is gone at 20,000, where the notional is 200,000.
    let pool = pool(
        dec!(100_000),
        vec![position(0, Side::Long, dec!(10), dec!(300_000))],
    );
    let marks = [dec!(30_000)];
    let found = Standing::new(&pool, &book, &marks)
        .liquidation(&Moving::Alone(0))
        .found;
    assert_eq!(found.below().map(|edge| edge.t), Some(dec!(20_000)));
}

#[test]
fn marginal_brackets_by_size_are_a_line_in_the_price() {
    // 1 % of the first 5 coins, 2 % of the rest: of 8 coins 0.05 + 0.06 = 0.11 coins at any price.
    let kind = (Tiering::Marginal, Key::Size);
    let schedule = table(kind, &[(dec!(0), dec!(0.01)), (dec!(5), dec!(0.02))]);
    let book = book(schedule, Trigger::AtOrBelow);
    // Long 8 at 100 with 100: 100 + 8p − 800 = 0.11p, p = 700 ÷ 7.89.
    let held = position(0, Side::Long, dec!(8), dec!(800));
    let marks = [dec!(100)];
    let pool = pool(dec!(100), vec![held]);
    let found = Standing::new(&pool, &book, &marks)
        .liquidation(&Moving::Alone(0))
        .found;
    let below = found.below().map(|edge| edge.t.round_dp(20));
    assert_eq!(below, Some((dec!(700) / dec!(7.89)).round_dp(20)));
}

#[test]
fn a_fee_on_every_basis_is_part_of_the_test() {
    // Long 1 at 100, 10x, with 10; no maintenance. The fee of 1 % is on p, on 100, or on 90.
    for (basis, price) in [
        // 10 + p − 100 = 0.01p, p = 90 ÷ 0.99
        (Basis::Mark, dec!(90) / dec!(0.99)),
        // 10 + p − 100 = 1
        (Basis::Entry, dec!(91)),
        // 10 + p − 100 = 0.9
        (Basis::Bankruptcy, dec!(90.9)),
    ] {
        let mut book = book(flat(dec!(0)), Trigger::AtOrBelow);
        book.contracts[0].maintenance.closing_fee = Some(Fee {
            rate: dec!(0.01),
            basis,
        });
        let mut held = position(0, Side::Long, dec!(1), dec!(100));
        held.leverage = dec!(10);
        let pool = pool(dec!(10), vec![held]);
        let marks = [dec!(100)];
        let found = Standing::new(&pool, &book, &marks)
            .liquidation(&Moving::Alone(0))
            .found;
        assert_eq!(found.below().map(|edge| edge.t), Some(price), "{basis:?}");
    }
}
