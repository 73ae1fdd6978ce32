//! The opening example at other prices, amounts and times.

use isocross::scenario::picture::*;
use isocross::simulate::path::Clock;
use rust_decimal::Decimal;

use crate::books::flat;
use crate::opening::{closing, dec, label, note, pictures};

fn rescaled(price: Decimal, money: Decimal) -> Pictures {
    let mut all = pictures();
    let scale = |points: &mut Vec<Point>, by: Decimal| {
        for point in points {
            point.1 *= by;
        }
    };
    all.price.entry *= price;
    scale(&mut all.price.mark, price);
    for line in &mut all.price.lines {
        line.pieces.iter_mut().for_each(|piece| scale(piece, price));
    }
    all.price
        .events
        .iter_mut()
        .for_each(|event| event.at.1 *= price);
    all.price
        .notes
        .iter_mut()
        .for_each(|note| note.at.1 *= price);
    all.price.cursor = None;
    for line in &mut all.account.lines {
        scale(&mut line.points, money);
    }
    for guide in all
        .account
        .floor
        .iter_mut()
        .chain(&mut all.account.maintenance)
    {
        scale(&mut guide.points, money);
    }
    all.account
        .events
        .iter_mut()
        .for_each(|event| event.at.1 *= money);
    all.account
        .notes
        .iter_mut()
        .for_each(|note| note.at.1 *= money);
    all.account.cursor = None;
    for line in &mut all.shock.lines {
        scale(&mut line.points, money);
    }
    all.shock
        .events
        .iter_mut()
        .for_each(|event| event.at.1 *= money);
    all.shock.now.at.1 *= money;
    all.shock.cursor = None;
    if let Some(crossing) = &mut all.shock.crossing {
        crossing.at.1 *= money;
    }
    all
}

/// A coin below a hundredth of a cent.
pub fn tiny() -> Pictures {
    let mut all = rescaled(dec("0.000000000205667"), Decimal::ONE);
    all.price.decimals = 8;
    all.price.mark_end = label("mark 0.00001107", "−10.27\u{202f}% from entry");
    all
}

/// A thousand million in the account.
pub fn huge() -> Pictures {
    let mut all = rescaled(dec("10000"), dec("1000000000"));
    all.price.mark_end = label("mark 538,369,000.0", "−10.27\u{202f}% from entry");
    all.account.lines[0].end = label("isolated 300,000,000,000", "0 of 2 positions alive");
    all.shock.lines[0].right = label("both 2,050,000,000,000", "");
    all
}

fn stretched(clock: Clock, bars: u32) -> Pictures {
    let mut all = pictures();
    let factor = Decimal::from(bars) / Decimal::from(72);
    let stretch = |points: &mut Vec<Point>| points.iter_mut().for_each(|point| point.0 *= factor);
    stretch(&mut all.price.mark);
    for line in &mut all.price.lines {
        line.pieces.iter_mut().for_each(stretch);
    }
    all.price
        .events
        .iter_mut()
        .for_each(|event| event.at.0 *= factor);
    all.price
        .notes
        .iter_mut()
        .for_each(|note| note.at.0 *= factor);
    all.price.cursor = None;
    for line in &mut all.account.lines {
        stretch(&mut line.points);
        line.closed = line.closed.map(|closed| closed * factor);
    }
    for guide in all
        .account
        .floor
        .iter_mut()
        .chain(&mut all.account.maintenance)
    {
        stretch(&mut guide.points);
    }
    all.account
        .events
        .iter_mut()
        .for_each(|event| event.at.0 *= factor);
    all.account
        .notes
        .iter_mut()
        .for_each(|note| note.at.0 *= factor);
    all.account.cursor = None;
    all.price.time = TimeAxis::english(clock, 3600, bars);
    all.account.time = all.price.time.clone();
    all
}

/// A month of hours that begins in the middle of a day, with the last price beside the mark.
pub fn month() -> Pictures {
    let clock = Clock::Utc {
        start: crate::opening::START + 8 * 3600 + 70 * 86_400,
    };
    let mut all = stretched(clock, 744);
    let points = all
        .price
        .mark
        .iter()
        .map(|(x, y)| (*x, *y * dec("0.985")))
        .collect();
    all.price.last = Some(LastPrice {
        name: "last".to_owned(),
        points,
    });
    all
}

/// A made-up path of steps without a date, with a top-up and a partial closing.
pub fn steps() -> Pictures {
    let mut all = stretched(Clock::Steps, 48);
    let event = |kind, x: &str, y: &str, words: &str| Event {
        kind,
        ..closing(Series::Isolated, (dec(x), dec(y)), words)
    };
    all.price.lines[0].pieces = vec![
        flat(Decimal::ZERO, Decimal::from(12), dec("54271.36")),
        flat(Decimal::from(12), dec("29.5"), dec("52763.8")),
    ];
    all.price.events = vec![
        event(EventKind::TopUp, "12", "52763.8", "100 added to BTC"),
        event(
            EventKind::Partial,
            "29.5",
            "52763.8",
            "half of BTC closed at 52,763.8, −200",
        ),
    ];
    all.shock.range = (dec("-0.6"), dec("0.6"));
    all.shock.zones[0].from = dec("-0.6");
    all.shock.zones[2].to = dec("0.6");
    all.shock.now = note(Decimal::ZERO, dec("1000"), label("1,000 now", ""));
    all
}
