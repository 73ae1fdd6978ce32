//! Kraken Derivatives: multi-collateral and single-collateral inverse contracts, maintenance half of initial, the larger
//! side of a market.

use super::{Discount, Doubt, Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{
    Basis, Closing, Confidence, Cuts, Netting, PoolRules, Reading, Remainder, Trigger,
};
use crate::margin::schedule::{Key, Tiering};
use crate::market::account::Scope;
use crate::market::collateral::SliceKey;
use crate::market::position::Kind;
use rust_decimal::{Decimal, dec};

const SCHEDULE: &str = "https://support.kraken.com/hc/en-us/articles/360022632452";
const INVERSE_SCHEDULE: &str = "https://support.kraken.com/hc/en-us/articles/15579128794772";
const CONTRACTS: &str = "https://support.kraken.com/hc/en-us/articles/4871883902612";
const MARGINING: &str = "https://support.kraken.com/hc/en-us/articles/4844463246100";
const PROTECTION: &str = "https://support.kraken.com/hc/en-us/articles/360022835651";
const HAIRCUTS: &str = "https://support.kraken.com/hc/en-us/articles/4844392809620";
const PREFERENCES: &str =
    "https://docs.kraken.com/api-reference/multi-collateral/set-leverage-settings.md";
const NOT_FOUND: &str = "looked for in the pages named here";

/// An asset that counts in full.
pub const FULL: Discount = Discount {
    asset: "USD",
    by: SliceKey::Coins,
    slices: &[(Decimal::ZERO, Decimal::ONE)],
    confidence: Confidence::Stated,
    source: HAIRCUTS,
};

/// An asset cut by a fifth.
const FIFTH: Discount = Discount {
    asset: "AAVE",
    slices: &[(Decimal::ZERO, dec!(0.8))],
    source: "blog on collateral haircuts, 2025-02",
    ..FULL
};

/// Multi-collateral linear contracts.
pub const MULTI_2025: Venue = Venue {
    slug: "kraken",
    house: "Kraken",
    name: "Kraken multi-collateral",
    as_of: "2025",
    source: MARGINING,
    currencies: &["USD"],
    modes: Modes::Both,
    pool: PoolRules {
        trigger: Trigger::Below,
        closing: Closing {
            remainder: Remainder::Returned,
            ..Closing::WHOLE
        },
        netting: Netting::LargerSide,
        cuts: Cuts::BalanceAndPnl,
        ..PoolRules::PLAIN
    },
    contracts: &[Template {
        symbol: "PF_*USD",
        ..Template::PLAIN
    }],
    haircuts: &[
        FULL,
        Discount {
            asset: "AUD",
            ..FULL
        },
        Discount {
            asset: "CAD",
            ..FULL
        },
        Discount {
            asset: "BTC",
            slices: &[(Decimal::ZERO, dec!(0.98))],
            confidence: Confidence::Recomputed,
            source: "capture of a demo account, 2026-04",
            ..FULL
        },
        Discount {
            asset: "USDT",
            slices: &[(Decimal::ZERO, dec!(0.95))],
            confidence: Confidence::Recomputed,
            source: "sample of 2022",
            ..FULL
        },
        FIFTH,
        Discount {
            asset: "NEAR",
            ..FIFTH
        },
        Discount {
            asset: "RENDER",
            ..FIFTH
        },
        Discount {
            asset: "RUNE",
            ..FIFTH
        },
        Discount {
            asset: "STX",
            ..FIFTH
        },
        Discount {
            asset: "SUI",
            ..FIFTH
        },
        Discount {
            asset: "TAO",
            ..FIFTH
        },
        Discount {
            asset: "XTZ",
            ..FIFTH
        },
    ],
    meter: Meter::EquityOverRequirement,
    taker: dec!(0.0005),
    funding_hours: 1,
    funding_rate: Decimal::ZERO,
    facts: &[
        Fact {
            topic: Topic::Modes,
            text: "Cross by default: one wallet for all contracts. A highest leverage set for a contract makes it \
                   isolated, each position apart.",
            confidence: Confidence::Stated,
            source: MARGINING,
        },
        Fact {
            topic: Topic::Modes,
            text: "In the cross pool perpetual and fixed maturities of one coin net: the larger of longs and shorts is \
                   asked for.",
            confidence: Confidence::Stated,
            source: MARGINING,
        },
        Fact {
            topic: Topic::Switching,
            text: "A setting of the contract, refused where it would cause liquidation (code 41). No ban with a position \
                   open is stated, so it may be changed then; date not kept.",
            confidence: Confidence::Inferred,
            source: PREFERENCES,
        },
        BELOW,
        MARK,
        Fact {
            topic: Topic::Leverage,
            text: "To 50x, 10x in the EEA. Levels by value, in classes A to G; the specification of a contract names its \
                   class.",
            confidence: Confidence::Stated,
            source: SCHEDULE,
        },
        Fact {
            topic: Topic::Leverage,
            text: "PF_XBTUSD agrees with class A in its first four levels (2025-01-11); the others are inferred from \
                   that. Of PF_ETHUSD the first level alone is known.",
            confidence: Confidence::Inferred,
            source: "https://github.com/ccxt/ccxt/pull/24844 and a recorded answer of 2026",
        },
        Fact {
            topic: Topic::Collateral,
            text: "Balances count in USD less a haircut; profit in another currency is cut too. Haircuts of ETH, SOL and \
                   USDC were not found.",
            confidence: Confidence::Stated,
            source: MARGINING,
        },
        WARNING,
        PROTECTED,
        REMAINDER,
        FEES,
        FUNDING,
        NOT_MODELLED,
        Fact {
            topic: Topic::NotModelled,
            text: "Not modelled: conversion fees of 0.05 % (cash and stablecoins) or 0.5 %, interest on a loss above \
                   30,000 USD without USD behind it.",
            confidence: Confidence::Stated,
            source: HAIRCUTS,
        },
    ],
    doubts: DOUBTS,
    brackets: include_str!("tiers/kraken-2025.txt"),
    cases: include_str!("cases/kraken.txt"),
};

/// Single-collateral inverse contracts.
pub const INVERSE_2025: Venue = Venue {
    slug: "kraken-inverse",
    name: "Kraken single-collateral inverse",
    source: CONTRACTS,
    modes: Modes::CrossOnly,
    pool: PoolRules {
        scope: Scope::Settlement,
        cuts: Cuts::Balance,
        ..MULTI_2025.pool
    },
    contracts: &[Template {
        kind: Kind::Inverse,
        symbol: "PI_*USD",
        key: Key::Size,
        ..Template::PLAIN
    }],
    haircuts: &[],
    facts: &[
        Fact {
            topic: Topic::Modes,
            text: "Cross only: one wallet a coin, contracts of 1 USD. Isolated margin is for multi-collateral contracts.",
            confidence: Confidence::Stated,
            source: CONTRACTS,
        },
        Fact {
            topic: Topic::Modes,
            text: "The larger of longs and shorts is asked for, as stated of multi-collateral contracts.",
            confidence: Confidence::Unconfirmed,
            source: MARGINING,
        },
        Fact {
            topic: Topic::Switching,
            text: "There is one mode, and nothing to change.",
            confidence: Confidence::Inferred,
            source: CONTRACTS,
        },
        BELOW,
        MARK,
        Fact {
            topic: Topic::Leverage,
            text: "To 50x, 10x in the EEA. Levels by contracts; the venue writes XBT for BTC.",
            confidence: Confidence::Stated,
            source: INVERSE_SCHEDULE,
        },
        Fact {
            topic: Topic::Collateral,
            text: "Only the contract's own coin backs it, in full.",
            confidence: Confidence::Stated,
            source: CONTRACTS,
        },
        WARNING,
        PROTECTED,
        REMAINDER,
        FEES,
        FUNDING,
        NOT_MODELLED,
    ],
    brackets: include_str!("tiers/kraken-inverse-2025.txt"),
    ..MULTI_2025
};

const DOUBTS: &[Doubt] = &[
    Doubt {
        text: "Whether a level's rate holds for the whole position or for its slice alone is not stated. Slices are \
               taken; whole positions would ask for more.",
        reading: Reading::Tiering(Tiering::Whole),
        source: SCHEDULE,
    },
    Doubt {
        text: "A note puts margin on the value at entry; the venue's own example of a liquidation works with the \
               current price alone, which is taken.",
        reading: Reading::Basis(Basis::Entry),
        source: PROTECTION,
    },
];

const BELOW: Fact = Fact {
    topic: Topic::Liquidation,
    text: "Closed when margin equity is below maintenance, which is half of initial at every level.",
    confidence: Confidence::Stated,
    source: PROTECTION,
};

const MARK: Fact = Fact {
    topic: Topic::Trigger,
    text: "The mark price triggers.",
    confidence: Confidence::Stated,
    source: PROTECTION,
};

const WARNING: Fact = Fact {
    topic: Topic::Warning,
    text: "Neither a level of a warning was found nor how a ratio is printed; equity ÷ maintenance is shown.",
    confidence: Confidence::Unconfirmed,
    source: NOT_FOUND,
};

const PROTECTED: Fact = Fact {
    topic: Topic::Procedure,
    text: "An order limited at the price that leaves equity at zero closes the position; what does not fill goes to \
           liquidity providers at that price, last against the other side. No balance goes below zero.",
    confidence: Confidence::Stated,
    source: PROTECTION,
};

const REMAINDER: Fact = Fact {
    topic: Topic::Procedure,
    text: "What a better fill leaves is taken to stay with the client; no liquidation fee was found.",
    confidence: Confidence::Inferred,
    source: PROTECTION,
};

const FEES: Fact = Fact {
    topic: Topic::Fees,
    text: "Maker fee 0.02 %, taker fee 0.05 % of the notional.",
    confidence: Confidence::Unconfirmed,
    source: "fee page, date not kept",
};

const FUNDING: Fact = Fact {
    topic: Topic::Funding,
    text: "Every hour, at most 0.25 % an hour, which is not applied here. No usual rate is known: zero stands in where \
           nothing is recorded.",
    confidence: Confidence::Unconfirmed,
    source: "field maxRelativeFundingRate, date not kept",
};

const NOT_MODELLED: Fact = Fact {
    topic: Topic::NotModelled,
    text: "Not modelled: closing in part, order margin, the schedules of the EEA and of UK retail clients.",
    confidence: Confidence::Inferred,
    source: PROTECTION,
};
