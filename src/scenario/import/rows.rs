//! From cells to tiers.

use super::cells::{Row, Sheet};
use super::columns::{Columns, is_blank, is_range};
use super::{LARGEST, TierPasteError, TierTable, Unit};
use crate::margin::schedule::{Amounts, Tier};
use crate::num::text::{Kind, Separators, Style, parse};
use crate::words::inputs::tiers as words;
use rust_decimal::Decimal;

/// From this first rate on, bare rates up to 1 are per cents.
pub(super) const TENTH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// The ends of one bracket as far as its line says.
#[derive(Clone, Copy, Default)]
struct Ends {
    floor: Option<Decimal>,
    cap: Option<Decimal>,
}

/// Reads cells as numbers, and remembers how.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'a Columns,
    numbers: Separators,
    /// Per cents or fractions.
    pub(super) rates: Kind,
    /// The first number that another locale would read differently, and how it was read.
    pub(super) doubt: Option<(String, Decimal)>,
}

/// Reads every line.
pub(super) fn read(
    sheet: &Sheet,
    columns: &Columns,
    numbers: Separators,
    style: Style,
) -> Result<TierTable, TierPasteError> {
    let mut reader = Reader {
        sheet,
        columns,
        numbers,
        rates: Kind::Amount,
        doubt: None,
    };
    let bare;
    (reader.rates, bare) = reader.scale();
    let mut tiers: Vec<Tier> = Vec::with_capacity(sheet.rows.len());
    let mut cap = None;
    for row in &sheet.rows {
        let tier = reader.tier(row, tiers.is_empty(), &mut cap)?;
        tiers.push(tier);
    }
    let amounts = match columns.amount {
        Some(_) => Amounts::Given,
        None => Amounts::Computed,
    };
    let reading = reader.reading(&tiers, bare, style);
    Ok(TierTable {
        tiers,
        amounts,
        limit: cap,
        reading,
        tiering: None,
        key: None,
        unit: Unit::Known,
        symbol: None,
        lines: sheet.rows.iter().map(|row| row.line).collect(),
    })
}

impl Reader<'_> {
    /// Whether rates are per cents, and whether that had to be guessed from their size.
    fn scale(&self) -> (Kind, bool) {
        let column = self.columns.rate;
        let head = self.sheet.head.as_ref().and_then(|heads| heads.get(column));
        let head = head.map_or("", String::as_str);
        let signed = self.sheet.column(column).any(|cell| cell.contains('%'));
        if signed || head.contains('%') || head.contains("cent") {
            return (Kind::Percent, false);
        }
        if head.contains("fraction") {
            return (Kind::Amount, false);
        }
        let value = |row: &Row, column: usize, kind: Kind| {
            let cell = row.cells.get(column)?;
            parse(cell, kind, self.numbers).ok().map(|read| read.value)
        };
        let rows = || self.sheet.rows.iter();
        let rates = || rows().filter_map(|row| value(row, column, Kind::Amount));
        let above_initial = rows().any(|row| {
            let leverage = self
                .columns
                .leverage
                .and_then(|at| value(row, at, Kind::Leverage));
            let initial = leverage.and_then(|leverage| Decimal::ONE.checked_div(leverage));
            initial.is_some_and(|most| value(row, column, Kind::Amount) > Some(most))
        });
        let first = rates().next().unwrap_or_default();
        if above_initial || first >= TENTH || rates().any(|rate| rate > Decimal::ONE) {
            (Kind::Percent, true)
        } else {
            (Kind::Amount, true)
        }
    }

    fn tier(
        &mut self,
        row: &Row,
        first: bool,
        before: &mut Option<Decimal>,
    ) -> Result<Tier, TierPasteError> {
        let ends = self.ends(row)?;
        let floor = match (ends.floor, *before) {
            // Some pages start the next bracket one unit above the end of the last.
            (Some(floor), Some(cap)) if floor == cap || floor - cap == Decimal::ONE => cap,
            (Some(floor), Some(cap)) => {
                let style = Style {
                    separators: self.numbers,
                };
                let (floor, cap) = (style.plain(floor), style.plain(cap));
                let message = words::starts_elsewhere(&floor, &cap);
                return Err(TierPasteError::new(row.line, message));
            }
            (Some(floor), None) => floor,
            (None, Some(cap)) => cap,
            (None, None) if first => Decimal::ZERO,
            (None, None) => {
                let message = words::NOTHING_SAYS_WHERE_IT_STARTS;
                return Err(TierPasteError::new(row.line, message));
            }
        };
        *before = ends.cap;
        let rate = self.required(row, self.columns.rate, self.rates)?;
        if rate > Decimal::ONE {
            return Err(self.wrong(row, self.columns.rate, words::RATE_ABOVE_ALL));
        }
        let amount = self.optional(row, self.columns.amount, Kind::Amount)?;
        Ok(Tier {
            floor,
            rate,
            deduction: amount.unwrap_or_default(),
            max_leverage: self.optional(row, self.columns.leverage, Kind::Leverage)?,
        })
    }

    fn ends(&mut self, row: &Row) -> Result<Ends, TierPasteError> {
        let mut ends = Ends {
            floor: self.optional(row, self.columns.floor, Kind::Amount)?,
            cap: self.optional(row, self.columns.cap, Kind::Amount)?,
        };
        let Some(column) = self.columns.range else {
            return Ok(ends);
        };
        let cell = row.cells.get(column).map_or("", String::as_str).to_owned();
        let clean = cell.trim_end_matches(char::is_alphabetic).trim();
        if !is_range(&cell) {
            ends.floor = self.optional(row, Some(column), Kind::Amount)?;
        } else if let Some(rest) = clean.strip_suffix('+') {
            ends.floor = self.end(row, column, rest)?;
        } else if clean.starts_with(['>', '\u{2265}']) {
            ends.floor = self.end(
                row,
                column,
                clean.trim_start_matches(['>', '\u{2265}', '=']),
            )?;
        } else if clean.starts_with(['<', '\u{2264}']) {
            ends.cap = self.end(
                row,
                column,
                clean.trim_start_matches(['<', '\u{2264}', '=']),
            )?;
        } else {
            let (low, high) = halves(&cell);
            ends = Ends {
                floor: self.end(row, column, low)?,
                cap: self.end(row, column, high)?,
            };
        }
        Ok(ends)
    }

    fn end(
        &mut self,
        row: &Row,
        column: usize,
        text: &str,
    ) -> Result<Option<Decimal>, TierPasteError> {
        let text = text.trim();
        let endless = ["\u{221E}", "inf", "infinity", "unlimited", ""];
        if endless.contains(&text.to_ascii_lowercase().as_str()) {
            return Ok(None);
        }
        self.number(row, column, (text, Kind::Amount)).map(Some)
    }

    fn optional(
        &mut self,
        row: &Row,
        column: Option<usize>,
        kind: Kind,
    ) -> Result<Option<Decimal>, TierPasteError> {
        let cell = column.and_then(|at| row.cells.get(at).map(|cell| (at, cell)));
        match cell {
            Some((at, cell)) if !is_blank(cell) => self.number(row, at, (cell, kind)).map(Some),
            _ => Ok(None),
        }
    }

    fn required(
        &mut self,
        row: &Row,
        column: usize,
        kind: Kind,
    ) -> Result<Decimal, TierPasteError> {
        self.optional(row, Some(column), kind)?
            .ok_or_else(|| self.wrong(row, column, words::NUMBER_MISSING))
    }

    fn number(
        &mut self,
        row: &Row,
        column: usize,
        cell: (&str, Kind),
    ) -> Result<Decimal, TierPasteError> {
        let (text, kind) = cell;
        let reading = parse(text, kind, self.numbers).map_err(|error| {
            self.wrong(row, column, &words::number(&short(text), &error.message()))
        })?;
        if reading.value < Decimal::ZERO || reading.value > LARGEST {
            return Err(self.wrong(row, column, words::NUMBER_OUT_OF_RANGE));
        }
        if reading.ambiguous && self.doubt.is_none() {
            self.doubt = Some((text.to_owned(), reading.value));
        }
        Ok(reading.value)
    }

    fn wrong(&self, row: &Row, column: usize, what: &str) -> TierPasteError {
        let head = self.sheet.head.as_ref().and_then(|heads| heads.get(column));
        let number = (column + 1).to_string();
        let message = match head {
            Some(head) => words::column_named(&number, &short(head), what),
            None => words::column(&number, what),
        };
        TierPasteError::new(row.line, message)
    }
}

/// Both ends of a range, as text.
fn halves(cell: &str) -> (&str, &str) {
    for dash in ["\u{2013}", "\u{2014}", "~", " to ", " - ", "-"] {
        if let Some(halves) = cell.split_once(dash) {
            return halves;
        }
    }
    (cell, "")
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    text.chars().take(24).collect()
}
