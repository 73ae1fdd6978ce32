//! Makes the packed file of recorded prices from the recorded series.
//!
//! `cargo run --example pack_paths -- DIRECTORY [FILE]`
//!
//! The directory holds, for each event and for btc and eth, `<event>-<asset>-mark-1h.csv` and
//! `<event>-<asset>-perp-1h.csv` (time,open,high,low,close) and `<event>-<asset>-funding-8h.csv`
//! (time,rate), with times as 2025-10-10T21:00:00Z; see `docs/data.md`. Rows outside the event's
//! window are left out. A missing or doubled bar, or a settlement that is not on the hour, is an
//! error. The file is `src/simulate/events.bin` of this package unless another is named.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use isocross::simulate::events::{self, BAR_SECONDS, Event};
use isocross::simulate::packed::{
    ASSETS, Block, ONE, PRICE_PLACES, RATE_PLACES, Row, Steps, pack, unpack,
};
use isocross::simulate::utc;
use rust_decimal::Decimal;

type Result<T> = std::result::Result<T, Box<dyn Error>>;
/// Figures of a file by time, "2025-10-10T21:00Z".
type Table = BTreeMap<String, Vec<Decimal>>;

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1);
    let directory = arguments
        .next()
        .ok_or("usage: pack_paths DIRECTORY [FILE]")?;
    let ours = || concat!(env!("CARGO_MANIFEST_DIR"), "/src/simulate/events.bin").into();
    let target = arguments.next().map_or_else(ours, PathBuf::from);
    let mut blocks = Vec::new();
    for event in &events::ALL {
        blocks.push(block(Path::new(&directory), event)?);
    }
    let file = pack(&blocks).map_err(|error| format!("{error:?}"))?;
    for (number, block) in blocks.iter().enumerate() {
        if unpack(&file, number).as_ref() != Ok(block) {
            return Err(format!("{} does not read back", events::ALL[number].slug).into());
        }
    }
    fs::write(&target, &file)?;
    println!("{}: {} bytes", target.display(), file.len());
    Ok(())
}

fn block(directory: &Path, event: &Event) -> Result<Block> {
    let mut assets = <[Vec<Row>; ASSETS.len()]>::default();
    for (asset, rows) in ASSETS.iter().zip(&mut assets) {
        *rows = series(directory, event, &asset.to_lowercase())?;
    }
    Ok(Block {
        hour: u32::try_from(event.first / i64::from(BAR_SECONDS))?,
        assets,
    })
}

fn series(directory: &Path, event: &Event, asset: &str) -> Result<Vec<Row>> {
    // One series is filed under its month as well.
    let name = if event.slug == "squeeze-2021" {
        "squeeze-2021-07"
    } else {
        event.slug
    };
    let table = |kind: &str| read(&directory.join(format!("{name}-{asset}-{kind}.csv")));
    let (mark, last, funding) = (table("mark-1h")?, table("perp-1h")?, table("funding-8h")?);
    let start = utc::text(event.first);
    let first_mark = *mark
        .get(&start)
        .and_then(|bar| bar.first())
        .ok_or("no first mark")?;
    let mut rows = Vec::new();
    for bar in 0..i64::from(event.bars) {
        let time = utc::text(event.first + bar * i64::from(BAR_SECONDS));
        let missing = || format!("{name}-{asset}: no bar at {time}");
        rows.push(Row {
            mark: steps(mark.get(&time).ok_or_else(missing)?, first_mark)?,
            last: steps(last.get(&time).ok_or_else(missing)?, first_mark)?,
            rate: funding
                .get(&time)
                .map(|rate| rate_steps(rate))
                .transpose()?,
        });
    }
    let end = utc::text(event.last() + i64::from(BAR_SECONDS));
    let settled = rows.iter().filter(|row| row.rate.is_some()).count();
    if funding.range(start..end).count() != settled {
        return Err(format!("{name}-{asset}: a settlement between two bars' openings").into());
    }
    Ok(rows)
}

fn read(file: &Path) -> Result<Table> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut table = Table::new();
    for line in text.lines().skip(1) {
        let (time, figures) = line.split_once(',').ok_or("a line without a comma")?;
        let minute = time
            .strip_suffix(":00Z")
            .ok_or("a time that is not on the minute")?;
        let figures = figures
            .split(',')
            .map(str::parse)
            .collect::<std::result::Result<_, _>>()?;
        if table.insert(format!("{minute}Z"), figures).is_some() {
            return Err(format!("{}: {time} twice", file.display()).into());
        }
    }
    Ok(table)
}

/// Prices as steps of the first mark, to the nearest.
fn steps(prices: &[Decimal], first_mark: Decimal) -> Result<Steps> {
    let count = |price: &Decimal| {
        let steps = (price * Decimal::from(ONE) / first_mark).round();
        i64::try_from(steps).map_err(|_| "a price too large")
    };
    let [open, high, low, close] = prices else {
        return Err(format!("a bar of {} prices, {PRICE_PLACES} places", prices.len()).into());
    };
    Ok(Steps {
        open: count(open)?,
        high: count(high)?,
        low: count(low)?,
        close: count(close)?,
    })
}

/// A rate as whole steps, or an error: rates are never rounded.
fn rate_steps(rate: &[Decimal]) -> Result<i64> {
    let [rate] = rate else {
        return Err("a settlement without one rate".into());
    };
    let steps = rate * Decimal::from(10_i64.pow(RATE_PLACES));
    if !steps.fract().is_zero() {
        return Err(format!("{rate} has more than {RATE_PLACES} decimals").into());
    }
    Ok(i64::try_from(steps)?)
}
