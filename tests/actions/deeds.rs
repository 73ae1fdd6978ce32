//! Every deed with its arithmetic, in isolated and in cross.

use super::scene::*;
use isocross::market::account::{PoolKind, Unit, View};
use isocross::scenario::form::Mode;
use isocross::scenario::form::actions::{Goes, Then, When};
use isocross::simulate::actions::{Done, Refusal};
use rust_decimal::{Decimal, dec};

fn still(bars: usize) -> Vec<[Decimal; 4]> {
    vec![[Decimal::ONE; 4]; bars]
}

#[test]
fn a_cut_realises_its_share_and_frees_its_margin() {
    let mut form = form();
    form.costs.exit_fee = "0.1".to_owned();
    form.actions = vec![at("1", (Then::Reduce, "20"))];
    let bars = straight(&[dec!(1), dec!(1.02), dec!(1.02)]);
    // At 51,000: 5,100 × 20 % = 1,020; gain 100 × 20 % = 20; fee 1.02; margin 500 × 20 % = 100.
    let cut = |back| Done::Closed {
        notional: dec!(1020),
        left: dec!(4080),
        pnl: dec!(20),
        fee: dec!(1.02),
        back,
    };
    let isolated = run_form(&form, &bars, View::Isolated);
    assert_eq!(done(&isolated), [cut(dec!(100))]);
    // 980.0… of the account and 0.08 × 1,000 of profit: 1,000 + 20 − 1.02 + 80.
    assert_eq!(isolated.summary.end, dec!(1098.98));
    let cross = run_form(&form, &bars, View::Cross);
    assert_eq!(done(&cross), [cut(dec!(0))]);
    assert_eq!(cross.summary.end, dec!(1098.98));
    // By an amount: 1,020 of 5,100 is the same.
    form.actions = vec![at("1", (Then::ReduceBy, "1020"))];
    assert_eq!(
        done(&run_form(&form, &bars, View::Isolated)),
        [cut(dec!(100))]
    );
    // More than there is: all of it. 500 + 100 − 5.1.
    form.actions = vec![at("1", (Then::ReduceBy, "9000"))];
    let all = run_form(&form, &bars, View::Isolated);
    assert_eq!((all.summary.alive, all.summary.end), (0, dec!(1094.9)));
}

#[test]
fn margin_added_moves_the_liquidation() {
    // 700 + 0.1 × (p − 50,000) = 0.0005 × p: p = 4,300 ÷ 0.0995 = 43,216.08; 44,000 is survived.
    let bars = straight(&[dec!(1), dec!(1), dec!(0.88), dec!(1)]);
    let add = at("0", (Then::AddMargin, "200"));
    let walk = run(std::slice::from_ref(&add), &bars, View::Isolated);
    assert_eq!(
        done(&walk),
        [Done::Margin {
            moved: dec!(200),
            pool: dec!(700),
            free: dec!(300),
            leverage: None
        }]
    );
    assert_eq!((walk.summary.alive, walk.summary.end), (1, dec!(1000)));
    assert_eq!(walk.events[0].posted, Decimal::ZERO);
    // The line of the liquidation price steps: 45,226.13 at the start, 43,216.08 at the first close.
    let lines: Vec<Decimal> = walk.bands[0]
        .iter()
        .filter_map(|band| Some(band.below?.round_dp(2)))
        .collect();
    assert_eq!(lines[..2], [dec!(45226.13), dec!(43216.08)]);
    let cross = run(&[add], &bars, View::Cross);
    assert_eq!(short(&cross), [Short::Not(Refusal::Shared)]);
}

#[test]
fn margin_is_removed_down_to_the_initial_margin() {
    // At 55,000 equity is 1,000 and the initial margin 5,500 ÷ 10 = 550.
    let bars = straight(&[dec!(1), dec!(1.1), dec!(1.1)]);
    let walk = run(
        &[at("1", (Then::RemoveMargin, "450"))],
        &bars,
        View::Isolated,
    );
    assert_eq!(
        done(&walk),
        [Done::Margin {
            moved: dec!(-450),
            pool: dec!(50),
            free: dec!(950),
            leverage: None
        }]
    );
    let walk = run(
        &[at("1", (Then::RemoveMargin, "451"))],
        &bars,
        View::Isolated,
    );
    let (asked, there) = (dec!(550), dec!(549));
    assert_eq!(
        short(&walk),
        [Short::Not(Refusal::Initial { asked, there })]
    );
}

#[test]
fn a_top_up_brings_the_ratio_down_to_the_target() {
    // Ratio 20 % at 900 ÷ 0.0195 = 46,153.846…: requirement 23.0769…, equity 115.3846…. Target 5 %:
    // 23.0769… ÷ 0.05 = 461.538…, so 346.15384616 more, rounded up.
    let rule = action((When::Ratio, Goes::Falls, "20"), (Then::TopUp, "5"));
    let bars = straight(&[dec!(1), dec!(0.9), dec!(1)]);
    let walk = run(std::slice::from_ref(&rule), &bars, View::Isolated);
    let [Done::Margin { moved, free, .. }] = done(&walk)[..] else {
        panic!("{:?}", done(&walk));
    };
    near(moved, dec!(346.15384616));
    near(free, dec!(153.84615384));
    assert_eq!((walk.summary.alive, walk.summary.end), (1, dec!(1000)));
    // With less free, what there is: all 100.
    let mut poor = form();
    poor.balance = "600".to_owned();
    poor.actions = vec![rule];
    let walk = run_form(&poor, &bars, View::Isolated);
    let [Done::Margin { moved, free, .. }] = done(&walk)[..] else {
        panic!("{:?}", done(&walk));
    };
    assert_eq!((moved, free), (dec!(100), Decimal::ZERO));
}

#[test]
fn more_is_bought_with_margin_and_fee() {
    let mut form = form();
    form.costs.opening_fee = "0.1".to_owned();
    form.actions = vec![at("1", (Then::Open, "1000"))];
    // The first opening cost 5: 995 in all. 1,000 ÷ 10 = 100 of margin, 1 of fee.
    let isolated = run_form(&form, &still(3), View::Isolated);
    let grown = |margin| Done::Opened {
        notional: dec!(1000),
        all: dec!(6000),
        gain: dec!(0),
        fee: dec!(1),
        margin,
    };
    assert_eq!(done(&isolated), [grown(dec!(100))]);
    assert_eq!(isolated.summary.end, dec!(994));
    let cross = run_form(&form, &still(3), View::Cross);
    assert_eq!(done(&cross), [grown(dec!(0))]);
    assert_eq!(cross.summary.end, dec!(994));
}

#[test]
fn a_position_that_was_closed_can_be_opened_again() {
    // Closed at 55,000 with +500, opened again with 2,750 at 49,500: 0.0555… BTC, then +10 %.
    let bars = straight(&[dec!(1), dec!(1.1), dec!(0.99), dec!(1.089)]);
    let rows = [at("1", (Then::Close, "")), at("2", (Then::Open, "2750"))];
    for view in [View::Isolated, View::Cross] {
        let walk = run(&rows, &bars, view);
        near(walk.summary.end, dec!(1775));
        assert_eq!(walk.summary.alive, 1);
        // A band at the start and one at every close; none while it was closed.
        assert_eq!(walk.bands[0].len(), 4);
        assert!(walk.bands[0][2].below.is_none() && walk.bands[0][3].below.is_some());
    }
}

#[test]
fn a_gain_is_reinvested_at_the_same_leverage() {
    // At 55,000: gain 500 × 10 = 5,000 more at 55,000; 10,500 ÷ 55,000 BTC; 1,000 of money.
    // At 60,500: 1,500 + 10,500 × 10 % = 2,550.
    let rule = action((When::Move, Goes::Rises, "10"), (Then::Reinvest, "100"));
    for view in [View::Isolated, View::Cross] {
        let walk = run(
            std::slice::from_ref(&rule),
            &straight(&[dec!(1), dec!(1.21)]),
            view,
        );
        assert_eq!(
            done(&walk),
            [Done::Opened {
                notional: dec!(5000),
                all: dec!(10500),
                gain: dec!(500),
                fee: dec!(0),
                margin: dec!(0)
            }]
        );
        near(walk.summary.end, dec!(2550));
        // The gain is money now.
        assert_eq!(walk.events[0].posted, dec!(500));
    }
}

#[test]
fn leverage_changes_an_isolated_margin() {
    // 5,000 ÷ 20 = 250 instead of 500; 250 ÷ 4 … and 5,000 ÷ 4 = 1,250 is 250 more than there is.
    let moved = |leverage: &str| {
        run(
            &[at("1", (Then::Leverage, leverage))],
            &still(3),
            View::Isolated,
        )
    };
    assert_eq!(
        done(&moved("20")),
        [Done::Margin {
            moved: dec!(-250),
            pool: dec!(250),
            free: dec!(750),
            leverage: Some((dec!(10), dec!(20)))
        }]
    );
    let (asked, there) = (dec!(750), dec!(500));
    assert_eq!(
        short(&moved("4")),
        [Short::Not(Refusal::Lacks { asked, there })]
    );
    assert_eq!(short(&moved("10")), [Short::Not(Refusal::Already)]);
    // In cross nothing moves; 5,000 ÷ 4 is more than the account.
    let cross = run(&[at("1", (Then::Leverage, "4"))], &still(3), View::Cross);
    let (asked, there) = (dec!(1250), dec!(1000));
    assert_eq!(
        short(&cross),
        [Short::Not(Refusal::Initial { asked, there })]
    );
}

#[test]
fn a_position_changes_pools_with_its_margin() {
    let bars = straight(&[dec!(1), dec!(1), dec!(0.86)]);
    // Cross until bar 1, then 500 of its own: closed at 45,226.13, and 500 are left.
    let walk = run(&[at("1", (Then::Isolate, ""))], &bars, View::Cross);
    assert_eq!(
        done(&walk),
        [Done::Switched {
            to: PoolKind::Isolated,
            took: dec!(500),
            unit: Unit::Money
        }]
    );
    assert_eq!(short(&walk)[1], Short::Venue);
    assert_eq!(walk.summary.end, dec!(500));
    // The other way round all 1,000 back it: 43,000 is survived with 300.
    let walk = run(&[at("1", (Then::Share, ""))], &bars, View::Isolated);
    assert_eq!((walk.summary.alive, walk.summary.end), (1, dec!(300)));
    let walk = run(&[at("1", (Then::Isolate, ""))], &bars, View::Isolated);
    assert_eq!(short(&walk)[0], Short::Not(Refusal::Already));
}

#[test]
fn a_switch_out_of_a_shared_pool_leaves_the_others_backed() {
    // Two longs in cross, 5,000 each at 10x: 1,000 of initial margin, all there is. One becomes
    // isolated with 500; 500 stay for the other.
    let mut form = form();
    form.positions[0].mode = Mode::Cross;
    let mut other = form.positions[0].clone();
    other.market = "ETH".to_owned();
    other.entry = "2500".to_owned();
    form.positions.push(other);
    form.actions = vec![at("1", (Then::Isolate, ""))];
    let walk = run_form(&form, &still(3), View::Configured);
    assert_eq!(done(&walk).len(), 1, "{:?}", short(&walk));
    // At −1 % the account is worth 900, and 500 of its own would leave 400 of equity for 495.
    let fallen = [[Decimal::ONE; 4], [dec!(0.99); 4]];
    let walk = run_form(&form, &fallen, View::Configured);
    let [Short::Not(Refusal::Lacks { .. } | Refusal::Initial { .. })] = short(&walk)[..] else {
        panic!("{:?}", short(&walk));
    };
}
