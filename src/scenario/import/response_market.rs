//! Where in a venue's response the market wanted is, and its tiers as they are listed.

use super::response::Fields;
use super::rows::short;
use super::{MOST, Wanted};
use crate::venues::responses::{Response, Tables};
use crate::words::inputs::responses as words;
use serde_json::Value;
use std::collections::BTreeSet;

/// Most symbols that a message lists.
const LISTED: usize = 12;

/// One entry of the list: a symbol with its tiers, or one tier of a symbol.
pub(super) struct Entry<'a> {
    pub symbol: &'a str,
    pub fields: &'a Fields,
}

/// Every entry of the list; none is without a symbol.
pub(super) fn entries<'a>(top: &'a Value, response: &Response) -> Result<Vec<Entry<'a>>, String> {
    // The list alone, without what the venue wraps it in, is as good.
    let at = response
        .path
        .iter()
        .fold(top, |at, name| field(at, name).unwrap_or(at));
    let list = match at {
        Value::Array(list) => list.as_slice(),
        Value::Object(_) if response.path.is_empty() => std::slice::from_ref(at),
        _ => {
            let path = response.path.join(".");
            return Err(words::no_list_as_in(&path, response.name));
        }
    };
    if list.is_empty() {
        return Err(words::LIST_IS_EMPTY.to_owned());
    }
    (1..)
        .zip(list)
        .map(|(number, item): (usize, _)| {
            let fields = item
                .as_object()
                .ok_or_else(|| words::entry_no_object(&number.to_string()))?;
            let name = |key: &&str| fields.get(*key)?.as_str().filter(|name| !name.is_empty());
            let symbol = match response.symbol {
                [] => Some(words::THIS_TABLE),
                keys => keys.iter().find_map(name),
            };
            let symbol = symbol.ok_or_else(|| {
                let keys = response.symbol.join(words::OR);
                words::entry_without_symbol(&number.to_string(), &keys)
            })?;
            Ok(Entry { symbol, fields })
        })
        .collect()
}

/// A field of an object; of a list, that of its first item: some responses come paired with prices.
fn field<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value
        .get(name)
        .or_else(|| value.get(0).and_then(|first| first.get(name)))
}

/// The symbol to read, and the one that was wanted where it is another.
pub(super) fn pick<'a>(
    entries: &[Entry<'a>],
    response: &Response,
    wanted: Wanted<'_>,
) -> Result<(&'a str, Option<String>), String> {
    let mut seen = BTreeSet::new();
    let there: Vec<&str> = entries
        .iter()
        .map(|entry| entry.symbol)
        .filter(|symbol| seen.insert(*symbol))
        .collect();
    let (coin, currency) = (wanted.coin.trim(), wanted.currency.trim());
    let names: Vec<String> = response
        .names
        .iter()
        .filter(|(only, _)| only.is_empty() || only.eq_ignore_ascii_case(currency))
        .map(|(_, name)| name.replace('*', coin).replace('$', currency))
        .collect();
    let found = names
        .iter()
        .map(String::as_str)
        .chain([coin])
        .find_map(|name| {
            there
                .iter()
                .find(|symbol| symbol.eq_ignore_ascii_case(name))
        });
    let first = names.first();
    match (found, there.as_slice()) {
        (Some(symbol), _) => Ok((symbol, None)),
        (None, [only]) => Ok((only, first.map(|name| short(name)))),
        (None, _) => {
            let first = first.map_or(coin, String::as_str);
            Err(words::not_in_response(&short(first), &listed(&there, coin)))
        }
    }
}

/// Some of the symbols, those of the coin first.
fn listed(symbols: &[&str], coin: &str) -> String {
    // Symbols and coins are in ASCII, or have no case: the table of all letters is large.
    let coin = coin.to_ascii_uppercase();
    let (near, far): (Vec<&str>, Vec<&str>) = symbols
        .iter()
        .partition(|symbol| !coin.is_empty() && symbol.to_ascii_uppercase().contains(&coin));
    let shown: Vec<String> = near
        .iter()
        .chain(&far)
        .take(LISTED)
        .map(|name| short(name))
        .collect();
    let listed = shown.join(", ");
    match symbols.len() - shown.len() {
        0 => words::holds(&listed),
        more => words::holds_more(&listed, &more.to_string()),
    }
}

/// The tiers of a symbol, as they are listed.
pub(super) fn tiers(
    top: &Value,
    response: &Response,
    own: (&str, &[&Fields]),
) -> Result<Vec<Fields>, String> {
    let (symbol, entries) = own;
    let name = short(symbol);
    let list: Vec<&Value> = match (response.tiers, entries) {
        (None, rows) if rows.len() <= MOST => {
            return Ok(rows.iter().map(|row| (*row).clone()).collect());
        }
        (None, rows) => return Err(too_many(&name, rows.len())),
        (Some(_), [_, _, ..]) => return Err(words::twice(&name)),
        (Some(key), entry) => {
            let value = match &response.tables {
                None => entry.first().and_then(|entry| entry.get(key)),
                Some(tables) => match table(top, (tables, key), (response, entry))? {
                    Found::Flat(tier) => return Ok(vec![tier]),
                    Found::Listed(value) => value,
                },
            };
            let list = value.and_then(Value::as_array);
            list.ok_or_else(|| words::no_list(&name, key))?
                .iter()
                .collect()
        }
    };
    if list.len() > MOST {
        return Err(too_many(&name, list.len()));
    }
    (1..)
        .zip(list)
        .map(|(number, tier): (usize, _)| {
            let fields = tier.as_object().cloned();
            fields.ok_or_else(|| words::tier_no_object(&number.to_string(), &name))
        })
        .collect()
}

fn too_many(symbol: &str, count: usize) -> String {
    words::too_many_tiers(symbol, &count.to_string(), &MOST.to_string())
}

/// Where a symbol's tiers are that stand apart.
enum Found<'a> {
    Flat(Fields),
    Listed(Option<&'a Value>),
}

fn table<'a>(
    top: &'a Value,
    tables: (&Tables, &str),
    own: (&Response, &[&Fields]),
) -> Result<Found<'a>, String> {
    let ((tables, key), (response, entry)) = (tables, own);
    let get = |name: &str| {
        let value = entry.first().and_then(|entry| entry.get(name));
        value.filter(|value| !value.is_null())
    };
    let number = get(tables.number);
    let flat = |leverage: Option<&Value>| {
        let floor = response.floor.iter().map(|name| (*name, Value::from(0)));
        let leverage = leverage.map(|value| (response.leverage, value.clone()));
        let fields = floor
            .chain(leverage)
            .map(|(name, value)| (name.to_owned(), value));
        Ok(Found::Flat(fields.collect()))
    };
    match number.map(Value::as_u64) {
        None => flat(get(response.leverage)),
        Some(Some(id)) if id < tables.first => flat(number),
        Some(Some(id)) => {
            let list = field(top, tables.list).and_then(Value::as_array);
            let pair = list
                .into_iter()
                .flatten()
                .find(|pair| pair.get(0).and_then(Value::as_u64) == Some(id));
            let pair = pair.ok_or_else(|| words::no_table(tables.list, &id.to_string()))?;
            Ok(Found::Listed(pair.get(1).and_then(|table| table.get(key))))
        }
        Some(None) => Err(words::no_whole_number(tables.number)),
    }
}
