//! Many random paths: the kernel in floats against the exact walker, runs in slices of any size, and what is made
//! of the outcomes.

#![allow(
    clippy::float_arithmetic,
    reason = "what is tested are floats, held against exact figures"
)]

#[path = "../accounts/mod.rs"]
mod accounts;
mod agree;
mod figures;
mod slices;
mod split;
mod told;
