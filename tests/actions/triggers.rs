//! Every trigger at its exact place, and stop against liquidation.

use super::scene::*;
use isocross::market::account::View;
use isocross::scenario::form::actions::{ActionForm, Goes, Then, Times, When};
use isocross::simulate::actions::Refusal;
use rust_decimal::{Decimal, dec};

const CLOSE: (Then, &str) = (Then::Close, "");

fn stop(price: &str) -> ActionForm {
    action((When::Price, Goes::Falls, price), CLOSE)
}

#[test]
fn stop_or_liquidation_whichever_comes_first() {
    let crash = straight(&[dec!(1), dec!(0.85)]);
    // The stop at 48,000 comes before 45,226.13: 0.1 × (48,000 − 50,000) = −200.
    let walk = run(&[stop("48000")], &crash, View::Isolated);
    assert_eq!(short(&walk), [Short::Done(dec!(48000), dec!(-200))]);
    assert_eq!(walk.summary.end, dec!(800));
    assert_eq!((walk.summary.alive, walk.summary.low), (0, dec!(800)));
    // The stop at 45,000 lies beyond it: the venue has closed by then.
    let walk = run(&[stop("45000")], &crash, View::Isolated);
    assert_eq!(short(&walk), [Short::Venue, Short::Not(Refusal::NotOpen)]);
    // In cross it is closed at 40,201.00 only: the same stop holds. 0.1 × −5,000 = −500.
    let walk = run(
        &[stop("45000")],
        &straight(&[dec!(1), dec!(0.7)]),
        View::Cross,
    );
    assert_eq!(short(&walk), [Short::Done(dec!(45000), dec!(-500))]);
}

#[test]
fn at_one_and_the_same_price_the_venue_is_first() {
    // Free of division: 10 % maintenance, 500 of margin at 50,000: 0.09 × p = 4,500, p = 50,000 × 1.
    let mut form = form();
    form.generic.rate = "6.25".to_owned();
    // 4,500 ÷ (0.1 − 0.00625) = 48,000.
    form.actions = vec![stop("48000")];
    let walk = run_form(&form, &straight(&[dec!(1), dec!(0.9)]), View::Isolated);
    assert_eq!(short(&walk), [Short::Venue, Short::Not(Refusal::NotOpen)]);
}

#[test]
fn a_gap_is_done_at_the_first_price_after_it() {
    let gap = |to: Decimal| [[Decimal::ONE; 4], [to; 4]];
    // 0.92 × 50,000 = 46,000: −400 instead of −200.
    let walk = run(&[stop("48000")], &gap(dec!(0.92)), View::Isolated);
    assert_eq!(short(&walk), [Short::Done(dec!(46000), dec!(-400))]);
    // 45,000 is beyond the liquidation too: nobody could act before the venue.
    let walk = run(&[stop("48000")], &gap(dec!(0.9)), View::Isolated);
    assert_eq!(short(&walk), [Short::Venue, Short::Not(Refusal::NotOpen)]);
}

#[test]
fn a_take_profit_is_met_on_the_way_up_and_pays_its_fee() {
    let mut form = form();
    form.costs.exit_fee = "0.1".to_owned();
    form.actions = vec![action((When::Move, Goes::Rises, "10"), CLOSE)];
    // At 55,000: +500; fee 5,500 × 0.1 % = 5.5.
    let walk = run_form(&form, &straight(&[dec!(1), dec!(1.2)]), View::Isolated);
    assert_eq!(short(&walk), [Short::Done(dec!(55000), dec!(494.5))]);
    assert_eq!(walk.summary.end, dec!(1494.5));
}

#[test]
fn state_triggers_are_met_at_their_exact_prices() {
    // Drawdown 10 %: 1,000 falls to 900 at 50,000 − 100 ÷ 0.1 = 49,000.
    // Distance 5 %: isolated closes at 4,500 ÷ 0.0995; 1 − 45,226.1306… ÷ p = 0.05, p = 47,606.4533.
    //   In cross 4,000 ÷ 0.0995 ÷ 0.95 = 42,316.8474.
    // Ratio 20 %: 0.0005 × p = 0.2 × (0.1 × p − 4,500), p = 900 ÷ 0.0195 = 46,153.8462.
    let fall = straight(&[dec!(1), dec!(0.8)]);
    for (when, level, view, price) in [
        (When::Drawdown, "10", View::Isolated, dec!(49000)),
        (When::Drawdown, "10", View::Cross, dec!(49000)),
        (When::Distance, "5", View::Isolated, dec!(47606.4533)),
        (When::Distance, "5", View::Cross, dec!(42316.8474)),
        (When::Ratio, "20", View::Isolated, dec!(46153.8462)),
    ] {
        for position in [0, 1] {
            let mut one = action((when, Goes::Falls, level), CLOSE);
            one.position = position;
            let walk = run(&[one], &fall, view);
            let [Short::Done(at, _)] = short(&walk)[..] else {
                panic!("{when:?}: {:?}", short(&walk));
            };
            assert_eq!(at.round_dp(4), price, "{when:?} {view:?}");
        }
    }
}

#[test]
fn a_drawdown_counts_from_the_highest_value() {
    // Up to 60,000: 2,000. 25 % less is 1,500, at 55,000.
    let bars = straight(&[dec!(1), dec!(1.2), dec!(1)]);
    let one = action((When::Drawdown, Goes::Falls, "25"), CLOSE);
    assert_eq!(
        short(&run(&[one], &bars, View::Isolated)),
        [Short::Done(dec!(55000), dec!(500))]
    );
}

#[test]
fn a_bar_is_acted_on_at_its_opening_in_the_order_of_the_rows() {
    let bars = straight(&[dec!(1), dec!(1.02), dec!(1.04)]);
    // 20 % of 5,100 at 51,000, then 50 % of the rest: 20 + 40.
    let rows = [at("1", (Then::Reduce, "20")), at("1", (Then::Reduce, "50"))];
    let walk = run(&rows, &bars, View::Cross);
    assert_eq!(
        short(&walk),
        [
            Short::Done(dec!(51000), dec!(20)),
            Short::Done(dec!(51000), dec!(40))
        ]
    );
    // 0.04 are left at 52,000: 1,060 + 0.04 × 2,000.
    assert_eq!(walk.summary.end, dec!(1140));
}

#[test]
fn every_time_means_reached_anew() {
    // A falling bar is walked open, low, high, close: 49,000 is crossed downwards twice in each of three,
    // every time after having been left upwards.
    let bars = straight(&[
        dec!(1),
        dec!(0.97),
        dec!(1),
        dec!(0.97),
        dec!(1),
        dec!(0.97),
    ]);
    let mut one = action((When::Price, Goes::Falls, "49000"), (Then::Reduce, "50"));
    assert_eq!(short(&run(&[one.clone()], &bars, View::Cross)).len(), 1);
    one.times = Times::Every;
    // −50, −25, −12.5 …: half of what is left each time, at 1,000 below the entry.
    assert_eq!(
        short(&run(&[one], &bars, View::Cross)),
        [-50_0000, -25_0000, -12_5000, -6_2500, -3_1250, -1_5625]
            .map(|posted| Short::Done(dec!(49000), Decimal::new(posted, 4).normalize()))
    );
    // Of every second bar: at the openings of bars 2 and 4.
    let mut two = at("2", (Then::Reduce, "50"));
    two.times = Times::Every;
    assert_eq!(short(&run(&[two], &bars, View::Cross)).len(), 2);
}

#[test]
fn both_ways_of_a_price() {
    let one = action((When::Price, Goes::Rises, "49000"), CLOSE);
    // It is above already: at once.
    let walk = run(
        std::slice::from_ref(&one),
        &straight(&[dec!(1), dec!(1.1)]),
        View::Cross,
    );
    assert_eq!(short(&walk), [Short::Done(dec!(50000), dec!(0))]);
    let never = action((When::Price, Goes::Rises, "60000"), CLOSE);
    assert!(
        short(&run(
            &[never],
            &straight(&[dec!(1), dec!(1.1)]),
            View::Cross
        ))
        .is_empty()
    );
}
