//! Kraken spot margin: one pool, closed at a share of the margin in use.

use super::kraken::FULL;
use super::{Discount, Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{
    Basis, Closing, Confidence, First, Opening, PoolRules, Remainder, Steps,
};
use crate::margin::schedule::Key;
use rust_decimal::{Decimal, dec};

const SPOT: &str = "https://support.kraken.com/hc/en-us/articles/203325763";
const SPOT_HAIRCUTS: &str = "https://support.kraken.com/hc/en-us/articles/204585998, 2021-22";
const PAIRS: &str = "fields margin_call and margin_stop of a pair, sample of 2026";

/// An asset that counts in full in spot margin.
const SPOT_FULL: Discount = Discount {
    asset: "USD",
    source: SPOT_HAIRCUTS,
    ..FULL
};

/// An asset cut by a tenth there; many were cut less from 2025 on.
const SPOT_TENTH: Discount = Discount {
    asset: "USDT",
    slices: &[(Decimal::ZERO, dec!(0.9))],
    confidence: Confidence::Unconfirmed,
    ..SPOT_FULL
};

/// An asset cut by half there.
const SPOT_HALF: Discount = Discount {
    asset: "XTZ",
    slices: &[(Decimal::ZERO, dec!(0.5))],
    ..SPOT_TENTH
};

/// Spot margin.
pub const MARGIN_2026: Venue = Venue {
    slug: "kraken-margin",
    house: "Kraken",
    name: "Kraken spot margin",
    as_of: "2026",
    source: SPOT,
    currencies: &["USD", "EUR", "USDT", "USDC"],
    modes: Modes::CrossOnly,
    pool: PoolRules {
        closing: Closing {
            remainder: Remainder::Returned,
            steps: Steps::Positions,
            first: First::List,
            ..Closing::WHOLE
        },
        // 40 % ÷ 80 %
        warning: dec!(0.5),
        ..PoolRules::PLAIN
    },
    contracts: &[Template {
        opening: Opening {
            basis: Basis::UsedMargin,
            ..Opening::PLAIN
        },
        maintenance: Basis::UsedMargin,
        key: Key::Size,
        ..Template::PLAIN
    }],
    haircuts: &[
        SPOT_FULL,
        Discount {
            asset: "EUR",
            ..SPOT_FULL
        },
        Discount {
            asset: "USDC",
            ..SPOT_FULL
        },
        Discount {
            asset: "BTC",
            ..SPOT_FULL
        },
        Discount {
            asset: "ETH",
            ..SPOT_FULL
        },
        SPOT_TENTH,
        Discount {
            asset: "ADA",
            ..SPOT_TENTH
        },
        SPOT_HALF,
        Discount {
            asset: "TRX",
            ..SPOT_HALF
        },
        Discount {
            asset: "AVAX",
            ..SPOT_HALF
        },
    ],
    meter: Meter::EquityOverUsed,
    taker: dec!(0.004),
    funding_hours: 4,
    funding_rate: Decimal::ZERO,
    facts: &[
        Fact {
            topic: Topic::Modes,
            text: "One pool for all positions; there is no isolated margin.",
            confidence: Confidence::Stated,
            source: SPOT,
        },
        Fact {
            topic: Topic::Switching,
            text: "There is one mode. Leverage is chosen with each order.",
            confidence: Confidence::Unconfirmed,
            source: "general knowledge",
        },
        Fact {
            topic: Topic::Liquidation,
            text: "Closed at a margin level, equity ÷ margin in use, of about 40 %. A long uses cost ÷ leverage, fixed; a \
                   short size ÷ leverage in coins, valued at the price.",
            confidence: Confidence::Recomputed,
            source: PAIRS,
        },
        Fact {
            topic: Topic::Trigger,
            text: "Which price values the positions was not found; the mark typed here does.",
            confidence: Confidence::Unconfirmed,
            source: "looked for in the pages named here",
        },
        Fact {
            topic: Topic::Leverage,
            text: "BTC against USDT 2x to 10x, up to 80 BTC; most others to 5x or 3x. No new position at a level of 100 % \
                   or less.",
            confidence: Confidence::Recomputed,
            source: PAIRS,
        },
        Fact {
            topic: Topic::Collateral,
            text: "Balances count less a haircut, of about 2021-22; many were lowered in 2025, to values not found.",
            confidence: Confidence::Stated,
            source: SPOT_HAIRCUTS,
        },
        Fact {
            topic: Topic::Warning,
            text: "Margin call at a level of about 80 %.",
            confidence: Confidence::Recomputed,
            source: PAIRS,
        },
        Fact {
            topic: Topic::Procedure,
            text: "Positions are closed first in, first out, as far as needed; here in the order of the list, each whole. \
                   What is left is returned.",
            confidence: Confidence::Stated,
            source: SPOT,
        },
        Fact {
            topic: Topic::Fees,
            text: "Base fees: maker 0.25 %, taker 0.40 % of the notional (before, 0.16 % and 0.26 %).",
            confidence: Confidence::Unconfirmed,
            source: "fee page, date not kept",
        },
        Fact {
            topic: Topic::Funding,
            text: "No funding. A fee at opening and again every 4 hours: 0.01 % of BTC, 0.02 % of most coins, 0.025 % of \
                   USD borrowed (2025-26). It is not charged here.",
            confidence: Confidence::Stated,
            source: "fee pages, margin",
        },
        Fact {
            topic: Topic::NotModelled,
            text: "Not modelled: opening and rollover fees, closing a part of a position, limits by pair.",
            confidence: Confidence::Inferred,
            source: SPOT,
        },
    ],
    doubts: &[],
    brackets: include_str!("tiers/kraken-margin-2026.txt"),
    cases: "",
};
