//! Venues' public responses about tiers, as data: where the list is, and how its fields are called.
//!
//! A reader pastes such a response as it came; `scenario/import` interprets these tables.

use crate::margin::schedule::{Key, Tiering};

/// What the floors and amounts of a table count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// What the table's key says: nothing is missing.
    #[default]
    Known,
    /// Contracts, whose value the table does not tell: coins each where the key is the size,
    /// quote currency each where it is the notional.
    Contracts,
    /// Coins of a contract that is margined in its coin: a price makes notionals of them.
    Coins,
}

/// Where the maintenance rate of a tier stands.
#[derive(Clone, Copy, Debug)]
pub enum Rate {
    /// In a field, as a fraction.
    Fraction(&'static str),
    /// In a field, as a fraction or, in older responses, in per cent.
    Either {
        /// Its field.
        field: &'static str,
        /// The field of the initial margin, in the same unit: times the leverage it is 1 or 100.
        initial: &'static str,
    },
    /// Half the initial margin at the highest leverage: 1 / (2 × leverage).
    HalfInitial,
}

/// Tiers apart from the symbols that name them.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// The list of pairs of number and table, beside the list of symbols.
    pub list: &'static str,
    /// The field of a symbol that gives the number.
    pub number: &'static str,
    /// A number below this is itself the highest leverage of the only tier.
    pub first: u64,
}

/// One kind of response.
#[derive(Debug)]
pub struct Response {
    /// What it is, as shown.
    pub name: &'static str,
    /// Where its fields are explained.
    pub source: &'static str,
    /// Words in quotation marks that this kind alone has.
    pub marks: &'static [&'static str],
    /// Fields that lead to the list of symbols or tiers; none: the response is the list or its only entry.
    pub path: &'static [&'static str],
    /// Fields that name the symbol, the best first; none: the response is one table without a name.
    pub symbol: &'static [&'static str],
    /// How a market is called: for a currency (empty: any) a name with `*` for the coin and `$` for the currency.
    pub names: &'static [(&'static str, &'static str)],
    /// The list of tiers in a symbol's entry; none: each entry is a tier.
    pub tiers: Option<&'static str>,
    /// Where the tiers stand apart.
    pub tables: Option<Tables>,
    /// Lower end, in each of its spellings; none: the end of the tier before.
    pub floor: &'static [&'static str],
    /// Upper end.
    pub cap: Option<&'static str>,
    /// Maintenance rate.
    pub rate: Rate,
    /// Amount taken off.
    pub amount: Option<&'static str>,
    /// Highest leverage.
    pub leverage: &'static str,
    /// Fields that are known to say nothing about the tiers.
    pub unread: &'static [&'static str],
    /// How rates apply.
    pub tiering: Tiering,
    /// By the ending of the symbol's name, the first that fits: what tiers are looked up by, and what is counted.
    pub keys: &'static [(&'static str, Key, Unit)],
}

/// Every kind of response that is read; the first whose marks are all there.
pub const ALL: &[Response] = &[
    Response {
        name: "Binance COIN-M leverage brackets",
        source: "https://developers.binance.com/docs/derivatives/coin-margined-futures/account/Notional-Bracket-for-Symbol",
        marks: &["brackets", "qtyCap"],
        path: &[],
        symbol: &["symbol", "pair"],
        names: &[("", "*USD_PERP"), ("", "*USD")],
        tiers: Some("brackets"),
        tables: None,
        // The misspelt one is what the venue sends.
        floor: &["qtylFloor", "qtyFloor"],
        cap: Some("qtyCap"),
        rate: Rate::Fraction("maintMarginRatio"),
        amount: Some("cum"),
        leverage: "initialLeverage",
        unread: &["bracket"],
        tiering: Tiering::Marginal,
        keys: &[("", Key::Notional, Unit::Coins)],
    },
    Response {
        name: "Binance USD-M leverage brackets",
        source: "https://developers.binance.com/docs/derivatives/usds-margined-futures/account/rest-api/Notional-and-Leverage-Brackets",
        marks: &["brackets"],
        path: &[],
        symbol: &["symbol", "pair"],
        names: &[("", "*$")],
        tiers: Some("brackets"),
        tables: None,
        floor: &["notionalFloor"],
        cap: Some("notionalCap"),
        rate: Rate::Fraction("maintMarginRatio"),
        amount: Some("cum"),
        leverage: "initialLeverage",
        unread: &["bracket"],
        tiering: Tiering::Marginal,
        keys: &[("", Key::Notional, Unit::Known)],
    },
    Response {
        name: "Bybit risk limits of inverse contracts",
        source: "https://bybit-exchange.github.io/docs/v5/market/risk-limit",
        marks: &["riskLimitValue", "inverse"],
        path: &["result", "list"],
        symbol: &["symbol"],
        names: &[("", "*USD")],
        tiers: None,
        tables: None,
        floor: &[],
        cap: Some("riskLimitValue"),
        rate: Rate::Either {
            field: "maintenanceMargin",
            initial: "initialMargin",
        },
        amount: Some("mmDeduction"),
        leverage: "maxLeverage",
        unread: &["id", "isLowestRisk"],
        tiering: Tiering::Marginal,
        keys: &[("", Key::Notional, Unit::Coins)],
    },
    Response {
        name: "Bybit risk limits",
        source: "https://bybit-exchange.github.io/docs/v5/market/risk-limit",
        marks: &["riskLimitValue"],
        path: &["result", "list"],
        symbol: &["symbol"],
        names: &[("", "*$"), ("USDC", "*PERP")],
        tiers: None,
        tables: None,
        floor: &[],
        cap: Some("riskLimitValue"),
        rate: Rate::Either {
            field: "maintenanceMargin",
            initial: "initialMargin",
        },
        amount: Some("mmDeduction"),
        leverage: "maxLeverage",
        unread: &["id", "isLowestRisk"],
        tiering: Tiering::Marginal,
        keys: &[("", Key::Notional, Unit::Known)],
    },
    Response {
        name: "OKX position tiers",
        source: "https://www.okx.com/docs-v5/en/#public-data-rest-api-get-position-tiers",
        marks: &["maxSz"],
        path: &["data"],
        // Responses for spot margin name an instrument only: their sizes are loans, not contracts.
        symbol: &["instFamily", "uly"],
        names: &[("", "*-$")],
        tiers: None,
        tables: None,
        floor: &["minSz"],
        cap: Some("maxSz"),
        rate: Rate::Fraction("mmr"),
        amount: None,
        leverage: "maxLever",
        unread: &[
            "baseMaxLoan",
            "imr",
            "instId",
            "instType",
            "optMgnFactor",
            "quoteMaxLoan",
            "tier",
        ],
        tiering: Tiering::Whole,
        keys: &[
            ("-USD", Key::Notional, Unit::Contracts),
            ("", Key::Size, Unit::Contracts),
        ],
    },
    Response {
        name: "Hyperliquid meta",
        source: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers",
        marks: &["universe"],
        path: &["universe"],
        symbol: &["name"],
        names: &[("", "*")],
        tiers: Some("marginTiers"),
        tables: Some(Tables {
            list: "marginTables",
            number: "marginTableId",
            first: 50,
        }),
        floor: &["lowerBound"],
        cap: None,
        rate: Rate::HalfInitial,
        amount: None,
        leverage: "maxLeverage",
        unread: &[
            "growthMode",
            "lastGrowthModeChangeTime",
            "marginMode",
            "onlyIsolated",
            "szDecimals",
        ],
        tiering: Tiering::Marginal,
        keys: &[("", Key::Notional, Unit::Known)],
    },
    Response {
        name: "Hyperliquid margin table",
        source: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers",
        marks: &["marginTiers"],
        path: &[],
        symbol: &[],
        names: &[],
        tiers: Some("marginTiers"),
        tables: None,
        floor: &["lowerBound"],
        cap: None,
        rate: Rate::HalfInitial,
        amount: None,
        leverage: "maxLeverage",
        unread: &["description"],
        tiering: Tiering::Marginal,
        keys: &[("", Key::Notional, Unit::Known)],
    },
];
