//! How a table was read, in words.

use super::rows::Reader;
use crate::margin::schedule::Tier;
use crate::num::text::{Kind, Style};
use rust_decimal::Decimal;

/// Most differences between given and computed amounts that are told.
const TOLD: usize = 3;

impl Reader<'_> {
    /// The reading in words; `bare` where the unit of the rates was told by their size.
    pub(super) fn reading(&self, tiers: &[Tier], bare: bool, style: Style) -> String {
        let count = tiers.len();
        let mut said = vec![format!(
            "{count} {}",
            if count == 1 { "tier" } else { "tiers" }
        )];
        let first = tiers.first().map(|tier| tier.rate).unwrap_or_default();
        let kind = match self.rates {
            Kind::Percent => "per cents",
            Kind::Amount | Kind::Leverage => "fractions",
        };
        let advice = if bare { ", by their size" } else { "" };
        let first = style.plain(first * Decimal::ONE_HUNDRED);
        said.push(format!(
            "rates read as {kind}{advice} (the first is {first}\u{202F}%)"
        ));
        let ends = self.columns.range.or(self.columns.floor).is_none();
        if ends && self.columns.cap.is_some() && self.sheet.head.is_none() {
            said.push("sizes read as upper ends".to_owned());
        }
        if let Some((text, value)) = &self.doubt
            && style.plain(*value) != *text
        {
            said.push(format!(
                "\u{201C}{text}\u{201D} read as {}",
                style.plain(*value)
            ));
        }
        if self.columns.amount.is_some() {
            said.extend(differences(tiers, style));
        }
        said.join("; ")
    }
}

/// The amounts that the floors and rates give.
pub(super) fn due(tiers: &[Tier]) -> Vec<Decimal> {
    let mut due = Decimal::ZERO;
    let mut before: Option<&Tier> = None;
    let step = |tier| {
        if let Some(before) = before.replace(tier) {
            due += tier.floor * (tier.rate - before.rate);
        }
        due
    };
    tiers.iter().map(step).collect()
}

/// Where amounts are not those that the floors and rates give.
pub(super) fn differences(tiers: &[Tier], style: Style) -> Vec<String> {
    let mut found = Vec::new();
    for ((row, tier), due) in (1..).zip(tiers).zip(due(tiers)) {
        let row: usize = row;
        if tier.deduction != due {
            let (given, due) = (style.plain(tier.deduction), style.plain(due));
            found.push(format!(
                "row {row}: amount {given} as given; floors and rates give {due}"
            ));
        }
    }
    let more = found.len().saturating_sub(TOLD);
    found.truncate(TOLD);
    if more > 0 {
        found.push(format!("and {more} more such rows"));
    }
    found
}
