//! The opening example: 1,000 USDT, long 4,000 of BTC at 60,000 and long 3,000 of ETH at 3,000,
//! both 10x, flat maintenance of 0.5 %, along the cascade of 10 October 2025.

use isocross::scenario::picture::*;
use isocross::simulate::path::Clock;
use rust_decimal::Decimal;

use crate::cascade::{BTC, ETH};

/// 9 October 2025, 0 h UTC.
pub const START: i64 = 1_759_968_000;

pub fn dec(text: &str) -> Decimal {
    text.parse().expect("a number")
}

pub fn label(head: &str, detail: &str) -> Label {
    Label {
        head: head.to_owned(),
        detail: detail.to_owned(),
    }
}

pub fn note(x: Decimal, y: Decimal, label: Label) -> Note {
    Note { at: (x, y), label }
}

pub fn closing(series: Series, at: Point, label: &str) -> Event {
    Event {
        at,
        series,
        kind: EventKind::Closed,
        label: label.to_owned(),
        follows: String::new(),
        detail: String::new(),
    }
}

pub const ENGLISH: NumberStyle = NumberStyle {
    decimal: '.',
    group: ',',
};

/// One sample: x, mark of BTC, mark of ETH.
type Sample = (Decimal, Decimal, Decimal);

/// Open, the nearer extreme, the other and close of every hour.
fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for (bar, (btc, eth)) in BTC.iter().zip(&ETH).enumerate() {
        let order = if btc[3] < btc[0] {
            [0, 1, 2, 3]
        } else {
            [0, 2, 1, 3]
        };
        for (leg, pick) in order.into_iter().enumerate() {
            let x = Decimal::from(bar) + Decimal::new(25, 2) * Decimal::from(leg);
            let scaled = |value: i64, entry: i64| Decimal::new(value * entry, 5);
            samples.push((x, scaled(btc[pick], 60_000), scaled(eth[pick], 3_000)));
        }
    }
    let (_, btc, eth) = samples[samples.len() - 1];
    samples.push((Decimal::from(72), btc, eth));
    samples
}

fn coins() -> Decimal {
    Decimal::from(4000) / Decimal::from(60_000)
}

/// The mark of BTC at which cross closes while ETH stands at `eth`.
fn cross_line(eth: Decimal) -> Decimal {
    (Decimal::from(6000) - dec("0.995") * eth) / (dec("0.995") * coins())
}

struct Walk {
    isolated: Vec<Point>,
    cross: Vec<Point>,
    eth_closed: Point,
    btc_closed: Point,
    cross_closed: Point,
}

fn walk(samples: &[Sample]) -> Walk {
    let (btc_edge, eth_edge) = (dec("54271.36"), dec("2713.57"));
    let mut walk = Walk {
        isolated: Vec::new(),
        cross: Vec::new(),
        eth_closed: Point::default(),
        btc_closed: Point::default(),
        cross_closed: Point::default(),
    };
    let (mut btc_left, mut eth_left, mut alive) = (None, None, true);
    for (x, btc, eth) in samples.iter().copied() {
        let btc_worth = dec("400") + coins() * (btc - dec("60000"));
        let eth_worth = dec("300") + eth - dec("3000");
        if eth < eth_edge && eth_left.is_none() {
            eth_left = Some(Decimal::ZERO);
            walk.eth_closed = (x, dec("300") + btc_worth);
            walk.isolated
                .push((x, dec("300") + btc_worth + dec("13.6")));
        }
        if btc < btc_edge && btc_left.is_none() {
            btc_left = Some(Decimal::ZERO);
            walk.btc_closed = (x, dec("300"));
            walk.isolated.push((x, dec("318")));
        }
        let isolated = dec("300") + btc_left.unwrap_or(btc_worth) + eth_left.unwrap_or(eth_worth);
        walk.isolated.push((x, isolated));
        let equity = dec("300") + btc_worth + eth_worth;
        if alive && equity < dec("0.005") * (coins() * btc + eth) {
            alive = false;
            walk.cross_closed = (x, cross_line(eth));
            walk.cross.push((x, dec("30")));
        }
        walk.cross
            .push((x, if alive { equity } else { Decimal::ZERO }));
    }
    walk
}

fn time() -> TimeAxis {
    TimeAxis::english(Clock::Utc { start: START }, 3600, 72)
}

pub fn pictures() -> Pictures {
    let samples = samples();
    let walk = walk(&samples);
    Pictures {
        price: price(&samples, &walk),
        account: account(&samples, &walk),
        shock: crate::opening_shock::shock(),
        ..crate::presets::pictures(&isocross::scenario::presets::opening(
            isocross::num::text::Separators::EN,
        ))
    }
}

fn price(samples: &[Sample], walk: &Walk) -> PricePicture {
    let until = |end: Decimal| samples.iter().take_while(move |sample| sample.0 < end);
    let isolated = vec![
        (Decimal::ZERO, dec("54271.36")),
        (walk.btc_closed.0, dec("54271.36")),
    ];
    let mut cross: Vec<Point> = until(walk.cross_closed.0)
        .map(|s| (s.0, cross_line(s.2)))
        .collect();
    cross.push((walk.cross_closed.0, dec("53301.6")));
    let mut first = closing(
        Series::Isolated,
        (walk.btc_closed.0, dec("54271.36")),
        "isolated BTC closed at 54,271.4, −400",
    );
    first.detail = "10 Oct, 21 h. First shown: 45,452.3".to_owned();
    let mut second = closing(
        Series::Cross,
        (walk.cross_closed.0, dec("53301.6")),
        "cross closed at 53,301.6, −1,000",
    );
    second.follows = "then cross closed at 53,301.6, −1,000".to_owned();
    second.detail = "10 Oct, 21 h. First shown: 45,452.3".to_owned();
    let line = |series, name: &str, points, first: &str| LiquidationLine {
        series,
        edge: Edge::Below,
        name: name.to_owned(),
        pieces: vec![points],
        first: first.to_owned(),
    };
    PricePicture {
        summary: "On 10 October 2025 isolated BTC is closed at 54,271.4 and cross at 53,301.6."
            .to_owned(),
        asset: "BTC".to_owned(),
        time: time(),
        numbers: ENGLISH,
        decimals: 1,
        entry: dec("60000"),
        entry_word: "entry".to_owned(),
        mark_name: "mark".to_owned(),
        mark: samples.iter().map(|sample| (sample.0, sample.1)).collect(),
        mark_end: label("mark 53,836.9", "−10.27 % from entry"),
        last: None,
        lines: vec![
            line(
                Series::Isolated,
                "isolated closes at",
                isolated,
                "isolated BTC closes at 54,271.4",
            ),
            line(
                Series::Cross,
                "cross closes at",
                cross,
                "cross closes at 45,452.3 if only BTC moves",
            ),
        ],
        events: vec![first, second],
        notes: vec![note(
            dec("39"),
            cross_line(dec("2720")),
            label(
                "ETH falls, so this line rises.",
                "Nothing about the BTC position changed.",
            ),
        )],
        cursor: Some(Cursor {
            x: dec("42"),
            values: vec![
                (Series::Mark, dec("57250.6")),
                (Series::Isolated, dec("54271.4")),
                (Series::Cross, dec("49746.3")),
            ],
            words: Vec::new(),
        }),
        events_heading: "event".to_owned(),
    }
}

fn account(samples: &[Sample], walk: &Walk) -> AccountPicture {
    let closed = walk.cross_closed.0;
    let maintenance = samples.iter().take_while(|sample| sample.0 <= closed);
    let maintenance: Vec<Point> = maintenance
        .map(|sample| (sample.0, dec("0.005") * (coins() * sample.1 + sample.2)))
        .collect();
    let line = |series, name: &str, points: &[Point], closed, end| AccountLine {
        series,
        name: name.to_owned(),
        points: points.to_vec(),
        closed: Some(closed),
        end,
    };
    AccountPicture {
        summary: "Isolated ends with 300 and cross with 0.".to_owned(),
        time: time(),
        numbers: ENGLISH,
        decimals: 1,
        lines: vec![
            line(
                Series::Isolated,
                "isolated",
                &walk.isolated,
                walk.btc_closed.0,
                label("isolated 300", "0 of 2 positions alive"),
            ),
            line(
                Series::Cross,
                "cross",
                &walk.cross,
                closed,
                label("cross 0", "0 of 2 positions alive"),
            ),
        ],
        floor: Some(Guide {
            points: vec![(Decimal::ZERO, dec("300")), (walk.btc_closed.0, dec("300"))],
            label: "free balance 300: no isolated position can draw on it".to_owned(),
        }),
        maintenance: Some(Guide {
            points: maintenance,
            label: "cross maintenance, 35: the account closes when it is touched".to_owned(),
        }),
        events: vec![
            closing(
                Series::Isolated,
                walk.eth_closed,
                "isolated ETH closed, −300",
            ),
            closing(
                Series::Isolated,
                walk.btc_closed,
                "isolated BTC closed, −400",
            ),
            closing(
                Series::Cross,
                (closed, Decimal::ZERO),
                "cross account closed, −1,000",
            ),
        ],
        notes: vec![note(
            dec("15"),
            dec("780"),
            label("one line while both books are whole", ""),
        )],
        cursor: Some(Cursor {
            x: dec("42"),
            values: vec![
                (Series::Isolated, dec("516.7")),
                (Series::Cross, dec("530.4")),
            ],
            words: Vec::new(),
        }),
        events_heading: "event".to_owned(),
    }
}
