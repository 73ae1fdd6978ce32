//! No response of a venue, however broken, breaks the reader of tiers, and what is read makes sense.

use crate::samples::{ALL, wanted};
use isocross::margin::schedule::Tiering;
use isocross::num::text::Separators;
use isocross::scenario::import::{Unit, plain, tiers};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

/// Pieces that mean something in a response.
fn piece() -> impl Strategy<Value = String> {
    let words = vec![
        "",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "-1",
        "0",
        "1",
        "0.5",
        "50",
        "56",
        "1e400",
        "1e-400",
        "1e28",
        "79228162514264337593543950335",
        "\"\"",
        "\"0\"",
        "\"BTCUSDT\"",
        "\"symbol\"",
        "\"brackets\"",
        "\"qtyCap\"",
        "\"riskLimitValue\"",
        "\"inverse\"",
        "\"maxSz\"",
        "\"universe\"",
        "\"marginTiers\"",
        "\"marginTableId\"",
        "\"maxLeverage\"",
        "\"$serde_json::private::Number\":",
        "[[",
        "{}",
        "\\u0000",
        "\u{1F980}",
    ];
    prop_oneof![
        prop::sample::select(words).prop_map(str::to_owned),
        "[0-9.eE+-]{1,12}",
        "\\PC{0,3}",
    ]
}

/// One change: where, what, and how much is taken away.
type Change = (prop::sample::Index, u8, String);

fn changed(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (place, what, piece) in changes {
        let start = place.index(chars.len() + 1);
        let end = (start + usize::from(what / 4)).min(chars.len());
        let old: Vec<char> = chars[start..end].to_vec();
        let new = match what % 4 {
            0 => piece.chars().collect(),
            1 => Vec::new(),
            2 => [old.clone(), old].concat(),
            // Numbers are changed as numbers: a text of the same shape gets further.
            _ => old
                .into_iter()
                .map(|c| {
                    if c.is_ascii_digit() {
                        char::from(b'0' + what / 4 % 10)
                    } else {
                        c
                    }
                })
                .collect(),
        };
        chars.splice(start..end, new);
    }
    chars.into_iter().collect()
}

fn check(text: &str) {
    for (coin, currency) in [("BTC", "USDT"), ("BTC", "USD"), ("OLD", "USDC"), ("", "")] {
        let Ok(table) = tiers(text, Separators::EN, wanted(coin, currency)) else {
            continue;
        };
        assert!(!table.tiers.is_empty(), "{text}");
        for tier in &table.tiers {
            assert!(
                (Decimal::ZERO..=Decimal::ONE).contains(&tier.rate),
                "{text}"
            );
        }
        for value in [dec!(0.01), dec!(100), dec!(1e-28), Decimal::MAX] {
            let Ok(known) = table.clone().with_contract_value(value) else {
                continue;
            };
            let kind = known.kind(Tiering::Marginal);
            // Floors can only fall together when a value takes their digits.
            assert!(
                known.schedule(kind).is_ok() || table.unit != Unit::Known,
                "{text}"
            );
            let again = plain(&known.text(Separators::EN), Separators::EN);
            if known.schedule(kind).is_ok() {
                let again = again.expect(text);
                assert_eq!(again.tiers, known.tiers, "{text}");
                assert_eq!((again.amounts, again.limit), (known.amounts, known.limit));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn changed_responses_never_panic(
        which in 0..ALL.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), piece()), 1..4),
    ) {
        check(&changed(ALL[which], &changes));
    }

    #[test]
    fn pieces_of_responses_never_panic(pieces in prop::collection::vec(piece(), 0..30)) {
        check(&format!("[{}", pieces.concat()));
    }
}

#[test]
fn an_response_cut_anywhere_is_refused() {
    for text in ALL {
        for (at, _) in text.char_indices() {
            assert!(tiers(&text[..at], Separators::EN, wanted("BTC", "USDT")).is_err());
        }
    }
}
