//! Tables and responses that are wrong.

use super::{Case, own, tiers};
use isocross::scenario::edit::Field;

pub fn pasted() -> Vec<Case> {
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
