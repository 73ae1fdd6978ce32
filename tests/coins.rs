//! Accounts kept in coins: what the log says of them, and what the words offer where coins lack.

use isocross::margin::rules::Remainder;
use isocross::market::account::View;
use isocross::num::text::{Separators, Style};
use isocross::scenario::analysis::{Replay, ViewAnalysis};
use isocross::scenario::edit::Edit;
use isocross::scenario::form::{CollateralForm, Form, MarketForm};
use isocross::scenario::input::Scenario;
use isocross::scenario::read::read;
use isocross::scenario::report::Report;
use isocross::scenario::{answer, presets};
use isocross::simulate::walk::EventKind;
use rust_decimal::{Decimal, dec};

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

/// One inverse long of 2,000 USD at 10x, backed by `coins`, on a fall of 30 %.
fn inverse(coins: &str) -> Form {
    let mut form = presets::of("one-trade", Separators::EN)
        .apply(&Edit::Venue("binance-coinm@2022".to_owned()));
    form.balance = "0".to_owned();
    form.path.slug = "dip".to_owned();
    form.path.size = "30".to_owned();
    form.edits.remainder = Some(Remainder::Forfeited);
    if !coins.is_empty() {
        form.collateral.push(CollateralForm {
            asset: "BTC".to_owned(),
            amount: coins.to_owned(),
            haircut: String::new(),
        });
    }
    form
}

#[test]
fn another_view_is_valued_at_the_price_of_the_row() {
    let form = inverse("0.01");
    let scenario = scenario(&form);
    let walks = Replay::new(&scenario, &[View::Isolated, View::Cross]).walks;
    let closing = |walk: usize| {
        let mut events = walks[walk].events.iter();
        let closed = events.find(|event| matches!(event.kind, EventKind::Closed { .. }));
        closed.expect("both are closed").prices[0]
    };
    let (first, second) = (closing(0), closing(1));
    assert!(second < first, "cross holds longer");
    // 0.01 less a fee of 0.05 % of 1/30, less the margin of 1/300: coins, whatever the price.
    let fee = dec!(0.0005) / dec!(30);
    let left = dec!(0.01) - fee - Decimal::ONE / dec!(300);
    let report = report(&form);
    let row = report
        .log
        .rows
        .iter()
        .find(|row| row.event.starts_with("cross account closed"))
        .expect("cross is closed");
    assert_eq!(row.cells[1], Style::EN.money(left * second));
    assert_ne!(row.cells[1], Style::EN.money(left * first));
}

#[test]
fn the_log_names_the_coins_that_are_held() {
    let report = report(&inverse("0.01"));
    let entry = &report.log.rows[0].arithmetic;
    assert_eq!(
        *entry,
        [
            "balance 0 + coins 600 − opening fees 1 = 599",
            "the account holds 0.00998333 BTC"
        ]
    );
    assert!(
        report
            .announcement
            .ends_with("takes all: coins worth 600 today."),
        "{}",
        report.announcement
    );
}

#[test]
fn coins_that_lack_are_offered_as_coins() {
    let form = inverse("");
    let lacking = report(&form);
    // Margin and fee: 1/300 + 0.0005/30.
    assert!(
        lacking.announcement.contains("0.00335 BTC is missing"),
        "{}",
        lacking.announcement
    );
    let fix = &lacking.notices[0].fixes[0];
    assert_eq!(fix.label, "Use 0.00335 BTC more");
    let supplied = scenario(&form.apply(&fix.edit));
    assert!(ViewAnalysis::new(&supplied, View::Isolated).opens());
}

#[test]
fn what_is_owed_is_part_of_the_first_sum() {
    let mut form = presets::of("one-trade", Separators::EN);
    form.positions[0].owed = "20".to_owned();
    let log = report(&form).log;
    assert_eq!(
        log.rows[0].arithmetic,
        ["balance 1,000 − what is owed 20 = 980"]
    );
    assert_eq!(log.rows[0].cells[1], "980");
}

/// A market's open interest raises the least initial margin: the cap falls and more is reserved, the
/// liquidation price stays.
#[test]
fn least_initial_margin_bounds_opening_alone() {
    let with = |initial: &str, leverage: &str| {
        let mut form = presets::of("one-trade", Separators::EN)
            .apply(&Edit::Venue("dydx@2026-04-22".to_owned()));
        form.positions[0].leverage = leverage.to_owned();
        form.markets.push(MarketForm {
            market: "BTC".to_owned(),
            initial: initial.to_owned(),
            ..MarketForm::default()
        });
        form
    };
    let errors = |initial: &str| -> Vec<String> {
        let read = answer(&with(initial, "10"), Separators::EN);
        read.errors.into_iter().map(|error| error.message).collect()
    };
    assert_eq!(errors(""), Vec::<String>::new());
    assert_eq!(errors("20"), ["10x is above the cap of 5x for 2,000."]);
    let highest = |initial: &str| {
        report(&with(initial, "4")).positions[0]
            .highest_leverage
            .clone()
    };
    assert_eq!(
        (highest("").as_deref(), highest("20").as_deref()),
        (Some("50"), Some("5"))
    );

    // A position opened at 10x before open interest grew.
    let before = scenario(&with("", "10"));
    let mut after = before.clone();
    after.book.contracts[0].opening.least = dec!(0.2);
    let reserved = |scenario: &Scenario| {
        let cross = ViewAnalysis::new(scenario, View::Cross).figures;
        cross.pools[0].initial_margin.round_dp(9)
    };
    assert_eq!(
        (reserved(&before), reserved(&after)),
        (dec!(200), dec!(400))
    );
    for view in [View::Isolated, View::Cross] {
        let found = |scenario: &Scenario| {
            let figures = ViewAnalysis::new(scenario, view).figures;
            (
                figures.positions[0].alone.clone(),
                figures.pools[0].requirement,
            )
        };
        assert_eq!(found(&before), found(&after));
    }
}

/// What is offered to move liquidation beyond the stop does so, in the unit that the margin is kept in.
#[test]
fn a_margin_in_coins_is_raised_by_coins() {
    for (venue, backing) in [("binance-coinm@2022", ""), ("gmx@2026-03-13", "BTC")] {
        let mut form =
            presets::of("one-trade", Separators::EN).apply(&Edit::Venue(venue.to_owned()));
        form.balance = "0".to_owned();
        form.positions[0].backing = backing.to_owned();
        form.collateral.push(CollateralForm {
            asset: "BTC".to_owned(),
            amount: "1".to_owned(),
            haircut: String::new(),
        });
        form.sizing.risk = "200".to_owned();
        form.sizing.stop = "50000".to_owned();
        let sizing = |form: &Form| report(form).sizing.expect("it is asked for");
        let (_, words, fixes) = sizing(&form).verdicts[0].clone();
        assert!(words.ends_with("before the stop."), "{venue}: {words}");
        let add = fixes.last().expect("more margin is offered");
        assert!(add.label.ends_with(" BTC"), "{venue}: {}", add.label);
        let (_, words, _) = sizing(&form.apply(&add.edit)).verdicts[0].clone();
        assert!(words.ends_with("beyond the stop."), "{venue}: {words}");
    }
}

/// GMX: a long of 4,000 of BTC at 10x, its margin in ETH at 3,000. 397.6 of margin after the fee are
/// 0.1325333… ETH; 20 and 2.4 to close are asked. BTC alone: 60,000 × (1 − 375.2 ÷ 4,000) = 54,372; ETH
/// alone: 22.4 ÷ 0.1325333… = 169.01….
#[test]
fn a_margin_in_a_third_coin_has_a_price_of_its_own() {
    let mut form =
        presets::of("one-trade", Separators::EN).apply(&Edit::Venue("gmx@2026-03-13".to_owned()));
    form.positions[0].entry = "60000".to_owned();
    form.positions[0].quantity = "4000".to_owned();
    form.positions[0].locked = isocross::scenario::form::Quantity::Notional;
    form.positions[0].leverage = "10".to_owned();
    form.positions[0].backing = "ETH".to_owned();
    form.collateral.push(CollateralForm {
        asset: "ETH".to_owned(),
        amount: "1".to_owned(),
        haircut: String::new(),
    });
    form.market_mut("ETH".to_owned()).mark = "3000".to_owned();
    let scenario = scenario(&form);
    let figures = ViewAnalysis::new(&scenario, View::Isolated).figures;
    let below = |found: &isocross::margin::liquidation::Liquidation| {
        found.below().expect("a fall closes it").t.round_dp(6)
    };
    assert_eq!(below(&figures.positions[0].alone.found), dec!(54372));
    let by_backing = &figures.pools[0].by_backing;
    assert_eq!(by_backing.len(), 1);
    assert_eq!(below(&by_backing[0].found), dec!(169.014085));
    let details = &report(&form).positions[0].details;
    let said = details
        .iter()
        .find(|(label, _)| label.starts_with("If only ETH moves"));
    assert_eq!(said.map(|(_, price)| price.as_str()), Some("169.02"));
}
