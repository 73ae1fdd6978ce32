//! Contrast of the page's colours, by WCAG's formula: text 4.5 to 1, lines and frames 3 to 1, in both themes.

#![allow(
    clippy::float_arithmetic,
    reason = "contrast is a ratio of light, not money"
)]

use std::fs;

/// The tokens of a theme: what stands between two marks of the style sheet.
fn tokens(css: &str, from: &str) -> Vec<(String, f64)> {
    let (_, rest) = css.split_once(from).expect("the theme is there");
    let (block, _) = rest.split_once('}').expect("it ends");
    let tokens = block.split(';').filter_map(|line| {
        let (name, value) = line.trim().split_once(": #")?;
        Some((name.trim_start_matches("--").to_owned(), light(value)?))
    });
    tokens.collect()
}

/// Relative luminance of "1c1b19".
fn light(hex: &str) -> Option<f64> {
    let part = |at: usize| {
        let byte = u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?;
        let share = f64::from(byte) / 255.0;
        Some(match share <= 0.04045 {
            true => share / 12.92,
            false => ((share + 0.055) / 1.055).powf(2.4),
        })
    };
    Some(0.2126 * part(0)? + 0.7152 * part(2)? + 0.0722 * part(4)?)
}

#[test]
fn colours_stand_out_from_their_ground() {
    let css = fs::read_to_string("style/charts.css").expect("the style sheet");
    for theme in [":root {", ":root[data-theme=\"dark\"] {"] {
        let tokens = tokens(&css, theme);
        let of = |name: &str| {
            let found = tokens.iter().find(|(known, _)| known == name);
            found.unwrap_or_else(|| panic!("{theme} has no {name}")).1
        };
        let ratio = |one: &str, other: &str| {
            let (one, other) = (of(one), of(other));
            (one.max(other) + 0.05) / (one.min(other) + 0.05)
        };
        for (ink, grounds, least) in [
            (
                "ink",
                &["paper", "panel", "shade", "isoT", "bothT", "crossT", "badT"][..],
                7.0,
            ),
            ("ink2", &["paper", "panel", "shade"][..], 4.5),
            ("ink3", &["paper", "panel"][..], 4.5),
            ("bad", &["paper", "badT"][..], 4.5),
            ("iso", &["paper", "shade"][..], 3.0),
            ("cross", &["paper", "shade"][..], 3.0),
            ("grey", &["paper"][..], 3.0),
        ] {
            for ground in grounds {
                let ratio = ratio(ink, ground);
                assert!(ratio >= least, "{theme} {ink} on {ground}: {ratio:.2}");
            }
        }
    }
}
