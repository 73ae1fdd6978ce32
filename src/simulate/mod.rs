//! Walking an account along prices.

pub mod bits;
pub mod events;
pub mod packed;
pub mod path;
pub mod synthetic;
pub mod utc;
