//! What is read from a response, and how that is told.

use crate::samples::*;
use isocross::margin::schedule::{Key, Schedule, Tiering};
use isocross::num::text::Separators;
use isocross::scenario::import::{TierPasteError, TierTable, Unit, plain};
use rust_decimal::{Decimal, dec};

/// As it is used: by its own kind, whatever the reader chose.
fn schedule(table: &TierTable) -> Result<Schedule, TierPasteError> {
    table.schedule(table.kind(Tiering::Marginal))
}

#[test]
fn responses_as_pasted() {
    let cases = [
        (
            "one symbol of many, by coin and currency",
            BRACKETS,
            BTC,
            "0:0.004:150x / 300000:0.005:100x / 800000:0.0065:75x \u{2264} 3000000",
            "3 tiers of BTCUSDT, from Binance USD-M leverage brackets; the first rate is 0.4\u{202F}%; each part at its rate",
        ),
        (
            "the response for one symbol, which is no list",
            r#" {"symbol":"ETHUSDT","notionalCoef":1.5,"brackets":[{"bracket":1,"initialLeverage":75,"notionalCap":10000,"notionalFloor":0,"maintMarginRatio":0.0065,"cum":0}]}"#,
            BTC,
            "0:0.0065:75x \u{2264} 10000",
            "1 tier of ETHUSDT, from Binance USD-M leverage brackets; the first rate is 0.65\u{202F}%; each part at its rate; the only market there, not BTCUSDT; left out: notionalCoef",
        ),
        (
            "the whole symbol typed as the market",
            BRACKETS,
            wanted("ethusdt", ""),
            "0:0.0065:75x \u{2264} 10000",
            "1 tier of ETHUSDT, from Binance USD-M leverage brackets; the first rate is 0.65\u{202F}%; each part at its rate",
        ),
        (
            "keys in coins",
            COINS,
            BTC,
            "0:0.004:125x / 5:0.005:100x \u{2264} 10",
            "2 tiers of BTCUSD_PERP, from Binance COIN-M leverage brackets; the first rate is 0.4\u{202F}%; each part at its rate; floors and amounts count coins; left out: notionalCoef",
        ),
        (
            "upper ends and fractions",
            LIMITS,
            BTC,
            // 300,000 × (0.005 − 0.0033) = 510; 510 + 2,000,000 × 0.0006 = 1,710: as printed.
            "0:0.0033:150x / 300000:0.005:100x / 2000000:0.0056:90x \u{2264} 2600000",
            "3 tiers of BTCUSDT, from Bybit risk limits; rates read as fractions, the first rate is 0.33\u{202F}%; each part at its rate",
        ),
        (
            "the list alone, without what it is wrapped in",
            r#"[{"symbol":"BTCPERP","riskLimitValue":"1000000","maintenanceMargin":"0.005","maxLeverage":"125"},{"symbol":"BTCUSDT"}]"#,
            wanted("BTC", "USDC"),
            "0:0.005:125x \u{2264} 1000000",
            "1 tier of BTCPERP, from Bybit risk limits; rates read as fractions, the first rate is 0.5\u{202F}%; each part at its rate",
        ),
        (
            "an older response in per cent",
            OLD_LIMITS,
            wanted("BTC", "USD"),
            "0:0.005:100x / 150:0.01:66.6x \u{2264} 300",
            "2 tiers of BTCUSD, from Bybit risk limits of inverse contracts; rates read as per cents, the first rate is 0.5\u{202F}%; each part at its rate; floors and amounts count coins",
        ),
        (
            "per cents, as maintenance above the initial margin of 1 / 50 shows",
            r#"[{"symbol":"BTCUSDT","riskLimitValue":"5","maintenanceMargin":"0.05","maxLeverage":"50"}]"#,
            BTC,
            "0:0.0005:50x \u{2264} 5",
            "1 tier of BTCUSDT, from Bybit risk limits; rates read as per cents, the first rate is 0.05\u{202F}%; each part at its rate",
        ),
        (
            "whole tiers by contracts, in any order",
            POSITIONS,
            BTC,
            "0:0.004:100x / 1000:0.005:66.66x \u{2264} 5000",
            "2 tiers of BTC-USDT, from OKX position tiers; the first rate is 0.4\u{202F}%; all at the last rate; floors count contracts; put in the order of their floors",
        ),
        (
            "a table of tiers by its number",
            UNIVERSE,
            BTC,
            "0:0.0125:40x / 150000000:0.025:20x",
            "2 tiers of BTC, from Hyperliquid meta; the first rate is 1.25\u{202F}%; each part at its rate",
        ),
        (
            "a number that is itself the leverage",
            UNIVERSE,
            wanted("ATOM", "USDC"),
            "0:0.1:5x",
            "1 tier of ATOM, from Hyperliquid meta; the first rate is 10\u{202F}%; each part at its rate",
        ),
        (
            "a symbol without a table",
            UNIVERSE,
            wanted("OLD", "USDC"),
            "0:0.1666666666666666666666666667:3x",
            "1 tier of OLD, from Hyperliquid meta; the first rate is 16.66666666666666666666666667\u{202F}%; each part at its rate; left out: isDelisted",
        ),
        (
            "one table without a symbol",
            TABLE,
            BTC,
            "0:0.0125:40x / 150000000:0.025:20x",
            "2 tiers of this table, from Hyperliquid margin table; the first rate is 1.25\u{202F}%; each part at its rate",
        ),
    ];
    for (what, text, wanted, expected, reading) in cases {
        let table = read(text, wanted).expect(what);
        assert_eq!(told(&table), expected, "{what}");
        assert_eq!(table.reading, reading, "{what}");
        if table.unit == Unit::Known {
            assert!(schedule(&table).is_ok(), "{what}");
            let again = plain(&table.text(Separators::EN), Separators::EN).expect(what);
            assert_eq!(told(&again), expected, "{what}, written as a table");
        }
    }
}

#[test]
fn an_response_beside_prices_is_read_as_well() {
    let pair = format!("[{UNIVERSE}, [{{\"funding\": \"0.0000125\"}}]]");
    let (alone, paired) = (read(UNIVERSE, BTC), read(&pair, BTC));
    assert_eq!(told(&alone.expect("meta")), told(&paired.expect("pair")));
}

#[test]
fn numbers_keep_their_digits() {
    let text = BRACKETS.replace("0.004,", "0.0041234567890123456789,");
    let table = read(&text, BTC).expect("a table");
    assert_eq!(table.tiers[0].rate, dec!(0.0041234567890123456789));
}

#[test]
fn printed_amounts_that_differ_are_taken_and_told() {
    let text = LIMITS.replace("\"510\"", "\"500\"");
    let table = read(&text, BTC).expect("a table");
    assert_eq!(
        told(&table),
        "0:0.0033:0:150x / 300000:0.005:500:100x / 2000000:0.0056:1710:90x \u{2264} 2600000"
    );
    assert!(
        table
            .reading
            .ends_with("; row 2: amount 500 as given; floors and rates give 510"),
        "{}",
        table.reading
    );
}

#[test]
fn the_largest_number_there_is_means_no_end() {
    let text = BRACKETS.replace("3000000", "9223372036854775807");
    assert_eq!(read(&text, BTC).expect("a table").limit, None);
}

#[test]
fn contracts_need_their_value() {
    let cases = [
        (
            "contracts of 0.01 coins",
            (POSITIONS, "USDT"),
            dec!(0.01),
            (Tiering::Whole, Key::Size),
            "These tiers count contracts. The number of coins in one contract is needed to use them.",
            "0:0.004:100x / 10:0.005:66.66x \u{2264} 50",
        ),
        (
            "contracts of 100 dollars",
            (POSITIONS, "USD"),
            dec!(100),
            (Tiering::Whole, Key::Notional),
            "These tiers count contracts. The value of one contract is needed to use them.",
            "0:0.004:100x \u{2264} 50000",
        ),
        (
            "coins at 60,000; the amount of 0.005 coins is 300",
            (COINS, "USD"),
            dec!(60_000),
            (Tiering::Marginal, Key::Notional),
            "These tiers count coins. The price of a coin is needed to use them.",
            "0:0.004:125x / 300000:0.005:100x \u{2264} 600000",
        ),
    ];
    for (what, (text, currency), value, kind, asked, expected) in cases {
        let table = read(text, wanted("BTC", currency)).expect(what);
        assert_eq!(table.kind(Tiering::Marginal), kind, "{what}");
        assert_eq!(schedule(&table).expect_err(what).message, asked, "{what}");
        for (value, part) in [
            (Decimal::ZERO, "must be above 0."),
            (-Decimal::ONE, "must be above 0."),
            (Decimal::MAX, "too large to compute with."),
        ] {
            let error = table.clone().with_contract_value(value).expect_err(what);
            assert!(error.message.ends_with(part), "{what}: {}", error.message);
        }
        let known = table.with_contract_value(value).expect(what);
        assert_eq!(told(&known), expected, "{what}");
        assert!(schedule(&known).is_ok(), "{what}");
        let again = known.clone().with_contract_value(value);
        assert_eq!(again, Ok(known), "{what}: known already");
    }
    let plain = plain("0 1%", Separators::EN).expect("a table");
    assert_eq!(
        plain.kind(Tiering::Whole),
        (Tiering::Whole, Key::Notional),
        "the reader chooses where the text does not tell"
    );
}
