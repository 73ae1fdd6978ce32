//! Pasted prices, in files as a CSV and in links as differences.
//!
//! ```text
//! own=BTC,close,1704067200,3600,1,600000.-25.310
//! ```
//!
//! Market, names of the columns parted by `~`, Unix second of the first row (empty: steps are
//! counted), seconds from row to row, decimals, and the prices row by row as whole numbers of that
//! many decimals: the first, then the difference from the price before in the same column. What
//! cannot be read as prices is `own=BTC,x,` and the text, or `own=BTC,l,` and how long it was.

use super::MOST_ITEMS;
use super::escape::{escape, unescape};
use super::fragment::Out;
use super::json::JsonError;
use super::json_object::Object;
use super::json_read::Reader;
use super::json_tree::Fields;
use super::tiers::LONGEST_TEXT;
use crate::num::text::{Separators, Style};
use crate::scenario::form::OwnForm;
use crate::scenario::import::{MOST_ROWS, Series};
use crate::simulate::path::Clock;
use crate::simulate::utc;
use crate::words::inputs::links;
use rust_decimal::Decimal;

/// Longest list of differences that goes into a link, characters.
const LONGEST_LINK: usize = 6_000;

impl Out {
    /// The pasted prices; nothing where there are none.
    pub fn own(&mut self, form: &OwnForm, locale: Separators) {
        if *form == OwnForm::default() {
            return;
        }
        let said = match form.series(locale).as_ref() {
            Ok(series) => differences(series).unwrap_or_else(|| too_long(form)),
            Err(_) => match form.text().chars().count() > LONGEST_TEXT {
                true => too_long(form),
                false => ["x,", &escape(form.text())].concat(),
            },
        };
        self.raw("own", &[&escape(&form.market), ",", &said].concat());
    }
}

fn too_long(form: &OwnForm) -> String {
    format!("l,{}", form.text().chars().count())
}

/// The sentence on a series that does not fit a link, or on a text that no file keeps either.
pub(super) fn left_out(form: &OwnForm, locale: Separators) -> Option<String> {
    let length = form.text().chars().count();
    let said = length.to_string();
    match form.series(locale).as_ref() {
        Ok(series) => differences(series)
            .is_none()
            .then(|| links::prices_too_long(&said)),
        Err(_) => (length > LONGEST_TEXT).then(|| links::prices_lost(&said)),
    }
}

fn decimals(series: &Series) -> u32 {
    let all = series.rows.iter().flatten();
    all.map(|price| price.normalize().scale())
        .max()
        .unwrap_or(0)
}

/// A price as a whole number of so many decimals.
fn steps(price: Decimal, decimals: u32) -> Option<i64> {
    let mut price = price.normalize();
    price.rescale(decimals);
    (price.scale() == decimals)
        .then(|| i64::try_from(price.mantissa()).ok())
        .flatten()
}

/// The series for a link; none where it is too long.
fn differences(series: &Series) -> Option<String> {
    let decimals = decimals(series);
    let names: Vec<String> = series
        .columns
        .iter()
        .map(|column| escape(column.name()))
        .collect();
    let start = match series.clock {
        Clock::Utc { start } => start.to_string(),
        Clock::Steps => String::new(),
    };
    let seconds = series.bar_seconds;
    let mut said = format!("{},{start},{seconds},{decimals},", names.join("~"));
    let mut before = vec![0_i64; series.columns.len()];
    let mut first = true;
    for row in &series.rows {
        for (price, before) in row.iter().zip(&mut before) {
            let now = steps(*price, decimals)?;
            if !first {
                said.push('.');
            }
            first = false;
            said.push_str(&(now - *before).to_string());
            *before = now;
        }
        if said.len() > LONGEST_LINK {
            return None;
        }
    }
    Some(said)
}

/// Reads `own`: the form, and a sentence on what was left out.
pub(super) fn read_link(text: &str) -> Result<(OwnForm, Option<String>), &'static str> {
    let mut parts = text.split(',');
    let mut part = || parts.next().unwrap_or_default();
    let market = unescape(part());
    let of = |text: String| OwnForm::new(market.clone(), text);
    match part() {
        "x" => Ok((of(unescape(part())), None)),
        "l" => Ok((
            of(String::new()),
            Some(links::prices_lost(&super::short(part()))),
        )),
        names => {
            let parts = [names, part(), part(), part(), part()];
            Ok((of(csv_of(parts).ok_or(links::NO_SERIES)?), None))
        }
    }
}

/// Names, start, seconds, decimals and differences as a CSV.
fn csv_of(parts: [&str; 5]) -> Option<String> {
    let [names, start, seconds, decimals, list] = parts;
    let names: Vec<String> = names.split('~').map(unescape).collect();
    let decimals: u32 = decimals.parse().ok().filter(|count| *count <= 18)?;
    let step: i64 = seconds.parse::<u32>().ok()?.into();
    let mut at: Option<i64> = match start {
        "" => None,
        start => Some(start.parse().ok()?),
    };
    let numbers: Vec<&str> = list.split('.').collect();
    if names.len() > MOST_ITEMS || numbers.len() > names.len() * MOST_ROWS {
        return None;
    }
    let mut csv = head(&names, at.is_some());
    let mut before = vec![0_i64; names.len()];
    for row in numbers.chunks(names.len()) {
        let mut prices = Vec::with_capacity(names.len());
        for (text, before) in row.iter().zip(&mut before) {
            *before = before.checked_add(text.parse().ok()?)?;
            prices.push(Decimal::new(*before, decimals));
        }
        line(&mut csv, at, &prices);
        at = match at {
            Some(at) => Some(at.checked_add(step)?),
            None => None,
        };
    }
    Some(csv)
}

fn head(names: &[String], timed: bool) -> String {
    let time = if timed { "time," } else { "" };
    [time, &names.join(","), "\n"].concat()
}

fn line(csv: &mut String, at: Option<i64>, prices: &[Decimal]) {
    if let Some(at) = at {
        csv.push_str(&instant(at));
        csv.push(',');
    }
    let prices: Vec<String> = prices.iter().map(|price| Style::raw(*price)).collect();
    csv.push_str(&prices.join(","));
    csv.push('\n');
}

/// "2024-01-05T14:00Z", with seconds where it does not fall on a minute.
fn instant(at: i64) -> String {
    let minute = utc::text(at);
    match at.rem_euclid(60) {
        0 => minute,
        second => format!("{}:{second:02}Z", minute.trim_end_matches('Z')),
    }
}

/// The series as a CSV with points and commas.
fn csv(series: &Series) -> String {
    let names: Vec<String> = series
        .columns
        .iter()
        .map(|column| column.name().to_owned())
        .collect();
    let mut at = match series.clock {
        Clock::Utc { start } => Some(start),
        Clock::Steps => None,
    };
    let mut csv = head(&names, at.is_some());
    for row in &series.rows {
        line(&mut csv, at, row);
        at = at.and_then(|at| at.checked_add(series.bar_seconds.into()));
    }
    csv
}

/// The pasted prices in a file; nothing where there are none.
pub(super) fn own(form: &OwnForm, locale: Separators) -> Fields {
    let mut fields = Fields::default();
    if *form == OwnForm::default() {
        return fields;
    }
    fields.typed("market", &form.market);
    match form.series(locale).as_ref() {
        Ok(series) => fields.always("series", &csv(series)),
        Err(_) if form.text().chars().count() > LONGEST_TEXT => {}
        Err(_) => fields.typed("series", form.text()),
    }
    fields
}

/// Reads the prices of a file.
pub(super) fn read_own(reader: &mut Reader, mut object: Object<'_>) -> Result<OwnForm, JsonError> {
    let market = object.text("market")?.unwrap_or_default();
    let series = object.text("series")?.unwrap_or_default();
    reader.close(&object);
    Ok(OwnForm::new(market, series))
}
