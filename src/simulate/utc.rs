//! Unix seconds as a date of the calendar, without a clock and without a time zone.

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// An instant as "2025-10-10T21:00Z": UTC, cut down to the minute.
///
/// Proleptic Gregorian calendar, counted in eras of 400 years that start on 1 March.
#[must_use]
pub fn text(unix_seconds: i64) -> String {
    let (year, month, day) = date(unix_seconds.div_euclid(DAY));
    let second = unix_seconds.rem_euclid(DAY);
    let (hour, minute) = (second / HOUR, second % HOUR / 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z")
}

/// Year, month and day of a number of days since 1 January 1970.
fn date(days: i64) -> (i64, i64, i64) {
    // 719,468 days lie between 1 March of year 0 and 1970; an era has 146,097.
    let since_march = days + 719_468;
    let era = since_march.div_euclid(146_097);
    let day_of_era = since_march.rem_euclid(146_097);
    let leaps = day_of_era / 1_460 - day_of_era / 36_524 + day_of_era / 146_096;
    let year_of_era = (day_of_era - leaps) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Months from March on: five of them take 153 days, whichever five.
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let (month, next_year) = if from_march < 10 {
        (from_march + 3, 0)
    } else {
        (from_march - 9, 1)
    };
    (era * 400 + year_of_era + next_year, month, day)
}

/// Unix seconds at which a day of the calendar begins, UTC; none where there is no such day, or its
/// year has not four digits.
#[must_use]
pub fn seconds(year: i64, month: i64, day: i64) -> Option<i64> {
    let there_may_be =
        (1..=9_999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !there_may_be {
        return None;
    }
    // Within two days of it by the mean length of a year and of a month; then the day itself.
    let near = (year - 1_970) * 1_461 / 4 + (month - 1) * 153 / 5 + day;
    let wanted = (year, month, day);
    let days = (near - 16..near + 16).find(|&days| date(days) == wanted)?;
    Some(days * DAY)
}

#[cfg(test)]
mod tests {
    use super::{seconds, text};

    #[test]
    fn dates_are_found_by_the_calendar() {
        for day in -200_000..200_000_i64 {
            let (year, month, of_month) = super::date(day);
            assert_eq!(seconds(year, month, of_month), Some(day * super::DAY));
        }
        for (year, month, day) in [
            (2023, 2, 29),
            (2024, 13, 1),
            (2024, 4, 31),
            (0, 1, 1),
            (2024, i64::MAX, 5),
            (2024, 1, i64::MIN),
        ] {
            assert_eq!(seconds(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn instants_read_as_their_date() {
        for (what, seconds, expected) in [
            ("the epoch", 0, "1970-01-01T00:00Z"),
            ("a second before it", -1, "1969-12-31T23:59Z"),
            ("a leap day", 1_582_934_400, "2020-02-29T00:00Z"),
            ("the day after", 1_583_020_800, "2020-03-01T00:00Z"),
            ("an hour of the cascade", 1_760_130_000, "2025-10-10T21:00Z"),
            (
                "the last minute of a year",
                1_704_067_199,
                "2023-12-31T23:59Z",
            ),
            ("no leap day in 2100", 4_107_542_400, "2100-03-01T00:00Z"),
        ] {
            assert_eq!(text(seconds), expected, "{what}");
        }
    }

    #[test]
    fn no_instant_is_out_of_range() {
        for seconds in [i64::MIN, i64::MAX] {
            assert!(text(seconds).ends_with('Z'));
        }
    }
}
