//! The reader's own prices → the path they make.

use super::edit::Field;
use super::form::{Form, OwnForm};
use super::import::{Column, Series};
use super::reader::Reader;
use crate::simulate::path::{Bar, Clock, PricePath, Track};
use crate::simulate::utc;
use crate::words::inputs::paths as words;
use crate::words::inputs::series as series_words;
use rust_decimal::Decimal;

/// Decimal places of a price, as a multiple of the first.
const PLACES: u32 = 12;

/// The path of the pasted series; none, with an error, when it cannot be read.
pub fn path(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<PricePath> {
    let read = form.own.series(reader.style.separators);
    let series = match read.as_ref() {
        Ok(series) => series,
        Err(error) => {
            reader.wrong(Field::Own, error.text());
            return None;
        }
    };
    let tracks = tracks(&form.own, series, markets);
    if !tracks
        .iter()
        .any(|track| markets.contains(&track.asset.as_str()))
    {
        let names: Vec<&str> = tracks.iter().map(|track| track.asset.as_str()).collect();
        let message = words::no_position_in(&names.join(", "));
        reader.wrong(Field::Own, message);
        return None;
    }
    let two = tracks.iter().any(|track| track.mark != track.last);
    reader
        .readings
        .push((Field::Own, said(series, &tracks, reader)));
    Some(PricePath {
        slug: OwnForm::SLUG,
        title: words::YOUR_OWN_PRICES.to_owned(),
        clock: series.clock,
        bar_seconds: series.bar_seconds,
        tracks,
        source: if two { words::YOUR_OWN_SERIES } else { "" },
    })
}

/// "As 240 bars, from … to …; last close 61,234.5."
fn said(series: &Series, tracks: &[Track], reader: &Reader) -> String {
    let bars = tracks.first().map_or(0, |track| track.mark.len());
    let count = bars.to_string();
    let read = match series.clock {
        Clock::Utc { start } => {
            let length = i64::from(series.bar_seconds) * i64::try_from(bars).unwrap_or(0);
            let (from, to) = (utc::text(start), utc::text(start + length));
            series_words::bars_between(&count, &from, &to)
        }
        Clock::Steps => series_words::bars(&count),
    };
    let last = series.rows.last().map_or(String::new(), |row| {
        let closes = series.columns.iter().zip(row);
        let closes = closes.filter(|(column, _)| {
            matches!(column, Column::Close | Column::Mark | Column::Market(_))
        });
        let one = |(column, price): (&Column, &Decimal)| {
            format!("{} {}", column.name(), reader.style.editable(*price))
        };
        closes.map(one).collect::<Vec<_>>().join(", ")
    });
    let last = series_words::last_row(&read, &last);
    let said = [&last, &series.reading, series_words::PRICES_ARE_MULTIPLES];
    let said: Vec<&str> = said.into_iter().filter(|said| !said.is_empty()).collect();
    said.join(" ")
}

/// One track a market of the series.
fn tracks(own: &OwnForm, series: &Series, markets: &[&str]) -> Vec<Track> {
    let place = |column: Column| series.columns.iter().position(|known| *known == column);
    let named = series.columns.iter().enumerate();
    let named: Vec<Track> = named
        .filter_map(|(place, column)| match column {
            Column::Market(name) => {
                let bars = closes(series, place, series.rows[0][place], 1);
                Some(track(name.clone(), bars.clone(), bars))
            }
            _ => None,
        })
        .collect();
    if !named.is_empty() {
        return named;
    }
    let first = markets.first().copied().unwrap_or_default();
    let market = match own.market.trim() {
        "" => first.to_owned(),
        market => market.to_ascii_uppercase(),
    };
    let bar = Column::BAR.map(place);
    let (close, mark) = (place(Column::Close), place(Column::Mark));
    let (mark, last) = match (bar, mark, close) {
        ([Some(open), Some(high), Some(low), Some(close)], mark, _) => {
            let base = series.rows[0][mark.unwrap_or(open)];
            let bars = series.rows.iter().map(|row| Bar {
                open: multiple(row[open], base),
                high: multiple(row[high], base),
                low: multiple(row[low], base),
                close: multiple(row[close], base),
            });
            let last: Vec<Bar> = bars.collect();
            let mark = mark.map_or_else(|| last.clone(), |mark| closes(series, mark, base, 0));
            (mark, last)
        }
        (_, Some(mark), Some(close)) => {
            let base = series.rows[0][mark];
            (
                closes(series, mark, base, 1),
                closes(series, close, base, 1),
            )
        }
        (_, one, other) => {
            let place = one.or(other).unwrap_or(0);
            let bars = closes(series, place, series.rows[0][place], 1);
            (bars.clone(), bars)
        }
    };
    vec![track(market, mark, last)]
}

fn track(asset: String, mark: Vec<Bar>, last: Vec<Bar>) -> Track {
    Track {
        asset,
        mark,
        last,
        funding: Vec::new(),
    }
}

fn multiple(price: Decimal, base: Decimal) -> Decimal {
    price
        .checked_div(base)
        .unwrap_or(Decimal::ONE)
        .round_dp(PLACES)
}

/// Bars from close to close, from row `from` on; the first opens at the close before it, or where
/// there is none at its own.
fn closes(series: &Series, place: usize, base: Decimal, from: usize) -> Vec<Bar> {
    let mut open = multiple(series.rows[0][place], base);
    let mut bars = Vec::with_capacity(series.rows.len());
    for row in series.rows.iter().skip(from) {
        let close = multiple(row[place], base);
        bars.push(Bar {
            open,
            // Between closes nothing is known: markets move together, straight.
            high: close,
            low: close,
            close,
        });
        open = close;
    }
    bars
}
