//! A pasted table of tiers, compactly: `0:0.4:150x/300000:0.5:100x/800000`.
//!
//! Rows are floor and rate in per cent, then the amount where the table gives amounts, then the
//! highest leverage with an `x`; a last row of one number is where the table ends.

use super::number::{fraction, percent};
use crate::margin::schedule::{Amounts, Tier};
use crate::num::text::{Kind, Separators, Style, parse};
use crate::scenario::import::TierTable;
use rust_decimal::Decimal;

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
