//! Venues, coins and rates that are wrong.

use super::{Case, at_venue, binance, coin, own, said};
use isocross::market::position::Kind;
use isocross::num::text::Separators;
use isocross::scenario::edit::Field;
use isocross::scenario::form::{CollateralForm, EditedField, Mode};
use isocross::scenario::share::from_json;

pub fn venues() -> Vec<Case> {
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

pub fn coins() -> Vec<Case> {
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

pub fn rates() -> Vec<Case> {
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
            Field::Edited(EditedField::ClosingFee),
            "Too large: at most 10\u{202f}%.",
        ),
        (
            "a slippage over 50 %",
            binance(|form| form.edits.slippage = "51".to_owned()),
            Field::Edited(EditedField::Slippage),
            "Too large: at most 50\u{202f}%.",
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
