//! A model of random prices, and the paths it makes.

use super::diffusion::{Diffusion, Walk};
use super::draw::Draw;
use super::history::{Blocks, History};
use super::normal::Normals;
use super::real::price_exactly;
use crate::simulate::path::{Bar, Clock, PricePath, Track};
use crate::words::paths as words;
use rust_decimal::Decimal;

/// Fewest and most hours of a path.
pub const STEPS: (usize, usize) = (2, 2_000);

/// Why there is no such model. Markets are named by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// Fewer or more steps than [`STEPS`].
    Steps,
    /// Annualised volatility out of bounds.
    Volatility {
        /// The market.
        market: usize,
    },
    /// Annual drift out of bounds.
    Drift,
    /// A correlation is missing or beyond ±1.
    Pairs,
    /// No prices could have these correlations.
    NotPositiveDefinite {
        /// The first market whose correlations contradict those among the markets before it.
        row: usize,
    },
    /// Jumps a year, their mean or their deviation out of bounds.
    Jumps,
    /// Degrees of freedom out of bounds.
    Tails,
    /// Chances or factor of the second state out of bounds.
    Regimes,
    /// Half-life out of bounds.
    HalfLife,
    /// No recorded event is as long as a block, or none has this name.
    Block,
}

/// A model of random prices for all markets of a book, in steps of an hour.
#[derive(Debug)]
pub struct Model {
    steps: usize,
    tracks: usize,
    kind: Kind,
    normals: Normals,
}

#[derive(Debug)]
enum Kind {
    Walk(Walk),
    Blocks(Blocks),
}

impl Model {
    /// Prices that wander with given volatilities.
    ///
    /// # Errors
    /// When a figure is out of bounds or the correlations contradict each other.
    pub fn diffusion(of: &Diffusion, steps: usize) -> Result<Self, ModelError> {
        Self::new(Kind::Walk(Walk::new(of)?), of.volatility.len(), steps)
    }

    /// Prices put together from stretches of recorded hours.
    ///
    /// # Errors
    /// When no event has this name or is as long as a block.
    pub fn history(of: &History, steps: usize) -> Result<Self, ModelError> {
        Self::new(Kind::Blocks(Blocks::new(of)?), of.follows.len(), steps)
    }

    fn new(kind: Kind, tracks: usize, steps: usize) -> Result<Self, ModelError> {
        if !(STEPS.0..=STEPS.1).contains(&steps) {
            return Err(ModelError::Steps);
        }
        Ok(Self {
            steps,
            tracks,
            kind,
            normals: Normals::new(),
        })
    }

    /// Markets, one track each.
    #[must_use]
    pub fn tracks(&self) -> usize {
        self.tracks
    }

    /// Hours of a path.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Writes the closes of path `number` of `seed`: `out[step × tracks + track]` is a multiple of
    /// the market's first mark, within 0.000001 … 1,000,000 and itself a multiple of 10⁻⁸.
    ///
    /// `out` holds steps × tracks numbers; what is beyond is left alone, what is missing is not
    /// written. The same bits in any order of numbers, natively and in the browser.
    pub fn fill(&self, seed: u64, number: u64, out: &mut [f64]) {
        let mut draw = Draw::new(seed, number, &self.normals);
        let rows = out.chunks_exact_mut(self.tracks.max(1)).take(self.steps);
        match &self.kind {
            Kind::Walk(walk) => walk.fill(&mut draw, rows),
            Kind::Blocks(blocks) => blocks.fill(&mut draw, rows),
        }
    }

    /// The same path for the exact walker: every bar opens at the close before it, and between
    /// them runs straight. Without funding; mark and last are the same.
    #[must_use]
    pub fn path(&self, seed: u64, number: u64) -> PricePath {
        let mut closes = vec![0.0; self.steps * self.tracks];
        self.fill(seed, number, &mut closes);
        let track = |market: usize| {
            let mut open = Decimal::ONE;
            let mut mark = Vec::with_capacity(self.steps);
            for step in 0..self.steps {
                let close = price_exactly(closes[step * self.tracks + market]);
                mark.push(Bar {
                    open,
                    // No high and low of its own: the markets move from close to close together,
                    // and never meet at lows that they had at different times.
                    high: close,
                    low: close,
                    close,
                });
                open = close;
            }
            Track {
                asset: String::new(),
                last: mark.clone(),
                mark,
                funding: Vec::new(),
            }
        };
        PricePath {
            slug: "random",
            title: words::random(&number.to_string(), &seed.to_string()),
            clock: Clock::Steps,
            bar_seconds: crate::simulate::synthetic::BAR_SECONDS,
            tracks: (0..self.tracks).map(track).collect(),
            source: "",
        }
    }
}
