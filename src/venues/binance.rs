//! Binance USDⓈ-M futures: marginal brackets on the mark, no fee in the test. In single-asset mode a pool a
//! margin asset, in multi-assets mode one pool with all assets by their ratios.

use super::{Discount, Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{Closing, Confidence, PoolRules, Remainder, Steps};
use crate::market::account::Scope;
use crate::market::collateral::SliceKey;
use rust_decimal::{Decimal, dec};

const RULES: &str = "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93";
const MULTI_ASSETS: &str =
    "https://www.binance.com/en/support/faq/29b45c485d664028b9ca1cdf90b24f6f";
const RATIOS: &str = "https://www.binance.com/en/futures/trading-rules/perpetual/multi-asset-info";
const LIQUIDATION: &str = "https://www.binance.com/en/support/faq/360033525271";
const MODES: &str = "https://www.binance.com/en/support/faq/360038075852 and https://developers.binance.com/docs/derivatives/usds-margined-futures/error-code, dates not kept";
const MULTI_SWITCH: &str = "https://www.binance.com/en/support/faq/29b45c485d664028b9ca1cdf90b24f6f (2021) and https://developers.binance.com/docs/derivatives/usds-margined-futures/error-code";

/// Pools of futures.
pub const POOL: PoolRules = PoolRules {
    closing: Closing {
        remainder: Remainder::Returned,
        fee: dec!(0.0125),
        steps: Steps::OneOrder,
        ..Closing::WHOLE
    },
    scope: Scope::Settlement,
    ..PoolRules::PLAIN
};

/// USDⓈ-M in single-asset mode, brackets of 2026-05-01.
pub const USDM_2026_05: Venue = Venue {
    slug: "binance",
    house: "Binance",
    name: "Binance USDS-M",
    as_of: "2026-05-01",
    source: RULES,
    currencies: &["USDT", "USDC"],
    modes: Modes::Both,
    pool: POOL,
    contracts: &[Template::PLAIN],
    haircuts: &[],
    meter: Meter::RequirementOverEquity,
    taker: dec!(0.0005),
    funding_hours: 8,
    funding_rate: dec!(0.0001),
    facts: &[
        Fact {
            topic: Topic::Modes,
            text: "Isolated or cross, set for each symbol. A cross pool holds all cross positions of one margin asset; the two \
                   sides of hedge mode have isolated margins of their own.",
            confidence: Confidence::Stated,
            source: RULES,
        },
        SWITCHING,
        AT_MAINTENANCE,
        NO_LEVERAGE,
        MARK,
        BRACKETS,
        YOUNG_ACCOUNT,
        Fact {
            topic: Topic::Collateral,
            text: "Only the margin asset itself backs its pool, in full.",
            confidence: Confidence::Stated,
            source: RULES,
        },
        NO_WARNING,
        PROCEDURE,
        REMAINDER,
        LIQUIDATION_FEE,
        FEES,
        FUNDING,
        FUNDING_CAP,
        NOT_MODELLED,
    ],
    doubts: &[],
    brackets: include_str!("tiers/binance-2026-05-01.txt"),
    cases: include_str!("cases/binance.txt"),
};

/// What the table of 2021-22 says of a stablecoin.
const STABLE_2022: Discount = Discount {
    asset: "USDT",
    by: SliceKey::Coins,
    slices: &[(Decimal::ZERO, dec!(0.9999))],
    confidence: Confidence::Stated,
    source: "https://www.binance.com/en/support/faq/29b45c485d664028b9ca1cdf90b24f6f (table of 2021-22)",
};

/// Of a large coin.
const LARGE_2022: Discount = Discount {
    asset: "BTC",
    slices: &[(Decimal::ZERO, dec!(0.95))],
    ..STABLE_2022
};

/// Of the others.
const OTHER_2022: Discount = Discount {
    asset: "XRP",
    slices: &[(Decimal::ZERO, dec!(0.9))],
    ..STABLE_2022
};

/// USDⓈ-M in multi-assets mode, brackets of 2026-05-01.
pub const MULTI_2026_05: Venue = Venue {
    slug: "binance-multi",
    name: "Binance USDS-M, multi-assets",
    source: MULTI_ASSETS,
    modes: Modes::CrossOnly,
    pool: PoolRules {
        scope: Scope::Account,
        ..POOL
    },
    haircuts: &[
        STABLE_2022,
        Discount {
            asset: "USDC",
            ..STABLE_2022
        },
        Discount {
            asset: "FDUSD",
            slices: &[(Decimal::ZERO, dec!(0.989))],
            source: RATIOS,
            ..STABLE_2022
        },
        LARGE_2022,
        Discount {
            asset: "ETH",
            ..LARGE_2022
        },
        Discount {
            asset: "BNB",
            source: RATIOS,
            ..LARGE_2022
        },
        OTHER_2022,
        Discount {
            asset: "ADA",
            ..OTHER_2022
        },
        Discount {
            asset: "DOT",
            ..OTHER_2022
        },
        Discount {
            asset: "SOL",
            ..OTHER_2022
        },
    ],
    facts: &[
        Fact {
            topic: Topic::Modes,
            text: "Cross only: one pool with all assets, for contracts in USDT and in USDC.",
            confidence: Confidence::Stated,
            source: MULTI_ASSETS,
        },
        Fact {
            topic: Topic::Switching,
            text: "A page of 2021 says that this mode cannot be switched on with positions or orders open. It and isolated \
                   positions exclude each other (codes -4167, -4168).",
            confidence: Confidence::Stated,
            source: MULTI_SWITCH,
        },
        AT_MAINTENANCE,
        NO_LEVERAGE,
        MARK,
        BRACKETS,
        YOUNG_ACCOUNT,
        Fact {
            topic: Topic::Collateral,
            text: "Balances count by their ratio, profit and loss in full. Ratios are those of 2021-22 but for BNB and \
                   FDUSD; newer ones were not found.",
            confidence: Confidence::Stated,
            source: MULTI_ASSETS,
        },
        NO_WARNING,
        PROCEDURE,
        REMAINDER,
        LIQUIDATION_FEE,
        FEES,
        FUNDING,
        FUNDING_CAP,
        NOT_MODELLED,
        Fact {
            topic: Topic::NotModelled,
            text: "Not modelled: automatic exchange of other assets against a negative balance (its haircut, BTC 2.5 %, \
                   is not the ratio), contracts in two stablecoins in one book.",
            confidence: Confidence::Stated,
            source: RATIOS,
        },
    ],
    ..USDM_2026_05
};

/// Whether the mode can be changed.
pub const SWITCHING: Fact = Fact {
    topic: Topic::Switching,
    text: "The mode is set for each symbol and cannot be changed while the symbol has a position or an open order (codes \
           -4047, -4048).",
    confidence: Confidence::Stated,
    source: MODES,
};

/// When a pool is closed.
pub const AT_MAINTENANCE: Fact = Fact {
    topic: Topic::Liquidation,
    text: "Closed when maintenance reaches the margin balance.",
    confidence: Confidence::Stated,
    source: RULES,
};

/// What maintenance is.
pub const NO_LEVERAGE: Fact = Fact {
    topic: Topic::Liquidation,
    text: "Maintenance is notional × rate − deduction of the bracket; leverage plays no part in it.",
    confidence: Confidence::Stated,
    source: RULES,
};

/// Which price triggers.
pub const MARK: Fact = Fact {
    topic: Topic::Trigger,
    text: "The mark price triggers; the last price changes only what is displayed, where chosen.",
    confidence: Confidence::Stated,
    source: "https://www.binance.com/en/support/faq/360039304272",
};

const BRACKETS: Fact = Fact {
    topic: Topic::Leverage,
    text: "Brackets as of 2026-05-01, deductions recomputed from floors and rates. BTC and ETH to 150x, SOL and \
           XRP to 100x, DOGE and BNB to 75x.",
    confidence: Confidence::Recomputed,
    source: "https://github.com/freqtrade/freqtrade/blob/develop/freqtrade/exchange/binance_leverage_tiers.json",
};

/// A bound on leverage.
pub const YOUNG_ACCOUNT: Fact = Fact {
    topic: Topic::Leverage,
    text: "Accounts younger than 60 days may use 20x at most; that is not checked here.",
    confidence: Confidence::Stated,
    source: "fee and leverage pages, date not kept",
};

/// No warning is known.
pub const NO_WARNING: Fact = Fact {
    topic: Topic::Warning,
    text: "No level of a warning was found.",
    confidence: Confidence::Unconfirmed,
    source: "looked for in the pages named here",
};

/// What liquidation does.
pub const PROCEDURE: Fact = Fact {
    topic: Topic::Procedure,
    text: "Orders are cancelled and one order reduces the position. If that is not enough, the insurance fund takes over \
           the rest at the bankruptcy price; if the fund is short, auto-deleveraging.",
    confidence: Confidence::Stated,
    source: LIQUIDATION,
};

/// What becomes of the rest.
pub const REMAINDER: Fact = Fact {
    topic: Topic::Procedure,
    text: "How far the order goes is not said: here down to the end of the bracket below, in the lowest bracket the whole \
           position, that of the largest loss first. What it and the fee leave stays in the account; the takeover leaves \
           nothing.",
    confidence: Confidence::Inferred,
    source: LIQUIDATION,
};

/// The fee of a liquidation.
pub const LIQUIDATION_FEE: Fact = Fact {
    topic: Topic::Procedure,
    text: "Liquidation fee 1.25 % of the notional closed, taken from what is left, as the exchange information of BTCUSDT \
           and ETHUSDT shows; applied here to every symbol. A page of 2020 said 0.3 % to 0.5 %.",
    confidence: Confidence::Recomputed,
    source: "exchange information, field liquidationFee",
};

const FEES: Fact = Fact {
    topic: Topic::Fees,
    text: "Maker fee 0.02 %, taker fee 0.05 % of the notional; a tenth less when paid in BNB.",
    confidence: Confidence::Unconfirmed,
    source: "venue's fee page, date not kept",
};

/// Funding.
pub const FUNDING: Fact = Fact {
    topic: Topic::Funding,
    text: "Every 8 hours on most symbols, 4 or 1 on some; 0.01 % in 8 hours is its interest part and stands in where nothing \
           is recorded.",
    confidence: Confidence::Unconfirmed,
    source: "endpoint fundingInfo; funding page, date not kept",
};

/// The cap on funding.
pub const FUNDING_CAP: Fact = Fact {
    topic: Topic::Funding,
    text: "Cap and floor differ by symbol, and the venue’s pages disagree on the rule. No cap is applied here.",
    confidence: Confidence::Unconfirmed,
    source: "endpoint fundingInfo",
};

/// What is left out.
pub const NOT_MODELLED: Fact = Fact {
    topic: Topic::NotModelled,
    text: "Not modelled: order margin, auto-deleveraging of your own profit. Orders fill at the mark reached, less the \
           slippage you give.",
    confidence: Confidence::Inferred,
    source: LIQUIDATION,
};
