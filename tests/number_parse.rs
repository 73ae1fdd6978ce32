//! Typed numbers, as tables of sentences.
#![cfg(not(target_arch = "wasm32"))]

use isocross::num::text::{Kind, NumberError, Reading, Separators, parse};
use rust_decimal::Decimal;

const EN: Separators = Separators::EN;
const DE: Separators = locale(',', '.');
const FR: Separators = locale(',', '\u{202F}');
const CH: Separators = locale('.', '\'');
const AR: Separators = locale('\u{66B}', '\u{66C}');

const fn locale(decimal: char, group: char) -> Separators {
    Separators { decimal, group }
}

fn dec(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("the table's numbers are plain")
}

fn value(text: &str, kind: Kind, locale: Separators) -> Result<Decimal, NumberError> {
    parse(text, kind, locale).map(|reading| reading.value)
}

#[test]
fn amounts_whose_pattern_leaves_one_reading() {
    let table = [
        ("a plain whole number", "60000", "60000"),
        ("English groups", "1,000.50", "1000.5"),
        ("German groups", "1.000,50", "1000.5"),
        ("spaces", "1 000,50", "1000.5"),
        ("no-break spaces", "1\u{A0}000,50", "1000.5"),
        ("narrow no-break spaces", "1\u{202F}000,50", "1000.5"),
        ("thin spaces", "1\u{2009}000\u{2009}000.5", "1000000.5"),
        ("apostrophes", "1'000.50", "1000.5"),
        ("printed apostrophes", "1\u{2019}000.50", "1000.5"),
        ("Indian groups", "12,34,567.8", "1234567.8"),
        ("Indian groups without decimals", "1,00,000", "100000"),
        ("German millions", "1.234.567", "1234567"),
        ("four decimals after groups", "1,234.5678", "1234.5678"),
        ("one comma before two digits is decimal", "1,50", "1.5"),
        (
            "one comma after four digits is decimal",
            "1234,567",
            "1234.567",
        ),
        ("a leading zero makes the comma decimal", "0,001", "0.001"),
        ("and the point", "-0.500", "-0.5"),
        ("no whole part", ".5", "0.5"),
        ("no whole part, comma", ",125", "0.125"),
        ("a point not followed yet", "5.", "5"),
        ("Arabic digits and separators", "١٬٢٣٤٫٥", "1234.5"),
        ("an Arabic decimal before three digits", "١٫٢٣٤", "1.234"),
        ("Persian digits and separators", "۶۰٬۰۰۰", "60000"),
        ("full-width digits", "６０，０００．５", "60000.5"),
        (
            "a sign of direction before an Arabic minus",
            "\u{61C}-٥",
            "-5",
        ),
        ("an exponent", "1e3", "1000"),
        ("a negative exponent", "1E-3", "0.001"),
        ("a signed exponent on decimals", "2.5e+2", "250"),
        ("thousands", "10k", "10000"),
        ("millions", "2.5m", "2500000"),
        ("capital millions", "2.5M", "2500000"),
        ("billions", "1b", "1000000000"),
        (
            "billions, spelled bn, and a unit",
            "1 bn USDT",
            "1000000000",
        ),
        ("a dollar sign", "$60,000.5", "60000.5"),
        ("a sign before the dollar", "-$5", "-5"),
        ("a sign after the euro", "€ -5", "-5"),
        ("a euro sign at the end", "5,50 €", "5.5"),
        ("a unit", "1000 USDT", "1000"),
        ("a unit without a space, in small letters", "0.5btc", "0.5"),
        ("a typographic minus", "\u{2212}24.5", "-24.5"),
        ("a hyphen", "-24.5", "-24.5"),
        ("a plus", "+3", "3"),
        ("spaces around", "\u{A0} 7\t\n", "7"),
        ("zeros in front", "007", "7"),
        (
            "the largest",
            "79228162514264337593543950335",
            "79228162514264337593543950335",
        ),
        ("the smallest", "1e-28", "0.0000000000000000000000000001"),
        (
            "zeros beyond what is held",
            "1.00000000000000000000000000000000000",
            "1",
        ),
        ("nothing, to the power of much", "0e99999999999", "0"),
    ];
    for (sentence, text, expected) in table {
        for locale in [EN, DE, FR, CH, AR] {
            let expected = Ok(Reading {
                value: dec(expected),
                ambiguous: false,
            });
            assert_eq!(
                parse(text, Kind::Amount, locale),
                expected,
                "{sentence}: {text}"
            );
        }
    }
}

#[test]
fn one_separator_before_three_digits_is_read_by_locale() {
    let table = [
        ("English comma", "1,234", EN, "1234"),
        ("English point", "1.234", EN, "1.234"),
        ("German point", "60.000", DE, "60000"),
        ("German comma", "-60,000", DE, "-60"),
        ("French comma", "1,234", FR, "1.234"),
        (
            "a point in French comes from the number pad",
            "1.234",
            FR,
            "1.234",
        ),
        (
            "a comma in Swiss German comes from an English page",
            "60,000",
            CH,
            "60000",
        ),
        ("a comma in Arabic too", "60,000", AR, "60000"),
        ("a multiple changes nothing", "1.234k", DE, "1234000"),
        (
            "a zero before other digits is no leading zero",
            "01,234",
            EN,
            "1234",
        ),
    ];
    for (sentence, text, locale, expected) in table {
        let expected = Ok(Reading {
            value: dec(expected),
            ambiguous: true,
        });
        assert_eq!(
            parse(text, Kind::Amount, locale),
            expected,
            "{sentence}: {text}"
        );
    }
}

#[test]
fn per_cents_and_leverages() {
    let table = [
        ("per cents without their sign", "5", Kind::Percent, "0.05"),
        ("per cents with their sign", "5%", Kind::Percent, "0.05"),
        (
            "a space before the sign",
            "-9,55\u{202F}%",
            Kind::Percent,
            "-0.0955",
        ),
        ("an Arabic per cent sign", "٥٪", Kind::Percent, "0.05"),
        ("a leverage", "10x", Kind::Leverage, "10"),
        ("a leverage in capitals", "10 X", Kind::Leverage, "10"),
        ("a multiplication sign", "12.5×", Kind::Leverage, "12.5"),
        ("no unit", "20", Kind::Leverage, "20"),
    ];
    for (sentence, text, kind, expected) in table {
        assert_eq!(
            value(text, kind, EN),
            Ok(dec(expected)),
            "{sentence}: {text}"
        );
    }
}

#[test]
fn zero_has_no_sign() {
    for text in ["-0", "\u{2212}0.00", "-$0", "-0e5"] {
        let read = value(text, Kind::Amount, EN);
        assert_eq!(read.map(|zero| zero.to_string()), Ok("0".into()), "{text}");
    }
}
