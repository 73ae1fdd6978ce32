//! The schema of scenario files: it lists the fields that are written, and their defaults.

use isocross::margin::rules::{Basis, Bearer, Cuts, First, Netting, Remainder, Trigger};
use isocross::margin::schedule::{Amounts, Key, Tiering};
use isocross::market::account::Scope;
use isocross::market::position::Kind;
use isocross::num::text::Separators;
use isocross::scenario::form::actions::ActionForm;
use isocross::scenario::form::*;
use isocross::scenario::share::{Read, Saved, blank, from_json, to_file, to_json};
use serde_json::Value;
use std::collections::BTreeSet;

const SCHEMA: &str = include_str!("../docs/scenario.schema.json");

fn read(text: &str) -> Read {
    from_json(text, Separators::EN).expect(text)
}

/// A form in which every field is written.
fn full() -> Form {
    let some = || "1".to_owned();
    let mut form = blank();
    let rules = OwnRules {
        basis: Basis::Entry,
        tiering: Tiering::Whole,
        key: Key::Size,
        amounts: Amounts::Given,
        tiers: vec![OwnTier {
            floor: some(),
            rate: some(),
            amount: some(),
            max_leverage: some(),
        }],
        closing_fee: some(),
        closing_fee_basis: Basis::Bankruptcy,
        minimum: some(),
    };
    form.positions = vec![PositionForm {
        kind: Kind::Inverse,
        backing: some(),
        owed: some(),
        mode: Mode::Pocket,
        pocket: some(),
        margin: some(),
        rules: Some(rules),
        ..PositionForm::default()
    }];
    form.collateral = vec![CollateralForm {
        asset: some(),
        amount: some(),
        haircut: "0:1 5:2".to_owned(),
    }];
    let table = "# all at the last rate; by size; floors count contracts\n\
                 bracket\trate\tamount\tmax leverage\n0 - 5\t1%\t0\t9x";
    form.markets = vec![
        MarketForm {
            market: some(),
            mark: some(),
            beta: some(),
            rate: some(),
            tiers: table.to_owned(),
            contract_value: some(),
            table: some(),
            initial: some(),
            funding: some(),
            volatility: some(),
        },
        MarketForm {
            tiers: "?".repeat(4_001),
            ..MarketForm::default()
        },
    ];
    form.edits = RuleEdits {
        basis: Some(Basis::Reserve),
        tiering: Some(Tiering::Whole),
        trigger: Some(Trigger::Below),
        netting: Some(Netting::LargerSide),
        cuts: Some(Cuts::BalanceAndPnl),
        scope: Some(Scope::Settlement),
        remainder: Some(Remainder::Returned),
        first: Some(First::List),
        bearer: Some(Bearer::Account),
        closing_fee: some(),
        minimum: some(),
        liquidation_fee: some(),
        slippage: some(),
        debt: some(),
    };
    form.focus = some();
    form.path.size = some();
    form.path.length = some();
    form.random.model = RandomModel::Blocks;
    form.random.event = some();
    form.random.slots().for_each(|(_, text)| *text = some());
    form.random.pairs = vec![PairForm {
        first: some(),
        second: some(),
        correlation: some(),
    }];
    form.own = OwnForm::new(some(), "1\n2".to_owned());
    form.drawn.corners = vec![Corner::new("1", "1")];
    form.costs = CostsForm {
        opening_fee: some(),
        exit_fee: some(),
        funding: FundingChoice::Typed,
        funding_rate: some(),
        funding_hours: some(),
    };
    form.generic.tiers = table.to_owned();
    form.generic.closing_fee = some();
    form.generic.liquidation_fee = some();
    form.actions = vec![ActionForm {
        market: some(),
        level: some(),
        bars: some(),
        amount: some(),
        ..ActionForm::default()
    }];
    form.sizing.risk = some();
    form.sizing.stop = some();
    form.many.paths = some();
    form.many.split = some();
    form.stress.gap = Some(Switch::On);
    form.stress.whole = Some(Switch::On);
    form.stress.haircut = some();
    form.stress.slippage = some();
    form
}

/// Paths of all fields of a value: `positions[].entry`.
fn written(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let path = format!("{path}.{key}");
                found.insert(path.clone());
                written(inner, &path, found);
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| written(item, &format!("{path}[]"), found)),
        _ => {}
    }
}

/// Paths of all fields that a schema describes.
fn described(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).expect(name);
        described(root, target, path, found);
    }
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        described(root, choice, path, found);
    }
    if let Some(items) = schema.get("items") {
        described(root, items, &format!("{path}[]"), found);
    }
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        let target = inner["$ref"]
            .as_str()
            .and_then(|name| root.pointer(&name[1..]));
        let described_here = inner
            .get("description")
            .or(target.and_then(|at| at.get("description")));
        assert!(described_here.is_some(), "{path} has no description");
        found.insert(path.clone());
        described(root, inner, &path, found);
    }
}

#[test]
fn the_schema_lists_the_fields_that_are_written() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema");
    let file: Value = serde_json::from_str(&to_json(&full(), Separators::EN)).expect("JSON");
    let (mut listed, mut found) = (BTreeSet::new(), BTreeSet::new());
    described(&schema, &schema, "", &mut listed);
    written(&file, "", &mut found);
    let mut long = full();
    long.generic.tiers = "?".repeat(4_001);
    let file: Value = serde_json::from_str(&to_json(&long, Separators::EN)).expect("JSON");
    written(&file, "", &mut found);
    let (list, _) = to_file(&[Saved::of("1", &full(), Separators::EN)], Separators::EN);
    let file: Value = serde_json::from_str(&list).expect("JSON");
    written(&file[0], "", &mut found);
    assert_eq!(found, listed);
    assert_eq!(
        read(&to_json(&full(), Separators::EN)).ignored,
        [
            "The text pasted for the tiers (markets[1].tiers) is no table and too long to be shared (4001 characters); it was left out."
        ]
    );
}

/// The defaults that the schema states are those that a bare file has.
#[test]
fn the_schema_states_the_defaults() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema");
    let bare = read(
        r#"{"balance": 1000, "positions": [{"market": "BTC", "side": "long", "entry": 1, "quantity": 1}]}"#,
    );
    let file: Value = serde_json::from_str(&to_json(&bare.form, Separators::EN)).expect("JSON");
    let mut compared = 0;
    for (place, part) in [
        ("", &file),
        ("/$defs/position", &file["positions"][0]),
        ("/$defs/path", &file["path"]),
        ("/$defs/costs", &file["costs"]),
        ("/$defs/generic", &file["generic"]),
        ("/$defs/sizing", &file["sizing"]),
    ] {
        let stated = schema.pointer(&format!("{place}/properties")).expect(place);
        for (key, value) in part.as_object().expect(place) {
            if let Some(default) = stated[key].get("default") {
                assert_eq!(value, default, "{place}/{key}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 17);
}
