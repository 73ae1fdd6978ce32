//! Walking an account along prices.

mod flat;
pub mod journey;
pub mod path;
pub mod stress;
pub mod walk;
