//! Random paths against what is known of them in closed form, within three standard errors. Seeds
//! are fixed, so that every run makes the same paths.

#![allow(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "what is tested is floating point; samples count far below 2⁵³"
)]

mod bits;
mod forms;
mod laws;
mod models;
