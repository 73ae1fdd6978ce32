//! Responses of venues in their documented shapes, shortened by hand.

use isocross::margin::schedule::Amounts;
use isocross::num::text::Separators;
use isocross::scenario::import::{TierPasteError, TierTable, Wanted, tiers};

/// What most readers have.
pub const BTC: Wanted<'static> = wanted("BTC", "USDT");

pub const fn wanted<'a>(coin: &'a str, currency: &'a str) -> Wanted<'a> {
    Wanted { coin, currency }
}

pub fn read(text: &str, wanted: Wanted<'_>) -> Result<TierTable, TierPasteError> {
    tiers(text, Separators::EN, wanted)
}

/// Two symbols; the amounts of the first as printed, those of the second as numbers with a point.
pub const BRACKETS: &str = r#"[
  {"symbol": "ETHUSDT", "brackets": [
    {"bracket": 1, "initialLeverage": 75, "notionalCap": 10000, "notionalFloor": 0, "maintMarginRatio": 0.0065, "cum": 0.0}]},
  {"symbol": "BTCUSDT", "brackets": [
    {"bracket": 1, "initialLeverage": 150, "notionalCap": 300000, "notionalFloor": 0, "maintMarginRatio": 0.004, "cum": 0.0},
    {"bracket": 2, "initialLeverage": 100, "notionalCap": 800000, "notionalFloor": 300000, "maintMarginRatio": 0.005, "cum": 300.0},
    {"bracket": 3, "initialLeverage": 75, "notionalCap": 3000000, "notionalFloor": 800000, "maintMarginRatio": 0.0065, "cum": 1500.0}]}
]"#;

/// Keys in coins.
pub const COINS: &str = r#"[{"symbol": "BTCUSD_PERP", "notionalCoef": 1.50, "brackets": [
    {"bracket": 1, "initialLeverage": 125, "qtyCap": 5, "qtylFloor": 0, "maintMarginRatio": 0.004, "cum": 0.0},
    {"bracket": 2, "initialLeverage": 100, "qtyCap": 10, "qtylFloor": 5, "maintMarginRatio": 0.005, "cum": 0.005}]},
  {"symbol": "BTCUSD_260925", "brackets": []}]"#;

/// Upper ends, fractions, an empty amount in the first tier.
pub const LIMITS: &str = r#"{"retCode": 0, "retMsg": "OK", "result": {"category": "linear", "list": [
    {"id": 1, "symbol": "BTCUSDT", "riskLimitValue": "300000", "maintenanceMargin": "0.0033", "initialMargin": "0.0067", "isLowestRisk": 1, "maxLeverage": "150.00", "mmDeduction": ""},
    {"id": 2, "symbol": "BTCUSDT", "riskLimitValue": "2000000", "maintenanceMargin": "0.005", "initialMargin": "0.01", "isLowestRisk": 0, "maxLeverage": "100.00", "mmDeduction": "510"},
    {"id": 3, "symbol": "BTCUSDT", "riskLimitValue": "2600000", "maintenanceMargin": "0.0056", "initialMargin": "0.0111", "isLowestRisk": 0, "maxLeverage": "90.00", "mmDeduction": "1710"}
  ], "nextPageCursor": ""}, "retExtInfo": {}, "time": 1672054488010}"#;

/// Per cents, and limits in coins.
pub const OLD_LIMITS: &str = r#"{"retCode": 0, "result": {"category": "inverse", "list": [
    {"id": 1, "symbol": "BTCUSD", "riskLimitValue": "150", "maintenanceMargin": "0.5", "initialMargin": "1", "isLowestRisk": 1, "maxLeverage": "100.00"},
    {"id": 2, "symbol": "BTCUSD", "riskLimitValue": "300", "maintenanceMargin": "1", "initialMargin": "1.5", "isLowestRisk": 0, "maxLeverage": "66.60"}
  ]}}"#;

/// Whole tiers by contracts, out of order, the second one contract above the end of the first.
pub const POSITIONS: &str = r#"{"code": "0", "msg": "", "data": [
    {"baseMaxLoan": "", "imr": "0.015", "instFamily": "BTC-USDT", "instId": "", "maxLever": "66.66", "maxSz": "5000", "minSz": "1001", "mmr": "0.005", "optMgnFactor": "0", "quoteMaxLoan": "", "tier": "2", "uly": "BTC-USDT"},
    {"baseMaxLoan": "", "imr": "0.01", "instFamily": "BTC-USDT", "instId": "", "maxLever": "100", "maxSz": "1000", "minSz": "0", "mmr": "0.004", "optMgnFactor": "0", "quoteMaxLoan": "", "tier": "1", "uly": "BTC-USDT"},
    {"baseMaxLoan": "", "imr": "0.01", "instFamily": "BTC-USD", "instId": "", "maxLever": "100", "maxSz": "500", "minSz": "0", "mmr": "0.004", "optMgnFactor": "0", "quoteMaxLoan": "", "tier": "1", "uly": "BTC-USD"}
  ]}"#;

/// Tables apart from the symbols.
pub const UNIVERSE: &str = r#"{"universe": [
    {"name": "BTC", "szDecimals": 5, "maxLeverage": 40, "marginTableId": 56},
    {"name": "ETH", "szDecimals": 4, "maxLeverage": 25, "marginTableId": 55},
    {"name": "ATOM", "szDecimals": 2, "maxLeverage": 5, "marginTableId": 5},
    {"name": "OLD", "szDecimals": 2, "maxLeverage": 3, "isDelisted": true},
    {"name": "LOST", "szDecimals": 2, "maxLeverage": 3, "marginTableId": 77}],
  "marginTables": [
    [55, {"description": "tiered 25x", "marginTiers": [{"lowerBound": "0.0", "maxLeverage": 25}, {"lowerBound": "100000000.0", "maxLeverage": 15}]}],
    [56, {"description": "tiered 40x", "marginTiers": [{"lowerBound": "0.0", "maxLeverage": 40}, {"lowerBound": "150000000.0", "maxLeverage": 20}]}]],
  "collateralToken": 0}"#;

/// One of the tables alone.
pub const TABLE: &str = r#"{"description": "tiered 40x", "marginTiers": [
    {"lowerBound": "0.0", "maxLeverage": 40}, {"lowerBound": "150000000.0", "maxLeverage": 20}]}"#;

pub const ALL: [&str; 7] = [
    BRACKETS, COINS, LIMITS, OLD_LIMITS, POSITIONS, UNIVERSE, TABLE,
];

/// "floor:rate:amount:leverage / … ≤ limit", to be compared at a glance.
pub fn told(table: &TierTable) -> String {
    let rows: Vec<String> = table
        .tiers
        .iter()
        .map(|tier| {
            let mut row = format!("{}:{}", tier.floor.normalize(), tier.rate.normalize());
            if table.amounts == Amounts::Given {
                row += &format!(":{}", tier.deduction.normalize());
            }
            if let Some(leverage) = tier.max_leverage {
                row += &format!(":{}x", leverage.normalize());
            }
            row
        })
        .collect();
    let limit = table.limit.map(|limit| format!(" \u{2264} {limit}"));
    rows.join(" / ") + &limit.unwrap_or_default()
}
