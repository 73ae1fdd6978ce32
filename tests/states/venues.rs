//! States that only some venues have: coins, inverse contracts, spot, modes that lack, open rules.

use super::{State, mark};
use isocross::margin::rules::{Basis, Bearer, First, Trigger};
use isocross::market::position::Side;
use isocross::num::text::Separators;
use isocross::scenario::edit::Edit;
use isocross::scenario::form::{CollateralForm, Form, Mode};
use isocross::scenario::presets;

/// One state a kind.
pub fn states() -> Vec<State> {
    let at = |id: &str, change: fn(&mut Form)| {
        let mut form = presets::of("one-trade", Separators::EN).apply(&Edit::Venue(id.to_owned()));
        change(&mut form);
        form
    };
    let coin = |form: &mut Form, amount: &str| {
        form.collateral.push(CollateralForm {
            asset: "BTC".to_owned(),
            amount: amount.to_owned(),
            haircut: String::new(),
        });
    };
    let mut inverse = at("binance-coinm@2022", |form| form.balance = "0".to_owned());
    coin(&mut inverse, "0.05");
    let mut coins = at("bybit@2026-09-25", |form| {
        form.balance = "0".to_owned();
        form.positions[0].mode = Mode::Cross;
        form.positions[0].market = "ETH".to_owned();
        form.positions[0].entry = "3000".to_owned();
        form.focus = "ETH".to_owned();
        mark(form, "60000");
    });
    coin(&mut coins, "0.01");
    let large = |form: &mut Form| {
        form.balance = "4000000".to_owned();
        form.positions[0].quantity = "30000000".to_owned();
    };
    vec![
        ("an inverse contract on its coins", inverse),
        ("a coin as collateral, held still", coins),
        ("closed in parts", at("hyperliquid@2026-09-27", large)),
        ("closed two brackets at a time", at("okx@2026-05-28", large)),
        ("closed bracket by bracket", at("bybit@2026-09-25", large)),
        ("closed slice by slice", at("dydx@2026-04-22", large)),
        ("no cross margin", at("gmx@2026-03-13", |_| ())),
        ("no isolated margin, open rules", at("apex@2025", |_| ())),
        (
            "both sides of a market, the larger counts",
            at("kraken@2025", |form| {
                form.positions.push(form.positions[0].clone());
                form.positions[1].side = Side::Short;
            }),
        ),
        (
            "leveraged spot with interest owed",
            at("kraken-margin@2026", |form| {
                form.positions[0].leverage = "5".to_owned();
                form.positions[0].owed = "20".to_owned();
            }),
        ),
        (
            "brackets of the reader's",
            at("binance@2026-05-01", |form| {
                let said = form.market_mut("BTC".to_owned());
                said.tiers = "# all at the last rate\n0 1%\n50000 2%".to_owned();
            }),
        ),
        (
            "rules of the venue changed",
            at("binance@2026-05-01", |form| {
                form.edits.trigger = Some(Trigger::Below);
                form.edits.basis = Some(Basis::Entry);
                form.edits.minimum = "30".to_owned();
                form.edits.liquidation_fee = "0".to_owned();
            }),
        ),
        (
            "closing rules of the reader's",
            at("okx@2026-05-28", |form| {
                form.joint_move = "-60".to_owned();
                form.edits.slippage = "2".to_owned();
                form.edits.bearer = Some(Bearer::Account);
                form.edits.first = Some(First::List);
            }),
        ),
    ]
}
