//! Random walks with random actions: the log adds up, what never comes due changes nothing, and a walk
//! for its outcome alone is the same as one in full.

use super::accounts::journeys::Trip;
use super::accounts::{Dice, VIEWS};
use isocross::market::position::{Kind, Position};
use isocross::simulate::actions::{Action, Deed, Done, Trigger, Way};
use isocross::simulate::indicators::{Gauge, Measure};
use isocross::simulate::walk::{Detail, Event, EventKind, How, Walk, walk, walk_acting};
use rust_decimal::{Decimal, dec};

fn drawn(trip: &Trip, dice: &mut Dice) -> Action {
    let instrument = dice.below(trip.case.marks.len() as u64) as usize;
    let mark = trip.case.marks[instrument];
    let way = dice.pick(&[Way::Falls, Way::Rises]);
    let gauge = Gauge {
        measure: dice.pick(&[Measure::Volatility, Measure::Width, Measure::Rsi]),
        instrument,
        bars: 2 + dice.below(3) as usize,
    };
    let part = dice.between(dec!(0.01), dec!(0.9));
    let trigger = match dice.below(6) {
        0 => Trigger::Bar(dice.below(6) as usize),
        1 => Trigger::Price(instrument, way, mark * dice.between(dec!(0.7), dec!(1.3))),
        2 => Trigger::Distance(part),
        3 => Trigger::Ratio(part),
        4 => Trigger::Drawdown(part),
        _ => Trigger::Gauge(gauge, way, part),
    };
    let scale = trip.case.account.balance.max(dec!(1));
    let amount = (scale * dice.between(dec!(0.001), dec!(0.5))).round_dp(2);
    let amount = amount.max(dec!(0.01));
    let deed = match dice.below(11) {
        0 => Deed::AddMargin(amount),
        1 => Deed::RemoveMargin(amount),
        2 => Deed::TopUp(part),
        3 => Deed::Close,
        4 => Deed::Reduce(part),
        5 => Deed::ReduceBy(amount),
        6 => Deed::Open(amount),
        7 => Deed::Reinvest(part),
        8 => Deed::Isolate,
        9 => Deed::Share,
        _ => Deed::Leverage(dice.between(dec!(1), dec!(20))),
    };
    let held = trip.case.account.holdings.len() as u64;
    Action {
        trigger,
        again: dice.one_in(2),
        target: (!dice.one_in(4)).then(|| dice.below(held) as usize),
        deed,
    }
}

/// The positions as the log alone tells them.
fn apply(open: &mut [Option<Position>], trip: &Trip, event: &Event) {
    match &event.kind {
        EventKind::Funding(_) | EventKind::Warned { .. } => {}
        EventKind::Reduced { step, .. } => {
            for cut in &step.cuts {
                open[cut.member] = cut.after.clone();
            }
        }
        EventKind::Closed { members, .. } => members.iter().for_each(|&gone| open[gone] = None),
        EventKind::Acted(act) => {
            let place = &mut open[act.position];
            let price = |held: &Position| event.prices[held.instrument];
            match act.outcome.as_ref() {
                Ok(Done::Closed { notional, left, .. }) => match (place.as_mut(), left.is_zero()) {
                    (_, true) => *place = None,
                    (Some(held), false) => {
                        let kept = left / (left + notional);
                        held.size *= kept;
                        held.entry_notional *= kept;
                    }
                    (None, false) => unreachable!("cut what is closed"),
                },
                Ok(Done::Opened { notional, gain, .. }) => {
                    let template = &trip.case.account.holdings[act.position].position;
                    let held = place.get_or_insert_with(|| Position {
                        size: Decimal::ZERO,
                        entry_notional: Decimal::ZERO,
                        ..template.clone()
                    });
                    let price = price(held);
                    if !gain.is_zero() {
                        match held.kind {
                            Kind::Linear => held.entry_notional = held.size * price,
                            Kind::Inverse => held.size = held.entry_notional / price,
                        }
                    }
                    held.size += notional / price;
                    held.entry_notional += notional;
                }
                Ok(Done::Margin { .. } | Done::Switched { .. }) | Err(_) => {}
            }
        }
    }
}

#[derive(Default)]
struct Tally {
    done: usize,
    refused: usize,
    closed: usize,
}

fn check(trip: &Trip, walked: &Walk, what: &str) -> Tally {
    let account = &trip.case.account;
    let holdings = account.holdings.iter();
    let mut open: Vec<Option<Position>> =
        holdings.map(|held| Some(held.position.clone())).collect();
    let profit = |open: &[Option<Position>], prices: &[Decimal]| -> Decimal {
        let held = open.iter().flatten();
        held.map(|held| held.pnl(prices[held.instrument])).sum()
    };
    let mut tally = Tally::default();
    let mut money = account.balance;
    for event in &walked.events {
        let before = profit(&open, &event.prices);
        apply(&mut open, trip, event);
        let after = profit(&open, &event.prices);
        money += event.posted;
        let shown = match account.keeps_coins() {
            true => event.holds.at(&event.prices) + after,
            false => money + after,
        };
        let scale = Decimal::ONE
            .max(event.value.abs())
            .max(before.abs())
            .max(after.abs());
        assert!(
            (shown - event.value).abs() <= dec!(0.000_000_02) + scale * dec!(0.000_000_000_000_001),
            "{what}: {shown} {} {:?}",
            event.value,
            event.kind
        );
        match &event.kind {
            EventKind::Acted(act) if act.outcome.is_ok() => tally.done += 1,
            EventKind::Acted(_) => {
                assert_eq!(event.posted, Decimal::ZERO);
                tally.refused += 1;
            }
            EventKind::Reduced { .. } | EventKind::Closed { .. } => tally.closed += 1,
            EventKind::Funding(_) | EventKind::Warned { .. } => {}
        }
    }
    let alive = open.iter().flatten().count();
    assert_eq!(walked.summary.alive, alive, "{what}");
    let moments: Vec<_> = walked.events.iter().map(|event| event.moment).collect();
    assert!(moments.is_sorted(), "{what}: {moments:?}");
    tally
}

#[test]
fn the_log_adds_up_with_random_actions() {
    let mut all = Tally::default();
    for seed in 0..3_000 {
        let dice = &mut Dice(seed ^ 0xac7);
        let trip = Trip::drawn(seed);
        let actions: Vec<Action> = (0..1 + dice.below(6)).map(|_| drawn(&trip, dice)).collect();
        for view in VIEWS {
            let walked = walk_acting(trip.journey(), (view, &actions), trip.how());
            let tally = check(&trip, &walked, &format!("seed {seed} {view:?}"));
            all.done += tally.done;
            all.refused += tally.refused;
            all.closed += tally.closed;
            let outcome = How {
                detail: Detail::Outcome,
                ..trip.how()
            };
            let short = walk_acting(trip.journey(), (view, &actions), outcome);
            // Warnings are kept of a walk in full.
            let warned = |event: &&Event| matches!(event.kind, EventKind::Warned { .. });
            let full = walked.events.iter().filter(|event| !warned(event));
            assert_eq!(
                short.events.len(),
                full.clone().count(),
                "seed {seed} {view:?}"
            );
            for (short, full) in short.events.iter().zip(full) {
                assert_eq!(
                    (&short.kind, short.moment, short.value, short.posted),
                    (&full.kind, full.moment, full.value, full.posted)
                );
            }
            assert_eq!(
                (short.summary.end, short.summary.low, short.summary.alive),
                (walked.summary.end, walked.summary.low, walked.summary.alive)
            );
        }
    }
    println!(
        "{} done, {} not done, {} closings",
        all.done, all.refused, all.closed
    );
    assert!(all.done > 2_500 && all.refused > 1_000 && all.closed > 1_500);
}

#[test]
fn actions_that_never_come_due_change_nothing() {
    for seed in 0..1_500 {
        let trip = Trip::drawn(seed);
        let mark = trip.case.marks[0];
        let never = |trigger| Action {
            trigger,
            again: seed.is_multiple_of(2),
            target: None,
            deed: Deed::Close,
        };
        let actions = [
            never(Trigger::Bar(1_000)),
            never(Trigger::Price(0, Way::Rises, mark * dec!(1_000_000))),
        ];
        for view in VIEWS {
            let plain = walk(trip.journey(), view, trip.how());
            let mut acted = walk_acting(trip.journey(), (view, &actions), trip.how());
            for event in &mut acted.events {
                event.worth = Default::default();
            }
            assert_eq!(acted, plain, "seed {seed} {view:?}");
        }
    }
}
