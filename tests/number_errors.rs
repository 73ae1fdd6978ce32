//! What is said about text that is no number, as tables of sentences.
#![cfg(not(target_arch = "wasm32"))]

use isocross::num::text::{Kind, NumberError, Separators, parse};
use rust_decimal::Decimal;

const EN: Separators = Separators::EN;

fn value(text: &str, kind: Kind, locale: Separators) -> Result<Decimal, NumberError> {
    parse(text, kind, locale).map(|reading| reading.value)
}

#[test]
fn what_is_wrong_is_said() {
    let table = [
        ("nothing", " \u{200E} ", Kind::Amount, "Type a number."),
        (
            "a sign alone",
            "-",
            Kind::Amount,
            "There is no digit here yet.",
        ),
        (
            "a unit sign alone",
            "$ .",
            Kind::Amount,
            "There is no digit here yet.",
        ),
        (
            "not a number",
            "NaN",
            Kind::Amount,
            "This must be a finite number.",
        ),
        (
            "no end",
            "-Infinity",
            Kind::Amount,
            "This must be a finite number.",
        ),
        (
            "the sign of no end",
            "∞",
            Kind::Amount,
            "This must be a finite number.",
        ),
        (
            "too large",
            "1e30",
            Kind::Amount,
            "This is too large to calculate with.",
        ),
        (
            "one more than the largest",
            "79228162514264337593543950336",
            Kind::Amount,
            "This is too large to calculate with.",
        ),
        (
            "too small",
            "1e-30",
            Kind::Amount,
            "This is too small to tell from zero.",
        ),
        (
            "a smallest per cent",
            "1e-27",
            Kind::Percent,
            "This is too small to tell from zero.",
        ),
        (
            "thirty digits",
            "12345678901234567890.1234567891",
            Kind::Amount,
            "This has 30 digits; 28 can be kept, and none is rounded away.",
        ),
        (
            "a digit at the twenty-ninth decimal",
            "0.00000000000000000000000000012",
            Kind::Amount,
            "This has more than 28 decimals, and none is rounded away.",
        ),
        (
            "a per cent sign",
            "5%",
            Kind::Amount,
            "An amount takes no “%”. Type the number alone.",
        ),
        (
            "a leverage",
            "5x",
            Kind::Amount,
            "An amount takes no “x”. Type the number alone.",
        ),
        (
            "money as leverage",
            "5 usdt",
            Kind::Leverage,
            "A leverage takes no “usdt”. Type the number alone.",
        ),
        (
            "a multiple",
            "5k",
            Kind::Percent,
            "A percentage takes no “k”. Type the number alone.",
        ),
        (
            "a word for a multiple is not passed over",
            "5 mio",
            Kind::Amount,
            "“mio” is not a unit that is known here. Type the number alone.",
        ),
        (
            "milli is not million",
            "5 mBTC",
            Kind::Amount,
            "“mBTC” is not a unit that is known here. Type the number alone.",
        ),
    ];
    for (sentence, text, kind, expected) in table {
        let message = value(text, kind, EN).map_err(|error| error.message());
        assert_eq!(message, Err(expected.into()), "{sentence}: {text}");
    }
}

#[test]
fn separators_that_fit_nothing_are_pointed_at() {
    let table = [
        ("groups of one", "1,2,3", "The second character is a comma"),
        (
            "two decimal points",
            "1.2.3",
            "The second character is a point",
        ),
        (
            "groups and a decimal that fit nothing",
            "1,00,0.5",
            "The second character is a comma",
        ),
        (
            "a short last group",
            "1,000,00",
            "The sixth character is a comma",
        ),
        (
            "a group missing",
            "1,,000",
            "The second character is a comma",
        ),
        (
            "two decimals",
            "1,000.5.5",
            "The sixth character is a point",
        ),
        (
            "an apostrophe is never decimal",
            "1.000'5",
            "The sixth character is an apostrophe",
        ),
        (
            "groups after a zero",
            "0,001,000",
            "The second character is a comma",
        ),
        (
            "a first group of four",
            "1234,567.8",
            "The fifth character is a comma",
        ),
        (
            "two kinds of groups",
            "1 000'000.5",
            "The sixth character is an apostrophe",
        ),
        (
            "groups in the decimals",
            "1.000,000.5",
            "The sixth character is a comma",
        ),
    ];
    for (sentence, text, start) in table {
        let expected =
            format!("{start}, which fits no way of grouping digits. Write 1,000.50 or 1000.50.");
        let message = value(text, Kind::Amount, EN).map_err(|error| error.message());
        assert_eq!(message, Err(expected), "{sentence}: {text}");
    }
}

#[test]
fn letters_are_named_and_repaired() {
    let table = [
        (
            "o for 0",
            "6o,000",
            "The second character is the letter o, not the digit 0.",
            Some("60,000"),
        ),
        (
            "O for 0, first",
            "O.5",
            "The first character is the letter O, not the digit 0.",
            Some("0.5"),
        ),
        (
            "l for 1",
            " l0 ",
            "The first character is the letter l, not the digit 1.",
            Some("10"),
        ),
        (
            "I for 1",
            "1I",
            "The second character is the letter I, not the digit 1.",
            Some("11"),
        ),
        (
            "several, and a unit",
            "$1OO USDT",
            "The third character is the letter O, not the digit 0.",
            Some("$100 USDT"),
        ),
        (
            "several, and a multiple",
            "1OOk",
            "The second character is the letter O, not the digit 0.",
            Some("100k"),
        ),
        (
            "an o among bad separators",
            "6o,0,0",
            "The second character is the letter o, not the digit 0.",
            None,
        ),
        (
            "a word of o and l",
            "lol",
            "The first character is the letter l, not the digit 1.",
            None,
        ),
        (
            "another letter",
            "6z,000",
            "The second character is the letter z.",
            None,
        ),
        (
            "letters alone",
            "abc",
            "The first character is the letter a.",
            None,
        ),
        (
            "a letter far away",
            "1234567890123z",
            "Character 14 is the letter z.",
            None,
        ),
        (
            "another sign",
            "5#",
            "The second character is “#”, which has no place in a number.",
            None,
        ),
        (
            "a second sign",
            "--5",
            "The second character is “-”, which has no place in a number.",
            None,
        ),
        (
            "something unseen",
            "5\u{200B}0",
            "The second character cannot be seen (U+200B).",
            None,
        ),
        (
            "two numbers",
            "5 USDT 6",
            "The eighth character is the digit 6, where the number should have ended.",
            None,
        ),
        (
            "an exponent that is none",
            "1e",
            "The second character is the letter e.",
            None,
        ),
    ];
    for (sentence, text, message, repair) in table {
        let read = value(text, Kind::Amount, EN);
        let told = read.as_ref().map_err(NumberError::message);
        assert_eq!(told, Err(message.into()), "{sentence}: {text}");
        let offer = read.err().and_then(|error| error.repair());
        assert_eq!(offer.as_deref(), repair, "{sentence}: {text}");
    }
}
