//! Standard normal numbers by layers of equal area: G. Marsaglia and W. W. Tsang, "The ziggurat
//! method for generating random variables", 2000, with 256 layers and layer and place from
//! different bits, as J. A. Doornik advises, 2005.

use super::draw::high_bits;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::Rng;

const LAYERS: usize = 256;
/// Where the tail begins.
const TAIL: f64 = 3.654_152_885_361_009;
/// Area of every layer; that of the lowest includes the tail.
const AREA: f64 = 0.004_928_673_233_974_655;

/// Right ends of the layers, from the lowest up.
#[derive(Debug)]
pub struct Normals {
    ends: [f64; LAYERS + 1],
}

/// Height of the bell, 1 at 0.
fn height(x: f64) -> f64 {
    libm::exp(-0.5 * x * x)
}

impl Normals {
    /// The layers, computed.
    pub fn new() -> Self {
        let mut ends = [0.0; LAYERS + 1];
        ends[0] = AREA / height(TAIL);
        ends[1] = TAIL;
        for layer in 2..LAYERS {
            let below = ends[layer - 1];
            ends[layer] = libm::sqrt(-2.0 * libm::log(AREA / below + height(below)));
        }
        Self { ends }
    }

    /// The next number.
    pub fn draw(&self, source: &mut Xoshiro256PlusPlus) -> f64 {
        loop {
            let bits = source.next_u64();
            let layer = (bits & 255) as usize;
            let (end, inner) = (self.ends[layer], self.ends[layer + 1]);
            let x = (high_bits(bits) / 4_503_599_627_370_496.0 - 1.0) * end;
            if x.abs() < inner {
                return x;
            }
            if layer == 0 {
                return tail(source, x);
            }
            let (low, high) = (height(end), height(inner));
            if low + unit(source) * (high - low) < height(x) {
                return x;
            }
        }
    }
}

/// A number beyond [`TAIL`], on the side of `x`.
fn tail(source: &mut Xoshiro256PlusPlus, x: f64) -> f64 {
    loop {
        let beyond = -libm::log(unit(source)) / TAIL;
        let y = -libm::log(unit(source));
        if y + y > beyond * beyond {
            let place = TAIL + beyond;
            return if x < 0.0 { -place } else { place };
        }
    }
}

/// Evenly between 0 and 1, neither of them.
fn unit(source: &mut Xoshiro256PlusPlus) -> f64 {
    (high_bits(source.next_u64()) + 0.5) / 9_007_199_254_740_992.0
}
