//! Books to start from. Each is a link, as the page itself writes one, and a sentence that says what
//! to look at; what they come to is held by `tests/lessons.rs`.
//!
//! The lessons are the scenarios that popular articles on isolated and cross margin describe. Their
//! amounts, rates and moves are examples, not estimates.

use super::form::Form;
use super::share::{blank, from_fragment};
use crate::num::text::Separators;
use crate::words::inputs::presets as words;

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
    Preset::new(
        "one-trade",
        words::ONE_TRADE,
        "p=BTC,L,60000,2000n,10x&others=held&move=-12",
    ),
    Preset::new(
        "two-trades",
        words::TWO_TRADES,
        "p=BTC,L,60000,4000n,10x&p=ETH,L,3000,3000n,10x&move=-12",
    ),
    Preset::new(
        "hedged",
        words::HEDGED,
        "p=BTC,L,60000,4000n,10x&p=ETH,S,3000,4000n,10x&move=12&path=squeeze-2021",
    ),
    Preset::new(
        "twin",
        words::TWIN,
        "p=BTC,L,60000,1000n,10x&others=held&move=-15",
    ),
    Preset::new(
        "one-contract",
        words::ONE_CONTRACT,
        "bal=100&p=BTC,L,60000,1000n,10x&others=held&move=-8",
    ),
    Preset::new(
        "margin-5x",
        words::MARGIN_5X,
        "bal=2000&p=BTC,L,60000,1000m,5x&others=held&move=-12",
    ),
    Preset::new(
        "margin-10x",
        words::MARGIN_10X,
        "bal=2000&p=BTC,L,60000,1000m,10x&others=held&move=-12",
    ),
    Preset::new(
        "five-pockets",
        words::FIVE_POCKETS,
        "p=BTC,L,60000,500n,5x&p=ETH,L,3000,500n,5x&p=SOL,L,150,500n,5x&p=XRP,L,2,500n,5x&p=BNB,L,600,500n,5x&move=-22",
    ),
    Preset::new(
        "ten-pockets",
        words::TEN_POCKETS,
        "p=BTC,L,60000,500n,5x&p=ETH,L,3000,500n,5x&p=SOL,L,150,500n,5x&p=XRP,L,2,500n,5x&p=DOGE,L,0.2,500n,5x&p=BNB,L,600,500n,5x&p=1000SHIB,L,0.02,500n,5x&p=CHZ,L,0.05,500n,5x&p=RVN,L,0.02,500n,5x&p=NEIRO,L,0.001,500n,5x&move=-12",
    ),
    Preset::new(
        "one-leg",
        words::ONE_LEG,
        "p=BTC,L,60000,2000n,5x&p=ETH,S,3000,1200n,3x&move=35&path=trend&size=40",
    ),
    Preset::new(
        "basis",
        words::BASIS,
        "bal=3000&col=BTC,0.1&p=BTC,S,60000,6000n,3x&others=held&move=40&path=trend&size=40&fund=typed&frate=0.01&fhours=8",
    ),
    Preset::new(
        "two-contracts",
        words::TWO_CONTRACTS,
        "p=BTC,S,60000,4000n,10x&p=BTC-2,L,60000,4000n,10x&mk=BTC,,,f:0.05&mk=BTC-2,,,f:0.01&move=12&path=calm-2023&fund=typed&fhours=8",
    ),
    Preset::new(
        "two-venues",
        words::TWO_VENUES,
        "p=BTC,S,60000,4000n,10x,pfirst,r:mark:marginal:notional:computed:0.0005:mark:/0:0.004&p=BTC-2,L,60000,4000n,10x,psecond,r:mark:marginal:notional:computed::mark:/0:0.01&mk=BTC,,,f:0.05&mk=BTC-2,,,f:0.01&move=12&path=calm-2023&fund=typed&fhours=8",
    ),
    Preset::new(
        "coin-collateral",
        words::COIN_COLLATERAL,
        "bal=1500&col=BTC,0.025&p=BTC,L,60000,6000n,5x&others=held&move=-20&path=dip&size=25",
    ),
    Preset::new(
        "flash-crash",
        words::FLASH_CRASH,
        "p=BTC,L,60000,3000n,10x&p=ETH,L,3000,3000n,10x&move=-14",
    ),
    Preset::new(
        "news-gap",
        words::NEWS_GAP,
        "bal=600&p=BTC,L,60000,4000n,10x&others=held&move=-20&path=flash&size=20",
    ),
    Preset::new(
        "calm-trend",
        words::CALM_TREND,
        "p=BTC,L,60000,4000n,10x&p=ETH,L,3000,3000n,10x&move=10&path=trend",
    ),
    Preset::new(
        "chop",
        words::CHOP,
        "p=BTC,L,60000,4000n,20x&p=ETH,L,3000,3000n,20x&move=-6&path=chop",
    ),
    Preset::new(
        "altcoin",
        words::ALTCOIN,
        "p=BTC,L,60000,1000n,5x&p=NEIRO,L,0.001,1000n,5x&mk=NEIRO,,,r:10&move=-12&path=dip&size=15",
    ),
    Preset::new(
        "correlated",
        words::CORRELATED,
        "p=BTC,L,60000,3000n,10x&p=ETH,L,3000,2000n,10x&p=SOL,L,150,1000n,10x&mk=ETH,,1.3&mk=SOL,,1.8&others=betas&move=-8",
    ),
    Preset::new(
        "hybrid",
        words::HYBRID,
        "p=BTC,L,60000,4000n,10x&p=ETH,L,3000,3000n,10x&move=-12&many=split:70",
    ),
    Preset::new(
        "core-and-pockets",
        words::CORE_AND_POCKETS,
        "p=BTC,L,60000,3500n,10x,c&p=SOL,L,150,1500n,5x&mk=SOL,,2&others=betas&move=-12&path=dip&size=15",
    ),
];

impl Preset {
    const fn new(slug: &'static str, said: words::Preset, link: &'static str) -> Self {
        Self {
            slug,
            title: said.title,
            detail: said.detail,
            look: said.look,
            link,
        }
    }

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
