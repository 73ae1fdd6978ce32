//! Random paths, in floating point: the one room of the engine where money is not `Decimal`.
//!
//! A seed and a number make a path, to the last bit the same in every browser and natively:
//! exponentials and logarithms are libm's, sums have a fixed order, the generator is pinned, and
//! no step is fused. Every price handed out is a multiple of 10⁻⁸ of the first mark, so that
//! `Decimal` and floating point walk the same one.
#![allow(
    clippy::float_arithmetic,
    reason = "the room for floats that architecture.md names: thousands of random paths"
)]

mod compile;
mod correlation;
mod diffusion;
mod draw;
mod history;
mod model;
mod normal;
mod real;
mod results;
mod run;
mod statistics;
mod volatility;

pub use compile::{Terms, compile};
pub use correlation::Correlation;
pub use diffusion::{Diffusion, Jumps, Regimes};
pub use history::{History, SOURCES, Source};
pub use model::{Model, ModelError, STEPS};
pub use real::{from_real, real};
pub use results::{ColumnResults, Fan, Figure, PERCENTILES, Results};
pub use run::{Column, Course, Ensemble, FAN_PATHS, FAN_STEPS, PATHS, Plan, Progress, walked};
pub use statistics::{Estimate, Ordered, mean, ratio, share};
pub use volatility::{realised, rolling};
