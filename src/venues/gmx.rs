//! GMX v2: isolated only; the requirement is fixed in dollars at opening, the closing fee is in the test.

use super::{Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{
    Basis, Closing, Confidence, Fee, FeeFrom, Opening, PoolRules, Remainder, Trigger,
};
use rust_decimal::{Decimal, dec};

const CONFIG: &str = "https://github.com/gmx-io/gmx-synthetics/blob/a5c0c8835182cbd84e47dca04b971239311d2f1d/config/markets.ts (2026-03-13)";
const TEST: &str = "https://github.com/gmx-io/gmx-synthetics/blob/main/contracts/position/PositionUtils.sol (2026)";
const PAGE: &str =
    "https://github.com/gmx-io/gmx-interface/blob/master/sdk/src/utils/positions/utils.ts (2026)";

/// Arbitrum, configuration of 2026-03-13.
pub const V2_2026_03: Venue = Venue {
    slug: "gmx",
    house: "GMX",
    name: "GMX v2",
    as_of: "2026-03-13",
    source: CONFIG,
    currencies: &["USDC", "USD"],
    modes: Modes::IsolatedOnly,
    pool: PoolRules {
        trigger: Trigger::Below,
        closing: Closing {
            remainder: Remainder::Returned,
            fee: dec!(0.002),
            ..Closing::WHOLE
        },
        ..PoolRules::PLAIN
    },
    contracts: &[Template {
        symbol: "*",
        opening: Opening {
            basis: Basis::Entry,
            fee_from: FeeFrom::Margin,
            ..Opening::PLAIN
        },
        maintenance: Basis::Entry,
        closing_fee: Some(Fee {
            rate: dec!(0.0006),
            basis: Basis::Entry,
        }),
        minimum: Decimal::ONE,
        ..Template::PLAIN
    }],
    haircuts: &[],
    meter: Meter::RequirementOverEquity,
    taker: dec!(0.0006),
    funding_hours: 1,
    funding_rate: Decimal::ZERO,
    facts: FACTS,
    doubts: &[],
    brackets: include_str!("tiers/gmx-2026-03-13.txt"),
    cases: include_str!("cases/gmx.txt"),
};

/// The same for markets whose pool holds another coin than the index: a higher liquidation fee.
pub const V2_SYNTHETIC_2026_03: Venue = Venue {
    slug: "gmx-synthetic",
    name: "GMX v2, synthetic markets",
    pool: PoolRules {
        closing: Closing {
            remainder: Remainder::Returned,
            fee: dec!(0.003),
            ..Closing::WHOLE
        },
        ..V2_2026_03.pool
    },
    brackets: include_str!("tiers/gmx-synthetic-2026-03-13.txt"),
    cases: "",
    ..V2_2026_03
};

const FACTS: &[Fact] = &[
    Fact {
        topic: Topic::Modes,
        text: "Every position is isolated, one for each market, side and collateral token. Nothing is netted, \
               not even long against short.",
        confidence: Confidence::Stated,
        source: TEST,
    },
    Fact {
        topic: Topic::Switching,
        text: "There is no mode to change. The collateral token is part of the position and stays; amounts \
               can be added and taken out.",
        confidence: Confidence::Inferred,
        source: TEST,
    },
    Fact {
        topic: Topic::Liquidation,
        text: "Closed when collateral and profit, less closing fee, borrowing and funding, are below size × \
               factor, below 1 USD or not above zero. Size is fixed in dollars at opening, so the requirement \
               does not move with the price.",
        confidence: Confidence::Stated,
        source: TEST,
    },
    Fact {
        topic: Topic::Liquidation,
        text: "The price shown holds for today’s collateral price and for the closing fee of 0.06 %, though \
               0.04 % is charged where closing evens out longs and shorts. It comes nearer as borrowing and \
               funding run up.",
        confidence: Confidence::Stated,
        source: PAGE,
    },
    Fact {
        topic: Topic::Trigger,
        text: "Signed oracle prices, a low and a high one: collateral at the low, the position at the worse \
               for its side. Here both are the mark.",
        confidence: Confidence::Stated,
        source: TEST,
    },
    Fact {
        topic: Topic::Leverage,
        text: "Factor 0.5 %, or 200x, on all markets here but ARB, 0.667 %. Opening asks for more where a \
               side’s open interest × its multiplier exceeds the factor; limits are the open interest of a \
               side.",
        confidence: Confidence::Stated,
        source: CONFIG,
    },
    Fact {
        topic: Topic::Collateral,
        text: "Either token of the market’s pool, in full at the low oracle price: USDC, the coin itself, or \
               a third coin. XRP and DOGE are backed by WETH.",
        confidence: Confidence::Stated,
        source: TEST,
    },
    Fact {
        topic: Topic::Collateral,
        text: "A third coin can close a position by its own fall, in profit and whichever way the market \
               moves. A short backed one to one by its coin has no price above that closes it.",
        confidence: Confidence::Inferred,
        source: PAGE,
    },
    Fact {
        topic: Topic::Warning,
        text: "No level of a warning is published. The venue prints leverage, size ÷ (collateral and profit \
               less borrowing and funding), and no ratio; the ratio here is requirement ÷ equity.",
        confidence: Confidence::Unconfirmed,
        source: PAGE,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Keepers close the whole position at the oracle price; losses and fees are taken, the rest is \
               returned, and a loss beyond it falls on the pool.",
        confidence: Confidence::Stated,
        source: TEST,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Liquidation fee 0.20 % of size, 0.30 % where the coin is not in the pool (XRP, DOGE); it is no \
               part of the test. The latter are a product of their own here.",
        confidence: Confidence::Stated,
        source: CONFIG,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Profitable positions are closed in part when a side’s profit exceeds 85 % of the pool (55 to \
               65 % where the coin is not in it); the pool stands in for an insurance fund.",
        confidence: Confidence::Stated,
        source: CONFIG,
    },
    Fact {
        topic: Topic::Fees,
        text: "0.04 % of size when a trade evens out longs and shorts, 0.06 % else, at opening and closing, \
               out of the collateral. Computed with 0.06 %.",
        confidence: Confidence::Stated,
        source: CONFIG,
    },
    Fact {
        topic: Topic::Funding,
        text: "By the second, from the larger side to the smaller; the rate itself drifts with the imbalance, \
               up to 75 or 90 % a year. Nothing stands in; type an hourly rate.",
        confidence: Confidence::Stated,
        source: CONFIG,
    },
    Fact {
        topic: Topic::Funding,
        text: "Borrowing is paid to the pool, 45 to 50 % a year × use, more above 75 to 85 % of use; the \
               smaller side may be exempt. Add it to the rate typed: a long pays both.",
        confidence: Confidence::Stated,
        source: CONFIG,
    },
    Fact {
        topic: Topic::NotModelled,
        text: "Not modelled: price impact at opening and closing, the cap on profit, the oracle’s spread, \
               borrowing of shorts, the funding claimed by the smaller side.",
        confidence: Confidence::Inferred,
        source: TEST,
    },
];
