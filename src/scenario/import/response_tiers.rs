//! From the fields of a venue's tiers to a table, checked from tier to tier.

use super::applied::{of_rates, of_unit};
use super::response::Fields;
use super::rows::{TENTH, short};
use super::{LARGEST, TierPasteError, TierTable, told};
use crate::margin::schedule::{Amounts, Key, Schedule, Tier};
use crate::num::checked;
use crate::num::text::{Kind, Separators, Style, parse};
use crate::venues::responses::{Rate, Response, Unit};
use crate::words::inputs::responses as words;
use crate::words::inputs::tiers as all;
use rust_decimal::Decimal;
use serde_json::Value;

/// Longest number that is looked at, bytes.
const LONGEST_NUMBER: usize = 64;
/// Above this product of initial margin and leverage, margins are per cents: it is 1 or 100.
const TEN: Decimal = Decimal::TEN;

/// The tiers of one symbol, as listed.
pub(super) struct Rows<'a> {
    pub response: &'static Response,
    pub symbol: &'a str,
    pub list: Vec<Fields>,
    pub style: Style,
}

/// One tier as far as its fields say.
#[derive(Clone, Copy)]
struct Row {
    floor: Option<Decimal>,
    cap: Option<Decimal>,
    rate: Decimal,
    initial: Option<Decimal>,
    amount: Option<Decimal>,
    leverage: Option<Decimal>,
}

impl Rows<'_> {
    /// The table; `line` is where the symbol stands in the text.
    pub fn read(&self, line: usize) -> Result<TierTable, TierPasteError> {
        let here = |message: String| TierPasteError::new(line, message);
        let rows: Result<Vec<Row>, String> = (0..)
            .zip(&self.list)
            .map(|(index, fields)| self.row(index, fields))
            .collect();
        let mut rows = rows.map_err(here)?;
        let scale = self.settle_scale(&mut rows).map_err(here)?;
        let sorted = rows.is_sorted_by_key(|row| row.floor);
        rows.sort_by_key(|row| row.floor);
        let (mut tiers, limit) = self.join(&rows).map_err(here)?;
        let amounts = settle_amounts(&rows, &mut tiers);
        let (key, unit) = self.key();
        let tiering = self.response.tiering;
        let mut said = vec![self.summary(&tiers, scale), of_rates(tiering).to_owned()];
        said.extend(of_unit(unit).map(str::to_owned));
        if !sorted {
            said.push(words::PUT_IN_ORDER.to_owned());
        }
        if amounts == Amounts::Given {
            said.extend(told::differences(&tiers, self.style));
        }
        let table = TierTable {
            lines: vec![line; tiers.len()],
            tiers,
            amounts,
            limit,
            reading: said.join("; "),
            tiering: Some(tiering),
            key: Some(key),
            unit,
            symbol: (!self.response.symbol.is_empty()).then(|| short(self.symbol)),
        };
        // The order is wrong whatever a contract is worth, so it is told before that is asked for.
        let kind = (tiering, Key::Notional);
        Schedule::new(kind, amounts, table.tiers.clone(), limit)
            .map_err(|error| table.sentence(error))?;
        Ok(table)
    }

    fn row(&self, index: usize, fields: &Fields) -> Result<Row, String> {
        let optional = |name: &str| self.number((index, fields), name);
        let required =
            |name: &str| optional(name)?.ok_or_else(|| self.at(index, &words::has_no(name)));
        let spelt = self
            .response
            .floor
            .iter()
            .find(|name| fields.contains_key(**name));
        let floor = spelt.or(self.response.floor.first());
        let leverage = optional(self.response.leverage)?;
        let (rate, initial) = match self.response.rate {
            Rate::Fraction(name) => (required(name)?, None),
            Rate::Either { field, initial } => (required(field)?, optional(initial)?),
            Rate::HalfInitial => {
                let name = self.response.leverage;
                let leverage = required(name)?;
                if leverage < Decimal::ONE {
                    return Err(self.at(index, &words::has_below_one(name)));
                }
                (Decimal::ONE / (leverage * Decimal::TWO), None)
            }
        };
        Ok(Row {
            floor: floor.map(|name| required(name)).transpose()?,
            cap: self.response.cap.map(required).transpose()?,
            rate,
            initial,
            amount: self.response.amount.map(optional).transpose()?.flatten(),
            leverage,
        })
    }

    /// The number in a field; none where the field is absent or empty.
    fn number(&self, row: (usize, &Fields), name: &str) -> Result<Option<Decimal>, String> {
        let (index, fields) = row;
        let text = match fields.get(name) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) if text.is_empty() => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
        };
        let wrong = |what: &str| {
            let text = short(&text);
            self.at(index, &words::has_number(name, &text, what))
        };
        // The reader of typed numbers takes groups and units, which no venue sends.
        let machine = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
        if text.len() > LONGEST_NUMBER
            || !text.bytes().all(machine)
            || text.matches('.').count() > 1
        {
            return Err(wrong(words::NO_NUMBER));
        }
        let value = parse(&text, Kind::Amount, Separators::EN)
            .map_err(|error| wrong(&error.message()))?
            .value;
        // Some venues write the largest number they have where a table does not end.
        let most = if self.response.cap == Some(name) {
            Decimal::MAX
        } else {
            LARGEST
        };
        if value < Decimal::ZERO || value > most {
            return Err(wrong(words::OUT_OF_RANGE));
        }
        Ok(Some(value))
    }

    /// Makes fractions of the rates, and tells whether they were; none where it is no question.
    fn settle_scale(&self, rows: &mut [Row]) -> Result<Option<bool>, String> {
        let mut percent = None;
        if let Rate::Either { .. } = self.response.rate {
            let too_high = |row: &Row| {
                let (margin, most) = match row.initial {
                    Some(initial) => (initial, TEN),
                    // Maintenance is below the initial margin, which is 1 / leverage.
                    None => (row.rate, Decimal::ONE),
                };
                Some(checked::product(row.leverage?, margin)? > most)
            };
            let first = rows.first().is_some_and(|row| row.rate >= TENTH);
            let guess = first || rows.iter().any(|row| row.rate > Decimal::ONE);
            let told = rows
                .iter()
                .filter_map(too_high)
                .reduce(|one, other| one || other);
            percent = Some(told.unwrap_or(guess));
        }
        for (index, row) in rows.iter_mut().enumerate() {
            if percent == Some(true) {
                row.rate /= Decimal::ONE_HUNDRED;
            }
            if row.rate > Decimal::ONE {
                return Err(self.at(index, words::RATE_ABOVE_ALL));
            }
        }
        Ok(percent)
    }

    /// Floors from the ends of the tiers, and the end of the last.
    fn join(&self, rows: &[Row]) -> Result<(Vec<Tier>, Option<Decimal>), String> {
        // Some venues start the next tier one contract above the end of the last.
        let step = if self.key().1 == Unit::Coins {
            Decimal::ZERO
        } else {
            Decimal::ONE
        };
        let mut end = Some(Decimal::ZERO);
        let mut tiers = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let floor = match (row.floor, end) {
                (Some(floor), Some(end)) if floor < end || floor - end > step => {
                    let (floor, end) = (self.style.plain(floor), self.style.plain(end));
                    let message = words::starts_elsewhere(index == 0, &floor, &end);
                    return Err(self.at(index, &message));
                }
                (_, Some(end)) => end,
                (floor, None) => floor.unwrap_or_default(),
            };
            if floor > LARGEST {
                return Err(self.at(index, words::STARTS_OUT_OF_RANGE));
            }
            if let Some(cap) = row.cap.filter(|cap| *cap <= floor) {
                let (cap, floor) = (self.style.plain(cap), self.style.plain(floor));
                return Err(self.at(index, &words::ends_too_low(&cap, &floor)));
            }
            end = row.cap;
            tiers.push(Tier {
                floor,
                rate: row.rate,
                deduction: Decimal::ZERO,
                max_leverage: row.leverage,
            });
        }
        Ok((tiers, end.filter(|end| *end <= LARGEST)))
    }

    fn key(&self) -> (Key, Unit) {
        let keys = self.response.keys.iter();
        let found = keys
            .clone()
            .find(|(ending, ..)| self.symbol.ends_with(ending));
        found
            .map(|(_, key, unit)| (*key, *unit))
            .unwrap_or_default()
    }

    fn summary(&self, tiers: &[Tier], percent: Option<bool>) -> String {
        let count = tiers.len();
        let tiers_said = all::tiers(&count.to_string(), count == 1);
        let said = words::tiers_from(&tiers_said, &short(self.symbol), self.response.name);
        let rate = tiers.first().map(|tier| tier.rate).unwrap_or_default();
        let rate = self.style.plain(rate * Decimal::ONE_HUNDRED);
        [&said, "; ", &words::first_rate(percent, &rate)].concat()
    }

    fn at(&self, index: usize, what: &str) -> String {
        words::tier(&(index + 1).to_string(), &short(self.symbol), what)
    }
}

/// Takes the amounts as given where one is not what floors and rates give; one that is missing is computed.
fn settle_amounts(rows: &[Row], tiers: &mut [Tier]) -> Amounts {
    let due = told::due(tiers);
    let given = |(row, due): (&Row, &Decimal)| row.amount.is_some_and(|amount| amount != *due);
    if !rows.iter().zip(&due).any(given) {
        return Amounts::Computed;
    }
    for ((tier, row), due) in tiers.iter_mut().zip(rows).zip(due) {
        tier.deduction = row.amount.unwrap_or(due);
    }
    Amounts::Given
}
