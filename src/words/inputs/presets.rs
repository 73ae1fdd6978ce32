//! Books to start from: the name on the button, what is in it, what to look at.

/// What is said of one.
pub struct Preset {
    pub title: &'static str,
    pub detail: &'static str,
    pub look: &'static str,
}

pub const ONE_TRADE: Preset = Preset {
    title: "One trade",
    detail: "200 of 1,000 set aside",
    look: "Isolated stops after a tenth and leaves the 800 that were never set aside; cross goes on to half the price and then takes everything.",
};
pub const TWO_TRADES: Preset = Preset {
    title: "Two coins fall",
    detail: "the opening example",
    look: "The price that a venue shows for BTC in cross holds while ETH stands still; when both fall, the account is closed long before it.",
};
pub const HEDGED: Preset = Preset {
    title: "Hedged pair",
    detail: "long BTC, short ETH",
    look: "Neutral to the price is not neutral to margin: a rise closes the isolated short although the long has gained as much.",
};
pub const TWIN: Preset = Preset {
    title: "100 of 1,000, and its cross twin",
    detail: "long 1,000 BTC, 10x",
    look: "Isolated stops after a tenth and leaves 900. In cross the same position is fully paid for: no price above zero closes it.",
};
pub const ONE_CONTRACT: Preset = Preset {
    title: "100 on one contract",
    detail: "the whole account is its margin",
    look: "With everything in one position isolated and cross are the same account: the same price closes both, and the same is left.",
};
pub const MARGIN_5X: Preset = Preset {
    title: "1,000 of margin at 5x",
    detail: "the position is 5,000",
    look: "1,000 is the margin, not the position: 5x makes it 5,000, and isolated loses the 1,000 after a fall of about a fifth.",
};
pub const MARGIN_10X: Preset = Preset {
    title: "1,000 of margin at 10x",
    detail: "the position is 10,000",
    look: "The same margin at twice the leverage is twice the position: isolated loses the same 1,000 after half the fall, cross loses the rest as well.",
};
pub const FIVE_POCKETS: Preset = Preset {
    title: "Five pockets",
    detail: "five coins at 5x, half set aside",
    look: "Each pocket loses its own 100 and no more. The 500 kept back stay free; in cross they hold all five up for longer.",
};
pub const TEN_POCKETS: Preset = Preset {
    title: "Ten pockets",
    detail: "ten coins at 5x, all set aside",
    look: "With everything set aside and everything falling alike, ten pockets and one shared account end at the same move.",
};
pub const ONE_LEG: Preset = Preset {
    title: "5x long BTC, 3x short ETH",
    detail: "one leg is closed, the other stays",
    look: "A rise closes the isolated short and leaves a bare long; in cross the long’s gain pays for the short.",
};
pub const BASIS: Preset = Preset {
    title: "Basis trade",
    detail: "spot BTC held, its future sold",
    look: "The coins gain what the short loses. Isolated cannot use that gain and is closed by a rise; in cross the coins back the short.",
};
pub const TWO_CONTRACTS: Preset = Preset {
    title: "Funding arbitrage, two contracts",
    detail: "short the one that pays, long the one that costs",
    look: "The prices cancel and the difference in funding is earned each day, as long as neither leg is closed alone.",
};
pub const TWO_VENUES: Preset = Preset {
    title: "Funding arbitrage, two venues",
    detail: "a pocket at each, under its own rules",
    look: "Each venue sees its own leg and its own margin. Money cannot reach the losing leg in time: a move that cancels on paper closes one of them.",
};
pub const COIN_COLLATERAL: Preset = Preset {
    title: "BTC backs a BTC long",
    detail: "half of the account in coins",
    look: "The collateral falls with the position: cross is closed sooner than the same sum in money would be.",
};
pub const FLASH_CRASH: Preset = Preset {
    title: "Flash crash",
    detail: "October 2025, hour by hour",
    look: "The marks recover part of the fall within hours, but only for those who are still in.",
};
pub const NEWS_GAP: Preset = Preset {
    title: "News gap",
    detail: "a jump past the liquidation price",
    look: "Nobody could be closed inside the gap: the loss is larger than the margin, and the part beyond the account is hatched.",
};
pub const CALM_TREND: Preset = Preset {
    title: "Calm trend",
    detail: "up a fifth, without a setback",
    look: "While nothing is closed the mode changes nothing: all lines lie on each other.",
};
pub const CHOP: Preset = Preset {
    title: "Chop",
    detail: "8 % up and down at 20x",
    look: "The price ends where it began. Isolated was closed in the first swing down; cross is there at the end.",
};
pub const ALTCOIN: Preset = Preset {
    title: "Altcoin with high maintenance",
    detail: "10 % to be kept instead of 0.5 %",
    look: "The same 5x is closed after little more than half the fall: maintenance, not leverage alone, sets the distance.",
};
pub const CORRELATED: Preset = Preset {
    title: "Correlations go to one",
    detail: "three coins by their betas, then together",
    look: "Change how the others move from held still to together: the cross boundary comes nearer though nothing about the positions changed.",
};
pub const HYBRID: Preset = Preset {
    title: "Hybrid split",
    detail: "70 % of each position isolated, 30 % cross",
    look: "Under many paths, move the split: what is ring-fenced is closed first and loses its margin alone, and the less is shared, the less the rest can be drawn on.",
};
pub const CORE_AND_POCKETS: Preset = Preset {
    title: "Core in cross, a bet apart",
    detail: "70 % shared, 30 % ring-fenced",
    look: "As configured, the bet can lose its own margin and no more, and the core no longer pays for it.",
};
