//! The shapes' exact extremes, and what holds for every one of them.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{ALL, LENGTHS, PLACES, Shape, ShapeError, path};
use crate::simulate::path::{Bar, Clock};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("the tests' own figures are decimals")
}

fn bars(shape: Shape, size: Decimal, length: usize) -> Vec<Bar> {
    let path = path(shape, size, length).expect("the tests' own sizes and lengths are in bounds");
    assert_eq!(path.tracks.len(), 1);
    path.tracks[0].mark.clone()
}

fn lowest(bars: &[Bar]) -> Option<Decimal> {
    bars.iter().map(|bar| bar.low).min()
}

fn highest(bars: &[Bar]) -> Option<Decimal> {
    bars.iter().map(|bar| bar.high).max()
}

#[test]
fn shapes_meet_their_turning_points_exactly() {
    // (what, shape, size, length) → lowest, highest, end.
    for (what, shape, size, length, expected) in [
        (
            "a rise of 20 %",
            Shape::Trend,
            "0.2",
            48,
            ["1", "1.2", "1.2"],
        ),
        (
            "a fall by a third in 7",
            Shape::Trend,
            "-0.33333333",
            7,
            ["0.66666667", "1", "0.66666667"],
        ),
        (
            "eleven times the start",
            Shape::Trend,
            "10",
            2000,
            ["1", "11", "11"],
        ),
        ("nothing happens", Shape::Trend, "0", 5, ["1", "1", "1"]),
        ("a dip of 12 %", Shape::Dip, "0.12", 24, ["0.88", "1", "1"]),
        (
            "a dip of an odd length",
            Shape::Dip,
            "0.15",
            7,
            ["0.85", "1", "1"],
        ),
        (
            "the shortest dip",
            Shape::Dip,
            "0.12",
            2,
            ["0.88", "1", "1"],
        ),
        (
            "a dip upside down",
            Shape::Dip,
            "-0.12",
            24,
            ["1", "1.12", "1"],
        ),
        (
            "a flash of 30 %",
            Shape::Flash,
            "0.3",
            24,
            ["0.7", "1", "0.85"],
        ),
        (
            "the shortest flash",
            Shape::Flash,
            "0.3",
            2,
            ["0.7", "1", "0.85"],
        ),
        (
            "a bleed of 40 %",
            Shape::Bleed,
            "0.4",
            96,
            ["0.6", "1", "0.6"],
        ),
        (
            "a bleed of 4 bars",
            Shape::Bleed,
            "0.4",
            4,
            ["0.6", "1", "0.6"],
        ),
        (
            "a chop of 8 %",
            Shape::Chop,
            "0.08",
            48,
            ["0.92", "1.08", "1"],
        ),
        (
            "a chop that goes down first",
            Shape::Chop,
            "-0.08",
            12,
            ["0.92", "1.08", "1"],
        ),
        (
            "a chop of 3 bars",
            Shape::Chop,
            "0.08",
            3,
            ["0.92", "1.08", "1"],
        ),
        (
            "a chop without a bar left to come home",
            Shape::Chop,
            "0.08",
            2,
            ["0.92", "1.08", "0.92"],
        ),
    ] {
        let bars = bars(shape, decimal(size), length);
        let found = [
            lowest(&bars),
            highest(&bars),
            bars.last().map(|bar| bar.close),
        ];
        assert_eq!(found, expected.map(|text| Some(decimal(text))), "{what}");
        assert_eq!(bars.len(), length, "{what}");
    }
}

#[test]
fn only_a_flash_has_a_gap_and_it_has_one() {
    for shape in ALL {
        let bars = bars(shape, shape.default_size(), shape.default_length());
        let gaps: Vec<_> = bars
            .windows(2)
            .filter(|pair| pair[0].close != pair[1].open)
            .map(|pair| (pair[0].close, pair[1].open))
            .collect();
        let expected = match shape {
            Shape::Flash => vec![(Decimal::ONE, decimal("0.7"))],
            _ => Vec::new(),
        };
        assert_eq!(gaps, expected, "{}", shape.slug());
    }
}

#[test]
fn a_bleed_rises_every_third_bar() {
    // In sevenths of the fall: 2, 4, 3, 5, 7.
    let closes: Vec<_> = bars(Shape::Bleed, decimal("0.7"), 5)
        .iter()
        .map(|bar| bar.close)
        .collect();
    assert_eq!(closes, ["0.8", "0.6", "0.7", "0.5", "0.3"].map(decimal));
}

#[test]
fn a_chop_turns_about_every_six_bars() {
    let bars = bars(Shape::Chop, decimal("0.08"), 48);
    let at = |price| {
        bars.iter()
            .filter(|bar| bar.close == decimal(price))
            .count()
    };
    assert_eq!((at("1.08"), at("0.92")), (4, 4));
}

#[test]
fn out_of_bounds_is_an_error() {
    for (what, shape, size, length, expected) in [
        ("one bar", Shape::Dip, "0.1", 1, ShapeError::Length),
        (
            "too many bars",
            Shape::Dip,
            "0.1",
            2_001,
            ShapeError::Length,
        ),
        ("a trend to zero", Shape::Trend, "-1", 9, ShapeError::Size),
        (
            "a trend to twelve times",
            Shape::Trend,
            "11",
            9,
            ShapeError::Size,
        ),
        ("a dip to zero", Shape::Dip, "1", 9, ShapeError::Size),
        (
            "a dip to a ten-thousandth",
            Shape::Dip,
            "0.9999",
            9,
            ShapeError::Size,
        ),
        (
            "a flash below zero",
            Shape::Flash,
            "1.5",
            9,
            ShapeError::Size,
        ),
        (
            "a bleed up to twelve times",
            Shape::Bleed,
            "-11",
            9,
            ShapeError::Size,
        ),
        (
            "a chop down to zero on its way back",
            Shape::Chop,
            "-1",
            9,
            ShapeError::Size,
        ),
    ] {
        assert_eq!(
            path(shape, decimal(size), length).err(),
            Some(expected),
            "{what}"
        );
    }
}

#[test]
fn short_names_lead_back_to_the_shape() {
    for shape in ALL {
        assert_eq!(Shape::find(shape.slug()), Some(shape));
        assert!(path(shape, shape.default_size(), shape.default_length()).is_ok());
    }
    assert_eq!(Shape::find("wiggle"), None);
}

proptest! {
    /// Bars are in order, above zero, within the size, of few decimals; the path opens at 1.
    #[test]
    fn every_path_is_made_of_proper_bars(
        shape in prop::sample::select(ALL.as_slice()),
        thousandths in 0_i64..=10_999,
        fraction in 0_i64..100_000_000,
        length in LENGTHS.0..=LENGTHS.1,
    ) {
        let (least, greatest) = shape.sizes();
        let size = (least + Decimal::new(thousandths, 3) + Decimal::new(fraction, 11)).min(greatest);
        let path = path(shape, size, length).expect("a size between the bounds has a path");
        let size = size.round_dp(PLACES);
        let track = &path.tracks[0];
        prop_assert_eq!(&track.mark, &track.last);
        prop_assert_eq!(track.mark.len(), length);
        prop_assert_eq!(track.mark[0].open, Decimal::ONE);
        prop_assert_eq!(path.clock, Clock::Steps);
        prop_assert_eq!(path.opens_at(0), None);
        for bar in &track.mark {
            prop_assert_eq!(bar.high, bar.open.max(bar.close));
            prop_assert_eq!(bar.low, bar.open.min(bar.close));
            prop_assert!(bar.low > Decimal::ZERO);
            prop_assert!((bar.low - Decimal::ONE).abs() <= size.abs());
            prop_assert!((bar.high - Decimal::ONE).abs() <= size.abs());
            prop_assert!(bar.close.scale() <= PLACES);
        }
        let reached = |price: Decimal| track.mark.iter().any(|bar| bar.low == price || bar.high == price);
        prop_assert!(reached(Decimal::ONE + size) || reached(Decimal::ONE - size));
    }
}
