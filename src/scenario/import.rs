//! Tables of tiers as people paste them: from a venue's page, a spreadsheet or by hand.
//!
//! One tier a line. Columns are parted by tabs, `|`, `;`, spaces or commas, the first of these that
//! occurs; commas part only where no line holds a space. A header line may name the columns, in any
//! order; without one they are told apart by what they hold. Rates are per cents where the column
//! has a `%` or its head says so, and fractions where its head says that. Bare rates are per cents
//! when one is above 1, or when as fractions they would exceed the initial margin of their own row's
//! leverage; else, from a first rate of 0.1 on per cents and below it fractions. The reading says
//! which.
//!
//! A text that starts with a brace or a bracket is a venue's own response (JSON); `venues/responses.rs`
//! lists the kinds that are read.

mod applied;
mod cells;
mod columns;
mod response;
mod response_market;
mod response_tiers;
mod rows;
mod series;
mod series_cells;
mod series_columns;
mod told;
mod units;

pub use crate::venues::responses::Unit;
use crate::words::inputs::tiers as words;
pub use series::{MOST_ROWS, Series, SeriesError, series};
pub use series_columns::Column;

use crate::margin::schedule::{Amounts, Key, Schedule, ScheduleError, Tier, Tiering};
use crate::num::text::{Separators, Style};
use rust_decimal::Decimal;

/// Longest text that is read, bytes.
const LONGEST: usize = 100_000;
/// Most tiers.
const MOST: usize = 200;
/// Largest amount that is taken: far above any venue's, far below what `Decimal` holds.
const LARGEST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

/// The market whose tiers are wanted, where a text holds those of many.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Base coin as "BTC", or a symbol as the venue writes it.
    pub coin: &'a str,
    /// The account's currency.
    pub currency: &'a str,
}

/// A table of tiers that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierTable {
    /// The brackets in the order typed; deductions are 0 unless `amounts` is given.
    pub tiers: Vec<Tier>,
    /// Given where the table has a column of amounts.
    pub amounts: Amounts,
    /// Upper end of the last bracket, where the table names one.
    pub limit: Option<Decimal>,
    /// How the table was read, in words, for the line under the field.
    pub reading: String,
    /// How rates apply, where the text tells; none: the reader chooses.
    pub tiering: Option<Tiering>,
    /// What floors are compared with, once `unit` is known; none: the text does not tell.
    pub key: Option<Key>,
    /// What floors, amounts and limit count. [`TierTable::with_contract_value`] makes it known.
    pub unit: Unit,
    /// The symbol these tiers are of, as the venue writes it.
    pub symbol: Option<String>,
    /// The line each bracket was typed on, counted from 1.
    lines: Vec<usize>,
}

/// What is wrong with a pasted table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierPasteError {
    /// The line it is on, counted from 1.
    pub line: usize,
    /// What is wrong, naming the column where there is one.
    pub message: String,
}

impl TierPasteError {
    fn new(line: usize, message: impl Into<String>) -> Self {
        Self {
            line,
            message: message.into(),
        }
    }
}

/// Reads a table of tiers, or the tiers of the market wanted from a venue's response.
///
/// # Errors
///
/// The first line that cannot be read, and why. Of a response: the line its symbol stands on, or
/// where it stops being JSON; the message names symbol, tier and field.
pub fn tiers(
    text: &str,
    locale: Separators,
    wanted: Wanted<'_>,
) -> Result<TierTable, TierPasteError> {
    if response::is_response(text) {
        response::read(text, wanted, Style { separators: locale })
    } else {
        plain(text, locale)
    }
}

/// Whether a text is a venue's response, to be replaced by [`TierTable::text`] once it is read.
#[must_use]
pub fn is_response(text: &str) -> bool {
    response::is_response(text)
}

/// Reads a table of tiers, and no venue's response. The order of floors and rates is checked by
/// [`TierTable::schedule`].
///
/// Numbers are read by the separators that the table itself shows (`0,40` or `1.5`); by `locale`
/// where it shows none.
///
/// # Errors
///
/// The first line that cannot be read, and why.
pub fn plain(text: &str, locale: Separators) -> Result<TierTable, TierPasteError> {
    if response::is_response(text) {
        return Err(TierPasteError::new(1, words::JSON_AND_NO_TABLE));
    }
    if text.len() > LONGEST {
        let message = words::too_long(&(text.len() / 1000).to_string());
        return Err(TierPasteError::new(1, message));
    }
    let sheet = cells::split(text)?;
    if sheet.rows.len() > MOST {
        let message = words::too_many(&MOST.to_string());
        return Err(TierPasteError::new(sheet.rows[MOST].line, message));
    }
    let numbers = sheet.separators(locale);
    let columns = columns::find(&sheet, numbers)?;
    let mut table = rows::read(&sheet, &columns, numbers, Style { separators: locale })?;
    applied::read(text, &mut table);
    Ok(table)
}

impl TierTable {
    /// The table of tiers that come from a file; none where a number is out of the range that a
    /// pasted table may have, or there is no tier or too many.
    #[must_use]
    pub fn of(tiers: Vec<Tier>, amounts: Amounts, limit: Option<Decimal>) -> Option<Self> {
        let fits = |value: Decimal| (Decimal::ZERO..=LARGEST).contains(&value);
        let fit = |tier: &Tier| {
            let amounts = fits(tier.floor) && fits(tier.deduction);
            let rate = (Decimal::ZERO..=Decimal::ONE).contains(&tier.rate);
            amounts && rate && tier.max_leverage.is_none_or(fits)
        };
        let count = tiers.len();
        let whole = (1..=MOST).contains(&count) && tiers.iter().all(fit);
        (whole && limit.is_none_or(fits)).then(|| Self {
            tiers,
            amounts,
            limit,
            reading: String::new(),
            tiering: None,
            key: None,
            unit: Unit::Known,
            symbol: None,
            lines: (1..=count).collect(),
        })
    }

    /// The schedule these tiers make.
    ///
    /// # Errors
    ///
    /// The first line that breaks the order of a schedule; a unit that is not known.
    pub fn schedule(&self, kind: (Tiering, Key)) -> Result<Schedule, TierPasteError> {
        self.check_unit()?;
        Schedule::new(kind, self.amounts, self.tiers.clone(), self.limit)
            .map_err(|error| self.sentence(error))
    }

    /// How rates apply and to what, the reader's choice where the text does not tell.
    #[must_use]
    pub fn kind(&self, chosen: Tiering) -> (Tiering, Key) {
        let tiering = self.tiering.unwrap_or(chosen);
        (tiering, self.key.unwrap_or_default())
    }

    /// The table as text that reads as the same table in the same locale: a line on how it applies
    /// where that is known, then one tier a line under a header, columns parted by tabs.
    #[must_use]
    pub fn text(&self, locale: Separators) -> String {
        let given = self.amounts == Amounts::Given;
        let levered = self.tiers.iter().any(|tier| tier.max_leverage.is_some());
        let mut text = applied::line(self) + "bracket\trate";
        text.push_str(if given { "\tamount" } else { "" });
        text.push_str(if levered { "\tmax leverage" } else { "" });
        let number = |value: Decimal| {
            Style::raw(value).replace('.', locale.decimal.encode_utf8(&mut [0; 4]))
        };
        for (index, tier) in self.tiers.iter().enumerate() {
            let next = self.tiers.get(index + 1).map(|next| next.floor);
            text.push('\n');
            text.push_str(&match next.or(self.limit) {
                Some(cap) => format!("{} \u{2013} {}", number(tier.floor), number(cap)),
                None => format!("> {}", number(tier.floor)),
            });
            // A hundredth is a move of the point; `Decimal` holds it for every rate up to 1.
            text.push_str(&format!("\t{}%", number(tier.rate * Decimal::ONE_HUNDRED)));
            if given {
                text.push_str(&format!("\t{}", number(tier.deduction)));
            }
            if levered {
                let leverage = tier.max_leverage.map(|leverage| number(leverage) + "x");
                text.push_str(&format!("\t{}", leverage.as_deref().unwrap_or("-")));
            }
        }
        text
    }

    fn sentence(&self, error: ScheduleError) -> TierPasteError {
        let (row, message) = match error {
            ScheduleError::Empty => (1, words::NO_TIER),
            ScheduleError::FirstFloor => (1, words::FIRST_STARTS_AT_ZERO),
            ScheduleError::FloorOrder(row) => (row, words::STARTS_ABOVE_THE_ONE_BEFORE),
            ScheduleError::RateOrder(row) => (row, words::RATE_BELOW_THE_ONE_BEFORE),
            ScheduleError::Rate(row) => (row, words::RATE_OUT_OF_RANGE),
            ScheduleError::Deduction(row) => (row, words::AMOUNT_BELOW_ZERO),
            ScheduleError::Leverage(row) => (row, words::LEVERAGE_BELOW_ONE),
            ScheduleError::Limit => (self.tiers.len(), words::LAST_ENDS_ABOVE_ITS_START),
        };
        let line = self.lines.get(row.saturating_sub(1)).copied().unwrap_or(1);
        let row = row.to_string();
        let message = match &self.symbol {
            Some(symbol) => words::tier_of(&row, symbol, message),
            None => words::tier(&row, message),
        };
        TierPasteError::new(line, message)
    }
}
