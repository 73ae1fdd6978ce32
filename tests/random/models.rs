//! Models, and what is measured of their paths.

use isocross::simulate::ensemble::{Correlation, Diffusion, Model};
use rust_decimal::{Decimal, dec};

/// Geometric Brownian motion of one market: volatility 60 % and drift 30 % a year.
pub fn plain() -> Diffusion {
    Diffusion {
        volatility: vec![dec!(0.6)],
        drift: dec!(0.3),
        correlation: Correlation::Pairs(Vec::new()),
        jumps: None,
        tails: None,
        regimes: None,
        half_life: None,
    }
}

/// As [`plain`], for two markets of this correlation.
pub fn pair(correlation: Decimal) -> Diffusion {
    Diffusion {
        volatility: vec![dec!(0.6), dec!(0.9)],
        correlation: Correlation::Pairs(vec![correlation]),
        ..plain()
    }
}

/// Calls `each` with the closes of the first `paths` paths.
pub fn walk(model: &Model, seed: u64, paths: u64, mut each: impl FnMut(&[f64])) {
    let mut closes = vec![0.0; model.steps() * model.tracks()];
    for number in 0..paths {
        model.fill(seed, number, &mut closes);
        each(&closes);
    }
}

/// Mean and variance of a sample, summed in one pass, with the fourth central moment.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    pub count: f64,
    pub mean: f64,
    pub variance: f64,
    pub fourth: f64,
}

impl Moments {
    pub fn of(sample: &[f64]) -> Self {
        let count = sample.len() as f64;
        let mean = sample.iter().sum::<f64>() / count;
        let power = |n: i32| sample.iter().map(|x| (x - mean).powi(n)).sum::<f64>() / count;
        Self {
            count,
            mean,
            variance: power(2) * count / (count - 1.0),
            fourth: power(4),
        }
    }

    /// Asserts that the mean is `wanted`, within three standard errors.
    pub fn assert_mean(&self, wanted: f64, what: &str) {
        let error = (self.variance / self.count).sqrt();
        let off = (self.mean - wanted) / error;
        println!(
            "{what}: mean {} against {wanted}: {off:.2} standard errors",
            self.mean
        );
        assert!(off.abs() < 3.0, "{what}: {off:.2} standard errors off");
    }

    /// Asserts that the variance is `wanted`, within three standard errors.
    pub fn assert_variance(&self, wanted: f64, what: &str) {
        let error = ((self.fourth - self.variance * self.variance) / self.count).sqrt();
        let off = (self.variance - wanted) / error;
        println!(
            "{what}: variance {} against {wanted}: {off:.2} standard errors",
            self.variance
        );
        assert!(off.abs() < 3.0, "{what}: {off:.2} standard errors off");
    }
}

/// Normal distribution function.
pub fn below(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}
