//! Walking an account along prices.

pub mod path;
