//! Binance USDⓈ-M futures: marginal brackets on the mark, pool per margin asset, no fee in the test.

use super::{Fact, Template, Venue};
use crate::margin::rules::{Basis, Closing, Confidence, PoolRules, PriceKind, Remainder, Trigger};
use crate::margin::schedule::{Key, Tiering};
use rust_decimal::{Decimal, dec};

/// USDⓈ-M in single-asset mode, brackets of 2026-05-01.
pub const USDM_2026_05: Venue = Venue {
    slug: "binance",
    name: "Binance USDⓈ-M",
    as_of: "2026-05-01",
    source: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
    pool: PoolRules {
        valued_at: PriceKind::Mark,
        trigger: Trigger::AtOrBelow,
        closing: Closing {
            remainder: Remainder::Returned,
            fee: dec!(0.0125),
        },
    },
    contract: Template {
        opening: Basis::Mark,
        maintenance: Basis::Mark,
        tiering: Tiering::Marginal,
        key: Key::Notional,
        closing_fee: None,
        minimum: Decimal::ZERO,
    },
    taker: dec!(0.0005),
    funding_hours: 8,
    funding_rate: dec!(0.0001),
    facts: FACTS,
    brackets: include_str!("tiers/binance-2026-05-01.txt"),
};

const FACTS: &[Fact] = &[
    Fact {
        text: "Closed when maintenance reaches the margin balance, judged on the mark price.",
        confidence: Confidence::Stated,
        source: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
    },
    Fact {
        text: "Maintenance is notional × rate − deduction of the bracket; leverage plays no part in it.",
        confidence: Confidence::Stated,
        source: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
    },
    Fact {
        text: "Brackets as of 2026-05-01, deductions recomputed from floors and rates.",
        confidence: Confidence::Recomputed,
        source: "https://github.com/freqtrade/freqtrade/blob/develop/freqtrade/exchange/binance_leverage_tiers.json",
    },
    Fact {
        text: "The mode is set for each symbol and cannot be changed while the symbol has a position or an open order.",
        confidence: Confidence::Stated,
        source: "https://developers.binance.com/docs/derivatives/usds-margined-futures/error-code (codes -4047, -4048)",
    },
    Fact {
        text: "Taker fee 0.05 % of the notional, a tenth less when paid in BNB.",
        confidence: Confidence::Unconfirmed,
        source: "venue's fee page, date not kept",
    },
    Fact {
        text: "Liquidation fee 1.25 % of the notional closed, taken from what is left, as the exchange information of \
               BTCUSDT and ETHUSDT shows; applied here to every symbol.",
        confidence: Confidence::Recomputed,
        source: "exchange information, field liquidationFee",
    },
    Fact {
        text: "Funding every 8 hours on most symbols; 0.01 % is its interest part and stands in where nothing is recorded.",
        confidence: Confidence::Unconfirmed,
        source: "https://www.binance.com/en/support/faq/360033525271",
    },
    Fact {
        text: "Not modelled: one reducing order before the takeover, order margin, auto-deleveraging. Everything is \
               closed at the mark reached.",
        confidence: Confidence::Inferred,
        source: "https://www.binance.com/en/support/faq/360033525271",
    },
];
