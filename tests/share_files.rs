//! Scenario files: what is wrong is named by its path, and numbers come in exactly.

use isocross::margin::schedule::Amounts;
use isocross::num::text::Separators;
use isocross::scenario::share::{Read, from_json, from_value};
use serde_json::{Value, json};

fn read(text: &str) -> Read {
    from_json(text, Separators::EN).expect(text)
}

/// A published example: two positions in cross margin, each with its rate and amount.
fn published() -> Value {
    let rules = |rate: &str, amount: &str| json!({"tiers": [{"floor": "0", "rate": rate, "amount": amount}]});
    json!({
        "balance": "1535443.01",
        "positions": [
            {"market": "BTC", "side": "long", "entry": "32481.98", "quantity": "109.488",
             "quantity_is": "size", "mode": "cross", "rules": rules("0.025", "16300")},
            {"market": "ETH", "side": "long", "entry": "1456.84", "quantity": "3683.979",
             "quantity_is": "size", "mode": "cross", "rules": rules("0.10", "135365")},
        ],
        "markets": [{"market": "BTC", "mark": "31967.27"}, {"market": "ETH", "mark": "1335.18"}],
        "others": "held",
    })
}

#[test]
fn a_published_example_can_be_said() {
    let read = from_value(&published(), Separators::EN).expect("a scenario");
    assert_eq!(read.ignored, Vec::<String>::new());
    let form = read.form;
    let second = form.positions[1].rules.as_ref().expect("own rules");
    assert_eq!(
        (second.amounts, second.tiers[0].amount.as_str()),
        (Amounts::Given, "135365")
    );
    assert_eq!(
        form.market("ETH").map(|said| said.mark.as_str()),
        Some("1335.18")
    );
    assert_eq!(form.focus, "BTC");
    let isolated = r#"{"balance": 1535443.01, "positions": [{"market": "BTC", "side": "long",
        "entry": 32481.98, "quantity": 109.488, "quantity_is": "size", "margin": "1535443.01"}]}"#;
    assert_eq!(self::read(isolated).form.positions[0].margin, "1535443.01");
}

#[test]
fn numbers_come_in_digit_by_digit() {
    let cases = [
        ("0.1", "0.1"),
        ("60000", "60000"),
        ("-0.5e-3", "-0.0005"),
        (
            "1234567890123456.789012345678",
            "1234567890123456.789012345678",
        ),
        (
            "0.1234567890123456789012345678",
            "0.1234567890123456789012345678",
        ),
        ("\"1e3\"", "1000"),
        ("\"60000.10\"", "60000.10"),
        ("\"sixty\"", "sixty"),
        ("\"1,5\"", "1,5"),
    ];
    for (number, expected) in cases {
        let text = format!("{{\"balance\": {number}, \"positions\": []}}");
        assert_eq!(read(&text).form.balance, expected, "{number}");
    }
    for (fraction, percent) in [
        ("0.005", "0.5"),
        ("-1.5", "-150"),
        ("1e-4", "0.01"),
        ("0", "0"),
    ] {
        let text = format!("{{\"balance\": 1, \"positions\": [], \"joint_move\": {fraction}}}");
        assert_eq!(read(&text).form.joint_move, percent, "{fraction}");
    }
}

#[test]
fn what_is_wrong_is_named_by_its_path() {
    let cases = [
        (
            "",
            "Line 1, column 0: this is no JSON (EOF while parsing a value).",
        ),
        (
            "{\n  \"balance\": \"1\",\n  \"posi",
            "Line 3, column 7: this is no JSON (EOF while parsing a string).",
        ),
        (
            "[]",
            "The file must hold one object with the fields of a scenario.",
        ),
        (r#"{"positions": []}"#, "balance is missing."),
        (r#"{"balance": 1}"#, "positions is missing."),
        (
            r#"{"balance": [], "positions": []}"#,
            "balance must be a decimal string or a number, not a list.",
        ),
        (
            r#"{"balance": 1, "positions": {}}"#,
            "positions must be a list, not an object.",
        ),
        (
            r#"{"balance": 1, "positions": ["BTC"]}"#,
            "positions[0] must be an object, not a string.",
        ),
        (
            r#"{"balance": 1, "positions": [{"market": "BTC", "side": "up", "entry": 1, "quantity": 1}]}"#,
            "positions[0].side must be \"long\" or \"short\", not \"up\".",
        ),
        (
            r#"{"balance": 1, "positions": [{"market": "BTC", "side": "long", "quantity": 1}]}"#,
            "positions[0].entry is missing.",
        ),
        (
            r#"{"balance": 1, "positions": [{"market": 5, "side": "long", "entry": 1, "quantity": 1}]}"#,
            "positions[0].market must be a string, not a number.",
        ),
        (
            r#"{"balance": 1, "positions": [{"market": "A", "side": "long", "entry": 1, "quantity": 1, "rules": {}}]}"#,
            "positions[0].rules.tiers is missing.",
        ),
        (
            r#"{"balance": 1, "positions": [{"market": "A", "side": "long", "entry": 1, "quantity": 1, "rules": {"tiers": [{"floor": 0}]}}]}"#,
            "positions[0].rules.tiers[0].rate is missing.",
        ),
        (
            r#"{"balance": 1, "positions": [], "generic": {"tiers": [{"floor": 0, "rate": "a"}]}}"#,
            "generic.tiers[0].rate must be a decimal such as \"0.005\".",
        ),
        (
            r#"{"balance": 1, "positions": [], "generic": {"tiers": [{"floor": 0, "rate": 2}]}}"#,
            "generic.tiers[0].rate must be from 0 to 1: it is a fraction.",
        ),
        (
            r#"{"balance": 1, "positions": [], "markets": [{"market": "A", "tiers": [{"floor": -1, "rate": 0}]}]}"#,
            "markets[0].tiers must hold amounts from 0 to 10^15.",
        ),
        (
            r#"{"balance": 1, "positions": [], "generic": {"tiers": [], "tiers_apply": {"key": "coin"}}}"#,
            "generic.tiers_apply.key must be \"notional\" or \"size\", not \"coin\".",
        ),
        (
            r#"{"balance": 1, "positions": [], "edits": {"trigger": "above"}}"#,
            "edits.trigger must be \"at-or-below\" or \"below\", not \"above\".",
        ),
        (
            r#"{"balance": 1, "positions": [], "collateral": [{"asset": "A", "amount": 1, "haircut": [{"floor": 0}]}]}"#,
            "collateral[0].haircut[0].haircut is missing.",
        ),
        (
            r#"{"balance": 1, "positions": [], "sizing": {"position": -1}}"#,
            "sizing.position must be a whole number from 0.",
        ),
        (
            r#"{"schema": 2, "balance": 1, "positions": []}"#,
            "schema is not 1, the only one that is read here.",
        ),
    ];
    for (text, expected) in cases {
        let error = from_json(text, Separators::EN).expect_err(text);
        assert_eq!(error.to_string(), expected, "{text}");
    }
    let many = format!("{{\"balance\": 1, \"positions\": [{}0]}}", "0,".repeat(200));
    let error = from_json(&many, Separators::EN).expect_err("too many");
    assert_eq!(
        error.to_string(),
        "positions has 201 entries; at most 200 are read."
    );
    for deep in [
        "[".repeat(900_000),
        "{\"balance\":".repeat(80_000),
        " ".repeat(5_000_000),
    ] {
        assert!(from_json(&deep, Separators::EN).is_err());
    }
}

#[test]
fn what_is_not_known_is_named_and_left_out() {
    let text = r#"{"balance": 1, "positions": [{"market": "BTC", "side": "long", "entry": 1,
        "quantity": 1, "levrage": 5}], "note": null, "path": {"slug": "dip", "Size": 1}}"#;
    assert_eq!(
        read(text).ignored,
        [
            "\u{201C}positions[0].levrage\u{201D} is not known here and was left out.",
            "\u{201C}path.Size\u{201D} is not known here and was left out.",
            "\u{201C}note\u{201D} is not known here and was left out.",
        ]
    );
}
