//! Recorded events: what BTC and ETH did in eight stretches of history, ready to be replayed.
//!
//! Prices are multiples of each asset's first mark, within 0.000005 of the recorded figure, so they
//! replay from any entry. Funding rates are exactly as recorded. Where every figure comes from is
//! in `docs/data.md`; `examples/pack_paths.rs` makes the file from the recorded series.

use rust_decimal::Decimal;
use std::sync::OnceLock;

use super::packed::{ASSETS, Block, PRICE_PLACES, RATE_PLACES, Row, Steps, unpack};
use super::path::{Bar, Clock, Funding, PricePath, Track};

/// Length of every bar, in seconds.
pub const BAR_SECONDS: u32 = 3_600;

/// Events already read: unpacking one takes longer than walking an account along it.
static READ: [OnceLock<Option<PricePath>>; ALL.len()] = [const { OnceLock::new() }; ALL.len()];

static PACKED: &[u8] = include_bytes!("events.bin");

/// A recorded event, as listed: its figures are read by [`load`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Short name used in links.
    pub slug: &'static str,
    /// Title as shown.
    pub title: &'static str,
    /// One sentence of what happened; prices are USDT on the venue of `source`, times UTC.
    pub summary: &'static str,
    /// Unix second at which the first bar opens.
    pub first: i64,
    /// Number of bars.
    pub bars: u16,
    /// Publisher, and the public copies the figures were taken from.
    pub source: &'static str,
}

impl Event {
    /// Unix second at which the last bar opens; it covers the hour from there.
    #[must_use]
    pub fn last(&self) -> i64 {
        self.first + (i64::from(self.bars) - 1) * i64::from(BAR_SECONDS)
    }
}

macro_rules! source {
    ($funding:literal) => {
        concat!(
            "Binance USDⓈ-M futures, public market data. Prices: ",
            "https://github.com/Roshan7869/algotrading/tree/",
            "db07ceb71ac165a38fe200a86ae48586ed040f60/user_data/data/binance/futures. Funding: ",
            $funding
        )
    };
}

/// Until 2023 the funding rates come from another repository than the prices.
const TWO_COPIES: &str = source!(
    "https://github.com/supervik/historical-funding-rates-fetcher/tree/66a085bc68147df2dd3360a25ac6e9f38e7077b5/data."
);
const ONE_COPY: &str = source!("the same directory.");

/// Every recorded event, in the order of the packed file: the crashes and the squeeze by date,
/// then the calm month.
pub const ALL: [Event; 8] = [
    Event {
        slug: "covid-2020",
        title: "COVID crash, March 2020",
        summary: "Markets everywhere fell on news of the pandemic; BTC's mark halved within \
                  27 hours, to 3,801.83 on 13 March.",
        first: 1_583_798_400,
        bars: 264,
        source: TWO_COPIES,
    },
    Event {
        slug: "may-2021",
        title: "Crash of May 2021",
        summary: "A long rise broke: on 19 May BTC's mark fell to 29,563.37, and ETH traded as \
                  low as 1,400.73 in an hour in which its mark kept above 1,764.",
        first: 1_620_604_800,
        bars: 504,
        source: TWO_COPIES,
    },
    Event {
        slug: "squeeze-2021",
        title: "Short squeeze, July 2021",
        summary: "Shorts were forced to buy back on 26 July; BTC traded as high as 48,168.60 in \
                  an hour in which its mark kept below 39,745.",
        first: 1_626_739_200,
        bars: 264,
        source: TWO_COPIES,
    },
    Event {
        slug: "luna-2022",
        title: "Collapse of LUNA, May 2022",
        summary: "The stablecoin UST lost its peg and took LUNA down with it; BTC's mark fell to \
                  26,730.07 on 12 May.",
        first: 1_651_795_200,
        bars: 288,
        source: TWO_COPIES,
    },
    Event {
        slug: "ftx-2022",
        title: "Failure of FTX, November 2022",
        summary: "The exchange FTX stopped paying out and filed for bankruptcy; BTC's mark fell \
                  to 15,542.88 on 9 November.",
        first: 1_667_606_400,
        bars: 288,
        source: TWO_COPIES,
    },
    Event {
        slug: "yen-2024",
        title: "Yen carry unwind, August 2024",
        summary: "Positions financed in yen were closed in a hurry and markets fell together; \
                  ETH's mark fell to 2,125.11 on 5 August.",
        first: 1_722_470_400,
        bars: 240,
        source: ONE_COPY,
    },
    Event {
        slug: "cascade-2025",
        title: "Cascade of 10 October 2025",
        summary: "News of tariffs set off a wave of forced closing; in the hour from 21:00 BTC's \
                  mark fell to 101,877.69 and ETH's to 3,425.34.",
        first: 1_759_968_000,
        bars: 72,
        source: ONE_COPY,
    },
    Event {
        slug: "calm-2023",
        title: "A calm month, September 2023",
        summary: "Nothing in particular: BTC's mark stayed between 24,908.12 and 27,469.90 all \
                  month.",
        first: 1_693_526_400,
        bars: 720,
        source: TWO_COPIES,
    },
];

/// The listing of one event.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Event> {
    ALL.iter().find(|event| event.slug == slug)
}

/// The prices and funding of one event; `None` when there is no event of this name.
///
/// Reads that event's part of the packed file, and no other.
#[must_use]
pub fn load(slug: &str) -> Option<PricePath> {
    let number = ALL.iter().position(|event| event.slug == slug)?;
    // A damaged file would show as a missing event; `every_event_loads` in tests/paths.rs.
    let read = || Some(path(&ALL[number], &unpack(PACKED, number).ok()?));
    READ[number].get_or_init(read).clone()
}

fn path(event: &Event, block: &Block) -> PricePath {
    PricePath {
        slug: event.slug,
        title: event.title.to_owned(),
        clock: Clock::Utc {
            start: i64::from(block.hour) * i64::from(BAR_SECONDS),
        },
        bar_seconds: BAR_SECONDS,
        tracks: ASSETS
            .iter()
            .zip(&block.assets)
            .map(|(asset, rows)| track(asset, rows))
            .collect(),
        source: event.source,
    }
}

fn track(asset: &str, rows: &[Row]) -> Track {
    let settled = |(bar, row): (usize, &Row)| {
        row.rate.map(|rate| Funding {
            bar,
            rate: Decimal::new(rate, RATE_PLACES),
        })
    };
    Track {
        asset: asset.to_owned(),
        mark: rows.iter().map(|row| bar(row.mark)).collect(),
        last: rows.iter().map(|row| bar(row.last)).collect(),
        funding: rows.iter().enumerate().filter_map(settled).collect(),
    }
}

fn bar(steps: Steps) -> Bar {
    let price = |steps| Decimal::new(steps, PRICE_PLACES);
    Bar {
        open: price(steps.open),
        high: price(steps.high),
        low: price(steps.low),
        close: price(steps.close),
    }
}
