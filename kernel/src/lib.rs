//! The inner loop of many random paths: an account, already compiled to straight lines, judged at every
//! close of several paths at once.
//!
//! It is a package of its own because the page is compiled for size and this loop for speed. It knows
//! binary floats and nothing of money: `isocross` compiles accounts for it, and holds its results
//! against the exact walker. Nothing here depends on the machine: only `+ − × ÷`, comparisons and
//! `floor`, in a fixed order, without fused steps.

#![allow(
    clippy::float_arithmetic,
    reason = "random paths are judged in binary floats, and tested against the exact walker"
)]
#![allow(
    clippy::needless_range_loop,
    reason = "lanes are counted, so that the compiler sees them side by side"
)]

mod after;
mod block;
mod book;
mod sorted;

pub use block::Block;
pub use book::{Account, Closing, Funding, Leg, Piece, Plane, Pool, View};
pub use sorted::sorted;

/// Paths that are walked side by side.
pub const LANES: usize = 8;

/// One number for each of them.
pub type Lanes = [f64; LANES];

/// Step of a path on which nothing happened.
pub const NEVER: u32 = u32::MAX;

/// Step of a path that the kernel cannot walk to its end: a pool was closed that is closed by steps.
pub const HANDED: u32 = NEVER - 1;

/// What one path came to in one view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Account value at the last close, quote currency.
    pub end: f64,
    /// Deepest fall from an earlier high, as a fraction of that high.
    pub drawdown: f64,
    /// Step at whose close a pool was closed first; [`NEVER`]: none was. [`HANDED`]: the rest is not known.
    pub closed: u32,
}

/// Rounded to eight decimals, halves away from zero, as amounts are posted.
pub fn posted(amount: f64) -> f64 {
    let units = (amount.abs() * 1e8 + 0.5).floor() / 1e8;
    if amount < 0.0 { -units } else { units }
}
