//! Prices that wander: geometric Brownian motion, and what may be added to it.

use super::correlation::{Correlation, Weights};
use super::draw::Draw;
use super::model::ModelError;
use super::real::{price, real};
use rust_decimal::{Decimal, dec};

/// Hours of a year.
const YEAR: f64 = 8_760.0;

/// Jumps: in an hour in which one comes, all markets jump, each by a size of its own. The sizes
/// have the correlations of the shocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jumps {
    /// How many a year on average, at most one an hour.
    pub per_year: Decimal,
    /// Mean of the change of price, a fraction.
    pub mean: Decimal,
    /// Standard deviation of the logarithm of 1 + change.
    pub deviation: Decimal,
}

/// A second state in which every shock is larger. The path starts in either with the share of time
/// that it is spent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regimes {
    /// Volatility of the second state as a multiple of the first's.
    pub factor: Decimal,
    /// Chance an hour of entering it.
    pub enter: Decimal,
    /// Chance an hour of leaving it.
    pub leave: Decimal,
}

/// What the prices are said to do: the reader's assumptions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diffusion {
    /// Annualised volatility of each market (365 · 24 hours), a fraction.
    pub volatility: Vec<Decimal>,
    /// Annual drift μ of every price, a fraction: the mean price after t years is e^(μt) times the
    /// first. With Student's t, which has no mean price of its own, that is so of normal shocks.
    pub drift: Decimal,
    /// Correlation of the shocks.
    pub correlation: Correlation,
    /// Jumps; the drift is made up for their mean.
    pub jumps: Option<Jumps>,
    /// Degrees of freedom of Student's t for the shocks, scaled to the same variance; one scale an
    /// hour for all markets. None: normal.
    pub tails: Option<Decimal>,
    /// A second state.
    pub regimes: Option<Regimes>,
    /// Hours in which half of the logarithm's distance from the first mark is made good.
    pub half_life: Option<Decimal>,
}

impl Diffusion {
    /// Bounds of a volatility.
    pub const VOLATILITIES: (Decimal, Decimal) = (Decimal::ZERO, Decimal::TEN);
    /// Bounds of the drift.
    pub const DRIFTS: (Decimal, Decimal) = (dec!(-10), Decimal::TEN);
    /// Bounds of jumps a year.
    pub const JUMPS: (Decimal, Decimal) = (Decimal::ZERO, dec!(8760));
    /// Bounds of a jump's mean.
    pub const JUMP_MEANS: (Decimal, Decimal) = (dec!(-0.99), Decimal::TEN);
    /// Bounds of a jump's deviation.
    pub const JUMP_DEVIATIONS: (Decimal, Decimal) = (Decimal::ZERO, dec!(2));
    /// Bounds of the degrees of freedom: with 2 there is no variance.
    pub const TAILS: (Decimal, Decimal) = (dec!(2.1), dec!(200));
    /// Bounds of the second state's factor.
    pub const FACTORS: (Decimal, Decimal) = (dec!(0.05), dec!(20));
    /// Bounds of a chance.
    pub const CHANCES: (Decimal, Decimal) = (Decimal::ZERO, Decimal::ONE);
    /// Bounds of the half-life, hours.
    pub const HALF_LIVES: (Decimal, Decimal) = (Decimal::ONE, dec!(100_000));

    fn check(&self) -> Result<(), ModelError> {
        let out = |value: Decimal, bounds: (Decimal, Decimal)| value < bounds.0 || value > bounds.1;
        let wild = |volatility: &Decimal| out(*volatility, Self::VOLATILITIES);
        if let Some(market) = self.volatility.iter().position(wild) {
            return Err(ModelError::Volatility { market });
        }
        if out(self.drift, Self::DRIFTS) {
            return Err(ModelError::Drift);
        }
        if let Some(jumps) = self.jumps
            && (out(jumps.per_year, Self::JUMPS)
                || out(jumps.mean, Self::JUMP_MEANS)
                || out(jumps.deviation, Self::JUMP_DEVIATIONS))
        {
            return Err(ModelError::Jumps);
        }
        if self.tails.is_some_and(|tails| out(tails, Self::TAILS)) {
            return Err(ModelError::Tails);
        }
        if let Some(regimes) = self.regimes
            && (out(regimes.factor, Self::FACTORS)
                || out(regimes.enter, Self::CHANCES)
                || out(regimes.leave, Self::CHANCES))
        {
            return Err(ModelError::Regimes);
        }
        match self.half_life {
            Some(hours) if out(hours, Self::HALF_LIVES) => Err(ModelError::HalfLife),
            _ => Ok(()),
        }
    }
}

/// A [`Diffusion`] as numbers of one hour.
#[derive(Debug)]
pub struct Walk {
    /// Standard deviation of each market's shock.
    deviation: Vec<f64>,
    drift: f64,
    weights: Weights,
    jumps: Option<Leap>,
    tails: Option<f64>,
    regimes: Option<States>,
    /// Share of the logarithm's distance from the first mark made good.
    pull: f64,
}

#[derive(Debug)]
struct Leap {
    chance: f64,
    /// Of the logarithm.
    mean: f64,
    deviation: f64,
    /// Logarithm of the mean factor of an hour, whether or not a jump comes.
    made_up: f64,
}

#[derive(Debug)]
struct States {
    factor: f64,
    enter: f64,
    leave: f64,
    share: f64,
}

/// What is random in an hour.
#[derive(Debug, Default)]
struct Hour {
    shocks: Vec<f64>,
    sizes: Vec<f64>,
    /// Factor of every shock's size.
    scale: f64,
    /// Standard deviation as a multiple of the first state's.
    state: f64,
    jumps: bool,
}

impl Walk {
    /// The hour's numbers.
    pub fn new(of: &Diffusion) -> Result<Self, ModelError> {
        of.check()?;
        if let Correlation::Pairs(pairs) = &of.correlation
            && pairs.iter().any(|pair| pair.abs() > Decimal::ONE)
        {
            return Err(ModelError::Pairs);
        }
        let hour = libm::sqrt(1.0 / YEAR);
        let deviation = of.volatility.iter().map(|&sigma| real(sigma) * hour);
        Ok(Self {
            deviation: deviation.collect(),
            drift: real(of.drift) / YEAR,
            weights: Weights::new(&of.correlation, of.volatility.len())?,
            jumps: of.jumps.as_ref().map(Leap::new),
            tails: of.tails.map(real),
            regimes: of.regimes.as_ref().map(States::new),
            pull: of.half_life.map_or(0.0, |hours| {
                1.0 - libm::exp(-core::f64::consts::LN_2 / real(hours))
            }),
        })
    }

    /// Writes a path, a row an hour.
    pub fn fill<'a>(&self, draw: &mut Draw<'_>, rows: impl Iterator<Item = &'a mut [f64]>) {
        let markets = self.deviation.len();
        let mut hour = Hour {
            shocks: vec![0.0; markets],
            sizes: vec![0.0; markets],
            ..Hour::default()
        };
        let mut stormy = match &self.regimes {
            Some(states) => draw.happens(states.share),
            None => false,
        };
        // Logarithm and level of each price.
        let mut at = vec![(0.0, 1.0); markets];
        for row in rows {
            self.draw(draw, &mut stormy, &mut hour);
            for (market, out) in row.iter_mut().enumerate() {
                let change = self.change(market, at[market].0, &hour);
                let (log, level) = &mut at[market];
                *log += change;
                *level = if self.pull > 0.0 {
                    libm::exp(*log)
                } else {
                    *level * libm::exp(change)
                };
                *out = price(*level);
            }
        }
    }

    /// The hour's random numbers, always in this order.
    fn draw(&self, draw: &mut Draw<'_>, stormy: &mut bool, hour: &mut Hour) {
        hour.state = 1.0;
        if let Some(states) = &self.regimes {
            let chance = if *stormy { states.leave } else { states.enter };
            *stormy ^= draw.happens(chance);
            if *stormy {
                hour.state = states.factor;
            }
        }
        for shock in &mut hour.shocks {
            *shock = draw.normal();
        }
        hour.scale = match self.tails {
            Some(freedom) => libm::sqrt((freedom - 2.0) / draw.chi_squared(freedom)),
            None => 1.0,
        };
        hour.jumps = match &self.jumps {
            Some(leap) => draw.happens(leap.chance),
            None => false,
        };
        if hour.jumps {
            for size in &mut hour.sizes {
                *size = draw.normal();
            }
        }
    }

    /// Change of a market's logarithm in this hour.
    fn change(&self, market: usize, log: f64, hour: &Hour) -> f64 {
        let deviation = self.deviation[market] * hour.state;
        let shock = self.weights.shock(market, &hour.shocks) * hour.scale;
        let mut change = self.drift - 0.5 * deviation * deviation + deviation * shock;
        if let Some(leap) = &self.jumps {
            change -= leap.made_up;
            if hour.jumps {
                change += leap.mean + leap.deviation * self.weights.shock(market, &hour.sizes);
            }
        }
        change - self.pull * log
    }
}

impl Leap {
    fn new(jumps: &Jumps) -> Self {
        let chance = real(jumps.per_year) / YEAR;
        let (mean, deviation) = (real(jumps.mean), real(jumps.deviation));
        Self {
            chance,
            mean: libm::log(1.0 + mean) - 0.5 * deviation * deviation,
            deviation,
            made_up: libm::log(1.0 + chance * mean),
        }
    }
}

impl States {
    fn new(regimes: &Regimes) -> Self {
        let (enter, leave) = (real(regimes.enter), real(regimes.leave));
        let either = enter + leave;
        Self {
            factor: real(regimes.factor),
            enter,
            leave,
            share: if either > 0.0 { enter / either } else { 0.0 },
        }
    }
}
