//! Venues as data: rules, brackets, fees and facts, each dated and with its source.
//!
//! Adding one: a rules file, a bracket table, a case file in `tests/cases`, and two lines here.

mod binance;
pub mod responses;

use crate::margin::rules::{
    Basis, Confidence, ContractRules, Fee, Maintenance, Opening, PoolRules,
};
use crate::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use rust_decimal::Decimal;

/// Every rule book, newest first for each venue. None is ever removed: links name them by date.
pub const ALL: &[&Venue] = &[&binance::USDM_2026_05];

/// One venue's product under the rules of one date.
#[derive(Debug)]
pub struct Venue {
    /// Short name in links.
    pub slug: &'static str,
    /// Name as shown.
    pub name: &'static str,
    /// Date of the bracket table, as "2026-05-01".
    pub as_of: &'static str,
    /// Where the rules are stated.
    pub source: &'static str,
    /// Rules of pools.
    pub pool: PoolRules,
    /// Rules of contracts, brackets apart.
    pub contract: Template,
    /// Fee on the notional when a position is opened or closed by choice, a fraction.
    pub taker: Decimal,
    /// Hours between funding settlements.
    pub funding_hours: u32,
    /// Funding rate in place of a record, a fraction an interval.
    pub funding_rate: Decimal,
    /// What the reader should know, with how well it is known.
    pub facts: &'static [Fact],
    /// The bracket table: lines of a symbol, `floor:rate:leverage` …, limit.
    pub brackets: &'static str,
}

/// How a venue's contracts are judged, whatever their brackets.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Price of the notional that leverage divides in the cross pool.
    pub opening: Basis,
    /// Price of the notional that the rate multiplies.
    pub maintenance: Basis,
    /// Marginal or whole.
    pub tiering: Tiering,
    /// Brackets by notional or size.
    pub key: Key,
    /// Fee to close that is part of the test.
    pub closing_fee: Option<Fee>,
    /// Least requirement, quote currency.
    pub minimum: Decimal,
}

/// Something stated of a venue.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
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

    /// Every symbol of the bracket table, in its order.
    pub fn symbols(&self) -> impl Iterator<Item = &'static str> {
        lines(self.brackets).filter_map(|line| line.split(' ').next())
    }

    /// Base coins that this venue lists against `currency`.
    pub fn markets(&self, currency: &str) -> Vec<&'static str> {
        self.symbols()
            .filter_map(|symbol| symbol.strip_suffix(currency))
            .collect()
    }

    /// Brackets of `symbol`; none when the table does not hold it.
    pub fn schedule(&self, symbol: &str) -> Option<Schedule> {
        let mut words = lines(self.brackets)
            .map(|line| line.split(' '))
            .find_map(|mut words| (words.next() == Some(symbol)).then_some(words))?;
        let limit = words.next_back()?.parse().ok()?;
        let tiers: Option<Vec<Tier>> = words.map(bracket).collect();
        Schedule::new(
            (self.contract.tiering, self.contract.key),
            Amounts::Computed,
            tiers?,
            Some(limit),
        )
        .ok()
    }

    /// Contract rules with these brackets and costs; `tick` is the price step shown.
    pub fn contract_rules(
        &self,
        schedule: Schedule,
        fees: (Decimal, Decimal),
        tick: Decimal,
    ) -> ContractRules {
        ContractRules {
            opening: Opening {
                basis: self.contract.opening,
                fee: fees.0,
            },
            maintenance: Maintenance {
                basis: self.contract.maintenance,
                schedule,
                closing_fee: self.contract.closing_fee,
                minimum: self.contract.minimum,
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

fn bracket(text: &str) -> Option<Tier> {
    let mut parts = text.split(':');
    Some(Tier {
        floor: parts.next()?.parse().ok()?,
        rate: parts.next()?.parse().ok()?,
        deduction: Decimal::ZERO,
        max_leverage: Some(parts.next()?.parse().ok()?),
    })
}
