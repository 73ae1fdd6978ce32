//! Random numbers of one path.

use super::normal::Normals;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// The numbers that seed and number name, in the order drawn.
#[derive(Debug)]
pub struct Draw<'a> {
    source: Xoshiro256PlusPlus,
    normals: &'a Normals,
}

impl<'a> Draw<'a> {
    /// The draws of path `number` of `seed`. No two numbers of one seed start alike.
    pub fn new(seed: u64, number: u64, normals: &'a Normals) -> Self {
        // What the first generator makes of the seed keeps the numbers of near seeds apart.
        let key = Xoshiro256PlusPlus::seed_from_u64(seed).next_u64();
        Self {
            source: Xoshiro256PlusPlus::seed_from_u64(key.wrapping_add(number)),
            normals,
        }
    }

    /// Sixty-four random bits.
    pub fn bits(&mut self) -> u64 {
        self.source.next_u64()
    }

    /// Evenly between 0 and 1, neither of them.
    pub fn uniform(&mut self) -> f64 {
        (high_bits(self.bits()) + 0.5) / 9_007_199_254_740_992.0
    }

    /// Whether something of this chance happens.
    pub fn happens(&mut self, chance: f64) -> bool {
        self.uniform() < chance
    }

    /// A whole number below `count`, which is at least 1; the least likely is within 2⁻⁴⁰ of the
    /// likeliest for counts up to 2²⁴.
    pub fn below(&mut self, count: usize) -> usize {
        let wide = u128::from(self.bits()) * count as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        self.normals.draw(&mut self.source)
    }

    /// Chi-squared with `freedom` degrees, more than 2: G. Marsaglia and W. W. Tsang, "A simple
    /// method for generating gamma variables", 2000.
    pub fn chi_squared(&mut self, freedom: f64) -> f64 {
        let d = freedom / 2.0 - 1.0 / 3.0;
        let c = 1.0 / (3.0 * libm::sqrt(d));
        loop {
            let x = self.normal();
            let cube = 1.0 + c * x;
            if cube <= 0.0 {
                continue;
            }
            let v = cube * cube * cube;
            if libm::log(self.uniform()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return 2.0 * d * v;
            }
        }
    }
}

/// The upper 53 bits as a whole number.
pub fn high_bits(bits: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let whole = (bits >> 11) as f64;
    whole
}
