//! Walking an account along prices.

pub mod actions;
pub mod bits;
pub mod ensemble;
pub mod events;
pub mod flat;
pub mod indicators;
pub mod journey;
pub mod packed;
pub mod path;
pub mod stress;
mod stretch;
pub mod survival;
pub mod synthetic;
pub mod utc;
pub mod walk;
