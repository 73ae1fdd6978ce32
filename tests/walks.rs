//! Law 8 on paths: points added on a straight way change no event. And paths that land exactly on a
//! boundary.

mod accounts;

use accounts::journeys::{Trip, closings, on_points, split};
use accounts::single::{flat as flat_rate, table};
use accounts::{Dice, VIEWS};
use isocross::margin::rules::{Remainder, Trigger};
use isocross::margin::schedule::{Key, Schedule, Tiering};
use isocross::market::account::{MarginMode, View};
use isocross::market::position::Side;
use isocross::simulate::journey::FundingPlan;
use isocross::simulate::walk::{ClosingCause, EventKind, walk};
use rust_decimal::{Decimal, dec};

#[test]
fn splitting_a_way_changes_no_event() {
    let (mut closed, mut ties) = (0, 0);
    for seed in 0..10_000 {
        let dice = &mut Dice(seed);
        let mut trip = Trip::drawn(dice.next());
        let ways = 1 + dice.below(5) as usize;
        let tracks: Vec<Vec<Decimal>> = trip
            .path
            .tracks
            .iter()
            .map(|_| {
                let rest = (0..ways).map(|_| dice.between(dec!(0.6), dec!(1.5)));
                std::iter::once(Decimal::ONE).chain(rest).collect()
            })
            .collect();
        let mut finer = trip.clone();
        on_points(&mut trip, &tracks);
        on_points(&mut finer, &split(dice, &tracks));
        for view in VIEWS {
            let [mut whole, mut parts] =
                [&trip, &finer].map(|trip| closings(&walk(trip.journey(), view, trip.how())));
            // Two pools with one boundary: which is found first is a matter of the last digit.
            let tied = whole.windows(2).any(|pair| {
                pair[0]
                    .1
                    .iter()
                    .zip(&pair[1].1)
                    .all(|(a, b)| (a - b).abs() <= a * dec!(0.000_000_000_000_000_001))
            });
            if tied {
                ties += 1;
                whole.sort();
                parts.sort();
            }
            assert_eq!(whole.len(), parts.len(), "seed {seed} {view:?}");
            for (whole, parts) in whole.iter().zip(&parts) {
                assert_eq!(whole.0, parts.0, "seed {seed} {view:?}");
                for (whole, parts) in whole.1.iter().zip(&parts.1) {
                    // A place on the way is given to 10⁻²⁸ of it, but headroom's slope along a way in
                    // which gains and losses nearly balance takes some of those digits.
                    assert!(
                        (whole - parts).abs() <= whole * dec!(0.000_000_000_000_001),
                        "seed {seed}: {whole} {parts}"
                    );
                }
                // What is posted is cut to 10⁻⁸: a midpoint may fall to either side.
                assert!(
                    (whole.2 - parts.2).abs() <= dec!(0.000_000_010_001),
                    "seed {seed}: {} {}",
                    whole.2,
                    parts.2
                );
            }
            closed += whole.len();
        }
    }
    println!("{closed} closings, {ties} walks with ties");
    assert!(closed > 10_000, "{closed}");
}

/// Long 1 at 100 with 10 and a flat 10 %, or whole brackets 10 / 60 % from 0 / 80: a known book.
fn known(side: Side, schedule: Schedule, trigger: Trigger) -> Trip {
    let mut trip = Trip::random(3);
    let case = &mut trip.case;
    case.marks = vec![dec!(100)];
    case.betas = vec![Decimal::ONE];
    trip.follows.truncate(1);
    (trip.follows[0].track, trip.follows[0].beta) = (0, Decimal::ONE);
    case.book.contracts.truncate(1);
    let maintenance = &mut case.book.contracts[0].maintenance;
    (
        maintenance.schedule,
        maintenance.minimum,
        maintenance.closing_fee,
    ) = (schedule, Decimal::ZERO, None);
    maintenance.basis = isocross::margin::rules::Basis::Mark;
    case.book.pool.trigger = trigger;
    case.book.pool.closing.remainder = Remainder::Forfeited;
    case.account.collateral.clear();
    case.account.holdings.truncate(1);
    case.account.balance = dec!(1_000);
    let holding = &mut case.account.holdings[0];
    (holding.mode, holding.margin) = (MarginMode::Isolated, dec!(40));
    let held = &mut holding.position;
    (held.instrument, held.rules, held.side) = (0, 0, side);
    (held.size, held.entry_notional) = (dec!(1), dec!(100));
    trip
}

fn flat() -> Schedule {
    flat_rate(dec!(0.1))
}

fn whole() -> Schedule {
    let tiers = [(dec!(0), dec!(0.1)), (dec!(120), dec!(0.6))];
    table((Tiering::Whole, Key::Notional), &tiers)
}

#[test]
fn paths_that_land_on_a_boundary() {
    // Flat, short: 40 + 100 − p = 0.1p, p = 140 ÷ 1.1. To meet a round price: rate 0.1, margin 40,
    // long: 40 + p − 100 = 0.1p, p = 60 ÷ 0.9. At 0.75 of the mark: 15 against 7.5.
    // Whole, long: at 120 equity 60 against 12, just beyond it against 72.
    for (what, schedule, trigger, points, closed) in [
        (
            "a dip that stays above",
            flat(),
            Trigger::AtOrBelow,
            vec!["1", "0.67", "1", "1"],
            None,
        ),
        (
            "a dip through the boundary",
            flat(),
            Trigger::AtOrBelow,
            vec!["1", "0.66", "1", "1"],
            Some("66.6667"),
        ),
        (
            "up to the floor and back",
            whole(),
            Trigger::AtOrBelow,
            vec!["1", "1.2", "1", "1"],
            None,
        ),
        (
            "up to the floor, then beyond",
            whole(),
            Trigger::AtOrBelow,
            vec!["1", "1.2", "1.3", "1"],
            Some("120"),
        ),
        (
            "up to the floor, then beyond, strictly",
            whole(),
            Trigger::Below,
            vec!["1", "1.2", "1.3", "1"],
            Some("120"),
        ),
        (
            "a hair beyond the floor",
            whole(),
            Trigger::Below,
            vec!["1", "1.2000000001", "1", "1"],
            Some("120"),
        ),
        (
            "a hair below the floor",
            whole(),
            Trigger::Below,
            vec!["1", "1.1999999999", "1", "1"],
            None,
        ),
        (
            "a long way up within one step",
            whole(),
            Trigger::Below,
            vec!["1", "3", "1", "1"],
            Some("120"),
        ),
    ] {
        let mut trip = known(Side::Long, schedule, trigger);
        let points: Vec<Decimal> = points
            .iter()
            .map(|text| text.parse().expect("a decimal"))
            .collect();
        on_points(&mut trip, &[points]);
        let walked = walk(trip.journey(), View::Isolated, trip.how());
        let price = closings(&walked)
            .first()
            .map(|closing| closing.1[0].round_dp(4).normalize());
        assert_eq!(
            price,
            closed.map(|text| text.parse().expect("a decimal")),
            "{what}"
        );
    }
}

#[test]
fn equality_on_the_way_closes_only_at_or_below() {
    // Long 1 at 100 with 32.5 and 10 %: 32.5 + p − 100 = 0.1p at p = 75 exactly.
    for (trigger, closed) in [(Trigger::AtOrBelow, 1), (Trigger::Below, 0)] {
        let mut trip = known(Side::Long, flat(), trigger);
        trip.case.account.holdings[0].margin = dec!(32.5);
        on_points(
            &mut trip,
            &[vec![dec!(1), dec!(0.75), dec!(0.9), dec!(0.75), dec!(1)]],
        );
        let walked = walk(trip.journey(), View::Isolated, trip.how());
        assert_eq!(closings(&walked).len(), closed, "{trigger:?}");
    }
}

#[test]
fn funding_alone_can_close() {
    // 40 of margin, 10 to be kept: a rate of 20 % of 100 takes 20 at bars 1 and 2.
    let mut trip = known(Side::Long, flat(), Trigger::AtOrBelow);
    on_points(&mut trip, &[vec![Decimal::ONE; 10]]);
    trip.funding = FundingPlan::Typed {
        rate: dec!(0.2),
        every: 1,
    };
    let walked = walk(trip.journey(), View::Isolated, trip.how());
    let last = walked.events.last().expect("it is closed");
    assert!(matches!(
        last.kind,
        EventKind::Closed {
            cause: ClosingCause::Funding,
            ..
        }
    ));
    assert_eq!((last.moment.bar, last.value), (2, dec!(960)));
}

/// Equity p − 60 against 0.1 p: from half of equity on at 0.5 (p − 60) = 0.1 p, p = 75, where equity is
/// 15 and the requirement 7.5. At 80 it is 8 of 20, below the level; closed at 60 ÷ 0.9.
#[test]
fn a_warning_comes_once_until_the_pool_has_recovered() {
    let mut trip = known(Side::Long, flat(), Trigger::AtOrBelow);
    trip.case.book.pool.warning = dec!(0.5);
    let points = [
        dec!(1),
        dec!(0.7),
        dec!(0.72),
        dec!(0.8),
        dec!(0.74),
        dec!(0.6),
    ];
    on_points(&mut trip, &[points.to_vec()]);
    let walked = walk(trip.journey(), View::Isolated, trip.how());
    let told: Vec<_> = walked
        .events
        .iter()
        .map(|event| match &event.kind {
            EventKind::Warned {
                equity,
                requirement,
                ..
            } => ("warned", event.prices[0], *equity, *requirement),
            EventKind::Closed {
                closed,
                requirement,
                ..
            } => ("closed", event.prices[0], closed.equity, *requirement),
            other => panic!("{other:?}"),
        })
        .map(|(what, price, equity, asked)| {
            let [price, equity, asked] =
                [price, equity, asked].map(|one| one.round_dp(4).normalize());
            format!("{what} {price} {equity} {asked}")
        })
        .collect();
    let warned = "warned 75 15 7.5";
    assert_eq!(told, [warned, warned, "closed 66.6667 6.6667 6.6667"]);
    assert_eq!(walked.events[0].value, dec!(975), "of 960 free and 15");
}

/// A warning changes nothing but the log; it is where the level is met, and before a closing on the
/// way. A gap goes past it.
#[test]
fn warnings_change_nothing_and_come_before_a_closing() {
    let (mut warned, mut exact) = (0, 0);
    for seed in 0..4_000 {
        let mut trip = Trip::drawn(seed);
        trip.case.book.pool.warning = Decimal::ZERO;
        let mut level = trip.clone();
        level.case.book.pool.warning = Dice(seed).between(dec!(0.2), dec!(0.9));
        for view in VIEWS {
            let plain = walk(trip.journey(), view, trip.how());
            let mut told = walk(level.journey(), view, level.how());
            let mut known: Vec<usize> = Vec::new();
            for event in &told.events {
                match &event.kind {
                    EventKind::Warned {
                        members,
                        equity,
                        requirement,
                        ..
                    } => {
                        warned += 1;
                        known.extend(members);
                        let over = requirement - equity * level.case.book.pool.warning;
                        let noise =
                            dec!(0.000_000_01) * (requirement + equity.abs() + Decimal::ONE);
                        assert!(over > -noise, "seed {seed} {view:?}: {over}");
                        exact += usize::from(over.abs() < noise);
                    }
                    EventKind::Closed {
                        members,
                        cause: ClosingCause::Price,
                        requirement,
                        closed,
                        ..
                    } if *requirement > dec!(0.01)
                        && (closed.equity - requirement).abs() < dec!(0.000_001) =>
                    {
                        let before = members.iter().all(|member| known.contains(member));
                        assert!(before, "seed {seed} {view:?}");
                    }
                    _ => {}
                }
            }
            told.events
                .retain(|event| !matches!(event.kind, EventKind::Warned { .. }));
            assert_eq!(told, plain, "seed {seed} {view:?}");
        }
    }
    println!("{warned} warnings, {exact} of them where the level is met on the way");
    assert!(warned > 2_000 && exact > 1_000, "{warned} {exact}");
}
