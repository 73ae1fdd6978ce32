//! The recorded events against the published figures.
//!
//! Figures are USDT prices and rates of Binance USDⓈ-M futures, BTCUSDT and ETHUSDT, read from the
//! recorded series before they were packed (`docs/data.md` has the addresses).

use isocross::simulate::events::{self, BAR_SECONDS};
use isocross::simulate::path::{Bar, PricePath, Track};
use isocross::simulate::utc;
use rust_decimal::Decimal;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("the tests' own figures are decimals")
}

fn load(slug: &str) -> PricePath {
    events::load(slug).expect("every listed event loads: every_event_loads")
}

fn track<'a>(path: &'a PricePath, asset: &str) -> &'a Track {
    path.tracks
        .iter()
        .find(|track| track.asset == asset)
        .expect("BTC and ETH are in every event")
}

/// The bar that opens at "2025-10-10T21:00Z".
fn bar_at(path: &PricePath, time: &str) -> usize {
    let opens = |&bar: &usize| path.opens_at(bar).map(utc::text).as_deref() == Some(time);
    (0..path.tracks[0].mark.len())
        .find(opens)
        .expect("the time is within the event")
}

#[test]
fn every_event_loads() {
    for (slug, first, last, bars, settlements) in [
        (
            "covid-2020",
            "2020-03-10T00:00Z",
            "2020-03-20T23:00Z",
            264,
            33,
        ),
        (
            "may-2021",
            "2021-05-10T00:00Z",
            "2021-05-30T23:00Z",
            504,
            63,
        ),
        (
            "squeeze-2021",
            "2021-07-20T00:00Z",
            "2021-07-30T23:00Z",
            264,
            33,
        ),
        (
            "luna-2022",
            "2022-05-06T00:00Z",
            "2022-05-17T23:00Z",
            288,
            36,
        ),
        (
            "ftx-2022",
            "2022-11-05T00:00Z",
            "2022-11-16T23:00Z",
            288,
            36,
        ),
        (
            "yen-2024",
            "2024-08-01T00:00Z",
            "2024-08-10T23:00Z",
            240,
            30,
        ),
        (
            "cascade-2025",
            "2025-10-09T00:00Z",
            "2025-10-11T23:00Z",
            72,
            9,
        ),
        (
            "calm-2023",
            "2023-09-01T00:00Z",
            "2023-09-30T23:00Z",
            720,
            90,
        ),
    ] {
        let (path, event) = (
            load(slug),
            events::find(slug).expect("what loads is listed"),
        );
        assert_eq!((path.slug, &*path.title), (slug, event.title));
        assert_eq!(path.bar_seconds, BAR_SECONDS);
        assert_eq!(
            [event.first, event.last()].map(utc::text),
            [first, last],
            "{slug}"
        );
        assert_eq!(path.opens_at(0), Some(event.first), "{slug}");
        assert_eq!(path.opens_at(bars - 1), Some(event.last()), "{slug}");
        assert!(
            path.source
                .starts_with("Binance USDⓈ-M futures, public market data.")
        );
        let assets: Vec<_> = path.tracks.iter().map(|track| &*track.asset).collect();
        assert_eq!(assets, ["BTC", "ETH"], "{slug}");
        for track in &path.tracks {
            assert_eq!((track.mark.len(), track.last.len()), (bars, bars), "{slug}");
            // At 00:00, 08:00 and 16:00 UTC, as all of them were.
            let charged: Vec<_> = track.funding.iter().map(|funding| funding.bar).collect();
            assert_eq!(
                charged,
                (0..settlements).map(|n| n * 8).collect::<Vec<_>>(),
                "{slug}"
            );
        }
    }
    assert_eq!(events::ALL.len(), 8);
    assert_eq!(events::load("tulips-1637"), None);
}

#[test]
fn every_bar_is_in_order_and_the_first_mark_is_one() {
    for event in &events::ALL {
        for track in &load(event.slug).tracks {
            assert_eq!(track.mark[0].open, Decimal::ONE, "{}", event.slug);
            for bar in track.mark.iter().chain(&track.last) {
                assert!(bar.low > Decimal::ZERO && bar.low <= bar.open.min(bar.close));
                assert!(bar.high >= bar.open.max(bar.close));
            }
        }
    }
}

type Pick = fn(&Track) -> (&[Bar], fn(&Bar) -> Decimal);
const MARK_OPEN: Pick = |track| (&track.mark, |bar| bar.open);
const MARK_HIGH: Pick = |track| (&track.mark, |bar| bar.high);
const MARK_LOW: Pick = |track| (&track.mark, |bar| bar.low);
const MARK_CLOSE: Pick = |track| (&track.mark, |bar| bar.close);
const LAST_OPEN: Pick = |track| (&track.last, |bar| bar.open);
const LAST_HIGH: Pick = |track| (&track.last, |bar| bar.high);
const LAST_LOW: Pick = |track| (&track.last, |bar| bar.low);
const LAST_CLOSE: Pick = |track| (&track.last, |bar| bar.close);

/// (event, asset, first mark, landmarks), as published.
#[rustfmt::skip]
type Landmarks = (&'static str, &'static str, &'static str, &'static [(&'static str, Pick, &'static str)]);

#[rustfmt::skip]
const LANDMARKS: &[Landmarks] = &[
    ("covid-2020", "BTC", "7930.65", &[
        ("2020-03-10T00:00Z", LAST_OPEN, "7932.45"),
        ("2020-03-12T00:00Z", MARK_OPEN, "7933.86"),
        ("2020-03-13T02:00Z", MARK_LOW, "3801.83"),
        ("2020-03-13T02:00Z", LAST_LOW, "3621.81"),
        ("2020-03-13T02:00Z", LAST_CLOSE, "4723.95"),
    ]),
    ("covid-2020", "ETH", "202.85", &[
        // The exchange recorded both of these wicks of the contract; the mark did not follow.
        ("2020-03-13T02:00Z", LAST_HIGH, "323.00"),
        ("2020-03-13T02:00Z", LAST_LOW, "84.23"),
        ("2020-03-13T02:00Z", MARK_HIGH, "119.47"),
        ("2020-03-13T02:00Z", MARK_LOW, "87.09"),
    ]),
    ("may-2021", "BTC", "58285.81", &[
        ("2021-05-10T00:00Z", LAST_OPEN, "58292.53"),
        ("2021-05-19T13:00Z", MARK_LOW, "29563.37"),
        ("2021-05-19T13:00Z", LAST_LOW, "28688.00"),
    ]),
    ("may-2021", "ETH", "3927.43", &[
        ("2021-05-19T13:00Z", MARK_LOW, "1764.26"),
        ("2021-05-19T13:00Z", LAST_LOW, "1400.73"),
        ("2021-05-23T16:00Z", MARK_LOW, "1730.23"),
    ]),
    ("squeeze-2021", "BTC", "30823.63", &[
        ("2021-07-26T01:00Z", MARK_HIGH, "39744.81"),
        ("2021-07-26T01:00Z", LAST_HIGH, "48168.60"),
        ("2021-07-30T23:00Z", MARK_HIGH, "42292.81"),
    ]),
    ("squeeze-2021", "ETH", "1818.15", &[
        ("2021-07-26T01:00Z", LAST_HIGH, "2398.59"),
        ("2021-07-26T01:00Z", MARK_CLOSE, "2314.54"),
    ]),
    ("luna-2022", "BTC", "36535.42", &[("2022-05-12T07:00Z", MARK_LOW, "26730.07")]),
    ("luna-2022", "ETH", "2746.37", &[("2022-05-12T07:00Z", MARK_LOW, "1788.12")]),
    ("ftx-2022", "BTC", "21137.60", &[("2022-11-09T22:00Z", MARK_LOW, "15542.88")]),
    ("ftx-2022", "ETH", "1644.18", &[("2022-11-09T23:00Z", MARK_LOW, "1073.42")]),
    ("yen-2024", "BTC", "64601.80", &[("2024-08-05T06:00Z", MARK_LOW, "49063.74")]),
    ("yen-2024", "ETH", "3231.48", &[("2024-08-05T01:00Z", MARK_LOW, "2125.11")]),
    ("cascade-2025", "BTC", "123237.94", &[
        ("2025-10-10T21:00Z", MARK_LOW, "101877.69"),
        ("2025-10-10T21:00Z", LAST_LOW, "101516.50"),
    ]),
    ("cascade-2025", "ETH", "4523.67", &[
        ("2025-10-10T21:00Z", MARK_LOW, "3425.34"),
        ("2025-10-10T21:00Z", LAST_LOW, "3400.00"),
    ]),
    ("calm-2023", "BTC", "25928.10", &[
        ("2023-09-11T20:00Z", MARK_LOW, "24908.12"),
        ("2023-09-19T15:00Z", MARK_HIGH, "27469.90"),
    ]),
    ("calm-2023", "ETH", "1645.27", &[
        ("2023-09-11T20:00Z", LAST_LOW, "1528.61"),
        ("2023-09-30T23:00Z", MARK_CLOSE, "1670.17"),
    ]),
];

#[test]
fn published_prices_are_within_half_a_step() {
    let half_a_step = decimal("0.000005");
    for &(slug, asset, first, landmarks) in LANDMARKS {
        let (path, first) = (load(slug), decimal(first));
        for &(time, pick, published) in landmarks {
            let (bars, price) = pick(track(&path, asset));
            let replayed = price(&bars[bar_at(&path, time)]) * first;
            let off = (replayed - decimal(published)).abs();
            assert!(
                off <= first * half_a_step,
                "{slug} {asset} {time}: {replayed}, not {published}"
            );
        }
    }
}

#[test]
fn the_extremes_named_in_the_summaries_are_the_extremes() {
    for (slug, asset, pick, time) in [
        ("covid-2020", "BTC", MARK_LOW, "2020-03-13T02:00Z"),
        ("may-2021", "BTC", MARK_LOW, "2021-05-19T13:00Z"),
        ("may-2021", "ETH", LAST_LOW, "2021-05-19T13:00Z"),
        ("luna-2022", "BTC", MARK_LOW, "2022-05-12T07:00Z"),
        ("ftx-2022", "BTC", MARK_LOW, "2022-11-09T22:00Z"),
        ("yen-2024", "ETH", MARK_LOW, "2024-08-05T01:00Z"),
        ("cascade-2025", "BTC", MARK_LOW, "2025-10-10T21:00Z"),
        ("cascade-2025", "ETH", MARK_LOW, "2025-10-10T21:00Z"),
        ("calm-2023", "BTC", MARK_LOW, "2023-09-11T20:00Z"),
    ] {
        let path = load(slug);
        let (bars, price) = pick(track(&path, asset));
        let lowest = bars.iter().map(price).min();
        assert_eq!(
            Some(price(&bars[bar_at(&path, time)])),
            lowest,
            "{slug} {asset}"
        );
    }
    for (slug, pick, time) in [
        ("squeeze-2021", LAST_HIGH, "2021-07-26T01:00Z"),
        ("calm-2023", MARK_HIGH, "2023-09-19T15:00Z"),
    ] {
        let path = load(slug);
        let (bars, price) = pick(track(&path, "BTC"));
        let highest = bars.iter().map(price).max();
        assert_eq!(Some(price(&bars[bar_at(&path, time)])), highest, "{slug}");
    }
}

#[test]
fn funding_is_exactly_as_recorded() {
    for (slug, asset, time, rate) in [
        ("covid-2020", "BTC", "2020-03-13T08:00Z", "-0.00300000"),
        ("covid-2020", "ETH", "2020-03-10T00:00Z", "0.00025018"),
        ("may-2021", "ETH", "2021-05-19T16:00Z", "-0.00356332"),
        ("may-2021", "BTC", "2021-05-10T16:00Z", "0.00098653"),
        ("squeeze-2021", "BTC", "2021-07-20T00:00Z", "-0.00015687"),
        ("squeeze-2021", "ETH", "2021-07-30T16:00Z", "0.00010000"),
        ("luna-2022", "BTC", "2022-05-06T00:00Z", "-0.00013460"),
        ("ftx-2022", "ETH", "2022-11-05T00:00Z", "0.00009190"),
        ("yen-2024", "BTC", "2024-08-10T16:00Z", "-0.00001949"),
        ("cascade-2025", "BTC", "2025-10-11T16:00Z", "0.00000467"),
        ("cascade-2025", "ETH", "2025-10-11T16:00Z", "-0.00000173"),
        ("calm-2023", "BTC", "2023-09-30T16:00Z", "0.00001525"),
    ] {
        let path = load(slug);
        let bar = bar_at(&path, time);
        let found = track(&path, asset)
            .funding
            .iter()
            .find(|funding| funding.bar == bar);
        assert_eq!(
            found.map(|funding| funding.rate),
            Some(decimal(rate)),
            "{slug} {asset} {time}"
        );
    }
}
