//! Binance spot margin: levels of what is owned over what is owed. Cross classic is one pool, isolated one a
//! pair.

use super::{Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{Basis, Closing, Confidence, PoolRules, Remainder};
use rust_decimal::{Decimal, dec};

const CROSS: &str = "https://www.binance.com/en/support/faq/360030493931";
const PAIRS: &str = "https://www.binance.com/en/support/faq/7fbadf3c75914efc90e8b831709b644f";
const PRO: &str = "https://www.binance.com/en/support/faq/12a78d8aa813470f96be283b45f75410";
const NOT_FOUND: &str = "looked for in the pages named here";

/// Cross margin classic, highest leverage 3x.
pub const MARGIN_3X_2026: Venue = Venue {
    slug: "binance-margin-3x",
    house: "Binance",
    name: "Binance cross margin classic, 3x",
    as_of: "2026",
    source: CROSS,
    currencies: &["USDT", "USDC", "FDUSD"],
    modes: Modes::CrossOnly,
    pool: PoolRules {
        closing: Closing {
            remainder: Remainder::Returned,
            ..Closing::WHOLE
        },
        // (1.1 − 1) ÷ (1.3 − 1)
        warning: dec!(0.3333333333333333333333333333),
        ..PoolRules::PLAIN
    },
    contracts: &[Template {
        maintenance: Basis::Debt,
        ..Template::PLAIN
    }],
    haircuts: &[],
    meter: Meter::AssetsOverDebt,
    taker: dec!(0.001),
    funding_hours: 8,
    funding_rate: Decimal::ZERO,
    facts: &[
        CROSS_MODE,
        SWITCHING,
        CROSS_LEVEL,
        TRIGGER,
        Fact {
            topic: Topic::Leverage,
            text: "3x at most: borrowing needs a margin level above 1.5, transfers out above 2.",
            confidence: Confidence::Stated,
            source: CROSS,
        },
        IN_FULL,
        Fact {
            topic: Topic::Warning,
            text: "Margin call at a margin level of 1.3.",
            confidence: Confidence::Stated,
            source: CROSS,
        },
        PROCEDURE,
        FEES,
        INTEREST,
        CROSS_NOT_MODELLED,
    ],
    doubts: &[],
    brackets: include_str!("tiers/binance-margin-3x-2026.txt"),
    cases: "",
};

/// Cross margin classic, highest leverage 5x.
pub const MARGIN_5X_2026: Venue = Venue {
    slug: "binance-margin-5x",
    name: "Binance cross margin classic, 5x",
    pool: PoolRules {
        // (1.1 − 1) ÷ (1.16 − 1)
        warning: dec!(0.625),
        ..MARGIN_3X_2026.pool
    },
    facts: &[
        CROSS_MODE,
        SWITCHING,
        CROSS_LEVEL,
        TRIGGER,
        Fact {
            topic: Topic::Leverage,
            text: "5x at most: borrowing needs a margin level above 1.25.",
            confidence: Confidence::Stated,
            source: CROSS,
        },
        IN_FULL,
        Fact {
            topic: Topic::Warning,
            text: "Margin call at a margin level of 1.16; an older table says 1.25.",
            confidence: Confidence::Stated,
            source: CROSS,
        },
        PROCEDURE,
        FEES,
        INTEREST,
        CROSS_NOT_MODELLED,
    ],
    brackets: include_str!("tiers/binance-margin-5x-2026.txt"),
    ..MARGIN_3X_2026
};

/// Isolated margin, by the highest leverage of the pair.
pub const ISOLATED_2026: Venue = Venue {
    slug: "binance-isolated",
    name: "Binance isolated margin",
    source: PAIRS,
    modes: Modes::IsolatedOnly,
    pool: PoolRules {
        warning: Decimal::ZERO,
        ..MARGIN_3X_2026.pool
    },
    facts: &[
        Fact {
            topic: Topic::Modes,
            text: "A pool a pair: its level is the pair's assets ÷ what is borrowed in it, interest included.",
            confidence: Confidence::Stated,
            source: PAIRS,
        },
        SWITCHING,
        Fact {
            topic: Topic::Liquidation,
            text: "Closed at a level of 1.05, 1.15 or 1.18 for a pair of 10x, 5x or 3x: equity has come down to 5 %, \
                   15 % or 18 % of the debt.",
            confidence: Confidence::Stated,
            source: PAIRS,
        },
        TRIGGER,
        Fact {
            topic: Topic::Leverage,
            text: "The initial level rises with the amount borrowed, from 1.111 to 1.2496 (10x), 1.25 to 1.5 (5x), 1.5 \
                   to 3 (3x). The amounts, and which pair is in which class, are not known here.",
            confidence: Confidence::Stated,
            source: PAIRS,
        },
        Fact {
            topic: Topic::Collateral,
            text: "The two coins of the pair back it, in full.",
            confidence: Confidence::Stated,
            source: PAIRS,
        },
        Fact {
            topic: Topic::Warning,
            text: "Margin call at a level of 1.10 (10x), 1.19 (5x) or 1.22 (3x); not shown as a warning here.",
            confidence: Confidence::Stated,
            source: PAIRS,
        },
        PROCEDURE,
        FEES,
        INTEREST,
        Fact {
            topic: Topic::NotModelled,
            text: "Not modelled: interest, limits by amount borrowed.",
            confidence: Confidence::Stated,
            source: PAIRS,
        },
    ],
    brackets: include_str!("tiers/binance-isolated-2026.txt"),
    ..MARGIN_3X_2026
};

const CROSS_MODE: Fact = Fact {
    topic: Topic::Modes,
    text: "One pool for all pairs. Margin level = all assets ÷ (borrowed + interest).",
    confidence: Confidence::Stated,
    source: CROSS,
};

const CROSS_LEVEL: Fact = Fact {
    topic: Topic::Liquidation,
    text: "Closed at a margin level of 1.1: equity has come down to a tenth of the debt.",
    confidence: Confidence::Stated,
    source: CROSS,
};

const SWITCHING: Fact = Fact {
    topic: Topic::Switching,
    text: "Cross and isolated margin are accounts apart. Whether a loan can move between them was not found.",
    confidence: Confidence::Unconfirmed,
    source: NOT_FOUND,
};

const TRIGGER: Fact = Fact {
    topic: Topic::Trigger,
    text: "Which price values the assets was not found; the mark typed here does.",
    confidence: Confidence::Unconfirmed,
    source: NOT_FOUND,
};

const IN_FULL: Fact = Fact {
    topic: Topic::Collateral,
    text: "Every asset counts in full; ratios belong to Cross Margin Pro (since 2025-01-21).",
    confidence: Confidence::Stated,
    source: PRO,
};

const PROCEDURE: Fact = Fact {
    topic: Topic::Procedure,
    text: "What liquidation sells and charges was not found. Here everything is closed at the price reached, without \
           a fee, and the rest returned.",
    confidence: Confidence::Unconfirmed,
    source: NOT_FOUND,
};

const FEES: Fact = Fact {
    topic: Topic::Fees,
    text: "Maker and taker fee 0.1 % of the notional.",
    confidence: Confidence::Unconfirmed,
    source: "venue's fee page, date not kept",
};

const INTEREST: Fact = Fact {
    topic: Topic::Funding,
    text: "No funding. What is borrowed bears interest, which is not charged here.",
    confidence: Confidence::Inferred,
    source: CROSS,
};

const CROSS_NOT_MODELLED: Fact = Fact {
    topic: Topic::NotModelled,
    text: "Not modelled: interest, Cross Margin Pro (to 20x, closed at equity ÷ maintenance of 1), bounds on borrowing.",
    confidence: Confidence::Stated,
    source: PRO,
};
