//! What every preset comes to, by hand: where it is closed, what is left at its joint move, and how a
//! made-up path ends. Figures are of the rule n·r of maintenance unless the line says otherwise.

use isocross::market::account::View;
use isocross::num::text::Separators;
use isocross::scenario::analysis::{Replay, ViewAnalysis, views};
use isocross::scenario::input::Scenario;
use isocross::scenario::presets;
use isocross::scenario::read::read;
use isocross::scenario::split;
use rust_decimal::{Decimal, dec};

const I: View = View::Isolated;
const C: View = View::Cross;
const OWN: View = View::Configured;

fn scenario(slug: &str) -> Scenario {
    let (scenario, reader) = read(&presets::of(slug, Separators::EN), Separators::EN);
    assert_eq!(reader.errors, [], "{slug}");
    scenario.expect("no field is wrong")
}

/// Moves at which `view` is closed on a fall, and on a rise.
fn closings(scenario: &Scenario, view: View) -> [Vec<Decimal>; 2] {
    let shock = ViewAnalysis::new(scenario, view).shock;
    [shock.falls, shock.rises].map(|events| events.iter().map(|event| event.t).collect())
}

/// One closing: preset, view, whether on a rise, which of them, and a ÷ b as its arithmetic.
type Closing = (&'static str, View, bool, usize, Decimal, Decimal);

#[test]
fn every_preset_is_closed_where_the_arithmetic_says() {
    let (fall, rise) = (false, true);
    let table: &[Closing] = &[
        // 200 + 2,000x = 10(1 + x); cross 1,000 + 2,000x = 10(1 + x).
        ("one-trade", I, fall, 0, dec!(-190), dec!(1990)),
        ("one-trade", C, fall, 0, dec!(-990), dec!(1990)),
        // 400 + 4,000x = 20(1 + x), 300 + 3,000x = 15(1 + x); cross 1,000 + 7,000x = 35(1 + x).
        ("two-trades", I, fall, 0, dec!(-380), dec!(3980)),
        ("two-trades", I, fall, 1, dec!(-285), dec!(2985)),
        ("two-trades", C, fall, 0, dec!(-965), dec!(6965)),
        // The short: 400 − 4,000x = 20(1 + x); cross: 1,000 = 40(1 + x).
        ("hedged", I, rise, 0, dec!(380), dec!(4020)),
        ("hedged", C, rise, 0, dec!(960), dec!(40)),
        // 100 + 1,000x = 5(1 + x).
        ("twin", I, fall, 0, dec!(-95), dec!(995)),
        ("one-contract", I, fall, 0, dec!(-95), dec!(995)),
        ("one-contract", C, fall, 0, dec!(-95), dec!(995)),
        // 1,000 + 5,000x = 25(1 + x); cross 2,000 + 5,000x = 25(1 + x).
        ("margin-5x", I, fall, 0, dec!(-975), dec!(4975)),
        ("margin-5x", C, fall, 0, dec!(-1975), dec!(4975)),
        // 1,000 + 10,000x = 50(1 + x); cross 2,000 + 10,000x = 50(1 + x).
        ("margin-10x", I, fall, 0, dec!(-950), dec!(9950)),
        ("margin-10x", C, fall, 0, dec!(-1950), dec!(9950)),
        // 100 + 500x = 2.5(1 + x), five times; cross 1,000 + 2,500x = 12.5(1 + x).
        ("five-pockets", I, fall, 4, dec!(-97.5), dec!(497.5)),
        ("five-pockets", C, fall, 0, dec!(-987.5), dec!(2487.5)),
        // The same, ten times; cross 1,000 + 5,000x = 25(1 + x).
        ("ten-pockets", I, fall, 9, dec!(-97.5), dec!(497.5)),
        ("ten-pockets", C, fall, 0, dec!(-975), dec!(4975)),
        // The short: 400 − 1,200x = 6(1 + x).
        ("one-leg", I, rise, 0, dec!(394), dec!(1206)),
        // The short: 2,000 − 6,000x = 30(1 + x); cross, coins counted: 3,000 + 6,000 = 30(1 + x).
        ("basis", I, rise, 0, dec!(1970), dec!(6030)),
        ("basis", C, rise, 0, dec!(8970), dec!(30)),
        // As the hedged pair.
        ("two-contracts", I, rise, 0, dec!(380), dec!(4020)),
        ("two-contracts", I, fall, 0, dec!(-380), dec!(3980)),
        // First venue, 0.4 % and a fee of 0.05 %: 400 − 4,000x = 18(1 + x). Second, 1 %: 400 + 4,000x = 40(1 + x).
        ("two-venues", OWN, rise, 0, dec!(382), dec!(4018)),
        ("two-venues", OWN, fall, 0, dec!(-360), dec!(3960)),
        // 1,200 + 6,000x = 30(1 + x); cross 1,500 + 1,500(1 + x) + 6,000x = 30(1 + x).
        ("coin-collateral", I, fall, 0, dec!(-1170), dec!(5970)),
        ("coin-collateral", C, fall, 0, dec!(-2970), dec!(7470)),
        // 300 + 3,000x = 15(1 + x); cross 1,000 + 6,000x = 30(1 + x).
        ("flash-crash", I, fall, 0, dec!(-285), dec!(2985)),
        ("flash-crash", C, fall, 0, dec!(-970), dec!(5970)),
        // 400 + 4,000x = 20(1 + x); cross 600 + 4,000x = 20(1 + x).
        ("news-gap", I, fall, 0, dec!(-380), dec!(3980)),
        ("news-gap", C, fall, 0, dec!(-580), dec!(3980)),
        ("hybrid", C, fall, 0, dec!(-965), dec!(6965)),
        ("calm-trend", C, fall, 0, dec!(-965), dec!(6965)),
        // 200 + 4,000x = 20(1 + x); cross as at 10x.
        ("chop", I, fall, 0, dec!(-180), dec!(3980)),
        ("chop", C, fall, 0, dec!(-965), dec!(6965)),
        // 10 % kept: 200 + 1,000x = 100(1 + x); the other 200 + 1,000x = 5(1 + x).
        ("altcoin", I, fall, 0, dec!(-100), dec!(900)),
        ("altcoin", I, fall, 1, dec!(-195), dec!(995)),
        ("altcoin", C, fall, 0, dec!(-895), dec!(1895)),
        // SOL at 1.8x: 100 + 1,800x = 5(1 + 1.8x); ETH at 1.3x: 200 + 2,600x = 10(1 + 1.3x).
        ("correlated", I, fall, 0, dec!(-95), dec!(1791)),
        ("correlated", I, fall, 1, dec!(-190), dec!(2587)),
        // 1,000 + (3,000 + 2,600 + 1,800)x = 30 + (15 + 13 + 9)x.
        ("correlated", C, fall, 0, dec!(-970), dec!(7363)),
        // SOL at twice the move: 300 + 3,000x = 7.5(1 + 2x). Core: 700 + 3,500x = 17.5(1 + x).
        ("core-and-pockets", OWN, fall, 0, dec!(-292.5), dec!(2985)),
        ("core-and-pockets", OWN, fall, 1, dec!(-682.5), dec!(3482.5)),
    ];
    for &(slug, view, rises, which, over, under) in table {
        let [falls, rise] = closings(&scenario(slug), view);
        let found = if rises { rise } else { falls };
        let (found, expected) = (found[which], over / under);
        assert!(
            (found - expected).abs() < dec!(1e-15),
            "{slug}, {view:?}: {found} instead of {expected}"
        );
    }
    for preset in presets::ALL {
        let held = table.iter().any(|row| row.0 == preset.slug);
        assert!(held, "{} has no expected figure", preset.slug);
    }
}

#[test]
fn no_price_closes_what_is_fully_paid_for() {
    assert_eq!(closings(&scenario("twin"), C), [vec![], vec![]]);
    // Long 2,000, short 1,200 against it: a fall to nothing leaves 200, a rise only gains.
    assert_eq!(closings(&scenario("one-leg"), C), [vec![], vec![]]);
}

#[test]
fn what_is_left_at_the_move_of_each_preset() {
    let table = [
        ("one-trade", I, dec!(800)),
        // 1,000 − 12 % of 2,000.
        ("one-trade", C, dec!(760)),
        ("two-trades", I, dec!(300)),
        ("two-trades", C, dec!(160)),
        // The long's 480, the short's 400 gone.
        ("hedged", I, dec!(1080)),
        ("hedged", C, dec!(1000)),
        ("twin", I, dec!(900)),
        ("twin", C, dec!(850)),
        ("one-contract", I, dec!(20)),
        ("one-contract", C, dec!(20)),
        ("margin-5x", I, dec!(1400)),
        ("margin-10x", I, dec!(1000)),
        ("margin-10x", C, dec!(800)),
        ("five-pockets", I, dec!(500)),
        ("five-pockets", C, dec!(450)),
        ("ten-pockets", I, dec!(400)),
        ("ten-pockets", C, dec!(400)),
        // 700 of the long; 420 of the short lost in cross, its 400 of margin when isolated.
        ("one-leg", I, dec!(1300)),
        ("one-leg", C, dec!(1280)),
        // Coins 8,400; the short cost 2,400, isolated 2,000.
        ("basis", I, dec!(9400)),
        ("basis", C, dec!(9000)),
        ("two-contracts", I, dec!(1080)),
        ("two-venues", OWN, dec!(1080)),
        // Coins 1,200; 1,200 of margin gone, and as much lost in cross.
        ("coin-collateral", I, dec!(1500)),
        ("coin-collateral", C, dec!(1500)),
        ("flash-crash", I, dec!(400)),
        ("flash-crash", C, dec!(160)),
        ("news-gap", I, dec!(200)),
        ("news-gap", C, dec!(0)),
        ("calm-trend", I, dec!(1700)),
        ("calm-trend", C, dec!(1700)),
        ("chop", I, dec!(650)),
        ("chop", C, dec!(580)),
        // One closed, 200; the other lost 120.
        ("altcoin", I, dec!(680)),
        ("altcoin", C, dec!(760)),
        // SOL closed, 100; BTC lost 240, ETH closed, 200.
        ("correlated", I, dec!(460)),
        // 3,000·8 % + 2,000·10.4 % + 1,000·14.4 %.
        ("correlated", C, dec!(408)),
        // SOL's 300 and 12 % of 3,500.
        ("core-and-pockets", OWN, dec!(280)),
    ];
    for (slug, view, expected) in table {
        let scenario = scenario(slug);
        let shock = ViewAnalysis::new(&scenario, view).shock;
        assert_eq!(
            shock.value(scenario.joint_move).round_dp(12),
            expected,
            "{slug}, {view:?}"
        );
    }
}

#[test]
fn how_the_made_up_paths_end() {
    let table = [
        // Up 40 %: the long gains 800, the isolated short is gone; in cross it costs 480.
        ("one-leg", I, dec!(1400)),
        ("one-leg", C, dec!(1320)),
        // Down a quarter and back: the margin of 1,200 is gone.
        ("coin-collateral", I, dec!(1800)),
        ("coin-collateral", C, dec!(3000)),
        // The gap costs 800: 400 set aside, or all 600.
        ("news-gap", I, dec!(200)),
        ("news-gap", C, dec!(0)),
        // Up a fifth of 7,000.
        ("calm-trend", I, dec!(2400)),
        ("calm-trend", C, dec!(2400)),
        ("chop", I, dec!(650)),
        ("chop", C, dec!(1000)),
        ("altcoin", I, dec!(800)),
        ("altcoin", C, dec!(1000)),
        // Down 15 % and back: SOL's 300 gone.
        ("core-and-pockets", OWN, dec!(700)),
    ];
    for (slug, view, expected) in table {
        let scenario = scenario(slug);
        let views = views(&scenario);
        let place = views.iter().position(|known| *known == view);
        let walk = &Replay::new(&scenario, &views).walks[place.expect("the view is compared")];
        assert_eq!(walk.summary.end, expected, "{slug}, {view:?}");
    }
}

#[test]
fn the_hybrid_loses_what_is_fenced_and_draws_on_the_rest() {
    let table = split::table(&presets::of("hybrid", Separators::EN), Separators::EN);
    let rows = table.expect("no field is wrong").rows;
    let cells = |share: &str| {
        let plain = |text: &str| text.replace('\u{202f}', " ");
        let row = rows.iter().find(|row| plain(&row.share) == share);
        row.expect("a row of this share")
            .cells
            .clone()
            .map(|cell| plain(&cell))
    };
    // 70 % of 700 fenced and gone; 510 remain under 2,100, of which 12 % are 252.
    assert_eq!(cells("70 %"), ["490", "258.00", "−9.55 %", "none"]);
    // Nothing fenced: 1,000 − 12 % of 7,000. All of it: the 300 that were never set aside.
    assert_eq!(cells("0 %"), ["0", "160.00", "−13.85 %", "none"]);
    assert_eq!(cells("100 %"), ["700", "300.00", "−9.55 %", "none"]);
}

/// To the last digits of a size found by division.
fn carry(scenario: &Scenario) -> Decimal {
    scenario.carry_per_day(scenario.funding_rate).round_dp(12)
}

#[test]
fn the_difference_in_funding_is_earned_each_day() {
    for slug in ["two-contracts", "two-venues"] {
        let scenario = scenario(slug);
        // Short 4,000 at 0.05 %, long 4,000 at 0.01 %, three times a day: (0.0005 − 0.0001) · 4,000 · 3.
        assert_eq!(carry(&scenario), dec!(4.8));
    }
    // A short of 6,000 at 0.01 %, three times a day.
    let basis = scenario("basis");
    assert_eq!(carry(&basis), dec!(1.8));
}

#[test]
fn coins_that_fall_along_bring_the_boundary_nearer_than_money() {
    let mut form = presets::of("coin-collateral", Separators::EN);
    form.balance = "3000".to_owned();
    form.collateral.clear();
    let (money, _) = read(&form, Separators::EN);
    let [in_money, _] = closings(&money.expect("no field is wrong"), C);
    let [in_coins, _] = closings(&scenario("coin-collateral"), C);
    // 3,000 + 6,000x = 30(1 + x) against −2,970 ÷ 7,470.
    assert!((in_money[0] - dec!(-2970) / dec!(5970)).abs() < dec!(1e-15));
    assert!(in_coins[0] > in_money[0]);
}
