//! The liquidation lines that the price chart draws are the solver's.

mod accounts;

use accounts::VIEWS;
use accounts::journeys::Trip;
use isocross::margin::liquidation::{Liquidation, Standing};
use isocross::margin::rules::{Remainder, Steps};
use isocross::market::ray::Moving;
use isocross::simulate::journey::FundingPlan;
use isocross::simulate::walk::{EventKind, Walk, walk};
use rust_decimal::{Decimal, dec};

/// The bands drawn are the solver's, at the close of every bar.
#[test]
fn bands_are_the_solvers_liquidation_prices() {
    let mut compared = 0;
    for seed in 0..3_000 {
        let mut trip = Trip::drawn(seed);
        // Pools keep their money, so that each can be judged again.
        trip.funding = FundingPlan::Off;
        trip.case.book.pool.closing.remainder = Remainder::Forfeited;
        trip.case.book.pool.closing.steps = Steps::Whole;
        for view in VIEWS {
            let walked = walk(trip.journey(), view, trip.how());
            for pool in trip.case.account.cut(view).pools {
                for (&member, held) in pool.members.iter().zip(&pool.positions) {
                    let bars = trip.path.tracks[0].mark.len();
                    let bands = &walked.bands[member];
                    let alive = if bands.len() == bars + 1
                        && walked.summary.alive > 0
                        && !closes(&walked, member)
                    {
                        bars
                    } else {
                        bands.len() - 2
                    };
                    for (close, band) in bands.iter().enumerate().take(alive + 1) {
                        let prices = match close {
                            0 => trip.case.marks.clone(),
                            close => trip.prices(close - 1, 3),
                        };
                        let standing = Standing::new(&pool, &trip.case.book, &prices);
                        let found = standing.liquidation(&Moving::Alone(held.instrument)).found;
                        if close > 0 {
                            assert_ne!(found, Liquidation::AlreadyUnder, "seed {seed} {view:?}");
                        }
                        for (drawn, solved) in
                            [(band.below, found.below()), (band.above, found.above())]
                        {
                            let solved = solved.map(|edge| edge.t);
                            // Two sums of the same parts in another order, divided by a slope that may be
                            // small beside them.
                            let near = |a: Decimal, b: Decimal| {
                                (a - b).abs() <= (a + b) * dec!(0.000_000_000_000_000_000_1)
                            };
                            let same = match (drawn, solved) {
                                (Some(drawn), Some(solved)) => near(drawn, solved),
                                (drawn, solved) => drawn == solved,
                            };
                            assert!(
                                same,
                                "seed {seed} {view:?} member {member} close {close}: {drawn:?} {solved:?}"
                            );
                            compared += 1;
                        }
                    }
                }
            }
        }
    }
    println!("{compared} bands compared");
    assert!(compared > 100_000, "{compared}");
}

fn closes(walked: &Walk, member: usize) -> bool {
    walked.events.iter().any(|event| matches!(&event.kind, EventKind::Closed { members, .. } if members.contains(&member)))
}
