//! The scenarios in `examples/`, one a venue house and one a product, as `examples/solve.rs` solves
//! them: each stated liquidation price is worked out here by hand.

use isocross::num::text::Separators;
use isocross::scenario::output::solve;
use isocross::scenario::share::{from_json, from_value, to_json};
use rust_decimal::{Decimal, dec};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).expect("the examples");
    let paths = entries.map(|entry| entry.expect("a file").path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .collect();
    files.sort();
    files
}

fn solved(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("an example");
    let read = from_json(&text, Separators::EN).expect("a scenario");
    assert_eq!(read.ignored, Vec::<String>::new(), "{}", path.display());
    solve(&read.form)
}

fn example(name: &str) -> Value {
    let path = format!("examples/{name}.json");
    solved(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
}

fn mode<'a>(report: &'a Value, name: &str) -> &'a Value {
    let modes = report["modes"].as_array().expect("modes");
    let mut found = modes.iter().filter(|mode| mode["mode"] == name);
    found.next().expect(name)
}

fn price(side: &Value) -> Decimal {
    let text = side["price"].as_str().expect("a price");
    text.parse().expect("a decimal")
}

/// Name, mode, the first position's price below, and its arithmetic as (numerator, denominator).
fn stated() -> Vec<(&'static str, &'static str, Decimal, (Decimal, Decimal))> {
    vec![
        // 10 BTC; fee 600,000 × 0.05 % = 300, so 39,700 are in the pool. Bracket from 300,000: 0.5 %,
        // deduction 300,000 × (0.5 % − 0.4 %) = 300.
        // 39,700 + 10p − 600,000 = 0.005 × 10p − 300, so 9.95p = 560,000.
        (
            "binance",
            "cross",
            dec!(56281.407035),
            (dec!(560_000), dec!(9.95)),
        ),
        // In coins: fee 1 × 0.05 %, so 0.2495 are in the pool; 60,000 USD are worth 60,000/p.
        // 0.2495 + 1 − 60,000/p = 0.004 × 60,000/p, so 1.2495p = 60,240.
        (
            "binance-coinm",
            "cross",
            dec!(48211.284514),
            (dec!(60_240), dec!(1.2495)),
        ),
        // Margin 6,000, so 54,000 are borrowed; table 10x: closed when 5 % of that are left.
        // p − 54,000 = 0.05 × 54,000.
        (
            "binance-isolated",
            "isolated",
            dec!(56700),
            (dec!(56_700), dec!(1)),
        ),
        // 200 ETH; fee 600,000 × 0.055 % = 330, so 4,670 USDT. 1 BTC held at 60,000 counts 98 %: 58,800.
        // Fee to close on 200p × (1 − 1/20) = 190p at 0.055 %: 0.1045p; maintenance 0.5 % of 200p = p.
        // 4,670 + 58,800 + 200p − 600,000 = 1.1045p, so 198.8955p = 536,530.
        (
            "bybit",
            "cross",
            dec!(2697.547204),
            (dec!(536_530), dec!(198.8955)),
        ),
        // 30 BTC lie in the bracket from 10 to 50: 0.5 % of all, and 0.05 % to close.
        // Margin 1,800,000 / 20 = 90,000. 90,000 + 30p − 1,800,000 = 0.0055 × 30p.
        (
            "okx",
            "isolated",
            dec!(57315.233786),
            (dec!(1_710_000), dec!(29.835)),
        ),
        // Long 2 and short 0.5: of the two sides the larger counts, 1 % of 2p. 0.1 BTC counts 98 %.
        // 5,000 + 0.098p + 1.5 × (p − 60,000) = 0.02p, so 1.578p = 85,000.
        (
            "kraken",
            "cross",
            dec!(53865.652725),
            (dec!(85_000), dec!(1.578)),
        ),
        // Margin in use 6,000 / 5 = 1,200; closed at 40 % of it, 480. 20 are owed so far.
        // 2,000 − 20 + 0.1 × (p − 60,000) = 480.
        (
            "kraken-margin",
            "cross",
            dec!(45000),
            (dec!(4_500), dec!(0.1)),
        ),
        // Margin 9,000 / 25 = 360, less the fee 9,000 × 0.045 % = 4.05. Rate 1 / (2 × 25) = 2 %.
        // 355.95 + 3p − 9,000 = 0.06p, so 2.94p = 8,644.05.
        (
            "hyperliquid",
            "isolated",
            dec!(2940.153061),
            (dec!(8_644.05), dec!(2.94)),
        ),
        // Fees 12,000 × 0.05 % + 3,000 × 0.05 % = 7.5. The short of SOL stays at 150: 3 % of 3,000 = 90.
        // 992.5 + 0.2p − 12,000 = 0.012 × 0.2p + 90, so 0.1976p = 11,097.5.
        (
            "dydx",
            "cross",
            dec!(56161.437247),
            (dec!(11_097.5), dec!(0.1976)),
        ),
        // Margin 500 less the fee 6. Asked for: 10,000 × 0.5 % + 10,000 × 0.06 % = 56, fixed at opening.
        // 494 + 10,000 × (p/60,000 − 1) = 56, so p = 60,000 × (1 − 0.0438).
        ("gmx", "isolated", dec!(57372), (dec!(57_372), dec!(1))),
        // Fee 120,000 × 0.05 % = 60. Bracket from 100,000: 0.56 % of all.
        // 14,940 + 2p − 120,000 = 0.0056 × 2p, so 1.9888p = 105,060.
        (
            "apex",
            "cross",
            dec!(52825.824618),
            (dec!(105_060), dec!(1.9888)),
        ),
    ]
}

#[test]
fn every_example_closes_where_the_arithmetic_says() {
    let stated = stated();
    for (name, way, figure, (numerator, denominator)) in &stated {
        let by_hand = numerator / denominator;
        assert_eq!(by_hand.round_dp(6), *figure, "{name}");
        let report = example(name);
        let found = price(&mode(&report, way)["positions"][0]["liquidation_alone"]["below"]);
        assert!(
            (found - by_hand).abs() < dec!(0.0000000000000001),
            "{name}: {found}, by hand {by_hand}"
        );
    }
    let listed: BTreeSet<&str> = stated.iter().map(|(name, ..)| *name).collect();
    let paths = files();
    let there = paths.iter().filter_map(|path| path.file_stem()?.to_str());
    assert_eq!(there.collect::<BTreeSet<_>>(), listed, "each has a figure");
}

#[test]
fn every_house_has_an_example() {
    let venue = |path: &PathBuf| -> &'static str {
        let text = std::fs::read_to_string(path).expect("an example");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        let id = file["venue"].as_str().expect("a venue").to_owned();
        isocross::venues::find(&id).expect("a known venue").house
    };
    let shown: BTreeSet<&str> = files().iter().map(venue).collect();
    let houses: BTreeSet<&str> = isocross::venues::ALL
        .iter()
        .map(|venue| venue.house)
        .collect();
    assert_eq!(shown, houses);
}

#[test]
fn an_example_comes_back_from_what_it_is_written_as() {
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("an example");
        let form = from_json(&text, Separators::EN).expect("a scenario").form;
        let written = to_json(&form, Separators::EN);
        let again = from_json(&written, Separators::EN).expect("a scenario");
        assert_eq!(again.form, form, "{}", path.display());
    }
}

#[test]
fn a_mode_that_the_venue_lacks_is_said_in_words() {
    for (name, lacking, words) in [
        ("gmx", "cross", "GMX v2 has no cross margin."),
        ("apex", "isolated", "ApeX Omni has no isolated margin."),
    ] {
        let report = example(name);
        let mode = mode(&report, lacking);
        assert_eq!(mode["not_offered"], words);
        assert!(mode.get("positions").is_none(), "{name}");
    }
}

#[test]
fn a_pool_kept_in_coins_says_its_coins() {
    let report = example("binance-coinm");
    let pool = &mode(&report, "cross")["pools"][0];
    assert_eq!(pool["unit"], "BTC");
    // 0.25 less the fee; at the mark, which is the entry, nothing is gained: maintenance 0.4 % of 1 BTC.
    assert_eq!(pool["in_coins"]["money"], "0.2495");
    assert_eq!(pool["in_coins"]["equity"], "0.2495");
    assert_eq!(pool["in_coins"]["requirement"], "0.004");
    assert_eq!(pool["coins"][0]["amount"], "0.2495");
    let pool = &mode(&example("bybit"), "cross")["pools"][0].clone();
    assert_eq!(pool["unit"], "USDT");
    assert_eq!(pool["in_coins"], Value::Null);
    assert_eq!(pool["coins"][0]["counts"], "0.98");
}

#[test]
fn brackets_of_the_reader_are_named() {
    let report = example("binance-isolated");
    assert_eq!(report["own_brackets"], serde_json::json!(["BTC"]));
    assert_eq!(
        mode(&report, "isolated")["positions"][0]["own_brackets"],
        true
    );
    assert_eq!(example("okx")["own_brackets"], serde_json::json!([]));
}

#[test]
fn what_a_venue_leaves_open_has_a_second_reading() {
    let report = example("apex");
    let second = &report["second_readings"][0];
    assert!(
        second["open"]
            .as_str()
            .is_some_and(|text| text.contains("whole position"))
    );
    // Slice by slice 100,000 × (0.56 % − 0.5 %) = 60 are taken off:
    // 14,940 + 2p − 120,000 = 0.0056 × 2p − 60, so 1.9888p = 105,000.
    let by_hand = dec!(105_000) / dec!(1.9888);
    let found = price(&second["modes"][0]["positions"][0]["liquidation_alone"]["below"]);
    assert!(
        (found - by_hand).abs() < dec!(0.0000000000000001),
        "{found}"
    );
    assert_eq!(example("okx")["second_readings"], serde_json::json!([]));
}

/// Every field of a report that its description does not list.
fn unlisted(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    let schema = match schema["$ref"].as_str() {
        Some(name) => root.pointer(&name[1..]).expect(name),
        None => schema,
    };
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let path = format!("{path}.{key}");
                match schema["properties"].get(key) {
                    Some(known) => unlisted(root, known, inner, &path, found),
                    None => found.push(path),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                unlisted(root, &schema["items"], item, &format!("{path}[]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_schema_describes_every_report() {
    let schema = include_str!("../docs/scenario.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema");
    let refused = serde_json::json!({"balance": "x", "positions": []});
    let refused = from_value(&refused, Separators::EN).expect("a form").form;
    let mut found = Vec::new();
    for report in files()
        .iter()
        .map(|path| solved(path))
        .chain([solve(&refused)])
    {
        unlisted(&schema, &schema["$defs"]["report"], &report, "", &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}
