//! No text breaks the reader of tier tables, and what it writes it reads.

use isocross::margin::schedule::{Key, Tiering};
use isocross::num::text::Separators;
use isocross::scenario::import::{Wanted, plain, tiers};
use proptest::prelude::*;

const SHAPES: [Separators; 3] = [
    Separators::EN,
    Separators {
        decimal: ',',
        group: '.',
    },
    Separators {
        decimal: '\u{66B}',
        group: '\u{66C}',
    },
];

/// Pieces of tables, in any order: far likelier to get past the first checks than free text.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,7}",
        "[0-9]{1,3}[.,][0-9]{1,4}",
        "[0-9]{1,2}\\.[0-9]{1,2}%",
        "[0-9]{1,3}x",
        prop::sample::select(vec![
            " ", " ", "\t", "\t", "\n", "\n", "\n", ";", ",", "|", "-", " - ", "> ", "<", "%", "x",
            "0", "rate", "floor", "bracket", "amount", "max", "e9", "e28", "\u{221E}", "+", "to",
            "\u{2013}", "inf",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) {
    for locale in SHAPES {
        let Ok(table) = tiers(text, locale, Wanted::default()) else {
            continue;
        };
        let _ = table.schedule((Tiering::Marginal, Key::Notional));
        let _ = table.schedule((Tiering::Whole, Key::Size));
        for other in [locale, SHAPES[1]] {
            let written = table.text(other);
            let again = plain(&written, other);
            let again = again.expect(&written);
            assert_eq!(again.tiers, table.tiers, "{text:?} → {written:?}");
            assert_eq!((again.amounts, again.limit), (table.amounts, table.limit));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn pieces_of_tables_never_panic(text in pieces()) {
        check(&text);
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,60}(\n\\PC{0,30}){0,3}") {
        check(&text);
    }
}

#[test]
fn a_huge_text_is_refused_at_once() {
    for piece in ["0 0.4%\n", "\u{1F980}", "0,", "-", " ", "9"] {
        let text = piece.repeat(5_000_000 / piece.len());
        assert!(
            tiers(&text, Separators::EN, Wanted::default()).is_err(),
            "{piece}"
        );
    }
    let rows: String = (0..201).map(|row| format!("{row} 0.4%\n")).collect();
    let error = plain(&rows, Separators::EN).expect_err("too many");
    assert_eq!(error.line, 201);
}
