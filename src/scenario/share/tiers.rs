//! A pasted table of tiers, compactly: `0:0.4:150x/300000:0.5:100x/800000`.
//!
//! Rows are floor and rate in per cent, then the amount where the table gives amounts, then the
//! highest leverage with an `x`; a last row of one number is where the table ends. Before them stands
//! how the table applies, as far as it was told: `whole:size:contracts/0:…`.

use super::number::{fraction, percent};
use super::short;
use super::words::Choice;
use crate::margin::schedule::{Amounts, Key, Tier, Tiering};
use crate::num::text::{Kind, Separators, Style, parse};
use crate::scenario::form::{Form, MarketForm};
use crate::scenario::import::{TierTable, Unit, Wanted, is_response, tiers};
use crate::words::inputs::links;
use rust_decimal::Decimal;

/// Longest text that is no table and travels as it was typed, characters.
pub(super) const LONGEST_TEXT: usize = 4_000;

/// What travels of the text in a field for tiers.
pub(super) enum Pasted {
    /// The table that it was read as.
    Table(TierTable),
    /// The text as typed, for its reader to mend; empty where there is none.
    Text(String),
    /// Nothing but how many characters there were.
    TooLong(usize),
}

impl Pasted {
    /// Of the field under the reader's own rules.
    pub fn of_generic(form: &Form, locale: Separators) -> Self {
        let at = (form.focus.as_str(), form.currency.as_str());
        Self::of(&form.generic.tiers, at, locale)
    }

    /// Of the field of one market.
    pub fn of_market(said: &MarketForm, at: (&str, Separators)) -> Self {
        let (currency, locale) = at;
        Self::of(&said.tiers, (&said.market, currency), locale)
    }

    fn of(text: &str, at: (&str, &str), locale: Separators) -> Self {
        let (coin, currency) = at;
        if let Ok(table) = tiers(text, locale, Wanted { coin, currency }) {
            return Self::Table(table);
        }
        match text.chars().count() {
            length if length > LONGEST_TEXT => Self::TooLong(length),
            _ => Self::Text(text.to_owned()),
        }
    }
}

/// What a link of this form leaves out, and a file too: texts that cannot be read and are too long.
/// A file holds every series that can be read.
#[must_use]
pub fn left_out(form: &Form, locale: Separators) -> Vec<String> {
    let length = |pasted: Pasted| match pasted {
        Pasted::TooLong(length) => Some(length.to_string()),
        Pasted::Table(_) | Pasted::Text(_) => None,
    };
    let markets = form.markets.iter().filter_map(|said| {
        let length = length(Pasted::of_market(said, (&form.currency, locale)))?;
        Some(links::tiers_of_market_lost(&short(&said.market), &length))
    });
    let generic = length(Pasted::of_generic(form, locale));
    let generic = generic.map(|length| links::tiers_lost(&length));
    let own = super::own::left_out(&form.own, locale);
    generic.into_iter().chain(markets).chain(own).collect()
}

/// Gives each market of the book its own table out of a response that was pasted for all of them.
pub(super) fn part_response(form: &mut Form, locale: Separators) {
    if !is_response(&form.generic.tiers) {
        return;
    }
    let response = std::mem::take(&mut form.generic.tiers);
    let mut markets: Vec<String> = Vec::new();
    for position in &form.positions {
        if !markets.contains(&position.market) {
            markets.push(position.market.clone());
        }
    }
    let currency = form.currency.clone();
    let table = |market: &String| {
        let wanted = Wanted {
            coin: market,
            currency: &currency,
        };
        tiers(&response, locale, wanted).map(|table| table.text(locale))
    };
    let tables: Result<Vec<String>, _> = markets.iter().map(table).collect();
    match tables.as_deref() {
        // What cannot be read stays for its reader to mend.
        Err(_) | Ok([]) => form.generic.tiers = response,
        Ok([first, rest @ ..]) if rest.iter().all(|other| other == first) => {
            form.generic.tiers.clone_from(first);
        }
        Ok(tables) => {
            for (market, table) in markets.into_iter().zip(tables) {
                let said = form.market_mut(market);
                let none = [&said.rate, &said.tiers, &said.table];
                if none.iter().all(|text| text.trim().is_empty()) {
                    said.tiers.clone_from(table);
                }
            }
        }
    }
}

/// How a table applies, as far as it was told.
#[derive(Default)]
pub(super) struct Applies {
    tiering: Option<Tiering>,
    key: Option<Key>,
    unit: Option<Unit>,
}

impl Applies {
    /// What is known of a table.
    pub fn of(table: &TierTable) -> Self {
        Self {
            tiering: table.tiering,
            key: table.key,
            unit: Some(table.unit),
        }
    }

    /// Each with its name in files; the words differ, so that links need no name.
    pub fn choices(&mut self) -> [(&'static str, &mut dyn Choice); 3] {
        [
            ("tiering", &mut self.tiering),
            ("key", &mut self.key),
            ("floors_count", &mut self.unit),
        ]
    }
}

/// The table on one line.
pub(super) fn compact(table: &TierTable) -> String {
    let mut rows: Vec<String> = Vec::with_capacity(table.tiers.len() + 2);
    let mut applies = Applies::of(table);
    let words = applies.choices().map(|(_, choice)| choice.word());
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    if !words.is_empty() {
        rows.push(words.join(":"));
    }
    for tier in &table.tiers {
        let mut row = Style::raw(tier.floor) + ":" + &percent(&Style::raw(tier.rate));
        if table.amounts == Amounts::Given {
            row += ":";
            row += &Style::raw(tier.deduction);
        }
        if let Some(leverage) = tier.max_leverage {
            row += ":";
            row += &Style::raw(leverage);
            row += "x";
        }
        rows.push(row);
    }
    rows.extend(table.limit.map(Style::raw));
    rows.join("/")
}

/// The text of a compact table in the reader's locale; none where it is none.
pub(super) fn expand(compact: &str, locale: Separators) -> Option<String> {
    let mut tiers = Vec::new();
    let mut amounts = Amounts::Computed;
    let mut limit = None;
    let mut applies = Applies::default();
    for row in compact.split('/') {
        let parts: Vec<&str> = row.split(':').collect();
        let mut taken = |word: &&str| {
            let mut choices = applies.choices().into_iter();
            !word.is_empty() && choices.any(|(_, choice)| choice.choose(word))
        };
        if tiers.is_empty() && parts.iter().all(&mut taken) {
            continue;
        }
        if let ([end], None) = (parts.as_slice(), limit) {
            limit = Some(number(end)?);
            continue;
        }
        let [floor, rate, rest @ ..] = parts.as_slice() else {
            return None;
        };
        let (amount, leverage) = match rest {
            [] => (None, None),
            [only] if only.ends_with('x') => (None, Some(*only)),
            [amount] => (Some(*amount), None),
            [amount, leverage] => (Some(*amount), Some(*leverage)),
            _ => return None,
        };
        if amount.is_some() {
            amounts = Amounts::Given;
        }
        tiers.push(Tier {
            floor: number(floor)?,
            rate: number(&fraction(rate))?,
            deduction: optional(amount)?.unwrap_or_default(),
            max_leverage: optional(leverage.map(|text| text.trim_end_matches('x')))?,
        });
    }
    table_text((tiers, amounts, limit), applies, locale)
}

/// The text of these tiers in the reader's locale, where the reader of tables takes them.
pub(super) fn table_text(
    of: (Vec<Tier>, Amounts, Option<Decimal>),
    applies: Applies,
    locale: Separators,
) -> Option<String> {
    let (tiers, amounts, limit) = of;
    let mut table = TierTable::of(tiers, amounts, limit)?;
    table.tiering = applies.tiering;
    table.key = applies.key;
    table.unit = applies.unit.unwrap_or_default();
    Some(table.text(locale))
}

fn optional(text: Option<&str>) -> Option<Option<Decimal>> {
    match text {
        Some(text) => number(text).map(Some),
        None => Some(None),
    }
}

fn number(text: &str) -> Option<Decimal> {
    let reading = parse(text, Kind::Amount, Separators::EN).ok()?;
    Some(reading.value)
}
