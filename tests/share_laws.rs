//! What is shared comes back, and nothing from outside breaks the reader.

mod common;

use common::{LOCALES, forms};
use isocross::num::text::Separators;
use isocross::scenario::form::Form;
use isocross::scenario::share::{blank, from_fragment, from_json, to_fragment, to_json};
use proptest::prelude::*;

fn typed() -> impl Strategy<Value = (Separators, (Form, Form))> {
    // Built once for each locale: strategies of text are costly to make.
    let of = |locale: Separators| forms(locale).prop_map(move |forms| (locale, forms)).boxed();
    proptest::strategy::Union::new(LOCALES.map(of))
}

/// One change at a place: remove, double, or put something else there.
fn mutate(text: &str, edits: &[(usize, u8, String)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (place, what, piece) in edits {
        let start = place % (chars.len() + 1);
        let end = (start + usize::from(what / 3)).min(chars.len());
        let old: Vec<char> = chars[start..end].to_vec();
        let new = match what % 3 {
            0 => piece.chars().collect(),
            1 => Vec::new(),
            _ => [old.clone(), old].concat(),
        };
        chars.splice(start..end, new);
    }
    chars.into_iter().collect()
}

fn edits() -> impl Strategy<Value = Vec<(usize, u8, String)>> {
    let piece = prop_oneof!["\\PC{0,4}", "[&=,:/%\"{}\\[\\]0-9a-z.]{1,4}"];
    prop::collection::vec((any::<usize>(), any::<u8>(), piece), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_shared_comes_back((locale, (form, back)) in typed()) {
        let (link, file) = (to_fragment(&form, locale), to_json(&form, locale));
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_graphic()), "{}", link);
        let read = from_fragment(&link, locale, &blank());
        prop_assert_eq!(&read.form, &back, "{}", link);
        prop_assert_eq!(&read.ignored, &Vec::<String>::new(), "{}", link);
        let read = from_json(&file, locale).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&read.form, &back, "{}", file);
        prop_assert_eq!(&read.ignored, &Vec::<String>::new(), "{}", file);
        // The text is the same wherever the form is typed, so a link means the same everywhere.
        for other in LOCALES {
            let read = from_fragment(&link, other, &blank()).form;
            prop_assert_eq!(to_json(&read, other), &*file);
            prop_assert_eq!(to_fragment(&read, other), &*link);
        }
    }

    #[test]
    fn what_is_broken_is_survived((locale, (form, _)) in typed(), edits in edits()) {
        let link = mutate(&to_fragment(&form, locale), &edits);
        let read = from_fragment(&link, locale, &form);
        let again = from_fragment(&to_fragment(&read.form, locale), locale, &form);
        prop_assert_eq!(again.ignored, Vec::<String>::new(), "{}", link);
        let file = mutate(&to_json(&form, locale), &edits);
        if let Ok(read) = from_json(&file, locale) {
            prop_assert!(from_json(&to_json(&read.form, locale), locale).is_ok(), "{}", file);
        }
    }
}
