//! How a table was read, in words.

use super::rows::Reader;
use crate::margin::schedule::Tier;
use crate::num::text::{Kind, Style};
use crate::words::inputs::tiers as words;
use rust_decimal::Decimal;

/// Most differences between given and computed amounts that are told.
const TOLD: usize = 3;

impl Reader<'_> {
    /// The reading in words; `bare` where the unit of the rates was told by their size.
    pub(super) fn reading(&self, tiers: &[Tier], bare: bool, style: Style) -> String {
        let count = tiers.len();
        let mut said = vec![words::tiers(&count.to_string(), count == 1)];
        let first = tiers.first().map(|tier| tier.rate).unwrap_or_default();
        let per_cents = self.rates == Kind::Percent;
        let first = style.plain(first * Decimal::ONE_HUNDRED);
        said.push(words::rates_read(per_cents, bare, &first));
        let ends = self.columns.range.or(self.columns.floor).is_none();
        if ends && self.columns.cap.is_some() && self.sheet.head.is_none() {
            said.push(words::UPPER_ENDS.to_owned());
        }
        if let Some((text, value)) = &self.doubt
            && style.plain(*value) != *text
        {
            said.push(words::read_as(text, &style.plain(*value)));
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
            found.push(words::amount_differs(&row.to_string(), &given, &due));
        }
    }
    let more = found.len().saturating_sub(TOLD);
    found.truncate(TOLD);
    if more > 0 {
        found.push(words::more_such_rows(&more.to_string()));
    }
    found
}
