//! Means, variances, correlations and barriers.

use crate::models::{Moments, below, pair, plain, walk};
use isocross::simulate::ensemble::{
    Correlation, Diffusion, History, Jumps, Model, ModelError, Regimes, SOURCES, Source, from_real,
    real, realised,
};
use isocross::simulate::events;
use isocross::simulate::path::Track;
use rust_decimal::{Decimal, dec};

/// Hours of a year.
const YEAR: f64 = 8_760.0;
const HOURS: usize = 720;

fn model(of: &Diffusion, steps: usize) -> Model {
    Model::diffusion(of, steps).expect("a model")
}

/// The last close of each path of one market.
fn ends(model: &Model, paths: u64) -> Vec<f64> {
    let mut ends = Vec::new();
    walk(model, 7, paths, |closes| {
        ends.push(closes[closes.len() - 1])
    });
    ends
}

/// Hourly changes of the logarithm, market by market.
fn changes(model: &Model, paths: u64) -> Vec<Vec<f64>> {
    let tracks = model.tracks();
    let mut changes = vec![Vec::new(); tracks];
    walk(model, 11, paths, |closes| {
        for (market, changes) in changes.iter_mut().enumerate() {
            let mut before = 1.0;
            for row in closes.chunks(tracks) {
                changes.push((row[market] / before).ln());
                before = row[market];
            }
        }
    });
    changes
}

#[test]
fn geometric_brownian_motion_has_its_mean_and_variance() {
    let years = HOURS as f64 / YEAR;
    let (sigma, mu) = (0.6, 0.3);
    let ends = ends(&model(&plain(), HOURS), 20_000);
    let logs: Vec<f64> = ends.iter().map(|end| end.ln()).collect();
    let of_logs = Moments::of(&logs);
    of_logs.assert_mean((mu - sigma * sigma / 2.0) * years, "logarithm");
    of_logs.assert_variance(sigma * sigma * years, "logarithm");
    // E = e^(μt); Var = e^(2μt)·(e^(σ²t) − 1).
    let of_prices = Moments::of(&ends);
    of_prices.assert_mean((mu * years).exp(), "price");
    of_prices.assert_variance(
        (2.0 * mu * years).exp() * ((sigma * sigma * years).exp() - 1.0),
        "price",
    );
}

/// Chance that a Brownian motion with drift ν and volatility σ touches `barrier` < 0 by time t:
/// N((b − νt)/σ√t) + e^(2νb/σ²)·N((b + νt)/σ√t). For closes an hour apart the barrier is moved away
/// by 0.5826·σ·√Δt (M. Broadie, P. Glasserman, S. Kou, 1997).
#[test]
fn touching_a_barrier_is_as_likely_as_reflection_says() {
    let years = HOURS as f64 / YEAR;
    for (sigma, barrier) in [(0.6, 0.9), (0.6, 0.8), (1.0, 0.8)] {
        let of = Diffusion {
            volatility: vec![Decimal::try_from(sigma).expect("a number")],
            ..plain()
        };
        let (mut touched, paths) = (0.0, 20_000);
        walk(&model(&of, HOURS), 3, paths, |closes| {
            if closes.iter().any(|&close| close <= barrier) {
                touched += 1.0;
            }
        });
        let share = touched / paths as f64;
        let nu = 0.3 - sigma * sigma / 2.0;
        let moved = f64::ln(barrier) - 0.5826 * sigma * (1.0 / YEAR).sqrt();
        let spread = sigma * years.sqrt();
        let wanted = below((moved - nu * years) / spread)
            + (2.0 * nu * moved / (sigma * sigma)).exp() * below((moved + nu * years) / spread);
        let error = (wanted * (1.0 - wanted) / paths as f64).sqrt();
        let off = (share - wanted) / error;
        println!("barrier {barrier} at {sigma}: {share} against {wanted}: {off:.2}");
        assert!(off.abs() < 3.0, "barrier {barrier} at {sigma}: {off:.2}");
    }
}

#[test]
fn shocks_have_their_correlation() {
    for wanted in [dec!(-0.5), dec!(0), dec!(0.8)] {
        let changes = changes(&model(&pair(wanted), HOURS), 100);
        let (a, b) = (Moments::of(&changes[0]), Moments::of(&changes[1]));
        let both = changes[0].iter().zip(&changes[1]);
        let products: Vec<f64> = both.map(|(x, y)| (x - a.mean) * (y - b.mean)).collect();
        let covariance = real(wanted) * 0.6 * 0.9 / YEAR;
        Moments::of(&products).assert_mean(covariance, "covariance");
        a.assert_variance(0.36 / YEAR, "first market");
        b.assert_variance(0.81 / YEAR, "second market");
    }
}

#[test]
fn correlations_of_one_move_all_by_the_same_shock() {
    let of = Diffusion {
        correlation: Correlation::One,
        volatility: vec![dec!(0.6); 3],
        ..plain()
    };
    walk(&model(&of, HOURS), 5, 10, |closes| {
        for row in closes.chunks(3) {
            assert!(row[0] == row[1] && row[1] == row[2], "{row:?}");
        }
    });
}

#[test]
fn contradicting_correlations_are_refused_by_their_row() {
    let with = |pairs: Vec<Decimal>| {
        let of = Diffusion {
            volatility: vec![dec!(0.6); 3],
            correlation: Correlation::Pairs(pairs),
            ..plain()
        };
        Model::diffusion(&of, HOURS).err()
    };
    assert_eq!(with(vec![dec!(0.9), dec!(0.9), dec!(0.7)]), None);
    // The third goes with the first and against the second, which go together.
    assert_eq!(
        with(vec![dec!(0.9), dec!(0.9), dec!(-0.9)]),
        Some(ModelError::NotPositiveDefinite { row: 2 })
    );
    assert_eq!(
        with(vec![dec!(1), dec!(0), dec!(0)]),
        Some(ModelError::NotPositiveDefinite { row: 1 })
    );
    assert_eq!(
        with(vec![dec!(1.1), dec!(0), dec!(0)]),
        Some(ModelError::Pairs)
    );
    assert_eq!(with(vec![dec!(0.5)]), Some(ModelError::Pairs));
}

#[test]
fn jumps_keep_the_mean_and_add_their_variance() {
    let jumps = Jumps {
        per_year: dec!(876),
        mean: dec!(-0.05),
        deviation: dec!(0.1),
    };
    let of = Diffusion {
        jumps: Some(jumps),
        ..plain()
    };
    let model = model(&of, 48);
    Moments::of(&ends(&model, 40_000)).assert_mean((0.3 * 48.0 / YEAR).exp(), "price with jumps");
    // Of one hour: p·(m² + s²) − p²·m², m the mean of the logarithm.
    let (p, s): (f64, f64) = (0.1, 0.1);
    let m = 0.95_f64.ln() - s * s / 2.0;
    let variance = 0.36 / YEAR + p * (m * m + s * s) - p * p * m * m;
    Moments::of(&changes(&model, 2_000)[0]).assert_variance(variance, "change with jumps");
}

#[test]
fn fat_tails_have_the_variance_of_the_normal_and_more_outliers() {
    let of = Diffusion {
        tails: Some(dec!(9)),
        ..plain()
    };
    let changes = changes(&model(&of, HOURS), 300);
    let moments = Moments::of(&changes[0]);
    moments.assert_variance(0.36 / YEAR, "change with fat tails");
    // Kurtosis of Student's t with ν degrees: 3 + 6/(ν − 4) = 4.2 for 9.
    let kurtosis = moments.fourth / (moments.variance * moments.variance);
    assert!((3.9..4.5).contains(&kurtosis), "{kurtosis}");
}

#[test]
fn a_second_state_is_as_frequent_as_its_chances() {
    let of = Diffusion {
        regimes: Some(Regimes {
            factor: dec!(3),
            enter: dec!(0.1),
            leave: dec!(0.3),
        }),
        ..plain()
    };
    let changes = changes(&model(&of, HOURS), 300);
    // A quarter of the hours have nine times the variance. Hours go together, so the error of
    // independent ones is doubled at most: the band below is what three of those come to.
    let wanted = 0.36 / YEAR * (0.75 + 0.25 * 9.0);
    let share = Moments::of(&changes[0]).variance / wanted;
    assert!((0.97..1.03).contains(&share), "{share}");
}

#[test]
fn mean_reversion_halves_the_distance() {
    let quiet = Diffusion {
        volatility: vec![dec!(0.6)],
        drift: Decimal::ZERO,
        half_life: Some(dec!(24)),
        ..plain()
    };
    let logs: Vec<f64> = ends(&model(&quiet, HOURS), 20_000)
        .iter()
        .map(|end| end.ln())
        .collect();
    // Stationary after 30 half-lives: σ²Δt/(1 − φ²), φ = 2^(−1/24).
    let phi = 2.0_f64.powf(-1.0 / 24.0);
    let hour = 0.36 / YEAR;
    let moments = Moments::of(&logs);
    moments.assert_variance(hour / (1.0 - phi * phi), "reverting logarithm");
    moments.assert_mean(-hour / 2.0 / (1.0 - phi), "reverting logarithm");
}

#[test]
fn blocks_are_as_recorded_and_keep_their_coins_together() {
    let source = |track: usize| Source {
        track,
        beta: Decimal::ONE,
    };
    let double = Source {
        track: 0,
        beta: dec!(2),
    };
    let of = History {
        follows: vec![source(0), source(1), double],
        block: 24,
        event: None,
    };
    let model = Model::history(&of, HOURS).expect("a model");
    let mut recorded: Vec<[f64; 2]> = Vec::new();
    for event in events::ALL {
        let path = events::load(event.slug).expect("an event");
        let closes = |asset: usize| path.tracks[asset].mark.iter().map(|bar| real(bar.close));
        let mut before = [1.0, 1.0];
        for (btc, eth) in closes(0).zip(closes(1)) {
            recorded.push([btc / before[0], eth / before[1]]);
            before = [btc, eth];
        }
    }
    assert_eq!(SOURCES, ["BTC", "ETH"]);
    walk(&model, 9, 20, |closes| {
        let mut before = [1.0, 1.0, 1.0];
        let mut hours = Vec::new();
        for row in closes.chunks(3) {
            hours.push([row[0] / before[0], row[1] / before[1]]);
            let double = 1.0 + 2.0 * (row[0] / before[0] - 1.0);
            assert!((row[2] / before[2] / double - 1.0).abs() < 1e-6);
            before = [row[0], row[1], row[2]];
        }
        for block in hours.chunks(24) {
            let found = recorded.windows(block.len()).any(|stretch| {
                stretch
                    .iter()
                    .zip(block)
                    .all(|(a, b)| (a[0] - b[0]).abs() < 1e-6 && (a[1] - b[1]).abs() < 1e-6)
            });
            assert!(found, "a block that was never recorded");
        }
    });
    let none = History {
        block: 721,
        ..of.clone()
    };
    assert_eq!(Model::history(&none, HOURS).err(), Some(ModelError::Block));
    let unknown = History {
        event: Some("none".to_owned()),
        ..of
    };
    assert_eq!(
        Model::history(&unknown, HOURS).err(),
        Some(ModelError::Block)
    );
}

#[test]
fn figures_out_of_bounds_are_refused() {
    let wild = Diffusion {
        volatility: vec![dec!(0.6), dec!(100)],
        ..pair(dec!(0.5))
    };
    let error = Model::diffusion(&wild, HOURS).err();
    assert_eq!(error, Some(ModelError::Volatility { market: 1 }));
    for steps in [0, 1, 2_001] {
        let error = Model::diffusion(&plain(), steps).err();
        assert_eq!(error, Some(ModelError::Steps), "{steps} steps");
    }
    let thin = Diffusion {
        tails: Some(dec!(2)),
        ..plain()
    };
    assert_eq!(Model::diffusion(&thin, 2).err(), Some(ModelError::Tails));
}

#[test]
fn every_price_is_the_same_in_both_number_types() {
    let wild = Diffusion {
        volatility: vec![dec!(10), dec!(0)],
        correlation: Correlation::Pairs(vec![dec!(0.5)]),
        ..plain()
    };
    let model = model(&wild, 2_000);
    let mut closes = vec![0.0; 4_000];
    for number in 0..20 {
        model.fill(1, number, &mut closes);
        let path = model.path(1, number);
        for (step, row) in closes.chunks(2).enumerate() {
            for (track, close) in row.iter().enumerate() {
                let exact = path.tracks[track].mark[step].close;
                assert!(exact > Decimal::ZERO && exact.scale() <= 8);
                assert_eq!(real(exact).to_bits(), close.to_bits());
            }
        }
    }
}

fn closes(track: &Track) -> Vec<Decimal> {
    let closes = track.mark.iter().map(|bar| bar.close);
    std::iter::once(Decimal::ONE).chain(closes).collect()
}

#[test]
fn realised_volatility_is_that_of_the_closes() {
    let path = model(&plain(), 2_000).path(1, 1);
    let realised_volatility = realised(&closes(&path.tracks[0]), 3_600).expect("a figure");
    // Standard error of a deviation: σ/√(2n), here 0.0095.
    assert!(
        (realised_volatility - dec!(0.6)).abs() < dec!(0.0285),
        "{realised_volatility}"
    );
    let two = model(&plain(), 2).path(1, 1);
    let logs: Vec<f64> = [
        Decimal::ONE,
        two.tracks[0].mark[0].close,
        two.tracks[0].mark[1].close,
    ]
    .map(|close| real(close).ln())
    .to_vec();
    let (a, b) = (logs[1] - logs[0], logs[2] - logs[1]);
    // Two changes: (a − b)²/2 is their variance.
    let wanted = ((a - b) * (a - b) / 2.0 * YEAR).sqrt();
    assert_eq!(
        realised(&closes(&two.tracks[0]), 3_600),
        Some(from_real(wanted, 6))
    );
}

#[test]
fn shocks_are_normal_out_into_the_tails() {
    // A deviation of 1 an hour would leave the range of prices: a hundredth, in short paths.
    let hour = 0.6 / YEAR.sqrt();
    let mean = (0.3 - 0.18) / YEAR;
    let model = model(&plain(), 100);
    let edges = [0.5, 1.0, 2.0, 3.0, 3.5, 3.7, 4.2];
    let (mut above, mut under, mut count) = ([0.0; 7], [0.0; 7], 0.0);
    walk(&model, 13, 40_000, |closes| {
        let mut before = 1.0;
        for &close in closes {
            let shock = ((close / before).ln() - mean) / hour;
            before = close;
            count += 1.0;
            for (edge, (above, under)) in edges.iter().zip(above.iter_mut().zip(&mut under)) {
                *above += f64::from(u8::from(shock > *edge));
                *under += f64::from(u8::from(shock < -edge));
            }
        }
    });
    for (edge, sides) in edges.iter().zip(above.iter().zip(&under)) {
        let wanted = below(-edge) * count;
        for side in [sides.0, sides.1] {
            let off = (side - wanted) / wanted.sqrt();
            println!("beyond {edge}: {side} against {wanted}: {off:.2}");
            assert!(
                off.abs() < 3.0,
                "beyond {edge}: {off:.2} standard errors off"
            );
        }
    }
}
