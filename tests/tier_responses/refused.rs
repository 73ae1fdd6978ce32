//! What is said of a response that cannot be read, and that nothing takes long.

use crate::samples::*;
use isocross::num::text::Separators;
use isocross::scenario::import::{plain, tiers};
use isocross::scenario::share::{blank, from_fragment, from_json, to_fragment, to_json};
use std::time::{Duration, Instant};

/// `text` with the first occurrence of `old` made `new`.
fn with(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

#[test]
fn responses_that_cannot_be_read() {
    let truncated: String = LIMITS.chars().take(200).collect();
    let cases = [
        (
            truncated.as_str().to_owned(),
            2,
            "At column 126 this stops being JSON (EOF while parsing a string).",
        ),
        (
            "{\"a\": 1,}".to_owned(),
            1,
            "At column 9 this stops being JSON (trailing comma).",
        ),
        (
            "[".repeat(200),
            1,
            "At column 128 this stops being JSON (recursion limit exceeded).",
        ),
        (
            "{\"retCode\": 10001, \"retMsg\": \"params error\"}".to_owned(),
            1,
            "This is JSON, but no response with tiers that is known here. Known: Binance COIN-M leverage brackets, Binance USD-M leverage brackets, Bybit risk limits of inverse contracts, Bybit risk limits, OKX position tiers, Hyperliquid meta, Hyperliquid margin table.",
        ),
        (
            with(LIMITS, "\"list\"", "\"rows\""),
            1,
            "No list result.list is here, as in Bybit risk limits.",
        ),
        (
            with(BRACKETS, "\"BTCUSDT\"", "\"BTCUSDC\""),
            1,
            "BTCUSDT is not in this response. It holds BTCUSDC, ETHUSDT.",
        ),
        (
            with(BRACKETS, "\"ETHUSDT\"", "\"BTCUSDT\""),
            2,
            "BTCUSDT stands in this response twice.",
        ),
        (
            with(BRACKETS, "\"symbol\": \"ETHUSDT\",", ""),
            1,
            "Entry 1 of the list has no symbol or pair that names its symbol.",
        ),
        (
            with(
                BRACKETS,
                "0.0065, \"cum\": 1500.0",
                "0.0065, \"cum\": \"x\"",
            ),
            4,
            "Tier 3 of BTCUSDT has a cum of \u{201C}x\u{201D}: this is no number.",
        ),
        (
            with(
                BRACKETS,
                "\"maintMarginRatio\": 0.0065, \"cum\": 1500.0",
                "\"cum\": 1",
            ),
            4,
            "Tier 3 of BTCUSDT has no maintMarginRatio.",
        ),
        (
            with(BRACKETS, "0.005,", "1.5,"),
            4,
            "Tier 2 of BTCUSDT has a maintenance rate above 100 per cent.",
        ),
        (
            with(BRACKETS, "0.005,", "-0.005,"),
            4,
            "Tier 2 of BTCUSDT has a maintMarginRatio of \u{201C}-0.005\u{201D}: this is out of range.",
        ),
        (
            with(
                BRACKETS,
                "\"notionalFloor\": 300000",
                "\"notionalFloor\": 1e400",
            ),
            4,
            "Tier 2 of BTCUSDT has a notionalFloor of \u{201C}1e+400\u{201D}: This is too large to calculate with.",
        ),
        (
            with(
                BRACKETS,
                "\"notionalFloor\": 300000",
                "\"notionalFloor\": 200000",
            ),
            4,
            "Tier 2 of BTCUSDT starts at 200,000, but the one before ends at 300,000.",
        ),
        (
            with(
                BRACKETS,
                "\"notionalFloor\": 800000",
                "\"notionalFloor\": 900000",
            ),
            4,
            "Tier 3 of BTCUSDT starts at 900,000, but the one before ends at 800,000.",
        ),
        (
            with(BRACKETS, "0.005,", "0.003,"),
            4,
            "Tier 2 of BTCUSDT: This rate is below the one before; marginal rates must rise with the size.",
        ),
        (
            with(
                BRACKETS,
                "\"initialLeverage\": 100",
                "\"initialLeverage\": 0",
            ),
            4,
            "Tier 2 of BTCUSDT: The highest leverage must be at least 1x.",
        ),
        (
            with(LIMITS, "\"2000000\"", "\"200000\""),
            2,
            "Tier 2 of BTCUSDT ends at 200,000, not above its start at 300,000.",
        ),
        (
            with(POSITIONS, "\"tier\": \"2\"", "\"tier\": 2")
                .replace("\"0\", \"mmr\": \"0.004\"", "\"5\", \"mmr\": \"0.004\""),
            2,
            "Tier 1 of BTC-USDT starts at 5, but tiers start at 0.",
        ),
        (
            with(
                POSITIONS,
                "\"BTC-USDT\", \"instId\": \"\"",
                "\"\", \"instId\": \"BTC-USDT\"",
            )
            .replacen("\"uly\": \"BTC-USDT\"", "\"uly\": \"\"", 1),
            1,
            "Entry 1 of the list has no instFamily or uly that names its symbol.",
        ),
        (
            with(UNIVERSE, "[56,", "[57,"),
            2,
            "marginTables has no table 56.",
        ),
        (
            with(UNIVERSE, "\"marginTableId\": 56", "\"marginTableId\": 0"),
            2,
            "Tier 1 of BTC has a maxLeverage below 1.",
        ),
        (
            with(UNIVERSE, "\"maxLeverage\": 20", "\"leverage\": 20"),
            2,
            "Tier 2 of BTC has no maxLeverage.",
        ),
    ];
    for (text, line, message) in cases {
        let error = read(&text, BTC).expect_err(message);
        assert_eq!(
            (error.line, error.message.as_str()),
            (line, message),
            "{text}"
        );
    }
}

#[test]
fn a_response_is_shared_as_the_table_it_is_read_as() {
    for text in ALL {
        let mut form = blank();
        form.focus = "BTC".to_owned();
        form.generic.tiers = text.to_owned();
        let table = tiers(text, Separators::EN, BTC).expect(text);
        let link = to_fragment(&form, Separators::EN);
        let back = from_fragment(&link, Separators::EN, &blank()).form;
        let again = plain(&back.generic.tiers, Separators::EN).expect(text);
        assert_eq!(
            (&again.tiers, again.limit, again.amounts),
            (&table.tiers, table.limit, table.amounts)
        );
        assert_eq!(
            (again.tiering, again.key, again.unit),
            (table.tiering, table.key, table.unit)
        );
        let file = from_json(&to_json(&form, Separators::EN), Separators::EN);
        assert_eq!(file.expect(text).form, back);
    }
}

#[test]
fn a_dozen_symbols_are_listed_those_of_the_coin_first() {
    let row = |name: &str| format!("{{\"symbol\":\"{name}\",\"riskLimitValue\":\"1\"}}");
    let mut rows: Vec<String> = (10..40)
        .map(|number| row(&format!("X{number}USDT")))
        .collect();
    rows.push(row("BTCUSDT-25SEP26"));
    let error = read(&format!("[{}]", rows.join(",")), BTC).expect_err("another market");
    assert_eq!(
        error.message,
        "BTCUSDT is not in this response. It holds BTCUSDT-25SEP26, X10USDT, X11USDT, X12USDT, X13USDT, X14USDT, X15USDT, X16USDT, X17USDT, X18USDT, X19USDT, X20USDT and 19 more."
    );
}

#[test]
fn huge_responses_are_refused_or_read_in_no_time() {
    let filled = |piece: &str| {
        let mut text = "[".to_owned();
        text.push_str(&piece.repeat(4_999_990 / piece.len()));
        text
    };
    let entry = BRACKETS.trim_start_matches('[').trim_end_matches(']');
    let many: Vec<String> = (0..7000)
        .map(|number| {
            entry
                .replace("ETH", &format!("A{number}"))
                .replace("BTC", &format!("B{number}"))
        })
        .collect();
    let many = format!("[{}]", many.join(","));
    assert!(
        (3_000_000..5_000_000).contains(&many.len()),
        "{}",
        many.len()
    );
    let texts = [
        filled("{\"\":0},"),
        filled("[0],"),
        filled("0,"),
        filled("9"),
        filled("\"universe\" "),
        format!("{{\"a\":\"{}\"}}", "x".repeat(5_000_000)),
        format!("[{}", "[],".repeat(2_000_000)),
    ];
    for text in texts {
        let start = Instant::now();
        assert!(read(&text, BTC).is_err());
        assert!(start.elapsed() < Duration::from_secs(5), "{}", &text[..20]);
    }
    let start = Instant::now();
    let error = read(&many, BTC).expect_err("another market");
    assert!(
        error.message.contains("and 13988 more"),
        "{}",
        error.message
    );
    assert!(start.elapsed() < Duration::from_secs(5));
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(5_000_000));
    assert_eq!(
        read(&long, BTC).expect_err("too long").message,
        "This is 5 MB of text; at most 5 MB are read. Ask the venue for one symbol."
    );
    let row = r#"{"symbol":"BTCUSDT","riskLimitValue":"1"}"#;
    let rows = vec![row; 201].join(",");
    assert_eq!(
        read(&format!("[{rows}]"), BTC)
            .expect_err("too many")
            .message,
        "BTCUSDT has 201 tiers; at most 200 are read."
    );
}
