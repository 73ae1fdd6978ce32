//! Books that are hard to draw, each from the opening example.

use isocross::scenario::picture::*;
use rust_decimal::Decimal;

use crate::opening::{closing, dec, label, pictures};
use crate::scaled::{huge, month, steps, tiny};

pub fn flat(from: Decimal, to: Decimal, y: Decimal) -> Vec<Point> {
    vec![(from, y), (to, y)]
}

fn line(series: Series, edge: Edge, pieces: Vec<Vec<Point>>) -> LiquidationLine {
    LiquidationLine {
        series,
        edge,
        name: format!("{series:?} {edge:?}"),
        pieces,
        first: String::new(),
    }
}

/// Long and short 4,000 of BTC: isolated closes on either side, cross far above.
pub fn hedged() -> Pictures {
    let mut all = pictures();
    let end = Decimal::from(72);
    let mut below = line(
        Series::Isolated,
        Edge::Below,
        vec![flat(Decimal::ZERO, dec("44.5"), dec("54271.36"))],
    );
    below.first = "isolated long closes at 54,271.4".to_owned();
    let mut above = line(
        Series::Isolated,
        Edge::Above,
        vec![flat(Decimal::ZERO, end, dec("65671.64"))],
    );
    above.first = "isolated short closes at 65,671.6".to_owned();
    let mut far = line(
        Series::Cross,
        Edge::Above,
        vec![flat(Decimal::ZERO, end, dec("1500000"))],
    );
    far.first = "cross closes at 1,500,000".to_owned();
    all.price.lines = vec![below, above, far];
    all.price.events.truncate(1);
    all.price.events[0].detail = String::new();
    all.price.notes.clear();
    all.price.cursor = None;
    all
}

/// Shorts only: every boundary lies on the rise, and nothing crosses.
pub fn short() -> Pictures {
    let mut all = pictures();
    let mirrored = |x: Decimal| -x;
    let shock = &mut all.shock;
    for line in &mut shock.lines {
        line.points = line
            .points
            .iter()
            .rev()
            .map(|(x, y)| (mirrored(*x), *y))
            .collect();
        std::mem::swap(&mut line.left, &mut line.right);
    }
    let edges = [dec("0.095477"), dec("0.13855")];
    shock.range = shock_range(&edges);
    for zone in &mut shock.zones {
        (zone.from, zone.to) = (mirrored(zone.to), mirrored(zone.from));
    }
    shock.zones.reverse();
    shock.boundaries.reverse();
    for (boundary, edge) in shock.boundaries.iter_mut().zip(edges) {
        boundary.x = edge;
        boundary.label = boundary.label.replace('−', "+");
    }
    for event in &mut shock.events {
        event.at.0 = mirrored(event.at.0);
    }
    let crossing = shock.crossing.as_mut().expect("the example has one");
    crossing.at.0 = mirrored(crossing.at.0);
    crossing.label.head =
        "+10\u{202f}%: both hold 300. Further up, isolated leaves more".to_owned();
    shock.cursor = None;
    all
}

/// A 1x long: no boundary at all.
pub fn unleveraged() -> Pictures {
    let mut all = pictures();
    let range = shock_range(&[]);
    let points = vec![
        (Decimal::NEGATIVE_ONE, Decimal::ZERO),
        (Decimal::ONE, dec("2000")),
    ];
    for line in &mut all.shock.lines {
        line.points.clone_from(&points);
        line.left = Label::default();
        line.right = Label::default();
    }
    all.shock.lines[0].right = label("both 1,600", "");
    all.shock.range = range;
    all.shock.zones = vec![Zone {
        from: range.0,
        to: range.1,
        label: label("both alive", "no price above zero closes this"),
        ground: Ground::Paper,
    }];
    all.shock.boundaries.clear();
    all.shock.events.clear();
    all.shock.crossing = None;
    all.shock.cursor = None;
    all.price.cursor = None;
    all.account.cursor = None;
    all.price.lines.clear();
    all.price.events.clear();
    all.price.notes.clear();
    for line in &mut all.account.lines {
        line.points = flat(Decimal::ZERO, Decimal::from(72), dec("1000"));
        line.closed = None;
    }
    all.account.events.clear();
    all.account.floor = None;
    all.account.maintenance = None;
    all.account.notes.clear();
    all
}

/// Isolated margins exceed the balance, so only cross is drawn; a gap leaves a debt.
pub fn only_cross() -> Pictures {
    let mut all = pictures();
    let keep = |series: Series| series == Series::Cross;
    all.price.lines.retain(|line| keep(line.series));
    all.price.events.retain(|event| keep(event.series));
    all.account.lines.retain(|line| keep(line.series));
    all.account.events.retain(|event| keep(event.series));
    all.account.floor = None;
    for point in &mut all.account.lines[0].points {
        if point.1.is_zero() {
            point.1 = dec("-450");
        }
    }
    all.account.events[0].at.1 = dec("-450");
    all.account.lines[0].end = label("cross −450", "owed to the venue");
    all.shock.lines.retain(|line| keep(line.series));
    all.shock.events.retain(|event| keep(event.series));
    all.shock.boundaries.truncate(1);
    all.shock.zones.truncate(1);
    all.shock.crossing = None;
    all.price.cursor = None;
    all.account.cursor = None;
    all.shock.cursor = None;
    all
}

/// The book mixes modes: a third line.
pub fn mixed() -> Pictures {
    let mut all = pictures();
    let mut third = all.account.lines[0].clone();
    third.series = Series::Configured;
    third.name = "as configured".to_owned();
    for point in &mut third.points {
        point.1 = point.1 * dec("0.9") + dec("60");
    }
    third.end = label("as configured 330", "0 of 2 positions alive");
    all.account.lines.push(third);
    let mut third = all.price.lines[0].clone();
    third.series = Series::Configured;
    third.first = String::new();
    third.pieces = vec![flat(Decimal::ZERO, dec("44.5"), dec("55500"))];
    all.price.lines.push(third);
    let mut third = all.shock.lines[0].clone();
    third.series = Series::Configured;
    third.right = Label::default();
    third.left = label("as configured 330", "");
    for point in &mut third.points {
        point.1 = point.1 * dec("0.9") + dec("60");
    }
    all.shock.lines.push(third);
    all
}

/// Two hundred positions that close one after another.
pub fn many() -> Pictures {
    let mut all = pictures();
    let mark = all.price.mark.clone();
    let value = all.account.lines[0].points.clone();
    let some = |points: &[Point], index: usize| points[index * points.len() / 200];
    all.price.events = (0..200)
        .map(|index| {
            let series = if index % 2 == 0 {
                Series::Isolated
            } else {
                Series::Cross
            };
            closing(
                series,
                some(&mark, index),
                &format!("position {index} closed, −5"),
            )
        })
        .collect();
    all.account.events = (0..200)
        .map(|index| {
            closing(
                Series::Isolated,
                some(&value, index),
                &format!("position {index} closed, −5"),
            )
        })
        .collect();
    all.shock.boundaries = (0..40)
        .map(|index| Boundary {
            x: Decimal::new(-2400 + index * 50, 4),
            label: format!("−{}\u{202f}%", 24 - index / 2),
        })
        .collect();
    all.shock.zones = (0..40)
        .map(|index| Zone {
            from: Decimal::new(-2400 + index * 50, 4),
            to: Decimal::new(-2350 + index * 50, 4),
            label: label("some alive", ""),
            ground: if index % 2 == 0 {
                Ground::Paper
            } else {
                Ground::Shade
            },
        })
        .collect();
    all
}

/// Every book with its name, and the charts of which a golden picture is kept.
pub fn all() -> Vec<(&'static str, Pictures, Vec<&'static str>)> {
    // Those that are no map: what it shows is computed, and kept with the presets.
    let every = vec!["price", "account", "shock"];
    vec![
        ("opening", pictures(), every.clone()),
        ("hedged", hedged(), vec!["price"]),
        ("short", short(), vec!["shock"]),
        ("unleveraged", unleveraged(), every.clone()),
        ("only-cross", only_cross(), vec!["account", "shock"]),
        ("mixed", mixed(), every.clone()),
        ("tiny", tiny(), vec!["price"]),
        ("huge", huge(), vec!["account", "shock"]),
        ("many", many(), every),
        ("month", month(), vec!["price", "account"]),
        ("steps", steps(), vec!["price", "shock"]),
    ]
}
