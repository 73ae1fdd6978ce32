//! dYdX v4: flat maintenance on the oracle, rounded up to a millionth, strict; isolated by child subaccount.

use super::{Fact, Meter, Modes, Template, Topic, Venue};
use crate::margin::rules::{
    Closing, Confidence, FeeFrom, Fill, First, Opening, PoolRules, Remainder, Steps, Trigger,
};
use rust_decimal::{Decimal, dec};

const TIERS: &str = "https://docs.dydx.xyz/concepts/trading/governance (2026-04-22)";
const CHAIN: &str = "https://github.com/dydxprotocol/v4-chain/blob/main/protocol/x/clob/keeper/liquidations.go (2026)";
const CLIENT: &str = "https://github.com/dydxprotocol/v4-abacus (older client, 2024)";

/// Cross markets of the main net, liquidity tiers of 2026-04-22.
pub const V4_2026_04: Venue = Venue {
    slug: "dydx",
    house: "dYdX",
    name: "dYdX v4",
    as_of: "2026-04-22",
    source: TIERS,
    currencies: &["USDC", "USD"],
    modes: Modes::Both,
    pool: PoolRules {
        trigger: Trigger::Below,
        closing: Closing {
            remainder: Remainder::Returned,
            fee: dec!(0.015),
            steps: Steps::Slices {
                share: dec!(0.1),
                least: dec!(1_000),
            },
            fill: Fill::Fillable(dec!(1.5)),
            first: First::List,
            ..Closing::WHOLE
        },
        ..PoolRules::PLAIN
    },
    contracts: &[Template {
        symbol: "*-USD",
        opening: Opening {
            fee_from: FeeFrom::Margin,
            leverage_share: dec!(0.98),
            ..Opening::PLAIN
        },
        step: dec!(0.000001),
        ..Template::PLAIN
    }],
    haircuts: &[],
    meter: Meter::InitialOverEquity,
    taker: dec!(0.0005),
    funding_hours: 1,
    funding_rate: Decimal::ZERO,
    facts: FACTS,
    doubts: &[],
    brackets: include_str!("tiers/dydx-2026-04-22.txt"),
    cases: include_str!("cases/dydx.txt"),
};

const FACTS: &[Fact] = &[
    Fact {
        topic: Topic::Modes,
        text: "A subaccount is one cross pool. An isolated position is one held alone in a child subaccount, \
               numbered from 128, with its own USDC: a habit of the clients, not of the chain.",
        confidence: Confidence::Stated,
        source: "https://docs.dydx.xyz/concepts/trading/isolated-positions (2026)",
    },
    Fact {
        topic: Topic::Modes,
        text: "Isolated markets, none of them here, have a pool and an insurance fund of their own; a \
               subaccount that holds one holds nothing else.",
        confidence: Confidence::Stated,
        source: "https://docs.dydx.xyz/concepts/trading/isolated-markets (2026)",
    },
    Fact {
        topic: Topic::Switching,
        text: "The client locks the mode of a market while a position or an order in it is open.",
        confidence: Confidence::Stated,
        source: CLIENT,
    },
    Fact {
        topic: Topic::Liquidation,
        text: "Closed when maintenance exceeds equity; equality is safe. The maintenance of each position is \
               rounded up to a millionth of a USDC; prices shown are those before rounding.",
        confidence: Confidence::Stated,
        source: CHAIN,
    },
    Fact {
        topic: Topic::Trigger,
        text: "The oracle price values equity, margin and liquidation; where this page says mark it stands \
               for it.",
        confidence: Confidence::Stated,
        source: "https://docs.dydx.xyz/concepts/trading/margin (2026)",
    },
    Fact {
        topic: Topic::Leverage,
        text: "Maintenance is the base initial fraction × a fixed share, whatever the size and the leverage \
               chosen: BTC and ETH 1.2 % at 50x, mid-caps 3 % at 20x, small-caps 5 % at 10x.",
        confidence: Confidence::Stated,
        source: TIERS,
    },
    Fact {
        topic: Topic::Leverage,
        text: "The initial fraction grows from its base to 100 % as open interest grows from 20 to 50 million \
               USDC (small-caps) or 40 to 100 million (mid-caps), never for BTC and ETH. It bounds opening \
               and withdrawing, not liquidation.",
        confidence: Confidence::Stated,
        source: "https://github.com/dydxprotocol/v4-chain/blob/main/protocol/x/perpetuals/types/liquidity_tier.go (2026)",
    },
    Fact {
        topic: Topic::Leverage,
        text: "XRP, DOGE, LINK and AVAX stand as small-caps in the development genesis alone; no record of \
               the main net was found. Another market takes the table of its liquidity tier, chosen by name.",
        confidence: Confidence::Unconfirmed,
        source: "https://github.com/dydxprotocol/v4-chain/blob/main/protocol/testing/genesis.sh",
    },
    Fact {
        topic: Topic::Leverage,
        text: "BTC and ETH as large-caps agree with an exchange record of 2025; SOL as a mid-cap follows a \
               proposal to governance.",
        confidence: Confidence::Recomputed,
        source: "https://dydx.forum/t/liquidity-tier-maintenance/2939",
    },
    Fact {
        topic: Topic::Leverage,
        text: "The venue’s pages disagree: the funding page shows large-caps at 5 % and 3 %, and the governance \
               page prints another maintenance for FX. The chain’s parameters are taken: 2 % and 1.2 %, FX 0.5 %.",
        confidence: Confidence::Inferred,
        source: TIERS,
    },
    Fact {
        topic: Topic::Collateral,
        text: "USDC alone, in full; unrealised profit counts in full.",
        confidence: Confidence::Stated,
        source: "https://docs.dydx.xyz/concepts/trading/margin (2026)",
    },
    Fact {
        topic: Topic::Collateral,
        text: "Opening in isolation sends notional ÷ the leverage chosen, or ÷ 98 % of the market’s highest \
               if that is less, and the fee is paid out of it. The present web page keeps 99 % where margin \
               is taken out.",
        confidence: Confidence::Recomputed,
        source: CLIENT,
    },
    Fact {
        topic: Topic::Warning,
        text: "No level of a warning is published. The venue prints initial, not maintenance, margin ÷ equity \
               as usage; the ratio here is maintenance ÷ equity.",
        confidence: Confidence::Unconfirmed,
        source: "https://github.com/dydxprotocol/v4-web/blob/main/src/bonsai/calculators/subaccount.ts (2026)",
    },
    Fact {
        topic: Topic::Procedure,
        text: "One position after another, at random, is offered at a fillable price that leaves the oracle \
               by up to 1.5 × maintenance as equity falls to zero; a block takes at most a tenth of a \
               position, or 1,000 USDC where that is more, and 100,000 USDC of a subaccount.",
        confidence: Confidence::Stated,
        source: CHAIN,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Here positions go in the order of the list instead of at random.",
        confidence: Confidence::Unconfirmed,
        source: CHAIN,
    },
    Fact {
        topic: Topic::Procedure,
        text: "Up to 1.5 % of what is closed, never beyond what is left, goes to the insurance fund, which \
               bears a shortfall; after that others are closed at the bankruptcy price. The rest is returned.",
        confidence: Confidence::Stated,
        source: "https://docs.dydx.xyz/concepts/trading/liquidations (2026)",
    },
    Fact {
        topic: Topic::Fees,
        text: "Taker 0.05 %, maker 0.01 % at the first level, down to 0.025 % and a rebate of 0.011 %; less \
               for staking.",
        confidence: Confidence::Stated,
        source: "https://docs.dydx.xyz/concepts/trading/rewards (2026)",
    },
    Fact {
        topic: Topic::Funding,
        text: "Every hour, the premium alone on cross markets, capped at 6 × (initial − maintenance fraction) \
               for 8 hours. Nothing stands in where nothing is recorded.",
        confidence: Confidence::Stated,
        source: "https://docs.dydx.xyz/concepts/trading/funding (2026)",
    },
    Fact {
        topic: Topic::NotModelled,
        text: "Not modelled: the bound of 100,000 USDC a block (the price stands still while slices are \
               closed), others’ shortfalls, resting orders. Slices fill at the fillable price, at the full \
               fee.",
        confidence: Confidence::Inferred,
        source: CHAIN,
    },
];
