//! The book the page opens with: every figure of its table, in numbers and in words.

use isocross::margin::liquidation::Standing;
use isocross::margin::rules::Remainder;
use isocross::market::account::View;
use isocross::market::ray::Moving;
use isocross::num::text::{Separators, Style, Toward};
use isocross::scenario::analysis::ViewAnalysis;
use isocross::scenario::form::{Form, Quantity, SizingForm};
use isocross::scenario::input::Scenario;
use isocross::scenario::read::read;
use isocross::scenario::report::{Report, Span};
use isocross::scenario::{answer, presets};
use isocross::simulate::stress::overtakes;
use rust_decimal::{Decimal, dec};

const BTC: usize = 0;
const ETH: usize = 1;

fn scenario(form: &Form) -> Scenario {
    let (scenario, reader) = read(form, Separators::EN);
    assert_eq!(reader.errors, []);
    scenario.expect("no field is wrong")
}

fn report(form: &Form) -> Report {
    let answer = answer(form, Separators::EN);
    assert_eq!(answer.errors, []);
    answer.report.expect("the book holds positions")
}

fn with_remainder(remainder: Remainder) -> Form {
    let mut form = presets::opening(Separators::EN);
    form.generic.remainder = remainder;
    form
}

/// Where the pool of `position` is closed.
fn boundary(scenario: &Scenario, view: View, position: usize, moving: &Moving) -> Decimal {
    let cut = scenario.account.cut(view);
    let pool = cut
        .pools
        .iter()
        .find(|pool| pool.members.contains(&position));
    let standing = Standing::new(
        pool.expect("every position has a pool"),
        &scenario.book,
        &scenario.marks,
    );
    let found = standing.liquidation(moving).found;
    assert_eq!(found.above(), None, "no rise closes a long");
    found.below().expect("a fall closes it").t
}

fn together() -> Moving {
    Moving::Together(vec![Decimal::ONE; 2])
}

#[test]
fn prices_and_moves_at_which_pools_are_closed() {
    let book = scenario(&presets::opening(Separators::EN));
    // Isolated: 400 + 4,000x = 0.005·4,000·(1 + x), x = −380 ÷ 3,980; ETH −285 ÷ 2,985 is the same.
    let isolated = dec!(-380) / dec!(3_980);
    // Cross, BTC alone: 1,000 + 4,000x = 20·(1 + x) + 15, x = −965 ÷ 3,980.
    let cross_alone = dec!(-965) / dec!(3_980);
    // Cross, both: 1,000 + 7,000x = 35·(1 + x), x = −965 ÷ 6,965.
    let cross_both = dec!(-965) / dec!(6_965);
    let sixty = dec!(60_000);
    for (what, view, position, moving, exact) in [
        (
            "isolated BTC, BTC alone",
            View::Isolated,
            BTC,
            Moving::Alone(BTC),
            sixty * (dec!(1) + isolated),
        ),
        (
            "isolated ETH, ETH alone",
            View::Isolated,
            ETH,
            Moving::Alone(ETH),
            dec!(3_000) * (dec!(1) + isolated),
        ),
        (
            "isolated BTC, both",
            View::Isolated,
            BTC,
            together(),
            isolated,
        ),
        (
            "isolated ETH, both",
            View::Isolated,
            ETH,
            together(),
            isolated,
        ),
        (
            "cross, BTC alone",
            View::Cross,
            BTC,
            Moving::Alone(BTC),
            sixty * (dec!(1) + cross_alone),
        ),
        ("cross, both", View::Cross, BTC, together(), cross_both),
    ] {
        let found = boundary(&book, view, position, &moving);
        // 28 digits, and a size of 4,000 ÷ 60,000 that is itself cut at the 28th.
        assert_eq!(found.round_sf(24), exact.round_sf(24), "{what}");
    }
    for (fraction, printed, price) in [
        (isolated, "−9.5477", dec!(54_271.36)),
        (cross_alone, "−24.2462", dec!(45_452.26)),
        (cross_both, "−13.8550", dec!(51_687.01)),
    ] {
        assert_eq!(
            Style::EN.percent_signed(fraction, 4),
            format!("{printed}\u{202f}%")
        );
        assert_eq!((sixty * (dec!(1) + fraction)).round_dp(2), price);
    }
}

#[test]
fn the_cards_show_prices_on_the_tick() {
    for (price, tick, shown) in [
        (dec!(54_271.36), dec!(0.1), "54,271.4"),
        (dec!(45_452.26), dec!(0.1), "45,452.3"),
        (dec!(51_687.01), dec!(0.1), "51,687.1"),
        (dec!(2_713.568), dec!(0.01), "2,713.57"),
    ] {
        assert_eq!(Style::EN.price_on_tick(price, tick, Toward::Up), shown);
    }
    let lines: Vec<String> = report(&presets::opening(Separators::EN))
        .positions
        .into_iter()
        .map(|line| line.closes)
        .collect();
    // ETH alone in cross: 1,000 + 3,000x = 15·(1 + x) + 20, x = −965 ÷ 2,985: 2,030.1508, up to 2,030.16.
    assert_eq!(
        lines,
        [
            "closes at: isolated 54,271.4, cross 45,452.3",
            "closes at: isolated 2,713.57, cross 2,030.16"
        ]
    );
}

#[test]
fn the_sentence_says_it() {
    let report = report(&presets::opening(Separators::EN));
    let text = |span: &Span| match span {
        Span::Plain(text) | Span::Strong(text) | Span::Slot(_, text) => text.clone(),
        Span::Key(_) => String::new(),
    };
    let sentence: String = report.sentence.iter().map(text).collect();
    assert_eq!(
        sentence,
        "If BTC and ETH fall together, isolated stops at −9.55\u{202f}% and leaves 300 USDT. \
         Cross holds to −13.85\u{202f}% and then takes all 1,000."
    );
    assert_eq!(report.announcement, sentence);
}

#[test]
fn money_left_after_a_dip() {
    // Isolated closed at −9.5477 %: margins 400 + 300 gone, 300 free. What is left of them above
    // bankruptcy is the maintenance there, 0.005·7,000·(1 − 0.095477) = 31.6583.
    // Cross closed at −13.8550 %: 0.005·7,000·(1 − 0.138550) = 30.1508 above bankruptcy.
    for (what, remainder, dip, isolated, cross) in [
        // 1,000 − 0.12·7,000 = 160 while down; back at the entries it is 1,000 again.
        (
            "12 %, forfeited",
            Remainder::Forfeited,
            dec!(-0.12),
            dec!(300),
            dec!(160),
        ),
        (
            "15 %, forfeited",
            Remainder::Forfeited,
            dec!(-0.15),
            dec!(300),
            dec!(0),
        ),
        (
            "15 %, returned",
            Remainder::Returned,
            dec!(-0.15),
            dec!(331.66),
            dec!(30.15),
        ),
        (
            "9 %, nothing closed",
            Remainder::Forfeited,
            dec!(-0.09),
            dec!(370),
            dec!(370),
        ),
    ] {
        let book = scenario(&with_remainder(remainder));
        let left = |view| ViewAnalysis::new(&book, view).shock.value(dip).round_dp(2);
        assert_eq!(
            (left(View::Isolated), left(View::Cross)),
            (isolated, cross),
            "{what}"
        );
    }
    let book = scenario(&with_remainder(Remainder::Returned));
    let exact = |view| ViewAnalysis::new(&book, view).shock.value(dec!(-0.15));
    assert_eq!(exact(View::Isolated).round_dp(8), dec!(331.65829146));
    assert_eq!(exact(View::Cross).round_dp(8), dec!(30.15075377));
}

#[test]
fn a_dip_of_12_or_15_per_cent_that_recovers() {
    for (dip, isolated, cross) in [("12", dec!(300), dec!(1_000)), ("15", dec!(300), dec!(0))] {
        let mut form = presets::opening(Separators::EN);
        form.path.slug = "dip".to_owned();
        form.path.size = dip.to_owned();
        let book = scenario(&form);
        let views = [View::Isolated, View::Cross];
        let replay = isocross::scenario::analysis::Replay::new(&book, &views);
        let ends: Vec<Decimal> = replay.walks.iter().map(|walk| walk.summary.end).collect();
        assert_eq!(ends, [isolated, cross], "{dip} %");
    }
}

#[test]
fn twice_the_leverage_moves_isolated_and_not_cross() {
    let mut form = presets::opening(Separators::EN);
    for position in &mut form.positions {
        position.leverage = "20".to_owned();
    }
    let (ten, twenty) = (scenario(&presets::opening(Separators::EN)), scenario(&form));
    // 200 + 4,000x = 20·(1 + x), x = −180 ÷ 3,980 = −4.52 %.
    let isolated = boundary(&twenty, View::Isolated, BTC, &together());
    assert_eq!(
        isolated.round_sf(24),
        (dec!(-180) / dec!(3_980)).round_sf(24)
    );
    assert_eq!(Style::EN.percent_signed(isolated, 2), "−4.52\u{202f}%");
    for moving in [together(), Moving::Alone(BTC), Moving::Alone(ETH)] {
        assert_eq!(
            boundary(&ten, View::Cross, BTC, &moving),
            boundary(&twenty, View::Cross, BTC, &moving)
        );
    }
}

#[test]
fn isolated_leaves_more_beyond_a_fall_of_ten_per_cent() {
    // Cross holds 1,000 + 7,000x, isolated 300 once closed: equal at x = −10 %.
    let book = scenario(&presets::opening(Separators::EN));
    let curve = |view| ViewAnalysis::new(&book, view).shock;
    let crossing = overtakes(&curve(View::Isolated), &curve(View::Cross), dec!(-0.6));
    assert_eq!(crossing.map(|t| t.round_dp(24)), Some(dec!(-0.1)));
}

#[test]
fn sizing_from_risk_on_the_phone() {
    let mut form = presets::of("one-trade", Separators::EN);
    let trade = &mut form.positions[0];
    (trade.entry, trade.leverage) = ("60000.5".to_owned(), "40".to_owned());
    form.sizing = SizingForm {
        risk: "50".to_owned(),
        stop: "58500".to_owned(),
        ..SizingForm::default()
    };
    let line = report(&form).sizing.expect("risk and stop are typed");
    // 50 ÷ (60,000.5 − 58,500) = 0.0333222…, cut so that the risk is never exceeded.
    assert!(line.size.starts_with("0.033322"), "{}", line.size);
    assert!(line.size.ends_with(" BTC"), "{}", line.size);
    let (_, words, fixes) = &line.verdicts[0];
    // Margin a fortieth: p·0.995 = 60,000.5·39/40, p = 58,794.46.
    assert_eq!(words, "Isolated closes at 58,794.5, before the stop.");
    let labels: Vec<&str> = fixes.iter().map(|fix| &*fix.label).collect();
    // 33x: 60,000.5·32/33 ÷ 0.995 = 58,474.7, below the stop. Missing at it:
    // 0.0333222·(0.005·58,500 + 1,500.5 − 60,000.5/40) = 9.7634, up to the cent.
    assert_eq!(labels, ["Lower to 33x", "Add 9.77 USDT"]);
    // Each way out taken, isolated outlives the stop.
    for fix in fixes {
        let mut repaired = form.clone();
        repaired.positions[0].locked = Quantity::Size;
        if let Some(take) = &line.take {
            repaired = repaired.apply(&take.edit);
        }
        let again = report(&repaired.apply(&fix.edit))
            .sizing
            .expect("still asked");
        let words = &again.verdicts[0].1;
        assert!(
            words.ends_with(", beyond the stop."),
            "{}: {words}",
            fix.label
        );
    }
}
