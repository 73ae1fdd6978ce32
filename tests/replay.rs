//! Recorded events on known books, and the walker against a naive one that judges every pool at
//! many small steps.

mod accounts;

use accounts::VIEWS;
use accounts::definition::{closes, left};
use accounts::journeys::{Trip, Wallet};
use isocross::margin::figures::posted;
use isocross::margin::liquidate::close;
use isocross::margin::rules::{PriceKind, Remainder, Steps};
use isocross::market::account::{Pool, View};
use isocross::num::text::Separators;
use isocross::scenario::form::Form;
use isocross::scenario::input::Scenario;
use isocross::scenario::read::read;
use isocross::scenario::report::Report;
use isocross::scenario::{answer, presets};
use isocross::simulate::events;
use isocross::simulate::journey::{Moment, Order, Sampling};
use isocross::simulate::walk::{Detail, Event, EventKind, How, walk};
use rust_decimal::{Decimal, dec};

fn scenario(form: &Form) -> Scenario {
    let (scenario, reader) = read(form, Separators::EN);
    assert_eq!(reader.errors, []);
    scenario.expect("no field is wrong")
}

fn report(form: &Form) -> Report {
    answer(form, Separators::EN)
        .report
        .expect("the book holds positions")
}

#[test]
fn october_2025_names_the_hour_and_the_order() {
    let report = report(&presets::opening(Separators::EN));
    let told: Vec<(&str, &str, &[String])> = report
        .log
        .rows
        .iter()
        .map(|row| (&*row.time, &*row.event, &row.cells[2..]))
        .collect();
    let told: Vec<_> = told
        .iter()
        .map(|(time, event, cells)| (*time, *event, cells.join(" / ")))
        .collect();
    let expected = [
        ("9 Oct, 0 h", "entry", "1,000 / 1,000"),
        // 300 of ETH's margin gone; BTC at 57,751.9 has lost 149.9 of what is left.
        ("10 Oct, 15 h", "isolated ETH closed, −300", "550 / 564"),
        ("10 Oct, 21 h", "isolated BTC closed, −400", "300 / 114"),
        ("10 Oct, 21 h", "cross account closed, −1,000", "300 / 0"),
        ("11 Oct, 23 h", "end", "300 / 0"),
    ];
    for ((time, event, values), expected) in told.iter().zip(expected) {
        assert_eq!((*time, *event, &**values), expected);
    }
    assert_eq!(told.len(), expected.len());
    let places: Vec<Decimal> = report.log.rows.iter().map(|row| row.x).collect();
    assert!(places.is_sorted());
    assert!(
        places[2] < places[3],
        "within the hour, BTC's own margin goes before the account"
    );
    assert!(
        report.path_notes[1].starts_with(
            "On closes alone: isolated ETH closed 10 Oct, 18 h, isolated BTC closed 11 Oct, 1 h, 300 left; \
             cross account closed 11 Oct, 20 h, 0 left."
        ),
        "{}",
        report.path_notes[1]
    );
}

#[test]
fn the_log_adds_up_to_the_last_digit() {
    let book = scenario(&presets::opening(Separators::EN));
    for (view, sums) in [
        (View::Isolated, [dec!(-300), dec!(-400)].as_slice()),
        (View::Cross, &[dec!(-1_000)]),
    ] {
        let how = How {
            sampling: Sampling::Inside(Order::LowFirst),
            judged: PriceKind::Mark,
            detail: Detail::Outcome,
        };
        let walked = walk(book.journey(), view, how);
        let posts: Vec<Decimal> = walked.events.iter().map(|event| event.posted).collect();
        assert_eq!(posts, sums, "{view:?}");
        assert_eq!(
            walked.start + posts.iter().sum::<Decimal>(),
            walked.summary.end,
            "{view:?}"
        );
    }
}

#[test]
fn mark_and_last_disagree_in_may_2021() {
    let path = events::load("may-2021").expect("listed");
    let eth = path
        .tracks
        .iter()
        .find(|track| track.asset == "ETH")
        .expect("in every event");
    let lowest = |bars: &[isocross::simulate::path::Bar]| {
        bars.iter().map(|bar| bar.low).min().expect("bars")
    };
    let (mark, last) = (lowest(&eth.mark) - dec!(1), lowest(&eth.last) - dec!(1));
    assert_eq!(
        (mark.round_dp(2), last.round_dp(2)),
        (dec!(-0.56), dec!(-0.64))
    );
    let mut form = presets::opening(Separators::EN);
    form.positions.remove(0);
    (form.positions[0].leverage, form.focus) = ("1.65".to_owned(), "ETH".to_owned());
    (form.balance, form.path.slug) = ("10000".to_owned(), "may-2021".to_owned());
    let book = scenario(&form);
    // 3,000/1.65 + 3,000x = 15·(1 + x), x = (0.005 − 1/1.65) ÷ 0.995 = −60.4 %.
    let boundary = (dec!(0.005) - dec!(1) / dec!(1.65)) / dec!(0.995);
    assert_eq!(boundary.round_dp(3), dec!(-0.604));
    for (judged, closed) in [(PriceKind::Mark, 0), (PriceKind::Last, 1)] {
        for order in [Order::LowFirst, Order::HighFirst] {
            let how = How {
                sampling: Sampling::Inside(order),
                judged,
                detail: Detail::Outcome,
            };
            let walked = walk(book.journey(), View::Isolated, how);
            assert_eq!(walked.events.len(), closed, "{judged:?} {order:?}");
            for event in &walked.events {
                assert_eq!(
                    (event.prices[0] / dec!(3_000) - dec!(1)).round_dp(20),
                    boundary.round_dp(20)
                );
            }
        }
    }
}

const STEPS: u32 = 500;

/// A closing as the naive walker sees it.
#[derive(Debug)]
struct Seen {
    bar: usize,
    leg: u32,
    members: Vec<usize>,
    prices: Vec<Decimal>,
    /// How far each price goes in one step there.
    step: Vec<Decimal>,
    crowded: bool,
}

/// Every pool judged at every small step; nothing is solved.
struct Naive<'a> {
    trip: &'a Trip,
    wallet: Wallet,
    seen: Vec<Seen>,
}

impl Naive<'_> {
    fn judge(&mut self, place: (usize, u32), prices: &[Decimal], step: &[Decimal]) {
        let book = &self.trip.case.book;
        let mut found = 0;
        let under = |pool: &Pool| closes(left(pool, book, prices, false), book.pool.trigger);
        while let Some(index) = self.wallet.open.iter().position(under) {
            let pool = self.wallet.open.remove(index);
            let left = posted(close(&pool, book.pool.closing, prices).left);
            self.wallet.take_back(left, pool.unit, prices);
            found += 1;
            self.seen.push(Seen {
                bar: place.0,
                leg: place.1,
                members: pool.members,
                prices: prices.to_vec(),
                step: step.to_vec(),
                crowded: found > 1,
            });
        }
    }

    fn fund(&mut self, bar: usize, prices: &[Decimal]) {
        for pool in &mut self.wallet.open {
            for held in pool.positions.clone() {
                let paid = self.trip.funding(&held, bar, prices[held.instrument]);
                if let Some((_, amount)) = paid {
                    Wallet::fund(pool, &held, amount);
                }
            }
        }
    }
}

fn naive(trip: &Trip, view: View) -> Vec<Seen> {
    let mut walker = Naive {
        trip,
        wallet: Wallet::new(trip.case.account.cut(view), trip.case.account.scope),
        seen: Vec::new(),
    };
    let still = vec![Decimal::ZERO; trip.case.marks.len()];
    for bar in 0..trip.path.tracks[0].mark.len() {
        let mut from = trip.prices(bar, 0);
        walker.judge((bar, 0), &from, &still);
        if bar > 0 {
            walker.fund(bar, &from);
            walker.judge((bar, 0), &from, &still);
        }
        for leg in 1..4 {
            let to = trip.prices(bar, leg);
            let step: Vec<Decimal> = from
                .iter()
                .zip(&to)
                .map(|(from, to)| (to - from) / Decimal::from(STEPS))
                .collect();
            for part in 1..=STEPS {
                let at = |(from, step): (&Decimal, &Decimal)| from + step * Decimal::from(part);
                let prices: Vec<Decimal> = if part == STEPS {
                    to.clone()
                } else {
                    from.iter().zip(&step).map(at).collect()
                };
                walker.judge((bar, leg - 1), &prices, &step);
            }
            from = to;
        }
    }
    walker.seen
}

fn closings(events: &[Event]) -> Vec<(Moment, Vec<usize>, Vec<Decimal>)> {
    let closing = |event: &Event| match &event.kind {
        EventKind::Closed { members, .. } => {
            Some((event.moment, members.clone(), event.prices.clone()))
        }
        EventKind::Reduced { .. } | EventKind::Funding(_) | EventKind::Acted(_) => None,
        EventKind::Warned { .. } => None,
    };
    events.iter().filter_map(closing).collect()
}

/// Two closings within one small step, or a pool that is under for less than one, are left to the
/// exact walker: the naive one cannot tell their order, or does not see it.
#[test]
fn a_naive_walk_sees_the_same_closings() {
    let (mut compared, mut crowded, mut closed) = (0, 0, 0);
    for seed in 0..360 {
        let mut trip = Trip::drawn(seed);
        // Steps are worked in tests/closing.
        trip.case.book.pool.closing.steps = Steps::Whole;
        if seed % 4 < 2 {
            // Returned money moves the cross boundary by what one small step is worth.
            trip.case.book.pool.closing.remainder = Remainder::Forfeited;
        }
        let view = VIEWS[seed as usize % 3];
        let seen = naive(&trip, view);
        if seen.iter().any(|seen| seen.crowded) {
            crowded += 1;
            continue;
        }
        let walked = closings(&walk(trip.journey(), view, trip.how()).events);
        let names: Vec<_> = walked
            .iter()
            .map(|(moment, members, _)| (moment.bar, moment.leg, members.clone()))
            .collect();
        let seen_names: Vec<_> = seen
            .iter()
            .map(|seen| (seen.bar, seen.leg, seen.members.clone()))
            .collect();
        assert_eq!(names, seen_names, "seed {seed} {view:?}");
        for ((_, _, prices), seen) in walked.iter().zip(&seen) {
            for (market, price) in prices.iter().enumerate() {
                let slack =
                    seen.step[market].abs() * if seed % 4 < 2 { dec!(1.0001) } else { dec!(3) };
                let away = (price - seen.prices[market]).abs();
                assert!(
                    away <= slack,
                    "seed {seed}: {price} and {}",
                    seen.prices[market]
                );
            }
        }
        compared += 1;
        closed += walked.len();
    }
    println!("{compared} walks compared, {closed} closings, {crowded} crowded");
    assert!(compared >= 250 && closed >= 250, "{compared} {closed}");
}
