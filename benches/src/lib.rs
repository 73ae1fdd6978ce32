//! What is measured: the same work natively, in a browser and by the twin in plain JavaScript.
//!
//! Run it with `cargo xtask bench`. The engine is the product's own; nothing of it is repeated here.

#![allow(
    clippy::float_arithmetic,
    reason = "paths of the ensemble kernel; no money is computed here"
)]

pub mod case;
pub mod many;
pub mod results;
pub mod told;
pub mod workload;
