//! Measures against values computed by hand.

use super::scene::*;
use isocross::market::account::View;
use isocross::scenario::form::actions::{ActionForm, Goes, Then, When};
use isocross::simulate::indicators::{Gauge, Measure};
use rust_decimal::{Decimal, dec};

fn series(measure: Measure, bars: usize, closes: &[Decimal]) -> Vec<Option<Decimal>> {
    let gauge = Gauge {
        measure,
        instrument: 0,
        bars,
    };
    gauge.series(closes, 3_600)
}

#[test]
fn measures_are_those_computed_by_hand() {
    // Logarithms 0.0099503309, −0.0100503359, 0.0099503309: mean 0.0032834420, squares around it
    // 0.0000444459 twice and 0.0001777841, sum 0.0002666759 ÷ 2; × 8,760 bars a year; √ = 1.080777.
    let closes = [dec!(100), dec!(101), dec!(99.99), dec!(100.9899)];
    let shown = series(Measure::Volatility, 3, &closes);
    assert_eq!(shown, [None, None, None, Some(dec!(1.080777))]);

    // Closes 1, 2, 3 after the start: mean 2, variance ⅔ (n), 4 × √⅔ ÷ 2 = √(8 ÷ 3) = 1.6329931619.
    let widths = series(Measure::Width, 3, &[dec!(9), dec!(1), dec!(2), dec!(3)]);
    assert_eq!(widths[..3], [None, None, None]);
    assert_eq!(
        widths[3].map(|width| width.round_dp(8)),
        Some(dec!(1.63299316))
    );

    // Changes +2, −1, +1, −4 over three bars: mean gain 1, mean loss ⅓: 1 ÷ 1⅓ = 0.75. Then gain
    // 1 × ⅔ = ⅔, loss ⅓ × ⅔ + 4 ÷ 3 = 14 ÷ 9: ⅔ ÷ (⅔ + 14 ÷ 9) = 6 ÷ 20 = 0.3.
    let closes = [dec!(10), dec!(12), dec!(11), dec!(12), dec!(8)];
    let index = series(Measure::Rsi, 3, &closes);
    assert_eq!(index, [None, None, None, Some(dec!(0.75)), Some(dec!(0.3))]);
    // Nothing moved: neither strong nor weak, and no volatility.
    let flat = [dec!(7); 5];
    assert_eq!(series(Measure::Rsi, 3, &flat)[4], Some(dec!(0.5)));
    assert_eq!(series(Measure::Volatility, 3, &flat)[4], Some(dec!(0)));
    assert_eq!(series(Measure::Width, 3, &flat)[4], Some(dec!(0)));
}

#[test]
fn a_window_that_has_passed_leaves_no_trace() {
    // A crash, then a calm stretch: to the last digit what the calm stretch alone shows.
    let calm = [dec!(50), dec!(50.5), dec!(50), dec!(50.5)];
    let crash = [dec!(100), dec!(3.7), dec!(88.123456789), dec!(50)];
    let both = [&crash[..3], &calm[..]].concat();
    for measure in [Measure::Volatility, Measure::Width] {
        let alone = series(measure, 3, &[&[dec!(100)], &calm[..]].concat());
        assert_eq!(
            series(measure, 3, &both)
                .last()
                .map(|shown| shown.map(|w| w.round_dp(9))),
            alone.last().map(|shown| shown.map(|w| w.round_dp(9)))
        );
    }
}

#[test]
fn extreme_closes_do_not_overflow() {
    let closes = [
        dec!(0.000000001),
        dec!(1000000000),
        dec!(0.000000001),
        dec!(1000000000),
    ];
    for measure in [Measure::Volatility, Measure::Width, Measure::Rsi] {
        assert!(series(measure, 2, &closes)[3].is_some());
    }
}

#[test]
fn a_gauge_is_judged_at_the_opening_after_its_closes() {
    // Closes move by 1 % from bar 3 on: three returns of the window are known at the opening of bar 3,
    // still zero, and over any level from bar 4 on.
    let points = [
        dec!(1),
        dec!(1),
        dec!(1),
        dec!(1),
        dec!(1.01),
        dec!(1),
        dec!(1),
    ];
    let rule = ActionForm {
        bars: "3".to_owned(),
        ..action((When::Volatility, Goes::Rises, "50"), (Then::Close, ""))
    };
    let walk = run(&[rule], &straight(&points), View::Cross);
    assert_eq!(walk.events.len(), 1);
    assert_eq!(walk.events[0].moment.bar, 4);
    // 0, 0, ln 1.01 = l: variance ⅔ l² ÷ 2 = l² ÷ 3; × 8,760; √ = 0.0099503309 × √2,920 = 0.537686.
    assert_eq!(acts(&walk)[0].seen, Some(dec!(0.537686)));
}
