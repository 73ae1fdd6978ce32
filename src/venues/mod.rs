//! Venues as data: rules, brackets, fees and facts, each dated and with its source.
//!
//! Adding one: a rules file, a bracket table, a case file in `cases`, and two lines here.

mod apex;
mod binance;
mod binance_coin;
mod binance_spot;
mod bybit;
mod dydx;
mod gmx;
mod hyperliquid;
mod kraken;
mod kraken_spot;
mod okx;
pub mod responses;

use crate::margin::rules::{
    Basis, Confidence, ContractRules, Fee, Maintenance, Netting, Opening, PoolRules, Reading,
};
use crate::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use crate::market::collateral::{Haircut, Slice, SliceKey};
use crate::market::position::Kind;
use rust_decimal::Decimal;

/// Every rule book, the venues in order of name, of each the newest first. None is ever removed: links
/// name them by date.
pub const ALL: &[&Venue] = &[
    &apex::OMNI_2025,
    &binance::USDM_2026_05,
    &binance::MULTI_2026_05,
    &binance_coin::COINM_2022,
    &binance_coin::COINM_2021,
    &binance_spot::MARGIN_3X_2026,
    &binance_spot::MARGIN_5X_2026,
    &binance_spot::ISOLATED_2026,
    &bybit::UNIFIED_2026_09,
    &bybit::UNIFIED_2025_06,
    &dydx::V4_2026_04,
    &gmx::V2_2026_03,
    &gmx::V2_SYNTHETIC_2026_03,
    &hyperliquid::PERPS_2026_09,
    &kraken::MULTI_2025,
    &kraken::INVERSE_2025,
    &kraken_spot::MARGIN_2026,
    &okx::SINGLE_2026_05,
    &okx::MULTI_2026_05,
    &okx::MARGIN_2026,
];

/// One venue's product under the rules of one date.
#[derive(Debug)]
pub struct Venue {
    /// Short name in links.
    pub slug: &'static str,
    /// The venue that offers it.
    pub house: &'static str,
    /// Name as shown.
    pub name: &'static str,
    /// Date of the rules and their table, as "2026-05-01".
    pub as_of: &'static str,
    /// Where the rules are stated.
    pub source: &'static str,
    /// Currencies in which an account is kept; the first where the reader's is none of them.
    pub currencies: &'static [&'static str],
    /// Modes that it offers.
    pub modes: Modes,
    /// Rules of pools.
    pub pool: PoolRules,
    /// Kinds of contracts that it offers, each with its rules, brackets apart.
    pub contracts: &'static [Template],
    /// How much of a coin counts; a coin that is not named counts as the reader says.
    pub haircuts: &'static [Discount],
    /// How it prints the margin ratio.
    pub meter: Meter,
    /// Fee on the notional when a position is opened or closed by choice, a fraction.
    pub taker: Decimal,
    /// Hours between funding settlements.
    pub funding_hours: u32,
    /// Funding rate in place of a record, a fraction an interval.
    pub funding_rate: Decimal,
    /// What the reader should know, with how well it is known.
    pub facts: &'static [Fact],
    /// What is not known and changes a number: the other reading of a rule.
    pub doubts: &'static [Doubt],
    /// The bracket table: lines of a symbol, `floor:rate:leverage` …, limit. `-` in place of a leverage
    /// or limit that is not known, nothing in place of a rate that is half of 1 ÷ leverage. A symbol that
    /// the venue spells otherwise has both names, `ours=theirs`; `@A` is a class of contracts, `*` any
    /// contract without a line. `..floor:step:step:step` goes on from the bracket before up to a floor, by
    /// equal steps of floor, rate and initial margin.
    pub brackets: &'static str,
    /// Published examples of the house, with its first product; `scenario::verify` describes the lines.
    pub cases: &'static str,
}

/// Modes that a venue offers, and why not the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modes {
    /// Isolated and cross.
    Both,
    /// No cross margin.
    IsolatedOnly,
    /// No isolated margin.
    CrossOnly,
}

/// How a venue's contracts of one kind are judged, whatever their brackets.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Linear or inverse.
    pub kind: Kind,
    /// Its symbol: `*` stands for the coin, `$` for the account's currency.
    pub symbol: &'static str,
    /// Costs at opening, the fee apart.
    pub opening: Opening,
    /// What the rate multiplies.
    pub maintenance: Basis,
    /// Marginal or whole.
    pub tiering: Tiering,
    /// Brackets by notional or size.
    pub key: Key,
    /// Fee to close that is part of the test.
    pub closing_fee: Option<Fee>,
    /// Least requirement, quote currency.
    pub minimum: Decimal,
    /// Step to which a position's requirement is rounded up, quote currency; zero: not rounded.
    pub step: Decimal,
}

impl Template {
    /// Linear, marginal brackets by notional at the mark, nothing else.
    pub const PLAIN: Self = Self {
        kind: Kind::Linear,
        symbol: "*$",
        opening: Opening::PLAIN,
        maintenance: Basis::Mark,
        tiering: Tiering::Marginal,
        key: Key::Notional,
        closing_fee: None,
        minimum: Decimal::ZERO,
        step: Decimal::ZERO,
    };

    /// The symbol of `coin` in an account kept in `currency`.
    pub fn symbol_of(&self, coin: &str, currency: &str) -> String {
        self.symbol.replace('*', coin).replace('$', currency)
    }

    /// The coin that a symbol names in an account kept in `currency`.
    fn coin_of<'a>(&self, symbol: &'a str, currency: &str) -> Option<&'a str> {
        let (before, after) = self.symbol.split_once('*')?;
        let after = after.replace('$', currency);
        symbol.strip_prefix(before)?.strip_suffix(after.as_str())
    }
}

/// How much of an asset counts towards margin.
#[derive(Clone, Copy, Debug)]
pub struct Discount {
    /// The coin or currency.
    pub asset: &'static str,
    /// What floors are measured in.
    pub by: SliceKey,
    /// Floor and fraction that counts, slice by slice.
    pub slices: &'static [(Decimal, Decimal)],
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it is from, with its date where known.
    pub source: &'static str,
}

impl Discount {
    /// The haircut; none where the slices are out of order, which a test rules out.
    pub fn haircut(&self) -> Haircut {
        let slice = |&(floor, counts): &(Decimal, Decimal)| Slice { floor, counts };
        Haircut::sliced(self.by, self.slices.iter().map(slice).collect()).unwrap_or(Haircut::NONE)
    }
}

/// How a venue prints how near a pool is to being closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meter {
    /// Requirement ÷ equity: high is bad, 100 % closes.
    RequirementOverEquity,
    /// Equity ÷ requirement: low is bad, 100 % closes.
    EquityOverRequirement,
    /// Equity ÷ margin in use: low is bad, closes at the venue's level.
    EquityOverUsed,
    /// Everything owned ÷ everything owed: low is bad, closes at the venue's level.
    AssetsOverDebt,
    /// Initial margin ÷ equity: high is bad, new risk is refused at 100 %.
    InitialOverEquity,
}

/// Another reading of a rule that the venue does not settle.
#[derive(Clone, Copy, Debug)]
pub struct Doubt {
    /// What is not known, in our words.
    pub text: &'static str,
    /// The other reading.
    pub reading: Reading,
    /// Where it was looked for.
    pub source: &'static str,
}

/// What a fact is about; the page shows them in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Modes and their scope.
    Modes,
    /// Whether the mode can be changed with a position open.
    Switching,
    /// When a pool is closed.
    Liquidation,
    /// Which price triggers.
    Trigger,
    /// Brackets and the highest leverage.
    Leverage,
    /// What counts as collateral.
    Collateral,
    /// Level of the warning.
    Warning,
    /// What liquidation does: steps, fee, remainder, insurance, ADL.
    Procedure,
    /// Fees.
    Fees,
    /// Funding: interval and rate.
    Funding,
    /// What is not modelled here.
    NotModelled,
}

/// Something stated of a venue.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// What it is about.
    pub topic: Topic,
    /// In our words.
    pub text: &'static str,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it is from, with its date where known.
    pub source: &'static str,
}

impl Venue {
    /// How links name this rule book: `slug@date`.
    pub fn id(&self) -> String {
        format!("{}@{}", self.slug, self.as_of)
    }

    /// First name of every line of the bracket table, in its order.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        lines(self.brackets).filter_map(|line| line.split([' ', '=']).next())
    }

    /// Every symbol of the bracket table, in its order, classes apart.
    pub fn symbols(&self) -> impl Iterator<Item = &'static str> {
        self.names().filter(|name| !name.starts_with(['*', '@']))
    }

    /// Rules of the contracts of one kind, brackets apart.
    pub fn template(&self, kind: Kind) -> Option<&'static Template> {
        self.contracts.iter().find(|template| template.kind == kind)
    }

    /// Base coins that this venue lists in an account kept in `currency`.
    pub fn markets(&self, template: &Template, currency: &str) -> Vec<&'static str> {
        self.symbols()
            .filter_map(|symbol| template.coin_of(symbol, currency))
            .collect()
    }

    /// Tables that are not of one coin in `currency`, classes above all; to be chosen by the reader.
    pub fn tables(
        &self,
        template: &Template,
        currency: &str,
    ) -> impl Iterator<Item = &'static str> {
        self.names()
            .filter(move |name| *name != "*" && template.coin_of(name, currency).is_none())
            .map(|name| name.trim_start_matches('@'))
    }

    /// Brackets of a symbol or a class; none when the table does not hold it.
    pub fn schedule(&self, template: &Template, symbol: &str) -> Option<Schedule> {
        let row = |wanted: &str| {
            lines(self.brackets).find_map(|line| {
                let (names, row) = line.split_once(' ')?;
                let mut names = names.trim_start_matches('@').split('=');
                names.any(|name| name == wanted).then_some(row)
            })
        };
        let (words, limit) = row(symbol).or_else(|| row("*"))?.rsplit_once(' ')?;
        let mut tiers = Vec::new();
        for word in words.split(' ') {
            match word.strip_prefix("..") {
                Some(steps) => continued(steps, &mut tiers)?,
                None => tiers.push(bracket(word)?),
            }
        }
        let kind = (template.tiering, template.key);
        Schedule::new(kind, Amounts::Computed, tiers, known(limit)?).ok()
    }

    /// What the venue says of an asset as collateral.
    pub fn discount(&self, asset: &str) -> Option<&'static Discount> {
        self.haircuts.iter().find(|known| known.asset == asset)
    }

    /// Whether both sides of a market count as the larger one.
    pub fn nets(&self) -> bool {
        self.pool.netting == Netting::LargerSide
    }
}

impl Template {
    /// Contract rules with these brackets; `fees` of opening and of a chosen close, `tick` the price
    /// step shown.
    pub fn rules(
        &self,
        schedule: Schedule,
        fees: (Decimal, Decimal),
        tick: Decimal,
    ) -> ContractRules {
        ContractRules {
            opening: Opening {
                fee: fees.0,
                ..self.opening
            },
            maintenance: Maintenance {
                basis: self.maintenance,
                schedule,
                closing_fee: self.closing_fee,
                minimum: self.minimum,
                step: self.step,
            },
            exit_fee: fees.1,
            tick,
        }
    }
}

/// The rule book that a link names, if we have it.
pub fn find(id: &str) -> Option<&'static Venue> {
    ALL.iter().copied().find(|venue| venue.id() == id)
}

/// Lines of a bracket table that hold data.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A number, or nothing for `-`; none outside where it is neither.
fn known(text: &str) -> Option<Option<Decimal>> {
    match text {
        "-" => Some(None),
        number => number.parse().ok().map(Some),
    }
}

fn bracket(text: &str) -> Option<Tier> {
    let mut parts = text.split(':');
    let (floor, rate) = (parts.next()?.parse().ok()?, parts.next()?);
    let max_leverage = known(parts.next()?)?;
    let rate = match (rate, max_leverage) {
        ("", Some(leverage)) => Decimal::ONE.checked_div(leverage * Decimal::TWO)?,
        _ => rate.parse().ok()?,
    };
    Some(Tier {
        floor,
        rate,
        deduction: Decimal::ZERO,
        max_leverage,
    })
}

/// Goes on from the last bracket by equal steps; the highest leverage is one over the initial margin, cut
/// at two decimals.
fn continued(steps: &str, tiers: &mut Vec<Tier>) -> Option<()> {
    let mut parts = steps.split(':').map(|part| part.parse::<Decimal>().ok());
    let mut part = || parts.next().flatten();
    let (until, floor, rate, margin) = (part()?, part()?, part()?, part()?);
    let mut tier = *tiers.last()?;
    let mut initial = Decimal::ONE.checked_div(tier.max_leverage?)?;
    while floor > Decimal::ZERO && tier.floor < until {
        tier.floor += floor;
        tier.rate += rate;
        initial += margin;
        tier.max_leverage = Some(Decimal::ONE.checked_div(initial)?.trunc_with_scale(2));
        tiers.push(tier);
    }
    Some(())
}
