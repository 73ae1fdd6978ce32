//! Prices that people paste: how they are read, what is wrong with them, and how they are shared.

use isocross::num::text::Separators;
use isocross::scenario::answer;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::Form;
use isocross::scenario::import::{Series, series};
use isocross::scenario::presets::opening;
use isocross::scenario::share::{blank, from_fragment, from_json, left_out, to_fragment, to_json};
use isocross::simulate::path::Clock;
use rust_decimal::{Decimal, dec};

const EN: Separators = Separators::EN;
const GERMAN: Separators = Separators {
    decimal: ',',
    group: '.',
};

fn read(text: &str) -> Series {
    series(text, EN).expect(text)
}

/// Last row, clock and seconds from row to row.
fn gist(series: &Series) -> (Vec<Decimal>, Clock, u32) {
    let last = series.rows.last().expect("rows").clone();
    (last, series.clock, series.bar_seconds)
}

#[test]
fn each_way_to_write_prices_is_read() {
    // 5 January 2024, 00:00 UTC.
    let start = 1_704_412_800;
    let (hourly, daily) = (3_600, 86_400);
    let at = Clock::Utc { start };
    for (what, text, last, clock, seconds) in [
        (
            "closes alone",
            "1\n2\n3.5",
            vec![dec!(3.5)],
            Clock::Steps,
            hourly,
        ),
        (
            "a column with decimal commas",
            "60000,5\n61234,25",
            vec![dec!(61234.25)],
            Clock::Steps,
            hourly,
        ),
        (
            "Unix seconds",
            "1704412800,1\n1704416400,2",
            vec![dec!(2)],
            at,
            hourly,
        ),
        (
            "thousandths of them",
            "1704412800000,1\n1704416400000,2",
            vec![dec!(2)],
            at,
            hourly,
        ),
        (
            "millionths of them",
            "1704412800000000,1\n1704416400000000,2",
            vec![dec!(2)],
            at,
            hourly,
        ),
        (
            "ISO with semicolons, points for thousands and decimal commas",
            "Date;Close\r\n2024-01-05 00:00;60.000,5\r\n2024-01-05 01:00;61.234,5\r\n",
            vec![dec!(61234.5)],
            at,
            hourly,
        ),
        (
            "a time zone",
            "time,close\n2024-01-05T02:00:00+02:00,1\n2024-01-05T03:00:00+0200,2",
            vec![dec!(2)],
            at,
            hourly,
        ),
        (
            "day first, by points",
            "05.01.2024\t1,5\n06.01.2024\t2,5",
            vec![dec!(2.5)],
            at,
            daily,
        ),
        (
            "open, high, low, close and a volume, quoted",
            "\"open_time\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n2024-01-05,1,3,1,2,9\n2024-01-06,2,2,1,1,9",
            vec![dec!(2), dec!(2), dec!(1), dec!(1)],
            at,
            daily,
        ),
        (
            "a bar without a head",
            "1704412800,1,3,1,2,9,9\n1704416400,2,2,1,1,9,9",
            vec![dec!(2), dec!(2), dec!(1), dec!(1)],
            at,
            hourly,
        ),
        (
            "mark and last",
            "time,mark,last\n2024-01-05,1,1.5\n2024-01-06,2,2.5",
            vec![dec!(2), dec!(2.5)],
            at,
            daily,
        ),
        (
            "a column a market",
            "time\tBTC\teth\n2024-01-05\t1\t2\n2024-01-06\t3\t4",
            vec![dec!(3), dec!(4)],
            at,
            daily,
        ),
        (
            "newest first",
            "2024-01-06,2\n2024-01-05,1",
            vec![dec!(2)],
            at,
            daily,
        ),
        (
            "a gap counts steps",
            "1704412800,1\n1704416400,2\n1704430800,3",
            vec![dec!(3)],
            Clock::Steps,
            hourly,
        ),
        (
            "a mark of byte order and empty lines",
            "\u{feff}1\n\n2\n",
            vec![dec!(2)],
            Clock::Steps,
            hourly,
        ),
    ] {
        assert_eq!(gist(&read(text)), (last, clock, seconds), "{what}");
    }
    // Nothing shows what the point is: the reader's language decides.
    let text = "a;close\n1;60.000\n2;61.000";
    let last = |locale| series(text, locale).expect("prices").rows[1][0];
    assert_eq!((last(EN), last(GERMAN)), (dec!(61), dec!(61000)));
}

#[test]
fn what_is_wrong_is_named_with_its_row() {
    for (what, text, message) in [
        ("nothing", " \n", "Nothing was pasted."),
        (
            "one price",
            "5",
            "One price is no path: give two rows or more.",
        ),
        (
            "text",
            "close\n1\nabc",
            "Row 3: the close, “abc”, is no number.",
        ),
        (
            "zero",
            "1\n0\n2",
            "Row 2: the close is 0; a price is above zero.",
        ),
        (
            "below zero",
            "1\n-5",
            "Row 2: the close is -5; a price is above zero.",
        ),
        (
            "a hole",
            "time,close\n2024-01-05,1\n2024-01-06,",
            "Row 3: the close is missing.",
        ),
        (
            "beyond all prices",
            "1\n1e12",
            "Row 2: the close, 1e12, is beyond the prices taken.",
        ),
        (
            "out of reach of the first",
            "0.001\n100000",
            "Row 2: a price is more than a million times from the first.",
        ),
        (
            "the same time twice",
            "time,close\n2024-01-05,1\n2024-01-06,1\n2024-01-06,2",
            "Row 4: its time is that of the row before it.",
        ),
        (
            "a wrong order",
            "time,close\n2024-01-05,1\n2024-01-07,1\n2024-01-06,2",
            "Row 4: its time is before that of the row above; rows go one way in time.",
        ),
        (
            "no such day",
            "time,close\n2023-02-28,1\n2023-02-29,1",
            "Row 3: “2023-02-29” is no time. 2024-05-31 14:00 is one, and Unix seconds.",
        ),
        (
            "a bar inside out",
            "open,high,low,close\n1,2,1,2\n2,1,1,2",
            "Row 3: open and close do not lie between its low and its high.",
        ),
        (
            "half a bar",
            "time,high,low\n2024-01-05,1,2",
            "Row 1: open, high, low and close go together; or close alone, or mark and close.",
        ),
        (
            "no prices",
            "time,volume\n2024-01-05,1",
            "Row 1: no column of prices: close, or open, high, low and close, or a market’s name.",
        ),
    ] {
        let error = series(text, EN).expect_err(what);
        assert_eq!(error.text(), message, "{what}");
    }
}

#[test]
fn a_million_rows_are_refused_by_their_number() {
    let text = "1704412800,60000.5\n".repeat(1_000_000);
    let error = series(&text, EN).expect_err("too many");
    assert_eq!(
        error.text(),
        "1000000 rows are more than the 5000 taken. Fewer rows, or longer bars, fit."
    );
}

fn form(text: &str) -> Form {
    let form = opening(EN).apply(&Edit::Path("own".to_owned()));
    form.apply(&Edit::Own(text.to_owned()))
}

#[test]
fn the_path_follows_the_prices_as_multiples_of_the_first() {
    let form = form(
        "Date;Close\n2024-01-05 00:00;50.000,5\n2024-01-05 01:00;40.000,4\n2024-01-05 02:00;60.000,6",
    );
    let answer = answer(&form, EN);
    let report = answer.report.expect("a report");
    let mark = &report.pictures.as_ref().expect("pictures").price.mark;
    let entry = dec!(60000);
    let prices: Vec<Decimal> = mark.iter().map(|point| point.1).collect();
    for (multiple, what) in [(dec!(1), "start"), (dec!(0.8), "low"), (dec!(1.2), "end")] {
        // 40,000.4 ÷ 50,000.5 = 0.8 and 60,000.6 ÷ 50,000.5 = 1.2, exactly.
        assert!(prices.contains(&(entry * multiple)), "{what}: {prices:?}");
    }
    let (field, reading) = &answer.readings[0];
    assert_eq!(*field, Field::Own);
    assert!(
        reading.starts_with(
            "read as 2 bars, 2024-01-05T00:00Z to 2024-01-05T02:00Z; the last row: close 60,000.6."
        ),
        "{reading}"
    );
}

#[test]
fn a_wrong_series_keeps_its_text_and_says_where() {
    let text = "time,close\n2024-01-05,1\n2024-01-05,2";
    let form = form(text);
    assert_eq!(form.own.text(), text);
    let errors = answer(&form, EN).errors;
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].field, Field::Own);
    assert_eq!(
        errors[0].message,
        "Row 3: its time is that of the row before it."
    );
    let other = opening(EN).apply(&Edit::Path("own".to_owned()));
    let other = other.apply(&Edit::Own(
        "time,XYZ\n2024-01-05,1\n2024-01-06,2".to_owned(),
    ));
    assert_eq!(
        answer(&other, EN).errors[0].message,
        "No position is in XYZ."
    );
}

#[test]
fn prices_travel_in_links_and_files() {
    let text = "Date;Open;High;Low;Close\n2024-01-05;50,5;52;49;51\n2024-01-06;51;60;51;55,25";
    for locale in [EN, GERMAN] {
        let form = form(text);
        let prices = |form: &Form| {
            let read = form.own.series(locale);
            let series = read.as_ref().as_ref().expect("prices").clone();
            (
                series.columns,
                series.rows,
                series.clock,
                series.bar_seconds,
            )
        };
        let link = to_fragment(&form, locale);
        assert!(
            link.contains(
                "&own=BTC,open~high~low~close,1704412800,86400,2,5050.5200.4900.5100.50.800.200.425"
            ),
            "{link}"
        );
        let back = from_fragment(&link, locale, &blank());
        assert_eq!(back.ignored, Vec::<String>::new());
        assert_eq!(prices(&back.form), prices(&form));
        assert_eq!(to_fragment(&back.form, locale), link);
        let file = from_json(&to_json(&form, locale), locale).expect("a file");
        assert_eq!(prices(&file.form), prices(&form));
    }
}

#[test]
fn prices_too_long_for_a_link_are_in_the_file() {
    let rows: Vec<String> = (0..3_000)
        .map(|row| format!("{}.5", 1_000 + row * 7 % 900))
        .collect();
    let form = form(&rows.join("\n"));
    assert_eq!(
        left_out(&form, EN),
        ["The pasted prices are too long for a link (20999 characters): the file holds them."]
    );
    let back = from_fragment(&to_fragment(&form, EN), EN, &blank());
    assert_eq!(
        back.ignored,
        ["The pasted prices (20999 characters) were too long for the link; they are left out."]
    );
    let file = from_json(&to_json(&form, EN), EN).expect("a file");
    assert_eq!(
        file.form
            .own
            .series(EN)
            .as_ref()
            .as_ref()
            .map(|series| series.rows.len()),
        Ok(3_000)
    );
}
