//! Binance COIN-M futures: inverse contracts, brackets in coins, a pool a coin.

use super::binance::{
    AT_MAINTENANCE, FUNDING, FUNDING_CAP, LIQUIDATION_FEE, MARK, NO_LEVERAGE, NO_WARNING,
    NOT_MODELLED, POOL, PROCEDURE, REMAINDER, SWITCHING, YOUNG_ACCOUNT,
};
use super::{Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::Confidence;
use crate::market::position::Kind;
use rust_decimal::dec;

const RULES: &str = "https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46";

/// COIN-M, the later brackets; their date is not known.
pub const COINM_2022: Venue = Venue {
    slug: "binance-coinm",
    house: "Binance",
    name: "Binance COIN-M",
    as_of: "2022",
    source: RULES,
    currencies: &["USD"],
    modes: Modes::Both,
    pool: POOL,
    contracts: &[Template {
        kind: Kind::Inverse,
        symbol: "*USD_PERP",
        ..Template::PLAIN
    }],
    haircuts: &[],
    meter: Meter::RequirementOverEquity,
    taker: dec!(0.0005),
    funding_hours: 8,
    funding_rate: dec!(0.0001),
    facts: &[
        MODES,
        SWITCHING,
        AT_MAINTENANCE,
        IN_COINS,
        NO_LEVERAGE,
        MARK,
        Fact {
            topic: Topic::Leverage,
            text: "To 125x. Brackets of a date after 2021 that is not known, of BTC alone and up to 400 BTC. One \
                   deduction is published; the lower brackets are a ladder from which it follows, for illustration.",
            confidence: Confidence::Inferred,
            source: "https://dev.binance.vision/t/6292",
        },
        YOUNG_ACCOUNT,
        COLLATERAL,
        NO_WARNING,
        PROCEDURE,
        REMAINDER,
        LIQUIDATION_FEE,
        FEE_ELSEWHERE,
        FEES,
        FUNDING,
        FUNDING_CAP,
        NOT_MODELLED,
    ],
    doubts: &[],
    brackets: include_str!("tiers/binance-coinm-2022.txt"),
    cases: "",
};

/// COIN-M, brackets of 2021.
pub const COINM_2021: Venue = Venue {
    as_of: "2021",
    facts: &[
        MODES,
        SWITCHING,
        AT_MAINTENANCE,
        IN_COINS,
        NO_LEVERAGE,
        MARK,
        Fact {
            topic: Topic::Leverage,
            text: "To 125x. Brackets of 2021, of BTC alone and up to 1,000 BTC. Limits are the venue's; rates were rebuilt and meet the \
                   three deductions it printed.",
            confidence: Confidence::Recomputed,
            source: "https://www.binance.com/en/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c",
        },
        YOUNG_ACCOUNT,
        COLLATERAL,
        NO_WARNING,
        PROCEDURE,
        REMAINDER,
        LIQUIDATION_FEE,
        FEE_ELSEWHERE,
        FEES,
        FUNDING,
        FUNDING_CAP,
        NOT_MODELLED,
    ],
    brackets: include_str!("tiers/binance-coinm-2021.txt"),
    ..COINM_2022
};

const MODES: Fact = Fact {
    topic: Topic::Modes,
    text: "Isolated or cross, set for each symbol. Each coin has one cross pool.",
    confidence: Confidence::Stated,
    source: RULES,
};

const IN_COINS: Fact = Fact {
    topic: Topic::Liquidation,
    text: "A contract is worth 100 USD of BTC or 10 USD of another coin; margin, profit and brackets are in the coin.",
    confidence: Confidence::Stated,
    source: RULES,
};

const COLLATERAL: Fact = Fact {
    topic: Topic::Collateral,
    text: "Only the contract's own coin backs it, in full.",
    confidence: Confidence::Stated,
    source: RULES,
};

const FEE_ELSEWHERE: Fact = Fact {
    topic: Topic::Procedure,
    text: "That fee is of USDⓈ-M contracts; it stands in here, where none was found.",
    confidence: Confidence::Unconfirmed,
    source: "exchange information of USDⓈ-M",
};

const FEES: Fact = Fact {
    topic: Topic::Fees,
    text: "Maker fee 0.01 %, taker fee 0.05 % of the notional, paid in the coin.",
    confidence: Confidence::Unconfirmed,
    source: "venue's fee page, date not kept",
};
