//! Hyperliquid perpetuals: marginal brackets on the mark, opening fee out of the isolated margin, strict.

use super::{Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{
    Closing, Confidence, FeeFrom, Opening, PoolRules, Remainder, Steps, Trigger,
};
use rust_decimal::dec;

const DOCS: &str = "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margining (2026)";
const CLOSING: &str = "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations (2026)";
const TIERS: &str = "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers";

/// Perpetuals of the validators, brackets of 2026-09-27.
pub const PERPS_2026_09: Venue = Venue {
    slug: "hyperliquid",
    house: "Hyperliquid",
    name: "Hyperliquid",
    as_of: "2026-09-27",
    source: TIERS,
    currencies: &["USDC", "USD"],
    modes: Modes::Both,
    pool: PoolRules {
        trigger: Trigger::Below,
        closing: Closing {
            remainder: Remainder::Returned,
            steps: Steps::Part {
                above: dec!(100_000),
                share: dec!(0.2),
                cooldown: 30,
            },
            // 2 ÷ 3
            takeover: dec!(0.6666666666666666666666666667),
            ..Closing::WHOLE
        },
        ..PoolRules::PLAIN
    },
    contracts: &[Template {
        symbol: "*",
        opening: Opening {
            fee_from: FeeFrom::Margin,
            fee_step: dec!(0.000001),
            ..Opening::PLAIN
        },
        ..Template::PLAIN
    }],
    haircuts: &[],
    meter: Meter::RequirementOverEquity,
    taker: dec!(0.00045),
    funding_hours: 1,
    funding_rate: dec!(0.0000125),
    facts: FACTS,
    doubts: &[],
    brackets: include_str!("tiers/hyperliquid-2026-09-27.txt"),
    cases: include_str!("cases/hyperliquid.txt"),
};

const FACTS: &[Fact] = &[
    Fact {
        topic: Topic::Modes,
        text: "Cross or isolated, chosen for each coin. Cross draws on one pool of USDC and on all unrealised \
               profit; some coins are isolated only, and strictly isolated ones let no margin out before \
               closing.",
        confidence: Confidence::Stated,
        source: DOCS,
    },
    Fact {
        topic: Topic::Switching,
        text: "A coin with an open position keeps its mode: a wallet that trades there reports that the \
               exchange refuses the change.",
        confidence: Confidence::Unconfirmed,
        source: "https://github.com/MetaMask/core/pull/10136 (2026-09-08)",
    },
    Fact {
        topic: Topic::Switching,
        text: "Leverage can be raised with a position open; lowering it needs enough margin. Whether raising \
               frees isolated margin at once is not said.",
        confidence: Confidence::Stated,
        source: DOCS,
    },
    Fact {
        topic: Topic::Liquidation,
        text: "Closed when equity is below maintenance: the whole cross account, or the one isolated \
               position. Leverage moves the isolated price only, through the margin.",
        confidence: Confidence::Stated,
        source: CLOSING,
    },
    Fact {
        topic: Topic::Liquidation,
        text: "The isolated margin at opening is notional ÷ leverage less the taker fee, the fee cut to a \
               millionth.",
        confidence: Confidence::Recomputed,
        source: "https://github.com/freqtrade/freqtrade/blob/develop/tests/exchange/test_hyperliquid.py (20 positions)",
    },
    Fact {
        topic: Topic::Trigger,
        text: "The mark: a median of the oracle with its drift, the venue’s own book and other exchanges’ \
               perpetuals, renewed about every 3 seconds. The oracle serves funding alone.",
        confidence: Confidence::Stated,
        source: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/robust-price-indices (2026)",
    },
    Fact {
        topic: Topic::Leverage,
        text: "Maintenance is half of the initial margin at the bracket’s highest leverage, slice by slice at \
               the mark. 40x on BTC, 25x on ETH, 20x on SOL and XRP, 10x on the other coins listed here.",
        confidence: Confidence::Stated,
        source: TIERS,
    },
    Fact {
        topic: Topic::Leverage,
        text: "Brackets of BTC and ETH agree with a recorded answer. Lists of the 10x coins have changed \
               between editions of the page; those here are of the latest one seen.",
        confidence: Confidence::Recomputed,
        source: "https://docs.rs/crate/df-hyperliquid-core (answer of the exchange recorded on 2026-09-27)",
    },
    Fact {
        topic: Topic::Collateral,
        text: "USDC in full. Most contracts are priced in USDT and settled in USDC without conversion.",
        confidence: Confidence::Stated,
        source: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/contract-specifications (2026)",
    },
    Fact {
        topic: Topic::Warning,
        text: "No level of a warning is published. The page shows cross maintenance ÷ account value, \
               liquidation at 100 %.",
        confidence: Confidence::Unconfirmed,
        source: DOCS,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Market orders close the position; above 100,000 USDC a fifth of it first, and in the 30 seconds \
               after that orders are for all of it. What remains stays with the trader.",
        confidence: Confidence::Stated,
        source: CLOSING,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Below two thirds of maintenance a vault takes over position and margin, and maintenance is not \
               returned. Once the value is negative, the most profitable and levered on the other side are \
               closed against it.",
        confidence: Confidence::Stated,
        source: CLOSING,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Which position of a cross account goes first is not said: here the one with the largest loss, \
               until maintenance is met.",
        confidence: Confidence::Unconfirmed,
        source: CLOSING,
    },
    Fact {
        topic: Topic::Fees,
        text: "Taker 0.045 %, maker 0.015 % at the base level, down to 0.024 % and nothing by volume; less \
               for staking. No fee for liquidation.",
        confidence: Confidence::Stated,
        source: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/fees (2026)",
    },
    Fact {
        topic: Topic::Funding,
        text: "Every hour an eighth of the 8-hour rate on size × oracle, at most 4 % an hour. The interest \
               part, 0.00125 % an hour, stands in where nothing is recorded.",
        confidence: Confidence::Stated,
        source: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/funding (2026)",
    },
    Fact {
        topic: Topic::NotModelled,
        text: "Not modelled: portfolio margin and unified accounts, the 10 % floor on withdrawals, resting \
               orders. Orders fill at the mark reached, less the slippage you give.",
        confidence: Confidence::Inferred,
        source: CLOSING,
    },
];
