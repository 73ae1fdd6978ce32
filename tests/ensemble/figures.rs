//! Figures of a few numbers against those worked out by hand.

use isocross::simulate::ensemble::{Ordered, mean, ratio, share};

fn close(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-12, "{one} {other}");
}

#[test]
fn a_share_and_its_error() {
    // 3 of 12: √(0.25 · 0.75 ÷ 12) = 0.125.
    let quarter = share(3, 12);
    close(quarter.value, 0.25);
    close(quarter.error, 0.125);
    close(share(5, 5).error, 0.0);
}

#[test]
fn a_mean_and_its_error() {
    // 2, 4, 4, 6: mean 4, squares 4 + 0 + 0 + 4 = 8, √(8 ÷ 3 ÷ 4) = √(2 ÷ 3).
    let told = mean([2.0, 4.0, 4.0, 6.0].into_iter()).expect("values");
    close(told.value, 4.0);
    close(told.error, (2.0_f64 / 3.0).sqrt());
    assert!(mean([].into_iter()).is_none());
    close(mean([7.0].into_iter()).expect("a value").error, 0.0);
}

#[test]
fn a_ratio_of_means_and_its_error() {
    // 1, 3 over 2, 2: 2 ÷ 2 = 1. Rests −1, 1: √(2 ÷ 1 ÷ 2) = 1, ÷ 2.
    let told = ratio(&[1.0, 3.0], &[2.0, 2.0]).expect("a lower mean above zero");
    close(told.value, 1.0);
    close(told.error, 0.5);
    // Where one is a multiple of the other on every path, the ratio is known.
    close(ratio(&[2.0, 6.0], &[1.0, 3.0]).expect("a ratio").error, 0.0);
    assert!(ratio(&[1.0], &[0.0]).is_none());
}

#[test]
fn percentiles_are_ranks() {
    // 1 … 100: rank ⌈n·p⌉ is the number itself. √(100 · 0.5 · 0.5) = 5: from rank 45 to 55, half of 10.
    let values: Vec<f64> = (1..=100_u32).rev().map(f64::from).collect();
    let ordered = Ordered::new(&values);
    for per_cent in [5, 25, 50, 75, 95] {
        let told = ordered.percentile(per_cent).expect("values");
        close(told.value, per_cent as f64);
    }
    close(ordered.percentile(50).expect("values").error, 5.0);
    // √(100 · 0.05 · 0.95) = 2.18: ranks ⌈2.82⌉ = 3 and ⌈7.18⌉ = 8.
    close(ordered.percentile(5).expect("values").error, 2.5);
    assert!(Ordered::new(&[]).percentile(50).is_none());
}

#[test]
fn numbers_of_any_size_and_sign_are_put_in_order() {
    let values = [3.5, -0.0, 1e-300, -7.25, 1e300, 0.0, -1e-9, 2.0, -1e12];
    let mut expected = values.to_vec();
    expected.sort_by(f64::total_cmp);
    let ordered = Ordered::new(&values);
    for (place, value) in expected.iter().enumerate() {
        // Of nine numbers, rank ⌈9·p ÷ 100⌉ is place + 1 for p = 11·(place + 1).
        let told = ordered.percentile(11 * (place + 1)).expect("values").value;
        assert_eq!(told.to_bits(), value.to_bits());
    }
}
