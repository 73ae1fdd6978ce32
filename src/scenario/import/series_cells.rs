//! Cells of a pasted series: what parts them, how decimals are written, and times.

use super::series_columns::Column;
use crate::num::text::Separators;
use crate::simulate::utc;

/// What parts the columns.
pub(super) fn delimiter(text: &str) -> char {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    if first.contains('\t') {
        return '\t';
    }
    if first.contains(';') {
        return ';';
    }
    // One comma a row between digits, in a column by itself: decimals.
    let mut rows = text.lines().filter(|line| !line.trim().is_empty());
    let decimal = rows.all(|line| match line.trim().split_once(',') {
        Some((whole, rest)) => whole.len() < 9 && is_digits(whole) && is_digits(rest),
        None => is_digits(line.trim()),
    });
    if decimal { '\t' } else { ',' }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Which mark parts decimals, as far as the cells show it.
pub(super) struct Marks(Option<char>);

impl Marks {
    /// By the first price that can be read one way only.
    pub fn of(part: char, lines: &[(usize, Vec<&str>)], kinds: &[Column]) -> Self {
        if part == ',' {
            return Self(Some('.'));
        }
        for (_, cells) in lines {
            for (cell, kind) in cells.iter().zip(kinds) {
                if !matches!(kind, Column::Time | Column::Other)
                    && let Some(mark) = decimal_mark(cell)
                {
                    return Self(Some(mark));
                }
            }
        }
        Self(None)
    }

    /// The separators to read prices by.
    pub fn separators(&self, locale: Separators) -> Separators {
        match self.0 {
            Some(',') => Separators {
                decimal: ',',
                group: '.',
            },
            Some(_) => Separators::EN,
            None => locale,
        }
    }
}

/// The mark before the decimals of a cell, where the cell tells.
fn decimal_mark(cell: &str) -> Option<char> {
    let (comma, point) = (cell.rfind(','), cell.rfind('.'));
    let (mark, other, at) = match (comma, point) {
        (Some(comma), Some(point)) if comma > point => return Some(','),
        (Some(_), Some(_)) => return Some('.'),
        (Some(at), None) => (',', '.', at),
        (None, Some(at)) => ('.', ',', at),
        (None, None) => return None,
    };
    if cell.find(mark) != Some(at) {
        // More than one of it: it parts thousands.
        return Some(other);
    }
    let (whole, rest) = (&cell[..at], &cell[at + 1..]);
    let thousands = rest.len() == 3 && whole.len() < 4 && whole != "0";
    (!thousands).then_some(mark)
}

/// Unix seconds of a time; none where it is none.
pub(super) fn time(cell: &str) -> Option<i64> {
    let whole = cell.split('.').next().unwrap_or(cell);
    if is_digits(whole) && cell.matches('.').count() < 2 {
        let count: i64 = whole.parse().ok()?;
        return Some(match whole.len() {
            ..9 => return None,
            9..12 => count,
            12..15 => count / 1_000,
            15..18 => count / 1_000_000,
            _ => count / 1_000_000_000,
        });
    }
    let (date, clock) = match cell.split_once(['T', ' ']) {
        Some((date, clock)) => (date, clock.trim()),
        None => (cell, ""),
    };
    Some(day(date)? + seconds(clock)?)
}

/// 2024-05-31, 2024/05/31 or 31.05.2024.
fn day(date: &str) -> Option<i64> {
    let mark = ['-', '/', '.']
        .into_iter()
        .find(|mark| date.contains(*mark))?;
    let mut parts = date.split(mark);
    let mut part = || parts.next().filter(|part| is_digits(part));
    let (first, second, third) = (part()?, part()?, part()?);
    let (year, month, day) = match (mark, first.len(), third.len()) {
        ('-' | '/', 4, 1..=2) => (first, second, third),
        ('.', 1..=2, 4) => (third, second, first),
        _ => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    utc::seconds(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Seconds from midnight, UTC; an offset is taken away.
fn seconds(clock: &str) -> Option<i64> {
    if clock.is_empty() {
        return Some(0);
    }
    let clock = clock
        .trim_end_matches("UTC")
        .trim_end_matches(['Z', 'z'])
        .trim();
    let (clock, offset) = match clock.rfind(['+', '-']) {
        Some(at) => {
            let (clock, zone) = clock.split_at(at);
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            (clock.trim(), sign * offset(&zone[1..])?)
        }
        None => (clock, 0),
    };
    let mut parts = clock.split(':');
    let mut part = |most: i64| match parts.next() {
        None => Some(0),
        Some(part) => {
            let whole = part.split('.').next().filter(|whole| is_digits(whole))?;
            whole.parse().ok().filter(|count| *count < most)
        }
    };
    let (hour, minute, second): (i64, i64, i64) = (part(24)?, part(60)?, part(61)?);
    Some(hour * 3_600 + minute * 60 + second - offset)
}

/// 02:00, 0200 or 02, in seconds.
fn offset(zone: &str) -> Option<i64> {
    let digits: String = zone.chars().filter(|c| *c != ':').collect();
    if !is_digits(&digits) || digits.len() > 4 {
        return None;
    }
    let count: i64 = digits.parse().ok()?;
    Some(match digits.len() {
        ..3 => count * 3_600,
        _ => count / 100 * 3_600 + count % 100 * 60,
    })
}
