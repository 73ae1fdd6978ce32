//! What is wrong in a form, a file, a link or a paste is named by its field or line, in words, and
//! nothing of it brings the page down.

use isocross::market::position::Kind;
use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{CollateralForm, Form, MarketForm, Mode, PositionForm};
use isocross::scenario::share::{blank, from_fragment, from_json};
use isocross::scenario::{answer, output, presets};

fn at_venue(venue: &str, change: impl FnOnce(&mut Form)) -> Form {
    let mut form = presets::one_trade().apply(&Edit::Venue(venue.to_owned()));
    change(&mut form);
    form
}

fn own(change: impl FnOnce(&mut Form)) -> Form {
    at_venue("generic", change)
}

fn binance(change: impl FnOnce(&mut Form)) -> Form {
    at_venue("binance@2026-05-01", change)
}

fn said(change: impl FnOnce(&mut MarketForm)) -> Form {
    binance(|form| change(form.market_mut("BTC".to_owned())))
}

fn coin(asset: &str, haircut: &str) -> Form {
    own(|form| {
        form.collateral.push(CollateralForm {
            asset: asset.to_owned(),
            amount: "1".to_owned(),
            haircut: haircut.to_owned(),
        });
    })
}

fn tiers(text: &str) -> Form {
    said(|market| market.tiers = text.to_owned())
}

/// What is wrong, the form, its field, and what is said.
type Case = (&'static str, Form, Field, &'static str);

fn venues() -> Vec<Case> {
    vec![
        (
            "an unknown symbol",
            binance(|form| form.positions[0].market = "ABC".to_owned()),
            Field::Market(0),
            "No brackets of ABCUSDT are known here for Binance USDS-M as of 2026-05-01. Known: BTC, ETH, SOL, XRP, DOGE, BNB, 1000SHIB, CHZ, RVN, NEIRO. Type its maintenance rate, choose a table or paste its tiers; they are then yours.",
        ),
        (
            "a symbol of a venue that knows none",
            at_venue("okx-margin@2026", |form| form.currency = "USDT".to_owned()),
            Field::Market(0),
            "No brackets of BTCUSDT are known here for OKX isolated margin as of 2026. Type its maintenance rate, choose a table or paste its tiers; they are then yours.",
        ),
        (
            "an unknown table",
            at_venue("binance-isolated@2026", |form| {
                form.market_mut("BTC".to_owned()).table = "20x".to_owned();
            }),
            Field::MarketTable(0),
            "No table is known under the name 20x. Tables known: 10x, 5x, 3x.",
        ),
        (
            "an unknown table where one row holds for every coin",
            at_venue("kraken-margin@2026", |form| {
                form.market_mut("BTC".to_owned()).table = "A".to_owned();
            }),
            Field::MarketTable(0),
            "No table is known under the name A.",
        ),
        (
            "an unknown venue",
            binance(|form| form.venue = "elsewhere@2020-01-01".to_owned()),
            Field::Venue,
            "No rules are known under the name elsewhere@2020-01-01.",
        ),
        (
            "cross where there is none",
            at_venue("gmx@2026-03-13", |form| {
                form.positions[0].mode = Mode::Cross
            }),
            Field::Mode(0),
            "GMX v2 has no cross margin.",
        ),
        (
            "isolated where there is none",
            at_venue("apex@2025", |form| form.positions[0].mode = Mode::Isolated),
            Field::Mode(0),
            "ApeX Omni has no isolated margin.",
        ),
        (
            "a pocket where there is cross alone",
            at_venue("apex@2025", |form| form.positions[0].mode = Mode::Pocket),
            Field::Mode(0),
            "ApeX Omni has no isolated margin.",
        ),
        (
            "an inverse contract where there is none",
            binance(|form| form.positions[0].kind = Kind::Inverse),
            Field::Kind(0),
            "Binance USDS-M has no contract of this kind.",
        ),
    ]
}

fn coins() -> Vec<Case> {
    vec![
        (
            "a coin without a price",
            coin("SOL", ""),
            Field::CollateralPrice(0),
            "SOL has no price: give its mark, or open a position in it.",
        ),
        (
            "a margin kept in a coin that the account does not hold",
            own(|form| form.positions[0].backing = "SOL".to_owned()),
            Field::Backing(0),
            "SOL has no price: add it to the account’s coins with its mark.",
        ),
        (
            "a negative haircut",
            coin("BTC", "-5"),
            Field::CollateralHaircut(0),
            "Too small: at least 0\u{202f}%.",
        ),
        (
            "a haircut above all",
            coin("BTC", "101"),
            Field::CollateralHaircut(0),
            "Too large: at most 100\u{202f}%.",
        ),
        (
            "a negative haircut in a slice",
            coin("BTC", "0:2 10:-5"),
            Field::CollateralHaircut(0),
            "The haircut of slice 2 is not between 0 and 100\u{202f}%.",
        ),
        (
            "slices out of order",
            coin("BTC", "0:2 10:5 5:8"),
            Field::CollateralHaircut(0),
            "Slice 3 does not start above the one before.",
        ),
        (
            "slices that do not start at nothing",
            coin("BTC", "1:2 10:5"),
            Field::CollateralHaircut(0),
            "The first slice must start at 0.",
        ),
        (
            "a slice that counts more than the one before",
            coin("BTC", "0:5 10:2"),
            Field::CollateralHaircut(0),
            "The haircut of slice 2 is below the one before.",
        ),
        (
            "slices that are none",
            coin("BTC", "0:2 ten"),
            Field::CollateralHaircut(0),
            "“ten” is no slice: write amount:haircut, as 0:2 10:5.",
        ),
        (
            "a coin of which the venue says nothing",
            at_venue("bybit@2026-09-25", |form| {
                form.collateral.push(CollateralForm {
                    asset: "ABC".to_owned(),
                    amount: "1".to_owned(),
                    haircut: String::new(),
                });
                form.market_mut("ABC".to_owned()).mark = "1".to_owned();
            }),
            Field::CollateralHaircut(0),
            "How much of ABC counts at Bybit unified account is not known here: type its haircut.",
        ),
        (
            "a debt that is negative",
            own(|form| form.positions[0].owed = "-1".to_owned()),
            Field::Owed(0),
            "Too small: at least 0.",
        ),
    ]
}

fn rates() -> Vec<Case> {
    let rules = |tiers: &str| {
        let text = format!(
            r#"{{"balance": 1000, "positions": [{{"market": "BTC", "side": "long", "entry": 1, "quantity": 1, "rules": {{"tiers": {tiers}}}}}]}}"#
        );
        from_json(&text, Separators::EN).expect("a scenario").form
    };
    vec![
        (
            "the reader's own rate over 100 %",
            own(|form| form.generic.rate = "120".to_owned()),
            Field::Rate,
            "Too large: at most 100\u{202f}%.",
        ),
        (
            "a market's rate over 100 %",
            said(|market| market.rate = "120".to_owned()),
            Field::MarketRate(0),
            "Too large: at most 100\u{202f}%.",
        ),
        (
            "a fee over 10 %",
            binance(|form| form.edits.closing_fee = "11".to_owned()),
            Field::EditedClosingFee,
            "Too large: at most 10\u{202f}%.",
        ),
        (
            "a rate over 1 in rules of a position's own",
            rules(r#"[{"floor": 0, "rate": 1.2}]"#),
            Field::OwnRules(0),
            "The position’s own rules: the rate of bracket 1 is not between 0 and 1.",
        ),
        (
            "own brackets out of order",
            rules(r#"[{"floor": 0, "rate": 0.1}, {"floor": 0, "rate": 0.2}]"#),
            Field::OwnRules(0),
            "The position’s own rules: the floor of bracket 2 is not above the one before.",
        ),
        (
            "a contract worth less than nothing",
            said(|market| {
                market.tiers = "0 0.5%".to_owned();
                market.contract_value = "-1".to_owned();
            }),
            Field::ContractValue(0),
            "Too small: at least 0.000000001.",
        ),
        (
            "an initial margin over 100 %",
            said(|market| market.initial = "101".to_owned()),
            Field::Initial(0),
            "Too large: at most 100\u{202f}%.",
        ),
    ]
}

fn pasted() -> Vec<Case> {
    let response = r#"[{"symbol": "BTCUSDT", "brackets": [
        {"notionalFloor": 0, "notionalCap": 50, "maintMarginRatio": 0.004, "initialLeverage": 125},
        {"notionalFloor": 40, "notionalCap": 90, "maintMarginRatio": 0.005, "initialLeverage": 100}]}]"#;
    vec![
        (
            "tiers out of order",
            tiers("0 0.5%\n50000 1%\n20000 2%"),
            Field::MarketTiers(0),
            "Line 3: Tier 3: This tier must start above the one before it.",
        ),
        (
            "tiers that overlap",
            tiers("0 - 50000 0.5%\n40000 - 90000 1%"),
            Field::MarketTiers(0),
            "Line 2: This tier starts at 40,000, but the one before ends at 50,000.",
        ),
        (
            "a rate that falls",
            tiers("0 1%\n50000 0.5%"),
            Field::MarketTiers(0),
            "Line 2: Tier 2: This rate is below the one before; marginal rates must rise with the size.",
        ),
        (
            "a rate over 100 % in a paste",
            tiers("0 0.5%\n50000 120%"),
            Field::MarketTiers(0),
            "Line 2: Column 2: a rate cannot exceed 100 per cent.",
        ),
        (
            "a tier that is no number",
            tiers("0 0.5%\n5oo00 1%"),
            Field::MarketTiers(0),
            "Line 2: Column 1: “5oo00”: The second character is the letter o, not the digit 0.",
        ),
        (
            "a paste of 5 MB",
            tiers(&"0 0.5%\n".repeat(720_000)),
            Field::MarketTiers(0),
            "Line 1: This is 5040 kB of text; a table of tiers has at most 100.",
        ),
        (
            "the same under the reader's own rules",
            own(|form| form.generic.tiers = "0 0.5%\n".repeat(720_000)),
            Field::Tiers,
            "Line 1: This is 5040 kB of text; a table of tiers has at most 100.",
        ),
        (
            "a response above 5 MB",
            tiers(&format!("[{}]", " ".repeat(6_000_000))),
            Field::MarketTiers(0),
            "Line 1: This is 6 MB of text; at most 5 MB are read. Ask the venue for one symbol.",
        ),
        (
            "truncated JSON",
            tiers("{\"result\": {\"list\": [\n  {\"symbol\": \"BTC"),
            Field::MarketTiers(0),
            "Line 2: At column 17 this stops being JSON (EOF while parsing a string).",
        ),
        (
            "a response whose tiers overlap",
            tiers(response),
            Field::MarketTiers(0),
            "Line 1: Tier 2 of BTCUSDT starts at 40, but the one before ends at 50.",
        ),
        (
            "a response about another market",
            tiers(&response.replace(
                "[{\"symbol\": \"BTCUSDT\"",
                "[{\"symbol\": \"A\"}, {\"symbol\": \"B\"",
            )),
            Field::MarketTiers(0),
            "Line 1: BTCUSDT is not in this response. It holds A, B.",
        ),
        (
            "tiers that count contracts of unknown worth",
            tiers("# floors count contracts\n0 0.5%"),
            Field::MarketTiers(0),
            "Line 2: These tiers count contracts. The number of coins in one contract is needed to use them.",
        ),
    ]
}

#[test]
fn what_is_wrong_in_a_form_is_said_at_its_field() {
    let mut wrong = Vec::new();
    for (what, form, field, message) in [venues(), coins(), rates(), pasted()].concat() {
        let answer = answer(&form, Separators::EN);
        let found = answer.errors.iter().find(|error| error.field == field);
        let found = found.map(|error| error.message.as_str());
        // Without a report the page keeps the last good one.
        if found != Some(message) || answer.report.is_some() {
            wrong.push(format!(
                "{what}: {found:?} of {} errors",
                answer.errors.len()
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_fix_is_offered_where_there_is_one() {
    for (form, label) in [
        (
            at_venue("gmx@2026-03-13", |form| {
                form.positions[0].mode = Mode::Cross
            }),
            "Use isolated",
        ),
        (
            at_venue("apex@2025", |form| form.positions[0].mode = Mode::Isolated),
            "Use cross",
        ),
        (
            own(|form| form.generic.rate = "120".to_owned()),
            "Use 100\u{202f}%",
        ),
    ] {
        let errors = answer(&form, Separators::EN).errors;
        let fix = errors[0].fix.as_ref().expect(label);
        assert_eq!(fix.label, label);
        assert!(
            answer(&form.apply(&fix.edit), Separators::EN)
                .errors
                .is_empty(),
            "{label}"
        );
    }
}

#[test]
fn what_is_typed_on_after_a_mistake_answers_again() {
    let good = binance(|_| ());
    let before = answer(&good, Separators::EN);
    let bad = good.apply(&Edit::Text(Field::MarketTiers(0), "0 120%".to_owned()));
    assert!(answer(&bad, Separators::EN).report.is_none());
    let again = bad.apply(&Edit::Text(Field::MarketTiers(0), String::new()));
    assert_eq!(answer(&again, Separators::EN).report, before.report);
}

#[test]
fn what_is_wrong_in_a_file_is_said_with_its_path() {
    let venue = |venue: &str, more: &str| {
        format!(
            r#"{{"venue": "{venue}", "balance": 1000, "currency": "USDT", "positions": [{{"market": "BTC", "side": "long", "entry": 60000, "quantity": 1000, "mode": "cross"}}]{more}}}"#
        )
    };
    let cases = [
        (
            venue("gmx@2026-03-13", ""),
            "positions[0].mode",
            "GMX v2 has no cross margin.",
        ),
        (
            venue(
                "generic",
                r#", "collateral": [{"asset": "SOL", "amount": 1}]"#,
            ),
            "markets[SOL].mark",
            "SOL has no price: give its mark, or open a position in it.",
        ),
        (
            venue(
                "generic",
                r#", "collateral": [{"asset": "BTC", "amount": 1, "haircut": -0.1}]"#,
            ),
            "collateral[0].haircut",
            "Too small: at least 0\u{202f}%.",
        ),
        (
            venue("generic", r#", "generic": {"rate": 1.2}"#),
            "generic.rate",
            "Too large: at most 100\u{202f}%.",
        ),
        (
            venue(
                "binance@2026-05-01",
                r#", "markets": [{"market": "BTC", "table": "A"}]"#,
            ),
            "markets[BTC].table",
            "No table is known under the name A. Tables known: BTCUSDC, ETHUSDC.",
        ),
        (
            venue(
                "binance@2026-05-01",
                r#", "markets": [{"market": "BTC", "tiers": [{"floor": 0, "rate": 0.1}, {"floor": 0, "rate": 0.2}]}]"#,
            ),
            "markets[BTC].tiers",
            "Line 3: Tier 2: This tier must start above the one before it.",
        ),
    ];
    for (text, field, message) in cases {
        let form = from_json(&text, Separators::EN).expect(&text).form;
        let report = output::solve(&form);
        assert_eq!(report["ok"], false, "{text}");
        assert_eq!(report["errors"][0]["field"], field, "{report}");
        assert_eq!(report["errors"][0]["message"], message, "{text}");
    }
}

#[test]
fn a_file_that_is_none_is_refused_whole() {
    let cases = [
        (
            "{\n  \"balance\": 1000,\n  \"positions\": [{\"market\"".to_owned(),
            "Line 3, column 25: this is no JSON (EOF while parsing an object).",
        ),
        (
            " ".repeat(5_000_000),
            "The file is above 1 MB; a scenario is far smaller.",
        ),
        (
            r#"{"balance": 1, "positions": [{"market": "A", "kind": "spot", "side": "long", "entry": 1, "quantity": 1}]}"#.to_owned(),
            "positions[0].kind must be \"linear\" or \"inverse\", not \"spot\".",
        ),
        (
            r#"{"balance": 1, "positions": [], "markets": [{"market": "A", "tiers": [{"floor": 0, "rate": 1.2}]}]}"#.to_owned(),
            "markets[0].tiers[0].rate must be from 0 to 1: it is a fraction.",
        ),
        (
            r#"{"balance": 1, "positions": [], "edits": {"netting": true}}"#.to_owned(),
            "edits.netting must be a string, not true or false.",
        ),
    ];
    for (text, message) in cases {
        let error = from_json(&text, Separators::EN).expect_err(message);
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn what_a_link_says_wrongly_is_left_out_by_name() {
    let ok = "v=1&bal=1000&p=BTC,L,60000,1000n,10x,i";
    let cases = [
        (
            "mk=BTC,60000,1,q:1",
            "“q:1” was left out: it is not known here.",
        ),
        (
            "mk=BTC,60000,1,t:0",
            "“t:0” was left out: it is no table of tiers.",
        ),
        (
            "mk=BTC,,,l:5000000",
            "The text pasted for the tiers of BTC is no table and too long to be shared (5000000 characters); it was left out.",
        ),
        (
            "lost=4100",
            "The text pasted for the tiers is no table and too long to be shared (4100 characters); it was left out.",
        ),
        (
            "edits=trigger:above",
            "“trigger:above” was left out: there is no such choice.",
        ),
        (
            "edits=triger:below",
            "“triger:below” was left out: it is not known here.",
        ),
        (
            "p=BTC,L,60000,1000n,10x,i,t:spot",
            "“p=BTC,L,60000,1000n,10x,i,t:spot” was left out: its kind is not known here.",
        ),
    ];
    for (more, sentence) in cases {
        let read = from_fragment(&format!("{ok}&{more}"), Separators::EN, &blank());
        assert_eq!(read.ignored, [sentence], "{more}");
        assert_eq!(read.form.positions[0], PositionForm::default(), "{more}");
        let marked = read.form.market("BTC").map(|said| said.mark.as_str());
        assert_eq!(
            marked.unwrap_or("60000").trim_start_matches("60000"),
            "",
            "{more}"
        );
    }
}

#[test]
fn a_link_of_5_mb_leaves_the_page_as_it_was() {
    let good = presets::opening();
    let link = format!("v=1&bal=1000&table={}", "x".repeat(5_000_000));
    let read = from_fragment(&link, Separators::EN, &good);
    assert_eq!(read.form, good);
    assert_eq!(
        read.ignored,
        ["The link is too long to be one of this page; it was left out."]
    );
}
