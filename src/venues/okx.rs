//! OKX: whole-position brackets by contracts, the taker fee in the test. Single-currency accounts have a pool
//! a settlement coin, multi-currency ones one pool with discounts; leveraged spot is isolated by pair.

use super::{Discount, Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{Basis, Closing, Confidence, Cuts, Fee, PoolRules, Steps};
use crate::margin::schedule::{Key, Tiering};
use crate::market::account::Scope;
use crate::market::collateral::SliceKey;
use crate::market::position::Kind;
use rust_decimal::{Decimal, dec};

const MARGIN: &str = "https://aws.okx.com/help/ii-what-is-margin-in-futures-contracts";
const SINGLE: &str = "https://www.okx.com/help-center/6997123251341";
const MULTI: &str = "https://www.okx.com/help-center/360054690531";
const API: &str = "https://www.okx.com/docs-v5/en/";
const BRACKETS: &str = "help center, tiered maintenance margin ratio, date not kept";
const SPOT: &str = "help center, isolated margin trading, date not kept";
const DISCOUNTS: &str = "announcements on discount rates, 2024-07 to 2025-09";
const SECOND_HAND: &str = "second-hand, https://www.open-lib.com/4291";
const NOT_FOUND: &str = "looked for in the pages named here";
const GENERAL: &str = "general knowledge";

const LINEAR: Template = Template {
    symbol: "*-$-SWAP",
    tiering: Tiering::Whole,
    key: Key::Size,
    closing_fee: Some(Fee {
        rate: dec!(0.0005),
        basis: Basis::Mark,
    }),
    ..Template::PLAIN
};

/// From the third bracket down by two.
const CLOSING: Closing = Closing {
    fee: dec!(0.0005),
    steps: Steps::Brackets { by: 2 },
    ..Closing::WHOLE
};

/// Swaps in a single-currency account, brackets of 2026-05-28.
pub const SINGLE_2026_05: Venue = Venue {
    slug: "okx",
    house: "OKX",
    name: "OKX swaps, single-currency",
    as_of: "2026-05-28",
    source: SINGLE,
    currencies: &["USDT", "USDC"],
    modes: Modes::Both,
    pool: PoolRules {
        closing: CLOSING,
        scope: Scope::Settlement,
        // 1 ÷ 300 %
        warning: dec!(0.3333333333333333333333333333),
        ..PoolRules::PLAIN
    },
    contracts: &[
        LINEAR,
        Template {
            kind: Kind::Inverse,
            symbol: "*-USD-SWAP",
            ..LINEAR
        },
    ],
    haircuts: &[],
    meter: Meter::EquityOverRequirement,
    taker: dec!(0.0005),
    funding_hours: 8,
    funding_rate: dec!(0.0001),
    facts: &[
        MODES,
        Fact {
            topic: Topic::Modes,
            text: "Cross positions of one settlement coin share a pool.",
            confidence: Confidence::Stated,
            source: SINGLE,
        },
        SWITCHING,
        TEST,
        WHOLE,
        MARK,
        LEVERAGE,
        CONTRACTS,
        Fact {
            topic: Topic::Collateral,
            text: "Only the settlement coin backs its pool, in full.",
            confidence: Confidence::Stated,
            source: SINGLE,
        },
        WARNING,
        PROCEDURE,
        STEPS,
        FEES,
        FUNDING,
        NOT_MODELLED,
    ],
    doubts: &[],
    brackets: include_str!("tiers/okx-2026-05-28.txt"),
    cases: include_str!("cases/okx.txt"),
};

/// An asset cut by a tenth.
const TENTH: Discount = Discount {
    asset: "AVAX",
    by: SliceKey::Coins,
    slices: &[(Decimal::ZERO, dec!(0.9))],
    confidence: Confidence::Stated,
    source: "announcement, 2025-07-16",
};

/// Swaps in a multi-currency account, brackets of 2026-05-28.
pub const MULTI_2026_05: Venue = Venue {
    slug: "okx-multi",
    name: "OKX swaps, multi-currency",
    source: MULTI,
    pool: PoolRules {
        scope: Scope::Account,
        cuts: Cuts::BalanceAndPnl,
        ..SINGLE_2026_05.pool
    },
    haircuts: &[
        Discount {
            asset: "USDT",
            by: SliceKey::Coins,
            slices: &[
                (Decimal::ZERO, Decimal::ONE),
                (dec!(5_000_000), dec!(0.975)),
                (dec!(10_000_000), dec!(0.95)),
            ],
            confidence: Confidence::Unconfirmed,
            source: SECOND_HAND,
        },
        Discount {
            asset: "BTC",
            by: SliceKey::Coins,
            slices: &[(Decimal::ZERO, dec!(0.98)), (dec!(20), Decimal::ZERO)],
            confidence: Confidence::Unconfirmed,
            source: SECOND_HAND,
        },
        Discount {
            asset: "BETH",
            by: SliceKey::Value,
            slices: &[
                (Decimal::ZERO, dec!(0.95)),
                (dec!(2_000_000), dec!(0.85)),
                (dec!(4_000_000), dec!(0.5)),
                (dec!(8_000_000), Decimal::ZERO),
            ],
            confidence: Confidence::Stated,
            source: "announcement, 2024-07-18",
        },
        TENTH,
        Discount {
            asset: "AAVE",
            ..TENTH
        },
        Discount {
            asset: "ARB",
            source: "announcement, 2025-10-13",
            ..TENTH
        },
        Discount {
            asset: "BCH",
            source: "announcement, 2025-10-13",
            ..TENTH
        },
        Discount {
            asset: "FIL",
            slices: &[(Decimal::ZERO, dec!(0.85))],
            source: DISCOUNTS,
            ..TENTH
        },
        Discount {
            asset: "APE",
            slices: &[(Decimal::ZERO, dec!(0.7))],
            source: DISCOUNTS,
            ..TENTH
        },
    ],
    facts: &[
        MODES,
        Fact {
            topic: Topic::Modes,
            text: "Cross positions share one pool with all coins, valued in USD.",
            confidence: Confidence::Stated,
            source: MULTI,
        },
        SWITCHING,
        TEST,
        WHOLE,
        MARK,
        LEVERAGE,
        CONTRACTS,
        Fact {
            topic: Topic::Collateral,
            text: "A coin's equity, profit paid in it included, counts by discounts on its amount, slice by slice; debts \
                   in full.",
            confidence: Confidence::Unconfirmed,
            source: MULTI,
        },
        Fact {
            topic: Topic::Collateral,
            text: "BTC's rate beyond 20 is not known: nothing of that is counted. Where one rate alone is known it is \
                   used for any amount.",
            confidence: Confidence::Inferred,
            source: DISCOUNTS,
        },
        WARNING,
        PROCEDURE,
        STEPS,
        FEES,
        FUNDING,
        NOT_MODELLED,
        Fact {
            topic: Topic::NotModelled,
            text: "With auto-borrow on, a missing coin is lent and asks for margin of its own. Its rates are not known: \
                   here a debt asks for nothing beyond itself.",
            confidence: Confidence::Stated,
            source: MULTI,
        },
    ],
    ..SINGLE_2026_05
};

/// Isolated leveraged spot; no table is known.
pub const MARGIN_2026: Venue = Venue {
    slug: "okx-margin",
    name: "OKX isolated margin",
    as_of: "2026",
    source: SPOT,
    modes: Modes::IsolatedOnly,
    contracts: &[Template {
        maintenance: Basis::Debt,
        ..Template::PLAIN
    }],
    taker: dec!(0.001),
    funding_rate: Decimal::ZERO,
    facts: &[
        Fact {
            topic: Topic::Modes,
            text: "Chosen with each order; here isolated, a pool a pair: its assets against its debt with interest.",
            confidence: Confidence::Stated,
            source: SPOT,
        },
        SWITCHING,
        Fact {
            topic: Topic::Liquidation,
            text: "Closed when assets are worth debt × (1 + rate) × (1 + fee): equity has come down to (1 + rate) × (1 + \
                   fee) − 1 of the debt.",
            confidence: Confidence::Stated,
            source: SPOT,
        },
        Fact {
            topic: Topic::Trigger,
            text: "Which price values the assets was not found; the mark typed here does.",
            confidence: Confidence::Unconfirmed,
            source: NOT_FOUND,
        },
        Fact {
            topic: Topic::Leverage,
            text: "No brackets are known: type (1 + rate) × (1 + fee) − 1 as the rate, from the venue's table and your \
                   taker fee.",
            confidence: Confidence::Inferred,
            source: "GET /api/v5/public/position-tiers, instType MARGIN",
        },
        Fact {
            topic: Topic::Collateral,
            text: "The margin may be in either coin of the pair and counts in full.",
            confidence: Confidence::Unconfirmed,
            source: SPOT,
        },
        WARNING,
        PROCEDURE,
        Fact {
            topic: Topic::Fees,
            text: "Maker fee 0.08 %, taker fee 0.10 % of the notional; some lists and regions have more.",
            confidence: Confidence::Unconfirmed,
            source: GENERAL,
        },
        Fact {
            topic: Topic::Funding,
            text: "No funding. What is borrowed bears interest, which is not charged here.",
            confidence: Confidence::Inferred,
            source: SPOT,
        },
        NOT_MODELLED,
    ],
    brackets: include_str!("tiers/okx-margin-2026.txt"),
    ..SINGLE_2026_05
};

const MODES: Fact = Fact {
    topic: Topic::Modes,
    text: "Isolated or cross is chosen with each order; both of one contract may be held side by side.",
    confidence: Confidence::Stated,
    source: API,
};

const SWITCHING: Fact = Fact {
    topic: Topic::Switching,
    text: "There is nothing to change: the mode is the order’s, and a position is never converted. Account mode and position \
           mode change only without orders, positions or bots (code 59000) and borrowings (59001).",
    confidence: Confidence::Stated,
    source: API,
};

const TEST: Fact = Fact {
    topic: Topic::Liquidation,
    text: "Closed when equity ÷ (maintenance + taker fee on the notional) has come down to 100 %.",
    confidence: Confidence::Stated,
    source: SINGLE,
};

const WHOLE: Fact = Fact {
    topic: Topic::Liquidation,
    text: "The bracket that holds the whole position gives the rate for all of it: value at the mark × rate.",
    confidence: Confidence::Recomputed,
    source: BRACKETS,
};

const MARK: Fact = Fact {
    topic: Topic::Trigger,
    text: "The mark price triggers.",
    confidence: Confidence::Stated,
    source: MARGIN,
};

const LEVERAGE: Fact = Fact {
    topic: Topic::Leverage,
    text: "BTC and ETH to 100x, the others to 50x. Brackets as of 2026-05-28 go by contracts, here in coins; from the \
           fourth on they follow by equal steps.",
    confidence: Confidence::Recomputed,
    source: "https://github.com/loveolu/crypto-strategy-research (leverage_tiers_USDT.json)",
};

const CONTRACTS: Fact = Fact {
    topic: Topic::Leverage,
    text: "Contract values of SOL, XRP, DOGE, BNB and SHIB are not confirmed. No table of inverse swaps is known; their \
           contract is worth 100 USD of BTC or 10 USD of another coin.",
    confidence: Confidence::Unconfirmed,
    source: GENERAL,
};

const WARNING: Fact = Fact {
    topic: Topic::Warning,
    text: "Warning at a margin ratio of 300 %.",
    confidence: Confidence::Unconfirmed,
    source: GENERAL,
};

const PROCEDURE: Fact = Fact {
    topic: Topic::Procedure,
    text: "Orders that raise the risk are cancelled. From bracket 3 up the position comes down two brackets at a time; \
           below, all is taken over at the bankruptcy price: insurance fund, then auto-deleveraging.",
    confidence: Confidence::Stated,
    source: BRACKETS,
};

const STEPS: Fact = Fact {
    topic: Topic::Procedure,
    text: "A step is taken to pay the taker fee that the test counts. Which position of a pool goes first is not said: \
           here the one with the largest loss.",
    confidence: Confidence::Unconfirmed,
    source: NOT_FOUND,
};

const FEES: Fact = Fact {
    topic: Topic::Fees,
    text: "Maker fee 0.02 %, taker fee 0.05 % of the notional; regions differ.",
    confidence: Confidence::Unconfirmed,
    source: GENERAL,
};

const FUNDING: Fact = Fact {
    topic: Topic::Funding,
    text: "Every 8 hours on most contracts, 4, 2 or 1 on some; 0.01 % stands in where nothing is recorded. Caps are not \
           applied.",
    confidence: Confidence::Unconfirmed,
    source: GENERAL,
};

const NOT_MODELLED: Fact = Fact {
    topic: Topic::NotModelled,
    text: "Not modelled: amounts frozen by orders, options, automatic top-up, portfolio margin. Steps fill at the \
           mark reached, less the slippage you give.",
    confidence: Confidence::Inferred,
    source: NOT_FOUND,
};
