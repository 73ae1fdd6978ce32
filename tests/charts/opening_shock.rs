//! The opening example's account value after every joint move.

use isocross::scenario::picture::*;
use rust_decimal::Decimal;

use crate::opening::{ENGLISH, closing, dec, label, note};

pub fn shock() -> ShockPicture {
    let (isolated, cross) = (dec("-0.095477"), dec("-0.138550"));
    let equity = |x: Decimal| (x, dec("1000") + dec("7000") * x);
    let line = |series, name: &str, closed: Decimal, left: i64, words: &str| ShockLine {
        series,
        name: name.to_owned(),
        points: vec![
            (Decimal::NEGATIVE_ONE, Decimal::from(left)),
            (closed, Decimal::from(left)),
            equity(closed),
            equity(dec("0.6")),
        ],
        left: label(words, ""),
        right: Label::default(),
    };
    let mut lines = vec![
        line(Series::Isolated, "isolated", isolated, 300, "isolated 300"),
        line(Series::Cross, "cross", cross, 0, "cross 0"),
    ];
    lines[0].right = label("both 2,050", "");
    let zone = |from, to, label, ground| Zone {
        from,
        to,
        label,
        ground,
    };
    let boundary = |x, label: &str| Boundary {
        x,
        label: label.to_owned(),
    };
    let range = shock_range(&[cross, isolated]);
    ShockPicture {
        summary: "Isolated closes at −9.55 % and keeps 300; cross at −13.85 % and keeps 0."
            .to_owned(),
        numbers: ENGLISH,
        decimals: 2,
        heading: "joint move".to_owned(),
        range,
        lines,
        zones: vec![
            zone(
                range.0,
                cross,
                label("nothing alive", "isolated keeps 300, cross 0"),
                Ground::Paper,
            ),
            zone(
                cross,
                isolated,
                label("only cross alive", ""),
                Ground::Shade,
            ),
            zone(
                isolated,
                range.1,
                label("both alive", "the same money, to the cent"),
                Ground::Paper,
            ),
        ],
        boundaries: vec![
            boundary(cross, "−13.85\u{202f}%"),
            boundary(isolated, "−9.55\u{202f}%"),
        ],
        events: vec![
            closing(Series::Isolated, (isolated, dec("300")), ""),
            closing(Series::Cross, (cross, Decimal::ZERO), ""),
        ],
        now: note(Decimal::ZERO, dec("1000"), label("1,000 now", "")),
        crossing: Some(note(
            dec("-0.1"),
            dec("300"),
            label(
                "−10\u{202f}%: both hold 300. Further down, isolated leaves more",
                "",
            ),
        )),
        cursor: Some(Cursor {
            x: dec("-0.12"),
            values: vec![(Series::Isolated, dec("300")), (Series::Cross, dec("160"))],
            words: vec![
                "at −12\u{202f}%:".to_owned(),
                "isolated 300".to_owned(),
                "cross 160".to_owned(),
            ],
        }),
        events_heading: "event".to_owned(),
    }
}
