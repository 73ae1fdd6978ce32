//! Laws for any picture: no panic, no float that is no number, no text on text.

use isocross::charts::{ALL, Frame, Geometry, cursor_layer};
use isocross::scenario::picture::*;
use isocross::simulate::path::Clock;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::measure::{complaints, crossed};
use crate::opening::{label, note, pictures};

/// From sub-cent to a thousand thousand millions, and zero, of either sign.
fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        1 => Just(Decimal::ZERO),
        8 => (-999_999_i64..999_999, 0_u32..14).prop_map(|(head, scale)| Decimal::new(head, scale)),
        4 => (-999_999_i64..999_999, 0_u32..7).prop_map(|(head, power)| {
            Decimal::from(head) * Decimal::from(10_i64.pow(power))
        }),
    ]
}

fn points(right: i64) -> impl Strategy<Value = Vec<Point>> {
    vec((0_i64..=right * 4, amount()), 0..60).prop_map(|mut points| {
        points.sort_by_key(|point| point.0);
        points
            .into_iter()
            .map(|(quarter, y)| (Decimal::new(quarter * 25, 2), y))
            .collect()
    })
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zäß<&\" 0-9,.−%]{1,40}",
        "[A-Z]{80,120}",
        Just("\u{0}平仓\u{7}".to_owned()),
    ]
}

fn series() -> impl Strategy<Value = Series> {
    prop_oneof![
        Just(Series::Isolated),
        Just(Series::Cross),
        Just(Series::Configured)
    ]
}

fn events(right: i64) -> impl Strategy<Value = Vec<Event>> {
    let kind = prop_oneof![
        Just(EventKind::Closed),
        Just(EventKind::Partial),
        Just(EventKind::TopUp)
    ];
    let event = (0..=right * 4, amount(), series(), kind, words(), words());
    vec(event, 0..40).prop_map(|mut events| {
        events.sort_by_key(|event| event.0);
        let event = |(quarter, y, series, kind, label, detail)| Event {
            at: (Decimal::new(quarter * 25, 2), y),
            series,
            kind,
            follows: String::new(),
            label,
            detail,
        };
        events.into_iter().map(event).collect()
    })
}

fn time() -> impl Strategy<Value = TimeAxis> {
    let clock = prop_oneof![
        Just(Clock::Steps),
        (-2_000_000_000_i64..4_000_000_000).prop_map(|start| Clock::Utc { start })
    ];
    let bar = prop_oneof![Just(60_u32), Just(300), Just(3600), Just(86_400)];
    (clock, bar, 0_u32..900).prop_map(|(clock, bar, bars)| TimeAxis::english(clock, bar, bars))
}

fn any_price(time: TimeAxis) -> impl Strategy<Value = PricePicture> {
    let right = i64::from(time.bars);
    let line = (series(), any::<bool>(), vec(points(right), 0..3), words());
    let parts = (points(right), vec(line, 0..5), events(right), amount());
    (parts, words(), words(), 0_u32..9).prop_map(move |(parts, head, detail, decimals)| {
        let (mark, lines, events, entry) = parts;
        let line = |(series, below, pieces, first)| LiquidationLine {
            series,
            edge: if below { Edge::Below } else { Edge::Above },
            name: "closes at".to_owned(),
            pieces,
            first,
        };
        let notes = mark.iter().take(2).map(|at| Note {
            at: *at,
            label: label(&head, &detail),
        });
        PricePicture {
            entry: entry.abs(),
            decimals,
            notes: notes.collect(),
            mark_end: label(&head, &detail),
            lines: lines.into_iter().map(line).collect(),
            last: Some(LastPrice {
                name: "last".to_owned(),
                points: mark.clone(),
            }),
            mark,
            events,
            time: time.clone(),
            ..pictures().price
        }
    })
}

fn any_account(time: TimeAxis) -> impl Strategy<Value = AccountPicture> {
    let right = i64::from(time.bars);
    let line = (
        series(),
        points(right),
        proptest::option::of(0..=right),
        words(),
    );
    let guide = || (points(right), words()).prop_map(|(points, label)| Guide { points, label });
    let guides = (proptest::option::of(guide()), proptest::option::of(guide()));
    (vec(line, 0..4), events(right), guides).prop_map(move |(lines, events, guides)| {
        let line = |(series, points, closed, end): (_, _, Option<i64>, String)| AccountLine {
            series,
            name: "value".to_owned(),
            points,
            closed: closed.map(Decimal::from),
            end: label(&end, &end),
        };
        AccountPicture {
            lines: lines.into_iter().map(line).collect(),
            events,
            floor: guides.0,
            maintenance: guides.1,
            time: time.clone(),
            ..pictures().account
        }
    })
}

fn any_shock() -> impl Strategy<Value = ShockPicture> {
    let shifted = |points: Vec<Point>| {
        let move_ = |(x, y): Point| (x / Decimal::from(20) - Decimal::ONE, y);
        points.into_iter().map(move_).collect::<Vec<_>>()
    };
    let line = (series(), points(40), words(), words());
    let edges = vec((-100_i64..300, words()), 0..12);
    (vec(line, 0..4), edges, events(40), amount()).prop_map(
        move |(lines, mut edges, mut events, now)| {
            edges.sort();
            for event in &mut events {
                event.at.0 = event.at.0 / Decimal::from(20) - Decimal::ONE;
            }
            let bounds: Vec<Decimal> = edges.iter().map(|edge| Decimal::new(edge.0, 2)).collect();
            let zone = |(pair, (_, words)): (&[Decimal], &(i64, String))| Zone {
                from: pair[0],
                to: pair[1],
                label: label(words, words),
                ground: Ground::Shade,
            };
            let boundary = |(x, (_, label)): (&Decimal, &(i64, String))| Boundary {
                x: *x,
                label: label.clone(),
            };
            let mut shock = pictures().shock;
            shock.range = shock_range(&bounds);
            shock.zones = bounds.windows(2).zip(&edges).map(zone).collect();
            shock.boundaries = bounds.iter().zip(&edges).map(boundary).collect();
            shock.now.at.1 = now;
            let line = |(series, points, left, right): (_, _, String, String)| ShockLine {
                series,
                name: "value".to_owned(),
                points: shifted(points),
                left: label(&left, ""),
                right: label(&right, &left),
            };
            shock.lines = lines.into_iter().map(line).collect();
            shock.events = events;
            shock
        },
    )
}

fn any_map() -> impl Strategy<Value = MapPicture> {
    let at =
        || (-60_i64..60, -60_i64..60).prop_map(|(x, y)| (Decimal::new(x, 2), Decimal::new(y, 2)));
    let points = || vec(at(), 0..12);
    let pool = (series(), words(), points(), vec(points(), 0..3));
    let zone = (vec(at(), 1..9), words(), words(), 0_usize..3, any::<bool>());
    let lists = (vec(pool, 0..5), vec(zone, 0..6), points(), events(0));
    let named = vec((at(), words(), words()), 3);
    (lists, named, at(), 1_i64..40).prop_map(|(lists, named, diagonal, side)| {
        let (pools, zones, path, events) = lists;
        let note =
            |(at, head, detail): &(Point, String, String)| note(at.0, at.1, label(head, detail));
        let range = (Decimal::new(-side, 2), Decimal::new(side + 3, 2));
        let pool = |(series, name, outline, edges)| MapPool {
            series,
            name,
            outline,
            edges,
        };
        let zone = |(seeds, head, detail, isolated, cross): (_, String, String, _, _)| MapZone {
            seeds,
            label: label(&head, &detail),
            closed: (isolated, cross),
        };
        let sample = |(time, at): (usize, Point)| MapSample {
            time: Decimal::from(time),
            at,
        };
        MapPicture {
            range: (range, range),
            pools: pools.into_iter().map(pool).collect(),
            zones: zones.into_iter().map(zone).collect(),
            path: path.into_iter().enumerate().map(sample).collect(),
            path_name: named[0].1.clone(),
            path_end: Some(Decimal::TWO),
            events,
            displayed: vec![note(&named[0]), note(&named[1])],
            together: Some(note(&named[2])),
            diagonal: (diagonal, named[1].1.clone()),
            hand: note(&named[1]),
            axes: (named[0].1.clone(), named[2].1.clone()),
            ..pictures().map.get().clone()
        }
    })
}

fn any_ladder() -> impl Strategy<Value = LadderPicture> {
    let point = || (100_i64..50_000, -15_000_i64..15_000);
    let line = (
        series(),
        any::<bool>(),
        words(),
        words(),
        vec(point(), 0..20),
    );
    (vec(line, 0..4), words(), words(), 100_i64..50_000).prop_map(|(lines, chosen, words, at)| {
        let at = Decimal::new(at, 2);
        let line = |(series, minor, head, detail, mut points): (_, _, String, String, Vec<_>)| {
            points.sort_unstable();
            let point = |(x, y): (i64, i64)| (Decimal::new(x, 2), Decimal::new(y, 4));
            LadderLine {
                series,
                minor,
                label: label(&head, &detail),
                points: points.into_iter().map(point).collect(),
            }
        };
        LadderPicture {
            lines: lines.into_iter().map(line).collect(),
            stops: vec![Decimal::ONE, at, Decimal::from(500)],
            chosen: (at, chosen),
            marks: vec![note(at, Decimal::new(-3, 1), label(&words, ""))],
            allowed: Some((at, words.clone())),
            closed: Some((at, words)),
            ..pictures().ladder.get().clone()
        }
    })
}

fn any_strip() -> impl Strategy<Value = StripPicture> {
    let mark = (series(), amount(), words(), words());
    let floors = vec((0_i64..1_000_000, words()), 0..12);
    (floors, vec(mark, 0..5), amount(), words()).prop_map(|(mut floors, marks, until, axis)| {
        floors.sort_unstable();
        let from = |index: usize| {
            floors
                .get(index)
                .map(|floor: &(i64, String)| Decimal::from(floor.0))
        };
        let bracket = |(index, (_, words)): (usize, &(i64, String))| Bracket {
            from: from(index).unwrap_or_default(),
            to: from(index + 1),
            rate: words.clone(),
            words: words.clone(),
        };
        let mark = |(series, at, label, words): (Series, Decimal, String, String)| StripMark {
            series,
            at: at.abs(),
            label,
            words,
        };
        StripPicture {
            brackets: floors.iter().enumerate().map(bracket).collect(),
            marks: marks.into_iter().map(mark).collect(),
            until: until.abs() + Decimal::ONE,
            axis,
            ..pictures().strip.get().clone()
        }
    })
}

fn any_pictures() -> impl Strategy<Value = Pictures> {
    time().prop_flat_map(|time| {
        let later = (any_map(), any_ladder(), any_strip());
        let parts = (
            any_price(time.clone()),
            any_account(time),
            any_shock(),
            later,
        );
        parts.prop_map(|(price, account, shock, (map, ladder, strip))| Pictures {
            price,
            account,
            shock,
            map: map.into(),
            ladder: ladder.into(),
            strip: strip.into(),
            ghost: None,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_picture_is_drawn_without_overlap(pictures in any_pictures()) {
        for chart in ALL {
            let narrow = Frame { width: 288, height: 260 };
            for frame in [chart.frame, chart.phone, narrow] {
                let drawing = (chart.draw)(&pictures, frame);
                let svg = &drawing.svg;
                prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
                prop_assert!(svg.len() < 400_000);
                let found = complaints(svg, (frame.width, frame.height));
                prop_assert!(found.is_empty(), "{} {frame:?}: {found:?}", chart.slug);
                let found = crossed(svg);
                prop_assert!(found.is_empty(), "{} {frame:?}: {found:?}", chart.slug);
                prop_assert!(round_trip(&drawing.geometry));
                if let Some(cursor) = &pictures.price.cursor {
                    let layer = cursor_layer(frame, &drawing.geometry, cursor);
                    prop_assert!(layer.ends_with("</svg>"));
                }
            }
            let table = (chart.table)(&pictures);
            prop_assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
        }
    }
}

/// The x under a pointer is the x that was drawn there.
fn round_trip(geometry: &Geometry) -> bool {
    let px = geometry.px_of(geometry.x_at(geometry.left));
    px.partial_cmp(&geometry.left).is_some() && geometry.x_max > geometry.x_min
}
