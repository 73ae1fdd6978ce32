//! Binance USDⓈ-M futures: marginal brackets on the mark, pool per margin asset, no fee in the test.

use super::{Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{Closing, Confidence, PoolRules, Remainder};
use crate::market::account::Scope;
use rust_decimal::dec;

/// USDⓈ-M in single-asset mode, brackets of 2026-05-01.
pub const USDM_2026_05: Venue = Venue {
    slug: "binance",
    house: "Binance",
    name: "Binance USDⓈ-M",
    as_of: "2026-05-01",
    source: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
    currencies: &["USDT", "USDC"],
    modes: Modes::Both,
    pool: PoolRules {
        closing: Closing {
            remainder: Remainder::Returned,
            fee: dec!(0.0125),
        },
        scope: Scope::Settlement,
        ..PoolRules::PLAIN
    },
    contracts: &[Template::PLAIN],
    haircuts: &[],
    meter: Meter::RequirementOverEquity,
    taker: dec!(0.0005),
    funding_hours: 8,
    funding_rate: dec!(0.0001),
    facts: FACTS,
    doubts: &[],
    brackets: include_str!("tiers/binance-2026-05-01.txt"),
    cases: include_str!("cases/binance.txt"),
};

const FACTS: &[Fact] = &[
    Fact {
        topic: Topic::Liquidation,
        text: "Closed when maintenance reaches the margin balance, judged on the mark price.",
        confidence: Confidence::Stated,
        source: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
    },
    Fact {
        topic: Topic::Liquidation,
        text: "Maintenance is notional × rate − deduction of the bracket; leverage plays no part in it.",
        confidence: Confidence::Stated,
        source: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
    },
    Fact {
        topic: Topic::Leverage,
        text: "Brackets as of 2026-05-01, deductions recomputed from floors and rates.",
        confidence: Confidence::Recomputed,
        source: "https://github.com/freqtrade/freqtrade/blob/develop/freqtrade/exchange/binance_leverage_tiers.json",
    },
    Fact {
        topic: Topic::Switching,
        text: "The mode is set for each symbol and cannot be changed while the symbol has a position or an open order.",
        confidence: Confidence::Stated,
        source: "https://developers.binance.com/docs/derivatives/usds-margined-futures/error-code (codes -4047, -4048)",
    },
    Fact {
        topic: Topic::Fees,
        text: "Taker fee 0.05 % of the notional, a tenth less when paid in BNB.",
        confidence: Confidence::Unconfirmed,
        source: "venue's fee page, date not kept",
    },
    Fact {
        topic: Topic::Procedure,
        text: "Liquidation fee 1.25 % of the notional closed, taken from what is left, as the exchange information of \
               BTCUSDT and ETHUSDT shows; applied here to every symbol.",
        confidence: Confidence::Recomputed,
        source: "exchange information, field liquidationFee",
    },
    Fact {
        topic: Topic::Funding,
        text: "Funding every 8 hours on most symbols; 0.01 % is its interest part and stands in where nothing is recorded.",
        confidence: Confidence::Unconfirmed,
        source: "https://www.binance.com/en/support/faq/360033525271",
    },
    Fact {
        topic: Topic::NotModelled,
        text: "Not modelled: one reducing order before the takeover, order margin, auto-deleveraging. Everything is \
               closed at the mark reached.",
        confidence: Confidence::Inferred,
        source: "https://www.binance.com/en/support/faq/360033525271",
    },
];
