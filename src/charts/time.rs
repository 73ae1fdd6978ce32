//! Labels of the time axis: days and hours of recorded time, or numbers of steps.

use crate::scenario::picture::TimeAxis;
use crate::simulate::path::Clock;

/// A tick of the time axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The bar index, in quarters of a bar.
    pub quarter: i64,
    /// Its words.
    pub text: String,
    /// Midnight, or a step: a full grid line. Else a dotted one.
    pub full: bool,
}

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Ticks at round times, as close as `room` (bars a label needs) allows; the first bar always
/// has one, with the year.
pub fn ticks(axis: &TimeAxis, room: f64) -> Vec<Moment> {
    match axis.clock {
        Clock::Utc { start } => dated(axis, start, room),
        Clock::Steps => counted(axis, room),
    }
}

fn counted(axis: &TimeAxis, room: f64) -> Vec<Moment> {
    let steps = [
        1, 2, 3, 6, 12, 24, 48, 96, 240, 480, 960, 2400, 4800, 24_000,
    ];
    let step = steps.into_iter().find(|step| f64::from(*step) >= room);
    let step = step.unwrap_or(240_000);
    (0..=axis.bars)
        .step_by(usize::try_from(step).unwrap_or(1))
        .map(|bar| Moment {
            quarter: i64::from(bar) * 4,
            text: if bar == 0 {
                format!("{} 0", axis.step)
            } else {
                bar.to_string()
            },
            full: true,
        })
        .collect()
}

fn dated(axis: &TimeAxis, start: i64, room: f64) -> Vec<Moment> {
    let bar = i64::from(axis.bar_seconds.max(1));
    let end = start + bar * i64::from(axis.bars);
    let wanted = room * f64::from(axis.bar_seconds.max(1));
    let hours = [1, 2, 3, 6, 12];
    let days = [1, 2, 4, 7, 14, 28, 56, 112, 364, 728, 3640];
    let steps = hours.map(|count| count * HOUR).into_iter();
    let step = steps
        .chain(days.map(|count| count * DAY))
        .find(|step| *step as f64 >= wanted)
        .unwrap_or(36_400 * DAY);
    let mut moments = vec![Moment {
        quarter: 0,
        text: first(axis, start),
        full: true,
    }];
    let mut shown = date(start).0;
    let origin = if step < DAY {
        0
    } else {
        start.div_euclid(DAY) * DAY
    };
    let mut time = origin + ((start - origin).div_euclid(step) + 1) * step;
    while time <= end && moments.len() < 2000 {
        let year = date(time).0;
        moments.push(Moment {
            quarter: (time - start) * 4 / bar,
            text: at(axis, time, shown),
            full: time.rem_euclid(DAY) == 0,
        });
        if time.rem_euclid(DAY) == 0 {
            shown = year;
        }
        time += step;
    }
    moments
}

fn first(axis: &TimeAxis, start: i64) -> String {
    let (year, month, day) = date(start);
    let clock = if start.rem_euclid(DAY) == 0 {
        String::new()
    } else {
        format!(", {}", hour(start))
    };
    format!("{day} {} {year}{clock}", axis.months[month])
}

/// An hour, or a day with its year where that is another than the one shown last.
fn at(axis: &TimeAxis, time: i64, shown: i64) -> String {
    let (year, month, day) = date(time);
    if time.rem_euclid(DAY) != 0 {
        return hour(time);
    }
    let name = &axis.months[month];
    if year == shown {
        return format!("{day} {name}");
    }
    format!("{day} {name} {year}")
}

fn hour(time: i64) -> String {
    let (hour, minute) = (time.rem_euclid(DAY) / HOUR, time.rem_euclid(HOUR) / 60);
    format!("{hour:02}:{minute:02}")
}

/// A moment in words for a table: "10 Oct, 21 h", with minutes only where bars are shorter than
/// an hour.
pub fn words(axis: &TimeAxis, quarter: i64) -> String {
    let Clock::Utc { start } = axis.clock else {
        return (quarter.div_euclid(4)).to_string();
    };
    let time = start + quarter * i64::from(axis.bar_seconds) / 4;
    let (_, month, day) = date(time);
    let name = &axis.months[month];
    if axis.bar_seconds < 3600 {
        return format!("{day} {name}, {}", hour(time));
    }
    format!("{day} {name}, {} h", time.rem_euclid(DAY) / HOUR)
}

/// Year, month from 0 and day of a Unix second, by counting eras of 400 years from March.
fn date(time: i64) -> (i64, usize, i64) {
    let days = time.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let of_year_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * of_year_era + of_year_era / 4 - of_year_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12;
    let year = of_year_era + era * 400 + i64::from(month < 2);
    (year, usize::try_from(month).unwrap_or(0), day)
}
