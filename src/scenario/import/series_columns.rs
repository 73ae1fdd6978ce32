//! Columns of a pasted series: by their names, or by their number.

use super::series::SeriesError;
use super::series_cells::time;
use crate::words::inputs::series as words;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Time of the row.
    Time,
    /// First price of the bar.
    Open,
    /// Highest price of the bar.
    High,
    /// Lowest price of the bar.
    Low,
    /// Last price of the bar.
    Close,
    /// Mark price at the close of the bar.
    Mark,
    /// Close of the market of this name.
    Market(String),
    /// Nothing that is used, as a volume.
    Other,
}

impl Column {
    /// The prices of a bar, in order.
    pub const BAR: [Self; 4] = [Self::Open, Self::High, Self::Low, Self::Close];

    /// As messages and files name it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Time => "time",
            Self::Open => "open",
            Self::High => "high",
            Self::Low => "low",
            Self::Close => "close",
            Self::Mark => "mark",
            Self::Market(name) => name,
            Self::Other => "",
        }
    }
}

/// Names that heads have, each with what the column is.
const NAMES: [(&str, Column); 25] = [
    ("time", Column::Time),
    ("timestamp", Column::Time),
    ("date", Column::Time),
    ("datetime", Column::Time),
    ("unix", Column::Time),
    ("open time", Column::Time),
    ("open_time", Column::Time),
    ("opentime", Column::Time),
    ("t", Column::Time),
    ("open", Column::Open),
    ("o", Column::Open),
    ("high", Column::High),
    ("h", Column::High),
    ("low", Column::Low),
    ("l", Column::Low),
    ("close", Column::Close),
    ("c", Column::Close),
    ("price", Column::Close),
    ("last", Column::Close),
    ("last price", Column::Close),
    ("mark", Column::Mark),
    ("mark price", Column::Mark),
    ("mark_price", Column::Mark),
    ("volume", Column::Other),
    ("", Column::Other),
];

/// What each column holds, and whether the first row is a head.
pub(super) fn columns(lines: &[(usize, Vec<&str>)]) -> Result<(Vec<Column>, bool), SeriesError> {
    let Some((line, first)) = lines.first() else {
        return Err(SeriesError::new(None, words::NOTHING_PASTED));
    };
    let is_name = |cell: &&str| cell.starts_with(|c: char| c.is_alphabetic());
    if first.iter().any(is_name) {
        return named(*line, first).map(|columns| (columns, true));
    }
    let columns = match first.len() {
        1 => vec![Column::Close],
        2 => vec![Column::Time, Column::Close],
        3 => vec![Column::Time, Column::Mark, Column::Close],
        4 => Column::BAR.to_vec(),
        count => {
            let mut columns = vec![Column::Time];
            columns.extend(Column::BAR);
            columns.resize(count, Column::Other);
            columns
        }
    };
    if columns[0] == Column::Time && time(first[0]).is_none() {
        let cell: String = first[0].chars().take(30).collect();
        let message = words::no_head_and_no_time(&first.len().to_string(), &cell);
        return Err(SeriesError::new(*line, message));
    }
    Ok((columns, false))
}

/// Whether a head can be a market's name.
fn is_market(cell: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | ':');
    cell.len() <= 30 && cell.chars().all(part)
}

fn named(line: usize, head: &[&str]) -> Result<Vec<Column>, SeriesError> {
    let known = |cell: &&str| {
        let found = NAMES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(cell));
        found.map(|(_, column)| column.clone())
    };
    let prices = |column: &Column| !matches!(column, Column::Time | Column::Other);
    let bars = head.iter().filter_map(known).any(|column| prices(&column));
    let mut columns: Vec<Column> = Vec::with_capacity(head.len());
    for cell in head {
        let column = match known(cell) {
            Some(column) => column,
            None if bars => Column::Other,
            None if is_market(cell) => Column::Market(cell.to_ascii_uppercase()),
            None => Column::Other,
        };
        // The first of its kind counts.
        let taken = columns.contains(&column);
        columns.push(if taken { Column::Other } else { column });
    }
    let has = |column: &Column| columns.contains(column);
    let bar = Column::BAR.iter().filter(|column| has(column)).count();
    let some = columns.iter().any(prices);
    let whole = bar == 4 || (bar == 1 && has(&Column::Close)) || (bar == 0 && some);
    if !whole {
        let message = match some {
            true => words::INCOMPLETE_BAR,
            false => words::NO_COLUMN_OF_PRICES,
        };
        return Err(SeriesError::new(line, message));
    }
    Ok(columns)
}
