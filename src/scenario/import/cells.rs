//! Lines and cells of a pasted table, before anything is known of their meaning.

use super::TierPasteError;
use crate::num::text::Separators;
use crate::words::inputs::tiers as words;

/// One line of the table.
pub(super) struct Row {
    /// Its number in the text, from 1.
    pub line: usize,
    /// Its cells, without spaces around them.
    pub cells: Vec<String>,
}

/// The table as text.
pub(super) struct Sheet {
    /// Heads of the columns in lower case, if a line names them all.
    pub head: Option<Vec<String>>,
    /// At least one line with numbers.
    pub rows: Vec<Row>,
}

/// Parts the text into cells.
pub(super) fn split(text: &str) -> Result<Sheet, TierPasteError> {
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.lines().map(str::trim))
        .filter(|(_, line)| !line.is_empty() && !is_rule(line))
        .collect();
    let first = lines
        .iter()
        .position(|(_, line)| starts_data(line))
        .ok_or_else(|| TierPasteError::new(1, words::NO_LINE_HOLDS_A_TIER))?;
    let (before, data) = lines.split_at(first);
    let parter = Parter::of(data);
    let rows: Vec<Row> = data
        .iter()
        .map(|(line, text)| Row {
            line: *line,
            cells: parter.cells(text).into_iter().map(compared).collect(),
        })
        .collect();
    let columns = rows.first().map_or(0, |row| row.cells.len());
    if let Some(long) = rows.iter().find(|row| row.cells.len() > columns) {
        let message = words::too_many_columns(&long.cells.len().to_string(), &columns.to_string());
        return Err(TierPasteError::new(long.line, message));
    }
    let head = before
        .last()
        .map(|(_, text)| parter.heads(&text.to_ascii_lowercase()))
        .filter(|heads| heads.len() == columns);
    Ok(Sheet { head, rows })
}

impl Sheet {
    /// The cells of column `index`; a line that ends before it has an empty one.
    pub fn column(&self, index: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .map(move |row| row.cells.get(index).map_or("", String::as_str))
    }

    /// The separators that the numbers themselves show, else those of `locale`.
    pub fn separators(&self, locale: Separators) -> Separators {
        let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let mut seen = cells
            .flat_map(|cell| cell.split(|c| !number(c)))
            .filter_map(decimal_shown);
        let Some(decimal) = seen.next() else {
            return locale;
        };
        if seen.any(|other| other != decimal) {
            return locale;
        }
        let group = if decimal == '.' { ',' } else { '.' };
        Separators { decimal, group }
    }
}

/// The decimal separator that one number gives away.
fn decimal_shown(number: &str) -> Option<char> {
    let last = number.rfind(['.', ','])?;
    let (whole, rest) = number.split_at(last);
    let mark = rest.chars().next()?;
    let other = if mark == '.' { ',' } else { '.' };
    if whole.contains(mark) {
        return (!whole.contains(other)).then_some(other);
    }
    let certain = whole.contains(other) || rest.len() != 4 || matches!(whole, "" | "0");
    certain.then_some(mark)
}

/// A line of a drawn table: `|---|:--|`.
fn is_rule(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '-' | '=' | '|' | ':' | '+' | ' ' | '\u{2500}');
    line.chars().all(drawn)
}

/// Whether a line is a tier and not a head: it holds a number that stands by itself.
fn starts_data(line: &str) -> bool {
    line.split(|c: char| c.is_whitespace() || matches!(c, '|' | ';'))
        .any(|word| {
            let word = word.trim_start_matches(['>', '\u{2265}', '=', '<', '\u{2264}', '$', '+']);
            word.starts_with(|c: char| c.is_numeric() || c == '.')
        })
}

/// What parts the columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parter {
    Mark(char),
    Spaces,
}

impl Parter {
    fn of(lines: &[(usize, &str)]) -> Self {
        let has = |mark: char| lines.iter().any(|(_, line)| line.contains(mark));
        if let Some(mark) = ['\t', '|', ';'].into_iter().find(|mark| has(*mark)) {
            return Self::Mark(mark);
        }
        let spaced = lines
            .iter()
            .any(|(_, line)| line.contains(char::is_whitespace));
        if spaced || !has(',') {
            Self::Spaces
        } else {
            Self::Mark(',')
        }
    }

    fn cells(self, line: &str) -> Vec<String> {
        match self {
            Self::Mark('|') => parts(line.trim_matches('|'), '|'),
            Self::Mark(mark) => parts(line, mark),
            Self::Spaces => words(line),
        }
    }

    fn heads(self, line: &str) -> Vec<String> {
        match self {
            // Heads of several words are parted by more than one space, if at all.
            Self::Spaces if line.contains("  ") => line
                .split("  ")
                .map(|head| head.trim().to_owned())
                .filter(|head| !head.is_empty())
                .collect(),
            Self::Spaces => line.split_whitespace().map(str::to_owned).collect(),
            Self::Mark(_) => self.cells(line),
        }
    }
}

fn parts(line: &str, mark: char) -> Vec<String> {
    line.split(mark)
        .map(|cell| cell.trim().to_owned())
        .collect()
}

/// Cells parted by spaces; `0 - 300,000`, `> 5`, `0.4 %` and `5 USDT` are one cell each.
fn words(line: &str) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    let mut open = false;
    for word in line.split_whitespace() {
        let word = word.strip_suffix(',').unwrap_or(word);
        let joins = is_dash(word);
        let leads = matches!(
            word,
            ">" | ">=" | "\u{2265}" | "<" | "<=" | "\u{2264}" | "above" | "over"
        );
        let unit = !leads && word.chars().all(|c| c.is_alphabetic() || c == '%');
        match cells.last_mut() {
            Some(cell) if open || joins || unit => {
                cell.push(' ');
                cell.push_str(word);
            }
            _ => cells.push(word.to_owned()),
        }
        open = joins || leads;
    }
    cells
}

/// The cell with `>` and `<` for the words that mean them.
fn compared(cell: String) -> String {
    let lower = cell.to_ascii_lowercase();
    let words = [("above ", ">"), ("over ", ">"), ("up to ", "<")];
    for (word, sign) in words {
        if let Some(rest) = lower.strip_prefix(word) {
            return format!("{sign} {rest}");
        }
    }
    cell
}

/// Whether a word stands between the two ends of a range.
pub(super) fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "\u{2013}" | "\u{2014}" | "~" | "to")
}
