//! Shocks that go together.

use super::model::ModelError;
use super::real::real;
use rust_decimal::Decimal;

/// Pivots below this say that the matrix is not positive definite: a pair of ±1, or nearly so.
const LEAST_PIVOT: f64 = 1e-9;

/// How the shocks of the markets go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correlation {
    /// All are one: every market has the same shock, in its own size.
    One,
    /// Of each pair, −1 … 1, in the order (1,0), (2,0), (2,1), (3,0) …
    Pairs(Vec<Decimal>),
}

/// Weights of independent shocks in each market's own: a lower triangle, row by row.
#[derive(Clone, Debug)]
pub struct Weights {
    rows: Vec<Vec<f64>>,
}

impl Weights {
    /// Splits the matrix (Cholesky).
    ///
    /// # Errors
    /// When a pair is missing, or the matrix is not positive definite: the first row for which,
    /// with those before it, it is not.
    pub fn new(correlation: &Correlation, markets: usize) -> Result<Self, ModelError> {
        let pairs = match correlation {
            Correlation::One => {
                let rows = vec![vec![1.0]; markets];
                return Ok(Self { rows });
            }
            Correlation::Pairs(pairs) => pairs,
        };
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(markets);
        let mut given = pairs.iter();
        for row in 0..markets {
            let mut weights: Vec<f64> = Vec::with_capacity(row + 1);
            let mut left = 1.0;
            for (column, other) in rows.iter().enumerate() {
                let mut sum = real(*given.next().ok_or(ModelError::Pairs)?);
                for (own, theirs) in weights.iter().zip(other) {
                    sum -= own * theirs;
                }
                let weight = sum / other[column];
                left -= weight * weight;
                weights.push(weight);
            }
            if left < LEAST_PIVOT {
                return Err(ModelError::NotPositiveDefinite { row });
            }
            weights.push(libm::sqrt(left));
            rows.push(weights);
        }
        Ok(Self { rows })
    }

    /// Shock of one market, of variance 1, from independent ones.
    pub fn shock(&self, market: usize, independent: &[f64]) -> f64 {
        let mut sum = 0.0;
        for (weight, shock) in self.rows[market].iter().zip(independent) {
            sum += weight * shock;
        }
        sum
    }
}
