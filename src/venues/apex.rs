//! ApeX Omni: cross only, on the index; much is not documented and marked so.

use super::{Doubt, Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{Confidence, PoolRules, Reading, Trigger};
use crate::margin::schedule::Tiering;
use rust_decimal::dec;

const API: &str = "https://api-docs.pro.apex.exchange (2026)";
const SYMBOLS: &str =
    "https://github.com/ccxt/ccxt/blob/master/ts/src/test/static/markets/apex.json (2025)";

/// Omni perpetuals, brackets as recorded in 2025.
pub const OMNI_2025: Venue = Venue {
    slug: "apex",
    house: "ApeX",
    name: "ApeX Omni",
    as_of: "2025",
    source: API,
    currencies: &["USDT"],
    modes: Modes::CrossOnly,
    pool: PoolRules {
        trigger: Trigger::Below,
        ..PoolRules::PLAIN
    },
    contracts: &[Template {
        symbol: "*",
        tiering: Tiering::Whole,
        ..Template::PLAIN
    }],
    haircuts: &[],
    meter: Meter::RequirementOverEquity,
    taker: dec!(0.0005),
    funding_hours: 1,
    funding_rate: dec!(0.0000125),
    facts: FACTS,
    doubts: &[
        Doubt {
            text: "Whether the rate of a bracket holds for the whole position (taken here) or for the part above its floor.",
            reading: Reading::Tiering(Tiering::Marginal),
            source: API,
        },
        Doubt {
            text: "Whether equity equal to maintenance closes the account (taken here: not).",
            reading: Reading::Trigger(Trigger::AtOrBelow),
            source: API,
        },
    ],
    brackets: include_str!("tiers/apex-2025.txt"),
    cases: include_str!("cases/apex.txt"),
};

const FACTS: &[Fact] = &[
    Fact {
        topic: Topic::Modes,
        text: "Cross alone: one pool of the whole account, unrealised profit included. The public documents \
               name no isolated mode.",
        confidence: Confidence::Unconfirmed,
        source: API,
    },
    Fact {
        topic: Topic::Switching,
        text: "There is no mode to change. The initial rate of a market is set by the trader and does not \
               enter liquidation.",
        confidence: Confidence::Unconfirmed,
        source: API,
    },
    Fact {
        topic: Topic::Liquidation,
        text: "Closed when the account’s value is below the sum of maintenance; the algebra follows from \
               that. The venue does not say what happens at equality.",
        confidence: Confidence::Inferred,
        source: API,
    },
    Fact {
        topic: Topic::Trigger,
        text: "The index, or oracle, price values positions, margin and funding; where this page says mark it \
               stands for it.",
        confidence: Confidence::Stated,
        source: API,
    },
    Fact {
        topic: Topic::Leverage,
        text: "Brackets of BTC, ETH and LTC as recorded: 100x on BTC and ETH, 50x on most others and on stocks, \
               30x before a launch. Steps of SOL, XRP and DOGE were not found.",
        confidence: Confidence::Stated,
        source: SYMBOLS,
    },
    Fact {
        topic: Topic::Leverage,
        text: "The reference’s own sample shows other brackets of BTC, 50x from 100,000 USDT on. Whether a \
               rate holds for the whole position is not documented.",
        confidence: Confidence::Unconfirmed,
        source: API,
    },
    Fact {
        topic: Topic::Leverage,
        text: "NVDA, a stock perpetual, has two brackets only. EIGEN, ETC and TON are left out: nothing but a \
               first step is known.",
        confidence: Confidence::Unconfirmed,
        source: "exchange answer recorded in public code, date not kept",
    },
    Fact {
        topic: Topic::Leverage,
        text: "Initial margin is taken at the index, which recorded balances fit; a sample of the venue’s code \
               takes the entry.",
        confidence: Confidence::Unconfirmed,
        source: "https://github.com/ApeX-Protocol/apexpro-openapi/blob/main/tests/account_value.py",
    },
    Fact {
        topic: Topic::Collateral,
        text: "USDT in full. USDC, WBTC, forms of ETH and USDe can be held; how much of them counts was not \
               found.",
        confidence: Confidence::Unconfirmed,
        source: API,
    },
    Fact {
        topic: Topic::Warning,
        text: "No level of a warning and no printed ratio is documented; the ratio here is maintenance ÷ \
               equity.",
        confidence: Confidence::Unconfirmed,
        source: API,
    },
    Fact {
        topic: Topic::Procedure,
        text: "An engine takes over, fees go to the protocol’s vault, and others may be closed against it, as \
               a light by the position shows. Steps, fee and what is returned are not published; here nothing \
               is returned.",
        confidence: Confidence::Unconfirmed,
        source: API,
    },
    Fact {
        topic: Topic::Fees,
        text: "Taker 0.05 %, maker 0.02 %, as the account settings of the reference show.",
        confidence: Confidence::Stated,
        source: API,
    },
    Fact {
        topic: Topic::Funding,
        text: "Every hour on size × index, capped by market: 0.0469 % on BTC and ETH (elsewhere 0.0234 %), \
               0.0305 % on most others, 0.5 % on stocks. An unofficial guide says every 8 hours.",
        confidence: Confidence::Unconfirmed,
        source: API,
    },
    Fact {
        topic: Topic::Funding,
        text: "An interest parameter of 0.0003, read as a day’s, is 0.00125 % an hour and stands in where \
               nothing is recorded.",
        confidence: Confidence::Unconfirmed,
        source: SYMBOLS,
    },
    Fact {
        topic: Topic::NotModelled,
        text: "Not modelled: resting orders, which hold price × size × (initial rate + taker fee), the steps \
               of liquidation, other collateral.",
        confidence: Confidence::Inferred,
        source: API,
    },
];
