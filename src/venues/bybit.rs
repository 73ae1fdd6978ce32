//! Bybit unified account: marginal brackets, the fee to close in the test, coins by tiered ratios. Two rule
//! books: since 2025-09-02 maintenance is on the mark, before it was on the entry.

use super::{Discount, Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{
    Basis, Closing, Confidence, Cuts, Fee, Fill, Opening, PoolRules, Steps,
};
use crate::market::collateral::SliceKey;
use crate::market::position::Kind;
use rust_decimal::{Decimal, dec};

const NEW: &str = "help center, Understanding the Adjustment and Impact of the New Margin Calculation, 2025-09-02";
const ISOLATED: &str = "https://www.kbybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account, 2026-05-27";
const OLD: &str =
    "https://testnet.bybit.com/en-US/help-center/s/article/Liquidation-Price-USDT-Contract";
const GLOSSARY: &str = "help center, Glossary (Unified Trading Account), 2026-03-13";
const MODE: &str = "https://bybit-exchange.github.io/docs/v5/account/set-margin-mode";
const RATIOS: &str = "announcement on tiered collateral ratios, effective 2025-02-19";
const HELP: &str = "help center, pages on liquidation, dates not kept";
const GENERAL: &str = "general knowledge";

/// Taker fee, as it is set aside and tested.
const CLOSE: Fee = Fee {
    rate: dec!(0.00055),
    basis: Basis::Reserve,
};

const LINEAR: Template = Template {
    opening: Opening {
        reserve: Some(CLOSE),
        ..Opening::PLAIN
    },
    closing_fee: Some(CLOSE),
    ..Template::PLAIN
};

const OLD_LINEAR: Template = Template {
    opening: Opening {
        basis: Basis::Entry,
        ..LINEAR.opening
    },
    maintenance: Basis::Entry,
    ..LINEAR
};

/// Since 2025-09-02, brackets of 2026-09-25.
pub const UNIFIED_2026_09: Venue = Venue {
    slug: "bybit",
    house: "Bybit",
    name: "Bybit unified account",
    as_of: "2026-09-25",
    source: NEW,
    currencies: &["USDT", "USDC"],
    modes: Modes::Both,
    pool: PoolRules {
        closing: Closing {
            steps: Steps::Brackets { by: 1 },
            fill: Fill::Bankruptcy,
            ..Closing::WHOLE
        },
        cuts: Cuts::BalanceAndPnl,
        ..PoolRules::PLAIN
    },
    contracts: &[
        LINEAR,
        Template {
            kind: Kind::Inverse,
            symbol: "*USD",
            ..LINEAR
        },
    ],
    haircuts: &[
        Discount {
            asset: "USDT",
            by: SliceKey::Coins,
            slices: &[(Decimal::ZERO, Decimal::ONE)],
            confidence: Confidence::Unconfirmed,
            source: "the announcement's example, 2025-02-19",
        },
        Discount {
            asset: "BTC",
            by: SliceKey::Coins,
            slices: &[
                (Decimal::ZERO, dec!(0.98)),
                (dec!(10), dec!(0.95)),
                (dec!(20), dec!(0.9)),
                (dec!(30), dec!(0.85)),
                (dec!(40), dec!(0.8)),
                (dec!(50), Decimal::ZERO),
            ],
            confidence: Confidence::Unconfirmed,
            source: "the announcement's example, 2025-02-19",
        },
    ],
    meter: Meter::RequirementOverEquity,
    taker: dec!(0.00055),
    funding_hours: 8,
    funding_rate: dec!(0.0001),
    facts: &[
        MODES,
        POOL,
        SWITCHING,
        CROSS_TEST,
        Fact {
            topic: Topic::Liquidation,
            text: "Since 2025-09-02 maintenance is on the mark: value × rate − deduction + fee to close. Initial \
                   margin is on the mark too in the cross pool, on the entry in isolated mode.",
            confidence: Confidence::Stated,
            source: NEW,
        },
        Fact {
            topic: Topic::Liquidation,
            text: "Of an isolated position the fee to close is both set aside and asked for, and so cancels. That is \
                   stated for inverse contracts and follows for linear ones.",
            confidence: Confidence::Inferred,
            source: ISOLATED,
        },
        ROUNDING,
        MARK,
        Fact {
            topic: Topic::Leverage,
            text: "BTCUSDT to 150x: three brackets were seen in 2026-09, the others are inferred from the older table, up \
                   to 80,000,000. BTCPERP, to 125x, and RVNUSDT, to 25x, are of 2025-12-29; NEIROETHUSDT, to 20x, of \
                   2025-06-20.",
            confidence: Confidence::Inferred,
            source: "https://api.bybit.com/v5/market/risk-limit",
        },
        FIRST_ONLY,
        COLLATERAL,
        PROFIT,
        WARNING,
        PROCEDURE,
        STEPS,
        FEES,
        FUNDING,
        NOT_MODELLED,
    ],
    doubts: &[],
    brackets: include_str!("tiers/bybit-2026-09-25.txt"),
    cases: include_str!("cases/bybit.txt"),
};

/// Before 2025-09-02, brackets as far as they are known of then.
pub const UNIFIED_2025_06: Venue = Venue {
    name: "Bybit unified account, earlier rule",
    as_of: "2025-06-20",
    source: OLD,
    contracts: &[
        OLD_LINEAR,
        Template {
            kind: Kind::Inverse,
            symbol: "*USD",
            ..OLD_LINEAR
        },
    ],
    facts: &[
        MODES,
        POOL,
        SWITCHING,
        CROSS_TEST,
        Fact {
            topic: Topic::Liquidation,
            text: "Until 2025-09-01 initial margin and maintenance were on the entry: value × rate − deduction, fixed \
                   at opening, and the same fee to close.",
            confidence: Confidence::Stated,
            source: OLD,
        },
        ROUNDING,
        MARK,
        Fact {
            topic: Topic::Leverage,
            text: "BTCUSDT to 100x, as published about 2024, to 80,000,000; NEIROETHUSDT as announced on 2025-06-20.",
            confidence: Confidence::Stated,
            source: "https://www.bybit.com/zh-TW/announcement-info/margin-parameters",
        },
        FIRST_ONLY,
        COLLATERAL,
        PROFIT,
        WARNING,
        PROCEDURE,
        STEPS,
        FEES,
        FUNDING,
        NOT_MODELLED,
        Fact {
            topic: Topic::NotModelled,
            text: "In the cross pool the fee to close is taken on the mark here, on the entry by this rule: a difference \
                   of the fee rate on the profit.",
            confidence: Confidence::Inferred,
            source: NEW,
        },
    ],
    brackets: include_str!("tiers/bybit-2025-06-20.txt"),
    ..UNIFIED_2026_09
};

const MODES: Fact = Fact {
    topic: Topic::Modes,
    text: "One mode for the whole account: isolated, cross (the default) or portfolio.",
    confidence: Confidence::Stated,
    source: MODE,
};

const POOL: Fact = Fact {
    topic: Topic::Modes,
    text: "The cross pool holds all coins and contracts, valued in USD.",
    confidence: Confidence::Stated,
    source: GLOSSARY,
};

const SWITCHING: Fact = Fact {
    topic: Topic::Switching,
    text: "No ban with positions open is listed. A change is refused where the result would not be funded, a collateral \
           limit is hit (code 3200641) or, to isolated, spot margin is on. The position mode, one-way or hedge, cannot be \
           changed with a position or an order (110024, 110028).",
    confidence: Confidence::Inferred,
    source: "https://bybit-exchange.github.io/docs/v5/account/set-margin-mode and https://bybit-exchange.github.io/docs/v5/error, dates not kept",
};

const CROSS_TEST: Fact = Fact {
    topic: Topic::Liquidation,
    text: "Cross is closed when all maintenance, fees to close included, reaches the margin balance. The price shown \
           for a cross position is an estimate.",
    confidence: Confidence::Stated,
    source: GLOSSARY,
};

const ROUNDING: Fact = Fact {
    topic: Topic::Liquidation,
    text: "Prices are put on the tick, a long's up and a short's down; margins are rounded up at eight decimals.",
    confidence: Confidence::Recomputed,
    source: "https://bybit-exchange.github.io/docs/v5/position/manual-add-margin and other samples",
};

const MARK: Fact = Fact {
    topic: Topic::Trigger,
    text: "The mark price triggers; profit may be displayed by the last price.",
    confidence: Confidence::Stated,
    source: HELP,
};

const FIRST_ONLY: Fact = Fact {
    topic: Topic::Leverage,
    text: "Of ETHUSDT and BTCUSD, to 100x, and XRPUSDT, its leverage unknown, only the first bracket is known, from samples \
           of 2022 to 2025.",
    confidence: Confidence::Recomputed,
    source: "https://bybit-exchange.github.io/docs/v5/position",
};

const COLLATERAL: Fact = Fact {
    topic: Topic::Collateral,
    text: "Coins count by amount, slice by slice, debts in full. BTC's steps are the announcement's example; other \
           coins' are not known.",
    confidence: Confidence::Stated,
    source: RATIOS,
};

const PROFIT: Fact = Fact {
    topic: Topic::Collateral,
    text: "Profit of inverse contracts is cut together with their coin: the totals name contracts in USDT and USDC alone.",
    confidence: Confidence::Inferred,
    source: GLOSSARY,
};

const WARNING: Fact = Fact {
    topic: Topic::Warning,
    text: "No level of a warning was found.",
    confidence: Confidence::Unconfirmed,
    source: "looked for in the pages named here",
};

const PROCEDURE: Fact = Fact {
    topic: Topic::Procedure,
    text: "Orders are cancelled, the position is brought down bracket by bracket, and the rest is taken over at the \
           bankruptcy price: insurance fund, then auto-deleveraging. What is closed loses all its margin; no further fee \
           was found.",
    confidence: Confidence::Stated,
    source: HELP,
};

const STEPS: Fact = Fact {
    topic: Topic::Procedure,
    text: "A part of a position in the cross pool is taken to lose the share of equity that its maintenance is of all. \
           Which one goes first is not said: here the one with the largest loss.",
    confidence: Confidence::Unconfirmed,
    source: HELP,
};

const FEES: Fact = Fact {
    topic: Topic::Fees,
    text: "Maker fee 0.02 %, taker fee 0.055 % of the notional.",
    confidence: Confidence::Unconfirmed,
    source: GENERAL,
};

const FUNDING: Fact = Fact {
    topic: Topic::Funding,
    text: "Every 8 hours on most symbols, 4 or less on others; 0.01 % is its interest part and stands in where nothing \
           is recorded. Caps by symbol are not applied.",
    confidence: Confidence::Unconfirmed,
    source: GENERAL,
};

const NOT_MODELLED: Fact = Fact {
    topic: Topic::NotModelled,
    text: "Not modelled: maintenance and interest of what is borrowed, order margin, \
           netting of a hedged pair, automatic top-up, portfolio margin.",
    confidence: Confidence::Inferred,
    source: HELP,
};
