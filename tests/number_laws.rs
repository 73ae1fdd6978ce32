//! Laws of number text: what is written is read back, and rounding keeps to its side.
#![cfg(not(target_arch = "wasm32"))]

use isocross::num::text::{Kind, Reading, Separators, Style, Toward, default_tick, on_tick, parse};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Any `Decimal` whatever.
fn decimals() -> impl Strategy<Value = Decimal> {
    let part = any::<u32>;
    (
        part(),
        part(),
        prop_oneof![Just(0), part()],
        any::<bool>(),
        0..=28_u32,
    )
        .prop_map(|(lo, mid, hi, negative, scale)| {
            Decimal::from_parts(lo, mid, hi, negative, scale)
        })
}

/// Numbers as people use them: few digits, few decimals.
fn small() -> impl Strategy<Value = Decimal> {
    (-100_000_000_i64..100_000_000, 0..9_u32)
        .prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn numbers() -> impl Strategy<Value = Decimal> {
    prop_oneof![decimals(), small()]
}

/// Prices with many decimals, of either sign, that leave room for one tick.
fn prices() -> impl Strategy<Value = Decimal> {
    let most = 10_i128.pow(24);
    let long = (-most..most, 12..=28_u32)
        .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale));
    prop_oneof![long, small()]
}

fn styles() -> impl Strategy<Value = Style> {
    let pairs = vec![
        ('.', ','),        // en, and what en-IN writes here
        (',', '.'),        // de
        (',', '\u{202F}'), // fr
        ('.', '\''),       // de-CH
        ('.', '\u{2019}'), // de-CH, older browsers
        (',', '\u{A0}'),   // sv, bg
        (',', ' '),
        ('\u{66B}', '\u{66C}'), // ar, fa
        ('\u{B7}', '_'),        // characters that no table knows
    ];
    prop::sample::select(pairs).prop_map(|(decimal, group)| Style {
        separators: Separators { decimal, group },
    })
}

/// Groups in the Indian way, from plain digits.
fn indian(whole: &str) -> String {
    let (head, last) = whole.split_at(whole.len().saturating_sub(3));
    let mut text = String::new();
    for (index, digit) in head.chars().enumerate() {
        if index > 0 && (head.len() - index).is_multiple_of(2) {
            text.push(',');
        }
        text.push(digit);
    }
    if !head.is_empty() {
        text.push(',');
    }
    text + last
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![Kind::Amount, Kind::Percent, Kind::Leverage])
}

/// Digits, separators and all that the parser knows.
const ALPHABET: &str = "[0-9 .,'\u{2019}\u{A0}\u{202F}\u{2009}\u{66B}\u{66C}\u{660}-\u{669}\u{FF10}-\u{FF19}eEkKmMbBxX%$€oOlI+\u{2212}\u{61C}-]{0,40}";

/// A failing case is printed, not kept in a file.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A reading comes from digits and has no negative zero; an error speaks; a repair parses.
fn sound(text: &str, kind: Kind, locale: Separators) -> Result<(), TestCaseError> {
    match parse(text, kind, locale) {
        Ok(Reading { value, .. }) => {
            prop_assert!(!(value.is_zero() && value.is_sign_negative()));
            prop_assert!(text.chars().any(char::is_numeric));
        }
        Err(error) => {
            prop_assert!(!error.message().is_empty());
            if let Some(repair) = error.repair() {
                prop_assert!(parse(&repair, kind, locale).is_ok(), "{repair}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn arbitrary_text_never_panics(text in any::<String>(), kind in kinds(), style in styles()) {
        sound(&text, kind, style.separators)?;
    }

    #[test]
    fn text_of_digits_and_separators_never_panics(
        text in ALPHABET, kind in kinds(), style in styles(),
    ) {
        sound(&text, kind, style.separators)?;
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn what_is_written_is_read_back(value in numbers(), style in styles()) {
        let read = |text: &str, kind| parse(text, kind, style.separators).map(|r| r.value);
        prop_assert_eq!(read(&style.editable(value), Kind::Amount), Ok(value));
        prop_assert_eq!(read(&style.editable(value), Kind::Leverage), Ok(value));
        prop_assert_eq!(read(&style.plain(value), Kind::Amount), Ok(value));
        let ascii = Separators { decimal: '.', group: ',' };
        let raw = parse(&Style::raw(value), Kind::Amount, ascii).map(|r| r.value);
        prop_assert_eq!(raw, Ok(value));
    }

    #[test]
    fn per_cents_are_read_back(value in small(), style in styles()) {
        let read = |text: &str| parse(text, Kind::Percent, style.separators).map(|r| r.value);
        prop_assert_eq!(read(&style.editable_percent(value)), Ok(value));
        prop_assert_eq!(read(&style.percent_signed(value, 8)), Ok(value.round_dp_with_strategy(
            10, rust_decimal::RoundingStrategy::MidpointAwayFromZero)));
        let wide = style.editable_percent(value * Decimal::from(100_000_000));
        prop_assert_eq!(read(&wide), Ok(value * Decimal::from(100_000_000)));
    }

    #[test]
    fn indian_groups_are_read(whole in 0..=u64::MAX, style in styles()) {
        let text = format!("{}.5", indian(&whole.to_string()));
        let expected = Decimal::from(whole) + Decimal::new(5, 1);
        let read = parse(&text, Kind::Amount, style.separators).map(|r| r.value);
        prop_assert_eq!(read, Ok(expected));
    }

    #[test]
    fn rounding_to_decimals_is_within_half(value in small(), decimals in 0..8_u32, style in styles()) {
        let text = style.fixed(value, decimals);
        let read = parse(&text, Kind::Amount, style.separators).map(|r| r.value);
        let unit = Decimal::new(1, decimals);
        let off = read.map(|shown| (shown - value).abs() * Decimal::TWO <= unit);
        prop_assert_eq!(off, Ok(true), "{}", text);
    }

    #[test]
    fn a_tick_is_met_on_the_cautious_side(
        value in prices(), digits in 1..1_000_i64, scale in 0..12_u32, style in styles(),
    ) {
        let tick = Decimal::new(digits, scale);
        let (up, down) = (on_tick(value, tick, Toward::Up), on_tick(value, tick, Toward::Down));
        prop_assert!(down <= value && value <= up);
        prop_assert!(value - down < tick && up - value < tick);
        prop_assert!((up / tick).is_integer() && (down / tick).is_integer());
        prop_assert!(up == down || up - down == tick);
        for (toward, price) in [(Toward::Up, up), (Toward::Down, down)] {
            let text = style.price_on_tick(value, tick, toward);
            let read = parse(&text, Kind::Amount, style.separators).map(|r| r.value);
            prop_assert_eq!(read, Ok(price), "{}", text);
        }
    }

    #[test]
    fn any_tick_is_safe(value in decimals(), tick in decimals()) {
        let (up, down) = (on_tick(value, tick, Toward::Up), on_tick(value, tick, Toward::Down));
        prop_assert!(down <= value && value <= up);
    }

    #[test]
    fn a_default_tick_leaves_six_figures(digits in 1..1_000_000_i64, scale in 0..22_u32) {
        let price = Decimal::new(digits, scale);
        let ticks = price / default_tick(price);
        prop_assert!(ticks >= Decimal::from(100_000) && ticks < Decimal::from(1_000_000));
    }

    #[test]
    fn nothing_that_prints_panics(value in decimals(), decimals in 0..40_u32) {
        let en = Style::EN;
        let all = [
            en.fixed(value, decimals), en.signed(value, decimals), en.money(value),
            en.percent(value, decimals), en.percent_signed(value, decimals),
            en.significant(value, decimals), en.leverage(value, decimals),
            en.editable_percent(value),
            en.price_on_tick(value, default_tick(value), Toward::Up),
        ];
        prop_assert!(all.iter().all(|text| text.chars().any(|c| c.is_ascii_digit())));
    }
}
