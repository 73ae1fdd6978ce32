//! Made-up products: each rule of the engine by itself.

use super::products::{Cut, Product};
use isocross::margin::rules::{Basis, Closing, Cuts, Fee, Netting, PoolRules, Remainder, Trigger};
use isocross::margin::schedule::{Key, Tiering};
use isocross::market::account::Scope;
use isocross::market::collateral::{Haircut, SliceKey};
use isocross::market::position::Kind;
use isocross::venues::Template;
use rust_decimal::{Decimal, dec};

const LINEAR: Template = Template::PLAIN;
const INVERSE: Template = Template {
    kind: Kind::Inverse,
    ..Template::PLAIN
};
const TAKER: Fee = Fee {
    rate: dec!(0.0006),
    basis: Basis::Mark,
};

/// One product a rule.
pub fn made_up() -> Vec<Product> {
    let returned = PoolRules {
        closing: Closing {
            remainder: Remainder::Returned,
            fee: dec!(0.0125),
            ..Closing::WHOLE
        },
        ..PoolRules::PLAIN
    };
    let coins = PoolRules {
        scope: Scope::Settlement,
        ..returned
    };
    let whole = |key| Template {
        tiering: Tiering::Whole,
        key,
        closing_fee: Some(TAKER),
        ..LINEAR
    };
    let reserve = |template| Template {
        closing_fee: Some(Fee {
            rate: dec!(0.0006),
            basis: Basis::Reserve,
        }),
        ..template
    };
    let on = |maintenance| Template {
        maintenance,
        ..LINEAR
    };
    let strict = PoolRules {
        trigger: Trigger::Below,
        ..returned
    };
    let by_size = |template| Template {
        key: Key::Size,
        ..template
    };
    let none = || Cut::Known(Haircut::NONE, Vec::new());
    let drawn = Cut::Drawn;
    let both = Cuts::BalanceAndPnl;
    let whole_inverse = Template {
        tiering: Tiering::Whole,
        ..INVERSE
    };
    let bankrupt = Fee {
        rate: dec!(0.001),
        basis: Basis::Bankruptcy,
    };
    let list = [
        (
            "inverse, brackets in coins",
            coins,
            vec![INVERSE, LINEAR],
            none(),
        ),
        (
            "inverse, whole brackets in coins",
            coins,
            vec![whole_inverse],
            none(),
        ),
        (
            "inverse, whole brackets by size",
            coins,
            vec![by_size(whole_inverse)],
            none(),
        ),
        (
            "inverse in one pool with linear",
            strict,
            vec![INVERSE, LINEAR],
            drawn(SliceKey::Coins),
        ),
        (
            "marginal brackets by size",
            strict,
            vec![by_size(LINEAR), by_size(INVERSE)],
            none(),
        ),
        (
            "whole brackets by size",
            returned,
            vec![whole(Key::Size)],
            none(),
        ),
        (
            "whole brackets by value",
            strict,
            vec![whole(Key::Notional)],
            none(),
        ),
        (
            "haircuts by coins, balance",
            returned,
            vec![LINEAR],
            drawn(SliceKey::Coins),
        ),
        (
            "haircuts by value, balance",
            returned,
            vec![LINEAR],
            drawn(SliceKey::Value),
        ),
        (
            "haircuts by coins, profit too",
            PoolRules {
                cuts: both,
                ..strict
            },
            vec![LINEAR, INVERSE],
            drawn(SliceKey::Coins),
        ),
        (
            "haircuts by value, profit too",
            PoolRules {
                cuts: both,
                ..returned
            },
            vec![LINEAR, INVERSE],
            drawn(SliceKey::Value),
        ),
        ("leveraged spot", returned, vec![on(Basis::Debt)], none()),
        (
            "leveraged spot, whole brackets",
            strict,
            vec![Template {
                tiering: Tiering::Whole,
                key: Key::Size,
                ..on(Basis::Debt)
            }],
            drawn(SliceKey::Coins),
        ),
        (
            "borrowing as needed",
            PoolRules {
                debt: dec!(0.05),
                cuts: both,
                ..returned
            },
            vec![whole(Key::Size), INVERSE],
            drawn(SliceKey::Value),
        ),
        (
            "larger side",
            PoolRules {
                netting: Netting::LargerSide,
                ..strict
            },
            vec![LINEAR],
            none(),
        ),
        (
            "larger side, everything cut",
            PoolRules {
                netting: Netting::LargerSide,
                cuts: both,
                ..strict
            },
            vec![whole(Key::Notional), INVERSE],
            drawn(SliceKey::Coins),
        ),
        (
            "fee to close reserved",
            returned,
            vec![reserve(LINEAR), reserve(INVERSE)],
            none(),
        ),
        (
            "margin in use",
            strict,
            vec![on(Basis::UsedMargin)],
            drawn(SliceKey::Coins),
        ),
        (
            "on the entry, least of one",
            strict,
            vec![Template {
                closing_fee: Some(Fee {
                    basis: Basis::Entry,
                    ..TAKER
                }),
                minimum: Decimal::ONE,
                ..on(Basis::Entry)
            }],
            none(),
        ),
        (
            "rounded up",
            strict,
            vec![
                Template {
                    step: dec!(0.5),
                    ..LINEAR
                },
                Template {
                    step: dec!(0.000001),
                    ..INVERSE
                },
            ],
            none(),
        ),
        (
            "on the bankruptcy price",
            returned,
            vec![Template {
                closing_fee: Some(bankrupt),
                ..on(Basis::Bankruptcy)
            }],
            none(),
        ),
    ];
    let product = |(name, pool, templates, cuts): (&str, PoolRules, Vec<Template>, Cut)| Product {
        name: name.to_owned(),
        pool,
        contracts: templates
            .into_iter()
            .map(|template| (template, Vec::new()))
            .collect(),
        cuts,
    };
    list.into_iter().map(product).collect()
}
