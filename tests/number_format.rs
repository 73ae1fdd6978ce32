//! Printed numbers, as tables of sentences.
#![cfg(not(target_arch = "wasm32"))]

use isocross::num::text::{Separators, Style, Toward, default_tick, on_tick};
use rust_decimal::Decimal;

const EN: Style = Style::EN;

fn dec(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("the table's numbers are plain")
}

/// One printing function, and its table of sentence, input, expected.
fn check(print: impl Fn(Decimal) -> String, table: &[(&str, &str, &str)]) {
    for (sentence, input, expected) in table {
        assert_eq!(&print(dec(input)), expected, "{sentence}: {input}");
    }
}

#[test]
fn fixed_and_signed() {
    check(
        |v| EN.fixed(v, 2),
        &[
            ("padded and grouped", "1234.5", "1,234.50"),
            ("half away from zero", "0.125", "0.13"),
            ("half away from zero, below", "-0.125", "−0.13"),
            ("what prints as zero has no sign", "-0.004", "0.00"),
            ("a carry makes a group", "999.999", "1,000.00"),
            ("millions", "-1234567", "−1,234,567.00"),
        ],
    );
    check(
        |v| EN.fixed(v, 30),
        &[(
            "more decimals than are held",
            "1.5",
            "1.500000000000000000000000000000",
        )],
    );
    check(
        |v| EN.signed(v, 2),
        &[
            ("a gain", "300", "+300.00"),
            ("a loss", "-300", "−300.00"),
            ("nothing", "0", "0.00"),
            ("a gain that prints as nothing", "0.004", "0.00"),
        ],
    );
}

#[test]
fn every_digit() {
    check(
        |v| EN.plain(v),
        &[
            ("no trailing zeros", "1234.500", "1,234.5"),
            ("decimals are not grouped", "0.0000012345", "0.0000012345"),
            ("a loss", "-60000", "−60,000"),
            ("zero", "-0.00", "0"),
        ],
    );
    check(
        Style::raw,
        &[
            ("not grouped, ASCII", "-1234.500", "-1234.5"),
            ("zero", "-0.00", "0"),
            ("a whole number keeps its zeros", "60000", "60000"),
        ],
    );
}

#[test]
fn per_cents() {
    check(
        |v| EN.percent(v, 0),
        &[
            ("a tenth has no place after the point", "0.1", "10\u{202f}%"),
            ("nor has a whole", "1", "100\u{202f}%"),
        ],
    );
    check(
        |v| EN.percent(v, 2),
        &[
            ("a loss", "-0.0955", "−9.55\u{202F}%"),
            ("rounded once, half away", "0.00125", "0.13\u{202F}%"),
            ("a whole fraction", "3", "300.00\u{202F}%"),
            ("a gain has no sign here", "0.1", "10.00\u{202F}%"),
            ("nothing", "-0.00001", "0.00\u{202F}%"),
        ],
    );
    check(
        |v| EN.percent_signed(v, 4),
        &[
            ("a loss", "-0.242462", "−24.2462\u{202F}%"),
            ("a gain", "0.1", "+10.0000\u{202F}%"),
            ("nothing", "0", "0.0000\u{202F}%"),
        ],
    );
    check(
        |v| EN.editable_percent(v),
        &[
            ("no sign in a field", "0.005", "0.5"),
            ("whole", "12", "1,200"),
        ],
    );
}

#[test]
fn money_leverage_figures() {
    check(
        |v| EN.money(v),
        &[
            ("above 100 without decimals", "1234.5", "1,235"),
            ("at 100", "-100", "−100"),
            ("what rounds to 100", "99.996", "100"),
            ("below 100", "99.994", "99.99"),
            ("small", "-0.5", "−0.50"),
            ("nothing", "0.000", "0"),
            ("less than half a cent", "-0.004", "0"),
        ],
    );
    check(|v| EN.leverage(v, 0), &[("chosen", "10", "10x")]);
    check(|v| EN.leverage(v, 1), &[("measured", "9.96", "10.0x")]);
    check(
        |v| EN.significant(v, 5),
        &[
            ("small", "0.0666666666", "0.066667"),
            ("no trailing zeros", "0.05", "0.05"),
            ("whole digits too", "1234567.8", "1,234,600"),
            ("half away from zero", "-1.23455", "−1.2346"),
            ("nothing", "0", "0"),
            ("a carry", "0.0999999", "0.1"),
        ],
    );
    check(
        |v| EN.significant(v, 6),
        &[
            ("a price", "54271.4286", "54,271.4"),
            ("a whole price", "60000", "60,000"),
        ],
    );
}

#[test]
fn prices_on_their_tick() {
    use Toward::{Down, Up};
    let table = [
        (
            "a long's price goes up",
            "54271.3333",
            "0.1",
            Up,
            "54,271.4",
        ),
        (
            "a short's price goes down",
            "54271.3999",
            "0.1",
            Down,
            "54,271.3",
        ),
        ("on the tick it stays", "2713.570", "0.01", Up, "2,713.57"),
        (
            "the tick's decimals are shown",
            "60000",
            "0.10",
            Up,
            "60,000.0",
        ),
        (
            "a tick that is no power of ten",
            "100.30",
            "0.25",
            Down,
            "100.25",
        ),
        ("and up", "100.30", "0.25", Up, "100.50"),
        ("up is up below zero too", "-0.15", "0.1", Up, "−0.1"),
        ("down is down below zero too", "-0.15", "0.1", Down, "−0.2"),
        ("up to zero has no sign", "-0.05", "0.1", Up, "0.0"),
        ("less than one tick", "0.00000001", "0.0001", Up, "0.0001"),
        ("no tick leaves every digit", "1.2345", "0", Up, "1.2345"),
    ];
    for (sentence, value, tick, toward, expected) in table {
        let text = EN.price_on_tick(dec(value), dec(tick), toward);
        assert_eq!(text, expected, "{sentence}: {value}");
    }
    assert_eq!(on_tick(Decimal::MAX, dec("2"), Up), Decimal::MAX);
}

#[test]
fn ticks_for_prices_without_one() {
    let table = [
        ("60000", "0.1"),
        ("3000", "0.01"),
        ("-3000", "0.01"),
        ("1.2345", "0.00001"),
        ("0.5", "0.000001"),
        ("0.00001234", "0.0000000001"),
        ("99999.99", "0.1"),
        ("100000", "1"),
        ("1234567", "1"),
        ("0", "0.01"),
        (
            "0.0000000000000000000000000001",
            "0.0000000000000000000000000001",
        ),
    ];
    for (price, tick) in table {
        assert_eq!(default_tick(dec(price)), dec(tick), "{price}");
    }
}

#[test]
fn the_locale_decides_the_separators() {
    let table = [
        (',', '.', "−1.234.567,89"),
        (',', '\u{202F}', "−1\u{202F}234\u{202F}567,89"),
        ('.', '\'', "−1'234'567.89"),
        ('\u{66B}', '\u{66C}', "−1٬234٬567٫89"),
    ];
    for (decimal, group, expected) in table {
        let style = Style {
            separators: Separators { decimal, group },
        };
        assert_eq!(style.editable(dec("-1234567.89")), expected);
    }
}
