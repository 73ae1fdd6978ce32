//! Prices as people have them: a CSV with a row a bar, or a column copied from a sheet.
//!
//! Columns are parted by tabs, `;` or `,`, the first of these in the first row; a head names them in
//! any order, and without one they are told apart by their number. Decimals are commas where the
//! cells show it. Times are Unix seconds (or thousandths and finer) or dates from the year down.

use super::series_cells::{Marks, delimiter, time};
use super::series_columns::{Column, columns};
use crate::num::text::{Kind, Separators, parse};
use crate::simulate::path::Clock;
use crate::words::inputs::series as words;
use rust_decimal::{Decimal, dec};

/// Most rows of prices that are taken.
pub const MOST_ROWS: usize = 5_000;
/// Prices taken, as a field for one takes them.
const PRICES: (Decimal, Decimal) = (dec!(0.000000001), dec!(1_000_000_000));
/// How far a price may be from the first, as a factor.
const REACH: Decimal = dec!(1_000_000);
/// A step without a time is an hour.
const HOUR: u32 = 3_600;

/// Prices that were read, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What each column of `rows` is; never a time.
    pub columns: Vec<Column>,
    /// Prices, as many a row as there are columns.
    pub rows: Vec<Vec<Decimal>>,
    /// Time of the first row; steps where rows have no times, or are not evenly apart.
    pub clock: Clock,
    /// From row to row.
    pub bar_seconds: u32,
    /// How it was read, in words.
    pub reading: String,
}

/// What is wrong with a pasted series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesError {
    /// The line it is on, counted from 1; none: all of it.
    pub row: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl SeriesError {
    pub(super) fn new(row: impl Into<Option<usize>>, message: impl Into<String>) -> Self {
        Self {
            row: row.into(),
            message: message.into(),
        }
    }

    /// "Row 17: …".
    #[must_use]
    pub fn text(&self) -> String {
        match self.row {
            Some(row) => words::row(&row.to_string(), &self.message),
            None => self.message.clone(),
        }
    }
}

/// A row: its line, and its cells.
type Line<'a> = (usize, Vec<&'a str>);

/// Reads prices. `locale` decides where no cell shows which mark parts decimals.
///
/// # Errors
/// The first row that cannot be read, and why.
pub fn series(text: &str, locale: Separators) -> Result<Series, SeriesError> {
    let text = text.trim_start_matches('\u{feff}');
    let count = text.lines().filter(|line| !line.trim().is_empty()).count();
    if count > MOST_ROWS + 1 {
        let message = words::too_many_rows(&count.to_string(), &MOST_ROWS.to_string());
        return Err(SeriesError::new(None, message));
    }
    let part = delimiter(text);
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(count);
    for (index, line) in text.lines().enumerate() {
        if !line.trim().is_empty() {
            let cells = line
                .split(part)
                .map(|cell| cell.trim().trim_matches('"').trim());
            lines.push((index + 1, cells.collect()));
        }
    }
    let (kinds, has_head) = columns(&lines)?;
    if has_head {
        lines.remove(0);
    }
    let mut rows = read(
        &lines,
        &kinds,
        Marks::of(part, &lines, &kinds).separators(locale),
    )?;
    let mut reading = Vec::new();
    let times = times(&mut lines, &kinds, &mut rows, &mut reading)?;
    if rows.len() < 2 {
        return Err(SeriesError::new(None, words::ONE_PRICE));
    }
    let columns: Vec<Column> = kinds
        .into_iter()
        .filter(|kind| !matches!(kind, Column::Time | Column::Other))
        .collect();
    check(&rows, &columns, &lines)?;
    let (clock, bar_seconds) = times;
    Ok(Series {
        columns,
        rows,
        clock,
        bar_seconds,
        reading: reading.join(" "),
    })
}

/// The prices of every row.
fn read(
    lines: &[Line<'_>],
    kinds: &[Column],
    marks: Separators,
) -> Result<Vec<Vec<Decimal>>, SeriesError> {
    let mut rows = Vec::with_capacity(lines.len());
    for (line, cells) in lines {
        let mut row = Vec::with_capacity(kinds.len());
        for (place, kind) in kinds.iter().enumerate() {
            if matches!(kind, Column::Time | Column::Other) {
                continue;
            }
            let name = kind.name();
            let cell = cells.get(place).copied().unwrap_or_default();
            if cell.is_empty() {
                return Err(SeriesError::new(*line, words::missing(name)));
            }
            let Ok(price) = parse(cell, Kind::Amount, marks) else {
                let cell: String = cell.chars().take(30).collect();
                let message = words::no_number(name, &cell);
                return Err(SeriesError::new(*line, message));
            };
            if !(PRICES.0..=PRICES.1).contains(&price.value) {
                let message = match price.value <= Decimal::ZERO {
                    true => words::not_above_zero(name, cell),
                    false => words::beyond_the_prices_taken(name, cell),
                };
                return Err(SeriesError::new(*line, message));
            }
            row.push(price.value);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Clock and seconds from row to row. Rows from new to old are turned round.
fn times(
    lines: &mut [Line<'_>],
    kinds: &[Column],
    rows: &mut [Vec<Decimal>],
    reading: &mut Vec<String>,
) -> Result<(Clock, u32), SeriesError> {
    let counted = (Clock::Steps, HOUR);
    let Some(place) = kinds.iter().position(|kind| *kind == Column::Time) else {
        reading.push(words::taken_as_hours(&rows.len().to_string()));
        return Ok(counted);
    };
    let mut times = Vec::with_capacity(lines.len());
    for (line, cells) in lines.iter() {
        let cell = cells.get(place).copied().unwrap_or_default();
        let read = time(cell).ok_or_else(|| {
            let cell: String = cell.chars().take(30).collect();
            SeriesError::new(*line, words::no_time(&cell))
        })?;
        times.push(read);
    }
    let falls = times.windows(2).all(|pair| pair[1] < pair[0]) && times.len() > 1;
    if falls {
        times.reverse();
        rows.reverse();
        lines.reverse();
        reading.push(words::NEWEST_FIRST.to_owned());
    }
    let mut least = i64::MAX;
    for (index, pair) in times.windows(2).enumerate() {
        let gap = pair[1] - pair[0];
        let line = lines.get(index + 1).map(|line| line.0);
        if gap == 0 {
            return Err(SeriesError::new(line, words::SAME_TIME));
        }
        if gap < 0 {
            return Err(SeriesError::new(line, words::EARLIER_TIME));
        }
        least = least.min(gap);
    }
    let gap = times.windows(2).position(|pair| pair[1] - pair[0] != least);
    if let Some(gap) = gap {
        let line = lines.get(gap + 1).map_or(0, |line| line.0);
        let seconds = times[gap + 1] - times[gap];
        reading.push(words::uneven(
            &line.to_string(),
            &seconds.to_string(),
            &least.to_string(),
        ));
        return Ok(counted);
    }
    let start = times.first().copied().unwrap_or_default();
    match u32::try_from(least) {
        Ok(seconds) if seconds > 0 => Ok((Clock::Utc { start }, seconds)),
        _ => Ok(counted),
    }
}

/// Whether every bar lies between its low and its high, and no price is out of reach of the first.
fn check(rows: &[Vec<Decimal>], columns: &[Column], lines: &[Line<'_>]) -> Result<(), SeriesError> {
    let first = rows.first().and_then(|row| row.first()).copied();
    let first = first.unwrap_or(Decimal::ONE);
    let bar = Column::BAR.map(|kind| columns.iter().position(|known| *known == kind));
    for (index, row) in rows.iter().enumerate() {
        let line = lines.get(index).map(|line| line.0);
        if let [Some(open), Some(high), Some(low), Some(close)] = bar {
            let (most, least) = (row[open].max(row[close]), row[open].min(row[close]));
            if row[high] < most || row[low] > least {
                return Err(SeriesError::new(line, words::OUTSIDE_LOW_AND_HIGH));
            }
        }
        let far = |price: &Decimal| *price > first * REACH || *price * REACH < first;
        if row.iter().any(far) {
            return Err(SeriesError::new(line, words::FAR_FROM_THE_FIRST));
        }
    }
    Ok(())
}
