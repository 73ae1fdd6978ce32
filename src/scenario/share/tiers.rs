//! A pasted table of tiers, compactly: `0:0.4:150x/300000:0.5:100x/800000`.
//!
//! Rows are floor and rate in per cent, then the amount where the table gives amounts, then the
//! highest leverage with an `x`; a last row of one number is where the table ends.

use super::number::{fraction, percent};
use crate::margin::schedule::{Amounts, Tier};
use crate::num::text::{Kind, Separators, Style, parse};
use crate::scenario::form::{Form, MarketForm};
use crate::scenario::import::{TierTable, tiers};
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
        Self::of(&form.generic.tiers, locale)
    }

    /// Of the field of one market.
    pub fn of_market(said: &MarketForm, at: (&str, Separators)) -> Self {
        Self::of(&said.tiers, at.1)
    }

    fn of(text: &str, locale: Separators) -> Self {
        if let Ok(table) = tiers(text, locale) {
            return Self::Table(table);
        }
        match text.chars().count() {
            length if length > LONGEST_TEXT => Self::TooLong(length),
            _ => Self::Text(text.to_owned()),
        }
    }
}

/// The sentence on a text that did not travel; `whose`: "of BTC".
pub(super) fn lost(length: &str, whose: &str) -> String {
    format!(
        "The text pasted for the tiers{whose} is no table and too long to be shared ({length} characters); it was left out."
    )
}

/// The table on one line.
pub(super) fn compact(table: &TierTable) -> String {
    let mut rows: Vec<String> = Vec::with_capacity(table.tiers.len() + 1);
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
    for row in compact.split('/') {
        let parts: Vec<&str> = row.split(':').collect();
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
    table_text(tiers, amounts, limit, locale)
}

/// The text of these tiers in the reader's locale, where the reader of tables takes them.
pub(super) fn table_text(
    tiers: Vec<Tier>,
    amounts: Amounts,
    limit: Option<Decimal>,
    locale: Separators,
) -> Option<String> {
    TierTable::of(tiers, amounts, limit).map(|table| table.text(locale))
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
