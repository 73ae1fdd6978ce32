//! Texts of fields: numbers typed in many ways, tables of tiers, and what is neither.

use super::{LOCALES, PAIR};
use isocross::num::text::{Kind, Separators, Style, parse};
use isocross::scenario::import::{Wanted, plain, tiers};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn local(text: &str, locale: Separators) -> String {
    text.replace('.', &locale.decimal.to_string())
}

/// A number typed in one of several ways.
fn number(locale: Separators) -> impl Strategy<Value = String> {
    (any::<i64>(), 0_u32..10, 0..5).prop_map(move |(digits, scale, way)| {
        let value = Decimal::new(digits, scale);
        let raw = Style::raw(value);
        let typed = match way {
            0 => Style { separators: locale }.editable(value),
            1 => format!("{digits}e-{scale}"),
            2 => format!(" {} ", local(&raw, locale)),
            3 if raw.contains('.') => local(&raw, locale) + "0000",
            _ => local(&raw, locale),
        };
        format!("{typed}{PAIR}{}", local(&raw, locale))
    })
}

/// Text that is no number anywhere.
fn junk() -> impl Strategy<Value = String> {
    let kinds = [Kind::Amount, Kind::Percent, Kind::Leverage];
    let text = prop_oneof!["\\PC{0,8}", "[-0-9.,:/%&=x+ \n\"\\\\#]{0,9}"];
    text.prop_filter("a number", move |text| {
        let number = |kind| LOCALES.into_iter().any(|at| parse(text, kind, at).is_ok());
        !kinds.into_iter().any(number)
    })
}

pub fn figure(locale: Separators) -> BoxedStrategy<String> {
    prop_oneof![6 => number(locale), 2 => Just(String::new()), 1 => junk()].boxed()
}

/// One share, or shares from amounts on.
pub fn haircut(locale: Separators) -> BoxedStrategy<String> {
    let slices = vec((number(locale), number(locale)), 1..4).prop_map(|slices| {
        let side = |back: bool| {
            let half = |text: &str| {
                let (typed, came) = text.split_once(PAIR).unwrap_or((text, text));
                if back { came } else { typed }.trim().to_owned()
            };
            let slice = |(floor, cut): &(String, String)| half(floor) + ":" + &half(cut);
            let words: Vec<String> = slices.iter().map(slice).collect();
            words.join(if back { " " } else { "  " })
        };
        side(false) + &PAIR.to_string() + &side(true)
    });
    let flat = figure(locale).prop_filter("slices", |text| !text.contains(':'));
    prop_oneof![3 => flat, 2 => slices].boxed()
}

pub fn name() -> BoxedStrategy<String> {
    prop_oneof![4 => "[A-Z]{3,5}", 1 => "\\PC{1,6}"].boxed()
}

/// How a table applies, said before it.
fn applies() -> impl Strategy<Value = String> {
    let part = |words: &'static [&'static str]| {
        proptest::option::weighted(0.3, proptest::sample::select(words))
    };
    let parts = (
        part(&["each part at its rate", "all at the last rate"]),
        part(&["by notional", "by size"]),
        part(&["floors count contracts", "floors and amounts count coins"]),
    );
    parts.prop_map(|(tiering, key, unit)| {
        let parts: Vec<&str> = [tiering, key, unit].into_iter().flatten().collect();
        match parts.is_empty() {
            true => String::new(),
            false => format!("# {}\n", parts.join("; ")),
        }
    })
}

/// A venue's response for one symbol, in coins or not.
fn response(locale: Separators) -> impl Strategy<Value = String> {
    let rows = vec((1_u32..900_000, 1_u32..99, 1_u32..150), 1..5);
    (rows, any::<bool>()).prop_map(move |(rows, coins)| {
        let (mut floor, mut rate, mut brackets) = (0, 0, Vec::new());
        let (low, high) = match coins {
            true => ("qtyFloor", "qtyCap"),
            false => ("notionalFloor", "notionalCap"),
        };
        for (step, rise, leverage) in rows {
            rate += rise;
            let cap = floor + step;
            brackets.push(format!(
                "{{\"initialLeverage\":{leverage},\"{low}\":{floor},\"{high}\":{cap},\"maintMarginRatio\":0.{rate:04},\"cum\":0}}"
            ));
            floor = cap;
        }
        let list = brackets.join(",");
        let text = format!("[{{\"symbol\":\"BTCUSDT\",\"brackets\":[{list}]}}]");
        let read = tiers(&text, locale, Wanted::default()).expect("a response");
        format!("{text}{PAIR}{}", read.text(locale))
    })
}

pub fn table(locale: Separators) -> BoxedStrategy<String> {
    let rows = vec((1_u32..900_000, 1_u32..300, 1_u32..150), 1..5);
    let shape = (rows, any::<bool>(), any::<bool>(), applies());
    let table = shape.prop_map(move |(rows, amounts, levered, mut text)| {
        let mut floor = 0;
        for (step, rate, leverage) in rows {
            text += &format!(
                "{floor}\t{}%",
                local(&Decimal::new(rate.into(), 2).to_string(), locale)
            );
            text += &if amounts {
                format!("\t{}", floor / 3)
            } else {
                String::new()
            };
            text += &if levered {
                format!("\t{leverage}x")
            } else {
                String::new()
            };
            text += "\n";
            floor += step;
        }
        let read = plain(&text, locale).expect("a table");
        format!("{text}{PAIR}{}", read.text(locale))
    });
    let words = junk().prop_filter("a table", |text| {
        LOCALES
            .into_iter()
            .all(|locale| plain(text, locale).is_err())
    });
    prop_oneof![3 => Just(String::new()), 3 => table, 1 => words, 1 => response(locale)].boxed()
}
