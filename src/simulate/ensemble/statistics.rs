//! Figures of many outcomes, each with its standard error: how far it would be off, one time in three,
//! with other paths of the same kind.

use kernel::sorted;

/// A figure and its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// One standard error, in its unit.
    pub error: f64,
}

/// A share: `√(p·(1 − p) ÷ n)`. `of` must not be zero.
pub fn share(count: usize, of: usize) -> Estimate {
    let (n, value) = (float(of), float(count) / float(of));
    Estimate {
        value,
        error: (value * (1.0 - value) / n).sqrt(),
    }
}

/// A mean: `s ÷ √n`, with `n − 1` under the sum of squares; none without values.
pub fn mean(values: impl Iterator<Item = f64> + Clone) -> Option<Estimate> {
    let (mut count, mut sum) = (0, 0.0);
    for value in values.clone() {
        count += 1;
        sum += value;
    }
    if count == 0 {
        return None;
    }
    let n = float(count);
    let value = sum / n;
    let mut squares = 0.0;
    for other in values {
        squares += (other - value) * (other - value);
    }
    let error = match count {
        1 => 0.0,
        _ => (squares / (n - 1.0) / n).sqrt(),
    };
    Some(Estimate { value, error })
}

/// One mean over another of the same paths: the error by the first terms of its series in both. None where
/// the lower mean is not above zero.
pub fn ratio(upper: &[f64], lower: &[f64]) -> Option<Estimate> {
    let (top, bottom) = (mean(upper.iter().copied())?, mean(lower.iter().copied())?);
    if bottom.value <= 0.0 {
        return None;
    }
    let value = top.value / bottom.value;
    // What is left of each path once the ratio is taken out: its mean is zero.
    let rests = upper.iter().zip(lower).map(|(up, low)| up - value * low);
    let rest = mean(rests)?;
    Some(Estimate {
        value,
        error: rest.error / bottom.value,
    })
}

/// Values in order, for percentiles.
#[derive(Clone, Debug)]
pub struct Ordered(Vec<f64>);

impl Ordered {
    /// Puts them in order.
    pub fn new(values: &[f64]) -> Self {
        Self(sorted(values))
    }

    /// The value of rank `⌈n·per cent ÷ 100⌉`. The error is half of what lies between the ranks one
    /// standard deviation, `√(n·p·(1 − p))`, below and above. None without values.
    pub fn percentile(&self, per_cent: usize) -> Option<Estimate> {
        let count = self.0.len();
        let value = *self.0.get(rank(count * per_cent, 100).checked_sub(1)?)?;
        let p = float(per_cent) / 100.0;
        let off = (float(count) * p * (1.0 - p)).sqrt();
        let middle = float(count) * p;
        let at = |place: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and the count"
            )]
            let place = place.max(0.0) as usize;
            self.0[place.min(count - 1)]
        };
        Some(Estimate {
            value,
            error: (at((middle + off).ceil() - 1.0) - at((middle - off).ceil() - 1.0)) / 2.0,
        })
    }
}

fn rank(top: usize, bottom: usize) -> usize {
    top.div_ceil(bottom).max(1)
}

/// A count as a float; exact below 2⁵³.
fn float(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of paths are small")]
    let float = count as f64;
    float
}
