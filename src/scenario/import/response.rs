//! A venue's own response, pasted as it came: which kind it is, and how it was read.
//!
//! What each kind looks like is data of `venues/responses.rs`. Of a key that stands twice in one object
//! the last counts.

use super::response_market::{entries, pick, tiers};
use super::response_tiers::Rows;
use super::rows::short;
use super::{TierPasteError, TierTable, Wanted};
use crate::num::text::Style;
use crate::venues::responses::{ALL, Rate, Response};
use crate::words::inputs::responses as words;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Longest text that is read, bytes: every symbol of a large venue.
const LONGEST: usize = 5_000_000;
/// Most values, objects counting tenfold: what is parsed takes far more memory than its text.
const MOST_VALUES: usize = 1_000_000;

/// Fields of one object.
pub(super) type Fields = Map<String, Value>;

/// Whether a text is a response of a program and not a table: the first character tells.
pub(super) fn is_response(text: &str) -> bool {
    bare(text).trim_start().starts_with(['{', '['])
}

/// Reads the market wanted, or the only one.
pub(super) fn read(
    text: &str,
    wanted: Wanted<'_>,
    style: Style,
) -> Result<TierTable, TierPasteError> {
    let first = |message: String| TierPasteError::new(1, message);
    check_size(text).map_err(first)?;
    let top: Value = serde_json::from_str(bare(text)).map_err(|error| no_json(&error))?;
    let response = kind(text).map_err(first)?;
    let entries = entries(&top, response).map_err(first)?;
    let (symbol, other) = pick(&entries, response, wanted).map_err(first)?;
    let line = line_of(text, symbol);
    let here = |message: String| TierPasteError::new(line, message);
    let own: Vec<&Fields> = entries
        .iter()
        .filter(|entry| entry.symbol == symbol)
        .map(|entry| entry.fields)
        .collect();
    let rows = Rows {
        response,
        symbol,
        list: tiers(&top, response, (symbol, &own)).map_err(here)?,
        style,
    };
    let mut table = rows.read(line)?;
    if let Some(other) = other {
        table.reading.push_str("; ");
        table.reading.push_str(&words::only_market(&other));
    }
    let left = left_out(response, own.into_iter().chain(&rows.list));
    if !left.is_empty() {
        table.reading.push_str("; ");
        table.reading.push_str(&words::left_out(&left));
    }
    Ok(table)
}

/// The text without the mark that some editors put before it.
fn bare(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn check_size(text: &str) -> Result<(), String> {
    if text.len() > LONGEST {
        return Err(words::too_long(&(text.len() / 1_000_000).to_string()));
    }
    let weight = |byte: u8| match byte {
        b'{' => 10,
        b',' | b'[' => 1,
        _ => 0,
    };
    let values: usize = text.bytes().map(weight).sum();
    if values > MOST_VALUES {
        return Err(words::MORE_THAN_TABLES.to_owned());
    }
    Ok(())
}

fn no_json(error: &serde_json::Error) -> TierPasteError {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let message = words::no_json(&error.column().to_string(), reason);
    TierPasteError::new(error.line().max(1), message)
}

fn kind(text: &str) -> Result<&'static Response, String> {
    let holds = |mark: &&str| text.contains(&format!("\"{mark}\""));
    let found = ALL.iter().find(|response| response.marks.iter().all(holds));
    found.ok_or_else(|| {
        let known: Vec<&str> = ALL.iter().map(|response| response.name).collect();
        words::not_known(&known.join(", "))
    })
}

/// The line a symbol first stands on.
fn line_of(text: &str, symbol: &str) -> usize {
    let at = text.find(&format!("\"{symbol}\"")).unwrap_or(0);
    1 + text[..at].matches('\n').count()
}

/// Names of fields that are not known here: they may change what the others mean.
fn left_out<'a>(response: &Response, objects: impl Iterator<Item = &'a Fields>) -> String {
    let names: BTreeSet<&str> = objects
        .flat_map(|fields| fields.keys())
        .map(String::as_str)
        .filter(|name| !is_known(response, name))
        .collect();
    let shown: Vec<String> = names.iter().take(3).map(|name| short(name)).collect();
    let more = if names.len() > shown.len() {
        " \u{2026}"
    } else {
        ""
    };
    shown.join(", ") + more
}

fn is_known(response: &Response, name: &str) -> bool {
    let rate = match response.rate {
        Rate::Fraction(field) => [Some(field), None],
        Rate::Either { field, initial } => [Some(field), Some(initial)],
        Rate::HalfInitial => [None, None],
    };
    let tables = response.tables.map(|tables| tables.number);
    let single = [
        response.tiers,
        response.cap,
        response.amount,
        Some(response.leverage),
        tables,
    ];
    let lists = [response.symbol, response.floor, response.unread];
    single
        .into_iter()
        .chain(rate)
        .flatten()
        .any(|known| known == name)
        || lists.iter().any(|list| list.contains(&name))
}
