//! Books to start from. Each is a link, as the page itself writes one, and a sentence that says what
//! to look at; what they come to is held by `tests/lessons.rs`.
//!
//! The lessons are the scenarios that popular articles on isolated and cross margin describe. Their
//! amounts, rates and moves are examples, not estimates.

use super::form::Form;
use super::share::{blank, from_fragment};
use crate::num::text::Separators;

/// A book to start from.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Short name.
    pub slug: &'static str,
    /// Name on the button.
    pub title: &'static str,
    /// What is in it.
    pub detail: &'static str,
    /// What to look at.
    pub look: &'static str,
    /// The fragment after its version; what it leaves out is as in an empty link.
    link: &'static str,
}

/// How many of [`ALL`] are offered to an empty book.
pub const STARTERS: usize = 3;

/// Every preset, simplest first, the lessons after the starters.
pub const ALL: &[Preset] = &[
    Preset {
        slug: "one-trade",
        title: "One trade",
        detail: "200 of 1,000 set aside",
        look: "Isolated stops after a tenth and leaves the 800 that were never set aside; cross goes on to half the price and then takes everything.",
        link: "p=BTC,L,60000,2000n,10x&others=held&move=-12",
    },
    Preset {
        slug: "two-trades",
        title: "Two coins fall",
        detail: "the opening example",
        look: "The price that a venue shows for BTC in cross holds while ETH stands still; when both fall, the account is closed long before it.",
        link: "p=BTC,L,60000,4000n,10x&p=ETH,L,3000,3000n,10x&move=-12",
    },
    Preset {
        slug: "hedged",
        title: "Hedged pair",
        detail: "long BTC, short ETH",
        look: "Neutral to the price is not neutral to margin: a rise closes the isolated short although the long has gained as much.",
        link: "p=BTC,L,60000,4000n,10x&p=ETH,S,3000,4000n,10x&move=12&path=squeeze-2021",
    },
    Preset {
        slug: "twin",
        title: "100 of 1,000, and its cross twin",
        detail: "long 1,000 BTC, 10x",
        look: "Isolated stops after a tenth and leaves 900. In cross the same position is fully paid for: no price above zero closes it.",
        link: "p=BTC,L,60000,1000n,10x&others=held&move=-15",
    },
    Preset {
        slug: "one-contract",
        title: "100 on one contract",
        detail: "the whole account is its margin",
        look: "With everything in one position isolated and cross are the same account: the same price closes both, and the same is left.",
        link: "bal=100&p=BTC,L,60000,1000n,10x&others=held&move=-8",
    },
    Preset {
        slug: "margin-5x",
        title: "1,000 of margin at 5x",
        detail: "the position is 5,000",
        look: "1,000 is the margin, not the position: 5x makes it 5,000, and isolated loses the 1,000 after a fall of about a fifth.",
        link: "bal=2000&p=BTC,L,60000,1000m,5x&others=held&move=-12",
    },
    Preset {
        slug: "margin-10x",
        title: "1,000 of margin at 10x",
        detail: "the position is 10,000",
        look: "The same margin at twice the leverage is twice the position: isolated loses the same 1,000 after half the fall, cross loses the rest as well.",
        link: "bal=2000&p=BTC,L,60000,1000m,10x&others=held&move=-12",
    },
    Preset {
        slug: "five-pockets",
        title: "Five pockets",
        detail: "five coins at 5x, half set aside",
        look: "Each pocket loses its own 100 and no more. The 500 kept back stay free; in cross they hold all five up for longer.",
        link: "p=BTC,L,60000,500n,5x&p=ETH,L,3000,500n,5x&p=SOL,L,150,500n,5x&p=XRP,L,2,500n,5x&p=BNB,L,600,500n,5x&move=-22",
    },
    Preset {
        slug: "ten-pockets",
        title: "Ten pockets",
        detail: "ten coins at 5x, all set aside",
        look: "With everything set aside and everything falling alike, ten pockets and one shared account end at the same move.",
        link: "p=BTC,L,60000,500n,5x&p=ETH,L,3000,500n,5x&p=SOL,L,150,500n,5x&p=XRP,L,2,500n,5x&p=DOGE,L,0.2,500n,5x&p=BNB,L,600,500n,5x&p=1000SHIB,L,0.02,500n,5x&p=CHZ,L,0.05,500n,5x&p=RVN,L,0.02,500n,5x&p=NEIRO,L,0.001,500n,5x&move=-12",
    },
    Preset {
        slug: "one-leg",
        title: "5x long BTC, 3x short ETH",
        detail: "one leg is closed, the other stays",
        look: "A rise closes the isolated short and leaves a bare long; in cross the long’s gain pays for the short.",
        link: "p=BTC,L,60000,2000n,5x&p=ETH,S,3000,1200n,3x&move=35&path=trend&size=40",
    },
    Preset {
        slug: "basis",
        title: "Basis trade",
        detail: "spot BTC held, its future sold",
        look: "The coins gain what the short loses. Isolated cannot use that gain and is closed by a rise; in cross the coins back the short.",
        link: "bal=3000&col=BTC,0.1&p=BTC,S,60000,6000n,3x&others=held&move=40&path=trend&size=40&fund=typed&frate=0.01&fhours=8",
    },
    Preset {
        slug: "two-contracts",
        title: "Funding arbitrage, two contracts",
        detail: "short the one that pays, long the one that costs",
        look: "The prices cancel and the difference in funding is earned each day, as long as neither leg is closed alone.",
        link: "p=BTC,S,60000,4000n,10x&p=BTC-2,L,60000,4000n,10x&mk=BTC,,,f:0.05&mk=BTC-2,,,f:0.01&move=12&path=calm-2023&fund=typed&fhours=8",
    },
    Preset {
        slug: "two-venues",
        title: "Funding arbitrage, two venues",
        detail: "a pocket at each, under its own rules",
        look: "Each venue sees its own leg and its own margin. Money cannot reach the losing leg in time: a move that cancels on paper closes one of them.",
        link: "p=BTC,S,60000,4000n,10x,pfirst,r:mark:marginal:notional:computed:0.0005:mark:/0:0.004&p=BTC-2,L,60000,4000n,10x,psecond,r:mark:marginal:notional:computed::mark:/0:0.01&mk=BTC,,,f:0.05&mk=BTC-2,,,f:0.01&move=12&path=calm-2023&fund=typed&fhours=8",
    },
    Preset {
        slug: "coin-collateral",
        title: "BTC backs a BTC long",
        detail: "half of the account in coins",
        look: "The collateral falls with the position: cross is closed sooner than the same sum in money would be.",
        link: "bal=1500&col=BTC,0.025&p=BTC,L,60000,6000n,5x&others=held&move=-20&path=dip&size=25",
    },
    Preset {
        slug: "flash-crash",
        title: "Flash crash",
        detail: "October 2025, hour by hour",
        look: "The marks recover part of the fall within hours, but only for those who are still in.",
        link: "p=BTC,L,60000,3000n,10x&p=ETH,L,3000,3000n,10x&move=-14",
    },
    Preset {
        slug: "news-gap",
        title: "News gap",
        detail: "a jump past the liquidation price",
        look: "Nobody could be closed inside the gap: the loss is larger than the margin, and the part beyond the account is hatched.",
        link: "bal=600&p=BTC,L,60000,4000n,10x&others=held&move=-20&path=flash&size=20",
    },
    Preset {
        slug: "calm-trend",
        title: "Calm trend",
        detail: "up a fifth, without a setback",
        look: "While nothing is closed the mode changes nothing: all lines lie on each other.",
        link: "p=BTC,L,60000,4000n,10x&p=ETH,L,3000,3000n,10x&move=10&path=trend",
    },
    Preset {
        slug: "chop",
        title: "Chop",
        detail: "8 % up and down at 20x",
        look: "The price ends where it began. Isolated was closed in the first swing down; cross is there at the end.",
        link: "p=BTC,L,60000,4000n,20x&p=ETH,L,3000,3000n,20x&move=-6&path=chop",
    },
    Preset {
        slug: "altcoin",
        title: "Altcoin with high maintenance",
        detail: "10 % to be kept instead of 0.5 %",
        look: "The same 5x is closed after little more than half the fall: maintenance, not leverage alone, sets the distance.",
        link: "p=BTC,L,60000,1000n,5x&p=NEIRO,L,0.001,1000n,5x&mk=NEIRO,,,r:10&move=-12&path=dip&size=15",
    },
    Preset {
        slug: "correlated",
        title: "Correlations go to one",
        detail: "three coins by their betas, then together",
        look: "Change how the others move from held still to together: the cross boundary comes nearer though nothing about the positions changed.",
        link: "p=BTC,L,60000,3000n,10x&p=ETH,L,3000,2000n,10x&p=SOL,L,150,1000n,10x&mk=ETH,,1.3&mk=SOL,,1.8&others=betas&move=-8",
    },
    Preset {
        slug: "hybrid",
        title: "Hybrid split",
        detail: "70 % of each position isolated, 30 % cross",
        look: "Under many paths, move the split: what is ring-fenced is closed first and loses its margin alone, and the less is shared, the less the rest can be drawn on.",
        link: "p=BTC,L,60000,4000n,10x&p=ETH,L,3000,3000n,10x&move=-12&many=split:70",
    },
    Preset {
        slug: "core-and-pockets",
        title: "Core in cross, a bet apart",
        detail: "70 % shared, 30 % ring-fenced",
        look: "As configured, the bet can lose its own margin and no more, and the core no longer pays for it.",
        link: "p=BTC,L,60000,3500n,10x,c&p=SOL,L,150,1500n,5x&mk=SOL,,2&others=betas&move=-12&path=dip&size=15",
    },
];

impl Preset {
    /// Its book, with numbers as `locale` writes them.
    pub fn form(&self, locale: Separators) -> Form {
        let link = ["v=1&", self.link].concat();
        from_fragment(&link, locale, &blank()).form
    }
}

/// The book of this short name, with numbers as `locale` writes them; an empty one where there is none.
pub fn of(slug: &str, locale: Separators) -> Form {
    let found = ALL.iter().find(|preset| preset.slug == slug);
    found.map_or_else(blank, |preset| preset.form(locale))
}

/// The book that the page opens with: 1,000 USDT; long 4,000 of BTC at 60,000 and 3,000 of ETH at
/// 3,000, both 10x, flat 0.5 %.
///
/// Together: isolated closes at −9.5477 % and keeps 300, cross at −13.8550 % and keeps 0. BTC alone:
/// isolated at 54,271.36, cross at 45,452.26 (−24.2462 %).
pub fn opening(locale: Separators) -> Form {
    of("two-trades", locale)
}
